"""The bytes of an envelope: how a header, a digest, a commitment and the start of a chain are made."""

from __future__ import annotations

from hashlib import sha256
from struct import Struct

ENTRY = b"goodoffices entry 1\0"
START = b"goodoffices chain 1\0"
KEY = b"goodoffices key 1\0"
SITE = b"goodoffices site 1\0"
TAG, DIGEST, SECRET, WRAPPED, SEAL = 16, 32, 32, 48, 16
HEADER = len(ENTRY) + TAG + TAG + 8 + DIGEST + DIGEST
NONCE = bytes(12)
LEAST = 512
BODIES = frozenset(SEAL + (LEAST << n) for n in range(24))
"""How long a body can be."""
SEQ = Struct(">Q")


def header_of(room: bytes, site: bytes, seq: int, prev: bytes, key: bytes) -> bytes:
    """Return the header of an envelope."""
    return ENTRY + room + site + SEQ.pack(seq) + prev + key


def digest_of(header: bytes, body: bytes) -> bytes:
    """Return the digest of an envelope."""
    return sha256(header + sha256(body).digest()).digest()


def start_of(room: bytes, site: bytes) -> bytes:
    """Return what stands for the digest before the first of a chain."""
    return sha256(START + room + site).digest()


def commitment_to(secret: bytes) -> bytes:
    """Return what an envelope says of its entry's key."""
    return sha256(KEY + secret).digest()


def site_of(public: bytes) -> bytes:
    """Return the tag of the site with this public key."""
    return sha256(SITE + public).digest()[:TAG]
