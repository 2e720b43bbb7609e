"""Beginning: a new mediation, one that is there already, or an example; and the recovery key, shown once."""

from __future__ import annotations

import os
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from goodoffices.acts.problems import BadInput, GoodOfficesError
from goodoffices.asked import is_sealed, read
from goodoffices.desk.demo import begins
from goodoffices.desk.desks import Desk, free_key
from goodoffices.desk.flows import beginning
from goodoffices.desk.flows.beginning import LANGUAGES, MEDIATORS, OF_EACH_PARTY, Refused, Wanted
from goodoffices.desk.forms.asks import Ask, Asks, errors_of, typed
from goodoffices.desk.forms.drawn import choice_text
from goodoffices.desk.forms.sent import Sent
from goodoffices.desk.held import Held, fresh_token, in_memory
from goodoffices.desk.places import file_of, given_back, place_of
from goodoffices.desk.vaults import KEY_FILE, laid, opened_as_typed
from goodoffices.desk.viewer import desk_of
from goodoffices.desk.words import say
from goodoffices.examples import example
from goodoffices.export.errors import error_text
from goodoffices.export.tongue import tongue
from goodoffices.record.file import Mediation, read_mediation
from goodoffices.record.founding import ways_in
from goodoffices.record.regime import STRICTEST
from goodoffices.store.opening import open_store
from goodoffices.unlocking import open_kept
from goodoffices.ways import is_database

EXAMPLES = ("harbour", "doha")
MOST_TOLD = 20
FIELDS = {
    "passphrase-short": "passphrase", "key-file-size": "key_file", "key-file-unread": "key_file",
    "file-there": "where", "cannot-write": "where", "off-record": "keeps", "not-empty": "where",
    "no-such-place": "where", "password-in-address": "where",
}  # fmt: skip


def demand_own(request: HttpRequest) -> Desk:
    """Return the desk, where it lets in one person alone: files of this machine are no business of anybody else's.

    Raises Http404.
    """
    desk = desk_of(request)
    if not desk.guarded:
        raise Http404
    return desk


def page(request: HttpRequest) -> HttpResponse:
    """Return the ways to begin."""
    demand_own(request)
    asks = Asks("begin", {})
    return _drawn(request, "begin", {"path": asks.one("path", "path"), "examples": EXAMPLES})


def _drawn(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    desk = desk_of(request)
    around = {
        "tongue": tongue(),
        "tab": say("begin.title"),
        "any": bool(desk.held),
        "lockable": desk.lockable,
        "idle": desk.display.idle,
    }
    return render(request, f"desk/{template}.html", around | context, status=status)


# a new mediation


def new(request: HttpRequest) -> HttpResponse:
    """Return the questions that a new mediation begins with, or make its vault from the answers."""
    desk = demand_own(request)
    sent: Sent = dict(request.POST.lists())
    if request.method != "POST":
        return _asked(request, {}, {})
    with desk.lock:
        if already := _made_before(desk, sent):
            return already
        try:
            return _begun(request, desk, beginning.wanted(sent))
        except Refused as refused:
            return _asked(request, sent, refused.errors)
        except GoodOfficesError as refused:
            return _asked(request, sent, errors_of(refused, FIELDS))


def _made_before(desk: Desk, sent: Sent) -> HttpResponse | None:
    """Return where a form leads that was sent twice: its vault is made once."""
    key = desk.begun.get(typed(sent, "token"))
    return HttpResponseRedirect(f"/{key}/", status=303) if key else None


def _begun(request: HttpRequest, desk: Desk, wanted: Wanted) -> HttpResponse:
    place_of(wanted.address)
    recovery = beginning.made(wanted)
    secret = {"passphrase": wanted.passphrase}
    vault = opened_as_typed(wanted.address, secret, wanted.key_file)
    held = laid(desk.held, vault, wanted.address, wanted.key_file)
    desk.put(held)
    desk.begun[request.POST.get("token", "")[:100]] = held.key
    return recovery_page(request, recovery, f"/{held.key}/", wanted.address)


def recovery_page(request: HttpRequest, recovery: str, next_page: str, where: str) -> HttpResponse:
    """Return the page that shows a recovery key: in this one answer, and nowhere else."""
    return _drawn(request, "begun", {"recovery": recovery, "next": next_page, "where": where})


def _asked(request: HttpRequest, sent: Sent, errors: dict[str, str]) -> HttpResponse:
    asks = Asks("begin", given_back(sent, "where"), errors)
    context = {
        "parts": [(say(f"begin.part.{name}"), fields) for name, fields in _parts(asks)],
        "errors": errors,
        "rest": errors.get("", ""),
        "token": typed(sent, "token") or fresh_token(),
    }
    return _drawn(request, "begin_new", context, status=400 if errors else 200)


def _parts(asks: Asks) -> list[tuple[str, list[Ask]]]:
    code = tongue().code
    what = [
        asks.one("name", needed=True),
        asks.one("matter"),
        asks.one("zone", "choice", value=beginning.own_zone(), options=[(z, z) for z in beginning.zones()]),
        asks.one("language", "choice", value=code, options=list(LANGUAGES.items())),
        asks.one("languages"),
    ]
    who = [
        asks.one("parties", "long", needed=True),
        asks.one("mediator", needed=True),
        asks.one("sort", "choice", value="organisation", options=[(m, choice_text("sort", m)) for m in MEDIATORS]),
        asks.one("host"),
        asks.one("team", "long", needed=True),
        asks.one("known", "tick"),
    ]
    rooms = [(sort, say(f"begin.rooms.{sort}")) for sort in OF_EACH_PARTY]
    return [
        ("what", what),
        ("who", who),
        ("rooms", [asks.one("rooms", "ticks", options=rooms, chosen=OF_EACH_PARTY)]),
        ("record", [_regimes(asks), asks.one("rules", "long")]),
        ("vault", _places(asks)),
    ]


def _regimes(asks: Asks) -> Ask:
    regimes = [(keeps, say(f"begin.keeps.{keeps.replace(' ', '-')}")) for keeps in STRICTEST]
    return asks.one("keeps", "ways", needed=True, options=regimes)


def _places(asks: Asks) -> list[Ask]:
    return [
        asks.one("where", "path", needed=True, value=beginning.free_place()),
        asks.one("passphrase", "secret", needed=True),
        asks.one("again", "secret", needed=True),
        asks.one("key_file", "path"),
    ]


# one that is there already


def opening(request: HttpRequest) -> HttpResponse:
    """Lay a vault on the desk that is there already, or say what a file can become."""
    desk = demand_own(request)
    if request.method != "POST":
        return HttpResponseRedirect("/begin")
    sent: Sent = dict(request.POST.lists())
    try:
        path = file_of(typed(sent, "path"))
        if is_sealed(path):
            return _vault(request, desk, path, sent)
        return _file(request, desk, read(path), path, sent)
    except BadInput as refused:
        told = [_problem(problem) for problem in refused.problems[:MOST_TOLD]]
        return _which(request, sent, say("begin.wrong.file"), told)
    except GoodOfficesError as refused:
        return _which(request, sent, next(iter(errors_of(refused, {}).values())))


def _problem(problem: Any) -> tuple[int, str]:
    return problem.line, error_text(problem.code, problem.params)


def _which(request: HttpRequest, sent: Sent, error: str, told: list[tuple[int, str]] | None = None) -> HttpResponse:
    asks = Asks("begin", given_back(sent, "path"), {"path": error})
    context = {"path": asks.one("path", "path"), "examples": EXAMPLES, "told": told or []}
    return _drawn(request, "begin", context, status=400)


def _vault(request: HttpRequest, desk: Desk, path: str, sent: Sent) -> HttpResponse:
    """Open a vault with what was typed, or ask for what opens it."""
    if there := _there(desk, path):
        return HttpResponseRedirect(f"/{there.key}/", status=303)
    key_file = typed(sent, KEY_FILE)
    vault, errors = open_kept(path), {}
    if vault is None and "secret" in sent:
        try:
            vault = opened_as_typed(path, {name: next(iter(v), "") for name, v in sent.items()}, key_file)
        except GoodOfficesError as refused:
            errors = errors_of(refused, {"wrong-key": "passphrase", "key-file-unread": KEY_FILE})
    if vault is None:
        return _secret_of(request, path, sent, errors)
    with desk.lock:
        # opening takes a while: pressed twice, the other press may have laid it here meanwhile
        held = _there(desk, path)
        if held is None:
            held = laid(desk.held, vault, path, key_file)
            desk.put(held)
        else:
            vault.close()
    return HttpResponseRedirect(f"/{held.key}/", status=303)


def _there(desk: Desk, path: str) -> Held | None:
    """Return the vault at a path as it lies on the desk already, or None."""
    return next((held for held in desk.held if held.address and _same(held.address, path)), None)


def _same(one: str, other: str) -> bool:
    if is_database(one) or is_database(other):
        return one == other
    return os.path.realpath(one) == os.path.realpath(other)


def _secret_of(request: HttpRequest, path: str, sent: Sent, errors: dict[str, str]) -> HttpResponse:
    store = open_store(path)
    try:
        ways = ways_in(store)
    finally:
        store.close()
    asks = Asks("begin.open", sent, errors)
    fields = [asks.one("passphrase", "secret")] if "passphrase" in ways or "both" in ways else []
    fields += [asks.one("key_file", "path")] if "key file" in ways or "both" in ways else []
    fields += [asks.one("recovery", "secret")] if "recovery" in ways else []
    context = {"path": path, "fields": fields, "rest": errors.get("", "")}
    return _drawn(request, "begin_open", context, status=400 if errors else 200)


def _file(request: HttpRequest, desk: Desk, mediation: Mediation, path: str, sent: Sent) -> HttpResponse:
    """Look at a file in memory, make a vault of it, or ask which of the two."""
    match typed(sent, "do"):
        case "look":
            return _looked_at(desk, mediation)
        case "make":
            return _made_of(request, desk, mediation, path, sent)
        case _:
            return _offered(request, mediation, path, {}, {})


def _looked_at(desk: Desk, mediation: Mediation, start: int | None = None) -> HttpResponse:
    with desk.lock:
        held: Held = in_memory(free_key(desk.held, mediation.key), mediation, start=start)
        desk.put(held)
    return HttpResponseRedirect(f"/{held.key}/", status=303)


def _made_of(request: HttpRequest, desk: Desk, mediation: Mediation, path: str, sent: Sent) -> HttpResponse:
    with desk.lock:
        if already := _made_before(desk, sent):
            return already
        try:
            return _begun(request, desk, beginning.wanted_of(mediation, sent))
        except Refused as refused:
            return _offered(request, mediation, path, sent, refused.errors)
        except GoodOfficesError as refused:
            return _offered(request, mediation, path, sent, errors_of(refused, FIELDS))


def _offered(request: HttpRequest, mediation: Mediation, path: str, sent: Sent, errors: dict[str, str]) -> HttpResponse:
    asks = Asks("begin", given_back(sent, "where"), errors)
    regime = [_regimes(asks)] if beginning.says_no_regime(mediation) else []
    context = {
        "path": path,
        "fields": [*regime, *_places(asks)],
        "rest": errors.get("", ""),
        "errors": errors,
        "count": len(mediation.entries),
        "token": typed(sent, "token") or fresh_token(),
    }
    return _drawn(request, "begin_file", context, status=400 if errors else 200)


# the examples


def examples(request: HttpRequest) -> HttpResponse:
    """Lay an example on the desk: it lies in memory, and can be worked on in its own time."""
    desk = demand_own(request)
    name = request.POST.get("name", "")
    if request.method != "POST" or name not in EXAMPLES:
        raise Http404
    mediation = read_mediation(example(name), name=name)
    return _looked_at(desk, mediation, begins(mediation))
