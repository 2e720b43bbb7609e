"""One room's entries as they are gathered: by id and by kind, corrections by what they correct; in any order."""

from __future__ import annotations

from collections import defaultdict

from goodoffices.acts.act import Unknown, kind_of
from goodoffices.acts.housekeeping import CompartmentOpened, Correction, Grant, Misfiled, Revocation
from goodoffices.record.compartment import Compartment, compartment
from goodoffices.record.entry import Entry


class Shelf:
    """The entries of one room, kept so that one more costs the same however many there are.

    `by_kind` holds ids in no order that matters: readers sort what they read.
    """

    def __init__(self, room: str) -> None:
        self.room = room
        self.entries: dict[str, Entry] = {}
        self.by_kind: defaultdict[str, list[str]] = defaultdict(list)
        self.corrections: defaultdict[str, list[str]] = defaultdict(list)
        self.misfiled: defaultdict[str, list[str]] = defaultdict(list)
        self.unknown: list[str] = []
        self.heads: dict[str, int] = {}
        self.clock = 0
        self._members: list[Entry] = []
        self._compartment: Compartment | None = None

    def put(self, entry: Entry) -> bool:
        """Gather one entry and return True, or False when it is already here."""
        if entry.id in self.entries:
            return False
        self.entries[entry.id] = entry
        self.heads[entry.site] = max(self.heads.get(entry.site, -1), entry.seq)
        self.clock = max(self.clock, entry.clock)
        self.by_kind[kind_of(entry.act)].append(entry.id)
        self._note(entry)
        return True

    def _note(self, entry: Entry) -> None:
        match entry.act:
            case Correction(target=target):
                self.corrections[target].append(entry.id)
            case Misfiled(target=target):
                self.misfiled[target].append(entry.id)
            case Unknown():
                self.unknown.append(entry.id)
            case CompartmentOpened() | Grant() | Revocation():
                self._members.append(entry)
                self._compartment = None
            case _:
                pass

    @property
    def compartment(self) -> Compartment:
        """The room as its own entries make it."""
        if self._compartment is None:
            self._compartment = compartment(self.room, self._members)
        return self._compartment

    def compartment_until(self, clock: int | None) -> Compartment:
        """The room as somebody knew it who was last in it at that place of its chain; None for now."""
        if clock is None:
            return self.compartment
        return compartment(self.room, (entry for entry in self._members if entry.clock <= clock))
