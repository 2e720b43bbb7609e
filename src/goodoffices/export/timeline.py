"""The acts of a log laid out in time: each as uncertain as its date, in the room it lies in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from goodoffices.acts.when import When, approximate, doubtful, is_interval, precision
from goodoffices.export.tongue import tongue
from goodoffices.export.wording import pieces, text_of
from goodoffices.standing.line import RoomName
from goodoffices.standing.log import Logged

Shape = Literal["day", "within", "about", "between", "lasted"]

_FIRST, _LAST = -62135510400, 253402214400
"""A day within the first and the last instant a calendar can show, so that no zone leads out of it."""


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """One act in the picture: `start` and `end` are days (ordinals in the zone), both included; None where open."""

    number: int
    label: str
    says: str
    shape: Shape
    start: int | None
    end: int | None
    doubtful: bool = False
    corrected: bool = False

    @property
    def first(self) -> int:
        """The first day of it that is known."""
        return self.start if self.start is not None else self.end if self.end is not None else 0

    @property
    def last(self) -> int:
        """The last day of it that is known."""
        return self.end if self.end is not None else self.first


class Lane(msgspec.Struct, frozen=True, kw_only=True):
    """The acts of one room, in order of time."""

    room: RoomName
    marks: tuple[Mark, ...]


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """A log in time: `numbered` is every act with its number, dated ones first; `undated` are those with no date."""

    as_of: int
    lanes: tuple[Lane, ...]
    numbered: tuple[tuple[int, Logged], ...]
    undated: tuple[tuple[int, Logged], ...]


def timeline(log: Iterable[Logged], *, as_of: int, zone: str, first: int = 1) -> Timeline:
    """Return a log laid out in time, numbered from `first` on; lanes come in the order of the rooms' first acts, never
    by name.
    """
    entries = tuple(log)
    dated = [entry for entry in entries if entry.when.value]
    undated = [entry for entry in entries if not entry.when.value]
    numbered = tuple(enumerate([*dated, *undated], start=first))
    lanes: dict[str, list[Mark]] = {}
    rooms: dict[str, RoomName] = {}
    for number, entry in numbered[: len(dated)]:
        rooms.setdefault(entry.room.id, entry.room)
        lanes.setdefault(entry.room.id, []).append(_mark(number, entry, zone))
    return Timeline(
        as_of=day_of(as_of, zone),
        lanes=tuple(Lane(room=rooms[key], marks=tuple(marks)) for key, marks in lanes.items()),
        numbered=numbered[: len(dated)],
        undated=numbered[len(dated) :],
    )


def _mark(number: int, entry: Logged, zone: str) -> Mark:
    when = entry.when
    finish = when.until if is_interval(when) else when.latest
    return Mark(
        number=number,
        label=kind_words(entry.kind),
        says=text_of(pieces(when, zone)),
        shape=shape_of(when),
        start=None if when.earliest is None else day_of(when.earliest, zone),
        end=None if finish is None else day_of(finish, zone),
        doubtful=doubtful(when),
        corrected=entry.corrected,
    )


def shape_of(when: When) -> Shape:
    """Return how a date is drawn: a day, some time within a unit, about a time, between two days, or as it lasted."""
    if is_interval(when):
        return "lasted"
    if approximate(when):
        return "about"
    match precision(when):
        case "range" | "none":
            return "between"
        case "day" | "time":
            return "day"
        case _:
            return "within"


def day_of(at: int, zone: str) -> int:
    """Return the day an instant falls on in a zone, as an ordinal (1 is the first day of year 1)."""
    clamped = min(max(at, _FIRST), _LAST)
    return datetime.fromtimestamp(clamped, UTC).astimezone(ZoneInfo(zone)).toordinal()


def kind_words(kind: str) -> str:
    """Return the name of a kind of act in plain words: "OfficeStatus" is "office status"."""
    known = tongue().kinds
    return known[kind] if kind in known else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()
