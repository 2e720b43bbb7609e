"""The keys of rooms: each room has one key at a time, and a new one, a new epoch, whenever who may know changes.

A grant from now on begins an epoch, a revocation ends one, and so does a destruction. Whoever is given a room is given
the keys of the epochs that person may read.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.drawer import Drawer, read_value
from goodoffices.record.envelope import TAG
from goodoffices.record.seal import KEY, Chance, Sealer
from goodoffices.record.store import Reading, Writing

EPOCHS = "epoch"


class Epoch(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One key of a room, by the room's tag and name; of several, the highest number, then tag, seals what is new."""

    tag: bytes
    room: bytes
    name: str
    number: int
    key: bytes

    def __repr__(self) -> str:
        """Say which it is, and not its key."""
        return f"Epoch({self.number})"

    @cached_property
    def sealer(self) -> Sealer:
        """What seals the keys of entries under this epoch's."""
        return Sealer(self.key)


class Epochs:
    """The epochs of every room that a vault holds the keys of."""

    def __init__(self, held: Iterator[Epoch] | tuple[Epoch, ...] = ()) -> None:
        self.by_tag: dict[bytes, Epoch] = {}
        self._current: dict[bytes, Epoch] = {}
        for epoch in held:
            self.take(epoch)

    def take(self, epoch: Epoch) -> None:
        """Know this epoch from now on."""
        self.by_tag[epoch.tag] = epoch
        current = self._current.get(epoch.room)
        if current is None or (current.number, current.tag) < (epoch.number, epoch.tag):
            self._current[epoch.room] = epoch

    def current(self, room: bytes) -> Epoch | None:
        """Return the epoch that seals what is new in a room, or None where the vault has no key of it."""
        return self._current.get(room)

    def of_room(self, room: bytes) -> tuple[Epoch, ...]:
        """Return a room's epochs, the first first."""
        held = (epoch for epoch in self.by_tag.values() if epoch.room == room)
        return tuple(sorted(held, key=lambda epoch: (epoch.number, epoch.tag)))

    def drop_others(self, epoch: Epoch) -> list[bytes]:
        """Forget every other epoch of this one's room, and return their tags."""
        others = [held.tag for held in self.of_room(epoch.room) if held.tag != epoch.tag]
        for tag in others:
            del self.by_tag[tag]
        self._current[epoch.room] = epoch
        return others

    def rooms(self) -> dict[bytes, str]:
        """Return the rooms there is a key of: what each is called, by its tag."""
        return {epoch.room: epoch.name for epoch in self.by_tag.values()}

    def sealer(self, tag: bytes) -> Sealer:
        """Return what opens keys sealed in an epoch. Raises GoodOfficesError("no-room-key")."""
        epoch = self.by_tag.get(tag)
        if epoch is None:
            raise GoodOfficesError("no-room-key")
        return epoch.sealer


def next_epoch(epochs: Epochs, room: bytes, name: str, chance: Chance) -> Epoch:
    """Return a new epoch of a room, after those there are."""
    current = epochs.current(room)
    number = current.number + 1 if current else 1
    return Epoch(tag=chance(name, TAG), room=room, name=name, number=number, key=chance(name, KEY))


def keep_epoch(store: Writing, drawer: Drawer, epoch: Epoch) -> None:
    """Keep an epoch in the vault."""
    drawer.put(store, EPOCHS, epoch.tag, epoch)


def read_epochs(store: Reading, drawer: Drawer) -> Epochs:
    """Return the epochs a vault holds. Raises GoodOfficesError("bad-vault")."""
    return Epochs(read_value(value, Epoch, "room key") for _, value in drawer.all(store, EPOCHS))
