"""The maximin share: the same as by every division, with bundles that show it."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.dividing import maximin_share
from goodoffices.packages.dividing.shares import level
from goodoffices.packages.faults import PackagesError, TooLarge

VALUES = st.lists(st.integers(0, 12), min_size=1, max_size=6)


def by_every_division(values: list[int], parties: int) -> int:
    """Return the largest least bundle of all divisions."""
    best = 0
    for where in product(range(parties), repeat=len(values)):
        best = max(
            best, min(sum(v for v, at in zip(values, where, strict=True) if at == one) for one in range(parties))
        )
    return best


@given(VALUES, st.integers(1, 4))
def test_it_is_the_best_of_every_division(values: list[int], parties: int) -> None:
    """The share equals the one found by trying every division, and its bundles are worth that much."""
    found = maximin_share({str(at): value for at, value in enumerate(values)}, parties)
    assert found.share == by_every_division(values, parties)
    assert sorted(name for bundle in found.bundles for name in bundle) == sorted(map(str, range(len(values))))
    assert min(sum(values[int(name)] for name in bundle) for bundle in found.bundles) == found.share
    assert found.certificate == ("even" if found.share * parties == sum(values) else "ruled-out")


@given(VALUES, st.integers(1, 4))
def test_what_can_be_divided_is_divided_evenly(values: list[int], parties: int) -> None:
    """If all of it can be divided the share is an equal part."""
    names = [str(at) for at in range(len(values))]
    found = maximin_share(dict(zip(names, values, strict=True)), parties, divisible=names)
    assert found.share == Fraction(sum(values), parties) == found.even


@given(VALUES, st.integers(1, 3), st.integers(0, 12))
def test_what_can_be_divided_fills_up_the_least(values: list[int], parties: int, flow: int) -> None:
    """One thing that can be divided fills up the least bundles, and no division has more in its least."""
    items = {str(at): value for at, value in enumerate(values)} | {"water": flow}
    found = maximin_share(items, parties, divisible=["water"])
    best = max(
        level([sum(v for v, at in zip(values, where, strict=True) if at == one) for one in range(parties)], flow)
        for where in product(range(parties), repeat=len(values))
    )
    assert found.share == best == min(found.topped)
    assert by_every_division(values, parties) <= found.share <= found.even


def test_more_than_can_be_tried_is_refused() -> None:
    """A list that takes more tries than allowed is refused, not guessed."""
    with pytest.raises(TooLarge) as wrong:
        maximin_share({str(at): at * at * 977 % 1009 for at in range(1, 30)}, 7, steps=40)
    assert wrong.value.code == "too-many-items"


@pytest.mark.parametrize(
    ("values", "parties", "divisible", "code"),
    [
        ({}, 2, (), "no-items"),
        ({"x": 1}, 0, (), "parties-few"),
        ({"x": -1}, 2, (), "points-negative"),
        ({"x": 1}, 2, ("y",), "items-differ"),
    ],
)
def test_what_is_no_list_is_refused(
    values: dict[str, int], parties: int, divisible: tuple[str, ...], code: str
) -> None:
    """Empty lists, nobody to divide for, values below 0 and unknown names are refused by name."""
    with pytest.raises(PackagesError) as wrong:
        maximin_share(values, parties, divisible=divisible)
    assert wrong.value.code == code
