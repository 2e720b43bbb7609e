"""The capture bar: the rooms it offers, the one that one stands in, and the line that was begun and not sent."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.when import When, read_when
from goodoffices.acts.zones import zone_named
from goodoffices.desk import drafts
from goodoffices.desk.calendars import digits
from goodoffices.desk.capturing import kinds, people
from goodoffices.desk.forms.choices import room_label, who_reads, writable
from goodoffices.desk.forms.drawn import Option
from goodoffices.desk.forms.sent import first
from goodoffices.desk.held import fresh_token
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import View, desk_of
from goodoffices.desk.words import say
from goodoffices.export.tongue import tongue
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing

TODAY = "today"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Ways(NamedTuple):
    """What may be written after @ and #, each with what it stands for, for a bar that completes them."""

    people: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]


class Bar(NamedTuple):
    """The bar as it is drawn; `was` is the mark of the draft from which its text was taken over.

    `says` is who reads each of the rooms, in their order; `days` are those that the line can be given, and `begun` says
    where and when it was, unless that is clear.
    """

    rooms: tuple[Option, ...]
    says: tuple[Any, ...]
    ways: Ways
    token: str
    text: str
    error: str
    days: tuple[Option, ...]
    was: str
    begun: Any


class Typed(NamedTuple):
    """A line that is to stand in a bar: as it was sent, with what is wrong with it, or as it was `kept`, and when."""

    text: str
    room: str = ""
    happened: str = TODAY
    was: str = ""
    error: str = ""
    kept: int = 0


def bar(view: View, again: Typed | None = None) -> Bar | None:
    """Return the bar of a page with what was being typed into it, or None where there is no room to write in."""
    rooms = list(writable(view.standing))
    if not rooms:
        return None
    typed = again or _taken_over(view)
    stands = standing_in(view, rooms)
    day = _day_of(view, typed)
    offered = rooms_offered(view.standing, rooms, typed.room or stands)
    return Bar(
        rooms=offered,
        says=rooms_say(view, offered),
        ways=Ways(people(view.standing), kinds()),
        token=fresh_token(),
        text=typed.text,
        error=typed.error,
        days=_days(day),
        was=typed.was,
        begun=_begun(view, typed, stands, day) if typed.kept else "",
    )


# a line that was begun


DRAFT = "capture"
"""Where the text of every bar is kept while it is typed."""


def _taken_over(view: View) -> Typed:
    """What was typed last into a bar and not sent: a new one goes on with it, and has a draft of its own."""
    draft = drafts.latest(view.held, DRAFT)
    if draft is None:
        return Typed("")
    line, room, happened = (first(draft.typed, name) for name in ("line", "room", "happened"))
    return Typed(line, room, happened, was=draft.mark, kept=draft.kept)


def _begun(view: View, typed: Typed, stands: str, day: str) -> Any:
    """Return what is said of a line that was begun in another room than one stands in, or on another day."""
    if typed.room and typed.room not in writable(view.standing):
        return sentence("capture.begun.left")
    room = room_label(view.standing, typed.room or stands)
    if day not in ("", TODAY):
        return sentence("capture.begun.day", room=room, day=digits(day))
    return sentence("capture.begun", room=room) if typed.room and typed.room != stands else ""


def draft_of(token: str) -> str:
    """Return where the text of one bar is kept: each that is open in some tab has a token, and a draft, of its own."""
    return f"{DRAFT}/{token[:100]}"


def went_on_with(view: View, token: str, was: str) -> str:
    """Return the mark of what was kept of a line that comes back: its bar's own draft, else what that went on with."""
    own = drafts.kept(view.held, draft_of(token))
    return was if own is None else own.mark


def let_go(view: View, token: str, was: str) -> None:
    """Erase what was kept of a line that is taken down: its bar's draft and the one it went on with, and no other."""
    drafts.drop(view.held, draft_of(token))
    drafts.drop_marked(view.held, was, but="")


# the day it happened


def _day_of(view: View, typed: Typed) -> str:
    """Return the day that a line has: “today” stays the day on which it was written, whichever day it is now."""
    written = _day(view, typed.kept).value if typed.kept else ""
    if typed.happened == TODAY and written and written != _day(view, view.held.now()).value:
        return written
    return typed.happened if day_said(view, typed.happened) is not None else ""


def _days(chosen: str) -> tuple[Option, ...]:
    today, none = say("capture.happened.today"), say("capture.happened.none")
    earlier = (Option(chosen, digits(chosen), True),) if chosen not in ("", TODAY) else ()
    return (Option(TODAY, today, chosen == TODAY), *earlier, Option("", none, not chosen))


def day_said(view: View, happened: str) -> When | None:
    """Return the day that a bar says: this one in the mediation's zone, the one its line was begun on, or none."""
    today = _day(view, view.held.now())
    if happened == TODAY:
        return today
    if not _DAY.fullmatch(happened) or happened >= today.value:
        return None
    try:
        return read_when(happened, zone=view.held.zone)
    except GoodOfficesError:
        return None


def _day(view: View, moment: int) -> When:
    day = datetime.fromtimestamp(moment, zone_named(view.held.zone)).date()
    return read_when(day.isoformat(), zone=view.held.zone)


# the room


def standing_in(view: View, rooms: list[str]) -> str:
    """Return the room one stands in: the one chosen last, the team's before any was, never one that is public."""
    chosen = desk_of(view.request).memory.get(f"room:{view.held.key}", "")
    if chosen in rooms:
        return str(chosen)
    order = ("team", "file", "room", "other", "joint", "public")
    found = view.standing.visible.compartments
    return min(rooms, key=lambda key: (order.index(found[key].sort), rooms.index(key)))


def stand_in(view: View, room: str) -> None:
    """Stand in a room from now on."""
    desk_of(view.request).memory[f"room:{view.held.key}"] = room


def room_says(view: View, room: str) -> Any:
    """Return the sentence that names the room one writes in, and who can and cannot read it."""
    s = view.standing
    said, asked = _room_said(s), (tongue().code, room)
    if asked not in said:
        said[asked] = _room_says(s, room)
    return said[asked]


@once
def _room_said(s: Standing) -> dict[tuple[str, str], Any]:
    """What is said of rooms, by language and room; worked out as it is asked for: every page says it of each."""
    return {}


def _room_says(s: Standing, room: str) -> Any:
    inside, outside = who_reads(s, room)
    name, comma = room_label(s, room), say("capture.comma")
    if not outside:
        return sentence("capture.in.all", room=name, who=comma.join(inside))
    return sentence("capture.in", room=name, who=comma.join(inside), others=comma.join(outside))


def rooms_offered(s: Standing, keys: Iterable[str], chosen: str, none: str = "notes.move.none") -> tuple[Option, ...]:
    """Return rooms to choose from; in the place of one that is not among them none is chosen: others might read it."""
    found = tuple(Option(key, room_label(s, key), key == chosen) for key in keys)
    return found if any(option.chosen for option in found) else (Option("", say(none), True), *found)


def rooms_say(view: View, offered: Iterable[Option]) -> tuple[Any, ...]:
    """Return that sentence for each room that is offered, in their order: the page shows that of the one chosen."""
    rooms = writable(view.standing)
    return tuple(room_says(view, option.value) if option.value in rooms else "" for option in offered)
