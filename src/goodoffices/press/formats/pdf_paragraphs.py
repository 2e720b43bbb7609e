"""Lines put together into paragraphs: across the ends of lines, columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from goodoffices.press.formats.article import Sort
from goodoffices.press.formats.pdf_lines import Line

_ENDS = re.compile("[.!?\u2026:\u061f\u06d4][\"'\u201d\u2019\u00bb)\\]]*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_HALF = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*[-\u2010\u00ad]$")
_SECOND_HALF = re.compile(r"[^\W\d_]+")
_TURN = re.compile(r"(?:[QA][.:]|[A-Z][A-Z .'\u2019-]{2,40}:)(?:\s|$)")


def paragraphs(pages: Sequence[Sequence[Sequence[Line]]]) -> Iterator[tuple[str, Sort]]:
    """Give the paragraphs of an article, whose pages come as columns of lines, each with what it is."""
    columns = [column for page in pages for column in page]
    size = _usual([line for column in columns for line in column])
    words = Counter(found for column in columns for line in column for found in _WORD.findall(line.text.lower()))
    parts = [part for column in columns for part in _parts(column)]
    at = 0
    while at < len(parts):
        rows = list(parts[at])
        at += 1
        # where a column or a page ends in the midst of a sentence, it goes on in the next
        while at < len(parts) and _goes_on(rows, parts[at], size):
            rows += parts[at]
            at += 1
        yield joined([line.text for line in rows], words), _sort(rows, size)


def _usual(lines: Sequence[Line]) -> float:
    """Return the size that most letters are in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _parts(column: Sequence[Line]) -> list[list[Line]]:
    """Return the paragraphs of one column."""
    leads = [above.y - below.y for above, below in pairwise(column) if above.y > below.y]
    # lines of one paragraph are never further apart than when typed with a line left out between them
    lead = min(median(leads), 2.5 * column[0].size) if leads else 0.0
    left, right = min(line.x0 for line in column), max(line.x1 for line in column)
    parts: list[list[Line]] = []
    for line in column:
        if parts and not _begins(parts[-1], line, lead, (left, right)):
            parts[-1].append(line)
        else:
            parts.append([line])
    return parts


def _begins(part: Sequence[Line], line: Line, lead: float, edges: tuple[float, float]) -> bool:
    """Tell whether a paragraph begins with this line: by the gap above, its type, its indent, or the line before."""
    before = part[-1]
    gap = before.y - line.y
    if gap > 1.35 * max(lead, line.size) or gap < 0 or _TURN.match(line.text):
        return True
    if abs(line.size - before.size) > 0.12 * before.size or (line.bold != before.bold and _is_short(before, edges)):
        return True
    near, far = (edges[1] - line.x1, edges[1] - before.x1) if line.rtl else (line.x0 - edges[0], before.x0 - edges[0])
    if 0.7 * line.size < near < 4 * line.size and far < 0.4 * line.size:
        return True
    return _is_short(before, edges) and bool(_ENDS.search(before.text))


def _is_short(line: Line, edges: tuple[float, float]) -> bool:
    """Tell a line that stops well before the other edge of its column."""
    width = edges[1] - edges[0]
    return (line.x0 - edges[0] if line.rtl else edges[1] - line.x1) > 0.12 * width


def _goes_on(rows: Sequence[Line], after: Sequence[Line], size: float) -> bool:
    last, first = rows[-1], after[0]
    if abs(last.size - first.size) > 0.12 * size or abs(last.size - size) > 0.12 * size or last.bold != first.bold:
        return False
    if last.y >= first.y and abs(last.x0 - first.x0) < 3 * size:
        # one below the other: they were parted for a reason
        return False
    return not _ENDS.search(last.text) and (first.text[:1].islower() or last.rtl or bool(_HYPHEN.search(last.text)))


def _sort(rows: Sequence[Line], size: float) -> Sort:
    """Tell a heading by its type: larger than the rest, or heavier and no sentence."""
    larger = all(line.size > 1.15 * size for line in rows)
    heavier = all(line.bold for line in rows) and not _ENDS.search(rows[-1].text)
    return "heading" if len(rows) <= 4 and (larger or heavier) else ""


def joined(rows: Sequence[str], words: Counter[str]) -> str:
    """Return the rows of a paragraph as one, words that were parted at the end of a row made whole."""
    said: list[str] = []
    for row in filter(None, map(str.strip, rows)):
        if said and _HYPHEN.search(said[-1]) and row[:1].isalpha():
            said[-1:] = _whole(said[-1], row, words)
        else:
            said += [" ", row] if said else [row]
    return "".join(said)


def _whole(before: str, after: str, words: Counter[str]) -> tuple[str, str]:
    """Join two halves of a word: without the hyphen, unless it has one elsewhere in the article or a name follows."""
    halves = _FIRST_HALF.search(before), _SECOND_HALF.match(after)
    if halves[0] is None or halves[1] is None:
        return before, after
    first, second = halves[0][0][:-1].lower(), halves[1][0].lower()
    kept = words[f"{first}-{second}"] > words[first + second] or after[:1].isupper()
    return before[:-1] + ("-" if kept and before[-1] != "\u00ad" else ""), after
