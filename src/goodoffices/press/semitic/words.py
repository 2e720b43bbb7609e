"""Words of Arabic and Hebrew as they are looked up: without vowel signs, prefixes told apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from goodoffices.press.values import Span

SIGNS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640"
    "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069"
)
_SIGNS = re.compile(f"[{SIGNS}]")
_SAME = str.maketrans("أإآٱ״“”„׳’‘‚־‐‑٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "اااا\"\"\"\"''''---01234567890123456789")
WORD = re.compile(
    f"[^\\W_][{SIGNS}]*(?:(?:[^\\W_]|[’'׳\"״”“־‑.,٫٬-](?=[^\\W_]))[{SIGNS}]*)*['׳]?|--+|[^\\w\\s{SIGNS}]|_", re.UNICODE
)
"""A word with its vowel signs and what stands within it (ד"ר, בר-אוריין, 2.5), or a mark."""


MEDIAL = str.maketrans("ךםןףץ", "כמנפצ")
"""Hebrew letters as they are written where a word goes on behind them."""
_FINAL = str.maketrans("כמנפצ", "ךםןףץ")


def plain(words: str) -> str:
    """Return words without vowel signs, every alif, geresh, gershayim and makaf written one way, digits as 0 to 9."""
    return _SIGNS.sub("", words).translate(_SAME).lower()


class Line(NamedTuple):
    """A stretch of text in plain words, one space between them, and where each stands in the text."""

    words: str
    places: list[int]
    """Where each word begins in `words`."""
    spans: list[Span]

    def span(self, low: int, high: int) -> Span:
        """Return where what stands at [low, high) in `words` stands in the text."""
        return self.spans[bisect_right(self.places, low) - 1][0], self.spans[bisect_left(self.places, high) - 1][1]


def line(text: str, start: int, end: int) -> Line:
    """Return the words of a text between two offsets."""
    words: list[str] = []
    places: list[int] = []
    spans: list[Span] = []
    at = 0
    for match in WORD.finditer(text, start, end):
        word = plain(match.group())
        if word:
            words.append(word)
            places.append(at)
            spans.append(match.span())
            at += len(word) + 1
    return Line(" ".join(words), places, spans)


def bare(word: str, prefixes: frozenset[str], article: str) -> Iterator[str]:
    """Yield a word as it stands, without its prefix, without its article: whatever could be the noun itself."""
    yield word
    if word.startswith(article + "וו"):
        # a vav that begins a word is written twice behind a prefix
        yield word[len(article) + 1 :]
    for length in (3, 2, 1):
        head, rest = word[:length], word[length:]
        if len(rest) > 1 and head in prefixes:
            yield rest
            if rest.startswith(article) and len(rest) > len(article) + 1:
                yield rest[len(article) :]
            if article == "ال" and head.endswith("ل") and rest.startswith("ل"):
                yield rest[1:]
    if word.startswith(article) and len(word) > len(article) + 1:
        yield word[len(article) :]


def stems(word: str, prefixes: frozenset[str], article: str, endings: tuple[str, ...]) -> Iterator[str]:
    """Yield whatever a noun could be without prefix, article and ending: "لوزيرة" gives "وزير", "שרת" gives "שר"."""
    for noun in bare(word, prefixes, article):
        yield noun
        for ending in endings:
            if noun.endswith(ending) and len(noun) > len(ending) + 1:
                stem = noun[: -len(ending)]
                yield stem
                yield stem[:-1] + stem[-1].translate(_FINAL)
                yield noun[: -len(ending)] + "ة"
                yield noun[: -len(ending)] + "ה"
