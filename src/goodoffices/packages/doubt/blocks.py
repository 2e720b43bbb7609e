"""What was said of one party, parted into blocks that have nothing to do with each other, and what joins them.

Columns here are the weights, then the scores that are not known, then the reserve. Evenly spread means: over all
weights alike, for each of them over all scores alike, and over all reserves alike, that fit what was said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

import msgspec
import numpy as np

from goodoffices.packages.doubt.linear import Floats
from goodoffices.packages.doubt.lines import Form, Line, Lines
from goodoffices.packages.doubt.polytope import Polytope

Row = tuple[Form, float, float]
"""A form over the columns, and between what it lies."""


class Blocks(msgspec.Struct, frozen=True, eq=False):
    """The blocks: columns that hang together, by rows of their own; `mixed` lines hang several of them together.

    A mixed line is about the products of weights and scores; all other rows are about the columns as they are.
    """

    lines: Lines
    rows: tuple[Row, ...]
    mixed: tuple[Line, ...]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return self.lines.reserve + 1

    def apart(self) -> list[list[int]]:
        """Return the blocks, each as its columns in order."""
        return sorted(_joined(self.columns, (form for form, _, _ in self.rows)))

    def mixing(self) -> set[int]:
        """Return every column that a mixed line is about, the weights of its scores among them."""
        found = {column for line in self.mixed for column in line.form}
        return found | {issue for column in found if (issue := self.lines.issue_of(column)) is not None}

    def alone_and_joint(self) -> tuple[list[list[int]], list[list[int]]]:
        """Return the blocks that stand alone, and those that mixed lines hang together."""
        mixing, every = self.mixing(), self.apart()
        return [one for one in every if not mixing & set(one)], [one for one in every if mixing & set(one)]

    def polytope(self, columns: list[int]) -> Polytope:
        """Return the polytope of one block, or of several together."""
        place = {column: at for at, column in enumerate(columns)}
        return polytope(len(columns), (_moved(row, place) for row in self.rows if place.keys() >= row[0].keys()))

    def products(self, columns: list[int]) -> Polytope:
        """Return the same with what options add in place of their scores, so that mixed lines are rows of it too."""
        place = {column: at for at, column in enumerate(columns)}
        lines = self.lines
        rows = list(_model(lines, products=True))
        rows += [(line.form, line.most if line.equal else -inf, line.most) for line in lines.said if line.form]
        return polytope(len(columns), (_moved(row, place) for row in rows if place.keys() >= row[0].keys()))


def blocks(lines: Lines) -> Blocks:
    """Return what was said, parted."""
    rows, mixed = list(_model(lines)), []
    for line in lines.said:
        alone = lines.alone(line)
        if alone is not None:
            scores = {column: number for column, number in line.form.items() if column != alone}
            most = -line.form.get(alone, 0.0)
            rows.append((scores, most if line.equal else -inf, most))
        elif any(lines.weights <= column < lines.reserve for column in line.form):
            mixed.append(line)
        elif line.form:
            rows.append((line.form, line.most if line.equal else -inf, line.most))
    return Blocks(lines, tuple(rows), tuple(mixed))


def _model(lines: Lines, *, products: bool = False) -> Iterator[Row]:
    yield dict.fromkeys(range(lines.weights), 1.0), 1.0, 1.0
    above = set(_above(lines))
    for column in range(lines.weights):
        if column not in above:
            yield {column: 1.0}, 0.0, inf
    for at, (issue, _) in enumerate(lines.options):
        column = lines.weights + at
        if products:
            yield {column: 1.0}, 0.0, inf
            yield {column: 1.0, issue: -1.0}, -inf, 0.0
        else:
            yield {column: 1.0}, 0.0, 1.0
    yield {lines.reserve: 1.0}, *lines.reserve_bounds


def _above(lines: Lines) -> Iterator[int]:
    """Give the weights that are said to be above another: that they are 0 or more says nothing new."""
    for line in lines.said:
        if line.strict and len(line.form) == 2 and line.most == 0 and max(line.form) < lines.weights:
            yield from (column for column, number in line.form.items() if number < 0)


def _moved(row: Row, place: dict[int, int]) -> Row:
    form, least, most = row
    return {place[column]: number for column, number in form.items()}, least, most


def polytope(columns: int, rows: Iterable[Row]) -> Polytope:
    """Return the polytope of rows."""
    below: list[tuple[Floats, float]] = []
    equal: list[tuple[Floats, float]] = []
    for form, least, most in rows:
        dense = np.zeros(columns)
        for column, number in form.items():
            dense[column] = number
        if least == most:
            equal.append((dense, most))
            continue
        below += [(dense, most)] if most < inf else []
        below += [(-dense, -least)] if least > -inf else []
    return Polytope(*_stacked(below, columns), *_stacked(equal, columns))


def _stacked(rows: list[tuple[Floats, float]], columns: int) -> tuple[Floats, Floats]:
    dense = np.array([row for row, _ in rows]).reshape(len(rows), columns)
    return dense, np.array([number for _, number in rows], dtype=np.float64)


def _joined(columns: int, forms: Iterable[Iterable[int]]) -> list[list[int]]:
    """Return columns in groups, so that each form lies in one."""
    group = {column: [column] for column in range(columns)}
    for form in forms:
        first, *others = form
        for other in others:
            one, two = group[first], group[other]
            if one is not two:
                one += two
                group.update(dict.fromkeys(two, one))
    return [sorted(found) for found in {id(one): one for one in group.values()}.values()]
