"""Before walking into a room: only what may be said there.

What is known in the room comes from the entries everybody there may see; what may be carried there comes from
licences in force that name everybody there, and from the lines cleared for the public. Of those only the words enter
the sheet, so two records that differ in anything else give the same one.
"""

from __future__ import annotations

import msgspec

from goodoffices.acts.carrying import CarryLicence, LicenceWithdrawn, Showing
from goodoffices.acts.housekeeping import EVERYONE, Correction
from goodoffices.acts.people import Actor
from goodoffices.acts.problems import NotHere
from goodoffices.acts.public import ClearedLine
from goodoffices.acts.talks import Request
from goodoffices.acts.terms import Proposal
from goodoffices.acts.values import Wording
from goodoffices.acts.when import Sure
from goodoffices.record.compartment import Compartment
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.carry import disclosure_lines, licences
from goodoffices.standing.deadlines import deadline_lines
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, Name, RoomName, Section, line, term
from goodoffices.standing.notices import notice_lines
from goodoffices.standing.offices import request_line
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
            Section(tag="before.say", lines=_may_say(record, team, there, recipients)),
            Section(tag="before.cleared", lines=_cleared(record, team, there)),
            Section(tag="before.asked", lines=_asked(there, found, team)),
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


def _may_say(record: Record, team: Standing | None, there: Standing, recipients: frozenset[str]) -> tuple[Line, ...]:
    if team is None or not recipients:
        return ()
    released, ended = {}, _ended_unseen(record, team)
    for now in licences(team):
        act = now.licence.act
        if now.state != "in force" or now.licence.id in ended:
            continue
        if all(_reaches(team, act, who) for who in recipients):
            by = _author(team, there, act)
            released[_as_released(there, by, act)] = _say(by, act)
    return tuple(released[value] for value in sorted(released))


def _ended_unseen(record: Record, team: Standing) -> frozenset[str]:
    """What something that not all of the team may read takes back or corrects: nobody may say that."""
    found: set[str] = set()
    for shelf in record.shelves.values():
        ending = (shelf.entries[key] for kind in _ENDINGS for key in shelf.by_kind.get(kind, ()))
        found.update(shelf.misfiled, (_ended(e) for e in ending if team.visible.entry(e.id) is None))
    return frozenset(found)


_ENDINGS = ("LicenceWithdrawn", "ClearedLine", "Correction")


def _ended(entry: Entry) -> str:
    match entry.act:
        case LicenceWithdrawn(licence=target) | ClearedLine(replaces=target) | Correction(target=target):
            return target
        case _:
            return ""


def _author(team: Standing, there: Standing, act: CarryLicence) -> Name:
    """Whose words they are, as those in the room know them; of anybody else only the name is let out."""
    known = there.name(act.by)
    return known if known.id else Name(id="", text=team.name(act.by).text, sort="actor")


def _as_released(there: Standing, author: Name, act: CarryLicence) -> tuple[str | int, ...]:
    """What is let out, and an order that tells no more: not when it was licensed, where, nor how often."""
    place = there.parties.get(author.id, len(there.parties))
    by = (place, author.text) if act.attributed == "in their name" else ()
    words = (part for wording in act.words for part in (wording.text, wording.lang, wording.rendering))
    return (act.attributed, *by, act.manner, *words)


def _reaches(team: Standing, act: CarryLicence, who: str) -> bool:
    if who in act.to:
        return True
    person = team.fact(who)
    return person is not None and isinstance(person.act, Actor) and bool(person.act.of) and person.act.of in act.to


def _say(author: Name, act: CarryLicence) -> Line:
    words = _bare(act.words)
    manner = (line("before.manner", manner=term("manner", act.manner)),) if act.manner != "any" else ()
    if act.attributed == "in their name":
        return line("before.say-from", by=author, words=words, more=manner)
    tag = "before.say-own" if act.attributed == "as the mediator's own" else "before.say"
    return line(tag, words=words, more=manner)


def _bare(words: tuple[Wording, ...]) -> tuple[Wording, ...]:
    """The words without whom they were taken from, which is not let out with them."""
    return tuple(msgspec.structs.replace(wording, source="") for wording in words)


def _cleared(record: Record, team: Standing | None, there: Standing) -> tuple[Line, ...]:
    """The lines cleared for the public may be said anywhere: their words, and nothing of who cleared them or when."""
    us = team or there
    facts = us.all(ClearedLine)
    replaced = {f.act.replaces for f in facts if f.act.replaces}
    sure = [f for f in facts if f.id not in replaced and f.sure is Sure.YES and not f.contested]
    ended = _ended_unseen(record, us)
    now = [f for f in sure if f.id not in ended]
    released = {tuple((w.text, w.lang, w.rendering) for w in f.act.words): _bare(f.act.words) for f in now}
    return tuple(line("before.public", words=released[words]) for words in sorted(released))


def _asked(there: Standing, room: Compartment, team: Standing | None) -> tuple[Line, ...]:
    """What they asked for, as they know it themselves: an answer that lies elsewhere is none here."""
    side = side_of(there, room, team.visible.viewer.who if team is not None else frozenset())
    return tuple(request_line(there, fact) for fact in asked_by(there, side))


def side_of(s: Standing, room: Compartment, team: frozenset[str]) -> frozenset[str]:
    """Return those in a room who are not of the team, with the parties they are of; with no team, the parties alone."""
    inside = room.members - {EVERYONE}
    others = inside - team if team else {who for who in inside if _whose(s, who) in s.parties}
    return frozenset({*others, *(_whose(s, who) for who in others)})


def _whose(s: Standing, who: str) -> str:
    """Whose somebody is: a party, an organisation, or nobody's but their own."""
    fact = s.fact(who)
    return str(fact.act.of) if fact is not None and isinstance(fact.act, Actor) and fact.act.of else who


def asked_by(s: Standing, side: frozenset[str]) -> tuple[Fact[Request], ...]:
    """Return the requests made by these, or through somebody who is of them."""
    return tuple(f for f in s.all(Request) if any(who in side or _whose(s, who) in side for who in f.act.by))


def _open(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(found for found in lines if not found.tag.endswith(".settled"))


def _shown(there: Standing) -> tuple[Line, ...]:
    found = []
    for fact in there.all(Showing):
        text = there.follow(fact, fact.act.of, Proposal)
        title = text.act.title if text else ""
        tag = "before.shown" if text else "before.shown-unseen"
        manner = term("manner", fact.act.manner)
        found.append(told(there, fact, tag, title=title, to=there.names(fact.act.to), manner=manner))
    return tuple(found)
