"""Parties in doubt: many profiles each, all of which fit what is known, and what packages are worth in every one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from goodoffices.packages.doubt.drawing import Drawn, draw
from goodoffices.packages.doubt.mixing import Mixing
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.knowledge import Knowledge
from goodoffices.packages.profile import FINE, Profile
from goodoffices.packages.space import Package, Space
from goodoffices.packages.watching import UNWATCHED, Watch

Points = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Packages = Sequence[Package] | NDArray[np.int64]
"""Packages one by one, or as rows, each with the options chosen."""
DRAWS = 4_000
NEVER = -(2**62)
"""The reserve of a party that would take any package."""
CELLS = 2**22
"""Points of single options kept; where there are more they are reckoned when they are wanted."""


def chosen_in(packages: Packages) -> NDArray[np.int64]:
    """Return packages as rows: whoever asks several times about the same ones makes them once."""
    return np.asarray(packages, dtype=np.int64).reshape(len(packages), -1)


class Party(Protocol):
    """A party as it may be: `draws` profiles, worth `effective` independent ones; every one is as likely as another."""

    @property
    def party(self) -> str:
        """The party's name."""
        ...

    @property
    def draws(self) -> int:
        """How many profiles there are."""
        ...

    @property
    def effective(self) -> float:
        """How many independent profiles these are worth."""
        ...

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

    def values(self, packages: Packages) -> Points:
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
        """How many points lie between the worst and the best that its issues can add up to."""
        least, most = self.profile.bounds()
        return float(max(most - least, 1))

    @property
    def floor(self) -> float:
        """What the worst package is worth at least: less than that nothing adds up to."""
        return float(self.profile.bounds()[0])

    @property
    def reserve(self) -> Points:
        """What no deal is worth: (1,)."""
        return np.array([NEVER if self.profile.reserve is None else self.profile.reserve], dtype=np.int64)

    def values(self, packages: Packages) -> Points:
        """Return what packages are worth: (1, packages)."""
        chosen = chosen_in(packages)
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

    def values(self, packages: Packages) -> Points:
        """Return what packages are worth in each profile: (draws, packages)."""
        chosen = chosen_in(packages)
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

    def values(self, packages: Packages) -> Points:
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


def _adds(drawn: Drawn, place: int, options: list[int]) -> Points:
    """Return what options of an issue add, in points: (draws, options)."""
    lines = drawn.lines
    columns = lines.columns
    weight = drawn.x[:, place]
    found = np.empty((len(weight), len(options)), dtype=np.int64)
    for at, option in enumerate(options):
        column = columns.get((place, option))
        score = lines.known[(place, option)] if column is None else drawn.x[:, column]
        found[:, at] = np.rint(weight * score * FINE)
    return found
