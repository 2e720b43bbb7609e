"""The record: entries by room, and the only way to add one."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.record.compartment import Compartment, Viewer
from goodoffices.record.entry import Entry
from goodoffices.record.shelf import Shelf


class Record:
    """The entries of one mediation, gathered by room; it only ever grows.

    `zone` is the IANA name of the zone in which a bare date is a day. Two records with the same entries are the same
    record, whatever order the entries came in.
    """

    def __init__(self, entries: Iterable[Entry] = (), *, zone: str = "UTC") -> None:
        self.zone = zone
        self.shelves: dict[str, Shelf] = {}
        for entry in entries:
            self.take(entry)

    def take(self, entry: Entry) -> bool:
        """Gather an entry that a ledger wrote, here or elsewhere; return False when it is here already."""
        shelf = self.shelves.get(entry.room)
        if shelf is None:
            shelf = self.shelves[entry.room] = Shelf(entry.room)
        return shelf.put(entry)

    def room(self, room: str) -> Compartment | None:
        """Return the room of that id, or None when none was opened."""
        shelf = self.shelves.get(room)
        return shelf.compartment if shelf else None

    def those_in(self, room: str) -> Viewer:
        """Return everybody who is in a room, as one viewer; an unknown or empty room is nobody."""
        found = self.room(room)
        return Viewer(found.members if found else frozenset())


def holder(record: Record, who: str) -> Viewer:
    """Return the viewer for whom a file is read when nobody else is asked for: the one it names as its recorder.

    Where that one never was in any room, it is the team together; where there is no team, anybody. Whoever was taken
    out of every room stays that one alone.
    """
    rooms = sorted((shelf.compartment for shelf in record.shelves.values()), key=lambda room: room.id)
    if any(who in room.reach for room in rooms):
        return Viewer(frozenset((who,)))
    team = next((room for room in rooms if room.sort == "team" and room.members), None)
    return Viewer(team.members if team else frozenset((EVERYONE,)))


class Ledger:
    """The only writer: it gives each new entry its place in the chain of its room, at one site."""

    def __init__(self, record: Record, *, site: str) -> None:
        self.record = record
        self.site = site

    def write(self, entry: Entry) -> Entry:
        """Add an entry at the end of its room's chain as this site sees it, and return it as written."""
        shelf = self.record.shelves.get(entry.room)
        heads = shelf.heads if shelf else {}
        clock = shelf.clock if shelf else 0
        written = msgspec.structs.replace(
            entry,
            site=self.site,
            seq=heads.get(self.site, -1) + 1,
            clock=clock + 1,
            seen=tuple(sorted((site, seq) for site, seq in heads.items() if site != self.site)),
        )
        self.record.take(written)
        return written
