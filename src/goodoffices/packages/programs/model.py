"""The model: a scenario as arrays of whole numbers, with options that nobody can tell apart taken together.

Points are shifted so that the least of every issue is 0: what is large and common to all packages does not blur what
differs. `Model.offsets` says by how much, and nothing here leaves the room without being reckoned anew in whole points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from goodoffices.packages.faults import TooLarge
from goodoffices.packages.profile import Together
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package

Whole = npt.NDArray[np.int64]
Real = npt.NDArray[np.float64]
MOST_COMBINATIONS = 300_000
"""Combinations of options that are worth something together, in all: more are not put into a program."""


class Clique(NamedTuple):
    """Issues that count together: for each a class by option, and points by party and classes, flat."""

    issues: tuple[int, ...]
    classes: tuple[Whole, ...]
    shape: tuple[int, ...]
    points: Whole

    def at(self, options: Sequence[Whole]) -> Whole:
        """Return the flat place of chosen options, one array for each issue."""
        chosen = [classes[option] for classes, option in zip(self.classes, options, strict=True)]
        return np.ravel_multi_index(tuple(chosen), self.shape).astype(np.int64)


class Sum(NamedTuple):
    """One row of a constraint: a number by option for some issues, and between which bounds the sum lies."""

    numbers: Mapping[int, Whole]
    least: int | None
    most: int | None


class Model(NamedTuple):
    """`points[i]` (parties, options); `alike[i]` which options of the space each option here stands for."""

    parties: tuple[int, ...]
    points: tuple[Whole, ...]
    cliques: tuple[Clique, ...]
    sums: tuple[Sum, ...]
    offsets: tuple[int, ...]
    alike: tuple[tuple[tuple[int, ...], ...], ...]

    def packages(self, options: Sequence[int], most: int = 1) -> list[Package]:
        """Return packages of the space that these options stand for, so many at most."""
        found: list[Package] = [()]
        for there, option in zip(self.alike, options, strict=True):
            found = [(*head, one) for one in there[option] for head in found][:most]
        return found

    def count(self, options: Sequence[int]) -> int:
        """Return how many packages of the space these options stand for."""
        return prod(len(there[option]) for there, option in zip(self.alike, options, strict=True))

    @property
    def reach(self) -> tuple[Whole, Whole]:
        """Least and most points of each party (parties,), constraints left aside: bounds, not always reached."""
        parts = [*self.points, *(clique.points for clique in self.cliques)]
        low: Whole = np.sum([part.min(axis=1) for part in parts], axis=0, dtype=np.int64)
        high: Whole = np.sum([part.max(axis=1) for part in parts], axis=0, dtype=np.int64)
        return low, high


def model(scenario: Scenario, parties: Sequence[int] | None = None) -> Model:
    """Return a scenario as a model for some parties, all of them where none are named. Raises TooLarge."""
    who = tuple(range(len(scenario.profiles)) if parties is None else parties)
    points = [
        np.array([scenario.profiles[party].points[issue] for party in who], np.int64).reshape(len(who), -1)
        for issue in range(len(scenario.space.issues))
    ]
    cliques = _cliques(scenario, who)
    sums = [_sum(row.numbers, row.least, row.most) for row in scenario.space.rows]
    offsets = tuple(int(sum(int(each[party].min()) for each in points)) for party in range(len(who)))
    points = [each - each.min(axis=1, keepdims=True) for each in points]
    firsts, alike = zip(*(_alike(issue, points[issue], cliques, sums) for issue in range(len(points))), strict=True)
    return Model(
        who,
        tuple(each[:, first] for each, first in zip(points, firsts, strict=True)),
        tuple(
            one._replace(classes=tuple(each[firsts[i]] for i, each in zip(one.issues, one.classes, strict=True)))
            for one in cliques
        ),
        tuple(one._replace(numbers={i: each[firsts[i]] for i, each in one.numbers.items()}) for one in sums),
        offsets,
        alike,
    )


def _sum(numbers: Mapping[int, tuple[int, ...]], least: int | None, most: int | None) -> Sum:
    return Sum({issue: np.array(each, np.int64) for issue, each in numbers.items()}, least, most)


def _alike(
    issue: int, points: Whole, cliques: Sequence[Clique], sums: Sequence[Sum]
) -> tuple[Whole, tuple[tuple[int, ...], ...]]:
    """Return the first of each set of options that nothing tells apart, and the sets."""
    rows = [points, *(one.numbers[issue][None] for one in sums if issue in one.numbers)]
    rows += [one.classes[one.issues.index(issue)][None] for one in cliques if issue in one.issues]
    _, first, where = np.unique(np.concatenate(rows), axis=1, return_index=True, return_inverse=True)
    sets: list[list[int]] = [[] for _ in first]
    for option, at in enumerate(where.ravel().tolist()):
        sets[at].append(option)
    return first.astype(np.int64), tuple(map(tuple, sets))


def _cliques(scenario: Scenario, who: Sequence[int]) -> list[Clique]:
    by: dict[tuple[int, ...], list[tuple[int, Together]]] = {}
    for place, party in enumerate(who):
        for more in scenario.profiles[party].together:
            by.setdefault(more.issues, []).append((place, more))
    counts = [len(issue.options) for issue in scenario.space.issues]
    found = [_clique(issues, terms, counts, len(who)) for issues, terms in by.items()]
    return [one for one in found if one.points.any()]


def _clique(
    issues: tuple[int, ...], terms: Sequence[tuple[int, Together]], counts: Sequence[int], parties: int
) -> Clique:
    """Return the terms of all parties on the same issues; options that none of them names are one class."""
    named = [sorted({options[at] for _, more in terms for options in more.points}) for at in range(len(issues))]
    shape = tuple(len(there) + 1 for there in named)
    if prod(shape) * parties > MOST_COMBINATIONS:
        raise TooLarge("combinations", what="memory", found=prod(shape), limit=MOST_COMBINATIONS // parties)
    places = [{option: at for at, option in enumerate(there)} for there in named]
    points = np.zeros((parties, *shape), np.int64)
    for party, more in terms:
        for options, worth in more.points.items():
            points[(party, *(where[option] for where, option in zip(places, options, strict=True)))] += worth
    classes = tuple(
        np.array([where.get(option, len(where)) for option in range(counts[issue])], np.int64)
        for issue, where in zip(issues, places, strict=True)
    )
    return Clique(issues, classes, shape, points.reshape(parties, -1))


def spread(clique: Clique, place: int) -> Whole:
    """Return for each flat place of a clique the class that its issue number `place` has there."""
    return np.unravel_index(np.arange(clique.points.shape[1]), clique.shape)[place].astype(np.int64)
