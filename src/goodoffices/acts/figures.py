"""Numbers and days in a text, however they are written: digits of any script, and months by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_THOUSANDS = re.compile("(?<![0-9.])[0-9]{1,3}(?:[,٬'’][0-9]{3})+(?![0-9])")
_DIGITS = {ord(digit): str(place % 10) for place, digit in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९")} | {
    ord("٫"): "."
}
_NARROW = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d)")
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
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_ISO = re.compile(r"(?<!\d)\d{4}-(\d{2})-(\d{2})(?!\d)")
_DAY_FIRST = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?\.?(?: of)? (?:ב)?({_NAMES})(?!\w)")
_MONTH_FIRST = re.compile(rf"(?<!\w)({_NAMES})\.? (\d{{1,2}})(?:st|nd|rd|th)?(?!\d)")
_BEHIND = (
    "in|since|until|till|during|by|before|after|early|late|mid|last|next|of|by the end of|"
    "في|منذ|حتى|خلال|قبل|بعد|شهر|بحلول|نهايه|بدايه|نهاية|بداية|עד|חודש|סוף|תחילת"
)
"""Words behind which the name of a month is one, and no verb or father."""
_ALONE = re.compile(rf"(?<!\w)(?:(?:{_BEHIND})[ -](?:ב)?|ב)({_NAMES})(?!\w)")


class Found(NamedTuple):
    """A day in a text: where it stands, and the day of the year it is."""

    start: int
    end: int
    month: int
    day: int


def grouped(text: str) -> str:
    """Return a text in which a space that only sets thousands apart is a comma, as no other space is."""
    return _NARROW.sub(",", text)


def numerals(text: str, *, keep_length: bool = False) -> str:
    """Return a text with its numbers in plain digits, without what sets thousands apart; with a NUL in its place if
    no character may move.
    """
    if not text.isascii():
        text = text.translate(_DIGITS)
    if not any(mark in text for mark in ",٬'’"):
        return text
    instead = "\x00" if keep_length else ""
    return _THOUSANDS.sub(lambda found: re.sub("[^0-9]", instead, found[0]), text)


def dates_in(text: str) -> Iterator[Found]:
    """Give the days in a text that is ready to be compared: of each, only its month and day count."""
    for found in _ISO.finditer(text):
        yield Found(found.start(), found.end(), int(found[1]), int(found[2]))
    for found in _DAY_FIRST.finditer(text):
        yield Found(found.start(), found.end(), _BY_NAME[found[2]], int(found[1]))
    for found in _MONTH_FIRST.finditer(text):
        yield Found(found.start(), found.end(), _BY_NAME[found[1]], int(found[2]))


def months_in(text: str) -> Iterator[int]:
    """Give the months that a text ready to be compared names without a day."""
    days = [found.end for found in dates_in(text)]
    return (_BY_NAME[found[1]] for found in _ALONE.finditer(text) if found.end() not in days)


def ways_to_write(month: int, day: int) -> Iterator[str]:
    """Give the ways in which a day of the year is written, as words set apart by single spaces."""
    if not 1 <= month <= 12:
        return
    yield f"{month:02} {day:02}"
    ending = _ENDINGS.get(day % 10, "th") if day not in (11, 12, 13) else "th"
    for name in _MONTHS[month - 1]:
        for number in dict.fromkeys((f"{day}", f"{day:02}", f"{day} {ending}")):
            yield from (f"{number} {name}", f"{number} of {name}", f"{name} {number}")
        if "א" <= name[0] <= "ת":
            yield f"{day} ב{name}"
