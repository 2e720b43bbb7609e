"""Notes that cannot go on record as they are, and lines of write-ups in rooms that their writer has left since."""

from __future__ import annotations

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.forms.choices import writable
from goodoffices.desk.held import Held
from goodoffices.desk.viewer import View
from goodoffices.record.entry import Entry
from goodoffices.record.notebook import Note, Notebook


def refused(held: Held, entry: Entry) -> GoodOfficesError | None:
    """Return what keeps an entry off the record, as far as whoever is at the desk may know it; None where nothing."""
    try:
        held.fitting((entry,))
    except GoodOfficesError as why:
        return why
    return None


def waits(held: Held, entry: Entry) -> bool:
    """Return whether an entry has to wait until somebody moves it, puts it in other words or takes it back.

    What a command took down for a room that whoever is at the desk never knew is no business of the desk's: it could
    not be listed here, and would wait without anybody's knowing.
    """
    return entry.room in held.mine().compartments and refused(held, entry) is not None


def to_be_seen(view: View, note: Note) -> bool:
    """Return whether whoever is at the desk may see a note: in a room of theirs, or one they wrote in before they left.

    Whoever left a room keeps what they wrote there and did not put on record; of the room it tells nothing.
    """
    entry, s = note.draft_entry, view.standing
    own = entry.recorded_by == view.held.vault.head.recorded_by
    return entry.room in writable(s) or (own and entry.room in s.visible.compartments)


def left(view: View, note: Note) -> bool:
    """Return whether a note lies in a room that whoever is at the desk is in no longer."""
    return note.draft_entry.room not in writable(view.standing)


def own_in(view: View, room: str) -> tuple[int, int]:
    """Return how many notes of whoever is at the desk lie in a room, and how many lines of their write-ups."""
    who = view.held.vault.head.recorded_by
    entries = ((note, note.draft_entry) for note in Notebook(view.held.vault).notes())
    found = [bool(note.sheet) for note, entry in entries if entry.room == room and entry.recorded_by == who]
    return found.count(False), found.count(True)
