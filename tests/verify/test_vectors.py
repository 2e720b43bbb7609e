"""The format's page is enough: its vectors are worked out here a third time, from hashes and ciphers alone."""

from __future__ import annotations

import hmac
import json
import unicodedata
from base64 import b32decode, b32encode, b64decode
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from goodoffices.verify import Epoch, check, check_proof, read_proof, read_receipt
from tools import vectors

SAID: dict[str, Any] = json.loads(vectors.PAGE.read_text(encoding="utf-8"))
OPENABLE = [entry for entry in SAID["entries"] if entry["wrapped"]]
USE = b"goodoffices vault key 1"


def h(text: str) -> bytes:
    """Return bytes from hex."""
    return bytes.fromhex(text)


def unsealed(key: bytes, sealed: bytes, bound: bytes) -> bytes:
    """Open a nonce with what was sealed under it."""
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], bound)


def hkdf(material: bytes, salt: bytes) -> bytes:
    """HKDF-SHA-256 of RFC 5869, for one block of output."""
    return hmac.digest(hmac.digest(salt, material, "sha256"), USE + b"\1", "sha256")


def held(space: str) -> dict[bytes, dict[str, Any]]:
    """Return the JSON values of a space by name, opened with the vault's key."""
    key, values = h(SAID["vault_key"]), [value for value in SAID["kept"] if value["space"] == space]
    bound = {value["name"]: space.encode() + b"/" + h(value["name"]) for value in values}
    return {
        h(value["name"]): json.loads(unsealed(key, h(value["value"]), bound[value["name"]]))
        for value in values
        # the regime is a word, and the state a digest
        if not value["clear"] and h(value["name"]) not in (b"regime", b"state")
    }


def stretched(slot: dict[str, Any], kept: dict[str, Any]) -> bytes:
    """Return what becomes of a passphrase."""
    cost, words = kept["cost"], unicodedata.normalize("NFKC", slot["passphrase"]).encode()
    kdf = Argon2id(
        salt=b64decode(kept["salt"]),
        length=32,
        iterations=cost["passes"],
        lanes=cost["lanes"],
        memory_cost=cost["memory"],
    )
    return kdf.derive(words)


@pytest.mark.parametrize("slot", SAID["slots"], ids=[json.loads(slot["kept"])["sort"] for slot in SAID["slots"]])
def test_every_way_to_the_vaults_key(slot: dict[str, Any]) -> None:
    """Passphrase, key file, both and recovery key each lead to the vault's key, by the values on the way."""
    kept = json.loads(slot["kept"])
    parts = [kept["sort"].encode()]
    if slot["passphrase"]:
        parts.append(stretched(slot, kept))
        assert parts[-1] == h(slot["argon2id"])
    if slot["key_file"]:
        parts.append(sha256(h(slot["key_file"])).digest())
    if slot["recovery"]:
        letters = slot["recovery"].replace("-", "")
        parts.append(b32decode(letters[:32]))
        assert letters[32:] == b32encode(sha256(parts[-1]).digest()).decode()[:4]
    assert b"\0".join(parts) == h(slot["hkdf_input"])
    assert hkdf(b"\0".join(parts), b64decode(kept["salt"])) == h(slot["hkdf_output"])
    assert unsealed(h(slot["hkdf_output"]), b64decode(kept["sealed"]), USE) == h(SAID["vault_key"])


def test_there_is_a_slot_of_every_sort() -> None:
    """The vectors hold a passphrase that has to be normalised, a key file, both, and a recovery key."""
    assert {json.loads(slot["kept"])["sort"] for slot in SAID["slots"]} == {
        "passphrase",
        "key file",
        "both",
        "recovery",
    }
    words = next(slot["passphrase"] for slot in SAID["slots"] if slot["passphrase"])
    assert unicodedata.normalize("NFKC", words) != words


@pytest.mark.parametrize("value", SAID["kept"], ids=[f"{v['space']} {v['name'][:8]}" for v in SAID["kept"]])
def test_every_small_value(value: dict[str, Any]) -> None:
    """Each small value is in clear or opens with the vault's key, bound to its space and name."""
    data = h(value["value"])
    if not value["clear"]:
        data = unsealed(h(SAID["vault_key"]), data, value["space"].encode() + b"/" + h(value["name"]))
    assert value["holds"] in (data.hex(), data.decode("utf-8", "replace"))
    assert value["clear"] == (value["space"] == "vault" and h(value["name"]) in (b"format", b"stamp"))


def test_the_format_is_said_in_clear() -> None:
    """Before anything is opened, the vault says in which format it is."""
    assert [v["value"] for v in SAID["kept"] if h(v["name"]) == b"format"] == [b"1".hex()]


def test_what_there_is_of_keys_and_regime_is_bound_together() -> None:
    """The state is a digest over the stamp, the tags of all epochs in order, and the regime, each with its length."""
    said = {h(v["name"]): v["holds"] for v in SAID["kept"] if v["space"] == "vault"}
    tags = sorted(h(v["name"]) for v in SAID["kept"] if v["space"] == "epoch")
    parts = [h(said[b"stamp"]), *tags, said.get(b"regime", "").encode()]
    assert len(tags) > 1
    assert sha256(b"".join(len(part).to_bytes(4) + part for part in parts)).hexdigest() == said[b"state"]


def test_tags_of_rooms_epochs_and_sites() -> None:
    """A room's tag comes from the mediation's secret and its name, a site's from its public key."""
    secret = b64decode(held("vault")[b"head"]["secret"])
    for room, tag in SAID["rooms"].items():
        assert hmac.digest(secret, b"room\0" + room.encode(), "sha256")[:16] == h(tag)
    for name, epoch in held("epoch").items():
        assert b64decode(epoch["tag"]) == name
        assert b64decode(epoch["room"]).hex() == SAID["rooms"][epoch["name"]]
    sites = [value for value in SAID["kept"] if value["space"] == "site"]
    assert len(sites) == 2
    for site in sites:
        public = Ed25519PrivateKey.from_private_bytes(h(site["holds"])).public_key().public_bytes_raw()
        assert sha256(b"goodoffices site 1\0" + public).digest()[:16] == h(site["name"])


@pytest.mark.parametrize("number", range(len(SAID["entries"])))
def test_every_envelope(number: int) -> None:
    """Each envelope's header, link and digest are as the page says."""
    entry = SAID["entries"][number]
    chain = [other for other in SAID["entries"] if (other["room"], other["site"]) == (entry["room"], entry["site"])]
    start = sha256(b"goodoffices chain 1\0" + h(entry["room"]) + h(entry["site"])).hexdigest()
    assert entry["prev"] == (chain[entry["seq"] - 1]["digest"] if entry["seq"] else start)
    header = b"goodoffices entry 1\0" + h(entry["room"]) + h(entry["site"]) + entry["seq"].to_bytes(8, "big")
    header += h(entry["prev"]) + h(entry["key"])
    assert header == h(entry["header"])
    assert sha256(header + sha256(h(entry["body"])).digest()).hexdigest() == entry["digest"]


@pytest.mark.parametrize("entry", OPENABLE, ids=[f"{entry['room'][:4]} {entry['seq']}" for entry in OPENABLE])
def test_every_content(entry: dict[str, Any]) -> None:
    """Each key that is there opens its body, fits its commitment, and the document is filled up as the page says."""
    epoch = held("epoch")[h(entry["epoch"])]
    key = h(entry["key"])
    secret = AESGCM(b64decode(epoch["key"])).decrypt(key[:12], h(entry["wrapped"]), key)
    assert secret == h(entry["opens"])
    assert sha256(b"goodoffices key 1\0" + secret).digest() == key
    padded = AESGCM(secret).decrypt(bytes(12), h(entry["body"]), h(entry["header"]))
    assert padded == h(entry["padded"])
    document = entry["document"].encode()
    size = next(512 << power for power in range(20) if 512 << power >= len(document) + 4)
    assert padded == (len(document).to_bytes(4, "big") + document).ljust(size, b"\0")
    assert json.loads(document)["entry"]["room"] == epoch["name"]


def test_clocks_and_what_was_seen() -> None:
    """Each clock is one more than those of the chain's entry before and of all that was seen, which is still there."""
    documents = {(e["room"], e["site"], e["seq"]): (e, json.loads(e["document"])) for e in OPENABLE}
    seen = 0
    for (room, site, seq), (_, document) in documents.items():
        before = [(room, site, seq - 1)] if seq else []
        for other, number, digest in document.get("seen", ()):
            before.append((room, other, number))
            assert digest in [e["digest"] for e in SAID["entries"] if (e["room"], e["site"], e["seq"]) == before[-1]]
            seen += 1
        if all(place in documents for place in before):
            assert document["clock"] == 1 + max((documents[place][1]["clock"] for place in before), default=0)
    assert seen > 2


def test_what_was_destroyed_is_certified() -> None:
    """The one entry without a key is named by a certificate of its room."""
    gone = [entry for entry in SAID["entries"] if not entry["wrapped"]]
    acts = [json.loads(entry["document"])["entry"]["act"] | {"room": entry["room"]} for entry in OPENABLE]
    certificates = [act for act in acts if act["act"] == "DestructionCertificate"]
    assert [(act["room"], act["gone"]) for act in certificates] == [
        (entry["room"], [{"site": entry["site"], "seq": entry["seq"], "key": entry["key"]}]) for entry in gone
    ]


def tree(digests: list[bytes]) -> bytes:
    """The Merkle tree hash of RFC 6962, 2.1."""
    if len(digests) == 1:
        return sha256(b"\0" + digests[0]).digest()
    split = 1 << (len(digests) - 1).bit_length() - 1
    return sha256(b"\1" + tree(digests[:split]) + tree(digests[split:])).digest()


def up(digests: list[bytes], place: int) -> list[bytes]:
    """The audit path of RFC 6962, 2.1.1."""
    if len(digests) == 1:
        return []
    split = 1 << (len(digests) - 1).bit_length() - 1
    near, far = (digests[:split], digests[split:]) if place < split else (digests[split:], digests[:split])
    return [*up(near, place if place < split else place - split), tree(far)]


def digests_of(room: str, site: str) -> list[bytes]:
    """Return the digests of a chain in order."""
    return [h(entry["digest"]) for entry in SAID["entries"] if (entry["room"], entry["site"]) == (room, site)]


def test_the_receipt() -> None:
    """The receipt names every chain's length, head and root, and is signed by a site of this vault."""
    receipt = json.loads(SAID["receipt"])
    signature = h(receipt.pop("signature"))
    text = json.dumps(receipt, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    Ed25519PublicKey.from_public_bytes(h(receipt["public"])).verify(signature, text)
    assert sha256(b"goodoffices site 1\0" + h(receipt["public"])).digest()[:16] == h(receipt["by"])
    assert h(receipt["mediation"]) == b64decode(held("vault")[b"head"]["id"])
    assert len(receipt["chains"]) == len({(entry["room"], entry["site"]) for entry in SAID["entries"]})
    for chain in receipt["chains"]:
        digests = digests_of(chain["room"], chain["site"])
        assert (chain["size"], chain["head"], chain["root"]) == (len(digests), digests[-1].hex(), tree(digests).hex())


def test_the_proof() -> None:
    """The proof leads from its entry to a root that the receipt names, and its key opens what is in it."""
    proof = json.loads(SAID["proof"])
    digests = digests_of(proof["room"], proof["site"])
    assert proof["root"] in [chain["root"] for chain in json.loads(SAID["receipt"])["chains"]]
    assert [h(step) for step in proof["path"]] == up(digests, proof["seq"])
    entry = next(entry for entry in OPENABLE if h(entry["digest"]) == digests[proof["seq"]])
    assert b64decode(proof["body"]) == h(entry["body"])
    assert (proof["prev"], proof["key"], proof["opens"]) == (entry["prev"], entry["key"], entry["opens"])
    assert len(proof["path"]) > 1


def test_the_verifier_finds_the_vectors_sound() -> None:
    """As rows, with the keys and the receipt, the vectors are a sound vault, and the proof shows its entry."""
    columns = ("room", "site", "seq", "branch", "prev", "key", "body", "digest", "epoch", "wrapped")
    rows: list[Any] = [tuple(h(e[c]) if isinstance(e[c], str) else e[c] for c in columns) for e in SAID["entries"]]
    epochs = {
        name: Epoch(b64decode(epoch["room"]), epoch["name"], b64decode(epoch["key"]))
        for name, epoch in held("epoch").items()
    }
    receipt = read_receipt(SAID["receipt"].encode())
    found = check(rows, epochs, [receipt])
    assert (found.problems, found.notes) == ((), ())
    assert check_proof(read_proof(SAID["proof"].encode()), receipt)["entry"]["id"] == "long"


def test_the_file_is_what_the_code_writes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The committed vectors are what tools/vectors.py writes today; a change in what is written is seen."""
    monkeypatch.setattr("sys.argv", ["vectors.py", "--check"])
    assert vectors.main() == 0
    monkeypatch.setattr(vectors, "PAGE", tmp_path / "vectors.json")
    assert vectors.main() == 1
    monkeypatch.setattr("sys.argv", ["vectors.py"])
    assert vectors.main() == 0
    assert json.loads(vectors.PAGE.read_text(encoding="utf-8")) == SAID
