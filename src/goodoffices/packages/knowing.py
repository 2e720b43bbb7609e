"""What a file says of parties' wishes as the statements that doubt reckons with, numbers and words put together.

Where a party has both, the numbers say how the options of one issue compare with each other and what no deal is worth;
how issues weigh against each other is in doubt, and only what is said bounds it. What is said of the options of an
issue stands in the place of their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from goodoffices.packages.knowledge import (
    Acceptable,
    AtLeastTimes,
    Knowledge,
    OptionRanking,
    Prefers,
    Ranking,
    Score,
    Scores,
    Statement,
    Unacceptable,
    Weight,
)
from goodoffices.packages.profile import Profile
from goodoffices.packages.reading.said import Said
from goodoffices.packages.space import Space


def known(
    space: Space, parties: Iterable[str], profiles: Iterable[Profile | None], said: Iterable[Said]
) -> tuple[Knowledge | Profile, ...]:
    """Return for each party what is known of it: its profile where nothing is in doubt, or else its knowledge."""
    every = list(said)
    found: list[Knowledge | Profile] = []
    for party, own in zip(parties, profiles, strict=True):
        statements = tuple(one for about in every if about.party == party for one in statements_of(about))
        if own is not None and not statements:
            found.append(own)
        else:
            found.append(Knowledge(party, (*statements, *_numbers(space, own, statements)), _reserve(own)))
    return tuple(found)


def statements_of(about: Said) -> Iterator[Statement]:
    """Give what a statement of a file comes to; nothing for one that doubt has no use for (`unused`)."""
    fields, source = about.fields, {"by": about.by, "said": about.said}
    match about.kind:
        case "ranking":
            yield Ranking(issues=fields["order"], **source)
        case "option-ranking":
            yield OptionRanking(issue=fields["issue"], options=fields["order"], **source)
        case "at-least-times":
            yield AtLeastTimes(issue=fields["more"], than=fields["less"], times=fields["times"], **source)
        case "interval" if "package" not in fields:
            yield _between(fields, source)
        case "acceptable":
            yield Acceptable(package=fields["package"], **source)
        case "unacceptable":
            yield Unacceptable(package=fields["package"], **source)
        case "prefers":
            yield Prefers(package=fields["package"], over=fields["to"], **source)


def unused(said: Iterable[Said]) -> tuple[Said, ...]:
    """Return the statements that doubt has no use for: what a whole package is worth, in numbers."""
    return tuple(one for one in said if one.kind == "interval" and "package" in one.fields)


def _between(fields: Mapping[str, Any], source: Mapping[str, str]) -> Statement:
    least = 0.0 if fields["least"] is None else fields["least"]
    most = 1.0 if fields["most"] is None else fields["most"]
    if fields.get("option") is not None:
        return Score(issue=fields["issue"], option=fields["option"], least=least, most=most, **source)
    return Weight(issue=fields["issue"], least=least, most=most, **source)


def _numbers(space: Space, own: Profile | None, statements: Iterable[Statement]) -> Iterator[Statement]:
    """Give how the options of an issue compare by the numbers, for issues of which nothing else is said."""
    otherwise = {one.issue for one in statements if isinstance(one, OptionRanking | Score | Scores)}
    for issue, points in zip(space.issues, own.points if own else (), strict=own is not None):
        least, most = min(points), max(points)
        if issue.name not in otherwise and most > least:
            scores = {o: (p - least) / (most - least) for o, p in zip(issue.options, points, strict=True)}
            yield Scores(issue=issue.name, scores=scores, said=f"{issue.name}: its numbers")


def _reserve(own: Profile | None) -> tuple[float, float] | None:
    """Return what no deal is worth, from 0, the worst package, to 1, the best; not known without numbers."""
    if own is None:
        return 0.0, 1.0
    least, most = sum(map(min, own.points)), sum(map(max, own.points))
    if own.reserve is None or own.reserve <= least:
        return None
    share = min(1.0, (own.reserve - least) / (most - least)) if most > least else 1.0
    return share, share
