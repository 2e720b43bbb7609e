"""Write docs/reference/vault-vectors.json: a small vault with every value that its format's page speaks of.

Usage: python tools/vectors.py [--check]. With --check nothing is written, and the exit code is 1 where the file is not
what the code writes. Chance is a counter behind SHA-256: these keys are known to everybody, and protect nothing.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from goodoffices.acts.housekeeping import CompartmentOpened
from goodoffices.acts.people import Actor
from goodoffices.record.destroying import Order, destroy
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import header_of
from goodoffices.record.founding import found_vault, keep_slot, new_head
from goodoffices.record.keys import SLOTS, Cost, Secret, Slot, new_recovery, new_slot, read_recovery
from goodoffices.record.loading import key_of
from goodoffices.record.receipt import make_proof, make_receipt
from goodoffices.record.seal import KEY, open_once, padded
from goodoffices.record.sites import SITES, Forgetful
from goodoffices.record.store import Row
from goodoffices.record.vault import FORMAT, STAMP, STATE, VAULT, Vault
from goodoffices.store.memory import MemoryStore

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "vault-vectors.json"
ABOUT = "Test vectors for vault-format.md, written by tools/vectors.py; bytes are in hex. Known keys: never use them."
COST = Cost(passes=1, lanes=1, memory=64)
# written with the accent as a sign of its own, as some keyboards give it
PASSPHRASE = "cafe\u0301 au port"
KEY_FILE = bytes(range(48))
ROOMS = ("team", "north")


class Chance:
    """Bytes that look like chance and are the same each time: SHA-256 over the room and a counter of its own."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, Iterator[int]] = defaultdict(count)

    def __call__(self, room: str, size: int) -> bytes:
        """Return so many bytes for a room."""
        drawn = b""
        while len(drawn) < size:
            drawn += sha256(f"goodoffices vectors {room} {next(self._counts[room])}".encode()).digest()
        return drawn[:size]


def mediation() -> tuple[Vault, list[Secret]]:
    """Return a vault of two rooms that two sites wrote, one entry destroyed, and the secrets that open it."""
    chance, ticks = Chance(), count(1_900_000_000, 60)
    memory = Forgetful()
    given: dict[str, Any] = {"chance": chance, "clock": lambda: next(ticks)}
    secrets = [
        Secret(passphrase=PASSPHRASE),
        Secret(key_file=KEY_FILE),
        Secret(passphrase=PASSPHRASE, key_file=KEY_FILE),
        Secret(recovery=new_recovery(chance)),
    ]
    here = found_vault(MemoryStore(), new_head("harbour", chance), secrets[0], cost=COST, memory=memory, **given)
    there = Vault(here.store, here.key, memory=Forgetful(), **given)
    with here.store.writing(whole=True) as store:
        for secret in secrets[1:]:
            keep_slot(store, chance("", 16), msgspec.json.encode(new_slot(secret, here.key, chance, COST)))
    fill(here, there)
    return here, secrets


def fill(here: Vault, there: Vault) -> None:
    """Write a little at both sites, and destroy one entry."""
    for room in ROOMS:
        here.write(Entry(id=room, room=room, act=CompartmentOpened(members=("amal", "jo"), sort="team")))
    there.write(*(actor(f"envoy-{room}", room, "مبعوثة الميناء") for room in ROOMS))
    here.write(actor("long", "north", "An envoy with a long name " + "x" * 600), actor("doomed", "north", "Nobody"))
    destroy(here, Order(room="north", ids=frozenset(("doomed",)), why="as agreed", what="one note"))
    there.write(actor("last", "north", "A second envoy"))


def actor(key: str, room: str, name: str) -> Entry:
    """Return an entry that names somebody."""
    return Entry(id=key, room=room, act=Actor(name=name, sort="person"))


def entry(vault: Vault, row: Row) -> dict[str, Any]:
    """Return an envelope with its key, as both lie in the tables, and all that is worked out on the way."""
    held, header = row.envelope, header_of(row.envelope)
    secret = key_of(row, vault.epochs)
    document = open_once(held.body, secret, header) if secret else None
    return {
        "room": held.room.hex(),
        "site": held.site.hex(),
        "seq": held.seq,
        "branch": row.branch,
        "prev": held.prev.hex(),
        "key": held.key.hex(),
        "body": held.body.hex(),
        "digest": held.digest.hex(),
        "epoch": row.wrapped.epoch.hex() if row.wrapped else None,
        "wrapped": row.wrapped.key.hex() if row.wrapped else None,
        "header": header.hex(),
        "opens": secret.hex() if secret else None,
        "document": document.decode() if document else None,
        "padded": padded(document).hex() if document else None,
    }


def slot(data: bytes, secret: Secret) -> dict[str, Any]:
    """Return a slot with the secret that opens it, and what is worked out from the one to open the other."""
    held = msgspec.json.decode(data, type=Slot)
    parts = [secret.sort.encode()]
    stretched = None
    if secret.passphrase:
        kdf = Argon2id(salt=held.salt, length=KEY, iterations=COST.passes, lanes=COST.lanes, memory_cost=COST.memory)
        stretched = kdf.derive(unicodedata.normalize("NFKC", secret.passphrase).encode())
        parts.append(stretched)
    if secret.key_file:
        parts.append(sha256(secret.key_file).digest())
    if secret.recovery:
        parts.append(read_recovery(secret.recovery))
    joined = b"\0".join(parts)
    key = HKDF(algorithm=SHA256(), length=KEY, salt=held.salt, info=b"goodoffices vault key 1").derive(joined)
    return {
        "kept": data.decode(),
        "passphrase": secret.passphrase,
        "key_file": secret.key_file.hex(),
        "recovery": secret.recovery,
        "argon2id": stretched.hex() if stretched else None,
        "hkdf_input": joined.hex(),
        "hkdf_output": key.hex(),
    }


def kept(vault: Vault) -> Iterator[dict[str, Any]]:
    """Yield the small values, but for the slots: as they lie there, and what each holds."""
    with vault.store.reading() as reading:
        for space in reading.spaces():
            for name, value in reading.all(space).items() if space != SLOTS else ():
                clear = space == VAULT and name in (FORMAT, STAMP)
                plain = value if clear else vault.drawer.get(reading, space, name) or b""
                # of what a site keeps and of a stamp every byte counts, the rest is text
                said = plain.hex() if space == SITES or name in (STAMP, STATE) else plain.decode()
                yield {"space": space, "name": name.hex(), "clear": clear, "value": value.hex(), "holds": said}


def page() -> str:
    """Return the whole file."""
    vault, secrets = mediation()
    receipt = make_receipt(vault)
    proof = make_proof(vault, "north", "long")
    with vault.store.reading() as reading:
        slots = list(reading.all(SLOTS).values())
        rows = list(reading.rows())
    by_sort = {secret.sort: secret for secret in secrets}
    said = {
        "about": ABOUT,
        "vault_key": vault.key.hex(),
        "slots": [slot(data, by_sort[msgspec.json.decode(data, type=Slot).sort]) for data in slots],
        "kept": list(kept(vault)),
        "rooms": {room: vault.tag(room).hex() for room in ROOMS},
        "entries": [entry(vault, row) for row in rows],
        "receipt": receipt.decode(),
        "proof": proof.decode(),
    }
    return json.dumps(said, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write the file, or with --check say whether it is as it should be."""
    wanted = page()
    if "--check" in sys.argv[1:]:
        same = PAGE.exists() and PAGE.read_text(encoding="utf-8") == wanted
        if not same:
            print(f"{PAGE.name} is not what the code writes. Run: python tools/vectors.py, once the format may change")
        return 0 if same else 1
    PAGE.write_text(wanted, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
