"""Clocks in a place: from what a clock on the wall shows to the instants at which it shows it."""

from __future__ import annotations

import difflib
import re
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from goodoffices.acts.problems import GoodOfficesError

DAY = 86_400
EPOCH_DAY = 719_163
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_+/-]{0,63}")
_OF_THIS_MACHINE = frozenset({"localtime", "posixrules", "Factory"})


@cache
def _names() -> tuple[str, ...]:
    return tuple(sorted(available_timezones() - _OF_THIS_MACHINE))


def _nearest(name: str) -> list[str]:
    by_city = {known.rpartition("/")[2].lower(): known for known in _names()}
    by_city |= {known.lower(): known for known in _names()}
    wanted = name[:64].strip().replace(" ", "_").lower()
    if wanted in by_city:
        return [by_city[wanted]]
    close = difflib.get_close_matches(wanted, by_city, n=3, cutoff=0.7)
    return list(dict.fromkeys(by_city[match] for match in close))


@lru_cache(maxsize=256)
def _zone(name: str) -> ZoneInfo:
    if _NAME.fullmatch(name) and name in _names():
        return ZoneInfo(name)
    raise GoodOfficesError("bad-zone", found=name, nearest=_nearest(name))


def zone_named(name: str) -> ZoneInfo:
    """Return the zone with this IANA name; raises `bad-zone` with up to three nearest names."""
    if len(name) > 64:
        raise GoodOfficesError("bad-zone", found=name[:60] + "…", nearest=[])
    return _zone(name)


def _offsets(wall: int, zone: ZoneInfo) -> tuple[int, int]:
    shown = _EPOCH.replace(tzinfo=zone) + timedelta(seconds=wall)
    return _offset(shown), _offset(shown.replace(fold=1))


def _offset(at: datetime) -> int:
    return (at.utcoffset() or timedelta()) // _SECOND


def _offset_at(instant: int, zone: ZoneInfo) -> int:
    return _offset((_EPOCH + timedelta(seconds=instant)).astimezone(zone))


def _jump(low: int, high: int, zone: ZoneInfo) -> int:
    old = _offset_at(low, zone)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset_at(middle, zone) == old else (low, middle)
    return high


def first_instant(wall: int, zone: ZoneInfo) -> int:
    """Return the first instant a clock in the zone shows `wall`, or the instant it jumped over it.

    `wall` counts the seconds a clock shows since 1970-01-01T00:00 on that clock; instants are seconds since 1970, UTC.
    """
    before, after = _offsets(wall, zone)
    return wall - before if before >= after else _jump(wall - after, wall - before, zone)


def last_instant(wall: int, zone: ZoneInfo) -> int:
    """Return the last instant a clock in the zone shows `wall`, or the second before it jumped over it."""
    before, after = _offsets(wall, zone)
    return wall - after if before >= after else _jump(wall - after, wall - before, zone) - 1


def gap_at(wall: int, zone: ZoneInfo) -> int:
    """Return by how many seconds the clocks in the zone jumped over `wall`, 0 when they did show it."""
    before, after = _offsets(wall, zone)
    return max(0, after - before)


def day_at(instant: int, zone: ZoneInfo) -> date:
    """Return the day it is in the zone at an instant; raises `beyond-dates` outside the years 1 to 9999."""
    try:
        return (_EPOCH + timedelta(seconds=instant)).astimezone(zone).date()
    except (OverflowError, ValueError):
        raise GoodOfficesError("beyond-dates", found=str(instant)) from None


def wall_text(wall: int) -> str:
    """Return what a clock shows, as `2024-10-30T16:00`, with seconds only where there are any."""
    return (
        (_EPOCH + timedelta(seconds=wall))
        .replace(tzinfo=None)
        .isoformat(timespec="seconds" if wall % 60 else "minutes")
    )


def last_second(day: int, zone: ZoneInfo) -> int:
    """Return the last second of a day in the zone; `day` is a proleptic ordinal as `date.toordinal` gives it."""
    return last_instant((day - EPOCH_DAY) * DAY + DAY - 1, zone)
