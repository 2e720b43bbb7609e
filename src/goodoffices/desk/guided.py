"""A guided form: several acts asked for on one page, taken in together, refused at the field, or stale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.acts.act import Act
from goodoffices.acts.problems import BadInput, Problem
from goodoffices.desk import drafts
from goodoffices.desk.acting import acting
from goodoffices.desk.flows.several import Part, again, entries_of, mark_of, token_of, write
from goodoffices.desk.forms.choices import Choices
from goodoffices.desk.forms.drawn import Box, Drawing, Form
from goodoffices.desk.forms.sent import Sent, one
from goodoffices.desk.held import fresh_token
from goodoffices.desk.rows import told_entry
from goodoffices.desk.shell import drawn, say_done
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.record.entry import Entry

SHOWN = 10
"""As many of what was added since a form was opened are shown: the latest."""
_LOOK = ("as_of", "known_at", "room", "anew")
_ASKED = {"in": "room"}
"""An address names the room to write in so: `room` in it is the one to look from."""


class Guide(NamedTuple):
    """One guided form. `begin` gives what stands in it at first, `parts` the acts it asks for (it may raise BadInput),
    `fill` what its template needs, `watched` the kinds of act that make it stale when one is added.
    """

    name: str
    page: str
    template: str
    begin: Callable[[View, Sent], Sent]
    parts: Callable[[View, Sent], Sequence[Part]]
    fill: Callable[[View, Drawing], dict[str, Any]]
    watched: tuple[type[Act], ...]

    def word(self, name: str) -> str:
        """Return the key of one of the form's own sentences."""
        return f"{self.name.replace('/', '.')}.{name}"


def guided(request: HttpRequest, key: str, guide: Guide) -> HttpResponse:
    """Return a guided form, or take in what it sent. Raises Http404."""
    with acting(request, key) as view:
        if request.method == "POST":
            return _taken(view, guide, dict(request.POST.lists()))
        return _opened(view, guide)


def _opened(view: View, guide: Guide) -> HttpResponse:
    kept = drafts.kept(view.held, guide.name) if not view.request.GET.get("anew") else None
    asked = {_ASKED.get(name, name): values for name, values in view.request.GET.lists() if name not in _LOOK}
    # what an address asks for, such as the notice that came due, goes before what was left lying there
    sent: Sent = kept.typed if kept is not None and not asked else guide.begin(view, asked)
    return _shown(view, guide, sent, kept=kept is not None and not asked)


def _taken(view: View, guide: Guide, sent: Sent) -> HttpResponse:
    if "more" in sent:
        return _shown(view, guide, sent)
    try:
        parts = guide.parts(view, sent)
        entries = entries_of(view, sent, parts)
        if _stale(view, guide, sent) and not again(view.held, entries, token_of(sent)):
            return _shown(view, guide, sent, stale=added(view, guide), status=409)
        written = write(view, sent, parts, entries)
    except BadInput as refused:
        return _shown(view, guide, sent, refused.problems, status=400)
    drafts.drop(view.held, guide.name)
    say_done(view.request, guide.word("done"), count=len(written))
    return HttpResponseRedirect(view.address(guide.page), status=303)


def _stale(view: View, guide: Guide, sent: Sent) -> bool:
    return one(sent, "state") != mark_of(view.standing, *guide.watched) and "anyway" not in sent


def added(view: View, guide: Guide) -> tuple[Entry, ...]:
    """Return the latest acts of the kinds that this form hangs on."""
    s = view.standing
    found = [fact.entry for kind in guide.watched for fact in s.all(kind, also_not_yet=True)]
    return tuple(sorted(found, key=lambda entry: (-entry.entered, entry.id))[:SHOWN])


def _shown(
    view: View,
    guide: Guide,
    sent: Sent,
    problems: tuple[Problem, ...] = (),
    *,
    kept: bool = False,
    stale: tuple[Entry, ...] = (),
    status: int = 200,
) -> HttpResponse:
    drawing = Drawing("", sent, Choices(view.standing, ""), problems, more=one(sent, "more"))

    def fill(view: View) -> dict[str, Any]:
        context = guide.fill(view, drawing)
        boxes = tuple(context["boxes"])
        return context | {
            "form": Form(kind=guide.name, boxes=boxes, beside=(), errors=drawing.rest()),
            "lede": say(guide.word("lede")),
            "do": say(guide.word("do")),
            "token": token_of(sent) or fresh_token(),
            "state": mark_of(view.standing, *guide.watched),
            "kept": kept,
            "stale": [told_entry(view, entry) for entry in stale],
            "draft": guide.name,
            "leave": view.address(guide.page),
        }

    heading = say(guide.word("heading"))
    return drawn(view, guide.page, fill, template=guide.template, heading=heading, status=status)


def plain_box(drawing: Drawing, name: str, label: str) -> Box:
    """Return a field that the page draws by itself, so that what is wrong with it is said there and at the top."""
    drawing.taken.add(name)
    return Box(name=name, sort="own", label=label, errors=tuple(drawing.wrong.get(name, ())))
