"""The write-up of a meeting: lines from paper, changed by whoever is at the desk, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from goodoffices.acts.keeping import ConfidentialityRegime
from goodoffices.desk import drafts
from goodoffices.desk.capturing import KINDS, Caught, entry_of
from goodoffices.desk.flows.write_up import rows_of, taken_apart
from goodoffices.standing.ours import ours
from tests.desk.desks import desk_of, supplied
from tests.desk.writing import HEAD, LIST, Paper


@pytest.fixture
def paper() -> Paper:
    """Return a desk to write a meeting up on."""
    return Paper()


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
    wrong: dict[str, Any] = {"between": [], "when.value": "31st of May", "when.words": "x" * 200_000, "room": "nope"}
    for more in (*({name: value} for name, value in wrong.items()), {"when.value": "2041-01-01"}):
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
        again = entry_of(s, taken_apart(act, ours(s)), "team").act
        assert again == act


def test_a_line_between_two_others_says_who_spoke_to_whom(paper: Paper) -> None:
    """What one told another is listed as that, and not as something they said to us or we said to both."""
    where = paper.begin()
    paper.add(where, "@amal #told @ines no map yet")
    text = paper.page(where).text
    assert "one said something to another" in text
    assert "Amal to Ines" in text


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
