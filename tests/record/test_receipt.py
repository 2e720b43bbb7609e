"""Receipts and proofs: what they hold, who signed them, and that they show no more than they should."""

from __future__ import annotations

import json
from base64 import b64decode
from hashlib import sha256
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from goodoffices.acts.problems import NotHere
from goodoffices.record.destroying import Order, destroy
from goodoffices.record.envelope import digest_of, header
from goodoffices.record.receipt import make_proof, make_receipt
from goodoffices.record.seal import commitment, open_once
from goodoffices.record.sites import site_tag
from goodoffices.record.vault import Vault
from tests.record.test_envelope import slow_root
from tests.vaults import NOON, Ticking, clone, copied, furnished, gives, note, rows

WORDS = "words that are nobody else's"


@pytest.fixture
def vault() -> Vault:
    """Return a vault with notes in two rooms."""
    made = furnished(clock=Ticking(NOON, step=0))
    made.write(*(note("team", f"{WORDS} {place}", f"n{place}") for place in range(6)), note("joint", WORDS, "j"))
    return made


def receipt(vault: Vault, *rooms: str) -> dict[str, Any]:
    """Return a receipt as it reads."""
    return json.loads(make_receipt(vault, rooms))  # type: ignore[no-any-return]


def digests(vault: Vault, room: str) -> list[bytes]:
    """Return the digests of a room's rows, in order."""
    return [row.envelope.digest for row in rows(vault) if row.envelope.room == vault.tag(room)]


def test_a_receipt_says_how_far_each_chain_reaches(vault: Vault) -> None:
    """On one line, keys sorted: the chains of the rooms asked for, each with its size, its last digest and its root."""
    data = make_receipt(vault, ["team", "joint"])
    said = json.loads(data)
    assert data == json.dumps(said, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    assert said["format"] == "goodoffices receipt 1"
    assert said["mediation"] == vault.head.id.hex()
    assert said["made"] == "2031-01-02T12:00:00Z"
    assert len(said["chains"]) == 2
    for room in ("team", "joint"):
        (chain,) = (chain for chain in said["chains"] if chain["room"] == vault.tag(room).hex())
        own = digests(vault, room)
        assert chain == {
            "room": vault.tag(room).hex(),
            "site": vault.site().tag.hex(),
            "size": len(own),
            "head": own[-1].hex(),
            "root": slow_root(own).hex(),
        }


def test_a_receipt_is_signed_by_its_site(vault: Vault) -> None:
    """The signature is over all the rest, by the key that the site's tag is made from."""
    said = receipt(vault)
    signature = bytes.fromhex(said.pop("signature"))
    public = bytes.fromhex(said["public"])
    plain = json.dumps(said, sort_keys=True, separators=(",", ":")).encode()
    Ed25519PublicKey.from_public_bytes(public).verify(signature, plain)
    assert said["by"] == site_tag(public).hex() == vault.site().tag.hex()


def test_a_receipt_says_nothing_of_what_was_said(vault: Vault) -> None:
    """No words, names of rooms, or keys are in it, and of a room nothing but what its chain's digests say."""
    data = make_receipt(vault)
    assert len(json.loads(data)["chains"]) == 5
    for part in (WORDS, "team", "joint", "harbour", "amal"):
        assert part.encode() not in data
    assert receipt(vault, "joint")["chains"] == [
        c for c in receipt(vault)["chains"] if c["room"] == vault.tag("joint").hex()
    ]
    with pytest.raises(NotHere):
        make_receipt(vault, ["joint", "never"])


def test_a_room_that_was_to_open_in_vain_is_not_here(vault: Vault) -> None:
    """After a transaction that failed, a room that was to open in it has no receipt."""

    def fails() -> None:
        with vault.writing(("new",)) as (pen, _):
            pen.write(vault.filled(note("new")))
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        fails()
    with pytest.raises(NotHere):
        make_receipt(vault, ["new"])


def test_a_fork_has_no_root_beside_its_first_branch(vault: Vault) -> None:
    """Each branch has its size and its last digest; a root only where the whole chain is here as one branch."""
    image = clone(vault)
    was = vault.site().tag.hex()
    vault.write(note("team", "here"))
    image.write(note("team", "there"), note("team", "and there"))
    gives(image, vault)
    chains = [c for c in receipt(vault, "team")["chains"] if c["site"] == was]
    assert [(c["size"], bool(c["root"])) for c in chains] == [(8, True), (9, False)]


def test_a_proof_shows_one_entry_and_its_chain(vault: Vault) -> None:
    """With the proof alone: the body opens, its digest is a leaf, and the path leads to the receipt's root."""
    proof = json.loads(make_proof(vault, "team", "n3"))
    room, site, prev, key = (bytes.fromhex(proof[name]) for name in ("room", "site", "prev", "key"))
    opens, body = bytes.fromhex(proof["opens"]), b64decode(proof["body"])
    head = header(room, site, proof["seq"], prev, key)
    assert commitment(opens) == key
    assert f"{WORDS} 3".encode() in open_once(body, opens, head)
    at, place, size = sha256(b"\x00" + digest_of(head, body)).digest(), proof["seq"], proof["size"]
    steps = [bytes.fromhex(step) for step in proof["path"]]
    while size > 1:
        if place % 2 or place + 1 < size:
            step = steps.pop(0)
            at = sha256(b"\x01" + (step + at if place % 2 else at + step)).digest()
        place, size = place // 2, (size + 1) // 2
    assert (at.hex(), steps) == (proof["root"], [])
    (chain,) = receipt(vault, "team")["chains"]
    assert (chain["root"], chain["size"]) == (proof["root"], proof["size"])


def test_a_proof_shows_no_other_entry(vault: Vault) -> None:
    """What opens it opens no other entry of the chain."""
    opens = bytes.fromhex(json.loads(make_proof(vault, "team", "n3"))["opens"])
    found = [row.envelope.seq for row in rows(vault) if commitment(opens) == row.envelope.key]
    assert found == [4]


@pytest.mark.parametrize(("room", "key"), [("team", "never"), ("never", "n3"), ("joint", "n3"), ("team", "gone")])
def test_there_is_no_proof_of_what_is_not_there(vault: Vault, room: str, key: str) -> None:
    """An id that is not in the room, or was destroyed there, is not here."""
    vault.write(note("team", "x", "gone"))
    vault.record()
    destroy(vault, Order(room="team", ids=frozenset(("gone",)), why="promised"))
    with pytest.raises(NotHere):
        make_proof(vault, room, key)


def test_a_receipt_from_a_copy_says_the_same_of_the_chains(vault: Vault) -> None:
    """Whoever has the same chains gives a receipt with the same of them, under a name of its own."""
    copy = copied(vault)
    assert receipt(copy)["chains"] == receipt(vault)["chains"]
    assert receipt(copy)["by"] != receipt(vault)["by"]
