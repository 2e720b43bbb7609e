"""The one gate: what a viewer may see, worked out from that viewer's rooms and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from goodoffices.acts.housekeeping import Correction
from goodoffices.record.compartment import Compartment, Reach, Viewer, includes, may_know, reach_of
from goodoffices.record.entry import Entry, chain_key
from goodoffices.record.ledger import Record
from goodoffices.record.shelf import Shelf

_ONLY_SEE = object()


class Seen:
    """One room as far as a viewer may read it."""

    def __init__(self, shelf: Shelf, reach: Reach) -> None:
        self._shelf = shelf
        self._reach = reach
        self._whole = reach == ((0, None),)
        self.room = shelf.room
        self.compartment = shelf.compartment_until(reach[-1][1])

    @property
    def whole(self) -> bool:
        """Whether all of the room's chain may be read: how long it is tells nothing else then."""
        return self._whole

    def _within(self, entry: Entry) -> bool:
        return self._whole or any(
            start <= entry.clock and (end is None or entry.clock <= end) for start, end in self._reach
        )

    def _readable(self, ids: list[str]) -> list[Entry]:
        entries = self._shelf.entries
        found = [entries[key] for key in ids]
        return found if self._whole else [entry for entry in found if self._within(entry)]

    def entry(self, key: str) -> Entry | None:
        """Return the entry of that id, unless it is not here or was taken out as misfiled."""
        entry = self._shelf.entries.get(key)
        if entry is None:
            return None
        if not self._within(entry):
            return None
        if self.misfiled(key):
            return None
        return entry

    def misfiled(self, key: str) -> bool:
        """Return whether the entry was taken out of this room as filed by mistake, also for who left before that.

        A correction of that entry goes with it, since it repeats its words.
        """
        taken = self._shelf.misfiled
        if not taken or key in taken:
            return bool(taken)
        entry = self._shelf.entries.get(key)
        return entry is not None and isinstance(entry.act, Correction) and entry.act.target in taken

    def of_kind(self, kind: str) -> list[Entry]:
        """Return the entries of a kind, in no order that matters."""
        found = self._readable(self._shelf.by_kind.get(kind, []))
        return [entry for entry in found if not self.misfiled(entry.id)] if self._shelf.misfiled else found

    def unknown(self) -> list[Entry]:
        """Return the entries of kinds this version does not know, in no order that matters."""
        return [entry for entry in self._readable(self._shelf.unknown) if not self.misfiled(entry.id)]

    def corrections(self, key: str) -> list[Entry]:
        """Return the corrections of an entry; those of an entry taken out are none."""
        if key not in self._shelf.corrections:
            return []
        return [entry for entry in self._readable(self._shelf.corrections[key]) if not self.misfiled(entry.id)]

    def come(self, start: int = 0) -> Iterator[Entry]:
        """Give the entries in the order in which they were gathered, from a place in it on; those taken out too."""
        return (entry for entry in islice(self._shelf.entries.values(), start, None) if self._within(entry))

    @property
    def gathered(self) -> tuple[object, int, Reach]:
        """What this is read from, how many entries were gathered there, and which of them may be read.

        Where the first or the last is another, what was worked out from these entries is worked out anew.
        """
        return self._shelf, len(self._shelf.entries), self._reach

    def entries(self) -> Iterator[Entry]:
        """Give every entry, in no order that matters."""
        found = list(self._shelf.entries.values())
        return (entry for entry in found if self._within(entry) and not self.misfiled(entry.id))


class Visible:
    """What a viewer may see; only `see` makes one, and past it there is no other question of who may know."""

    def __init__(self, key: object, rooms: tuple[Seen, ...], viewer: Viewer, zone: str) -> None:
        if key is not _ONLY_SEE:
            raise TypeError("only see() makes a Visible")
        self.rooms = {seen.room: seen for seen in rooms}
        self.viewer = viewer
        self.zone = zone

    @cached_property
    def compartments(self) -> dict[str, Compartment]:
        """The rooms this viewer may read, as far as the viewer knows them."""
        return {room: seen.compartment for room, seen in self.rooms.items()}

    def entry(self, key: str) -> Entry | None:
        """Return the entry of that id, or None: what is missing and what is hidden are the same."""
        for seen in self.rooms.values():
            found = seen.entry(key)
            if found is not None:
                return found
        return None

    def may_point(self, source: str, target: str) -> bool:
        """Return whether an entry in one room may point to one in another: everybody in the first is in the second."""
        if source == target:
            return True
        return target in self._wider.get(source, ())

    @cached_property
    def _wider(self) -> dict[str, frozenset[str]]:
        """For each room, those that everybody in it is in too."""
        rooms = self.compartments
        return {room: frozenset(key for key in rooms if includes(rooms[key], rooms[room])) for room in rooms}

    def of_kind(self, kind: str) -> Iterator[Entry]:
        """Give the entries of a kind from every room."""
        for seen in self.rooms.values():
            yield from seen.of_kind(kind)

    def unknown(self) -> Iterator[Entry]:
        """Give the entries of kinds this version does not know from every room."""
        for seen in self.rooms.values():
            yield from seen.unknown()

    def entries(self) -> Iterator[Entry]:
        """Give every entry from every room."""
        for seen in self.rooms.values():
            yield from seen.entries()


def see(record: Record, viewer: Viewer) -> Visible:
    """Return what everybody who is looking may know, together; for nobody, nothing."""
    rooms = []
    for shelf in record.shelves.values():
        reach = reach_of(viewer, shelf.compartment)
        if reach:
            rooms.append(Seen(shelf, reach))
    return Visible(_ONLY_SEE, _in_order(rooms), viewer, record.zone)


_SORTS = ("public", "joint", "team", "room", "file", "other")


def _in_order(rooms: list[Seen]) -> tuple[Seen, ...]:
    """Rooms by what they are for; those about parties in the order the parties joined, not by what they are called."""
    joined = sorted((entry for seen in rooms for entry in seen.of_kind("PartyJoined")), key=_joining)
    places = {entry.id: place for place, entry in enumerate(joined)}

    def order(seen: Seen) -> tuple[int, int, str]:
        room = seen.compartment
        return (_SORTS.index(room.sort), places.get(room.about, len(places)), seen.room)

    return tuple(sorted(rooms, key=order))


def _joining(entry: Entry) -> tuple[bool, int, int, str, int, str, int]:
    when = entry.when.earliest if entry.when is not None else None
    # places in two rooms' chains are not compared: they count entries that this viewer may not see
    return (when is None, when or 0, entry.entered, entry.room, *chain_key(entry))


__all__ = ["Seen", "Visible", "may_know", "see"]
