"""From the press: an article pasted or sent, to be read into a room; those that are being gone through."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk import drafts, press_parts
from goodoffices.desk.bar import rooms_offered, rooms_say
from goodoffices.desk.flows import pasting, pressing
from goodoffices.desk.flows.pasting import DRAFT, WITH, File
from goodoffices.desk.flows.pressing import Going
from goodoffices.desk.forms.choices import room_label, writable
from goodoffices.desk.forms.sent import Sent, first
from goodoffices.desk.shell import drawn, say_done, say_plainly
from goodoffices.desk.viewer import View, desk_of, view_of
from goodoffices.desk.words import say
from goodoffices.export.errors import error_text, say_error

AT_THE_DAY = ("press-dateline", "press-not-yet")
"""What is wrong with the day that an article bears."""


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the form for an article with those that are gone through, or read what it sent. Raises Http404."""
    with desk_of(request).find(key).lock:
        view = writing_view(request, key)
        if request.method != "POST":
            kept = drafts.kept(view.held, DRAFT) if not request.GET.get("anew") else None
            return blank(view, kept.typed if kept is not None else {}, kept=kept is not None)
        return _read(view, dict(request.POST.lists()))


def writing_view(request: HttpRequest, key: str) -> View:
    """Return the view of somebody who can write in some room. Raises Http404."""
    view = view_of(request, key)
    if not view.may_write or not writable(view.standing):
        raise Http404
    return view


def blank(
    view: View,
    sent: Sent,
    *,
    kept: bool = False,
    file: File | None = None,
    refused: GoodOfficesError | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the form for an article with what was sent or kept of it, and with why it was refused."""
    s = view.standing
    rooms = writable(s)
    public = next((key for key, room in rooms.items() if room.sort == "public"), next(iter(rooms)))
    offered = rooms_offered(s, rooms, first(sent, "room") if first(sent, "room") in rooms else public)
    file = file or (pasting.kept_file(view.held, first(sent, pasting.KEPT)) if WITH in sent else None)
    filled = {
        "tab": say("page.press"),
        "regime": view.held.vault.regime,
        "typed": {name: first(sent, name) for name in ("text", "dateline", "outlet")},
        "file": file,
        "form_rooms": offered,
        "rooms_say": rooms_say(view, offered),
        "going": [_listed(view, one) for one in pressing.open_ones(view.held) if one.room in rooms],
        "kept": kept,
        "draft": DRAFT,
        "error": say_error(refused) if refused is not None else "",
        "at_the_day": refused is not None and refused.code in AT_THE_DAY,
    }
    return drawn(view, "public", lambda view: filled, template="press", heading=say("page.press"), status=status)


def _listed(view: View, going: Going) -> dict[str, str]:
    return {
        "href": press_parts.address(view, going),
        "begins": going.text[:80].split("\n")[0],
        "outlet": going.outlet,
        "room": room_label(view.standing, going.room),
    }


def _read(view: View, sent: Sent) -> HttpResponse:
    file = None
    try:
        file = pasting.file_of(view, sent)
        reading = pasting.reading_of(view, sent, file, lambda reason: _warn(view, reason))
        going = pressing.begin(view, reading, first(sent, "room"))
    except GoodOfficesError as refused:
        pasting.keep_file(view.held, file)
        return blank(view, sent, file=file, refused=refused, status=400)
    left = pasting.was_read(view.held, sent, file)
    if file is not None:
        say_done(view.request, "press.read.file.alone" if left else "press.read.file", name=file.name)
        for reason in file.warnings:
            _warn(view, reason)
    return HttpResponseRedirect(press_parts.address(view, going), status=303)


def _warn(view: View, reason: str) -> None:
    """Let the next page say what was guessed, or left out, when an article was made ready."""
    say_plainly(view.request, view.held.key, error_text("press-file", {"reason": reason}))
