"""Idempotency: what was asked for twice with one token is written once."""

from __future__ import annotations

import hmac
from collections.abc import Iterable

import msgspec

from goodoffices.record.drawer import Drawer, read_value, spaced
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import TAG
from goodoffices.record.store import Reading, Row, Writing

TOKENS = "token"
Place = tuple[bytes, bytes, int]
"""Room, site and number of an entry."""


def token_name(secret: bytes, site: bytes, entry: Entry, token: str) -> bytes:
    """Return under which name a token is kept: it counts for one author, in one room, at one site."""
    parts = (site, entry.room.encode(), entry.recorded_by.encode(), token.encode())
    text = b"".join(len(part).to_bytes(4) + part for part in parts)
    return hmac.digest(secret, b"token\x00" + text, "sha256")[:TAG]


def read_token(drawer: Drawer, store: Reading, name: bytes) -> list[Place]:
    """Return where what was written with a token lies; nothing where it was not used."""
    kept = drawer.get(store, TOKENS, name)
    return read_value(kept, list[Place], "token") if kept is not None else []


def keep_token(drawer: Drawer, store: Writing, name: bytes, rows: Iterable[Row]) -> None:
    """Keep where what was written with a token lies, with spaces after it, so that its length tells little."""
    places = [(row.envelope.room, row.envelope.site, row.envelope.seq) for row in rows]
    drawer.put(store, TOKENS, name, spaced(msgspec.json.encode(places)))
