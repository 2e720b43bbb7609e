"""One way to the best packages of a goal: near packages, then HiGHS where these are too many; or one solver alone."""

from __future__ import annotations

from typing import Literal

import numpy as np

from goodoffices.packages.faults import PackagesError, TooLarge
from goodoffices.packages.programs.allowance import Allowance
from goodoffices.packages.programs.best import Found, best
from goodoffices.packages.programs.cpsat import cp_sat
from goodoffices.packages.programs.goal import NEAR, Goal, goal
from goodoffices.packages.programs.linear import Lows
from goodoffices.packages.programs.model import Model
from goodoffices.packages.programs.whole import highs

Solver = Literal["auto", "highs", "cp-sat"]
SOLVERS: tuple[Solver, ...] = ("auto", "highs", "cp-sat")
CLOSE = 1e-7
"""A gap that is not worth another program."""


def solve(
    model: Model, goal: Goal, lows: Lows, allowance: Allowance, *, solver: Solver = "auto", step: float | None = None
) -> Found | None:
    """Return the best packages of a goal and what is proved of them, or None where none leaves each party its least.

    It takes half the time left at most: something else may have to be solved after it. With `step`, below which no two
    packages differ in the goal, one of them is enough. Raises TooLarge where the time is up and nothing was found;
    PackagesError: "no-solver", "solver-unknown".
    """
    if solver not in SOLVERS:
        raise PackagesError("solver-unknown", found=str(solver), solvers=SOLVERS)
    allowance = allowance.half
    if solver == "highs":
        return highs(model, goal, lows, allowance)
    if solver == "cp-sat":
        return cp_sat(model, goal, lows, allowance)
    found = best(model, goal, lows, allowance.half, step)
    if found is None or found.complete or _will_do(found, goal, step):
        return found
    return _better(found, _by_highs(model, goal, lows, allowance, found))


def _will_do(found: Found, goal: Goal, step: float | None) -> bool:
    """Return whether another program could not say more: for a lowest gain it can, of the gains above it."""
    return found.most - found.measure < CLOSE and (goal.sort != "lowest" or step is not None)


def _by_highs(model: Model, goal: Goal, lows: Lows, allowance: Allowance, found: Found) -> Found | None:
    """Return what HiGHS adds; what was found before where it has no time to find anything."""
    if allowance.over and len(found.points):
        return found
    try:
        return highs(model, goal, lows, allowance)
    except TooLarge:
        if not len(found.points):
            raise
        return found


def _better(one: Found, other: Found | None) -> Found | None:
    """Return the better of two, with the better of their bounds; what was proved to be none is none."""
    if other is None:
        return one if len(one.points) else None
    most = min(one.most, other.most)
    taken = other if other.measure >= one.measure - NEAR * max(1.0, abs(one.measure)) else one
    return taken._replace(most=max(most, taken.measure), complete=False)


def extreme(
    model: Model, party: int, lows: Lows, allowance: Allowance, *, sign: int = 1, solver: Solver = "auto"
) -> tuple[int, int] | None:
    """Return the most points (with `sign` -1 the least) that a party can have, and a bound; None where there are none.

    Both are the same where it was proved to the point.
    """
    low, high = (int(each[party]) for each in model.reach)
    if not model.cliques and not model.sums and (sign < 0 or all(low is None for low in lows)):
        # every issue by itself
        return (model.offsets[party] + (high if sign > 0 else low),) * 2
    turned = model if sign > 0 else _turned(model)
    floors = lows if sign > 0 else [None] * len(lows)
    unit = max(1, high - low)
    one = goal("total", [0] * len(lows), [unit] * len(lows), who=[party])
    found = solve(turned, one, floors, allowance, solver=solver, step=1 / unit)
    if found is None or not len(found.points):
        return None
    top = int(found.points[:, party].max())
    bound = top if found.complete else max(top, int(np.floor(found.most * unit + NEAR * unit)))
    return sign * top + model.offsets[party], sign * bound + model.offsets[party]


def _turned(model: Model) -> Model:
    """Return a model in which what was worth most is worth least."""
    cliques = tuple(one._replace(points=-one.points) for one in model.cliques)
    return model._replace(points=tuple(-each for each in model.points), cliques=cliques)
