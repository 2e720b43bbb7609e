"""What leaves a vault sealed and what comes home: how copies are put on record, and what a merge may take in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from goodoffices import unlocking
from goodoffices.acts.keeping import CopyDestroyed, CopyMade
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.export.vault_text import day_of, said
from goodoffices.founding import new_store
from goodoffices.incoming import put_on_record
from goodoffices.keeping import by_whom, copies_out
from goodoffices.record.bundle import BEGINS, MOST, Bundle, read_bundle
from goodoffices.record.entry import Entry
from goodoffices.record.keys import Secret
from goodoffices.record.places import places_for
from goodoffices.record.travel import Trip, make_travel_vault
from goodoffices.record.vault import Vault
from goodoffices.unbroken import unbroken


def called(vault: Vault, sort: str, **more: str) -> str:
    """Return what a copy made now is called on record, such as "backup of 2031-05-01"."""
    return said(f"vault.copy.{sort}", day=day_of(vault.clock(), vault.head.zone), **more)


def can_record(vault: Vault) -> bool:
    """Return whether a copy can be put on record: with the team, so that there has to be one."""
    return any(shelf.compartment.sort == "team" for shelf in vault.record().shelves.values())


@contextmanager
def on_record(vault: Vault, copies: Iterable[CopyMade]) -> Iterator[None]:
    """Put on record that copies are made, before they are; and that they were not, where that fails."""
    noted = []
    if can_record(vault):
        for made in copies:
            for room, rooms in places_for(vault.record(), made.rooms):
                noted.append(put_on_record(vault, msgspec.structs.replace(made, rooms=rooms), room))
    try:
        yield
    except BaseException:
        for entry in noted:
            put_on_record(vault, CopyDestroyed(copy=entry.id, by=by_whom(vault)), entry.room)
        raise


def with_public(vault: Vault, rooms: Iterable[str]) -> tuple[str, ...]:
    """Return these rooms with the public ones: without the names in those, nothing in others could be read or added."""
    if not (named := set(rooms)):
        return ()
    shelves = vault.record().shelves.values()
    return tuple(sorted(named | {shelf.room for shelf in shelves if shelf.compartment.sort == "public"}))


def make_trip(vault: Vault, address: str, secret: Secret, rooms: Iterable[str], person: str) -> None:
    """Make a vault with the rooms of one trip at an address, for who carries it. Raises what making one raises."""
    trip = Trip(rooms=frozenset(with_public(vault, rooms)), to=person, what=called(vault, "travel"))
    with new_store(address) as store, unbroken():
        make_travel_vault(vault, store, secret, trip, cost=unlocking.COST)


def came_home(vault: Vault, copy: str) -> Entry:
    """Put on record that a copy that was out came home or was destroyed. Raises GoodOfficesError("no-such-copy")."""
    made = next((entry for entry in copies_out(vault) if entry.id == copy), None)
    if made is None:
        raise GoodOfficesError("no-such-copy", id=copy)
    return put_on_record(vault, CopyDestroyed(copy=copy, by=by_whom(vault)), made.room)


def bundle_at(vault: Vault, path: str) -> Bundle:
    """Return what is in a bundle at a path. Raises "cannot-read-other", "neither-vault-nor-bundle", "not-for-us"."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST + 1)
    except (OSError, ValueError) as error:
        raise GoodOfficesError("cannot-read-other", file=path, why=getattr(error, "strerror", None) or "") from None
    if not data.startswith(BEGINS) or len(data) > MOST:
        raise GoodOfficesError("neither-vault-nor-bundle", file=path)
    return read_bundle(vault, data)
