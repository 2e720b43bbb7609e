"""A scenario: the space, and what each party wants of it."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import msgspec

from goodoffices.packages.faults import BadScenario, Fault
from goodoffices.packages.profile import Profile
from goodoffices.packages.space import Package, Space

MOST_PARTIES = 12


class Checked(NamedTuple):
    """A package gone through by plain arithmetic: nothing of what the solvers reckon with is used.

    `points` by party, `accepted` by party; `broken` are the places of the constraints that it does not satisfy.
    """

    package: Package
    points: tuple[int, ...]
    accepted: tuple[bool, ...]
    broken: tuple[int, ...]


class Scenario(msgspec.Struct, frozen=True):
    """A space, and one profile for every party, in the order in which the parties joined."""

    space: Space
    profiles: tuple[Profile, ...]
    name: str = ""

    def __post_init__(self) -> None:
        """Raises BadScenario."""
        parties = Counter(profile.party for profile in self.profiles)
        faults = [Fault(code="party-twice", params={"party": party}) for party, times in parties.items() if times > 1]
        if not 1 <= len(self.profiles) <= MOST_PARTIES:
            faults.append(Fault(code="parties", params={"found": len(self.profiles), "limit": MOST_PARTIES}))
        counts = tuple(len(issue.options) for issue in self.space.issues)
        for profile in self.profiles:
            if tuple(map(len, profile.points)) != counts:
                faults.append(Fault(code="other-space", params={"party": profile.party}))
        if faults:
            raise BadScenario(*faults)

    @property
    def parties(self) -> tuple[str, ...]:
        """The names of the parties."""
        return tuple(profile.party for profile in self.profiles)

    def points(self, package: Package) -> tuple[int, ...]:
        """Return what a package is worth to each party."""
        return tuple(profile.value(package) for profile in self.profiles)

    def check(self, package: Package) -> Checked:
        """Return a package's points, who would take it, and which constraints it breaks."""
        accepted = tuple(profile.accepts(package) for profile in self.profiles)
        broken = tuple(dict.fromkeys(row.said for row in self.space.rows if not row.holds(package)))
        return Checked(package, self.points(package), accepted, broken)
