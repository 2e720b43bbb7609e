"""A write-up ready for a template: its meeting, its lines, and room by room what will be recorded and who reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.acts.problems import BadInput, GoodOfficesError
from goodoffices.acts.talks import Meeting
from goodoffices.desk import capturing
from goodoffices.desk.bar import rooms_offered, rooms_say
from goodoffices.desk.bidi import flat
from goodoffices.desk.calendars import digits
from goodoffices.desk.capturing import Caught
from goodoffices.desk.flows import clearing, write_up
from goodoffices.desk.flows.waiting import left
from goodoffices.desk.flows.write_up import Sheet
from goodoffices.desk.forms.choices import room_label, who_reads, writable
from goodoffices.desk.forms.drawn import Option, choice_text
from goodoffices.desk.forms.sent import Sent, as_sent, clean, first
from goodoffices.desk.lines import html, spans_of
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.export.errors import error_text, say_error
from goodoffices.export.wording import moment_text
from goodoffices.record.notebook import Note
from goodoffices.standing.ours import ours
from goodoffices.standing.told import all_words


class Choice(NamedTuple):
    """A room to choose: every one that can be written in, and who reads each of them."""

    rooms: tuple[Option, ...]
    says: tuple[Any, ...]


class Row(NamedTuple):
    """The meeting or one of its lines as it is listed; `quoted` are the words in it that are kept as said.

    `left` is whether its room was left since by whoever wrote it: who reads that room now is not theirs to know.
    """

    id: str
    number: int
    kind: str
    who: SafeString
    text: str
    quoted: tuple[str, ...]
    when: SafeString
    place: str
    room: str
    reads: Any
    off: bool
    left: bool


class Opened(NamedTuple):
    """A write-up in the list of those that are open."""

    href: str
    meeting: Row
    lines: int
    expires: str


class Room(NamedTuple):
    """What will be recorded in one room, and who will be able to read it."""

    name: str
    reads: Any
    rows: tuple[Row, ...]


class Editing(msgspec.Struct, frozen=True, kw_only=True):
    """One line while it is changed; `stale` is what it says now where somebody changed it meanwhile."""

    id: str
    state: str
    caught: Caught
    room: str
    who: tuple[Option, ...] = ()
    others: tuple[Option, ...] = ()
    kinds: tuple[Option, ...] = ()
    rooms: tuple[Option, ...] = ()
    rooms_say: tuple[Any, ...] = ()
    errors: tuple[str, ...] = ()
    stale: Row | None = None


def reads(view: View, room: str) -> Any:
    """Return the sentence that says who can read a room, and which parties cannot."""
    inside, outside = who_reads(view.standing, room)
    comma = say("capture.comma")
    if not outside:
        return sentence("write-up.reads.all", who=comma.join(inside))
    return sentence("write-up.reads", who=comma.join(inside), others=comma.join(outside))


def room_choice(view: View, room: str) -> Choice:
    """Return the rooms that can be written in with one chosen, and who reads each of them."""
    rooms = rooms_offered(view.standing, writable(view.standing), room)
    return Choice(rooms, rooms_say(view, rooms))


def day_of(view: View, moment: int) -> str:
    """Return the day and time of a moment, as it is shown."""
    return digits(moment_text(moment, view.held.zone))


def heading(view: View, sheet: Sheet) -> str:
    """Return what a write-up is called: the form of the meeting and its day, where those are known."""
    entry = sheet.meeting
    day = entry.when.value if entry.when is not None else ""
    form = _form(entry.act)
    return say("write-up.heading.day", form=form, day=day) if day else say("write-up.heading", form=form)


def _form(act: Any) -> str:
    known = isinstance(act, Meeting) and act.form != "not stated"
    return flat(choice_text("form", act.form)) if known else say("write-up.meeting")


def listed(view: View) -> list[Opened]:
    """Return the write-ups that are open, the latest first."""
    return [
        Opened(
            href=view.address(f"write-up/{sheet.id}"),
            meeting=meeting_row(view, sheet),
            lines=len(sheet.lines),
            expires=day_of(view, sheet.head.expires),
        )
        for sheet in write_up.sheets(view)
    ]


def meeting_row(view: View, sheet: Sheet) -> Row:
    """Return the meeting of a write-up as it is listed."""
    act: Any = sheet.meeting.act
    row = _row(view, sheet.head, 0, Caught(act.between, "met", act.summary), frozenset())
    return row._replace(kind=_form(act), place=act.place)


def lines_shown(view: View, sheet: Sheet) -> list[Row]:
    """Return the lines of a write-up, in their order."""
    off = clearing.off_record(view, sheet)
    return [line_shown(view, note, number, off) for number, note in enumerate(sheet.lines, 1)]


def line_shown(view: View, note: Note, number: int = 0, off: frozenset[str] = frozenset()) -> Row:
    """Return one line as it is listed."""
    caught = write_up.taken_apart(note.draft_entry.act, ours(view.standing))
    return _row(view, note, number, caught, off)


def _row(view: View, note: Note, number: int, caught: Caught, off: frozenset[str]) -> Row:
    entry, s = note.draft_entry, view.standing
    return Row(
        id=note.id,
        number=number,
        kind=_says(caught),
        who=whom(view, caught) if caught.who else SafeString(""),
        text=caught.text,
        quoted=tuple(wording.text for wording in all_words(entry.act)),
        when=html(spans_of(entry.when, view.voice)) if entry.when is not None else SafeString(""),
        place="",
        room=room_label(s, entry.room),
        reads="" if left(view, note) else reads(view, entry.room),
        off=note.id in off,
        left=left(view, note),
    )


def _says(caught: Caught) -> str:
    between = caught.kind == "said" and len(caught.who) > 1
    return say("capture.between" if between else f"capture.kind.{caught.kind}.says")


def whom(view: View, caught: Caught) -> SafeString:
    """Return whom a line names; of a message between others, who said it and to whom."""

    def names(who: tuple[str, ...]) -> SafeString:
        return html(spans_of(tuple(map(view.standing.name, who)), view.voice))

    if caught.kind in ("said", *capturing.FORCES) and len(caught.who) > 1:
        return sentence("capture.from-to", who=names(caught.who[:1]), to=names(caught.who[1:]))
    return names(caught.who)


def head_as_sent(sheet: Sheet) -> Sent:
    """Return what the form of the meeting would have sent to say what it says now."""
    entry: Any = sheet.meeting
    when = as_sent(entry.when, "when.") if entry.when is not None else {}
    return {**as_sent(entry.act), **when, "room": [entry.room]}


# changing one line


def speakers(view: View) -> tuple[tuple[str, str], ...]:
    """Return everybody who may speak in a line, as they would be typed after @, with their names."""
    return capturing.people(view.standing)


def editing(view: View, note: Note) -> Editing:
    """Return a line taken apart, to be changed."""
    entry = note.draft_entry
    caught = write_up.taken_apart(entry.act, ours(view.standing))
    return _editing(view, note.id, write_up.state_of(note), caught, entry.room)


def editing_sent(view: View, sent: Sent) -> Editing:
    """Return a line as it was sent to be changed, whatever is wrong with it."""

    def one(name: str) -> str:
        return first(sent, name)

    who = tuple(dict.fromkeys(key for key in (one("who"), *sent.get("others", [])) if key))
    known = {key for key, _ in capturing.everybody(view.standing)}
    kind = one("kind") if one("kind") in capturing.KINDS else "note"
    caught = Caught(tuple(key for key in who if key in known), kind, clean(one("text")))
    return _editing(view, one("line")[:100], one("state")[:100], caught, one("room")[:200])


def _editing(view: View, key: str, state: str, caught: Caught, room: str) -> Editing:
    everybody = capturing.everybody(view.standing)
    first, others = caught.who[:1], caught.who[1:]
    rooms, says = room_choice(view, room)
    return Editing(
        id=key,
        state=state,
        caught=caught,
        room=room,
        who=tuple(Option(who, name, who in first) for who, name in everybody),
        others=tuple(Option(who, name, who in others) for who, name in everybody),
        kinds=tuple(Option(kind, _kind(kind), kind == caught.kind) for kind in capturing.KINDS),
        rooms=rooms,
        rooms_say=says,
    )


def _kind(kind: str) -> str:
    return say("write-up.kind", kind=say(f"capture.kind.{kind}"), says=say(f"capture.kind.{kind}.says"))


# clearing


def by_room(view: View, sheet: Sheet, off: frozenset[str]) -> list[Room]:
    """Return what will be recorded, room by room in the order of rooms, without what is kept off the record."""
    rows: dict[str, list[Row]] = {}
    numbered = enumerate(sheet.notes)
    for number, note in numbered:
        if note.id not in off and not left(view, note):
            row = meeting_row(view, sheet) if note is sheet.head else line_shown(view, note, number)
            rows.setdefault(note.draft_entry.room, []).append(row)
    order = [room for room in view.standing.visible.compartments if room in rows]
    return [Room(room_label(view.standing, room), reads(view, room), tuple(rows[room])) for room in order]


def off_lines(view: View, sheet: Sheet, off: frozenset[str]) -> list[Row]:
    """Return the lines that the regime keeps off the record."""
    return [line_shown(view, note, number) for number, note in enumerate(sheet.lines, 1) if note.id in off]


def left_lines(view: View, sheet: Sheet) -> list[Row]:
    """Return what lies in rooms that whoever is at the desk has left, the meeting itself with no number."""
    rows = (meeting_row(view, sheet), *lines_shown(view, sheet))
    return [row for row in rows if row.left]


def room_links(view: View, rooms: Iterable[str]) -> SafeString:
    """Return the names of rooms, each a link to what lies there."""
    links = ((view.address(f"rooms/{room}"), room_label(view.standing, room)) for room in rooms)
    return format_html_join(say("capture.comma"), '<a href="{}"><bdi>{}</bdi></a>', links)


class Heard(NamedTuple):
    """A line written as for ourselves, and who outside the team will read it."""

    row: Row
    who: str


def outside_lines(view: View, sheet: Sheet) -> list[Heard]:
    """Return the lines written as for ourselves that somebody outside the team will read, and who."""
    numbers = {note.id: number for number, note in enumerate(sheet.lines, 1)}
    return [
        Heard(line_shown(view, note, numbers[note.id]), _outside(view, note.draft_entry.room))
        for note in clearing.for_ourselves(view, sheet)
    ]


def _outside(view: View, room: str) -> str:
    who = clearing.outside(view.standing, room)
    names = [say("room.everybody")] if EVERYONE in who else map(flat, _names(view, who))
    return say("capture.comma").join(names)


def _names(view: View, who: Iterable[str]) -> Iterator[str]:
    return (name.text for name in view.standing.names(sorted(who)) if name.text)


def row_errors(refused: GoodOfficesError) -> tuple[str, ...]:
    """Return what is wrong with lines, each with the number of its line where that is known."""
    if not isinstance(refused, BadInput):
        return (say_error(refused),)
    return tuple(
        say("write-up.row", number=p.line, says=error_text(p.code, p.params))
        if p.line
        else error_text(p.code, p.params)
        for p in refused.problems
    )
