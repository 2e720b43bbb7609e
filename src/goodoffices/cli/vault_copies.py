"""What leaves a vault and what comes home: travel vaults, bundles, backups, and the list of copies that are out."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

import click

from goodoffices import copies as copies_of
from goodoffices.acts.keeping import CopyMade
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.asked import is_sealed
from goodoffices.cli.asking import typed
from goodoffices.cli.parts import BOTH, NEW_KEY_FILE, ROOMS, SECRET, VAULT, YES, takes, ways
from goodoffices.cli.progress import progress
from goodoffices.cli.saying import put, refuse, sentence, tell, tell_owed
from goodoffices.copies import bundle_at, called, came_home, can_record, make_trip, with_public
from goodoffices.export.vault_text import copies_text, merged_text
from goodoffices.founding import demand_free, key_file_kept, made_at, new_store
from goodoffices.keeping import copies_out
from goodoffices.new import write_new
from goodoffices.record.bundle import make_bundle
from goodoffices.record.merge import Merged, receive
from goodoffices.record.notebook import Notebook
from goodoffices.record.parcel import Parcel, pack
from goodoffices.record.vault import Vault
from goodoffices.store.copying import backup as back_up
from goodoffices.store.copying import copy
from goodoffices.store.opening import open_store
from goodoffices.unbroken import unbroken
from goodoffices.unlocking import new_secret, opened
from goodoffices.ways import is_database

TO = click.option("--to", "people", metavar="PERSON", multiple=True, help="To whom; may be given several times.")


@click.command("travel")
@takes(VAULT)
@click.argument("made", metavar="NEW")
@takes(ROOMS, SECRET, NEW_KEY_FILE, BOTH)
@click.option("--to", "person", metavar="PERSON", default="", help="Who carries it: only what that person may read.")
def travel(vault: str, made: str, rooms: tuple[str, ...], person: str, new_key_file: str, both: bool) -> None:
    """Make a vault with the rooms of one trip.

    It has a secret of its own, and comes home by `vault merge`.
    """
    demand_free(made)
    with opened(vault, ways()) as found:
        asked = ways(key_file=new_key_file, both=both, recovery=False)
        with key_file_kept(asked, made_at(made)):
            make_trip(found, made, new_secret(made, asked), rooms, person)
        _unrecorded(found)
    put(sentence("vault.travel", vault=made, home=vault))


def _unrecorded(vault: Vault) -> None:
    """Say where a copy cannot be put on record."""
    if not can_record(vault):
        tell("vault.copy.unrecorded")


@click.command("send")
@takes(VAULT)
@click.argument("file", metavar="FILE")
@takes(ROOMS, TO, SECRET)
def send(vault: str, file: str, rooms: tuple[str, ...], people: tuple[str, ...]) -> None:
    """Write a file with rooms, sealed to people.

    Each has to be in every one of the rooms, and that person's key on record (`vault person`). Carry FILE on any
    medium: nobody else can open it.
    """
    demand_free(file)
    if not rooms:
        refuse("no-rooms")
    with opened(vault, ways()) as found:
        rooms = with_public(found, rooms)
        data = make_bundle(found, rooms, people)
        copies = [
            CopyMade(what=called(found, "bundle"), sort="bundle", to=person, rooms=tuple(sorted(rooms)))
            for person in people
        ]
        with on_record(found, copies):
            write_new(Path(file), data)
    put(sentence("vault.sent", file=file, people=", ".join(people)))


def on_record(vault: Vault, copies: Iterable[CopyMade]) -> AbstractContextManager[None]:
    """Put on record that copies are made, before they are, and say where that cannot be."""
    _unrecorded(vault)
    return copies_of.on_record(vault, copies)


@click.command("merge")
@takes(VAULT)
@click.argument("other", metavar="OTHER")
@takes(SECRET)
@click.option("--other-key-file", metavar="PATH", default="", help="The other vault's key file.")
@click.option("--apart", metavar="ROOM", multiple=True, help="This room was opened in both places, by your word.")
@takes(YES)
def merge(vault: str, other: str, other_key_file: str, apart: tuple[str, ...], yes: bool) -> None:
    """Take in another vault of the mediation, or a bundle.

    All of it or nothing. Where it would change who may know, what is destroyed or held, or how the record is kept, it
    says so and asks first. What was destroyed on either side stays destroyed.
    """
    with opened(vault, ways()) as found:
        if is_sealed(other):
            with opened(other, ways(key_file=other_key_file, recovery=False)) as there:
                merged = _taken(found, pack(there), apart, yes)
                if notes := Notebook(there).notes():
                    tell("vault.merged.notes", count=len(notes), vault=other)
        else:
            merged = _from_bundle(found, other, apart, yes)
        put(merged_text(merged))
        if copies_out(found):
            tell("vault.merged.next", vault=vault)
    if merged.destroyed:
        tell_owed(found)


def _taken(vault: Vault, parcel: Parcel, apart: tuple[str, ...], yes: bool) -> Merged:
    """Take in a parcel, after a person's word where it does more than say what was so. Raises click.Abort."""
    try:
        with unbroken():
            return receive(vault, parcel, apart=apart, agreed=yes)
    except GoodOfficesError as asks:
        if asks.code != "merge-asks":
            raise
        tell("vault.merge.asks", acts=", ".join(asks.params["acts"]))
    if typed("vault.merge.agree").lower() not in ("y", "yes"):
        raise click.Abort
    with unbroken():
        return receive(vault, parcel, apart=apart)


def _from_bundle(vault: Vault, path: str, apart: tuple[str, ...], yes: bool) -> Merged:
    bundle = bundle_at(vault, path)
    merged = _taken(vault, bundle.parcel, apart, yes)
    if not bundle.known:
        tell("vault.merged.unknown", site=bundle.site.hex()[:16])
    return merged


@click.command("copies")
@takes(VAULT, SECRET)
@click.option("--back", metavar="ID", default="", help="This copy came home, or was destroyed.")
def copies(vault: str, back: str) -> None:
    """List the copies that are out of reach."""
    with opened(vault, ways()) as found:
        if back:
            came_home(found, back)
        put(copies_text(copies_out(found), found.head.zone))


@click.command("backup")
@takes(VAULT)
@click.argument("file", metavar="FILE")
@takes(SECRET)
def backup(vault: str, file: str) -> None:
    """Copy a vault into one file, sealed as it is.

    That it was made is put on record first, so that a later destruction says what it could not reach.
    """
    demand_free(file)
    with opened(vault, ways()) as found:
        copies = [CopyMade(what=called(found, "backup"), sort="backup")]
        with on_record(found, copies), progress() as step:
            back_up(found.store, Path(file), step)
    put(sentence("vault.backed-up", file=file))


@click.command("restore")
@click.argument("file", metavar="FILE")
@takes(VAULT)
def restore(file: str, vault: str) -> None:
    """Put a backup back as a vault.

    It opens with the secret that the vault had when the backup was made; VAULT must not be there yet.
    """
    demand_free(vault)
    source = open_store(file)
    try:
        with progress() as step:
            if is_database(vault):
                with new_store(vault) as target:
                    copy(source, target, step)
            else:
                back_up(source, Path(vault), step)
    finally:
        source.close()
    put(sentence("vault.restored", vault=vault))


COMMANDS = (travel, send, merge, copies, backup, restore)
