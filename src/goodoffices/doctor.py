"""A vault looked over: each check is a code with what was found; the face says it, and what to do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from goodoffices.acts.keeping import CopyMade
from goodoffices.keeping import copies_out, holds_in_force
from goodoffices.record.keys import SLOTS, Cost, read_slot
from goodoffices.record.notebook import Notebook
from goodoffices.record.vault import Vault
from goodoffices.unlocking import lost_keys
from goodoffices.ways import is_database

_LARGE = 64 * 1024 * 1024


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """One check: its code, what was found, and whether there is something to do because of it."""

    code: str
    ill: bool = False
    params: dict[str, Any] = msgspec.field(default_factory=dict)


def examine(vault: Vault, address: str) -> tuple[Check, ...]:
    """Return every check of a vault, in the order in which they are told."""
    return (*examine_outside(vault, address), *_entries(vault), *_notes_and_copies(vault))


def examine_outside(vault: Vault, address: str) -> tuple[Check, ...]:
    """Return the checks that tell nothing of what lies in any room: of the file, the ways in, and the site."""
    return (*_store(vault), *_log(address), *_ways(vault), *_site(vault))


def _store(vault: Vault) -> Iterator[Check]:
    found = vault.store.check() if hasattr(vault.store, "check") else []
    yield from (Check(code=code, ill=True, params=params) for code, params in found)
    if not found:
        yield Check(code="store")
    if vault.altered:
        yield Check(code="altered", ill=True)


def _log(address: str) -> Iterator[Check]:
    """Say how much of the file still lies beside it: a copy of the file alone would lack that."""
    if is_database(address):
        return
    log = Path(f"{os.path.realpath(address)}-wal")
    size = log.stat().st_size if log.exists() else 0
    yield Check(code="log", ill=size > _LARGE, params={"size": size})


def _ways(vault: Vault) -> Iterator[Check]:
    with vault.store.reading() as reading:
        slots = [read_slot(value) for value in reading.all(SLOTS).values()]
    yield Check(code="ways", params={"sorts": sorted({slot.sort for slot in slots})})
    yield Check(code="recovery" if any(slot.sort == "recovery" for slot in slots) else "no-recovery")
    for cost in {slot.cost for slot in slots if slot.cost is not None}:
        weak = (cost.passes * cost.memory) < (Cost().passes * Cost().memory)
        yield Check(code="weak-cost" if weak else "cost", ill=weak, params=msgspec.structs.asdict(cost))


def _site(vault: Vault) -> Iterator[Check]:
    remembered = vault.memory.recall(vault.head.id, vault.store.place())
    if remembered is None:
        yield Check(code="new-site")
    else:
        yield Check(code="site", params={"site": remembered.site.hex()[:16]})


def _entries(vault: Vault) -> Iterator[Check]:
    loaded = vault.loaded()
    wrong = {
        "damaged": len(loaded.damaged),
        "broken": len(loaded.broken),
        "unkeyed": len(loaded.unkeyed),
        "lost-keys": len(lost_keys(vault)),
    }
    yield from (Check(code=code, ill=True, params={"count": count}) for code, count in wrong.items() if count)
    if not any(wrong.values()):
        yield Check(code="entries", params={"count": len(loaded.opened), "gone": len(loaded.gone)})
    yield Check(code="forked" if loaded.forked else "no-fork", params={"count": len(loaded.forked)})


def _notes_and_copies(vault: Vault) -> Iterator[Check]:
    now = vault.clock()
    notes = Notebook(vault).notes()
    expired = sum(note.expires <= now for note in notes)
    yield Check(code="expired" if expired else "notes", ill=bool(expired), params={"count": expired or len(notes)})
    held = [entry.id for entry in holds_in_force(vault)]
    yield Check(code="holds" if held else "no-holds", params={"ids": held})
    out = [entry.act.what for entry in copies_out(vault) if isinstance(entry.act, CopyMade)]
    yield Check(code="copies" if out else "no-copies", params={"copies": out})
