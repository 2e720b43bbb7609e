"""Preferences that are known: what each option is worth to a party, in whole points, and what no deal is worth to it.

A party's points of a package are the sum of what its options are worth, and of what some of them are worth together.
Points are whole numbers (int64): equal is equal, and no package is better by a rounding. How many points make one of
the party's own units is the profile's `scale`; where its numbers are no whole multiple of 1 / scale they were rounded
to the nearest, half to even, and `rounded` says by how much a package's sum can be off for that at most.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

import msgspec

from goodoffices.packages.faults import BadScenario, Fault, PackagesError
from goodoffices.packages.rows import exactly
from goodoffices.packages.space import Package, Space

FINE = 10**9
"""Points a unit, where the numbers given have no common denominator up to this."""
MOST_POINTS = 2**52
"""No sum of points is larger, either way: sums, differences and their halves stay exact, in int64 and in float64."""

Number = float | int | str | Fraction


class Together(msgspec.Struct, frozen=True):
    """What some options are worth together, beyond what each is worth: points by the places of the options.

    `issues` are places in the space, `points` by the places of their options; a combination not there is worth 0.
    """

    issues: tuple[int, ...]
    points: dict[tuple[int, ...], int]


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What one party wants, in points.

    `points[i][o]` is what option o of issue i is worth. `reserve` is what no deal is worth, used as it is given, also
    above or below what any package is worth; None says that every package allowed is better than no deal.
    """

    party: str
    points: tuple[tuple[int, ...], ...]
    together: tuple[Together, ...] = ()
    reserve: int | None = None
    scale: int = FINE
    rounded: Fraction = Fraction(0)
    weight: Fraction | float = 1.0
    """What the party counts for in a weighted Nash product."""
    discount: float | None = None
    """What a party's file says its points lose with time; packages do not hang on it."""

    def value(self, package: Package) -> int:
        """Return a package's points: a plain sum."""
        own = sum(points[option] for points, option in zip(self.points, package, strict=True))
        return own + sum(more.points.get(tuple(package[i] for i in more.issues), 0) for more in self.together)

    def bounds(self) -> tuple[int, int]:
        """Return the least and the most that the issues can add up to, whatever goes together."""
        least = sum(map(min, self.points)) + sum(min((0, *more.points.values())) for more in self.together)
        most = sum(map(max, self.points)) + sum(max((0, *more.points.values())) for more in self.together)
        return least, most

    def units(self, points: int | float) -> float:
        """Return points in the party's own units."""
        return points / self.scale

    def accepts(self, package: Package) -> bool:
        """Return whether a package is worth at least what no deal is worth."""
        return self.reserve is None or self.value(package) >= self.reserve


def profile(
    space: Space,
    party: str,
    scores: Mapping[str, Mapping[str, Number]],
    *,
    weights: Mapping[str, Number] | None = None,
    together: Sequence[tuple[Mapping[str, str], Number]] = (),
    reserve: Number | Mapping[str, str] | None = None,
    weight: Number = 1,
    discount: float | None = None,
    scale: int | None = None,
) -> Profile:
    """Return a party's profile from scores by issue and option, each times the issue's weight (1 where none are given).

    `together` adds a number where all the options named are chosen. `reserve` is what no deal is worth: a number in the
    same units, the package it is worth as much as, or None: less than every package. An option without a score is worth
    0. Raises BadScenario with every name that the space does not have and every number that is none.
    """
    faults: list[Fault] = []
    exact = _exact(space, scores, weights, faults)
    pairs = _together(space, together, faults)
    given = _reserve(space, reserve, faults)
    if faults:
        raise BadScenario(
            *(msgspec.structs.replace(fault, params={"party": party, **fault.params}) for fault in faults)
        )
    numbers = [number for every in exact for number in every] + [number for *_, number in pairs]
    one = scale or common(numbers + ([given] if isinstance(given, Fraction) else []))
    made = Profile(
        party=party,
        points=tuple(tuple(round(number * one) for number in every) for every in exact),
        together=_gathered(pairs, one),
        scale=one,
        rounded=_rounded(exact, pairs, one),
        weight=_weight(exactly(weight)),
        discount=discount,
    )
    return checked(_with_reserve(made, given, one))


def common(numbers: Sequence[Fraction]) -> int:
    """Return how many points make a unit, so that all of these are whole: at most FINE, where some are rounded."""
    one = 1
    for number in numbers:
        one = lcm(one, number.denominator)
        if one > FINE:
            return FINE
    return one


def checked(made: Profile) -> Profile:
    """Return a profile whose sums cannot overflow. Raises BadScenario: "points-overflow"."""
    most = sum(max(map(abs, every), default=0) for every in made.points)
    most += sum(max(map(abs, more.points.values()), default=0) for more in made.together)
    if max(most, abs(made.reserve or 0)) > MOST_POINTS:
        raise BadScenario(
            Fault(code="points-overflow", params={"party": made.party, "limit": MOST_POINTS // made.scale})
        )
    return made


def _exact(
    space: Space,
    scores: Mapping[str, Mapping[str, Number]],
    weights: Mapping[str, Number] | None,
    faults: list[Fault],
) -> list[list[Fraction]]:
    exact = [[Fraction(0)] * len(issue.options) for issue in space.issues]
    places = {issue.name: place for place, issue in enumerate(space.issues)}
    for name in (*scores, *(weights or {})):
        if name not in places:
            faults.append(Fault(code="no-issue", params={"issue": name}, field=name))
    for name, place in places.items():
        factor = _number((weights or {}).get(name, 1), f"weights.{name}", faults)
        options = {option: at for at, option in enumerate(space.issues[place].options)}
        for option, number in scores.get(name, {}).items():
            if option not in options:
                faults.append(Fault(code="no-option", params={"issue": name, "option": option}, field=name))
            else:
                exact[place][options[option]] = factor * _number(number, f"{name}.{option}", faults)
    return exact


def _number(number: Number, field: str, faults: list[Fault]) -> Fraction:
    try:
        return exactly(number)
    except PackagesError as wrong:
        faults.append(Fault(code=wrong.code, params=wrong.params, field=field))
        return Fraction(0)


Pair = tuple[tuple[int, ...], tuple[int, ...], Fraction]


def _together(space: Space, together: Sequence[tuple[Mapping[str, str], Number]], faults: list[Fault]) -> list[Pair]:
    found = []
    places: dict[str, dict[str, int]] = {}

    def place(name: str, option: str) -> tuple[int, int]:
        at = space.place(name)
        if name not in places:
            places[name] = {one: number for number, one in enumerate(space.issues[at].options)}
        return at, places[name][option] if option in places[name] else space.issues[at].place(option)

    for number_of, (options, number) in enumerate(together):
        field = f"together[{number_of}]"
        try:
            at = sorted(place(name, option) for name, option in options.items())
            found.append((tuple(i for i, _ in at), tuple(o for _, o in at), _number(number, field, faults)))
        except PackagesError as wrong:
            faults.append(Fault(code=wrong.code, params=wrong.params, field=field))
    return found


def _gathered(pairs: Sequence[Pair], one: int) -> tuple[Together, ...]:
    by: dict[tuple[int, ...], dict[tuple[int, ...], int]] = {}
    for issues, options, number in pairs:
        there = by.setdefault(issues, {})
        there[options] = there.get(options, 0) + round(number * one)
    return tuple(Together(issues, points) for issues, points in by.items())


def _rounded(exact: Sequence[Sequence[Fraction]], pairs: Sequence[Pair], one: int) -> Fraction:
    """Return by how much a sum can be off: the largest rounding of every issue, added up, in units."""

    def off(number: Fraction) -> Fraction:
        return Fraction(0) if one % number.denominator == 0 else abs(number - Fraction(round(number * one), one))

    every = sum((max(map(off, numbers), default=Fraction(0)) for numbers in exact), Fraction(0))
    return every + sum((off(number) for *_, number in pairs), Fraction(0))


def _reserve(
    space: Space, reserve: Number | Mapping[str, str] | None, faults: list[Fault]
) -> Fraction | Package | None:
    if reserve is None:
        return None
    if not isinstance(reserve, Mapping):
        return _number(reserve, "reserve", faults)
    try:
        return space.package(reserve)
    except PackagesError as wrong:
        faults.append(Fault(code=wrong.code, params=wrong.params, field="reserve"))
        return None


def _weight(weight: Fraction) -> Fraction | float:
    """Return a weight as Python writes it, where that says it exactly."""
    return float(weight) if exactly(float(weight)) == weight else weight


def _with_reserve(made: Profile, given: Fraction | Package | None, one: int) -> Profile:
    if given is None:
        return made
    # rounded up: what is accepted is never worth less than was asked for
    points = -((-given * one) // 1) if isinstance(given, Fraction) else made.value(given)
    return msgspec.structs.replace(made, reserve=points)
