"""A division of whole things, bettered until no other is better for one party and worse for nobody."""

from __future__ import annotations

from goodoffices.packages.answers import Sure
from goodoffices.packages.dividing.goods import Goods
from goodoffices.packages.improving import improve
from goodoffices.packages.profile import profile
from goodoffices.packages.scenario import MOST_PARTIES, Scenario
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.watching import Watch


def bettered(made: Goods, to: tuple[int, ...], watch: Watch) -> tuple[tuple[int, ...], Sure]:
    """Return a division that leaves nobody worse, and how sure it is that no other betters it. Raises Stopped."""
    if len(made.parties) > MOST_PARTIES:
        return to, Sure("found")
    space = Space(tuple(Issue(thing, made.parties) for thing in made.things))
    profiles = tuple(
        profile(space, party, {thing: {party: one} for thing, one in zip(made.things, own, strict=True)})
        for party, own in zip(made.parties, made.points, strict=True)
    )
    if any(own.rounded for own in profiles):
        return to, Sure("found")
    found = improve(Scenario(space, profiles), to, leap=True, watch=watch)
    return found.package, found.sure
