"""The files the pages are dressed with, ours and those of installed packages; there is no way to ask for another."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from django.http import HttpRequest, HttpResponse

from goodoffices.desk.settings import HERE

_SCRIPT = "text/javascript; charset=utf-8"


@cache
def _bytes(name: str) -> bytes:
    return (HERE / "static" / name).read_bytes()


@cache
def _sheet() -> bytes:
    """The sheet of every page, then what single pages add, in the order of their names."""
    parts = sorted((HERE / "static" / "parts").glob("*.css"))
    return b"\n".join((_bytes("desk.css"), *(part.read_bytes() for part in parts)))


@cache
def _htmx() -> bytes:
    return files("django_htmx").joinpath("static/django_htmx/htmx-2.min.js").read_bytes()


def sheet(request: HttpRequest) -> HttpResponse:
    """Return the style sheet."""
    return HttpResponse(_sheet(), content_type="text/css; charset=utf-8")


def script(request: HttpRequest) -> HttpResponse:
    """Return our script: it only makes quicker what works without it."""
    return HttpResponse(_bytes("desk.js"), content_type=_SCRIPT)


def htmx(request: HttpRequest) -> HttpResponse:
    """Return htmx 2, as the installed django-htmx brings it."""
    return HttpResponse(_htmx(), content_type=_SCRIPT)


def icon(request: HttpRequest) -> HttpResponse:
    """Return the mark that a browser shows beside the title."""
    return HttpResponse(_bytes("icon.svg"), content_type="image/svg+xml")
