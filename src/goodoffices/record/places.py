"""Which room of a record is meant, where only its sort is known."""

from __future__ import annotations

from collections.abc import Collection

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.compartment import includes
from goodoffices.record.ledger import Record


def room_of(record: Record, *sorts: str) -> str:
    """Return the room of the first of these sorts that there is. Raises GoodOfficesError("no-team-room")."""
    rooms = sorted((shelf.compartment for shelf in record.shelves.values()), key=lambda room: room.id)
    for sort in sorts:
        for room in rooms:
            if room.sort == sort:
                return room.id
    raise GoodOfficesError("no-team-room")


def places_for(record: Record, rooms: Collection[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return where something about these rooms can be said, and about which of them there: by the team, if it may know.

    What not everybody on the team may know of is said in the room itself. About no room in particular, by the team.
    Raises GoodOfficesError("no-team-room").
    """
    team = room_of(record, "team")
    known = tuple(room for room in sorted(rooms) if may_know_of(record, team, room))
    found = [(team, known)] if known or not rooms else []
    return found + [(room, (room,)) for room in sorted(rooms) if room not in known]


def may_know_of(record: Record, team: str, room: str) -> bool:
    """Return whether everybody on the team is in a room too."""
    here, there = record.room(team), record.room(room)
    return here is not None and there is not None and includes(there, here)
