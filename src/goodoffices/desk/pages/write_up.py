"""Write-ups of meetings, from paper: those that are open, and a new one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.acts.problems import GoodOfficesError, Problem
from goodoffices.desk import drafts
from goodoffices.desk import write_ups as parts
from goodoffices.desk.acting import acting
from goodoffices.desk.flows import write_up
from goodoffices.desk.forms.choices import writable
from goodoffices.desk.forms.sent import Sent, first
from goodoffices.desk.held import fresh_token
from goodoffices.desk.meeting_form import head_filled, problems_of
from goodoffices.desk.pages.notes import once_only
from goodoffices.desk.shell import drawn, shown
from goodoffices.desk.viewer import View

NEW = "write-up"
"""The name under which the form of a new write-up is kept while it is typed."""


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the write-ups that are open with a form for a new one, or begin the one that was sent."""
    if request.method != "POST":
        return shown(request, key, "write-up", lambda view: _fill(view, _kept(view)))
    with acting(request, key) as view:
        return _begun(view, dict(request.POST.lists()))


def _kept(view: View) -> Sent:
    kept = drafts.kept(view.held, NEW) if view.may_write else None
    return kept.typed if kept is not None and not view.request.GET.get("anew") else {}


def _fill(view: View, sent: Sent, problems: tuple[Problem, ...] = ()) -> dict[str, Any]:
    if not view.may_write:
        return {"closed": True}
    rooms = list(writable(view.standing))
    return {
        "regime": view.held.vault.regime,
        "sheets": parts.listed(view),
        "draft": NEW,
        "kept": bool(sent) and view.request.method == "GET",
        "token": first(sent, "token") or fresh_token(),
        **(head_filled(view, sent, problems) if rooms else {}),
    }


def _begun(view: View, sent: Sent) -> HttpResponse:
    token = first(sent, "token")
    if "use-room" in sent:
        return drawn(view, "write-up", lambda view: _fill(view, sent))
    try:
        meeting = write_up.head_sent(view, sent)
        made = once_only(view, token, lambda: write_up.begin(view, meeting))
    except GoodOfficesError as refused:
        problems = problems_of(refused, sent)
        return drawn(view, "write-up", lambda view: _fill(view, sent, problems), status=400)
    drafts.drop(view.held, NEW)
    begun = next((sheet for sheet in write_up.sheets(view) if sheet.head.id == made), None)
    where = f"write-up/{begun.id}" if begun is not None else "write-up"
    return HttpResponseRedirect(view.address(where), status=303)
