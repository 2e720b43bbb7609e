"""Parties in doubt: many profiles each, all of which fit what is known, and what packages are worth in every one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.doubt.drawing import Drawn, draw
from goodoffices.packages.doubt.mixing import Mixing
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.knowledge import Knowledge, Statement
from goodoffices.packages.profile import FINE, Profile
from goodoffices.packages.space import Package, Space
from goodoffices.packages.watching import UNWATCHED, Watch

Points = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
DRAWS = 4_000
NEVER = -(2**62)
"""The reserve of a party that would take any package."""
FEWEST = 32
"""Chains begin from profiles that were drawn before if there are at least so many."""
CELLS = 2**22
"""Points of single options kept; where there are more they are reckoned when they are wanted."""


class Party(Protocol):
    """A party as it may be: `draws` profiles, worth `effective` independent ones; every one is as likely as another."""

    @property
    def party(self) -> str: ...
    @property
    def draws(self) -> int: ...
    @property
    def effective(self) -> float: ...
    @property
    def span(self) -> float:
        """How many points lie between the worst and the best package there could be."""
        ...

    @property
    def floor(self) -> float:
        """What the worst package there could be is worth."""
        ...

    @property
    def reserve(self) -> Points:
        """What no deal is worth in each profile: (draws,)."""
        ...

    def values(self, packages: Sequence[Package]) -> Points:
        """Return what packages are worth in each profile: (draws, packages)."""
        ...

    def only(self, kept: Mask | NDArray[np.int64]) -> Party:
        """Return the party with these profiles only."""
        ...


class Certain(msgspec.Struct, frozen=True):
    """A party whose profile is known: one profile, which counts as if it had been drawn without end."""

    profile: Profile

    @property
    def party(self) -> str:
        """The party's name."""
        return self.profile.party

    @property
    def draws(self) -> int:
        """One: there is no other."""
        return 1

    @property
    def effective(self) -> float:
        """Without end: nothing is estimated."""
        return float("inf")

    @property
    def span(self) -> float:
        """How many points lie between the worst and the best, terms together left out of account."""
        return float(max(sum(max(every) - min(every) for every in self.profile.points), 1))

    @property
    def floor(self) -> float:
        """What the worst package is worth, terms together left out of account."""
        return float(sum(min(every) for every in self.profile.points))

    @property
    def reserve(self) -> Points:
        """What no deal is worth: (1,)."""
        return np.array([NEVER if self.profile.reserve is None else self.profile.reserve], dtype=np.int64)

    def values(self, packages: Sequence[Package]) -> Points:
        """Return what packages are worth: (1, packages)."""
        chosen = np.asarray(packages, dtype=np.int64).reshape(len(packages), -1)
        total = np.zeros(len(chosen), dtype=np.int64)
        for place, points in enumerate(self.profile.points):
            total += np.array(points, dtype=np.int64)[chosen[:, place]]
        for more in self.profile.together:
            for options, points_of in more.points.items():
                total += points_of * (chosen[:, list(more.issues)] == options).all(axis=1)
        return total[None, :]

    def only(self, kept: Mask | NDArray[np.int64]) -> Certain:
        """Return the same: there is no other profile."""
        return self


class Sampled(msgspec.Struct, frozen=True, eq=False):
    """A party in doubt: profiles drawn from all that fit; a package's whole worth is FINE points.

    Points are what options add, rounded to whole ones; `table` holds them all, (draws, options of all issues), where
    there are not too many.
    """

    drawn: Drawn
    table: Points | None

    @property
    def party(self) -> str:
        """The party's name."""
        return self.drawn.lines.knowledge.party

    @property
    def knowledge(self) -> Knowledge:
        """What the profiles fit."""
        return self.drawn.lines.knowledge

    @property
    def draws(self) -> int:
        """How many profiles there are."""
        return len(self.drawn.x)

    @property
    def effective(self) -> float:
        """How many independent profiles these are worth."""
        return self.drawn.mixing.effective

    @property
    def span(self) -> float:
        """A package's whole worth."""
        return float(FINE)

    @property
    def floor(self) -> float:
        """What the worst package there could be is worth."""
        return 0.0

    @property
    def reserve(self) -> Points:
        """What no deal is worth in each profile, rounded up."""
        if self.knowledge.reserve is None:
            return np.full(self.draws, NEVER, dtype=np.int64)
        return np.ceil(self.drawn.x[:, -1] * FINE).astype(np.int64)

    def values(self, packages: Sequence[Package]) -> Points:
        """Return what packages are worth in each profile: (draws, packages)."""
        chosen = np.asarray(packages, dtype=np.int64).reshape(len(packages), -1)
        total = np.zeros((self.draws, len(chosen)), dtype=np.int64)
        first = 0
        for place, issue in enumerate(self.drawn.lines.space.issues):
            if self.table is not None:
                total += self.table[:, first + chosen[:, place]]
            else:
                options, back = np.unique(chosen[:, place], return_inverse=True)
                total += _adds(self.drawn, place, options.tolist())[:, back]
            first += len(issue.options)
        return total

    def only(self, kept: Mask | NDArray[np.int64]) -> Sampled:
        """Return the party with these profiles only."""
        x = self.drawn.x[kept]
        share = len(x) / max(self.draws, 1)
        mixing = msgspec.structs.replace(self.drawn.mixing, draws=len(x), effective=self.effective * share)
        less = msgspec.structs.replace(self.drawn, x=x, mixing=mixing)
        return Sampled(less, None if self.table is None else self.table[kept])

    @property
    def weights(self) -> Floats:
        """Return the weights of the issues in each profile: (draws, issues)."""
        return self.drawn.x[:, : self.drawn.lines.weights]

    def profile(self, draw: int) -> Profile:
        """Return one of the profiles, to be gone through with plain arithmetic."""
        issues = self.drawn.lines.space.issues
        one = self.only(np.array([draw]))
        points = (
            _adds(one.drawn, place, list(range(len(issue.options))))[0].tolist() for place, issue in enumerate(issues)
        )
        reserve = None if self.knowledge.reserve is None else int(one.reserve[0])
        return Profile(party=self.party, points=tuple(map(tuple, points)), reserve=reserve, scale=FINE)


class Mixture(msgspec.Struct, frozen=True, eq=False):
    """A party as several people guess it, each of them as likely to be right as another."""

    parts: tuple[Sampled, ...]

    @property
    def party(self) -> str:
        """The party's name."""
        return self.parts[0].party

    @property
    def weights(self) -> Floats:
        """Return the weights of the issues in each profile: (draws, issues)."""
        return np.vstack([part.weights for part in self.parts])

    @property
    def draws(self) -> int:
        """How many profiles there are, of all guesses."""
        return sum(part.draws for part in self.parts)

    @property
    def effective(self) -> float:
        """How many independent profiles these are worth."""
        return sum(part.effective for part in self.parts)

    @property
    def span(self) -> float:
        """A package's whole worth."""
        return float(FINE)

    @property
    def floor(self) -> float:
        """What the worst package there could be is worth."""
        return 0.0

    @property
    def reserve(self) -> Points:
        """What no deal is worth in each profile."""
        return np.concatenate([part.reserve for part in self.parts])

    def values(self, packages: Sequence[Package]) -> Points:
        """Return what packages are worth in each profile: (draws, packages)."""
        return np.vstack([part.values(packages) for part in self.parts])

    def only(self, kept: Mask | NDArray[np.int64]) -> Mixture:
        """Return the party with these profiles only."""
        places = np.arange(self.draws)[kept]
        first, parts = 0, []
        for part in self.parts:
            parts.append(part.only(places[(places >= first) & (places < first + part.draws)] - first))
            first += part.draws
        return Mixture(tuple(part for part in parts if part.draws))


class Doubt(msgspec.Struct, frozen=True, eq=False):
    """What all parties may want, as one person guesses; the parties' wishes are taken to be independent of each other.

    `by` is who guessed, "" for what holds for everyone.
    """

    space: Space
    parties: tuple[Any, ...]
    by: str = ""

    def party(self, name: str) -> int:
        """Return the place of a party. Raises PackagesError: "party-unknown"."""
        for place, one in enumerate(self.parties):
            if one.party == name:
                return place
        raise PackagesError("party-unknown", party=name)

    def with_party(self, place: int, party: Party) -> Doubt:
        """Return the same with one party as it is now seen."""
        parties = (*self.parties[:place], party, *self.parties[place + 1 :])
        return Doubt(self.space, parties, self.by)

    def halves(self) -> tuple[Doubt, Doubt]:
        """Return every second profile of each party, and the others: one half to search in, one to estimate from."""
        one, other = (
            tuple(p.only(np.arange(at, p.draws, 2)) if p.draws > 1 else p for p in self.parties) for at in (0, 1)
        )
        return Doubt(self.space, one, self.by), Doubt(self.space, other, self.by)

    def first(self, draws: int) -> Doubt:
        """Return so many profiles of each party, taken from all over."""
        parties = (
            p if p.draws <= draws else p.only(np.linspace(0, p.draws - 1, draws).astype(np.int64))
            for p in self.parties
        )
        return Doubt(self.space, tuple(parties), self.by)


def sampled(
    space: Space,
    knowledge: Knowledge,
    *,
    draws: int = DRAWS,
    seed: int = 0,
    starts: Floats | None = None,
    unsettled: bool = False,
    watch: Watch = UNWATCHED,
) -> Sampled:
    """Return a party in doubt: profiles spread evenly over all that fit.

    Raises BadScenario; PackagesError: "contradictory", "no-room", and "not-settled" where chains have not mixed, unless
    `unsettled` ones are taken too: then `drawn.mixing.settled` says so.
    """
    drawn = draw(space, knowledge, draws=draws, seed=seed, starts=starts, watch=watch)
    mixing: Mixing = drawn.mixing
    if not (mixing.settled or unsettled):
        raise PackagesError(
            "not-settled",
            party=knowledge.party,
            rhat=f"{mixing.rhat:.3f}",
            effective=round(mixing.effective),
            wanted=round(mixing.wanted),
        )
    counts = [len(issue.options) for issue in space.issues]
    if draws * sum(counts) > CELLS:
        return Sampled(drawn, None)
    table = [_adds(drawn, place, list(range(count))) for place, count in enumerate(counts)]
    return Sampled(drawn, np.ascontiguousarray(np.hstack(table)))


def doubt(
    space: Space,
    known: Sequence[Knowledge | Profile],
    *,
    by: str = "",
    draws: int = DRAWS,
    seed: int = 0,
    unsettled: bool = False,
    watch: Watch = UNWATCHED,
) -> Doubt:
    """Return what all parties may want, as one person guesses, or by what holds for everyone. Raises as `sampled`."""
    parties: list[Party] = []
    for place, one in enumerate(known):
        if isinstance(one, Profile):
            parties.append(Certain(one))
        else:
            guess = one.guessed(by)
            parties.append(
                sampled(space, guess, draws=draws, seed=seed * 1_009 + place, unsettled=unsettled, watch=watch)
            )
    return Doubt(space, tuple(parties), by)


def doubts(space: Space, known: Sequence[Knowledge | Profile], **more: Any) -> dict[str, Doubt]:
    """Return what parties may want, by who guessed, kept apart; one entry, "", where nobody guessed by name."""
    names = dict.fromkeys(by for one in known if isinstance(one, Knowledge) for by in one.guessers)
    return {by: doubt(space, known, by=by, **more) for by in (names or ("",))}


def pooled(apart: Mapping[str, Doubt]) -> Doubt:
    """Return the guesses of several people as one, each as likely to be right of each party as another.

    Only for where somebody asks for it: a mixture hides that people differ.
    """
    every = list(apart.values())
    parties = []
    for place, one in enumerate(every[0].parties):
        parts = tuple(other.parties[place] for other in every)
        parties.append(one if isinstance(one, Certain) or len(parts) == 1 else Mixture(parts))
    return Doubt(every[0].space, tuple(parties), " + ".join(apart))


def told(
    doubted: Doubt, party: str, statements: Sequence[Statement], fits: Mask, *, draws: int = DRAWS, seed: int = 0
) -> Doubt:
    """Return the doubt that is left when a party has told something; `fits` are the profiles in which it is so.

    Those are kept: they are spread evenly over what fits now. Where fewer than a quarter of `draws` are left, as many as
    that are drawn anew. Raises PackagesError: "contradictory", "too-few-left", "not-settled", "no-room".
    """
    place = doubted.party(party)
    one = doubted.parties[place]
    if not isinstance(one, Sampled):
        if not fits.any():
            raise PackagesError("too-few-left", party=party)
        return doubted.with_party(place, one.only(fits))
    knowledge = one.knowledge.told(*statements)
    x = one.drawn.x[fits]
    if len(x) < draws / 4:
        more = sampled(doubted.space, knowledge, draws=draws, seed=seed, starts=x if len(x) >= FEWEST else None)
        return doubted.with_party(place, more)
    left = one.only(fits)
    lines = msgspec.structs.replace(one.drawn.lines, knowledge=knowledge)
    return doubted.with_party(place, Sampled(msgspec.structs.replace(left.drawn, lines=lines), left.table))


def _adds(drawn: Drawn, place: int, options: list[int]) -> Points:
    """Return what options of an issue add, in points: (draws, options)."""
    lines = drawn.lines
    columns = {option: lines.weights + at for at, option in enumerate(lines.options)}
    weight = drawn.x[:, place]
    found = np.empty((len(weight), len(options)), dtype=np.int64)
    for at, option in enumerate(options):
        column = columns.get((place, option))
        score = lines.known[(place, option)] if column is None else drawn.x[:, column]
        found[:, at] = np.rint(weight * score * FINE)
    return found
