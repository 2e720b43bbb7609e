"""A small sealed mediation, made with the package's own writer, as tables; and the rows a store gives of tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from goodoffices.acts.housekeeping import CompartmentOpened
from goodoffices.acts.people import Actor
from goodoffices.record.destroying import Order, destroy
from goodoffices.record.entry import Entry
from goodoffices.record.founding import found_vault, new_head
from goodoffices.record.keys import Cost, Secret
from goodoffices.record.receipt import make_receipt
from goodoffices.record.seal import Chance
from goodoffices.record.sites import Forgetful
from goodoffices.record.store import Row, Store
from goodoffices.record.vault import Vault
from goodoffices.store.memory import MemoryStore
from goodoffices.store.sqlite import SqliteStore
from goodoffices.verify import Epoch

Envelopes = list[tuple[Any, ...]]
Keys = list[tuple[Any, ...]]
SECRET = Secret(passphrase="correct horse")
CHEAP = Cost(passes=1, lanes=1, memory=64)


class Tables(NamedTuple):
    """The two tables of a vault that hold the record."""

    envelope: Envelopes
    keyring: Keys


class Made(NamedTuple):
    """A vault as its tables, the keys of its rooms, a receipt of now, and the tables of earlier days."""

    tables: Tables
    epochs: dict[bytes, Epoch]
    receipt: bytes
    days: list[Tables]
    vault: Vault


def drbg(seed: bytes) -> Chance:
    """Return chance that is the same each time: SHA-256 over the seed, what it is for and a counter."""
    counts: defaultdict[str, Iterator[int]] = defaultdict(count)

    def chance(room: str, size: int) -> bytes:
        drawn = b""
        while len(drawn) < size:
            drawn += sha256(seed + b"\0" + room.encode() + b"\0" + next(counts[room]).to_bytes(8)).digest()
        return drawn[:size]

    return chance


def founded(store: Store, seed: bytes = b"harbour") -> tuple[Vault, Vault]:
    """Return a new vault in a store, opened at two sites."""
    chance, ticks = drbg(seed), count(1_900_000_000, 60)
    given: dict[str, Any] = {"chance": chance, "clock": lambda: next(ticks)}
    head = new_head("harbour", chance)
    here = found_vault(store, head, SECRET, cost=CHEAP, memory=Forgetful(), **given)
    return here, Vault(store, here.key, memory=Forgetful(), **given)


def actor(key: str, room: str, name: str = "An envoy") -> Entry:
    """Return an entry that says little."""
    return Entry(id=key, room=room, act=Actor(name=name, sort="person"))


def story(store: Store, seed: bytes = b"harbour") -> Iterator[Vault]:
    """Write a small mediation of two rooms and two sites into a store; one entry's content is destroyed.

    Gives the vault after each day.
    """
    here, there = founded(store, seed)
    for room in ("team", "north"):
        here.write(Entry(id=room, room=room, act=CompartmentOpened(members=("amal", "jo"), sort="team")))
    for turn in range(5):
        here.write(*(actor(f"{room}-{turn}", room) for room in ("team", "north")))
        there.write(actor(f"there-{turn}", "team", "x" * 700 * turn), actor(f"north-there-{turn}", "north"))
        yield here
    destroy(here, Order(room="north", ids=frozenset(("north-2",)), why="as agreed"))
    yield here
    here.write(actor("team-last", "team"), actor("north-last", "north"))
    yield here
    there.write(actor("there-last", "team"))
    yield here


def written(store: Store) -> Vault:
    """Write the whole of it into a store, and return the vault."""
    return list(story(store))[-1]


def tables_of(rows: Iterable[Row]) -> Tables:
    """Return the tables that hold these rows."""
    made = Tables([], [])
    for row in rows:
        held = row.envelope
        place = (held.room, held.site, held.seq, row.branch)
        made.envelope.append((*place, held.prev, held.key, held.body, held.digest))
        if row.wrapped is not None:
            made.keyring.append((*place, row.wrapped.epoch, row.wrapped.key))
    return made


def tables_in(store: Store) -> Tables:
    """Return the tables of a store."""
    with store.reading() as reading:
        return tables_of(reading.rows())


def epochs_of(vault: Vault) -> dict[bytes, Epoch]:
    """Return the keys of a vault's rooms as the verifier takes them."""
    return {tag: Epoch(held.room, held.name, held.key) for tag, held in vault.epochs.by_tag.items()}


def made(seed: bytes = b"harbour") -> Made:
    """Return a small mediation."""
    store = MemoryStore()
    days = [(tables_in(store), vault) for vault in story(store, seed)]
    tables, vault = days[-1]
    return Made(tables, epochs_of(vault), make_receipt(vault), [day for day, _ in days[:-1]], vault)


def copied(made: Made, path: Path) -> Path:
    """Write a mediation into a vault's file, and return its path."""
    store = SqliteStore(path, create=True)
    copy_into(store, made.vault.store)
    store.close()
    return path


def copy_into(store: Store, vault: Store) -> None:
    """Write all that one store holds into another, empty one."""
    with vault.reading() as reading, store.writing(whole=True) as writing:
        writing.append(list(reading.rows()))
        for space in reading.spaces():
            for name, value in reading.all(space).items():
                writing.put(space, name, value)


def joined(tables: Tables) -> list[tuple[Any, ...]]:
    """Return the rows that a store gives of its tables: each envelope with its keys, then keys without an envelope."""
    keys: defaultdict[tuple[Any, ...], list[tuple[Any, ...]]] = defaultdict(list)
    for key in tables.keyring:
        keys[key[:4]].append(key[4:])
    given = [
        (*row, *key)
        for row in sorted(tables.envelope, key=lambda row: row[:4])
        for key in keys.get(row[:4], [(None, None)])
    ]
    places = {row[:4] for row in tables.envelope}
    return given + [(*row[:4], None, None, None, None, *row[4:]) for row in tables.keyring if row[:4] not in places]
