"""The peer's side, in its own process and its own Python: negmas by one of its paths, on the same deal.

`documented`: `pareto_frontier` from utility functions and issues. `numpy`: `pareto_frontier_numpy` on points enumerated
with numpy, which the process does itself, within the time. `mobanos`: `MOBANOSParetoSampler`, two parties only.
"""

from __future__ import annotations

import json
import resource
import sys
import warnings
from collections.abc import Callable
from time import perf_counter, process_time
from typing import Any

import numpy as np

warnings.simplefilter("ignore")

from negmas.outcomes import make_issue, make_os  # noqa: E402
from negmas.preferences import LinearAdditiveUtilityFunction  # noqa: E402
from negmas.preferences.ops import pareto_frontier, pareto_frontier_numpy  # noqa: E402
from negmas.preferences.pareto_sampler import MOBANOSParetoSampler  # noqa: E402

UNIT = 2**20


def functions_of(points: Any) -> tuple[list[Any], list[Any]]:
    """Return a deal as utility functions, with the issues."""
    names = [f"o{place}" for place in range(points.shape[2])]
    issues = [make_issue(names, name=f"i{place}") for place in range(len(points))]
    space = make_os(issues)
    functions = [
        LinearAdditiveUtilityFunction(
            values={
                f"i{at}": {name: float(number) / UNIT for name, number in zip(names, own[party], strict=True)}
                for at, own in enumerate(points)
            },
            weights={f"i{at}": 1.0 for at in range(len(points))},
            outcome_space=space,
            reserved_value=float("-inf"),
        )
        for party in range(points.shape[1])
    ]
    return functions, issues


def documented(points: Any, functions: list[Any], issues: list[Any]) -> Any:
    """Return the points of the front by the documented path."""
    return pareto_frontier(functions, issues=issues)[0]


def by_numpy(points: Any, functions: list[Any], issues: list[Any]) -> Any:
    """Return the points of the front from points enumerated with numpy."""
    every = np.zeros((1, points.shape[1]))
    for own in points:
        every = (every[:, None, :] + own.T[None, :, :] / UNIT).reshape(-1, points.shape[1])
    return every[pareto_frontier_numpy(every)]


def mobanos(points: Any, functions: list[Any], issues: list[Any]) -> Any:
    """Return the outcomes of the front by the sampler for two parties."""
    sampler = MOBANOSParetoSampler()
    sampler.init(functions[0], functions[1])
    return sampler.pareto_outcomes(min_util=float("-inf"))


PATHS: dict[str, Callable[[Any, list[Any], list[Any]], Any]] = {
    "documented": documented,
    "numpy": by_numpy,
    "mobanos": mobanos,
}


def main() -> None:
    """Find the front so many times; print how long it took as JSON, and save its points."""
    asked = json.loads(sys.argv[1])
    points = np.load(asked["deal"])
    functions, issues = functions_of(points)
    cpu, wall = [], []
    for _ in range(asked["times"]):
        begun, at = process_time(), perf_counter()
        found = PATHS[asked["path"]](points, functions, issues)
        cpu.append(process_time() - begun)
        wall.append(perf_counter() - at)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if asked["path"] == "mobanos":
        found = [[float(function(outcome)) for function in functions] for outcome in found]
    table = np.array(found, dtype=float).reshape(-1, points.shape[1])
    np.save(asked["points"], np.rint(table * UNIT).astype(np.int64))
    print(json.dumps({"cpu": cpu, "wall": wall, "peak": peak, "front": len(table)}))


if __name__ == "__main__":
    main()
