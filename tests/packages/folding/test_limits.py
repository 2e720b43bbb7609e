"""A budget is kept or TooLarge is said; what is lost is no more than was allowed, and no more than is said."""

from __future__ import annotations

import tracemalloc
from importlib import import_module
from itertools import count

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.answers import Sure
from goodoffices.packages.faults import PackagesError, Stopped, TooLarge
from goodoffices.packages.folding import efficient
from goodoffices.packages.folding.buckets import grid_for
from goodoffices.packages.folding.limits import Limits
from goodoffices.packages.profile import Profile, Together
from goodoffices.packages.rows import Linear
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.watching import Budget, Watch
from goodoffices.packages.words import say_error
from tests.packages.folding.laws import carried_along, missed
from tests.packages.folding.test_front import drawn
from tests.packages.spaces import scenarios

BOTH = pytest.mark.parametrize("quick", [True, False])


@BOTH
@given(scenario=scenarios(), kept=st.integers(1, 4), loss=st.sampled_from([0.02, 0.1, 0.3, 1.0]))
def test_a_certified_loss_is_never_exceeded(scenario: Scenario, kept: int, loss: float, quick: bool) -> None:
    """With few packages kept, all that is missed lies within the loss recorded, and that within what was allowed."""
    try:
        with carried_along():
            found = efficient(scenario, budget=Budget(kept=kept, loss=loss), quick=quick)
    except TooLarge as refused:
        assert refused.code == "too-many-kept"
        return
    assert len(found.packages) <= kept
    assert found.sure.most <= loss
    assert missed(scenario, found) <= found.sure.most
    assert all(scenario.check(package).broken == () for package in found.packages)
    assert all(all(scenario.check(package).accepted) for package in found.packages)


@BOTH
def test_a_loss_is_made_only_where_a_limit_makes_it_necessary(quick: bool) -> None:
    """Where all can be kept nothing is lost; where it cannot, something is, and it is said how much."""
    scenario = drawn(3, issues=8, options=6, seed=1)
    exact = efficient(scenario, quick=quick)
    assert efficient(scenario, budget=Budget(loss=0.05), quick=quick) == exact
    found = efficient(scenario, budget=Budget(loss=0.05, kept=len(exact.packages) // 2), quick=quick)
    assert found.sure.sort == "loss"
    assert 0 < found.sure.most <= 0.05
    assert set(found.alike) == {0}
    assert exact.sure == Sure()


@pytest.mark.parametrize("parties", [2, 3, 4])
def test_no_more_is_kept_than_was_given(parties: int) -> None:
    """Where more would have to be kept, and nothing may be lost, it is said in words."""
    scenario = drawn(parties, issues=8, options=6, seed=2)
    enough = len(efficient(scenario).packages) * 4
    assert efficient(scenario, budget=Budget(kept=enough)).packages == efficient(scenario).packages
    with pytest.raises(TooLarge) as refused:
        efficient(scenario, budget=Budget(kept=10))
    assert refused.value.code == "too-many-kept"
    assert "10 is the most" in "".join(say_error(refused.value))


@BOTH
@pytest.mark.parametrize("parties", [2, 3, 4])
def test_the_memory_given_is_kept(parties: int, quick: bool) -> None:
    """From too little to enough: either it is refused, or no more was taken than was given; in time it is enough."""
    scenario = drawn(parties, issues=14 - 2 * parties, options=7, seed=3)
    efficient(scenario, quick=quick)
    outcomes = []
    for power in range(14, 27):
        tracemalloc.start()
        try:
            efficient(scenario, budget=Budget(memory=2**power), quick=quick)
            outcomes.append(True)
        except TooLarge as refused:
            assert refused.code == "too-much-memory"
            outcomes.append(False)
        # a little is not counted: the objects that the arrays lie in, and what a kernel of fixed size takes
        assert tracemalloc.get_traced_memory()[1] < 2**power + 2**18
        tracemalloc.stop()
    assert outcomes == sorted(outcomes)
    assert outcomes[-1]


@BOTH
def test_it_tells_how_far_it_is_and_can_be_stopped(quick: bool) -> None:
    """Every stage is told; a stop is heard at the next step."""
    told: list[tuple[int, int]] = []
    scenario = drawn(3, issues=6, options=5, seed=4)
    efficient(scenario, watch=Watch(lambda what, done, of: told.append((done, of))), quick=quick)
    assert {done for done, of in told if of} == set(range(6))

    def stopping(what: str, done: int, of: int) -> None:
        if done == 3:
            watch.stop()

    watch = Watch(stopping)
    with pytest.raises(Stopped):
        efficient(scenario, watch=watch, quick=quick)


def test_when_the_time_is_up_it_says_so() -> None:
    """Nothing may be lost, and the time is up: no answer rather than half of one."""
    ticks = count()
    watch = Watch(seconds=5, clock=lambda: float(next(ticks)))
    with pytest.raises(TooLarge) as refused:
        efficient(drawn(3, issues=30, options=10, seed=5), watch=watch)
    assert refused.value.code == "time-up"
    assert "Give more time" in "".join(say_error(refused.value))


def test_when_a_loss_was_allowed_it_is_not_advised() -> None:
    """Where a loss was allowed and the time is up all the same, or the memory, a loss is not what is said to help."""
    late = Limits(Budget(seconds=0.00499866, loss=0.1), Watch(seconds=0.0))
    small = Limits(Budget(memory=10, loss=0.1), Watch())
    for code, look in (("time-up-with-loss", late.look), ("too-much-memory-with-loss", lambda: small.need(20, "it"))):
        with pytest.raises(TooLarge) as refused:
            look()
        assert refused.value.code == code
        said = "".join(say_error(refused.value))
        assert "allow a loss" not in said
        assert "After 0.005 seconds" in said or code != "time-up-with-loss"


def test_in_a_hurry_a_loss_is_made() -> None:
    """Where something may be lost and time is short, there is an answer, and it says what was lost."""
    scenario = drawn(3, issues=25, options=10, seed=6)
    efficient(drawn(3, issues=5, options=5, seed=6))
    ticks = count()
    watch = Watch(seconds=200, clock=lambda: float(next(ticks)))
    found = efficient(scenario, budget=Budget(loss=0.05), watch=watch)
    assert found.sure.sort == "loss"
    assert 0 < found.sure.most <= 0.05


def test_too_many_issues_that_hang_together_are_refused() -> None:
    """Thirty issues, each tied to the next: more combinations than can be gone through, which is said in words."""
    plain = drawn(2, issues=30, options=10, seed=7)
    chain = tuple(Together((at, at + 1), {(0, 0): 1}) for at in range(29))
    first = plain.profiles[0]
    tied = Profile(party="tied", points=first.points, together=chain, scale=1)
    with pytest.raises(TooLarge) as refused:
        efficient(Scenario(plain.space, (tied, plain.profiles[1])))
    assert refused.value.code == "cluster-too-large"
    assert "i29" in "".join(say_error(refused.value))


def test_a_cluster_that_is_not_too_large_is_gone_through() -> None:
    """Clusters of three issues, ten of them: exact, and every package is worth what is said."""
    plain = drawn(2, issues=30, options=6, seed=8)
    chain = tuple(
        Together((at, at + 1, at + 2), {(a, b, b): 300 for a in range(3) for b in range(3)}) for at in range(0, 30, 3)
    )
    tied = Profile(party="tied", points=plain.profiles[0].points, together=chain, scale=1)
    scenario = Scenario(plain.space, (tied, plain.profiles[1]))
    found = efficient(scenario)
    assert all(scenario.points(package) == points for package, points in zip(found.packages, found.points, strict=True))
    assert max(points[0] for points in found.points) > sum(map(max, tied.points))


def test_a_constraint_over_all_issues_is_carried_along() -> None:
    """A sum over thirty issues between two bounds: every package found keeps it, at a cost."""
    plain = drawn(2, issues=30, options=6, seed=9)
    issues = tuple(
        Issue(issue.name, issue.options, "number", tuple(map(float, range(6)))) for issue in plain.space.issues
    )
    bound = Linear({issue.name: 1 for issue in issues}, least=20, most=30)
    scenario = Scenario(Space(issues, (bound,)), plain.profiles)
    found = efficient(scenario)
    assert found.packages
    assert all(20 <= sum(package) <= 30 for package in found.packages)
    assert all(scenario.points(package) == points for package, points in zip(found.packages, found.points, strict=True))
    free = efficient(plain)
    assert max(points[0] for points in found.points) < max(points[0] for points in free.points)


def test_numba_is_asked_for_in_words_where_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without numba all works, and says that it went without; only who insists on it is refused."""

    def without(name: str) -> object:
        if name.endswith("quick"):
            raise ImportError(name)
        return import_module(name)

    monkeypatch.setattr("goodoffices.packages.folding.engine.import_module", without)
    scenario = drawn(3, issues=3, options=3, seed=10)
    assert efficient(scenario).method == "fold (numpy)"
    with pytest.raises(PackagesError) as refused:
        efficient(scenario, quick=True)
    assert refused.value.code == "no-numba"
    assert "slower" in "".join(say_error(refused.value))


@pytest.mark.parametrize("criteria", [4, 12, 13, 14, 23])
def test_a_grid_is_no_larger_than_what_it_sorts(criteria: int) -> None:
    """However many criteria there are, a grid has no more cells than candidates: beyond that it is one bucket."""
    front, options = (np.arange(criteria * width).reshape(criteria, width) % 97 for width in (500, 10))
    grid = grid_for(front, options, np.full(criteria, 10**6), criteria)
    assert len(grid.cells) <= front.shape[1] * options.shape[1]
    assert (grid.side > 1) == (2 ** (criteria - 1) <= 5_000)
