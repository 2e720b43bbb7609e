"""Quotation marks of every style, and wrongly set ones."""

from __future__ import annotations

import pytest

from goodoffices.press.marks import quotations

STYLES = {
    "He said “one two” and “three”.": ["“one two”", "“three”"],
    'He said "one two" and "three".': ['"one two"', '"three"'],
    "He said ‘one two’ and left.": ["‘one two’"],
    "He said 'one two' and left.": ["'one two'"],
    "He said ``one two'' and left.": ["``one two''"],
    "He said ''one 'two,''' and left.": ["''one 'two,'''"],
    "Er sagte „eins zwei“ und ging.": ["„eins zwei“"],
    "Il dit «un deux» et part.": ["«un deux»"],
    "She said, \"He said, 'One,' \" and left.": ["\"He said, 'One,' \""],
    "“One ‘two’ three” it is.": ["“One ‘two’ three”"],
    "The parties' view of Orvane's wall in '09 isn't new.": [],
    "A wall of 5\" and a gate of 7' stood.": [],
    "He said ”one two three four“ and left.": ["”one two three four“"],
}


@pytest.mark.parametrize("text", STYLES)
def test_what_stands_in_marks(text: str) -> None:
    """Quotations are found in every style, and apostrophes and inches are none."""
    assert [text[one.start : one.end] for one in quotations(text, 0, len(text))] == STYLES[text]


def test_a_mark_that_nothing_closes_reaches_to_the_end() -> None:
    """An opening mark without a closing one opens a quotation that says it is not closed."""
    text = "He said: “One two three four."
    assert [(text[one.start : one.end], one.closed) for one in quotations(text, 0, len(text))] == [
        ("“One two three four.", False)
    ]


def test_a_forgotten_mark_is_set_before_speaker_and_cue() -> None:
    """Where the closing mark was forgotten, speaker and cue behind the quotation are not quoted."""
    text = '"We will not sign the paper, Marrant said.'
    assert [text[one.start : one.end] for one in quotations(text, 0, len(text))] == ['"We will not sign the paper,']
