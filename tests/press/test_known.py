"""What may be on record already is proposed with its reason; nobody without a name is ever taken for another."""

from __future__ import annotations

import msgspec
import pytest

from goodoffices.acts.people import Source
from goodoffices.acts.public import Statement
from goodoffices.acts.values import Wording
from goodoffices.acts.when import read_when
from goodoffices.press.known import (
    Heard,
    Set,
    Side,
    near,
    said_before,
    same_sources,
    same_words,
    sets_for,
    words_of,
)
from tests.press.test_drafts import by_id

TOLLE = Source(sort="named", name="Maren Tolle", role="chief engineer", organisation="Harbour Board")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("We stopped it because the hull is cracked", "“We stopped it, because the hull is cracked.”", True),
        ("We stopped it because the hull is cracked", "We stopped it because Velm asked us to do so", False),
        ("That is baseless", "that is BASELESS.", True),
        ("That is baseless", "That is wrong", False),
        ("توقفت العبّارة بسبب الشق", "توقفت العبارة بسبب الشق", True),
        ("", "", False),
        ("the harbour office will be closed to all", "the harbour office will not be closed to all", False),
        ("denied that the harbour office was closed", "that the harbour office was closed", False),
        ("سيغلق مكتب الميناء أمام الجميع", "لن يغلق مكتب الميناء أمام الجميع", False),
        ("the hull is cracked", "the hull is cracked " + "and so on " * 9, False),
    ],
)
def test_nearly_the_same_words_are_the_same(one: str, other: str, same: bool) -> None:
    """Marks, case and accents do not tell words apart; other words do, and a part is not the whole."""
    assert same_words(one, other) is same
    assert same_words(other, one) is same


def test_what_is_quoted_and_summed_up_is_compared_once() -> None:
    """Words quoted that the summary has are not counted twice; others are compared beside it."""
    act = by_id()["s1"].act
    assert isinstance(act, Statement)
    quoted = (Wording(text="will stay moored", lang="en"), Wording(text="for good", lang="en"))
    assert words_of(msgspec.structs.replace(act, quotes=quoted)) == f"for good … {act.says}"


def test_a_statement_is_known_by_speaker_words_and_day() -> None:
    """The same words are the same statement only from the same source at about the same time."""
    draft = by_id()["s4"]
    heard = Heard(id="e", by="tolle", words="That is baseless.", when=read_when("2031-05-08", zone="UTC"))
    later = msgspec.structs.replace(heard, when=read_when("2031-07-08", zone="UTC"))
    assert said_before(draft, ["tolle"], [heard]) == "e"
    assert said_before(draft, ["sand"], [heard]) == ""
    assert said_before(draft, [], [heard]) == ""
    assert said_before(draft, ["tolle"], [later]) == ""
    assert near(None, heard.when)


def test_a_source_is_proposed_by_name() -> None:
    """The same name first, then part of it with the same role; a surname alone is not enough, another name never."""
    known = [
        ("another", Source(sort="named", name="Per Lund", role="Chief engineer", organisation="harbour board")),
        ("initial", Source(sort="named", name="M. Tolle", role="Chief engineer", organisation="harbour board")),
        ("name", Source(sort="named", name="maren tolle")),
        ("surname", Source(sort="named", name="Tolle")),
        ("unnamed", Source(sort="unnamed", described_as="Maren Tolle")),
    ]
    assert [(one.id, one.reason) for one in same_sources(TOLLE, known)] == [
        ("name", "same-name"),
        ("initial", "same-role"),
    ]


def test_nobody_without_a_name_is_taken_for_anybody() -> None:
    """An unnamed source is proposed to be no other, were the description the same to the letter."""
    unnamed = Source(sort="unnamed", described_as="An official", role="official", organisation="Harbour Board")
    assert same_sources(unnamed, [("same", unnamed), ("tolle", TOLLE)]) == ()


def test_a_set_is_proposed_with_the_words_in_common() -> None:
    """A statement may belong to a matter that it has telling words in common with, and those are named."""
    sets = [
        Set(
            id="far", matter="why the office closed", sides=(Side(says="It was asked to."), Side(says="Unsafe stairs."))
        ),
        Set(
            id="ferry",
            matter="why the ferry stopped",
            sides=(
                Side(says="The hull is broken."),
                Side(says="Velm asked for it.", words="they stopped because we asked"),
            ),
        ),
    ]
    (found,) = sets_for(by_id()["s3"], sets)
    assert (found.id, found.reason, found.side) == ("ferry", "shared-words", 1)
    assert found.shared == ("asked", "because", "ferry", "stopped")
