"""What an improvement is held to, by going through everything."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st

from goodoffices.packages.improving import Improvement
from goodoffices.packages.improving.tables import bounds
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package
from tests.packages.spaces import dominates, scenarios


@st.composite
def agreed(draw: st.DrawFn, *, most: int = 4) -> tuple[Scenario, Package]:
    """Give a scenario with a package that its constraints allow."""
    scenario = draw(scenarios(most=most).filter(lambda one: any(True for _ in one.space.every())))
    return scenario, draw(st.sampled_from(list(scenario.space.every())))


def nobody_worse(scenario: Scenario, found: Improvement) -> bool:
    """Return whether every step is allowed, leaves nobody worse and somebody better."""
    trail = [found.start, *(move.package for move in found.moves)]
    allowed = not any(scenario.check(package).broken for package in trail)
    points = list(map(scenario.points, trail))
    return allowed and all(dominates(after, before) for before, after in pairwise(points))


def told_right(scenario: Scenario, found: Improvement) -> bool:
    """Return whether the moves lead from start to end and say what they change and what each party gains by it."""
    here = found.start
    for move in found.moves:
        named, after = scenario.space.named(here), scenario.space.named(move.package)
        changed = [issue for issue in named if named[issue] != after[issue]]
        points = zip(scenario.points(here), scenario.points(move.package), strict=True)
        if move.points != tuple(b - a for a, b in points) or list(move.issues) != changed:
            return False
        if [(named[i], after[i]) for i in changed] != list(zip(move.before, move.after, strict=True)):
            return False
        here = move.package
    return here == found.package


def beaten(scenario: Scenario, package: Package) -> bool:
    """Return whether any package that is allowed leaves nobody worse and somebody better."""
    own = scenario.points(package)
    return any(dominates(scenario.points(other), own) for other in scenario.space.every())


def evenness(scenario: Scenario, one: Package, other: Package) -> tuple[Fraction, ...]:
    """Return what the parties gain from one package to another as exact shares of their reach, worst off first."""
    pairs = zip(scenario.points(one), scenario.points(other), bounds(scenario), strict=True)
    return tuple(sorted(Fraction(after - before, max(1, high - low)) for before, after, (low, high) in pairs))


def betters(scenario: Scenario, package: Package) -> dict[int, list[Package]]:
    """Return the packages, allowed and better, by the number of issues on which they differ from one."""
    own = scenario.points(package)
    found: dict[int, list[Package]] = {}
    for other in scenario.space.every():
        if dominates(scenario.points(other), own):
            found.setdefault(sum(a != b for a, b in zip(package, other, strict=True)), []).append(other)
    return found
