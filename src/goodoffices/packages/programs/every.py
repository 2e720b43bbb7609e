"""Every package of a small space, gone through at once: the slow twin of programs, and quicker while it is small."""

from __future__ import annotations

from math import prod
from typing import NamedTuple

import numpy as np

from goodoffices.packages.programs.best import Found
from goodoffices.packages.programs.goal import NEAR, Goal
from goodoffices.packages.programs.linear import Lows
from goodoffices.packages.programs.model import Model, Whole
from goodoffices.packages.programs.near import NO_FLOOR

SMALL = 200_000
"""So many packages at most are gone through."""


class Every(NamedTuple):
    """All packages that are allowed: options (n, issues) and points (n, parties)."""

    options: Whole
    points: Whole


def is_small(model: Model) -> bool:
    """Return whether a space is small enough to go through."""
    return prod(int(each.shape[1]) for each in model.points) <= SMALL


def every(model: Model) -> Every:
    """Return all packages of a small model that its constraints allow."""
    shape = tuple(each.shape[1] for each in model.points)
    options = np.unravel_index(np.arange(prod(shape)), shape)
    allowed = np.ones(prod(shape), bool)
    for one in model.sums:
        total = sum((numbers[options[issue]] for issue, numbers in one.numbers.items()), np.zeros(1, np.int64))
        allowed &= (one.least is None) | (total >= (one.least or 0))
        allowed &= (one.most is None) | (total <= (one.most or 0))
    chosen = [each[allowed] for each in options]
    points = np.zeros((len(model.parties), int(allowed.sum())), np.int64)
    for each, option in zip(model.points, chosen, strict=True):
        points += each[:, option]
    for clique in model.cliques:
        points += clique.points[:, clique.at([chosen[issue] for issue in clique.issues])]
    return Every(np.stack(chosen, axis=1), np.ascontiguousarray(points.T))


def best_of_every(there: Every, goal: Goal, lows: Lows) -> Found | None:
    """Return the packages that are best for a goal, or None where none leaves each party its least."""
    floors = np.array([NO_FLOOR if low is None else low for low in lows], np.int64)
    kept = np.nonzero((there.points >= floors).all(axis=1))[0]
    if not len(kept):
        return None
    measures = goal.measure(there.points[kept])
    top = float(measures.max())
    near = kept[measures >= top - NEAR * max(1.0, abs(top))]
    return Found(there.options[near], there.points[near], top, top, True, np.ones(len(near)))


def extreme_of_every(there: Every, party: int, lows: Lows, sign: int = 1) -> int | None:
    """Return the most points (with `sign` -1 the least) that a party can have; None where no package is left."""
    floors = np.array([NO_FLOOR if low is None else low for low in lows], np.int64)
    mine = there.points[(there.points >= floors).all(axis=1), party]
    return None if not len(mine) else sign * int((sign * mine).max())
