"""The notebook's page: what waits there, put in other words, put on record, taken back; and what cannot be done."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.acts.housekeeping import CompartmentOpened, Grant, NoteToFile, Revocation
from goodoffices.acts.problems import BadInput
from goodoffices.desk import drafts
from goodoffices.desk.flows.clearing import outside
from goodoffices.desk.flows.settling import settle
from goodoffices.desk.flows.write_up import state_of
from goodoffices.export.wording import moment_text
from goodoffices.record.entry import Entry
from goodoffices.record.notebook import SETTLES, Note, Notebook, Settled
from goodoffices.record.writing import write_mediation
from goodoffices.standing.ours import team_room, the_team
from goodoffices.standing.standing import Standing
from tests.desk.desks import later
from tests.desk.writing import HEAD, Paper, under

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


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("@north #asks a copy", "North to the Conciliation Service"),
        ("@south #we-owe a map", "the Conciliation Service to South"),
        ("@north #awaits on fees", "the Conciliation Service to North"),
    ],
)
def test_who_asks_whom_is_said(desk: Notes, line: str, says: str) -> None:
    """Of a note that somebody asks, owes or awaits something it stands there who, and of whom."""
    desk.take(line)
    assert says in desk.page("/harbour/notes").text


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


class Leaving(Notes):
    """A desk whose owner is taken out of a room."""

    def leave(self, room: str) -> None:
        """Take whoever is at the desk out of a room, and let somebody else write there after."""
        (who,) = self.held.operator().who
        self.held.write(Entry(id="", room=room, act=Revocation(to=who)))
        self.held.vault.write(Entry(id="", room=room, act=NoteToFile(text="zanzibar came later")))
        self.held.forget()

    def standing(self) -> Standing:
        """Return where things stand for whoever is at the desk."""
        now = self.held.usual()
        return self.held.standing(self.held.operator(), as_of=now, known_at=now)

    def texts(self, room: str) -> list[str]:
        """Return what the notes to file on record in a room say."""
        return [e.act.text for e in self.entries().values() if e.room == room and isinstance(e.act, NoteToFile)]


@pytest.fixture
def leaving() -> Leaving:
    """Return a desk to leave rooms on."""
    return Leaving()


def test_a_note_does_not_settle_in_a_room_its_writer_left(leaving: Leaving) -> None:
    """It waits, is listed with the reason, tells nothing newer of the room, and can be moved or taken back."""
    leaving.take("tamarind one", "north-room")
    leaving.take("tamarind two", "north-room")
    leaving.take("tamarind three", "south-room")
    leaving.leave("north-room")
    later(leaving.desk, 61)
    settle(leaving.desk)
    assert [text for text in leaving.texts("north-room") if "tamarind" in text] == []
    assert "tamarind three" in leaving.texts("south-room")
    one, two = leaving.notes()
    page = leaving.client.get("/harbour/notes").content.decode()
    assert page.count("You are no longer in this room") == 2
    assert "tamarind one" in page
    assert "zanzibar" not in page
    assert leaving.ask(one, "keep").status_code == 400
    assert [leaving.ask(one, "move", room=room).status_code for room in ("", "north-room", "nope")] == [400] * 3
    assert leaving.ask(one, "move", room="team").status_code == 303
    assert leaving.ask(two, "take-back").status_code == 303
    later(leaving.desk, 61)
    settle(leaving.desk)
    assert leaving.notes() == ()
    assert leaving.texts("team").count("tamarind one") == 1


def test_a_program_that_settles_passes_over_them_too(leaving: Leaving) -> None:
    """The commands, which ask no desk, keep a note off the record of a room that its writer left."""
    leaving.take("tamarind one", "north-room")
    leaving.leave("north-room")
    later(leaving.desk, 61)
    assert Notebook(leaving.held.vault).settle() == Settled(waiting=1)


def test_a_note_of_somebody_else_is_not_listed_after_leaving(leaving: Leaving) -> None:
    """What another person jotted down for a room is nobody's who left it."""
    entry = Entry(id="", room="north-room", act=NoteToFile(text="tamarind"), recorded_by="rui")
    note = Notebook(leaving.held.vault).jot(entry)
    assert "tamarind" in leaving.client.get("/harbour/notes").content.decode()
    leaving.leave("north-room")
    assert "tamarind" not in leaving.client.get("/harbour/notes").content.decode()
    assert leaving.ask(note, "take-back").status_code == 409


def test_a_write_up_with_a_line_in_a_room_one_left_is_shown(leaving: Leaving) -> None:
    """Its writer sees it, with that line marked and nothing newer of the room; moved, all of it can be cleared."""
    where = leaving.begin(room="team")
    leaving.add(where, "@north tamarind", "north-room")
    leaving.add(where, "@north quokka", "team")
    leaving.leave("north-room")
    assert where in leaving.client.get("/harbour/write-up").content.decode()
    page = leaving.client.get(where).content.decode()
    assert page.count("You are no longer in this room") == 1
    assert "tamarind" in page
    assert "zanzibar" not in page
    answer = leaving.clear(where)
    assert answer.status_code == 400
    assert "a room you are no longer in" in answer.content.decode()
    line = leaving.lines()[0]
    form = leaving.client.get(f"{where}?line={line.id}").content.decode().partition('id="e-room"')[2]
    assert form.startswith(' name="room"><option value="" selected>')
    sent = {"line": line.id, "who": "north", "kind": "said", "text": "tamarind"}
    state = state_of(line)
    assert leaving.do(where, "line", **sent, state=state, room="").status_code == 400
    assert leaving.do(where, "line", **sent, state=state, room="team").status_code == 303
    assert leaving.clear(where).status_code == 303
    assert leaving.notes() == ()


def test_a_meeting_in_a_room_one_left_is_moved(leaving: Leaving) -> None:
    """The meeting itself can be put in another room, whatever lines lie in the one that was left."""
    where = leaving.begin()
    leaving.add(where, "@north tamarind", "north-room")
    leaving.leave("north-room")
    page = leaving.page(where)
    assert "move the meeting to another one" in page.text
    state = page.all("input", name="state")[0]["value"]
    assert leaving.do(where, "head", **HEAD | {"room": "team"}, state=state).status_code == 303
    assert [note.draft_entry.room for note in leaving.notes()] == ["team", "north-room"]
    assert "move the meeting to another one" not in leaving.page(where).text
    assert leaving.do(where, "take-back", line=leaving.lines()[0].id).status_code == 303
    assert leaving.clear(where).status_code == 303


def test_whoever_leaves_a_room_is_told_what_waits_there(leaving: Leaving) -> None:
    """Before one takes oneself out, the page says how much of one's own is not on record; of others it says nothing."""
    (who,) = leaving.held.operator().who
    leaving.take("tamarind", "north-room")
    leaving.add(leaving.begin(), "@north one\n@north two", "north-room")
    jotted = Entry(id="", room="north-room", act=NoteToFile(text="x"), recorded_by="rui")
    Notebook(leaving.held.vault).jot(jotted)
    sent = {"room": "north-room", "who": who, "token": "t"}
    page = leaving.client.post("/harbour/people/take-out", sent).content.decode()
    assert "notes 1, lines of write-ups 3" in page
    other = leaving.client.post("/harbour/people/take-out", {**sent, "who": "north"}).content.decode()
    assert "lines of write-ups" not in other


DRAFTED: dict[str, tuple[str, dict[str, str]]] = {
    "capture": ("/harbour/capture", {"line": "tamarind", "room": "team"}),
    "record/NoteToFile?": ("/harbour/record/NoteToFile", {"text": "tamarind", "room": "team"}),
}


@pytest.mark.parametrize("form", DRAFTED)
def test_a_draft_that_comes_late_is_not_kept(desk: Notes, form: str) -> None:
    """What was on its way while its form was taken does not come back: its token was used; another form's is kept."""
    where, typed = DRAFTED[form]
    late = {"draft-of": form, "token": "one", **typed}
    assert desk.client.post("/harbour/draft", late).json() == {"kept": True}
    assert desk.client.post(where, {"token": "one", **typed}).status_code == 303
    answer = desk.client.post("/harbour/draft", late)
    assert (answer.status_code, answer.json()["kept"]) == (400, False)
    assert drafts.kept(desk.held, form) is None
    assert desk.client.post("/harbour/draft", {**late, "token": "two"}).json() == {"kept": True}


def test_a_team_one_has_left_is_ours_no_more(leaving: Leaving) -> None:
    """Who left the team is not of it: no page offers its room, and those who stay there count as others."""
    before = leaving.standing()
    (who,) = leaving.held.operator().who
    assert the_team(before) > {who}
    leaving.leave("team")
    after = leaving.standing()
    assert (team_room(after), the_team(after)) == ("", frozenset())
    assert "in=team" not in leaving.client.get("/harbour/integrity").content.decode()
    assert "in=team" not in leaving.client.get("/harbour/people").content.decode()
    stay = the_team(before) - {who}
    assert outside(after, "north-room") & stay == stay & after.visible.compartments["north-room"].members


def test_a_note_for_a_room_never_known_is_not_the_desks(leaving: Leaving) -> None:
    """What a command took down for a room that is not known here is not listed, and goes on record as it would."""
    (who,) = leaving.held.operator().who
    opened = Entry(id="inner", room="inner", act=CompartmentOpened(members=("rui",), sort="other", title="Inner"))
    leaving.held.vault.write(opened)
    note = Notebook(leaving.held.vault).jot(Entry(id="", room="inner", act=NoteToFile(text="tamarind")))
    assert (who, note.draft_entry.recorded_by) == (leaving.held.vault.head.recorded_by, who)
    assert "tamarind" not in leaving.client.get("/harbour/notes").content.decode()
    later(leaving.desk, 61)
    settle(leaving.desk)
    assert leaving.texts("inner") == ["tamarind"]


@pytest.mark.parametrize("keeps", ["no record", "minimal"])
def test_what_never_goes_on_record_is_not_said_to(keeps: str) -> None:
    """Under a regime that keeps words off the record, no page promises one: the day it is erased is said."""
    desk = Notes(under(keeps).desk)
    note = desk.take("@north #said zanzibar")
    page = desk.page("/harbour/").text
    day = day_of_note(desk, note)
    assert f"keeps it off the record: it is erased on {day}" in page
    assert "Not recorded for" not in page
    listed = desk.page("/harbour/notes").text
    assert f"keeps this off the record: it is erased on {day}" in listed
    assert "lies here until it goes on record" not in listed
    assert ("no note goes on record" in listed) == (keeps == "no record")


def day_of_note(desk: Notes, note: Note) -> str:
    """Return the day and time when a note is erased, as pages say it."""
    return moment_text(note.expires, desk.held.zone)


def test_under_a_minimal_record_what_took_place_still_goes_on_it() -> None:
    """A meeting is a bare fact: it can be taken back for a minute, as anywhere, and is on record then."""
    desk = Notes(under("minimal").desk)
    desk.take("@north #met")
    assert "Not recorded for 60 seconds" in desk.page("/harbour/").text


@pytest.mark.parametrize("keeps", ["no record", "minimal"])
def test_a_form_that_is_refused_names_no_command(keeps: str) -> None:
    """What cannot be put on record is refused with what to press on the page, in a form and at a note."""
    desk = Notes(under(keeps).desk)
    sent = {"sender": "north", "recipients": "conciliation", "says": "zanzibar", "room": "team", "token": "t"}
    form = desk.client.post("/harbour/record/Message", sent)
    note = desk.ask(desk.take("@north #said zanzibar"), "keep")
    for answer in (form, note):
        assert answer.status_code == 400
        assert "Take it down in the line at the top of the page" in answer.content.decode()
        assert "vault note" not in answer.content.decode()


def test_what_became_of_a_note_is_said(desk: Notes) -> None:
    """A note on record is found by a link, one taken back is said to be gone, and nothing is changed."""
    kept, back = desk.take("first words"), desk.take("other words")
    assert desk.ask(back, "take-back").status_code == 303
    later(desk.desk, SETTLES)
    settle(desk.desk)
    for note, link, says in ((kept, True, "is on record already"), (back, False, "no entry of it is here")):
        answer = desk.ask(note, "take-back", entry=note.draft_entry.id)
        page = answer.content.decode()
        assert answer.status_code == 409
        assert says in page
        assert (f'href="/harbour/entry/{note.draft_entry.id}"' in page) == link
    assert desk.client.get(f"/harbour/entry/{kept.draft_entry.id}").status_code == 200


def test_the_way_to_take_a_line_back_knows_its_entry(desk: Notes) -> None:
    """Where a note can be taken back, it is known which entry it becomes: the list and the next page say so."""
    note = desk.take("first words")
    entry = note.draft_entry.id
    for page in (desk.page("/harbour/"), desk.page("/harbour/notes")):
        assert {one["value"] for one in page.all("input", name="entry")} == {entry}
