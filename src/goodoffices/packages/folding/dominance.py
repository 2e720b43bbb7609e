"""Which of some points others dominate: for any numbers, with nothing but their order."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from goodoffices.packages.faults import PackagesError
from goodoffices.packages.folding.arrays import Ints, Marks, falling, first_of_equal
from goodoffices.packages.folding.engine import engine
from goodoffices.packages.folding.states import seen_above
from goodoffices.packages.watching import UNWATCHED, Watch

LARGEST = 2**60
"""Whole numbers up to this are compared as they are; of others, and of real numbers, the ranks are."""


def dominated(points: npt.ArrayLike, *, watch: Watch = UNWATCHED, quick: bool | None = None) -> Marks:
    """Return for each row whether another row is nowhere less and somewhere more.

    `points` has a row for each package and a column for each party, of whole or real numbers, compared as they are.
    Equal rows do not dominate each other. Raises PackagesError: "bad-points", Stopped.
    """
    table = np.asarray(points)
    if table.ndim != 2 or table.dtype.kind not in "biuf" or (table.dtype.kind == "f" and np.isnan(table).any()):
        raise PackagesError("bad-points")
    found = np.ones(len(table), dtype=np.bool_)
    if not table.size:
        return ~found
    kernels = engine(quick)
    values = _ranks(table)

    def step() -> None:
        watch.step("dominance")

    here = seen_above(values, kernels, step)
    order = here[falling(values[:, here])]
    first = first_of_equal(values[:, order])
    keep = kernels.undominated(np.ascontiguousarray(values[:, order[first]]), step)
    found[order] = ~keep[np.cumsum(first) - 1]
    return found


def _ranks(table: npt.NDArray[Any]) -> Ints:
    """Return whole numbers, criteria by rows, in the same order as the numbers of each column."""
    if table.dtype.kind in "bi" and abs(int(table.min())) < LARGEST > abs(int(table.max())):
        return np.array(table.T, dtype=np.int64, order="C")
    ranks = [np.unique(column, return_inverse=True)[1] for column in table.T]
    return np.array(ranks, dtype=np.int64).reshape(table.shape[1], table.shape[0])
