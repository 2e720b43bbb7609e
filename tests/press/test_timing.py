"""When something was said, and when what is told of happened: as far as the article says, and no further."""

from __future__ import annotations

import pytest

from goodoffices.press import Reading, Statement, read

DAY = "2031-03-14"
"""A Friday."""


def last(text: str) -> Statement:
    """Return the last statement of an article of that day."""
    reading: Reading = read(text, DAY, "Wire")
    return reading.statements[-1]


def said(text: str) -> str:
    """Return the day of the last statement, or ""."""
    found = last(text).said
    return found.value if found else ""


def event(text: str) -> str:
    """Return when what the last statement tells of happened, or ""."""
    found = last(text).event
    return found.value if found else ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ivo Dask, the envoy, said on Wednesday that the talks had failed.", "2031-03-12"),
        ("A letter from the board dated 3 March states that the talks had failed.", "2031-03-03"),
        (
            "A letter from the board, dated 3 March and published Monday, states that the talks had failed.",
            "2031-03-03",
        ),
        ("A report published on Monday says that the talks had failed.", "2031-03-10"),
        ("The office said in its first report, dated Sunday, that the talks had failed.", "2031-03-09"),
        ("The minister since Monday, Ivo Dask, said that the talks had failed.", ""),
        ("“No,” Ivo Dask said on Monday, but two officials said that the talks had failed.", ""),
        ("Dorland accused the Kessans in January of burning the ferry.", "2031-01"),
        ("Ivo Dask described the session at a briefing on Wednesday as calm.", "2031-03-12"),
        ("Ivo Dask, the envoy, said that the talks had failed on Wednesday.", ""),
        (
            "Velm announced on Monday that the ferry would sail on April 1. Osk’s ministry, in a statement issued the "
            "same evening, said that it would stay.",
            "2031-03-10",
        ),
        ("Ivo Dask was calm on Monday. Two days later he said that the talks had failed.", "2031-03-12"),
        (
            "Jo Marr told the court on Tuesday that it was late. Ana Ruiz, giving evidence, said that it was not.",
            "2031-03-11",
        ),
        ("Ivo Dask said on 29 February that it was shut.", ""),
        ("Ivo Dask urged both sides on Tuesday to come back.", "2031-03-11"),
        ("It was the deacons who did it, she says, on 1 March, “while he was away”.", ""),
    ],
)
def test_the_day_of_saying(text: str, day: str) -> None:
    """It is the day that belongs to the saying: not that of what is told, of another saying, or of who speaks."""
    assert said(text) == day


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Velm will share the water under a deal reached on Monday, officials said.", "2031-03-10"),
        ("The accord will be signed on Monday, officials said.", "2031-03-17"),
        ("Ivo Dask said that the talks were put off until March 24.", "2031-03-24"),
        ("Ivo Dask said that he wanted a list by April 30.", "2031-04-30"),
        ("“On 9 March, in this very room,” Ivo Dask said.", "2031-03-09"),
        ("Ivo Dask said the army had fired on men in a truce that began on March 3.", ""),
        ("“We got the same paper we were handed in January,” Ivo Dask said.", ""),
        ("Ivo Dask said on Wednesday that men had fired two days earlier.", "2031-03-10"),
        ("Ivo Dask said on Wednesday that they had left the night before.", "2031-03-11"),
        ("The bridge fell on Monday.\n\nIvo Dask denied that his men had fired that night.", "2031-03-10"),
        (
            "Ivo Dask said Friday that the army had agreed to it in writing on Feb. 13, the day after it was asked.",
            "2031-02-13",
        ),
        ("“The registry had it down for a hearing on 9 April,” Ivo Dask said.", "2031-04-09"),
        ("“The road was shut by the 2029 storms,” Ivo Dask said.", ""),
        ("Ivo Dask said it was a gift, made in 2027, which one side wanted.", ""),
        ("The judge declined to comment on the agenda for April.", ""),
        ("Ivo Dask said that it was on page 4 of the March 3 paper.", ""),
        ("Ivo Dask said that last year’s offer was better.", ""),
        ("Ivo Dask said that Dame Ruth had asked him for the 17th.", "2031-03-17"),
        ("Ivo Dask said in its report, dated Sunday, that the talks had failed.", ""),
        ("“It was signed last autumn,” Ivo Dask said.", "2030-27"),
        ("Ivo Dask said it had been worse than in January.", ""),
        ("Ivo Dask said the bridge was blown up on Wednesday.", "2031-03-12"),
    ],
)
def test_when_what_is_told_of_happened(text: str, when: str) -> None:
    """It is the date of the main thing told: not of what it is compared with, told in passing, or of the saying."""
    assert event(text) == when


def test_a_day_in_a_live_blog_is_counted_from_its_entry() -> None:
    """Under the heading of the day before, "this afternoon" is that day's."""
    text = (
        "Friday 14 March 2031\n\n09.10\nThe doors are open.\n\n08.30\nGood morning.\n\nThursday 13 March 2031\n\n"
        "19.30\nAn empty chair\n\nIvo Dask, the envoy, said that the Civic Left had walked out this afternoon.\n"
    )
    assert event(text) == "2031-03-13"
