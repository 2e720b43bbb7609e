"""Plain text: lines that a machine broke at its margin are joined again; lines that somebody broke stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats.article import Article, Block, made
from goodoffices.press.formats.encodings import decoded
from goodoffices.press.formats.tidying import blocks_of, plain

NARROWEST, WIDEST = 50, 100
"""Between these many characters lies a margin that a machine breaks lines at."""
FEWEST = 3
"""Lines that have to be broken at the margin before one is believed in."""
MOSTLY = 0.75
"""Share of the lines with another one after them that the margin has to explain."""
_QUOTED = re.compile(r"[ ]{0,3}>[ ]?")
# what begins a line of its own: a turn of somebody who speaks, an item, a rule, a quotation's dash
_OPENS = re.compile(
    r"[-*\u2022\u2013\u2014\u2015][ ]|\d{1,3}[.)][ ]|[=_*-]{3}|[QA][.:][ ]|"
    r"[A-Z][A-Z .'\u2019()-]{1,40}:(?:[ ]|$)|\d{1,2}[:.]\d{2}\b"
)
_PAGE_ENDS = re.compile(r"(?:\r?\n)?\f(?:\r?\n)?")
_INDENT = re.compile(r"(?:\t| {2,8})(?=\S)")
_HYPHEN = re.compile(r"\w[-\u2010]$")
_SENTENCE_ENDS = re.compile("[.!?\u2026:\u061f\u06d4][\"'\u201d\u2019\u00bb)\\]]*$")


MOST = 400_000
"""Characters of a plain text, blanks and all: four times what is read of an article. No work is done on more."""
_BYTES = 4
"""Of one character, at most."""


def read(data: bytes) -> Article:
    """Return the article of a file of plain text. Raises GoodOfficesError."""
    _demand_short(len(data) // _BYTES)
    return pasted(*decoded(data))


def pasted(text: str, warnings: Sequence[str] = ()) -> Article:
    """Return the article of words that were pasted, as if they stood in a file. Raises GoodOfficesError."""
    _demand_short(len(text))
    found, lost = blocks(text)
    return made("text", found, warnings=[*warnings, *lost])


def _demand_short(length: int) -> None:
    if length > MOST:
        raise GoodOfficesError("press-too-much-text", limit=MOST)


def blocks(text: str) -> tuple[list[Block], list[str]]:
    """Return the paragraphs of a plain text, those marked with `>` as quotations, and a warning for what was lost."""
    # form feeds part pages, not paragraphs: what stands around one is joined again if the margin says so
    text, lost = plain(_PAGE_ENDS.sub("\n", text))
    parts = list(_sorts(part.split("\n") for part in blocks_of(text)))
    width = margin([rows for _, rows in parts])
    return [Block(said, "quote" if quoted else "") for quoted, rows in parts for said in joined(rows, width)], lost


def _sorts(parts: Iterable[list[str]]) -> Iterator[tuple[bool, list[str]]]:
    """Part the lines of each paragraph by whether they are marked with `>`."""
    for rows in parts:
        held: list[str] = []
        quoted = False
        for row in rows:
            found = _QUOTED.match(row)
            if bool(found) != quoted and held:
                yield quoted, held
                held = []
            quoted = bool(found)
            if found and not row[found.end() :].strip():
                if held:
                    yield True, held
                held = []
                continue
            held.append(row[found.end() :] if found else row.rstrip())
        if held:
            yield quoted, held


def margin(parts: Sequence[Sequence[str]]) -> int:
    """Return the width that the lines of a text were broken at, 0 where they were not.

    Broken at a margin of w, no line is longer than w, and the first word of the next one would have passed it.
    """
    pairs = [(row, after) for rows in parts for row, after in pairwise(rows)]
    width = max((len(row) for rows in parts for row in rows), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    full = sum(_is_full(row, after, width) for row, after in pairs)
    # a line that goes on in a small letter was hardly begun by anybody
    sure = full + sum(_is_full(row, after, width) and after[:1].islower() for row, after in pairs)
    return width if sure >= FEWEST and full >= MOSTLY * sum(not _opens(after) for _, after in pairs) else 0


def _is_full(row: str, after: str, width: int) -> bool:
    # a line may stop short of the margin by a blank that was cut, or a word that the writer's program counted otherwise
    return len(row) + 1 + len(after.split(maxsplit=1)[0] if after.strip() else "") > width - 2 and len(row) > width / 2


def _opens(row: str) -> bool:
    return bool(_OPENS.match(row.lstrip()) or _INDENT.match(row))


def joined(rows: Sequence[str], width: int) -> Iterator[str]:
    """Give the paragraphs that lines make, when they were broken at that width; as they are where it is 0."""
    if not width:
        yield "\n".join(rows)
        return
    held: list[str] = []
    before = ""
    for row in rows:
        said = row.strip()
        if not held:
            held = [said]
        elif _opens(row) or (_SENTENCE_ENDS.search(before) and not _is_full(before, row, width)):
            yield "".join(held)
            held = [said]
        else:
            held += [_between(before, said, width), said]
        before = row
    yield "".join(held)


def _between(before: str, after: str, width: int) -> str:
    """Return what stands between two lines of one paragraph that a machine broke."""
    if not _is_full(before, after, width) and len(before) < width * 0.6:
        # a short line in the midst of long ones was meant so
        return "\n"
    # a hyphen at the end of a line was there before it was broken
    return "" if _HYPHEN.search(before) and after[:1].isalpha() else " "
