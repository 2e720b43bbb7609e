"""A new vault, and one that is opened: from nothing, or from the secret a person has, to a `Vault`."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.drawer import Drawer
from goodoffices.record.envelope import TAG
from goodoffices.record.keys import SLOTS, Cost, Secret, new_recovery, new_slot, read_slot, unlock
from goodoffices.record.seal import KEY, Chance
from goodoffices.record.store import Store, Writing
from goodoffices.record.vault import FORMAT, HEAD, VAULT, Head, Vault

KNOWN = b"1"
"""The format that this version writes and reads."""


def new_head(mediation: str, chance: Chance, **said: Any) -> Head:
    """Return the head of a mediation that no vault holds yet; what else it says as `Head` names it."""
    return Head(id=chance("", TAG), secret=chance("", KEY), mediation=mediation, **said)


def found_vault(store: Store, head: Head, secret: Secret, *, cost: Cost | None = None, **open_with: Any) -> Vault:
    """Return a new vault in an empty store, which this secret opens; `open_with` as `Vault` takes it.

    Raises GoodOfficesError: "passphrase-short", "key-file-size".
    """
    chance: Chance = open_with["chance"]
    key = chance("", KEY)
    slot = new_slot(secret, key, chance, cost)
    with store.writing(whole=True) as writing:
        if writing.get(VAULT, FORMAT) is not None:
            raise GoodOfficesError("not-empty")
        writing.put(VAULT, FORMAT, KNOWN)
        Drawer(key, chance).put(writing, VAULT, HEAD, head)
        keep_slot(writing, chance("", TAG), msgspec.json.encode(slot))
    return Vault(store, key, **open_with)


def open_vault(store: Store, secret: Secret, **open_with: Any) -> Vault:
    """Return a vault, opened with a secret. Raises GoodOfficesError: "wrong-key", "bad-vault", "newer-vault"."""
    return Vault(store, unlocked(store, secret), **open_with)


def unlocked(store: Store, secret: Secret) -> bytes:
    """Return the key of the vault in a store. Raises GoodOfficesError: "wrong-key", "bad-vault", "newer-vault"."""
    with store.reading() as reading:
        found = reading.get(VAULT, FORMAT)
        if found is None:
            raise GoodOfficesError("bad-vault", part="head")
        if found != KNOWN:
            raise GoodOfficesError("newer-vault", found=found.decode("ascii", "replace"), known=KNOWN.decode())
        return unlock(reading.all(SLOTS), secret)


def keep_slot(store: Writing, name: bytes, slot: bytes) -> None:
    """Keep a way to the vault's key."""
    store.put(SLOTS, name, slot)


def change_secret(vault: Vault, secret: Secret, *, cost: Cost | None = None) -> None:
    """Let this secret open the vault from now on, and no passphrase or key file from before; a recovery key stays good.

    Copies that were made before still open with the old one. Raises GoodOfficesError: "passphrase-short",
    "key-file-size".
    """
    slot = msgspec.json.encode(new_slot(secret, vault.key, vault.chance, cost))
    with vault.store.writing(whole=True) as store:
        old = [name for name, value in store.all(SLOTS).items() if read_slot(value).sort != "recovery"]
        store.drop(SLOTS, old)
        keep_slot(store, vault.chance("", TAG), slot)
    vault.store.scrub()


def add_recovery(vault: Vault) -> str:
    """Return a recovery key that opens the vault from now on, to be written on paper; earlier ones no longer do."""
    text = new_recovery(vault.chance)
    slot = msgspec.json.encode(new_slot(Secret(recovery=text), vault.key, vault.chance))
    with vault.store.writing(whole=True) as store:
        store.drop(SLOTS, [name for name, value in store.all(SLOTS).items() if read_slot(value).sort == "recovery"])
        keep_slot(store, vault.chance("", TAG), slot)
    vault.store.scrub()
    return text


def ways_in(store: Store) -> list[str]:
    """Return by which sorts of secret the vault in a store can be opened."""
    with store.reading() as reading:
        return sorted(read_slot(value).sort for value in reading.all(SLOTS).values())
