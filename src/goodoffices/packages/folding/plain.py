"""The kernels in numpy alone: the same answers as `quick`, later. Where numba is not there, these are used."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from goodoffices.packages.folding.arrays import Ints, Marks, beyond_the_last, falling
from goodoffices.packages.folding.buckets import Grid, settle
from goodoffices.packages.folding.halves import undominated_of_three

Step = Callable[[], None]
NAME = "numpy"
BLOCK = 128
"""Points that others are held against at a time."""
PART = 512
"""Points that are held against them at a time."""


def survivors(front: Ints, options: Ints, low: Ints, high: Ints, grid: Grid, criteria: int, step: Step) -> Marks:
    """Return, by option and state, which sums can be needed: feasible, and not seen to be dominated on the grid."""
    mask = np.empty((options.shape[1], front.shape[1]), dtype=np.bool_)
    for option in range(options.shape[1]):
        step()
        values = front + options[:, option, None]
        np.all(values >= low[:, None], axis=0, out=mask[option])
        if grid.side > 1:
            values = np.minimum(values, high[:, None])[:, mask[option]]
            np.maximum.at(grid.cells, _cells(values, grid, criteria, 0), values[criteria - 1])
    if grid.side > 1:
        settle(grid, criteria - 1)
        for option in range(options.shape[1]):
            step()
            values = np.minimum(front + options[:, option, None], high[:, None])
            mask[option] &= _above(values, grid, criteria)
    return mask


def in_order(values: Ints, starts: Ints) -> Ints:
    """Return the order of columns that lie in runs, each in falling order; equal ones stay as they lie."""
    return falling(values)


def undominated(values: Ints, step: Step) -> Marks:
    """Return which columns no other dominates: they lie in falling order, no two are equal."""
    criteria, count = values.shape
    if criteria < 3:
        return beyond_the_last(values[-1]) if criteria == 2 else np.arange(count) == 0
    if criteria == 3:
        return undominated_of_three(values, step)
    keep = np.zeros(count, dtype=np.bool_)
    waiting = np.arange(count)
    while len(waiting):
        step()
        block, waiting = waiting[:BLOCK], waiting[BLOCK:]
        best = block[~_dominated_by(values[:, block], values[:, block], step)]
        keep[best] = True
        waiting = waiting[~_dominated_by(values[:, waiting], values[:, best], step)]
    return keep


def pairs(first: Sequence[Sequence[int]], second: Sequence[Sequence[int]], needs: Sequence[int], memory: int) -> None:
    """Leave two parties to the stages, as all others."""


def _dominated_by(values: Ints, others: Ints, step: Step) -> Marks:
    """Return which columns have another at least as high everywhere that is not the column itself."""
    above = np.zeros(values.shape[1], dtype=np.int64)
    same = np.zeros(values.shape[1], dtype=np.int64)
    for at in range(0, values.shape[1], PART):
        step()
        part = values[:, at : at + PART, None]
        over = np.ones((part.shape[1], others.shape[1]), dtype=np.bool_)
        equal = over.copy()
        for row in range(len(values)):
            over &= others[row] >= part[row]
            equal &= others[row] == part[row]
        above[at : at + PART] = np.count_nonzero(over, axis=1)
        same[at : at + PART] = np.count_nonzero(equal, axis=1)
    dominated: Marks = above > same
    return dominated


def _cells(values: Ints, grid: Grid, criteria: int, step: int) -> Ints:
    cell = np.zeros(values.shape[1], dtype=np.int64)
    for row in range(criteria - 1):
        cell = cell * grid.side + ((values[row] - grid.start[row]) >> grid.shift[row]) + step
    return cell


def _above(values: Ints, grid: Grid, criteria: int) -> Marks:
    """Return which are at the rim of the grid, or above what the cells beyond their own hold."""
    above = np.zeros(values.shape[1], dtype=np.bool_)
    for row in range(criteria - 1):
        above |= ((values[row] - grid.start[row]) >> grid.shift[row]) + 1 >= grid.side
    inner = np.flatnonzero(~above)
    found = grid.cells[_cells(values[:, inner], grid, criteria, 1)] < values[criteria - 1, inner]
    above[inner] = found
    return above
