"""The choice of one option of every issue as numbers 0 and 1, for programs in whole numbers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf

import numpy as np

from goodoffices.packages.doubt.linear import Between, Floats
from goodoffices.packages.doubt.parties import Party
from goodoffices.packages.rows import Row
from goodoffices.packages.space import Package, Space


class Choices:
    """A column for every option, issue by issue; the rows say that one of each is chosen, and what is allowed."""

    def __init__(self, space: Space) -> None:
        counts = [len(issue.options) for issue in space.issues]
        firsts: list[int] = np.cumsum([0, *counts]).tolist()
        self.firsts = firsts
        self.ends = list(pairwise(firsts))
        self.bounds = [(0.0, 1.0)] * firsts[-1]
        self.rows = [Between(dict.fromkeys(range(first, end), 1.0), 1.0, 1.0) for first, end in self.ends]
        self.rows += map(self._between, space.rows)

    def columns(self, package: Package) -> list[int]:
        """Return the columns of a package's options."""
        return [first + option for (first, _), option in zip(self.ends, package, strict=True)]

    def package(self, at: Floats) -> Package:
        """Return the package of the largest number of each issue."""
        return tuple(int(np.argmax(at[first:end])) for first, end in self.ends)

    def adds(self, party: Party) -> Floats:
        """Return what each option adds, on average over the profiles, beyond the first one of its issue: (columns,).

        In shares of the party's range.
        """
        values = party.values([(0,) * len(self.ends), *self._singles()]).mean(axis=0)
        return np.asarray((values[1:] - values[0]) / party.span)

    def _singles(self) -> Iterator[Package]:
        origin = (0,) * len(self.ends)
        for place, (first, end) in enumerate(self.ends):
            for option in range(end - first):
                yield (*origin[:place], option, *origin[place + 1 :])

    def _between(self, row: Row) -> Between:
        form = {
            self.firsts[issue] + option: float(number)
            for issue, numbers in row.numbers.items()
            for option, number in enumerate(numbers)
            if number
        }
        return Between(
            form, -inf if row.least is None else float(row.least), inf if row.most is None else float(row.most)
        )
