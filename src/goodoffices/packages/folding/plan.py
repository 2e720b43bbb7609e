"""What every stage of a fold has to look at: which bounds are open, what can still come, and in which order parts go.

The sum of a bound matters from the first part whose options differ in it to the last. Before, all states have the same;
after, all have enough. In between, more than enough, with the worst that is still to come, counts as just enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial
from math import fsum
from typing import NamedTuple

import numpy as np

from goodoffices.packages.folding.arrays import NOTHING, WITHOUT_END, Ints
from goodoffices.packages.folding.problem import Part, Problem


class Stretch(NamedTuple):
    """A bound that something hangs on: its row, the first and the last stage whose options differ in it."""

    row: int
    first: int
    last: int


class Plan(NamedTuple):
    """A problem with its parts in order; the best and the worst to come, by criterion, after so many stages."""

    problem: Problem
    best: Ints
    worst: Ints
    stretches: tuple[Stretch, ...]

    @property
    def hopeless(self) -> bool:
        """Whether nothing that is needed by all can be reached."""
        return bool(np.any(self.problem.needs > self.best[:, 0]))

    def open(self, after: int) -> list[int]:
        """Return the rows of the bounds that are open after so many stages."""
        return [one.row for one in self.stretches if one.first < after <= one.last]

    def closing(self, place: int) -> list[int]:
        """Return the rows of the bounds that are settled for good at a stage."""
        return [one.row for one in self.stretches if one.last == place]

    def low(self, rows: Sequence[int], after: int) -> Ints:
        """Return the least that a state must have after so many stages, or NOTHING."""
        needs = self.problem.needs[rows]
        return np.where(needs == NOTHING, NOTHING, needs - self.best[rows, after])

    def enough(self, rows: Sequence[int], after: int) -> Ints:
        """Return what is enough for a state, whatever comes, after so many stages; NOTHING where nothing is needed."""
        needs = self.problem.needs[rows]
        return np.where(needs == NOTHING, NOTHING, needs - self.worst[rows, after])

    def high(self, rows: Sequence[int], after: int) -> Ints:
        """Return where criteria are cut off: bounds at what is enough, points nowhere."""
        bound = np.array(rows) >= self.problem.parties
        return np.where(bound, self.enough(rows, after), WITHOUT_END)


def plan_of(problem: Problem) -> Plan:
    """Return a plan of the fold, its parts in an order that keeps bounds open for few stages and states few."""
    problem = problem._replace(parts=in_order(problem))
    best = np.zeros((len(problem.needs), len(problem.parts) + 1), dtype=np.int64)
    worst = np.zeros_like(best)
    for place in range(len(problem.parts) - 1, -1, -1):
        values = problem.parts[place].values
        best[:, place] = best[:, place + 1] + values.max(axis=1)
        worst[:, place] = worst[:, place + 1] + values.min(axis=1)
    rows = range(problem.parties, len(problem.needs))
    stretches = [_stretch(problem, row) for row in rows if problem.needs[row] > worst[row, 0]]
    return Plan(problem, best, worst, tuple(one for one in stretches if one is not None))


def _stretch(problem: Problem, row: int) -> Stretch | None:
    differs = [place for place, part in enumerate(problem.parts) if np.ptp(part.values[row]) > 0]
    return Stretch(row, differs[0], differs[-1]) if differs else None


def in_order(problem: Problem) -> tuple[Part, ...]:
    """Return the parts in the order in which they are folded, those that a bound ties together next to each other.

    Taken next is the part that leaves the fewest bounds open; of these the one whose options differ most, as a share of
    each party's range, for each option that it has. Of the orders tried, on deals of many sorts, this left the fewest
    states. Not so for two parties: there few are left in any order, and narrow parts first are merged in half the time.
    The order does not hang on that of parties or issues, but for parts that are alike in both.
    """
    span = problem.span
    shares = {id(part): fsum(part.span / span) for part in problem.parts}
    if problem.parties == 2:
        waiting = sorted(problem.parts, key=lambda part: shares[id(part)])
    else:
        waiting = sorted(problem.parts, key=lambda part: -shares[id(part)] / part.values.shape[1])
    if len(problem.needs) == problem.parties:
        return tuple(waiting)
    found: list[Part] = []
    while waiting:
        counts = Counter(row for part in waiting for row in _touched(part, problem.parties))
        begun = {row for part in found for row in _touched(part, problem.parties)}
        chosen = min(waiting, key=partial(_left_open, problem, begun, counts))
        waiting = [part for part in waiting if part is not chosen]
        found.append(chosen)
    return tuple(found)


def _left_open(problem: Problem, begun: set[int], counts: Counter[int], part: Part) -> int:
    """Return how many bounds are open once a part is taken."""
    touched = _touched(part, problem.parties)
    return sum(1 for row in begun | touched if counts[row] > (row in touched))


def _touched(part: Part, parties: int) -> set[int]:
    return {row for row in range(parties, len(part.values)) if np.ptp(part.values[row]) > 0}
