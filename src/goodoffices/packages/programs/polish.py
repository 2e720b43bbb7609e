"""Polishing: one package made better by changing an option or two at a time, as long as that helps.

It proves nothing; it finds early how good a package there is, and so how little has to be gone through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from goodoffices.packages.programs.bound import Bound
from goodoffices.packages.programs.goal import NEAR, Goal
from goodoffices.packages.programs.linear import Lows
from goodoffices.packages.programs.model import Model, Real, Whole
from goodoffices.packages.programs.near import NO_FLOOR, points_of

CHANGES = 160
"""So many single changes are looked at, those to the cheapest options, alone and two at a time."""
ROUNDS = 40


class Changes(NamedTuple):
    """Single changes: to which option of which issue, and what they do to points and sums, a column each."""

    issues: Whole
    options: Whole
    points: Whole
    sums: Whole


def polish(model: Model, goal: Goal, bound: Bound, lows: Lows, options: Sequence[int]) -> tuple[int, ...]:
    """Return a package as good as the one given, or better, that satisfies what that one does."""
    issues = np.repeat(np.arange(len(bound.options)), [len(each) for each in bound.options])
    places = np.concatenate([np.arange(len(each)) for each in bound.options])
    cheapest = np.argsort(np.concatenate(bound.options), kind="stable")[:CHANGES]
    issues, places = issues[cheapest], places[cheapest]
    together = _together(model, issues)
    floors = np.array([NO_FLOOR if low is None else low for low in lows], np.int64)
    here = list(options)
    for _ in range(ROUNDS):
        changes = _changes(model, here, issues, places)
        best = _best(model, goal, floors, here, changes, together)
        if best is None:
            break
        for change in best:
            here[int(issues[change])] = int(places[change])
    return tuple(here)


def _together(model: Model, issues: Whole) -> npt.NDArray[np.bool_]:
    """Return which pairs of changes do not simply add up: on the same issue, or on issues that count together."""
    same: npt.NDArray[np.bool_] = issues[:, None] == issues[None, :]
    for clique in model.cliques:
        inside = np.isin(issues, clique.issues)
        same |= inside[:, None] & inside[None, :]
    return same


def _changes(model: Model, here: Sequence[int], issues: Whole, places: Whole) -> Changes:
    points = np.zeros((len(model.parties), len(issues)), np.int64)
    sums = np.zeros((len(model.sums), len(issues)), np.int64)
    for issue in np.unique(issues).tolist():
        there = np.nonzero(issues == issue)[0]
        points[:, there] = model.points[issue][:, places[there]] - model.points[issue][:, here[issue]][:, None]
        for row, one in enumerate(model.sums):
            if issue in one.numbers:
                sums[row, there] = one.numbers[issue][places[there]] - one.numbers[issue][here[issue]]
        for clique in (one for one in model.cliques if issue in one.issues):
            now = [np.full(len(there), here[each]) for each in clique.issues]
            before = clique.points[:, clique.at(now)]
            now[clique.issues.index(issue)] = places[there]
            points[:, there] += clique.points[:, clique.at(now)] - before
    return Changes(issues, places, points, sums)


def _best(
    model: Model, goal: Goal, floors: Whole, here: Sequence[int], changes: Changes, together: npt.NDArray[np.bool_]
) -> tuple[int, ...] | None:
    """Return the best change or pair of changes, or None where none is better."""
    points = np.array(points_of(model, here), np.int64)
    now = float(goal.measure(points[None])[0])
    count = len(changes.issues)
    one, other = np.triu_indices(count, 1)
    apart = ~together[one, other]
    one = np.concatenate([np.arange(count), one[apart]])
    other = np.concatenate([np.full(count, -1), other[apart]])
    both = (other >= 0).astype(np.int64)
    after = points[:, None] + changes.points[:, one] + changes.points[:, other] * both
    holds = (after >= floors[:, None]).all(axis=0)
    for row, each in enumerate(model.sums):
        total = sum(int(numbers[here[issue]]) for issue, numbers in each.numbers.items())
        sums = total + changes.sums[row, one] + changes.sums[row, other] * both
        holds &= (each.most is None) | (sums <= (each.most or 0))
        holds &= (each.least is None) | (sums >= (each.least or 0))
    measures: Real = np.where(holds, goal.measure(after.T), -np.inf)
    at = int(measures.argmax())
    if not measures[at] > now + NEAR * max(1.0, abs(now)):
        return None
    return (int(one[at]), int(other[at])) if other[at] >= 0 else (int(one[at]),)
