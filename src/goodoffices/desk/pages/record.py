"""Recording: the list of all that can be recorded, and the form of each kind of act."""

from __future__ import annotations

import hmac
from typing import Any, NamedTuple

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.acts.act import Act, kind_of
from goodoffices.acts.housekeeping import CompartmentOpened
from goodoffices.acts.problems import BadInput, GoodOfficesError, Problem
from goodoffices.desk import drafts
from goodoffices.desk.acting import acting
from goodoffices.desk.bar import rooms_offered, rooms_say, standing_in
from goodoffices.desk.flows.several import again, token_of
from goodoffices.desk.flows.stale import since, state_of
from goodoffices.desk.forms.choices import Choices, entry_label, room_label, writable
from goodoffices.desk.forms.drawn import Drawing
from goodoffices.desk.forms.sent import Sent, entry_sent, first, named
from goodoffices.desk.forms.shape import Shape, kinds_by_hand, shapes_of
from goodoffices.desk.held import ever, fresh_token
from goodoffices.desk.rows import told_entry
from goodoffices.desk.shell import drawn, say_done, shown
from goodoffices.desk.viewer import View, way_to
from goodoffices.desk.words import say
from goodoffices.export.tongue import tongue
from goodoffices.record.entry import Entry

ABOUT = "about.of.form"
"""What carries the entry that a form was opened on: some kinds have a field `about` of their own."""
ORDER = (
    "talks", "notices", "process", "terms", "carrying", "delivery", "office", "public", "people", "housekeeping",
    "keeping",
)  # fmt: skip
"""What is recorded most days comes first in the list, how the record is kept last."""


class Kind(NamedTuple):
    """One kind of act in the list: its name in the vocabulary, what it is called, and what it is for."""

    name: str
    label: str
    help: str


class Group(NamedTuple):
    """Kinds that belong together."""

    heading: str
    kinds: tuple[Kind, ...]


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the list of all that can be recorded, by what it is about."""
    return shown(request, key, "record", lambda view: {"groups": groups()})


def groups() -> tuple[Group, ...]:
    """Return every kind that a person records, gathered as the vocabulary gathers them."""
    found: dict[str, list[Kind]] = {module: [] for module in ORDER}
    for name, cls in kinds_by_hand().items():
        module = cls.__module__.rpartition(".")[2]
        found.setdefault(module, []).append(Kind(name, tongue().kinds[name], say(f"form.{name}")))
    return tuple(Group(say(f"group.{module}"), tuple(kinds)) for module, kinds in found.items() if kinds)


def form(request: HttpRequest, key: str, kind: str) -> HttpResponse:
    """Return the form of a kind of act, or take in what it sent. Raises Http404 for a kind there is none of."""
    cls = kinds_by_hand().get(kind)
    if cls is None:
        raise Http404
    with acting(request, key) as view:
        if request.method == "POST":
            return _taken(view, cls)
        return _blank(view, cls)


def about_of(view: View, value: str) -> str:
    """Return the entry that a form is about, where there is one that whoever is at the desk may see."""
    return value if value and view.standing.visible.entry(value) is not None else ""


def _blank(view: View, cls: type[Act]) -> HttpResponse:
    """Return the form as it is opened: with what was typed into it before, or what its address says."""
    request = view.request
    kept = drafts.kept(view.held, _form(view, cls))
    if kept is not None and not request.GET.get("anew"):
        sent: Sent = kept.typed
    else:
        kept = None
        sent = {name: values for name, values in request.GET.lists() if name not in ("as_of", "known_at", "in", "anew")}
    about = about_of(view, request.GET.get("about", ""))
    sent = {**_pointing(view, cls, about), **sent} if about else sent
    return filled(view, cls, sent, about=about, kept=kept is not None)


def _form(view: View, cls: type[Act]) -> str:
    return f"record/{cls.__name__}?{about_of(view, view.request.GET.get('about', ''))}"


def _pointing(view: View, cls: type[Act], about: str) -> dict[str, list[str]]:
    """Return the first reference of a kind that can point to what its form is about, set to that."""
    entry = view.standing.visible.entry(about)
    kind = kind_of(entry.act) if entry is not None else ""
    first = next((shape.name for shape in shapes_of(cls) if _fits(shape, kind)), "")
    return {first: [about]} if first else {}


def _fits(shape: Shape, kind: str) -> bool:
    """Whether a field can hold what a form is about: who does something is never filled in."""
    return shape.sort in ("ref", "refs") and shape.name != "by" and (not shape.kinds or kind in shape.kinds)


def filled(
    view: View,
    cls: type[Act],
    sent: Sent,
    problems: tuple[Problem, ...] = (),
    *,
    about: str = "",
    kept: bool = False,
    stale: tuple[Entry, ...] = (),
    status: int = 200,
) -> HttpResponse:
    """Return the form with what was typed, and what is wrong with it."""
    s = view.standing
    rooms = list(writable(s))
    asked = (first(sent, "room") or view.request.GET.get("in", "")).strip()
    home = s.visible.entry(about) if about else None
    room = next((r for r in (asked, home.room if home else "") if r in rooms), "") or standing_in(view, rooms)
    offered = rooms_offered(s, rooms, room)
    more = first(sent, "more")
    form = Drawing(cls.__name__, sent, Choices(s, room), problems, more=more).form(cls)

    def fill(view: View) -> dict[str, Any]:
        return {
            "form": form,
            "kind": cls.__name__,
            "help": say(f"form.{cls.__name__}"),
            "form_rooms": offered,
            "rooms_say": rooms_say(view, offered),
            "own_room": cls is CompartmentOpened,
            "token": first(sent, "token") or fresh_token(),
            "state": state_of(s, about),
            "about": about,
            "about_label": entry_label(s, home) if home is not None else "",
            "kept": kept,
            "stale": [told_entry(view, entry) for entry in stale],
            "draft": _form(view, cls),
        }

    heading = tongue().kinds[cls.__name__]
    return drawn(view, "record", fill, template="form", heading=heading[:1].upper() + heading[1:], status=status)


def _taken(view: View, cls: type[Act]) -> HttpResponse:
    request = view.request
    sent = dict(request.POST.lists())
    about = about_of(view, request.POST.get(ABOUT, ""))
    if "more" in request.POST or "use-room" in request.POST:
        return filled(view, cls, sent, about=about)
    s, token = view.standing, token_of(sent)
    stale = bool(about) and request.POST.get("state") != state_of(s, about) and "anyway" not in request.POST
    try:
        made = entry_sent(sent, cls, zone=view.held.zone, language=view.held.vault.head.language)
        entry = in_its_room(view, made, token)
        if stale and not again(view.held, (entry,), token):
            return filled(view, cls, sent, about=about, stale=since(s, about), status=409)
        written = view.held.write(entry, token=token)[0]
    except BadInput as refused:
        return filled(view, cls, sent, named(refused, sent, cls).problems, about=about, status=400)
    except GoodOfficesError as refused:
        return filled(view, cls, sent, (Problem(code=refused.code, params=refused.params),), about=about, status=400)
    drafts.drop(view.held, _form(view, cls))
    return _done(view, written)


def _done(view: View, written: Entry) -> HttpResponse:
    """Return the way to what was recorded; a room opened just now is known only to a reading made after that."""
    opened = isinstance(written.act, CompartmentOpened)
    s = ever(view.held) if opened else view.standing
    say_done(view.request, "record.done", kind=tongue().kinds[kind_of(written.act)], room=room_label(s, written.room))
    return HttpResponseRedirect(way_to(view, written.id, "record"), status=303)


def in_its_room(view: View, entry: Entry, token: str = "") -> Entry:
    """Return an entry where it belongs: a room's own opening in that room. Raises "room-not-yours", BadInput.

    The id of a new room hangs on the token of its form: sent twice, it is one room.
    """
    if isinstance(entry.act, CompartmentOpened):
        if not entry.act.members:
            # nobody could ever read it, whoever opened it included
            raise BadInput((Problem(code="missing-field", params={"missing": "members"}, field="members"),))
        vault = view.held.vault
        drawn_from = token.encode() or vault.chance("", 16)
        made = hmac.digest(vault.head.secret, b"opened\x00" + drawn_from, "sha256")[:16].hex()
        return msgspec.structs.replace(entry, id=made, room=made)
    if entry.room not in writable(view.standing):
        raise GoodOfficesError("room-not-yours")
    return entry
