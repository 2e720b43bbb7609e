"""The one-time address: whoever comes by it first is let in, and nobody by it after that."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.desk.pages import quiet
from goodoffices.desk.viewer import desk_of


def page(request: HttpRequest, token: str) -> HttpResponse:
    """Let in whoever has the token, once; who is in already goes on to the first page."""
    desk = desk_of(request)
    if desk.let_in(token):
        request.session.cycle_key()
        request.session["in"] = desk.stamp
    elif desk.guarded and request.session.get("in") != desk.stamp:
        return quiet.not_let_in()
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        # led here from elsewhere, by the browser's own first page: the cookie is sent with the next step only if that
        # is a step of ours, and no redirection
        return HttpResponse(headers={"Refresh": "0; url=/"})
    return HttpResponseRedirect("/")
