"""Who can see what: persons by rooms, worked out from the rooms' own rules as the viewer knows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.safestring import SafeString

from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.desk.calendars import digits
from goodoffices.desk.forms.choices import room_label
from goodoffices.desk.lines import html, spans_of
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.export.wording import moment_text
from goodoffices.record.compartment import Compartment


class Cell(NamedTuple):
    """What somebody reads in a room, in words; `sort` is all, part, past or none."""

    sort: str
    says: str


class Row(NamedTuple):
    """One person, or everybody, with what that one reads in each room, in the order of the rooms."""

    name: SafeString
    cells: tuple[Cell, ...]


class Matrix(NamedTuple):
    """Persons by rooms."""

    rooms: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]


def matrix(view: View) -> Matrix:
    """Return who reads what in each room that whoever looks may see: parties as they joined, then the others."""
    s = view.standing
    rooms = s.visible.compartments
    times = {key: dict(_times(view, key)) for key in rooms}
    keys = dict.fromkeys((*s.parties, *(who for room in rooms.values() for who in room.reach if who != EVERYONE)))
    rows = tuple(
        Row(html(spans_of(name, view.voice)), tuple(_cell(rooms[room], name.id or key, times[room]) for room in rooms))
        for key, name in ((key, s.name(key)) for key in keys)
    )
    return Matrix(tuple((key, room_label(s, key)) for key in rooms), rows)


def _times(view: View, room: str) -> Iterator[tuple[int, str]]:
    """Give when each change of a room's members was entered, by its place in the room's order."""
    seen = view.standing.visible.rooms[room]
    for kind in ("Grant", "Revocation"):
        for entry in seen.of_kind(kind):
            yield entry.clock, digits(moment_text(entry.entered, view.held.zone))


def _cell(room: Compartment, who: str, times: dict[int, str]) -> Cell:
    if EVERYONE in room.members:
        return Cell("all", say("reach.everyone"))
    spans = room.reach.get(who, ())
    if not spans:
        return Cell("none", say("reach.nothing"))
    if spans == ((0, None),):
        return Cell("all", say("reach.all"))
    says = say("capture.comma").join(_span(start, end, times) for start, end in spans)
    return Cell("past" if spans[-1][1] is not None else "part", says)


def _span(start: int, end: int | None, times: dict[int, str]) -> str:
    begins, ends = times.get(start, ""), times.get(end or 0, "")
    match (start, end):
        case (0, _):
            return say("reach.until", until=ends)
        case (_, None):
            return say("reach.from", since=begins)
        case _:
            return say("reach.between", since=begins, until=ends)
