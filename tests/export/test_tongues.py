"""Every language says all that English says: the same keys and blanks to fill, and every word of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Literal, get_args, get_origin

import pytest

from goodoffices.acts.act import kinds
from goodoffices.acts.refs import hints_of, item_of, without_none
from goodoffices.desk.words import words_in
from goodoffices.export.tongue import CODES, ENGLISH, speaking, tongue, tongue_of

OTHERS = [code for code in CODES if code != "en"]
_COMMAND = re.compile(r"`[^`]+`")
_LETTERS = re.compile(r"[A-Za-z]{4,}")
_CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")


def catalogues(code: str) -> Iterator[tuple[str, Mapping[str, str], Mapping[str, str]]]:
    """Give each part of a language's catalogue with the English one."""
    other = tongue_of(code)
    for name in ("lines", "messages", "kinds"):
        yield name, getattr(ENGLISH, name), getattr(other, name)
    yield "headings", {k: v[0] for k, v in ENGLISH.sections.items()}, {k: v[0] for k, v in other.sections.items()}
    yield "empty", {k: v[1] for k, v in ENGLISH.sections.items()}, {k: v[1] for k, v in other.sections.items()}
    yield "desk", words_in("en"), words_in(code)


def blanks(text: str) -> set[str]:
    """Return the names of what is filled into a sentence."""
    return {field for _, field, _, _ in Formatter().parse(text) if field}


@pytest.mark.parametrize("code", OTHERS)
def test_nothing_is_left_unsaid(code: str) -> None:
    """Each part has the keys that English has, and no other."""
    assert {name: set(here) ^ set(there) for name, here, there in catalogues(code) if set(here) != set(there)} == {}


@pytest.mark.parametrize("code", OTHERS)
def test_the_same_is_filled_in(code: str) -> None:
    """Each sentence is filled with the same values, and names the same commands."""
    for name, here, there in catalogues(code):
        for key in here.keys() & there.keys():
            assert blanks(here[key]) == blanks(there[key]), (name, key)
            assert sorted(_COMMAND.findall(here[key])) == sorted(_COMMAND.findall(there[key])), (name, key)


@pytest.mark.parametrize("code", OTHERS)
def test_words_are_all_there(code: str) -> None:
    """Every word that English gives a form of its own has one, and so has every fixed word that a line can say."""
    words = tongue_of(code).words
    assert set(ENGLISH.words) <= set(words)
    for key in ENGLISH.words:
        assert blanks(ENGLISH.words[key]) == blanks(words[key]), key


def test_every_fixed_word_can_be_said() -> None:
    """Every word that a field of an act may hold has its own in every other language."""
    fixed = set()
    for cls in kinds().values():
        for declared in hints_of(cls).values():
            hint = item_of(without_none(declared)) or without_none(declared)
            if get_origin(hint) is Literal:
                fixed |= {word for word in get_args(hint) if isinstance(word, str)}
    for code in OTHERS:
        with speaking(code):
            ends = {key.split(".", 2)[2] for key in tongue().words if key.startswith("term.")}
            own = {key.split(".", 2)[2] for key in words_in(code) if key.startswith("choice.")}
            assert fixed - ends - own == set()


@pytest.mark.parametrize("code", OTHERS)
def test_no_mark_turns_text(code: str) -> None:
    """No sentence holds a mark of direction: what is filled in is set apart by the page."""
    assert [key for _, _, there in catalogues(code) for key, text in there.items() if _CONTROLS.search(text)] == []


@pytest.mark.parametrize("code", OTHERS)
def test_states_are_marked_as_in_english(code: str) -> None:
    """Where English sets a state in capitals, the other language marks one, and nowhere else."""
    shouted = re.compile(r"\b[A-Z]{3,}\b")
    for key, text in ENGLISH.lines.items():
        assert ("*" in tongue_of(code).lines[key]) == bool(shouted.search(text)), key


def test_a_language_that_is_not_there_is_english() -> None:
    """An unknown code speaks English, and speaking ends where it began."""
    assert tongue_of("xx") is ENGLISH
    with speaking("ar"):
        assert tongue().code == "ar"
    assert tongue().code == "en"
