"""Entries kept in memory, for as long as the program runs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goodoffices.record.entry import Entry, chain_key


class MemoryStore:
    """A store that forgets everything when the program ends."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries: dict[str, Entry] = {}
        self.add(entries)

    def add(self, entries: Iterable[Entry]) -> None:
        """Keep these entries, all of them or none."""
        taken = {entry.id: entry for entry in entries}
        self._entries |= {key: entry for key, entry in taken.items() if key not in self._entries}

    def entries(self) -> Iterator[Entry]:
        """Give back every entry kept, in the order of each room's chain."""
        return iter(sorted(self._entries.values(), key=lambda entry: (entry.room, *chain_key(entry))))
