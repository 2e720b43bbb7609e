"""How much and how little a party can get by any package that is allowed: what its share of its own best is told by."""

from __future__ import annotations

from itertools import product
from math import floor, inf
from typing import NamedTuple

import numpy as np

from goodoffices.packages.faults import NoPackage
from goodoffices.packages.improving import program
from goodoffices.packages.improving.better import SMALL, every, size
from goodoffices.packages.improving.neighbours import Here, here
from goodoffices.packages.improving.tables import Floats, Ints, Tables, allowed, bounds, points_of
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package
from goodoffices.packages.watching import Watch


class Ends(NamedTuple):
    """By party the points of its worst and of its best package, and packages that are allowed and were met on the way.

    `exact`: they are that. Otherwise no package lies outside them, and they may lie further apart than the packages.
    """

    worst: Ints
    best: Ints
    packages: tuple[Package, ...]
    exact: bool

    def shares(self, points: Ints) -> Floats:
        """Return how far points, a row for each package, lie from worst, 0, to best, 1; 1 where both are the same."""
        span = self.best - self.worst
        found = (points - self.worst) / np.where(span > 0, span, 1)
        return np.asarray(np.where(span > 0, found, 1.0), dtype=np.float64)


def ends(scenario: Scenario, t: Tables, *, watch: Watch) -> Ends:
    """Return the ends of every party. Raises NoPackage: "nothing-allowed", where it turns out that there is none."""
    if not len(t.sums) and not len(t.party):
        return _apart(scenario, t)
    if size(t) <= SMALL:
        return _gone_through(t, watch)
    if program.installed():
        return _by_program(scenario, t, watch)
    low, high = zip(*bounds(scenario), strict=True)
    return Ends(np.array(low), np.array(high), (), exact=False)


def _apart(scenario: Scenario, t: Tables) -> Ends:
    """Return the ends where every issue stands by itself."""
    best = [tuple(points.index(max(points)) for points in profile.points) for profile in scenario.profiles]
    low, high = zip(*bounds(scenario), strict=True)
    return Ends(np.array(low), np.array(high), tuple(dict.fromkeys(best)), exact=True)


def _gone_through(t: Tables, watch: Watch) -> Ends:
    worst = best = None
    found: dict[Package, None] = {}
    for done, packages in enumerate(every(t)):
        watch.step("own best", done * len(packages), size(t))
        kept = packages[allowed(t, packages)]
        points = points_of(t, kept)
        if len(kept):
            found.update(dict.fromkeys(map(tuple, kept[points.argmax(axis=0)].tolist())))
            low, high = points.min(axis=0), points.max(axis=0)
            worst = low if worst is None else np.minimum(worst, low)
            best = high if best is None else np.maximum(best, high)
    if worst is None or best is None:
        raise NoPackage("nothing-allowed")
    return Ends(worst, best, tuple(found), exact=True)


def _by_program(scenario: Scenario, t: Tables, watch: Watch) -> Ends:
    h = here(t, (0,) * len(t.counts))
    made = program.model(t, h, free=True)
    found: dict[int, list[int]] = {1: [], -1: []}
    packages, exact = dict[Package, None](), True
    for party, sign in product(range(len(t.reach)), found):
        watch.step("own best", party, len(t.reach))
        close = 0.5 / max(int(t.reach[party]), 1)
        aim = program.most_of(made, party, sign)
        answer = program.solved(t, h, made, aim, close=close, watch=watch)
        if answer.bound == -inf:
            raise NoPackage("nothing-allowed")
        most = _most(scenario, t, h, party, sign, answer.bound - sign * made.shares[party].least)
        if answer.package is not None and not scenario.check(answer.package).broken:
            packages[answer.package] = None
            points = sign * scenario.profiles[party].value(answer.package)
            exact, most = exact and most <= points, max(most, points)
        else:
            exact = False
        found[sign].append(sign * most)
    return Ends(np.array(found[-1]), np.array(found[1]), tuple(packages), exact)


def _most(scenario: Scenario, t: Tables, h: Here, party: int, sign: int, bound: float) -> int:
    """Return what a party's points, times the sign, are not above, from a bound on what its share grows by."""
    anyway = max(sign * end for end in bounds(scenario)[party])
    if bound == inf:
        return anyway
    now = sign * scenario.profiles[party].value(tuple(h.package.tolist()))
    return min(anyway, now + floor((bound + program.SLACK) * int(t.reach[party])))
