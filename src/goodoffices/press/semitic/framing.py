"""Paragraphs, sentences and tokens of Arabic and Hebrew: a quotation is one token, a mark within a word is none."""

from __future__ import annotations

import re

from goodoffices.press.frames import Paragraph, Sentence, tokens_of
from goodoffices.press.marks import Quotation, quotations
from goodoffices.press.semitic.words import SIGNS, WORD, plain
from goodoffices.press.values import Span

_TERMINATOR = re.compile("[.?!…؟۔]+[\\])’'\"”»\u200e\u200f\u202c\u2069]*(?=\\s|$)")
_INITIAL = re.compile(f"(?:^|(?<=[\\s(]))[^\\W\\d_][{SIGNS}]*$")
_HEBREW = "\u05d0-\u05ea"
_IN_WORD = re.compile(f"(?<=[{_HEBREW}])[\"״”“„'’‘׳](?=[{_HEBREW}])")
_GERESH = re.compile(f"(?<=[{_HEBREW}])['’׳](?=[\\s-])(?![^'’\n]*['’])")
_ATTACHED = re.compile(f'(?<![{_HEBREW}])[והבכלמש]{{1,3}}(?=["״”“„«](?:[{_HEBREW}]{{2,}}|[{_HEBREW}][{_HEBREW}]*\\s))')
_ARABIC = re.compile('(?<![\u0620-\u064a])[وفبلك]{1,2}ـ*(?=["“”„«][^\\W_])')


def paragraphs(text: str, given: list[Span]) -> list[Paragraph]:
    """Return the paragraphs of a text, given where they stand, with their sentences."""
    masked = _masked(text)
    return [_paragraph(text, masked, start, end, index) for index, (start, end) in enumerate(given)]


def _masked(text: str) -> str:
    """Return a text of the same length in which only marks that quote are left, and none hangs on a prefix."""
    free = _ATTACHED.sub(lambda match: " " * len(match[0]), text)
    free = _ARABIC.sub(lambda match: " " * len(match[0]), free)
    return _GERESH.sub("א", _IN_WORD.sub("א", free)).replace("״", '"')


def _paragraph(text: str, masked: str, start: int, end: int, index: int) -> Paragraph:
    quotes = quotations(masked, start, end)
    sentences = []
    for low, high in _cut(text, start, end, quotes):
        own = [quote for quote in quotes if low <= quote.start < high]
        sentences.append(Sentence(low, high, tokens_of(text, low, high, own, WORD, plain), own, index))
    return Paragraph(start, end, sentences, quotes)


def _cut(text: str, start: int, end: int, quotes: list[Quotation]) -> list[Span]:
    spans, low = [], start
    for at in [*_ends(text, start, end, quotes), end]:
        while low < at and text[low].isspace():
            low += 1
        if low < at:
            spans.append((low, at))
        low = max(low, at)
    return spans


def _ends(text: str, start: int, end: int, quotes: list[Quotation]) -> list[int]:
    """Return where sentences end: behind a terminator outside of quotations, or behind a quotation that ends in one."""
    found: list[int] = []
    low = start
    for quote in quotes:
        found += _ends_between(text, low, quote.start)
        low = quote.end
        inner, behind = text[quote.end - 2], text[quote.end : quote.end + 3]
        if quote.closed and inner in ".?!…؟" and behind[:1].isspace() and behind.strip()[:1] not in (*"،,;؛:-–—", ""):
            found.append(low)
    return found + _ends_between(text, low, end)


def _ends_between(text: str, low: int, high: int) -> list[int]:
    found = []
    for match in _TERMINATOR.finditer(text, low, high):
        initial = match[0] == "." and _INITIAL.search(text, max(low, match.start() - 6), match.start())
        if not initial and text[match.end() : match.end() + 2].strip()[:1] not in (*",،;؛:", "-"):
            found.append(match.end())
    return found
