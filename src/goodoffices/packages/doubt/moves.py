"""Packages near a package, and packages from which to begin: only such as are allowed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from goodoffices.packages.doubt.choices import Choices
from goodoffices.packages.doubt.linear import Floats, Program
from goodoffices.packages.faults import NoPackage
from goodoffices.packages.space import Package, Space

MOST_NEAR = 48
"""Options of one issue that are tried from one package; of more, some are drawn."""
MOST_PAIRS = 400
"""Pairs of changes that are tried from one package, where constraints hang issues together."""


class Moves:
    """Moves about the packages of a space."""

    def __init__(self, space: Space, rng: np.random.Generator) -> None:
        self._rng, self._rows, self.choices = rng, space.rows, Choices(space)
        self._counts = [len(issue.options) for issue in space.issues]
        self._hung = sorted({pair for row in self._rows for pair in combinations(sorted(row.numbers), 2)})
        self._numbers = [{issue: np.array(every) for issue, every in row.numbers.items()} for row in self._rows]
        self._every = list(combinations(range(len(self._counts)), 2))
        self._program: Program | None = None

    def allowed(self, packages: list[Package]) -> list[Package]:
        """Return those packages that satisfy every constraint."""
        if not self._rows or not packages:
            return packages
        chosen = np.array(packages)
        kept = np.ones(len(packages), dtype=np.bool_)
        for row, numbers in zip(self._rows, self._numbers, strict=True):
            total = np.sum([every[chosen[:, issue]] for issue, every in numbers.items()], axis=0)
            kept &= (row.least is None or total >= row.least) & (row.most is None or total <= row.most)
        return [packages[at] for at in np.flatnonzero(kept)]

    def near(self, package: Package, *, pairs: bool = False) -> list[Package]:
        """Return packages that differ on one issue, or on two that a constraint hangs together; or on any two."""
        found = [other for issue in range(len(self._counts)) for other in self._changed(package, issue)]
        return self.allowed([*found, *self._pairs(package, self._every if pairs else self._hung)])

    def begin(self, number: int) -> list[Package]:
        """Return so many packages to begin from, drawn at random. Raises NoPackage where none is allowed."""
        if not self._rows:
            return [tuple(int(self._rng.integers(count)) for count in self._counts) for _ in range(number)]
        return [self.best(self._rng.random(sum(self._counts))) for _ in range(number)]

    def best(self, points: Floats) -> Package:
        """Return the allowed package with the most points, one number for every option of every issue in turn.

        Raises NoPackage where none is allowed.
        """
        if not self._rows:
            return self.choices.package(points)
        self._program = self._program or Program(self.choices.bounds, self.choices.rows, whole=True)
        found = self._program.least(-points)
        if found is None:
            raise NoPackage("nothing-allowed")
        return self.choices.package(found.at)

    def _changed(self, package: Package, issue: int) -> Iterator[Package]:
        count = self._counts[issue]
        options = range(count) if count <= MOST_NEAR else self._rng.choice(count, MOST_NEAR, replace=False).tolist()
        for option in options:
            if option != package[issue]:
                yield (*package[:issue], option, *package[issue + 1 :])

    def _pairs(self, package: Package, issues: list[tuple[int, int]]) -> Iterator[Package]:
        if not issues:
            return
        each = max(1, MOST_PAIRS // len(issues))
        some = issues if len(issues) <= MOST_PAIRS else self._rng.permutation(issues)[:MOST_PAIRS]
        for one, other in some:
            number = min(each, (self._counts[one] - 1) * (self._counts[other] - 1))
            drawn = self._rng.integers((self._counts[one], self._counts[other]), size=(number, 2)).tolist()
            for first, second in drawn:
                changed = list(package)
                changed[one], changed[other] = first, second
                yield tuple(changed)
