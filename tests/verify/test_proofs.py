"""One entry is shown without the others; a proof that was altered, or belongs elsewhere, shows nothing."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest

from goodoffices.acts.housekeeping import CompartmentOpened, Grant, Revocation
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.receipt import make_proof, make_receipt
from goodoffices.verify import NotShown, check, check_proof, read_proof, read_receipt
from goodoffices.verify.merkle import root_by, root_of
from tests.verify.sealing import EPOCHS, Chain, line, path, receipt_for, root
from tests.verify.vaults import epochs_of, joined, made, tables_in

CHAIN = Chain()
for _ in range(7):
    CHAIN.add()


def proof_of(chain: Chain = CHAIN, place: int = 3, **changed: Any) -> bytes:
    """Return a proof of one entry of a chain, with something changed."""
    row = chain.rows[place]
    secret = sha256(b"secret" + chain.site + bytes([place])).digest()
    said = {
        "format": "goodoffices proof 1",
        "room": row[0].hex(),
        "site": row[1].hex(),
        "seq": place,
        "prev": row[4].hex(),
        "key": row[5].hex(),
        "body": b64encode(row[6]).decode(),
        "opens": secret.hex(),
        "size": len(chain.rows),
        "path": [step.hex() for step in path(chain.digests, place)],
        "root": root(chain.digests).hex(),
    }
    return line(said | changed)


@pytest.mark.parametrize("place", range(7))
def test_a_proof_shows_its_entry(place: int) -> None:
    """Every entry of a chain can be shown, from the first to the last."""
    document = check_proof(read_proof(proof_of(place=place)), read_receipt(receipt_for(CHAIN)))
    assert document["entry"]["id"] == str(place)


ALTERED: dict[str, tuple[dict[str, Any], str]] = {
    "room": ({"room": "00" * 16}, "proof-other-chain"),
    "size": ({"size": 8}, "proof-other-size"),
    "root": ({"root": "00" * 32}, "proof-other-root"),
    "place": ({"seq": 4}, "proof-not-in-chain"),
    "past the end": ({"seq": 7}, "proof-not-in-chain"),
    "path": ({"path": []}, "proof-not-in-chain"),
    "long path": ({"path": ["00" * 32] * 99}, "proof-not-in-chain"),
    "prev": ({"prev": "00" * 32}, "proof-not-in-chain"),
    "key": ({"key": "00" * 32}, "proof-not-in-chain"),
    "body": ({"body": ""}, "proof-not-in-chain"),
    "opens": ({"opens": "00" * 32}, "proof-other-key"),
}


@pytest.mark.parametrize("name", ALTERED)
def test_an_altered_proof_shows_nothing(name: str) -> None:
    """Whichever part of a proof is changed, it is told that nothing is shown, and why."""
    changed, code = ALTERED[name]
    with pytest.raises(NotShown) as refused:
        check_proof(read_proof(proof_of(**changed)), read_receipt(receipt_for(CHAIN)))
    assert refused.value.code == code


def test_a_proof_needs_a_sound_receipt_with_a_root() -> None:
    """A receipt that was made up, or that does not cover the whole chain, backs no proof."""
    for receipt, code in (
        (receipt_for(CHAIN, signature="00" * 64), "receipt-signature"),
        (receipt_for(CHAIN, chains=[json.loads(receipt_for(CHAIN))["chains"][0] | {"root": ""}]), "proof-other-root"),
    ):
        with pytest.raises(NotShown) as refused:
            check_proof(read_proof(proof_of()), read_receipt(receipt))
        assert refused.value.code == code


def test_a_sealed_text_that_is_no_document_is_not_shown() -> None:
    """What the writer sealed in another form than the format's is not shown as an entry; nor is what does not open."""
    odd = Chain().add(document=[])
    broken = Chain().add()
    broken.rows = broken.changed(0, body=bytes(528))
    header = b"goodoffices entry 1\0" + broken.room + broken.site + bytes(8) + broken.rows[0][4] + broken.rows[0][5]
    broken.prev = sha256(header + sha256(bytes(528)).digest()).digest()
    broken.rows = broken.changed(0, digest=broken.prev)
    for chain, code in ((odd, "proof-bad-document"), (broken, "proof-does-not-open")):
        with pytest.raises(NotShown) as refused:
            check_proof(read_proof(proof_of(chain, 0)), read_receipt(receipt_for(chain)))
        assert refused.value.code == code


@pytest.mark.parametrize("size", [1, 2, 3, 4, 7, 8, 9, 31, 33])
def test_the_tree_is_that_of_the_rfc(size: int) -> None:
    """Level by level or split as RFC 6962 splits: the root is the same, and every path leads to it and to no other."""
    digests = [bytes([n]) * 32 for n in range(size)]
    assert root_of(digests) == root(digests)
    for place in range(size):
        steps = path(digests, place)
        assert root_by(digests[place], place, size, steps) == root(digests)
        assert root_by(bytes([255]) * 32, place, size, steps) != root(digests)
        assert root_by(digests[place], place, size, [*steps, bytes(32)]) is None


def test_the_tree_over_nothing_is_the_digest_of_nothing() -> None:
    """RFC 6962 gives an empty list the SHA-256 of an empty text."""
    assert root_of([]) == sha256(b"").digest()


def test_the_packages_own_receipts_and_proofs_hold() -> None:
    """What the package gives a party to hold, this reads: every entry that opens can be shown to be in its chain."""
    vault = made().vault
    receipt = read_receipt(make_receipt(vault))
    assert check(joined(tables_in(vault.store)), epochs_of(vault), [receipt], vault.head.id.hex()).sound
    entries = [held.entry for held in vault.loaded().opened]
    assert len(entries) == 25
    members = [entry for entry in entries if isinstance(entry.act, CompartmentOpened | Grant | Revocation)]
    assert members
    for entry in members:
        # its key shows a merge that whoever has it was in the room
        with pytest.raises(GoodOfficesError, match="not-provable"):
            make_proof(vault, entry.room, entry.id)
    for entry in (entry for entry in entries if entry not in members):
        document = check_proof(read_proof(make_proof(vault, entry.room, entry.id)), receipt)
        assert (document["entry"]["id"], document["entry"]["room"]) == (entry.id, entry.room)


def test_a_receipt_of_some_rooms_says_nothing_of_the_others() -> None:
    """A party is given a receipt of its own room; the chains that are in none are told."""
    vault = made().vault
    receipt = read_receipt(make_receipt(vault, ("north",)))
    found = check(joined(tables_in(vault.store)), epochs_of(vault), [receipt])
    assert found.sound
    assert found.notes == (("chains-without-receipt", {"chains": 2}),)


def test_keys_are_used_for_what_they_are() -> None:
    """The chain that the proofs here are made from is itself sound."""
    assert check(CHAIN.rows, EPOCHS, [read_receipt(receipt_for(CHAIN))]).problems == ()
