"""A new vault, and one that is opened: from nothing, or from the secret a person has, to a `Vault`."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.drawer import Drawer
from goodoffices.record.envelope import TAG
from goodoffices.record.erasing import renew_room
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


def add_recovery(vault: Vault) -> str:
    """Return a recovery key that opens the vault from now on, to be written on paper.

    Raises GoodOfficesError("recovery-there") where there is one: `change_secret` replaces it, with the vault's key.
    """
    if "recovery" in ways_in(vault.store):
        raise GoodOfficesError("recovery-there")
    text = new_recovery(vault.chance)
    with vault.store.writing(whole=True) as store:
        keep_slot(store, vault.chance("", TAG), _slot(vault, vault.key, Secret(recovery=text), None))
    return text


def change_secret(vault: Vault, secret: Secret, *, cost: Cost | None = None) -> str:
    """Let this secret alone open the vault from now on, and return a new recovery key where there was one, else "".

    The vault and every room get new keys, so that an old copy with its old secret opens nothing that is written from
    here on. Such a copy still opens by itself. Whatever is raised, the vault opens as it did before, and else as is
    returned: traces of the old keys that cannot be scrubbed now are owed. Raises GoodOfficesError: "passphrase-short",
    "key-file-size".
    """
    text = new_recovery(vault.chance) if "recovery" in ways_in(vault.store) else ""
    key = vault.chance("", KEY)
    slots = [_slot(vault, key, secret, cost)] + ([_slot(vault, key, Secret(recovery=text), None)] if text else [])
    with vault.rekeyed(key) as (pen, store):
        for room in sorted(set(vault.epochs.rooms().values())):
            renew_room(vault, store, pen, room)
        store.drop(SLOTS, list(store.all(SLOTS)))
        for slot in slots:
            keep_slot(store, vault.chance("", TAG), slot)
    vault.scrub()
    return text


def _slot(vault: Vault, key: bytes, secret: Secret, cost: Cost | None) -> bytes:
    return msgspec.json.encode(new_slot(secret, key, vault.chance, cost))


def ways_in(store: Store) -> list[str]:
    """Return by which sorts of secret the vault in a store can be opened."""
    return sorted(read_slot(value).sort for value in slots(store).values())


def slots(store: Store) -> dict[bytes, bytes]:
    """Return the ways to the vault's key as they are kept in a store."""
    with store.reading() as reading:
        return reading.all(SLOTS)
