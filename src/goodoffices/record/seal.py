"""Sealing: what is written is padded and sealed under a key of its own; that key is sealed under its room's key.

AES-256-GCM throughout, from the `cryptography` package. An entry's key is used once, so its nonce is fixed; what is
sealed under a key that is used often has a nonce of its own. AES-GCM alone does not commit to a key, so the envelope
holds a commitment to it: nobody can show another content for the same digest.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from goodoffices.acts.problems import GoodOfficesError

KEY = 32
NONCE = 12
LEAST = 512
"""Sealed entries have 512 bytes, or twice that, or four times, and so on: sizes tell little."""
ONCE = bytes(NONCE)
_COMMITMENT = b"goodoffices key 1\x00"
_FOR_ONE = b"goodoffices key for 1\x00"

Chance = Callable[[str, int], bytes]
"""Gives so many random bytes, for the room named (or "" for the vault itself): what is drawn for one room never hangs
on what was drawn for another."""


def commitment(key: bytes) -> bytes:
    """Return what commits to a key and tells nothing of it (SHA-256; the key has 256 random bits)."""
    return sha256(_COMMITMENT + key).digest()


def key_for(drawn: bytes, plain: bytes) -> bytes:
    """Return the key for a text from what was drawn for it: where a machine was copied with its chance, and draws the
    same twice, two texts still have two keys (SHA-256, with a label).
    """
    return sha256(_FOR_ONE + drawn + plain).digest()


def padded(plain: bytes) -> bytes:
    """Return a text with its length before it and zeros after it, 512 bytes long times a power of two."""
    size = LEAST
    while size < len(plain) + 4:
        size *= 2
    return len(plain).to_bytes(4) + plain + bytes(size - 4 - len(plain))


def unpadded(data: bytes) -> bytes:
    """Return the text inside its padding. Raises GoodOfficesError("cannot-open") where there is none."""
    length = int.from_bytes(data[:4])
    if len(data) < LEAST or length > len(data) - 4:
        raise GoodOfficesError("cannot-open")
    return data[4 : 4 + length]


def seal_once(plain: bytes, key: bytes, bound_to: bytes) -> bytes:
    """Return a text padded and sealed under a key that seals nothing else, bound to a header."""
    return AESGCM(key).encrypt(ONCE, padded(plain), bound_to)


def open_once(body: bytes, key: bytes, bound_to: bytes) -> bytes:
    """Return what `seal_once` sealed. Raises GoodOfficesError("cannot-open") for another key, header or body."""
    try:
        return unpadded(AESGCM(key).decrypt(ONCE, body, bound_to))
    except InvalidTag:
        raise GoodOfficesError("cannot-open") from None


class Sealer:
    """Seals many things under one key: keys of entries, and small values with a name."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def wrap(self, key: bytes, committed: bytes) -> bytes:
        """Return an entry's key sealed, bound to its commitment, which also makes the nonce: 48 bytes."""
        return self._cipher.encrypt(committed[:NONCE], key, committed)

    def unwrap(self, wrapped: bytes, committed: bytes) -> bytes:
        """Return an entry's key. Raises GoodOfficesError("cannot-open") where it is another one."""
        try:
            return self._cipher.decrypt(committed[:NONCE], wrapped, committed)
        except (InvalidTag, ValueError):
            raise GoodOfficesError("cannot-open") from None

    def seal(self, plain: bytes, name: bytes, nonce: bytes) -> bytes:
        """Return a value sealed under its name, its nonce before it; the nonce must never come twice."""
        return nonce + self._cipher.encrypt(nonce, plain, name)

    def open(self, sealed: bytes, name: bytes) -> bytes:
        """Return what `seal` sealed. Raises GoodOfficesError("cannot-open") for another key, name or value."""
        try:
            return self._cipher.decrypt(sealed[:NONCE], sealed[NONCE:], name)
        except (InvalidTag, ValueError):
            raise GoodOfficesError("cannot-open") from None
