"""All dates of a text at once: the tense of each, and those told of another."""

from __future__ import annotations

from datetime import date

import pytest

from goodoffices.press.dates import Tense, date_all, find, tense_at

BASE = date(2031, 3, 12)


def values(text: str) -> list[str | None]:
    """Return what every date in a text comes to."""
    return [dated.value if dated else None for _, dated in date_all(text, BASE)]


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("They met on Friday.", "past"),
        ("They will meet on Friday.", "future"),
        ("The round will be held on Friday.", "future"),
        ("On Friday, both sides are to travel.", "future"),
        ("He said the office would close on Friday.", "future"),
        ("The office would close, he said on Friday.", "past"),
        ("They’ll meet on Friday.", "future"),
        ("They hadn’t met on Friday.", "past"),
        ("They left. Talks on Friday.", "unknown"),
        ("The talks on Friday, which Mohamed knows", "unknown"),
    ],
)
def test_the_nearest_verb_tells_the_tense(text: str, tense: Tense) -> None:
    """The verb nearest to a date in its own sentence says whether it lies behind or ahead."""
    assert tense_at(text, find(text)[0].span) == tense


def test_dates_in_a_row_share_a_verb() -> None:
    """Dates behind one verb all look the way it looks, however far from it they stand."""
    text = "She will go to Eastmere in May, to the Lower Valley in June, and home in January."
    assert values(text) == ["2031-05", "2031-06", "2032-01"]


def test_a_date_is_counted_from_the_one_told_before_it() -> None:
    """ "Two days later" counts from the date before it in the paragraph, says so, and is None where there is none."""
    text = "The office closed on 3 February. Two days later it reopened."
    assert values(text) == ["2031-02-03", "2031-02-05"]
    assert date_all(text, BASE)[1][1].basis == "counted from the date before it"  # type: ignore[union-attr]
    assert values("The office closed on 3 February.\n\nTwo days later it reopened.") == ["2031-02-03", None]


def test_a_coarse_date_is_nothing_to_count_days_from() -> None:
    """From a year no day is counted, though the year before it is."""
    assert values("It closed in 2029. The next day it reopened.") == ["2029", None]
    assert values("It fell in 2029, a drop from the year before.") == ["2029", "2028"]
