"""From what a store holds to entries: each chain is checked, each envelope opened, and what was destroyed left out."""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec

from goodoffices.acts.keeping import STAYS, DestructionCertificate
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.document import Document, decode_document, entry_of, open_document
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import Envelope, beginning, digest_of, header_of
from goodoffices.record.epochs import Epoch, Epochs
from goodoffices.record.forks import branches, from_hex, on_branch, told_apart
from goodoffices.record.seal import commitment, open_once
from goodoffices.record.store import Row


class Opened(msgspec.Struct, frozen=True, gc=False):
    """An entry with the envelope it came from, without the body."""

    entry: Entry
    key: bytes
    digest: bytes


class Loaded:
    """What was read: entries that stand, and places of those that do not, each with why.

    `gone`: the key is not here; `damaged`: altered, or not to be opened; `unkeyed`: sealed for a room of which this
    vault has no key of that time. Those in `broken` stand, but do not follow on the one before them in their chain.
    """

    def __init__(self) -> None:
        self.opened: list[Opened] = []
        self.gone: list[Envelope] = []
        self.damaged: list[Envelope] = []
        self.unkeyed: list[Envelope] = []
        self.broken: list[Envelope] = []
        self.ends: dict[tuple[bytes, bytes, int], tuple[int, bytes]] = {}
        self.forked: set[bytes] = set()


@contextmanager
def no_collecting() -> Iterator[None]:
    """Keep the collector of cycles from looking through what is being read: there are none in it."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def load(rows: Iterable[Row], epochs: Epochs, loaded: Loaded | None = None) -> Loaded:
    """Read rows, in the order a store gives them, into what was read before where that is given."""
    found = loaded or Loaded()
    sites: dict[bytes, str] = {}
    with no_collecting():
        for row in rows:
            envelope = row.envelope
            head = header_of(envelope)
            _note_link(row, found)
            if digest_of(head, envelope.body) != envelope.digest:
                found.damaged.append(envelope)
            elif row.wrapped is None:
                found.gone.append(envelope)
            elif (epoch := epochs.by_tag.get(row.wrapped.epoch)) is None:
                found.unkeyed.append(envelope)
            else:
                site = sites.get(envelope.site) or sites.setdefault(envelope.site, envelope.site.hex())
                entry = _open(envelope, row.wrapped.key, head, epoch, site)
                if entry is None:
                    found.damaged.append(envelope)
                else:
                    found.opened.append(Opened(entry, envelope.key, envelope.digest))
    return found


def _note_link(row: Row, found: Loaded) -> None:
    """Note where a chain ends now, and whether this envelope comes right after the one before it.

    A branch, or a part of a chain, begins anywhere.
    """
    envelope = row.envelope
    chain = (envelope.room, envelope.site, row.branch)
    last = found.ends.get(chain)
    found.ends[chain] = (envelope.seq, envelope.digest)
    if row.branch:
        found.forked.add(envelope.room)
    if last is not None:
        follows = last == (envelope.seq - 1, envelope.prev)
    else:
        follows = envelope.seq > 0 or row.branch > 0 or envelope.prev == beginning(*envelope.chain)
    if not follows:
        found.broken.append(envelope)


def _open(envelope: Envelope, wrapped: bytes, head: bytes, epoch: Epoch, site: str) -> Entry | None:
    """Return the entry in an envelope, or None where it is not what its envelope and its room's key say."""
    try:
        key = epoch.sealer.unwrap(wrapped, envelope.key)
        if commitment(key) != envelope.key:
            return None
        document = decode_document(open_once(envelope.body, key, head))
        seen = tuple([(other, seq) for other, seq, _ in document.seen]) if document.seen else ()
        entry = entry_of(document, site, envelope.seq, seen)
    except GoodOfficesError:
        return None
    # whoever has the key of one room must not be able to say something in another
    return entry if epoch.room == envelope.room and epoch.name == entry.room else None


def key_of(row: Row, epochs: Epochs) -> bytes | None:
    """Return the key that seals a row, or None where it is gone. Raises GoodOfficesError."""
    if row.wrapped is None:
        return None
    return epochs.sealer(row.wrapped.epoch).unwrap(row.wrapped.key, row.envelope.key)


def open_row(row: Row, epochs: Epochs) -> Document:
    """Return what is sealed in a row. Raises GoodOfficesError: "key-gone", "no-room-key" or "cannot-open"."""
    key = key_of(row, epochs)
    if key is None:
        raise GoodOfficesError("key-gone")
    return open_document(row.envelope, key)


Written = tuple[str, bytes, str, int]
"""Which entry: its room, the commitment to its key, its site (hex) and number."""
Destroyed = frozenset[Written]
"""What certificates say was destroyed: each speaks of its own room, and of nothing that has to stay."""


def written(held: Opened) -> Written:
    """Return which entry it is, as a certificate names it."""
    return (held.entry.room, held.key, held.entry.site, held.entry.seq)


def certified(opened: Iterable[Opened]) -> Destroyed:
    """Return what the certificates among these entries say was destroyed."""
    named: set[Written] = set()
    stays: set[Written] = set()
    for held in opened:
        if isinstance(held.entry.act, STAYS):
            stays.add(written(held))
        if isinstance(held.entry.act, DestructionCertificate):
            room = held.entry.room
            named.update((room, from_hex(gone.key), gone.site, gone.seq) for gone in held.entry.act.gone)
    return frozenset(named - stays)


def standing_entries(loaded: Loaded, rows_of: dict[bytes, list[Row]], epochs: Epochs) -> list[Entry]:
    """Return the entries that stand: none that a certificate names, forks told apart, no id twice in a room.

    `rows_of` holds the rows of each forked room, by its tag.
    """
    gone = certified(loaded.opened)
    kept = [held for held in loaded.opened if written(held) not in gone] if gone else loaded.opened
    entries = [held.entry for held in kept]
    if rows_of:
        entries = list(_on_branches(kept, rows_of, epochs))
    ids = {(entry.room, entry.id) for entry in entries}
    return entries if len(ids) == len(entries) else list(told_apart(entries))


def _on_branches(kept: list[Opened], rows_of: dict[bytes, list[Row]], epochs: Epochs) -> Iterator[Entry]:
    forked = {row.envelope.digest: row for rows in rows_of.values() for row in rows}
    by_room: defaultdict[bytes, list[Envelope]] = defaultdict(list)
    for row in forked.values():
        by_room[row.envelope.room].append(row.envelope)
    found = {room: branches(envelopes) for room, envelopes in by_room.items()}
    for held in kept:
        if held.digest not in forked:
            yield held.entry
        else:
            row = forked[held.digest]
            room = found[row.envelope.room]
            yield on_branch(held.entry, room[held.digest], open_row(row, epochs).seen, room)
