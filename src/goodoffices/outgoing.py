"""What leaves a vault as a plain file: what such a file can hold, and what has to be left out of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

import msgspec

from goodoffices.acts.act import Unknown
from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.keeping import CopyMade, Received
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.values import Basis
from goodoffices.record.checks import around, check_entries
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation
from goodoffices.record.head import PUBLIC
from goodoffices.record.places import room_of
from goodoffices.record.regime import may_record
from goodoffices.record.vault import Vault
from goodoffices.record.writing import write_mediation

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")


class Plain(msgspec.Struct, frozen=True, kw_only=True):
    """A mediation as the text of a file, the rooms in it, and the ids of what no file can hold."""

    text: str
    rooms: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def export_of(vault: Vault, *, every_room: bool) -> Plain:
    """Return the file of what a vault holds: of the room `public`, or of every room."""
    with vault.store.reading() as reading:
        sites = {site.hex() for _, site in reading.chains()}
    return plain_file(vault.mediation(), sites, every_room=every_room)


def override_of(vault: Vault, made: Plain, called: str, why: Callable[[], str]) -> tuple[CopyMade, ...]:
    """Return what is to be put on record before one person alone takes out more than is public; the reason is now.

    `why` asks for it. It stays with the team: what a copy is called may come to stand in a certificate elsewhere.
    Raises GoodOfficesError("no-team-room") where it could not be put on record.
    """
    if set(made.rooms) <= {PUBLIC}:
        return ()
    team = room_of(vault.record(), "team")
    reason = NoteToFile(text=f"{called}: {why()}")
    if may_record(reason, vault.regime):
        vault.write(Entry(id="", room=team, act=reason, basis=Basis(how="done")))
    return (CopyMade(what=called, sort="bundle"),)


def plain_file(mediation: Mediation, sites: Collection[str], *, every_room: bool) -> Plain:
    """Return the file of a mediation, of the room `public` or of every room; `sites` are those that wrote the vault.

    Left out is what a file has no way to say: kinds of a newer version, what points to something that is not there any
    more, ids told apart by a merge, and what says that the vault itself took something in.
    """
    asked = [entry for entry in mediation.entries if every_room or entry.room == PUBLIC]
    kept = [msgspec.structs.replace(entry, site="here", seen=()) for entry in asked if _can_stand(entry, sites)]
    kept = _fitting(kept)
    while True:
        rooms = tuple(dict.fromkeys(entry.room for entry in kept))
        plain = any(room != PUBLIC for room in rooms)
        made = msgspec.structs.replace(mediation, plain=plain, entries=tuple(kept), lines={})
        try:
            text = write_mediation(made)
        except GoodOfficesError as refusal:
            found = refusal.params.get("id", "")
            if not any(entry.id == found for entry in kept):
                raise
            kept = _fitting([entry for entry in kept if entry.id != found])
            continue
        stands = {(entry.room, entry.id) for entry in kept}
        left_out = tuple(sorted(entry.id for entry in asked if (entry.room, entry.id) not in stands))
        return Plain(text=text, rooms=rooms, left_out=left_out)


def _can_stand(entry: Entry, sites: Collection[str]) -> bool:
    if isinstance(entry.act, Unknown) or not _ID.fullmatch(entry.id):
        return False
    return not (isinstance(entry.act, Received) and any(head.site in sites for head in entry.act.heads))


def _fitting(entries: list[Entry]) -> list[Entry]:
    """Return those of some entries that fit together; what is left out may take others with it."""
    while wrong := {place for place, _ in check_entries(entries, around(entries))}:
        entries = [entry for place, entry in enumerate(entries) if place not in wrong]
    return entries
