"""The same programs by CP-SAT of OR-Tools, in whole numbers throughout: a second opinion, and sometimes quicker.

Ratios and logarithms are taken in steps, the finest for which no sum leaves 62 bits; bounds are rounded outwards, so
the gap that is claimed holds.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, lcm, log
from threading import Thread
from typing import Any, NamedTuple

import numpy as np

from goodoffices.packages.faults import PackagesError, TooLarge
from goodoffices.packages.programs.allowance import Allowance
from goodoffices.packages.programs.best import Found
from goodoffices.packages.programs.goal import NEAR, Goal
from goodoffices.packages.programs.linear import Lows
from goodoffices.packages.programs.model import Clique, Model, spread
from goodoffices.packages.programs.near import NO_FLOOR, points_of

FINEST = 10**6
ROOM = 2**60
ROUNDS = 60
LOOK_UP = 0.05
"""Seconds between two looks at whether it is to stop."""


class Program(NamedTuple):
    """A CP-SAT model with what is needed of it: the options' variables, the parties' gains in points, how large."""

    made: Any
    options: list[list[Any]]
    gains: list[Any]
    reach: int


class Answer(NamedTuple):
    """What CP-SAT found: the options, and the bound on what it made large."""

    options: tuple[int, ...]
    most: float


def cp_sat(model: Model, goal: Goal, lows: Lows, allowance: Allowance) -> Found | None:
    """Return one best package and a bound, or None where none is; raises PackagesError where OR-Tools is missing."""
    program = _program(model, goal, lows)
    if program is None:
        return None
    return {"lowest": _leximin, "total": _total, "product": _product}[goal.sort](program, model, goal, allowance)


def _tools() -> Any:
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        raise PackagesError("no-solver", solver="cp-sat", extra="quick") from None
    return cp_model


def _program(model: Model, goal: Goal, lows: Lows) -> Program | None:
    """Return the program of packages that are allowed; None where a party cannot have its least at all."""
    made = _tools().CpModel()
    options = [[made.new_bool_var("") for _ in range(each.shape[1])] for each in model.points]
    for chosen in options:
        made.add_exactly_one(chosen)
    terms = [each for chosen in options for each in chosen]
    for clique in model.cliques:
        terms += _shares(made, clique, options)
    for one in model.sums:
        total = sum(int(n) * options[i][o] for i, each in one.numbers.items() for o, n in enumerate(each) if n)
        if one.least is not None:
            made.add(total >= one.least)
        if one.most is not None:
            made.add(total <= one.most)
    worth = np.concatenate([*model.points, *(clique.points for clique in model.cliques)], axis=1)
    low, high = (tuple(map(int, each)) for each in model.reach)
    floors = [max(NO_FLOOR if each is None else each, least) for each, least in zip(lows, low, strict=True)]
    if any(floor > most for floor, most in zip(floors, high, strict=True)):
        return None
    gains = []
    for party, base in enumerate(goal.base):
        gain = made.new_int_var(floors[party] - base, high[party] - base, "")
        made.add(gain == sum(int(n) * each for n, each in zip(worth[party], terms, strict=True) if n) - base)
        gains.append(gain)
    ends = (
        abs(end - base) for ends, base in zip(zip(floors, high, strict=True), goal.base, strict=True) for end in ends
    )
    return Program(made, options, gains, max(1, *ends))


def _shares(made: Any, clique: Clique, options: list[list[Any]]) -> list[Any]:
    shares = [made.new_bool_var("") for _ in range(clique.points.shape[1])]
    for place, issue in enumerate(clique.issues):
        where = spread(clique, place)
        for kind in range(clique.shape[place]):
            inside, chosen = np.nonzero(where == kind)[0], np.nonzero(clique.classes[place] == kind)[0]
            made.add(sum(shares[at] for at in inside) == sum(options[issue][at] for at in chosen))
    return shares


def _solved(program: Program, allowance: Allowance) -> Answer | None:
    """Solve, looking up now and then whether somebody stopped it. Raises Stopped, and TooLarge where time is up."""
    cp = _tools()
    solver = cp.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    if allowance.left is not None:
        solver.parameters.max_time_in_seconds = max(0.01, allowance.left)
    status: list[Any] = []
    thread = Thread(target=lambda: status.append(solver.solve(program.made)), daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(LOOK_UP)
        if allowance.stopped("branches"):
            solver.stop_search()
    allowance.step("branches")
    if status[0] == cp.INFEASIBLE:
        return None
    if status[0] not in (cp.OPTIMAL, cp.FEASIBLE):
        raise TooLarge("no-package-in-time", what="time")
    options = tuple(next(at for at, each in enumerate(one) if solver.boolean_value(each)) for one in program.options)
    return Answer(options, float(solver.best_objective_bound))


def _found(model: Model, goal: Goal, options: tuple[int, ...], most: float) -> Found:
    points = np.array([points_of(model, options)], np.int64)
    measure = float(goal.measure(points)[0])
    return Found(np.array([options], np.int64), points, measure, max(measure, most), False, np.ones(1))


def _leximin(program: Program, model: Model, goal: Goal, allowance: Allowance) -> Found | None:
    made, units = program.made, [goal.units[party] for party in goal.who]
    ratio = max(1, ceil(program.reach / min(units)))
    steps = max(1, min(FINEST, ROOM // (ratio * max(units) * (len(units) + 1))))
    answer: Found | None = None
    for level in range(1, len(units) + 1):
        top = made.new_int_var(-steps * ratio, steps * ratio, "")
        # of the lowest alone nothing is taken off
        short = [made.new_int_var(0, 2 * steps * ratio, "") if level > 1 else 0 for _ in units]
        for party, unit, less in zip(goal.who, units, short, strict=True):
            made.add(unit * (top - less) <= steps * program.gains[party])
        made.maximize(level * top - sum(short))
        one = _next(program, allowance, answer)
        if one is None:
            return answer
        most = (one.most + 1) / steps if answer is None else answer.most
        answer = _found(model, goal, one.options, most)
        gains = sorted(
            steps * (int(answer.points[0, party]) - goal.base[party]) // goal.units[party] for party in goal.who
        )
        made.add(level * top - sum(short) >= sum(gains[:level]))
    return answer


def _next(program: Program, allowance: Allowance, answer: Found | None) -> Answer | None:
    """Solve; where time is up but something was found before, that will do."""
    try:
        return _solved(program, allowance)
    except TooLarge:
        if answer is None:
            raise
        return None


def _total(program: Program, model: Model, goal: Goal, allowance: Allowance) -> Found | None:
    factors = [goal.weights[party] / goal.units[party] for party in goal.who]
    room = ROOM // (program.reach * len(factors))
    whole = Fraction(lcm(*(factor.denominator for factor in factors)))
    if whole * max(factors) > room:
        whole = room / max(factors)
    numbers = [round(factor * whole) for factor in factors]
    off = sum(abs(n - factor * whole) * program.reach for n, factor in zip(numbers, factors, strict=True))
    program.made.maximize(sum(n * program.gains[party] for n, party in zip(numbers, goal.who, strict=True)))
    one = _solved(program, allowance)
    return None if one is None else _found(model, goal, one.options, float((Fraction(one.most) + off) / whole))


def _product(program: Program, model: Model, goal: Goal, allowance: Allowance) -> Found | None:
    """Touch each logarithm from above at whole gains, rounded upwards, until no package is better."""
    made, factors = program.made, [float(factor) for factor in goal.factors]
    highest = max(factors) * (log(program.reach) + 2)
    steps = max(1, min(FINEST, int(ROOM / (program.reach * highest * (len(factors) + 1)))))
    logs = [made.new_int_var(-1, ceil(steps * highest), "") for _ in factors]
    made.maximize(sum(logs))
    units = sum(factor * log(goal.units[party]) for factor, party in zip(factors, goal.who, strict=True))
    touched = [[max(1, round(share * goal.units[party])) for party in goal.who] for share in (0.02, 0.1, 0.3, 0.6, 1.0)]
    answer: Found | None = None
    for turn in range(ROUNDS):
        allowance.step("tangents", turn, ROUNDS)
        for gains in touched:
            _touch(program, goal, logs, gains, steps)
        one = _next(program, allowance, answer)
        if one is None:
            return answer
        here = _found(model, goal, one.options, one.most / steps - units)
        most = here.most if answer is None else min(answer.most, here.most)
        answer = (here if answer is None or here.measure > answer.measure else answer)._replace(most=most)
        if answer.most - answer.measure < NEAR + (len(factors) + 1) * 2 / steps or allowance.over:
            break
        touched = [[int(here.points[0, party]) - goal.base[party] for party in goal.who]]
    return answer


def _touch(program: Program, goal: Goal, logs: list[Any], gains: list[int], steps: int) -> None:
    for at, (party, gain, factor) in enumerate(zip(goal.who, gains, goal.factors, strict=True)):
        slope, height = ceil(steps * factor), ceil(steps * factor * (log(gain) - 1.0) * gain)
        program.made.add(gain * logs[at] <= height + slope * program.gains[party])
