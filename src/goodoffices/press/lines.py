"""Lines to take, held against what was said before: nearly the same, other words, the opposite sign, another figure.

Only words and figures that stand there are compared. Paraphrase is not found, and nothing found is no clearance.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import msgspec

from goodoffices.acts.figures import dates_in, months_in, numerals
from goodoffices.press.known import bare_words, folded, nearly_same
from goodoffices.press.turning import says_no

Sort = Literal["consistent", "changed", "contradicts", "denies"]
_END = re.compile(r"[.!?؟。]+[”\"»’')\]]*(?=\s|$)")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_LETTERS = 5
_SHARED = 2


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """Something said before: the entry, by whom, in which words, when as it is read out, and whether it was ours."""

    id: str
    by: str
    words: str
    when: str = ""
    ours: bool = False


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence has to do with something said before, and the telling words that both have."""

    sort: Sort
    earlier: Earlier
    shared: tuple[str, ...] = ()


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence, and all that was found to stand beside it."""

    text: str
    matches: tuple[Match, ...] = ()


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, in order; a line's end ends a sentence, too."""
    found = []
    for line in text.splitlines():
        start = 0
        for end in (*(one.end() for one in _END.finditer(line)), len(line)):
            found.append(" ".join(line[start:end].split()))
            start = end
    return tuple(one for one in found if bare_words(one))


def held(text: str, earlier: Iterable[Earlier]) -> tuple[Held, ...]:
    """Return each sentence of a text with what it has to do with things said before."""
    known = tuple(earlier)
    return tuple(Held(text=one, matches=tuple(_matches(one, known))) for one in sentences(text))


def _matches(sentence: str, known: Iterable[Earlier]) -> Iterator[Match]:
    own = _telling(sentence)
    for one in known:
        shared = tuple(sorted(own & _telling(one.words)))
        sort = _sort(sentence, one, shared)
        if sort is not None:
            yield Match(sort=sort, earlier=one, shared=shared)


def _sort(sentence: str, one: Earlier, shared: tuple[str, ...]) -> Sort | None:
    alike = nearly_same(sentence, one.words)
    if not alike and len(shared) < _SHARED:
        return None
    if _turned(sentence, one.words):
        return "contradicts" if one.ours else "denies"
    if not one.ours:
        return None
    return "consistent" if alike else "changed"


def _turned(one: str, other: str) -> bool:
    """Whether one of two sayings says no where the other does not, or both give figures and none in common."""
    pairs = zip(_figures(one), _figures(other), strict=True)
    return any(here and there and here.isdisjoint(there) for here, there in pairs) or says_no(one) is not says_no(other)


def _figures(text: str) -> tuple[frozenset[Any], frozenset[Any], frozenset[Any]]:
    """Return the numbers, the days and the months without a day that a text gives."""
    plain = numerals(folded(text))
    days = tuple(dates_in(plain))
    rest = "".join(c for place, c in enumerate(plain) if not any(day.start <= place < day.end for day in days))
    numbers = frozenset(figure.replace(",", "") for figure in _FIGURE.findall(rest))
    return numbers, frozenset((day.month, day.day) for day in days), frozenset(months_in(plain))


def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in bare_words(text) if len(word) >= _LETTERS)
