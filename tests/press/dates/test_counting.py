"""What the words of a date come to, counted from a base; None wherever it would be a guess."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goodoffices.acts.edtf import parse
from goodoffices.press.dates import Tense, find, resolve

BASE = date(2031, 3, 12)
"""A Wednesday."""
FORMS = ("%B {d}, %Y", "{d} %B %Y", "%A, %B {d}, %Y", "%A {d} %B %Y", "{d} %b. %Y", "the {d}{th} of %B, %Y", "%Y-%m-%d")


def value(text: str, tense: Tense = "unknown", base: date | None = BASE, told: date | None = None) -> str | None:
    """Return what the only date expression of a text comes to."""
    (only,) = find(text)
    dated = resolve(only, base, tense, told=told)
    return dated.value if dated else None


def ordinal(day: int) -> str:
    """Return the letters behind the number of a day."""
    return "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(FORMS))
def test_a_stated_day_is_read_as_it_was_written(day: date, form: str) -> None:
    """Any day, written in any of the ways that leave no doubt, is read back without a base."""
    text = f"It was signed on {day.strftime(form).format(d=day.day, th=ordinal(day.day))}."
    assert value(text, base=None) == f"{day}"


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.integers(0, 6), st.sampled_from(["past", "future"]))
def test_a_weekday_is_the_nearest_that_fits_the_tense(base: date, weekday: int, tense: Tense) -> None:
    """A weekday lies within a week of the base, on the side the tense looks to, the base itself being on both."""
    name = (date(2031, 3, 3) + timedelta(days=weekday)).strftime("%A")
    found = date.fromisoformat(value(f"They met on {name}.", tense, base) or "")
    assert found.weekday() == weekday
    assert timedelta(0) <= (base - found if tense == "past" else found - base) < timedelta(days=7)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.sampled_from(["last", "this", "next"]))
def test_a_week_is_monday_to_sunday(base: date, which: str) -> None:
    """Last, this and next week begin on a Monday, last seven days, and lie where they say."""
    first, last = (date.fromisoformat(it) for it in (value(f"It closed {which} week.", base=base) or "").split("/"))
    assert (first.weekday(), last - first) == (0, timedelta(days=6))
    assert first <= base + timedelta(weeks={"last": -1, "this": 0, "next": 1}[which]) <= last


CASES = {
    "It closed today.": "2031-03-12",
    "It closed last night.": "2031-03-11",
    "It closed the day before yesterday.": "2031-03-10",
    "They leave tomorrow morning.": "2031-03-13",
    "They left last Wednesday.": "2031-03-05",
    "They meet next Wednesday.": "2031-03-19",
    "They left on Thursday last.": "2031-03-06",
    "They return Thursday week.": "2031-03-20",
    "They left on Friday last week.": "2031-03-07",
    "They met early Wednesday.": "2031-03-12",
    "He spoke earlier Saturday.": "2031-03-08",
    "They left on Tuesday night.": "2031-03-11",
    "It was told 10 days ago.": "2031-03-02",
    "It was told twenty-one days ago.": "2031-02-19",
    "It was decided about a week ago.": "2031-03-05~",
    "It was decided a fortnight ago.": "2031-02-26~",
    "It was decided two months ago.": "2031-01",
    "It was decided [three] years ago.": "2028",
    "It was decided nearly two years ago.": "2029~",
    "It was decided a year ago today.": "2030-03-12",
    "It happened in the past three days.": "2031-03-09/2031-03-12",
    "They met over the weekend.": "2031-03-08/2031-03-09",
    "It closed last month.": "2031-02",
    "It opens next year.": "2032",
    "It closed late last year.": "2030",
    "It closed last April.": "2030-04",
    "It closed in mid-March.": "2031-03",
    "It closed in late 2019.": "2019",
    "It closed on Nov. 9.": "2030-11-09",
    "It closed on Sunday, March 2.": "2031-03-02",
    "It closed on 14/03/2031.": "2031-03-14",
    "It lasted between 3 and 5 March.": "2031-03-03/2031-03-05",
    "It lasted from March 3 to March 5.": "2031-03-03/2031-03-05",
    "It lasts from February 20 through April 9.": "2031-02-20/2031-04-09",
    "It lasted from Dec. 30 to Jan. 2, 2031.": "2030-12-30/2031-01-02",
    "It lasted between July 2003 and December 2004.": "2003-07/2004-12",
    "It fell in 2015-16.": "2015/2016",
    "It was so in the 1990s.": "199X",
    "It was so in the 20th century.": "19XX",
    "It closed last summer.": "2030-26",
    "It closed last winter.": "2030-12/2031-02",
    "It closed in the third quarter of 2030.": "2030-07/2030-09",
    "It closed in the first half of last year.": "2030-01/2030-06",
    "It began on New Year's Day.": "2031-01-01",
    "It closed at the end of March.": "2031-03",
    "It must end by the end of the year.": "2031-12-31",
    "It fell in the week of March 3.": "2031-03-03/2031-03-09",
    "They spoke in ’08.": "2008",
}


@pytest.mark.parametrize("text", CASES)
def test_words_come_to_their_value(text: str) -> None:
    """Each shape of words comes to one value, which the record can hold."""
    assert value(text) == CASES[text]
    assert parse(CASES[text])


@pytest.mark.parametrize(
    "text",
    [
        "It closed recently.",
        "It closed a few days ago.",
        "It closed 03/04/2031.",
        "It closed in 2011-12.",
        "They left two days after the talks.",
        "They left two weeks earlier.",
        "They left the next day.",
        "It was told a week ago Thursday.",
        "It rose for the first time in ten years.",
        "It ended six hours ago.",
    ],
)
def test_what_cannot_be_counted_is_none(text: str) -> None:
    """Vague words, doubtful figures and what is counted from another event come to nothing, not to a guess."""
    assert value(text) is None


def test_without_a_base_only_stated_dates_come_to_anything() -> None:
    """Without a dateline a stated date keeps its value and its basis, and the rest are None."""
    stated, counted = (find(f"It closed on {words}.")[0] for words in ("3 March 2031", "Thursday"))
    dated = resolve(stated, None)
    assert dated is not None
    assert (dated.value, dated.basis, dated.words) == ("2031-03-03", "stated", "3 March 2031")
    assert resolve(counted, None) is None


def test_the_basis_is_what_the_caller_says() -> None:
    """A counted date says what it was counted from: the dateline, or the word the caller has for its base."""
    (found,) = find("It was told 10 days ago.")
    plain, said = resolve(found, BASE), resolve(found, BASE, basis="counted from the statement")
    assert plain is not None
    assert said is not None
    assert (plain.basis, said.basis) == ("counted from the dateline", "counted from the statement")
    assert (plain.span, plain.precision) == ((12, 23), "day")


def test_the_tense_moves_what_has_no_year() -> None:
    """A month or a day without a year lies behind or ahead as the sentence looks."""
    assert value("It closed in April.", "past") == "2030-04"
    assert value("It closes in April.", "future") == "2031-04"
    assert value("It closes on 3 March.", "future") == "2032-03-03"
    assert value("They return in two weeks.", "future") == "2031-03-26~"


def test_a_date_told_of_another_needs_that_other() -> None:
    """ "Two weeks earlier" is counted from the date that was told, never from the dateline."""
    assert value("They left two weeks earlier.", told=date(2030, 5, 20)) == "2030-05-06~"
    assert value("They left the next day.", told=date(2030, 5, 20)) == "2030-05-21"
    assert value("They left the following Thursday.", told=date(2030, 5, 20)) == "2030-05-23"


@given(st.dates(date(1, 1, 1), date(9999, 12, 31)), st.sampled_from([*CASES]))
@example(date(9999, 12, 31), "It opens next year.")
@example(date(1, 1, 1), "It closed last month.")
@example(date(1, 1, 1), "It was told 10 days ago.")
def test_no_base_is_too_early_or_late(base: date, text: str) -> None:
    """At either end of the calendar a date comes to a value the record can hold, or to nothing; never to an error."""
    found = value(text, base=base)
    assert found is None or parse(found)
