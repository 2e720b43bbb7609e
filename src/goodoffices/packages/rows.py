"""What may not go together, as people say it, and the one form in which solvers read all of it.

Every constraint becomes rows: a whole number for each option of some issues, and between which bounds the sum over a
package has to lie. A package is allowed if it satisfies every row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from goodoffices.packages.faults import BadScenario, Fault, PackagesError

if TYPE_CHECKING:
    from goodoffices.packages.space import Issue, Package

Options = dict[str, tuple[str, ...]]
"""Issues by name, with the options meant: any of these."""
MOST = 2**53
"""No sum of a row is larger, either way."""
FINEST = 60
"""Digits, and places before or behind the point, that a number may have."""


class Forbidden(msgspec.Struct, frozen=True, tag="forbidden"):
    """No package has one of these options on every issue named."""

    together: Options


class Required(msgspec.Struct, frozen=True, tag="required"):
    """Every package has one of these options on at least one issue named."""

    one_of: Options


class Implied(msgspec.Struct, frozen=True, tag="implied"):
    """A package with these options on every issue of `where` has one of the options of `then` on each issue there."""

    where: Options
    then: Options


class AtMost(msgspec.Struct, frozen=True, tag="at-most"):
    """At most, and at least, so many of the issues named have one of these options."""

    options: Options
    most: int | None = None
    least: int | None = None


class Linear(msgspec.Struct, frozen=True, tag="linear"):
    """A sum lies between bounds: of a factor times the value of each issue named, or of a number for each option."""

    factors: dict[str, float | dict[str, float]]
    most: float | None = None
    least: float | None = None


Constraint = Forbidden | Required | Implied | AtMost | Linear


class Row(NamedTuple):
    """One row: by the place of an issue a whole number for each option; the sum lies between `least` and `most`.

    None is no bound; `said` is the place of the constraint that the row comes from.
    """

    numbers: Mapping[int, tuple[int, ...]]
    least: int | None
    most: int | None
    said: int

    def total(self, package: Package) -> int:
        """Return the sum over a package."""
        return sum(numbers[package[issue]] for issue, numbers in self.numbers.items())

    def holds(self, package: Package) -> bool:
        """Return whether a package satisfies the row."""
        total = self.total(package)
        return (self.least is None or total >= self.least) and (self.most is None or total <= self.most)


def rows_of(issues: tuple[Issue, ...], constraints: Iterable[Constraint]) -> tuple[Row, ...]:
    """Return constraints as rows. Raises BadScenario with a fault for every constraint that cannot be read."""
    found: list[Row] = []
    faults: list[Fault] = []
    for said, constraint in enumerate(constraints):
        try:
            found.extend(_rows(issues, constraint, said))
        except PackagesError as wrong:
            faults.append(Fault(code=wrong.code, params=wrong.params, field=f"constraints[{said}]"))
    if faults:
        raise BadScenario(*faults)
    return tuple(found)


def _rows(issues: tuple[Issue, ...], constraint: Constraint, said: int) -> Iterator[Row]:
    match constraint:
        case Forbidden(together):
            _not_empty(together)
            yield Row(_marks(issues, together), None, len(together) - 1, said)
        case Required(one_of):
            _not_empty(one_of)
            yield Row(_marks(issues, one_of), 1, None, said)
        case Implied(where, then):
            _not_empty(then)
            for issue, options in then.items():
                yield _implied(issues, where, issue, options, said)
        case AtMost(options, most, least):
            _not_empty(options)
            yield Row(_marks(issues, options), *_bounds(least, most, 1), said)
        case Linear(factors, most, least):
            yield _linear(issues, factors, least, most, said)


def _not_empty(options: Options) -> None:
    if not options:
        raise PackagesError("constraint-empty")


def _marks(issues: tuple[Issue, ...], options: Options, mark: int = 1) -> dict[int, tuple[int, ...]]:
    """Return the mark for each option meant, and 0 for the others."""
    found = {}
    for name, meant in options.items():
        place, issue = _issue(issues, name)
        marked = set(meant)
        _there(issue, meant)
        found[place] = tuple(mark if option in marked else 0 for option in issue.options)
    return found


def _implied(issues: tuple[Issue, ...], where: Options, name: str, options: tuple[str, ...], said: int) -> Row:
    """Return: as many of `where` as there are, less one, or one of the options."""
    numbers = _marks(issues, where)
    for place, marks in _marks(issues, {name: options}, -1).items():
        before = numbers.get(place, (0,) * len(marks))
        numbers[place] = tuple(a + b for a, b in zip(before, marks, strict=True))
    return Row(numbers, None, len(where) - 1, said)


def _linear(
    issues: tuple[Issue, ...],
    factors: Mapping[str, float | Mapping[str, float]],
    least: float | None,
    most: float | None,
    said: int,
) -> Row:
    if not factors:
        raise PackagesError("constraint-empty")
    exact = {}
    for name, factor in factors.items():
        place, issue = _issue(issues, name)
        exact[place] = _counted(issue, factor)
    whole = lcm(*(number.denominator for numbers in exact.values() for number in numbers))
    numbers = {place: tuple(int(number * whole) for number in every) for place, every in exact.items()}
    if whole > MOST or sum(max(map(abs, every)) for every in numbers.values()) > MOST:
        raise PackagesError("constraint-too-fine", limit=MOST)
    return Row(numbers, *_bounds(least, most, whole), said)


def _bounds(least: float | None, most: float | None, whole: int) -> tuple[int | None, int | None]:
    """Return bounds in the row's own units, rounded inwards: the sums are whole numbers."""
    if least is None and most is None:
        raise PackagesError("no-bound")
    low = None if least is None else -((-exactly(least) * whole) // 1)
    high = None if most is None else (exactly(most) * whole) // 1
    if low is not None and high is not None and low > high:
        raise PackagesError("bounds-crossed", lower="at_least", least=least, upper="at_most", most=most)
    return low, high


def _counted(issue: Issue, factor: float | Mapping[str, float]) -> list[Fraction]:
    if isinstance(factor, Mapping):
        _there(issue, factor)
        return [exactly(factor.get(option, 0)) for option in issue.options]
    if not issue.values:
        raise PackagesError("no-values", issue=issue.name, instead="one factor")
    return [exactly(factor) * exactly(value) for value in issue.values]


def _there(issue: Issue, options: Iterable[str]) -> None:
    """Raise "no-option" for the first that the issue does not have; looked up in a set, for there may be many."""
    there = set(issue.options)
    for option in options:
        if option not in there:
            raise PackagesError("no-option", issue=issue.name, option=option)


def _issue(issues: tuple[Issue, ...], name: str) -> tuple[int, Issue]:
    for place, issue in enumerate(issues):
        if issue.name == name:
            return place, issue
    raise PackagesError("no-issue", issue=name)


def exactly(number: float | int | str | Fraction) -> Fraction:
    """Return a number as it is written: .1 is one tenth. Raises PackagesError: "not-a-number"."""
    if isinstance(number, Fraction):
        return number
    try:
        found = Decimal(str(number))
    except InvalidOperation:
        raise PackagesError("not-a-number", found=str(number)[:40]) from None
    # an exponent of a million would be written out in full
    if not found.is_finite() or abs(found.adjusted()) > FINEST or len(found.as_tuple().digits) > FINEST:
        raise PackagesError("not-a-number", found=str(number)[:40])
    return Fraction(found)
