"""Write-ups of meetings: a head and lines that lie in the notebook, and are not on record before they are cleared."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import NamedTuple

import msgspec

from goodoffices.acts.act import AnyAct
from goodoffices.acts.housekeeping import Assessment, NoteToFile, RecordedNegative
from goodoffices.acts.problems import BadInput, GoodOfficesError, NotHere, Problem
from goodoffices.acts.talks import Meeting, Message, PromiseOwed, ReplyOwed, Request
from goodoffices.acts.values import Basis
from goodoffices.desk import capturing
from goodoffices.desk.capturing import Caught
from goodoffices.desk.flows.waiting import left, to_be_seen
from goodoffices.desk.forms.choices import first_words, writable
from goodoffices.desk.forms.sent import Sent, entry_sent
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.record.entry import Entry
from goodoffices.record.notebook import Note, Notebook
from goodoffices.standing.standing import Standing

MOST = 300
"""Lines of one write-up."""
_BULLET = re.compile(r"^(?:[-*•–—·▪]|\d{1,3}[.)])\s+")


class Sheet(NamedTuple):
    """One write-up: its id, which the meeting's own entry will have, the note that says who met, and its lines."""

    id: str
    head: Note
    lines: tuple[Note, ...]

    @property
    def meeting(self) -> Entry:
        """The meeting as it will be recorded."""
        return self.head.draft_entry

    @property
    def notes(self) -> tuple[Note, ...]:
        """All that will be recorded, in its order."""
        return (self.head, *self.lines)


def sheets(view: View) -> tuple[Sheet, ...]:
    """Return the write-ups all of which whoever is at the desk may see, the latest first."""
    by_sheet: dict[str, list[Note]] = {}
    for note in Notebook(view.held.vault).notes():
        if note.sheet:
            by_sheet.setdefault(note.sheet, []).append(note)
    found = (_sheet(view, key, notes) for key, notes in by_sheet.items())
    return tuple(reversed([sheet for sheet in found if sheet is not None]))


def _sheet(view: View, key: str, notes: list[Note]) -> Sheet | None:
    head = next((note for note in notes if note.draft_entry.id == key), None)
    if head is None or not all(to_be_seen(view, note) for note in notes):
        return None
    return Sheet(key, head, tuple(note for note in notes if note is not head))


def sheet_of(view: View, key: str) -> Sheet:
    """Return one write-up. Raises NotHere: one that is gone, and one that is not for this viewer, are the same."""
    notes = list(Notebook(view.held.vault).notes(sheet=key)) if key else []
    found = _sheet(view, key, notes)
    if found is None:
        raise NotHere("write-up")
    return found


def line_of(sheet: Sheet, key: str) -> Note | None:
    """Return one line, or None where it was taken back meanwhile."""
    return next((note for note in sheet.lines if note.id == key), None)


def state_of(*notes: Note) -> str:
    """Return a mark that changes with what notes say, how many there are, and their order."""
    parts = (part for note in notes for part in (note.id.encode(), bytes(note.entry)))
    return sha256(b"\x00".join(parts)).hexdigest()[:16]


# the meeting itself


def head_sent(view: View, sent: Sent) -> Entry:
    """Return the meeting that a form says. Raises BadInput, GoodOfficesError("room-not-yours")."""
    entry = entry_sent(sent, Meeting, zone=view.held.zone, language=view.held.vault.head.language)
    if entry.room not in writable(view.standing):
        raise GoodOfficesError("room-not-yours")
    return msgspec.structs.replace(entry, basis=Basis(how="witnessed"))


def begin(view: View, meeting: Entry) -> Note:
    """Begin a write-up of a meeting. Raises BadInput where it does not fit, GoodOfficesError("no-regime")."""
    key = view.held.vault.chance("", 16).hex()
    (filled,) = view.held.fitting((msgspec.structs.replace(meeting, id=key),))
    return Notebook(view.held.vault).jot(filled, sheet=key)


def change_head(view: View, sheet: Sheet, meeting: Entry) -> None:
    """Say otherwise who met, when and where; lines go by the meeting's date. Raises BadInput where it does not fit."""
    changed = {sheet.head.id: msgspec.structs.replace(meeting, id=sheet.id)}
    for note in sheet.lines:
        changed[note.id] = msgspec.structs.replace(note.draft_entry, when=meeting.when)
    # a line in a room that was left is checked when it is moved: until then it can go nowhere
    stay = {note.id for note in sheet.lines if left(view, note)}
    keys = [key for key in changed if key not in stay]
    fitting = view.held.fitting([changed[key] for key in keys])
    Notebook(view.held.vault).change_all({**changed, **dict(zip(keys, fitting, strict=True))})


# its lines


def rows_of(text: str) -> list[tuple[int, str]]:
    """Return the lines that were typed or pasted, each with its number: one that is set in goes on with that above."""
    found: list[tuple[int, str]] = []
    for number, row in enumerate(text.split("\n"), 1):
        said = row.strip()
        if not said:
            continue
        if found and row[:1].isspace():
            found[-1] = (found[-1][0], f"{found[-1][1]}\n{said}")
        else:
            found.append((number, _BULLET.sub("", said)))
    return found


def lines_typed(view: View, sheet: Sheet, text: str, room: str) -> tuple[Entry, ...]:
    """Return an entry for each line typed, in one room. Raises BadInput: `line` is the number of the line typed."""
    if room not in writable(view.standing):
        raise GoodOfficesError("room-not-yours")
    rows = rows_of(capturing.readable(text))
    if not rows:
        raise GoodOfficesError("nothing-typed")
    if len(sheet.lines) + len(rows) > MOST:
        raise GoodOfficesError("write-up-full", limit=MOST)
    problems: list[Problem] = []
    entries = []
    for number, row in rows:
        try:
            entries.append(_dated(sheet, capturing.entry_caught(view.standing, row, room)))
        except GoodOfficesError as refused:
            problems.append(Problem(code=refused.code, params=refused.params, line=number))
    if problems:
        raise BadInput(tuple(problems))
    return _fitting(view, entries, [number for number, _ in rows])


def _fitting(view: View, entries: list[Entry], numbers: list[int]) -> tuple[Entry, ...]:
    try:
        return view.held.fitting(entries)
    except BadInput as refused:
        raise BadInput(tuple(msgspec.structs.replace(p, line=numbers[p.line]) for p in refused.problems)) from None


def _dated(sheet: Sheet, entry: Entry) -> Entry:
    return msgspec.structs.replace(entry, when=sheet.meeting.when)


def add(view: View, sheet: Sheet, entries: tuple[Entry, ...]) -> Note:
    """Put lines at the end of a write-up, and return the first; they are erased with it where it is never cleared."""
    vault = view.held.vault
    left = max(1, sheet.head.expires - vault.clock())
    return Notebook(vault).jot_all(entries, sheet=sheet.id, expires=left)[0]


def line_sent(view: View, sheet: Sheet, found: Caught, room: str) -> Entry:
    """Return the entry that a line makes whose parts were chosen one by one. Raises GoodOfficesError, BadInput."""
    if room not in writable(view.standing):
        raise GoodOfficesError("room-not-yours")
    if found.kind not in capturing.KINDS:
        raise GoodOfficesError("capture-kind", found=found.kind[:60], names=[say(f"capture.kind.{k}") for k in _FIRST])
    text = capturing.readable(found.text).strip()
    if not text and found.kind not in ("met", "call"):
        raise GoodOfficesError("capture-empty")
    entry = capturing.entry_of(view.standing, found._replace(text=text), room)
    (fitting,) = view.held.fitting((_dated(sheet, entry),))
    return fitting


_FIRST = ("note", "said", "told", "asks")


def move(view: View, sheet: Sheet, key: str, by: int) -> bool:
    """Let a line change places with the one before or after it, and return whether there was one."""
    keys = [note.id for note in sheet.lines]
    there = keys.index(key) + by
    if not 0 <= there < len(keys):
        return False
    Notebook(view.held.vault).swap(key, keys[there])
    return True


def taken_apart(act: AnyAct, us: str) -> Caught:
    """Return the line that an act was made from: whom it names, its kind, and its text."""
    match act:
        case Message(sender=sender, recipients=to, says=text, force="not stated") if sender == us:
            return Caught(to, "told", text)
        case Message(sender=sender, recipients=to, says=text, force=force):
            others = () if to == (us,) else to
            return Caught((sender, *others), "said" if force == "not stated" else force, text)
        case Meeting(between=between, form=form, summary=text):
            others = between[:-1] if len(between) > 1 and between[-1] == us else between
            return Caught(others, "call" if form == "phone" else "met", text)
        case Request(by=by, asks=text):
            return Caught(by, "asks", text)
        case PromiseOwed(by=by, to=to, what=text):
            return Caught((to,), "we-owe", text) if by == us else Caught((by,), "owes", text)
        case ReplyOwed(to=to, what=text):
            return Caught((to,), "awaits", text)
        case Assessment(by=by, says=text):
            return Caught((by,), "view", text)
        case RecordedNegative(what=text):
            return Caught((), "not", text)
        case NoteToFile(text=text, about=about):
            return Caught((about,) if about else (), "note", text)
        case _:
            return Caught((), "note", first_words(act, capturing.MOST))


def as_typed(s: Standing, found: Caught) -> str:
    """Return a line as it would be typed, with whatever it names."""
    names = (f"@{capturing.handle(name.text)}" for name in s.names(found.who) if name.text)
    return " ".join((*names, f"#{say(f'capture.kind.{found.kind}')}", found.text.replace("\n", "\n  ")))
