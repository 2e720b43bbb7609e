"""What holds for every answer: its headers, whom it answers, whether the desk is unlocked, and in which language."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from goodoffices.acts.problems import BadInput, GoodOfficesError, NotHere
from goodoffices.desk.calendars import showing
from goodoffices.desk.pages import locked, quiet
from goodoffices.desk.refusing import say_refused
from goodoffices.desk.viewer import desk_of
from goodoffices.desk.words import say
from goodoffices.export.errors import error_text
from goodoffices.export.tongue import speaking

Answer = Callable[[HttpRequest], HttpResponseBase]

HEADERS: dict[str, str] = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer, errors included. The referrer goes to our own pages only: Django checks it where a browser
sends no origin."""

METHODS = ("GET", "HEAD", "POST")
DRESS = ("/desk.css", "/desk.js", "/htmx.js", "/icon.svg")
"""What pages are dressed with: it holds nothing of any mediation, and every page needs it."""
IN = "in"
IDLE = "idle"
"""What the address says by which a page that nobody uses goes away: with it, several open pages would keep each other
from ever being locked."""


def with_headers(answer: Answer) -> Answer:
    """Return an answerer that puts HEADERS on whatever the other gives, and sends no body where none was asked for."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if isinstance(response, HttpResponse):
            response.headers["Content-Length"] = str(len(response.content))
            if request.method == "HEAD":
                response.content = b""
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return guarded


def at_home(answer: Answer) -> Answer:
    """Return an answerer that refuses a Host that is not this machine, and every method that no page knows."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        request.get_host()
        if request.method not in METHODS:
            return quiet.not_allowed(METHODS)
        return answer(request)

    return guarded


def speaks(answer: Answer) -> Answer:
    """Return an answerer that speaks the language chosen, and shows dates in the way chosen."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        display = desk_of(request).display
        with speaking(display.language), showing(display):
            return answer(request)

    return guarded


def let_in(answer: Answer) -> Answer:
    """Return an answerer that knows nobody who did not come by the desk's one-time address."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        desk = desk_of(request)
        if request.path in DRESS or request.path.startswith("/open/"):
            return answer(request)
        if not desk.guarded or request.session.get(IN) == desk.stamp:
            return answer(request)
        return quiet.not_let_in()

    return guarded


def unlocked(answer: Answer) -> Answer:
    """Return an answerer that shows nothing of a locked vault, and locks one that has lain idle."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        desk = desk_of(request)
        if request.path in DRESS or request.path.startswith("/open/"):
            return answer(request)
        desk.shut_if_idle()
        if desk.locked and request.path not in locked.ANSWERS:
            return locked.page(request)
        if IDLE not in request.GET:
            desk.touch()
        return answer(request)

    return guarded


def plainly(answer: Answer) -> Answer:
    """Return an answerer that puts a refusal into words, and gives what is not here the page of what is missing."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        return answer(request)

    guarded.process_exception = _refused  # type: ignore[attr-defined]
    return guarded


def _refused(request: HttpRequest, error: Exception) -> HttpResponse | None:
    match error:
        case NotHere():
            return quiet.not_here(request)
        case BadInput(problems=problems):
            return quiet.refused(" ".join(error_text(p.code, p.params) for p in problems[:3]))
        case GoodOfficesError(code="locked"):
            return locked.page(request)
        case GoodOfficesError():
            return quiet.refused(say_refused(error))
        case _:
            return None


class FaultLog(logging.Handler):
    """Tells of a fault by its sort and its place in our code: never a path, an address or a word of the record."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self.say = say

    def emit(self, record: logging.LogRecord) -> None:
        """Say which error came up where."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self.say(error_text("fault", {"what": type(error).__name__, "where": _where(error)}))


def _where(error: BaseException) -> str:
    """Name the place in our code, such as "lines.py:40"."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "goodoffices" in frame.filename]
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else say("fault.unknown-place")
