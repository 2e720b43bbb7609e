"""The day an article bears is said in figures of any script, or in words that name one day; all else is refused."""

from __future__ import annotations

import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press import read
from goodoffices.press.datelines import dateline_of

ONE_DAY = (
    "2031-06-12",
    " 2031-06-12 ",
    "20310612",
    "12 June 2031",
    "June 12, 2031",
    "Thursday, 12 June 2031",
    "the 12th of June 2031",
    "2031/06/12",
    "13/06/2031",
    "٢٠٣١-٠٦-١٢",
    "۲۰۳۱-۰۶-۱۲",
    "12 يونيو 2031",
    "١٢ يونيو ٢٠٣١",
    "12 حزيران 2031",
    "\u200f12 ביוני 2031",
    "יום חמישי, 12 ביוני 2031",
)


@pytest.mark.parametrize("said", ONE_DAY)
def test_a_day_is_read_however_it_is_said(said: str) -> None:
    """Figures, digits of another script, and the words of each language that is read."""
    day = dateline_of(said)
    assert day is not None
    assert (day.precision, day.basis) == ("day", "given")
    assert day.value == ("2031-06-13" if said.startswith("13") else "2031-06-12")


@pytest.mark.parametrize(
    "said",
    [
        "some day", "12/06/2031", "June 2031", "2031", "12 June", "Tuesday", "yesterday", "2031-02-30",
        "12 June 2031 or 13 June 2031", "an article of 12 June 2031", "12-13 June 2031", "x" * 200,
        "12 June 2031" + " " * 200 + "x",
    ],
)  # fmt: skip
def test_what_names_no_single_day_is_refused(said: str) -> None:
    """A day that hangs on another, one of two, and what is no day at all."""
    with pytest.raises(GoodOfficesError, match="press-dateline"):
        dateline_of(said)


def test_nothing_said_is_no_day() -> None:
    """Without a day there is none, and an article is read with the one that it bears."""
    assert dateline_of(" ") is None
    assert read("Lida Morvan said no.", "12 June 2031").dateline == dateline_of("2031-06-12")
