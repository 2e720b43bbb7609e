"""Fair solutions by their definitions, over a list of all packages: what every way of finding them is held to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import prod
from typing import Any

from goodoffices.packages.answers import Efficient
from goodoffices.packages.scenario import Scenario
from tests.packages.spaces import brute_front

Points = tuple[int, ...]


class Oracle:
    """All packages of a small scenario, as points, and the solutions by name."""

    def __init__(self, scenario: Scenario) -> None:
        self.allowed = sorted({scenario.points(package) for package in scenario.space.every()})
        self.parties = range(len(scenario.profiles))
        self.scales = [profile.scale for profile in scenario.profiles]
        self.weights = [Fraction(str(profile.weight)) for profile in scenario.profiles]
        if self.allowed:
            self.worst = [min(points[i] for points in self.allowed) for i in self.parties]
            self.range = [max(points[i] for points in self.allowed) - self.worst[i] for i in self.parties]
            reserves = [profile.reserve for profile in scenario.profiles]
            self.base = [self.worst[i] if reserves[i] is None else int(reserves[i] or 0) for i in self.parties]
        self.all_accept = [p for p in self.allowed if all(p[i] >= self.base[i] for i in self.parties)]
        self.hope = [max((p[i] for p in self.all_accept), default=self.base[i]) - self.base[i] for i in self.parties]

    def solution(self, name: str) -> list[Points]:
        """Return the points a solution chooses, all of them."""
        if not self.all_accept:
            return self.nearest()
        if name == "nash":
            return self.hopes(self.nash([Fraction(1) for _ in self.parties]))
        if name == "weighted-nash":
            return self.hopes(self.nash(self.weights))
        if name == "ks":
            return self.hopes(self.all_accept)
        if name == "egalitarian":
            return best(self.all_accept, lambda p: self.leximin(p, self.range))
        return self.hopes(
            best(self.all_accept, lambda p: sum(Fraction(p[i], self.range[i] or 1) for i in self.parties))
        )

    def nash(self, weights: Sequence[Fraction]) -> list[Points]:
        """The most parties with something, then the product of their shares of what they can hope for."""
        who = [i for i in self.parties if weights[i] > 0]
        powers = [int(weight * 10) for weight in weights]

        def key(p: Points) -> tuple[int, Fraction]:
            gains = [p[i] - self.base[i] for i in self.parties]
            some = [i for i in who if gains[i] > 0]
            return len(some), prod((Fraction(gains[i], self.hope[i]) ** powers[i] for i in some), start=Fraction(1))

        return best(self.all_accept, key)

    def nearest(self) -> list[Points]:
        """The most parties satisfied, then the smallest shortfalls, then leximin."""

        def key(p: Points) -> Any:
            satisfied = sum(p[i] >= self.base[i] for i in self.parties)
            short = sorted(Fraction(min(0, p[i] - self.base[i]), self.range[i] or 1) for i in self.parties)
            return satisfied, short, self.leximin(p, self.range)

        return best(self.allowed, key)

    def hopes(self, points: list[Points]) -> list[Points]:
        """Leximin of shares of what each can hope for."""
        return best(points, lambda p: self.leximin(p, self.hope))

    def leximin(self, p: Points, units: Sequence[int]) -> list[Fraction]:
        """Shares in units, the lowest first, of those to whom it makes a difference."""
        return sorted(Fraction(p[i] - self.base[i], units[i]) for i in self.parties if units[i] > 0)


def best(points: list[Points], key: Callable[[Points], Any]) -> list[Points]:
    """Return the points with the largest key."""
    top = max(map(key, points))
    return [each for each in points if key(each) == top]


def front_of(scenario: Scenario) -> Efficient:
    """Return the efficient set, by going through everything."""
    found = brute_front(scenario)
    return Efficient(
        packages=tuple(each[0] for each in found.values()),
        points=tuple(found),
        alike=tuple(map(len, found.values())),
    )
