"""What is sealed inside an envelope: an entry, its place in its room's order, and what its writer had seen there."""

from __future__ import annotations

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.codec import Wire, encode_plainly, entry_from
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import Envelope, header_of
from goodoffices.record.seal import open_once

Seen = tuple[str, int, str]
"""Where another site's chain in the same room ended when this was written: site, number, digest (both hex)."""


class Document(msgspec.Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """An entry without its place, `clock` being one more than the highest its writer had seen in the room."""

    entry: Wire
    clock: int
    seen: tuple[Seen, ...] = ()


_decoder = msgspec.json.Decoder(Document)


def encode_document(entry: Entry, clock: int, seen: bytes) -> bytes:
    """Return what is sealed of an entry that has no place yet, as JSON; `seen` as `encode_seen` gives it."""
    return b'{"clock":%d,"entry":%b%b}' % (clock, encode_plainly(entry), seen)


def encode_seen(seen: tuple[Seen, ...]) -> bytes:
    """Return the end of every document that is written with these chains in sight."""
    return b',"seen":' + msgspec.json.encode(seen) if seen else b""


def decode_document(data: bytes) -> Document:
    """Return a document. Raises GoodOfficesError("cannot-open") for anything else."""
    try:
        return _decoder.decode(data)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        raise GoodOfficesError("cannot-open") from None


def open_document(envelope: Envelope, key: bytes) -> Document:
    """Return what a key shows of an envelope. Raises GoodOfficesError("cannot-open")."""
    return decode_document(open_once(envelope.body, key, header_of(envelope)))


def entry_of(document: Document, site: str, seq: int, seen: tuple[tuple[str, int], ...]) -> Entry:
    """Return the entry of a document at its place. Raises GoodOfficesError("bad-act")."""
    return entry_from(document.entry, site, seq, document.clock, seen)
