"""Bounds, costs and near packages: no package is better than said, and none that is near is left out."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from goodoffices.packages.programs.alike import kept_of
from goodoffices.packages.programs.allowance import Allowance
from goodoffices.packages.programs.best import best
from goodoffices.packages.programs.bound import Bound, bound
from goodoffices.packages.programs.early import early
from goodoffices.packages.programs.every import Every, every
from goodoffices.packages.programs.goal import Goal, Sort, goal
from goodoffices.packages.programs.linear import Lows
from goodoffices.packages.programs.model import Model, Real, model
from goodoffices.packages.programs.near import gather, points_of
from goodoffices.packages.programs.polish import polish
from tests.packages.spaces import scenarios

CLOSE = 1e-7
FEWER = settings(max_examples=settings().max_examples // 2)


class Case(NamedTuple):
    """A small model, a goal, what each party has to have at least, and all packages that leave it that."""

    model: Model
    goal: Goal
    lows: Lows
    there: Every


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Give models, goals of every sort, and floors."""
    made = model(draw(scenarios(most=4)))
    parties = range(len(made.parties))
    sort: Sort = draw(st.sampled_from(["lowest", "total", "product"]))
    base = [draw(st.integers(-10, 10)) for _ in parties]
    units = [draw(st.integers(1, 20)) for _ in parties]
    lows = [base[p] + 1 if sort == "product" else draw(st.none() | st.integers(-5, 15)) for p in parties]
    there = every(made)
    floors = np.array([-(2**60) if low is None else low for low in lows])
    kept = (there.points >= floors).all(axis=1)
    return Case(made, goal(sort, base, units), lows, Every(there.options[kept], there.points[kept]))


def limit_of(case: Case) -> Bound:
    """Return the bound of a case that has packages."""
    assume(len(case.there.points))
    found = bound(case.model, case.goal, case.lows, Allowance())
    assert found is not None
    return found


def costs_of(case: Case, limit: Bound) -> Real:
    """Return what every package costs at a bound."""
    rows = zip(limit.options, case.there.options.T, strict=True)
    costs = sum((each[options] for each, options in rows), np.zeros(len(case.there.points)))
    for clique, each in zip(case.model.cliques, limit.combinations, strict=True):
        costs = costs + each[clique.at([case.there.options[:, issue] for issue in clique.issues])]
    return np.asarray(costs, np.float64)


@given(cases())
def test_no_package_is_better_than_the_bound_less_what_it_costs(case: Case) -> None:
    """The goal of every package is at most the bound less its costs, and no cost is below 0."""
    limit = limit_of(case)
    costs = costs_of(case, limit)
    assert (case.goal.measure(case.there.points) <= limit.most - costs + CLOSE).all()
    assert all((each >= 0).all() for each in (*limit.options, *limit.combinations))


@FEWER
@given(cases(), st.randoms(use_true_random=False))
def test_costs_charged_early_add_up_to_the_same(case: Case, random: st.DataObject) -> None:
    """In whatever order issues are added, what a package costs below the bound stays what it was."""
    limit = limit_of(case)
    order = list(range(len(limit.options)))
    random.shuffle(order)  # type: ignore[attr-defined]
    moved = early(case.model, limit, order)
    costs = sum(
        (each[options] for each, options in zip(moved.options, case.there.options.T, strict=True)),
        np.zeros(len(case.there.points)),
    )
    for table in moved.tables:
        costs = costs + table.at([case.there.options[:, issue] for issue in table.issues])
        assert (table.costs > -CLOSE).all()
    np.testing.assert_allclose(moved.most - costs, limit.most - costs_of(case, limit), atol=CLOSE)


@FEWER
@given(cases(), st.floats(0, 1))
def test_all_that_are_near_are_gathered(case: Case, part: float) -> None:
    """Exactly the packages that fall behind by so much, and reach what is asked, are gathered."""
    limit = limit_of(case)
    costs = costs_of(case, limit)
    behind = part * float(costs.max())
    asked = limit.most - 2 * behind
    near = gather(case.model, case.goal, limit, case.lows, behind, Allowance(), asked=asked)
    wanted = (costs <= behind - CLOSE) & (case.goal.measure(case.there.points) >= asked + CLOSE)
    gathered = set(map(tuple, near.options.tolist()))
    assert near.complete
    assert set(map(tuple, case.there.options[wanted].tolist())) <= gathered
    assert gathered <= set(map(tuple, case.there.options.tolist()))


@FEWER
@given(cases())
def test_the_best_are_the_best_of_every_package(case: Case) -> None:
    """What programs find best is best, all that equal it are there, and where there is none they say so."""
    found = best(case.model, case.goal, case.lows, Allowance())
    if found is None or not len(found.points):
        assert not len(case.there.points)
        return
    measures = case.goal.measure(case.there.points)
    assert abs(found.measure - measures.max()) < CLOSE
    there = case.there.options[measures >= measures.max() - 1e-10]
    assert set(map(tuple, there.tolist())) == set(map(tuple, found.options.tolist()))


@FEWER
@given(cases(), st.integers(0, 10**6))
def test_polishing_makes_nothing_worse(case: Case, at: int) -> None:
    """A package is changed only to a better one that satisfies what it did."""
    limit = limit_of(case)
    options = case.there.options[at % len(case.there.points)].tolist()
    polished = polish(case.model, case.goal, limit, case.lows, options)
    before, after = (case.goal.measure(np.array([points_of(case.model, each)]))[0] for each in (options, polished))
    assert after >= before
    assert list(polished) in case.there.options.tolist()


@given(st.lists(st.tuples(*[st.integers(0, 3)] * 4), min_size=1, max_size=30))
def test_those_that_go_on_are_as_good_as_all(rows: list[tuple[int, int, int, int]]) -> None:
    """For the same keys all that are not worse in both criteria go on, once, and stand for as many as are the same."""
    first, second, *keys = (np.array(each) for each in zip(*rows, strict=True))
    kept, counts = kept_of([first, second], keys, np.ones(len(rows)))
    wanted = {
        (a, b, *key): float(sum(row == (a, b, *key) for row in rows))
        for a, b, *key in rows
        if not any(c >= a and d >= b and (c, d) != (a, b) and key == other for c, d, *other in rows)
    }
    assert {rows[at]: count for at, count in zip(kept.tolist(), counts.tolist(), strict=True)} == wanted
    assert len(kept) == len(wanted)
