"""The pages for when there is nothing to show: what it means, what to do next, and no word of any record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def _page(status: int, title: str, says: str, next_step: str) -> HttpResponse:
    """Return a quiet page: always the same bytes for the same status."""
    words = {"title": title, "says": says, "next": next_step}
    return HttpResponse(render_to_string("desk/quiet.html", words), status=status)


def not_here(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the one page for what is missing and for what is not for this viewer."""
    return _page(
        404,
        "Not here",
        "There is no such page, mediation or room here.",
        "Go back to the list of mediations and choose from what is there.",
    )


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return the page for a request that cannot be answered, such as one for another host."""
    return _page(
        400,
        "This request cannot be answered",
        "It was not made the way a browser on this machine makes one.",
        "Open the address that the program printed when it started, as it stands there.",
    )


def not_allowed(methods: Iterable[str]) -> HttpResponse:
    """Return the page for anything that is not a reading."""
    response = _page(
        405,
        "These pages are only read",
        "Nothing can be sent to them or changed through them.",
        "Go back, and open the page by its address or from a link.",
    )
    response.headers["Allow"] = ", ".join(methods)
    return response


def fault(request: HttpRequest, *args: Any) -> HttpResponse:
    """Return the page for a fault of our own; what it was is told in the terminal, without a word of the record."""
    return _page(
        500,
        "A fault in the program",
        "The page could not be made. The record is untouched: these pages only read.",
        "Go back and try another page. The terminal names the place of the fault; please report those words.",
    )
