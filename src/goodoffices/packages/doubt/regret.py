"""Minimax regret: the package whose worst case is least bad, over all that the parties may want.

The regret of choosing p while q was to be had is the sum over the parties of what q is worth more to each, in shares of
its range; the regret of p is the largest over the other packages and over every profile that fits what was said (Savage
1951; for utilities known in part, Boutilier and others 2006). For two packages the worst profile is that of a linear
program, exactly, party by party; not over the profiles drawn, which are never the worst.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from goodoffices.packages.doubt.blocks import blocks
from goodoffices.packages.doubt.doubting import Doubt
from goodoffices.packages.doubt.linear import Between, Program
from goodoffices.packages.doubt.parties import Certain, Mixture, Sampled
from goodoffices.packages.faults import NoPackage, PackagesError
from goodoffices.packages.space import Package
from goodoffices.packages.watching import UNWATCHED, Watch


class Regret(msgspec.Struct, frozen=True):
    """The most that may be missed by a package, all parties together, and the package that would have been better.

    `most` is exact over every profile that fits, to the solver's tolerance, and over the packages compared.
    """

    package: Package
    most: float
    against: Package


def regrets(doubted: Doubt, packages: Sequence[Package], *, watch: Watch = UNWATCHED) -> tuple[Regret, ...]:
    """Return the regret of each package against the others, the least first: that one is the minimax choice.

    Raises NoPackage where there is none to compare, PackagesError: "mixture" where several people's guesses are pooled.
    """
    if not packages:
        raise NoPackage("no-candidates")
    measures = [_measure(one) for one in doubted.parties]
    found = []
    for number, package in enumerate(packages):
        worst = []
        for other in packages:
            watch.step("regret", number, len(packages))
            worst.append((sum(most(package, other) for most in measures), other))
        most, against = max(worst, key=lambda pair: pair[0])
        found.append(Regret(package, max(most, 0.0), against))
    return tuple(sorted(found, key=lambda one: one.most))


class _Worst:
    """The most by which one package can be worth more to a party than another."""

    def __init__(self, one: Sampled) -> None:
        self._lines = one.drawn.lines
        every = list(range(self._lines.reserve + 1))
        region = blocks(self._lines).products(every)
        rows = [
            Between(_form(row), -float("inf"), float(most)) for row, most in zip(region.rows, region.most, strict=True)
        ]
        rows += [Between(_form(row), float(to), float(to)) for row, to in zip(region.equal, region.to, strict=True)]
        self._program = Program([(-1e3, 1e3)] * len(every), rows)
        self._columns = self._lines.columns
        self._seen: dict[tuple[tuple[int, float], ...], float] = {}

    def __call__(self, package: Package, other: Package) -> float:
        form: dict[int, float] = {}
        for sign, chosen in ((1.0, package), (-1.0, other)):
            for option in enumerate(chosen):
                column = self._columns.get(option, option[0])
                score = 1.0 if option in self._columns else self._lines.known[option]
                form[column] = form.get(column, 0.0) + sign * score
        cost = {column: number for column, number in form.items() if number}
        key = tuple(sorted(cost.items()))
        if key not in self._seen:
            found = self._program.least(cost)
            if found is None:
                raise PackagesError("unsolved", status="infeasible")
            self._seen[key] = -found.value
        return self._seen[key]


class _Plain:
    """The same of a party whose profile is known."""

    def __init__(self, one: Certain) -> None:
        self._one = one

    def __call__(self, package: Package, other: Package) -> float:
        return (self._one.profile.value(other) - self._one.profile.value(package)) / self._one.span


def _measure(one: Sampled | Certain | Mixture) -> _Worst | _Plain:
    if isinstance(one, Mixture):
        raise PackagesError("mixture", party=one.party)
    return _Plain(one) if isinstance(one, Certain) else _Worst(one)


def _form(row: Sequence[float]) -> dict[int, float]:
    return {at: float(number) for at, number in enumerate(row) if number}
