"""Programs as they are run: large spaces, limits of time and room, stopping, and solvers that are not there."""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import count
from unittest.mock import patch

import pytest

from bench._packages_cases import five_parties
from goodoffices.packages.fair import fair
from goodoffices.packages.faults import PackagesError, Stopped, TooLarge
from goodoffices.packages.profile import Profile
from goodoffices.packages.programs import near
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.watching import Budget, Watch
from goodoffices.packages.words import say_error


def test_five_parties_and_a_budget_are_solved_with_proof() -> None:
    """Of 1e30 packages under a budget and an at-most-k, Nash and egalitarian are exact, and pass their check."""
    scenario = five_parties(6)
    assert scenario.space.size == 10**30
    for each in fair(scenario, ("nash", "egalitarian")):
        assert each.sure.sort == "exact"
        checked = scenario.check(each.packages[0])
        assert (checked.broken, all(checked.accepted), checked.points) == ((), True, each.points)


def test_without_room_a_gap_is_said_and_holds() -> None:
    """With room for few partial packages HiGHS goes on, and the best there is lies within the gap that is said."""
    scenario = small()
    exact = fair(scenario, ("egalitarian",))[0]
    with patch.object(near, "FEW", 2):
        found = fair(scenario, ("egalitarian",), budget=Budget(kept=3))[0]
    assert (found.method, found.sure.sort) == ("highs", "gap")
    assert exact.measure <= found.measure + found.sure.most
    assert found.sure.most < 1e-6


def small() -> Scenario:
    """Return three parties and some 1e12 packages, drawn by a rule."""
    issues = tuple(Issue(f"i{i}", tuple(map(str, range(10)))) for i in range(12))
    points = [
        tuple(tuple((37 * i + 101 * o * (p + 2) + i * o * 13 * (p + 1)) % 97 for o in range(10)) for i in range(12))
        for p in range(3)
    ]
    profiles = tuple(Profile(party=f"p{p}", points=each, reserve=300, scale=1) for p, each in enumerate(points))
    return Scenario(Space(issues), profiles)


def test_when_the_time_is_up_nothing_is_guessed() -> None:
    """With the time up at once, either nothing was found, in words, or a package with a gap that holds."""
    ticks = count()
    try:
        found = fair(five_parties(6), ("nash",), budget=Budget(seconds=0.5), clock=lambda: float(next(ticks)))
    except TooLarge as wrong:
        assert wrong.code == "time-up"
        assert all(say_error(wrong))
    else:
        exact = fair(five_parties(6), ("nash",))[0]
        assert found[0].measure <= exact.measure <= found[0].measure + found[0].sure.most


def stopped(when: Callable[[list[str]], bool]) -> tuple[list[str], Watch]:
    """Return what is told, and a watch that stops the run as soon as something was told."""
    told: list[str] = []

    def hear(what: str, _done: int, _of: int) -> None:
        told.append(what)
        if when(told):
            watch.stop()

    watch = Watch(hear)
    return told, watch


def test_a_run_can_be_stopped() -> None:
    """Whoever watches is told what is being done, and can stop it at any step."""
    told, watch = stopped(lambda told: len(told) > 3)
    with pytest.raises(Stopped):
        fair(five_parties(6), ("egalitarian",), watch=watch)
    assert told[0] == "egalitarian"
    assert len(told) == 4


@pytest.mark.parametrize("solver", ["highs", "cp-sat"])
def test_other_solvers_can_be_stopped(solver: str) -> None:
    """HiGHS and CP-SAT are stopped from within their search."""
    told, watch = stopped(lambda told: told[-1] == "branches")
    with pytest.raises(Stopped):
        fair(five_parties(6), ("egalitarian",), watch=watch, solver=solver)  # type: ignore[arg-type]
    assert "branches" in told


def test_a_solver_that_is_not_installed_is_named() -> None:
    """Without OR-Tools asking for CP-SAT says how to install it, and everything else works."""
    hidden = {"ortools": None, "ortools.sat": None, "ortools.sat.python": None}
    with patch.dict(sys.modules, hidden):
        with pytest.raises(PackagesError) as wrong:
            fair(small(), ("nash",), solver="cp-sat")
        assert fair(small(), ("nash",))[0].sure.sort == "exact"
    assert "pip install" in " ".join(say_error(wrong.value))
