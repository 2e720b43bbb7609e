"""Copies: a backup, a travel vault, what comes home, and the copies that are out."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.acts.keeping import CopyDestroyed, CopyMade
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.acts.values import Basis, RefTo
from goodoffices.asked import is_sealed
from goodoffices.copies import bundle_at, called, make_trip, on_record
from goodoffices.desk.acting import acting
from goodoffices.desk.flows import beginning, health
from goodoffices.desk.flows.beginning import Refused
from goodoffices.desk.forms.asks import Ask, Asks, errors_of, ticked, typed
from goodoffices.desk.forms.choices import Choices, room_label
from goodoffices.desk.forms.sent import Sent
from goodoffices.desk.held import fresh_token
from goodoffices.desk.jobs import Job, Step
from goodoffices.desk.pages.integrity import rooms_of
from goodoffices.desk.places import file_of, given_back, place_of
from goodoffices.desk.shell import say_done, titled
from goodoffices.desk.vaults import opened_as_typed
from goodoffices.desk.viewer import View, view_of
from goodoffices.desk.words import say
from goodoffices.export.errors import say_error
from goodoffices.export.timeline import kind_words
from goodoffices.founding import demand_free, made_at
from goodoffices.keeping import by_whom
from goodoffices.record.entry import Entry
from goodoffices.record.merge import Merged, receive
from goodoffices.record.notebook import Notebook
from goodoffices.record.parcel import Parcel, pack
from goodoffices.store.copying import backup as back_up
from goodoffices.unbroken import unbroken

BACKUP, HOME = "backup", "home"
SOON = 1.5
FIELDS = {
    "file-there": "where", "cannot-write": "where", "no-such-place": "where", "part-reach": "rooms",
    "no-rooms": "rooms", "password-in-address": "where",
    "passphrase-short": "passphrase", "key-file-size": "key_file", "key-file-unread": "key_file",
}  # fmt: skip
HOME_FIELDS = {
    "wrong-key": "passphrase", "secret-empty": "passphrase", "key-file-unread": "key_file", "no-such-place": "path",
    "not-a-file": "path", "password-in-address": "path",
    "cannot-read-other": "path", "neither-vault-nor-bundle": "path", "cannot-read": "path", "bad-vault": "path",
}  # fmt: skip


_page = partial(titled, "integrity")


# a backup


def backup(request: HttpRequest, key: str) -> HttpResponse:
    """Copy the vault into one file, sealed as it is; that it is made goes on record first."""
    with acting(request, key, files=True) as view:
        if request.method == "POST":
            return _backing_up(view, dict(request.POST.lists()))
        job = view.held.kept.get(BACKUP)
    if isinstance(job, Job):
        job.wait(SOON)
    with acting(request, key, files=True) as view:
        response = _backup_page(view, {}, {}, job if isinstance(job, Job) else None)
    if isinstance(job, Job) and not job.over:
        response.headers["Refresh"] = "2"
    return response


def _backup_page(view: View, sent: Sent, errors: dict[str, str], job: Job | None = None) -> HttpResponse:
    asks = Asks("backup", given_back(sent, "where"), errors)
    context = {
        "where": asks.one("where", "path", needed=True),
        "errors": errors,
        "rest": errors.get("", "") or (say_error(job.error) if job and job.error else ""),
        "running": job is not None and not job.over,
        "stopped": job is not None and job.stopped,
        "failed": job is not None and job.failed,
        "file": job.result if job else "",
        "done_so_far": job.done if job else 0,
        "total": job.total if job else None,
    }
    return _page(view, "backup", context, 400 if errors else 200)


def _backing_up(view: View, sent: Sent) -> HttpResponse:
    held = view.held
    running = held.kept.get(BACKUP)
    if isinstance(running, Job) and not running.over:
        if "stop" in sent:
            running.stop()
        return HttpResponseRedirect(view.address("integrity/backup"), status=303)
    try:
        path = place_of(typed(sent, "where"))
        demand_free(path)
    except GoodOfficesError as refused:
        return _backup_page(view, sent, errors_of(refused, FIELDS))
    vault = held.vault

    def work(step: Step) -> str:
        with on_record(vault, [CopyMade(what=called(vault, "backup"), sort="backup")]):
            back_up(vault.store, Path(path), step)
        return path

    held.kept[BACKUP] = Job(work)
    return HttpResponseRedirect(view.address("integrity/backup"), status=303)


# a travel vault


def travel(request: HttpRequest, key: str) -> HttpResponse:
    """Make a vault with the rooms of one trip, with a secret of its own."""
    with acting(request, key, files=True) as view:
        sent = dict(request.POST.lists()) if request.method == "POST" else {}
        if not sent:
            return _travel_page(view, {}, {})
        try:
            return _travelled(view, sent)
        except Refused as refused:
            return _travel_page(view, sent, refused.errors)
        except NotHere:
            return _travel_page(view, sent, {"to": say("travel.wrong.to")})
        except GoodOfficesError as refused:
            return _travel_page(view, sent, errors_of(refused, FIELDS))


def _travel_page(view: View, sent: Sent, errors: dict[str, str]) -> HttpResponse:
    s = view.standing
    asks = Asks("travel", given_back(sent, "where"), errors)
    people = [(key, name) for key, name in Choices(s, "").of(RefTo(("Actor", "PartyJoined"))) if key != EVERYONE]
    fields = [
        asks.one("rooms", "ticks", needed=True, options=rooms_of(s)),
        asks.one("to", "choice", options=[("", say("travel.to.me")), *people]),
        asks.one("where", "path", needed=True, value="~/travel.vault"),
        *new_secret(asks),
    ]
    context = {"asked": fields, "rest": errors.get("", ""), "errors": errors, "token": fresh_token()}
    return _page(view, "travel", context, 400 if errors else 200)


def new_secret(asks: Asks) -> list[Ask]:
    """Return the fields by which a new secret is given."""
    return [
        asks.one("passphrase", "secret", needed=True),
        asks.one("again", "secret", needed=True),
        asks.one("key_file", "path"),
    ]


def _travelled(view: View, sent: Sent) -> HttpResponse:
    s, vault = view.standing, view.held.vault
    whole = dict(rooms_of(s))
    rooms = [room for room in ticked(sent, "rooms") if room in whole]
    person = typed(sent, "to")
    if not rooms:
        raise Refused({"rooms": say("integrity.wrong.rooms")})
    if person and s.visible.entry(person) is None:
        raise NotHere("room")
    where = place_of(typed(sent, "where"))
    demand_free(where)
    phrase, key_file = beginning.new_secret(sent)
    trip = lambda secret: make_trip(vault, where, secret, rooms, person)  # noqa: E731  (it has what was typed)
    beginning.with_secret(phrase, key_file, trip, made_at(where))
    say_done(view.request, "travel.done", where=where)
    return HttpResponseRedirect(view.address("integrity"), status=303)


# coming home


class Waiting(NamedTuple):
    """What would come in, in memory while a person is asked: `asks` what it would change, `room` what is apart."""

    token: str
    parcel: Parcel
    notes: int
    unknown: str
    apart: frozenset[str] = frozenset()
    asks: tuple[str, ...] = ()
    room: str = ""


def home(request: HttpRequest, key: str) -> HttpResponse:
    """Take in another vault of the mediation, or a bundle: all or nothing, after a person's word where needed."""
    with acting(request, key, files=True) as view:
        sent = dict(request.POST.lists()) if request.method == "POST" else {}
        if "do" not in sent:
            return _home_page(view, {}, {})
        try:
            waiting = _waiting(view, sent) if typed(sent, "do") == "agree" else _brought(view, sent)
            agreed = typed(sent, "do") == "agree" and bool(waiting.asks)
            return _taken(view, waiting, agreed)
        except GoodOfficesError as refused:
            return _home_page(view, sent, errors_of(refused, HOME_FIELDS))


def _home_page(view: View, sent: Sent, errors: dict[str, str]) -> HttpResponse:
    asks = Asks("home", given_back(sent, "path"), errors)
    fields = [
        asks.one("path", "path", needed=True),
        asks.one("passphrase", "secret"),
        asks.one("key_file", "path"),
        asks.one("recovery", "secret"),
    ]
    return _page(view, "home", {"asked": fields, "errors": errors, "rest": errors.get("", "")}, 400 if errors else 200)


def _brought(view: View, sent: Sent) -> Waiting:
    """Return what is in the vault or the bundle at the path that was typed."""
    path = file_of(typed(sent, "path"))
    token = fresh_token()
    if not is_sealed(path):
        bundle = bundle_at(view.held.vault, path)
        return Waiting(token, bundle.parcel, 0, "" if bundle.known else bundle.site.hex()[:16])
    secrets = {name: next(iter(values), "") for name, values in sent.items()}
    there = opened_as_typed(path, secrets, typed(sent, "key_file"))
    try:
        return Waiting(token, pack(there), len(Notebook(there).notes()), "")
    finally:
        there.close()


def _waiting(view: View, sent: Sent) -> Waiting:
    found = view.held.made.get(HOME)
    if not isinstance(found, Waiting) or found.token != typed(sent, "token"):
        raise GoodOfficesError("nothing-waits")
    return found._replace(apart=found.apart | {found.room}) if found.room else found


def _taken(view: View, waiting: Waiting, agreed: bool) -> HttpResponse:
    held = view.held
    before = health.lying(held.vault)
    try:
        with unbroken():
            merged = receive(held.vault, waiting.parcel, apart=waiting.apart, agreed=agreed)
    except GoodOfficesError as refused:
        if refused.code == "merge-asks":
            waiting = waiting._replace(asks=tuple(refused.params["acts"]), room="")
        elif refused.code == "room-not-shown" and refused.params["room"] in view.standing.visible.rooms:
            waiting = waiting._replace(room=refused.params["room"])
        else:
            raise
        held.made[HOME] = waiting
        return _ask(view, waiting)
    held.forget()
    view = view_of(view.request, held.key)
    told = health.went(held.vault, view.standing, before)._asdict()
    return _came(view, waiting, msgspec.structs.replace(merged, **told))


def _ask(view: View, waiting: Waiting) -> HttpResponse:
    context = {
        "token": waiting.token,
        "asks": [_weighty(view, act) for act in waiting.asks],
        "apart": room_label(view.standing, waiting.room) if waiting.room else "",
    }
    return _page(view, "home_asks", context, 409)


_WEIGHTY = re.compile(r"(\d+) (\w+) \((.*)\)", re.DOTALL)


def _weighty(view: View, act: str) -> tuple[str, str, str]:
    """Return how many acts of which kind would come into which room, as this viewer knows it."""
    found = _WEIGHTY.fullmatch(act)
    if found is None:
        return ("", act, "")
    count, kind, room = found.groups()
    known = room in view.standing.visible.rooms
    return (count, kind_words(kind), room_label(view.standing, room) if known else say("home.other-room"))


def _came(view: View, waiting: Waiting, merged: Merged) -> HttpResponse:
    """Say what came in: by room, as far as whoever is at the desk may see."""
    s = view.standing
    context = {
        "came_in": [(room_label(s, room), count) for room, count in merged.new.items() if room in s.visible.rooms],
        "forked": [room_label(s, room) for room in merged.forked if room in s.visible.rooms],
        "apart": [key for key in merged.corrected_apart if s.visible.entry(key) is not None],
        "merged": merged,
        "owed": bool(merged.destroyed) and view.held.vault.owing,
        "notes": waiting.notes,
        "unknown": waiting.unknown,
        "copies": bool(health.copies_out(s)),
    }
    return _page(view, "home_came", context)


# copies that are out


def back(request: HttpRequest, key: str) -> HttpResponse:
    """Put on record that a copy came home, or was destroyed."""
    with acting(request, key, sent=True) as view:
        name = request.POST.get("copy", "")
        made = view.standing.visible.entry(name)
        if made is None or name not in health.copies_out(view.standing):
            raise Http404
        act = CopyDestroyed(copy=name, by=by_whom(view.held.vault))
        token = request.POST.get("token", "")[:100]
        view.held.write(Entry(id="", room=made.room, act=act, basis=Basis(how="done")), token=token)
        say_done(request, "copies.back.done")
        return HttpResponseRedirect(view.address("integrity"), status=303)
