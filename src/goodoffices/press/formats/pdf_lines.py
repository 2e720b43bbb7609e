"""Letters on a page put together into lines, by where they stand; in the order in which they are read."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from statistics import median

import msgspec

WORD = 0.17
"""A gap of this many heights of the type parts words, where the file draws no blank."""
COLUMN = 1.3
"""A gap of this many heights of the type parts lines that stand side by side."""
_MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb\u2039\u203a", ")(][}{><\u00bb\u00ab\u203a\u2039")


class Glyph(msgspec.Struct, frozen=True):
    """A letter as it is drawn: what it says, and the box that it fills, in points from the lower left."""

    text: str
    x0: float
    x1: float
    y0: float
    y1: float
    bold: bool = False


class Line(msgspec.Struct, frozen=True):
    """A stretch of words that stand side by side, without a gap that could part columns."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    rtl: bool = False


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """Return the lines that letters make, from the top to the bottom."""
    found: list[Line] = []
    for row in _rows(glyphs):
        held: list[Glyph] = []
        for glyph in row:
            # blanks are drawn as wide as you please where lines are justified: a gap counts from word to word
            if held and glyph.text.strip() and glyph.x0 - _end(held) > COLUMN * (glyph.y1 - glyph.y0):
                found += _line(held)
                held = []
            held.append(glyph)
        found += _line(held)
    return found


def _end(held: Sequence[Glyph]) -> float:
    return next((glyph.x1 for glyph in reversed(held) if glyph.text.strip()), held[0].x0)


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Return the letters row by row, each from the left to the right; what is drawn twice, for weight, once."""
    rows: list[tuple[float, float, list[Glyph]]] = []
    for glyph in sorted(glyphs, key=lambda one: (-one.y0, one.x0)):
        height = glyph.y1 - glyph.y0
        if height <= 0 or not glyph.text:
            continue
        for at in range(len(rows) - 1, max(-1, len(rows) - 9), -1):
            y, size, row = rows[at]
            # small figures of notes and initials stand off the line and still in it
            if abs(y - glyph.y0) < 0.35 * min(height, size):
                row.append(glyph)
                break
        else:
            rows.append((glyph.y0, height, [glyph]))
    return [_once(sorted(row, key=lambda one: one.x0)) for _, _, row in rows]


def _once(row: Sequence[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in row:
        if not any(
            one.text == glyph.text and abs(one.x0 - glyph.x0) < 0.15 * (glyph.y1 - glyph.y0) for one in kept[-3:]
        ):
            kept.append(glyph)
    return kept


def _line(held: Sequence[Glyph]) -> list[Line]:
    """Return one line, or none where there is nothing but blanks."""
    inked = [glyph for glyph in held if glyph.text.strip()]
    if not inked:
        return []
    size = median(glyph.y1 - glyph.y0 for glyph in inked)
    words, rtl = logical(spaced(held, size))
    bold = sum(glyph.bold for glyph in inked) * 2 > len(inked)
    return [Line(words, inked[0].x0, inked[-1].x1, median(glyph.y0 for glyph in inked), size, bold, rtl)]


def spaced(held: Sequence[Glyph], size: float) -> list[str]:
    """Return the letters of a line from the left to the right, with one blank wherever there is a gap between words."""
    said: list[str] = []
    before: Glyph | None = None
    for glyph in held:
        if not glyph.text.strip():
            said.append(" ")
            continue
        if before is not None and said[-1] != " " and glyph.x0 - before.x1 > WORD * size:
            said.append(" ")
        said.append(_unligatured(glyph.text))
        before = glyph
    return [one for at, one in enumerate(said) if one != " " or (at and said[at - 1] != " ")]


def _unligatured(letter: str) -> str:
    """Return what a joined letter, or a letter in the shape it has in a word, is spelt with."""
    return "".join(
        unicodedata.normalize("NFKC", one) if "\ufb00" <= one <= "\ufdff" or "\ufe70" <= one <= "\ufefc" else one
        for one in letter
    )


def logical(letters: Sequence[str]) -> tuple[str, bool]:
    """Return letters that stand from left to right as they are read, and whether they are read from the right."""
    kinds = [_kind(letter) for letter in letters]
    if kinds.count("R") <= kinds.count("L"):
        # in a line that runs from the left only the words from the right are turned
        return "".join(_turned_runs(letters, kinds)), False
    letters, kinds = letters[::-1], kinds[::-1]
    said: list[str] = []
    at = 0
    while at < len(letters):
        if kinds[at] in "LN":
            end = _run(kinds, at, "LN")
            said += letters[at:end][::-1]
            at = end
        else:
            said.append(letters[at].translate(_MIRRORED))
            at += 1
    return "".join(said).strip(), True


def _turned_runs(letters: Sequence[str], kinds: Sequence[str]) -> list[str]:
    said: list[str] = []
    at = 0
    while at < len(letters):
        end = _run(kinds, at, "R") if kinds[at] == "R" else at + 1
        said += [letter.translate(_MIRRORED) if end - at > 1 else letter for letter in letters[at:end][::-1]]
        at = end
    return said


def _run(kinds: Sequence[str], at: int, inside: str) -> int:
    """Return where a run ends that begins here: the last of its letters, whatever stands between them."""
    end = at + 1
    for later in range(at + 1, len(kinds)):
        if kinds[later] in inside:
            end = later + 1
        elif kinds[later] != "-":
            break
    return end


def _kind(letter: str) -> str:
    """Return R for a letter written from the right, L from the left, N for a figure, - for what takes after others."""
    sort = unicodedata.bidirectional(letter[0])
    if sort in ("R", "AL"):
        return "R"
    if sort == "L":
        return "L"
    return "N" if sort in ("EN", "AN") else "-"
