"""Receipts and proofs: what a party or its counsel can hold, to find out later whether anything was altered."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

import msgspec

from goodoffices.acts.act import kind_of
from goodoffices.acts.keeping import MEMBERSHIP
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.record.envelope import Chain, path, root
from goodoffices.record.loading import key_of
from goodoffices.record.store import Reading, Row
from goodoffices.record.vault import Vault

RECEIPT = "goodoffices receipt 1"
PROOF = "goodoffices proof 1"


def make_receipt(vault: Vault, rooms: Collection[str] = ()) -> bytes:
    """Return a receipt of how far the chains of these rooms, or of every room, reach now, signed by this site.

    It tells nothing of what was said: tags, numbers and digests. Raises NotHere for a room that is not in the vault.
    """
    site = vault.site()
    with vault.store.reading() as reading:
        vault.learn(reading)
        tags = {vault.tag(room) for room in rooms or vault.epochs.rooms().values()}
        if not tags <= set(vault.epochs.rooms()):
            raise NotHere("room")
        chains = [made for chain in reading.chains() if chain[0] in tags for made in _chains(reading, chain)]
    said = {
        "format": RECEIPT,
        "mediation": vault.head.id.hex(),
        "made": datetime.fromtimestamp(vault.clock(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "by": site.tag.hex(),
        "public": site.public.hex(),
        "chains": chains,
    }
    return _line(said | {"signature": site.sign(_line(said)).hex()}) + b"\n"


def _line(said: dict[str, Any]) -> bytes:
    return msgspec.json.encode(said, order="sorted")


def _chains(reading: Reading, chain: Chain) -> list[dict[str, Any]]:
    room, site = chain
    digests = [row.envelope.digest for row in reading.rows(room, site) if row.branch == 0]
    found = []
    for end in reading.ends(room):
        if end.site == site:
            whole = end.branch == 0 and len(digests) == end.seq + 1
            made = {"room": room.hex(), "site": site.hex(), "size": end.seq + 1, "head": end.digest.hex()}
            found.append(made | {"root": root(digests).hex() if whole else ""})
    return found


def make_proof(vault: Vault, room: str, key: str) -> bytes:
    """Return a proof that shows one entry, by its id, and that it is in its chain, and shows no other.

    Raises NotHere where it is not in the room, or where not all of its chain is here, GoodOfficesError("not-provable")
    for what says who is in the room.
    """
    held = next((o for o in vault.loaded().opened if (o.entry.room, o.entry.id) == (room, key)), None)
    if held is None:
        raise NotHere("entry")
    if isinstance(held.entry.act, MEMBERSHIP):
        # whoever shows the key of one may add to the room in a merge
        raise GoodOfficesError("not-provable", kind=kind_of(held.entry.act))
    with vault.store.reading() as reading:
        rows = [row for row in reading.rows(vault.tag(room), bytes.fromhex(held.entry.site)) if row.branch == 0]
    row = next((row for row in rows if row.envelope.digest == held.digest), None)
    if row is None or rows[0].envelope.seq != 0:
        raise NotHere("entry")
    return _line(_proof(vault, row, [found.envelope.digest for found in rows])) + b"\n"


def _proof(vault: Vault, row: Row, digests: list[bytes]) -> dict[str, Any]:
    envelope = row.envelope
    return {
        "format": PROOF,
        "room": envelope.room.hex(),
        "site": envelope.site.hex(),
        "seq": envelope.seq,
        "prev": envelope.prev.hex(),
        "key": envelope.key.hex(),
        "body": b64encode(envelope.body).decode(),
        "opens": (key_of(row, vault.epochs) or b"").hex(),
        "size": len(digests),
        "path": [step.hex() for step in path(digests, envelope.seq)],
        "root": root(digests).hex(),
    }
