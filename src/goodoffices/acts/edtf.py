"""The part of EDTF (ISO 8601-2) that is read here: from the text of a date to what clocks on the wall showed."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Literal, NamedTuple

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.zones import DAY, EPOCH_DAY

Precision = Literal["time", "day", "month", "season", "year", "decade", "century"]
Reason = Literal[
    "all-of", "backwards", "brackets", "capitals", "date-and-time", "day-or-month-first", "empty", "fold", "gap",
    "interval", "margin", "margin-unused", "midnight", "no-such-day", "no-such-month", "no-such-time", "offset",
    "open-both", "part", "qualifier-place", "relative", "season-across-years", "season-hemisphere", "separators",
    "shape", "spaces", "time-alone", "too-long", "uncertain", "unspecified-place", "words", "year-range", "zeros",
]  # fmt: skip
"""Why a date is refused: the `reason` of every `bad-when`."""

LONGEST = 200
"""The longest value that is read, in characters."""


class Part(NamedTuple):
    """One date inside a value: the first and last second a clock shows in it, and how it was qualified."""

    first: int
    last: int
    precision: Precision
    offset: int | None = None
    qualifier: str = ""

    @property
    def approximate(self) -> bool:
        """Tell whether it was marked `~` or `%`."""
        return self.qualifier in ("~", "%")


class Parsed(NamedTuple):
    """A value taken apart: one date, an interval, or a set of which one holds; None stands for an open side."""

    shape: Literal["date", "interval", "set"]
    spans: tuple[tuple[Part | None, Part | None], ...]


_DATE = re.compile(
    r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2})"
    r"(?:T([0-9]{2}):([0-9]{2})(?::([0-9]{2}))?(Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?)?)?([~?%]?)"
)
_UNSPECIFIED = re.compile(r"(?:([0-9]{3})X|([0-9]{2})XX|([0-9]{4})-XX(?:-XX)?|([0-9]{4})-([0-9]{2})-XX)([~?%]?)")

_SEASONS = {25: 3, 26: 6, 27: 9, 29: 9, 31: 3, 32: 6}
_NO_HEMISPHERE = {21: (25, 29), 22: (26, 30), 23: (27, 31), 24: (28, 32)}
_ACROSS_YEARS = (28, 30)
_MONTHS_INSTEAD = {**{33 + q: (1 + 3 * q, 3) for q in range(4)}, **{37 + t: (1 + 4 * t, 4) for t in range(3)}}
_MONTHS_INSTEAD |= {40: (1, 6), 41: (7, 6)}


def refuse(found: str, reason: Reason, instead: str = "") -> GoodOfficesError:
    """Return the refusal of a date: what was found, why it is refused, what to write instead ("" if not known)."""
    shown = found if len(found) <= 60 else found[:59] + "…"
    return GoodOfficesError("bad-when", found=shown, reason=reason, instead=instead)


def month_start(year: int, month: int) -> int:
    """Return the ordinal of a month's first day; `month` may run over, and December 9999 has a next month."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1).toordinal() if year <= 9999 else date.max.toordinal() + 1


def _days(first: int, after: int, precision: Precision, qualifier: str) -> Part:
    return Part((first - EPOCH_DAY) * DAY, (after - EPOCH_DAY) * DAY - 1, precision, None, qualifier)


def _years(first: int, count: int, precision: Precision, qualifier: str) -> Part:
    return _days(month_start(max(first, 1), 1), month_start(first + count, 1), precision, qualifier)


def _season(text: str, year: int, code: int, qualifier: str) -> Part:
    if code in _NO_HEMISPHERE:
        raise refuse(text, "season-hemisphere", " or ".join(_season_instead(year, it) for it in _NO_HEMISPHERE[code]))
    if code in _ACROSS_YEARS:
        raise refuse(text, "season-across-years", _season_instead(year, code))
    if code in _MONTHS_INSTEAD:
        raise refuse(text, "no-such-month", _months_instead(year, *_MONTHS_INSTEAD[code]))
    if code not in _SEASONS:
        raise refuse(text, "no-such-month", f"{year:04}")
    month = _SEASONS[code]
    return _days(month_start(year, month), month_start(year, month + 3), "season", qualifier)


def _months_instead(year: int, month: int, count: int) -> str:
    last = month + count - 1
    return f"[{year:04}-{month:02}..{year + (last - 1) // 12:04}-{(last - 1) % 12 + 1:02}]"


def _season_instead(year: int, code: int) -> str:
    if code not in _ACROSS_YEARS:
        return f"{year:04}-{code}"
    readings = [at for at in (year - 1, year) if 1 <= at < 9999]
    return " or ".join(_months_instead(at, 12, 3) for at in readings)


def _day(text: str, year: int, month: int, day: int) -> int:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        if not 1 <= month <= 12:
            raise refuse(text, "no-such-month", f"{year:04}") from None
        last = date.fromordinal(month_start(year, month + 1) - 1)
        raise refuse(text, "no-such-day", f"{last}" if day else f"{year:04}-{month:02}") from None


def _time(text: str, day: int, clock: tuple[str, str, str], offset: str, qualifier: str) -> Part:
    hour, minute, second = (int(digits or 0) for digits in clock)
    if (hour, minute, second) == (24, 0, 0) and day < date.max.toordinal():
        raise refuse(text, "midnight", f"{date.fromordinal(day + 1)}T00:00{offset}")
    if hour > 23 or minute > 59 or second > 59:
        raise refuse(text, "no-such-time")
    wall = (day - EPOCH_DAY) * DAY + hour * 3600 + minute * 60 + second
    return Part(wall, wall, "time", _offset(text, offset), qualifier)


def _offset(text: str, offset: str) -> int | None:
    if not offset:
        return None
    if offset == "Z":
        return 0
    hours, minutes = int(offset[1:3]), int(offset[4:] or 0)
    if minutes > 59 or hours * 60 + minutes > 14 * 60:
        raise refuse(text, "offset")
    return (-60 if offset[0] == "-" else 60) * (hours * 60 + minutes)


def _unspecified(text: str) -> Part:
    match = _UNSPECIFIED.fullmatch(text)
    if not match:
        raise refuse(text, "shape")
    decade, century, year, of_month, month, qualifier = match.groups()
    if decade:
        return _years(int(decade) * 10, 10, "decade", qualifier)
    if century:
        return _years(int(century) * 100, 100, "century", qualifier)
    return _part(year + qualifier if year else f"{of_month}-{month}{qualifier}")


def _part(text: str) -> Part:
    match = _DATE.fullmatch(text)
    if not match:
        return _unspecified(text)
    digits, month, day, hour, minute, second, offset, qualifier = match.groups()
    year = int(digits)
    if not year:
        raise refuse(text, "year-range", "0001")
    if not month:
        return _years(year, 1, "year", qualifier)
    if day:
        ordinal = _day(text, year, int(month), int(day))
        if hour:
            return _time(text, ordinal, (hour, minute, second), offset or "", qualifier)
        return _days(ordinal, ordinal + 1, "day", qualifier)
    if not 1 <= int(month) <= 12:
        return _season(text, year, int(month), qualifier)
    return _days(month_start(year, int(month)), month_start(year, int(month) + 1), "month", qualifier)


def _open_or_part(text: str) -> Part | None:
    return None if text == ".." else _part(text)


def _interval(value: str) -> Parsed:
    begins, _, ends = value.partition("/")
    if "/" in ends or not begins or not ends:
        raise refuse(value, "shape")
    if begins == ends == "..":
        raise refuse(value, "open-both")
    return Parsed("interval", ((_open_or_part(begins), _open_or_part(ends)),))


def _member(value: str, text: str) -> tuple[Part | None, Part | None]:
    if text == "..":
        raise refuse(value, "open-both")
    low, dots, high = text.partition("..")
    if not dots:
        part = _part(text)
        return part, part
    return (_part(low) if low else None), (_part(high) if high else None)


@lru_cache(maxsize=4096)
def _parsed(value: str) -> Parsed:
    if value[0] == "[" and value[-1] == "]":
        return Parsed("set", tuple(_member(value, text) for text in value[1:-1].split(",")))
    if "/" in value:
        return _interval(value)
    part = _part(value)
    return Parsed("date", ((part, part),))


def parse(value: str) -> Parsed:
    """Return a value taken apart, without any zone; raises `bad-when`, with reason `shape` if it is no EDTF of ours."""
    if len(value) > LONGEST:
        raise refuse(value, "too-long")
    if not value:
        raise refuse(value, "shape")
    return _parsed(value)
