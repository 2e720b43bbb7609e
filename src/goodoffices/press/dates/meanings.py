"""What the words of a date mean before anything is counted: no meaning here knows what day it is."""

from __future__ import annotations

from typing import Literal

import msgspec

from goodoffices.press.values import Span

Unit = Literal["day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century"]
Part = Literal["", "start", "middle", "end"]
Role = Literal["event", "since", "deadline", "after"]
Tense = Literal["past", "future", "unknown"]


class Day(msgspec.Struct, frozen=True):
    """A day of a month; `year` None is to be counted, `years` from the year of the base (-1: "last year") if given."""

    month: int
    day: int
    year: int | None = None
    weekday: int | None = None
    years: int | None = None


class DayOfMonth(msgspec.Struct, frozen=True):
    """A day of a month that is not named: "on the 27th", in this month or in the one beside it."""

    day: int


class Month(msgspec.Struct, frozen=True):
    """A month, or a part of it; `which` is -1 for "last April", 0 for "this" and 1 for "next"."""

    month: int
    year: int | None = None
    part: Part = ""
    which: int | None = None
    years: int | None = None


class Years(msgspec.Struct, frozen=True):
    """A year, a decade or a century that is stated: the first year of it."""

    first: int
    unit: Unit = "year"
    part: Part = ""


class TwoDigits(msgspec.Struct, frozen=True):
    """A year by its last two digits: "in ’08"."""

    last: int


class Weekday(msgspec.Struct, frozen=True):
    """A day of the week: the nearest that fits (None), the last or next one, or that of a week so many from this."""

    weekday: int
    which: int | None = None
    week: int | None = None
    more: int = 0
    """Weeks after that day: "Thursday week"."""
    told: bool = False


class Shift(msgspec.Struct, frozen=True):
    """So many units back or ahead; `told` where it is counted from another date in the text, not from the base."""

    count: int
    unit: Unit
    about: bool = False
    exact: bool = False
    told: bool = False
    ahead_only: bool = False
    """Whether the words count only where the sentence looks ahead: "in three days"."""


class Frame(msgspec.Struct, frozen=True):
    """A whole unit of the calendar, so many from the one the base is in: "last week" is -1."""

    unit: Unit
    shift: int | None
    part: Part = ""
    told: bool = False


class Stretch(msgspec.Struct, frozen=True):
    """The units up to the base (`count` below zero) or from it: "the past three days"."""

    count: int
    unit: Unit


class Season(msgspec.Struct, frozen=True):
    """A season: spring 0 to winter 3, of a stated year, or the last, this or the next one, or the nearest that fits."""

    season: int
    year: int | None = None
    which: int | None = None
    years: int | None = None


class Piece(msgspec.Struct, frozen=True):
    """A quarter or a half of a year, counted from 1, of a stated year or of one so many from the year of the base."""

    unit: Unit
    nth: int
    year: int | None = None
    years: int | None = None


class WeekOf(msgspec.Struct, frozen=True):
    """The week a day lies in."""

    day: Day


class Range(msgspec.Struct, frozen=True):
    """From one date to another."""

    first: Day | Month | Years
    last: Day | Month | Years


class Unclear(msgspec.Struct, frozen=True):
    """Words of time that cannot be counted, and why: `vague`, `ambiguous`."""

    why: str


Meaning = (
    Day
    | DayOfMonth
    | Month
    | Years
    | TwoDigits
    | Weekday
    | Shift
    | Frame
    | Stretch
    | Season
    | Piece
    | WeekOf
    | Range
    | Unclear
)


class Expression(msgspec.Struct, frozen=True):
    """A date as it stands in a text: where, in which words, what they mean, and what they are to the words before."""

    span: Span
    words: str
    meaning: Meaning
    role: Role = "event"
    """Anything but "event" is no day something happened: since when, until when, after when."""

    @property
    def told(self) -> bool:
        """Tell whether it is counted from another date in the text ("two weeks earlier"), not from the dateline."""
        return getattr(self.meaning, "told", False)

    @property
    def stated(self) -> bool:
        """Tell whether the words give the date without anything to count from."""
        return _stated(self.meaning)


def _stated(meaning: Meaning) -> bool:
    if isinstance(meaning, Years):
        return True
    if isinstance(meaning, Range):
        return _stated(meaning.first) and _stated(meaning.last)
    if isinstance(meaning, WeekOf):
        return meaning.day.year is not None
    return getattr(meaning, "year", None) is not None
