"""Digits and a second calendar, as ways to show a date: what was said stays as it was said, this stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from goodoffices.desk.display import Calendar, Display
from goodoffices.desk.words import say

_USUAL = Display()
_shown: ContextVar[Display] = ContextVar("shown", default=_USUAL)
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def display() -> Display:
    """Return how pages are shown here."""
    return _shown.get()


@contextmanager
def showing(chosen: Display) -> Iterator[None]:
    """Show pages in this way within this, in this thread."""
    before = _shown.set(chosen)
    try:
        yield
    finally:
        _shown.reset(before)


def digits(text: str) -> str:
    """Return a date or a number of ours in the digits chosen."""
    return text.translate(_EASTERN) if display().digits == "arabic" else text


def beside(day: str) -> str:
    """Return a day ("2031-05-20") in the calendar chosen, or an empty string where there is none, or no such day."""
    calendar: Calendar = display().calendar
    if calendar == "gregorian":
        return ""
    try:
        found = date.fromisoformat(day)
        return digits(_hijri(found) if calendar == "hijri" else _hebrew(found))
    except (ValueError, OverflowError):
        return ""


def _hijri(day: date) -> str:
    """In the calendar of Umm al-Qura, which the library knows from 1924 to 2077."""
    from hijridate import Gregorian

    found = Gregorian.fromdate(day).to_hijri()
    return f"{found.day} {say(f'calendar.hijri.{found.month}')} {found.year}"


def _hebrew(day: date) -> str:
    from pyluach import dates

    found = dates.HebrewDate.from_pydate(day)
    leap = "leap." if found.month in (12, 13) and _is_leap(found.year) else ""
    return f"{found.day} {say(f'calendar.hebrew.{leap}{found.month}')} {found.year}"


def _is_leap(year: int) -> bool:
    """Whether a Hebrew year has thirteen months: seven in nineteen years do."""
    return (7 * year + 1) % 19 < 7
