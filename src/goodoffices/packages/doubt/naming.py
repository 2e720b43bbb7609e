"""Whether statements name what there is in the space, with numbers that can be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from math import isfinite

import msgspec

from goodoffices.packages.faults import BadScenario, Fault, PackagesError
from goodoffices.packages.knowledge import (
    Acceptable,
    Alike,
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
    in_words,
)
from goodoffices.packages.space import Space

MOST_TIMES = 1_000.0
"""No issue is said to be more times as important as another."""
MOST_STATEMENTS = 2_000
FARTHEST = 1_000.0
"""A reserve is no farther from 0, either way."""

Places = dict[str, tuple[int, dict[str, int]]]
"""Issues by name: the place of each, and the places of its options by name."""


def places_of(space: Space) -> Places:
    """Return where each issue and option is."""
    return {
        issue.name: (place, {option: at for at, option in enumerate(issue.options)})
        for place, issue in enumerate(space.issues)
    }


def checked(space: Space, knowledge: Knowledge) -> tuple[Statement, ...]:
    """Return the statements, all of which can be read. Raises BadScenario with each fault, its words and by whom."""
    if len(knowledge.statements) > MOST_STATEMENTS:
        found = len(knowledge.statements)
        raise BadScenario(Fault(code="too-many-statements", params={"found": found, "limit": MOST_STATEMENTS}))
    faults = list(_reserve(knowledge))
    places = places_of(space)
    for place, one in enumerate(knowledge.statements):
        more = {"party": knowledge.party, "said": in_words(one), "by": one.by}
        for fault in _faults(space, places, one):
            faults.append(msgspec.structs.replace(fault, params={**more, **fault.params}, field=f"statements[{place}]"))
    if faults:
        raise BadScenario(*faults)
    return knowledge.statements


def _reserve(knowledge: Knowledge) -> Iterator[Fault]:
    if knowledge.reserve is None:
        return
    least, most = knowledge.reserve
    if not (isfinite(least) and isfinite(most) and -FARTHEST <= least <= most <= FARTHEST):
        yield Fault(code="bad-bounds", params={"least": least, "most": most, "low": -FARTHEST, "high": FARTHEST})


def _faults(space: Space, places: Places, one: Statement) -> Iterator[Fault]:
    try:
        yield from _named(space, places, one)
        yield from amiss(one)
    except PackagesError as wrong:
        yield Fault(code=wrong.code, params=wrong.params)


def amiss(one: Statement) -> Iterator[Fault]:
    """Give what is wrong with a statement in itself, whether or not there is what it names."""
    yield from _numbers(one)
    match one:
        case Ranking(issues=groups) | OptionRanking(options=groups):
            yield from _groups(groups)
        case AtLeastTimes(issue=issue, than=than):
            yield from _groups(((issue,), (than,)))
        case Prefers(package=package, over=other) | Alike(package=package, other=other):
            if set(package) != set(other) or not package:
                yield Fault(code="compared-issues")


def _numbers(one: Statement) -> Iterator[Fault]:
    match one:
        case Weight(least=least, most=most) | Score(least=least, most=most):
            if not 0 <= least <= most <= 1:
                yield Fault(code="bad-bounds", params={"least": least, "most": most, "low": 0, "high": 1})
        case Scores(scores=scores):
            for option, score in scores.items():
                if not 0 <= score <= 1:
                    yield Fault(code="bad-score", params={"option": option, "score": score})
        case AtLeastTimes(times=times):
            if not 0 < times <= MOST_TIMES:
                yield Fault(code="bad-times", params={"times": times, "limit": MOST_TIMES})
        case Alike(within=within):
            if not 0 <= within <= 1:
                yield Fault(code="bad-bounds", params={"least": 0, "most": within, "low": 0, "high": 1})


def _named(space: Space, places: Places, one: Statement) -> Iterator[Fault]:
    match one:
        case Ranking(issues=groups):
            yield from _there(places, ((issue, None) for group in groups for issue in group))
        case OptionRanking(issue=issue, options=groups):
            yield from _there(places, ((issue, option) for group in groups for option in group))
        case AtLeastTimes(issue=issue, than=than):
            yield from _there(places, ((issue, None), (than, None)))
        case Weight(issue=issue):
            yield from _there(places, ((issue, None),))
        case Score(issue=issue, option=option):
            yield from _there(places, ((issue, option),))
        case Scores(issue=issue, scores=scores):
            yield from _there(places, ((issue, None), *((issue, option) for option in scores)))
        case Acceptable(package=package) | Unacceptable(package=package):
            space.package(package)
        case Prefers(package=package, over=other) | Alike(package=package, other=other):
            yield from _there(places, (*package.items(), *other.items()))


def _there(places: Places, names: Iterable[tuple[str, str | None]]) -> Iterator[Fault]:
    for issue, option in names:
        if issue not in places:
            yield Fault(code="no-issue", params={"issue": issue})
        elif option is not None and option not in places[issue][1]:
            yield Fault(code="no-option", params={"issue": issue, "option": option})


def _groups(groups: tuple[tuple[str, ...], ...]) -> Iterator[Fault]:
    times = Counter(name for group in groups for name in group)
    yield from (Fault(code="ranked-twice", params={"name": name}) for name, often in times.items() if often > 1)
    if not groups or not all(groups):
        yield Fault(code="ranking-empty")
