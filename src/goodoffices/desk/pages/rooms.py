"""The rooms: who may know what lies in each, and one room by itself, in which one stands while reading it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.safestring import SafeString

from goodoffices.acts.carrying import CarryLicence, Disclosure
from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.desk.bar import room_says, stand_in, standing_in
from goodoffices.desk.forms.choices import room_label, who_reads, writable
from goodoffices.desk.heads import FOLDED, narrowed
from goodoffices.desk.kept import Kept
from goodoffices.desk.lines import Said, said
from goodoffices.desk.listing import Asked, listed
from goodoffices.desk.paging import latest_first, paged
from goodoffices.desk.rows import row_of
from goodoffices.desk.shell import drawn, shown
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import View, desk_of, view_of
from goodoffices.export.tongue import tongue
from goodoffices.standing.carry import disclosure_lines, licence_lines, licences
from goodoffices.standing.log import some_logged
from goodoffices.standing.standing import Standing


class Place(NamedTuple):
    """A room: what it is called and is for, who may read it and which parties cannot, and what can be done there."""

    key: str
    name: str
    what: SafeString
    inside: list[str]
    outside: list[str]
    here: bool
    may_write: bool
    href: str
    before: str


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return every room that this viewer may see."""
    return shown(request, key, "rooms", _fill)


def _fill(view: View) -> dict[str, Any]:
    return {"places": [place_of(view, room) for room in view.standing.visible.rooms]}


def room_of(request: HttpRequest, key: str, room: str) -> HttpResponse:
    """Return one room, and stand in it from now on. Raises Http404 for one that is missing or not for this viewer."""
    with desk_of(request).find(key).lock:
        view = view_of(request, key)
        if room not in view.standing.visible.rooms:
            raise Http404
        if view.may_write and room in writable(view.standing) and request.method == "GET":
            stand_in(view, room)
        return drawn(view, "rooms", lambda view: _room(view, room), template="room", heading=_heading(view, room))


def _heading(view: View, room: str) -> str:
    name = room_label(view.standing, room)
    return name[:1].upper() + name[1:]


def place_of(view: View, room: str) -> Place:
    """Return a room that this viewer may see."""
    s = view.standing
    mine = writable(s)
    inside, outside = who_reads(s, room)
    may_write = view.may_write and room in mine
    return Place(
        key=room,
        name=room_label(s, room),
        what=_what(s, room),
        inside=inside,
        outside=outside,
        here=may_write and standing_in(view, list(mine)) == room,
        may_write=may_write,
        href=view.address(f"rooms/{room}"),
        before=view.address(f"rooms/{room}/before") if may_walk_in(view, room) else "",
    )


def may_walk_in(view: View, room: str) -> bool:
    """Return whether a room is a closed one, whoever is at the desk is in it now, and looks with their own eyes."""
    mine = writable(view.standing)
    return not view.look.room and room in mine and EVERYONE not in mine[room].members


def _what(s: Standing, room: str) -> SafeString:
    found = s.visible.compartments[room]
    name = s.name(found.about).text if found.about else ""
    sort = found.sort if name or found.sort not in ("room", "file") else "other"
    return sentence(f"rooms.sort.{sort}", about=name)


def _room(view: View, room: str) -> dict[str, Any]:
    place = place_of(view, room)
    return {
        "place": place,
        "says": room_says(view, room) if place.may_write else "",
        "rooms_href": view.address("rooms"),
        "lists": Kept(view, "lists", lambda view: _lists(view, room)),
    }


def _lists(view: View, room: str) -> dict[str, Any]:
    s = view.standing
    facts = listed(s, Asked(within=room))
    one = latest_first(paged(facts[::-1], view, f"rooms/{room}"))
    return {
        "rows": [row_of(view, entry) for entry in some_logged(s, [fact.entry for fact in one.items])],
        "paged": one,
        "count": len(facts),
        "timeline": view.address("timeline", **{"in": room}),
        **_carried(view, room),
    }


def _carried(view: View, room: str) -> dict[str, Any]:
    """Return the licences given in a room, those in force first, and what was passed on there, the latest first."""
    s = view.standing
    given = [now for now in reversed(licences(s)) if now.licence.room == room]
    given.sort(key=lambda now: now.state != "in force")
    passed = [fact for fact in reversed(s.all(Disclosure)) if fact.room == room]
    return {
        "licences": _told(view, [now.licence.id for now in given[:FOLDED]]),
        "more_licences": max(0, len(given) - FOLDED),
        "all_licences": view.address("timeline", kind=CarryLicence.__name__, **{"in": room}),
        "no_licences": tongue().sections["licences"][1],
        "disclosures": _told(view, [fact.id for fact in passed[:FOLDED]]),
        "more_disclosures": max(0, len(passed) - FOLDED),
        "all_disclosures": view.address("timeline", kind=Disclosure.__name__, **{"in": room}),
        "no_disclosures": tongue().sections["before.told"][1],
    }


def _told(view: View, ids: list[str]) -> list[Said]:
    few = narrowed(view.standing, ids)
    order = {key: place for place, key in enumerate(ids)}
    lines = [one for one in (*licence_lines(few), *disclosure_lines(few)) if one.rests_on[0] in order]
    lines.sort(key=lambda one: order[one.rests_on[0]])
    return [said(line, view.voice) for line in lines]
