"""One act: in words, on whose word, what was made of it, what points to it, and what can be done about it."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.acts.act import Act, Unknown, kind_of
from goodoffices.acts.carrying import Disclosure, DisclosureBasis
from goodoffices.acts.housekeeping import Correction, Instead
from goodoffices.acts.keeping import STAYS
from goodoffices.acts.problems import BadInput, GoodOfficesError, Problem
from goodoffices.acts.talks import RoundClosed
from goodoffices.acts.values import Basis
from goodoffices.desk import drafts
from goodoffices.desk.acting import acting
from goodoffices.desk.capturing import quoted
from goodoffices.desk.flows.several import again, token_of
from goodoffices.desk.flows.stale import since, state_of
from goodoffices.desk.forms.choices import Choices, entry_label, room_label, writable
from goodoffices.desk.forms.drawn import Drawing, label_of
from goodoffices.desk.forms.follow import follows
from goodoffices.desk.forms.sent import Sent, as_sent, clean, entry_sent, first, named
from goodoffices.desk.held import anywhere, ever, fresh_token
from goodoffices.desk.lines import Said, said
from goodoffices.desk.rows import told_entry
from goodoffices.desk.shell import drawn, say_done, shown
from goodoffices.desk.viewer import View, way_to
from goodoffices.desk.words import say
from goodoffices.export.timeline import kind_words
from goodoffices.record.entry import Entry
from goodoffices.standing.fact import Fact
from goodoffices.standing.notices import notice_lines, notices

NEVER = (Unknown, Correction, *STAYS)
"""What no form here corrects; what a correction got wrong is put right by correcting again what it corrects."""


def page(request: HttpRequest, key: str, entry: str) -> HttpResponse:
    """Return one act with all that stands about it. Raises NotHere."""
    return shown(request, key, "timeline", lambda view: _fill(view, entry), template="entry", heading=say("page.entry"))


def _fill(view: View, key: str) -> dict[str, Any]:
    s = view.standing
    entry = anywhere(s.visible, key)
    if not s.known(entry):
        raise Http404
    # what lies ahead of the moment looked at is shown on its own page all the same
    own = told_entry(view, entry) or told_entry(view, entry, ever(view.held) if not view.look.room else None)
    return {
        "row": own,
        "id": key,
        "kind": kind_of(entry.act),
        "room_label": room_label(s, entry.room),
        "recorded_by": s.name(entry.recorded_by).text,
        "points": [told_entry(view, found) for found in since(s, key)],
        "bites": _bites(view, entry),
        "disclosed": _disclosed(view, key),
        "follows": follows(entry.act) if view.may_write else (),
        "may_correct": view.may_write and entry.room in writable(s) and not isinstance(entry.act, NEVER),
        "token": fresh_token(),
    }


def _bites(view: View, entry: Entry) -> tuple[Said, ...]:
    """Return the notices that have come due because a round closed as it did: whoever closes it is told."""
    s = view.standing
    if not isinstance(entry.act, RoundClosed):
        return ()
    return tuple(
        said(line, view.voice)
        for now, line in zip(notices(s), notice_lines(s), strict=True)
        if now.event is not None and now.event.id == entry.id and now.bite.endswith("come due")
    )


def _disclosed(view: View, key: str) -> list[Any]:
    """Return the disclosures that rest on this entry, as far as whoever looks may see both."""
    s = view.standing
    bases = [f for f in s.all(DisclosureBasis) if key in f.act.sources]
    found = [s.follow(f, f.act.disclosure, Disclosure) for f in bases]
    return [told_entry(view, fact.entry) for fact in found if fact is not None]


# corrections


def correct(request: HttpRequest, key: str, entry: str) -> HttpResponse:
    """Return the form that corrects an act, or take in what it sent. Raises NotHere."""
    with acting(request, key) as view:
        target = anywhere(view.held.mine(), entry)
        if isinstance(target.act, NEVER) or target.room not in writable(view.standing):
            raise Http404
        if request.method == "POST":
            return _corrected(view, target)
        return _correcting(view, target, _as_it_stands(view, target))


def _as_it_stands(view: View, target: Entry) -> Sent:
    fact = ever(view.held).fact(target.id)
    act: Any = fact.act if fact is not None else target.act
    when, basis = (fact.when, fact.basis) if fact is not None else (target.when, target.basis)
    beside = {**(as_sent(when, "when.") if when else {}), **as_sent(basis, "basis.")}
    return {**as_sent(act), **beside}


def _kind(fact: Fact[Any] | None, target: Entry) -> type[Act]:
    """Return the kind an entry stands as: corrections may have made another of it."""
    kind: type[Act] = type(fact.act if fact is not None else target.act)  # type: ignore[assignment]
    return kind


def _correcting(
    view: View, target: Entry, sent: Sent, problems: tuple[Problem, ...] = (), stale: bool = False, status: int = 200
) -> HttpResponse:
    s = ever(view.held)
    fact = s.fact(target.id)
    cls = _kind(fact, target)
    draft = f"entry/{target.id}/correct"
    kept = drafts.kept(view.held, draft) if view.request.method == "GET" else None
    if kept is not None and not view.request.GET.get("anew"):
        sent = kept.typed
    more = first(sent, "more")
    form = Drawing(cls.__name__, sent, Choices(view.standing, target.room), problems, more=more).form(cls)

    def fill(view: View) -> dict[str, Any]:
        return {
            "form": form,
            "row": told_entry(view, target) or told_entry(view, target, s),
            "twice": _twice(fact.act if fact is not None else target.act),
            "reason": first(sent, "reason.of.correction"),
            "strike": bool(sent.get("strike")),
            "token": first(sent, "token") or fresh_token(),
            "state": state_of(s, target.id),
            "stale": [told_entry(view, found) for found in since(s, target.id)] if stale else [],
            "kept": kept is not None and not view.request.GET.get("anew"),
            "draft": draft,
            "id": target.id,
            "label": entry_label(view.standing, target),
        }

    return drawn(view, "timeline", fill, template="correct", heading=say("correct.heading"), status=status)


def _twice(act: Any) -> dict[str, str]:
    """Return what two fields are called that hold the same words: what is quoted in a line stands in its text too."""
    words = {wording.text for wording in getattr(act, "words", ())}
    texts = {name: text for name in act.__struct_fields__ if isinstance(text := getattr(act, name), str)}
    found = next((name for name, text in texts.items() if words & {said.strip() for said in quoted(text)}), "")
    kind = type(act).__name__
    return {"text": label_of(kind, found), "words": label_of(kind, "words")} if found else {}


def _corrected(view: View, target: Entry) -> HttpResponse:
    request, s = view.request, ever(view.held)
    sent = dict(request.POST.lists())
    if "more" in sent:
        return _correcting(view, target, sent)
    token = token_of(sent)
    stale = request.POST.get("state") != state_of(s, target.id) and "anyway" not in sent
    try:
        act = Correction(target=target.id, reason=_reason(sent), instead=_instead(view, target, sent))
        entry = Entry(id="", room=target.room, act=act, basis=Basis(how="done"))
        if stale and not again(view.held, (entry,), token):
            return _correcting(view, target, sent, stale=True, status=409)
        view.held.write(entry, token=token)
    except BadInput as refused:
        unnested = BadInput(_unnested(refused.problems))
        problems = named(unnested, sent, _kind(s.fact(target.id), target)).problems
        return _correcting(view, target, sent, problems, status=400)
    except GoodOfficesError as refused:
        return _correcting(view, target, sent, (Problem(code=refused.code, params=refused.params),), status=400)
    drafts.drop(view.held, f"entry/{target.id}/correct")
    say_done(request, "correct.done", kind=kind_words(kind_of(target.act)))
    return HttpResponseRedirect(way_to(view, target.id, "timeline"), status=303)


def _reason(sent: Sent) -> str:
    reason = clean(first(sent, "reason.of.correction"))
    if not reason:
        raise BadInput((Problem(code="missing-field", params={"missing": "reason"}, field="reason.of.correction"),))
    return reason


def _instead(view: View, target: Entry, sent: Sent) -> Instead | None:
    if sent.get("strike"):
        return None
    fact = ever(view.held).fact(target.id)
    cls = _kind(fact, target)
    made = entry_sent(sent, cls, zone=view.held.zone, language=view.held.vault.head.language)
    basis = made.basis if made.basis != Basis() else None
    return Instead(act=made.act, when=made.when, basis=basis)  # type: ignore[arg-type]


def _unnested(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Name fields as the form does, which asks for the act as it should have been and not for a correction of it."""
    return tuple(msgspec.structs.replace(p, field=p.field.removeprefix("instead.")) for p in problems)
