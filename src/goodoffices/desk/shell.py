"""What stands around every page of a mediation: its name, the ways to other pages, and what is being looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.bidi import flat
from goodoffices.desk.lines import Voice, html, spans_of, voice_of
from goodoffices.desk.viewer import Held, Look, Moments, desk_of, held_as, look_of, moments_of, standing_of, title_of
from goodoffices.export.wording import moment_text, pieces
from goodoffices.record.compartment import Compartment
from goodoffices.standing.line import RoomName
from goodoffices.standing.standing import Standing

PAGES = {"stand": "Where we stand", "timeline": "Timeline", "accounts": "Accounts"}
"""The pages of a mediation, by the name of their address."""

_SORTS = ("public", "joint", "team", "room", "file", "other")
Fill = Callable[["View"], dict[str, Any]]


class View(NamedTuple):
    """One mediation as one viewer looks at it: what every page is made from."""

    held: Held
    look: Look
    at: Moments
    standing: Standing
    voice: Voice


class Field(NamedTuple):
    """A day asked for: what was written, kept as it was, and what is wrong with it if anything."""

    name: str
    label: str
    value: str
    error: str


def shown(request: HttpRequest, key: str, page: str, fill: Fill) -> HttpResponse:
    """Return a page of a mediation, or the same page with what is wrong with the day asked for. Raises Http404."""
    desk = desk_of(request)
    held, look = held_as(desk, key), look_of(request.GET)
    at = moments_of(held, look, desk.clock())
    s = standing_of(held, look, at)
    view = View(held, look, at, s, voice_of(s, held.mediation.language))
    context = _around(view, page)
    if at.refused:
        return render(request, "desk/unread.html", context, status=400)
    return render(request, f"desk/{page}.html", context | fill(view))


def path_of(held: Held, page: str) -> str:
    """Return where a page of a mediation is."""
    return f"/{held.key}/" if page == "stand" else f"/{held.key}/{page}"


def _around(view: View, page: str) -> dict[str, Any]:
    held, look = view.held, view.look
    here = path_of(held, page)
    title = title_of(view.standing, held.key)
    return {
        "title": title,
        "heading": PAGES[page],
        "tab": f"{flat(title)}: {PAGES[page]}",
        "way": look.dir or "ltr",
        "look": look,
        "home": Look(dir=look.dir).address("/"),
        "here": here,
        "top": look.address(path_of(held, "stand")),
        "pages": [(look.address(path_of(held, name)), label, name == page) for name, label in PAGES.items()],
        "turned": look.address(here, dir="" if look.dir else "rtl"),
        "usual": Look(dir=look.dir).address(here) if look.as_of or look.known_at or look.room else "",
        "latest": look.address(here, known_at=""),
        "fields": (_field(view, "as_of", "As of"), _field(view, "known_at", "As known at")),
        "rooms": list(_rooms(view)),
        "as_of": moment_text(view.at.as_of, held.record.zone),
        "known_at": moment_text(view.at.known_at, held.record.zone),
        "zone": held.record.zone,
        "refused": bool(view.at.refused),
        "told": [] if view.at.refused else list(_told(view)),
    }


def _field(view: View, name: str, label: str) -> Field:
    value = getattr(view.look, name)
    error = view.at.refused.get(name)
    return Field(name, label, value, _refusal(error, value) if error else "")


def _refusal(error: GoodOfficesError, value: str) -> str:
    """Say why nothing is shown, and what to write instead."""
    instead = error.params.get("instead", "")
    nearest = f" Did you mean {flat(instead)}?" if instead else ""
    how = "Write a day like 2031-03-01, a month like 2031-03, a year, or a time like 2031-03-01T14:00."
    return f"“{flat(value)}” cannot be read as one day.{nearest} {how}"


def _told(view: View) -> Iterator[SafeString | str]:
    """Give what has to be said plainly about a look that is not the usual one."""
    at, zone = view.at, view.held.record.zone
    if at.as_of != at.usual:
        sort = "a past day" if at.as_of < at.usual else "a day to come"
        yield f"As of {moment_text(at.as_of, zone)}, {sort}: what had happened by then, and nothing after it."
    if at.known_at != at.usual:
        yield f"As known at {moment_text(at.known_at, zone)}: what had been learnt by then, and nothing learnt since."
    if view.look.room:
        room = view.standing.visible.compartments[view.look.room]
        name = html(spans_of(_room_name(view, room), view.voice))
        who = html(spans_of(view.standing.names(sorted(room.members)), view.voice))
        yield SafeString(f"Seen as everybody in this room together: {name} ({who}). Nothing else is shown.")


def _rooms(view: View) -> Iterator[tuple[str, str, bool]]:
    """Give the rooms to look from as (id, name, chosen): looking as a room, only those it can see."""
    yield "", "the whole file", not view.look.room
    if view.look.room:
        rooms = list(view.standing.visible.compartments.values())
    else:
        rooms = [shelf.compartment for shelf in view.held.record.shelves.values()]
    joined = view.standing.parties
    for room in sorted(rooms, key=lambda room: (_SORTS.index(room.sort), joined.get(room.about, len(joined)), room.id)):
        if room.members:
            text = "".join(piece.text for piece in pieces(_room_name(view, room), view.voice.zone))
            yield room.id, flat(text), room.id == view.look.room


def _room_name(view: View, room: Compartment) -> RoomName:
    """Return what a room is called; one whose party is not shown here goes by its title or id."""
    about = view.standing.name(room.about) if room.about else None
    if about is not None and about.sort == "somebody":
        about = None
    title = room.title or ("" if about or room.sort in ("public", "team", "joint") else room.id)
    return RoomName(id=room.id, sort=room.sort, about=about, title=title)
