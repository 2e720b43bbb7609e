"""Adjusted winner: equal, free of envy, efficient, and one thing split at most."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goodoffices.packages.dividing import AdjustedWinner, adjusted_winner
from goodoffices.packages.faults import PackagesError

LISTS = st.integers(1, 6).flatmap(
    lambda count: st.tuples(*[st.lists(st.integers(0, 20), min_size=count, max_size=count)] * 2)
)


def divided(points: tuple[list[int], list[int]]) -> tuple[dict[str, int], dict[str, int], AdjustedWinner]:
    """Return both parties' points by name, and how they divide the things."""
    a, b = ({f"t{at}": number for at, number in enumerate(each)} for each in points)
    assume(sum(a.values()) and sum(b.values()))
    return a, b, adjusted_winner(a, b)


def worth(points: dict[str, int], shares: dict[str, Fraction]) -> Fraction:
    """Return what shares are worth, as a share of all points."""
    return sum((points[name] * share for name, share in shares.items()), Fraction(0)) / sum(points.values())


@given(LISTS)
def test_both_get_as_much_and_envy_nothing(points: tuple[list[int], list[int]]) -> None:
    """Everything is given away, both have the same share of their points, and it is half of them at least."""
    a, b, found = divided(points)
    assert all(found.first[name] + found.second[name] == 1 for name in a)
    assert found.points == (worth(a, found.first), worth(b, found.second))
    assert found.points[0] == found.points[1] >= Fraction(1, 2)


@given(LISTS)
def test_one_thing_is_split_at_most(points: tuple[list[int], list[int]]) -> None:
    """No thing but the one named is divided."""
    found = divided(points)[2]
    assert [name for name, share in found.first.items() if 0 < share < 1] == ([found.split] if found.split else [])


@given(LISTS)
def test_it_is_efficient(points: tuple[list[int], list[int]]) -> None:
    """No exchange of parts of two things makes one better off and the other no worse."""
    a, b, found = divided(points)
    has_a = [name for name, share in found.first.items() if share > 0]
    has_b = [name for name, share in found.second.items() if share > 0]
    assert all(a[one] * b[other] >= a[other] * b[one] for one in has_a for other in has_b)


@given(LISTS)
def test_units_and_sides_do_not_matter(points: tuple[list[int], list[int]]) -> None:
    """Points in other units change nothing, and with sides swapped both get as much as before."""
    a, b, found = divided(points)
    assert adjusted_winner({name: 3 * number for name, number in a.items()}, b) == found
    assert adjusted_winner(b, a).points == found.points


def test_a_house_a_boat_and_savings() -> None:
    """The first is ahead by 40 points and hands over four ninths of the house, which costs it least."""
    found = adjusted_winner({"house": 50, "boat": 20, "savings": 30}, {"house": 40, "boat": 40, "savings": 20})
    assert found.first == {"house": Fraction(5, 9), "boat": 0, "savings": 1}
    assert (found.split, found.order, found.percent) == ("house", ("house",), (57.78, 57.78))


def test_what_is_worth_as_much_to_both_goes_to_whom_has_less() -> None:
    """Two things alike go one to each, whoever is named first."""
    found = adjusted_winner({"lake": 50, "hill": 50}, {"lake": 50, "hill": 50})
    assert (found.first, found.split) == ({"lake": Fraction(1), "hill": Fraction(0)}, "")


@pytest.mark.parametrize(
    ("a", "b", "code"),
    [
        ({}, {}, "no-items"),
        ({"x": 1}, {"y": 1}, "items-differ"),
        ({"x": -1}, {"x": 1}, "points-negative"),
        ({"x": 0}, {"x": 1}, "points-nothing"),
        ({"x": float("nan")}, {"x": 1}, "not-a-number"),
    ],
)
def test_what_is_no_list_is_refused(a: dict[str, float], b: dict[str, float], code: str) -> None:
    """Empty lists, other names, points below 0 or none at all are refused by name."""
    with pytest.raises(PackagesError) as wrong:
        adjusted_winner(a, b)
    assert wrong.value.code == code
