"""Where packages come from: an efficient set, every package of a small space, or programs. All answer the same two
questions: which packages are best for a goal, and how much or how little a party can get.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np

from goodoffices.packages.answers import Efficient
from goodoffices.packages.fair.exact import Points, best_for
from goodoffices.packages.programs.allowance import Allowance
from goodoffices.packages.programs.best import Found
from goodoffices.packages.programs.every import best_of_every, every, extreme_of_every, is_small
from goodoffices.packages.programs.goal import NEAR, Goal
from goodoffices.packages.programs.linear import Lows
from goodoffices.packages.programs.model import Model, model
from goodoffices.packages.programs.solve import Solver, extreme, solve
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package

LISTED = 100
"""Packages with the same points that are listed; more are counted."""


MOST_COUNTED = 2.0**53
"""Where more are counted, floats lose some."""


class Candidates(NamedTuple):
    """Points that are best for a goal, with packages that have them and how many there are (0: not counted).

    `most` is what the goal (of a product, its logarithm) cannot be above; `complete`: all the best are here.
    """

    packages: dict[Points, tuple[Package, ...]]
    counts: dict[Points, int]
    measure: float
    most: float
    complete: bool
    method: str

    @property
    def points(self) -> list[Points]:
        """The points, in the order found."""
        return list(self.packages)


class Source(Protocol):
    """Anything that packages come from."""

    def best(self, goal: Goal, lows: Lows, asked: float = -np.inf) -> Candidates | None:
        """Return the packages that are best for a goal and leave each party its least, or None.

        Those that are worse than what is `asked` may be left out.
        """

    def extreme(self, party: int, lows: Lows, sign: int = 1) -> tuple[int, int] | None:
        """Return the most (with `sign` -1 the least) that a party can get, and a bound; None where nothing is left."""


class Programs:
    """Packages from programs, or from going through all of them where these are few."""

    def __init__(
        self, scenario: Scenario, allowance: Allowance, solver: Solver = "auto", *, small: bool = True
    ) -> None:
        self._scenario = scenario
        self._model = model(scenario)
        self.allowance = allowance
        self._solver: Solver = solver
        self._every = every(self._model) if small and solver == "auto" and is_small(self._model) else None

    def best(self, goal: Goal, lows: Lows, asked: float = -np.inf) -> Candidates | None:
        """Return the packages that are best for a goal and leave each party its least, or None."""
        made = self._model
        there = goal._replace(base=_less(goal.base, made.offsets))
        floors = _less(lows, made.offsets)
        if self._every is not None:
            found = best_of_every(self._every, there, floors)
        else:
            found = solve(made, there, floors, self.allowance, solver=self._solver, asked=asked)
        return None if found is None or not len(found.points) else _candidates(found, made, goal, self._said(found))

    def extreme(self, party: int, lows: Lows, sign: int = 1) -> tuple[int, int] | None:
        """Return the most (with `sign` -1 the least) that a party can get, and a bound; None where nothing is left."""
        made = self._model
        if self._every is not None:
            found = extreme_of_every(self._every, party, _less(lows, made.offsets), sign)
            return None if found is None else (found + made.offsets[party],) * 2
        who = [one for one, low in enumerate(lows) if low is not None or one == party]
        part = model(self._scenario, who)
        floors = _less([lows[one] for one in who], part.offsets)
        return extreme(part, who.index(party), floors, self.allowance, sign=sign, solver=self._solver)

    def _said(self, found: Found) -> str:
        if self._every is not None:
            return "every package"
        return "near packages" if found.complete else {"auto": "highs"}.get(self._solver, self._solver)


class Front:
    """Packages from an efficient set; what lies outside of it comes from another source."""

    def __init__(self, front: Efficient, outside: Source, reach: Sequence[int]) -> None:
        self._front = front
        self._outside = outside
        self._points = np.array(front.points, np.int64).reshape(len(front.points), len(reach))
        share = front.sure.most if front.sure.sort == "loss" else 0.0
        self._loss = np.array([int(np.ceil(share * each)) for each in reach], np.int64)

    def best(self, goal: Goal, lows: Lows, asked: float = -np.inf) -> Candidates | None:
        """Return the points of the set that are best for a goal and leave each party its least, or None."""
        if any(low is None for low in lows):
            return self._outside.best(goal, lows, asked)
        kept = np.nonzero((self._points >= np.array(lows, np.int64)).all(axis=1))[0]
        if not len(kept):
            return None
        measures = goal.measure(self._points[kept])
        top = float(measures.max())
        near = kept[measures >= top - NEAR * max(1.0, abs(top))].tolist()
        chosen = set(best_for(goal, [self._front.points[at] for at in near]))
        places = [at for at in near if self._front.points[at] in chosen]
        alike = self._front.alike or (0,) * len(self._front.points)
        return Candidates(
            {self._front.points[at]: (self._front.packages[at],) for at in places},
            {self._front.points[at]: alike[at] for at in places},
            top,
            float(goal.measure(self._points[kept] + self._loss).max()),
            not self._loss.any(),
            "front",
        )

    def extreme(self, party: int, lows: Lows, sign: int = 1) -> tuple[int, int] | None:
        """Return the most that a party gets in the set, and a bound; the least of all comes from outside of it."""
        if sign < 0 or any(low is None for low in lows):
            return self._outside.extreme(party, lows, sign)
        mine = self._points[(self._points >= np.array(lows, np.int64)).all(axis=1), party]
        return (int(mine.max()), int(mine.max() + self._loss[party])) if len(mine) else None


def _less(points: Sequence[int | None], offsets: Sequence[int]) -> tuple[int, ...]:
    """Return points as the model counts them; None stays."""
    return tuple(None if each is None else each - off for each, off in zip(points, offsets, strict=True))  # type: ignore[misc]


def _candidates(found: Found, made: Model, goal: Goal, method: str) -> Candidates:
    offsets = np.array(made.offsets, np.int64)
    unique, where = np.unique(found.points + offsets, axis=0, return_inverse=True)
    rows = [tuple(map(int, row)) for row in unique]
    chosen = set(best_for(goal, rows))
    packages: dict[Points, list[Package]] = {row: [] for row in rows if row in chosen}
    counts = dict.fromkeys(packages, 0)
    places = zip(where.ravel().tolist(), found.options.tolist(), found.counts.tolist(), strict=True)
    for at, options, count in places:
        if (row := rows[at]) in chosen:
            counts[row] += made.count(options) * int(count)
            if (room := LISTED - len(packages[row])) > 0:
                packages[row] += made.packages(options, room)
    listed = {row: tuple(sorted(each)) for row, each in packages.items()}
    sure = found.complete and float(found.counts.max()) < MOST_COUNTED
    counted = counts if sure else dict.fromkeys(counts, 0)
    return Candidates(listed, counted, found.measure, found.most, found.complete, method)
