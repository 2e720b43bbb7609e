"""What a store has to be able to do for the record; where entries lie is the store's own affair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from goodoffices.record.entry import Entry


class Store(Protocol):
    """A place that takes entries in and gives them back; it never changes or drops one."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Keep these entries, all of them or none."""

    def entries(self) -> Iterator[Entry]:
        """Give back every entry kept, in the order of each room's chain."""
