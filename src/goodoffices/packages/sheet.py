"""A sheet: everything that was asked about one scenario, answered; what all faces show.

Packages that were found under several names, or have the same points, are one candidate with a letter. A party is never
given a number: numbers are points of packages, each in the party's own units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from goodoffices.packages.answers import Efficient, Fair, Sure
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Package

if TYPE_CHECKING:
    from goodoffices.packages.dividing.divided import Divided
    from goodoffices.packages.improving import Move, Pool, SingleText

CALLED = {
    "nash": "Nash",
    "weighted-nash": "weighted Nash",
    "ks": "Kalai-Smorodinsky",
    "egalitarian": "egalitarian",
    "utilitarian": "largest sum",
    "agreed": "as agreed",
    "improved": "improved",
    "text": "single text",
    "pool": "of the pool",
    "maximin-share": "maximin share",
    "likely": "likely acceptable",
}
"""What solutions are called; any other by its own name."""


class Chance(msgspec.Struct, frozen=True):
    """How often something is so among the wishes that fit what is known: a share, and its Monte Carlo error."""

    share: float
    error: float = 0.0


class Likely(msgspec.Struct, frozen=True, kw_only=True):
    """How often a package is acceptable: to each party, in the order of the parties, and to all of them at once.

    `by` is who guesses, "" where it holds for everyone. `efficient` is how often nothing betters it; `regret` the most
    that may be missed by it against the other packages here: shares of the parties' ranges, added up. None: not asked.
    """

    package: Package
    by: str = ""
    each: tuple[Chance, ...]
    everyone: Chance
    efficient: Chance | None = None
    regret: float | None = None


class Improved(msgspec.Struct, frozen=True, kw_only=True):
    """An agreed package, and one that leaves nobody worse, where there is one.

    `trail` are the steps from the one to the other; `moves` say in words who gives up what between the two.
    """

    agreed: Package
    better: tuple[Package, ...] = ()
    trail: tuple[Move, ...] = ()
    moves: tuple[str, ...] = ()
    sure: Sure = Sure("found")


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked about one scenario, answered; what was not asked, or could not be answered, is empty.

    `failed` are the parts that could not be answered, each with why. `asks` are questions worth asking, the best first,
    in words. `texts` are what a single text came to. `lines` are further lines of the doubt in words: how many wishes
    were drawn. `middles` are the parties known in words only, for whom the middle of all that fits stands in; `drawn`
    are those of them for whom it was drawn, and `apart` says that nobody's own guesses count for it. `slow` says that
    the time did not last, and would have lasted longer with numba, which is not there.
    """

    scenario: Scenario
    front: Efficient | None = None
    fair: tuple[Fair, ...] = ()
    likely: tuple[Likely, ...] = ()
    lines: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    improved: Improved | None = None
    texts: SingleText | None = None
    pool: Pool | None = None
    divided: Divided | None = None
    failed: tuple[tuple[str, PackagesError], ...] = ()
    middles: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    apart: bool = False
    slow: bool = False


class Candidate(NamedTuple):
    """A package to look at: its letter, the names it was found under, how many packages have the same points."""

    letter: str
    package: Package
    points: tuple[int, ...]
    names: tuple[str, ...]
    alike: int


class Reach(NamedTuple):
    """From where to where a party's points are read: no deal, or the least; and the best it can get. In points.

    `surely` says that the best is the best among packages all would take; otherwise it is only what its issues could
    give it at most, whatever the others want. `least` is the least they could give it.
    """

    base: int
    best: int
    surely: bool
    least: int = 0

    def share(self, points: int) -> float:
        """Return how far points are on the way from no deal to the best: 1 where there is no way to go.

        Below 0 they fall short of no deal: by a share of that way; where there is none, of the way from the least.
        """
        if self.best > self.base:
            return (points - self.base) / (self.best - self.base)
        return 1.0 if points >= self.base else (points - self.base) / (self.base - self.least)


def letter(place: int) -> str:
    """Return the letter of a place: A to Z, then AA, AB and on."""
    return (letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def titles(names: Iterable[str]) -> str:
    """Return what solutions are called, one after the other."""
    return ", ".join(CALLED.get(name, name.replace("-", " ")) for name in names)


def candidates(sheet: Sheet) -> tuple[Candidate, ...]:
    """Return the packages to look at, as they were found: fair ones, agreed, improved, texts, pool, division, likely.

    Fair packages that are worth the same to everybody are one; any other stands by itself: what is worth the same by
    the numbers need not be so under doubt.
    """
    found: dict[Package, tuple[list[str], int]] = {}
    first: dict[tuple[int, ...], Package] = {}
    for one in (one for one in sheet.fair if one.packages):
        package = first.setdefault(sheet.scenario.points(one.packages[0]), one.packages[0])
        names, alike = found.get(package, ([], 1))
        found[package] = [*names, *({one.name} - {*names})], max(alike, len(one.packages))
    for name, package in _others(sheet):
        names, alike = found.setdefault(package, ([], 1))
        names += [name] if name and name not in names else []
    return tuple(
        Candidate(letter(place), package, sheet.scenario.points(package), tuple(names) or ("likely",), alike)
        for place, (package, (names, alike)) in enumerate(found.items())
    )


def _others(sheet: Sheet) -> Iterable[tuple[str, Package]]:
    if sheet.improved is not None:
        yield "agreed", sheet.improved.agreed
        yield from (("improved", package) for package in sheet.improved.better)
    if sheet.texts is not None:
        yield from (("text", one.package) for one in sheet.texts.texts)
    if sheet.pool is not None:
        yield from (("pool", one.package) for one in sheet.pool.candidates)
    if sheet.divided is not None and sheet.divided.package is not None:
        yield "maximin-share", sheet.divided.package
    yield from (("", one.package) for one in sheet.likely)


def letters(sheet: Sheet) -> dict[Package, str]:
    """Return the letter of each candidate, and of every fair package by the candidate that is worth the same."""
    found = candidates(sheet)
    worth: dict[tuple[int, ...], str] = {}
    for one in found:
        worth.setdefault(one.points, one.letter)
    fair = {package: worth[sheet.scenario.points(package)] for one in sheet.fair for package in one.packages}
    return {**fair, **{one.package: one.letter for one in found}}


def reaches(sheet: Sheet) -> tuple[Reach, ...]:
    """Return from where to where each party's points are read."""
    return tuple(_reach(sheet, place, profile) for place, profile in enumerate(sheet.scenario.profiles))


def _reach(sheet: Sheet, place: int, profile: Profile) -> Reach:
    least, most = profile.bounds()
    front = sheet.front
    surely = front is not None and front.sure.sort == "exact" and bool(front.points)
    if front is not None and surely:
        most = max(points[place] for points in front.points)
    return Reach(least if profile.reserve is None else profile.reserve, most, surely, least)


def least_satisfied(read: Sequence[Reach], points: Sequence[int]) -> tuple[tuple[int, ...], float]:
    """Return the places of the parties that a package takes least far towards their best, and how far: a share.

    Comparing parties is a choice, and this one is stated wherever it is shown: no deal is nothing, a party's best is 1.
    """
    shares = [reach.share(one) for reach, one in zip(read, points, strict=True)]
    lowest = min(shares)
    return tuple(place for place, one in enumerate(shares) if one <= lowest + 1e-9), lowest


def least_first(sheet: Sheet) -> list[int]:
    """Return the places of the efficient packages, those first in which the least satisfied party comes furthest.

    The order hangs on no party's place: what is equal in that stands by the places of its options.
    """
    front = sheet.front
    if front is None:
        return []
    read = reaches(sheet)
    keys = [
        (-min(reach.share(one) for reach, one in zip(read, points, strict=True)), package)
        for points, package in zip(front.points, front.packages, strict=True)
    ]
    return sorted(range(len(keys)), key=keys.__getitem__)
