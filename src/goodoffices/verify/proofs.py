"""Proofs: one entry shown, and that it is in a chain, without any other."""

from __future__ import annotations

from base64 import b64decode
from typing import Any, NamedTuple

from goodoffices.verify.documents import amiss, parsed
from goodoffices.verify.layout import BODIES, DIGEST, NONCE, SECRET, TAG, commitment_to, digest_of, header_of, start_of
from goodoffices.verify.merkle import root_by
from goodoffices.verify.opening import unpadded
from goodoffices.verify.plain import Unreadable, from_hex, read_json, text, whole
from goodoffices.verify.receipts import Receipt, signature_holds

FORMAT = "goodoffices proof 1"
NAMES = {"format", "room", "site", "prev", "key", "seq", "body", "opens", "size", "path", "root"}


class NotShown(Exception):
    """A proof does not show what it should: a code that says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Proof(NamedTuple):
    """What a proof holds."""

    room: bytes
    site: bytes
    seq: int
    prev: bytes
    key: bytes
    body: bytes
    opens: bytes
    size: int
    path: tuple[bytes, ...]
    root: bytes


def read_proof(data: bytes) -> Proof:
    """Return the proof that a file holds. Raises Unreadable."""
    said = read_json(data, "not-a-proof")
    try:
        return proof_of(said)
    except (KeyError, TypeError, ValueError):
        raise Unreadable("not-a-proof") from None


def proof_of(said: dict[str, Any]) -> Proof:
    """Return a proof from its JSON values. Raises KeyError, TypeError or ValueError for what is none."""
    if said.keys() != NAMES or said["format"] != FORMAT or not isinstance(said["path"], list):
        raise ValueError("not of this format")
    return Proof(
        room=from_hex(said["room"], TAG),
        site=from_hex(said["site"], TAG),
        seq=whole(said["seq"]),
        prev=from_hex(said["prev"], DIGEST),
        key=from_hex(said["key"], DIGEST),
        body=b64decode(text(said["body"]), validate=True),
        opens=from_hex(said["opens"], SECRET),
        size=whole(said["size"], 1),
        path=tuple(from_hex(step, DIGEST) for step in said["path"]),
        root=from_hex(said["root"], DIGEST),
    )


def check_proof(proof: Proof, receipt: Receipt) -> dict[str, Any]:
    """Return the document that a proof shows to be in a chain of a receipt. Raises NotShown."""
    if not signature_holds(receipt):
        raise NotShown("receipt-signature")
    chains = [chain for chain in receipt.chains if (chain.room, chain.site) == (proof.room, proof.site)]
    if not chains:
        raise NotShown("proof-other-chain")
    held = next((chain for chain in chains if (chain.size, chain.root) == (proof.size, proof.root)), None)
    if held is None:
        sizes = {chain.size for chain in chains}
        raise NotShown("proof-other-root" if proof.size in sizes else "proof-other-size")
    in_chain(proof, held.head)
    return content(proof)


def in_chain(proof: Proof, head: bytes) -> None:
    """Raise NotShown where the envelope of a proof is not in the chain with this head and its root."""
    digest = digest_of(header_of(proof.room, proof.site, proof.seq, proof.prev, proof.key), proof.body)
    if root_by(digest, proof.seq, proof.size, proof.path) != proof.root:
        raise NotShown("proof-not-in-chain")
    if proof.seq == 0 and proof.prev != start_of(proof.room, proof.site):
        raise NotShown("proof-not-in-chain")
    if proof.seq == proof.size - 1 and digest != head:
        raise NotShown("proof-not-in-chain")


def content(proof: Proof) -> dict[str, Any]:
    """Return the document in a proof. Raises NotShown."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if commitment_to(proof.opens) != proof.key:
        raise NotShown("proof-other-key")
    header = header_of(proof.room, proof.site, proof.seq, proof.prev, proof.key)
    try:
        padded = AESGCM(proof.opens).decrypt(NONCE, proof.body, header) if len(proof.body) in BODIES else b""
    except InvalidTag:
        raise NotShown("proof-does-not-open") from None
    found = parsed(unpadded(padded) or b"")
    if amiss(found):
        raise NotShown("proof-bad-document")
    return dict(found)
