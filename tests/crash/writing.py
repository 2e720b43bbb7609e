"""A program that writes to a vault from several threads until it is killed, and says what it was told was written.

Its first line of standard input is what to do, as JSON; each line of output is one answer of the vault.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from threading import Barrier, Lock, Thread
from typing import Any

from goodoffices.acts.carrying import Disclosure, DisclosureBasis
from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.values import Wording
from goodoffices.record.entry import Entry
from goodoffices.record.sites import Folder
from goodoffices.record.vault import Vault
from goodoffices.store.opening import open_store

ROOMS = ("team", "north-room", "south-room")
_saying = Lock()


def opened(address: str, key: str, state: str) -> Vault:
    """Return the vault at an address, opened by its own key."""
    return Vault(
        open_store(address),
        bytes.fromhex(key),
        memory=Folder(Path(state)),
        chance=lambda room, count: os.urandom(count),
        clock=lambda: 1_800_000_000,
    )


def say(**answer: Any) -> None:
    """Write one answer on a line of its own, at once."""
    with _saying:
        os.write(1, json.dumps(answer).encode() + b"\n")


def single(vault: Vault, name: str, place: int) -> None:
    """Write one entry with a token, twice, as somebody does who is not sure that it arrived."""
    draft = Entry(id="", room=ROOMS[place % 3], act=NoteToFile(text=f"{name}-{place}"), recorded_by="amal")
    first = vault.write(draft, token=f"{name}-{place}")
    again = vault.write(draft, token=f"{name}-{place}")
    say(written=[entry.id for entry in first], same=[e.id for e in first] == [e.id for e in again])


def pair(vault: Vault, name: str, place: int) -> None:
    """Write a disclosure in one room with its basis in another: both or neither."""
    told = Disclosure(to=("north",), words=(Wording(text=f"{name}-{place}"),))
    first = vault.filled(Entry(id="", room="north-room", act=told, recorded_by="amal"))
    basis = DisclosureBasis(disclosure=first.id, why=f"{name}-{place}")
    entries = vault.write(first, Entry(id="", room="team", act=basis, recorded_by="amal"))
    say(written=[entry.id for entry in entries], same=True)


def write(asked: dict[str, Any], name: str, start: Barrier) -> None:
    """Write as many as asked, or for as long as this lives; what a full disk refuses is said and tried no more."""
    vault = opened(asked["address"], asked["key"], asked["state"])
    start.wait()
    try:
        for place in range(asked.get("each", 1_000_000)):
            (pair if place % 4 == 3 and asked.get("pairs", True) else single)(vault, name, place)
    except GoodOfficesError as error:
        say(refused=error.code)
    finally:
        vault.close()


def main() -> None:
    """Start the threads and wait for them."""
    asked = json.loads(sys.stdin.readline())
    if limit := asked.get("file_limit"):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    start = Barrier(asked["threads"])
    threads = [
        Thread(target=write, args=(asked, f"{asked['name']}-{number}", start)) for number in range(asked["threads"])
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
