"""What the kernels are given: columns of whole points, one row of the array for each criterion."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
"""Criteria by points: `values[c, i]` is what state i has of criterion c; more is better in each."""
Marks = npt.NDArray[np.bool_]
NOTHING = -(2**62)
"""Less than any sum: where nothing is needed, or nothing was found."""
WITHOUT_END = 2**62
"""More than any sum: where nothing is cut."""


def first_of_equal(values: Ints) -> Marks:
    """Return, for columns in order, which is the first of those that are equal in every criterion."""
    first = np.ones(values.shape[1], dtype=np.bool_)
    if values.shape[1] > 1:
        np.any(values[:, 1:] != values[:, :-1], axis=0, out=first[1:])
    return first


def falling(values: Ints) -> Ints:
    """Return the order of columns by the first criterion, then the next, most first; equal ones stay as they lie."""
    order: Ints = np.lexsort(tuple(-column for column in values[::-1]))
    return order


def beyond_the_last(column: Ints) -> Marks:
    """Return, for two criteria in falling order of the first, where the second is above all before it."""
    keep = np.ones(len(column), dtype=np.bool_)
    np.greater(column[1:], np.maximum.accumulate(column)[:-1], out=keep[1:])
    return keep
