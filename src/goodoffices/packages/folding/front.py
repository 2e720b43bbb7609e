"""The efficient set of a scenario, found by folding issue by issue."""

from __future__ import annotations

from goodoffices.packages.answers import Efficient, Sure
from goodoffices.packages.folding.engine import engine
from goodoffices.packages.folding.fold import Folded, fold
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
    of its points. `alike` is 0 where a loss was made, where a constraint over many issues is carried along, or above
    2**62. Packages come in falling order of the first party's points, then of the next. `quick` says whether numba is
    used; None uses it where it is there, and `method` names what was used. Raises TooLarge rather than take more than
    the budget, Stopped where the watch was stopped, PackagesError: "no-numba".
    """
    kernels = engine(quick)
    limits = Limits(budget or Budget(), watch)
    problem = problem_of(scenario, kernels, limits, lambda: watch.step("folding"))
    return _answer(fold(problem, kernels, limits, watch), f"fold ({kernels.NAME})")


def _answer(found: Folded, method: str) -> Efficient:
    return Efficient(
        packages=tuple(map(tuple, found.packages.tolist())),
        points=tuple(zip(*found.points.tolist(), strict=True)),
        alike=tuple(found.alike.tolist()),
        sure=Sure("loss", found.lost) if found.lost else Sure(),
        method=method,
    )
