"""How rows of text are set: in columns, wrapped, counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from goodoffices.packages.plainly import columns, cut

WIDTH = 100
CELL = 24
"""Columns of a cell at most; what is longer is cut and marked."""


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give rows set in columns, the first wide enough for what it holds, the rest cut where they are too long."""
    cells = [[text if at == 0 else cut(text, CELL) for at, text in enumerate(row)] for row in rows]
    wide = [max(columns(row[at]) for row in cells) for at in range(len(cells[0]))]
    for row in cells:
        yield (
            "  " + "  ".join(text + " " * (room - columns(text)) for text, room in zip(row, wide, strict=True))
        ).rstrip()


def wrapped(text: str, indent: int = 2) -> list[str]:
    """Return a text in rows that are not too wide, the first set in by so much and the rest by a little more."""
    return wrap(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 3), break_on_hyphens=False)


def count(number: int, what: str) -> str:
    """Return how many there are of something, in words."""
    return f"{number:,} {what}" + ("" if number == 1 or what == "more" else "s")
