"""Bounds: how good any package can be, from prices that HiGHS finds and that are then reckoned with anew.

Whatever the prices - of a party's points, of a constraint, of a class of options - no package is better than the best
option of every issue and the best combination of every clique at these prices (Lagrange; Everett 1963, Geoffrion 1974).
So a package that takes others falls behind by what they cost, and only the few that fall behind by less than what is
between the bound and the best one found need to be looked at. The prices need not be exact for that to hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from goodoffices.packages.faults import TooLarge
from goodoffices.packages.programs.allowance import Allowance
from goodoffices.packages.programs.goal import Goal
from goodoffices.packages.programs.linear import (
    FREE,
    Layout,
    Linear,
    Lows,
    Solved,
    packages_program,
    run,
    solver,
    sum_size,
)
from goodoffices.packages.programs.model import Model, Real, spread

TANGENTS = 40
"""Rounds of tangents at most; the bound holds after any number of them."""


class Bound(NamedTuple):
    """No package is better than `most`, less what its options and combinations cost: 0 for the best, never below.

    `slopes` and `height` are a plane over points that the goal nowhere lies above; `usual`, by issue and then by
    clique, are the points that each party gets there if options may be taken by half.
    """

    most: float
    options: tuple[Real, ...]
    combinations: tuple[Real, ...]
    slopes: Real
    height: float
    usual: tuple[Real, ...]


class Prices(NamedTuple):
    """By party what its gain counts for, in the goal and beyond that; by constraint and by row of a clique a price."""

    goal: Real
    beyond: Real
    constant: float
    sums: Real
    shares: Real


def bound(model: Model, goal: Goal, lows: Lows, allowance: Allowance) -> Bound | None:
    """Return how good packages can be, or None where none is allowed and leaves every party what it has to have."""
    linear, layout = packages_program(model, goal, lows)
    found = _relaxed(linear, layout, goal, allowance)
    if found is None:
        return None
    solved, weights = found
    prices = _prices(solved, weights, layout, goal)
    return _reckoned(model, goal, lows, prices)._replace(usual=_usual(model, layout, solved))


def _usual(model: Model, layout: Layout, solved: Solved) -> tuple[Real, ...]:
    parts = [*model.points, *(clique.points for clique in model.cliques)]
    starts = [*layout.options, *layout.combinations]
    return tuple(each @ solved.values[at : at + each.shape[1]] for at, each in zip(starts, parts, strict=True))


def goal_columns(linear: Linear, layout: Layout, goal: Goal) -> int:
    """Add what the goal is, and return where its columns begin; the first row is `layout.more`."""
    if goal.sort == "lowest":
        column = linear.add(1, -FREE, FREE, -1.0)
        for party in goal.who:
            linear.row([column, layout.gains + party], [1.0, -1.0], -FREE, 0.0)
        return column
    first = len(linear.costs)
    for party, factor in zip(goal.who, goal.factors, strict=True):
        column = linear.add(1, -FREE, FREE, -1.0)
        if goal.sort == "total":
            linear.row([column, layout.gains + party], [1.0, -float(factor)], -FREE, 0.0)
    return first


def tangent(gain: float, factor: float) -> tuple[float, float]:
    """Return slope and height of the line that touches factor * log at a gain: nowhere below it."""
    return factor / gain, factor * (np.log(gain) - 1.0)


def _relaxed(linear: Linear, layout: Layout, goal: Goal, allowance: Allowance) -> tuple[Solved, Real] | None:
    """Return the relaxed program's solution, and what each gain counts for in the goal there."""
    first = goal_columns(linear, layout, goal)
    highs = solver(linear, allowance)
    columns = [layout.gains + party for party in goal.who]
    if goal.sort != "product":
        solved = _solved(highs, allowance)
        if solved is None:
            return None
        if goal.sort == "total":
            return solved, goal.factors
        duals = np.abs(solved.duals[layout.more : layout.more + len(goal.who)])
        return solved, duals / duals.sum() if duals.sum() > 0 else np.full(len(duals), 1 / len(duals))
    return _touched(highs, linear, goal, (first, columns), allowance)


def _touched(
    highs: Any, linear: Linear, goal: Goal, where: tuple[int, Sequence[int]], allowance: Allowance
) -> tuple[Solved, Real] | None:
    """Touch each logarithm from above where the last solution lay, until that changes nothing (Kelley 1960)."""
    first, columns = where
    gains = np.ones(len(columns))
    solved = None
    for turn in range(TANGENTS):
        allowance.step("tangents", turn, TANGENTS)
        for at, (gain, factor) in enumerate(zip(gains, goal.factors, strict=True)):
            slope, height = tangent(float(gain), float(factor))
            highs.addRow(-FREE, height, 2, np.array([first + at, columns[at]]), np.array([1.0, -slope]))
        solved = _solved(highs, allowance)
        if solved is None:
            return None
        gains = np.maximum(solved.values[list(columns)], 1e-9)
        reached = float((goal.factors * np.log(gains)).sum())
        if -solved.objective - reached < 1e-7:
            break
    assert solved is not None
    return solved, goal.factors / gains


def _solved(highs: Any, allowance: Allowance) -> Solved | None:
    solved = run(highs, allowance)
    if solved is not None and not solved.optimal:
        allowance.need()
        raise TooLarge("program-unsolved", what="numbers")
    return solved


def _prices(solved: Solved, weights: Real, layout: Layout, goal: Goal) -> Prices:
    gained = np.maximum(0.0, -solved.duals[layout.gained : layout.more])
    in_goal = np.zeros(len(gained))
    in_goal[list(goal.who)] = weights
    constant = 0.0
    if goal.sort == "product":
        gains = goal.factors / weights
        constant = float((goal.factors * (np.log(gains) - 1.0)).sum())
    return Prices(
        in_goal,
        np.maximum(0.0, gained - in_goal),
        constant,
        solved.duals[layout.sums : layout.cliques],
        solved.duals[layout.cliques : layout.gained],
    )


def _reckoned(model: Model, goal: Goal, lows: Lows, prices: Prices) -> Bound:
    """Return the bound at these prices."""
    base, units = np.array(goal.base, np.float64), np.array(goal.units, np.float64)
    beyond = np.array([0.0 if low is None else price for low, price in zip(lows, prices.beyond, strict=True)])
    floor = np.array([0.0 if low is None else (low - from_) for low, from_ in zip(lows, goal.base, strict=True)])
    value = (prices.goal + beyond) / units
    most = prices.constant - float(value @ base) - float((beyond * floor / units).sum())
    options = [value @ each for each in model.points]
    combinations = [value @ clique.points for clique in model.cliques]
    for one, price in zip(model.sums, prices.sums, strict=True):
        side = one.least if price > 0 else one.most
        if side is None:
            continue
        size = sum_size(np.concatenate(list(one.numbers.values())))
        most -= price * side / size
        for issue, numbers in one.numbers.items():
            options[issue] = options[issue] + price * numbers / size
    _with_shares(model, prices.shares, options, combinations)
    tops = [float(each.max()) for each in (*options, *combinations)]
    return Bound(
        most + sum(tops),
        tuple(float(each.max()) - each for each in options),
        tuple(float(each.max()) - each for each in combinations),
        prices.goal / units,
        prices.constant - float(prices.goal / units @ base),
        (),
    )


def _with_shares(model: Model, prices: Real, options: list[Real], combinations: list[Real]) -> None:
    """Move worth between options and combinations: what one side pays the other gets, and packages stay as they are."""
    row = 0
    for at, clique in enumerate(model.cliques):
        for place, issue in enumerate(clique.issues):
            paid = prices[row : row + clique.shape[place]]
            row += clique.shape[place]
            combinations[at] = combinations[at] + paid[spread(clique, place)]
            options[issue] = options[issue] - paid[clique.classes[place]]
