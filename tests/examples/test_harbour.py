"""The guided example: whole, in step with the vocabulary, and tight between its rooms."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec
import pytest

from goodoffices.acts.act import kind_of, kinds
from goodoffices.acts.housekeeping import Misfiled
from goodoffices.acts.when import moment
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation, read_mediation
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.brief import brief
from goodoffices.standing.due import due
from goodoffices.standing.standing import Standing, standing

FILE = Path(__file__).parents[2] / "examples" / "harbour.yaml"
LAST_DAY = "2031-05-20"
ONLY_IN = {
    "kingfisher": "joint",
    "lantern": "team",
    "juniper": "north-room",
    "saffron": "south-room",
    "basalt": "north-file",
    "quillon": "south-file",
    "tamarind": "host-room",
    "peregrine": "north-inner",
}
TAKEN_OUT = "pelican"
MAY_MEET = {
    "amal": set(ONLY_IN),
    "jo": set(ONLY_IN) - {"tamarind", "peregrine"},
    "north": {"kingfisher", "juniper"},
    "south": {"kingfisher", "saffron"},
    "council": {"kingfisher"},
    "city": {"tamarind"},
    "ines": {"peregrine"},
    "league": set(),
}


@cache
def _harbour() -> Mediation:
    return read_mediation(FILE.read_bytes(), FILE.name)


def _standing(*who: str, day: str = LAST_DAY) -> Standing:
    mediation = _harbour()
    record = Record(mediation.entries, zone=mediation.zone)
    end = moment(day, mediation.zone)
    return standing(see(record, Viewer(frozenset(who))), as_of=end, known_at=end)


def _holds(value: msgspec.Struct, word: str) -> bool:
    return word in msgspec.json.encode(value).decode().lower()


def _with(word: str) -> list[Entry]:
    return [entry for entry in _harbour().entries if _holds(entry, word)]


def test_every_kind_of_act_is_used() -> None:
    """A newcomer finds every kind there is, at least once, and none this version does not know."""
    assert {kind_of(entry.act) for entry in _harbour().entries} == set(kinds())


@pytest.mark.parametrize(("word", "room"), ONLY_IN.items())
def test_each_private_room_has_a_word_of_its_own(word: str, room: str) -> None:
    """The words that leak tests look for stand in one room each."""
    assert {entry.room for entry in _with(word)} == {room}


def test_the_misfiled_note_alone_holds_the_canary() -> None:
    """What was filed to the wrong room and taken out is repeated nowhere, not even in the act that takes it out."""
    targets = {entry.act.target for entry in _harbour().entries if isinstance(entry.act, Misfiled)}
    assert {entry.id for entry in _with(TAKEN_OUT)} == targets


@pytest.mark.parametrize("who", MAY_MEET)
def test_a_brief_holds_the_words_of_ones_own_rooms(who: str) -> None:
    """Each viewer's brief meets the words of that viewer's rooms, all of them, and no others."""
    page = brief(_standing(who))
    assert {word for word in (*ONLY_IN, TAKEN_OUT) if _holds(page, word)} == MAY_MEET[who]


def test_the_last_day_has_something_overdue_something_for_tomorrow_and_something_undated() -> None:
    """On the last day each of the three sorts of due things is there to be shown."""
    end = moment(LAST_DAY, _harbour().zone)
    found = {item.line.rests_on[0]: item for item in due(_standing("amal", "jo"), now=end)}
    tomorrow = {key for key, item in found.items() if item.at == end + 86_400}
    assert tomorrow == {"tug-notice", "owed-board"}
    assert {key for key, item in found.items() if item.over} == {"owed-map", "containers", "passes-a", "passes-c"}
    assert {key for key, item in found.items() if item.at is None} == {"owed-visit"}


def test_entries_of_a_room_were_made_in_the_order_they_stand_in() -> None:
    """A chain only grows: no entry was made before the one above it in its room."""
    last: dict[str, int] = {}
    for entry in _harbour().entries:
        assert entry.entered >= last.get(entry.room, 0), entry.id
        last[entry.room] = entry.entered
