"""Our side, in a process of its own: fold a deal, warm, and say how long it took, how much memory, what came of it."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path
from time import perf_counter, process_time

import numpy as np

from goodoffices.packages.folding import efficient
from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.watching import Budget


def scenario_of(path: Path) -> Scenario:
    """Return a deal as a scenario."""
    points = np.load(path)
    options = tuple(f"o{place}" for place in range(points.shape[2]))
    space = Space(tuple(Issue(f"i{place}", options) for place in range(len(points))))
    parties = (tuple(map(tuple, points[:, party].tolist())) for party in range(points.shape[1]))
    return Scenario(space, tuple(Profile(party=f"p{at}", points=own, scale=2**20) for at, own in enumerate(parties)))


def main() -> None:
    """Fold so many times after once; print what was found as JSON, and save the points where that is asked for."""
    asked = json.loads(sys.argv[1])
    scenario = scenario_of(Path(asked["deal"]))
    budget, quick = Budget(**asked["budget"]), asked["quick"]
    # compiled, or read from where compiled code is kept, before the clock runs
    small = scenario_of(Path(asked["small"]))
    efficient(small, quick=quick)
    efficient(small, budget=Budget(kept=10**9), quick=quick)
    cpu, wall = [], []
    for _ in range(asked["times"]):
        begun, at = process_time(), perf_counter()
        found = efficient(scenario, budget=budget, quick=quick)
        cpu.append(process_time() - begun)
        wall.append(perf_counter() - at)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if any(scenario.points(package) != points for package, points in zip(found.packages, found.points, strict=True)):
        raise SystemExit("a package is not worth what is said")
    np.save(asked["points"], np.array(found.points, dtype=np.int64))
    sure = {"sort": found.sure.sort, "most": found.sure.most}
    print(json.dumps({"cpu": cpu, "wall": wall, "peak": peak, "front": len(found.points), "sure": sure}))


if __name__ == "__main__":
    main()
