"""Promise 1: who may know is decided once, and two worlds that differ only in hidden things look the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import msgspec
import pytest
from django.test import Client

from goodoffices.record.compartment import Viewer
from goodoffices.record.file import read_mediation
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.before import before
from goodoffices.standing.brief import brief
from goodoffices.standing.due import due
from goodoffices.standing.log import log
from goodoffices.standing.standing import standing
from tests.desk.desks import PAGES, client, desk_of, settled
from tests.promises.files import (
    LAST_DAY,
    NAMES,
    ROOMS,
    asked,
    file_twin,
    hidden,
    last_day,
    other_words,
    questions,
    rooms,
    supplied,
    written,
)
from tests.promises.laws import tried
from tests.promises.twins import _releases
from tests.worlds import members


@pytest.mark.parametrize("law", ["twins", "sheets", "reading", "access", "hidden", "all"])
def test_a_law_of_who_may_know(law: str) -> None:
    """In worlds of every kind of act, what is hidden leaves no trace and what may be known is all there."""
    tried(law)


def values(record: Record, viewer: Viewer, at: int) -> tuple[object, ...]:
    """Return all a viewer is told, before any face puts it into words."""
    s = standing(see(record, viewer), as_of=at, known_at=at)
    return brief(s), log(s), due(s, now=at)


@pytest.mark.parametrize(("name", "room"), ROOMS)
def test_each_hidden_entry_leaves_no_trace(name: str, room: str) -> None:
    """Take away or reword each entry a room may not know, one at a time: the room is told the same."""
    mediation, at = supplied(name), last_day(name)
    viewer = Viewer(members(mediation.entries, room))
    told = values(Record(mediation.entries, zone=mediation.zone), viewer, at)
    for entry in hidden(name, room):
        others = [e for e in mediation.entries if e is not entry]
        for twin in (others, [*others, other_words(entry, "elsewhere")]):
            assert values(Record(twin, zone=mediation.zone), viewer, at) == told, entry.id


@pytest.mark.parametrize(("name", "room"), ROOMS)
def test_each_hidden_entry_leaves_the_sheet_alone(name: str, room: str) -> None:
    """What may be said in a room stays the same whatever becomes of a hidden entry that releases nothing."""
    mediation, at = supplied(name), last_day(name)
    sheet = before(Record(mediation.entries, zone=mediation.zone), room, as_of=at, known_at=at)
    for entry in hidden(name, room):
        if not _releases(entry) and not hasattr(entry.act, "members"):
            twin = [other_words(e, "elsewhere") if e is entry else e for e in mediation.entries]
            assert before(Record(twin, zone=mediation.zone), room, as_of=at, known_at=at) == sheet, entry.id


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the same bytes apart once: every command reads its file, and what it holds hangs on nothing else."""
    monkeypatch.setattr("goodoffices.asked.read_mediation", cache(read_mediation))


@pytest.mark.usefixtures("read_once")
@pytest.mark.parametrize("room", rooms("harbour"))
def test_the_command_line_tells_one_world(room: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two files that differ in what a room may not know get the same answer to every question asked as that room."""
    path = written(supplied("harbour"), tmp_path)
    answers = [asked(question, capsys) for question in questions(path, room)]
    assert any(code == 0 and out for code, out, _ in answers)
    for seed in (1, 2):
        assert written(file_twin("harbour", room, Random(seed)), tmp_path) == path
        assert [asked(question, capsys) for question in questions(path, room)] == answers


def page(asker: Client, route: str, **query: str) -> tuple[int, str]:
    """Return the answer of one page of the guided example, without the tokens that are drawn anew for each."""
    answer = asker.get({"stand": "/harbour/"}.get(route, f"/harbour/{route}"), query)
    return answer.status_code, settled(answer.content)


@pytest.mark.parametrize("room", rooms("harbour"))
def test_the_pages_tell_one_world(room: str) -> None:
    """Each page of the guided example, seen as a room, is the same page of a file that differs in hidden things."""
    one = client(desk_of(supplied("harbour")))
    other = client(desk_of(file_twin("harbour", room, Random(3))))
    for route in PAGES:
        for day in ("", LAST_DAY["harbour"], "2031-03-25"):
            shown = page(one, route, room=room, as_of=day)
            assert shown == page(other, route, room=room, as_of=day)
            assert shown[0] == 200


def test_a_hidden_room_is_no_room(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Asked as a room nobody is in, or from a room for another it cannot see, the answer is that of no room at all."""
    nobody = msgspec.structs.replace(supplied("harbour"), entries=file_twin("harbour", "team", Random(1)).entries)
    path = written(nobody, tmp_path)
    for question in (["brief", path, "--as"], ["log", path, "--as"], ["due", path, "--as"], ["before", path]):
        missing = asked([*question, "no-such-room"], capsys)
        assert missing[0] != 0
        assert asked([*question, "a-new-room"], capsys) == missing
    for room in ("team", "south-room", "south-file"):
        narrowed = [
            asked(["log", path, "--as", "north-room", "--in", other], capsys) for other in (room, "no-such-room")
        ]
        assert narrowed[0] == narrowed[1]
    pages = client(desk_of(nobody))
    assert page(pages, "stand", room="a-new-room") == page(pages, "stand", room="no-such-room")


@pytest.mark.parametrize("name", NAMES)
def test_each_room_is_told_what_it_may_know(name: str) -> None:
    """The twins are no empty promise: every room is told every entry it may read, in its own log."""
    mediation, at = supplied(name), last_day(name)
    record = Record(mediation.entries, zone=mediation.zone)
    for room in rooms(name):
        unseen = {entry.id for entry in hidden(name, room)}
        s = standing(see(record, record.those_in(room)), as_of=at, known_at=at)
        told = {entry.id for entry in log(s)}
        assert told
        assert not told & unseen
