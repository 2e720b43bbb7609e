"""Passing something on from one room to another: checked first, shown as it will be recorded, and then recorded."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.acts.problems import BadInput, GoodOfficesError, Problem
from goodoffices.desk import disclosures, drafts
from goodoffices.desk.acting import acting
from goodoffices.desk.disclosures import as_hidden
from goodoffices.desk.flows import disclosing
from goodoffices.desk.flows.disclosing import Checked, at_now, check, sources_sent, telling_sent
from goodoffices.desk.flows.licensing import Stop
from goodoffices.desk.flows.several import today
from goodoffices.desk.forms.choices import room_label
from goodoffices.desk.forms.sent import Sent, first
from goodoffices.desk.held import fresh_token
from goodoffices.desk.kept import Kept
from goodoffices.desk.rows import told_entry
from goodoffices.desk.shell import drawn, say_done, shown
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.standing.ours import team_room

_ASKED = ("source", "to", "licence", "why", "manner")
"""What an address may fill in."""


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the form with what was passed on before, check what was sent, or put it on record."""
    if request.method != "POST":
        return shown(request, key, "disclose", _blank, heading=say("page.disclose"))
    with acting(request, key) as view:
        if not team_room(at_now(view).standing):
            raise Http404
        return _sent(view, dict(request.POST.lists()))


def _blank(view: View) -> dict[str, Any]:
    if not view.may_write:
        return {"earlier": _earlier(view), "closed": True}
    if not team_room(view.standing):
        return {"earlier": _earlier(view), "no_team": True}
    sent, kept = _first(view)
    return _form(view, sent) | {"kept": kept}


def _first(view: View) -> tuple[Sent, bool]:
    """Return what the form begins with: what was typed into it before, or what its address says."""
    query = view.request.GET
    asked: Sent = {name: query.getlist(name) for name in _ASKED if query.get(name)}
    if query.get("in"):
        asked = {**asked, "room": query.getlist("in")}
    kept = drafts.kept(view.held, _draft(asked))
    if kept is not None and not query.get("anew"):
        return kept.typed, True
    return {"when.value": [today(view)], **asked}, False


def _draft(sent: Sent) -> str:
    return f"disclose?{','.join(sources_sent(sent))}"[:300]


def _form(
    view: View, sent: Sent, problems: tuple[Problem, ...] = (), stops: tuple[Stop, ...] = (), *, more: bool = False
) -> dict[str, Any]:
    return {
        "earlier": _earlier(view),
        "form": disclosures.form(view, sent, problems, stops, more=more),
        "token": first(sent, "token") or fresh_token(),
        "draft": first(sent, "draft") or _draft(sent),
    }


def _earlier(view: View) -> Kept:
    return Kept(view, "earlier", lambda view: {"past": disclosures.past(view)})


def _drawn(view: View, filled: dict[str, Any], status: int = 200, template: str = "disclose") -> HttpResponse:
    heading = say("page.disclose")
    return drawn(view, "disclose", lambda view: filled, template=template, heading=heading, status=status)


def _sent(view: View, sent: Sent) -> HttpResponse:
    asked = first(sent, "do")
    if asked not in ("check", "record"):
        return _drawn(view, _form(view, sent, more=asked == "words"))
    now = at_now(view)
    try:
        checked = check(now, telling_sent(now, sent))
    except BadInput as refused:
        return _drawn(view, _form(view, sent, refused.problems), 400)
    if checked.stops:
        covering = disclosures.covering(now, checked.telling)
        return _drawn(view, _form(view, sent, stops=checked.stops) | {"stopped": True, "covering": covering}, 400)
    if asked == "check":
        return _preview(view, now, sent, checked)
    return _recorded(view, now, sent, checked)


def _preview(
    view: View, now: View, sent: Sent, checked: Checked, status: int = 200, *, unread: bool = False, stale: bool = False
) -> HttpResponse:
    about = (checked.telling.licence, *checked.telling.sources)
    added = [entry for key in about if key for entry in disclosing.added(now.standing, key)] if stale else []
    filled = disclosures.preview(now, checked) | {
        "hidden": as_hidden(sent),
        "token": first(sent, "token") or fresh_token(),
        "state": disclosing.state_of(now.standing, checked.telling),
        "draft": first(sent, "draft"),
        "unread": unread,
        "stale": stale,
        "added": [told_entry(now, entry) for entry in added],
    }
    return _drawn(view, filled, status, "disclose-check")


def _recorded(view: View, now: View, sent: Sent, checked: Checked) -> HttpResponse:
    def one(name: str) -> str:
        return first(sent, name)

    if one("state") != disclosing.state_of(now.standing, checked.telling):
        return _preview(view, now, sent, checked, 409, stale=True)
    if checked.mark and one("read") != checked.mark:
        return _preview(view, now, sent, checked, 400, unread=True)
    try:
        written = disclosing.record(now, checked.telling, one("token")[:100])
    except BadInput as refused:
        return _drawn(view, _form(view, sent, refused.problems), 400)
    except GoodOfficesError as refused:
        return _drawn(view, _form(view, sent, (Problem(code=refused.code, params=refused.params),)), 400)
    drafts.drop(view.held, one("draft")[:300] or _draft(sent))
    say_done(view.request, "disclose.done", room=room_label(now.standing, written[0].room))
    return HttpResponseRedirect(view.address("disclose"), status=303)
