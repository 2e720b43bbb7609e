"""Paragraphs, sentences and tokens: whatever stands in quotation marks is one token and is never cut."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from goodoffices.press.language import words
from goodoffices.press.marks import Quotation, quotations

ABBREVIATED = words("abbreviated")
STARTERS = words("starters")
TERMINATOR = re.compile(
    "[.?!…](?:(?<=[a-z]{3}[.?!])(?=[A-Z][a-z])|[.?!…]*(?:[\\])’'\"”»\\u200e\\u200f\\u202c\\u2069]*(?=\\s)|[\\])’'\"”»]*$))"
)
"""The mark stands first and what is before it is looked at behind it, so that other letters are passed over quickly."""
WORD = re.compile(r"[^\W_]+(?:[’'&\-.‑/][^\W_]+)*(?:[’'](?=\s|$))?|[,;:.?!…()\[\]]|--+|[—–]|[^\w\s]|_", re.UNICODE)
PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
MOST = 6_000
"""Paragraphs above which a text is no article, and only the first are read."""
BLANK = re.compile(r"\n[ \t\r]*\n")
QUOTED = "“”"
"""How a quotation looks among the words of a frame."""


class Token(NamedTuple):
    """A word, a mark or a whole quotation of a frame."""

    start: int
    end: int
    word: str
    lower: str


_token = partial(tuple.__new__, Token)
"""`Token._make` without its check: there are a thousand to an article."""


def is_stop(tokens: list[Token], at: int) -> bool:
    """Tell whether a token is a full stop and not the point of an abbreviation: "Mr.", "J."."""
    if tokens[at].lower != ".":
        return False
    before = tokens[at - 1].lower if at else ""
    if before == "no" and at + 1 < len(tokens) and not tokens[at + 1].word[0].isdigit():
        return True
    return not (before in ABBREVIATED or (len(before) == 1 and before.isalpha())) or at + 1 == len(tokens)


class Sentence(NamedTuple):
    """A sentence: where it stands, its tokens, the quotations in it."""

    start: int
    end: int
    tokens: list[Token]
    quotations: list[Quotation]
    paragraph: int

    def bare(self) -> bool:
        """Tell whether there is nothing in it but quotations and marks."""
        return all(token.lower == QUOTED or not token.word[0].isalnum() for token in self.tokens)


class Paragraph(NamedTuple):
    """A paragraph and its sentences."""

    start: int
    end: int
    sentences: list[Sentence]
    quotations: list[Quotation]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Return where the paragraphs of a text stand, without the space around them."""
    spans = []
    for match in PARAGRAPH.finditer(text):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            spans.append((start, end))
            if len(spans) == MOST:
                break
    return _unwrapped(text, spans) if BLANK.search(text) else spans


def _unwrapped(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join lines that were broken at a column: no empty line between them, the upper long and not at an end."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and _runs_on(text, *joined[-1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _runs_on(text: str, start: int, end: int, following: int) -> bool:
    between = text[end:following]
    if between.count("\n") != 1 or "\u2028" in between:
        return False
    line = text.rfind("\n", start, end) + 1 or start
    return 45 <= end - line <= 100 and text[end - 1] not in '.?!:”"' and (text[following].islower() or end - line >= 60)


def paragraph(text: str, start: int, end: int, index: int) -> Paragraph:
    """Return a paragraph with its sentences."""
    quotes = quotations(text, start, end)
    sentences = []
    at = 0
    for low, high in _cut(text, start, end, quotes):
        first = at
        while at < len(quotes) and quotes[at].start < high:
            at += 1
        own = quotes[first:at]
        sentences.append(Sentence(low, high, tokens_of(text, low, high, own), own, index))
    return Paragraph(start, end, sentences, quotes)


def _cut(text: str, start: int, end: int, quotes: list[Quotation]) -> list[tuple[int, int]]:
    ends = _ends(text, start, end, quotes)
    spans, low = [], start
    for at in [*ends, end]:
        while low < at and text[low].isspace():
            low += 1
        if low < at:
            spans.append((low, at))
        low = at
    return spans


def _ends(text: str, start: int, end: int, quotes: list[Quotation]) -> list[int]:
    """Return where sentences end: behind a terminator outside of quotations, or behind a quotation that ends one."""
    found: list[int] = []
    low = start
    for quote in quotes:
        found += _ends_between(text, low, quote.start, end)
        low = quote.end
        if quote.closed and _ends_sentence(text, quote, end):
            found.append(low)
    found += _ends_between(text, low, end, end)
    return found


def _ends_between(text: str, low: int, high: int, end: int) -> list[int]:
    found = []
    for match in TERMINATOR.finditer(text, low, high):
        at = match.end()
        following = _next(text, at, end)
        if following < end and not _may_begin(text, following):
            continue
        if (
            match.group()[0] == "."
            and len(match.group()) == 1
            and _abbreviated(text, low, match.start(), following, end)
        ):
            continue
        found.append(at)
    return found


def _ends_sentence(text: str, quote: Quotation, end: int) -> bool:
    at = quote.end - 1
    while at > quote.start and text[at] in "\"”’'»":
        at -= 1
    inner = text[at]
    following = _next(text, quote.end, end)
    if following >= end or following == quote.end or inner not in ".?!…":
        return False
    return _may_begin(text, following) and text[following] not in "(["


def _next(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _may_begin(text: str, at: int) -> bool:
    character = text[at]
    return not character.islower() and character not in ",;:.?!)]—–-"


def _abbreviated(text: str, low: int, dot: int, following: int, end: int) -> bool:
    start = dot
    while start > low and (text[start - 1].isalnum() or text[start - 1] == "."):
        start -= 1
    word = text[start:dot].lower()
    if word == "no" and not text[following : following + 1].isdigit():
        return False
    if not (word in ABBREVIATED or (len(word) == 1 and word.isalpha() and text[start].isupper())):
        return False
    stop = following
    while stop < end and text[stop].isalpha():
        stop += 1
    dotted = "." in word or len(word) == 1 or word in ("inc", "ltd", "co", "corp", "etc")
    return not (dotted and text[following:stop].lower() in STARTERS)


def tokens_of(
    text: str,
    low: int,
    high: int,
    quotes: list[Quotation],
    word: re.Pattern[str] = WORD,
    plain: Callable[[str], str] = str.lower,
) -> list[Token]:
    """Return the words and marks of a stretch, each quotation as one; what is nothing in plain letters is none."""
    tokens: list[Token] = []
    at = low
    for quote in (*quotes, None):
        stop = quote.start if quote else high
        found = word.finditer(text, at, stop)
        tokens += [_token((*match.span(), it, lower)) for match in found if (lower := plain(it := match[0]))]
        if quote:
            tokens.append(Token(quote.start, min(quote.end, high), text[quote.start : quote.end], QUOTED))
            at = quote.end
    return tokens
