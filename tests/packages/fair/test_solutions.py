"""Fair solutions: the same from an efficient set, from every package, and from programs, as by their definitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import msgspec
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goodoffices.packages.answers import Fair
from goodoffices.packages.fair import ALL, fair
from goodoffices.packages.fair.sources import LISTED
from goodoffices.packages.programs import every
from goodoffices.packages.scenario import Scenario
from tests.packages.fair.oracle import Oracle, front_of
from tests.packages.spaces import scenarios

WEIGHTS = st.sampled_from([0.5, 1.0, 2.0])


@contextmanager
def no_space_is_small() -> Iterator[None]:
    """Leave every space to programs."""
    with patch.object(every, "SMALL", 0):
        yield


@st.composite
def cases(draw: st.DrawFn) -> Scenario:
    """Give scenarios in which something is allowed, with weights."""
    scenario = draw(scenarios())
    assume(next(scenario.space.every(), None) is not None)
    weighted = [msgspec.structs.replace(profile, weight=draw(WEIGHTS)) for profile in scenario.profiles]
    return msgspec.structs.replace(scenario, profiles=tuple(weighted))


def points_by_name(found: tuple[Fair, ...]) -> dict[str, list[tuple[int, ...]]]:
    """Return the points of each solution, sorted."""
    return {name: sorted(each.points for each in found if each.name == name) for name in ALL}


def as_defined(scenario: Scenario) -> dict[str, list[tuple[int, ...]]]:
    """Return the same by the definitions."""
    oracle = Oracle(scenario)
    return {name: sorted(oracle.solution(name))[::-1][:20][::-1] for name in ALL}


@given(cases())
def test_every_package_gone_through_gives_what_is_defined(scenario: Scenario) -> None:
    """Each solution has exactly the points that its definition gives, all of those equally good."""
    assert points_by_name(fair(scenario)) == as_defined(scenario)


@given(cases())
def test_an_efficient_set_gives_what_is_defined(scenario: Scenario) -> None:
    """From the efficient set each solution is the same as from every package."""
    assert points_by_name(fair(scenario, front=front_of(scenario))) == as_defined(scenario)


@settings(max_examples=60)
@given(cases())
def test_programs_give_what_is_defined(scenario: Scenario) -> None:
    """Programs give the same points, and what they call exact is all of them."""
    defined = as_defined(scenario)
    with no_space_is_small():
        found = fair(scenario)
    for name, points in points_by_name(found).items():
        assert set(points) <= set(defined[name])
        if all(each.sure.sort == "exact" for each in found if each.name == name):
            assert points == defined[name]


@given(cases())
def test_as_many_packages_are_counted_as_there_are(scenario: Scenario) -> None:
    """Packages with the same points are listed, and counted where they are too many."""
    counts = Counter(map(scenario.points, scenario.space.every()))
    for each in fair(scenario, ("nash", "ks")):
        assert len(each.packages) == min(LISTED, counts[each.points]) == len(set(each.packages))
