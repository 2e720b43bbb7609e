"""The two files the pages are dressed with; there is no other, and no way to ask for one."""

from __future__ import annotations

from functools import cache

from django.http import HttpRequest, HttpResponse

from goodoffices.desk.settings import HERE


@cache
def _bytes(name: str) -> bytes:
    return (HERE / "static" / name).read_bytes()


def sheet(request: HttpRequest) -> HttpResponse:
    """Return the style sheet."""
    return HttpResponse(_bytes("desk.css"), content_type="text/css; charset=utf-8")


def icon(request: HttpRequest) -> HttpResponse:
    """Return the mark that a browser shows beside the title."""
    return HttpResponse(_bytes("icon.svg"), content_type="image/svg+xml")
