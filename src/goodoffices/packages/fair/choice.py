"""What a solution chose: points with their packages, what it made large, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, isfinite, prod
from typing import NamedTuple

from goodoffices.packages.answers import Fair, Sure
from goodoffices.packages.fair.exact import Points, leximin
from goodoffices.packages.fair.ground import Ground, Note
from goodoffices.packages.fair.sources import LISTED, Candidates
from goodoffices.packages.faults import PackagesError, TooLarge
from goodoffices.packages.programs.goal import Goal, goal

TIED = 20
"""So many of the points that are equally good are given; how many there are is said."""
FLOATS = 1e-9
"""The smallest gap that is claimed where floats decided: HiGHS takes what is nearer for equal."""


class Choice(NamedTuple):
    """Candidates of which these points are chosen; what was made large, and how much larger it could be at most."""

    candidates: Candidates
    points: tuple[Points, ...]
    measure: float
    gap: float
    notes: tuple[Note, ...] = ()


def chosen(ground: Ground, found: Candidates, units: Sequence[int] | None = None) -> Choice:
    """Return what leximin leaves of candidates: in units, or as shares of what each party can hope for."""
    found = undominated(ground, found)
    points = found.points
    if len(points) > 1:
        points = leximin(points, ground.base, ground.hopes if units is None else units)
    gap = 0.0 if found.complete else found.most - found.measure
    return Choice(found, tuple(sorted(points, reverse=True)), found.measure, gap)


def as_product(ground: Ground, goal: Goal, choice: Choice, *, share: bool) -> Choice:
    """Return a choice whose measure is the product of gains in own units; with `share`, powers add up to 1."""
    factors = [float(factor) / (float(goal.factors.sum()) if share else 1.0) for factor in goal.factors]
    scales = [ground.scenario.profiles[party].scale for party in goal.who]
    gains = [choice.points[0][party] - ground.base[party] for party in goal.who]
    measure = prod((gain / scale) ** factor for gain, scale, factor in zip(gains, scales, factors, strict=True))
    more = choice.gap / (float(goal.factors.sum()) if share else 1.0)
    return choice._replace(measure=measure, gap=measure * (exp(min(more, 700.0)) - 1.0) if more > 0 else 0.0)


def undominated(ground: Ground, found: Candidates) -> Candidates:
    """Return candidates that nothing dominates, also where not all of the best are there: one is then carried on.

    From an efficient set, and where all of the best are there, leximin sees to that.
    """
    if found.complete or found.method == "front":
        return found
    points = found.points[0]
    try:
        onward = ground.outside.best(goal("total", points, [abs(each) + 1 for each in points]), points)
    except TooLarge:
        return found
    if onward is None or onward.measure <= 0:
        return found
    return onward._replace(measure=found.measure, most=found.most, complete=False, method=found.method)


def fairs(ground: Ground, name: str, choice: Choice) -> tuple[Fair, ...]:
    """Return a choice as answers, one for each of the points equally good, gone through by plain arithmetic."""
    tied = len(choice.points)
    notes = [*ground.notes, *choice.notes]
    if not choice.candidates.complete and choice.candidates.method != "front":
        notes.append(("equals-unsought", {}))
    found = []
    for place, points in enumerate(choice.points[:TIED], 1):
        more = [("tied", {"place": str(place), "of": str(tied)})] if tied > 1 else []
        packages = choice.candidates.packages[points]
        _gone_through(ground, packages, points)
        found.append(
            Fair(
                name=name,
                packages=packages,
                points=points,
                measure=choice.measure,
                sure=_sure(choice),
                method=choice.candidates.method,
                notes=(*notes, *more, *_alike(choice.candidates.counts[points], len(packages))),
            )
        )
    return tuple(found)


def _sure(choice: Choice) -> Sure:
    if choice.candidates.complete and choice.gap <= 0:
        return Sure()
    return Sure("gap", max(choice.gap, FLOATS)) if isfinite(choice.gap) else Sure("found")


def _alike(count: int, listed: int) -> tuple[Note, ...]:
    if not count:
        return (("alike-uncounted", {}),)
    return (("alike", {"count": str(count), "listed": str(min(listed, LISTED))}),) if count > listed else ()


def _gone_through(ground: Ground, packages: tuple[tuple[int, ...], ...], points: Points) -> None:
    """Raises PackagesError, "wrong-answer", where a package is not allowed or not worth what is said."""
    for package in packages:
        checked = ground.scenario.check(package)
        if checked.broken or checked.points != points:
            raise PackagesError("wrong-answer", package=package)
