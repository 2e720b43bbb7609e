"""Where a word stands in a text, held against patterns that ask the same."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from goodoffices.press.wherever import beginning, everywhere, whole

TEXTS = st.text("aAé_’'- .1\n", max_size=30)
WORDS = st.text("aAé_’'- .1", min_size=1, max_size=3)


def overlapping(pattern: str, text: str) -> list[int]:
    """Return every place where a pattern matches, those within another match too."""
    return [at for at in range(len(text) + 1) if re.compile(pattern).match(text, at)]


@given(TEXTS, WORDS)
def test_a_word_begins_and_ends_where_a_pattern_has_it(text: str, word: str) -> None:
    """Edges of words are where `\\b` is, whatever letters and marks stand there."""
    bare = re.escape(word)
    assert list(everywhere(text, word)) == overlapping(bare, text)
    assert list(beginning(text, word)) == overlapping(rf"\b{bare}", text)
    assert list(whole(text, word)) == overlapping(rf"\b{bare}\b", text)
