"""Faults planted in the fold, one by one, and seen: the laws can fail."""

from __future__ import annotations

import numpy as np
import pytest

from goodoffices.packages.faults import TooLarge
from goodoffices.packages.folding import dominated, efficient, fold, pace, plain, plan, problem, stage, states, thinning
from goodoffices.packages.folding.arrays import NOTHING, Ints, Marks
from goodoffices.packages.folding.plan import Plan
from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.watching import Budget
from tests.packages.folding.laws import breaks, carried_along, missed, the_efficient_set


def by_stages(scenario: Scenario) -> None:
    """Assert the law of the efficient set, by the kernels that a test can reach into, constraints carried along."""
    with carried_along():
        the_efficient_set(scenario, quick=False)


def test_without_a_fault_the_laws_hold() -> None:
    """What the planted faults break holds without them."""
    assert not breaks(by_stages)
    assert not breaks(within_the_loss)


def within_the_loss(scenario: Scenario) -> None:
    """Assert that what a loss is said to be is what is missed at most."""
    try:
        with carried_along():
            found = efficient(scenario, budget=Budget(kept=2, loss=0.6), quick=False)
    except TooLarge:
        return
    assert missed(scenario, found) <= found.sure.most


def test_ties_kept_twice_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal states that are not made one."""
    monkeypatch.setattr(stage, "first_of_equal", lambda values: np.ones(values.shape[1], dtype=np.bool_))
    assert breaks(by_stages)


def test_ties_dropped_without_being_counted_are_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of packages alike only the first is counted."""
    monkeypatch.setattr(stage, "sums", lambda counts, first: counts[first])
    assert breaks(by_stages)


def test_a_reserve_off_by_one_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A state that reaches the reserve exactly is taken for one that falls short of it, or the other way round."""
    sound = Plan.low
    for fault in (-1, 1):

        def low(self: Plan, rows: list[int], after: int, fault: int = fault) -> Ints:
            return sound(self, rows, after) + fault

        monkeypatch.setattr(Plan, "low", low)
        assert breaks(by_stages)


def test_a_bound_cut_off_too_early_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A constraint of which one less than enough counts as enough."""
    sound = Plan.high
    monkeypatch.setattr(Plan, "high", lambda self, rows, after: sound(self, rows, after) - 1)
    assert breaks(by_stages)


def test_a_bound_closed_too_early_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A constraint that is forgotten one stage before its last."""
    sound = plan._stretch

    def short(asked: problem.Problem, row: int) -> plan.Stretch | None:
        found = sound(asked, row)
        return found and found._replace(last=max(found.first, found.last - 1))

    monkeypatch.setattr(plan, "_stretch", short)
    assert breaks(by_stages, 1_000)


def test_an_option_taken_for_dominated_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Equal options of an issue of which none is kept, and those of which constraints are forgotten."""
    sound = states.best_of

    def blind(values: Ints, *rest: object) -> tuple[Ints, Ints]:
        return sound(values[:1], *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(problem, "best_of", blind)
    assert breaks(by_stages)


def test_a_staircase_that_keeps_equals_out_of_order_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A comparison that takes as much for more."""

    def above(column: Ints) -> Marks:
        keep = np.ones(len(column), dtype=np.bool_)
        keep[1:] = column[1:] >= np.maximum.accumulate(column)[:-1]
        return keep

    monkeypatch.setattr(plain, "beyond_the_last", above)
    assert breaks(by_stages)


def test_a_way_back_to_the_wrong_state_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packages that have not the points they are said to have."""
    sound = stage.stage

    def astray(*asked: object) -> stage.States:
        found = sound(*asked)  # type: ignore[arg-type]
        return found._replace(parent=found.parent[::-1])

    monkeypatch.setattr(fold, "stage", astray)
    assert breaks(by_stages)


def test_a_grid_that_looks_at_its_own_cell_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A candidate held against its own cell: what is only equal falls out."""
    points = np.random.default_rng(0).integers(0, 100, (3_000, 3))
    sound = dominated(points, quick=False)
    cells = plain._cells
    monkeypatch.setattr(plain, "_cells", lambda values, grid, criteria, step: cells(values, grid, criteria, 0))
    assert dominated(points, quick=False).tolist() != sound.tolist()


def test_a_loss_that_is_not_added_up_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the last loss is told, not the sum of all."""
    sound = thinning.thinned
    monkeypatch.setattr(pace, "thinned", lambda *asked: (sound(*asked)[0], sound(*asked)[1] / 4))
    assert breaks(within_the_loss)


def test_a_stand_in_that_a_party_would_not_take_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A state stands in for another that meets the reserve with an option with which it does not."""
    space = Space((Issue("i", ("more", "less")), Issue("j", ("for-b", "for-a"))))
    first = Profile(party="a", points=((5, 4), (5, 20)), reserve=10, scale=1)
    scenario = Scenario(space, (first, Profile(party="b", points=((5, 40), (100, 0)), scale=1)))
    budget = Budget(kept=1, loss=0.6)
    with pytest.raises(TooLarge):
        efficient(scenario, budget=budget, quick=False)
    sound = thinning.steps_of
    monkeypatch.setattr(thinning, "steps_of", lambda points, width, safe: sound(points, width, NOTHING))
    found = efficient(scenario, budget=budget, quick=False)
    assert missed(scenario, found) > found.sure.most
