"""What the reporter asserts without a source: beside what is disputed, on no side, and only where it bears on it."""

from __future__ import annotations

import pytest

from goodoffices.press import Reading, read
from goodoffices.press.unsourced import MOST

DISPUTED = (
    "Ivo Dask, the envoy, said on Monday that the ferry to Velm was stopped because its hull had cracked.\n\n"
    "Ana Roon, the mayor of Velm, denied that a cracked hull had stopped the ferry.\n\n"
)
ASIDE = "The ferry to Velm was also stopped by a cracked hull in April."


def claims(text: str) -> list[str]:
    """Return the words of the claims of an article."""
    reading = read(text, "2031-03-14", "Wire")
    return [text[slice(*one.span)] for one in reading.claims]


def aside(reading: Reading) -> tuple[object, ...]:
    """Return the first claim in short: level, who, when, and beside what."""
    one = reading.claims[0]
    return one.level, one.by, one.event.value if one.event else "", one.refers_to


def test_a_claim_stands_beside_what_two_dispute() -> None:
    """It has the reporter's level, nobody's name, its own date, and the two statements that dispute what it is on."""
    reading = read(DISPUTED + ASIDE, "2031-06-14", "Wire")
    assert aside(reading) == ("reporter voice", "", "2031-04", ("s1", "s2"))
    assert "c1" not in {key for pair in reading.conflicts for key in (pair.a, pair.b)}


@pytest.mark.parametrize(
    "sentence",
    [
        "Velm has two bakers, a smith and a school of music.",
        "Was the ferry to Velm not stopped by a cracked hull before?",
        "A cracked hull stopped the ferry to Velm in April, the harbour master said.",
        "The ferry to Velm stopped.",
    ],
)
def test_what_bears_on_nothing_asks_or_has_a_source_is_no_claim(sentence: str) -> None:
    """Of another matter, a question, somebody's statement, and what is too short to assert anything."""
    assert sentence not in claims(DISPUTED + sentence)


def test_where_nothing_is_disputed_nothing_is_offered() -> None:
    """A claim is of use only beside what two people dispute."""
    assert claims(DISPUTED.split("\n\n")[0] + "\n\n" + ASIDE) == []


def test_a_person_is_not_asked_about_more_than_a_few() -> None:
    """Of many, those that bear most on what is disputed are offered, in the order of the text."""
    many = [f"The ferry to Velm was stopped by a cracked hull in {year}." for year in range(2010, 2020)]
    text = DISPUTED + "\n\n".join(many)
    assert [one for one in many if one in claims(text)] == claims(text)
    assert len(claims(text)) == MOST
