"""What a vault says of how long it is kept: what would go by a destruction, what is over, which holds forbid it."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from goodoffices.acts.bounds import LATEST
from goodoffices.acts.keeping import CopyDestroyed, CopyMade, RetentionRule
from goodoffices.acts.people import Actor, PartyJoined
from goodoffices.acts.problems import NotHere
from goodoffices.acts.when import When, read_when
from goodoffices.record.destroying import demand_destroyable, out_of_reach, with_corrections
from goodoffices.record.entry import Entry
from goodoffices.record.erasing import Holds
from goodoffices.record.head import write_instant
from goodoffices.record.ledger import holder
from goodoffices.record.see import see
from goodoffices.record.vault import Vault
from goodoffices.standing.log import Logged, log
from goodoffices.standing.retention import Due, due_for_destruction
from goodoffices.standing.standing import Standing, standing


class Doomed(msgspec.Struct, frozen=True, kw_only=True):
    """What a destruction would take: entries of a room with all that corrects them, and copies it does not reach."""

    room: str
    entries: tuple[Entry, ...]
    told: tuple[Logged, ...]
    out_of_reach: tuple[str, ...]


def entries_of(vault: Vault) -> list[Entry]:
    """Return every entry that can be read in a vault."""
    return [entry for shelf in vault.record().shelves.values() for entry in shelf.entries.values()]


def now_in(vault: Vault) -> Standing:
    """Return where things stand now, as whoever keeps the vault may see it."""
    record = vault.record()
    now = vault.clock()
    return standing(see(record, holder(record, vault.head.recorded_by)), as_of=now, known_at=now)


def this_moment(vault: Vault) -> When:
    """Return the time as a vault's clock has it, to the second, as an entry says when something was done."""
    zone = vault.head.zone
    written = write_instant(vault.clock(), zone)
    # a bare minute is over only with its last second
    return read_when(written if written.count(":") > 1 else f"{written}:00", zone=zone)


def doomed(vault: Vault, room: str, ids: Collection[str]) -> Doomed:
    """Return what destroying entries would take. Raises what `destroy` raises."""
    demand_destroyable(vault, room, ids)
    record = vault.record()
    shelf = record.shelves[room]
    going = with_corrections(record, room, ids)
    entries = tuple(sorted((shelf.entries[key] for key in going), key=lambda entry: (entry.entered, entry.id)))
    # what lies ahead of this machine's clock goes too, and is shown
    ever = standing(now_in(vault).visible, as_of=LATEST, known_at=LATEST)
    told = tuple(found for found in log(ever, room=room) if found.id in going)
    return Doomed(room=room, entries=entries, told=told, out_of_reach=out_of_reach(record, room, entries))


def due(vault: Vault) -> tuple[Due, ...]:
    """Return what retention rules say is over."""
    return due_for_destruction(now_in(vault), vault.clock())


def rules(vault: Vault) -> list[Entry]:
    """Return the retention rules, the first first."""
    return sorted(_of(vault, RetentionRule), key=lambda entry: (entry.entered, entry.id))


def holds_in_force(vault: Vault) -> tuple[Entry, ...]:
    """Return the legal holds in force."""
    return Holds(entries_of(vault)).in_force


def copies_out(vault: Vault) -> list[Entry]:
    """Return the copies that nobody said were destroyed or came home, the first first."""
    back = {entry.act.copy for entry in _of(vault, CopyDestroyed) if isinstance(entry.act, CopyDestroyed)}
    out = [entry for entry in _of(vault, CopyMade) if entry.id not in back]
    return sorted(out, key=lambda entry: (entry.entered, entry.id))


def _of(vault: Vault, kind: type) -> list[Entry]:
    return [entry for entry in entries_of(vault) if isinstance(entry.act, kind)]


def held_here(vault: Vault, rooms: Collection[str]) -> None:
    """Refuse a room that is not in the vault. Raises NotHere."""
    if not set(rooms) <= vault.record().shelves.keys():
        raise NotHere("room")


def by_whom(vault: Vault) -> str:
    """Return the id of whoever keeps the vault, where the record knows that somebody."""
    who = vault.head.recorded_by
    known = {entry.id for entry in entries_of(vault) if isinstance(entry.act, Actor | PartyJoined)}
    return who if who in known else ""
