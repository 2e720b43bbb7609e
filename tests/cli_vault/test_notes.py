"""The notebook: not on record until it is kept, cleared or settled; taken back, no entry is made."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.cli_vault.vaults import did, looked_into, refused, size_of
from tests.vaults import somebody_reads

NOW = int(time.time())


def note(vault: str, *options: str, text: str = "they may wait") -> str:
    """Jot something down for the team and return the note's id."""
    found = re.search(r"Note (\w{32})", did("vault", "note", "add", vault, "team", *options, answers=text + "\n"))
    assert found
    return found[1]


def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Let so much time have gone by."""
    monkeypatch.setattr(time, "time", lambda: NOW + seconds)


def test_a_note_taken_back_leaves_nothing(vault: str) -> None:
    """It is listed with its words until it is taken back; nothing was ever on record."""
    before = size_of(vault)
    key = note(vault)
    told = did("vault", "note", "list", vault)
    assert told.startswith(f"{key} · NoteToFile · team · can be taken back · expires ")
    assert "  they may wait\n" in told
    assert "No entry is made" in did("vault", "note", "take-back", vault, key)
    assert did("vault", "note", "list", vault) == "There is no note.\n"
    assert size_of(vault) == before
    assert "no such note" in refused("vault", "note", "take-back", vault, key)


def test_a_note_settles_after_its_time(vault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not within sixty seconds; after them `settle` puts it on record and says how many."""
    later(monkeypatch, 0)
    note(vault)
    assert "Put on record: 0." in did("vault", "note", "settle", vault)
    later(monkeypatch, 61)
    assert "`vault note settle` puts it on record" in did("vault", "note", "list", vault)
    assert "Put on record: 1." in did("vault", "note", "settle", vault)
    assert "they may wait" in did("log", vault)


def test_a_draft_waits_and_expires(vault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is put on record when somebody keeps it, and erased when its days are over."""
    later(monkeypatch, 0)
    kept, left = note(vault, "--draft", "--days", "2"), note(vault, "--draft", "--days", "2", text="let it go")
    later(monkeypatch, 3_600)
    assert "Put on record: 0." in did("vault", "note", "settle", vault)
    assert "On record" in did("vault", "note", "keep", vault, kept)
    later(monkeypatch, 3 * 86_400)
    assert "Expired and erased: 1." in did("vault", "note", "settle", vault)
    assert "no such note" in refused("vault", "note", "keep", vault, left)
    assert "let it go" not in did("log", vault)


def test_a_write_up_is_cleared_as_a_whole(vault: str) -> None:
    """Its lines wait for it, in their order, and are put on record together."""
    note(vault, "--sheet", "monday", text="line one")
    note(vault, "--sheet", "monday", text="line two")
    assert "write-up monday" in did("vault", "note", "list", vault)
    assert did("vault", "note", "clear", vault, "monday") == "On record: 2.\n"
    assert "no lines" in refused("vault", "note", "clear", vault, "monday")


def test_a_note_can_be_any_act(vault: str) -> None:
    """Written as in a file, checked against what is there; in another room than said, or two at once, refused."""
    act = "act: Meeting\nroom: team\nwhen: 2024-02-01\nbetween: [amal, north]\n"
    did("vault", "note", "add", vault, "team", "--act", answers=act)
    assert "Meeting" in did("vault", "note", "list", vault)
    assert "One act was expected" in refused("vault", "note", "add", vault, "joint", "--act", answers=act)
    told = refused("vault", "note", "add", vault, "team", "--act", answers=act.replace("north", "nort"))
    assert "Did you mean north?" in told


@pytest.mark.parametrize(
    ("room", "text", "told"), [("team", "", "No words"), ("nosuch", "x", "There is no room nosuch")]
)
def test_a_note_that_is_none_is_refused(vault: str, room: str, text: str, told: str) -> None:
    """Without words, or for a room that is not there, nothing is jotted down."""
    assert told in refused("vault", "note", "add", vault, room, answers=text)
    assert did("vault", "note", "list", vault) == "There is no note.\n"


def test_a_note_is_taken_back_while_somebody_reads(vault: str) -> None:
    """It is erased and said to be, with word that the file is to be cleaned; the next command does that."""
    key = note(vault)
    with somebody_reads(Path(vault)):
        ended = did("vault", "note", "take-back", vault, key)
    assert ("Erased." in ended, "Traces of what was erased" in ended) == (True, True)
    assert "Traces" not in did("vault", "note", "settle", vault)
    with looked_into(vault) as found:
        assert not found.owing
