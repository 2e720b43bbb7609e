"""The best packages of a goal: bounds first, then all packages near enough to them, until nothing better can be left.

A short search, which keeps little, says how far from the bound a good package lies. Then everything within a part of
that distance is gathered, then more, until the best one found is within: all that equal it have been found by then.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from goodoffices.packages.programs.allowance import Allowance
from goodoffices.packages.programs.bound import Bound, bound
from goodoffices.packages.programs.goal import NEAR, Goal
from goodoffices.packages.programs.linear import Lows
from goodoffices.packages.programs.model import Model, Real, Whole
from goodoffices.packages.programs.near import FEW, Near, gather, points_of
from goodoffices.packages.programs.polish import polish

FIRST_PART = 1 / 10
"""What part of the distance to the best one found is searched first; less where none was found."""
WIDER = 1.35
"""How much wider each search is than the one before; twice that while there is little to go through."""
LITTLE = 3_000
TRIES = 3
"""So often a search that had no room is narrowed, half way to one that had."""


class Found(NamedTuple):
    """Packages: options (n, issues), points (n, parties), what the goal is there, and what it cannot be above.

    `counts` (n,): for how many packages each stands. `complete`: every package whose goal is the largest is there.
    """

    options: Whole
    points: Whole
    measure: float
    most: float
    complete: bool
    counts: Real


def best(
    model: Model,
    goal: Goal,
    lows: Lows,
    allowance: Allowance,
    *,
    step: float | None = None,
    asked: float = -np.inf,
) -> Found | None:
    """Return the packages that are best for a goal, or None where none leaves each party its least.

    None too where none is as good as what is `asked`. With a `step`, below which no two packages differ, one of the
    best is enough. Where time or room runs out, what was found is returned with the bound that was proved; it may be
    empty.
    """
    limit = bound(model, goal, lows, allowance)
    if limit is None or limit.most < asked - NEAR * max(1.0, abs(asked)):
        return None
    search = _Search(model, goal, limit, lows, allowance, ((step or 0.0) * (1 - NEAR), asked))
    search.look(search.whole, kept=FEW)
    search.polished()
    if step is not None and search.needed <= 0:
        return search.found._replace(complete=True)
    return search.widened()


class _Search:
    """One search, wider and wider, with the best found so far."""

    def __init__(
        self, model: Model, goal: Goal, limit: Bound, lows: Lows, allowance: Allowance, wish: tuple[float, float]
    ) -> None:
        self._of = (model, goal, limit, lows)
        self._allowance = allowance
        self._step, self._asked = wish
        self._limit = limit
        self.whole = sum(float(each.max()) for each in (*limit.options, *limit.combinations))
        nothing = np.zeros((0, len(model.points)), np.int64), np.zeros((0, len(lows)), np.int64)
        self.found = Found(*nothing, -np.inf, limit.most, False, np.zeros(0))

    @property
    def needed(self) -> float:
        """How far behind the bound has to be looked, given the best found so far."""
        return min(self.whole, self._limit.most - max(self.found.measure, self._asked) - self._step)

    def look(self, behind: float, kept: int | None = None) -> Near:
        """Gather what falls behind by so much, and keep the best of it."""
        model, goal, limit, lows = self._of
        # as long as not all are gone through, those nearer to the bound are enough
        asked = limit.most - behind if behind < self.whole and kept is None else -np.inf
        asked = max(asked, self._asked, self.found.measure)
        near = gather(model, goal, limit, lows, behind, self._allowance, asked=asked, kept=kept)
        here = _best_of(goal, near, self.found.most)
        # what reaches as far as is needed has all that equal the best
        last = near.complete and behind >= self.needed and here.measure >= self.found.measure - NEAR
        if len(here.points) and (last or here.measure > self.found.measure):
            self.found = here
        return near

    def polished(self) -> None:
        """Make the best found so far better, as far as single changes do."""
        model, goal, limit, lows = self._of
        if not len(self.found.points):
            return
        options = polish(model, goal, limit, lows, self.found.options[0].tolist())
        points = np.array([points_of(model, options)], np.int64)
        measure = float(goal.measure(points)[0])
        if measure > self.found.measure:
            self.found = Found(np.array([options], np.int64), points, measure, self.found.most, False, np.ones(1))

    def widened(self) -> Found | None:
        """Look wider, until the best one found is nearer than all that was not looked at."""
        first = FIRST_PART if len(self.found.points) else FIRST_PART**3
        seen, behind, room, tries = 0.0, self.needed * first, np.inf, TRIES
        while True:
            behind = max(0.0, min(self.needed, behind))
            near = self.look(behind)
            if near.complete:
                seen = behind
                most = max(self._limit.most - behind, self.found.measure)
                self.found = self.found._replace(most=min(most, self.found.most))
                if behind >= self.needed:
                    known = self.found.measure > -np.inf
                    return self.found._replace(complete=True) if known else None
                behind = max(NEAR, behind * WIDER * (2 if near.width < LITTLE else 1))
            else:
                room, tries = behind, tries - 1
                self.polished()
            # what was found may be so much better that less is enough
            if behind >= room and self.needed >= room:
                behind = (seen + room) / 2
            if self._allowance.over or not tries:
                return self.found


def _best_of(goal: Goal, near: Near, most: float) -> Found:
    """Return those of the packages gathered that floats do not tell apart from the best."""
    measures = goal.measure(near.points)
    top = float(measures.max(initial=-np.inf))
    there = np.nonzero(measures >= top - NEAR * max(1.0, abs(top)))[0] if np.isfinite(top) else np.zeros(0, np.int64)
    return Found(near.options[there], near.points[there], top, most, False, near.counts[there])
