"""Contents, with the keys of rooms: from the sealed body to the bytes of its document."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from goodoffices.verify.chains import Book, Row, Walked
from goodoffices.verify.documents import Documents
from goodoffices.verify.layout import KEY, LEAST, NONCE

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class Epoch(NamedTuple):
    """The key of one epoch of a room: the room's tag, what it is called in entries, and the key."""

    room: bytes
    name: str
    key: bytes


Epochs = Mapping[bytes, tuple[bytes, str, bytes]]


class Opening:
    """Opens each envelope whose room there are keys for."""

    def __init__(self, book: Book, epochs: Epochs) -> None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self.invalid: type[Exception] = InvalidTag
        self.aes: type[AESGCM] = AESGCM
        self.report = book.report
        self.epochs = {tag: (room, AESGCM(key)) for tag, (room, _, key) in epochs.items()}
        self.documents = Documents(book, {room: name for room, name, _ in epochs.values()})

    def __call__(self, chain: Walked, row: Row, header: bytes) -> None:
        """Look into an envelope."""
        room, site, seq, branch, _, key, body, _, epoch, wrapped = row
        known = room in self.documents.names
        document = None
        if wrapped is None:
            if known:
                self.documents.gone[room, site, seq, branch] = key
        elif (found := self.epochs.get(epoch)) is not None:
            if found[0] != room:
                self.report("other-room", room, site, seq, sealed_for=found[0].hex())
            document = self.opened(chain, seq, header, key, body, found[1], wrapped)
        elif known:
            self.report("unknown-epoch", room, site, seq, epoch=epoch.hex())
        if known or document is not None:
            self.documents.take(chain, seq, branch, document)

    def opened(
        self, chain: Walked, seq: int, header: bytes, key: bytes, body: bytes, sealed: AESGCM, wrapped: bytes
    ) -> bytes | None:
        """Return the document in a body, or None with the reason said."""
        what = "key"
        try:
            secret = sealed.decrypt(key[:12], wrapped, key)
            if sha256(KEY + secret).digest() != key:
                self.report("bad-commitment", chain.room, chain.site, seq)
                return None
            what = "body"
            padded = self.aes(secret).decrypt(NONCE, body, header)
        except self.invalid:
            self.report("cannot-open", chain.room, chain.site, seq, what=what)
            return None
        document = unpadded(padded)
        if document is None:
            self.report("bad-padding", chain.room, chain.site, seq)
        return document


def unpadded(padded: bytes) -> bytes | None:
    """Return the document in a padded text, or None where it is not padded as it should be."""
    end = 4 + int.from_bytes(padded[:4], "big")
    size = len(padded)
    if end > size or (size > LEAST and end <= size >> 1) or padded[end:].strip(b"\0"):
        return None
    return padded[4:end]
