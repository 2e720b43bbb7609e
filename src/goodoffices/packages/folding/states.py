"""States and what is done with them: those that are alike become one, those that another dominates fall out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from goodoffices.packages.folding.arrays import Ints, falling, first_of_equal
from goodoffices.packages.folding.buckets import FEW, grid_for
from goodoffices.packages.folding.engine import Engine, Step

MOST_ALIKE = 2**62
"""More packages alike than this are not counted: 0 stands for that."""


def best_of(values: Ints, engine: Engine, step: Step) -> tuple[Ints, Ints]:
    """Return the places of the columns that none dominates, the first of equal ones, and how many each stands for."""
    here = seen_above(values, engine, step)
    order = here[falling(values[:, here])]
    first = np.flatnonzero(first_of_equal(values[:, order]))
    keep = np.flatnonzero(engine.undominated(np.ascontiguousarray(values[:, order[first]]), step))
    alike = np.diff(np.append(first, len(order)))[keep]
    found = order[first[keep]]
    back = np.argsort(found)
    return found[back], alike[back]


def seen_above(values: Ints, engine: Engine, step: Step) -> Ints:
    """Return the places of the columns that a coarse grid does not show to be dominated."""
    if values.shape[1] < FEW:
        return np.arange(values.shape[1], dtype=np.int64)
    nothing = np.zeros((len(values), 1), dtype=np.int64)
    low, high = np.full(len(values), -(2**62)), np.full(len(values), 2**62)
    grid = grid_for(values, nothing, high, len(values))
    return np.flatnonzero(engine.survivors(values, nothing, low, high, grid, len(values), step)[0])


def times(one: Ints, other: Ints) -> Ints:
    """Return products of counts; 0, not counted, where a factor is or the product would be too large."""
    found: Ints = np.where(one.astype(np.float64) * other > MOST_ALIKE, 0, one * other)
    return found


def sums(counts: Ints, first: Ints) -> Ints:
    """Return sums of counts from each of `first` to before the next; 0 where one was not counted, or too many are."""
    if len(first) == len(counts):
        return counts
    rough = np.add.reduceat(counts.astype(np.float64), first)
    known = np.minimum.reduceat(counts, first) > 0
    return np.where(known & (rough <= MOST_ALIKE), np.add.reduceat(counts, first), 0)


def starts_of(counts: Sequence[int] | Ints) -> Ints:
    """Return where runs of so many start, and where the last ends."""
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(counts, dtype=np.int64)))
