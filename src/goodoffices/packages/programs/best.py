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
from goodoffices.packages.programs.model import Model, Whole
from goodoffices.packages.programs.near import Near, gather

FIRST = 1_000
"""Partial packages kept in the short search."""
WIDER = 1.4
"""How much wider each search is than the one before."""
PART = 0.15
"""What part of the distance to the best one found is searched first."""


class Found(NamedTuple):
    """Packages: options (n, issues), points (n, parties), the best first found among them, and the bound.

    `complete`: every package whose goal is the largest is there. `most` is what the goal cannot be above.
    """

    options: Whole
    points: Whole
    measure: float
    most: float
    complete: bool


def best(model: Model, goal: Goal, lows: Lows, allowance: Allowance, step: float | None = None) -> Found | None:
    """Return the packages that are best for a goal, or None where no package leaves each party its least.

    With a `step`, below which no two packages differ, one of the best is enough. Where time or room runs out, what was
    found is returned with the bound that was proved; it may be empty.
    """
    limit = bound(model, goal, lows, allowance)
    if limit is None:
        return None
    most = sum(float(each.max()) for each in (*limit.options, *limit.combinations))
    first = gather(model, goal, limit, lows, most, allowance, kept=FIRST)
    found = _best_of(goal, first, limit.most)
    if step is not None and limit.most - found.measure < step * (1 - NEAR):
        return found._replace(complete=True)
    return _widened(model, goal, limit, lows, allowance, found, (most, step or 0.0))


def _best_of(goal: Goal, near: Near, most: float) -> Found:
    """Return those of the packages gathered that floats do not tell apart from the best."""
    measures = goal.measure(near.points)
    top = float(measures.max(initial=-np.inf))
    there = np.nonzero(measures >= top - NEAR * max(1.0, abs(top)))[0] if np.isfinite(top) else np.zeros(0, np.int64)
    return Found(near.options[there], near.points[there], top, most, False)


def _widened(
    model: Model,
    goal: Goal,
    limit: Bound,
    lows: Lows,
    allowance: Allowance,
    found: Found,
    reach: tuple[float, float],
) -> Found | None:
    """Gather more and more, until the best one found is nearer than all that was not looked at."""
    whole, step = reach
    behind, proved = 0.0, limit.most
    while True:
        needed = max(0.0, min(whole, limit.most - found.measure - step * (1 - NEAR)))
        behind = min(needed, max(behind * WIDER, needed * PART if found.measure > -np.inf else whole * 1e-3))
        near = gather(model, goal, limit, lows, behind, allowance)
        here = _best_of(goal, near, limit.most)
        if here.measure >= found.measure - (0 if near.complete else np.inf) and len(here.points):
            found = here if here.measure >= found.measure else found
        if not near.complete or (allowance.over and behind < needed):
            return found._replace(most=proved)
        proved = max(limit.most - behind, found.measure)
        if found.measure > -np.inf and behind >= limit.most - found.measure - step * (1 - NEAR) - NEAR / 2:
            return found._replace(most=proved, complete=True)
        if behind >= whole:
            return None if found.measure == -np.inf else found._replace(most=proved, complete=True)
