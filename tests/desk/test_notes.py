"""The notebook's page: what waits there, put in other words, put on record, taken back; and what cannot be done."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.acts.housekeeping import Grant, NoteToFile
from goodoffices.acts.problems import BadInput
from goodoffices.record.entry import Entry
from goodoffices.record.notebook import Note
from goodoffices.record.writing import write_mediation
from tests.desk.writing import Paper

RUNG = "bad\x07bell\x00nul"


class Notes(Paper):
    """A desk with somebody who takes lines down."""

    def take(self, line: str, room: str = "team", **more: str) -> Note:
        """Take one line down, and return its note."""
        sent = {"line": line, "room": room, "token": "", **more}
        assert self.client.post("/harbour/capture", sent).status_code == 303
        return self.notes()[-1]

    def ask(self, note: Note, deed: str, **more: str) -> Any:
        """Do something with a note."""
        return self.client.post(f"/harbour/notes/{note.id}", {"do": deed, **more})

    def says(self) -> list[str]:
        """Return what each note says."""
        return [note.draft_entry.act.text for note in self.notes()]  # type: ignore[union-attr]


@pytest.fixture
def desk() -> Notes:
    """Return a desk to take lines down on."""
    return Notes()


@pytest.mark.parametrize("text", [RUNG, "x" * 100_001, "", "  \n "])
def test_other_words_are_checked_as_a_line_is(desk: Notes, text: str) -> None:
    """Other words with a control character, too many of them or none are refused with what was typed still there."""
    note = desk.take("first words")
    answer = desk.ask(note, "words", text=text)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert desk.says() == ["first words"]
    assert 'id="wrong"' in page
    assert f">{text}</textarea>" in page
    assert "The words were changed" not in page
    desk.ask(note, "keep")
    assert "first words" in write_mediation(desk.held.vault.mediation())


@pytest.mark.parametrize("deed", ["", "zork"])
def test_a_deed_there_is_none_of_is_said(desk: Notes, deed: str) -> None:
    """What cannot be done with a note is not passed over in silence; nothing is changed, and words typed stay."""
    note = desk.take("first words")
    answer = desk.ask(note, deed, text="other <b> words")
    assert answer.status_code == 400
    assert "That cannot be done with a note" in answer.content.decode()
    assert "other &lt;b&gt; words</textarea>" in answer.content.decode()
    assert desk.says() == ["first words"]


def test_only_a_note_to_file_has_other_words(desk: Notes) -> None:
    """What a line made of other kinds is not put in other words here."""
    note = desk.take("@north #owes the list")
    assert desk.ask(note, "words", text="x").status_code == 400


def test_a_line_of_a_write_up_is_not_kept_by_itself(desk: Notes) -> None:
    """A line goes on record when its write-up is cleared, and not by the address of a note."""
    desk.add(desk.begin(), "@north one")
    assert [desk.ask(note, "keep").status_code for note in desk.notes()] == [409, 409]
    assert len(desk.notes()) == 2


@pytest.mark.parametrize("text", [RUNG, "\x85", "\ufffe"])
def test_no_control_character_goes_on_record(desk: Notes, text: str) -> None:
    """Whatever page it comes from, a text that no file could hold is refused at its field."""
    with pytest.raises(BadInput) as refused:
        desk.held.write(Entry(id="", room="team", act=Grant(to="rui", why=f"for {text}")))
    assert [(p.code, p.field) for p in refused.value.problems] == [("control-character", "why")]
    sent = {"room": "team", "who": "rui", "why": f"a{text}b", "reads": "now", "sure": "1", "token": "t"}
    shown = str(len(desk.held.record.shelves["team"].entries))
    assert desk.client.post("/harbour/people/let-in", {**sent, "shown": shown}).status_code == 400
    write_mediation(desk.held.vault.mediation())


def test_no_reason_with_a_control_character_destroys(desk: Notes) -> None:
    """What goes with a destruction, or with what lay in the wrong room, is read before anything goes."""
    note = desk.held.write(Entry(id="", room="team", act=NoteToFile(text="x")))[0]
    sent = {"lies": "team", "ids": [note.id], "do": "destroy", "why": RUNG, "count": "1"}
    assert desk.client.post("/harbour/integrity/destroy", sent).status_code == 400
    answer = desk.client.post(f"/harbour/entry/{note.id}/misfiled", {"reason": RUNG})
    assert answer.status_code == 400
    assert "control character" in answer.content.decode()
    assert note.id in desk.entries()
