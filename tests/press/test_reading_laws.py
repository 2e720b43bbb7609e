"""What holds of every reading, whatever the text: offsets in it, words verbatim, nothing that the text does not say."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press import Reading, Span, read
from goodoffices.press.reading import LONGEST
from tests.press.gold import read_set
from tests.press.test_set import SET

BITS = st.sampled_from(
    [
        "The minister said ",
        "“We will not sign,” ",
        '"No',
        "‘never",
        "’",
        "”",
        "\n\n",
        "\u202e",
        "\u2066",
        "\x00",
        " on Friday",
        "Orvane",
        " said Jo Marr, the envoy",
        ". ",
        ", adding that ",
        "according to officials",
        "Q: ",
        "MARR: ",
        "(",
        ")",
        "—",
        "10 days ago",
        "قال المبعوث «لن نوقع» ",
        "אמר השר ״לא״ ",
        " declined to comment",
        "1/3",
        "@marr ",
        "12:30\n",
        "the ",
        "'",
        "\r\n",
        "\u2028",
    ]
)


def spans(reading: Reading) -> list[Span]:
    """Return every place that a reading names."""
    found = [mention.span for one in reading.speakers for mention in one.mentions]
    for one in (*reading.statements, *reading.claims):
        found += [part.span for part in one.content] + [one.span]
        found += [span for span in (one.cue, one.speaker, one.venue_span, one.addressee_span) if span is not None]
        found += [dated.span for dated in (one.said, one.event) if dated is not None and dated.span is not None]
    return found


def sound(text: str, reading: Reading) -> None:
    """Hold a reading to what must be true of all."""
    assert all(0 <= low <= high <= len(text) for low, high in spans(reading))
    ids = {one.id for one in reading.speakers}
    statements = {one.id for one in reading.statements}
    for speaker in reading.speakers:
        assert all(
            mention.words == text[slice(*mention.span)] or mention.words == "who" for mention in speaker.mentions
        )
        given = f"{speaker.name} {speaker.role} {speaker.organisation} {speaker.described}".split()
        assert all(word.casefold() in text.casefold() for word in given)
    for one in (*reading.statements, *reading.claims):
        assert one.by in ids or (one.level == "reporter voice" and one in reading.claims)
        assert set(one.refers_to) <= statements
        assert one.content
        assert all(a.span[1] <= b.span[0] for a, b in pairwise(one.content))
        for dated in (one.said, one.event):
            if dated is not None and dated.span is not None:
                assert text[slice(*dated.span)] == dated.words
        if one.addressee_span is not None:
            assert text[slice(*one.addressee_span)] == one.addressee
    for pair in reading.conflicts:
        assert {pair.a, pair.b} <= statements


@given(st.lists(BITS, max_size=60).map("".join))
def test_any_words_in_any_order_have_their_places(text: str) -> None:
    """Offsets lie in the text, words are verbatim, speakers exist, however broken the text."""
    sound(text, read(text, "2031-03-14", "Wire"))


@pytest.mark.parametrize("half", ["open", "scored"])
def test_nothing_is_invented(half: str) -> None:
    """In no article of the set has a speaker a name, an office or a body whose words the article does not hold."""
    for gold in read_set(SET / half):
        sound(gold.text, read(gold.text, gold.dateline, gold.outlet))


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    """No text makes the reader fall."""
    sound(text, read(text))


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    "text",
    [
        '"' * 100_000,
        "“" * 100_000,
        "'" * 100_000,
        "’ " * 50_000,
        "a" * 100_000,
        "A" * 100_000,
        "A'" * 50_000,
        "Marr said. " * 9_000,
        "An official said it was shut. " * 3_300,
        " ".join(f"Minister Anna{i} Berg{i} said that the road was closed." for i in range(1_700)),
        "said " * 20_000,
        "\x00" * 100_000,
        "\u202e" * 100_000,
        "He said “" * 11_000,
        "Jo Marr said, " * 7_000,
        "\n" * 100_000,
        "A. " * 33_000,
        "Q: \n" * 25_000,
        "@a\n" * 33_000,
        ", adding that " * 7_000,
        "“A,” he said. " * 7_000,
        "on Friday " * 10_000,
        "Mr. " * 25_000,
        "(" * 100_000,
        "Marr " * 20_000,
        "the envoy, the envoy, " * 4_500,
        "\n\nMARR: No. " * 7_500,
        "ال " * 33_000,
        "1 2 3 " * 16_000,
    ],
    ids=lambda text: repr(text[:14]),
)
def test_hostile_text_is_answered_at_once(text: str) -> None:
    """A hundred thousand characters of anything are read within two seconds of one processor."""
    begun = time.process_time()
    reading = read(text, "2031-03-14", "Wire")
    assert time.process_time() - begun < 2
    sound(text, reading)


def test_more_than_one_article_is_refused_in_words() -> None:
    """Two million characters are refused before anything is read, with what is the most."""
    begun = time.process_time()
    with pytest.raises(GoodOfficesError) as refused:
        read("word " * 400_000)
    assert time.process_time() - begun < 0.1
    assert refused.value.params["most"] == LONGEST


def test_a_dateline_that_is_none_is_refused() -> None:
    """A date that cannot be counted from is said to be none, and which it was."""
    with pytest.raises(GoodOfficesError) as refused:
        read("Marr said no.", dateline="yesterday")
    assert refused.value.params["found"] == "yesterday"
