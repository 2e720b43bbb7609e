"""Verbs that turn what is said are kept in the summary, with their place; a denial of what says no says yes."""

from __future__ import annotations

import pytest

from goodoffices import pressed
from goodoffices.acts.public import Statement
from goodoffices.press.drafts import drafts
from goodoffices.press.turning import says_no


def first(text: str) -> tuple[Statement, str, list[str]]:
    """Return the first statement of a text, the text, and the words at the places of its summary."""
    read = pressed.read_words(text)
    draft = drafts(read, zone="UTC")[0]
    assert isinstance(draft.act, Statement)
    return draft.act, read.text, [read.text[one.start : one.end] for one in draft.places if one.field == "says"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Foreign Minister Lida Morvan denied that the office was closed.", "denied that the office was closed"),
        ("The army denied firing first.", "denied firing first"),
        ("Foreign Minister Lida Morvan accused the army of lying.", "accused the army of lying"),
        ("Foreign Minister Lida Morvan called for a ceasefire.", "called for a ceasefire"),
        ("The mayor, Karl Jessen, vowed to stay.", "vowed to stay"),
        ("Foreign Minister Lida Morvan said that the office was closed.", "the office was closed"),
        ("نفى وزير الخارجية سامر عادل أن يكون الوفد قد انسحب.", "نفى … أن يكون الوفد قد انسحب"),
        ("قال الوزير سامر عادل نافياً أن يكون الوفد قد انسحب.", "نافياً أن يكون الوفد قد انسحب"),
        ("שר החוץ דן לוי הכחיש כי המשרד נסגר.", "הכחיש כי המשרד נסגר"),
        ("השר דן לוי האשים את הצבא בשקר.", "האשים את הצבא בשקר"),
    ],
)
def test_a_summary_keeps_the_verb_that_turns_it(text: str, says: str) -> None:
    """What is denied, said of somebody, or asked for is recorded so, and every word of it stands where it says."""
    act, _, places = first(text)
    assert act.says == says
    assert " ".join(places).split() == says.replace(" … ", " ").split()


def test_words_quoted_behind_such_a_verb_are_kept_with_it() -> None:
    """Of a phrase in quotation marks alone the verb is told too; words told as they were said stand for themselves."""
    act, _, _ = first("Foreign Minister Lida Morvan denied “closing the office”.")
    assert ([one.text for one in act.quotes], act.says) == (["closing the office"], "denied “closing the office”")
    act, _, _ = first("“We never closed it,” Foreign Minister Lida Morvan insisted.")
    assert act.says == ""


@pytest.mark.parametrize(
    ("text", "no"),
    [
        ("denied that the office was closed", True),
        ("denied that the office was not closed", False),
        ("We do not deny that the office was closed.", False),
        ("The office is closed. It was never open.", True),
        ("dismissed the report as false", True),
        ("It rose by 3.5 per cent.", False),
        ("The border dispute was settled.", False),
        ("She disputed that it was settled.", True),
        ("نفى … أن يكون الوفد قد انسحب", True),
        ("ونفى أن الوفد لم ينسحب", False),
        ("הכחיש שהמשרד נסגר", True),
        ("הכחיש שהמשרד לא נסגר", False),
    ],
)
def test_a_denial_of_what_says_no_says_yes(text: str, no: bool) -> None:
    """Verbs that deny and words that say no are weighed together, clause by clause."""
    assert says_no(text) is no
