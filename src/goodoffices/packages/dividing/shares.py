"""The maximin share: the best a party can be sure of if it divides a list and is the last to choose.

Budish, Journal of Political Economy 119 (2011). What can be divided is divided evenly; what cannot is put into as many
bundles as there are parties, so that the one worth least is worth as much as it can be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

import msgspec

from goodoffices.packages.faults import PackagesError, TooLarge
from goodoffices.packages.profile import Number
from goodoffices.packages.rows import exactly

STEPS = 2_000_000
"""So many bundles are tried at most."""


class MaximinShare(msgspec.Struct, frozen=True, kw_only=True):
    """The share, and a division that shows it: bundles of what cannot be divided, and what each gets of the rest.

    No division gives the least bundle more than `share`: either it is `even`, what all is worth divided by the parties,
    or every division that could give more was ruled out, after `steps` tries.
    """

    share: Fraction
    bundles: tuple[tuple[str, ...], ...]
    topped: tuple[Fraction, ...]
    even: Fraction
    steps: int

    @property
    def certificate(self) -> str:
        """A code for why no division gives more: "even" or "ruled-out"."""
        return "even" if self.share == self.even else "ruled-out"


def maximin_share(
    values: Mapping[str, Number], parties: int, *, divisible: Sequence[str] = (), steps: int = STEPS
) -> MaximinShare:
    """Return one party's maximin share of a list, exact, from what every thing is worth to it.

    `divisible` names the things that can be divided at will. The bundles are sorted, the least first; `topped` is what
    each is worth with its part of what can be divided. Raises PackagesError: "no-items", "parties-few",
    "points-negative", "items-differ", "not-a-number"; TooLarge where more than `steps` tries would be needed.
    """
    if parties < 1:
        raise PackagesError("parties-few", found=parties, least=1)
    if not values:
        raise PackagesError("no-items")
    if unknown := sorted(set(divisible) - set(values)):
        raise PackagesError("items-differ", names=unknown)
    exact = {name: exactly(number) for name, number in values.items()}
    if (least := min(exact.values())) < 0:
        raise PackagesError("points-negative", found=float(least))
    unit = lcm(*(number.denominator for number in exact.values()))
    whole = {name: int(number * unit) for name, number in exact.items() if name not in divisible}
    flow = int(sum((exact[name] for name in divisible), Fraction(0)) * unit)
    search = _Bundles(whole, parties, flow, steps)
    search.run()
    return search.answer(unit)


class _Bundles:
    """Branch and bound over which bundle each thing goes into, the dearest first."""

    def __init__(self, worth: Mapping[str, int], parties: int, flow: int, steps: int) -> None:
        self.names = sorted(worth, key=lambda name: -worth[name])
        self.worth = [worth[name] for name in self.names]
        self.parties = parties
        self.flow = flow
        self.limit = steps
        self.steps = 0
        self.best: Fraction = Fraction(-1)
        self.chosen: list[int] = []
        self.even = Fraction(sum(self.worth) + flow, parties)
        # without anything to pour, a bundle is worth a whole number
        self.top = self.even if flow else Fraction(self.even // 1)
        self.left = [sum(self.worth[at:]) for at in range(len(self.worth) + 1)]

    def run(self) -> None:
        """Find the best division; the first one tried gives each thing to the bundle worth least."""
        self._branch([0] * self.parties, [])

    def _branch(self, sums: list[int], chosen: list[int]) -> None:
        self.steps += 1
        if self.steps > self.limit:
            raise TooLarge("too-many-items", what="time", found=len(self.names), limit=self.limit)
        # whatever is left could at best be poured into the bundles worth least
        most = level(sums, self.left[len(chosen)] + self.flow)
        if (most if self.flow else most // 1) <= self.best:
            return
        if len(chosen) == len(self.names):
            self.best, self.chosen = level(sums, self.flow), list(chosen)
            return
        tried: set[int] = set()
        for bundle in sorted(range(self.parties), key=lambda at: sums[at]):
            if sums[bundle] in tried or self.best == self.top:
                continue
            # bundles worth the same are the same
            tried.add(sums[bundle])
            sums[bundle] += self.worth[len(chosen)]
            self._branch(sums, [*chosen, bundle])
            sums[bundle] -= self.worth[len(chosen)]

    def answer(self, unit: int) -> MaximinShare:
        """Return what was found, in the units given."""
        bundles: list[list[str]] = [[] for _ in range(self.parties)]
        sums = [0] * self.parties
        for name, worth, bundle in zip(self.names, self.worth, self.chosen, strict=True):
            bundles[bundle].append(name)
            sums[bundle] += worth
        order = sorted(range(self.parties), key=lambda at: (sums[at], at))
        return MaximinShare(
            share=self.best / unit,
            bundles=tuple(tuple(bundles[at]) for at in order),
            topped=tuple(max(Fraction(sums[at]), self.best) / unit for at in order),
            even=self.even / unit,
            steps=self.steps,
        )


def level(sums: Sequence[int], more: int) -> Fraction:
    """Return how much the least is worth if so much more is poured into those worth least, as into vessels."""
    poured = Fraction(0)
    total = more
    for count, each in enumerate(sorted(sums), 1):
        # the water over the first `count` bundles
        if count > 1 and poured <= each:
            break
        total += each
        poured = Fraction(total, count)
    return poured
