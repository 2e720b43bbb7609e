"""Faults planted in the ways to fair solutions: the comparison with the definitions sees every one of them."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest

from goodoffices.packages.fair import ALL, choice, fair, fallback, solutions, sources
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.profile import Profile
from goodoffices.packages.programs import best, bound, every, near
from goodoffices.packages.programs.goal import Goal
from goodoffices.packages.rows import Linear
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space
from tests.packages.fair.oracle import Oracle

SEEDS = range(24)


def drawn(seed: int) -> Scenario:
    """Return a small scenario with a budget; in every third of them reserves are out of reach."""
    random = Random(seed)
    issues = tuple(Issue(f"i{i}", ("a", "b", "c"), "number", (0.0, 1.0, 2.0)) for i in range(3))
    space = Space(issues, (Linear({issue.name: 1.0 for issue in issues}, most=4.0),))
    reserve = 24 if seed % 3 == 0 else -2 if seed % 3 == 1 else 4
    profiles = [
        Profile(
            party=f"p{p}",
            points=tuple(tuple(random.randint(-4, 9) for _ in range(3)) for _ in issues),
            reserve=reserve,
            scale=1,
        )
        for p in range(3)
    ]
    return Scenario(space, tuple(profiles))


def agrees(scenario: Scenario) -> bool:
    """Return whether programs, and going through everything, give what is defined."""
    oracle = Oracle(scenario)
    for small in (0, 1000):
        # a first look that finds nearly nothing, and no polishing, leave the work to the search
        with patch.object(every, "SMALL", small), patch.object(best, "FEW", 1), patch.object(best, "polish", as_it_is):
            try:
                found = fair(scenario)
            except PackagesError:
                return False
        for name in ALL:
            if sorted(each.points for each in found if each.name == name) != sorted(oracle.solution(name)):
                return False
    return True


def as_it_is(*asked: Any) -> Any:
    """Polish nothing."""
    return tuple(asked[-1])


def test_without_a_fault_all_agree() -> None:
    """Nothing is found where nothing was planted."""
    assert all(agrees(drawn(seed)) for seed in SEEDS)


def low_bound(*asked: Any) -> Any:
    """Say that no package is as good as the best."""
    found = BOUND(*asked)
    return found and found._replace(most=found.most - 0.3)


def one_left_out(*asked: Any, **more: Any) -> Any:
    """Lose the best of the packages gathered."""
    found = GATHER(*asked, **more)
    kept = np.argsort(asked[1].measure(found.points))[:-1]
    return found._replace(options=found.options[kept], points=found.points[kept], counts=found.counts[kept])


def anything_goes(there: Any, goal: Goal, lows: Any) -> Any:
    """Forget what each party has to have at least."""
    return EVERY_BEST(there, goal, [None for _ in lows])


def the_first(points: Any, *_: Any) -> Any:
    """Take the first of those that are equally good."""
    return list(points)[:1]


BOUND, GATHER, EVERY_BEST = bound.bound, near.gather, every.best_of_every
FAULTS: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "a bound that is too low": (best, "bound", low_bound),
    "a package that is lost": (best, "gather", one_left_out),
    "floors forgotten": (sources, "best_of_every", anything_goes),
    "no leximin": (choice, "leximin", the_first),
    "no leximin of shortfalls": (fallback, "largest", the_first),
    "offsets forgotten": (sources, "_less", lambda points, _: tuple(points)),
    "constraints forgotten": (near, "_possible", lambda search, partial, rest: partial.costs <= search.behind),
    "hopes taken for ranges": (solutions, "_units", lambda ground, units: ground.hopes),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_seen(fault: str) -> None:
    """Each fault makes some answer differ from what is defined, or fail its own check."""
    place, name, planted = FAULTS[fault]
    with patch.object(place, name, planted):
        assert not all(agrees(drawn(seed)) for seed in SEEDS)


def test_a_wrong_answer_does_not_pass_its_check() -> None:
    """A package whose points are not what is said is caught before it is given away."""
    scenario = drawn(1)
    with (
        patch.object(Scenario, "check", lambda here, package: CHECK(here, (0, 0, 0))),
        pytest.raises(PackagesError) as wrong,
    ):
        fair(scenario, ("nash",))
    assert wrong.value.code == "wrong-answer"


CHECK = Scenario.check
