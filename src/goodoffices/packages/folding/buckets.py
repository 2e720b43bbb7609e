"""A coarse grid over candidates: most that are dominated fall out by one look each, before anything is sorted.

The first criteria are cut into buckets, each a power of two wide. A cell holds the most that any candidate in it, or
in a cell beyond it, has of the last criterion. A candidate is dominated if the cell one step beyond its own, in every
one of the first criteria, holds as much of the last as it has. Never is one marked that is not dominated.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from goodoffices.packages.folding.arrays import NOTHING, Ints

FEW = 2_000
"""Fewer candidates than this are sorted at once."""
MOST_CELLS = 2**20


class Grid(NamedTuple):
    """The grid: where each criterion starts, the shift that makes a bucket of a value, buckets a side, the cells."""

    start: Ints
    shift: Ints
    side: int
    cells: Ints


def grid_for(front: Ints, options: Ints, high: Ints, criteria: int) -> Grid:
    """Return an empty grid over the sums of states and options; of one bucket, where more would be wasted."""
    over = max(1, criteria - 1)
    start = np.minimum(front[:over].min(axis=1) + options[:over].min(axis=1), high[:over])
    width = np.minimum(front[:over].max(axis=1) + options[:over].max(axis=1), high[:over]) - start
    side = _side(front.shape[1] * options.shape[1], over) if criteria > 1 else 1
    bits = side.bit_length() - 1
    shift = np.array([max(0, int(each).bit_length() - bits) for each in width], dtype=np.int64)
    return Grid(start, shift, side, np.full(side**over, NOTHING, dtype=np.int64))


def settle(grid: Grid, over: int) -> None:
    """Let each cell hold the most of all cells at or beyond it."""
    cells = grid.cells.reshape((grid.side,) * over)
    for axis in range(over):
        turned = np.flip(cells, axis=axis)
        np.maximum.accumulate(turned, axis=axis, out=turned)


def _side(candidates: int, over: int) -> int:
    """Return how many buckets a side has: 1 where they are few, or cells would be more than there are candidates."""
    if candidates < FEW or 2**over > min(MOST_CELLS, candidates):
        return 1
    side = 2
    while (2 * side) ** over <= min(MOST_CELLS, candidates // 2):
        side *= 2
    return side
