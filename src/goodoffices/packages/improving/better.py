"""Is there a package that leaves nobody worse and somebody better, and which of them shares most evenly?

A ladder: a front that was worked out, going through every package of a small space, a program for HiGHS, and where
that is not installed a search, which proves nothing. The program takes the package with the largest sum of the smallest
share and a twentieth of the mean of all: most evenly but for that; the others go by the shares one after another.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf, prod
from typing import NamedTuple

import numpy as np

from goodoffices.packages.answers import Efficient, Sure
from goodoffices.packages.improving import annealing, program
from goodoffices.packages.improving.choosing import Step, improving, most_even
from goodoffices.packages.improving.neighbours import Here, here
from goodoffices.packages.improving.tables import Ints, Tables, allowed, points_of
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package
from goodoffices.packages.watching import Budget, Watch

SMALL = 2**18
"""Spaces up to this size are gone through."""
CHUNK = 2**15
ROUNDS = 20_000
"""Proposals of each run of the search."""


class Better(NamedTuple):
    """A package that is better than the one asked about, or None, and how sure that is.

    `exact` with None: there is none. `gap`: all parties together gain at most that, as shares of their reach.
    """

    step: Step | None
    sure: Sure
    method: str


def better(scenario: Scenario, t: Tables, package: Package, *, front: Efficient | None, watch: Watch) -> Better:
    """Return a package that leaves nobody worse and somebody better, or how sure it is that there is none."""
    taken = all(profile.accepts(package) for profile in scenario.profiles)
    # a front leaves out what somebody would not take: it speaks of packages that all take
    if front is not None and front.sure.sort == "exact" and taken:
        return Better(_in_front(scenario, t, package, front), Sure(), "front")
    if size(t) <= SMALL:
        return Better(_gone_through(t, package, watch), Sure(), "every package")
    if program.installed():
        return _by_program(t, package, watch)
    return Better(_searched(t, package, watch), Sure("found"), "search")


def size(t: Tables) -> int:
    """Return how many packages there are, constraints left out of account."""
    return prod(t.counts.tolist())


def every(t: Tables) -> Iterator[Ints]:
    """Give all packages, allowed or not, some at a time, one in each row."""
    count = size(t)
    for start in range(0, count, CHUNK):
        codes = np.arange(start, min(count, start + CHUNK))
        yield np.stack(np.unravel_index(codes, tuple(t.counts.tolist())), axis=1).astype(np.int64)


def _gone_through(t: Tables, package: Package, watch: Watch) -> Step | None:
    best: Step | None = None
    now = points_of(t, np.array([package]))
    for done, packages in enumerate(every(t)):
        watch.step("every package", done * CHUNK, size(t))
        step = _step(t, packages, points_of(t, packages) - now)
        best = step if step is not None and step.before(best) else best
    return best


def _in_front(scenario: Scenario, t: Tables, package: Package, front: Efficient) -> Step | None:
    packages = np.array(front.packages, dtype=np.int64).reshape(-1, len(t.counts))
    now = np.array(scenario.points(package), dtype=np.int64)
    return _step(t, packages, points_of(t, packages) - now)


def _step(t: Tables, packages: Ints, gains: Ints) -> Step | None:
    found = np.flatnonzero(improving(gains))
    found = found[allowed(t, packages[found])]
    if not len(found):
        return None
    place, shares = most_even(gains[found], t.reach)
    at = int(found[place])
    return Step(tuple(packages[at].tolist()), tuple(gains[at].tolist()), shares)


def _by_program(t: Tables, package: Package, watch: Watch) -> Better:
    h = here(t, package)
    least = program.smallest(t, h)
    if least == inf:
        return Better(None, Sure(), "program")
    made = program.model(t, h)
    first = program.solved(t, h, made, program.most_in_all(made), close=least / 2, watch=watch)
    found, bound = _verified(t, h, first.package), program.over_now(made, first.bound)
    if found is None:
        # whoever gains anything gains `least`: with a bound below that nobody can
        return Better(None, _sure(bound, least), "program")
    even = program.solved(t, h, made, program.most_evenly(made), close=least / 2, watch=watch)
    more = _verified(t, h, even.package)
    return Better(more if more is not None and more.before(found) else found, Sure("found"), "program")


def _sure(bound: float, least: float) -> Sure:
    if bound < least:
        return Sure()
    return Sure("gap", bound) if bound < inf else Sure("found")


def _verified(t: Tables, h: Here, package: Package | None) -> Step | None:
    if package is None:
        return None
    packages = np.array([package, h.package], dtype=np.int64)
    points = points_of(t, packages)
    return _step(t, packages[:1], points[:1] - points[1:])


def within(budget: Budget | None, watch: Watch) -> Watch:
    """Return a watch for one answer: its time is up when the budget's or the other watch's is, and that one is told."""
    limits = [limit for limit in (None if budget is None else budget.seconds, watch.left) if limit is not None]
    return Watch(watch.step, seconds=min(limits, default=None))


def _searched(t: Tables, package: Package, watch: Watch) -> Step | None:
    starts = np.array([package] * 8, dtype=np.int64)
    floor = points_of(t, starts[:1])[0]
    texts = annealing.annealed(t, starts, floor=floor, seed=0, rounds=ROUNDS, watch=watch).packages
    return _step(t, texts, points_of(t, texts) - floor)
