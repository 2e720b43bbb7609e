"""An article beside its drafts: each is recorded only as somebody says yes, in the room that its page names."""

from __future__ import annotations

from typing import Any, get_args

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.acts.problems import BadInput, GoodOfficesError
from goodoffices.acts.public import Account, AccountSet
from goodoffices.confirming import Choice, Work
from goodoffices.desk import drafts, press_parts
from goodoffices.desk.bar import room_says
from goodoffices.desk.flows import pressing, righting
from goodoffices.desk.flows.pressing import Going
from goodoffices.desk.forms.choices import room_label
from goodoffices.desk.forms.sent import Sent, clean, first
from goodoffices.desk.held import fresh_token
from goodoffices.desk.pages.press import AT_THE_DAY, blank, writing_view
from goodoffices.desk.shell import drawn, say_done
from goodoffices.desk.viewer import View, desk_of
from goodoffices.desk.words import say
from goodoffices.export.errors import say_error
from goodoffices.press.drafts import Draft
from goodoffices.press.matters import Matter
from goodoffices.press.values import Sort
from goodoffices.record.entry import Entry


class Again(msgspec.Struct, frozen=True, kw_only=True):
    """A page that is shown again: what was sent of it, and why nothing was done.

    `unsure` asks whether the article is to go, `day` says what is wrong with the day that it is to bear.
    """

    sent: Sent | None = None
    problems: tuple[Any, ...] = ()
    error: str = ""
    day: str = ""
    unsure: bool = False
    opened: bool = False
    status: int = 400


_FRESH = Again(status=200)


def page(request: HttpRequest, key: str, mark: str) -> HttpResponse:
    """Return an article beside its drafts, or take in what was decided on one of them. Raises Http404."""
    with desk_of(request).find(key).lock:
        view = writing_view(request, key)
        going, sent = pressing.find(view, mark), dict(request.POST.lists())
        if going is None:
            return _gone(view, sent)
        try:
            work = pressing.work_of(view, going)
        except GoodOfficesError as refused:
            return blank(view, {"text": [going.text]}, refused=refused, status=400)
        if request.method != "POST":
            return _shown(view, going, work, request.GET.get("at", ""))
        return _decided(view, going, work, sent)


_OURS = ("csrfmiddlewaretoken", "token", "state", "at", "do", "back", "known", "set", "more")
"""What a form of an article says by itself."""


def _gone(view: View, sent: Sent) -> HttpResponse:
    """Give back what was typed for an article that is not here any more. Raises Http404 where nothing was."""
    typed = [value for name, values in sent.items() if name not in _OURS for value in values if value.strip()]
    if not typed:
        raise Http404
    filled = {"tab": say("page.press"), "typed": typed}
    return drawn(view, "public", lambda view: filled, template="press_gone", heading=say("page.press"), status=409)


def _shown(view: View, going: Going, work: Work, at: str, again: Again = _FRESH) -> HttpResponse:
    left = press_parts.waiting(work, going)
    at = at if at in work.drafts or at in {one.id for one in work.proposed()} else next(iter(left), "")
    draft, matter = _asked(work, at)
    kept = drafts.kept(view.held, going.card(at)) if again.sent is None and at else None
    sent = again.sent if again.sent is not None else kept.typed if kept is not None else None
    rows = press_parts.rows(view, going, work, at)
    opened = again.opened or kept is not None
    filled = {
        "tab": say("page.press"),
        "room_says": room_says(view, going.room),
        "paragraphs": press_parts.paragraphs(view, going, work, at),
        "rows": rows,
        "decided": len(rows) - len([row for row in rows if row.state == "waiting"]),
        "count": len(rows),
        "card": _card(view, work, draft, sent, again.problems, opened=opened),
        "card_state": press_parts.state_of(work, going, at) if draft is not None else "",
        "card_entry": view.address(f"entry/{work.recorded[at]}") if at in work.recorded else "",
        "card_own": bool(work.taken_back(at, "")),
        "against": press_parts.against(view, work, matter, sent or {}) if matter is not None else None,
        "at": at,
        "undo": bool(going.decided),
        "unsure": again.unsure,
        "left": len(left),
        "kept": kept is not None and at not in work.recorded,
        "token": fresh_token(),
        "state": going.state,
        "draft": going.card(at),
        "error": again.error,
        **_bears(view, going, again),
    }
    return drawn(
        view, "public", lambda view: filled, template="press_article", heading=say("page.press"), status=again.status
    )


def _bears(view: View, going: Going, again: Again) -> dict[str, Any]:
    """Return which day the article bears and who published it, here and on record, and what was sent of them."""
    recorded = righting.on_record(view, going)
    differs = recorded is not None and (recorded.dateline, recorded.outlet) != (going.dateline, going.outlet)
    sent = again.sent if again.day and again.sent is not None else {}
    typed = {name: first(sent, name) if name in sent else getattr(going, name) for name in ("dateline", "outlet")}
    return {"going": going, "differs": recorded if differs else None, "right": typed, "day_error": again.day}


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
        return _shown(view, going, work, at, Again(sent=sent, opened=True, status=200))
    if asked == "undo":
        return _undone(view, going, work, first(sent, "back")[:100])
    if asked == "done":
        return _put_away(view, going, work, sent)
    if asked == "right":
        return _put_right(view, going, work, sent)
    if asked == "skip" and (draft is not None or matter is not None):
        return _next(view, going, at, skipped=True)
    if asked == "accept" and draft is not None:
        return _accepted(view, going, work, draft, sent)
    if asked == "accept" and at in {one.id for one in work.matters}:
        return _set_side_by_side(view, going, work, matter, sent)
    return _shown(view, going, work, at)


def _next(view: View, going: Going, at: str, *, skipped: bool = False) -> HttpResponse:
    """Keep what was decided, and go on to what is left."""
    drafts.drop(view.held, going.card(at))
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
    if first(sent, "state") != going.state:
        return _stale(view, going, work, draft.id, sent)
    entries: tuple[Entry, ...] = ()
    try:
        choice = _choice(view, work, draft, sent)
        entries = work.entries(choice, lambda: view.held.vault.chance(going.room, 16).hex())
        view.held.write(*entries, token=first(sent, "token")[:100])
    except BadInput as refused:
        problems = tuple(pressing.at_their_fields(refused, entries)) if entries else refused.problems
        return _shown(view, going, work, draft.id, Again(sent=sent, problems=problems))
    except GoodOfficesError as refused:
        return _shown(view, going, work, draft.id, Again(sent=sent, error=say_error(refused)))
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
    if first(sent, "state") != going.state:
        return _stale(view, going, work, matter.id, sent)
    acts = [_as_sent(act, sent) if isinstance(act, AccountSet) else act for act in work.acts(matter)]
    try:
        view.held.write(*work.set_entries(acts), token=first(sent, "token")[:100])
    except GoodOfficesError as refused:
        return _shown(view, going, work, matter.id, Again(sent=sent, error=say_error(refused)))
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


def _stale(view: View, going: Going, work: Work, at: str, sent: Sent) -> HttpResponse:
    """Return a form whose article bears another day or outlet by now, with what was typed into it."""
    return _shown(view, going, work, at, Again(sent=sent, error=say("press.stale"), opened=True, status=409))


def _undone(view: View, going: Going, work: Work, asked: str) -> HttpResponse:
    """Take back one decision, the last where none is named: what was recorded stays readable, struck."""
    key = asked or next(reversed(going.decided), "")
    why = say("press.undo.why")
    entries = work.taken_back(key, why) if key in work.recorded else work.matter_taken_back(key, why)
    try:
        if entries:
            view.held.write(*entries)
    except GoodOfficesError as refused:
        return _shown(view, going, work, key, Again(error=say_error(refused)))
    if entries or key in going.skipped:
        say_done(view.request, "press.undone" if entries else "press.undone.skip")
    skipped = tuple(one for one in going.skipped if one != key)
    now = pressing.work_of(view, going)
    # what was set side by side goes with a statement of it
    stands = {*now.recorded, *(one.id for one in now.matters if now.settled(one)), *skipped}
    decided = tuple(one for one in going.decided if one != key and one in stands)
    going = msgspec.structs.replace(going, decided=decided, skipped=skipped)
    pressing.go_on(view.held, going)
    return _on(view, going, key)


def _put_away(view: View, going: Going, work: Work, sent: Sent) -> HttpResponse:
    """Let go of the article; where something of it would be lost that nobody decided on, ask first."""
    lost = press_parts.waiting(work, going) or pressing.typed_into(view.held, going)
    if lost and "sure" not in sent:
        return _shown(view, going, work, first(sent, "at")[:100], Again(unsure=True, status=200))
    pressing.done_with(view.held, going)
    return HttpResponseRedirect(view.address("public") + "#accounts", status=303)


def _put_right(view: View, going: Going, work: Work, sent: Sent) -> HttpResponse:
    """Put right which day the article bears, and who published it."""
    dateline, outlet = (clean(first(sent, name))[:200] for name in ("dateline", "outlet"))
    at = first(sent, "at")[:100]
    try:
        count = righting.right(view, going, dateline=dateline, outlet=outlet, why=say("press.right.why"))
    except GoodOfficesError as refused:
        told = say_error(refused)
        again = Again(sent=sent, day=told) if refused.code in AT_THE_DAY else Again(error=told)
        return _shown(view, going, work, at, again)
    say_done(view.request, "press.righted.record" if count else "press.righted")
    return _on(view, going, at)
