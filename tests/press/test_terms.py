"""Where something was said and on which terms: as the words around it, or the form of the article, tell."""

from __future__ import annotations

import pytest

from goodoffices.press import Statement, read


def statements(text: str) -> tuple[Statement, ...]:
    """Return the statements of an article of that day."""
    return read(text, "2031-03-14", "Wire").statements


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("A letter from the board, dated 3 March, says that the talks had failed.", "letter"),
        ("A report by the board says that the talks had failed.", "document"),
        ("A notice on the door, pasted on Monday, says that the talks had failed.", "document"),
        ("He told the Tidings by phone that the lighthouse was shut.", "told"),
        ("A diplomat posted in Velm said that the talks had failed.", ""),
        ("Ivo Dask welcomed the report in a post on Thursday, adding that it was late.", "post"),
        ("Speaking at the national university, Ivo Dask said that the talks had failed.", "speech"),
    ],
)
def test_where_something_was_said(text: str, venue: str) -> None:
    """A paper speaks as a paper; a call is where it was told; where somebody is posted is no post."""
    assert statements(text)[0].venue == venue


def test_the_occasion_of_a_reaction_is_no_part_of_it() -> None:
    """What was welcomed ends before where and when it was; both belong to the saying."""
    text = "Ivo Dask welcomed the report in a post on Thursday."
    one = statements(text)[0]
    assert [text[slice(*part.span)] for part in one.content] == ["the report"]
    assert (one.said.value if one.said else "", one.event) == ("2031-03-13", None)


TURNS = """Transcript of the hearing

Committee on Rivers

CHAIR: Who shut it?

ANA MARR: I would rather not go into that.

CHAIR: Was it you?

LEO OBI: For that I would refer you to the board.

CHAIR: And when?

LEO OBI: On Monday, in the rain.
"""


def test_an_answer_that_only_declines_or_refers_is_told_as_such() -> None:
    """Of the turns of a committee each has its level, and all were said in parliament."""
    answers = [(one.level, one.venue) for one in statements(TURNS)[1::2]]
    assert answers == [(level, "parliament") for level in ("declined to comment", "referral", "on the record")]


def test_whoever_asks_under_a_label_is_not_who_answers_under_the_next() -> None:
    """A chair without a name is never given that of the first to answer."""
    speakers = read(TURNS.replace("ANA MARR", "MARR"), "2031-03-14", "Wire").speakers
    assert [(one.kind, one.name) for one in speakers] == [("anonymous", ""), ("named", "MARR"), ("named", "LEO OBI")]
    assert [one.by for one in statements(TURNS)] == ["p1", "p2", "p1", "p3", "p1", "p3"]


READOUT = """Readout of the meeting

Velm, 14 March 2031

The Minister welcomed the envoy's visit. The Minister stressed that the gate would open.

Replies

The board said that the gate was shut.

A diplomat said that nothing had been agreed. The council said that it was late.
"""


def test_a_paper_ends_where_others_are_reported() -> None:
    """What stands under "Replies", or behind somebody without a name, has not the venue and day of the readout."""
    assert [one.venue for one in statements(READOUT)] == ["document", "document", "", "", ""]
    plain = READOUT.replace("Replies\n\n", "")
    assert [one.venue for one in statements(plain)] == ["document", "document", "document", "", ""]
    assert [one.said is not None for one in statements(READOUT)] == [True, True, False, False, False]


def test_a_wire_that_tells_of_an_embargo_is_no_statement() -> None:
    """An article with the place and the agency at its head is reported, whatever stands above it."""
    text = "EMBARGOED award, corrected\n\nHAVEN, Corr (Northline) -- The islands are ours, June Corr said in Velm."
    assert [one.venue for one in statements(text)] == [""]


POSTS = """Petra Lind, trade minister
@petralind · Mar 13, 2031, 8:12 AM
We left without a deal.

Ana Roon, mayor of Osk
@anaroon · Mar 13, 2031, 9:40 AM
You were late.

The mayor said on Monday that it was dark.
"""


def test_what_is_reported_beside_posts_is_no_post() -> None:
    """Only the posts have the venue and the day of a post."""
    assert [(one.venue, one.said.value if one.said else "") for one in statements(POSTS)] == [
        ("post", "2031-03-13"),
        ("post", "2031-03-13"),
        ("", "2031-03-10"),
    ]


def test_who_goes_on_in_the_next_paragraph_does_so_on_the_same_day() -> None:
    """Whoever "went on" did so where and when the words before were said."""
    text = "Ivo Dask told a rally on Tuesday that it was late.\n\nTo cheers, he went on: “They can tell.”"
    found = [(one.venue, one.said.value if one.said else "") for one in statements(text)]
    assert found == [("speech", "2031-03-11")] * 2
