"""How rows of text are set: in columns, wrapped, counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from goodoffices.packages.plainly import columns, cut, cut_apart, named
from goodoffices.packages.space import Package, Space

WIDTH = 100
CELL = 24
"""Columns of a cell at most; what is longer is cut and marked."""


HEAD = 44
"""Columns of what stands at the head of a row at most, where packages stand beside it."""
BESIDE = 5


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give rows set in columns, the first wide enough for what it holds, the rest cut where they are too long.

    What stands in the first row keeps apart also where it is cut.
    """
    cells = [[text if at == 0 else cut(text, CELL) for at, text in enumerate(row)] for row in rows]
    cells[0][1:] = cut_apart(rows[0][1:], [CELL] * (len(rows[0]) - 1))
    wide = [max(columns(row[at]) for row in cells) for at in range(len(cells[0]))]
    for row in cells:
        yield (
            "  " + "  ".join(text + " " * (room - columns(text)) for text, room in zip(row, wide, strict=True))
        ).rstrip()


def fitted(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give rows set in columns; where these are wider than the page, turned: each row as a column, some at a time."""
    wide = list(table(rows))
    if max(map(columns, wide)) <= WIDTH:
        yield from wide
        return
    head = ["", *cut_apart(rows[0][1:], [HEAD] * (len(rows[0]) - 1))]
    for some in side_by_side(head, rows[1:]):
        yield from table([*zip(head, *some, strict=True)])


def narrowed(head: Sequence[str], rows: Sequence[Sequence[str]], least: int) -> list[str]:
    """Return the names at the heads of columns, cut as far as the table needs to fit, and to so many columns at least.

    None is cut further than what stands beneath it.
    """
    held = [max(least, *(min(columns(row[at]), CELL) for row in rows)) for at in range(len(head))]
    for room in range(CELL, least - 1, -1):
        found = cut_apart(head, [max(room, each) for each in held])
        if sum(2 + max(columns(name), each) for name, each in zip(found, held, strict=True)) <= WIDTH:
            break
    return found


def options_apart(space: Space, packages: Sequence[Package]) -> list[dict[int, str]]:
    """Return by issue the options of some packages as they are shown: cut, and none of an issue like another."""
    found = []
    for at, issue in enumerate(space.issues):
        places = sorted({package[at] for package in packages})
        names = cut_apart([named(issue.options[one]) for one in places], [CELL] * len(places))
        found.append(dict(zip(places, names, strict=True)))
    return found


def side_by_side(head: Sequence[str], every: Sequence[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    """Give columns in groups, as many at a time as stand beside the head within the width, and BESIDE at most."""
    some: list[Sequence[str]] = []
    used = first = 2 + max(map(columns, head))
    for one in every:
        wide = 2 + max(min(CELL, columns(text)) for text in one)
        if some and (used + wide > WIDTH or len(some) == BESIDE):
            yield some
            some, used = [], first
        some, used = [*some, one], used + wide
    yield some


def wrapped(text: str, indent: int = 2) -> list[str]:
    """Return a text in rows that are not too wide, the first set in by so much and the rest by a little more."""
    return wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 3), break_on_hyphens=False)


def count(number: int, what: str) -> str:
    """Return how many there are of something, in words."""
    return f"{number:,} {what}" + ("" if number == 1 or what == "more" else "s")
