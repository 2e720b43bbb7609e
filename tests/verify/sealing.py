"""Envelopes that somebody with a room's key could write, sound or not: made from the format's page alone."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from goodoffices.verify import Epoch

ROOM, EPOCH, ROOM_KEY = b"room room room r", b"epoch epoch epoc", bytes(range(32))
EPOCHS = {EPOCH: Epoch(ROOM, "team", ROOM_KEY)}
MEDIATION = "00" * 16


def signer(number: int) -> Ed25519PrivateKey:
    """Return the private key of a site."""
    return Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)


def site_of(number: int) -> bytes:
    """Return the tag of a site."""
    return sha256(b"goodoffices site 1\0" + signer(number).public_key().public_bytes_raw()).digest()[:16]


class Chain:
    """A chain that is written entry by entry."""

    def __init__(self, site: int = 1, room: bytes = ROOM, start: int = 0) -> None:
        self.site, self.room, self.seq = site_of(site), room, start
        self.prev = sha256(b"goodoffices chain 1\0" + room + self.site).digest() if not start else bytes(32)
        self.rows: list[tuple[Any, ...]] = []

    @property
    def digests(self) -> list[bytes]:
        """The digests of its envelopes."""
        return [row[7] for row in self.rows]

    def end(self) -> list[Any]:
        """Return where it ends, as another chain's writer says what was seen."""
        return [self.site.hex(), self.seq - 1, self.prev.hex()]

    def add(self, clock: int = 0, seen: Any = None, *, epoch: bytes = EPOCH, **said: Any) -> Chain:
        """Write an entry; `said` may be its document, its padded text, its act, its room, or what its keys are."""
        document = {"entry": {"id": f"{self.seq}", "room": said.get("says", "team"), "act": said.get("act", ACTOR)}}
        made: Any = said.get("document", document | {"clock": clock or self.seq + 1} | ({"seen": seen} if seen else {}))
        text = made if isinstance(made, bytes) else json.dumps(made).encode()
        secret = sha256(b"secret" + self.site + bytes([self.seq])).digest()
        key = said.get("key", sha256(b"goodoffices key 1\0" + secret).digest())
        header = b"goodoffices entry 1\0" + self.room + self.site + self.seq.to_bytes(8) + self.prev + key
        body = AESGCM(secret).encrypt(bytes(12), said.get("padded", padded(text)), header)
        digest = sha256(header + sha256(body).digest()).digest()
        wrapped = AESGCM(said.get("room_key", ROOM_KEY)).encrypt(key[:12], secret, key)
        keys = (None, None) if said.get("keyless") else (epoch, wrapped)
        self.rows.append((self.room, self.site, self.seq, 0, self.prev, key, body, digest, *keys))
        self.seq, self.prev = self.seq + 1, digest
        return self

    def changed(self, place: int, **columns: Any) -> list[tuple[Any, ...]]:
        """Return the rows with some columns of one changed."""
        row = dict(zip(COLUMNS, self.rows[place], strict=True)) | columns
        return [*self.rows[:place], tuple(row.values()), *self.rows[place + 1 :]]


COLUMNS = ("room", "site", "seq", "branch", "prev", "key", "body", "digest", "epoch", "wrapped")
ACTOR = {"act": "Actor", "name": "An envoy"}


def padded(text: bytes) -> bytes:
    """Return a text with its length before it, filled up."""
    size = 512
    while size < len(text) + 4:
        size *= 2
    return (len(text).to_bytes(4) + text).ljust(size, b"\0")


def root(digests: list[bytes]) -> bytes:
    """Return the tree hash, as RFC 6962 writes it down."""
    if len(digests) == 1:
        return sha256(b"\0" + digests[0]).digest()
    split = 1 << (len(digests) - 1).bit_length() - 1
    return sha256(b"\1" + root(digests[:split]) + root(digests[split:])).digest()


def path(digests: list[bytes], place: int) -> list[bytes]:
    """Return the audit path, as RFC 6962 writes it down."""
    if len(digests) == 1:
        return []
    split = 1 << (len(digests) - 1).bit_length() - 1
    if place < split:
        return [*path(digests[:split], place), root(digests[split:])]
    return [*path(digests[split:], place - split), root(digests[:split])]


def line(said: dict[str, Any]) -> bytes:
    """Return JSON as it is signed."""
    return json.dumps(said, sort_keys=True, separators=(",", ":")).encode()


def receipt_for(*chains: Chain, by: int = 1, **said: Any) -> bytes:
    """Return a receipt for chains; `said` is put in the place of what it would say."""
    public = signer(by).public_key().public_bytes_raw()
    held = [
        {
            "room": chain.room.hex(),
            "site": chain.site.hex(),
            "size": chain.seq,
            "head": chain.prev.hex(),
            "root": root(chain.digests).hex() if chain.rows[0][2] == 0 else "",
        }
        for chain in chains
    ]
    signed = {
        "format": "goodoffices receipt 1",
        "mediation": MEDIATION,
        "made": "2031-05-12T10:00:00Z",
        "by": site_of(by).hex(),
        "public": public.hex(),
        "chains": held,
    } | {name: value for name, value in said.items() if name != "signature"}
    signature = signer(by).sign(line(signed)).hex()
    return line(signed | {"signature": said.get("signature", signature)}) + b"\n"
