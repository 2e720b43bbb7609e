"""Programs in whole options by HiGHS, where the near packages are too many: one best package, and a proved gap.

Leximin, by what the lowest gain, the two lowest, the three lowest add up to, each made as large as it can be while the
ones before are kept (Ogryczak & Sliwinski 2003): right for packages too, where there is nothing between two of them.
The logarithms of a product are touched from above where the last package lay, until none is better (Kelley 1960).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from goodoffices.packages.faults import TooLarge
from goodoffices.packages.programs.allowance import Allowance
from goodoffices.packages.programs.best import Found
from goodoffices.packages.programs.bound import goal_columns, tangent
from goodoffices.packages.programs.goal import NEAR, Goal
from goodoffices.packages.programs.linear import (
    FREE,
    Layout,
    Linear,
    Lows,
    Solved,
    packages_program,
    run,
    solver,
)
from goodoffices.packages.programs.model import Model, Real
from goodoffices.packages.programs.near import NO_FLOOR, points_of

ROUNDS = 200
"""Tangents, and packages that break something by less than HiGHS sees, are put into a program so often at most."""
KEPT = 1e-8
"""By so much, in units, what was reached before may be missed while the next is made larger."""


class Whole(NamedTuple):
    """One run of HiGHS: the package, its points, the bound on what was made large."""

    options: tuple[int, ...]
    points: tuple[int, ...]
    most: float


def highs(model: Model, goal: Goal, lows: Lows, allowance: Allowance) -> Found | None:
    """Return one best package and a bound, or None where no package leaves each party its least."""
    linear, layout = packages_program(model, goal, lows)
    if goal.sort == "lowest":
        return _leximin(model, goal, lows, allowance, (linear, layout))
    first = goal_columns(linear, layout, goal)
    if goal.sort == "total":
        return _found(goal, _package(model, solver(linear, allowance, whole=True), layout, lows, allowance))
    return _product(model, goal, lows, allowance, (linear, layout, first))


def _found(goal: Goal, one: Whole | None) -> Found | None:
    if one is None:
        return None
    points = np.array([one.points], np.int64)
    measure = float(goal.measure(points)[0])
    return Found(np.array([one.options], np.int64), points, measure, max(one.most, measure), False, np.ones(1))


def _package(model: Model, highs: Any, layout: Layout, lows: Lows, allowance: Allowance) -> Whole | None:
    """Return the package of a solved program, gone through in whole numbers; those that fail are cut off."""
    for _ in range(ROUNDS):
        solved = run(highs, allowance)
        if solved is None:
            return None
        if not np.isfinite(solved.objective) or not len(solved.values) or abs(solved.objective) >= FREE:
            raise TooLarge("no-package-in-time", what="time")
        options = _options(model, layout, solved)
        points = points_of(model, options)
        if _holds(model, options, points, lows):
            return Whole(options, points, -solved.objective if solved.optimal else -solved.bound)
        columns = [at + option for at, option in zip(layout.options, options, strict=True)]
        highs.addRow(-FREE, len(columns) - 1, len(columns), np.array(columns), np.ones(len(columns)))
    return None


def _options(model: Model, layout: Layout, solved: Solved) -> tuple[int, ...]:
    shares = [solved.values[at : at + each.shape[1]] for at, each in zip(layout.options, model.points, strict=True)]
    return tuple(int(each.argmax()) for each in shares)


def _holds(model: Model, options: tuple[int, ...], points: tuple[int, ...], lows: Lows) -> bool:
    for one in model.sums:
        total = sum(int(numbers[options[issue]]) for issue, numbers in one.numbers.items())
        if (one.least is not None and total < one.least) or (one.most is not None and total > one.most):
            return False
    return all(each >= (NO_FLOOR if low is None else low) for each, low in zip(points, lows, strict=True))


def _leximin(
    model: Model, goal: Goal, lows: Lows, allowance: Allowance, program: tuple[Linear, Layout]
) -> Found | None:
    linear, layout = program
    answer: Whole | None = None
    most = np.inf
    for level in range(1, len(goal.who) + 1):
        allowance.step("leximin", level, len(goal.who))
        columns = _lowest_of(linear, layout, goal, level)
        factors = [float(level), *[-1.0] * len(goal.who)]
        for column, factor in zip(columns, factors, strict=True):
            linear.costs[column] = -factor
        one = _next(model, linear, layout, lows, allowance, answer)
        for column in columns:
            linear.costs[column] = 0.0
        if one is None:
            break
        if level == 1:
            most = one.most
            _raise(linear, layout, goal, float(goal.measure(np.array([one.points]))[0]) - KEPT)
        answer = one
        reached = float(np.sort(goal.gains(np.array([one.points])), axis=1)[0, :level].sum())
        linear.row(columns, factors, reached - KEPT, FREE)
        if allowance.over:
            break
    return _found(goal, answer._replace(most=most)) if answer else None


def _next(
    model: Model, linear: Linear, layout: Layout, lows: Lows, allowance: Allowance, before: Whole | Found | None
) -> Whole | None:
    """Return the next package; where time is up but something was found before, that will do."""
    try:
        return _package(model, solver(linear, allowance, whole=True), layout, lows, allowance)
    except TooLarge:
        if before is None:
            raise
        return None


def _raise(linear: Linear, layout: Layout, goal: Goal, least: float) -> None:
    """Let no gain that counts be below what the lowest was found to be."""
    for party in goal.who:
        linear.low[layout.gains + party] = max(least, linear.low[layout.gains + party])


def _lowest_of(linear: Linear, layout: Layout, goal: Goal, level: int) -> list[int]:
    """Add columns whose sum, the first times `level` less the others, is what the lowest gains add up to at most."""
    top = linear.add(1, -FREE, FREE)
    # of the lowest alone nothing is taken off
    short = [linear.add(1, 0.0, FREE if level > 1 else 0.0) for _ in goal.who]
    for party, column in zip(goal.who, short, strict=True):
        linear.row([top, column, layout.gains + party], [1.0, -1.0, -1.0], -FREE, 0.0)
    return [top, *short]


def _product(
    model: Model, goal: Goal, lows: Lows, allowance: Allowance, program: tuple[Linear, Layout, int]
) -> Found | None:
    linear, layout, first = program
    for gain in (0.02, 0.1, 0.3, 0.6, 1.0):
        _touch(linear, layout, goal, first, np.full(len(goal.who), gain))
    answer: Found | None = None
    for turn in range(ROUNDS):
        allowance.step("tangents", turn, ROUNDS)
        one = _found(goal, _next(model, linear, layout, lows, allowance, answer))
        if one is None or (answer is not None and allowance.over):
            break
        most = one.most if answer is None else min(answer.most, one.most)
        answer = (one if answer is None or one.measure > answer.measure else answer)._replace(most=most)
        if answer.most - answer.measure < NEAR:
            break
        _touch(linear, layout, goal, first, goal.gains(one.points)[0])
    return answer


def _touch(linear: Linear, layout: Layout, goal: Goal, first: int, gains: Real) -> None:
    for at, (party, gain, factor) in enumerate(zip(goal.who, gains, goal.factors, strict=True)):
        slope, height = tangent(float(gain), float(factor))
        linear.row([first + at, layout.gains + party], [1.0, -slope], -FREE, height)
