"""The pages for when there is nothing to show: what it means, what to do next, and no word of any record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from goodoffices.desk.pages.locked import sent_again
from goodoffices.desk.words import say
from goodoffices.export.tongue import tongue


def quiet_page(status: int, name: str, says: str = "") -> HttpResponse:
    """Return a quiet page: always the same bytes for the same status and language, unless it says what was refused."""
    words = {
        "title": say(f"quiet.{name}.title"),
        "says": says or say(f"quiet.{name}.says"),
        "next": say(f"quiet.{name}.next"),
        "tongue": tongue(),
        "home": name not in ("not-let-in", "bad-request"),
    }
    return HttpResponse(render_to_string("desk/quiet.html", words), status=status)


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the one page for what is missing and for what is not for this viewer."""
    return quiet_page(404, "not-here")


def not_let_in() -> HttpResponse:
    """Return the page for whoever did not come by the one-time address, whatever was asked for."""
    return quiet_page(403, "not-let-in")


def not_ours(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Return the page for something sent that did not come from a page of this desk, or from one of an earlier run.

    What was typed into such a page would be lost with it: it is given back, and sent again only when asked. Of what
    another site sent nothing is.
    """
    again = sent_again(request) if request.headers.get("Origin") == f"http://{request.get_host()}" else []
    if not again:
        return quiet_page(403, "not-ours")
    words = {"title": say("quiet.not-ours.title"), "says": say("quiet.not-ours.again"), "tongue": tongue()}
    return render(request, "desk/again.html", {**words, "next": request.get_full_path(), "again": again}, status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for a request that cannot be answered, such as one for another host."""
    return quiet_page(400, "bad-request")


def not_allowed(methods: Iterable[str]) -> HttpResponse:
    """Return the page for a way of asking that no page knows."""
    response = quiet_page(405, "not-allowed")
    response.headers["Allow"] = ", ".join(methods)
    return response


def refused(says: str, status: int = 400) -> HttpResponse:
    """Return the page for something that was asked and could not be done; it says why, and nothing was changed."""
    return quiet_page(status, "refused", says)


def fault(request: HttpRequest, *args: Any) -> HttpResponse:
    """Return the page for a fault of our own; what it was is told in the terminal, without a word of the record."""
    return quiet_page(500, "fault")
