"""CSV: a table with the columns issue, option, and one of scores for each party; comma, semicolon or tab between.

    issue,  option, North, South
    berths,       , 3,     1          an empty option: what the issue weighs; 1 where no such row is
    berths, two,    0,     10
    berths, three,  5,     4
          , reserve, 12,   none       no issue, and the option `reserve`: what no deal is worth

Issues and options keep the order of their first row. A file for each party, with a column `score`, does as well: the
party is then named as the file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from goodoffices.packages.profile import Profile
from goodoffices.packages.reading.asking import name, number
from goodoffices.packages.reading.nodes import MOST_NODES, Faults
from goodoffices.packages.reading.part import Made, Part, Party, Scores, issue_of, scored
from goodoffices.packages.space import Space

FORM = "CSV"
BETWEEN = ",;\t"
ALONE = ("score", "scores", "points", "value")
NONE = ("", "none")
MOST_COLUMNS = 100


def is_table(text: str) -> bool:
    """Return whether the first line of a text that is not blank heads a table of scores."""
    head = text.lstrip()[:2_000].split("\n", 1)[0].lower()
    cells = [cell.strip().strip('"') for mark in BETWEEN for cell in head.split(mark)]
    return "issue" in cells and "option" in cells


class _Table:
    """A table while it is read: by party the weights, scores and reserve of each issue."""

    def __init__(self, parties: list[str]) -> None:
        self.parties = parties
        self.options: dict[str, list[str]] = {}
        self.first: dict[str, int] = {}
        self.weights: list[dict[str, Fraction]] = [{} for _ in parties]
        self.scores: list[Scores] = [{} for _ in parties]
        self.reserves: list[Fraction | None] = [None for _ in parties]

    def row(self, issue: str, option: str, cells: list[str], line: int, faults: Faults) -> None:
        """Take one row: a reserve, the weights of an issue, or the scores of an option."""
        for place, cell in enumerate(cells):
            field = f"{issue}, {option}, {self.parties[place]}"
            if not issue:
                self.reserves[place] = None if cell.lower() in NONE else number(cell, line, faults, field)
            elif not option:
                self.weights[place][issue] = number(cell, line, faults, field, least=0) or Fraction(0)
            else:
                there = self.scores[place].setdefault(issue, {})
                there[option] = number(cell, line, faults, field) or Fraction(0)
        if issue and option:
            self.options.setdefault(issue, []).append(option)
        self.first.setdefault(issue, line)

    def made(self, place: int) -> Made:
        """Return how the profile of one party is made."""
        weights, scores, reserve = self.weights[place], self.scores[place], self.reserves[place]
        total = {
            issue: {option: one * weights.get(issue, Fraction(1)) for option, one in each.items()}
            for issue, each in scores.items()
        }

        def make(space: Space, into: Faults) -> Profile | None:
            return scored(space, self.parties[place], total, into, 1, reserve=reserve)

        return make


def table(text: str, stem: str, faults: Faults) -> Part | None:
    """Return what a table gives, or None; what is wrong goes to `faults`."""
    before = text[: len(text) - len(text.lstrip())].count("\n")
    text = text.lstrip()
    head = text.split("\n", 1)[0]
    between = max(BETWEEN, key=head.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True, skipinitialspace=True)
    try:
        read = _read((([cell.strip() for cell in row], before + rows.line_num) for row in rows), stem, faults)
    except csv.Error as error:
        faults.say("csv-syntax", before + rows.line_num, said=str(error))
        return None
    if read is None:
        return None
    issues = [issue_of(issue, options, read.first[issue], faults) for issue, options in read.options.items()]
    parties = tuple(Party(party, 1, read.made(place)) for place, party in enumerate(read.parties))
    return Part(file=faults.file, form=FORM, issues=tuple(issue for issue in issues if issue), parties=parties)


class _Head(NamedTuple):
    """Where the columns of a table are: the issue, the option, and by party the scores."""

    issue: int
    option: int
    parties: dict[str, int]


def _read(rows: Iterator[tuple[list[str], int]], stem: str, faults: Faults) -> _Table | None:
    head = _head(*next(rows), stem, faults)
    if head is None:
        return None
    found = _Table(list(head.parties))
    count = 0
    for cells, line in rows:
        count += len(cells)
        if count > MOST_NODES:
            faults.say("too-many-values", line, limit=MOST_NODES)
            return None
        if any(cells):
            _take(found, cells, head, line, faults)
    return found


def _head(cells: list[str], line: int, stem: str, faults: Faults) -> _Head | None:
    if len(cells) > MOST_COLUMNS:
        faults.say("too-many-values", line, limit=MOST_COLUMNS)
        return None
    lower = [cell.lower() for cell in cells]
    at = (lower.index("issue"), lower.index("option"))
    columns = [place for place, cell in enumerate(cells) if cell and place not in at]
    names = [name(cells[place], line, faults, f"column {place + 1}") for place in columns]
    if len(columns) == 1 and lower[columns[0]] in ALONE:
        names = [stem]
    parties = dict(zip((one for one in names if one), columns, strict=False))
    if not parties:
        faults.say("csv-no-party", line)
    elif len(parties) < len(columns) and None not in names:
        faults.say("csv-party-twice", line)
    return _Head(*at, parties) if parties else None


def _take(found: _Table, cells: list[str], head: _Head, line: int, faults: Faults) -> None:
    needed = max(head.issue, head.option, *head.parties.values()) + 1
    if len(cells) < needed:
        faults.say("csv-short", line, found=len(cells), columns=needed)
        return
    issue, option = cells[head.issue], cells[head.option]
    if not issue and option.lower() != "reserve":
        faults.say("csv-no-issue", line)
    elif all(not text or name(text, line, faults, "issue or option") for text in (issue, option)):
        found.row(issue, option, [cells[place] for place in head.parties.values()], line, faults)
