"""People and rooms: who takes part, who can see what, and letting somebody in or taking somebody out."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.safestring import SafeString, mark_safe

from goodoffices.acts.act import kind_of
from goodoffices.acts.housekeeping import EVERYONE, CompartmentOpened, Grant, Revocation
from goodoffices.acts.keeping import PersonKey
from goodoffices.acts.people import Actor
from goodoffices.acts.problems import BadInput, GoodOfficesError
from goodoffices.acts.values import Basis, RefTo
from goodoffices.desk.acting import acting
from goodoffices.desk.flows.waiting import own_in
from goodoffices.desk.forms.asks import Asks, errors_of, ticked, typed
from goodoffices.desk.forms.choices import Choices, room_label, writable
from goodoffices.desk.forms.sent import Sent
from goodoffices.desk.held import fresh_token
from goodoffices.desk.lines import html, said, spans_of
from goodoffices.desk.reach import matrix
from goodoffices.desk.rows import told_entry
from goodoffices.desk.shell import say_done, shown, titled
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.export.timeline import kind_words
from goodoffices.record.compartment import Compartment
from goodoffices.record.entry import Entry
from goodoffices.record.identity import own_recipient
from goodoffices.standing.line import Line
from goodoffices.standing.ours import team_room
from goodoffices.standing.people import party_lines, room_lines
from goodoffices.standing.standing import Standing

SORTS = ("other", "room", "file")
"""Sorts of room that can be opened here; there is one team, one joint room and one public record."""
OPENING = {"members": "members", "about": "about", "title": "called", "sort": "sort"}
"""The fields of a room's opening, as the form has them."""
LATEST = 5
"""Entries of a room that are shown before somebody may read all of it."""


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return who takes part, and who can see what."""
    return shown(request, key, "people", _fill)


def _fill(view: View) -> dict[str, Any]:
    s, lines = view.standing, party_lines(view.standing)
    return {
        "parties": _of(view, lines, "party"),
        "roles": _of(view, lines, "role"),
        "actors": _of(view, lines, "actor"),
        "sources": _of(view, lines, "source"),
        "matrix": matrix(view),
        "room_lines": [said(line, view.voice) for line in room_lines(s)],
        "keys": [told_entry(view, fact.entry) for fact in s.all(PersonKey)],
        "acts": view.may_write,
        "inside": set(writable(s)),
        "team": team_room(s),
    }


def _of(view: View, lines: tuple[Line, ...], sort: str) -> list[Any]:
    return [said(line, view.voice) for line in lines if line.tag.split(".")[0] == sort]


_page = partial(titled, "people")


def own_key(request: HttpRequest, key: str) -> HttpResponse:
    """Return this vault's own public key, to be read out to whoever is to send rooms; it is no secret."""
    with acting(request, key, sent=True) as view:
        return _page(view, "own_key", {"recipient": own_recipient(view.held.vault)})


# letting somebody in


def let_in(request: HttpRequest, key: str) -> HttpResponse:
    """Let somebody into a room: first what becomes readable is shown, then it goes on record."""
    with acting(request, key) as view:
        sent: Sent = dict(request.POST.lists()) if request.method == "POST" else {}
        if not sent:
            return _letting(view, {"room": [request.GET.get("to", "")]} if request.GET.get("to") else {}, {})
        errors = _missing(sent, ("room", "who"))
        room = typed(sent, "room")
        if room and room not in writable(view.standing):
            errors["room"] = say("integrity.wrong.rooms")
        if errors:
            return _letting(view, sent, errors, status=400)
        history = typed(sent, "reads") == "history"
        entries = _readable(view, room)
        if typed(sent, "shown") != str(len(entries)) or "sure" not in sent:
            return _letting(view, sent, {}, _warned(view, sent, room, history, entries))
        act = Grant(to=typed(sent, "who"), history=history, why=typed(sent, "why"))
        return _written(view, room, act, sent, "let_in.done", _letting)


def _missing(sent: Sent, names: tuple[str, ...]) -> dict[str, str]:
    return {name: say("begin.wrong.needed") for name in names if not typed(sent, name)}


def _people(view: View, room: str) -> list[tuple[str, str]]:
    found = Choices(view.standing, room).of(RefTo(("Actor", "PartyJoined")))
    return [(key, name) for key, name in found if key != EVERYONE]


def _letting(
    view: View, sent: Sent, errors: dict[str, str], warned: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    s = view.standing
    asks = Asks("let_in", sent, errors)
    rooms = [(key, room_label(s, key)) for key, room in writable(s).items() if EVERYONE not in room.members]
    reads = [(one, say(f"let_in.reads.{one}")) for one in ("now", "history")]
    fields = [
        asks.one("room", "choice", needed=True, options=[("", say("record.none")), *rooms]),
        asks.one("who", "choice", needed=True, options=[("", say("record.none")), *_people(view, "")]),
        asks.one("reads", "ways", options=reads, chosen=[] if typed(sent, "reads") else ["now"]),
        asks.one("why"),
    ]
    if not typed(sent, "reads"):
        fields[2] = Asks("let_in", {"reads": ["now"]}, errors).one("reads", "ways", options=reads)
    context = {
        "asked": fields,
        "errors": errors,
        "rest": errors.get("", ""),
        "warned": warned,
        "token": typed(sent, "token") or fresh_token(),
    }
    return _page(view, "let_in", context, status)


def _readable(view: View, room: str) -> list[Entry]:
    """Return what lies in a room, the latest first."""
    return sorted(view.standing.visible.rooms[room].entries(), key=lambda e: (-e.entered, e.id))


def _warned(view: View, sent: Sent, room: str, history: bool, entries: list[Entry]) -> dict[str, Any]:
    """Return what is to be said before somebody is let in: what becomes readable, and for how long."""
    s = view.standing
    kinds = Counter(kind_words(kind_of(entry.act)) for entry in entries)
    return {
        "who": mark_safe(html(spans_of(s.name(typed(sent, "who")), view.voice))),
        "room": room_label(s, room),
        "history": history,
        "count": len(entries),
        "sides": _sides(view, typed(sent, "who"), room),
        "kinds": kinds.most_common(),
        "rows": [row for row in (told_entry(view, entry) for entry in entries[:LATEST]) if row] if history else [],
    }


def _sides(view: View, who: str, room: str) -> SafeString:
    """Return what is to be said where a side comes to read what was meant for ourselves, or what another side said."""
    s = view.standing
    side, there = _side_of(s, who), s.visible.compartments[room]
    others = _sides_in(s, there) - {side}
    if not side or not (there.sort in ("file", "team") or others):
        return SafeString("")
    names = {"side": s.name(side), "other": s.names(sorted(others))}
    filled = {name: html(spans_of(found, view.voice)) for name, found in names.items() if found}
    tag = "other" if others else "ours"
    return sentence(f"let_in.warned.{tag}", **filled, room=room_label(s, room))


def _sides_in(s: Standing, room: Compartment) -> set[str]:
    """Return the sides that speak in a room in confidence; none where it is ours, or joint."""
    if room.sort not in ("room", "other"):
        return set()
    return {_side_of(s, who) for who in (room.about, *room.members)} - {""}


def _side_of(s: Standing, who: str) -> str:
    """Return the party that somebody is, or belongs to; an empty string for whoever is of none."""
    seen: set[str] = set()
    while who and who not in s.parties and who not in seen:
        seen.add(who)
        fact = s.fact(who)
        who = fact.act.of if fact is not None and isinstance(fact.act, Actor) else ""
    return who if who in s.parties else ""


def _written(view: View, room: str, act: Any, sent: Sent, done: str, again: Any) -> HttpResponse:
    held = view.held
    name = mark_safe(html(spans_of(view.standing.name(act.to), view.voice)))
    try:
        held.write(Entry(id="", room=room, act=act, basis=Basis(how="done")), token=typed(sent, "token")[:100])
    except GoodOfficesError as refused:
        found: HttpResponse = again(view, sent, errors_of(refused, {"to": "who"}), status=400)
        return found
    held.forget()
    say_done(view.request, done, who=name, room=room_label(view.standing, room))
    return HttpResponseRedirect(view.address("people"), status=303)


# taking somebody out


def take_out(request: HttpRequest, key: str) -> HttpResponse:
    """Take somebody out of a room: first what they keep is said, then it goes on record."""
    with acting(request, key) as view:
        sent: Sent = dict(request.POST.lists()) if request.method == "POST" else {}
        room = typed(sent, "room") or request.GET.get("from", "")
        rooms = writable(view.standing)
        if room and room not in rooms:
            raise Http404
        if not sent or "choose" in sent:
            return _taking(view, {"room": [room]} if room else {}, {})
        errors = _missing(sent, ("room", "who"))
        if not errors and typed(sent, "who") not in rooms[room].members:
            errors["who"] = say("take_out.wrong.who")
        if errors:
            return _taking(view, sent, errors, status=400)
        if "sure" not in sent:
            return _taking(view, sent, {}, _left(view, room, typed(sent, "who")))
        act = Revocation(to=typed(sent, "who"), why=typed(sent, "why"))
        return _written(view, room, act, sent, "take_out.done", _taking)


def _taking(
    view: View, sent: Sent, errors: dict[str, str], left: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    s = view.standing
    asks = Asks("take_out", sent, errors)
    rooms = [(key, room_label(s, key)) for key, room in writable(s).items() if EVERYONE not in room.members]
    room = typed(sent, "room")
    members = s.visible.compartments[room].members if room else frozenset()
    inside = [(key, name) for key, name in _people(view, "") if key in members]
    fields = [asks.one("room", "choice", needed=True, options=[("", say("record.none")), *rooms])]
    if room:
        fields += [asks.one("who", "choice", needed=True, options=[("", say("record.none")), *inside]), asks.one("why")]
    context = {
        "asked": fields,
        "errors": errors,
        "rest": errors.get("", ""),
        "chosen": bool(room),
        "left": left,
        "token": typed(sent, "token") or fresh_token(),
    }
    return _page(view, "take_out", context, status)


def _left(view: View, room: str, who: str) -> dict[str, Any]:
    """Return what is to be said before somebody is taken out: what they keep, and who stays."""
    s = view.standing
    stay = s.names(sorted(s.visible.compartments[room].members - {who}))
    return {
        "who": mark_safe(html(spans_of(s.name(who), view.voice))),
        "room": room_label(s, room),
        "stay": mark_safe(html(spans_of(stay, view.voice))) if stay else "",
        "yourself": who in s.visible.viewer.who,
        "waiting": _waiting(view, room, who),
    }


def _waiting(view: View, room: str, who: str) -> SafeString:
    """Return what of the one who is taken out is not on record yet: of others that is not for whoever looks to know."""
    notes, lines = own_in(view, room) if who == view.held.vault.head.recorded_by else (0, 0)
    return sentence("take_out.waiting", notes=notes, lines=lines) if notes or lines else SafeString("")


# a new room


def open_room(request: HttpRequest, key: str) -> HttpResponse:
    """Open a new room for those who are to know what lies in it."""
    with acting(request, key) as view:
        sent: Sent = dict(request.POST.lists()) if request.method == "POST" else {}
        if not sent:
            return _opening(view, {}, {})
        errors = _missing(sent, ("members",))
        sort = typed(sent, "sort")
        if sort not in SORTS:
            errors["sort"] = say("begin.wrong.choose")
        if sort == "other" and not typed(sent, "called"):
            errors["called"] = say("begin.wrong.needed")
        if errors:
            return _opening(view, sent, errors)
        made = view.held.vault.chance("", 16).hex()
        act = CompartmentOpened(
            members=ticked(sent, "members"),
            sort=sort,  # type: ignore[arg-type]
            about=typed(sent, "about"),
            title=typed(sent, "called"),
        )
        entry = Entry(id=made, room=made, act=act, basis=Basis(how="done"))
        try:
            view.held.write(entry, token=typed(sent, "token")[:100])
        except BadInput as refused:
            named = BadInput(tuple(_unplaced(problem) for problem in refused.problems))
            return _opening(view, sent, errors_of(named, OPENING))
        except GoodOfficesError as refused:
            return _opening(view, sent, errors_of(refused, {}))
        view.held.forget()
        say_done(request, "open_room.done")
        return HttpResponseRedirect(view.address("people"), status=303)


def _unplaced(problem: Any) -> Any:
    """Name a field without the place in it, as the form has it."""
    return problem.__class__(code=problem.code, params=problem.params, field=problem.field.partition("[")[0])


def _opening(view: View, sent: Sent, errors: dict[str, str]) -> HttpResponse:
    s = view.standing
    asks = Asks("open_room", sent, errors)
    parties = [("", say("record.none")), *((key, name) for key, name in _people(view, "") if key in s.parties)]
    own = [key for key in s.visible.viewer.who if key != EVERYONE]
    fields = [
        asks.one("called"),
        asks.one("sort", "choice", value="other", options=[(one, say(f"open_room.sort.{one}")) for one in SORTS]),
        asks.one("about", "choice", options=parties),
        asks.one("members", "ticks", needed=True, options=_people(view, ""), chosen=own),
    ]
    context = {"asked": fields, "errors": errors, "rest": errors.get("", ""), "token": fresh_token()}
    return _page(view, "open_room", context, 400 if errors else 200)
