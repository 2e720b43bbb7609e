"""Vaults for tests: quick to open, with chance that hangs on a seed and a room, and a clock that the test sets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from goodoffices.acts.act import Act, Unknown
from goodoffices.acts.housekeeping import CompartmentOpened, NoteToFile
from goodoffices.acts.keeping import Received
from goodoffices.acts.when import moment
from goodoffices.record import merge, parcel, travel
from goodoffices.record.codec import encode_entry
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import Envelope, beginning, digest_of, header
from goodoffices.record.epochs import Epoch
from goodoffices.record.founding import found_vault, new_head, open_vault
from goodoffices.record.keys import Cost, Secret
from goodoffices.record.ledger import Record
from goodoffices.record.loading import Opened, key_of
from goodoffices.record.merge import Merged
from goodoffices.record.seal import commitment, seal_once
from goodoffices.record.sites import Forgetful
from goodoffices.record.store import Row, Store, Wrapped
from goodoffices.record.vault import Vault
from goodoffices.store.copying import copy
from goodoffices.store.memory import MemoryStore
from goodoffices.store.sqlite import SqliteStore

CHEAP = Cost(passes=1, lanes=1, memory=8)
SECRET = Secret(key_file=b"thirty-two bytes of a key file, or more")
NOON = moment("2031-01-02T12:00", "UTC")
TEAM = ("amal", "jo")
ROOMS = {
    "public": CompartmentOpened(members=("everyone",), sort="public"),
    "team": CompartmentOpened(members=TEAM, sort="team"),
    "joint": CompartmentOpened(members=(*TEAM, "north", "south"), sort="joint"),
    "north-room": CompartmentOpened(members=(*TEAM, "north"), sort="room", about="north"),
    "south-room": CompartmentOpened(members=(*TEAM, "south"), sort="room", about="south"),
}
"""The rooms that a vault for tests opens with."""


STRANGER = bytes(range(100, 116))
"""The tag of a site that nobody knows."""


class Drawn:
    """Chance from a seed: what is drawn for one room never hangs on what was drawn for another."""

    def __init__(self, seed: object) -> None:
        self.seed = repr(seed).encode()
        self.drawn: dict[str, int] = {}

    def __call__(self, room: str, count: int) -> bytes:
        """Return so many bytes for a room."""
        place = self.drawn[room] = self.drawn.get(room, 0) + 1
        found = b""
        while len(found) < count:
            found += sha256(b"%s/%s/%d/%d" % (self.seed, room.encode(), place, len(found))).digest()
        return found[:count]


class Ticking:
    """A clock that goes on by a second whenever it is asked, and can be set."""

    def __init__(self, now: int = NOON, step: int = 1) -> None:
        self.now = now
        self.step = step

    def __call__(self) -> int:
        """Return the time, and go on."""
        self.now += self.step
        return self.now


def open_with(seed: object, **given: Any) -> dict[str, Any]:
    """Return what a vault is opened with: chance from a seed, a clock of its own, a memory of its own."""
    return {"chance": Drawn(seed), "clock": Ticking(), "memory": Forgetful()} | given


def new_vault(store: Store | None = None, *, seed: object = 0, secret: Secret = SECRET, **given: Any) -> Vault:
    """Return a new vault, in memory where no store is given."""
    held = open_with(seed, **given)
    head = new_head("harbour", held["chance"], zone="UTC", recorded_by="amal")
    return found_vault(store or MemoryStore(), head, secret, cost=CHEAP, **held)


def furnished(store: Store | None = None, *, rooms: Iterable[str] = ROOMS, **given: Any) -> Vault:
    """Return a new vault whose rooms are open."""
    vault = new_vault(store, **given)
    vault.write(*(Entry(id=room, room=room, act=ROOMS[room]) for room in rooms))
    return vault


def reopened(vault: Vault, seed: object = "again", secret: Secret = SECRET, **given: Any) -> Vault:
    """Return the vault in the same store, opened anew with the same memory."""
    return open_vault(vault.store, secret, **open_with(seed, **({"memory": vault.memory} | given)))


def copied(vault: Vault, store: Store | None = None, *, seed: object = "copy", **given: Any) -> Vault:
    """Return a copy of a vault that lies in another place, opened there."""
    target = store or MemoryStore()
    copy(vault.store, target)
    return open_vault(target, SECRET, **open_with(seed, **given))


def clone(vault: Vault, store: Store | None = None, *, seed: object = "clone", **given: Any) -> Vault:
    """Return a copy of a vault as a machine put back from an image has it: with what the machine remembered, too."""
    target = store or MemoryStore()
    memory = Forgetful()
    remembered = vault.memory.recall(vault.head.id, vault.store.place())
    if remembered is not None:
        memory.keep(vault.head.id, target.place(), remembered)
    return copied(vault, target, seed=seed, **({"memory": memory} | given))


@contextmanager
def somebody_reads(path: Path) -> Iterator[None]:
    """Read the vault meanwhile, as another program does."""
    store = SqliteStore(path)
    try:
        with store.reading() as reading:
            reading.chains()
            yield
    finally:
        store.close()


def note(room: str, text: str = "a note", key: str = "", **given: Any) -> Entry:
    """Return an entry that notes something in a room."""
    return Entry(id=key, room=room, act=NoteToFile(text=text), **given)


def said(room: str, act: Act | Unknown, key: str = "", **given: Any) -> Entry:
    """Return an entry with an act in a room."""
    return Entry(id=key, room=room, act=act, **given)


def gives(source: Vault, target: Vault, rooms: Collection[str] = (), **how: Any) -> Merged:
    """Let one vault take in what another has."""
    return merge.receive(target, parcel.pack(source, rooms), **how)


def exchange(*vaults: Vault, rounds: int = 2) -> None:
    """Let every vault take in what every other has, until all have everything."""
    for _ in range(rounds):
        for source in vaults:
            for target in vaults:
                if source is not target:
                    gives(source, target)


def rows(vault: Vault) -> list[Row]:
    """Return every row of a vault."""
    with vault.store.reading() as reading:
        return list(reading.rows())


def envelopes(vault: Vault, *, received: bool = False) -> set[Envelope]:
    """Return the envelopes of a vault, without those that only say what came in."""
    came = {held.digest for held in vault.loaded().opened if isinstance(held.entry.act, Received)}
    return {row.envelope for row in rows(vault) if received or row.envelope.digest not in came}


def keyed(vault: Vault) -> set[bytes]:
    """Return the digests of the envelopes that a vault has the key of."""
    return {row.envelope.digest for row in rows(vault) if row.wrapped is not None}


def opened(vault: Vault, room: str, key: str) -> Opened:
    """Return an entry by its id, as it was opened."""
    return next(held for held in vault.loaded().opened if (held.entry.room, held.entry.id) == (room, key))


def entry_key(vault: Vault, room: str, key: str) -> bytes:
    """Return the key that seals an entry."""
    digest = opened(vault, room, key).digest
    row = next(row for row in rows(vault) if row.envelope.digest == digest)
    return key_of(row, vault.epochs) or b""


def texts(vault: Vault, room: str) -> set[str]:
    """Return what the notes in a room say."""
    shelf = vault.record().shelves.get(room)
    found = shelf.entries.values() if shelf else ()
    return {entry.act.text for entry in found if isinstance(entry.act, NoteToFile)}


def bare(record: Record) -> Record:
    """Return a record without what only says that entries came in."""
    entries = (entry for shelf in record.shelves.values() for entry in shelf.entries.values())
    return Record((entry for entry in entries if not isinstance(entry.act, Received)), zone=record.zone)


def unplaced(entry: Entry) -> Entry:
    """Return an entry without its place in a chain."""
    return msgspec.structs.replace(entry, site="here", seq=0, clock=0, seen=())


def travelling(vault: Vault, room: str, store: Store | None = None) -> Vault:
    """Return a travel vault with one room."""
    trip = travel.Trip(rooms=frozenset((room,)), what=f"a trip with {room}")
    return travel.make_travel_vault(vault, store or MemoryStore(), SECRET, trip, cost=CHEAP)


def made_by_hand(
    vault: Vault, room: str, epoch: Epoch, entry: Entry, *, site: bytes = STRANGER, key: bytes = bytes(32), **how: Any
) -> Row:
    """Return a row that somebody made who has the key of one epoch, in any room's chain."""
    tag, committed = vault.tag(room), how.get("committed") or commitment(key)
    prev = how.get("prev") or beginning(tag, site)
    head = header(tag, site, how.get("seq", 0), prev, committed)
    plain = how.get("plain") or b'{"clock":%d,"entry":%b}' % (how.get("clock", 99), encode_entry(entry))
    body = seal_once(plain, key, head)
    envelope = Envelope(tag, site, how.get("seq", 0), prev, committed, body, digest_of(head, body))
    return Row(envelope, Wrapped(epoch.tag, epoch.sealer.wrap(key, committed)))


def epoch_of(vault: Vault, room: str) -> Epoch:
    """Return the key of a room."""
    found = vault.epochs.current(vault.tag(room))
    assert found is not None
    return found
