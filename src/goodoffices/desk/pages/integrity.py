"""Integrity: whether all is as it was written, how long it is kept, what was destroyed, and which copies are out."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect

from goodoffices import verify
from goodoffices.acts.keeping import ConfidentialityRegime, CopyMade, HoldReleased, LegalHold
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.acts.values import Basis
from goodoffices.checking import receipt_of
from goodoffices.copies import called, on_record
from goodoffices.desk.acting import acting, download
from goodoffices.desk.calendars import digits
from goodoffices.desk.flows import health
from goodoffices.desk.flows.health import Looked
from goodoffices.desk.forms.asks import Asks, ticked, typed
from goodoffices.desk.forms.choices import room_label
from goodoffices.desk.forms.sent import Sent
from goodoffices.desk.held import fresh_token
from goodoffices.desk.jobs import Job
from goodoffices.desk.lines import Said, said
from goodoffices.desk.rows import told_entry
from goodoffices.desk.shell import drawn, say_done, say_erased, shown
from goodoffices.desk.viewer import View, desk_of
from goodoffices.desk.words import say
from goodoffices.export.errors import say_error
from goodoffices.export.wording import moment_text
from goodoffices.keeping import by_whom
from goodoffices.record.destroying import finish
from goodoffices.record.entry import Entry
from goodoffices.record.receipt import make_proof, make_receipt
from goodoffices.record.regime import regime
from goodoffices.standing.keeping import certificate_lines, copy_lines, hold_lines, holds, regime_lines, retention_lines
from goodoffices.standing.line import Line
from goodoffices.standing.ours import team_room
from goodoffices.standing.retention import due_for_destruction
from goodoffices.standing.standing import Standing

JOB = "integrity"
SOON = 1.5
"""Seconds that a check is waited for before a page says how far it is."""
LONGEST = 4 * 1024 * 1024


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return how the record is kept, and what can be done about it."""
    return shown(request, key, "integrity", _fill)


def _fill(view: View) -> dict[str, Any]:
    return _kept(view) | (_deeds(view, {}, {}) if view.may_write else {"acts": False})


def _kept(view: View) -> dict[str, Any]:
    """Return what the record says of how it is kept, as whoever looks may see it."""
    s = view.standing
    return {
        "regimes": _said(view, regime_lines(s)),
        "held": _held(view),
        "holds": _said(view, hold_lines(s)),
        "rules": _said(view, retention_lines(s)),
        "certificates": _said(view, certificate_lines(s)),
        "due": _due(view),
        "copies": [(line.rests_on[0], (said(line, view.voice),)) for line in copy_lines(s)],
    }


def _held(view: View) -> str:
    """Return what the vault keeps to where that was said in no room to be read here; looking as a room, nothing."""
    keeps = view.held.vault.regime
    said_here = [entry.act for entry in view.standing.visible.of_kind(ConfidentialityRegime.__name__)]
    if not keeps or view.look.room or regime(said_here) == keeps:
        return ""
    return say(f"begin.keeps.{keeps.replace(' ', '-')}")


def _said(view: View, lines: tuple[Line, ...]) -> list[Said]:
    return [said(line, view.voice) for line in lines]


def _due(view: View) -> list[dict[str, Any]]:
    """Return what is over under each retention rule now."""
    s = view.standing
    return [
        {
            "rule": due.rule,
            "room": due.room,
            "label": room_label(s, due.room),
            "count": len(due.ids),
            "since": digits(moment_text(due.over_since, view.held.zone)),
        }
        for due in due_for_destruction(s, view.at.usual)
    ]


def _deeds(view: View, sent: Sent, errors: dict[str, str]) -> dict[str, Any]:
    """Return what whoever is at the desk can do: each form with what was typed into it."""
    s, desk = view.standing, desk_of(view.request)
    rooms = rooms_of(s)
    asks = Asks("integrity", sent, errors)
    running = view.held.kept.get(JOB)
    return {
        "acts": True,
        "files": desk.guarded,
        "secret": desk.guarded and view.held.lockable,
        "job": isinstance(running, Job),
        "receipt": asks.one("receipt", "file"),
        "rooms_of_receipt": asks.one("rooms", "ticks", options=rooms, chosen=[key for key, _ in rooms]),
        "proof": asks.one("entry", needed=True),
        "out": set(health.copies_out(s)),
        "open_holds": [(now.hold.id, now.hold.act.why) for now in holds(s) if not now.over],
        "team": team_room(s),
        "token": fresh_token(),
    }


def rooms_of(s: Standing) -> list[tuple[str, str]]:
    """Return the rooms that whoever is looking reads as a whole, with their names: the length of others would tell."""
    return [(key, room_label(s, key)) for key, seen in s.visible.rooms.items() if seen.whole]


def again(view: View, sent: Sent, errors: dict[str, str], status: int = 400) -> HttpResponse:
    """Return the page with what was typed, and what is wrong with it."""
    return drawn(view, "integrity", lambda view: _kept(view) | _deeds(view, sent, errors), status=status)


# looking it over


def check(request: HttpRequest, key: str) -> HttpResponse:
    """Begin to look the vault over, stop it, or say how far it is and what was found."""
    with acting(request, key) as view:
        if request.method == "POST":
            return _checking(view)
        job = view.held.kept.get(JOB)
    if not isinstance(job, Job):
        return HttpResponseRedirect(view.address("integrity"))
    job.wait(SOON)
    with acting(request, key) as view:
        response = drawn(
            view, "integrity", lambda view: _found(view, job), template="checked", heading=say("check.title")
        )
    if not job.over:
        response.headers["Refresh"] = "2"
    return response


def _checking(view: View) -> HttpResponse:
    running = view.held.kept.get(JOB)
    if "stop" in view.request.POST:
        if isinstance(running, Job):
            running.stop()
        return HttpResponseRedirect(view.address("integrity/check"), status=303)
    try:
        receipts = _receipts(view)
    except GoodOfficesError as refused:
        return again(view, dict(view.request.POST.lists()), {"receipt": say_error(refused)})
    if isinstance(running, Job):
        running.stop()
    view.held.kept[JOB] = health.looking(view.held, view.standing, receipts)
    return HttpResponseRedirect(view.address("integrity/check"), status=303)


def _receipts(view: View) -> list[verify.Receipt]:
    """Return the receipts that came with the form. Raises GoodOfficesError: "not-a-receipt"."""
    found = []
    for file in view.request.FILES.getlist("receipt"):
        if (file.size or 0) > LONGEST:
            raise GoodOfficesError("file-missing", limit=LONGEST // 1024 // 1024)
        try:
            found.append(receipt_of(file.read(), ""))
        except GoodOfficesError:
            raise GoodOfficesError("receipt-unread") from None
    return found


def _found(view: View, job: Job) -> dict[str, Any]:
    looked = job.result
    return {
        "over": job.over,
        "stopped": job.stopped,
        "failed": job.failed,
        "error": say_error(job.error) if job.error else "",
        "done_so_far": job.done,
        "total": job.total,
        "report": health.report(view.held, view.standing, looked) if isinstance(looked, Looked) else None,
        "rooms_checked": say("capture.comma").join(label for _, label in rooms_of(view.standing)),
    }


# receipts and proofs


def receipt(request: HttpRequest, key: str) -> HttpResponse:
    """Return a receipt of how far rooms reach now, to be kept by somebody else."""
    with acting(request, key, sent=True) as view:
        s, sent = view.standing, dict(request.POST.lists())
        whole = dict(rooms_of(s))
        rooms = [room for room in ticked(sent, "rooms") if room in whole]
        if not rooms:
            return again(view, sent, {"rooms": say("integrity.wrong.rooms")})
        return download(make_receipt(view.held.vault, rooms), "receipt.json")


def proof(request: HttpRequest, key: str) -> HttpResponse:
    """Return a proof that shows one entry and no other; that it was made goes on record first."""
    with acting(request, key, sent=True) as view:
        sent, vault = dict(request.POST.lists()), view.held.vault
        found = view.standing.visible.entry(typed(sent, "entry").rstrip("/").rpartition("/")[2])
        if found is None:
            return again(view, sent, {"entry": say("integrity.wrong.entry")})
        if not view.standing.visible.rooms[found.room].whole:
            return again(view, sent, {"entry": say("integrity.wrong.part")})
        try:
            data = make_proof(vault, found.room, found.id)
            with on_record(vault, [CopyMade(what=called(vault, "proof"), sort="bundle", rooms=(found.room,))]):
                return download(data, "proof.json")
        except NotHere:
            return again(view, sent, {"entry": say("integrity.wrong.part")})
        except GoodOfficesError as refused:
            return again(view, sent, {"entry": say_error(refused)})


# legal holds


def release(request: HttpRequest, key: str) -> HttpResponse:
    """Release a legal hold; what certificates had named meanwhile is destroyed then."""
    with acting(request, key) as view:
        sent = dict(request.POST.lists()) if request.method == "POST" else {}
        name = typed(sent, "hold") or request.GET.get("hold", "")
        hold = view.standing.fact(name)
        if hold is None or not isinstance(hold.act, LegalHold):
            raise Http404
        errors: dict[str, str] = {}
        if sent:
            try:
                return _released(view, hold.entry, sent)
            except GoodOfficesError as refused:
                errors = {"": say_error(refused)}
        asks = Asks("release", sent, errors)
        context = {
            "row": told_entry(view, hold.entry),
            "hold": name,
            "why": asks.one("why", "long", needed=True),
            "rest": errors.get("", ""),
            "token": typed(sent, "token") or fresh_token(),
        }
        fill = lambda view: context  # noqa: E731  (it has what was typed)
        return drawn(view, "integrity", fill, template="release", heading=say("release.title"),
                     status=400 if errors else 200)  # fmt: skip


def _released(view: View, hold: Entry, sent: Sent) -> HttpResponse:
    held, why = view.held, typed(sent, "why")
    if not why:
        raise GoodOfficesError("nothing-typed")
    act = HoldReleased(hold=hold.id, by=by_whom(held.vault), why=why)
    held.write(Entry(id="", room=hold.room, act=act, basis=Basis(how="done")), token=typed(sent, "token")[:100])
    before = health.lying(held.vault)
    finish(held.vault)
    held.forget()
    # a hold of the team's may have kept what lies in rooms that this person is not in
    if destroyed := health.went(held.vault, view.standing, before).destroyed:
        say_erased(view, "release.done.finished", count=destroyed)
    else:
        say_done(view.request, "release.done")
    return HttpResponseRedirect(view.address("integrity"), status=303)
