"""Goals: what a solution makes as large as it can be, in floats for the search and in whole numbers for the answer.

With gains g = (points - base) / unit of each party that counts, a goal is the lowest gain, the sum of gains times
weights, or the product of gains to the power of their weights, whose logarithm is what the search works with.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from math import lcm
from typing import Literal, NamedTuple

import numpy as np

from goodoffices.packages.programs.model import Real, Whole

Sort = Literal["lowest", "total", "product"]
NEAR = 1e-9
"""What is nearer than that, in units, is not told apart by floats: whole numbers decide."""
HIGHEST_POWER = 600
"""Powers that add up to more are compared by logarithms to fifty digits."""
DIGITS = 50


class Goal(NamedTuple):
    """A goal: its sort; by party what it counts from, in what unit, with what weight; which parties count.

    In a product and in a total, weights of parties that count are above 0.
    """

    sort: Sort
    base: tuple[int, ...]
    units: tuple[int, ...]
    weights: tuple[Fraction, ...]
    who: tuple[int, ...]

    def gains(self, points: Whole | Real) -> Real:
        """Return gains in units (packages, parties who count) from points (packages, parties)."""
        base, units = np.array(self.base, np.int64), np.array(self.units, np.float64)
        gains: Real = ((points - base) / units)[:, list(self.who)]
        return gains

    @property
    def factors(self) -> Real:
        """The weights of the parties that count, as floats."""
        return np.array([float(self.weights[party]) for party in self.who])

    def measure(self, points: Whole | Real) -> Real:
        """Return the goal (packages,) from points (packages, parties): for a product its logarithm."""
        gains = self.gains(points)
        if self.sort == "lowest":
            lowest: Real = gains.min(axis=1)
            return lowest
        if self.sort == "total":
            return gains @ self.factors
        logs: Real = np.where(gains > 0, np.log(np.maximum(gains, 1e-300)), -np.inf)
        return logs @ self.factors

    def exactly(self, points: Sequence[int]) -> Fraction | Decimal | int:
        """Return something that is larger exactly where the goal is, from one package's points."""
        gains = {party: points[party] - self.base[party] for party in self.who}
        if self.sort == "lowest":
            return min(Fraction(gains[party], self.units[party]) for party in self.who)
        if self.sort == "total":
            return sum(Fraction(gains[party], self.units[party]) * self.weights[party] for party in self.who)
        return self._product(gains)

    def _product(self, gains: dict[int, int]) -> Fraction | Decimal | int:
        if min(gains.values()) <= 0:
            return 0
        whole = lcm(*(weight.denominator for weight in self.weights))
        powers = {party: int(self.weights[party] * whole) for party in self.who}
        if sum(powers.values()) <= HIGHEST_POWER:
            return int(np.prod([gains[party] ** powers[party] for party in self.who], dtype=object))
        with localcontext(prec=DIGITS + 20):
            logs = sum((Decimal(gains[party]).ln() * powers[party] for party in self.who), Decimal(0))
            # every gain is 1 or more, so a logarithm, and with it the sum, is never below 0
            return round(logs / whole, DIGITS) + 1


def goal(
    sort: Sort,
    base: Sequence[int],
    units: Sequence[int],
    *,
    weights: Sequence[Fraction] | None = None,
    who: Sequence[int] | None = None,
) -> Goal:
    """Return a goal; units of 0 or less, where nothing can be gained, are 1, weights are 1, and all parties count."""
    parties = range(len(base))
    return Goal(
        sort,
        tuple(base),
        tuple(max(1, unit) for unit in units),
        tuple(weights or [Fraction(1)] * len(base)),
        tuple(parties if who is None else who),
    )
