"""A sheet: how far a party comes, also where no deal is worth as much as its best package, or more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.answers import Efficient
from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.sheet import Reach, Sheet, least_satisfied, reaches
from goodoffices.packages.space import Issue, Space

NUMBERS = st.integers(-1_000, 1_000)


@given(st.lists(NUMBERS, min_size=3, max_size=3).map(sorted), NUMBERS, st.booleans())
def test_more_is_never_less_far_and_short_of_no_deal_is_below_nothing(ends: list[int], base: int, surely: bool) -> None:
    """Of two packages the one worth more comes as far at least; below no deal it is below 0, at no deal it is not."""
    least, points, most = ends
    reach = Reach(base, most, surely, least)
    assert reach.share(points) <= reach.share(most)
    assert (reach.share(points) < 0) == (points < base)


@pytest.mark.parametrize(("points", "share"), [(0, -1.0), (75, -0.5), (100, -1 / 3)])
def test_where_no_deal_is_above_the_best_it_falls_short_by_a_share_of_the_way_to_no_deal(
    points: int, share: float
) -> None:
    """It is the way from the least to no deal: all of it is missing at the least, a third at the best."""
    assert Reach(150, 100, False, 0).share(points) == pytest.approx(share)


def test_whoever_is_short_of_no_deal_comes_least_far() -> None:
    """A party for whom no deal is worth more than any package is the one that comes least far in all of them."""
    space = Space((Issue("pay", ("low", "high")), Issue("hours", ("short", "long"))))
    union = Profile(party="Union", points=((0, 60), (40, 0)), reserve=0, scale=1)
    owner = Profile(party="Owner", points=((60, 0), (0, 40)), reserve=150, scale=1)
    scenario = Scenario(space, (union, owner))
    read = reaches(Sheet(scenario=scenario, front=Efficient(packages=(), points=())))
    for package in space.every():
        places, lowest = least_satisfied(read, scenario.points(package))
        assert places == (1,)
        assert lowest < 0
