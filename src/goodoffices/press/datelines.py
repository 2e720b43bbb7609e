"""The day that somebody says an article bears: in figures of any script, or in words that name one day and no other."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.dates import Expression, find, resolve
from goodoffices.press.semitic.dates import find as find_semitic
from goodoffices.press.values import Dated

GIVEN = "given"
"""What a day is counted from that somebody said."""
_MOST = 100
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SEMITIC = re.compile("[\u05d0-\u05ea\u0620-\u06d3]")
_AROUND = " \t\n,.،;:"


def dateline_of(said: str) -> Dated | None:
    """Return the day that is said, or None where nothing is. Raises GoodOfficesError("press-dateline")."""
    text = "".join(map(_figure, _UNSEEN.sub("", said[:_MOST]))).strip(_AROUND)
    if not text:
        return None
    day = _in_figures(text) or _in_words(text)
    if day is None or len(said) > _MOST:
        raise GoodOfficesError("press-dateline", found=said[:_MOST])
    return Dated(day, "day", basis=GIVEN)


def _figure(letter: str) -> str:
    """Return a digit of any script as one of ours, and every other letter as it is."""
    return str(unicodedata.decimal(letter, letter))


def _in_figures(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _in_words(text: str) -> str | None:
    found = (find_semitic if _SEMITIC.search(text) else find)(text)
    return _day(found[0], text) if len(found) == 1 else None


def _day(one: Expression, text: str) -> str | None:
    if one.words.strip(_AROUND) != text:
        return None
    dated = resolve(one, None)
    try:
        return date.fromisoformat(dated.value).isoformat() if dated is not None and dated.precision == "day" else None
    except ValueError:
        return None
