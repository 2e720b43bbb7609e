"""Paragraphs, sentences and tokens."""

from __future__ import annotations

import pytest

from goodoffices.press.frames import QUOTED, paragraphs
from tests.press.reading import split

SENTENCES = {
    "He left. She stayed.": ["He left.", "She stayed."],
    "Mr. Obi met Dr. Marr of the U.N. mission. They left.": ["Mr. Obi met Dr. Marr of the U.N. mission.", "They left."],
    "“He left. She stayed,” said Obi. It was late.": ["“He left. She stayed,” said Obi.", "It was late."],
    "“He left.” She stayed.": ["“He left.”", "She stayed."],
    "“Did he?” she asked.": ["“Did he?” she asked."],
    "''He left.'' ''She stayed,'' said Obi.": ["''He left.''", "''She stayed,'' said Obi."],
    "Each has a sum.Vessant says so.": ["Each has a sum.", "Vessant says so."],
    "Marr said no. Obi said yes.": ["Marr said no.", "Obi said yes."],
    "Pier No. 5 is shut. It was late.": ["Pier No. 5 is shut.", "It was late."],
    "See vessant.com for more.": ["See vessant.com for more."],
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_end_outside_of_quotations(text: str) -> None:
    """A sentence is not cut within a quotation or behind an abbreviation."""
    [one] = split(text)
    assert [text[sentence.start : sentence.end] for sentence in one.sentences] == SENTENCES[text]


def test_lines_broken_at_a_column_are_one_paragraph() -> None:
    """A text with empty lines between paragraphs may break its lines within them."""
    lines = "The minister said on Monday that the wall would stay shut until\nthe end of the year.\n\nNobody asked why."
    assert [lines[low:high] for low, high in paragraphs(lines)] == [
        "The minister said on Monday that the wall would stay shut until\nthe end of the year.", "Nobody asked why.",
    ]  # fmt: skip


def test_a_quotation_is_one_token() -> None:
    """The words of a sentence are tokens, a quotation is one."""
    [one] = split("He said “one two” twice.")
    assert [token.lower for token in one.sentences[0].tokens] == ["he", "said", QUOTED, "twice", "."]
