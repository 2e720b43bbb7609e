"""People's keys: each vault has an age identity of its own, to which others can seal what they send."""

from __future__ import annotations

from pyrage import RecipientError, x25519

from goodoffices.acts.keeping import PersonKey
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.entry import chain_key
from goodoffices.record.ledger import Record
from goodoffices.record.vault import VAULT, Vault

IDENTITY = b"identity"


def own_identity(vault: Vault) -> x25519.Identity:
    """Return the identity of this vault, made when it is first asked for."""
    with vault.store.reading() as reading:
        kept = vault.drawer.get(reading, VAULT, IDENTITY)
    if kept is not None:
        return x25519.Identity.from_str(kept.decode())
    made = x25519.Identity.generate()
    with vault.store.writing() as store:
        if store.get(VAULT, IDENTITY) is None:
            vault.drawer.put(store, VAULT, IDENTITY, str(made).encode())
    return own_identity(vault)


def own_recipient(vault: Vault) -> str:
    """Return the public half of this vault's identity: what others seal to."""
    return str(own_identity(vault).to_public())


def read_recipient(text: str) -> x25519.Recipient:
    """Return a recipient as somebody wrote it. Raises GoodOfficesError("bad-recipient")."""
    try:
        return x25519.Recipient.from_str(text.strip())
    except RecipientError:
        raise GoodOfficesError("bad-recipient") from None


def recipient_of(record: Record, person: str) -> str:
    """Return the key on record of a person, the last one that the team recorded in its own room.

    What others say of keys, in rooms they are in, is no ground to seal anything. Raises
    GoodOfficesError("no-person-key") with who.
    """
    team = (shelf for shelf in record.shelves.values() if shelf.compartment.sort == "team")
    entries = (entry for shelf in team for entry in shelf.entries.values())
    held = [entry for entry in entries if isinstance(entry.act, PersonKey) and entry.act.person == person]
    if not held:
        raise GoodOfficesError("no-person-key", who=person)
    last = max(held, key=chain_key)
    assert isinstance(last.act, PersonKey)
    return last.act.recipient
