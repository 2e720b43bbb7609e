"""Receipts: what somebody was given to hold of where every chain then ended, and what a vault has to say to it."""

from __future__ import annotations

from typing import Any, NamedTuple

from goodoffices.verify.chains import Book, Walked
from goodoffices.verify.layout import DIGEST, TAG, site_of
from goodoffices.verify.merkle import root_of
from goodoffices.verify.plain import Unreadable, from_hex, read_json, text, whole, written

FORMAT = "goodoffices receipt 1"
NAMES = {"format", "mediation", "made", "by", "public", "chains", "signature"}


class Held(NamedTuple):
    """What a receipt says of one chain; the root is empty where its maker had not all of it."""

    room: bytes
    site: bytes
    size: int
    head: bytes
    root: bytes


class Receipt(NamedTuple):
    """What a receipt says, and who signed which bytes of it."""

    mediation: str
    made: str
    by: bytes
    public: bytes
    chains: tuple[Held, ...]
    signed: bytes
    signature: bytes


def read_receipt(data: bytes) -> Receipt:
    """Return the receipt that a file holds. Raises Unreadable."""
    said = read_json(data, "not-a-receipt")
    try:
        return receipt_of(said)
    except (KeyError, TypeError, ValueError):
        raise Unreadable("not-a-receipt") from None


def receipt_of(said: dict[str, Any]) -> Receipt:
    """Return a receipt from its JSON values. Raises KeyError, TypeError or ValueError for what is none."""
    if said.keys() != NAMES or said["format"] != FORMAT:
        raise ValueError("not of this format")
    from_hex(said["mediation"])
    chains = tuple(held_of(chain) for chain in said["chains"])
    whole_ones = [(chain.room, chain.site) for chain in chains if chain.root]
    if len(set(whole_ones)) != len(whole_ones) or len(set(chains)) != len(chains):
        raise ValueError("a chain stands twice")
    return Receipt(
        mediation=said["mediation"],
        made=text(said["made"]),
        by=from_hex(said["by"], TAG),
        public=from_hex(said["public"], 32),
        chains=chains,
        signed=written({name: value for name, value in said.items() if name != "signature"}),
        signature=from_hex(said["signature"], 64),
    )


def held_of(said: Any) -> Held:
    """Return what is said of one chain. Raises KeyError, TypeError or ValueError for what is none."""
    root = from_hex(said["root"])
    if len(said) != 5 or len(root) not in (0, DIGEST):
        raise ValueError("not of this format")
    room, site = from_hex(said["room"], TAG), from_hex(said["site"], TAG)
    return Held(room, site, whole(said["size"], 1), from_hex(said["head"], DIGEST), root)


def signature_holds(receipt: Receipt) -> bool:
    """Return whether the site that a receipt names signed it."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if site_of(receipt.public) != receipt.by:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(receipt.public).verify(receipt.signature, receipt.signed)
    except (InvalidSignature, ValueError):
        return False
    return True


def compare(book: Book, receipt: Receipt, mediation: str, number: int) -> None:
    """Say what a vault has to answer for against a receipt, the one of this number."""
    if not signature_holds(receipt):
        book.report("receipt-signature", receipt=number, made=receipt.made)
    if mediation and receipt.mediation != mediation:
        book.report("receipt-other-mediation", receipt=number, made=receipt.made)
        return
    for held in receipt.chains:
        chain = book.chains.get((held.room, held.site))
        wrong = "receipt-missing-chain" if chain is None or not chain.size else differs(chain, held)
        if wrong:
            at = {"size": held.size, "found": chain.size if chain else 0, "first": chain.first if chain else 0}
            book.report(wrong, held.room, held.site, held.size - 1, receipt=number, made=receipt.made, **at)


def differs(chain: Walked, held: Held) -> str:
    """Return which way a chain is not what a receipt says; empty where it is."""
    if chain.size < held.size:
        return "receipt-truncated"
    if not chain.holds(held.size - 1, held.head):
        return "receipt-differs"
    if not held.root:
        return ""
    if chain.first:
        return "receipt-missing-start"
    digests = [chain.digests[seq] for seq in range(held.size) if seq in chain.digests]
    return "" if root_of(digests) == held.root else "bad-root"
