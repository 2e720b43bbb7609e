"""The first page: the mediations there are, each with a line on where it stands."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from goodoffices.desk.lines import said, voice_of
from goodoffices.desk.viewer import Held, Look, desk_of, look_of, moments_of, standing_of, title_of
from goodoffices.standing.status import status_lines


def page(request: HttpRequest) -> HttpResponse:
    """Return the list, in the order the mediations were given."""
    desk = desk_of(request)
    look = Look(dir=look_of(request.GET).dir)
    rows = [_row(held, look, desk.clock()) for held in desk.held]
    turned = Look(dir="" if look.dir else "rtl").address("/")
    context = {"rows": rows, "look": look, "way": look.dir or "ltr", "home": look.address("/"), "turned": turned}
    return render(request, "desk/mediations.html", context | {"tab": "Mediations", "heading": "Mediations"})


def _row(held: Held, look: Look, now: int) -> dict[str, Any]:
    """Return a mediation's name, address and status, as whoever holds the file sees it as of its usual day."""
    s = standing_of(held, look, moments_of(held, look, now))
    voice = voice_of(s, held.mediation.language)
    roles = [said(line, voice) for line in status_lines(s) if line.tag.startswith("status.")]
    return {"name": title_of(s, held.key), "href": look.address(f"/{held.key}/"), "roles": roles}
