"""Clocks in a place: the days they show, and the names of zones."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.when import Sure, When, before, read_when

RECENT = st.dates(date(1960, 1, 1), date(2060, 12, 31))
ZONES = st.sampled_from(("Asia/Qatar", "America/Sao_Paulo", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia"))


def read(value: str, zone: str) -> When:
    """Return a day read in a zone, leaving out the few that a zone's clocks never showed."""
    try:
        return read_when(value, zone=zone)
    except GoodOfficesError as refusal:
        assume(refusal.params["reason"] != "gap")
        raise


@given(RECENT, ZONES)
def test_a_day_ends_where_the_next_begins(day: date, zone: str) -> None:
    """Between two days of a zone there is no second that belongs to neither, and each is surely before the next."""
    today, tomorrow = read(day.isoformat(), zone), read((day + timedelta(1)).isoformat(), zone)
    assert today.latest is not None
    assert tomorrow.earliest is not None
    if zone != "America/St_Johns":  # whose clocks went from 00:01 back to 23:01: an hour belongs to both
        assert today.latest + 1 == tomorrow.earliest
        assert before(today, tomorrow) is Sure.YES
    assert today.latest + 1 >= tomorrow.earliest


@given(RECENT, st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})))
def test_the_clocks_of_a_zone_show_that_day_from_first_to_last_second(day: date, zone: str) -> None:
    """At both bounds a clock there shows the day; a second outside them it does not."""
    when, clock = read(day.isoformat(), zone), ZoneInfo(zone)

    def shown(instant: int) -> date:
        return datetime.fromtimestamp(instant, clock).date()

    assert when.earliest is not None
    assert when.latest is not None
    assert shown(when.earliest) == shown(when.latest) == day
    assert shown(when.earliest - 1) != day != shown(when.latest + 1)


@cache
def nearest(zone: str) -> tuple[str, list[str]]:
    """Return what a zone is refused with: what was found, cut short, and the names near it."""
    with pytest.raises(GoodOfficesError) as refusal:
        read_when("2024", zone=zone)
    assert refusal.value.code == "bad-zone"
    return refusal.value.params["found"], refusal.value.params["nearest"]


@pytest.mark.parametrize(
    ("zone", "near"),
    [
        ("Europe/Berln", "Europe/Berlin"),
        ("jerusalem", "Asia/Jerusalem"),
        ("new york", "America/New_York"),
        ("europe/paris", "Europe/Paris"),
    ],
)
def test_an_unknown_zone_is_refused_with_the_nearest(zone: str, near: str) -> None:
    """Somebody who types a city or slips in a letter is shown the name to write."""
    assert nearest(zone)[1][0] == near


@pytest.mark.parametrize(
    "zone",
    ["", "Europe", "../etc/passwd", "right/UTC", "localtime", "\x00", pytest.param("Z" * 2_000_000, id="endless")],
)
def test_no_zone_is_read_from_this_machine(zone: str) -> None:
    """Paths, folders and this machine's own settings are no zones, however they are named."""
    found, near = nearest(zone)
    assert len(found) <= 64
    assert zone not in near
