"""Before walking into a room: a sheet with what may be said there, and beside it, on request, what must not be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse

from goodoffices.acts.carrying import CarryLicence
from goodoffices.acts.people import Actor
from goodoffices.acts.talks import Reply, Request
from goodoffices.desk.bidi import flat
from goodoffices.desk.calendars import digits
from goodoffices.desk.forms.choices import room_label, writable
from goodoffices.desk.heads import narrowed
from goodoffices.desk.kept import Kept as Drawn
from goodoffices.desk.lines import Said, Voice, html, said, spans_of
from goodoffices.desk.pages.rooms import may_walk_in
from goodoffices.desk.paging import paged
from goodoffices.desk.shell import drawn
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import View, desk_of, view_of
from goodoffices.desk.words import say
from goodoffices.export.tongue import tongue
from goodoffices.export.wording import moment_text
from goodoffices.record.ledger import Record
from goodoffices.standing.before import Before, asked_by, side_of
from goodoffices.standing.before import before as before_of
from goodoffices.standing.carry import LicenceNow, licence_lines, licences
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, Section
from goodoffices.standing.offices import request_line
from goodoffices.standing.ours import team_room, the_team
from goodoffices.standing.standing import Standing

ALSO = "withheld"
"""What the address asks for to see what must not be said."""


MOST = 25
"""Lines of each section on a sheet that is to be read before a meeting: the latest; of what may be said, four times."""


class Part(NamedTuple):
    """A section of the sheet; `empty` says what an empty one means, `more` how many lines are left off."""

    tag: str
    heading: str
    lines: tuple[Said, ...]
    empty: str
    more: int


class Kept(NamedTuple):
    """One licence or request of which something must not be said in the room: why, and the line of it."""

    why: str
    lines: tuple[Said, ...]
    href: str


def page(request: HttpRequest, key: str, room: str) -> HttpResponse:
    """Return the sheet for a room that whoever is at the desk is in. Raises Http404 for any other."""
    with desk_of(request).find(key).lock:
        view = view_of(request, key)
        if not may_walk_in(view, room):
            raise Http404
        return drawn(view, "rooms", lambda view: _fill(view, room), template="before", heading=say("page.before"))


def _fill(view: View, room: str) -> dict[str, Any]:
    sheet = sheet_of(view, room)
    # a party's shape goes by when it joined among all the viewer knows of: on the sheet there is none
    voice = Voice(zone=sheet.zone, language=view.voice.language)
    also = view.request.GET.get("also") == ALSO
    here = f"rooms/{room}/before"
    return {
        # whatever prints a page prints its title too: this one names no mediation and no room
        "tab": flat(say("page.before")),
        "sheet_heading": sentence("before.heading", room=html(spans_of(sheet.room, voice))),
        "who": html(spans_of(sheet.who, voice)),
        "made": sentence(
            "before.made",
            made=_day(view.held.now(), sheet),
            as_of=_day(sheet.as_of, sheet),
            known_at=_day(sheet.known_at, sheet),
        ),
        "sheet": Drawn(view, "sheet", lambda view: {"parts": [_part(section, voice) for section in sheet.sections]}),
        "in_team": bool(team_room(view.standing)),
        "room_href": view.address(f"rooms/{room}"),
        "also": also,
        "also_href": view.address(here, also="" if also else ALSO),
        "sent": {"also": ALSO} if also else {},
        **(_must_not(view, room, here) if also else {}),
    }


def _day(at: int, sheet: Before) -> str:
    return digits(moment_text(at, sheet.zone))


# what may be said


def sheet_of(view: View, room: str) -> Before:
    """Return what may be said in a room, as far as whoever is at the desk may know it.

    The sheet is made from a record that holds the rooms this person is in now, and no other: whatever lies elsewhere,
    the team's other rooms included, changes nothing in it.
    """
    s = view.standing
    kept: dict[str, Before] = s.kept.setdefault(sheet_of, {})
    if room not in kept:
        mine = Record(zone=view.held.record.zone)
        mine.shelves = {key: view.held.record.shelves[key] for key in writable(s)}
        kept[room] = before_of(mine, room, as_of=s.as_of, known_at=s.known_at)
    return kept[room]


def _part(section: Section, voice: Voice) -> Part:
    heading, empty = tongue().sections[section.tag]
    most = MOST if section.tag not in ("before.say", "before.cleared") else MOST * 4
    told = tuple(said(line, voice) for line in section.lines[-most:])
    more = len(section.lines) - len(told)
    return Part(section.tag.replace(".", "-"), heading.capitalize(), told, "" if told else empty, more)


# what must not be said


def _must_not(view: View, room: str, here: str) -> dict[str, Any]:
    """Return what the viewer's own rooms hold that is withheld, not in force, or licensed to others than those here.

    With it goes what those here asked for, or were answered, where they do not know of it in this room.
    """
    s = view.standing
    asked = list(_asked_elsewhere(view, room))
    found = [(now.licence, why) for now in reversed(licences(s)) if (why := _why(s, now, _others(view, room)))]
    one = paged([*asked, *found], view, here, also=ALSO)
    few = narrowed(s, [fact.id for fact, _ in one.items if isinstance(fact.act, CarryLicence)])
    lines = {line.rests_on[0]: line for line in licence_lines(few)}
    lines |= {fact.id: request_line(s, fact) for fact, _ in one.items if isinstance(fact.act, Request)}
    kept = [_kept(view, fact.id, why, lines[fact.id]) for fact, why in one.items]
    return {"kept": kept, "paged": one, "room_name": room_label(s, room)}


def _asked_elsewhere(view: View, room: str) -> Iterator[tuple[Fact[Any], str]]:
    """Give the requests of those here that the room does not know of, or not as answered as the viewer's rooms do."""
    s = view.standing
    known = set(_known(sheet_of(view, room)))
    for fact in reversed(asked_by(s, side_of(s, writable(s)[room], the_team(s)))):
        if fact.id not in known:
            yield fact, say("before.asked-elsewhere")
        elif any(reply.id not in known for reply in s.about(fact.id, Reply) if reply.act.to == fact.id):
            yield fact, say("before.answered-elsewhere")


def _known(sheet: Before) -> Iterator[str]:
    for section in sheet.sections:
        if section.tag == "before.asked":
            for line in section.lines:
                yield from (key for part in (line, *line.more) for key in part.rests_on)


def _others(view: View, room: str) -> frozenset[str]:
    """Those in the room who are not of the team: to all of them a licence has to reach."""
    return writable(view.standing)[room].members - the_team(view.standing)


def _why(s: Standing, now: LicenceNow, others: frozenset[str]) -> str:
    if now.state != "in force":
        return say("before.not-in-force")
    if now.licence.act.withheld:
        return say("before.withheld")
    named = set(now.licence.act.to)
    return "" if all(named & {who, _party(s, who)} for who in others) else say("before.other-recipients")


def _party(s: Standing, who: str) -> str:
    """Whose somebody is, for whom a licence that names the party is one too."""
    fact = s.fact(who)
    return str(fact.act.of) if fact is not None and isinstance(fact.act, Actor) else ""


def _kept(view: View, key: str, why: str, line: Line) -> Kept:
    return Kept(why, (said(line, view.voice),), view.address(f"entry/{key}"))
