"""The bodies an article names, and what it calls them in short."""

from __future__ import annotations

import time

import pytest

from goodoffices.press.bodies import Bodies
from goodoffices.press.cast import cast
from goodoffices.press.language import english


def bodies(text: str) -> Bodies:
    """Return the bodies of a text."""
    return Bodies(text, cast(text, english()), english())


@pytest.mark.parametrize(
    ("text", "noun", "name"),
    [
        ("the union, Hooks & Hands Local 9, left", "union", "Hooks & Hands Local 9"),
        ("Ash, Ember & Sons, the family firm that owns it,", "firm", "Ash, Ember & Sons"),
        ("Ash, Ember & Sons, the family firm that owns it,", "company", "Ash, Ember & Sons"),
        ("the firm Loo & Co and the firm Roon & Co", "firm", ""),
        ("the head of the delegation, Rosa Maine, left", "delegation", ""),
    ],
)
def test_a_noun_stands_for_the_one_body_it_is_given_for(text: str, noun: str, name: str) -> None:
    """A common noun is the body beside which it stands, and nobody's where it is two's."""
    assert bodies(text).called(noun) == name


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The governor’s office had put it differently.", "governor’s office"),
        ("The Sarn Federation has put out a text.", "Sarn Federation"),
        ("However it was late.", ""),
    ],
)
def test_a_sentence_may_begin_with_a_body(sentence: str, name: str) -> None:
    """The subject of a sentence is a body where it begins with one."""
    assert bodies(sentence).subject(0, len(sentence)) == name


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("text", ["A. " * 20_000, "A, " * 20_000, "A & " * 15_000, "The the " * 8_000])
def test_hostile_text_takes_no_longer(text: str) -> None:
    """Capitals without end are looked through within a second."""
    begun = time.process_time()
    bodies(text).firms()
    assert time.process_time() - begun < 1.5
