"""What is pasted and what is sent as a file are made ready alike: what is shown is what is recorded."""

from __future__ import annotations

import pytest

from goodoffices import pressed
from goodoffices.acts.problems import GoodOfficesError

ARTICLE = (
    "Foreign Minister Lida Morvan said  the office would \u202eton esolc\u202c\u00a0in March.\r\n\r\n\r\n\r\n"
    "Karl Jessen said the o\u200bffice was “open\u2067”.\ufeff\n"
)


def test_pasted_and_sent_it_is_one_article() -> None:
    """The same words have the same digest, whichever way they came, and nothing that nobody sees is left in them."""
    pasted_warned: list[str] = []
    sent_warned: list[str] = []
    pasted = pressed.read_words(ARTICLE, warn=pasted_warned.append)
    sent = pressed.read_file(ARTICLE.encode(), "a.txt", warn=sent_warned.append)
    assert (pasted.text, pasted.digest) == (sent.text, sent.digest)
    assert pasted.text == (
        "Foreign Minister Lida Morvan said the office would ton esolc in March.\n\n"
        "Karl Jessen said the office was “open”."
    )
    assert pasted_warned == sent_warned == ["controls-left-out"]


def test_what_was_made_ready_stays_as_it_is() -> None:
    """A text that is kept is read to the letter: its places stay where they were."""
    kept = "One\u200b two said  Anna Berg.\n\nThree."
    assert pressed.read_kept(kept, title="T").text == kept
    ready = pressed.read_words(ARTICLE).text
    assert pressed.read_kept(ready).text == ready
    assert pressed.read_words(ready).text == ready


@pytest.mark.parametrize(
    ("text", "code"),
    [(" \x00\n…", "press-no-words"), ("a" * 100_001, "text-too-long"), ("a" * 400_001, "press-too-much-text")],
)
def test_what_is_no_article_is_refused(text: str, code: str) -> None:
    """No words, and too many, are refused in words of their own."""
    with pytest.raises(GoodOfficesError, match=code):
        pressed.read_words(text)
