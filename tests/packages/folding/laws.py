"""What folding is held to: on small scenarios, what going through all packages gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from math import inf
from random import Random

import pytest

from goodoffices.packages.answers import Efficient
from goodoffices.packages.folding import clusters, efficient
from goodoffices.packages.profile import Profile
from goodoffices.packages.rows import Linear
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space
from tests.packages.spaces import accepted, brute_front

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
    """Return how far a party's points reach, constraints left aside: the most less the least, at least 1."""
    every = [scenario.profiles[party].value(package) for package in Space(scenario.space.issues).every()]
    return max(1, max(every, default=0) - min(every, default=0))


def some(random: Random) -> Scenario:
    """Return a small scenario of any sort: ties are common, bounds bite, reserves can be met."""
    counts = [random.randint(1, 3) for _ in range(random.randint(2, 4))]
    issues = tuple(
        Issue(f"i{place}", tuple(map(str, range(count))), "number", tuple(map(float, range(count))))
        for place, count in enumerate(counts)
    )
    said = []
    for _ in range(random.randint(0, 2)):
        factors: dict[str, float | dict[str, float]] = {issue.name: random.randint(-2, 2) for issue in issues}
        least = random.randint(-3, 1)
        said.append(Linear(factors, least=least, most=least + random.randint(0, 3) if random.random() < 0.5 else None))
    parties = []
    for party in range(random.randint(1, 4)):
        most = random.choice((1, 2, 4))
        points = tuple(tuple(random.randint(0, most) for _ in range(count)) for count in counts)
        reserve = None if random.random() < 0.4 else random.randint(0, 2 * len(counts))
        parties.append(Profile(party=f"p{party}", points=points, reserve=reserve, scale=1))
    return Scenario(Space(issues, tuple(said)), tuple(parties))


def breaks(law: Callable[[Scenario], None], tried: int = 400) -> bool:
    """Return whether a law fails on one of so many scenarios, the same each time."""
    random = Random(tried)
    try:
        for _ in range(tried):
            law(some(random))
    except AssertionError:
        return True
    return False


@contextmanager
def carried_along() -> Iterator[None]:
    """Let no constraint be settled within a part, however few issues it ties: the fold carries all of them along."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clusters, "FEW_COMBINATIONS", 0)
        yield
