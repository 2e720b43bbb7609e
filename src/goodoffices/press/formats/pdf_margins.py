"""What stands in the margin of every page, and is no part of the article: its head, its foot and its number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from goodoffices.press.formats.pdf_lines import Line

ROWS = 3
"""Rows at the top and at the bottom of a page that are looked at."""
_NUMBER = re.compile(
    r"(?i)\W*(?:page|seite|p\.|\u0635\u0641\u062d\u0629|\u05e2\u05de\u05d5\u05d3)?\W*\d{1,4}(?:\s*(?:/|of|von|de|\u0645\u0646|\u05de\u05ea\u05d5\u05da)\s*\d{1,4})?\W*"
)
# what a browser prints around a page: the time it was printed, and the address
_PRINTED = re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}, \d{1,2}:\d{2}|(?:https?|file):/{2,3}\S+")


def without_margins(pages: Sequence[Sequence[Line]]) -> tuple[list[list[Line]], bool]:
    """Return the lines of each page without heads, feet and numbers, and whether there were any."""
    seen = Counter(sign for lines in pages for sign in {_sign(line) for line in _edges(lines)})
    often = max(2, (len(pages) + 1) // 2)
    found = []
    for lines in pages:
        edges = _edges(lines)
        printed = {round(line.y) for line in edges if _PRINTED.match(line.text.strip())}
        margin = {
            id(line) for line in edges if seen[_sign(line)] >= often or _is_number(line) or round(line.y) in printed
        }
        found.append([line for line in lines if id(line) not in margin])
    return found, sum(map(len, found)) < sum(map(len, pages))


def _edges(lines: Sequence[Line]) -> list[Line]:
    """Return the lines in the first and last rows of a page, unless that is most of the page."""
    rows = sorted({round(line.y) for line in lines})
    if len(rows) <= 2:
        return []
    few = min(ROWS, len(rows) // 4 + 1)
    outer = {*rows[:few], *rows[-few:]}
    return [line for line in lines if round(line.y) in outer]


def _sign(line: Line) -> tuple[str, int]:
    """Return what is alike in a line that comes back on every page: its words, any figures, and its height."""
    return re.sub(r"\d+", "#", line.text).strip().casefold(), round(line.y / 4)


def _is_number(line: Line) -> bool:
    return bool(_NUMBER.fullmatch(line.text.strip()))
