"""The capture bar and the notebook: from a line to an act, taken back without a trace, or on record after a minute."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.acts.housekeeping import Assessment, NoteToFile, RecordedNegative
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.talks import Meeting, Message, PromiseOwed, ReplyOwed, Request
from goodoffices.desk.capturing import caught, entry_caught, handle
from goodoffices.desk.desks import Desk
from goodoffices.desk.flows.settling import settle
from goodoffices.desk.held import Held, in_memory
from goodoffices.desk.wsgi import environ_of, ready
from goodoffices.examples import example
from goodoffices.export.tongue import speaking
from goodoffices.record.file import read_mediation
from goodoffices.record.notebook import Notebook
from goodoffices.standing.standing import Standing
from tests.desk.browserlike import Sending
from tests.desk.desks import Page

AFTERNOON = 1_937_000_000
"""In May 2031, when the example is read."""


class Bench:
    """A desk with the harbour on it, a clock that the test sets, and somebody at it."""

    def __init__(self) -> None:
        ready()
        self.held: Held = in_memory("harbour", read_mediation(example("harbour"), name="harbour"))
        self.now = AFTERNOON
        self.held.vault.clock = lambda: self.now
        self.desk = Desk([self.held], demo=True)
        extra: dict[str, Any] = environ_of(self.desk)
        self.client = Sending(SERVER_NAME="127.0.0.1", raise_request_exception=False, **extra)

    @property
    def standing(self) -> Standing:
        """Where things stand for whoever is at the desk."""
        now = self.held.usual()
        return self.held.standing(self.held.operator(), as_of=now, known_at=now)

    def take(self, line: str, room: str = "team", **more: str) -> Any:
        """Send one line."""
        return self.client.post("/harbour/capture", {"line": line, "room": room, "token": "", **more})

    def notes(self) -> list[str]:
        """Return the ids of the notes that wait."""
        return [note.id for note in Notebook(self.held.vault).notes()]

    def count(self) -> int:
        """Return how many entries are on record."""
        return sum(len(shelf.entries) for shelf in self.held.record.shelves.values())


@pytest.fixture
def bench() -> Bench:
    """Return a desk to try things on."""
    return Bench()


@pytest.mark.parametrize(
    ("line", "kind", "fields"),
    [
        ("they wait", NoteToFile, {"text": "they wait", "about": ""}),
        ("@north looks tired", NoteToFile, {"text": "looks tired", "about": "north"}),
        ("@north #said we will come", Message, {"sender": "north", "recipients": ("conciliation",)}),
        ("@ines #warning leave", Message, {"sender": "ines", "force": "warning", "says": "leave"}),
        ("#told @south the answer is no", Message, {"sender": "conciliation", "recipients": ("south",)}),
        ("@south #told the answer is no", Message, {"sender": "conciliation", "recipients": ("south",)}),
        ("@south @north #told it is no", Message, {"sender": "conciliation", "recipients": ("south", "north")}),
        ("@amal #told @ines no map yet", Message, {"sender": "amal", "recipients": ("ines",), "says": "no map yet"}),
        ("@amal #told @ines @rui wait", Message, {"sender": "amal", "recipients": ("ines", "rui")}),
        ("@conciliation #told @south no", Message, {"sender": "conciliation", "recipients": ("south",)}),
        ("@south #told @south no", Message, {"sender": "conciliation", "recipients": ("south",)}),
        ("@north #said @south we will come", Message, {"sender": "north", "recipients": ("south",)}),
        ("@rui #call about fees", Meeting, {"between": ("rui", "conciliation"), "form": "phone"}),
        ("@north @city #met", Meeting, {"between": ("north", "city", "conciliation"), "form": "in person"}),
        ("@north, #said: hello, all", Message, {"sender": "north", "says": "hello, all"}),
        ("@city #asks a copy", Request, {"by": ("city",), "to": "conciliation", "asks": "a copy"}),
        ("@north #we-owe the map", PromiseOwed, {"by": "conciliation", "to": "north", "what": "the map"}),
        ("@north #owes the list", PromiseOwed, {"by": "north", "to": "conciliation"}),
        ("@south #awaits on fees", ReplyOwed, {"by": "conciliation", "to": "south", "what": "on fees"}),
        ("@ines #view it cannot hold", Assessment, {"by": "ines", "says": "it cannot hold"}),
        ("#not no date was given", RecordedNegative, {"what": "no date was given"}),
    ],
)
def test_a_line_becomes_the_act_it_says(bench: Bench, line: str, kind: type, fields: dict[str, object]) -> None:
    """Each word after # makes its act, with whoever is named after @ where that belongs."""
    act = entry_caught(bench.standing, line, "team").act
    assert type(act) is kind
    assert {name: getattr(act, name) for name in fields} == fields


def test_quoted_words_are_kept_as_said(bench: Bench) -> None:
    """What stands in quotation marks of any sort are somebody's words; the line as a whole is our summary."""
    act = entry_caught(bench.standing, '@north #said they are "ready", even „bereit“', "team").act
    assert isinstance(act, Message)
    assert [wording.text for wording in act.words] == ["ready", "bereit"]
    assert act.says == 'they are "ready", even „bereit“'


@pytest.mark.parametrize(
    ("line", "who", "kind", "text"),
    [
        ('@south #said "We asked @north for it."', ("south",), "said", '"We asked @north for it."'),
        ("@north «Put #offer  on the board»", ("north",), "note", "«Put #offer  on the board»"),
        ("“a  b”  #said  @north  c  “#d”", ("north",), "said", "“a  b” c “#d”"),
        ("@south #said “a”@north @north “b”", ("south", "north"), "said", "“a”@north “b”"),
        ('ארה"ב @north אמר למנכ"ל', ("north",), "note", 'ארה"ב אמר למנכ"ל'),
        ('@south #said 5" of @north', ("south", "north"), "said", '5" of'),
    ],
)
def test_what_is_quoted_is_no_mark(bench: Bench, line: str, who: tuple[str, ...], kind: str, text: str) -> None:
    """Names, kinds and spaces between marks of quotation belong to the words; what is never closed quotes nothing."""
    assert caught(bench.standing, line) == (who, kind, text)


def test_what_was_said_of_another_is_not_said_to_them(bench: Bench) -> None:
    """Whoever is named within the words said is not the one they were said to."""
    act = entry_caught(bench.standing, '@south #said "We asked @north for the map in May."', "team").act
    assert isinstance(act, Message)
    assert act.recipients == ("conciliation",)
    assert [wording.text for wording in act.words] == ["We asked @north for the map in May."]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("@nobody said so", "capture-who"),
        ("#quokka text", "capture-kind"),
        ("#said #told text", "capture-two-kinds"),
        ("@north #note", "capture-empty"),
        ("#said text", "capture-nobody"),
        ("a\x00b", "capture-control"),
        ("x" * 100_001, "text-too-long"),
    ],
)
def test_what_cannot_be_read_is_said(bench: Bench, line: str, code: str) -> None:
    """Each slip is refused by its own name, and what to write instead is in words for it."""
    with pytest.raises(GoodOfficesError) as refused:
        entry_caught(bench.standing, line, "team")
    assert refused.value.code == code


def test_names_may_be_short_and_in_any_script(bench: Bench) -> None:
    """A name may be begun only, where that is enough, and written in another script it is known by."""
    s = bench.standing
    assert caught(s, "@concil text").who == ("conciliation",)
    assert caught(s, "@الشمال text").who == ("north",)
    assert caught(s, "@צפון text").who == ("north",)
    assert handle("The City of X") == "the-city-of-x"
    with pytest.raises(GoodOfficesError):
        caught(s, "@the text")


def test_kinds_are_said_in_the_language_spoken(bench: Bench) -> None:
    """The English word counts in every language, and the language's own beside it."""
    with speaking("ar"):
        assert caught(bench.standing, "@north #said text").kind == "said"


def test_the_notes_say_who_spoke_to_whom(bench: Bench) -> None:
    """A line is shown as it was read, before it is on record: who told whom, in that order whoever they are."""
    bench.take("@amal #told @ines no map yet", "team")
    assert "Amal to Ines" in Page(bench.client.get("/harbour/notes").content.decode()).text


def test_a_note_goes_on_record_after_a_minute(bench: Bench) -> None:
    """Nothing is on record for sixty seconds; then the entry is, in its room, and no note is left."""
    before = bench.count()
    assert bench.take("they wait", "north-file").status_code == 303
    bench.now += 59
    settle(bench.desk)
    assert (bench.count(), len(bench.notes())) == (before, 1)
    bench.now += 1
    settle(bench.desk)
    assert (bench.count(), bench.notes()) == (before + 1, [])
    texts = [
        e.act.text for e in bench.held.record.shelves["north-file"].entries.values() if isinstance(e.act, NoteToFile)
    ]
    assert "they wait" in texts


def test_a_note_taken_back_leaves_no_trace(bench: Bench) -> None:
    """Taken back within the minute, no entry is ever made; a second time it is said that it is gone."""
    before = bench.count()
    page = bench.client.get(bench.take("a slip of zanzibar").headers["Location"]).content.decode()
    assert "Take it back" in page
    (note,) = bench.notes()
    assert bench.client.post(f"/harbour/notes/{note}", {"do": "take-back"}).status_code == 303
    bench.now += 100
    settle(bench.desk)
    assert (bench.count(), bench.notes()) == (before, [])
    again = bench.client.post(f"/harbour/notes/{note}", {"do": "take-back"})
    assert again.status_code == 409
    assert "zanzibar" not in bench.client.get("/harbour/notes").content.decode()


def test_a_line_sent_twice_is_one_note(bench: Bench) -> None:
    """The token of a bar counts once, however often its button is pressed."""
    assert [bench.take("once", token="t1").status_code for _ in range(3)] == [303] * 3
    assert len(bench.notes()) == 1


def test_a_slip_loses_nothing_typed(bench: Bench) -> None:
    """A line that cannot be read comes back in the bar, with the room chosen and what to write instead."""
    refused = bench.take("@nobody zanzibar <b>", "south-file")
    page = refused.content.decode()
    assert refused.status_code == 400
    assert "@nobody zanzibar &lt;b&gt;</textarea>" in page
    assert '<option value="south-file" selected>' in page
    assert "Write one of:" in page
    assert bench.notes() == []


@pytest.mark.parametrize("room", ["", "nope", "everyone", "south-room "])
def test_another_room_is_refused(bench: Bench, room: str) -> None:
    """A line for a room that is not there, or not one's own, is not taken down."""
    assert bench.take("text", room).status_code == 400
    assert bench.notes() == []


def test_the_room_chosen_last_is_where_one_stands(bench: Bench) -> None:
    """The next bar stands in the room of the last line, and names who can and cannot read it."""
    bench.take("text", "north-room")
    page = bench.client.get("/harbour/").content.decode()
    assert '<option value="north-room" selected>' in page
    assert "<p>You are writing in <bdi>North&#x27;s room</bdi>." in page


def test_other_words_may_be_put_in_its_place(bench: Bench) -> None:
    """A note's words can be changed while it waits, and the minute begins anew."""
    bench.take("first words")
    (note,) = bench.notes()
    bench.now += 50
    assert bench.client.post(f"/harbour/notes/{note}", {"do": "words", "text": "other words"}).status_code == 303
    bench.now += 50
    settle(bench.desk)
    page = bench.client.get("/harbour/notes").content.decode()
    assert "other words" in page
    assert "first words" not in page


def test_a_number_is_no_kind(bench: Bench) -> None:
    """“Item #4” is what it says, and nobody is told that there is no such kind."""
    assert caught(bench.standing, "item #4 of the list").kind == "note"
    assert bench.take("item #4 of the list").status_code == 303


def test_who_may_not_be_named_in_a_room_is_said_in_words(bench: Bench) -> None:
    """Somebody whom not everybody in a room may know of is refused by name, and not as in a file."""
    answer = bench.take("@sela #call about the hall", "public")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Sela" in page
    assert "room: public" not in page


def test_correcting_a_quoted_line_says_that_its_words_stand_twice(bench: Bench) -> None:
    """What was misheard in a quotation is put right in the text and in the words: the form of a correction says so."""
    bench.take("@north #said “we will”")
    bench.take("@north #said that they will")
    bench.now += 60
    settle(bench.desk)
    made = [e for shelf in bench.held.record.shelves.values() for e in shelf.entries.values()]
    for says, twice in (("“we will”", True), ("that they will", False)):
        (key,) = [e.id for e in made if isinstance(e.act, Message) and e.act.says == says]
        page = Page(bench.client.get(f"/harbour/entry/{key}/correct").content.decode()).text
        assert ("The same words stand twice here" in page) == twice
