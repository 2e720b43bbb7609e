"""The fold: part by part, states are joined with options and only those kept that an efficient package can come from.

A state that another equals or betters in every criterion can be left out, whatever follows: sums keep their order. A
state that cannot reach what is needed, with the best that is still to come, goes too.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from goodoffices.packages.folding.arrays import Ints
from goodoffices.packages.folding.engine import Engine, Step
from goodoffices.packages.folding.limits import WORD, Limits
from goodoffices.packages.folding.pace import Pace
from goodoffices.packages.folding.plan import Plan, plan_of
from goodoffices.packages.folding.problem import Problem
from goodoffices.packages.folding.stage import States, Task, stage
from goodoffices.packages.folding.thinning import Scale
from goodoffices.packages.watching import Watch

Small = npt.NDArray[np.int32]
Way = tuple[Small, Small]
"""For each state of a stage the state that it comes from and the option that was added."""


class Folded(NamedTuple):
    """Efficient points by party and package, the packages, how many are alike, what share of a range may be lost."""

    points: Ints
    packages: Ints | Small
    alike: Ints
    lost: float


def fold(problem: Problem, engine: Engine, limits: Limits, watch: Watch) -> Folded:
    """Return the efficient packages of a problem. Raises TooLarge rather than go beyond a limit, and Stopped."""
    if not all(part.values.shape[1] for part in problem.parts):
        return _none(problem)
    plan = plan_of(problem)
    if plan.hopeless:
        return _none(problem)
    parts = plan.problem.parts
    pace = Pace([part.values.shape[1] for part in parts], limits, bytes_of(problem))
    states, way = _begin(problem.parties), list[Way]()
    for place, part in enumerate(parts):
        step = _stepping(watch, limits, place, len(parts))
        candidates = states.values.shape[1] * part.values.shape[1]
        states = stage(_task(plan, place, states), engine, limits, step)
        if not len(states.parent):
            return _none(problem)
        pace.watched(candidates)
        states = pace.within(states, partial(_scale, plan, place + 1), place + 1, engine, step)
        limits.hold(len(states.parent) * WORD, "the way back")
        way.append((states.parent.astype(np.int32), states.option.astype(np.int32)))
    counted = pace.lost == 0 and len(problem.needs) == problem.parties
    alike = states.alike if counted else np.zeros_like(states.alike)
    return Folded(states.values[: problem.parties], _packages(plan, way, limits), alike, pace.lost)


def bytes_of(problem: Problem) -> int:
    """Return how many bytes a package with its points takes in an answer."""
    issues = sum(len(part.issues) for part in problem.parts)
    return 2 * WORD * issues + 40 * problem.parties + 144


def _none(problem: Problem) -> Folded:
    issues = sum(len(part.issues) for part in problem.parts)
    none = np.zeros(0, dtype=np.int64)
    return Folded(none.reshape(problem.parties, 0), none.reshape(0, issues), none, 0.0)


def _stepping(watch: Watch, limits: Limits, place: int, of: int) -> Step:
    def step() -> None:
        watch.step("folding", place, of)
        limits.look()

    return step


def _begin(parties: int) -> States:
    none, one = np.zeros(1, dtype=np.int64), np.ones(1, dtype=np.int64)
    return States(np.zeros((parties, 1), dtype=np.int64), none, none, one)


def _task(plan: Plan, place: int, states: States) -> Task:
    """Return what a stage has to do: points and open bounds first, then the bounds that close."""
    parties, part = plan.problem.parties, plan.problem.parts[place]
    before, after = plan.open(place), plan.open(place + 1)
    rows = [*range(parties), *after, *plan.closing(place)]
    front = np.empty((len(rows), states.values.shape[1]), dtype=np.int64)
    for at, row in enumerate(rows):
        known = row if row < parties else parties + before.index(row) if row in before else None
        # a bound not begun: all options so far are worth the same to it
        front[at] = plan.worst[row, 0] - plan.worst[row, place] if known is None else states.values[known]
    values = part.values[rows]
    low, high = plan.low(rows, place + 1), plan.high(rows, place + 1)
    return Task(front, values, states.alike, part.alike, low, high, parties + len(after), len(before) < 2)


def _scale(plan: Plan, after: int) -> Scale:
    return Scale(plan.problem.span, plan.enough(range(plan.problem.parties), after))


def _packages(plan: Plan, way: list[Way], limits: Limits) -> Small:
    """Return a package for every state at the end, going back over the options it was made of."""
    parts = plan.problem.parts
    count = len(way[-1][0])
    issues = sum(len(part.issues) for part in parts)
    limits.need(count * bytes_of(plan.problem), "the answer")
    packages = np.empty((count, issues), dtype=np.int32)
    at: Ints | Small = np.arange(count, dtype=np.int64)
    for part, (parent, option) in zip(reversed(parts), reversed(way), strict=True):
        packages[:, part.issues] = part.choices[option[at]]
        at = parent[at]
    return packages
