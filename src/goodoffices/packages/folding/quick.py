"""The kernels, compiled by numba: the same answers as `plain`, sooner. Nothing here is imported where numba is not."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from goodoffices.packages.folding.arrays import Ints, Marks, beyond_the_last
from goodoffices.packages.folding.boxes import boxes_of, look_beyond
from goodoffices.packages.folding.buckets import Grid, settle
from goodoffices.packages.folding.compiled import compiled
from goodoffices.packages.folding.pairs import fold_pairs as pairs
from goodoffices.packages.folding.staircase import climb, stairs

__all__ = ["NAME", "in_order", "pairs", "survivors", "undominated"]
Step = Callable[[], None]
NAME = "numba"
SLICE = 500_000
"""So many points are gone through between two looks at whether somebody stopped the run."""


def survivors(front: Ints, options: Ints, low: Ints, high: Ints, grid: Grid, criteria: int, step: Step) -> Marks:
    """Return, by option and state, which sums can be needed: feasible, and not seen to be dominated on the grid.

    The first `criteria` rows are criteria, cut off at `high`; those after them are only held against `low`.
    """
    mask = np.empty((options.shape[1], front.shape[1]), dtype=np.bool_)
    many = max(1, SLICE * 8 // max(1, front.shape[1]))
    over = max(1, criteria - 1)
    if grid.side > 1:
        for at in range(0, options.shape[1], many):
            step()
            _fill(front, options[:, at : at + many], low, high, *grid, criteria)
        settle(grid, over)
    for at in range(0, options.shape[1], many):
        step()
        _mark(front, options[:, at : at + many], low, high, *grid, criteria, mask[at : at + many])
    return mask


def in_order(values: Ints, starts: Ints) -> Ints:
    """Return the order of columns that lie in runs, each in falling order; equal ones stay as they lie."""
    order = np.empty(values.shape[1], dtype=np.int64)
    _merge(values, starts, order)
    return order


def undominated(values: Ints, step: Step) -> Marks:
    """Return which columns no other dominates: they lie in falling order, no two are equal."""
    criteria, count = values.shape
    if criteria < 3:
        return beyond_the_last(values[-1]) if criteria == 2 else np.arange(count) == 0
    keep = np.empty(count, dtype=np.bool_)
    if criteria == 3:
        state = stairs()
        for at in range(0, count, SLICE):
            step()
            state = climb(*state, values[1, at : at + SLICE], values[2, at : at + SLICE], keep[at : at + SLICE])
        return keep
    boxes = boxes_of(values)
    for at in range(0, count, SLICE // 50):
        step()
        look_beyond(*boxes, values, at, keep[at : at + SLICE // 50])
    return keep


@compiled
def _fill(
    front: Ints, options: Ints, low: Ints, high: Ints, start: Ints, shift: Ints, side: int, cells: Ints, criteria: int
) -> None:
    last = criteria - 1
    for option in range(options.shape[1]):
        for state in range(front.shape[1]):
            cell = 0
            fits = True
            for row in range(front.shape[0]):
                value = front[row, state] + options[row, option]
                fits = fits and value >= low[row]
                if row < last:
                    cell = cell * side + ((min(value, high[row]) - start[row]) >> shift[row])
            if fits:
                value = min(front[last, state] + options[last, option], high[last])
                if value > cells[cell]:
                    cells[cell] = value


@compiled
def _mark(
    front: Ints,
    options: Ints,
    low: Ints,
    high: Ints,
    start: Ints,
    shift: Ints,
    side: int,
    cells: Ints,
    criteria: int,
    mask: Marks,
) -> None:
    last = criteria - 1
    for option in range(options.shape[1]):
        for state in range(front.shape[1]):
            cell = 0
            fits = True
            inside = side > 1
            for row in range(front.shape[0]):
                value = front[row, state] + options[row, option]
                fits = fits and value >= low[row]
                if row < last:
                    beyond = ((min(value, high[row]) - start[row]) >> shift[row]) + 1
                    inside = inside and beyond < side
                    cell = cell * side + beyond
            if fits and inside:
                fits = cells[cell] < min(front[last, state] + options[last, option], high[last])
            mask[option, state] = fits


@compiled
def _merge(values: Ints, starts: Ints, order: Ints) -> None:
    runs = len(starts) - 1
    at = starts[:-1].copy()
    heap = np.empty(runs, dtype=np.int64)
    count = 0
    for run in range(runs):
        if at[run] < starts[run + 1]:
            heap[count] = run
            count += 1
    for place in range(count // 2 - 1, -1, -1):
        _sink(values, at, heap, count, place)
    for out in range(len(order)):
        run = heap[0]
        order[out] = at[run]
        at[run] += 1
        if at[run] == starts[run + 1]:
            count -= 1
            heap[0] = heap[count]
        _sink(values, at, heap, count, 0)


@compiled
def _sink(values: Ints, at: Ints, heap: Ints, count: int, place: int) -> None:
    while True:
        child = 2 * place + 1
        if child >= count:
            return
        if child + 1 < count and _before(values, at, heap[child + 1], heap[child]):
            child += 1
        if not _before(values, at, heap[child], heap[place]):
            return
        heap[place], heap[child] = heap[child], heap[place]
        place = child


@compiled
def _before(values: Ints, at: Ints, one: int, other: int) -> bool:
    for row in range(values.shape[0]):
        first, second = values[row, at[one]], values[row, at[other]]
        if first != second:
            return bool(first > second)
    return one < other
