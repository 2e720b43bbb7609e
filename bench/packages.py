"""The efficient set by folding, beside negmas 0.16 on the same deals, by its documented and by its fastest paths.

The peer runs in a Python of its own (`--negmas`, or GOODOFFICES_NEGMAS; else one is made under .cache). Times are CPU
seconds, warm, the best of several on both sides: other people may share the machine. Last line: how many bars are met.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import numpy as np
from _deals import written
from _machine import machine, row

HERE = Path(__file__).parent
MADE = HERE.parent / ".cache" / "bench-negmas"
PEER = "negmas==0.16.*"


class Side(NamedTuple):
    """What one side took: best and median CPU seconds, best wall seconds, peak memory in MB; its front as points."""

    best: float
    middle: float
    wall: float
    peak: float
    points: Any
    sure: dict[str, Any]


class Bars:
    """The bars, each met or missed, and by how much."""

    def __init__(self) -> None:
        self.met = 0
        self.all = 0

    def at_least(self, what: str, found: float, asked: float, unit: str) -> None:
        """Hold a figure against what is asked for at least."""
        self._hold(
            what, found >= asked, f"{found:,.1f}{unit}", f"at least {asked:,.0f}{unit}", asked / max(found, 1e-9)
        )

    def at_most(self, what: str, found: float, asked: float, unit: str) -> None:
        """Hold a figure against what is asked for at most."""
        self._hold(what, found <= asked, f"{found:,.3f}{unit}", f"at most {asked:g}{unit}", found / asked)

    def _hold(self, what: str, good: bool, found: str, asked: str, short: float) -> None:
        self.all += 1
        self.met += good
        row(("met    " if good else "MISSED ") + what, found, asked if good else f"{asked}: short by {short:.2f} times")

    def missing(self, what: str, why: str) -> None:
        """Count a bar that could not be tried."""
        self.all += 1
        row(f"MISSED {what}", "not tried", why)


class Bench:
    """Runs both sides, each in a process of its own, on deals in one folder."""

    def __init__(self, folder: Path, negmas: str, quick: bool | None) -> None:
        self._folder = folder
        self._negmas = negmas
        self._quick = quick

    def ours(self, issues: int, parties: int, sort: str, times: int, **budget: float) -> Side:
        """Fold a deal."""
        asked = {"budget": budget, "quick": self._quick, "small": str(written(self._folder, 4, parties, sort))}
        return self._run(sys.executable, "_folded.py", issues, parties, sort, times, asked)

    def theirs(self, path: str, issues: int, parties: int, sort: str, times: int) -> Side:
        """Let negmas find the front of a deal by one of its paths."""
        return self._run(self._negmas, "_negmas.py", issues, parties, sort, times, {"path": path})

    def _run(
        self, python: str, script: str, issues: int, parties: int, sort: str, times: int, more: dict[str, Any]
    ) -> Side:
        points = self._folder / "points.npy"
        asked = {"deal": str(written(self._folder, issues, parties, sort)), "times": times, "points": str(points)}
        done = subprocess.run(
            [python, str(HERE / script), json.dumps(asked | more)], capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"{script}: {done.stderr.strip()[-600:]}")
        said = json.loads(done.stdout.strip().splitlines()[-1])
        cpu = said["cpu"]
        return Side(min(cpu), median(cpu), min(said["wall"]), said["peak"], np.load(points), said.get("sure", {}))


def told(label: str, side: Side, beside: str = "") -> None:
    """Print what one side took."""
    took = f"median {side.middle:.4g} s, wall {side.wall:.4g} s, {side.peak:,.0f} MB, {len(side.points):,} points"
    row(f"  {label}", f"{side.best:.4g} s", f"{took}{beside}")


def same(ours: Side, theirs: Side) -> str:
    """Return that the fronts are the same; ends the run where a point of one is not a point of the other.

    A point made is a whole number of 2**-20, so that sums of floats are exact and nothing has to be forgiven.
    """
    mine, its = ({tuple(point) for point in side.points.tolist()} for side in (ours, theirs))
    if mine == its:
        return "the same front"
    raise SystemExit(f"the fronts differ: {len(mine - its)} points are ours alone, {len(its - mine)} the peer's")


def three_parties(bench: Bench, bars: Bars, short: bool) -> None:
    """Three parties, 1e7 outcomes, beside every path that handles them."""
    print("three parties, 1e7 outcomes")
    ours = bench.ours(7, 3, "random", 100)
    told("ours", ours)
    documented = bench.theirs("documented", 6 if short else 7, 3, "random", 1)
    scaled = 10 if short else 1
    told("pareto_frontier" + (" at 1e6" if short else ""), documented)
    numpy = bench.theirs("numpy", 7, 3, "random", 1)
    told("pareto_frontier_numpy, points by numpy", numpy, f", {numpy.best / ours.best:,.0f} times ours")
    print(f"    {same(ours, numpy)}" + ("" if short else f"; documented path: {same(ours, documented)}"))
    more = " (1e6, times 10: --short)" if short else ""
    bars.at_least(f"times pareto_frontier{more}", scaled * documented.best / ours.best, 20_000, "")
    bars.at_least(f"times less memory{more}", scaled * documented.peak / ours.peak, 15, "")


def two_parties(bench: Bench, bars: Bars) -> None:
    """Two parties, beside the sampler for two."""
    for issues, sort, times, asked in ((30, "random", 5, 250), (30, "opposed", 1, 3_000), (6, "random", 200, 1)):
        print(f"two parties, 1e{issues} outcomes, {sort}")
        ours = bench.ours(issues, 2, sort, max(100, times))
        told("ours", ours)
        theirs = bench.theirs("mobanos", issues, 2, sort, times)
        told("MOBANOSParetoSampler", theirs)
        print(f"    {same(ours, theirs)}")
        bars.at_least("times MOBANOS", theirs.best / ours.best, asked, "")


def large(bench: Bench, bars: Bars) -> None:
    """Spaces that no peer can do: seconds of CPU, the slower of random and opposed."""
    rows: tuple[tuple[str, int, int, int, float, dict[str, float]], ...] = (
        ("two parties, 1e100, exact", 100, 2, 5, 0.2, {}),
        ("three parties, 1e20, exact", 20, 3, 5, 0.5, {}),
        ("three parties, 1e30, within a certified 1 %", 30, 3, 2, 3, {"loss": 0.01, "kept": 100_000}),
        ("three parties, 1e30, exact", 30, 3, 2, 20, {}),
    )
    for what, issues, parties, times, asked, budget in rows:
        print(what)
        sides = {sort: bench.ours(issues, parties, sort, times, **budget) for sort in ("random", "opposed")}
        for sort, side in sides.items():
            lost = f", lost {side.sure['most']:.2%} at most" if side.sure["sort"] == "loss" else ""
            told(sort, side, lost)
        bars.at_most(f"{what}, CPU", max(side.best for side in sides.values()), asked, " s")


def five_parties(bars: Bars) -> None:
    """Five parties, 1e30, with global constraints: Nash and max-min with proof, where programs are there."""
    what = "five parties, 1e30, constraints: Nash and max-min with proof"
    print(what)
    if find_spec("goodoffices.packages.programs") is None:
        bars.missing(what, "goodoffices.packages.programs is not there")
        return
    measure: Callable[[], float] = import_module("_programs").five_parties
    bars.at_most(f"{what}, CPU", measure(), 5, " s")


def negmas_at(asked: str | None) -> str:
    """Return the Python that has negmas; make one where none was named."""
    if found := asked or os.environ.get("GOODOFFICES_NEGMAS"):
        return found
    python = MADE / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(MADE)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", PEER], check=True)
    return str(python)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--negmas", help="a Python that has negmas 0.16")
    parser.add_argument("--short", action="store_true", help="pareto_frontier at 1e6 outcomes, its figures times 10")
    parser.add_argument("--numpy", action="store_true", help="our kernels in numpy, as where numba is not installed")
    asked = parser.parse_args()
    print(machine())
    bars = Bars()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), negmas_at(asked.negmas), False if asked.numpy else None)
        three_parties(bench, bars, asked.short)
        two_parties(bench, bars)
        large(bench, bars)
        five_parties(bars)
    print(f"{bars.met} of {bars.all} bars met")


if __name__ == "__main__":
    main()
