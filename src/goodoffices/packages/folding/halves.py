"""Three criteria in numpy alone: the points in halves, quarters, eighths, all blocks of a level at once.

Points lie in falling order of the first criterion, so that in every block only the left half can dominate the right. In
a block taken in falling order of the second criterion, a right point is dominated if a left one before it has as much
of the third: a running maximum says so (after Kung, Luccio and Preparata, 1975, by levels instead of by recursion).
"""

from __future__ import annotations

import numpy as np

from goodoffices.packages.folding.arrays import Ints, Marks
from goodoffices.packages.folding.engine import Step


def undominated_of_three(values: Ints, step: Step) -> Marks:
    """Return which columns no other dominates: they lie in falling order, no two are equal."""
    count = values.shape[1]
    keep = np.ones(count, dtype=np.bool_)
    # ranks instead of numbers, so that block and number go into one
    ranks = np.unique(values[2], return_inverse=True)[1].astype(np.int64)
    order = np.argsort(-values[1], kind="stable")
    for level in reversed(range((count - 1).bit_length())):
        step()
        right, block = (order >> level) & 1, order >> (level + 1)
        start = block * count
        third = start + ranks[order]
        most = np.maximum.accumulate(np.where(right == 1, start - 1, third))
        keep[order[(right == 1) & (most >= third)]] = False
        order = _halved(order, right, block, level)
    return keep


def _halved(order: Ints, right: Ints, block: Ints, level: int) -> Ints:
    """Return the same with every block in two, left before right, each still in the order of the second criterion."""
    rights = np.cumsum(right)
    lefts = np.arange(1, len(order) + 1) - rights
    # all blocks before one are full: so many of each half lie before it
    before = block << level
    places = np.where(right == 1, ((2 * block + 1) << level) + rights, ((2 * block) << level) + lefts) - 1 - before
    halved = np.empty_like(order)
    halved[places] = order
    return halved
