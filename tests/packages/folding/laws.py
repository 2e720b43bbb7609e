"""What folding is held to: on small scenarios, what going through all packages gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf

from hypothesis import Phase, given, settings

from goodoffices.packages.answers import Efficient
from goodoffices.packages.folding import efficient
from goodoffices.packages.scenario import Scenario
from tests.packages.spaces import accepted, brute_front, scenarios

Points = tuple[int, ...]


def the_efficient_set(scenario: Scenario, quick: bool | None = None) -> None:
    """Assert that folding gives the efficient points, each once, with packages that have them, rightly counted."""
    front = brute_front(scenario)
    found = efficient(scenario, quick=quick)
    assert len(found.points) == len(front)
    assert set(found.points) == set(front)
    assert found.sure.sort == "exact"
    for package, points, alike in zip(found.packages, found.points, found.alike, strict=True):
        assert scenario.points(package) == points
        assert scenario.check(package).broken == ()
        assert package in front[points]
        assert alike in (0, len(front[points]))
    if not scenario.space.constraints:
        assert 0 not in found.alike


def missed(scenario: Scenario, found: Efficient) -> float:
    """Return the largest share of a range that some package, allowed and taken by all, has above the nearest found."""
    spans = [span(scenario, party) for party in range(len(scenario.profiles))]
    every = {scenario.points(package) for package in accepted(scenario)}
    return max((min((behind(points, one, spans) for one in found.points), default=inf) for points in every), default=0)


def behind(points: Points, one: Points, spans: Sequence[int]) -> float:
    """Return the largest share of a range by which a party has less at one than at some points."""
    return max(max(0, a - b) / span for a, b, span in zip(points, one, spans, strict=True))


def span(scenario: Scenario, party: int) -> int:
    """Return how far a party's points reach, over all packages there are: the most less the least, at least 1."""
    every = [scenario.profiles[party].value(package) for package in scenario.space.every()]
    return max(1, max(every, default=0) - min(every, default=0))


def breaks(law: Callable[[Scenario], None], tried: int = 400) -> bool:
    """Return whether a law fails on one of so many scenarios, the same each time."""

    @settings(max_examples=tried, derandomize=True, database=None, phases=[Phase.generate], deadline=None)
    @given(scenarios(least=1))
    def tries(scenario: Scenario) -> None:
        law(scenario)

    try:
        tries()
    except AssertionError:
        return True
    return False
