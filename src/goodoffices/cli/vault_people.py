"""Whom rooms can be sealed to: this vault's own identity, and the keys of other people."""

from __future__ import annotations

import click

from goodoffices.acts.keeping import PersonKey
from goodoffices.cli.asking import typed
from goodoffices.cli.parts import SECRET, VAULT, takes, ways
from goodoffices.cli.saying import put, sentence, tell
from goodoffices.incoming import put_on_record
from goodoffices.record.identity import own_recipient, read_recipient
from goodoffices.record.places import room_of
from goodoffices.unlocking import opened


@click.command("identity")
@takes(VAULT, SECRET)
def identity(vault: str) -> None:
    """Print this vault's public key.

    Read it out to whoever is to send you rooms; it is no secret.
    """
    with opened(vault, ways()) as found:
        put(own_recipient(found) + "\n")
    tell("vault.identity")


@click.command("person")
@takes(VAULT, SECRET)
@click.argument("person", metavar="PERSON")
def person(vault: str, person: str) -> None:
    """Put a person's public key on record.

    PERSON is the id of an actor or a party; the key is what `vault identity` printed for that person.
    """
    with opened(vault, ways()) as found:
        team = room_of(found.record(), "team")
        recipient = typed("vault.person.key", who=person)
        read_recipient(recipient)
        checked = typed("vault.person.checked", "")
        entry = put_on_record(found, PersonKey(person=person, recipient=recipient, checked=checked), team)
    put(sentence("vault.person", who=person, id=entry.id))


COMMANDS = (identity, person)
