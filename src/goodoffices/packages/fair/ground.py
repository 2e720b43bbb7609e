"""The ground that fair solutions stand on: what no deal is worth, what each party can hope for, what it can fear."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

import msgspec

from goodoffices.packages.fair.exact import range_of
from goodoffices.packages.fair.sources import Source
from goodoffices.packages.faults import NoPackage, PackagesError
from goodoffices.packages.profile import MOST_POINTS, Number, Profile
from goodoffices.packages.rows import exactly
from goodoffices.packages.scenario import Scenario

Note = tuple[str, dict[str, str]]


class Ground:
    """A scenario, where its packages come from, and what is asked of them again and again, reckoned once."""

    def __init__(self, scenario: Scenario, source: Source, outside: Source) -> None:
        self.scenario = scenario
        self.source = source
        self.outside = outside

    @cached_property
    def worst(self) -> tuple[int, ...]:
        """The least that each party gets in any package allowed. Raises NoPackage."""
        return self._ends(-1)

    @cached_property
    def best(self) -> tuple[int, ...]:
        """The most that each party gets in any package allowed. Raises NoPackage."""
        return self._ends(1)

    @cached_property
    def ranges(self) -> tuple[int, ...]:
        """How far the most of each party is from its least, among all packages allowed."""
        return range_of(self.worst, self.best)

    @cached_property
    def base(self) -> tuple[int, ...]:
        """What no deal is worth to each; where it was not said, what the worst package allowed is worth."""
        reserves = [profile.reserve for profile in self.scenario.profiles]
        if None not in reserves:
            return tuple(each for each in reserves if each is not None)
        return tuple(worst if each is None else each for each, worst in zip(reserves, self.worst, strict=True))

    @cached_property
    def tops(self) -> tuple[tuple[int, int], ...]:
        """The most that each party gets in any package that all accept, and a bound; empty where all accept none."""
        found = [self.source.extreme(party, self.base) for party in range(len(self.base))]
        return () if None in found else tuple(each for each in found if each is not None)

    @property
    def hopes(self) -> tuple[int, ...]:
        """What each party can gain at most over no deal: 0 or less for one that cannot."""
        return range_of(self.base, [top for top, _ in self.tops]) if self.tops else (0,) * len(self.base)

    @property
    def unsure(self) -> tuple[Note, ...]:
        """Which parties' hopes were not proved to the point."""
        pairs = zip(self.scenario.parties, self.tops, strict=False)
        return tuple(("hope-unproved", {"party": party}) for party, (top, bound) in pairs if top != bound)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """Which parties did not say what no deal is worth to them."""
        unsaid = [profile.party for profile in self.scenario.profiles if profile.reserve is None]
        return tuple(("no-deal-unsaid", {"party": party}) for party in unsaid)

    def _ends(self, sign: int) -> tuple[int, ...]:
        nothing = [None] * len(self.scenario.profiles)
        found = [self.outside.extreme(party, nothing, sign) for party in range(len(nothing))]
        if None in found:
            raise NoPackage("no-package")
        return tuple(each[0] for each in found if each is not None)


def with_no_deal(scenario: Scenario, disagreement: Mapping[str, Number | None] | None) -> Scenario:
    """Return a scenario with other worths of no deal: by party, in its own units, rounded up to whole points.

    Parties not named keep theirs. Raises PackagesError: "no-party", "not-a-number", "points-overflow".
    """
    if not disagreement:
        return scenario
    for party in disagreement:
        if party not in scenario.parties:
            raise PackagesError("no-party", party=party)
    made = [
        _with(profile, disagreement[profile.party]) if profile.party in disagreement else profile
        for profile in scenario.profiles
    ]
    return msgspec.structs.replace(scenario, profiles=tuple(made))


def _with(profile: Profile, number: Number | None) -> Profile:
    if number is None:
        return msgspec.structs.replace(profile, reserve=None)
    points = -((-exactly(number) * profile.scale) // 1)
    if abs(points) > MOST_POINTS:
        raise PackagesError("points-overflow", party=profile.party, limit=MOST_POINTS // profile.scale)
    return msgspec.structs.replace(profile, reserve=points)


def at_least(one: Scenario, other: Scenario) -> bool:
    """Return whether nobody accepts in the one scenario what it would not accept in the other."""
    pairs = zip(one.profiles, other.profiles, strict=True)
    return all(b.reserve is None or (a.reserve is not None and a.reserve >= b.reserve) for a, b in pairs)
