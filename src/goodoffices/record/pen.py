"""The pen: the only one who writes to a vault. It gives each entry its place in a chain, seals it, and hands it on."""

from __future__ import annotations

from typing import Protocol

import msgspec

from goodoffices.acts.housekeeping import Grant, Revocation
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.document import encode_document, encode_seen
from goodoffices.record.drawer import Drawer
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import Envelope, beginning, digest_of, header
from goodoffices.record.epochs import Epoch, Epochs, keep_epoch, next_epoch
from goodoffices.record.loading import open_row
from goodoffices.record.seal import KEY, Chance, commitment, key_for, seal_once
from goodoffices.record.store import End, Reading, Row, Wrapped, Writing


class Holder(Protocol):
    """What the pen needs of a vault."""

    epochs: Epochs
    drawer: Drawer
    chance: Chance
    clocks: dict[bytes, int]

    def tag(self, room: str) -> bytes:
        """Return the tag of a room."""


class _Room:
    """A room while it is written to: where its chains end, and the highest clock in it."""

    def __init__(self, name: str, tag: bytes, ends: list[End], site: bytes, clock: int) -> None:
        self.name = name
        self.tag = tag
        own = next((end for end in ends if end.site == site), None)
        others = [end for end in ends if end.site != site]
        self.seen = encode_seen(tuple((end.site.hex(), end.seq, end.digest.hex()) for end in others))
        self.knew = tuple((end.site.hex(), end.seq) for end in others)
        self.seq = own.seq + 1 if own else 0
        self.prev = own.digest if own else beginning(tag, site)
        self.clock = clock


class Pen:
    """Writes for one site, in one transaction of a store; nothing is kept before `done`."""

    def __init__(self, vault: Holder, site: bytes, store: Writing) -> None:
        self._vault = vault
        self._site = site
        self._name = site.hex()
        self._store = store
        self._rooms: dict[str, _Room] = {}
        self.rows: list[Row] = []
        self.entries: list[Entry] = []
        self.began: list[Epoch] = []

    def write(self, entry: Entry) -> Entry:
        """Seal an entry at the end of this site's chain in its room, and return it as it stands there."""
        room = self._rooms.get(entry.room) or self._open(entry.room)
        if isinstance(entry.act, Grant) and not entry.act.history and room.clock:
            self.begin_epoch(entry.room)
        room.clock += 1
        placed = self._seal(entry, room)
        self.entries.append(placed)
        if isinstance(entry.act, Revocation):
            self.begin_epoch(entry.room)
        return placed

    def _seal(self, entry: Entry, room: _Room) -> Entry:
        vault = self._vault
        epoch = vault.epochs.current(room.tag) or self.begin_epoch(room.name)
        document = encode_document(entry, room.clock, room.seen)
        key = key_for(vault.chance(room.name, KEY), document)
        committed = commitment(key)
        head = header(room.tag, self._site, room.seq, room.prev, committed)
        body = seal_once(document, key, head)
        digest = digest_of(head, body)
        envelope = Envelope(room.tag, self._site, room.seq, room.prev, committed, body, digest)
        self.rows.append(Row(envelope, Wrapped(epoch.tag, epoch.sealer.wrap(key, committed))))
        placed = msgspec.structs.replace(entry, site=self._name, seq=room.seq, clock=room.clock, seen=room.knew)
        room.seq, room.prev = room.seq + 1, digest
        return placed

    def begin_epoch(self, name: str) -> Epoch:
        """Begin a new epoch of a room: what is written from here on is sealed with its key."""
        vault = self._vault
        epoch = next_epoch(vault.epochs, vault.tag(name), name, vault.chance)
        vault.epochs.take(epoch)
        keep_epoch(self._store, vault.drawer, epoch)
        self.began.append(epoch)
        return epoch

    def _open(self, name: str) -> _Room:
        tag = self._vault.tag(name)
        ends = self._store.ends(tag)
        clock = max((clock_at(self._store, tag, end, self._vault) for end in ends), default=0)
        room = self._rooms[name] = _Room(name, tag, ends, self._site, clock)
        return room

    def done(self) -> None:
        """Hand what was written to the store."""
        self._store.append(self.rows)
        for room in self._rooms.values():
            self._vault.clocks[room.prev] = room.clock


def clock_at(store: Reading, tag: bytes, end: End, vault: Holder) -> int:
    """Return the clock at the end of a chain; where that entry is gone, one more than before it."""
    known = vault.clocks.get(end.digest)
    if known is None:
        known = vault.clocks[end.digest] = _clock(store, (tag, end.site), end.seq, vault)
    return known


def _clock(store: Reading, chain: tuple[bytes, bytes], seq: int, vault: Holder) -> int:
    unread = 0
    while seq - unread >= 0 and (rows := store.at(chain, seq - unread)):
        for row in rows:
            try:
                return open_row(row, vault.epochs).clock + unread
            except GoodOfficesError:
                continue
        unread += 1
    return unread
