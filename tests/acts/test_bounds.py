"""What each form of date is read to: bounds to the second, margins, and clocks that change."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec
import pytest

from goodoffices.acts.bounds import EARLIEST, LATEST, MARGINS
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.when import read_when


def at(text: str) -> int:
    """Return the instant an ISO time with an offset stands for."""
    return int(datetime.fromisoformat(text).timestamp())


READINGS = (
    ("2024-10-30", "Asia/Qatar", "", "2024-10-30T00:00+03:00", "2024-10-30T23:59:59+03:00"),
    ("2024-04", "Asia/Qatar", "", "2024-04-01T00:00+03:00", "2024-04-30T23:59:59+03:00"),
    ("2024-11-02~", "Asia/Qatar", "", "2024-10-30T00:00+03:00", "2024-11-05T23:59:59+03:00"),
    ("2024-11-02~", "America/New_York", "", "2024-10-30T00:00-04:00", "2024-11-05T23:59:59-05:00"),
    ("2024-11-02~", "Asia/Qatar", "1 week", "2024-10-26T00:00+03:00", "2024-11-09T23:59:59+03:00"),
    ("2024-11-02~", "Asia/Qatar", "6 hours", "2024-11-01T18:00+03:00", "2024-11-03T05:59:59+03:00"),
    ("2024-09~", "UTC", "", "2024-08-01T00:00Z", "2024-10-31T23:59:59Z"),
    ("2024-01-30~", "UTC", "1 month", "2023-12-30T00:00Z", "2024-02-29T23:59:59Z"),
    ("2024-25~", "UTC", "", "2023-12-01T00:00Z", "2024-08-31T23:59:59Z"),
    ("2024~", "UTC", "", "2023-01-01T00:00Z", "2025-12-31T23:59:59Z"),
    ("202X~", "UTC", "", "2010-01-01T00:00Z", "2039-12-31T23:59:59Z"),
    ("2024-10-30T16:00~", "Asia/Qatar", "", "2024-10-30T14:00+03:00", "2024-10-30T18:00+03:00"),
    ("2024-10-30T16:00", "Asia/Qatar", "", "2024-10-30T16:00+03:00", "2024-10-30T16:00+03:00"),
    ("2024-10-30T16:00:05-05:00", "Asia/Qatar", "", "2024-10-30T16:00:05-05:00", "2024-10-30T16:00:05-05:00"),
    ("2024-10-30T16:00+02", "Asia/Qatar", "", "2024-10-30T14:00Z", "2024-10-30T14:00Z"),
    ("2024-10-27T02:30", "Europe/Paris", "", "2024-10-27T02:30+02:00", "2024-10-27T02:30+01:00"),
    ("2018-11-04", "America/Sao_Paulo", "", "2018-11-04T03:00Z", "2018-11-05T01:59:59Z"),
    ("1919-03-31", "America/Toronto", "", "1919-03-31T04:30Z", "1919-04-01T03:59:59Z"),
    ("2025-03-29", "America/Scoresbysund", "", "2025-03-29T02:00Z", "2025-03-30T00:59:59Z"),
    ("2024-32", "UTC", "", "2024-06-01T00:00Z", "2024-08-31T23:59:59Z"),
    ("[2024-10-30..2024-11-09]", "Asia/Qatar", "", "2024-10-30T00:00+03:00", "2024-11-09T23:59:59+03:00"),
)


@pytest.mark.parametrize(("value", "zone", "margin", "earliest", "latest"), READINGS)
def test_reads_a_value_to_these_bounds(value: str, zone: str, margin: str, earliest: str, latest: str) -> None:
    """Each form is read to the first and the last second it may mean, by the clocks of its zone."""
    when = read_when(value, zone=zone, margin=margin)
    assert (when.earliest, when.latest) == (at(earliest), at(latest))


@pytest.mark.parametrize("value", ["0001", "9999", "0001-01-01~", "9999-12-31T23:59", "9999-12-31~", "0001~/9999~"])
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_no_bound_lies_where_it_cannot_be_shown(value: str, zone: str) -> None:
    """At the ends of the calendar, too, every bound has a date in every zone."""
    when = read_when(value, zone=zone)
    for bound in (when.earliest, when.latest, when.until or 0, when.until_earliest or 0):
        assert bound is not None
        assert EARLIEST <= bound <= LATEST
        assert {datetime.fromtimestamp(bound, ZoneInfo(z)).timestamp() for z in ("Pacific/Kiritimati", zone)} == {bound}


@pytest.mark.parametrize(("value", "instead"), [("2011-12-30", "2011-12-31"), ("2011-12-30T12:00", "2011-12-31T12:00")])
def test_a_day_that_a_zone_skipped_is_refused(value: str, instead: str) -> None:
    """Samoa went from 29 to 31 December 2011: nothing happened there on the 30th, though the month is whole."""
    with pytest.raises(GoodOfficesError) as refusal:
        read_when(value, zone="Pacific/Apia")
    assert (refusal.value.params["reason"], refusal.value.params["instead"]) == ("gap", instead)
    assert read_when("2011-12", zone="Pacific/Apia").earliest == at("2011-12-01T00:00-10:00")


@pytest.mark.parametrize("margin", ["3", "0 days", "three days", "-1 day", "3 fortnights", "3  days", "1" * 30, "\n"])
def test_a_margin_is_a_number_and_a_unit(margin: str) -> None:
    """A margin that cannot be read is refused with an example of one that can."""
    with pytest.raises(GoodOfficesError) as refusal:
        read_when("2024-11-02~", zone="UTC", margin=margin)
    assert (refusal.value.params["reason"], refusal.value.params["instead"]) == ("margin", "3 days")


@pytest.mark.parametrize("value", ["", "2024-11-02", "2024-11-02?", "[2024..2025]"])
def test_a_margin_without_an_approximate_date_is_refused(value: str) -> None:
    """A margin that would change nothing is a slip, and is said to be one."""
    with pytest.raises(GoodOfficesError) as refusal:
        read_when(value, zone="UTC", margin="3 days")
    assert refusal.value.params["reason"] == "margin-unused"


def test_every_precision_has_a_margin_that_can_be_read() -> None:
    """The default margins are written as people would state them, and stating one changes nothing."""
    samples = {"time": "2024-10-30T16:00", "day": "2024-10-30", "month": "2024-10", "season": "2024-25"}
    samples |= {"year": "2024", "decade": "202X", "century": "20XX"}
    assert samples.keys() == MARGINS.keys()
    for kind, value in samples.items():
        stated = read_when(value + "~", zone="UTC", margin=MARGINS[kind])
        assert stated == msgspec.structs.replace(read_when(value + "~", zone="UTC"), margin=MARGINS[kind])
