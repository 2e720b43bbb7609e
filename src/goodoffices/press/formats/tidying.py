"""Characters that nobody sees, and blanks of every width: made plain, so that words are found."""

from __future__ import annotations

import re
import unicodedata

# soft hyphens, blanks without a width, marks of direction: none is a word of anybody's
_UNSEEN = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_BLANKS = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINES = re.compile("\r\n?|[\x85\u2028]")
_PARTS = re.compile("[\x0b\x0c\u2029]")
_BROKEN = re.compile("[\ud800-\udfff]")
_ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f]{1,4}")
_POINTS = "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u20d0-\u20ff]"
_PILED = re.compile(f"({_POINTS}{{4}}){_POINTS}+")
_EMPTY_LINE = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


def plain(text: str) -> tuple[str, list[str]]:
    """Return a text with its ends of line and blanks made one sort, and a warning for what was taken out."""
    text = _PARTS.sub("\n\n", _LINES.sub("\n", text))
    text, controls = _CONTROLS.subn("", text)
    text, broken = _BROKEN.subn("\ufffd", text)
    text, unseen = _UNSEEN.subn("", text)
    text, piled = _PILED.subn(r"\1", _BLANKS.sub(" ", text))
    # a letter and its accent are one character, as they are typed; whole texts are not normalised: that can take long
    text = _ACCENTED.sub(lambda found: unicodedata.normalize("NFC", found[0]), text)
    lost = ["controls-left-out"] if controls or unseen or piled else []
    return text, [*lost, *(["characters-lost"] if broken or "\ufffd" in text else [])]


def tidy(text: str) -> tuple[str, list[str]]:
    """Return a paragraph with one blank between words, its lines kept and none of them empty, and what was left out."""
    text, lost = plain(text)
    rows = (" ".join(row.split(" ")).strip() for row in re.sub(" {2,}", " ", text).split("\n"))
    return "\n".join(filter(None, rows)), lost


def blocks_of(text: str) -> list[str]:
    """Return the paragraphs of a text, which empty lines part."""
    return [part for part in _EMPTY_LINE.split(_PARTS.sub("\n\n", _LINES.sub("\n", text))) if part.strip()]
