"""A travel vault: the rooms of one trip, in a vault of their own with a secret of its own; it comes home by a merge."""

from __future__ import annotations

import msgspec

from goodoffices.acts.keeping import CopyMade
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry
from goodoffices.record.epochs import keep_epoch
from goodoffices.record.founding import found_vault
from goodoffices.record.keys import Cost, Secret
from goodoffices.record.parcel import Item, Parcel, pack
from goodoffices.record.places import may_know_of, room_of
from goodoffices.record.regime import Keeps
from goodoffices.record.store import Row, Store, Wrapped
from goodoffices.record.vault import Vault

BATCH = 1_000


class Trip(msgspec.Struct, frozen=True, kw_only=True):
    """Which rooms go along, who carries them, and what the copy is called on record."""

    rooms: frozenset[str]
    to: str = ""
    what: str = ""


def make_travel_vault(vault: Vault, store: Store, secret: Secret, trip: Trip, *, cost: Cost | None = None) -> Vault:
    """Return a new vault in an empty store with the rooms of a trip, as far as who carries them may read them.

    That it was made is put on record here, in the team's room. Raises NotHere for a room that is not here, or not for
    whom it is made.
    """
    if not trip.rooms:
        raise GoodOfficesError("no-rooms")
    parcel = pack(vault, trip.rooms, Viewer(frozenset((trip.to,))) if trip.to else None)
    head = msgspec.structs.replace(vault.head, recorded_by=trip.to or vault.head.recorded_by)
    given = {"memory": vault.memory, "chance": vault.chance, "clock": vault.clock}
    travelling = found_vault(store, head, secret, cost=cost, **given)
    _fill(travelling, parcel, vault.regime)
    note_copy(vault, CopyMade(what=trip.what, sort="travel vault", to=trip.to, rooms=tuple(sorted(trip.rooms))))
    return travelling


def _fill(vault: Vault, parcel: Parcel, regime: Keeps | None) -> None:
    with vault.store.writing(whole=True) as store:
        for epoch in parcel.epochs:
            keep_epoch(store, vault.drawer, epoch)
            vault.epochs.take(epoch)
        for start in range(0, len(parcel.items), BATCH):
            store.append([_row(vault, item) for item in parcel.items[start : start + BATCH]])
        if regime is not None:
            vault.keep_regime(store, regime)
        vault.changed(store)


def _row(vault: Vault, item: Item) -> Row:
    epoch = vault.epochs.current(item.envelope.room)
    if item.key is None or epoch is None:
        return Row(item.envelope)
    return Row(item.envelope, Wrapped(epoch.tag, epoch.sealer.wrap(item.key, item.envelope.key)))


def note_copy(vault: Vault, copy: CopyMade) -> Entry | None:
    """Put on record with the team that a copy was made; None where this vault has no room of the team.

    Where the team may not know of one of its rooms, the copy is of every room, as far as the team is told: nothing is
    written in other rooms, so that what lies there never hangs on who is on the team.
    """
    record = vault.record()
    try:
        team = room_of(record, "team")
    except GoodOfficesError:
        return None
    rooms = copy.rooms if all(may_know_of(record, team, room) for room in copy.rooms) else ()
    return vault.write(Entry(id="", room=team, act=msgspec.structs.replace(copy, rooms=rooms)))[0]
