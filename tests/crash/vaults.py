"""Vaults to be killed over, the programs that write to them, and what must be so afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from goodoffices.acts.carrying import Disclosure, DisclosureBasis
from goodoffices.acts.housekeeping import CompartmentOpened, NoteToFile
from goodoffices.record.entry import Entry
from goodoffices.record.founding import found_vault, new_head
from goodoffices.record.keys import Cost, Secret
from goodoffices.record.sites import Folder
from goodoffices.record.store import Row
from goodoffices.record.vault import Vault
from goodoffices.store.opening import create_store
from goodoffices.verify import check
from tests.commands import ROOT, environment
from tests.crash.writing import ROOMS, opened
from tests.postgres import postgres_address

SECRET = Secret(passphrase="correct horse")
CHEAP = Cost(passes=1, lanes=1, memory=64)
WRITING = ROOT / "tests" / "crash" / "writing.py"
DATABASES = ("sqlite", "postgres")
_numbers = count()


class Place(msgspec.Struct, frozen=True):
    """Where a vault lies, its own key, and the folder in which its machine remembers it."""

    address: str
    key: str
    state: str

    def open(self) -> Vault:
        """Return the vault, opened."""
        return opened(self.address, self.key, self.state)


def new_place(database: str, folder: Path, server: str = "") -> Place:
    """Return a new vault with its rooms open, in a file or in a schema."""
    number = next(_numbers)
    file = str(folder / f"{number}.vault")
    address = file if database == "sqlite" else f"{server or postgres_address()}#crash{os.getpid()}_{number}"
    given: dict[str, Any] = {
        "memory": Folder(folder / "state"),
        "chance": lambda room, size: os.urandom(size),
        "clock": lambda: 1_800_000_000,
    }
    vault = found_vault(create_store(address), new_head("harbour", given["chance"]), SECRET, cost=CHEAP, **given)
    vault.write(*(Entry(id=room, room=room, act=CompartmentOpened(members=("amal",))) for room in ROOMS))
    place = Place(address, vault.key.hex(), str(folder / "state"))
    vault.close()
    return place


def started(place: Place, name: str, threads: int, **more: Any) -> subprocess.Popen[bytes]:
    """Start a program that writes to a vault from so many threads."""
    process = subprocess.Popen(
        [sys.executable, str(WRITING)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(PYTHONPATH=f"{ROOT / 'src'}{os.pathsep}{ROOT}"),
    )
    assert process.stdin is not None
    asked = {"address": place.address, "key": place.key, "state": place.state, "name": name, "threads": threads}
    process.stdin.write(json.dumps(asked | more).encode() + b"\n")
    process.stdin.flush()
    return process


def answers(data: bytes) -> list[dict[str, Any]]:
    """Return the answers in what a program wrote; its last line may have been cut off with it."""
    whole, _, _ = data.rpartition(b"\n")
    return [json.loads(line) for line in whole.splitlines()]


def acknowledged(said: list[dict[str, Any]]) -> set[str]:
    """Return the ids of all that the vault said was written."""
    return {key for answer in said for key in answer.get("written", ())}


def broken(place: Place, wanted: set[str]) -> dict[str, Any]:
    """Return what is wrong with a vault: acknowledged entries that are lost, half entries, halves of pairs, forks."""
    vault = place.open()
    try:
        loaded = vault.loaded()
        entries = {held.entry.id: held.entry for held in loaded.opened}
        found: Mapping[str, Any] = {
            "lost": sorted(wanted - entries.keys())[:5],
            "damaged": len(loaded.damaged) + len(loaded.broken) + len(loaded.gone) + len(loaded.unkeyed),
            "halves": _halves(entries),
            "twice": len(loaded.opened) - len(entries),
            "tokens": _written_twice(entries),
            "verify": [problem.code for problem in _verified(vault)][:5],
        }
        return {name: value for name, value in found.items() if value}
    finally:
        vault.close()


def _halves(entries: Mapping[str, Entry]) -> list[str]:
    bases = {entry.act.disclosure for entry in entries.values() if isinstance(entry.act, DisclosureBasis)}
    told = {key for key, entry in entries.items() if isinstance(entry.act, Disclosure)}
    return sorted(bases ^ told)[:5]


def _written_twice(entries: Mapping[str, Entry]) -> list[str]:
    texts = [entry.act.text for entry in entries.values() if isinstance(entry.act, NoteToFile)]
    return sorted({text for text in texts if texts.count(text) > 1})[:5] if len(set(texts)) < len(texts) else []


def _verified(vault: Vault) -> Iterator[Any]:
    epochs = {tag: (epoch.room, epoch.name, epoch.key) for tag, epoch in vault.epochs.by_tag.items()}
    with vault.store.reading() as reading:
        yield from check(map(_plain, reading.rows()), epochs).problems


def _plain(row: Row) -> Any:
    """Return a row as the verifier takes it."""
    e, wrapped = row.envelope, row.wrapped
    keys = (wrapped.epoch, wrapped.key) if wrapped else (None, None)
    return (e.room, e.site, e.seq, row.branch, e.prev, e.key, e.body, e.digest, *keys)
