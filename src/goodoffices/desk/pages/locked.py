"""The desk while it is locked: one page that asks for the secret, and keeps what was being sent when it locked."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.held import Held
from goodoffices.desk.viewer import desk_of
from goodoffices.desk.words import say
from goodoffices.export.errors import say_error
from goodoffices.export.tongue import tongue

ANSWERS = ("/unlock",)
"""Where a locked desk answers all the same."""
SECRETS = ("passphrase", "recovery", "key_file")
TYPED_SECRETS = frozenset((*SECRETS, "now", "again"))
"""The names under which secrets are typed anywhere on the desk: no page ever gives them back."""
_AGAIN = "again."
MOST_AGAIN = 200_000
"""Characters of what was being sent that the page keeps; more is left to the browser's way back."""


def page(request: HttpRequest, error: str = "") -> HttpResponse:
    """Return the page that asks for the secret: the same whatever was asked for, but for what was being sent.

    Where all was unlocked meanwhile, from another window, it goes on as if it had been here.
    """
    desk = desk_of(request)
    held = next((held for held in desk.held if held.locked), None)
    where = _own(request, request.POST.get("next", "") or request.get_full_path())
    if held is None:
        return _gone_on(request, where)
    context = {
        "tongue": tongue(),
        "title": say("locked.title"),
        "error": error,
        "mark": held.mark,
        "phrase": "key file" not in held.ways,
        "key_file": "key file" in held.ways or "both" in held.ways,
        "recovery": "recovery" in held.ways,
        "which": Path(held.address).name if sum(held.locked for held in desk.held) > 1 else "",
        "again": sent_again(request),
        "next": where,
    }
    return render(request, "desk/locked.html", context, status=423)


def sent_again(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what was being sent to another page when it could not be taken, so that it can be sent again."""
    if request.method != "POST":
        return []
    own = request.path in ANSWERS
    found = [
        (name.removeprefix(_AGAIN), value)
        for name, values in request.POST.lists()
        for value in values
        if (name.startswith(_AGAIN) if own else name != "csrfmiddlewaretoken")
    ]
    found = [(name, value) for name, value in found if name not in TYPED_SECRETS]
    return found if sum(len(name) + len(value) for name, value in found) <= MOST_AGAIN else []


def _own(request: HttpRequest, where: str) -> str:
    """Return an address of this desk, the first page where it is none."""
    own = url_has_allowed_host_and_scheme(where, allowed_hosts=None) and where.startswith("/")
    return where if own and where.split("?")[0] not in ANSWERS else "/"


def unlock(request: HttpRequest) -> HttpResponse:
    """Unlock the desk, and go on where it was left."""
    desk = desk_of(request)
    where = _own(request, request.POST.get("next", ""))
    if request.method != "POST":
        return HttpResponseRedirect("/")
    typed = {name: request.POST.get(name, "") for name in SECRETS}
    try:
        # each has a secret of its own: it is tried on no other
        if held := _asked_for(request):
            held.unlock(typed)
    except GoodOfficesError as error:
        return page(request, _refused(error, typed))
    if desk.locked:
        return page(request)
    desk.touch()
    return _gone_on(request, where)


def _asked_for(request: HttpRequest) -> Held | None:
    """Return the vault that the page asked the secret of, where it is locked still; one alone needs not be named."""
    held = desk_of(request).held
    mark = request.POST.get("vault", "")
    return next((one for one in held if one.locked and (one.mark == mark or (not mark and len(held) == 1))), None)


def _gone_on(request: HttpRequest, where: str) -> HttpResponse:
    """Go on where the desk was left; what was being sent there is asked about first."""
    if again := sent_again(request):
        context = {
            "tongue": tongue(),
            "title": say("locked.again.title"),
            "says": say("locked.again.says"),
            "next": where,
            "again": again,
        }
        return render(request, "desk/again.html", context)
    return HttpResponseRedirect(where)


def _refused(error: GoodOfficesError, typed: dict[str, str]) -> str:
    """Return what is said of a secret that does not open it: as it was typed into a page, whoever refused it."""
    if error.code == "wrong-key" and not str(error.params.get("reason", "")).startswith("typed-"):
        sort = "recovery" if typed["recovery"].strip() else "passphrase" if typed["passphrase"] else "key-file"
        error = GoodOfficesError("wrong-key", **{**error.params, "reason": f"typed-{sort}"})
    return say_error(error)


def lock(request: HttpRequest) -> HttpResponse:
    """Lock the desk now."""
    if request.method == "POST":
        desk_of(request).shut()
    return HttpResponseRedirect("/")
