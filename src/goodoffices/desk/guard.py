"""What holds for every answer: its headers, whom it answers, and that it only ever reads."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from goodoffices.desk.pages import quiet
from goodoffices.export.errors import error_text

Answer = Callable[[HttpRequest], HttpResponseBase]

HEADERS: dict[str, str] = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""Sent with every answer, errors included."""

METHODS = ("GET", "HEAD")


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


def reading_only(answer: Answer) -> Answer:
    """Return an answerer that refuses a Host that is not this machine, and whatever is not GET or HEAD."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        request.get_host()
        if request.method not in METHODS:
            return quiet.not_allowed(METHODS)
        return answer(request)

    return guarded


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
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
