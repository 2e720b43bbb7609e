"""From a date taken apart to its bounds: instants in a zone, widened by the margin where it is approximate."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from goodoffices.acts.edtf import Parsed, Part, month_start, parse, refuse
from goodoffices.acts.zones import DAY, EPOCH_DAY, first_instant, gap_at, last_instant, wall_text, zone_named


class Bounds(NamedTuple):
    """The bounds of a beginning, and of an end where there is one, as `When` holds them."""

    earliest: int | None = None
    latest: int | None = None
    until: int | None = None
    until_earliest: int | None = None


class Margin(NamedTuple):
    """A stated margin taken apart; months and days go by the calendar, seconds by the clock."""

    months: int = 0
    days: int = 0
    seconds: int = 0


MARGINS = {
    "time": "2 hours",
    "day": "3 days",
    "month": "1 month",
    "season": "3 months",
    "year": "1 year",
    "decade": "10 years",
    "century": "100 years",
}
"""By how much `~` widens a date on either side when no margin is stated, by precision."""

_MARGIN = re.compile(r"([1-9][0-9]{0,3}) (minute|hour|day|week|month|year)s?")
_UNITS = {"minute": (0, 0, 60), "hour": (0, 0, 3600), "day": (0, 1, 0), "week": (0, 7, 0)}
_UNITS |= {"month": (1, 0, 0), "year": (12, 0, 0)}
_FIRST_WALL = (1 - EPOCH_DAY) * DAY
_LAST_WALL = (date.max.toordinal() + 1 - EPOCH_DAY) * DAY - 1
EARLIEST, LATEST = _FIRST_WALL + DAY, _LAST_WALL - DAY
"""No bound lies outside these, a day inside the years 1 to 9999, so that every bound can be shown in every zone."""
_FIRST_MONTH, _LAST_MONTH = 12, 9999 * 12 + 11


@lru_cache(maxsize=256)
def read_margin(text: str) -> Margin:
    """Return a margin such as `3 days` or `1 week` taken apart; raises `bad-when` with reason `margin`."""
    match = _MARGIN.fullmatch(text) if len(text) < 20 else None
    if not match:
        raise refuse(text, "margin", "3 days")
    count = int(match[1])
    return Margin(*(count * each for each in _UNITS[match[2]]))


def _by_months(wall: int, months: int) -> int:
    at = date.fromordinal(wall // DAY + EPOCH_DAY)
    month = at.year * 12 + at.month - 1 + months
    if not _FIRST_MONTH <= month <= _LAST_MONTH:
        return _FIRST_WALL if months < 0 else _LAST_WALL
    start, after = (month_start(month // 12, month % 12 + more) for more in (1, 2))
    return (min(start + at.day - 1, after - 1) - EPOCH_DAY) * DAY + wall % DAY


def _shifted(wall: int, months: int, days: int) -> int:
    moved = _by_months(wall, months) if months and wall <= _LAST_WALL else wall
    return min(max(moved + days * DAY, _FIRST_WALL), _LAST_WALL)


def _widened(part: Part, margin: Margin) -> tuple[int, int]:
    first = _shifted(part.first, -margin.months, -margin.days)
    last = _shifted(part.last, margin.months, margin.days)
    # a month more than September ends with October, not with its 30th: shift the midnight after it too
    after = _shifted(part.last + 1, margin.months, margin.days)
    return first, max(last, after - 1)


def _instants(first: int, last: int, offset: int | None, zone: ZoneInfo) -> tuple[int, int]:
    if offset is not None:
        return first - offset, last - offset
    return first_instant(first, zone), last_instant(last, zone)


def _showable(low: int, high: int) -> tuple[int, int]:
    return min(max(low, EARLIEST), LATEST), min(max(high, EARLIEST), LATEST)


def _hull(value: str, part: Part, zone: ZoneInfo, margin: str) -> tuple[int, int]:
    low, high = _instants(part.first, part.last, part.offset, zone)
    if low > high:
        raise refuse(value, "gap", _after_gap(part, zone))
    if not part.approximate:
        return _showable(low, high)
    by = read_margin(margin or MARGINS[part.precision])
    low, high = _instants(*_widened(part, by), part.offset, zone)
    return _showable(low - by.seconds, high + by.seconds)


def _after_gap(part: Part, zone: ZoneInfo) -> str:
    shown = wall_text(part.first + gap_at(part.first, zone))
    return shown if part.precision == "time" else shown[:10]


def _of_set(value: str, parsed: Parsed, zone: ZoneInfo, margin: str) -> Bounds:
    lows: list[int | None] = []
    highs: list[int | None] = []
    for begins, ends in parsed.spans:
        low = _hull(value, begins, zone, margin)[0] if begins else None
        high = _hull(value, ends, zone, margin)[1] if ends else None
        if low is not None and high is not None and low > high:
            raise refuse(value, "backwards")
        lows.append(low)
        highs.append(high)
    return Bounds(
        None if None in lows else min(low for low in lows if low is not None),
        None if None in highs else max(high for high in highs if high is not None),
    )


def _of_interval(value: str, parsed: Parsed, zone: ZoneInfo, margin: str) -> Bounds:
    begins, ends = parsed.spans[0]
    earliest, latest = _hull(value, begins, zone, margin) if begins else (None, None)
    until_earliest, until = _hull(value, ends, zone, margin) if ends else (None, None)
    if earliest is not None and until is not None and until < earliest:
        raise refuse(value, "backwards", "/".join(reversed(value.split("/"))))
    # it began no later than it ended, and ended no earlier than it began
    latest = min((at for at in (latest, until) if at is not None), default=None)
    until_earliest = max((at for at in (until_earliest, earliest) if at is not None), default=None)
    return Bounds(earliest, latest, until, until_earliest)


@lru_cache(maxsize=8192)
def bounds_of(value: str, zone: str, margin: str) -> Bounds:
    """Return the bounds of a value in a zone; raises `bad-when` and `bad-zone`."""
    clock, parsed = zone_named(zone), parse(value)
    if margin and not any(part and part.approximate for span in parsed.spans for part in span):
        raise refuse(margin, "margin-unused")
    if parsed.shape == "interval":
        return _of_interval(value, parsed, clock, margin)
    if parsed.shape == "set":
        return _of_set(value, parsed, clock, margin)
    part = parsed.spans[0][0]
    assert part is not None
    return Bounds(*_hull(value, part, clock, margin))
