"""A parcel: what one vault gives another. Envelopes of some rooms, the keys that open them, and the rooms' own keys.

It is never written down as it is: it goes straight from one open vault into another, or sealed to people in a bundle.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import msgspec

from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.record.compartment import Viewer, may_know, reach_of
from goodoffices.record.envelope import Envelope
from goodoffices.record.epochs import Epoch
from goodoffices.record.loading import key_of
from goodoffices.record.store import Reading
from goodoffices.record.vault import Vault


class Item(msgspec.Struct, frozen=True, gc=False):
    """An envelope and the key that opens it, or None where that is gone."""

    envelope: Envelope
    key: bytes | None = None


class Parcel(msgspec.Struct, frozen=True, kw_only=True):
    """What is given of one mediation: each room's key for what is new, and envelopes in chain order."""

    mediation: bytes
    epochs: tuple[Epoch, ...]
    items: tuple[Item, ...]

    def __repr__(self) -> str:
        """Say how much it is: it holds keys."""
        return f"Parcel({len(self.items)})"


def pack(vault: Vault, rooms: Collection[str] = (), viewer: Viewer | None = None) -> Parcel:
    """Return a parcel of these rooms, or of every room there is a key of; nothing in it hangs on any other room.

    For a viewer, only of rooms that everybody looking is in, with all that was written there before. Raises NotHere for
    a room that is not here or not theirs, GoodOfficesError("part-reach") for one they may read only in part.
    """
    names = sorted(rooms or set(vault.epochs.rooms().values()))
    for name in names:
        _demand_theirs(vault, name, viewer)
    with vault.store.reading() as reading:
        vault.learn(reading)
        items = tuple(item for name in names for item in _items(vault, reading, name))
    current = (vault.epochs.current(vault.tag(name)) for name in names)
    return Parcel(mediation=vault.head.id, epochs=tuple(epoch for epoch in current if epoch), items=items)


def _demand_theirs(vault: Vault, name: str, viewer: Viewer | None) -> None:
    if vault.epochs.current(vault.tag(name)) is None:
        raise NotHere("room")
    if viewer is None:
        return
    room = vault.record().room(name)
    if room is None or not may_know(viewer, room):
        raise NotHere("room")
    if reach_of(viewer, room) != ((0, None),):
        raise GoodOfficesError("part-reach", room=name)


def _items(vault: Vault, reading: Reading, name: str) -> Iterator[Item]:
    for row in reading.rows(vault.tag(name)):
        known = row.wrapped is not None and row.wrapped.epoch in vault.epochs.by_tag
        yield Item(row.envelope, key_of(row, vault.epochs) if known else None)
