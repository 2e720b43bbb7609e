"""The notebook: what was taken down and is not on record yet; it can be taken back without a trace."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.problems import BadInput, GoodOfficesError
from goodoffices.acts.refs import ref_ids
from goodoffices.desk import capturing, drafts
from goodoffices.desk.bidi import flat
from goodoffices.desk.capturing import MOST
from goodoffices.desk.forms.choices import Choices, first_words, room_label, writable
from goodoffices.desk.forms.drawn import refusal
from goodoffices.desk.shell import drawn, say_done, say_erased, shown
from goodoffices.desk.viewer import View, desk_of, view_of
from goodoffices.desk.words import say
from goodoffices.export.errors import say_error
from goodoffices.export.timeline import kind_words
from goodoffices.record.notebook import SETTLES, Note, Notebook
from goodoffices.record.regime import may_record


class Jotted(NamedTuple):
    """One note as it is listed: `left` are the seconds in which it can be taken back, `words` what can be changed."""

    id: str
    kind: str
    room: str
    who: str
    says: str
    left: int
    off_record: bool
    words: str


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return the notes there are, without those of write-ups."""
    return shown(request, key, "notes", _fill, heading=say("page.notes"))


def _fill(view: View) -> dict[str, Any]:
    if not view.may_write:
        raise Http404
    return {"notes": jotted(view), "seconds": SETTLES}


def jotted(view: View) -> list[Jotted]:
    """Return the notes in rooms that whoever is at the desk may see, the latest first."""
    held, now = view.held, view.held.now()
    rooms = writable(view.standing)
    notes = [note for note in Notebook(held.vault).notes(sheet="") if note.draft_entry.room in rooms]
    return [_jotted(view, note, now) for note in reversed(notes)]


def _jotted(view: View, note: Note, now: int) -> Jotted:
    entry = note.draft_entry
    act = entry.act
    return Jotted(
        id=note.id,
        kind=kind_words(type(act).__name__),
        room=room_label(view.standing, entry.room),
        who=say("capture.comma").join(flat(name.text) for name in view.standing.names(ref_ids(act)) if name.text),
        says=first_words(act, MOST),
        left=max(0, note.jotted + SETTLES - now),
        off_record=not may_record(act, view.held.vault.regime),
        words=act.text if isinstance(act, NoteToFile) else "",
    )


def capture(request: HttpRequest, key: str) -> HttpResponse:
    """Take down one line. What cannot be read stays in the bar, with what to write instead."""
    if request.method != "POST":
        # the address of a line that was refused, opened again
        return HttpResponseRedirect(f"/{desk_of(request).find(key).key}/notes")
    with desk_of(request).find(key).lock:
        view = view_of(request, key)
        if not view.may_write:
            raise Http404
        line, room = request.POST.get("line", ""), request.POST.get("room", "")
        dated = request.POST.get("happened") == capturing.TODAY
        try:
            if room not in writable(view.standing):
                raise GoodOfficesError("room-not-yours")
            capturing.stand_in(view, room)
            entry = capturing.entry_caught(view.standing, line, room)
            if dated:
                entry = msgspec.structs.replace(entry, when=capturing.today(view))
            (filled,) = view.held.fitting((entry,))
            note = once_only(view, request.POST.get("token", ""), lambda: Notebook(view.held.vault).jot(filled))
        except BadInput as refused:
            choices = Choices(view.standing, room)
            return _again(view, line, " ".join(refusal(p, choices) for p in refused.problems), room, dated)
        except GoodOfficesError as refused:
            return _again(view, line, say_error(refused), room, dated)
        drafts.drop(view.held, "capture")
        say_done(request, "capture.done", room=room_label(view.standing, room), seconds=SETTLES)
        desk_of(request).memory["just"] = note
        return HttpResponseRedirect(_back(request, view), status=303)


def once_only(view: View, token: str, jot: Any) -> str:
    """Jot something down once for each token: a line that is sent twice is one note. Return the note's id."""
    kept: dict[str, str] = view.held.kept.setdefault("jotted", {})
    if token and token in kept:
        return kept[token]
    made: Note = jot()
    if token:
        kept[token[:100]] = made.id
        while len(kept) > 500:
            del kept[next(iter(kept))]
    return made.id


def _again(view: View, line: str, error: str, room: str, dated: bool) -> HttpResponse:
    """Return the page of notes with the line still in the bar."""

    def fill(view: View) -> dict[str, Any]:
        return {**_fill(view), "capture": capturing.bar(view, text=line, error=error, room=room, dated=dated)}

    return drawn(view, "notes", fill, heading=say("page.notes"), status=400)


def _back(request: HttpRequest, view: View) -> str:
    where = request.POST.get("back", "")
    own = where.startswith(f"/{view.held.key}/") and url_has_allowed_host_and_scheme(where, allowed_hosts=None)
    return where if own else view.address("")


def change(request: HttpRequest, key: str, note: str) -> HttpResponse:
    """Take a note back, put it on record now, or put other words in its place. Raises NotHere where it is gone."""
    if request.method != "POST":
        raise Http404
    with desk_of(request).find(key).lock:
        view = view_of(request, key)
        if not view.may_write:
            raise Http404
        book, asked = Notebook(view.held.vault), request.POST.get("do", "")
        found = next((one for one in book.notes() if one.id == note), None)
        if found is None or found.draft_entry.room not in writable(view.standing):
            return _gone(view)
        room = room_label(view.standing, found.draft_entry.room)
        if asked == "take-back":
            book.take_back(note)
            say_erased(view, "notes.taken-back")
        elif asked == "keep":
            (entry,) = (book.keep(note),)
            say_done(request, "notes.kept", kind=kind_words(type(entry.act).__name__), room=room)
        elif (
            asked == "words" and isinstance(found.draft_entry.act, NoteToFile) and request.POST.get("text", "").strip()
        ):
            act = msgspec.structs.replace(found.draft_entry.act, text=request.POST["text"].strip()[: capturing.MOST])
            book.change(note, msgspec.structs.replace(found.draft_entry, act=act))
            say_done(request, "notes.changed")
        return HttpResponseRedirect(_back(request, view), status=303)


def _gone(view: View) -> HttpResponse:
    """Return the list with word that the note is on record, or was taken back, already."""

    def fill(view: View) -> dict[str, Any]:
        return {**_fill(view), "gone": True}

    return drawn(view, "notes", fill, heading=say("page.notes"), status=409)


def draft(request: HttpRequest, key: str) -> HttpResponse:
    """Keep what is being typed into a form, sealed; with `drop`, erase it."""
    if request.method != "POST":
        raise Http404
    with desk_of(request).find(key).lock:
        view = view_of(request, key)
        if not view.may_write:
            raise Http404
        form = request.POST.get("draft-of", "")[:300]
        try:
            if "drop" in request.POST:
                drafts.drop(view.held, form)
                return HttpResponseRedirect(_back(request, view), status=303)
            typed = {name: values for name, values in request.POST.lists() if name not in ("draft-of", "back")}
            drafts.keep(view.held, form, typed)
        except GoodOfficesError as refused:
            return JsonResponse({"kept": False, "why": say_error(refused)}, status=400)
        return JsonResponse({"kept": True})
