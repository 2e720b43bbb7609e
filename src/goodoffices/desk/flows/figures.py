"""Numbers and days in a text, however they are written: digits of any script, and months by their names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_GROUP = re.compile(r"(?<=\d)[,٬'’  ](?=\d{3}(?!\d))")
_POINT = re.compile(r"(?<=\d)٫(?=\d)")
_DIGIT = re.compile(r"[^\x00-\x7f]")
_MONTHS = (
    ("january", "jan", "ינואר", "يناير", "كانون الثاني"),
    ("february", "feb", "פברואר", "فبراير", "شباط"),
    ("march", "mar", "מרץ", "מרס", "مارس", "اذار"),
    ("april", "apr", "אפריל", "ابريل", "نيسان"),
    ("may", "מאי", "مايو", "ايار"),
    ("june", "jun", "יוני", "يونيو", "حزيران"),
    ("july", "jul", "יולי", "يوليو", "تموز"),
    ("august", "aug", "אוגוסט", "اغسطس", "اب"),
    ("september", "sep", "sept", "ספטמבר", "سبتمبر", "ايلول"),
    ("october", "oct", "אוקטובר", "اكتوبر", "تشرين الاول"),
    ("november", "nov", "נובמבר", "نوفمبر", "تشرين الثاني"),
    ("december", "dec", "דצמבר", "ديسمبر", "كانون الاول"),
)
"""Names of months as they are compared: without case, and without the signs that letters carry."""
_BY_NAME = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAMES = "|".join(sorted(map(re.escape, _BY_NAME), key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)\d{4}-(\d{2})-(\d{2})(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)? (?:ב)?({_NAMES})(?!\w)")
_MONTH_FIRST = re.compile(rf"(?<!\w)({_NAMES})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?!\d)")


class Found(NamedTuple):
    """A day in a text: where it stands, and the day of the year it is, as it is compared."""

    start: int
    end: int
    day: str


def numerals(text: str, *, keep_length: bool = False) -> str:
    """Return a text with its numbers in plain digits, without what sets thousands apart; with a NUL in its place if
    no character may move.
    """
    if not text.isascii():
        text = _POINT.sub(".", _DIGIT.sub(_plain, text))
    return _GROUP.sub("\x00" if keep_length else "", text)


def _plain(found: re.Match[str]) -> str:
    digit = unicodedata.decimal(found[0], None)
    return found[0] if digit is None else str(digit)


def dates_in(text: str) -> Iterator[Found]:
    """Give the days in a text that is ready to be compared: of each, only its month and day count."""
    if not any(map(str.isdigit, text)):
        return
    for found in _ISO.finditer(text):
        yield _found(found, int(found[1]), int(found[2]))
    for found in _DAY_FIRST.finditer(text):
        yield _found(found, _BY_NAME[found[2]], int(found[1]))
    for found in _MONTH_FIRST.finditer(text):
        yield _found(found, _BY_NAME[found[1]], int(found[2]))


def _found(match: re.Match[str], month: int, day: int) -> Found:
    return Found(match.start(), match.end(), f"⟨{month:02}-{day:02}⟩")
