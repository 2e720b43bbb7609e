"""From the meaning of a date to its value, counted from a base; None wherever it would be a guess."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from goodoffices.press.dates import calendar
from goodoffices.press.dates.calendar import Found
from goodoffices.press.dates.meanings import (
    Day,
    DayOfMonth,
    Expression,
    Frame,
    Meaning,
    Month,
    Piece,
    Range,
    Season,
    Shift,
    Stretch,
    Tense,
    TwoDigits,
    Weekday,
    WeekOf,
    Years,
)
from goodoffices.press.values import Dated

DATELINE = "counted from the dateline"
FROM_STATEMENT = "counted from the statement"
STATED = "stated"


def resolve(
    expression: Expression,
    base: date | None,
    tense: Tense = "unknown",
    *,
    basis: str = DATELINE,
    told: date | None = None,
    told_basis: str = "",
) -> Dated | None:
    """Return the date an expression comes to; None where it cannot be counted without a guess.

    `base` is the day its words were written or said, `basis` says which that is. `told` is the date that "two weeks
    earlier" and the like are counted from: without it they are None.
    """
    from_told = expression.told
    start = told if from_told else base
    try:
        found = _found(expression.meaning, start, tense, expression.role == "deadline")
    except (ValueError, OverflowError):
        # the calendar has no such year: a number that is no date
        return None
    if found is None:
        return None
    why = STATED if expression.stated else (told_basis or basis) if from_told else basis
    return Dated(found.value, found.precision, expression.words, expression.span, why)


def _found(meaning: Meaning, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    counted = _COUNTED.get(type(meaning))
    return counted(meaning, base, tense, deadline) if counted else None


def _year_of(meaning: Any, base: date | None) -> int | None:
    if meaning.year is not None:
        return int(meaning.year)
    return base.year + meaning.years if base and meaning.years is not None else None


def _day(meaning: Day, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    at = _which_day(meaning, base, tense)
    return Found(f"{at}", "day") if at else None


def _which_day(meaning: Day, base: date | None, tense: Tense) -> date | None:
    if (year := _year_of(meaning, base)) is not None:
        return date(year, meaning.month, meaning.day)
    if base is None:
        return None
    near = [
        at for year in range(base.year - 8, base.year + 9) if (at := calendar.real(year, meaning.month, meaning.day))
    ]
    fitting = [at for at in near if meaning.weekday in (None, at.weekday()) and abs(at.year - base.year) <= 1]
    return _nearest(fitting or near, base, tense)


def _nearest(days: list[date], base: date, tense: Tense) -> date | None:
    past, future = [at for at in days if at <= base], [at for at in days if at >= base]
    if tense == "unknown":
        # news tells of what was more than of what will be
        return min(days, key=lambda at: (base - at).days if at <= base else 2 * (at - base).days, default=None)
    if tense == "future":
        return min(future or past, default=None)
    return max(past, default=min(future, default=None))


def _day_of_month(meaning: DayOfMonth, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    if base is None:
        return None
    firsts = [calendar.by_months(base.replace(day=1), steps) for steps in (-1, 0, 1)]
    near = [at for first in firsts if (at := calendar.real(first.year, first.month, meaning.day))]
    at = _nearest(near, base, tense)
    return Found(f"{at}", "day") if at else None


def _month(meaning: Month, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    year = _year_of(meaning, base)
    if year is None and base is not None:
        year = _which_year(meaning.month, base, tense, meaning.which)
    if year is None:
        return None
    return calendar.narrowed(Found(calendar.month(year, meaning.month), "month"), meaning.part, deadline)


def _which_year(month: int, base: date, tense: Tense, which: int | None) -> int:
    if which == -1:
        return base.year - (month >= base.month)
    if which == 1:
        return base.year + (month <= base.month)
    if which == 0 and tense == "unknown":
        return base.year
    if tense == "unknown":
        tense = "past" if (base.month - month) % 12 <= 2 * ((month - base.month) % 12) else "future"
    if tense == "future":
        return base.year + (month < base.month)
    return base.year - (month > base.month)


def _years(meaning: Years, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    return calendar.narrowed(calendar.years(meaning.first, meaning.unit), meaning.part, deadline)


def _two_digits(meaning: TwoDigits, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    if base is None:
        return None
    soon = base.year + 10
    return calendar.years(soon - (soon - meaning.last) % 100, "year")


def _weekday(meaning: Weekday, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    if base is None:
        return None
    if meaning.week is not None:
        at = calendar.monday(base) + timedelta(weeks=meaning.week, days=meaning.weekday)
        return Found(f"{at}", "day")
    back = (base.weekday() - meaning.weekday) % 7
    which = 1 if meaning.told and meaning.which is None else meaning.which
    if which == -1:
        at = base - timedelta(days=back or 7)
    elif which == 1:
        at = base + timedelta(days=7 - back)
    elif which == 0 and meaning.told:
        return None
    elif meaning.more or tense == "future" or (which == 0 and tense == "unknown"):
        at = base + timedelta(days=-back % 7 + 7 * meaning.more)
    else:
        at = base - timedelta(days=back)
    return Found(f"{at}", "day")


def _shift(meaning: Shift, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    if base is None or (meaning.ahead_only and tense != "future" and not deadline):
        return None
    about = "~" if meaning.about else ""
    if meaning.unit in ("day", "week"):
        days = timedelta(**{meaning.unit + "s": meaning.count})
        week = meaning.unit == "week" and not meaning.exact
        return Found(f"{base + days}{'~' if week else about}", "week" if week else "day")
    at = calendar.by_months(base, meaning.count * calendar.STEPS["year" if meaning.unit == "decade" else meaning.unit])
    if meaning.exact:
        return Found(f"{at}", "day")
    return Found(f"{str(at)[:7]}{about}" if meaning.unit == "month" else f"{at.year:04}{about}", meaning.unit)


def _frame(meaning: Frame, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    if base is None:
        return None
    shift = meaning.shift
    if meaning.unit == "weekend":
        return _weekend(base, shift, tense)
    return calendar.narrowed(calendar.unit_of(base, meaning.unit, shift or 0), meaning.part, deadline)


def _weekend(base: date, shift: int | None, tense: Tense) -> Found:
    inside = base.weekday() >= 5
    if shift == -1:
        weeks = -1
    elif shift == 1:
        weeks = int(inside)
    else:
        weeks = 0 if inside or tense == "future" else -1
    return calendar.unit_of(base, "weekend", weeks)


def _stretch(meaning: Stretch, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    if base is None:
        return None
    if meaning.unit in ("day", "week"):
        at = base + timedelta(**{meaning.unit + "s": meaning.count})
    else:
        at = calendar.by_months(base, meaning.count * calendar.STEPS[meaning.unit])
    first, last = sorted((base, at))
    cut = {"month": 7, "year": 4}.get(meaning.unit, 10) if abs(meaning.count) > 1 else 10
    return Found(f"{str(first)[:cut]}/{str(last)[:cut]}", meaning.unit)


def _season(meaning: Season, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    year = _year_of(meaning, base)
    if year is None and base is not None:
        year = _season_year(3 + 3 * meaning.season, base, tense, meaning.which)
    return None if year is None else calendar.season(year, meaning.season)


def _season_year(first: int, base: date, tense: Tense, which: int | None) -> int:
    begun = base.year - (base.month < first)
    inside = (base.year - begun) * 12 + base.month < first + 3
    if which == -1:
        return begun - inside
    if which == 1:
        return begun + 1
    if inside:
        return begun
    if which == 0 and tense == "unknown":
        return base.year
    return begun + 1 if tense == "future" else begun


def _piece(meaning: Piece, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    year, count = _year_of(meaning, base), calendar.STEPS[meaning.unit]
    if year is None:
        return None
    return Found(calendar.months(year, 1 + count * (meaning.nth - 1), count), meaning.unit)


def _week_of(meaning: WeekOf, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    day = _which_day(meaning.day, base, tense)
    return calendar.unit_of(day, "week", 0) if day else None


def _range(meaning: Range, base: date | None, tense: Tense, deadline: bool) -> Found | None:
    looks: tuple[Tense, ...] = (tense, "past", "future")
    ways = [found for each in looks if (found := _one_range(meaning, base, each)) is not None]
    # a range that the base lies in is meant, whichever way the sentence looks
    return next((it for it in ways if base and _holds(it, str(base))), ways[0] if ways else None)


def _holds(found: Found, day: str) -> bool:
    first, _, last = found.value.partition("/")
    return first <= day and day[: len(last)] <= last


def _one_range(meaning: Range, base: date | None, tense: Tense) -> Found | None:
    first = _found(meaning.first, base, tense, False)
    if first is None:
        return None
    last = _found(meaning.last, base and calendar.first_of(first.value), "future", False)
    if last is None or last.value < first.value:
        return None
    return Found(f"{first.value}/{last.value}", last.precision)


_COUNTED: dict[type, Callable[[Any, date | None, Tense, bool], Found | None]] = {
    Day: _day,
    DayOfMonth: _day_of_month,
    Month: _month,
    Years: _years,
    TwoDigits: _two_digits,
    Weekday: _weekday,
    Shift: _shift,
    Frame: _frame,
    Stretch: _stretch,
    Season: _season,
    Piece: _piece,
    WeekOf: _week_of,
    Range: _range,
}
