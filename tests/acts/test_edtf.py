"""The part of EDTF that is read, against the public implementation, and what is refused, with what to write instead."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from typing import get_args

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.edtf import LONGEST, Parsed, Reason, parse
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.when import When, moment, read_when

# 33 to 36 are quarters and 37 to 41 longer parts of a year, which we send back as months
SEASONS = ("25", "26", "27", "29", "31", "32")
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


def cut(day: date, length: int) -> str:
    """Return a date as written to the year (4 characters), the month (7) or the day (10)."""
    return day.isoformat()[:length]


plain = st.builds(cut, DAYS, st.sampled_from((4, 7, 10)))
unspecified = st.builds(
    lambda day, form: day.strftime("%Y").zfill(4)[: form[0]] + form[1] if form[0] < 5 else f"{cut(day, 7)}{form[1]}",
    DAYS.filter(lambda day: day.year >= 100),
    st.sampled_from(((3, "X"), (2, "XX"), (4, "-XX"), (4, "-XX-XX"), (7, "-XX"))),
)
seasons = st.builds(lambda day, code: f"{cut(day, 4)}-{code}", DAYS, st.sampled_from(SEASONS[:3]))
ordered = st.tuples(DAYS, DAYS, st.sampled_from((4, 7, 10))).map(lambda t: [cut(day, t[2]) for day in sorted(t[:2])])
shared = st.one_of(
    plain,
    unspecified,
    seasons,
    st.builds("{}{}".format, plain, st.sampled_from("~?%")),
    ordered.map("/".join),
    ordered.map(lambda ends: f"[{ends[0]}..{ends[1]}]"),
    ordered.map(lambda ends: f"[{','.join(ends)}]"),
)


def walls(parsed: Parsed) -> tuple[date, date]:
    """Return the first and the last day a parsed value covers, its qualifiers left aside."""
    days = [at for span in parsed.spans for part in span if part for at in (part.first, part.last)]
    epoch = datetime(1970, 1, 1)
    return (epoch + timedelta(seconds=min(days))).date(), (epoch + timedelta(seconds=max(days))).date()


@given(shared)
def test_covers_the_same_days_as_the_public_implementation(value: str) -> None:
    """What both read, both read to the same first and last day."""
    theirs = parse_edtf(value)
    low, high = theirs.lower_strict(), theirs.upper_strict()
    assert walls(parse(value)) == (date(*low[:3]), date(*high[:3]))


@given(shared, st.sampled_from("~?%"))
def test_a_qualifier_changes_no_day_that_is_named(value: str, qualifier: str) -> None:
    """Marking a date approximate or doubtful leaves what it names as it was; only its margin is for `When`."""
    if value[-1] not in "~?%]":
        assert walls(parse(value + qualifier)) == walls(parse(value))


REFUSED: tuple[tuple[str, Reason, str], ...] = (
    ("9/11/2024", "day-or-month-first", "2024-11-09 or 2024-09-11"),
    ("31/12/2024", "day-or-month-first", "2024-12-31"),
    ("30.10.2024", "day-or-month-first", "2024-10-30"),
    ("9/11/24", "day-or-month-first", ""),
    ("9 Nov 2024", "words", "2024-11-09"),
    ("November 9, 2024", "words", "2024-11-09"),
    ("3rd of May, 2024", "words", "2024-05-03"),
    ("October 2024", "words", "2024-10"),
    ("about 2024-11", "words", "2024-11~"),
    ("before 9 Nov 2024", "words", "[..2024-11-09]"),
    ("after May 2024", "words", "[2024-05..]"),
    ("from 2024-10-30 to 9 Nov 2024", "words", "2024-10-30/2024-11-09"),
    ("between 3 May 2024 and 9 May 2024", "words", "[2024-05-03..2024-05-09]"),
    ("May 2024 or June 2024", "words", "[2024-05,2024-06]"),
    ("2024-10-30–2024-11-09", "words", "2024-10-30/2024-11-09"),
    ("2024-11-9", "zeros", "2024-11-09"),
    ("2024-1-5~", "zeros", "2024-01-05~"),
    ("20241030", "separators", "2024-10-30"),
    ("2024/10/30", "separators", "2024-10-30"),
    ("2024/10", "separators", "2024-10"),
    ("yesterday", "relative", ""),
    ("last week", "relative", ""),
    ("2024-02-30", "no-such-day", "2024-02-29"),
    ("2023-02-29", "no-such-day", "2023-02-28"),
    ("2024-10-00", "no-such-day", "2024-10"),
    ("2024-10-30/2024-11-31", "no-such-day", "2024-11-30"),
    ("2024-13", "no-such-month", "2024"),
    ("2024-33", "no-such-month", "[2024-01..2024-03]"),
    ("2024-41", "no-such-month", "[2024-07..2024-12]"),
    ("2024-13-01", "no-such-month", "2024"),
    ("24:00", "time-alone", ""),
    ("4 pm", "time-alone", ""),
    ("2024-10-30T24:00", "midnight", "2024-10-31T00:00"),
    ("2024-10-30T25:00", "no-such-time", ""),
    ("2024-10-30T23:59:60", "no-such-time", ""),
    ("2024-10-30 16:00", "date-and-time", "2024-10-30T16:00"),
    ("2024-10-30T9:00", "date-and-time", "2024-10-30T09:00"),
    ("2024-10-30T16:00:00.123Z", "date-and-time", "2024-10-30T16:00:00Z"),
    ("2024-10-30T16:00+0300", "offset", "2024-10-30T16:00+03:00"),
    ("2024-10-30T16:00+15:00", "offset", ""),
    ("2024-03-31T02:30", "gap", "2024-03-31T03:30"),
    ("2024-21", "season-hemisphere", "2024-25 or 2024-29"),
    ("2024-24", "season-hemisphere", "[2023-12..2024-02] or [2024-12..2025-02] or 2024-32"),
    ("2024-30", "season-across-years", "[2023-12..2024-02] or [2024-12..2025-02]"),
    ("2024-11-09/2024-10-30", "backwards", "2024-10-30/2024-11-09"),
    ("[2024-11..2024-10]", "backwards", ""),
    ("2024-10-30..2024-11-09", "brackets", "[2024-10-30..2024-11-09]"),
    ("[2024..", "brackets", "[2024..]"),
    ("{2024,2025}", "all-of", "[2024,2025]"),
    ("2024/", "interval", "2024/.."),
    ("/2024", "interval", "../2024"),
    ("../..", "open-both", ""),
    ("[..]", "open-both", ""),
    ("[..9 Nov 2024]", "part", "[..2024-11-09]"),
    ("2024-11-9/2024-11-10", "part", "2024-11-09/2024-11-10"),
    ("XXXX", "unspecified-place", ""),
    ("2024-XX-05", "unspecified-place", ""),
    ("-0044", "year-range", ""),
    ("12024", "year-range", ""),
    ("0000", "year-range", "0001"),
    ("~2024", "qualifier-place", "2024~"),
    ("2024~?", "qualifier-place", "2024%"),
    ("2024~-10", "qualifier-place", "2024-10~"),
    ("[2024..2025]~", "qualifier-place", "[2024~..2025~]"),
    ("2024-xx", "capitals", "2024-XX"),
    (" 2024\n", "spaces", "2024"),
    ("２０２４", "shape", ""),
    ("[]", "shape", ""),
    ("whenever", "shape", ""),
    ("2" + " " * LONGEST, "too-long", ""),
)


@pytest.mark.parametrize(("value", "reason", "instead"), REFUSED)
def test_refuses_with_a_reason_and_what_to_write_instead(value: str, reason: Reason, instead: str) -> None:
    """Each usual slip is refused for its own reason, with the value to write where one can be told."""
    with pytest.raises(GoodOfficesError) as refusal:
        read_when(value, zone="Europe/Paris")
    assert refusal.value.code == "bad-when"
    assert (refusal.value.params["reason"], refusal.value.params["instead"]) == (reason, instead)


def test_every_reason_is_one_somebody_can_meet() -> None:
    """The list of reasons holds none that no input leads to, and every input tried leads to one of the list."""
    others: set[Reason] = {"empty", "uncertain", "fold", "margin", "margin-unused"}
    assert {reason for _, reason, _ in REFUSED} | others == set(get_args(Reason))


human = st.one_of(
    st.builds("{}/{}/{}".format, st.integers(0, 40), st.integers(0, 14), st.integers(0, 2100)),
    st.builds(
        "{}-{}-{}{}".format, st.integers(0, 12000), st.integers(0, 45), st.integers(0, 40), st.sampled_from("~?% ")
    ),
    st.builds("{} {} {}".format, st.integers(0, 40), st.sampled_from(("May", "sept.", "Wax")), st.integers(0, 9999)),
    st.builds("{} {} {}".format, plain, st.sampled_from(("to", "or", "..", "/", ",")), plain),
    st.builds("{}T{}:{}".format, plain, st.integers(0, 30), st.integers(0, 70)),
    st.text("0123456789-/.,[]{}~?%XTZ+: abconvy", max_size=24),
)


def answered(value: str) -> When | GoodOfficesError:
    """Return what a value is read as, or the refusal of it."""
    try:
        return read_when(value, zone="Asia/Qatar")
    except GoodOfficesError as refusal:
        return refusal


@given(human)
def test_what_is_offered_instead_can_be_read(value: str) -> None:
    """Nobody is told to write something that is refused for its shape in its turn."""
    answer = answered(value)
    if isinstance(answer, GoodOfficesError):
        for offered in filter(None, answer.params["instead"].split(" or ")):
            assert parse(offered).spans


@given(
    st.one_of(st.text(), human, st.text("0123456789-/.,[]~?%XTZ", max_size=300), st.from_regex(r"\[?[0-9X~.,/-]+\]?"))
)
def test_noise_gives_a_date_or_a_refusal_and_soon(value: str) -> None:
    """Whatever is typed gives a When or a refusal with a code, in a tenth of a second."""
    begun = time.perf_counter()
    answer = answered(value)
    assert time.perf_counter() - begun < 0.1
    if isinstance(answer, When):
        assert answer.value == value
    else:
        assert answer.code == "bad-when"
        assert len(answer.params["found"]) <= 60


@pytest.mark.parametrize(
    "unit", ["2", "[", "2024/", "from ", " - ", "2024-10-30,", "~", "X", " ", "a or ", "é", "\x00"]
)
def test_the_longest_noise_is_refused_at_once(unit: str) -> None:
    """Two million characters, or as many as are read at all, cost no more than a moment."""
    begun = time.perf_counter()
    for length in (2_000_000, LONGEST):
        with pytest.raises(GoodOfficesError):
            read_when((unit * length)[:length], zone="Asia/Qatar")
    assert time.perf_counter() - begun < 0.5


def test_nothing_longer_than_a_date_is_taken_apart() -> None:
    """A value over the limit is refused for its length, even where it would parse, and just under it is read."""
    dates = ",".join(["2024-10-30"] * 18)
    assert len(parse(f"[{dates}]").spans) == 18
    with pytest.raises(GoodOfficesError) as refusal:
        parse(f"[{dates},2024-10-30]")
    assert refusal.value.params["reason"] == "too-long"


@pytest.mark.parametrize(
    ("text", "reason", "instead"),
    [
        ("", "empty", ""),
        ("2024-11~", "uncertain", ""),
        ("2024-11?", "uncertain", ""),
        ("2024-XX", "uncertain", ""),
        ("2024-25", "uncertain", ""),
        ("[2024..2025]", "uncertain", ""),
        ("2024-10-30/2024-11-09", "uncertain", ""),
        ("2024-10-27T02:30", "fold", "2024-10-27T00:30Z or 2024-10-27T01:30Z"),
    ],
)
def test_as_of_takes_one_moment_only(text: str, reason: Reason, instead: str) -> None:
    """A date that could be more than one instant is refused where one instant is wanted."""
    with pytest.raises(GoodOfficesError) as refusal:
        moment(text, "Europe/Paris")
    assert (refusal.value.params["reason"], refusal.value.params["instead"]) == (reason, instead)
