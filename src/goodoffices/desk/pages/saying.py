"""Taking down a statement: its words, who said them, on which terms, and what they deny, in one go."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.acts.people import Source
from goodoffices.acts.problems import BadInput, GoodOfficesError, Problem
from goodoffices.acts.public import Denial, Statement
from goodoffices.desk import drafts
from goodoffices.desk.acting import acting
from goodoffices.desk.bar import rooms_offered, rooms_say
from goodoffices.desk.flows.saying import DENIAL, SOURCE, Making, at_their_fields, entries_of
from goodoffices.desk.flows.several import again, token_of
from goodoffices.desk.flows.stale import since, state_of
from goodoffices.desk.forms.choices import Choices, entry_label, room_label, writable
from goodoffices.desk.forms.drawn import Box, Drawing, Form
from goodoffices.desk.forms.sent import BESIDE_SHAPES, Sent, first
from goodoffices.desk.forms.shape import Shape, shapes_of
from goodoffices.desk.held import fresh_token
from goodoffices.desk.rows import told_entry
from goodoffices.desk.shell import drawn, say_done
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.record.entry import Entry

DRAFT = "public/statement"
PARTS = {
    "words": ("quotes", "says"),
    "terms": ("level", "outlet", "venue", "label"),
    "source": ("sort", "name", "described_as", "role", "organisation", "several", "speaks_for"),
}
"""Which fields stand together on the form."""


REPORTED = ("Statement", "Claim", "Request", "OfficeStatus", "LeverageAct", "Incident", "Notice", "Suspension")
"""What may be denied: what somebody said, and what is on record on somebody's word."""


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the form, or take in what it sent. Raises Http404."""
    with acting(request, key) as view:
        if not writable(view.standing):
            raise Http404
        return _taken(view) if request.method == "POST" else _blank(view)


def _blank(view: View) -> HttpResponse:
    about = _seen(view, view.request.GET.get("denies", ""))
    kept = drafts.kept(view.held, DRAFT) if not view.request.GET.get("anew") and not about else None
    if kept is not None:
        return _form(view, kept.typed, kept=True)
    sent = {"quotes.0.lang": [view.held.vault.head.language]}
    return _form(view, {**sent, DENIAL + "of": [about]} if about else sent, about=about)


def _seen(view: View, key: str) -> str:
    return key if key and view.standing.fact(key) is not None else ""


def _room(view: View, sent: Sent) -> str:
    """The room asked for, else the one everybody reads: what was said in public is known to all."""
    rooms = writable(view.standing)
    asked = first(sent, "room")
    return asked if asked in rooms else next((key for key, room in rooms.items() if room.sort == "public"), "")


def _form(
    view: View,
    sent: Sent,
    problems: tuple[Problem, ...] = (),
    *,
    about: str = "",
    kept: bool = False,
    stale: tuple[Entry, ...] = (),
    status: int = 200,
) -> HttpResponse:
    s = view.standing
    rooms = list(writable(s))
    room = _room(view, sent) or rooms[0]
    boxes = _boxes(view, sent, problems, room)
    every = tuple(box for found in boxes.values() for box in found)
    there = {box.name for box in every}
    unplaced = tuple(p for p in problems if not any(p.field == n or p.field.startswith(f"{n}.") for n in there))
    errors = Drawing("Statement", sent, Choices(s, room), unplaced).rest()
    target = s.visible.entry(about) if about else None
    offered = rooms_offered(s, rooms, room)

    def fill(view: View) -> dict[str, Any]:
        return {
            **{f"{name}_boxes": found for name, found in boxes.items()},
            "form": Form(kind="Statement", boxes=every, beside=(), errors=errors),
            "form_rooms": offered,
            "rooms_say": rooms_say(view, offered),
            "source_open": any(box.value or box.wrong for box in boxes["source"]),
            "may_open": any(box.wrong or any(option.chosen for option in box.options) for box in boxes["may"]),
            "token": first(sent, "token") or fresh_token(),
            "about": about,
            "about_label": entry_label(s, target) if target is not None else "",
            "state": state_of(s, about),
            "stale": [told_entry(view, entry) for entry in stale],
            "kept": kept,
            "draft": DRAFT,
        }

    return drawn(view, "public", fill, template="saying", heading=say("public.take"), status=status)


def _boxes(view: View, sent: Sent, problems: tuple[Problem, ...], room: str) -> dict[str, tuple[Box, ...]]:
    choices = Choices(view.standing, room)
    more = first(sent, "more")
    statement = Drawing("Statement", sent, choices, problems, more=more)
    source, denial = Drawing("Source", sent, choices, problems), Drawing("Denial", sent, choices, problems)
    own = {shape.name: shape for shape in shapes_of(Statement)}
    new = {shape.name: shape for shape in shapes_of(Source)}
    beside = {shape.name: shape for shape in BESIDE_SHAPES}
    speaker = statement.box(Shape(name="by", sort="ref", kinds=("Source",)), "by")
    dispute = next(shape for shape in shapes_of(Denial) if shape.name == "sort")
    return {
        "words": tuple(statement.box(own[name], name) for name in PARTS["words"]),
        "by": (msgspec.structs.replace(speaker, label=say("public.take.who.known"), help=""),),
        "source": tuple(source.box(new[name], SOURCE + name) for name in PARTS["source"]),
        "terms": (
            *(statement.box(own[name], name) for name in PARTS["terms"]),
            *(statement.box(beside[name], name) for name in ("when", "basis")),
        ),
        "denies": (denial.box(Shape(name="of", sort="ref", kinds=REPORTED), DENIAL + "of"),),
        "dispute": (denial.box(dispute, DENIAL + "sort"),),
        "may": (denial.box(Shape(name="may_be_of", sort="refs", kinds=REPORTED), DENIAL + "may_be_of"),),
    }


def _taken(view: View) -> HttpResponse:
    request = view.request
    sent = dict(request.POST.lists())
    about = _seen(view, request.POST.get("about", ""))
    if "more" in sent or "use-room" in sent:
        return _form(view, sent, about=about)
    stale = bool(about) and request.POST.get("state") != state_of(view.standing, about) and "anyway" not in sent
    entries: tuple[Entry, ...] = ()
    try:
        entries = entries_of(sent, _making(view))
        if stale and not again(view.held, entries, token_of(sent)):
            return _form(view, sent, about=about, stale=since(view.standing, about), status=409)
        if entries[0].room not in writable(view.standing):
            raise GoodOfficesError("room-not-yours")
        written = view.held.write(*entries, token=request.POST.get("token", "")[:100])
    except BadInput as refused:
        return _form(view, sent, at_their_fields(refused, sent, entries), about=about, status=400)
    except GoodOfficesError as refused:
        return _form(view, sent, (Problem(code=refused.code, params=refused.params),), about=about, status=400)
    drafts.drop(view.held, DRAFT)
    denied = isinstance(written[-1].act, Denial)
    say_done(
        request, "public.take.done" + (".denial" if denied else ""), room=room_label(view.standing, written[0].room)
    )
    return HttpResponseRedirect(view.address("public") + ("#denials" if denied else "#statements"), status=303)


def _making(view: View) -> Making:
    chance = view.held.vault.chance
    return Making(view.held.zone, view.held.vault.head.language, chance("", 16).hex(), chance("", 16).hex())
