"""From the press: an article pasted or sent, its statements marked, and each one recorded only as somebody says yes."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices import pressed
from goodoffices.acts.nodes import MAX_BYTES
from goodoffices.acts.problems import BadInput, GoodOfficesError
from goodoffices.acts.public import Account, AccountSet
from goodoffices.confirming import Choice, Work
from goodoffices.desk import drafts, press_parts
from goodoffices.desk.bar import room_says
from goodoffices.desk.flows import pressing
from goodoffices.desk.flows.pressing import Going
from goodoffices.desk.forms.choices import room_label, writable
from goodoffices.desk.forms.drawn import Option
from goodoffices.desk.forms.sent import Sent, clean, first
from goodoffices.desk.held import fresh_token
from goodoffices.desk.shell import drawn, say_done, say_plainly
from goodoffices.desk.viewer import View, desk_of, view_of
from goodoffices.desk.words import say
from goodoffices.export.errors import error_text, say_error
from goodoffices.press.drafts import Draft
from goodoffices.press.matters import Matter
from goodoffices.press.values import Reading, Sort
from goodoffices.record.entry import Entry

DRAFT = "press-new"
"""The name under which the form of a new article is kept while it is typed."""


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the form for an article with those that are gone through, or read what it sent. Raises Http404."""
    with desk_of(request).find(key).lock:
        view = _view(request, key)
        if request.method != "POST":
            kept = drafts.kept(view.held, DRAFT) if not request.GET.get("anew") else None
            return _blank(view, kept.typed if kept is not None else {}, kept=kept is not None)
        return _read(view, dict(request.POST.lists()))


def _view(request: HttpRequest, key: str) -> View:
    view = view_of(request, key)
    if not view.may_write or not writable(view.standing):
        raise Http404
    return view


def _blank(view: View, sent: Sent, *, kept: bool = False, error: str = "", status: int = 200) -> HttpResponse:
    s = view.standing
    rooms = writable(s)
    public = next((key for key, room in rooms.items() if room.sort == "public"), next(iter(rooms)))
    room = first(sent, "room") if first(sent, "room") in rooms else public
    filled = {
        "regime": view.held.vault.regime,
        "typed": {name: first(sent, name) for name in ("text", "dateline", "outlet")},
        "form_rooms": [Option(key, room_label(s, key), key == room) for key in rooms],
        "room_says": room_says(view, room),
        "going": [_listed(view, one) for one in pressing.open_ones(view.held) if one.room in rooms],
        "kept": kept,
        "draft": DRAFT,
        "error": error,
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
    if "use-room" in sent:
        return _blank(view, sent)
    try:
        going = pressing.begin(view, _reading(view, sent), sent)
    except GoodOfficesError as refused:
        return _blank(view, sent, error=say_error(refused), status=400)
    drafts.drop(view.held, DRAFT)
    return HttpResponseRedirect(press_parts.address(view, going), status=303)


def _reading(view: View, sent: Sent) -> Reading:
    """Return the reading of what was pasted, or of a file that was sent with the form."""
    given = {"dateline": clean(first(sent, "dateline"))[:100], "outlet": clean(first(sent, "outlet"))[:200]}
    file = view.request.FILES.get("file")
    if file is not None and file.size and not first(sent, "text").strip():
        return pressed.read_file(
            file.read(MAX_BYTES + 1), str(file.name), warn=lambda reason: _warn(view, reason), **given
        )
    return pressed.read_words(first(sent, "text"), warn=lambda reason: _warn(view, reason), **given)


def _warn(view: View, reason: str) -> None:
    """Let the next page say what was guessed, or left out, when a file was read."""
    say_plainly(view.request, view.held.key, error_text("press-file", {"reason": reason}))


# one article


def article(request: HttpRequest, key: str, mark: str) -> HttpResponse:
    """Return an article beside its drafts, or take in what was decided on one of them. Raises Http404."""
    with desk_of(request).find(key).lock:
        view = _view(request, key)
        going = pressing.find(view, mark)
        if going is None:
            raise Http404
        try:
            work = pressing.work_of(view, going)
        except GoodOfficesError as refused:
            return _blank(view, {"text": [going.text]}, error=say_error(refused), status=400)
        if request.method != "POST":
            return _shown(view, going, work, request.GET.get("at", ""))
        return _decided(view, going, work, dict(request.POST.lists()))


def _shown(
    view: View,
    going: Going,
    work: Work,
    at: str,
    sent: Sent | None = None,
    problems: tuple[Any, ...] = (),
    *,
    error: str = "",
    opened: bool = False,
    status: int = 200,
) -> HttpResponse:
    left = press_parts.waiting(work, going)
    at = at if at in work.drafts or at in {one.id for one in work.proposed()} else next(iter(left), "")
    draft, matter = _asked(work, at)
    name = f"press-card/{going.mark}/{at}"
    kept = drafts.kept(view.held, name) if sent is None and at else None
    sent = sent if sent is not None else kept.typed if kept is not None else None
    rows = press_parts.rows(view, going, work, at)
    filled = {
        "outlet": going.outlet,
        "dateline": going.dateline,
        "room": room_label(view.standing, going.room),
        "room_says": room_says(view, going.room),
        "paragraphs": press_parts.paragraphs(view, going, work, at),
        "rows": rows,
        "decided": len(rows) - len([row for row in rows if row.state == "waiting"]),
        "count": len(rows),
        "card": _card(view, work, draft, sent, problems, opened=opened or kept is not None),
        "card_state": press_parts.state_of(work, going, at) if draft is not None else "",
        "card_entry": view.address(f"entry/{work.recorded[at]}") if at in work.recorded else "",
        "against": press_parts.against(view, work, matter, sent or {}) if matter is not None else None,
        "at": at,
        "undo": bool(going.decided),
        "kept": kept is not None,
        "token": fresh_token(),
        "draft": name,
        "error": error,
    }
    return drawn(
        view, "public", lambda view: filled, template="press_article", heading=say("page.press"), status=status
    )


def _asked(work: Work, at: str) -> tuple[Draft | None, Matter | None]:
    matter = next((one for one in work.proposed() if one.id == at), None)
    return work.drafts.get(at), matter


def _card(view: View, work: Work, draft: Draft | None, sent: Sent | None, problems: Any, *, opened: bool) -> Any:
    if draft is None:
        return None
    form = sent if sent is not None else pressing.as_form(draft)
    return press_parts.card(view, work, draft, form, problems, opened=opened)


def _decided(view: View, going: Going, work: Work, sent: Sent) -> HttpResponse:
    at, asked = first(sent, "at")[:100], first(sent, "do")
    draft, matter = _asked(work, at)
    if "more" in sent and draft is not None:
        return _shown(view, going, work, at, sent, opened=True)
    if asked == "undo":
        return _undone(view, going, work, first(sent, "back")[:100])
    if asked == "done":
        pressing.done_with(view.held, going)
        return HttpResponseRedirect(view.address("public") + "#accounts", status=303)
    if asked == "skip" and (draft is not None or matter is not None):
        return _next(view, going, at, skipped=True)
    if asked == "accept" and draft is not None:
        return _accepted(view, going, work, draft, sent)
    if asked == "accept" and at in {one.id for one in work.matters}:
        return _set_side_by_side(view, going, work, matter, sent)
    return _shown(view, going, work, at)


def _next(view: View, going: Going, at: str, *, skipped: bool = False) -> HttpResponse:
    """Keep what was decided, and go on to what is left."""
    drafts.drop(view.held, f"press-card/{going.mark}/{at}")
    decided = (*(key for key in going.decided if key != at), at)
    passed = tuple(key for key in going.skipped if key != at)
    going = msgspec.structs.replace(going, decided=decided, skipped=(*passed, at) if skipped else passed)
    pressing.go_on(view.held, going)
    return _on(view, going)


def _on(view: View, going: Going, at: str = "") -> HttpResponse:
    return HttpResponseRedirect(press_parts.address(view, going, at).partition("#")[0] + "#draft", status=303)


def _accepted(view: View, going: Going, work: Work, draft: Draft, sent: Sent) -> HttpResponse:
    if draft.id in work.recorded:
        # the same form was sent before: it is on record once
        return _on(view, going)
    entries: tuple[Entry, ...] = ()
    try:
        choice = _choice(view, work, draft, sent)
        entries = work.entries(choice, lambda: view.held.vault.chance(going.room, 16).hex())
        view.held.write(*entries, token=first(sent, "token")[:100])
    except BadInput as refused:
        problems = tuple(pressing.at_their_fields(refused, entries)) if entries else refused.problems
        return _shown(view, going, work, draft.id, sent, problems, status=400)
    except GoodOfficesError as refused:
        return _shown(view, going, work, draft.id, sent, error=say_error(refused), status=400)
    say_done(view.request, "press.accepted", room=room_label(view.standing, going.room))
    return _next(view, going, draft.id)


def _choice(view: View, work: Work, draft: Draft, sent: Sent) -> Choice:
    found = work.found(draft)
    known, (belongs, _, side) = first(sent, "known"), first(sent, "set").rpartition(":")
    belongs = belongs if belongs in {one.id for one in found.sets} else ""
    return Choice(
        draft=pressing.draft_sent(view, draft, sent),
        source=known if known in {one.id for one in found.sources} else "",
        set=belongs,
        side=int(side) if belongs and side.removeprefix("-").isdecimal() else -1,
        why=say("press.joined", outlet=work.reading.outlet or say("press.no-outlet")),
    )


def _set_side_by_side(view: View, going: Going, work: Work, matter: Matter | None, sent: Sent) -> HttpResponse:
    if matter is None:
        return _on(view, going)
    acts = [_as_sent(act, sent) if isinstance(act, AccountSet) else act for act in work.acts(matter)]
    try:
        view.held.write(*work.set_entries(acts), token=first(sent, "token")[:100])
    except GoodOfficesError as refused:
        return _shown(view, going, work, matter.id, sent, error=say_error(refused), status=400)
    say_done(view.request, "press.accepted.matter", room=room_label(view.standing, going.room))
    return _next(view, going, matter.id)


def _as_sent(act: AccountSet, sent: Sent) -> AccountSet:
    """Return an account set with the words that were typed for it, where any were."""
    accounts = tuple(
        Account(says=clean(first(sent, f"says.{place}")) or one.says, given_in=one.given_in)
        for place, one in enumerate(act.accounts)
    )
    sort: Any = first(sent, "sort") if first(sent, "sort") in get_args(Sort) else act.sort
    firm = first(sent, "firm") != "no" if "firm" in sent else act.firm
    matter = clean(first(sent, "matter")) or act.matter
    return msgspec.structs.replace(act, matter=matter, accounts=accounts, sort=sort, firm=firm)


def _undone(view: View, going: Going, work: Work, asked: str) -> HttpResponse:
    """Take back one decision, the last where none is named: what was recorded stays readable, struck."""
    key = asked or next(reversed(going.decided), "")
    try:
        done = _taken_back(view, work, key)
    except GoodOfficesError as refused:
        return _shown(view, going, work, key, error=say_error(refused), status=400)
    if done or key in going.skipped:
        say_done(view.request, "press.undone" if done else "press.undone.skip")
    going = msgspec.structs.replace(
        going,
        decided=tuple(one for one in going.decided if one != key),
        skipped=tuple(one for one in going.skipped if one != key),
    )
    pressing.go_on(view.held, going)
    return _on(view, going, key)


def _taken_back(view: View, work: Work, key: str) -> bool:
    why = say("press.undo.why")
    entries = work.taken_back(key, why) if key in work.recorded else work.matter_taken_back(key, why)
    if entries:
        view.held.write(*entries)
    return bool(entries)
