"""Before walking into a room: only what may be said there.

What is known in the room comes from the entries everybody there may see; what may be carried there comes from
licences in force that name everybody there. Nothing else enters the sheet, so two records that differ in anything
else give the same one.
"""

from __future__ import annotations

import msgspec

from goodoffices.acts.carrying import CarryLicence, Showing
from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.acts.people import Actor
from goodoffices.acts.problems import NotHere
from goodoffices.record.compartment import Compartment
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.accounts import cleared_lines
from goodoffices.standing.carry import disclosure_lines, licences
from goodoffices.standing.deadlines import deadline_lines
from goodoffices.standing.line import Line, Name, RoomName, Section, line, term
from goodoffices.standing.notices import notice_lines
from goodoffices.standing.owed import owed_lines
from goodoffices.standing.standing import Standing, standing
from goodoffices.standing.told import room_name, told


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """What may be said in a room, section by section."""

    room: RoomName
    who: tuple[Name, ...]
    as_of: int
    known_at: int
    zone: str
    sections: tuple[Section, ...]


def before(record: Record, room: str, *, as_of: int, known_at: int) -> Before:
    """Return what may be said in a room, to everybody in it. Raises NotHere where there is no such room."""
    found = record.room(room)
    if found is None or not found.members:
        raise NotHere("room")
    there = standing(see(record, record.those_in(room)), as_of=as_of, known_at=known_at)
    team = _team(record, as_of=as_of, known_at=known_at)
    recipients = _recipients(found, team)
    return Before(
        room=room_name(there, room),
        who=there.names(sorted(found.members)),
        as_of=as_of,
        known_at=known_at,
        zone=record.zone,
        sections=(
            Section(tag="before.say", lines=_may_say(team, recipients)),
            Section(tag="before.cleared", lines=_current(cleared_lines(there), "cleared.replaced")),
            Section(tag="before.owed", lines=_open(owed_lines(there))),
            Section(tag="before.told", lines=disclosure_lines(there)),
            Section(tag="before.shown", lines=_shown(there)),
            Section(tag="before.notices", lines=(*notice_lines(there), *deadline_lines(there))),
        ),
    )


def _team(record: Record, *, as_of: int, known_at: int) -> Standing | None:
    rooms = (shelf.compartment for shelf in record.shelves.values())
    team = next((room for room in sorted(rooms, key=lambda r: r.id) if room.sort == "team" and room.members), None)
    if team is None:
        return None
    return standing(see(record, record.those_in(team.id)), as_of=as_of, known_at=known_at)


def _recipients(room: Compartment, team: Standing | None) -> frozenset[str]:
    """Those in the room who are not of the team: to all of them a licence has to reach."""
    if team is None or EVERYONE in room.members:
        return frozenset()
    return room.members - team.visible.viewer.who


def _may_say(team: Standing | None, recipients: frozenset[str]) -> tuple[Line, ...]:
    if team is None or not recipients:
        return ()
    found = []
    for now in licences(team):
        act = now.licence.act
        if now.state == "in force" and all(_reaches(team, act, who) for who in recipients):
            found.append(_say(team, act))
    return tuple(sorted(found, key=_by_words))


def _by_words(said: Line) -> tuple[str, ...]:
    """An order that tells no more than the words do: not when a licence was given, nor where it lies."""
    return (said.tag, *(wording.text for wording in said.params["words"]))


def _reaches(team: Standing, act: CarryLicence, who: str) -> bool:
    if who in act.to:
        return True
    person = team.fact(who)
    return person is not None and isinstance(person.act, Actor) and bool(person.act.of) and person.act.of in act.to


def _say(team: Standing, act: CarryLicence) -> Line:
    manner = (line("before.manner", manner=term("manner", act.manner)),) if act.manner != "any" else ()
    if act.attributed == "in their name":
        return line("before.say-from", by=team.name(act.by), words=act.words, more=manner)
    tag = "before.say-own" if act.attributed == "as the mediator's own" else "before.say"
    return line(tag, words=act.words, more=manner)


def _current(lines: tuple[Line, ...], over: str) -> tuple[Line, ...]:
    return tuple(found for found in lines if found.tag != over)


def _open(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(found for found in lines if not found.tag.endswith(".settled"))


def _shown(there: Standing) -> tuple[Line, ...]:
    found = []
    for fact in there.all(Showing):
        text = there.follow(fact, fact.act.of)
        title = text.act.title if text else ""
        tag = "before.shown" if text else "before.shown-unseen"
        manner = term("manner", fact.act.manner)
        found.append(told(there, fact, tag, title=title, to=there.names(fact.act.to), manner=manner))
    return tuple(found)
