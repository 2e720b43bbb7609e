"""The write-up of a meeting: nothing is on record before it is cleared; then all of it is, each line in its room."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from django.test import Client

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.keeping import ConfidentialityRegime, LegalHold
from goodoffices.acts.talks import Meeting, Message, PromiseOwed
from goodoffices.desk import drafts
from goodoffices.desk.capturing import KINDS, Caught, entry_of, ours
from goodoffices.desk.desks import Desk
from goodoffices.desk.flows.settling import settle
from goodoffices.desk.flows.write_up import rows_of, taken_apart
from goodoffices.desk.held import Held
from goodoffices.record.entry import Entry
from goodoffices.record.notebook import EXPIRES, Note, Notebook
from tests.desk.desks import Page, client, desk_of, fresh_desk, later, supplied

HEAD = {
    "between": ["north", "conciliation"], "form": "caucus", "place": "Tarnhaven", "when.value": "2031-05-20",
    "when.words": "this morning", "room": "north-room",
}  # fmt: skip
LIST = "/harbour/write-up"


class Paper:
    """A desk with somebody who writes a meeting up."""

    def __init__(self, desk: Desk | None = None) -> None:
        self.desk = desk or fresh_desk()
        self.held: Held = self.desk.find("harbour")
        self.client: Client = client(self.desk)

    def begin(self, **more: Any) -> str:
        """Begin a write-up, and return where it is."""
        answer = self.client.post(LIST, {**HEAD, "token": "begin", **more})
        assert answer.status_code == 303
        return str(answer.headers["Location"])

    def do(self, where: str, deed: str, **more: Any) -> Any:
        """Do something with a write-up."""
        return self.client.post(where, {"do": deed, **more})

    def add(self, where: str, text: str, room: str = "north-room", token: str = "") -> Any:
        """Add lines."""
        return self.do(where, "add", text=text, room=room, token=token)

    def notes(self) -> tuple[Note, ...]:
        """Return all notes, the meeting's own among them."""
        return Notebook(self.held.vault).notes()

    def lines(self) -> list[Note]:
        """Return the lines of write-ups."""
        return [note for note in self.notes() if note.draft_entry.id != note.sheet]

    def entries(self) -> dict[str, Entry]:
        """Return everything on record."""
        return {key: e for shelf in self.held.record.shelves.values() for key, e in shelf.entries.items()}

    def state(self, where: str) -> str:
        """Return the mark of what is read through before it is cleared."""
        (form,) = self.page(f"{where}?clear=1").all("input", name="state")
        return form["value"]

    def page(self, where: str) -> Page:
        """Return a page taken apart."""
        return Page(self.client.get(where).content.decode())

    def clear(self, where: str, **more: Any) -> Any:
        """Clear a write-up as Jo, who has read it through."""
        sent = {"by": "jo", "read": "yes", "state": self.state(where), **more}
        return self.do(where, "clear", **{name: value for name, value in sent.items() if value})


@pytest.fixture
def paper() -> Paper:
    """Return a desk to write a meeting up on."""
    return Paper()


def under(keeps: str) -> Paper:
    """Return a desk with the example under another regime."""
    found = supplied("harbour")
    entries = tuple(
        msgspec.structs.replace(e, act=msgspec.structs.replace(e.act, keeps=keeps))
        if isinstance(e.act, ConfidentialityRegime)
        else e
        for e in found.entries
        if keeps == "evidence" or e.act.__class__.__name__ in ("Actor", "PartyJoined", "CompartmentOpened", "Opening")
        or isinstance(e.act, ConfidentialityRegime)
    )  # fmt: skip
    return Paper(desk_of(msgspec.structs.replace(found, entries=entries)))


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


def test_cleared_twice_is_recorded_once(paper: Paper) -> None:
    """The same form sent again leads to the meeting that is on record, and makes nothing."""
    where = paper.begin()
    paper.add(where, "@north one")
    sent = {"by": "jo", "read": "yes", "state": paper.state(where)}
    first, count = paper.do(where, "clear", **sent), len(paper.entries())
    second = paper.do(where, "clear", **sent)
    assert first.headers["Location"] == second.headers["Location"] == where.replace("write-up", "entry")
    assert len(paper.entries()) == count


def test_sent_twice_is_one(paper: Paper) -> None:
    """A write-up begun twice with one token is one; lines added twice with one token are there once."""
    assert paper.begin() == paper.begin()
    where = paper.begin()
    for _ in range(3):
        assert paper.add(where, "@north one\n@north two", token="t").status_code == 303
    assert len(paper.lines()) == 2


def test_lines_wrong_lose_nothing_typed(paper: Paper) -> None:
    """One line that cannot be read keeps all out, says which, and everything typed stands in the form still."""
    where = paper.begin()
    typed = "@north fine <b>\n\n@nobody hello\n@north #zork it"
    answer = paper.add(where, typed, "south-room")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert paper.lines() == []
    assert "@north fine &lt;b&gt;\n\n@nobody hello\n@north #zork it</textarea>" in page
    assert "Line 3: Nobody here is called" in page
    assert "Line 4: There is no #zork" in page
    selects = page[page.index('id="w-room"') :]
    assert '<option value="south-room" selected>' in selects


def test_a_head_wrong_loses_nothing_typed(paper: Paper) -> None:
    """A meeting with nobody in it, or on a day that is none or to come, is not begun; what was typed stays."""
    for more in ({"between": []}, {"when.value": "31st of May"}, {"when.value": "2041-01-01"}, {"room": "nope"}):
        answer = paper.client.post(LIST, {**HEAD, "place": "zanzibar <i>", **more})
        assert answer.status_code == 400
        assert 'value="zanzibar &lt;i&gt;"' in answer.content.decode()
    assert paper.notes() == ()


def test_a_stale_line_shows_both(paper: Paper) -> None:
    """A line that was changed meanwhile is not overwritten: both versions are shown, and a person decides."""
    where = paper.begin()
    paper.add(where, "@north first words")
    line = paper.lines()[0]
    page = paper.page(f"{where}?line={line.id}")
    (state,) = [found["value"] for found in page.all("input", name="state") if found["value"]][1:]
    sent = {"line": line.id, "state": state, "who": "north", "kind": "said", "room": "north-room"}
    assert paper.do(where, "line", **sent, text="second words").status_code == 303
    answer = paper.do(where, "line", **sent, text="third words")
    assert answer.status_code == 409
    assert "second words" in answer.content.decode()
    assert "third words</textarea>" in answer.content.decode()
    assert paper.lines()[0].draft_entry.act.says == "second words"  # type: ignore[union-attr]
    assert paper.do(where, "line", **sent, text="third words", anyway="1").status_code == 303
    assert paper.lines()[0].draft_entry.act.says == "third words"  # type: ignore[union-attr]


def test_a_line_that_is_gone_leaves_what_was_typed(paper: Paper) -> None:
    """Words for a line taken back meanwhile stand where new lines are written, so that they can be added."""
    where = paper.begin()
    paper.add(where, "@north first words")
    line = paper.lines()[0].id
    paper.do(where, "take-back", line=line)
    sent = {"line": line, "state": "x", "who": "north", "kind": "offer", "room": "south-room", "text": "more of it"}
    answer = paper.do(where, "line", **sent)
    assert answer.status_code == 409
    assert "@north #offer more of it</textarea>" in answer.content.decode()
    assert paper.do(where, "up", line=line).status_code == 409
    assert paper.lines() == []


def test_a_stale_head_shows_both(paper: Paper) -> None:
    """A meeting that was changed meanwhile is not overwritten unless somebody says so."""
    where = paper.begin()
    state = paper.page(where).all("input", name="state")[0]["value"]
    assert paper.do(where, "head", **HEAD | {"place": "the pier"}, state=state).status_code == 303
    answer = paper.do(where, "head", **HEAD | {"place": "the inn"}, state=state)
    assert answer.status_code == 409
    assert "the pier" in answer.content.decode()
    assert 'value="the inn"' in answer.content.decode()
    assert paper.do(where, "head", **HEAD | {"place": "the inn"}, state=state, anyway="1").status_code == 303
    assert "the inn" in paper.page(where).text


def test_lines_go_by_the_day_of_the_meeting(paper: Paper) -> None:
    """When the meeting's day is changed, every line of it is of that day."""
    where = paper.begin()
    paper.add(where, "@north one")
    state = paper.page(where).all("input", name="state")[0]["value"]
    paper.do(where, "head", **HEAD | {"when.value": "2031-05-19"}, state=state)
    assert [note.draft_entry.when.value for note in paper.notes()] == ["2031-05-19"] * 2  # type: ignore[union-attr]


def test_lines_change_places(paper: Paper) -> None:
    """A line goes up or down by one, and not beyond the first or the last; the meeting stays above them all."""
    where = paper.begin()
    paper.add(where, "one\ntwo\nthree")

    def texts() -> list[str]:
        return [note.draft_entry.act.text for note in paper.lines()]  # type: ignore[union-attr]

    keys = [note.id for note in paper.lines()]
    paper.do(where, "up", line=keys[2])
    assert texts() == ["one", "three", "two"]
    paper.do(where, "up", line=keys[0])
    paper.do(where, "down", line=keys[1])
    assert texts() == ["one", "three", "two"]
    assert paper.notes()[0].sheet == paper.notes()[0].draft_entry.id


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


def test_nothing_is_written_while_looking_as_somebody_else(paper: Paper) -> None:
    """Seen as a room, no write-up is shown or begun."""
    where = paper.begin()
    seen = paper.client.get(f"{LIST}?room=north-room")
    assert (seen.status_code, where in seen.content.decode()) == (200, False)
    assert paper.client.get(f"{where}?room=north-room").status_code == 404
    assert paper.client.post(f"{LIST}?room=north-room", HEAD).status_code == 404


def test_no_write_up_before_a_regime() -> None:
    """Before it was said what record is kept, the page says so and where to say it; a form sent anyway is refused."""
    found = supplied("harbour")
    entries = tuple(e for e in found.entries if not isinstance(e.act, ConfidentialityRegime))
    paper = Paper(desk_of(msgspec.structs.replace(found, entries=entries)))
    assert "/harbour/record/ConfidentialityRegime" in paper.page(LIST).links()
    assert paper.client.post(LIST, HEAD).status_code == 400


def test_what_was_being_typed_survives_a_crash(paper: Paper) -> None:
    """Lines and a new meeting that were being typed stand in their forms again, until they are kept."""
    where = paper.begin()
    draft = f"write-up/{where.rpartition('/')[2]}"
    paper.client.post("/harbour/draft", {"draft-of": draft, "text": "@north half a line", "room": "south-room"})
    paper.client.post("/harbour/draft", {"draft-of": "write-up", "place": "half a place"})
    assert "@north half a line</textarea>" in paper.client.get(where).content.decode()
    assert 'value="half a place"' in paper.client.get(LIST).content.decode()
    paper.add(where, "@north the whole line")
    assert drafts.kept(paper.held, draft) is None


def test_rows_are_taken_from_notes_as_they_are() -> None:
    """Bullets and numbers go, blank lines are nothing, a line that is set in goes on with the one above."""
    text = "- @north one\n\n  and more\n• two\n3. three\n\tstill three\n2031 was\n@a"
    assert rows_of(text) == [
        (1, "@north one\nand more"),
        (4, "two"),
        (5, "three\nstill three"),
        (7, "2031 was"),
        (8, "@a"),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_line_taken_apart_makes_the_same_act(paper: Paper, kind: str) -> None:
    """Of every kind, the act made of a line gives back the line, and that makes the same act."""
    now = paper.held.usual()
    s = paper.held.standing(paper.held.operator(), as_of=now, known_at=now)
    for who in (("north",), ("ines", "south"), ("conciliation", "north")):
        act = entry_of(s, Caught(who, kind, 'they said "so"'), "team").act
        again = entry_of(s, taken_apart(act, ours(s)), "team").act  # type: ignore[arg-type]
        assert again == act


def test_the_page_says_who_reads_each_line(paper: Paper) -> None:
    """Beside a line stands its room, and who can and cannot read it; so it does before clearing, room by room."""
    where = paper.begin()
    paper.add(where, "@rui #said no", "south-room")
    for address in (where, f"{where}?clear=1"):
        page = paper.page(address)
        assert page.wrong == []
        assert "South, Amal, Jo can read it. North cannot." in page.text
        assert "North, Amal, Jo can read it. South cannot." in page.text


ODD = [
    "",
    "x" * 101_000,
    "a\x00b",
    "\ud7ff\u202e",
    "@",
    "#",
    "# @",
    "@north #said #told",
    "<script>",
    "\n" * 500,
    "@north\n" * 400,
]


@pytest.mark.parametrize("text", ODD)
@pytest.mark.parametrize("deed", ["head", "add", "line", "take-back", "up", "clear", "discard", "nope", ""])
def test_odd_input_is_refused_and_records_nothing(paper: Paper, deed: str, text: str) -> None:
    """Whatever is sent in whatever field, the answer is a page that says so; nothing is on record, and no fault."""
    before, where = paper.entries(), paper.begin()
    paper.add(where, "@north one")
    for line in (paper.lines()[0].id, text):
        fields = ("text", "room", "who", "kind", "by", "place", "when.value", "between", "channel", "state", "token")
        sent = {**dict.fromkeys(fields, text), "line": line}
        for more in ({}, {"room": "north-room", "kind": "said"}, {"anyway": "1", "room": "team", "who": "north"}):
            assert paper.do(where, deed, **sent | more).status_code in (303, 400, 404, 409)
    assert paper.entries() == before


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
