"""Which of several improvements is taken: the one that shares what is gained most evenly.

Gains are compared as shares of each party's reach, worst off first (leximin): the party that gains least gains as much
as it can, then the next. It takes no notice of which party that is, of the order of the parties or of their units.
Where that leaves several, the first in the order they are given in is taken.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from goodoffices.packages.improving.tables import Flags, Floats, Ints, leximin, relative
from goodoffices.packages.space import Package


class Step(NamedTuple):
    """A package that nobody is worse with and somebody better, what each gains, and how evenly."""

    package: Package
    gains: tuple[int, ...]
    shares: tuple[float, ...]

    def before(self, other: Step | None) -> bool:
        """Return whether this one is taken rather than another that came earlier."""
        return other is None or self.shares > other.shares


def improving(gains: Ints) -> Flags:
    """Return which rows leave nobody worse and somebody better."""
    return np.asarray((gains >= 0).all(axis=-1) & (gains > 0).any(axis=-1))


def most_even(gains: Ints, reach: Ints) -> tuple[int, tuple[float, ...]]:
    """Return the place of the row that is taken, of one row or more, and its shares, worst off first."""
    shares = leximin(relative(gains, reach))
    place = first_of_best(shares)
    return place, tuple(shares[place].tolist())


def first_of_best(shares: Floats) -> int:
    """Return the first of the rows that come first when compared from their first column on, the highest first."""
    left = np.arange(len(shares))
    for column in shares.T:
        here = column[left]
        left = left[here == here.max()]
    return int(left[0])
