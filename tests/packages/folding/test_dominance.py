"""Which points others dominate, by every kernel there is."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.faults import PackagesError, Stopped
from goodoffices.packages.folding import dominated
from goodoffices.packages.watching import Watch
from tests.packages.spaces import dominates

BOTH = pytest.mark.parametrize("quick", [True, False])
Table = list[tuple[int, ...]]


def tables(parties: int) -> st.SearchStrategy[Table]:
    """Give tables of few numbers, so that ties are common."""
    return st.lists(st.tuples(*[st.integers(0, 6)] * parties), min_size=1, max_size=60)


@cache
def compared(rows: int, data: bytes) -> list[bool]:
    """Return which rows of a table others dominate, each compared with all."""
    table = np.frombuffer(data, dtype=np.int64).reshape(rows, -1)
    columns = np.ascontiguousarray(table.T)
    found = []
    for row in table:
        above, more = np.ones(rows, dtype=np.bool_), np.zeros(rows, dtype=np.bool_)
        for column, number in zip(columns, row, strict=True):
            above &= column >= number
            more |= column > number
        found.append(bool(np.any(above & more)))
    return found


def by_comparing(table: npt.NDArray[np.int64]) -> list[bool]:
    """Return which rows of a table others dominate, worked out once for all kernels."""
    return compared(len(table), table.astype(np.int64).tobytes())


@BOTH
@given(table=st.integers(1, 6).flatmap(tables))
def test_it_is_what_comparing_all_gives(table: Table, quick: bool) -> None:
    """A row is dominated if and only if another is nowhere less and somewhere more; equal rows are treated alike."""
    expected = [any(dominates(other, row) for other in table) for row in table]
    assert dominated(table, quick=quick).tolist() == expected
    assert dominated(np.array(table) / 7, quick=quick).tolist() == expected


@BOTH
@pytest.mark.parametrize("parties", [1, 2, 3, 4, 5, 7])
def test_large_tables(parties: int, quick: bool) -> None:
    """Thousands of points, enough for grids, blocks and boxes: the same as comparing each with all."""
    points = np.random.default_rng(parties).integers(0, 200, (2_500, parties))
    points[:, -1] -= points[:, :-1].sum(axis=1) // 2
    assert dominated(points, quick=quick).tolist() == by_comparing(points)


@BOTH
def test_a_long_staircase(quick: bool) -> None:
    """Three parties, of whom two are opposed: steps by the thousand, put in anywhere, taken out by the block."""
    random = np.random.default_rng(1)
    second = random.permutation(3_000)
    third = 3_000 - second + random.integers(0, 40, 3_000) * (random.random(3_000) < 0.3)
    points = np.stack((np.arange(3_000)[::-1] // 3, second, third), axis=1)
    steep = np.concatenate((points, [[0, 3_000, 3_000]]))
    for table in (points, steep):
        assert dominated(table, quick=quick).tolist() == by_comparing(table)


@BOTH
def test_numbers_of_any_size(quick: bool) -> None:
    """The least and the largest whole numbers, and infinity, are compared as they are."""
    least, most = -(2**63), 2**63 - 1
    whole = np.array([[least, most], [most, least], [least, least], [most, most]])
    assert dominated(whole[:3], quick=quick).tolist() == [False, False, True]
    assert dominated(whole, quick=quick).tolist() == [True, True, True, False]
    assert dominated([[float("inf"), 0.0], [1.0, 0.0]], quick=quick).tolist() == [False, True]
    assert dominated(np.zeros((0, 3)), quick=quick).tolist() == []
    assert dominated(np.zeros((2, 0)), quick=quick).tolist() == [False, False]


@pytest.mark.parametrize("points", [[1, 2], [[1.0, float("nan")]], [["a"]], [[[1]]]])
def test_what_is_no_table_of_numbers_is_refused(points: object) -> None:
    """A row alone, a number that is none, words: refused by a code."""
    with pytest.raises(PackagesError) as refused:
        dominated(points)  # type: ignore[arg-type]
    assert refused.value.code == "bad-points"


@BOTH
def test_it_can_be_stopped(quick: bool) -> None:
    """Somebody who stops it is heard."""
    watch = Watch()
    watch.stop()
    with pytest.raises(Stopped):
        dominated(np.random.default_rng(0).random((3_000, 4)), watch=watch, quick=quick)
