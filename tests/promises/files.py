"""The supplied mediations for the laws: as worlds, as files with a twin, and through the command line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

from goodoffices.acts.act import Unknown
from goodoffices.acts.carrying import CarryLicence, LicenceWithdrawn
from goodoffices.acts.housekeeping import CompartmentOpened, NoteToFile
from goodoffices.acts.public import ClearedLine
from goodoffices.acts.refs import ref_ids
from goodoffices.acts.when import moment
from goodoffices.cli import run
from goodoffices.examples import example
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation, read_mediation
from goodoffices.record.writing import write_mediation
from tests.promises.making import fields_of
from tests.promises.swapping import named
from tests.worlds import MEMBERSHIP, Reader, World, members

NAMES = ("harbour", "doha")
LAST_DAY = {"harbour": "2031-05-20", "doha": "2024-11-10"}
FORMS = ("text", "json", "markdown")
TOKENS = {
    "harbour": {
        "north": "pxp1",
        "south": "qyq2",
        "north-room": "room-pxp1",
        "south-room": "room-qyq2",
        "north-file": "file-pxp1",
        "south-file": "file-qyq2",
        "north-inner": "inner-pxp1",
    },
    "doha": {"hamas": "pxp1", "israel": "qyq2"},
}


@cache
def supplied(name: str) -> Mediation:
    """Return one of the supplied mediations."""
    return read_mediation(example(name), name=name)


@cache
def last_day(name: str) -> int:
    """Return the moment a supplied mediation is to be read at."""
    return moment(LAST_DAY[name], supplied(name).zone)


def rooms(name: str) -> list[str]:
    """Return the rooms of a supplied mediation, in the order in which they open."""
    return list(dict.fromkeys(entry.room for entry in supplied(name).entries))


ROOMS = [(name, room) for name in NAMES for room in rooms(name)]
"""Every room of every supplied mediation."""


@cache
def world_of(name: str) -> World:
    """Return a supplied mediation as a world."""
    mediation = supplied(name)
    return World(mediation.entries, mediation.zone, tuple(TOKENS[name]), tuple(rooms(name)), made_from=name)


@cache
def with_tokens(name: str) -> World:
    """Return a supplied mediation whose two parties go by tokens that stand nowhere in its words."""
    return named(world_of(name), TOKENS[name])


def hidden(name: str, room: str) -> list[Entry]:
    """Return the entries of a supplied mediation that not everybody in a room may know."""
    entries = supplied(name).entries
    return Reader(entries, members(entries, room)).hidden()


def without(mediation: Mediation, taken: Iterable[str]) -> Mediation:
    """Return a mediation without these entries and all that points to them, directly or not."""
    gone = set(taken)
    while True:
        more = {e.id for e in mediation.entries if e.id not in gone and gone.intersection(_points_to(e))}
        if not more:
            break
        gone |= more
    return msgspec.structs.replace(mediation, entries=tuple(e for e in mediation.entries if e.id not in gone))


def _points_to(entry: Entry) -> set[str]:
    return {*ref_ids(entry.act), *ref_ids(entry.basis), entry.after, entry.room}


def other_words(entry: Entry, mark: str, *, but: tuple[str, ...] = ()) -> Entry:
    """Return an entry that says something else in every field that holds plain text."""
    if isinstance(entry.act, Unknown):
        return entry
    return msgspec.structs.replace(entry, act=_reworded(entry.act, mark, but), recorded_by=mark)


def _reworded(value: Any, mark: str, but: tuple[str, ...]) -> Any:
    changes: dict[str, Any] = {}
    kind: Any = type(value)
    for name, hint, _ in fields_of(kind):
        held = getattr(value, name)
        if name in but or name in ("holidays", "lang", "act"):
            continue
        if hint is str and held:
            changes[name] = f"{mark} {name}"
        elif isinstance(held, tuple):
            changes[name] = tuple(_reworded(item, mark, but) if _has_text(item) else item for item in held)
        elif _has_text(held):
            changes[name] = _reworded(held, mark, but)
    return msgspec.structs.replace(value, **changes)


def _has_text(value: Any) -> bool:
    return isinstance(value, msgspec.Struct) and type(value).__name__ not in ("When", "RecordedEvent", "Span")


def file_twin(name: str, room: str, rng: Random) -> Mediation:
    """Return a mediation that differs from the supplied one in all that a room may not know, and reads as a file.

    What is released to the room stays: the words of licences and of cleared lines.
    """
    mediation = supplied(name)
    unseen = {entry.id for entry in hidden(name, room)}
    staying = (CarryLicence, LicenceWithdrawn, ClearedLine, *MEMBERSHIP)
    held = {e.id for e in mediation.entries if isinstance(e.act, staying)}
    staying_too = held | ({e.id for e in mediation.entries} - unseen)
    pointed = {ref for e in mediation.entries if e.id in staying_too for ref in _points_to(e)}
    fewer = without(mediation, [key for key in sorted(unseen - held - pointed) if rng.random() < 0.4])
    kept = {e.id for e in fewer.entries}
    safe = fewer if held & unseen <= kept else mediation
    entries = [
        other_words(e, f"h{place:08x}", but=_released(e)) if e.id in unseen else e
        for place, e in enumerate(safe.entries)
    ]
    if not mediation.plain:
        return mediation  # such a file holds nothing private
    extra = CompartmentOpened(members=(), sort="other", title="another room")
    last = max(entry.entered for entry in entries)
    entries.append(Entry(id="a-new-room", room="a-new-room", act=extra, entered=last))
    entries.append(
        Entry(id="a-new-note", room="a-new-room", act=NoteToFile(text="another note"), entered=last, seq=1, clock=2)
    )
    return read_mediation(write_mediation(msgspec.structs.replace(safe, entries=tuple(entries))).encode(), name=name)


def _released(entry: Entry) -> tuple[str, ...]:
    return ("words",) if isinstance(entry.act, (CarryLicence, ClearedLine)) else ()


def asked(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Return what the command line answers: its exit code, what it says, and what it says is wrong."""
    code = run(arguments)
    found = capsys.readouterr()
    return code, found.out, found.err


def written(mediation: Mediation, folder: Path) -> str:
    """Write a mediation to a file of one and the same name, and return that name."""
    path = folder / "mediation.yaml"
    path.write_text(write_mediation(mediation), encoding="utf-8")
    return str(path)


def questions(path: str, room: str) -> list[list[str]]:
    """Return everything that can be asked of a file as everybody in a room."""
    narrowed = [["log", path, "--as", room, "--in", other] for other in ("team", "north-room", "no-such-room")]
    kinds = [["log", path, "--as", room, "--kind", kind] for kind in ("Message", "NoteToFile")]
    formed = [["brief", path, "--as", room], ["brief", path, "--as", room, "--full"], ["log", path, "--as", room]]
    formed += [
        ["due", path, "--as", room],
        ["diff", path, "--as", room, "--since", "2031-04-01"],
        ["before", path, room],
    ]
    plain = [*narrowed, *kinds, ["check", path, "--as", room]]
    return plain + [[*question, "--format", form] for question in formed for form in FORMS]
