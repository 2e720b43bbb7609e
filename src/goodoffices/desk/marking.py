"""The words looked for, marked where they stand in what is shown."""

from __future__ import annotations

import re
from html import unescape

from django.utils.safestring import SafeString, mark_safe

from goodoffices.desk.lines import Said
from goodoffices.desk.rows import Row
from goodoffices.standing.folding import WORD, begins, words_of

_PARTS = re.compile(r"(<[^>]*>|&[#\w]+;)")
"""Tags, and characters written by their names: neither holds a word, and both are left as they are."""


def marked_row(row: Row, words: tuple[str, ...]) -> Row:
    """Return an entry with the words marked in its lines, as recorded and as they stand."""
    lines = tuple(marked_line(line, words) for line in row.lines)
    return row._replace(lines=lines, now=tuple(marked_line(line, words) for line in row.now))


def marked_line(line: Said, words: tuple[str, ...]) -> Said:
    """Return a line with the words marked in its sentence and in what belongs to it; who knows it is left as it is."""

    def several(lines: tuple[Said, ...]) -> tuple[Said, ...]:
        return tuple(marked_line(one, words) for one in lines)

    return line._replace(
        html=marked(line.html, words),
        asides=several(line.asides),
        more=several(line.more),
        basis=several(line.basis),
        denials=several(line.denials),
    )


def marked(html: SafeString, words: tuple[str, ...]) -> SafeString:
    """Return markup with the words marked: only what stands between its tags is looked at."""
    return mark_safe("".join(_part(part, words) for part in _PARTS.split(html)))


def _part(part: str, words: tuple[str, ...]) -> str:
    if part.startswith("<") or (part.startswith("&") and unescape(part) != part):
        return part
    return WORD.sub(lambda found: _word(found[0], words), part)


def _word(text: str, words: tuple[str, ...]) -> str:
    # a word as it is written may be several as they are compared, where a letter in it stands for more than one
    fits = any(begins(own, wanted) for own in words_of(text) for wanted in words)
    return f"<mark>{text}</mark>" if fits else text
