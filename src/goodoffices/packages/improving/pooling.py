"""A pool of packages to choose from: unlike each other, each scored for every party, the least satisfied named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from goodoffices.packages.answers import Efficient
from goodoffices.packages.faults import NoPackage
from goodoffices.packages.improving.annealing import annealed
from goodoffices.packages.improving.better import every, size, within
from goodoffices.packages.improving.choosing import first_of_best
from goodoffices.packages.improving.counting import drawn, keys, places
from goodoffices.packages.improving.ends import Ends, ends
from goodoffices.packages.improving.single import floors
from goodoffices.packages.improving.tables import (
    Floats,
    Ints,
    Tables,
    allowed,
    leximin,
    permitted,
    points_of,
    tables,
)
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package
from goodoffices.packages.watching import UNWATCHED, Budget, Watch

LISTED = 2**13
"""Spaces up to this size are listed where no candidates are given."""
TRIES, ROUNDS = 4096, 4000
"""Packages drawn to find some that are allowed, and proposals of each run of the search."""


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """One package with its score for every party, in the order of joining.

    `shares`: from the party's worst package, 0, to its own best, 1. `refused` names whoever would rather have no deal.
    """

    package: Package
    points: tuple[int, ...]
    shares: tuple[float, ...]
    refused: tuple[str, ...]


class Pool(msgspec.Struct, frozen=True, kw_only=True):
    """Candidates: the first shares most evenly, each other is the one furthest from those before it.

    `apart` is how far the two nearest are from each other: half the share of the issues on which they differ, and half
    the mean difference of the parties' shares. `exact`: the parties' worst and best are known, not only bounded.
    """

    parties: tuple[str, ...]
    candidates: tuple[Candidate, ...]
    apart: float
    exact: bool
    of: int
    """How many packages the pool was chosen from."""


def pool(
    scenario: Scenario,
    candidates: Iterable[Package] | None = None,
    *,
    count: int = 8,
    front: Efficient | None = None,
    seed: int = 0,
    budget: Budget | None = None,
    watch: Watch = UNWATCHED,
) -> Pool:
    """Return up to `count` packages that are unlike each other: of those given, of a front, or of some that are found.

    What is chosen does not hang on the order of candidates, parties, issues or options. Raises PackagesError:
    "package-misfit", "package-broken"; NoPackage: "pool-empty", "nothing-allowed"; TooLarge; Stopped.
    """
    t, watch = tables(scenario), within(budget, watch)
    given = candidates if candidates is not None else (front.packages if front is not None else None)
    some = None if given is None else [permitted(scenario, package) for package in given]
    if some == []:
        raise NoPackage("pool-empty")
    known = ends(scenario, t, watch=watch)
    packages = ordered(scenario, some if some is not None else found(scenario, t, known, count, seed, watch))
    places, apart = spread(t, known, packages, count)
    return Pool(
        parties=scenario.parties,
        candidates=tuple(_candidate(scenario, t, known, tuple(packages[place].tolist())) for place in places),
        apart=apart,
        exact=known.exact,
        of=len(packages),
    )


def ordered(scenario: Scenario, packages: Iterable[Package]) -> Ints:
    """Return packages, each once, in the order of their issues' and options' names: whoever lists them, and how."""
    issues = sorted((issue.name, place, issue.options) for place, issue in enumerate(scenario.space.issues))

    def key(package: Package) -> tuple[str, ...]:
        return tuple(options[package[place]] for _, place, options in issues)

    return np.array(sorted(set(packages), key=key), dtype=np.int64)


def spread(t: Tables, known: Ends, packages: Ints, count: int) -> tuple[list[int], float]:
    """Return the places of packages far from each other, and how far the nearest two are.

    Gonzalez, "Clustering to minimize the maximum intercluster distance", Theoretical Computer Science 38 (1985): no
    choice of as many has its nearest two more than twice as far from each other.
    """
    shares = known.shares(points_of(t, packages))
    chosen = [first_of_best(leximin(shares))]
    near = np.full(len(packages), np.inf)
    apart = np.inf
    while len(chosen) < min(count, len(packages)):
        near = np.minimum(near, distances(packages, shares, chosen[-1]))
        near[chosen] = -1.0
        chosen.append(int(near.argmax()))
        apart = min(apart, float(near.max()))
    return chosen, apart if len(chosen) > 1 else 0.0


def distances(packages: Ints, shares: Floats, place: int) -> Floats:
    """Return how far every package is from one of them; sums do not hang on the order of the parties."""
    options = (packages != packages[place]).mean(axis=1)
    points = leximin(np.abs(shares - shares[place])).sum(axis=1) / shares.shape[1]
    return np.asarray((options + points) / 2)


def found(scenario: Scenario, t: Tables, known: Ends, count: int, seed: int, watch: Watch) -> Sequence[Package]:
    """Return efficient packages of a small space, or else what a search finds from many drafts.

    Packages that a party would not take are left out, unless there are no others.
    """
    if size(t) <= LISTED:
        packages = np.concatenate([some[allowed(t, some)] for some in every(t)])
    else:
        starts = _drafts(t, known, count * 4, seed)
        packages = annealed(t, starts, floor=floors(scenario), seed=seed, rounds=ROUNDS, watch=watch).packages
    if not len(packages):
        raise NoPackage("nothing-allowed")
    points = points_of(t, packages)
    taken = (points >= floors(scenario)).all(axis=1)
    if taken.any():
        packages, points = packages[taken], points[taken]
    return [tuple(package) for package in packages[undominated(points)].tolist()]


def undominated(points: Ints) -> Ints:
    """Return the places of the rows that no other betters for one party without being worse for another."""
    order = np.lexsort(-points.T[::-1])
    kept: list[int] = []
    front = np.zeros((0, points.shape[1]), dtype=np.int64)
    for place in order.tolist():
        # whatever betters it came before it; one with the same points does not
        if not ((front >= points[place]).all(axis=1) & (front > points[place]).any(axis=1)).any():
            kept.append(place)
            front = np.vstack([front, points[place]])
    return np.array(kept, dtype=np.int64)


def _drafts(t: Tables, known: Ends, count: int, seed: int) -> Ints:
    """Return packages to begin from: drawn ones that are allowed, and those that are best or worst for a party."""
    run = keys(seed, TRIES)
    drawn_ones = np.stack([places(drawn(run, at, 0), int(size)) for at, size in enumerate(t.counts)], axis=1)
    there = np.array(known.packages, dtype=np.int64).reshape(-1, len(t.counts))
    some = np.concatenate([there, drawn_ones])
    some = some[allowed(t, some)]
    if not len(some):
        raise NoPackage("nothing-allowed")
    return some[np.arange(count) % len(some)]


def _candidate(scenario: Scenario, t: Tables, known: Ends, package: Package) -> Candidate:
    points = scenario.points(package)
    shares = known.shares(np.array([points], dtype=np.int64))[0].tolist()
    return Candidate(
        package=package,
        points=points,
        shares=tuple(shares),
        refused=tuple(profile.party for profile in scenario.profiles if not profile.accepts(package)),
    )
