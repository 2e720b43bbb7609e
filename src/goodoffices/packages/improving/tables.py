"""A scenario as flat tables of whole numbers, which array code reads.

Every option of every issue has a place in one row of `options`: those of issue i begin at `first[i]`.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import prod
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.faults import PackagesError, TooLarge
from goodoffices.packages.profile import Together
from goodoffices.packages.rows import Row
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

FAR = 2**62
"""Stands for no bound; no sum comes near it."""
MOST_CELLS = 2 * 10**7
"""Numbers that the rows of a scenario may take as tables."""


class Tables(NamedTuple):
    """The tables: `points[option, party]`; `sums[row, option]`, each row's sum between `least[row]` and `most[row]`.

    What options are worth together: entry t is for party `party[t]` and the issues
    `members[starts[t]:starts[t + 1]]`; a combination has the key sum(place * stride), the keys that are worth something
    are `keys[begins[t]:begins[t + 1]]`, in order, and `worth` what they are worth. Issue i is in the entries
    `together[where[i]:where[i + 1]]`.
    """

    counts: Ints
    first: Ints
    points: Ints
    sums: Ints
    least: Ints
    most: Ints
    party: Ints
    starts: Ints
    members: Ints
    strides: Ints
    begins: Ints
    keys: Ints
    worth: Ints
    where: Ints
    together: Ints
    reach: Ints
    """By party, the span between adding up the worst and the best of everything: never less than its real range."""


def tables(scenario: Scenario) -> Tables:
    """Return the tables of a scenario. Raises TooLarge: "tables-too-large"."""
    counts = np.array([len(issue.options) for issue in scenario.space.issues], dtype=np.int64)
    first = np.concatenate(([0], np.cumsum(counts)))
    by_party = [[point for issue in profile.points for point in issue] for profile in scenario.profiles]
    rows = scenario.space.rows
    if len(rows) * int(first[-1]) > MOST_CELLS:
        raise TooLarge("tables-too-large", what="constraints", found=len(rows), limit=MOST_CELLS // int(first[-1]))
    return Tables(
        counts,
        first,
        np.ascontiguousarray(np.array(by_party, dtype=np.int64).T),
        _sums(rows, first),
        np.array([-FAR if row.least is None else row.least for row in rows], dtype=np.int64),
        np.array([FAR if row.most is None else row.most for row in rows], dtype=np.int64),
        *_rest(scenario, counts),
    )


def bounds(scenario: Scenario) -> tuple[tuple[int, int], ...]:
    """Return two numbers for each party, which no package's points lie below and above."""
    return tuple(profile.bounds() for profile in scenario.profiles)


def fits(scenario: Scenario, package: Package) -> Package:
    """Return a package that is one of the space. Raises PackagesError: "package-misfit"."""
    counts = [len(issue.options) for issue in scenario.space.issues]
    if len(package) != len(counts) or not all(0 <= at < count for at, count in zip(package, counts, strict=True)):
        raise PackagesError("package-misfit", issues=len(counts))
    return tuple(map(int, package))


def permitted(scenario: Scenario, package: Package) -> Package:
    """Return a package that is one of the space and satisfies the constraints.

    Raises PackagesError: "package-misfit"; "package-broken" with the places of the constraints, counted from 1.
    """
    found = fits(scenario, package)
    if broken := scenario.check(found).broken:
        raise PackagesError("package-broken", constraints=[place + 1 for place in broken])
    return found


def points_of(t: Tables, packages: Ints) -> Ints:
    """Return the points of packages, one in each row, for each party."""
    found = np.zeros((len(packages), t.points.shape[1]), dtype=np.int64)
    for issue, start in enumerate(t.first[:-1]):
        found += t.points[start + packages[:, issue]]
    for entry, (here, there) in enumerate(pairwise(t.starts.tolist())):
        key = packages[:, t.members[here:there]] @ t.strides[here:there]
        found[:, t.party[entry]] += looked_up(t, entry, key)
    return found


def looked_up(t: Tables, entry: int, key: Ints) -> Ints:
    """Return what combinations of one entry are worth, 0 for those that are not there."""
    keys = t.keys[t.begins[entry] : t.begins[entry + 1]]
    if not len(keys):
        return np.zeros(key.shape, dtype=np.int64)
    at = np.minimum(np.searchsorted(keys, key), len(keys) - 1)
    return np.where(keys[at] == key, t.worth[t.begins[entry] + at], 0)


def allowed(t: Tables, packages: Ints) -> Flags:
    """Return which packages satisfy every row."""
    found = np.ones(len(packages), dtype=np.bool_)
    for row, sums in enumerate(t.sums):
        total = np.zeros(len(packages), dtype=np.int64)
        for issue, start in enumerate(t.first[:-1]):
            total += sums[start + packages[:, issue]]
        found &= (total >= t.least[row]) & (total <= t.most[row])
    return found


def relative(gains: Ints, reach: Ints) -> Floats:
    """Return gains as shares of each party's reach, 0 where a party has none.

    Two equal shares are equal to the bit: a quotient of whole numbers below 2**53 is rounded correctly.
    """
    return np.asarray(gains / np.maximum(reach, 1), dtype=np.float64)


def leximin(shares: Floats) -> Floats:
    """Return each row in order, smallest first: rows compare by their worst off, then the next."""
    return np.sort(shares, axis=1)


def _sums(rows: tuple[Row, ...], first: Ints) -> Ints:
    found = np.zeros((len(rows), int(first[-1])), dtype=np.int64)
    for place, row in enumerate(rows):
        for issue, numbers in row.numbers.items():
            found[place, first[issue] : first[issue + 1]] = numbers
    return found


def _rest(scenario: Scenario, counts: Ints) -> Iterator[Ints]:
    """Give the tables of what is worth something together, and of reaches, in the order of their fields."""
    entries = [(party, more) for party, profile in enumerate(scenario.profiles) for more in profile.together]
    strides = [_strides(more, counts) for _, more in entries]
    keyed = [_keyed(more, steps) for (_, more), steps in zip(entries, strides, strict=True)]
    where = [[at for at, (_, more) in enumerate(entries) if issue in more.issues] for issue in range(len(counts))]
    yield _ints([party for party, _ in entries])
    yield _offsets([len(more.issues) for _, more in entries])
    yield _ints([issue for _, more in entries for issue in more.issues])
    yield _ints([stride for steps in strides for stride in steps])
    yield _offsets([len(pairs) for pairs in keyed])
    yield _ints([key for pairs in keyed for key, _ in pairs])
    yield _ints([worth for pairs in keyed for _, worth in pairs])
    yield _offsets(list(map(len, where)))
    yield _ints([at for entries_of in where for at in entries_of])
    yield _ints([high - low for low, high in bounds(scenario)])


def _strides(more: Together, counts: Ints) -> list[int]:
    sizes = [int(counts[issue]) for issue in more.issues]
    if prod(sizes) >= FAR:
        raise TooLarge("tables-too-large", what="issues of one term", found=len(sizes), limit=62)
    return [prod(sizes[:place]) for place in range(len(sizes))]


def _keyed(more: Together, strides: list[int]) -> list[tuple[int, int]]:
    return sorted((sum(a * b for a, b in zip(at, strides, strict=True)), worth) for at, worth in more.points.items())


def _ints(numbers: list[int]) -> Ints:
    return np.array(numbers, dtype=np.int64)


def _offsets(lengths: list[int]) -> Ints:
    return np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64)
