"""The space: what is negotiated about, what can be chosen on each issue, and what may not go together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from math import prod
from typing import Literal
from unicodedata import normalize

import msgspec

from goodoffices.packages.faults import BadScenario, Fault, PackagesError
from goodoffices.packages.rows import Constraint, Row, rows_of

Package = tuple[int, ...]
"""One choice for every issue: the place of an option in its issue's options, in the order of the issues."""
MOST_ISSUES = 1_000
MOST_OPTIONS = 50_000
"""Options of one issue at most; a range in finer steps is asked for in coarser ones."""
MOST_IN_ALL = 200_000
_TOLD = 10**12
"""Options of a range that are counted; beyond that it is said that there are more."""
_EVEN = 1e-6
"""By what part of a step a range may miss its upper end: what floating point may do to it."""


class Issue(msgspec.Struct, frozen=True):
    """One issue: its name, and the names of its options in their order.

    A `number` or `date` issue has a value beside each name: what a linear constraint or score counts with; dates count
    in days.
    """

    name: str
    options: tuple[str, ...]
    sort: Literal["named", "number", "date"] = "named"
    values: tuple[float, ...] = ()

    def place(self, option: str) -> int:
        """Return the place of an option. Raises PackagesError: "no-option"."""
        found = _place(self.options, option)
        if found is None:
            raise PackagesError("no-option", issue=self.name, option=option)
        return found


def _place(names: Sequence[str], name: str) -> int | None:
    """Return the place of a name: as it is written, or else in whichever form its accents are."""
    try:
        return names.index(name)
    except ValueError:
        form = normalize("NFC", name)
        return next((place for place, one in enumerate(names) if normalize("NFC", one) == form), None)


def numbers(name: str, least: float, most: float, step: float = 1.0) -> Issue:
    """Return an issue that is a range of numbers in steps, both ends included. Raises BadScenario."""
    said = {"least": f"{least:.9g}", "most": f"{most:.9g}", "step": f"{step:.9g}"}
    if not (step > 0 and least <= most):
        raise BadScenario(Fault(code="bad-range", params=said, field=name))
    _few_enough(name, (most - least) / step)
    count = round((most - least) / step)
    if abs((most - least) / step - count) > _EVEN:
        last = f"{least + (most - least) // step * step:.9g}"
        raise BadScenario(Fault(code="range-uneven", params={**said, "last": last}, field=name))
    values = tuple(round(least + place * step, 9) for place in range(count + 1))
    return Issue(name, tuple(f"{value:.9g}" for value in values), "number", values)


def dates(name: str, first: date, last: date, days: int = 1) -> Issue:
    """Return an issue that is a range of days in steps of so many days, both ends included. Raises BadScenario."""
    said = {"least": first, "most": last, "step": days}
    if days < 1 or last < first:
        raise BadScenario(Fault(code="bad-range", params=said, field=name))
    _few_enough(name, (last - first).days // days)
    if over := (last - first).days % days:
        even = last - timedelta(days=over)
        raise BadScenario(Fault(code="range-uneven", params={**said, "last": even}, field=name))
    every = range(first.toordinal(), last.toordinal() + 1, days)
    return Issue(name, tuple(date.fromordinal(day).isoformat() for day in every), "date", tuple(map(float, every)))


def _few_enough(name: str, steps: float) -> None:
    """Raises BadScenario where so many steps lead to too many options."""
    if not steps < MOST_OPTIONS:
        found = f"{int(steps) + 1:,}" if steps < _TOLD else f"more than {_TOLD:,}"
        raise BadScenario(Fault(code="too-many-options", params={"found": found, "limit": MOST_OPTIONS}, field=name))


class Space(msgspec.Struct, frozen=True):
    """All packages there are: one option of every issue, unless a constraint forbids it."""

    issues: tuple[Issue, ...]
    constraints: tuple[Constraint, ...] = ()
    name: str = ""

    def __post_init__(self) -> None:
        """Raises BadScenario with every fault found."""
        if faults := tuple(_faults(self.issues)):
            raise BadScenario(*faults)

    @property
    def size(self) -> int:
        """How many packages there are, leaving constraints out of account."""
        return prod(len(issue.options) for issue in self.issues)

    def place(self, issue: str) -> int:
        """Return the place of an issue. Raises PackagesError: "no-issue"."""
        found = _place([one.name for one in self.issues], issue)
        if found is None:
            raise PackagesError("no-issue", issue=issue)
        return found

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every constraint in the one form that solvers read. Raises BadScenario."""
        return rows_of(self.issues, self.constraints)

    def named(self, package: Package) -> dict[str, str]:
        """Return a package in words: for each issue the option that it has."""
        return {issue.name: issue.options[place] for issue, place in zip(self.issues, package, strict=True)}

    def package(self, options: Mapping[str, str]) -> Package:
        """Return the package that has these options, one for every issue. Raises PackagesError."""
        said = {self.place(name): str(option) for name, option in options.items()}
        missing = [issue.name for place, issue in enumerate(self.issues) if place not in said]
        if missing:
            raise PackagesError("issues-open", issues=missing)
        return tuple(issue.place(said[place]) for place, issue in enumerate(self.issues))

    def every(self) -> Iterator[Package]:
        """Give every package that is allowed: for small spaces, and as the slow twin of the solvers."""
        rows = self.rows
        for package in product(*(range(len(issue.options)) for issue in self.issues)):
            if all(row.holds(package) for row in rows):
                yield package


def _faults(issues: tuple[Issue, ...]) -> Iterator[Fault]:
    if not issues:
        yield Fault(code="no-issues")
    if len(issues) > MOST_ISSUES:
        yield Fault(code="too-many-issues", params={"found": len(issues), "limit": MOST_ISSUES})
    names = [issue.name for issue in issues]
    for name in (name for name, times in Counter(names).items() if times > 1):
        yield Fault(code="issue-twice", params={"issue": name}, field=name)
    for issue in issues:
        yield from _faults_of(issue)
    if sum(len(issue.options) for issue in issues) > MOST_IN_ALL:
        yield Fault(code="too-many-options-in-all", params={"limit": MOST_IN_ALL})


def _faults_of(issue: Issue) -> Iterator[Fault]:
    count = len(issue.options)
    if not count:
        yield Fault(code="no-options", field=issue.name)
    if count > MOST_OPTIONS:
        yield Fault(code="too-many-options", params={"found": count, "limit": MOST_OPTIONS}, field=issue.name)
    elif len(set(issue.options)) < count:
        twice = Counter(issue.options).most_common(1)[0][0]
        yield Fault(code="option-twice", params={"option": twice}, field=issue.name)
    if issue.sort != "named" and len(issue.values) != count:
        yield Fault(code="values-missing", field=issue.name)
