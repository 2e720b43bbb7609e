"""Quotation marks: which belong together, in whatever style and however wrongly they are turned."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import NamedTuple

MARKS = re.compile("'(?:(?<=\\S')(?= ?''(?!'))|'?)|``?|’’?|‘‘?|,,(?=\\w)|" + "|".join('"“”„‟«»″‶״＂‚‛´‹›'))
OPENING = frozenset("“„‟«‘‚‛‹")
CLOSING = frozenset("”»’›")
SINGLE = frozenset("‘’‚‛'`´‹›")
MOST = 4_000
"""Marks in one paragraph above which only the first are looked at: nobody quotes that much in one breath."""
NEAR = 60
"""How many marks behind an opening one may be the one that closes it."""
UNMARKED = re.compile(
    r"(?<=[,?!])\s*(?:(?:he|she|they|[A-Z][\w.]+(?: [A-Z][\w.]+){0,3}) (?:said|says|added|told)"
    r"|(?:said|says|added) (?:[A-Z]|the |a ))"
)
"""Speaker and cue behind a quotation whose closing mark was forgotten."""
ELIDED = re.compile(r"(?:\d0s|em|tis|twas|til|cause|n|round|bout)\b", re.IGNORECASE)


class Quotation(NamedTuple):
    """A stretch in quotation marks: from the opening mark to behind the closing one."""

    start: int
    end: int
    closed: bool


def quotations(text: str, start: int, end: int) -> list[Quotation]:
    """Return the outermost quotations of a paragraph [start, end), in order; the last may be unclosed."""
    found: list[Quotation] = []
    at = start
    given = [match.span() for match in islice(MARKS.finditer(text, start, end), MOST)]
    if any(high - low > 1 for low, high in given):
        return _typed_double(text, start, end, given)
    marks = [low for low, _ in given]
    doubles = [mark for mark in marks if text[mark] not in SINGLE]
    index = 0
    while index < len(marks):
        mark = marks[index]
        if mark < at or not _opens(text, mark, start, end):
            index += 1
            continue
        single = text[mark] in SINGLE
        closing = _closed_single(text, marks, index, end) if single else _closed_double(text, doubles, mark, start, end)
        if closing is None:
            if not single and _plausibly_open(text, mark, start, end):
                told = UNMARKED.search(text, mark, end)
                found.append(Quotation(mark, told.start() if told else end, closed=False))
                if told is None:
                    return found
                at = told.start()
            index += 1
            continue
        found.append(Quotation(mark, closing + 1, closed=True))
        at = closing + 1
        index += 1
    return found


def _typed_double(text: str, start: int, end: int, given: list[tuple[int, int]]) -> list[Quotation]:
    """Return the quotations of a paragraph in which two single marks stand for a double one."""
    put = list(text[start:end])
    for low, high in given:
        if high - low > 1:
            opens = (low == start or text[low - 1].isspace() or text[low - 1] in "([—–-") and high < end
            put[low - start], put[low + 1 - start] = ("\u200b", "“") if opens else ("\u200b", "”")
    found = quotations("".join(put), 0, end - start)
    return [
        one._replace(
            start=one.start + start - (1 if put[one.start - 1 : one.start] == ["\u200b"] else 0), end=one.end + start
        )
        for one in found
    ]


def _opens(text: str, mark: int, start: int, end: int) -> bool:
    before = text[mark - 1] if mark > start else " "
    behind = text[mark + 1] if mark + 1 < end else " "
    if behind.isspace():
        return False
    free = before.isspace() or before in "([{—–-/:…\u200b\u200e\u200f\u202a\u202b\u2066\u2067\u2068"
    if text[mark] in SINGLE:
        return free and behind not in ".,;:!?)" and not ELIDED.match(text, mark + 1)
    if not free and before in MARKS_SET:
        free = mark - 1 == start or not text[mark - 2].isalnum()
    if not free and text[mark] in OPENING:
        return behind.isalnum() and not before.isalnum() and before not in ".,!?"
    return free and (behind.isalnum() or behind in "‘'“\"[($£€.…¿¡#@" or ord(behind) > 0x2FF)


MARKS_SET = frozenset("\"“”„‟«»″‶״＂‘’‚‛'`´‹›")


def _closes(text: str, mark: int, end: int) -> bool:
    before = text[mark - 1]
    behind = text[mark + 1] if mark + 1 < end else " "
    if before.isspace() and text[mark] not in CLOSING:
        return text[mark - 2] in MARKS_SET and not behind.isalnum()
    return not behind.isalnum() or text[mark] in "”»" or before in ".,!?…"


def _closed_double(text: str, doubles: list[int], mark: int, start: int, end: int) -> int | None:
    depth = 0
    behind = bisect_right(doubles, mark)
    for other in doubles[behind : behind + NEAR]:
        if _closes(text, other, end) and not (text[other] in "“„«" and _opens(text, other, start, end)):
            if depth == 0:
                return other
            depth -= 1
        elif _opens(text, other, start, end) and text[other] in "“„«" and text[mark] in "“„«":
            # a second opening mark with nothing closed: nested, if it is closed before the first one is
            depth += 1
    if depth:
        return next((other for other in doubles[behind : behind + NEAR] if _closes(text, other, end)), None)
    return None


def _closed_single(text: str, marks: list[int], index: int, end: int) -> int | None:
    best = None
    for other in marks[index + 1 : index + NEAR]:
        if text[other] not in SINGLE:
            continue
        before, behind = text[other - 1], text[other + 1] if other + 1 < end else " "
        if behind.isalnum() or before.isspace():
            continue
        if before in ".,!?…":
            return other
        if best is None:
            best = other
            # "the parties' view": a plural's apostrophe looks the same; another mark further on decides
            if not (before in "sS" and behind == " "):
                return other
    return best


def _plausibly_open(text: str, mark: int, start: int, end: int) -> bool:
    """Tell whether an opening mark that nothing closes stands for a quotation and not for inches or litter."""
    if end - mark < 12:
        return mark == start and text[mark] in OPENING and end - mark > 4
    return mark == start or text[mark] in OPENING or text[mark + 1].isupper()
