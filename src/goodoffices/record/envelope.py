"""An envelope: all that a store sees of an entry. Its place in a chain, which key seals it, and what is sealed.

A chain is what one site wrote in one room. Each envelope holds the digest of the one before, so that nothing in a chain
can be changed, left out or put in without every later digest changing. The format is in docs/reference/vault-format.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256

import msgspec

TAG = 16
"""Bytes in the tag of a room, a site, an epoch."""
DIGEST = 32
_ENTRY = b"goodoffices entry 1\x00"
_CHAIN = b"goodoffices chain 1\x00"

Chain = tuple[bytes, bytes]
"""A room's tag and a site's tag."""


class Envelope(msgspec.Struct, frozen=True, gc=False):
    """One sealed entry in its place; `key` is the commitment to the key that seals it, `digest` is over all the rest.

    `room` and `site` are opaque tags of 16 bytes, `seq` counts from 0, `prev`, `key` and `digest` have 32 bytes.
    """

    room: bytes
    site: bytes
    seq: int
    prev: bytes
    key: bytes
    body: bytes
    digest: bytes

    @property
    def chain(self) -> Chain:
        """The chain it lies in."""
        return (self.room, self.site)


def header(room: bytes, site: bytes, seq: int, prev: bytes, key: bytes) -> bytes:
    """Return what an envelope says in clear, as bytes: the digest and the seal are bound to it."""
    return b"".join((_ENTRY, room, site, seq.to_bytes(8), prev, key))


def header_of(envelope: Envelope) -> bytes:
    """Return the header of an envelope."""
    return header(envelope.room, envelope.site, envelope.seq, envelope.prev, envelope.key)


def digest_of(head: bytes, body: bytes) -> bytes:
    """Return SHA-256 over a header and the SHA-256 of a body: one can be shown without the other."""
    return sha256(head + sha256(body).digest()).digest()


def beginning(room: bytes, site: bytes) -> bytes:
    """Return what stands for the digest before the first entry of a chain."""
    return sha256(_CHAIN + room + site).digest()


def is_whole(envelope: Envelope) -> bool:
    """Return whether an envelope's digest is over what it holds, and its lengths are those of the format."""
    lengths = [len(part) for part in (envelope.room, envelope.site, envelope.prev, envelope.key)]
    if lengths != [TAG, TAG, DIGEST, DIGEST] or not 0 <= envelope.seq < 2**63:
        return False
    if envelope.seq == 0 and envelope.prev != beginning(*envelope.chain):
        return False
    return envelope.digest == digest_of(header_of(envelope), envelope.body)


# Merkle Tree Hash of RFC 6962, section 2.1: what a receipt says of a chain, so that one entry can be shown to be in it
# without the others.


def root(digests: Iterable[bytes]) -> bytes:
    """Return the root over the digests of a chain, in order; over none, SHA-256 of nothing (RFC 6962)."""
    level = [sha256(b"\x00" + digest).digest() for digest in digests]
    if not level:
        return sha256(b"").digest()
    while len(level) > 1:
        level = _parents(level)
    return level[0]


def path(digests: Iterable[bytes], place: int) -> list[bytes]:
    """Return the audit path of the leaf at a place, from the leaf up (RFC 6962, section 2.1.1)."""
    level = [sha256(b"\x00" + digest).digest() for digest in digests]
    return list(_path(level, place))


def _path(level: list[bytes], place: int) -> Iterator[bytes]:
    while len(level) > 1:
        beside = place ^ 1
        if beside < len(level):
            yield level[beside]
        level, place = _parents(level), place // 2


def _parents(level: list[bytes]) -> list[bytes]:
    pairs = zip(level[::2], level[1::2], strict=False)
    above = [sha256(b"\x01" + left + right).digest() for left, right in pairs]
    # the last of an odd number goes up as it is: the same tree as splitting at the largest power of two
    return above + level[-1:] if len(level) % 2 else above
