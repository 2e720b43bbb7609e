"""Counting deadlines: from the day something was served to the last second of the last day."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import lru_cache
from typing import NamedTuple, cast

from goodoffices.acts.bounds import EARLIEST, LATEST
from goodoffices.acts.edtf import LONGEST, Part, month_start, parse
from goodoffices.acts.notices import WorkCalendar
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.values import Span
from goodoffices.acts.zones import DAY, EPOCH_DAY, day_at, last_second, zone_named

MOST = 36_600
"""No deadline is longer than this many days, weeks, months or hours: a century in days."""

_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class _Working(NamedTuple):
    """A calendar made ready: working weekdays (Monday is 0), and the holidays as merged ranges of ordinals."""

    weekdays: tuple[int, ...]
    holidays: tuple[tuple[int, int], ...]


def count(start: int | date, span: Span, *, zone: str, calendar: WorkCalendar | None = None) -> int:
    """Return the last second of the last day counted, in the zone; for hours the exact instant.

    `start` is when it was served, in seconds since 1970 (UTC), or the day itself; the result is in the same seconds.
    Raises `calendar-needed`, `bad-calendar`, `bad-holiday`, `bad-count`, `instant-needed`, `beyond-dates`, `bad-zone`.
    """
    clock = zone_named(zone)
    if not 1 <= span.count <= MOST:
        raise GoodOfficesError("bad-count", found=span.count, least=1, most=MOST)
    if span.unit == "hours":
        return _hours(start, span)
    day = (start if isinstance(start, date) else day_at(start, clock)).toordinal()
    last = _last_day(day, span, calendar)
    if last >= date.max.toordinal():
        raise GoodOfficesError("beyond-dates", found=str(start))
    return last_second(last, clock)


def last_day(start: date, span: Span, calendar: WorkCalendar | None = None) -> date:
    """Return the last day counted from a day of service; raises what `count` raises, hours being no days."""
    end = count(start, span, zone="UTC", calendar=calendar)
    return date.fromordinal(end // DAY + EPOCH_DAY)


def _hours(start: int | date, span: Span) -> int:
    if isinstance(start, date):
        raise GoodOfficesError("instant-needed", found=str(start))
    end = start + span.count * 3600
    if not EARLIEST <= end <= LATEST:
        raise GoodOfficesError("beyond-dates", found=str(start))
    return end


def _last_day(day: int, span: Span, calendar: WorkCalendar | None) -> int:
    counted = span.counts_service_day
    if span.unit == "months":
        return _months(day, span.count, counted)
    if span.unit == "working days":
        if calendar is None:
            raise GoodOfficesError("calendar-needed", calendar=span.calendar)
        working = _working(calendar.name, calendar.rest_days, calendar.holidays)
        return _nth_working(day - 1 if counted else day, span.count, working)
    return day + span.count * (7 if span.unit == "weeks" else 1) - counted


def _months(day: int, months: int, counted: bool) -> int:
    # the day of the same number, or the one before it where the day of service counts; a month too short for it ends it
    at = date.fromordinal(day)
    month = at.month + months
    return min(month_start(at.year, month) + at.day - 1 - counted, month_start(at.year, month + 1) - 1)


def _nth_working(after: int, nth: int, working: _Working) -> int:
    at, left = after, nth
    for first, last in working.holidays[bisect_right(working.holidays, after, key=lambda holiday: holiday[1]) :]:
        between = _weekdays_within(at, first - 1, working.weekdays)
        if left <= between:
            break
        at, left = max(at, last), left - between
    return _nth_weekday(at, left, working.weekdays)


def _weekdays_within(after: int, to: int, weekdays: tuple[int, ...]) -> int:
    if to <= after:
        return 0
    weeks, days = divmod(to - after, 7)
    return weeks * len(weekdays) + sum((after + 1 + extra) % 7 in _ordinal_days(weekdays) for extra in range(days))


def _nth_weekday(after: int, nth: int, weekdays: tuple[int, ...]) -> int:
    weeks, left = divmod(nth - 1, len(weekdays))
    at = after + 7 * weeks
    ahead = [at + day for day in range(1, 8) if (at + day) % 7 in _ordinal_days(weekdays)]
    return ahead[left]


def _ordinal_days(weekdays: tuple[int, ...]) -> frozenset[int]:
    return frozenset((day + 1) % 7 for day in weekdays)


@lru_cache(maxsize=64)
def _working(name: str, rest_days: tuple[str, ...], holidays: tuple[str, ...]) -> _Working:
    weekdays = tuple(day for day, word in enumerate(_WEEK) if word not in rest_days)
    if not weekdays:
        raise GoodOfficesError("bad-calendar", calendar=name)
    return _Working(weekdays, _merged(sorted(_holiday(name, text) for text in holidays)))


def _merged(ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for first, last in ranges:
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _holiday(name: str, text: str) -> tuple[int, int]:
    try:
        ends = parse(text).spans[0]
    except GoodOfficesError:
        ends = (None, None)
    if text.startswith("[") or not all(_plain_day(end) for end in ends):
        raise GoodOfficesError("bad-holiday", found=text[:LONGEST], calendar=name)
    first, last = (cast(Part, end).first // DAY + EPOCH_DAY for end in ends)
    if last < first:
        raise GoodOfficesError("bad-holiday", found=text, calendar=name)
    return first, last


def _plain_day(part: Part | None) -> bool:
    return part is not None and part.precision == "day" and not part.qualifier
