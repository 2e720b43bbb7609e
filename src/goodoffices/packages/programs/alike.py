"""Partial packages that nothing tells apart go on as one, and those with less of everything do not go on at all.

Two of them go on alike if they are worth the same to all, count the same in every constraint and have the same classes
where combinations are still open. If one of these is worth less to some party and more to none, whatever completes it
completes the other to something better: no solution takes it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from goodoffices.packages.programs.model import Real, Whole

Bits = npt.NDArray[np.uint64]
ODD = np.uint64(0x9E3779B97F4A7C15)
SHIFT = np.uint64(29)


def kept_of(criteria: Sequence[Whole], keys: Sequence[Whole], counts: Real) -> tuple[Whole, Real]:
    """Return the places of those that go on, and for how many packages each of them stands.

    `criteria` are one or two rows that are to be large, `keys` rows that have to be the same for two to be compared.
    """
    first, second = criteria[0], criteria[-1]
    marks = _marks(keys, len(first))
    # the same keys together, the best in the first of the criteria at the front
    order = np.lexsort((-second, -first, marks))
    fresh = np.concatenate([[True], marks[order[1:]] != marks[order[:-1]]])
    if not _apart(keys, order, fresh):
        return np.arange(len(first)), counts
    group = np.cumsum(fresh) - 1
    rank = np.unique(second, return_inverse=True)[1].ravel()[order]
    # within its group, the best in the second of the criteria so far: groups lie above each other
    width = int(rank.max()) + 1
    before = np.maximum.accumulate(rank + group * width)
    better = np.concatenate([[True], (rank + group * width)[1:] > before[:-1]]) | fresh
    return order[better], _counted(first[order], second[order], better, fresh, counts[order])


def _counted(
    first: Whole, second: Whole, better: npt.NDArray[np.bool_], fresh: npt.NDArray[np.bool_], counts: Real
) -> Real:
    """Return how many stand behind each that goes on: those that are the same in everything."""
    same = ~fresh & np.concatenate([[False], (first[1:] == first[:-1]) & (second[1:] == second[:-1])])
    runs = np.cumsum(~same) - 1
    totals: Real = np.bincount(runs, weights=counts).astype(np.float64)
    behind: Real = totals[runs[better]]
    return behind


def _marks(keys: Sequence[Whole], count: int) -> Bits:
    marks = np.zeros(count, np.uint64)
    for key in keys:
        marks = (marks ^ key.astype(np.uint64)) * ODD
        marks ^= marks >> SHIFT
    return marks


def _apart(keys: Sequence[Whole], order: Whole, fresh: npt.NDArray[np.bool_]) -> bool:
    """Return whether equal marks stand for equal keys: that they do not happens, but next to never."""
    same = np.nonzero(~fresh)[0]
    return all(bool((key[order[same]] == key[order[same - 1]]).all()) for key in keys)
