"""What stands around every page of a mediation: its name, the ways to other pages, what is looked at, and capture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.bar import bar
from goodoffices.desk.bidi import flat
from goodoffices.desk.calendars import digits
from goodoffices.desk.kept import Kept
from goodoffices.desk.lines import html, spans_of
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import Look, View, desk_of, title_of, view_of
from goodoffices.desk.words import say
from goodoffices.export.tongue import tongue
from goodoffices.export.wording import moment_text, pieces
from goodoffices.record.compartment import Compartment, may_know
from goodoffices.standing.line import RoomName
from goodoffices.standing.told import room_name

PAGES = (
    "stand", "timeline", "rooms", "write-up", "proposals", "notices", "pause", "office", "commitments", "owed",
    "public", "people", "search", "integrity",
)  # fmt: skip
"""The pages of a mediation, by the name of their address, in the order in which they are offered."""

Fill = Callable[[View], dict[str, Any]]


class Field(NamedTuple):
    """A day asked for: what was written, kept as it was, and what is wrong with it if anything."""

    name: str
    label: str
    value: str
    error: str


def still(fill: Fill) -> Fill:
    """Return what fills a page that shows a reading and nothing else: it is drawn once for each reading."""
    return lambda view: {"of_reading": Kept(view, "of_reading", fill)}


def shown(
    request: HttpRequest, key: str, page: str, fill: Fill, *, template: str = "", heading: str = "", status: int = 200
) -> HttpResponse:
    """Return a page of a mediation, or the same page with what is wrong with the day asked for. Raises Http404.

    `page` is the one it stands under; `template` and `heading` are the page's own where they differ from that one's.
    """
    desk = desk_of(request)
    with desk.find(key).lock:
        view = view_of(request, key)
        return drawn(view, page, fill, template=template, heading=heading, status=status)


def drawn(
    view: View, page: str, fill: Fill, *, template: str = "", heading: str = "", status: int = 200
) -> HttpResponse:
    """Return a page of a view that is there already; whoever draws holds the mediation's lock."""
    context = around(view, page, heading)
    if view.at.refused:
        return render(view.request, "desk/unread.html", context, status=400)
    # what the page says comes first: it may have to say that something was just taken in
    filled = fill(view)
    # and only a page that is there takes away what the next one was to begin with
    return render(view.request, f"desk/{template or page}.html", context | _done(view) | filled, status=status)


def titled(page: str, view: View, template: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """Return a page that stands under another one and has a title of its own."""
    heading = say(f"{template}.title")
    return drawn(view, page, lambda view: dict(context), template=template, heading=heading, status=status)


def _done(view: View) -> dict[str, Any]:
    """Return what was done last in this mediation, once, and the note that can be taken back."""
    kept = desk_of(view.request).memory if view.may_write else {}
    done, just = (kept.pop(f"{name}:{view.held.key}", "") for name in ("done", "just"))
    return {"done": SafeString(done), "just": just}


def path_of(key: str, page: str) -> str:
    """Return where a page of a mediation is."""
    return f"/{key}/" if page == "stand" else f"/{key}/{page}"


def around(view: View, page: str, heading: str = "") -> dict[str, Any]:
    """Return what the frame of a page needs."""
    held, look, request = view.held, view.look, view.request
    desk = desk_of(request)
    title = title_of(view.standing, held.key)
    heading = heading or say(f"page.{page}")
    zone = held.zone
    return {
        "tongue": tongue(),
        "title": title,
        "heading": heading,
        # a window's title is listed by the system, and goes into a printed file: no word of the record stands in it
        "tab": say(f"page.{page}"),
        "look": look,
        "view": view,
        "base": f"/{held.key}/",
        "query": Look.address(look, "")[1:],
        "here": request.path,
        "top": look.address(path_of(held.key, "stand")),
        "pages": [(look.address(path_of(held.key, name)), say(f"page.{name}"), name == page) for name in PAGES],
        "usual": "" if look.plain else Look().address(request.path),
        "latest": look.address(request.path, known_at=""),
        "fields": (_field(view, "as_of"), _field(view, "known_at")),
        "rooms": list(_rooms(view)),
        "as_of": digits(moment_text(view.at.as_of, zone)),
        "known_at": digits(moment_text(view.at.known_at, zone)),
        "zone": zone,
        "refused": bool(view.at.refused),
        "told": [] if view.at.refused else list(_told(view)),
        "demo": desk.demo or not held.address,
        "lockable": desk.lockable,
        "idle": desk.display.idle,
        "capture": bar(view) if view.may_write else None,
        "altered": held.vault.altered,
    }


def say_done(request: HttpRequest, key: str, **params: Any) -> None:
    """Let the next page of the same mediation begin with a sentence that something was done."""
    asked = request.resolver_match
    if asked is not None:
        desk_of(request).memory[f"done:{asked.kwargs['key']}"] = str(sentence(key, **params))


def say_plainly(request: HttpRequest, key: str, text: str) -> None:
    """Let the next page of a mediation begin with a message of the catalogue of errors, after what it says already."""
    _say_also(request, key, escape(text))


def say_erased(view: View, key: str, **params: Any) -> None:
    """Let the next page begin with a sentence that something was erased, and say where traces of it are left."""
    say_done(view.request, key, **params)
    if view.held.vault.owing:
        _say_also(view.request, view.held.key, sentence("scrub.owed"))


def _say_also(request: HttpRequest, key: str, markup: str) -> None:
    memory = desk_of(request).memory
    memory[f"done:{key}"] = " ".join(filter(None, (memory.get(f"done:{key}", ""), str(markup))))


def _field(view: View, name: str) -> Field:
    value = getattr(view.look, name)
    error = view.at.refused.get(name)
    return Field(name, say(f"look.{name}"), value, _refusal(error, value) if error else "")


def _refusal(error: GoodOfficesError, value: str) -> str:
    """Say why nothing is shown, and what to write instead."""
    instead = error.params.get("instead", "")
    nearest = say("look.nearest", instead=flat(instead)) if instead else ""
    return " ".join(part for part in (say("look.unread", value=flat(value)), nearest, say("look.how")) if part)


def _told(view: View) -> Iterator[SafeString]:
    """Give what has to be said plainly about a look that is not the usual one."""
    at, zone, look = view.at, view.held.zone, view.look
    if look.as_of:
        sort = "past" if at.as_of < at.usual else "coming"
        yield sentence(f"look.as-of.{sort}", when=digits(moment_text(at.as_of, zone)))
    if look.known_at:
        yield sentence("look.known-at.told", when=digits(moment_text(at.known_at, zone)))
    if look.room:
        name = html(spans_of(room_name(view.standing, look.room), view.voice))
        members = view.standing.visible.compartments[look.room].members
        who = html(spans_of(view.standing.names(sorted(members)), view.voice))
        yield sentence("look.room.told", room=mark_safe(name), who=mark_safe(who))


def _rooms(view: View) -> Iterator[tuple[str, str, bool]]:
    """Give the rooms to look from as (id, name, chosen): those one is in; looking as a room, those all in it are in."""
    yield "", say("look.own"), not view.look.room
    for key, room in view.standing.visible.compartments.items():
        if may_know(view.standing.visible.viewer, room):
            text = "".join(piece.text for piece in pieces(room_called(view, room), view.voice.zone))
            yield key, flat(text), key == view.look.room


def room_called(view: View, room: Compartment) -> RoomName:
    """Return what a room is called; one whose party is not shown here goes by its title or id."""
    about = view.standing.name(room.about) if room.about else None
    if about is not None and about.sort == "somebody":
        about = None
    title = room.title or ("" if about or room.sort in ("public", "team", "joint") else room.id)
    return RoomName(id=room.id, sort=room.sort, about=about, title=title)
