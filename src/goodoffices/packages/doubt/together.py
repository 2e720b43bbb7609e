"""Whether statements go together, and of those that do not, some few that already do not.

A statement that says "more", "rather" or "not acceptable" means it: it holds by at least MARGIN of a package's whole
worth, so "A before B" and "B before A" do not go together by making A and B equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

import numpy as np

from goodoffices.packages.doubt.linear import Between, Floats, Found, Program
from goodoffices.packages.doubt.lines import Form, Line, Lines

MARGIN = 1e-6
"""Of a package's whole worth: by how much a statement that says "more" holds at the least."""
HAIR = 1e-12


class Part(NamedTuple):
    """Statements that do not go together, and others that do: what a program over all of them found."""

    apart: frozenset[int]
    together: frozenset[int]


class Together:
    """Whether some of the statements go together; a statement is meant by its place."""

    def __init__(self, lines: Lines) -> None:
        self._lines = lines
        weights, options = lines.weights, len(lines.options)
        # the last columns are scores once more, by themselves: an issue that weighs nothing does not excuse them
        self._again = lines.reserve + 1 - weights
        self._bounds = [(0.0, 1.0)] * (weights + options) + [lines.reserve_bounds] + [(0.0, 1.0)] * options
        self.every = frozenset(range(len(lines.knowledge.statements)))
        self._of: dict[int, list[Between]] = {one: [] for one in sorted(self.every)}
        for line in lines.said:
            self._of[line.said] += self._rows(line)
        self._flat = _flattened(self._of)

    def fits(self, chosen: Iterable[int]) -> bool:
        """Return whether these statements can all be so."""
        return self.point(chosen) is not None

    def point(self, chosen: Iterable[int]) -> Floats | None:
        """Return a place where all of these are so, or None if they do not go together."""
        rows = [row for said in chosen for row in self._of[said]]
        found = Program(self._bounds, [*self._model(rows), *rows]).least({})
        return None if found is None else found.at

    def so(self, at: Floats) -> frozenset[int]:
        """Return every statement that is so at one place."""
        row, column, number, least, most, said = self._flat
        totals = np.bincount(row, number * at[column], minlength=len(least))
        broken = set(said[(totals < least - HAIR) | (totals > most + HAIR)].tolist())
        return self.every - broken

    def parted(self, some: Iterable[int], held: frozenset[int], rng: np.random.Generator) -> Part | None:
        """Return which of some statements do not go together with those held, and which do, or None if all do.

        The least by which all that are not held are missed, each by a factor drawn at random: rows that make it larger
        than 0 cannot all hold (their factors are a certificate, by Farkas), rows missed by nothing do all hold.
        """
        rows, owner = self._elastic(some, held)
        first = len(self._bounds)
        extra = sum(1 for row in rows for column in row.form if column >= first)
        model = list(self._model(rows))
        cost = {first + at: float(rng.uniform(0.5, 1.5)) for at in range(extra)}
        found = Program([*self._bounds, *((0.0, inf),) * extra], [*model, *rows]).least(cost)
        if found is None or found.value <= HAIR:
            return None
        return self._read(found, len(model), owner, first)

    def _read(self, found: Found, first: int, owner: list[int], columns: int) -> Part:
        factors = np.abs(found.duals[first:])
        apart = frozenset(owner[at] for at in np.flatnonzero(factors > 1e-9))
        return Part(apart, self.so(found.at[:columns]))

    def _elastic(self, some: Iterable[int], held: frozenset[int]) -> tuple[list[Between], list[int]]:
        rows, owner, column = [], [], len(self._bounds)
        for said in sorted({*some, *held}):
            for row in self._of[said]:
                form = dict(row.form)
                for sign in () if said in held else (-1.0, 1.0) if row.least > -inf else (-1.0,):
                    form[column] = sign
                    column += 1
                rows.append(Between(form, row.least, row.most))
                owner.append(said)
        return rows, owner

    def _model(self, rows: Iterable[Between]) -> Iterator[Between]:
        """Give the rows of the model that bear on the columns of others: weights sum to 1, no option adds more."""
        weights = self._lines.weights
        yield Between(dict.fromkeys(range(weights), 1.0), 1.0, 1.0)
        about = {column for row in rows for column in row.form}
        for at, (issue, _) in enumerate(self._lines.options):
            if weights + at in about:
                yield Between({weights + at: 1.0, issue: -1.0}, -inf, 0.0)

    def _rows(self, line: Line) -> Iterator[Between]:
        alone = self._lines.alone(line)
        margin = MARGIN if line.strict else 0.0
        if alone is None:
            yield _row(line, line.form, line.most - margin)
            return
        # by so much of the issue's weight
        yield _row(line, {**line.form, alone: line.form.get(alone, 0.0) + margin} if margin else line.form, 0.0)
        fixed = line.form.get(alone, 0.0) + margin
        scores = {column + self._again: f for column, f in line.form.items() if column >= self._lines.weights}
        yield _row(line, scores, -fixed)


def _row(line: Line, form: Form, most: float) -> Between:
    return Between(form, most if line.equal else -inf, most)


Ints = np.ndarray[tuple[int], np.dtype[np.int64]]


def _flattened(of: dict[int, list[Between]]) -> tuple[Ints, Ints, Floats, Floats, Floats, Ints]:
    """Return all rows as arrays: of each number its row and column, of each row its bounds and its statement."""
    rows = [(said, row) for said, some in of.items() for row in some]
    numbers = [(at, c, f) for at, (_, row) in enumerate(rows) for c, f in row.form.items()]
    return (
        np.array([at for at, _, _ in numbers], dtype=np.int64),
        np.array([column for _, column, _ in numbers], dtype=np.int64),
        np.array([number for _, _, number in numbers], dtype=np.float64),
        np.array([row.least for _, row in rows], dtype=np.float64),
        np.array([row.most for _, row in rows], dtype=np.float64),
        np.array([said for said, _ in rows], dtype=np.int64),
    )
