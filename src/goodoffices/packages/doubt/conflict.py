"""Contradictions: the smallest set of statements that do not go together, in the words in which they were entered.

A statement that says "more", "rather" or "not acceptable" means it: it holds by at least MARGIN of a package's whole
worth, so "A before B" and "B before A" do not go together by making A and B equal.

The smallest set is found by implicit hitting sets (Ignatiev, Previti, Liffiton, Marques-Silva, "Smallest MUS extraction
with minimal hitting set dualization", CP 2015). Of every set that goes together and cannot be made larger, at least
one statement that was left out is in each conflict. A smallest choice of one from each is a conflict, and then no
smaller one exists, or goes together; then it is made as large as can be, which gives one more condition.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

import msgspec

from goodoffices.packages.doubt.linear import Between, Program
from goodoffices.packages.doubt.lines import Form, Line, Lines, lines_of
from goodoffices.packages.faults import Fault, PackagesError
from goodoffices.packages.knowledge import Knowledge, Statement, in_words
from goodoffices.packages.space import Space
from goodoffices.packages.watching import UNWATCHED, Watch

MARGIN = 1e-6
"""Of a package's whole worth: by how much a statement that says "more" holds at the least."""


class Conflict(msgspec.Struct, frozen=True):
    """Statements that do not go together, while any of them can be left out and the others do.

    `places` are theirs among all statements of the party. No smaller set conflicts.
    """

    party: str
    places: tuple[int, ...]
    statements: tuple[Statement, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Each in the words in which it was entered, with who guessed it."""
        return tuple(in_words(one) + (f" [{one.by}]" if one.by else "") for one in self.statements)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """A fault for each of them."""
        more = {"party": self.party, "count": len(self.places), "said": "; ".join(self.words)}
        return tuple(
            Fault(code="contradictory", params=more | {"by": one.by, "words": in_words(one)}, field=f"statements[{at}]")
            for at, one in zip(self.places, self.statements, strict=True)
        )

    @property
    def error(self) -> PackagesError:
        """What is raised where a contradiction makes an answer impossible."""
        return PackagesError(
            "contradictory", party=self.party, count=len(self.places), said="; ".join(self.words), conflict=self
        )


def conflict(space: Space, knowledge: Knowledge, *, watch: Watch = UNWATCHED) -> Conflict | None:
    """Return the smallest set of statements that do not go together, or None if all do.

    All are taken together, whoever guessed them: use `knowledge.guessed(by)` for one person's own. Raises BadScenario.
    """
    together = Together(lines_of(space, knowledge, apart=True))
    every = frozenset(range(len(knowledge.statements)))
    if together.fits(every):
        return None
    places = tuple(sorted(_smallest(together, every, watch)))
    return Conflict(knowledge.party, places, tuple(knowledge.statements[at] for at in places))


def conflicts(space: Space, knowledge: Knowledge, *, watch: Watch = UNWATCHED) -> dict[str, Conflict]:
    """Return each team member's own contradiction, by who guessed; "" is what holds for everyone.

    That two of them differ is no contradiction.
    """
    found = {by: conflict(space, knowledge.guessed(by), watch=watch) for by in ("", *knowledge.guessers)}
    return {by: one for by, one in found.items() if one is not None}


class Together:
    """Whether some of the statements go together."""

    def __init__(self, lines: Lines) -> None:
        weights, options = lines.weights, len(lines.options)
        # the last columns are scores once more, by themselves: an issue that weighs nothing does not excuse them
        self._again = lines.reserve + 1 - weights
        bounds = [(0.0, 1.0)] * (weights + options) + [lines.reserve_bounds] + [(0.0, 1.0)] * options
        rows = list(_model_rows(lines))
        self._always = range(len(rows))
        self._of: dict[int, list[int]] = {}
        for line in lines.said:
            for row in self._rows(lines, line):
                self._of.setdefault(line.said, []).append(len(rows))
                rows.append(row)
        self._program, self._bounded = Program(bounds, rows), rows

    def fits(self, chosen: Iterable[int]) -> bool:
        """Return whether these statements can all be so."""
        return self.fitting(chosen) is not None

    def fitting(self, chosen: Iterable[int]) -> set[int] | None:
        """Return every statement that is so where all the chosen are, at one place; None if they do not go together."""
        rows = [row for said in chosen for row in self._of.get(said, ())]
        self._program.in_force([*self._always, *rows])
        found = self._program.least({})
        if found is None:
            return None
        return {said for said, rows in self._of.items() if all(_holds(self._bounded[row], found.at) for row in rows)}

    def _rows(self, lines: Lines, line: Line) -> Iterable[Between]:
        alone = lines.alone(line)
        margin = MARGIN if line.strict else 0.0
        if alone is None:
            yield _row(line, line.form, line.most - margin)
            return
        # by so much of the issue's weight
        yield _row(line, _plus(line.form, alone, margin), 0.0)
        fixed = line.form.get(alone, 0.0) + margin
        yield _row(line, {c + self._again: f for c, f in line.form.items() if c >= lines.weights}, -fixed)


def _row(line: Line, form: Form, most: float) -> Between:
    return Between(form, most if line.equal else -inf, most)


def _plus(form: Form, column: int, number: float) -> Form:
    return {**form, column: form.get(column, 0.0) + number} if number else form


def _holds(row: Between, at: Iterable[float]) -> bool:
    found = sum(number * at[column] for column, number in row.form.items())  # type: ignore[index]
    return row.least - 1e-12 <= found <= row.most + 1e-12


def _model_rows(lines: Lines) -> Iterable[Between]:
    yield Between(dict.fromkeys(range(lines.weights), 1.0), 1.0, 1.0)
    for at, (issue, _) in enumerate(lines.options):
        yield Between({lines.weights + at: 1.0, issue: -1.0}, -inf, 0.0)


def _smallest(together: Together, every: frozenset[int], watch: Watch) -> frozenset[int]:
    conditions: list[frozenset[int]] = []
    while True:
        watch.step("conflict", len(conditions))
        chosen = _hitting(conditions)
        if not together.fits(chosen):
            return chosen
        conditions.append(every - _grown(together, chosen, every))


def _grown(together: Together, chosen: frozenset[int], every: frozenset[int]) -> frozenset[int]:
    """Return a set of statements that go together, these among them, to which no other can be added."""
    kept = set(chosen) | (together.fitting(chosen) or set())
    for one in sorted(every - kept):
        if one not in kept and (more := together.fitting(kept | {one})) is not None:
            kept |= more | {one}
    return frozenset(kept)


def _hitting(conditions: list[frozenset[int]]) -> frozenset[int]:
    """Return a smallest set that has something of each condition."""
    named = sorted(frozenset().union(*conditions))
    column = {one: at for at, one in enumerate(named)}
    rows = [Between({column[one]: 1.0 for one in condition}, 1.0, inf) for condition in conditions]
    if not rows:
        return frozenset()
    found = Program([(0.0, 1.0)] * len(named), rows, whole=True).least(dict.fromkeys(column.values(), 1.0))
    if found is None:
        raise PackagesError("unsolved", status="infeasible")
    return frozenset(one for one, at in column.items() if found.at[at] > 0.5)
