"""Destroying: what was promised to go is shown first, with the copies out of reach; and what lies in the wrong room."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.acts.act import Unknown
from goodoffices.acts.keeping import STAYS
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.desk.acting import acting
from goodoffices.desk.forms.asks import Asks, ticked, typed, unreadable
from goodoffices.desk.forms.choices import entry_label, room_label, writable
from goodoffices.desk.forms.sent import Sent
from goodoffices.desk.held import anywhere, ever
from goodoffices.desk.paging import paged
from goodoffices.desk.rows import row_of, told_entry
from goodoffices.desk.shell import say_done, say_erased, titled
from goodoffices.desk.viewer import View, way_to
from goodoffices.desk.words import say, words_in
from goodoffices.export.errors import say_error
from goodoffices.keeping import Doomed, by_whom, doomed, this_moment
from goodoffices.record.destroying import Order, destroy, misfile
from goodoffices.standing.retention import due_for_destruction
from goodoffices.unbroken import unbroken

MOST_SHOWN = 500
"""Entries told in words before a destruction; of more, it says how many more there are."""


_page = partial(titled, "integrity")


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Choose entries of a room, see what would go with them, and destroy them on typing how many that is."""
    with acting(request, key) as view:
        if request.method != "POST":
            return _choosing(view, request.GET.get("lies", ""))
        sent = dict(request.POST.lists())
        room = typed(sent, "lies")
        ids = _chosen(view, room, sent)
        if not ids:
            return _choosing(view, room, say("destroying.wrong.none"))
        try:
            going = doomed(view.held.vault, room, ids)
            if typed(sent, "do") == "destroy":
                return _destroyed(view, going, ids, sent)
            return _shown(view, going, ids, {}, {"rule": [typed(sent, "rule")]})
        except GoodOfficesError as refused:
            if isinstance(refused, NotHere):
                raise
            return _choosing(view, room, refusal(refused))


def refusal(refused: GoodOfficesError) -> str:
    """Return why something cannot be destroyed, in words of the pages where they have some."""
    key = f"destroying.wrong.{refused.code}"
    return say(key) if key in words_in("en") else say_error(refused)


def _chosen(view: View, room: str, sent: Sent) -> tuple[str, ...]:
    """Return the entries that were chosen, all of which whoever is at the desk may see. Raises Http404."""
    s = view.standing
    if room not in writable(s):
        # what lies in a room that one was taken out of is read still, up to then; what corrects it may lie after that
        raise Http404
    if rule := typed(sent, "rule"):
        over = due_for_destruction(s, view.at.usual)
        return next((due.ids for due in over if (due.rule, due.room) == (rule, room)), ())
    seen = s.visible.rooms.get(room)
    ids = ticked(sent, "ids")
    if seen is None or any(seen.entry(key) is None for key in ids):
        raise Http404
    return ids


def _choosing(view: View, room: str, error: str = "") -> HttpResponse:
    s = view.standing
    mine = writable(s)
    if room and room not in mine:
        raise Http404
    rooms = [(key, room_label(s, key), key == room) for key in mine]
    found = s.visible.rooms[room].entries() if room else ()
    entries = sorted((e for e in found if not isinstance(e.act, STAYS)), key=lambda e: (-e.entered, e.id))
    part = paged(entries, view, "integrity/destroy", lies=room)
    context = {
        "choices": rooms,
        "room_in": room,
        "error": error,
        "entries": [(entry.id, entry_label(s, entry)) for entry in part.items],
        "paged": part,
    }
    return _page(view, "destroy", context, 400 if error else 200)


def _shown(view: View, going: Doomed, ids: Collection[str], errors: dict[str, str], sent: Sent) -> HttpResponse:
    """Return exactly what would go, which copies that does not reach, and the questions before it does."""
    asks = Asks("destroying", {name: values for name, values in sent.items() if name != "count"}, errors)
    context = {
        "rows": [row_of(view, told) for told in going.told[:MOST_SHOWN]],
        "more": max(0, len(going.entries) - MOST_SHOWN),
        "count": len(going.entries),
        "room": room_label(view.standing, going.room),
        "copies": going.out_of_reach,
        "room_in": going.room,
        "ids": () if typed(sent, "rule") else ids,
        "rule": typed(sent, "rule"),
        "asked": [asks.one("why", "long", needed=True), asks.one("what"), asks.one("count", needed=True)],
        "error": errors.get("", ""),
    }
    return _page(view, "destroying", context, 400 if errors else 200)


def _destroyed(view: View, going: Doomed, ids: Collection[str], sent: Sent) -> HttpResponse:
    errors = unreadable(sent, "why", "what")
    if not typed(sent, "why"):
        errors["why"] = say("begin.wrong.needed")
    if typed(sent, "count") != str(len(going.entries)):
        errors["count"] = say("destroying.wrong.count", count=len(going.entries))
    if errors:
        return _shown(view, going, ids, errors, sent)
    held = view.held
    order = Order(
        room=going.room,
        ids=frozenset(ids),
        why=typed(sent, "why"),
        what=typed(sent, "what"),
        rule=typed(sent, "rule"),
        by=by_whom(held.vault),
        when=this_moment(held.vault),
    )
    with unbroken():
        done = destroy(held.vault, order)
    view.held.forget()
    say_erased(view, "destroying.done", count=len(going.entries))
    return HttpResponseRedirect(way_to(view, done.certificate.id, "integrity"), status=303)


# what lies in the wrong room


def misfiled(request: HttpRequest, key: str, entry: str) -> HttpResponse:
    """Take out what was filed to the wrong room, and destroy its content; under a hold it is taken out only."""
    with acting(request, key) as view:
        target = anywhere(view.held.mine(), entry)
        if isinstance(target.act, (Unknown, *STAYS)) or target.room not in writable(view.standing):
            raise Http404
        sent = dict(request.POST.lists()) if request.method == "POST" else {}
        errors = unreadable(sent, "reason")
        if sent and not errors:
            return _taken_out(view, target.room, target.id, typed(sent, "reason"))
        context = {
            "row": told_entry(view, target) or told_entry(view, target, ever(view.held)),
            "room": room_label(view.standing, target.room),
            "reason": Asks("misfiled", sent, errors).one("reason"),
            "id": entry,
        }
        return _page(view, "misfiled", context, 400 if errors else 200)


def _taken_out(view: View, room: str, key: str, reason: str) -> HttpResponse:
    vault = view.held.vault
    with unbroken():
        done = misfile(vault, room, key, reason, by_whom(vault), when=this_moment(vault))
    view.held.forget()
    if done is None:
        say_done(view.request, "misfiled.held")
        return HttpResponseRedirect(view.address("timeline"), status=303)
    say_erased(view, "misfiled.done")
    return HttpResponseRedirect(way_to(view, done.certificate.id, "integrity"), status=303)
