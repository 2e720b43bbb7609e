"""Clearing a write-up: nothing is on record before; then all of it is, each line in its room, or nothing is left."""

from __future__ import annotations

import re

import msgspec
import pytest

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.keeping import LegalHold
from goodoffices.acts.talks import Meeting, Message, PromiseOwed
from goodoffices.desk.flows.settling import settle
from goodoffices.record.entry import Entry
from goodoffices.record.notebook import EXPIRES
from tests.desk.desks import Page, later
from tests.desk.writing import LIST, Paper, under


@pytest.fixture
def paper() -> Paper:
    """Return a desk to write a meeting up on."""
    return Paper()


def test_nothing_is_on_record_before_it_is_cleared(paper: Paper) -> None:
    """Begun, written, changed and left alone for a day, a write-up has made no entry; cleared, it has made them all."""
    before = paper.entries()
    where = paper.begin()
    assert paper.add(where, "@north #said “We can look” at it\n@ines looked tired").status_code == 303
    assert paper.add(where, "#told @south nothing yet", "south-room").status_code == 303
    later(paper.desk, 86_400)
    settle(paper.desk)
    assert paper.entries() == before
    answer = paper.clear(where)
    assert answer.status_code == 303
    made = {key: e for key, e in paper.entries().items() if key not in before}
    assert [(e.room, type(e.act)) for e in sorted(made.values(), key=lambda e: (e.room, e.clock))] == [
        ("north-room", Meeting),
        ("north-room", Message),
        ("north-room", NoteToFile),
        ("north-room", NoteToFile),
        ("south-room", Message),
    ]
    assert paper.notes() == ()
    meeting = made[where.rpartition("/")[2]]
    assert meeting.act == Meeting(between=("north", "conciliation"), form="caucus", place="Tarnhaven")
    assert {e.when for e in made.values() if not isinstance(e.act, NoteToFile)} == {meeting.when}
    assert {e.entered for e in made.values()} == {paper.held.now()}
    cleared = [e.act.text for e in made.values() if isinstance(e.act, NoteToFile) and e.act.about == meeting.id]
    assert cleared == ["The write-up of this meeting was read through and cleared by Jo."]


def test_words_reach_only_the_room_of_their_line(paper: Paper) -> None:
    """What a line in South's room says stands in no entry of any other room."""
    where = paper.begin()
    paper.add(where, "@north one")
    paper.add(where, "@rui #warning zanzibar closes", "south-room")
    paper.clear(where)
    rooms = {e.room for e in paper.entries().values() if "zanzibar" in str(e.act)}
    assert rooms == {"south-room"}


def test_it_must_be_read_through_by_somebody_of_the_team(paper: Paper) -> None:
    """Nobody chosen, somebody who is not of the team, or no tick: nothing is recorded, and what was chosen stays."""
    before, where = paper.entries(), paper.begin()
    for more in ({"by": ""}, {"by": "north"}, {"by": "<b>"}, {"read": ""}):
        answer = paper.clear(where, **more)
        assert answer.status_code == 400
        assert "Nothing was recorded" in answer.content.decode()
    page = Page(paper.clear(where, read="").content.decode())
    assert "selected" in page.all("option", value="jo")[0]
    assert paper.entries() == before


def test_what_was_read_is_what_is_recorded(paper: Paper) -> None:
    """A line that was added, changed or moved after it was read through sends the reader back to read again."""
    before, where = paper.entries(), paper.begin()
    paper.add(where, "@north one\n@north two")
    state = paper.state(where)
    paper.do(where, "down", line=paper.lines()[0].id)
    for deed in (lambda: None, lambda: paper.add(where, "@north three"), lambda: None):
        deed()
        answer = paper.clear(where, state=state)
        assert answer.status_code == 409
        assert "read it again" in answer.content.decode()
    assert paper.entries() == before


def test_what_is_written_for_ourselves_is_not_read_by_others_unsaid(paper: Paper) -> None:
    """A note or a view in a room that a side reads is named with who reads it; it goes on record on a tick."""
    before, where = paper.entries(), paper.begin()
    paper.add(where, "@ines looked tired\n@north #said “We can look”")
    paper.add(where, "he will give way", "north-file")
    asked = paper.page(f"{where}?clear=1").text
    assert "Line 1, in North's room, will be read by North: looked tired" in asked
    assert not any(f"Line {number}" in asked for number in (2, 3))
    refused = paper.clear(where, meant="")
    assert (refused.status_code, paper.entries()) == (400, before)
    assert "will be read outside the team" in refused.content.decode()
    assert paper.clear(where).status_code == 303
    assert len(paper.entries()) > len(before)


def test_what_is_for_everybody_there_asks_for_no_tick(paper: Paper) -> None:
    """With nothing written for ourselves outside the team's rooms, there is nothing to tick, and rooms are linked."""
    where = paper.begin()
    paper.add(where, "@north #said “We can look”")
    paper.add(where, "he will give way", "north-file")
    assert 'name="meant"' not in paper.client.get(f"{where}?clear=1").content.decode()
    done = paper.client.get(paper.clear(where, meant="").headers["Location"]).content.decode()
    links = Page(done.partition('class="done"')[2].partition("</div>")[0]).links()
    assert set(links) == {"/harbour/rooms/north-room", "/harbour/rooms/north-file"}


def test_cleared_twice_is_recorded_once(paper: Paper) -> None:
    """The same form sent again leads to the meeting that is on record, and makes nothing."""
    where = paper.begin()
    paper.add(where, "@north one")
    sent = {"by": "jo", "read": "yes", "meant": "yes", "state": paper.state(where)}
    first, count = paper.do(where, "clear", **sent), len(paper.entries())
    second = paper.do(where, "clear", **sent)
    assert first.headers["Location"] == second.headers["Location"] == where.replace("write-up", "entry")
    assert len(paper.entries()) == count


def test_a_discarded_write_up_leaves_nothing(paper: Paper) -> None:
    """Discarded, once somebody ticked that they mean it, no word of it is in the vault: no note, draft or entry."""
    before, where = paper.entries(), paper.begin(place="quokka island")
    paper.add(where, "@north zanzibar is near")
    key = where.rpartition("/")[2]
    paper.client.post("/harbour/draft", {"draft-of": f"write-up/{key}", "text": "a half-typed zanzibar"})
    assert paper.do(where, "discard").status_code == 400
    assert "zanzibar" in held_in(paper)
    assert paper.do(where, "discard", sure="yes").headers["Location"] == LIST
    assert paper.entries() == before
    assert paper.notes() == ()
    assert "zanzibar" not in held_in(paper)
    assert "quokka" not in held_in(paper)
    assert paper.client.get(where).status_code == 404


def held_in(paper: Paper) -> str:
    """Return every small value of the vault, opened, and every entry."""
    vault = paper.held.vault
    with vault.store.reading() as store:
        small = [value for space in ("note", "draft", "token") for _, value in vault.drawer.all(store, space)]
    return f"{small}{paper.entries()}"


def test_a_legal_hold_keeps_it(paper: Paper) -> None:
    """While a legal hold is on a room, no write-up with a line there is erased."""
    where = paper.begin()
    paper.held.write(Entry(id="", room="team", act=LegalHold(why="a claim")))
    answer = paper.do(where, "discard", sure="yes")
    assert answer.status_code == 400
    assert "legal hold" in answer.content.decode()
    assert len(paper.notes()) == 1


def test_the_regime_says_which_lines_cannot_be_recorded() -> None:
    """Under a minimal record, lines with words are named before clearing; left out, they go and the rest is kept."""
    paper = under("minimal")
    before, where = paper.entries(), paper.begin()
    paper.add(where, "@north #said zanzibar\n@south #met")
    page = paper.page(f"{where}?clear=1").text
    assert "cannot be recorded" in page
    assert paper.clear(where).status_code == 400
    assert paper.clear(where, leave_out="yes").status_code == 303
    made = [e for key, e in paper.entries().items() if key not in before]
    assert [type(e.act) for e in made] == [Meeting, Meeting]
    assert "zanzibar" not in held_in(paper)


def test_where_no_record_is_kept_none_is_made() -> None:
    """Where no record is kept, a write-up cannot be cleared: it says so, and stays until it expires."""
    paper = under("no record")
    before, where = paper.entries(), paper.begin()
    answer = paper.clear(where, leave_out="yes")
    assert answer.status_code == 400
    assert "where no record is kept" in answer.content.decode()
    assert paper.entries() == before
    later(paper.desk, EXPIRES + 1)
    settle(paper.desk)
    assert paper.notes() == ()


def test_a_write_up_expires_whole(paper: Paper) -> None:
    """A line that was added late is erased with the meeting it belongs to, and not two weeks after it."""
    where = paper.begin()
    later(paper.desk, EXPIRES - 60)
    paper.add(where, "@north late")
    later(paper.desk, 61)
    settle(paper.desk)
    assert paper.notes() == ()


def test_a_room_that_is_not_ones_own_hides_the_whole(paper: Paper) -> None:
    """A write-up with a line in a room that whoever is at the desk is not in is nowhere: not listed, not found."""
    where = paper.begin()
    paper.add(where, "@city #said zanzibar", "host-room")
    assert where in paper.client.get(LIST).content.decode()
    vault = paper.held.vault
    vault.head = msgspec.structs.replace(vault.head, recorded_by="jo")
    paper.held.forget()
    assert where not in paper.client.get(LIST).content.decode()
    answers = [paper.client.get(where), paper.client.get(f"{where}?clear=1"), paper.do(where, "discard", sure="yes")]
    missing = paper.client.get(f"{LIST}/{'0' * 32}")
    assert {answer.status_code for answer in (*answers, missing)} == {404}
    assert answers[0].content == missing.content
    assert len(paper.notes()) == 2


def test_promises_are_kept_as_lines(paper: Paper) -> None:
    """A line changed to another kind makes that act when it is cleared."""
    where = paper.begin()
    paper.add(where, "@north the map")
    line = paper.lines()[0].id
    page = paper.client.get(f"{where}?line={line}").content.decode()
    state = re.findall(r'name="line" value="[^"]*"><input type="hidden" name="state" value="([^"]*)"', page)[0]
    sent = {"line": line, "state": state, "who": "north", "kind": "we-owe", "room": "north-file", "text": "the map"}
    assert paper.do(where, "line", **sent).status_code == 303
    paper.clear(where)
    (promise,) = [e for e in paper.entries().values() if isinstance(e.act, PromiseOwed) and e.act.what == "the map"]
    assert (promise.room, promise.act.by, promise.act.to) == ("north-file", "conciliation", "north")  # type: ignore[union-attr]
