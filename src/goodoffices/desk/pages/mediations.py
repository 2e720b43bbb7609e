"""The first page: the mediations there are, each with a line on where it stands."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodoffices.desk.held import Held
from goodoffices.desk.lines import said, voice_of
from goodoffices.desk.viewer import Look, desk_of, moments_of, standing_of, title_of
from goodoffices.desk.words import say
from goodoffices.export.tongue import tongue
from goodoffices.standing.status import status_lines


def page(request: HttpRequest) -> HttpResponse:
    """Return the list, in the order the mediations were given."""
    desk = desk_of(request)
    rows = [_row(held) for held in desk.held]
    context = {
        "rows": rows,
        "tongue": tongue(),
        "tab": say("shell.mediations"),
        "demo": desk.demo,
        "begins": desk.guarded,
        "lockable": desk.lockable,
        "idle": desk.display.idle,
    }
    return render(request, "desk/mediations.html", context)


def _row(held: Held) -> dict[str, Any]:
    """Return a mediation's name, address and status, as whoever is at the desk sees it now."""
    with held.lock:
        look = Look()
        s = standing_of(held, look, moments_of(held, look))
        voice = voice_of(s, held.vault.head.language)
        roles = [said(line, voice) for line in status_lines(s) if line.tag.startswith("status.")]
        return {"name": title_of(s, held.key), "href": f"/{held.key}/", "roles": roles}
