"""Things to be divided, and what each is worth to each party: as given, or read from the issues of a scenario."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from goodoffices.packages.faults import PackagesError
from goodoffices.packages.profile import Number, Profile
from goodoffices.packages.rows import exactly
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue

SHARES = "shares"
"""The option of an issue that says that the thing can be shared out, beside the names of the parties."""


class Goods(msgspec.Struct, frozen=True, kw_only=True):
    """Things and parties, and `points[k][i]`: what having thing i, rather than not, is worth to party k.

    `shared` are the things that were said to be such as can be shared out.
    """

    parties: tuple[str, ...]
    things: tuple[str, ...]
    points: tuple[tuple[Fraction, ...], ...]
    shared: tuple[str, ...] = ()


def given(points: Mapping[str, Mapping[str, Number]]) -> Goods:
    """Return things to be divided from points by party and thing.

    Raises PackagesError: "parties-few", "items-differ", "no-items", "points-negative", and that of a number that is
    none.
    """
    parties = tuple(points)
    if len(parties) < 2:
        raise PackagesError("parties-few", found=len(parties), least=2)
    things = tuple(points[parties[0]])
    differ = {name for own in points.values() for name in set(own) ^ set(things)}
    if differ:
        raise PackagesError("items-differ", names=sorted(differ))
    numbers = tuple(tuple(exactly(points[party][thing]) for thing in things) for party in parties)
    return checked(Goods(parties=parties, things=things, points=numbers))


def goods(scenario: Scenario) -> Goods:
    """Return what a scenario has to divide: on each issue the parties are the options, whoever is chosen has the thing.

    An option `shares` may stand beside them. Raises PackagesError: "not-things", "things-together", "things-bound",
    "things-others", "parties-few", "points-negative".
    """
    parties, space = scenario.parties, scenario.space
    if len(parties) < 2:
        raise PackagesError("parties-few", found=len(parties), least=2)
    for issue in space.issues:
        if set(issue.options) - {SHARES} != set(parties):
            raise PackagesError("not-things", issue=issue.name, parties=parties)
    if space.constraints:
        raise PackagesError("things-bound")
    for own in scenario.profiles:
        if own.together:
            raise PackagesError("things-together", party=own.party)
    return checked(
        Goods(
            parties=parties,
            things=tuple(issue.name for issue in space.issues),
            points=tuple(_worth(own, space.issues) for own in scenario.profiles),
            shared=tuple(issue.name for issue in space.issues if SHARES in issue.options),
        )
    )


def _worth(own: Profile, issues: tuple[Issue, ...]) -> tuple[Fraction, ...]:
    """Return what having each thing is worth more to a party than that another has it, whoever that is."""
    found = []
    for issue, points in zip(issues, own.points, strict=True):
        worth = dict(zip(issue.options, points, strict=True))
        others = {one for name, one in worth.items() if name not in (own.party, SHARES)}
        if len(others) > 1:
            raise PackagesError("things-others", party=own.party, issue=issue.name)
        found.append(Fraction(worth[own.party] - others.pop(), own.scale))
    return tuple(found)


def checked(made: Goods) -> Goods:
    """Return things that can be divided. Raises PackagesError: "no-items", "points-negative", "worth-nothing"."""
    if not made.things:
        raise PackagesError("no-items")
    for party, own in zip(made.parties, made.points, strict=True):
        if min(own) < 0:
            raise PackagesError("points-negative", found=float(min(own)))
        if not any(own):
            raise PackagesError("worth-nothing", party=party)
    return made
