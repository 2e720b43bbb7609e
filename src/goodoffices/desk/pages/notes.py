"""The notebook: what was taken down and is not on record yet; it can be taken back without a trace."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme

from goodoffices.acts.act import AnyAct
from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.problems import BadInput, GoodOfficesError
from goodoffices.acts.refs import ref_ids
from goodoffices.acts.talks import Message, PromiseOwed, ReplyOwed, Request
from goodoffices.desk import bar, capturing, drafts
from goodoffices.desk.acting import acting
from goodoffices.desk.bidi import flat
from goodoffices.desk.capturing import MOST
from goodoffices.desk.flows import waiting
from goodoffices.desk.flows.write_up import taken_apart
from goodoffices.desk.forms.choices import Choices, first_words, room_label, writable
from goodoffices.desk.forms.drawn import Option, refusal
from goodoffices.desk.refusing import say_refused
from goodoffices.desk.shell import drawn, say_done, say_erased, shown
from goodoffices.desk.tags import sentence
from goodoffices.desk.viewer import View, desk_of
from goodoffices.desk.words import say
from goodoffices.desk.write_ups import day_of, whom
from goodoffices.export.timeline import kind_words
from goodoffices.record.entry import Entry
from goodoffices.record.notebook import SETTLES, Note, Notebook
from goodoffices.record.regime import may_record
from goodoffices.standing.ours import ours
from goodoffices.standing.standing import Standing


class Jotted(NamedTuple):
    """One note as it is listed: `left` are the seconds in which it can be taken back, `words` what can be changed.

    `expires` is the day on which it is erased where it is kept off the record, `entry` the id it has once on record;
    `waits` is why it does not go on record as it is, `rooms` where it can be moved; `error` is what was wrong with what
    was last asked of it, and the words that were typed stand in `words` then.
    """

    id: str
    kind: str
    room: str
    who: str
    says: str
    left: int
    off_record: bool
    expires: str
    entry: str
    changeable: bool
    words: str
    waits: str = ""
    rooms: tuple[Option, ...] = ()
    error: str = ""


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the notes there are, without those of write-ups."""
    return shown(request, key, "notes", _fill, heading=say("page.notes"))


def _fill(view: View) -> dict[str, Any]:
    if not view.may_write:
        raise Http404
    return {"notes": jotted(view), "seconds": SETTLES, "keeps": view.held.vault.regime}


def jotted(view: View) -> list[Jotted]:
    """Return the notes that whoever is at the desk may see, the latest first."""
    held, now = view.held, view.held.now()
    notes = [note for note in Notebook(held.vault).notes(sheet="") if waiting.to_be_seen(view, note)]
    return [_jotted(view, note, now) for note in reversed(notes)]


def _jotted(view: View, note: Note, now: int) -> Jotted:
    entry = note.draft_entry
    act = entry.act
    why = waiting.refused(view.held, entry)
    return Jotted(
        id=note.id,
        kind=kind_words(type(act).__name__),
        room=room_label(view.standing, entry.room),
        who=_who(view, act),
        says=first_words(act, MOST),
        left=max(0, note.jotted + SETTLES - now),
        off_record=not may_record(act, view.held.vault.regime),
        expires=day_of(view, note.expires),
        entry=entry.id,
        changeable=isinstance(act, NoteToFile),
        words=act.text if isinstance(act, NoteToFile) else "",
        waits=_why(view, entry.room, why) if why is not None else "",
        rooms=bar.rooms_offered(view.standing, writable(view.standing), entry.room) if why is not None else (),
    )


def _who(view: View, act: AnyAct) -> str:
    s = view.standing
    if isinstance(act, Message):
        return whom(view, taken_apart(act, ours(s)))
    if isinstance(act, Request | PromiseOwed | ReplyOwed):
        by = act.by if isinstance(act, Request) else (act.by,)
        return sentence("capture.from-to", who=_names(s, by), to=_names(s, (act.to,)))
    return _names(s, ref_ids(act))


def _names(s: Standing, keys: tuple[str, ...]) -> str:
    return say("capture.comma").join(flat(name.text) for name in s.names(keys) if name.text)


def _why(view: View, room: str, refused: GoodOfficesError) -> str:
    """Return why something typed for a room cannot go on record, in words for whoever wrote it."""
    if isinstance(refused, BadInput):
        choices = Choices(view.standing, room)
        return " ".join(refusal(problem, choices) for problem in refused.problems)
    return say_refused(refused) if room in writable(view.standing) else say("notes.left-room")


def capture(request: HttpRequest, key: str) -> HttpResponse:
    """Take down one line. What cannot be read stays in the bar, with what to write instead."""
    if request.method != "POST":
        # the address of a line that was refused, opened again
        return HttpResponseRedirect(f"/{desk_of(request).find(key).key}/notes")
    with acting(request, key) as view:
        line, room = request.POST.get("line", ""), request.POST.get("room", "")
        token, was = request.POST.get("token", ""), request.POST.get("draft-was", "")
        happened = request.POST.get("happened", "")
        typed = bar.Typed(line, room, happened, bar.went_on_with(view, token, was))
        try:
            if room not in writable(view.standing):
                raise GoodOfficesError("room-not-yours")
            bar.stand_in(view, room)
            entry = capturing.entry_caught(view.standing, line, room)
            entry = msgspec.structs.replace(entry, when=bar.day_said(view, happened))
            (filled,) = view.held.fitting((entry,))
            note = once_only(view, token, lambda: Notebook(view.held.vault).jot(filled))
        except GoodOfficesError as refused:
            told = _why(view, room, refused) if isinstance(refused, BadInput) else say_refused(refused)
            # with the line still in the bar
            return _listed(view, 400, capture=bar.bar(view, typed._replace(error=told)))
        bar.let_go(view, token, was)
        _say_taken(view, note)
        return HttpResponseRedirect(_back(request, view), status=303)


def _say_taken(view: View, key: str) -> None:
    """Let the next page say that a note was taken down, and until when it can be taken back; one sent late is gone."""
    note = next((one for one in Notebook(view.held.vault).notes(sheet="") if one.id == key), None)
    if note is None:
        return
    entry = note.draft_entry
    room, off = room_label(view.standing, entry.room), not may_record(entry.act, view.held.vault.regime)
    if off:
        say_done(view.request, "capture.done.off", room=room, day=day_of(view, note.expires))
    else:
        say_done(view.request, "capture.done", room=room, seconds=SETTLES)
    left = max(0, note.jotted + SETTLES - view.held.now())
    desk_of(view.request).memory[f"just:{view.held.key}"] = {"note": key, "entry": entry.id, "off": off, "left": left}


def once_only(view: View, token: str, jot: Any) -> str:
    """Jot something down once for each token: a line that is sent twice is one note. Return the note's id."""
    kept: dict[str, str] = view.held.kept.setdefault("jotted", {})
    if token and token in kept:
        return kept[token]
    made: Note = jot()
    view.held.use(token)
    if token:
        kept[token[:100]] = made.id
        while len(kept) > 500:
            del kept[next(iter(kept))]
    return made.id


def _listed(view: View, status: int, **more: Any) -> HttpResponse:
    """Return the page of notes where something was not done, with more than it shows otherwise."""
    return drawn(view, "notes", lambda view: {**_fill(view), **more}, heading=say("page.notes"), status=status)


def _back(request: HttpRequest, view: View) -> str:
    where = request.POST.get("back", "")
    own = where.startswith(f"/{view.held.key}/") and url_has_allowed_host_and_scheme(where, allowed_hosts=None)
    return where if own else view.address("")


def change(request: HttpRequest, key: str, note: str) -> HttpResponse:
    """Take a note back, put it on record now, or put other words in its place; what cannot be done is said there."""
    with acting(request, key, sent=True) as view:
        # a line of a write-up goes on record when that is cleared, and by no other way
        found = next((one for one in Notebook(view.held.vault).notes(sheet="") if one.id == note), None)
        if found is None or not waiting.to_be_seen(view, found):
            return _gone(view)
        asked = request.POST.get("do", "")
        deed = _DEEDS.get(asked)
        if deed is None or (asked == "words" and not isinstance(found.draft_entry.act, NoteToFile)):
            return _refused(view, found, say("notes.no-deed"))
        try:
            deed(view, found)
        except GoodOfficesError as refused:
            return _refused(view, found, _why(view, found.draft_entry.room, refused))
        return HttpResponseRedirect(_back(request, view), status=303)


def _taken_back(view: View, note: Note) -> None:
    Notebook(view.held.vault).take_back(note.id)
    say_erased(view, "notes.taken-back")


def _kept(view: View, note: Note) -> None:
    view.held.fitting((note.draft_entry,))
    entry = Notebook(view.held.vault).keep(note.id)
    room = room_label(view.standing, entry.room)
    say_done(view.request, "notes.kept", kind=kind_words(type(entry.act).__name__), room=room)


def _worded(view: View, note: Note) -> None:
    text = capturing.readable(view.request.POST.get("text", "")).strip()
    if not text:
        raise GoodOfficesError("note-empty")
    act = msgspec.structs.replace(note.draft_entry.act, text=text)
    _changed(view, note, msgspec.structs.replace(note.draft_entry, act=act))
    say_done(view.request, "notes.changed")


def _moved(view: View, note: Note) -> None:
    room = view.request.POST.get("room", "")
    if room not in writable(view.standing):
        raise GoodOfficesError("room-not-yours")
    _changed(view, note, msgspec.structs.replace(note.draft_entry, room=room))
    say_done(view.request, "notes.moved", room=room_label(view.standing, room))


def _changed(view: View, note: Note, entry: Entry) -> None:
    """Put an entry in the place of a note's, checked as whatever is taken down is."""
    (fitting,) = view.held.fitting((entry,))
    Notebook(view.held.vault).change(note.id, fitting)


_DEEDS = {"take-back": _taken_back, "keep": _kept, "words": _worded, "move": _moved}


def _refused(view: View, note: Note, error: str) -> HttpResponse:
    """Return the list with why nothing was done to a note, and what was typed for it."""
    typed = view.request.POST
    shown = [
        one._replace(error=error, words=typed.get("text", one.words)) if one.id == note.id else one
        for one in jotted(view)
    ]
    return _listed(view, 400, notes=shown)


def _gone(view: View) -> HttpResponse:
    """Return the list with word of what became of a note: it is on record, as its entry is there, or was erased."""
    found = view.standing.visible.entry(view.request.POST.get("entry", ""))
    there = view.address(f"entry/{found.id}") if found is not None and view.standing.known(found) else ""
    return _listed(view, 409, gone=True, on_record=there)


def draft(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what is being typed into a form, sealed; with `drop`, erase it."""
    with acting(request, key, sent=True) as view:
        form = request.POST.get("draft-of", "")[:300]
        if form == bar.DRAFT:
            form = bar.draft_of(request.POST.get("token", ""))
        try:
            if "drop" in request.POST:
                drafts.drop(view.held, form)
                return HttpResponseRedirect(_back(request, view), status=303)
            typed = {name: values for name, values in request.POST.lists() if name not in ("draft-of", "back")}
            drafts.keep(view.held, form, typed)
            # what a form went on with is kept with what was made of it
            drafts.drop_marked(view.held, request.POST.get("draft-was", ""), but=form)
        except GoodOfficesError as refused:
            return JsonResponse({"kept": False, "why": say_refused(refused)}, status=400)
        return JsonResponse({"kept": True})
