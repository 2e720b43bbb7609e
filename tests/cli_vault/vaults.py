"""Running commands on vaults: secrets come on a descriptor, answers on standard input, as a person's would."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goodoffices.record.vault import Vault
from goodoffices.unlocking import opened
from goodoffices.ways import Ways
from tests.commands import Said, said

PHRASE = "four words that fit"
OTHER = "other words for a trip"
NO_FAULT = re.compile(r"Traceback|fault in goodoffices")
TALKS = """\
goodoffices: 1
mediation: talks
zone: Europe/Lisbon
language: en
plain: yes
entered: 2024-01-20T18:00
recorded_by: amal
defaults: {basis: witnessed}
acts:
  - {act: Actor, id: amal, room: public, name: Amal, sort: person}
  - {act: Actor, id: jo, room: public, name: Jo, sort: person}
  - {act: Actor, id: envoy, room: public, name: the envoy, sort: organisation}
  - {act: PartyJoined, id: north, room: public, name: North, when: 2024-01-10}
  - {act: PartyJoined, id: south, room: public, name: South, when: 2024-01-10}
  - {act: RoleTaken, id: role, room: public, actor: envoy, role: mediator}
  - {act: CompartmentOpened, id: team, sort: team, members: [amal, jo]}
  - {act: CompartmentOpened, id: joint, sort: joint, members: [amal, jo, north, south]}
  - {act: CompartmentOpened, id: north-room, sort: room, about: north, members: [amal, jo, north]}
  - {act: CompartmentOpened, id: north-file, sort: file, about: north, members: [amal]}
  - {act: ConfidentialityRegime, id: all-of-it, room: joint, keeps: evidence}
  - {act: NoteToFile, id: first, room: north-room, text: the basin is what they want}
  - {act: NoteToFile, id: second, room: north-room, text: the quay may go}
  - {act: Correction, id: mended, room: north-room, target: first, reason: misheard,
     instead: {act: NoteToFile, text: the dry basin is what they want}}
  - {act: NoteToFile, id: ours, room: team, text: they are tired}
"""


def descriptor(*lines: str) -> str:
    """Return a descriptor from which these lines can be read, and nothing more."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as end:
        end.write("".join(f"{line}\n" for line in lines))
    return str(reading)


@contextmanager
def answering(answers: str) -> Iterator[None]:
    """Let standard input say this."""
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(answers.encode()), encoding="utf-8")
    try:
        yield
    finally:
        sys.stdin = before


def unlocked(*arguments: str, answers: str = "", secrets: tuple[str, ...] = (PHRASE,)) -> Said:
    """Run a command that asks for these passphrases one after another, and for these answers."""
    number = descriptor(*secrets)
    with answering(answers):
        ended = said(*arguments, "--passphrase-fd", number)
    os.close(int(number))
    assert not NO_FAULT.search(ended.err), ended.err
    return ended


def did(*arguments: str, answers: str = "", secrets: tuple[str, ...] = (PHRASE,)) -> str:
    """Run a command that does what it is asked, and return what it printed."""
    ended = unlocked(*arguments, answers=answers, secrets=secrets)
    assert ended.code == 0, ended
    return ended.out


def refused(*arguments: str, answers: str = "", secrets: tuple[str, ...] = (PHRASE,)) -> str:
    """Run a command that is refused, and return what it says is wrong."""
    ended = unlocked(*arguments, answers=answers, secrets=secrets)
    assert ended.code == 2, ended
    assert ended.err.rstrip().endswith((".", "?", "`", "!")) or "goodoffices" in ended.err
    return ended.err


def made(path: Path, file: str) -> str:
    """Return a new vault with what a file holds, under the passphrase of the tests."""
    did("vault", "new", str(path), "--from", file, "--no-recovery")
    return str(path)


@contextmanager
def looked_into(vault: str, secret: str = PHRASE) -> Iterator[Vault]:
    """Give a vault, opened beside any command."""
    number = descriptor(secret)
    try:
        with opened(vault, Ways(passphrase_fd=int(number), said=True)) as found:
            yield found
    finally:
        os.close(int(number))


def ids_in(vault: str, room: str, secret: str = PHRASE) -> set[str]:
    """Return the ids of what can be read in a room of a vault."""
    with looked_into(vault, secret) as found:
        shelf = found.record().shelves.get(room)
        return set(shelf.entries) if shelf else set()


def size_of(vault: str) -> int:
    """Return how many entries can be read in a vault."""
    with looked_into(vault) as found:
        return len(found.mediation().entries)
