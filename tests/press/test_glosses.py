"""A quotation in another script and its translation are one saying."""

from __future__ import annotations

import pytest

from goodoffices.press.frames import paragraph, paragraphs
from goodoffices.press.gathering import gather
from goodoffices.press.glosses import glossed
from goodoffices.press.language import english


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("‘الباب مفتوح’, said Omar Dahl, a guard: the door is open.", ["‘الباب مفتوح’", "the door is open"]),
        ("“הכול נגמר,” she said — “It is all over.”", ["“הכול נגמר,”", "“It is all over.”"]),
        ("‘הכול נגמר’ (‘It is over’), she said.", ["‘הכול נגמר’ (‘It is over’)"]),
        ("‘נגמר’ – ‘It is over’ – was all she said.", ["‘נגמר’ – ‘It is over’"]),
        ("“It is over,” she said: nothing was left.", ["“It is over,”"]),
    ],
)
def test_a_translation_is_part_of_what_was_said(text: str, content: list[str]) -> None:
    """Behind "she said:" it is taken; behind words in English nothing is a gloss."""
    parts = [paragraph(text, low, high, index) for index, (low, high) in enumerate(paragraphs(text))]
    given = gather(text, parts, english())
    glossed(text, given)
    assert [text[low:high] for one in given for low, high in one.content] == content
