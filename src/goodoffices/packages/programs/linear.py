"""The linear program of a goal, for HiGHS: whether each option is chosen, each combination, and what parties gain.

Columns: one for each option (issue by issue), one for each combination of classes (clique by clique), one for each
party's gain in units, then those of the goal. A combination's shares add up, class by class, to those of the options:
with whole options that leaves one way, without them it is the tightest program for two issues (Sherali & Adams 1990).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf
from typing import Any, NamedTuple

import numpy as np

from goodoffices.packages.highs import CLOSE, Columns, Line, loaded
from goodoffices.packages.highs import solver as filled
from goodoffices.packages.programs.allowance import Allowance
from goodoffices.packages.programs.goal import Goal
from goodoffices.packages.programs.model import Clique, Model, Real, Whole, spread

FREE = inf
Lows = Sequence[int | None]
"""Least points of each party that a package may have, or None."""


class Layout(NamedTuple):
    """Where columns begin: by issue, by clique, of gains; and where rows of gains and of the goal begin."""

    options: tuple[int, ...]
    combinations: tuple[int, ...]
    gains: int
    sums: int
    cliques: int
    gained: int
    more: int


class Solved(NamedTuple):
    """What HiGHS found: the columns' values, the rows' duals, its objective and the bound it proved."""

    values: Real
    duals: Real
    objective: float
    bound: float
    optimal: bool


class Linear:
    """A linear program under construction: columns and rows with bounds, all costs of what is to be made small."""

    def __init__(self) -> None:
        self.costs: list[float] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self.whole: list[bool] = []
        self.lines: list[Line] = []

    def add(
        self, count: int = 1, low: float = 0.0, high: float = 1.0, cost: float = 0.0, *, whole: bool = False
    ) -> int:
        """Add columns and return where they begin."""
        at = len(self.costs)
        self.costs += [cost] * count
        self.low += [low] * count
        self.high += [high] * count
        self.whole += [whole] * count
        return at

    def row(self, columns: Any, factors: Any, least: float, most: float) -> int:
        """Add a row and return its place."""
        self.lines.append(Line(np.asarray(columns, np.int64), np.asarray(factors, np.float64), least, most))
        return len(self.lines) - 1


def packages_program(model: Model, goal: Goal, lows: Lows) -> tuple[Linear, Layout]:
    """Return the program of packages that are allowed and leave each party what it has to have at least."""
    linear = Linear()
    options = tuple(linear.add(each.shape[1], whole=True) for each in model.points)
    combinations = tuple(linear.add(clique.points.shape[1]) for clique in model.cliques)
    for at, each in zip(options, model.points, strict=True):
        linear.row(np.arange(at, at + each.shape[1]), np.ones(each.shape[1]), 1.0, 1.0)
    sums = len(linear.lines)
    for one in model.sums:
        columns = [np.arange(options[issue], options[issue] + len(each)) for issue, each in one.numbers.items()]
        numbers = np.concatenate(list(one.numbers.values()))
        size = sum_size(numbers)
        least, most = (
            (-FREE if one.least is None else one.least / size),
            (FREE if one.most is None else one.most / size),
        )
        linear.row(np.concatenate(columns), numbers / size, least, most)
    cliques = len(linear.lines)
    for at, clique in zip(combinations, model.cliques, strict=True):
        _shares(linear, options, at, clique)
    gained = len(linear.lines)
    gains = _gains(linear, model, goal, lows, (options, combinations))
    return linear, Layout(options, combinations, gains, sums, cliques, gained, len(linear.lines))


def sum_size(numbers: Whole) -> float:
    """Return what a constraint's numbers are divided by, so that none is larger than 1."""
    return float(max(1, np.abs(numbers).max()))


def _shares(linear: Linear, options: Sequence[int], at: int, clique: Clique) -> None:
    """A class has as much of a clique's combinations as of its options."""
    for place, issue in enumerate(clique.issues):
        where = spread(clique, place)
        for kind in range(clique.shape[place]):
            inside, chosen = np.nonzero(where == kind)[0] + at, np.nonzero(clique.classes[place] == kind)[0]
            factors = np.concatenate([np.ones(len(inside)), -np.ones(len(chosen))])
            linear.row(np.concatenate([inside, chosen + options[issue]]), factors, 0.0, 0.0)


def _gains(linear: Linear, model: Model, goal: Goal, lows: Lows, begin: tuple[tuple[int, ...], tuple[int, ...]]) -> int:
    """Each party's gain in units is what its options and combinations are worth, less what it counts from."""
    first = len(linear.costs)
    parts = [*model.points, *(clique.points for clique in model.cliques)]
    starts = [*begin[0], *begin[1]]
    columns = np.concatenate([np.arange(at, at + part.shape[1]) for at, part in zip(starts, parts, strict=True)])
    for party, low in enumerate(lows):
        base, unit = goal.base[party], goal.units[party]
        column = linear.add(1, -FREE if low is None else (low - base) / unit, FREE)
        worth = np.concatenate([part[party] for part in parts]) / unit
        there = np.nonzero(worth)[0]
        linear.row(np.append(columns[there], column), np.append(-worth[there], 1.0), -base / unit, -base / unit)
    return first


def solver(linear: Linear, allowance: Allowance, *, whole: bool = False) -> Any:
    """Return HiGHS with a program in it, interrupted when it has to be; with `whole` nothing is chosen by half.

    Raises PackagesError: "program-refused".
    """
    columns = Columns(linear.costs, linear.low, linear.high, linear.whole if whole else None)
    options = {"mip_feasibility_tolerance": CLOSE, "mip_rel_gap": 0.0, "mip_abs_gap": 1e-10}
    highs = filled(columns, linear.lines, options)
    if whole:
        _stoppable(highs, allowance)
    return highs


def _stoppable(highs: Any, allowance: Allowance) -> None:
    """Let HiGHS ask, as often as it looks up, whether it is to stop."""

    def ask(_kind: object, _said: str, _out: object, answer: Any, _data: object) -> None:
        if allowance.stopped("branches") or allowance.over:
            answer.user_interrupt = True

    highs.setCallback(ask, None)
    highs.startCallback(loaded().cb.HighsCallbackType.kCallbackMipInterrupt)


def run(highs: Any, allowance: Allowance) -> Solved | None:
    """Solve, and return what was found; None where there is no solution. Raises Stopped."""
    allowance.step("program")
    if allowance.left is not None:
        # HiGHS counts the time of all its runs together
        highs.setOptionValue("time_limit", highs.getRunTime() + max(0.01, allowance.left))
    highs.run()
    allowance.step("program")
    status, info, known = highs.getModelStatus(), highs.getInfo(), loaded().HighsModelStatus
    if status in (known.kInfeasible, known.kUnboundedOrInfeasible):
        return None
    solution = highs.getSolution()
    optimal = status == known.kOptimal
    return Solved(
        np.array(solution.col_value),
        np.array(solution.row_dual),
        float(info.objective_function_value),
        float(info.mip_dual_bound),
        optimal,
    )
