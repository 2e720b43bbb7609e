"""What belongs together over sentences and paragraphs, and texts that are none."""

from __future__ import annotations

import time

import pytest

from tests.press.reading import Read, gathered, plain, told

TEXTS: dict[str, list[Read]] = {
    "“It is shut.” Marrant said. “It stays shut.”": [("Marrant", "said", ["It is shut", "It stays shut"])],
    "Marrant said the bridge was shut. “It stays shut.”": [
        ("Marrant", "said", ["the bridge was shut", "It stays shut"])
    ],
    "“It is shut,” said Marrant.\n\n“It stays shut.”": [("Marrant", "said", ["It is shut", "It stays shut"])],
    "“It is shut,” said Marrant. “One told us so.\n\n“Two did.\n\n“Three did.”": [
        ("Marrant", "said", ["It is shut", "One told us so", "Two did", "Three did"])
    ],
    "“It is shut.” It was late, and “nobody” came.": [],
    "In it they said:\n\n    We have read that a price was paid. None was.\n\n    Be quiet.\n\nThe rest was silence.": [
        ("they", "said", ["We have read that a price was paid. None was", "Be quiet"])
    ],
    "The minister said:\n\n“It is shut.”\n\nNobody asked why.": [("The minister", "said", ["It is shut"])],
}


@pytest.mark.parametrize("text", TEXTS)
def test_quotations_go_where_they_belong(text: str) -> None:
    """A quotation without a cue belongs to the saying before it or, opening a paragraph, to the one it leads up to."""
    assert told(text) == TEXTS[text]


WORST = {
    "marks": '"' * 50_000,
    "opening marks": "“a " * 40_000,
    "single marks": "'a " * 40_000,
    "NUL": "\0" * 125_000,
    "bidi controls": '\u202e\u2066"' * 40_000,
    "no sentences": "the minister said that the wall was shut and " * 2_000,
    "verbs": "said " * 25_000,
    "many sentences": "He said it. " * 7_000,
    "one line of quotations": "“It is so,” she said. " * 5_000,
    "paragraphs": "a\n" * 62_000,
    "labels": "MARRANT: we go.\n\n" * 7_000,
    "questions": "Is it so?\n\nI say yes.\n\n" * 5_000,
    "handles": "A @b\nc\n" * 17_000,
    "colons": "A: “b” " * 17_000,
    "emoji": "\U0001f600" * 125_000,
}


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("name", WORST)
def test_any_text_is_gathered_in_no_time(name: str) -> None:
    """No text takes longer than a few seconds of a busy machine, and every offset lies in the text."""
    text = WORST[name]
    begun = time.process_time()
    found = gathered(text)
    assert time.process_time() - begun < 5
    spans = [span for one in found for span in [*one.content, one.cue, one.speaker, one.addressee] if span is not None]
    assert all(0 <= low < high <= len(text) for low, high in spans)


def test_nothing_is_said_in_nothing() -> None:
    """An empty text, or one of spaces, has no sayings."""
    assert [gathered(text) for text in ("", " \n \n", "\u200f")] == [[], [], []]


def test_marks_are_not_words() -> None:
    """What the tables compare is the words."""
    assert plain("“Enough,”") == "Enough"
