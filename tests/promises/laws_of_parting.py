"""Laws on what leaves a vault: with the keys of one room, nothing hangs on any other."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial
from typing import Any

import msgspec
import pyrage

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record import bundle, destroying, parcel, receipt
from goodoffices.record.compartment import Viewer
from goodoffices.record.loading import Loaded
from goodoffices.record.vault import REGIME, STAMP, VAULT, Vault
from tests.promises.faces import differing, said_in
from tests.promises.partings import COURIER, HIDDEN_NAME, NEVER, Parting
from tests.vaults import note, rows, travelling
from tests.worlds import DAY, START

LATE = START + 1000 * DAY
ELSEWHERE = (NEVER, f"{HIDDEN_NAME}-1")


def packed(vault: Vault, room: str) -> dict[str, bytes]:
    """Return what goes out of a vault with the keys of one room, as bytes."""
    made = pyrage.decrypt(bundle.make_bundle(vault, [room], ["courier"]), [COURIER])
    found = {
        "parcel": msgspec.msgpack.encode(parcel.pack(vault, [room])),
        "parcel for one": msgspec.msgpack.encode(parcel.pack(vault, [room], Viewer(frozenset(("courier",))))),
        "bundle": made,
        "receipt": receipt.make_receipt(vault, [room]),
    }
    for key in sorted(vault.record().shelves[room].entries):
        found[f"proof of {key}"] = _refused(partial(receipt.make_proof, vault, room, key))
    return found


def carried(vault: Vault, room: str) -> dict[str, bytes]:
    """Return what can be read from a travel vault with one room, as bytes; its keys and nonces are its own."""
    away = travelling(vault, room)
    with away.store.reading() as reading:
        kept = {space: sorted(away.drawer.all(reading, space)) for space in reading.spaces() if space == "epoch"}
        names = [name for name in reading.all(VAULT) if name != STAMP]
        spaces = (reading.spaces(), names, away.drawer.get(reading, VAULT, REGIME))
    return {
        "head": msgspec.json.encode(away.head),
        "epochs": repr(kept).encode(),
        "spaces": repr(spaces).encode(),
        "rows": repr([(row.branch, row.envelope, row.wrapped) for row in rows(away)]).encode(),
        "loaded": _unread(away.loaded()),
        "receipt of it": receipt.make_receipt(vault, [room]),
        "entries": msgspec.json.encode(away.mediation()),
    }


def _unread(loaded: Loaded) -> bytes:
    parts = (loaded.gone, loaded.damaged, loaded.unkeyed, loaded.broken, sorted(loaded.forked))
    return repr((len(loaded.opened), *parts)).encode()


def told(vault: Vault, room: str) -> dict[str, str]:
    """Return what is told of the room from a travel vault."""
    away = travelling(vault, room)
    record = away.record()
    return said_in(record, room, LATE, LATE, rich=False)


def refusals(vault: Vault, elsewhere: str, people: Collection[str]) -> dict[str, bytes]:
    """Return what is answered to who asks for another room."""
    order = destroying.Order(room=elsewhere, ids=frozenset(("x",)), why="x")
    asked: dict[str, Callable[[], Any]] = {
        "parcel": lambda: parcel.pack(vault, [elsewhere], Viewer(frozenset(people))),
        "bundle": lambda: bundle.make_bundle(vault, [elsewhere], people),
    }
    away = travelling(vault, "joint")
    asked |= {
        "parcel away": lambda: parcel.pack(away, [elsewhere]),
        "receipt away": lambda: receipt.make_receipt(away, [elsewhere]),
        "proof away": lambda: receipt.make_proof(away, elsewhere, "x"),
        "destroying away": lambda: destroying.destroy(away, order),
        "misfiling away": lambda: destroying.misfile(away, elsewhere, "x", "x"),
        "a trip away": lambda: travelling(away, elsewhere),
    }
    return {name: _refused(ask) for name, ask in asked.items()}


def _refused(ask: Callable[[], Any]) -> bytes:
    try:
        return bytes(ask())
    except GoodOfficesError as refusal:
        return repr((refusal.code, refusal.params)).encode()


def other_rooms_leave_no_trace(p: Parting) -> None:
    """Parcels, opened bundles, receipts, proofs and travel vaults with one room are equal, whatever else there is."""
    one, other = p.vault(0), p.vault(1)
    for given in (packed, carried):
        made = given(one, p.room), given(other, p.room)
        assert [name for name in made[0].keys() | made[1].keys() if made[0].get(name) != made[1].get(name)] == []
    assert differing(told(one, p.room), told(other, p.room)) == []
    again = [vault.write(note(p.room, "afterwards", entered=LATE)) for vault in (one, other)]
    assert again[0] == again[1]
    assert parcel.pack(one, [p.room]) == parcel.pack(other, [p.room])


def another_room_is_not_here(p: Parting) -> None:
    """Whoever asks for a room that is there and not theirs hears what is heard of one that never was."""
    one, other = p.vault(0), p.vault(1)
    never = refusals(one, NEVER, ["courier"])
    assert set(never.values()) == {_refused_as_missing("room"), _refused_as_missing("entry")}
    hidden = [room for room in one.epochs.rooms().values() if room not in ("joint", p.room, "public")]
    for elsewhere in (*hidden[:3], *ELSEWHERE):
        for vault in (one, other):
            assert refusals(vault, elsewhere, ["courier"]) == never


def _refused_as_missing(what: str) -> bytes:
    return repr(("not-here", {"what": what})).encode()


PARTING: dict[str, tuple[Callable[[Parting], None], int]] = {
    "parting": (other_rooms_leave_no_trace, 1),
    "elsewhere": (another_room_is_not_here, 2),
}
"""The laws by name, each with how dear it is."""
