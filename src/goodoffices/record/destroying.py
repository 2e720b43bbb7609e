"""Destruction: what was promised to be destroyed is, and a certificate says what that could not reach."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

import msgspec

from goodoffices.acts.act import kind_of
from goodoffices.acts.housekeeping import Correction, Misfiled
from goodoffices.acts.keeping import STAYS, CopyDestroyed, CopyMade, DestructionCertificate, Gone
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.acts.when import When
from goodoffices.record.entry import Entry
from goodoffices.record.erasing import Holds, carry_out, erase
from goodoffices.record.forks import said
from goodoffices.record.ledger import Record
from goodoffices.record.loading import Opened, load
from goodoffices.record.vault import Vault


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be destroyed, and what the certificate is to say; `ids` are those of entries in one room."""

    room: str
    ids: frozenset[str]
    why: str
    by: str = ""
    rule: str = ""
    what: str = ""
    when: When | None = None


class Destroyed(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate as it was written, and how many keys went: 0 where nothing of it was here any more."""

    certificate: Entry
    keys: int


def destroy(vault: Vault, order: Order, *, first: Iterable[Entry] = ()) -> Destroyed:
    """Destroy entries' content, with all that corrects them, and return the certificate; `first` is written before it.

    The keys are erased, the room gets a new key, and nothing of the old ones is left in the vault, but for what a scrub
    that is owed will find: the vault says so. Raises NotHere for
    an id that is not in the room, GoodOfficesError: "under-hold" (holds), "hold-unknown" where this vault has no team
    room and so cannot know of holds, "cannot-destroy" (kind) for what says who may know.
    """
    with vault.writing({order.room}, whole=True) as (pen, store):
        # asked while nobody else can write: no hold may come in between
        doomed = _doomed(vault, order)
        _demand_no_hold(vault, order.room)
        act = _certificate(vault, order, doomed)
        keys = erase(vault, store, pen, order.room, doomed)
        for entry in first:
            pen.write(vault.filled(entry))
        certificate = pen.write(vault.filled(Entry(id="", room=order.room, act=act, when=order.when)))
    vault.scrub()
    return Destroyed(certificate=certificate, keys=keys)


def _certificate(vault: Vault, order: Order, doomed: Collection[Opened]) -> DestructionCertificate:
    return DestructionCertificate(
        gone=tuple(Gone(site=held.entry.site, seq=held.entry.seq, key=held.key.hex()) for held in doomed),
        why=order.why,
        by=order.by,
        rule=order.rule,
        what=order.what,
        unconfirmed=out_of_reach(vault.record(), order.room, [held.entry for held in doomed]),
    )


def misfile(
    vault: Vault, room: str, key: str, reason: str, by: str = "", *, when: When | None = None
) -> Destroyed | None:
    """Take an entry that was filed to the wrong room out of every reading, and destroy its content.

    Under a legal hold it is taken out of every reading only, and None is returned. Raises NotHere, "cannot-destroy".
    """
    entry = Entry(id="", room=room, act=Misfiled(target=key, reason=reason), when=when)
    order = Order(room=room, ids=frozenset((key,)), why="misfiled", by=by, when=when)
    _doomed(vault, order)
    try:
        return destroy(vault, order, first=(entry,))
    except GoodOfficesError as refusal:
        if refusal.code not in ("under-hold", "hold-unknown"):
            raise
    vault.write(entry)
    return None


def finish(vault: Vault) -> int:
    """Erase the keys that a legal hold had kept from certificates, where none is in force any more; return how many."""
    with vault.writing((), whole=True) as (pen, store):
        destroyed, _ = carry_out(vault, store, pen, load(store.rows(), vault.epochs).opened)
    if destroyed:
        # no certificate came with this that would have all of it read anew: nothing of it may stay in memory
        vault.reread()
        vault.scrub()
    return destroyed


def demand_destroyable(vault: Vault, room: str, ids: Collection[str]) -> None:
    """Refuse what `destroy` would refuse, before anybody is asked for a reason. Raises what `destroy` raises."""
    _doomed(vault, Order(room=room, ids=frozenset(ids), why=""))
    _demand_no_hold(vault, room)


def _doomed(vault: Vault, order: Order) -> list[Opened]:
    record = vault.record()
    shelf = record.shelves.get(order.room)
    if shelf is None or not order.ids or not order.ids <= shelf.entries.keys():
        raise NotHere("entry")
    ids = with_corrections(record, order.room, order.ids)
    for entry in (shelf.entries[key] for key in sorted(ids)):
        if isinstance(entry.act, STAYS):
            raise GoodOfficesError("cannot-destroy", kind=kind_of(entry.act), id=entry.id)
    doomed = {_as_written(entry) for entry in map(shelf.entries.__getitem__, ids)}
    names = {name for name, _ in doomed}
    return [
        held
        for held in vault.loaded().opened
        if held.entry.room == order.room and _first_id(held.entry) in names and _as_written(held.entry) in doomed
    ]


def _first_id(entry: Entry) -> str:
    """Return the id an entry was written with, whatever was added to it where it had been given twice."""
    return entry.id.partition("~")[0]


def _as_written(entry: Entry) -> tuple[str, bytes]:
    """Return what an entry says, wherever it was written: what was written twice is destroyed in both places."""
    return (_first_id(entry), said(msgspec.structs.replace(entry, id=_first_id(entry))))


def with_corrections(record: Record, room: str, ids: Collection[str]) -> frozenset[str]:
    """Return these ids with those of all that corrects them, and of what corrects that: it repeats their words."""
    corrections = record.shelves[room].corrections
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            waiting += [made for made in corrections.get(key, ()) if isinstance(_act(record, room, made), Correction)]
    return frozenset(found)


def _act(record: Record, room: str, key: str) -> object:
    return record.shelves[room].entries[key].act


def _demand_no_hold(vault: Vault, room: str) -> None:
    record = vault.record()
    rooms = [shelf.compartment for shelf in record.shelves.values()]
    if not any(found.sort == "team" for found in rooms):
        raise GoodOfficesError("hold-unknown")
    holds = Holds(entry for shelf in record.shelves.values() for entry in shelf.entries.values()).on(room)
    if holds:
        raise GoodOfficesError("under-hold", holds=[held.id for held in holds], room=room)


def out_of_reach(record: Record, room: str, doomed: Collection[Entry]) -> tuple[str, ...]:
    """Return the copies that may hold any of these entries of a room, and were not confirmed destroyed.

    Only a copy made where all of them were written, and before that, cannot: clocks of two sites are not compared.
    """
    entries = [entry for shelf in record.shelves.values() for entry in shelf.entries.values()]
    confirmed = {entry.act.copy for entry in entries if isinstance(entry.act, CopyDestroyed)}
    made: defaultdict[int, list[str]] = defaultdict(list)
    for entry in entries:
        act = entry.act
        if not isinstance(act, CopyMade) or entry.id in confirmed:
            continue
        if all(entry.site == held.site and entry.entered < held.entered for held in doomed):
            continue
        if not act.rooms or room in act.rooms:
            made[entry.entered].append(act.what)
    return tuple(dict.fromkeys(what for at in sorted(made) for what in sorted(made[at])))
