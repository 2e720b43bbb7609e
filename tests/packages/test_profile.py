"""A profile: between its bounds lies what every package is worth."""

from __future__ import annotations

import msgspec
from hypothesis import given

from goodoffices.packages.profile import Together
from goodoffices.packages.scenario import Scenario
from tests.packages.spaces import scenarios


@given(scenarios(most=4, constrained=False))
def test_no_package_is_worth_less_or_more_than_the_bounds(scenario: Scenario) -> None:
    """Nor are the bounds wider than issues and terms add up to; a term that is worth nothing moves neither."""
    for profile in scenario.profiles:
        low, high = profile.bounds()
        assert all(low <= profile.value(package) <= high for package in scenario.space.every())
        if not profile.together:
            assert (low, high) == (sum(map(min, profile.points)), sum(map(max, profile.points)))
        more = msgspec.structs.replace(profile, together=(*profile.together, Together((0,), {})))
        assert more.bounds() == (low, high)
