"""Promise 2: nothing moves between rooms but by a Disclosure, or by words licensed or cleared for where they go."""

from __future__ import annotations

import pytest

from goodoffices.record.ledger import Record
from goodoffices.standing.told import all_words
from tests.promises.faces import said_before, said_in
from tests.promises.files import ROOMS, hidden, last_day, supplied
from tests.promises.laws import tried
from tests.promises.twins import _releases
from tests.worlds import Reader, members

SECRETS = {
    "kingfisher": "joint",
    "lantern": "team",
    "juniper": "north-room",
    "saffron": "south-room",
    "basalt": "north-file",
    "quillon": "south-file",
    "tamarind": "host-room",
    "peregrine": "north-inner",
}
"""A word of each private room of the guided example that stands in no other room."""


@pytest.mark.parametrize("law", ["carrying", "pointing"])
def test_a_law_of_what_moves(law: str) -> None:
    """Words reach a sheet only when licensed or cleared, and a reference leads only where all its readers may go."""
    tried(law)


@pytest.mark.parametrize(("name", "room"), ROOMS)
def test_no_word_of_a_hidden_entry_is_told(name: str, room: str) -> None:
    """Of the words in entries a room may not know, it is told none, unless they stand in one it may know."""
    mediation, at = supplied(name), last_day(name)
    record = Record(mediation.entries, zone=mediation.zone)
    reader = Reader(mediation.entries, members(mediation.entries, room))
    known = [wording.text for entry in reader.readable() for wording in all_words(entry.act)]
    released = [wording.text for entry in mediation.entries if _releases(entry) for wording in all_words(entry.act)]
    said = " ".join(said_in(record, room, at, at).values())
    sheet = " ".join(said_before(record, room, at, at).values())
    for entry in hidden(name, room):
        for wording in all_words(entry.act):
            if not any(wording.text in text for text in known):
                assert wording.text not in said, entry.id
                assert wording.text in released or wording.text not in sheet, entry.id


@pytest.mark.parametrize(("secret", "home"), SECRETS.items())
def test_a_secret_stays_in_its_room(secret: str, home: str) -> None:
    """The word planted in a room is told there, and to nobody who is not in it."""
    mediation, at = supplied("harbour"), last_day("harbour")
    record = Record(mediation.entries, zone=mediation.zone)
    inside = members(mediation.entries, home)
    assert secret in str(said_in(record, home, at, at)).lower()
    for name, room in ROOMS:
        who = members(mediation.entries, room)
        if name == "harbour" and who and not who <= inside:
            told = said_in(record, room, at, at) | said_before(record, room, at, at)
            assert secret not in str(told).lower(), room


def test_misfiled_words_are_told_nowhere() -> None:
    """What was filed to the wrong room and taken out again is told to nobody, not to that room either."""
    mediation, at = supplied("harbour"), last_day("harbour")
    record = Record(mediation.entries, zone=mediation.zone)
    taken = [e for e in mediation.entries if type(e.act).__name__ == "Misfiled"]
    assert taken
    for entry in taken:
        (target,) = [e for e in mediation.entries if e.id == entry.act.target]  # type: ignore[union-attr]
        texts = [value for value in map(str, _texts(target.act)) if len(value) > 20]
        assert texts
        for name, room in ROOMS:
            if name == "harbour":
                told = str(said_in(record, room, at, at)) + str(said_before(record, room, at, at))
                assert not [text for text in texts if text in told]


def _texts(act: object) -> list[str]:
    found = [getattr(act, name) for name in act.__struct_fields__]  # type: ignore[attr-defined]
    return [value for value in found if isinstance(value, str)] + [wording.text for wording in all_words(act)]
