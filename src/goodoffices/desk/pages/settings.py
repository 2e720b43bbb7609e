"""Settings: the language of the interface, its digits, a calendar beside the dates, and when the desk locks."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from goodoffices.desk.display import Display
from goodoffices.desk.viewer import desk_of
from goodoffices.desk.words import say
from goodoffices.export.tongue import CODES, tongue, tongue_of

IDLE = (5, 15, 30, 60, 0)
"""Minutes to choose from after which an idle desk locks; 0 for never."""


def page(request: HttpRequest) -> HttpResponse:
    """Return the settings, or take in what was chosen."""
    desk = desk_of(request)
    if request.method == "POST":
        try:
            desk.show(chosen(desk.display, {name: request.POST[name] for name in _FIELDS if name in request.POST}))
        except msgspec.ValidationError:
            return render(request, "desk/settings.html", _context(request) | {"refused": True}, status=400)
        request.session["settings-kept"] = True
        return HttpResponseRedirect("/settings", status=303)
    return render(request, "desk/settings.html", _context(request))


_FIELDS = ("language", "digits", "calendar", "idle")


def chosen(display: Display, typed: dict[str, str]) -> Display:
    """Return how pages are shown after this was chosen. Raises ValidationError for what cannot be chosen."""
    if typed.get("idle", "0") not in map(str, IDLE):
        raise msgspec.ValidationError("idle")
    changed: dict[str, Any] = {**msgspec.structs.asdict(display), **typed}
    changed["idle"] = int(changed["idle"])
    return msgspec.convert(changed, type=Display)


def _context(request: HttpRequest) -> dict[str, Any]:
    desk = desk_of(request)
    return {
        "tongue": tongue(),
        "tab": say("shell.settings"),
        "display": desk.display,
        "languages": [(code, tongue_of(code).own_name) for code in CODES],
        "digits": [(one, say(f"settings.digits.{one}")) for one in ("latin", "arabic")],
        "calendars": [(one, say(f"settings.calendar.{one}")) for one in ("gregorian", "hijri", "hebrew")],
        "idles": [(minutes, say("settings.idle.minutes", count=minutes) if minutes else say("settings.idle.never"))
                  for minutes in IDLE],
        "kept": request.session.pop("settings-kept", False),
        "demo": desk.demo,
        "lockable": desk.lockable,
        "idle": desk.display.idle,
    }  # fmt: skip
