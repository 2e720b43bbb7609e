"""Words as they are compared in a search: without case, accents, points, and the other ways to write a letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_SAME = str.maketrans(
    {
        # Arabic: alef with wasla, alef maqsura, ta marbuta, and the Persian ya and kaf
        "ٱ": "ا", "ى": "ي", "ة": "ه", "ی": "ي", "ک": "ك", "ہ": "ه", "ە": "ه",
        # Hebrew letters as they are written at the end of a word
        "ך": "כ", "ם": "מ", "ן": "נ", "ף": "פ", "ץ": "צ",
        # Latin letters that have no accent to lose
        "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
        # tatweel, soft hyphens, joiners, and marks of direction
        **dict.fromkeys("\u0640\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
        **dict.fromkeys(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A)))),
    }
)  # fmt: skip
_MARKS = "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
_SIGNS = "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}{_SIGNS}])*")
"""A word as it is written, with the marks that stand within it."""
_FOLDED_WORD = re.compile(r"[^\W_]+")
_ARTICLES = ("وال", "فال", "بال", "كال", "ال", "لل")
_PIECE = 512
_HEAP = 64
SHORTEST = 2
"""A word that is shorter is only found whole, not as the beginning of another."""


def parted(text: str) -> str:
    """Return text with letters parted from the marks on them.

    Marks are put in order, and that takes the square of how many stand in a row: so it is done piece by piece. Marks on
    the border of two pieces keep their order, which is nothing to who leaves marks out.
    """
    pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
    return "".join(unicodedata.normalize("NFKD", piece) for piece in pieces)


def heaped(text: str) -> bool:
    """Return whether more marks stand in a row than any script has: to put those in order takes the square of that."""
    row = 0
    for character in text:
        row = row + 1 if unicodedata.combining(character) else 0
        if row > _HEAP:
            return True
    return False


def bare(text: str) -> str:
    """Return text as a name is written after @, and as words are compared letter for letter: no accents, points, case.

    Letters stay the ones that were written: what `folded` makes of some is found by, and never shown.
    """
    return "".join(c for c in parted(text.casefold()) if not unicodedata.combining(c) and c != "\u0640")


def folded(text: str) -> str:
    """Return text as it is compared."""
    if text.isascii():
        return text.lower()
    plain = parted(text.casefold())
    if not plain.isascii():
        plain = "".join(_bare(c) for c in plain)
    return plain.translate(_SAME)


@lru_cache(maxsize=8192)
def _bare(character: str) -> str:
    """A character without what is only a mark on it; a digit of any script as a digit."""
    sort = unicodedata.category(character)
    if sort == "Mn":
        return ""
    return str(unicodedata.decimal(character)) if sort == "Nd" else character


def words_of(text: str) -> list[str]:
    """Return the words of a text, as they are compared."""
    return _FOLDED_WORD.findall(folded(text))


def forms(word: str) -> Iterator[str]:
    """Give the ways in which a folded word may begin: as it is, and an Arabic one without its article too."""
    yield word
    if word[0] in "اوفبكل":
        for article in _ARTICLES:
            if word.startswith(article) and len(word) - len(article) > SHORTEST:
                yield word[len(article) :]
                return


def begins(word: str, wanted: str) -> bool:
    """Return whether a folded word is one that is looked for, or begins with it."""
    if len(wanted) < SHORTEST:
        return word == wanted
    return any(form.startswith(wanted) for form in forms(word))
