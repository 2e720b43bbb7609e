"""One write-up: lines with speaker, kind and room, that somebody reads through and clears before any is recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices.acts.problems import BadInput, GoodOfficesError, NotHere, Problem
from goodoffices.acts.talks import Meeting
from goodoffices.desk import drafts
from goodoffices.desk import write_ups as parts
from goodoffices.desk.acting import acting
from goodoffices.desk.bar import standing_in
from goodoffices.desk.flows import clearing, write_up
from goodoffices.desk.flows.clearing import Clearing
from goodoffices.desk.flows.write_up import Sheet, sheet_of
from goodoffices.desk.forms.choices import room_label, writable
from goodoffices.desk.forms.sent import Sent, first
from goodoffices.desk.held import fresh_token
from goodoffices.desk.meeting_form import head_filled, problems_of
from goodoffices.desk.pages.notes import once_only
from goodoffices.desk.refusing import say_refused
from goodoffices.desk.shell import drawn, say_done, say_erased
from goodoffices.desk.viewer import View, way_to
from goodoffices.desk.write_ups import Editing
from goodoffices.export.errors import error_text
from goodoffices.record.notebook import Notebook


class Typed(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed into the page of a write-up and what is wrong with it, to stand there still."""

    text: str = ""
    room: str = ""
    errors: tuple[str, ...] = ()
    head: Sent | None = None
    head_stale: bool = False
    problems: tuple[Problem, ...] = ()
    editing: Editing | None = None
    gone: bool = False
    unsure: bool = False


def page(request: HttpRequest, key: str, sheet: str) -> HttpResponse:
    """Return one write-up, or do with it what was asked. Raises NotHere."""
    with acting(request, key) as view:
        try:
            found = sheet_of(view, sheet)
        except NotHere:
            return _over(view, sheet)
        if request.method == "POST":
            return _done(view, found)
        if "clear" in request.GET:
            return _clearing(view, found)
        return _drawn(view, found, _as_kept(view, found))


def _over(view: View, key: str) -> HttpResponse:
    """Return where a write-up went that is on record already: it was cleared twice, or an old address was opened."""
    entry = view.standing.visible.entry(key)
    if entry is None or not isinstance(entry.act, Meeting):
        raise NotHere("write-up")
    return HttpResponseRedirect(way_to(view, key, "write-up"), status=303)


def _as_kept(view: View, found: Sheet) -> Typed:
    """Return what a crash left of the lines being typed, and the line that is asked for to be changed."""
    kept = drafts.kept(view.held, _draft(found))
    typed = kept.typed if kept is not None else {}
    note = write_up.line_of(found, view.request.GET.get("line", ""))
    return Typed(
        text=first(typed, "text"),
        room=first(typed, "room"),
        editing=parts.editing(view, note) if note is not None else None,
    )


def _draft(found: Sheet) -> str:
    return f"write-up/{found.id}"


def _drawn(view: View, found: Sheet, typed: Typed, status: int = 200) -> HttpResponse:
    sent = typed.head if typed.head is not None else parts.head_as_sent(found)
    rooms = list(writable(view.standing))
    room = next((one for one in (typed.room, found.meeting.room) if one in rooms), "") or standing_in(view, rooms)

    def fill(view: View) -> dict[str, Any]:
        return {
            "sheet": found,
            "meeting": parts.meeting_row(view, found),
            "lines": parts.lines_shown(view, found),
            "typed": typed,
            "write": parts.room_choice(view, room),
            "head_open": typed.head is not None,
            "head_state": write_up.state_of(found.head),
            "token": fresh_token(),
            "draft": _draft(found),
            "expires": parts.day_of(view, found.head.expires),
            "people": parts.speakers(view),
            **head_filled(view, sent, typed.problems),
        }

    return drawn(view, "write-up", fill, template="write-up-sheet", heading=parts.heading(view, found), status=status)


def _done(view: View, found: Sheet) -> HttpResponse:
    deed = _DEEDS.get(view.request.POST.get("do", ""))
    if deed is None:
        raise Http404
    return deed(view, found, dict(view.request.POST.lists()))


def _back(view: View, found: Sheet, at: str = "") -> HttpResponse:
    return HttpResponseRedirect(view.address(f"write-up/{found.id}") + at, status=303)


def _changed_head(view: View, found: Sheet, sent: Sent) -> HttpResponse:
    if "use-room" in sent:
        return _drawn(view, found, Typed(head=sent))
    stale = sent.get("state", [""])[0] != write_up.state_of(found.head)
    if stale and "anyway" not in sent:
        return _drawn(view, found, Typed(head=sent, head_stale=True), status=409)
    try:
        write_up.change_head(view, found, write_up.head_sent(view, sent))
    except GoodOfficesError as refused:
        return _drawn(view, found, Typed(head=sent, problems=problems_of(refused, sent)), status=400)
    say_done(view.request, "write-up.head.done")
    return _back(view, found)


def _added(view: View, found: Sheet, sent: Sent) -> HttpResponse:
    text, room = (first(sent, name) for name in ("text", "room"))
    token = first(sent, "token")
    if "use-room" in sent:
        return _drawn(view, found, Typed(text=text, room=room))
    try:
        entries = write_up.lines_typed(view, found, text, room)
        once_only(view, token, lambda: write_up.add(view, found, entries))
    except GoodOfficesError as refused:
        return _drawn(view, found, Typed(text=text, room=room, errors=parts.row_errors(refused)), status=400)
    drafts.drop(view.held, _draft(found))
    say_done(view.request, "write-up.added", count=len(entries), room=room_label(view.standing, room))
    return _back(view, found, "#write")


def _changed_line(view: View, found: Sheet, sent: Sent) -> HttpResponse:
    s, typed = view.standing, parts.editing_sent(view, sent)
    note = write_up.line_of(found, typed.id)
    if note is None:
        text = write_up.as_typed(s, typed.caught)
        return _drawn(view, found, Typed(text=text, room=typed.room, gone=True), status=409)
    if typed.state != write_up.state_of(note) and "anyway" not in sent:
        now = msgspec.structs.replace(typed, state=write_up.state_of(note), stale=parts.line_shown(view, note))
        return _drawn(view, found, Typed(editing=now), status=409)
    try:
        entry = write_up.line_sent(view, found, typed.caught, typed.room)
        Notebook(view.held.vault).change(note.id, entry)
    except BadInput as refused:
        errors = tuple(error_text(p.code, p.params) for p in refused.problems)
        return _drawn(view, found, Typed(editing=msgspec.structs.replace(typed, errors=errors)), status=400)
    except GoodOfficesError as refused:
        errors = (say_refused(refused),)
        return _drawn(view, found, Typed(editing=msgspec.structs.replace(typed, errors=errors)), status=400)
    say_done(view.request, "write-up.line.done")
    return _back(view, found, f"#line-{note.id}")


def _with_line(deed: Callable[[View, Sheet, str], str]) -> Callable[[View, Sheet, Sent], HttpResponse]:
    """Return what does something with one line that is there still."""

    def done(view: View, found: Sheet, sent: Sent) -> HttpResponse:
        note = write_up.line_of(found, first(sent, "line"))
        if note is None:
            return _drawn(view, found, Typed(gone=True), status=409)
        return _back(view, found, deed(view, found, note.id))

    return done


def _up(view: View, found: Sheet, line: str) -> str:
    write_up.move(view, found, line, -1)
    return f"#line-{line}"


def _down(view: View, found: Sheet, line: str) -> str:
    write_up.move(view, found, line, 1)
    return f"#line-{line}"


def _taken_back(view: View, found: Sheet, line: str) -> str:
    Notebook(view.held.vault).take_back(line)
    say_erased(view, "write-up.taken-back")
    return "#lines"


def _discarded(view: View, found: Sheet, sent: Sent) -> HttpResponse:
    if not any(sent.get("sure", [])):
        return _drawn(view, found, Typed(unsure=True), status=400)
    try:
        clearing.discard(view, found)
    except GoodOfficesError as refused:
        return _drawn(view, found, Typed(errors=(say_refused(refused),)), status=400)
    drafts.drop(view.held, _draft(found))
    say_erased(view, "write-up.discarded")
    return HttpResponseRedirect(view.address("write-up"), status=303)


# clearing


def _clearing(
    view: View,
    found: Sheet,
    asked: Clearing | None = None,
    wrong: dict[str, str] | None = None,
    *,
    stale: bool = False,
    status: int = 200,
) -> HttpResponse:
    off = clearing.off_record(view, found)

    def fill(view: View) -> dict[str, Any]:
        return {
            "sheet": found,
            "cleared_rooms": parts.by_room(view, found, off),
            "off": parts.off_lines(view, found, off),
            "outside": parts.outside_lines(view, found),
            "left": parts.left_lines(view, found),
            "team": clearing.team(view.standing),
            "asked": asked or Clearing("", False, False),
            "wrong": wrong or {},
            "stale": stale,
            "state": write_up.state_of(*found.notes),
            "says_who": bool(clearing.said_by(view, found, "")),
        }

    heading = parts.heading(view, found)
    return drawn(view, "write-up", fill, template="write-up-clear", heading=heading, status=status)


def _cleared(view: View, found: Sheet, sent: Sent) -> HttpResponse:
    ticked = (bool(sent.get(name)) for name in ("read", "leave_out", "meant"))
    asked = Clearing(first(sent, "by"), *ticked)
    if sent.get("state", [""])[0] != write_up.state_of(*found.notes):
        return _clearing(view, found, asked._replace(read=False), stale=True, status=409)
    if wrong := clearing.wrong_with(view, found, asked):
        return _clearing(view, found, asked, wrong, status=400)
    try:
        kept = clearing.clear(view, found, asked.by)
    except GoodOfficesError as refused:
        says = "\n".join(parts.row_errors(refused))
        return _clearing(view, found, asked, {"all": says}, status=400)
    drafts.drop(view.held, _draft(found))
    rooms = dict.fromkeys(entry.room for entry in kept)
    say_done(view.request, "write-up.cleared", count=len(kept), rooms=parts.room_links(view, rooms))
    return HttpResponseRedirect(way_to(view, found.id, "write-up"), status=303)


_DEEDS: dict[str, Callable[[View, Sheet, Sent], HttpResponse]] = {
    "head": _changed_head,
    "add": _added,
    "line": _changed_line,
    "take-back": _with_line(_taken_back),
    "up": _with_line(_up),
    "down": _with_line(_down),
    "discard": _discarded,
    "clear": _cleared,
}
