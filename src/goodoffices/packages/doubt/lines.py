"""What was said, as lines: linear in the weights, in what each option adds to a package, and in the reserve.

An option adds its issue's weight times its score. Statements on both at once are linear in that product, and in the
weights; this is what makes all of them linear together. Columns: a weight for every issue, then what each option adds
whose score is not known, then the reserve. An option whose score is known adds that score times a column.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

import msgspec

from goodoffices.packages.doubt.naming import Places, checked, places_of
from goodoffices.packages.faults import TooLarge
from goodoffices.packages.knowledge import (
    Acceptable,
    Alike,
    AtLeastTimes,
    Knowledge,
    OptionRanking,
    Prefers,
    Ranking,
    Score,
    Scores,
    Statement,
    Unacceptable,
    Weight,
)
from goodoffices.packages.space import Space

MOST_COLUMNS = 600
"""Weights and scores not known, of one party; scores of a range are said by how they rise or fall."""

Form = dict[int, float]
"""A linear form: by column its factor."""
Option = tuple[int, int]
"""The place of an issue, and of one of its options."""


class Line(NamedTuple):
    """The form is at most, or exactly, so much; `strict`: less than that. `said` is the statement's place."""

    form: Form
    most: float
    said: int
    equal: bool = False
    strict: bool = False


class Lines(msgspec.Struct, frozen=True, eq=False):
    """All that was said of one party, as lines.

    `options` are those with a column of their own, in order; `known` the scores of the others.
    """

    space: Space
    knowledge: Knowledge
    options: tuple[Option, ...]
    known: dict[Option, float]
    said: tuple[Line, ...]

    @property
    def weights(self) -> int:
        """How many weights there are: they are the first columns."""
        return len(self.space.issues)

    @property
    def reserve(self) -> int:
        """The column of the reserve: the last."""
        return self.weights + len(self.options)

    @property
    def columns(self) -> dict[Option, int]:
        """The column of each option that has one of its own."""
        return {option: self.weights + at for at, option in enumerate(self.options)}

    @property
    def reserve_bounds(self) -> tuple[float, float]:
        """Between what the reserve lies; below no package if the party would take any."""
        return self.knowledge.reserve or (0.0, 0.0)

    def issue_of(self, column: int) -> int | None:
        """Return the issue that a column is the weight of, or of an option of; None for the reserve."""
        if column < self.weights:
            return column
        return None if column == self.reserve else self.options[column - self.weights][0]

    def alone(self, line: Line) -> int | None:
        """Return the issue whose scores alone a line is about, whatever the issue weighs; None if it is not so."""
        issues = {self.issue_of(column) for column in line.form}
        scored = any(column >= self.weights for column in line.form) or not line.form
        return (
            issues.pop() if len(issues) == 1 and line.most == 0 and scored and self.reserve not in line.form else None
        )


def lines_of(space: Space, knowledge: Knowledge, *, apart: bool = False) -> Lines:
    """Return what was said as lines.

    `apart`: a known score that another statement is about too has a column and a line of its own, so that a
    contradiction can be laid to the statements that make it. Raises BadScenario, and TooLarge: "too-much-unknown".
    """
    statements = checked(space, knowledge)
    places = places_of(space)
    scored, ends = _scored(places, statements), _ends(places, statements)
    about = set(_about(places, statements)) if apart else set()
    known = {} if apart else _void(places, statements) | ends
    known |= {option: score for option, score in scored.items() if option not in about}
    every = ((i, o) for i, issue in enumerate(space.issues) for o in range(len(issue.options)))
    options = tuple(option for option in every if option not in known)
    if len(space.issues) + len(options) > MOST_COLUMNS:
        raise TooLarge("too-much-unknown", party=knowledge.party, found=len(options), limit=MOST_COLUMNS)
    writer = _Writer(places, options, known)
    said = [line for place, one in enumerate(statements) for line in writer.lines(one, place)]
    if apart:
        said += [line for place, one in enumerate(statements) for line in writer.pinned(one, place, ends)]
    return Lines(space, knowledge, options, known, tuple(said))


def _scored(places: Places, statements: Iterable[Statement]) -> dict[Option, float]:
    found: dict[Option, float] = {}
    for one in statements:
        if isinstance(one, Scores):
            place, options = places[one.issue]
            found |= {(place, options[option]): float(score) for option, score in one.scores.items()}
    return found


def _ends(places: Places, statements: Iterable[Statement]) -> dict[Option, float]:
    """Return the best and the worst of every issue that is ranked as a whole and not scored."""
    scored = {one.issue for one in statements if isinstance(one, Scores)}
    found: dict[Option, float] = {}
    for one in statements:
        if isinstance(one, OptionRanking) and one.issue not in scored:
            found |= _ends_of(places, one)
    return found


def _void(places: Places, statements: Iterable[Statement]) -> dict[Option, float]:
    """Return 0 for the options of every issue that weighs nothing: what they score makes no difference."""
    issues = {one.issue for one in statements if isinstance(one, Weight) and one.most == 0}
    return {(places[issue][0], option): 0.0 for issue in issues for option in places[issue][1].values()}


def _ends_of(places: Places, one: OptionRanking) -> dict[Option, float]:
    place, options = places[one.issue]
    if len(one.options) < 2 or sum(map(len, one.options)) < len(options):
        return {}
    best = {(place, options[option]): 1.0 for option in one.options[0]}
    return {**best, **{(place, options[option]): 0.0 for option in one.options[-1]}}


def _about(places: Places, statements: Iterable[Statement]) -> Iterator[Option]:
    """Give every option that a statement other than its first scores is about."""
    seen: set[Option] = set()
    for one in statements:
        for issue, option in _options_in(one):
            place, options = places[issue]
            at = (place, options[option])
            if not isinstance(one, Scores) or at in seen:
                yield at
            seen.add(at)


def _options_in(one: Statement) -> Iterable[tuple[str, str]]:
    match one:
        case OptionRanking(issue=issue, options=groups):
            return [(issue, option) for group in groups for option in group]
        case Score(issue=issue, option=option):
            return [(issue, option)]
        case Scores(issue=issue, scores=scores):
            return [(issue, option) for option in scores]
        case Acceptable(package=package) | Unacceptable(package=package):
            return package.items()
        case Prefers(package=package, over=other) | Alike(package=package, other=other):
            return [*package.items(), *other.items()]
    return ()


class _Writer:
    """Writes statements as lines over the columns there are."""

    def __init__(self, places: Places, options: tuple[Option, ...], known: dict[Option, float]) -> None:
        self.places, self.known = places, known
        self.columns = {option: len(places) + at for at, option in enumerate(options)}
        self.reserve = len(places) + len(options)

    def lines(self, one: Statement, said: int) -> Iterator[Line]:
        """Give the lines of a statement; scores have none: they are in the columns."""
        match one:
            case Ranking(issues=groups):
                yield from self._ranked([[self._weight(issue) for issue in group] for group in groups], said)
            case OptionRanking(issue=issue, options=groups):
                yield from self._ranked([[self._adds(issue, option) for option in group] for group in groups], said)
            case AtLeastTimes(issue=issue, than=than, times=times):
                yield Line(_sum((times, self._weight(than)), (-1.0, self._weight(issue))), 0.0, said)
                # of two issues that count for nothing neither is more important
                yield Line(_sum((-1.0, self._weight(issue))), 0.0, said, strict=True)
            case Weight(issue=issue, least=least, most=most):
                yield Line(self._weight(issue), most, said)
                yield Line(_sum((-1.0, self._weight(issue))), -least, said)
            case Score(issue=issue, option=option, least=least, most=most):
                adds, weight = self._adds(issue, option), self._weight(issue)
                yield Line(_sum((1.0, adds), (-most, weight)), 0.0, said)
                yield Line(_sum((-1.0, adds), (least, weight)), 0.0, said)
            case Acceptable(package=package):
                yield Line(_sum((1.0, {self.reserve: 1.0}), (-1.0, self._worth(package))), 0.0, said)
            case Unacceptable(package=package):
                yield Line(_sum((1.0, self._worth(package)), (-1.0, {self.reserve: 1.0})), 0.0, said, strict=True)
            case Prefers(package=package, over=over):
                yield Line(_sum((1.0, self._worth(over)), (-1.0, self._worth(package))), 0.0, said, strict=True)
            case Alike(package=package, other=other, within=within):
                yield Line(_sum((1.0, self._worth(other)), (-1.0, self._worth(package))), within, said)
                yield Line(_sum((-1.0, self._worth(other)), (1.0, self._worth(package))), within, said)

    def pinned(self, one: Statement, said: int, ends: dict[Option, float]) -> Iterator[Line]:
        """Give a line for each score that a statement fixes and that has a column."""
        pins: dict[Option, float] = {}
        if isinstance(one, Scores):
            pins = _scored(self.places, (one,))
        elif isinstance(one, OptionRanking) and set(ends) >= set(_ends_of(self.places, one)):
            pins = _ends_of(self.places, one)
        for option, score in pins.items():
            if option in self.columns:
                yield Line(_sum((1.0, {self.columns[option]: 1.0}), (-score, {option[0]: 1.0})), 0.0, said, equal=True)

    def _ranked(self, groups: list[list[Form]], said: int) -> Iterator[Line]:
        for group in groups:
            for one, other in pairwise(group):
                yield Line(_sum((1.0, one), (-1.0, other)), 0.0, said, equal=True)
        for above, below in pairwise(groups):
            yield Line(_sum((1.0, below[0]), (-1.0, above[0])), 0.0, said, strict=True)

    def _weight(self, issue: str) -> Form:
        return {self.places[issue][0]: 1.0}

    def _adds(self, issue: str, option: str) -> Form:
        place, options = self.places[issue]
        at = (place, options[option])
        return {self.columns[at]: 1.0} if at in self.columns else {place: self.known[at]}

    def _worth(self, package: dict[str, str]) -> Form:
        return _sum(*((1.0, self._adds(issue, option)) for issue, option in package.items()))


def _sum(*terms: tuple[float, Form]) -> Form:
    found: Form = {}
    for factor, form in terms:
        for column, number in form.items():
            found[column] = found.get(column, 0.0) + factor * number
    return {column: number for column, number in found.items() if number}
