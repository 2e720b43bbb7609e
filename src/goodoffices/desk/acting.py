"""Who may write, and do what goes beyond one entry: whoever is at the desk, with no other eyes than their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpRequest, HttpResponse

from goodoffices.desk.viewer import View, desk_of, view_of


@contextmanager
def acting(request: HttpRequest, key: str, *, sent: bool = False, files: bool = False) -> Iterator[View]:
    """Give a mediation to whoever may act on it, and to nobody else meanwhile.

    With `sent`, only to what a form sends; with `files`, which read or write files of this machine, only on a desk that
    lets in one person. Raises Http404.
    """
    desk = desk_of(request)
    with desk.find(key).lock:
        view = view_of(request, key)
        if not view.may_write:
            raise Http404
        if sent and request.method != "POST":
            raise Http404
        if files and not desk.guarded:
            raise Http404
        yield view


def download(data: bytes, name: str, kind: str = "application/json") -> HttpResponse:
    """Return a file to be kept, under a name that says nothing of any mediation."""
    return HttpResponse(data, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
