"""Days, weeks, months and years as EDTF values, and the steps between them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from goodoffices.press.dates.meanings import Part, Unit

STEPS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
"""How many months a unit has; weeks and days go by days."""
LEAP = 2000
"""A year that has every day which some year has."""


class Found(NamedTuple):
    """What came of counting: the EDTF value, and how exact the words are."""

    value: str
    precision: Unit


def real(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, or None where it has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first_of(value: str) -> date | None:
    """Return the first day of a year, a month, a day or a stretch of them; None of a season, a decade, a century."""
    parts = value.rstrip("~").partition("/")[0].split("-")
    if not all(part.isdigit() for part in parts):
        return None
    year, month, day = (*(int(part) for part in parts), 1, 1)[:3]
    return real(year, month, day)


def month(year: int, number: int) -> str:
    """Return a month as EDTF; the number may run over into other years."""
    at = year * 12 + number - 1
    return str(date(at // 12, at % 12 + 1, 1))[:7]


def months(year: int, first: int, count: int) -> str:
    """Return so many months as an EDTF interval."""
    return f"{month(year, first)}/{month(year, first + count - 1)}"


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def days(first: date, count: int) -> str:
    """Return so many days as an EDTF interval."""
    return f"{first}/{first + timedelta(days=count - 1)}"


def by_months(day: date, count: int) -> date:
    """Return a day so many months later, the last of the month where it has no such day."""
    at = day.year * 12 + day.month - 1 + count
    first = date(at // 12, at % 12 + 1, 1)
    return min(first + timedelta(days=day.day - 1), last_of_month(first))


def last_of_month(day: date) -> date:
    """Return the last day of a day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def unit_of(day: date, unit: Unit, shift: int) -> Found:
    """Return the week, weekend, month, quarter, year, decade or century so many from the one a day is in."""
    if unit == "day":
        return Found(f"{day + timedelta(days=shift)}", "day")
    if unit == "week":
        return Found(days(monday(day) + timedelta(weeks=shift), 7), "week")
    if unit == "weekend":
        return Found(days(monday(day) + timedelta(days=5, weeks=shift), 2), "weekend")
    if unit == "month":
        return Found(month(day.year, day.month + shift), "month")
    if unit == "quarter":
        return Found(months(day.year, (day.month - 1) // 3 * 3 + 1 + 3 * shift, 3), "quarter")
    if unit == "year":
        return Found(_year(day.year + shift), "year")
    ten = 10 if unit == "decade" else 100
    return years(day.year // ten * ten + ten * shift, unit)


def _year(year: int) -> str:
    return f"{date(year, 1, 1).year:04}"


def years(first: int, unit: Unit) -> Found:
    """Return a year, a decade or a century by its first year."""
    text = _year(first)
    return Found({"decade": f"{text[:3]}X", "century": f"{text[:2]}XX"}.get(unit, text), unit)


def season(year: int, which: int) -> Found:
    """Return a season of the northern half of the world; winter is that which begins in the year."""
    if which == 3:
        return Found(months(year, 12, 3), "season")
    return Found(f"{_year(year)}-{25 + which}", "season")


def last_day(found: Found) -> Found:
    """Return the last day of what was found: what "by the end of" it comes to."""
    value = found.value.partition("/")[2] or found.value
    if len(value) == 10:
        return Found(value, "day")
    if len(value) == 7 and value[5:] <= "12":
        return Found(f"{last_of_month(date(int(value[:4]), int(value[5:]), 1))}", "day")
    if len(value) == 4 and value.isdigit():
        return Found(f"{value}-12-31", "day")
    return found


def narrowed(found: Found, part: Part, deadline: bool) -> Found:
    """Return what a part of a month or year comes to: the whole of it, but its last day for "by the end of"."""
    return last_day(found) if part == "end" and deadline else found
