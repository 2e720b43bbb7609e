"""How likely it is that a package is efficient: that no other betters it for one party and is worse for none.

A profile of each party is drawn, and a better package looked for: among all of them where they are few, by a program in
whole numbers (HiGHS) where they are not. Whether the package is acceptable is another question: see acceptability.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import numpy as np

from goodoffices.packages.doubt.acceptability import Share, share
from goodoffices.packages.doubt.choices import Choices
from goodoffices.packages.doubt.doubting import Doubt
from goodoffices.packages.doubt.linear import Between, Floats, Program
from goodoffices.packages.doubt.parties import Certain, Mask, Packages, Points, chosen_in
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.space import Package
from goodoffices.packages.watching import UNWATCHED, Watch

FEW = 20_000
TIMES = 200
"""How often one profile of each party is drawn."""
HAIR = 1e-6
"""A package found by the program is better if it is so by this share of the range; then it is gone through exactly."""


def efficient_share(
    doubted: Doubt, packages: Sequence[Package], *, times: int = TIMES, seed: int = 0, watch: Watch = UNWATCHED
) -> tuple[Share, ...]:
    """Return how often each package is efficient, with the error of having drawn so many times, or until time is up.

    Raises PackagesError: "together-unknown" where there are many packages and a party has terms together.
    """
    rng = np.random.default_rng(seed)
    counts = np.zeros(len(packages), dtype=np.int64)
    finder = _Few(doubted) if doubted.space.size <= FEW else _Many(doubted)
    for number in range(times):
        if number and watch.over:
            times = number
            break
        watch.step("efficient", number, times)
        one = Doubt(doubted.space, tuple(party.only(rng.integers(party.draws, size=1)) for party in doubted.parties))
        counts += ~finder.bettered(one, packages)
    independent = min([float(times), *(party.effective for party in doubted.parties)])
    return tuple(share(float(count) / times, independent) for count in counts)


def _points(one: Doubt, packages: Packages) -> Points:
    """Return what packages are worth to each party, of one profile each: (packages, parties)."""
    return np.column_stack([party.values(packages)[0] for party in one.parties])


class _Few:
    """Looks at every package that is allowed."""

    def __init__(self, doubted: Doubt) -> None:
        self._every = chosen_in(list(doubted.space.every()))

    def bettered(self, one: Doubt, packages: Sequence[Package]) -> Mask:
        """Return for each package whether another betters it."""
        points = _points(one, self._every)
        found = [
            bool(((points >= own).all(axis=1) & (points > own).any(axis=1)).any()) for own in _points(one, packages)
        ]
        return np.array(found, dtype=np.bool_)


class _Many:
    """Solves a program for each package: the most that all can gain while nobody loses."""

    def __init__(self, doubted: Doubt) -> None:
        for party in doubted.parties:
            if isinstance(party, Certain) and party.profile.together:
                raise PackagesError("together-unknown", party=party.party)
        self._choices = Choices(doubted.space)

    def bettered(self, one: Doubt, packages: Sequence[Package]) -> Mask:
        """Return for each package whether another betters it."""
        adds = [self._choices.adds(party) for party in one.parties]
        return np.array([self._better(one, adds, package) for package in packages], dtype=np.bool_)

    def _better(self, one: Doubt, adds: list[Floats], package: Package) -> bool:
        columns = self._choices.columns(package)
        have = [float(add[columns].sum()) for add in adds]
        rows = [Between(_form(add), least, inf) for add, least in zip(adds, have, strict=True)]
        program = Program(self._choices.bounds, [*self._choices.rows, *rows], whole=True)
        found = program.least(-np.sum(adds, axis=0))
        if found is None or -found.value <= sum(have) + HAIR:
            return False
        own, theirs = _points(one, [package, self._choices.package(found.at)])
        # what the program took for no loss may be one by its tolerance: a hair is no reason to call it bettered
        return bool((theirs >= own).all() and (theirs > own).any())


def _form(add: Floats) -> dict[int, float]:
    return {int(at): float(add[at]) for at in np.flatnonzero(add)}
