"""The laws of counting a deadline, in days, weeks, months, working days and hours."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.notices import WorkCalendar
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.values import Span
from goodoffices.standing.counting import MOST, count, last_day

WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Unit = Literal["days", "working days", "weeks", "months", "hours"]
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
ZONES = st.sampled_from(("UTC", "Asia/Jerusalem", "America/Sao_Paulo", "Pacific/Apia", "Australia/Lord_Howe"))


def span(number: int, unit: Unit, counted: bool = False) -> Span:
    """Return so many of a unit, the day of service counted or not."""
    return Span(count=number, unit=unit, counts_service_day=counted)


def holidays(start: date, gaps: list[tuple[int, int]]) -> tuple[str, ...]:
    """Return holidays around a day as a calendar lists them: single days and ranges, in any order, overlapping."""
    listed = []
    for ahead, length in gaps:
        first = start + timedelta(ahead)
        listed.append(f"{first}/{first + timedelta(length)}" if length else f"{first}")
    return tuple(listed)


def days_of(calendar: WorkCalendar) -> set[date]:
    """Return every holiday of a calendar, one by one."""
    found = set()
    for text in calendar.holidays:
        first, _, last = text.partition("/")
        at = date.fromisoformat(first)
        while at <= date.fromisoformat(last or first):
            found.add(at)
            at += timedelta(1)
    return found


gaps = st.lists(st.tuples(st.integers(-20, 200), st.sampled_from((0, 0, 1, 9, 40))), max_size=12)
rest = st.sets(st.sampled_from(WEEK), max_size=6).map(lambda days: tuple(sorted(days)))


@st.composite
def calendars(draw: st.DrawFn) -> tuple[date, WorkCalendar]:
    """Draw a day of service and a calendar whose holidays lie about it."""
    start = draw(DAYS)
    calendar = WorkCalendar(name="c", rest_days=draw(rest), holidays=holidays(start, draw(gaps)))  # type: ignore[arg-type]
    return start, calendar


@given(calendars(), st.integers(1, 300), st.booleans())
def test_working_days_are_those_numpy_counts(case: tuple[date, WorkCalendar], number: int, counted: bool) -> None:
    """The last working day is the one that numpy's business days give, for any rest days and holidays."""
    start, calendar = case
    mask = [day not in calendar.rest_days for day in WEEK]
    theirs = np.busday_offset(
        np.datetime64(start),
        number - 1 if counted else number,
        roll="forward" if counted else "backward",
        weekmask=mask,
        holidays=[np.datetime64(day) for day in days_of(calendar)],
    )
    assert last_day(start, span(number, "working days", counted), calendar) == theirs.astype(date)


@given(calendars(), st.integers(1, 300), st.booleans())
def test_working_days_never_end_on_a_rest_day(case: tuple[date, WorkCalendar], number: int, counted: bool) -> None:
    """No count of working days ends on a rest day or a holiday, and there are exactly so many working days in it."""
    start, calendar = case
    end = last_day(start, span(number, "working days", counted), calendar)
    off = days_of(calendar)
    first = start.toordinal() + (not counted)
    worked = [
        day
        for day in map(date.fromordinal, range(first, end.toordinal() + 1))
        if WEEK[day.weekday()] not in calendar.rest_days and day not in off
    ]
    assert worked[-1] == end
    assert len(worked) == number


@given(calendars(), ZONES, st.sampled_from(get_args(Unit)), st.integers(1, 500), st.booleans())
def test_one_more_is_later(case: tuple[date, WorkCalendar], zone: str, unit: Unit, number: int, counted: bool) -> None:
    """A deadline of one more day, week, month, working day or hour falls strictly later."""
    start, calendar = case
    begun = int(datetime(start.year, start.month, start.day, 12, tzinfo=ZoneInfo("UTC")).timestamp())
    shorter, longer = (
        count(begun, span(more, unit, counted), zone=zone, calendar=calendar) for more in (number, number + 1)
    )
    assert begun - 86_400 < shorter < longer


@given(calendars(), st.sampled_from(("days", "weeks", "working days")), st.integers(2, 300))
def test_counting_the_day_of_service_takes_one_counted_day_off(
    case: tuple[date, WorkCalendar], unit: Unit, number: int
) -> None:
    """With the day of service counted a deadline ends one counted day sooner; a rest day is no counted day."""
    start, calendar = case
    without, counted = (last_day(start, span(number, unit, rule), calendar) for rule in (False, True))
    if unit == "working days":
        rests = WEEK[start.weekday()] in calendar.rest_days or start in days_of(calendar)
        fewer = last_day(start, span(number - (not rests), unit), calendar)
        assert counted == fewer
    else:
        assert counted == without - timedelta(1)


@given(DAYS, st.integers(1, 600), st.booleans())
def test_months_end_on_the_same_number(start: date, number: int, counted: bool) -> None:
    """So many months on, the day of the same number, or the day before it; a month too short for it ends it."""
    end = last_day(start, span(number, "months", counted))
    wanted = (end + timedelta(1)) if counted else end
    apart = (wanted.year - start.year) * 12 + wanted.month - start.month
    if wanted.day == start.day:
        assert apart == number
    else:
        assert (end + timedelta(1)).day == 1
        assert end.day < start.day
        assert (end.year - start.year) * 12 + end.month - start.month == number


@given(DAYS, ZONES, st.integers(1, 400), st.sampled_from(("days", "weeks", "months")))
def test_a_deadline_is_the_last_second_of_a_day_there(start: date, zone: str, number: int, unit: Unit) -> None:
    """The clocks of the zone still show the last day at the deadline, and the next one a second later."""
    end, clock = count(start, span(number, unit), zone=zone), ZoneInfo(zone)
    last = last_day(start, span(number, unit))
    assert datetime.fromtimestamp(end + 1, clock).date() > last
    if (zone, last) != ("Pacific/Apia", date(2011, 12, 30)):  # a day those clocks never showed
        assert datetime.fromtimestamp(end, clock).date() == last


@pytest.mark.parametrize(
    ("start", "number", "unit", "counted", "end"),
    [
        ("2031-05-20", 10, "days", False, "2031-05-30"),
        ("2031-05-20", 10, "days", True, "2031-05-29"),
        ("2031-05-20", 2, "weeks", False, "2031-06-03"),
        ("2031-01-31", 1, "months", False, "2031-02-28"),
        ("2032-01-31", 1, "months", False, "2032-02-29"),
        ("2031-01-31", 1, "months", True, "2031-02-28"),
        ("2031-03-01", 1, "months", True, "2031-03-31"),
        ("2031-01-15", 1, "months", True, "2031-02-14"),
        ("2031-05-23", 1, "days", False, "2031-05-24"),
        ("2031-05-22", 1, "working days", False, "2031-05-23"),
        ("2031-05-23", 1, "working days", False, "2031-05-27"),
        ("2031-05-24", 1, "working days", True, "2031-05-27"),
    ],
)
def test_counts_as_people_do(start: str, number: int, unit: Unit, counted: bool, end: str) -> None:
    """Friday 23 May, a holiday on the Monday after: the next working day is Tuesday, and a plain day is Saturday."""
    calendar = WorkCalendar(name="Harbour", rest_days=("Saturday", "Sunday"), holidays=("2031-05-26",))
    assert last_day(date.fromisoformat(start), span(number, unit, counted), calendar) == date.fromisoformat(end)


def test_hours_are_counted_to_the_second_whatever_the_clocks_do() -> None:
    """Forty-eight hours are forty-eight hours over a change of clocks, and need an instant to start from."""
    served = int(datetime(2024, 3, 30, 16, 0, tzinfo=ZoneInfo("Europe/Paris")).timestamp())
    assert count(served, span(48, "hours"), zone="Europe/Paris") == served + 48 * 3600
    with pytest.raises(GoodOfficesError) as refusal:
        count(date(2024, 3, 30), span(48, "hours"), zone="Europe/Paris")
    assert refusal.value.code == "instant-needed"


def test_the_day_of_service_is_the_day_it_was_there() -> None:
    """Served at one in the morning in Doha, it was served that day, though in London it was the day before."""
    served = int(datetime(2031, 5, 20, 1, 0, tzinfo=ZoneInfo("Asia/Qatar")).timestamp())
    there, elsewhere = (count(served, span(1, "days"), zone=zone) for zone in ("Asia/Qatar", "Europe/London"))
    assert there == int(datetime(2031, 5, 21, 23, 59, 59, tzinfo=ZoneInfo("Asia/Qatar")).timestamp())
    assert elsewhere == int(datetime(2031, 5, 20, 23, 59, 59, tzinfo=ZoneInfo("Europe/London")).timestamp())


def test_working_days_need_a_calendar() -> None:
    """Without the calendar there is no count: none is guessed, and the one that was named is given back."""
    with pytest.raises(GoodOfficesError) as refusal:
        count(date(2031, 5, 20), Span(count=3, unit="working days", calendar="harbour"), zone="UTC")
    assert (refusal.value.code, refusal.value.params) == ("calendar-needed", {"calendar": "harbour"})


@pytest.mark.parametrize(
    "holiday",
    [
        "", "25 December", "2031-12", "2031-12-25~", "2031-12-25/..", "2031-12-26/2031-12-25", "[2031-12-25]",
        "20311225", "2031-12-25T00:00", "2031-02-30", "2031-W52-1", pytest.param("2" * 2_000_000, id="endless"),
    ],
)  # fmt: skip
def test_a_holiday_is_a_day_or_a_range_of_days(holiday: str) -> None:
    """Anything else in a calendar is refused, and the calendar is named."""
    calendar = WorkCalendar(name="Harbour", rest_days=("Saturday", "Sunday"), holidays=("2031-05-26", holiday))
    with pytest.raises(GoodOfficesError) as refusal:
        count(date(2031, 5, 20), span(3, "working days"), zone="UTC", calendar=calendar)
    assert (refusal.value.code, refusal.value.params["calendar"]) == ("bad-holiday", "Harbour")
    assert len(refusal.value.params["found"]) <= 200


def test_a_calendar_must_leave_a_day_to_work() -> None:
    """Seven rest days, or holidays to the end of time, are refused and not counted for ever."""
    never = WorkCalendar(name="Harbour", rest_days=WEEK)  # type: ignore[arg-type]
    forever = WorkCalendar(name="Harbour", rest_days=("Saturday", "Sunday"), holidays=("0001-01-01/9999-12-31",))
    for calendar, code in ((never, "bad-calendar"), (forever, "beyond-dates")):
        with pytest.raises(GoodOfficesError) as refusal:
            count(date(2031, 5, 20), span(1, "working days"), zone="UTC", calendar=calendar)
        assert refusal.value.code == code


@pytest.mark.parametrize("number", [-1, 0, MOST + 1, 10**30])
@pytest.mark.parametrize("unit", get_args(Unit))
def test_a_count_is_at_least_one_and_not_endless(number: int, unit: Unit) -> None:
    """No days, fewer than none, and more than a century of them are no deadline."""
    with pytest.raises(GoodOfficesError) as refusal:
        count(0, span(number, unit), zone="UTC")
    assert (refusal.value.code, refusal.value.params) == ("bad-count", {"found": number, "least": 1, "most": MOST})


@pytest.mark.parametrize("start", [10**30, -(10**30), 253_402_300_799, 253_370_000_000])
@pytest.mark.parametrize("unit", ["days", "weeks", "months", "hours"])
def test_what_no_date_can_hold_is_refused(start: int, unit: Unit) -> None:
    """A start or an end outside the years 1 to 9999 is refused with a code, not a crash."""
    with pytest.raises(GoodOfficesError) as refusal:
        count(start, span(MOST, unit), zone="Asia/Tokyo")
    assert refusal.value.code == "beyond-dates"


def test_the_longest_count_is_as_quick_as_the_shortest() -> None:
    """A century of working days over a thousand holidays takes no more than a few milliseconds."""
    listed = tuple(str(date(2031, 1, 1) + timedelta(37 * n)) for n in range(1000))
    calendar = WorkCalendar(name="Harbour", rest_days=("Saturday", "Sunday"), holidays=listed)
    begun = time.perf_counter()
    end = last_day(date(2031, 5, 20), span(MOST, "working days"), calendar)
    assert time.perf_counter() - begun < 0.1
    assert end.year == 2174
