"""A mediation written as a file for people to read and change, which reads back the same."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar

import msgspec

from goodoffices.acts.act import Unknown
from goodoffices.acts.problems import BadInput, GoodOfficesError
from goodoffices.acts.writing import Tree, act_fields, block, fields_of, listing, text, tree_of, write_tree
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation, placed, public_room, read_mediation
from goodoffices.record.head import FORMAT, write_instant

T = TypeVar("T")
_LATER = ("id", "room", "act", "entered", "recorded_by", "site", "seq", "clock", "seen")


def write_mediation(mediation: Mediation) -> str:
    """Return the file of a mediation; what is read from it is equal, but for places in chains, which follow its order.

    Raises `cannot-be-written` with the id of the first entry that a hand-written file has no way to say: an act that
    needs a newer version, control characters, a date whose bounds are not those of its value.
    """
    written = _write(mediation)
    plain = _as_read(mediation)
    try:
        back = read_mediation(written.encode())
    except BadInput as refusal:
        raise GoodOfficesError("cannot-be-written", id=_entry_at(refusal, written)) from refusal
    if back != plain:
        pairs = zip(back.entries, plain.entries, strict=False)
        raise GoodOfficesError("cannot-be-written", id=next((b.id for a, b in pairs if a != b), ""))
    return written


def _as_read(mediation: Mediation) -> Mediation:
    bare = (msgspec.structs.replace(entry, site="here", seen=()) for entry in mediation.entries)
    return msgspec.structs.replace(mediation, entries=tuple(placed(bare)))


def _entry_at(refusal: BadInput, written: str) -> str:
    """Return the id of the entry in which the first problem lies, or an empty string for the head."""
    above = written.split("\n")[: refusal.problems[0].line]
    start = max((place for place, line in enumerate(above) if line.startswith("- act: ")), default=-1)
    return written.split("\n")[start + 1].removeprefix("  id: ").strip("'\"") if start >= 0 else ""


def _write(mediation: Mediation) -> str:
    entered = _usual([entry.entered for entry in mediation.entries]) or 0
    recorded_by = mediation.recorded_by
    head = {
        "goodoffices": text(FORMAT),
        "mediation": text(mediation.key),
        "zone": text(mediation.zone),
        "language": text(mediation.language),
        "plain": tree_of(mediation.plain, ""),
        "entered": text(write_instant(entered, mediation.zone)),
        "recorded_by": text(recorded_by),
        "read_as_of": text(mediation.read_as_of),
    }
    optional = ("language", "plain", "recorded_by", "read_as_of")
    left_out = {name for name in optional if not getattr(mediation, name)}
    lines = write_tree(block({name: tree for name, tree in head.items() if name not in left_out}))
    entries = mediation.entries
    if entries and msgspec.structs.replace(entries[0], seq=0, clock=0) == public_room(entered, recorded_by):
        entries = entries[1:]
    acts = [write_tree(_entry(entry, mediation, entered, recorded_by)) for entry in entries]
    return lines + "\nacts:" + ("\n\n" + "\n".join(acts) if acts else " []\n")


def _usual(values: list[T]) -> T | None:
    most = Counter(values).most_common(1)
    return most[0][0] if most else None


def _entry(entry: Entry, mediation: Mediation, entered: int, recorded_by: str) -> Tree:
    if isinstance(entry.act, Unknown):
        raise GoodOfficesError("cannot-be-written", id=entry.id)
    act = act_fields(entry.act, mediation.language)
    items = {"act": act.pop("act"), "id": text(entry.id), "room": text(entry.room)}
    items |= fields_of(entry, mediation.language, _LATER)
    items |= act
    if entry.entered != entered:
        items["entered"] = text(write_instant(entry.entered, mediation.zone))
    if entry.recorded_by != recorded_by:
        items["recorded_by"] = text(entry.recorded_by)
    return listing([block(items)])
