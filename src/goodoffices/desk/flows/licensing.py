"""Whether words may be passed on: what stops them, named so that somebody can do something about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

from goodoffices.acts.carrying import CarryLicence, Disclosure
from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.acts.values import Wording
from goodoffices.acts.when import When
from goodoffices.desk.bidi import flat
from goodoffices.desk.flows.whose import tellers, whom
from goodoffices.desk.forms.choices import entry_label, room_label, writable
from goodoffices.desk.tags import sentence
from goodoffices.desk.words import say
from goodoffices.record.compartment import Compartment, Viewer, reach_of
from goodoffices.record.entry import Entry
from goodoffices.record.regime import Keeps, may_record
from goodoffices.standing.carry import LicenceNow, licences
from goodoffices.standing.folding import heaped
from goodoffices.standing.ours import team_room, the_team
from goodoffices.standing.standing import Standing

_QUOTES = re.compile('["“”„‟«»‹›″״]')
_APOSTROPHES = re.compile("[’‘‛′׳`]")
_WITHIN = ("team", "file", "public")
"""Sorts of rooms in which nobody is told anything: they are ours alone, or everybody's."""


class Telling(NamedTuple):
    """What is to be passed on: the words, to whom, in which room, how, resting on what, under which licence."""

    words: tuple[Wording, ...] = ()
    to: tuple[str, ...] = ()
    room: str = ""
    by: str = ""
    manner: str = "not stated"
    when: When | None = None
    sources: tuple[str, ...] = ()
    licence: str = ""
    why: str = ""

    @property
    def disclosure(self) -> Disclosure:
        """What will lie in the receiving room: the words, complete, and nothing else."""
        return Disclosure(to=self.to, words=self.words, by=self.by, manner=self.manner)  # type: ignore[arg-type]


class Stop(NamedTuple):
    """A reason why words are not passed on, in words, and the field it belongs to; empty where it belongs to none."""

    field: str
    says: Any


# who is there


def receiving(s: Standing) -> dict[str, Compartment]:
    """Return the rooms in which somebody can be told something: those that others than the team are in."""
    us = the_team(s)
    rooms = writable(s).items()
    return {key: room for key, room in rooms if room.sort not in _WITHIN and room.members - us - {EVERYONE}}


def hearers(s: Standing) -> list[tuple[str, str]]:
    """Return those who can be told something in a room, by id with the name: parties as they joined, then others."""
    found = frozenset().union(*(room.members for room in receiving(s).values())) - the_team(s) - {EVERYONE}
    return [(name.id, flat(name.text)) for name in s.names(sorted(found)) if name.text]


def audience(s: Standing, telling: Telling) -> frozenset[str]:
    """Return everybody who will read the words: the recipients, and whoever else is in the room that receives them."""
    room = s.visible.compartments.get(telling.room)
    members = room.members - the_team(s) if room is not None else frozenset()
    return members | frozenset(telling.to)


def names(s: Standing, keys: frozenset[str] | tuple[str, ...]) -> str:
    """Return names as one text, in a neutral order."""
    return say("capture.comma").join(flat(name.text) for name in s.names(sorted(keys)) if name.text)


# what stops


def stops(s: Standing, telling: Telling, keeps: Keeps | None) -> list[Stop]:
    """Return every reason why this is not passed on; where there is none, it may be."""
    found = [*_room(s, telling), *_sources(s, telling), *_how(s, telling, keeps)]
    if found:
        return found
    return list(_licensing(s, telling))


def _room(s: Standing, telling: Telling) -> Iterator[Stop]:
    if not telling.to:
        yield Stop("to", say("disclose.stop.nobody"))
    elif strange := frozenset(telling.to) - dict(hearers(s)).keys():
        yield Stop("to", sentence("disclose.stop.not-a-hearer", who=names(s, strange) or say("disclose.somebody")))
    room = receiving(s).get(telling.room)
    if room is None:
        yield Stop("room", say("disclose.stop.room"))
    elif outside := frozenset(telling.to) - room.members:
        label = room_label(s, telling.room)
        yield Stop("room", sentence("disclose.stop.outside", who=names(s, outside), room=label))


def _sources(s: Standing, telling: Telling) -> Iterator[Stop]:
    home = team_room(s)
    for key in telling.sources:
        entry = s.visible.entry(key)
        if entry is None:
            yield Stop("source", say("disclose.stop.source"))
        elif not s.visible.may_point(home, entry.room):
            label, room = entry_label(s, entry), room_label(s, entry.room)
            yield Stop("source", sentence("disclose.stop.not-the-teams", source=label, room=room))


def _how(s: Standing, telling: Telling, keeps: Keeps | None) -> Iterator[Stop]:
    if not telling.words:
        yield Stop("words", say("disclose.stop.no-words"))
    if telling.manner not in ("orally", "in writing"):
        yield Stop("manner", say("disclose.stop.manner"))
    if telling.words and not may_record(telling.disclosure, keeps):
        yield Stop("", say("disclose.stop.off-record"))


def _licensing(s: Standing, telling: Telling) -> Iterator[Stop]:
    if telling.licence:
        now = licence_of(s, telling.licence)
        if now is None:
            yield Stop("licence", say("disclose.stop.licence"))
        elif not s.visible.may_point(team_room(s), now.licence.room):
            label = room_label(s, now.licence.room)
            yield Stop("licence", sentence("disclose.stop.licence-not-the-teams", room=label))
        else:
            yield from (Stop("licence", says) for says in against(s, now, telling))
            yield from _of_others(s, now.licence.act, telling)
    elif private := private_sources(s, telling):
        by = names(s, frozenset(who for entry in private for who in _to_ask(s, entry)))
        key = "disclose.stop.unlicensed" if by else "disclose.stop.unlicensed.nobody"
        yield Stop("licence", sentence(key, by=by) if by else say(key))
        for entry in private:
            label, room = entry_label(s, entry), room_label(s, entry.room)
            yield Stop("licence", sentence("disclose.stop.private", source=label, room=room))


def licence_of(s: Standing, key: str) -> LicenceNow | None:
    """Return a licence as it stands, or None where there is none of that id to be seen."""
    return next((now for now in licences(s) if now.licence.id == key), None)


def private_sources(s: Standing, telling: Telling) -> list[Entry]:
    """Return the sources that need a licence: neither ours alone, nor known to all who will be told."""
    entries = (s.visible.entry(key) for key in telling.sources)
    return [entry for entry in entries if entry is not None and not _free(s, entry, telling)]


def _free(s: Standing, entry: Entry, telling: Telling) -> bool:
    room, told = s.visible.compartments[entry.room], audience(s, telling)
    if room.sort == "public":
        return True
    if room.sort == "team":
        return all(told <= knows for knows in tellers(s, entry))
    reach = reach_of(Viewer(told), room)
    return any(start <= entry.clock and (end is None or entry.clock <= end) for start, end in reach)


def _to_ask(s: Standing, entry: Entry) -> frozenset[str]:
    """Return who can let us carry what an entry holds: whose room it is, or who told us where it is ours alone."""
    shared = s.visible.compartments[entry.room].members - the_team(s)
    said = frozenset[str]() if shared else frozenset[str]().union(*tellers(s, entry))
    return said or frozenset(filter(None, [_whose(s, entry.room)]))


def _whose(s: Standing, room: str) -> str:
    found = s.visible.compartments[room]
    if found.about:
        return found.about
    others = found.members - the_team(s) - {EVERYONE}
    return next(iter(others)) if len(others) == 1 else ""


def _of_others(s: Standing, act: CarryLicence, telling: Telling) -> Iterator[Stop]:
    """Give the sources that whoever gave the licence cannot license: they are somebody else's."""
    for entry in private_sources(s, telling):
        if not _may_license(s, act.by, entry):
            params = {"source": entry_label(s, entry), "room": room_label(s, entry.room)}
            yield Stop("licence", sentence("disclose.stop.of-others", by=names(s, (act.by,)), **params))


def _may_license(s: Standing, by: str, entry: Entry) -> bool:
    """Return whether somebody can let us carry an entry: it lies in a room of theirs, or all said in it is theirs."""
    room, who = s.visible.compartments[entry.room], whom(s, by) - the_team(s)
    if room.members & who:
        return True
    said = frozenset[str]().union(*tellers(s, entry))
    return all(whom(s, one) & who for one in said) if said else room.about in who


def licensed_rooms(s: Standing, by: str) -> frozenset[str]:
    """Return the rooms whose words somebody can license: those that one, or whom one acts for, is in or that are about
    either. It is for nobody on the team to license what others told us.
    """
    who = whom(s, by) - the_team(s)
    rooms = s.visible.compartments.items()
    return frozenset(key for key, room in rooms if room.about in who or room.members & who)


def against(s: Standing, now: LicenceNow, telling: Telling) -> Iterator[Any]:
    """Give every reason why a licence does not cover what is to be said."""
    act = now.licence.act
    if now.state != "in force":
        yield say(f"disclose.against.{now.state.replace(' ', '-')}")
    if others := frozenset(telling.to) - frozenset(act.to):
        yield sentence("disclose.against.recipients", who=names(s, others), to=names(s, act.to))
    elif overhear := audience(s, telling) - frozenset((*act.to, act.by)):
        yield sentence("disclose.against.overhear", who=names(s, overhear), room=room_label(s, telling.room))
    if act.manner not in ("any", telling.manner):
        yield say(f"disclose.against.manner.{act.manner.replace(' ', '-')}")
    for wording in telling.words:
        if not covers(act, wording):
            yield sentence("disclose.against.words", words=wording.text)


# whether words are a licence's words


def plain(text: str) -> str:
    """Return words as they are compared with a licence's: one space between two, one sort of quotes, no case."""
    if not text.isascii() and not heaped(text):
        text = unicodedata.normalize("NFC", text)
    text = _APOSTROPHES.sub("'", _QUOTES.sub('"', text))
    return " ".join(text.split()).strip(' "').casefold()


def covers(act: CarryLicence, wording: Wording) -> bool:
    """Return whether words are those of a licence in one of its languages, or part of them."""
    said = plain(wording.text)
    return bool(re.search(r"\w", said)) and any(_is_part(said, plain(own.text)) for own in act.words)


def in_part(act: CarryLicence, wording: Wording) -> bool:
    """Return whether words are part of a licence's and not the whole of any of them."""
    said = plain(wording.text).rstrip(".!?…؟")
    return said not in {plain(own.text).rstrip(".!?…؟") for own in act.words}


def _is_part(said: str, whole: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(said)}(?!\w)", whole) is not None


def fitting(s: Standing, telling: Telling) -> list[tuple[LicenceNow, list[Any]]]:
    """Return the licences whose words cover all that is to be said, each with what else stands against it."""
    found = [now for now in licences(s) if telling.words and all(covers(now.licence.act, w) for w in telling.words)]
    return [(now, list(against(s, now, telling))) for now in found]
