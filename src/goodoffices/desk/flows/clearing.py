"""Clearing a write-up: somebody has read it through, and all of it goes on record at once."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from goodoffices.acts.housekeeping import EVERYONE, NoteToFile
from goodoffices.acts.people import Actor
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.values import Basis
from goodoffices.desk.bidi import flat
from goodoffices.desk.flows import write_up
from goodoffices.desk.flows.waiting import left
from goodoffices.desk.flows.write_up import Sheet
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.record.entry import Entry
from goodoffices.record.erasing import Holds
from goodoffices.record.notebook import Note, Notebook
from goodoffices.record.regime import may_record
from goodoffices.standing.ours import ours, the_team
from goodoffices.standing.standing import Standing

_HELD = ("LegalHold", "HoldReleased", "CompartmentOpened")


class Clearing(NamedTuple):
    """Who clears a write-up, whether it was read through, and whether lines kept off the record are to be left out.

    `meant` is whether lines written as for ourselves are meant for those outside the team who will read them.
    """

    by: str
    read: bool
    leave_out: bool
    meant: bool = False


def team(s: Standing) -> list[tuple[str, str]]:
    """Return the persons of the team with their names; where there is no room of the team, whoever is at the desk."""
    facts = (s.fact(key) for key in sorted(_ourselves(s)))
    persons = [fact.id for fact in facts if fact is not None and isinstance(fact.act, Actor)]
    return [(name.id, flat(name.text)) for name in s.names(persons)]


def _ourselves(s: Standing) -> frozenset[str]:
    return (the_team(s) or s.visible.viewer.who) - {EVERYONE}


def outside(s: Standing, room: str) -> frozenset[str]:
    """Return who is in a room and not on the team."""
    return s.visible.compartments[room].members - _ourselves(s)


def for_ourselves(view: View, sheet: Sheet) -> tuple[Note, ...]:
    """Return the lines that are written as for ourselves, and will be read outside the team."""
    s, off, us = view.standing, off_record(view, sheet), ours(view.standing)
    return tuple(
        note
        for note in sheet.lines
        if note.id not in off
        and not left(view, note)
        and write_up.taken_apart(note.draft_entry.act, us).kind in ("note", "view")
        and outside(s, note.draft_entry.room)
    )


def in_left_rooms(view: View, sheet: Sheet) -> frozenset[str]:
    """Return the notes of a write-up that lie in rooms whoever is at the desk has left: they go on record nowhere."""
    return frozenset(note.id for note in sheet.notes if left(view, note))


def off_record(view: View, sheet: Sheet) -> frozenset[str]:
    """Return the notes of a write-up that the regime agreed keeps off the record."""
    keeps = view.held.vault.regime
    return frozenset(note.id for note in sheet.notes if not may_record(note.draft_entry.act, keeps))


def wrong_with(view: View, sheet: Sheet, asked: Clearing) -> dict[str, str]:
    """Return what has to be put right before a write-up can be cleared, by the field it belongs to."""
    off = off_record(view, sheet)
    found: dict[str, str] = {}
    if asked.by not in dict(team(view.standing)):
        found["by"] = say("write-up.clear.by.wrong")
    if not asked.read:
        found["read"] = say("write-up.clear.read.wrong")
    if sheet.head.id in off:
        found["head"] = say("write-up.clear.head-off")
    elif off and not asked.leave_out:
        found["leave_out"] = say("write-up.clear.leave-out.wrong")
    if in_left_rooms(view, sheet):
        found["left"] = say("write-up.clear.left.wrong")
    if not asked.meant and for_ourselves(view, sheet):
        found["meant"] = say("write-up.clear.meant.wrong")
    return found


def clear(view: View, sheet: Sheet, by: str) -> tuple[Entry, ...]:
    """Put a write-up on record, without what the regime keeps off it, and who cleared it. Raises BadInput.

    `line` of a problem is the place of the note among those of the write-up.
    """
    off = off_record(view, sheet)
    kept = [note for note in sheet.notes if note.id not in off]
    also = said_by(view, sheet, dict(team(view.standing))[by])
    _check(view, sheet, kept, also)
    return Notebook(view.held.vault).clear(sheet.id, also=also, without=off)


def said_by(view: View, sheet: Sheet, who: str) -> tuple[Entry, ...]:
    """Return the note that says who cleared it, in the meeting's room, unless the regime keeps notes off the record."""
    act = NoteToFile(text=say("write-up.cleared-by", who=who), about=sheet.id)
    if not may_record(act, view.held.vault.regime):
        return ()
    return (Entry(id="", room=sheet.meeting.room, act=act, basis=Basis(how="done")),)


def _check(view: View, sheet: Sheet, kept: list[Note], also: tuple[Entry, ...]) -> None:
    # what lines point to may have gone, or a room's people may have changed, since they were written
    now = view.held.now()
    entries = [msgspec.structs.replace(note.draft_entry, entered=now) for note in kept]
    view.held.fitting((*entries, *also))


def discard(view: View, sheet: Sheet) -> None:
    """Erase a write-up; no entry is ever made of it. Raises GoodOfficesError("write-up-held") under a legal hold."""
    visible = view.standing.visible
    holds = Holds(entry for kind in _HELD for entry in visible.of_kind(kind))
    if any(holds.on(note.draft_entry.room) for note in sheet.notes):
        raise GoodOfficesError("write-up-held")
    Notebook(view.held.vault).discard(sheet.id)
