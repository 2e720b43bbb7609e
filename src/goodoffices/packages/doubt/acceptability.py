"""How often a package is acceptable, to each party and to all, with the error of having drawn only so many profiles.

The parties' wishes are taken to be independent, so that all accept with the product of the rates at which each does: an
estimate from every pair, triple, ... of profiles there is. Intervals: Wilson (1927), at 95 in 100; for all parties the
product of intervals each at a higher level, so that all of them hold at once 95 times in 100 (Bonferroni).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, prod, sqrt
from statistics import NormalDist

import msgspec
import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.doubt.doubting import Doubt
from goodoffices.packages.doubt.parties import Party, Sampled
from goodoffices.packages.space import Package

LEVEL = 0.95
AT_A_TIME = 256
"""Packages whose worth in all profiles is held in memory at once."""


class Share(msgspec.Struct, frozen=True):
    """A rate, its standard error, and an interval that holds the true one at 95 in 100."""

    rate: float
    error: float
    low: float
    high: float


class Acceptance(msgspec.Struct, frozen=True):
    """How often a package is acceptable: to each party, in their order, and to all. `least` is the least satisfied."""

    package: Package
    parties: tuple[str, ...]
    each: tuple[Share, ...]
    all: Share

    @property
    def least(self) -> str:
        """The party to which it is acceptable least often."""
        return min(zip((share.rate for share in self.each), self.parties, strict=True))[1]


def wilson(rate: float, effective: float, level: float = LEVEL) -> tuple[float, float]:
    """Return the Wilson interval of a rate seen in so many independent draws, which need not be a whole number."""
    if effective == inf:
        return rate, rate
    z = NormalDist().inv_cdf((1 + level) / 2)
    middle = (rate + z * z / (2 * effective)) / (1 + z * z / effective)
    half = z * sqrt(rate * (1 - rate) / effective + (z / (2 * effective)) ** 2) / (1 + z * z / effective)
    return max(0.0, min(middle - half, rate)), min(1.0, max(middle + half, rate))


def share(rate: float, effective: float, level: float = LEVEL) -> Share:
    """Return a rate with its error: of a draw with replacement, the standard error of a proportion."""
    error = 0.0 if effective == inf else sqrt(rate * (1 - rate) / effective)
    return Share(rate, error, *wilson(rate, effective, level))


def jointly(shares: Sequence[Share], effective: Sequence[float], times: Sequence[int] | None = None) -> Share:
    """Return the rate at which all of several independent events happen; `times` are how many each share stands for.

    The error is exact for independent estimates: the variance of a product (Goodman 1960). Of a share that stands for
    several events it is that of a power, to first order.
    """
    powers = list(times or [1] * len(shares))
    rates = [one.rate**power for one, power in zip(shares, powers, strict=True)]
    errors = [n * one.rate ** (n - 1) * one.error for one, n in zip(shares, powers, strict=True)]
    rate = prod(rates)
    square = prod(one**2 + error**2 for one, error in zip(rates, errors, strict=True)) - rate**2
    level = 1 - (1 - LEVEL) / max(len(shares), 1)
    ends = [wilson(one.rate, count, level) for one, count in zip(shares, effective, strict=True)]
    bounds = [(low**power, high**power) for (low, high), power in zip(ends, powers, strict=True)]
    return Share(rate, sqrt(max(square, 0.0)), prod(low for low, _ in bounds), prod(high for _, high in bounds))


def rates(party: Party, packages: Sequence[Package]) -> NDArray[np.float64]:
    """Return how often each package is acceptable to a party: (packages,)."""
    reserve = party.reserve[:, None]
    parts = [
        (party.values(packages[at : at + AT_A_TIME]) >= reserve).mean(axis=0)
        for at in range(0, len(packages), AT_A_TIME)
    ]
    return np.concatenate(parts) if parts else np.zeros(0)


def acceptability(doubted: Doubt, packages: Sequence[Package]) -> tuple[Acceptance, ...]:
    """Return how often each package is acceptable, to each party and to all, as one person guesses."""
    effective = [one.effective for one in doubted.parties]
    names = tuple(one.party for one in doubted.parties)
    by_party = [rates(one, packages) for one in doubted.parties]
    times = _times(doubted)
    firsts = list(times)
    found = []
    for at, package in enumerate(packages):
        each = tuple(share(float(rate[at]), count) for rate, count in zip(by_party, effective, strict=True))
        all_of = jointly([each[at] for at in firsts], [effective[at] for at in firsts], list(times.values()))
        found.append(Acceptance(package, names, each, all_of))
    return tuple(found)


def _times(doubted: Doubt) -> dict[int, int]:
    """Return the places of the parties of which unlike profiles were drawn, each with for how many it stands.

    Of parties of which the same is known the same profiles were drawn: their rates are one estimate, and not several.
    """
    found: dict[int, int] = {}
    for place, one in enumerate(doubted.parties):
        like = (at for at in found if _alike(doubted.parties[at], one))
        at = next(like, place)
        found[at] = found.get(at, 0) + 1
    return found


def _alike(one: Party, other: Party) -> bool:
    if not (isinstance(one, Sampled) and isinstance(other, Sampled)):
        return False
    return np.array_equal(one.drawn.x, other.drawn.x)
