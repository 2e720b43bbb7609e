"""Issues that hang together, gone through at once: their combinations become the options of one part of the fold.

What some options are worth together, and constraints over few combinations, tie issues to one another; a part holds
all issues tied. Within it every combination is looked at, and only what nothing betters goes on. A constraint that ties
too many combinations is left to the fold, which carries its sum along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import prod
from typing import NamedTuple

import numpy as np

from goodoffices.packages.faults import TooLarge
from goodoffices.packages.folding.arrays import Ints, Marks
from goodoffices.packages.folding.limits import WORD, Limits
from goodoffices.packages.rows import Row
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Space

MOST_COMBINATIONS = 5_000_000
"""Of issues that preferences tie together; more are refused."""
FEW_COMBINATIONS = 20_000
"""A constraint that ties no more than this is settled within a part; any other is carried through the fold."""


class Cluster(NamedTuple):
    """Issues that hang together, and the rows that concern no other issue."""

    issues: tuple[int, ...]
    rows: tuple[Row, ...]


def clusters_of(scenario: Scenario, limits: Limits) -> tuple[list[Cluster], list[Row]]:
    """Return every issue in exactly one cluster, and the rows that no cluster settles. Raises TooLarge."""
    space = scenario.space
    tied = list(range(len(space.issues)))
    for profile in scenario.profiles:
        for more in profile.together:
            _tie(tied, more.issues)
    for cluster in _gathered(tied):
        _not_too_large(space, cluster, limits, len(scenario.profiles))
    rows = space.rows
    for row in sorted(rows, key=lambda row: prod(len(numbers) for numbers in row.numbers.values())):
        together = {issue for issue, root in enumerate(tied) if root in {tied[each] for each in row.numbers}}
        if size_of(space, together) <= FEW_COMBINATIONS:
            _tie(tied, tuple(row.numbers))
    settled = [row for row in rows if len({tied[issue] for issue in row.numbers}) == 1]
    found = [
        Cluster(issues, tuple(row for row in settled if tied[next(iter(row.numbers))] == tied[issues[0]]))
        for issues in _gathered(tied)
    ]
    return found, [row for row in rows if row not in settled]


def size_of(space: Space, issues: Iterable[int]) -> int:
    """Return how many combinations of options some issues have."""
    return prod(len(space.issues[issue].options) for issue in issues)


def combinations(counts: Sequence[int]) -> Ints:
    """Return every combination of places: a row for each, a column for each issue."""
    places = np.indices(tuple(counts), dtype=np.int64)
    return np.ascontiguousarray(places.reshape(len(counts), -1).T)


def allowed(choices: Ints, cluster: Cluster) -> Marks:
    """Return which combinations satisfy the rows of a cluster."""
    at = {issue: place for place, issue in enumerate(cluster.issues)}
    good = np.ones(len(choices), dtype=np.bool_)
    for row in cluster.rows:
        total = np.zeros(len(choices), dtype=np.int64)
        for issue, numbers in row.numbers.items():
            total += np.array(numbers, dtype=np.int64)[choices[:, at[issue]]]
        good &= total >= row.least if row.least is not None else True
        good &= total <= row.most if row.most is not None else True
    return good


def _not_too_large(space: Space, cluster: tuple[int, ...], limits: Limits, parties: int) -> None:
    size = size_of(space, cluster)
    if len(cluster) > 1 and size > MOST_COMBINATIONS:
        names = [space.issues[issue].name for issue in cluster]
        raise TooLarge("cluster-too-large", issues=names, found=size, limit=MOST_COMBINATIONS)
    limits.need(size * WORD * (2 * len(cluster) + 3 * parties + 6), "what hangs together")


def _tie(tied: list[int], issues: Sequence[int]) -> None:
    roots = {tied[issue] for issue in issues}
    root = min(roots, default=0)
    for place, each in enumerate(tied):
        if each in roots:
            tied[place] = root


def _gathered(tied: Sequence[int]) -> Iterator[tuple[int, ...]]:
    by: dict[int, list[int]] = {}
    for issue, root in enumerate(tied):
        by.setdefault(root, []).append(issue)
    yield from map(tuple, by.values())
