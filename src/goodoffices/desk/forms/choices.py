"""What a reference in a form may point to: entries that whoever is at the desk may see, and may point to from there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from goodoffices.acts.act import AnyAct, Unknown
from goodoffices.acts.delivery import DeliveryReport
from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.acts.people import Actor, PartyJoined, Source
from goodoffices.acts.values import RefTo, Wording
from goodoffices.acts.when import When
from goodoffices.desk.bidi import flat
from goodoffices.desk.words import say
from goodoffices.export.tongue import tongue
from goodoffices.export.wording import pieces
from goodoffices.record.compartment import Compartment
from goodoffices.record.entry import Entry
from goodoffices.standing.once import once
from goodoffices.standing.ours import inside
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import room_name

MOST = 200
"""As many are offered; whatever is older can still be named by its id."""
SHORT = 70
_SAID = ("name", "title", "what", "text", "matter", "says", "asks", "consequence", "summary", "scope", "described_as")
_WORDS = ("words", "quotes")
_WHOSE = ("account_by", "sender", "by")


class Choices:
    """What can be chosen where an act lies in a room: only what everybody there may know of, too."""

    def __init__(self, s: Standing, room: str) -> None:
        self.s = s
        self.room = room

    def of(self, mark: RefTo, given: Iterable[str] = ()) -> list[tuple[str, str]]:
        """Return ids with what they are called: people in the order of joining and naming, the rest latest first."""
        if mark.kinds == ("CompartmentOpened",):
            return [(room, room_label(self.s, room)) for room in self.s.visible.compartments]
        offered = _offered(self.s)
        asked = (tongue().code, self.room, mark.kinds)
        if asked not in offered:
            offered[asked] = tuple((e.id, entry_label(self.s, e)) for e in self._first(mark.kinds))
        named = list(offered[asked])
        there = {key for key, _ in named}
        named += [(key, self.called(key)) for key in given if key and key not in there and key != EVERYONE]
        return [(EVERYONE, tongue().words["name.everyone"]), *named] if EVERYONE in mark.kinds else named

    def _first(self, kinds: tuple[str, ...]) -> Iterator[Entry]:
        """Give the entries of these kinds that are offered, in their order."""
        found = [entry for kind in kinds or _USUAL for entry in self.s.visible.of_kind(kind)]
        people = any(kind in ("Actor", "PartyJoined", "Source") for kind in kinds)
        found.sort(key=self._by_joining if people else _by_latest)
        return islice((e for e in found if self._can(e) and self.s.fact(e.id) is not None), MOST)

    def _can(self, entry: Entry) -> bool:
        return not self.room or self.s.visible.may_point(self.room, entry.room)

    def _by_joining(self, entry: Entry) -> tuple[int, int, str]:
        joined = self.s.parties
        sort = 0 if isinstance(entry.act, PartyJoined) else 1 if isinstance(entry.act, Actor) else 2
        return (sort, joined.get(entry.id, entry.entered), entry.id)

    def called(self, key: str) -> str:
        """Return what an entry is called that may not be among the choices, or its id where none is seen."""
        entry = self.s.visible.entry(key)
        return entry_label(self.s, entry) if entry is not None else key


@once
def _offered(s: Standing) -> dict[tuple[str, str, tuple[str, ...]], tuple[tuple[str, str], ...]]:
    """What is offered, by language, by the room it is offered in, and by kinds; worked out as it is asked for."""
    return {}


_USUAL = (
    "Proposal", "Statement", "Claim", "Notice", "Condition", "Commitment", "Tranche", "Suspension", "Office", "Request",
    "Message", "RoundOpened", "IssueTabled", "TentativeAgreement", "ReplyOwed", "PromiseOwed", "Meeting", "Deadline",
    "OfficeStatus", "Incident", "Opening", "NoteToFile", "RoundClosed", "Resumption", "Termination", "Service",
)  # fmt: skip
"""Kinds that references of no certain kind mostly point to."""


def _by_latest(entry: Entry) -> tuple[int, str]:
    return (-entry.entered, entry.id)


def entry_label(s: Standing, entry: Entry) -> str:
    """Return what an entry is called in a list to choose from: its kind, its first words, and its day."""
    labels, asked = _labels(s), (tongue().code, entry.room, entry.id)
    if asked not in labels:
        labels[asked] = _entry_label(s, entry)
    return labels[asked]


@once
def _labels(s: Standing) -> dict[tuple[str, ...], str]:
    """What entries (by language, room and id) and rooms (by language and id) are called, as they are asked for."""
    return {}


def _entry_label(s: Standing, entry: Entry) -> str:
    fact = s.fact(entry.id)
    act = fact.act if fact is not None else entry.act
    if isinstance(act, Actor | PartyJoined | Source):
        return flat(_named(s, entry.id))
    kind = tongue().kinds.get(type(act).__name__, "")
    day = day_text(s, fact.when) if fact is not None else ""
    words = first_words(act)
    more = _told_apart(s, act) if isinstance(act, DeliveryReport) or not words else ()
    return flat(": ".join(part for part in (kind, *more, words) if part) + (f" ({day})" if day else ""))


def _told_apart(s: Standing, act: AnyAct) -> tuple[str, str]:
    """Return whose an act is and of what, where it says that: what tells it from others with no words of their own."""
    whose = next(filter(None, (_ref(act, name) for name in _WHOSE)), "")
    fact = s.fact(whose)
    person = fact is not None and isinstance(fact.act, Actor | PartyJoined | Source)
    return (_named(s, whose) if person else "", _of_what(s, act))


def _of_what(s: Standing, act: AnyAct) -> str:
    # an instalment has no words: it is told by what it is an instalment of
    for _ in range(2):
        fact = s.fact(_ref(act, "of"))
        if fact is None:
            return ""
        act = fact.act
        if words := first_words(act):
            return words
    return ""


def _ref(act: AnyAct, name: str) -> str:
    held = getattr(act, name, "")
    return held if isinstance(held, str) else ""


def _named(s: Standing, key: str) -> str:
    return "".join(piece.text for piece in pieces(s.name(key), s.visible.zone))


def day_text(s: Standing, when: When) -> str:
    """Return the time of an act as it is read out, without the words it was given in; empty where it is not known."""
    if not when.value:
        return ""
    return "".join(piece.text for piece in pieces(msgspec.structs.replace(when, words=""), s.visible.zone))


def first_words(act: AnyAct, most: int = SHORT) -> str:
    """Return the first words of an act, cut short, to tell it from others; empty where it has none."""
    if isinstance(act, Unknown):
        return ""
    for name in (*_SAID, *_WORDS):
        held: Any = getattr(act, name, "")
        if isinstance(held, tuple):
            held = next((one.text for one in held if isinstance(one, Wording)), "")
        if isinstance(held, str) and held:
            return held if len(held) <= most else held[: most - 1].rstrip() + "…"
    return ""


def room_label(s: Standing, room: str) -> str:
    """Return what a room is called, as plain text for a list to choose from."""
    labels, asked = _labels(s), (tongue().code, room)
    if asked not in labels:
        text = "".join(piece.text for piece in pieces(room_name(s, room), s.visible.zone))
        labels[asked] = flat(text or room)
    return labels[asked]


def writable(s: Standing) -> dict[str, Compartment]:
    """Return the rooms that whoever is looking can write in: those that viewer is in now."""
    return inside(s)


def who_reads(s: Standing, room: str) -> tuple[list[str], list[str]]:
    """Return the names of those who can read a room and of the parties that cannot."""
    members = s.visible.compartments[room].members
    if EVERYONE in members:
        return [say("room.everybody")], []
    return _names(s, sorted(members)), _names(s, (key for key in s.parties if key not in members))


def _names(s: Standing, keys: Iterable[str]) -> list[str]:
    return [flat(name.text) for name in s.names(keys) if name.text]
