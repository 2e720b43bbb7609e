"""The efficient set of a scenario, found by folding issue by issue."""

from __future__ import annotations

from struct import Struct

import numpy as np

from goodoffices.packages.answers import Efficient, Sure
from goodoffices.packages.folding.arrays import NOTHING, Ints
from goodoffices.packages.folding.engine import Engine, engine
from goodoffices.packages.folding.fold import Folded, Small, fold
from goodoffices.packages.folding.limits import Limits
from goodoffices.packages.folding.problem import problem_of
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.watching import UNWATCHED, Budget, Watch


def efficient(
    scenario: Scenario, *, budget: Budget | None = None, watch: Watch = UNWATCHED, quick: bool | None = None
) -> Efficient:
    """Return the efficient set among the packages that are allowed and that every party would take.

    Exact, for any number of parties, unless the budget allows a loss and its limits make one necessary: then for every
    package allowed and taken by all there is one here that gives no party less by more than `sure.most` of the range
    of its points, constraints left aside. `alike` is 0 where a loss was made, where a constraint over many issues is
    carried along, or above 2**62. Packages come in falling order of the first party's points, then of the next.
    `quick` says whether numba is used; None uses it where it is there, and `method` names what was used. Raises
    TooLarge rather than take more than the budget, Stopped where the watch was stopped, PackagesError: "no-numba".
    """
    kernels = engine(quick)
    watch.step("folding")
    found = _small(scenario, kernels, budget or Budget())
    if found is None:
        limits = Limits(budget or Budget(), watch)
        problem = problem_of(scenario, kernels, limits, lambda: watch.step("folding"))
        found = fold(problem, kernels, limits, watch)
    return _answer(found, f"fold ({kernels.NAME})")


def _small(scenario: Scenario, kernels: Engine, budget: Budget) -> Folded | None:
    """Return what two parties have whose wishes only add up; None where it is more than a moment's work."""
    additive = not scenario.space.constraints and not any(profile.together for profile in scenario.profiles)
    if len(scenario.profiles) != 2 or not additive or budget.kept is not None:
        return None
    one, other = scenario.profiles
    needs = [NOTHING if profile.reserve is None else profile.reserve for profile in scenario.profiles]
    found = kernels.pairs(one.points, other.points, needs, budget.memory)
    return None if found is None else Folded(*found, 0.0)


def _answer(found: Folded, method: str) -> Efficient:
    return Efficient(
        packages=rows_of(found.packages),
        points=rows_of(found.points.T),
        alike=tuple(found.alike.tolist()),
        sure=Sure("loss", found.lost) if found.lost else Sure(),
        method=method,
    )


def rows_of(table: Ints | Small) -> tuple[tuple[int, ...], ...]:
    """Return the rows of a table of whole numbers, as plain numbers."""
    width = table.shape[1]
    return tuple(Struct(f"{width}q").iter_unpack(np.ascontiguousarray(table, dtype=np.int64).tobytes()))
