"""A commitment and its tranches: each side's account beside the other's, and where none was received."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from goodoffices.acts.delivery import Commitment, DeliveryReport, Tranche
from goodoffices.acts.housekeeping import NoteToFile, RecordedNegative
from goodoffices.desk.drawing.zones import There, there
from goodoffices.desk.forms.choices import room_label
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.viewer import View
from goodoffices.standing.commitments import (
    account_line,
    accounts_of,
    commitment_line,
    falls,
    finding_lines,
    parts,
    reports_of,
)
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import line
from goodoffices.standing.spans import extensions
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import told

Due = Fact[Commitment] | Fact[Tranche]
MOST = 30
"""Papers about one tranche that are shown: the latest."""


class Telling(NamedTuple):
    """What one side says of it: its accounts, or, once it fell due, that none was received."""

    name: SafeString
    accounts: tuple[Said, ...]
    none: Said | None


class Paper(NamedTuple):
    """A list or note about it, and the room in which it lies."""

    said: Said
    room: str
    href: str


class Part(NamedTuple):
    """A tranche, or a commitment that falls in one: when it is due, how much, and what was said of it.

    `falls` is the moment in each zone, where that says more than the date as it was given.
    """

    id: str
    number: int
    due: SafeString
    falls: tuple[There, ...]
    moved: bool
    amount: SafeString
    criteria: str
    tellings: tuple[Telling, ...]
    findings: tuple[Said, ...]
    papers: tuple[Paper, ...]
    room: str
    knows: SafeString
    href: str


class Promised(NamedTuple):
    """One commitment: who does what, what was said of the whole, and its tranches; `against` is what it is for."""

    id: str
    said: Said
    whole: Part
    parts: tuple[Part, ...]
    spoken: bool
    against: str
    room: str
    href: str


def promised(view: View, fact: Fact[Commitment], on_page: frozenset[str]) -> Promised:
    """Return one commitment; what it is in return for is led to where that is on the same page."""
    s = view.standing
    tranches = parts(s, fact)
    return Promised(
        id=fact.id,
        said=said(commitment_line(s, fact), view.voice),
        whole=_part(view, fact),
        parts=tuple(_part(view, f) for f in tranches),
        spoken=not tranches or bool(reports_of(s, fact)),
        against=fact.act.in_return_for if fact.act.in_return_for in on_page else "",
        room=room_label(s, fact.room),
        href=view.address(f"entry/{fact.id}"),
    )


def zone_of(fact: Due) -> str:
    """Return the zone that a due time names, or an empty string."""
    return fact.act.due.zone if fact.act.due else ""


def _part(view: View, fact: Due) -> Part:
    s, voice, act = view.standing, view.voice, fact.act
    at = falls(s, fact)
    moved = bool(extensions(s, fact))
    zones = there(view, at, (zone_of(fact),)) if at is not None else ()
    return Part(
        id=fact.id,
        number=act.number if isinstance(act, Tranche) else 0,
        due=html(spans_of(act.due, voice)) if act.due else SafeString(""),
        falls=zones if moved or len(zones) > 1 else (),
        moved=moved,
        amount=html(spans_of(act.amount, voice)) if act.amount else SafeString(""),
        criteria=act.criteria if isinstance(act, Tranche) else "",
        tellings=tellings(view, fact),
        findings=tuple(said(one, voice) for one in finding_lines(s, fact)),
        papers=_papers(view, fact),
        room=room_label(s, fact.room),
        knows=html(spans_of(told(s, fact, "amount").knows, voice)),
        href=view.address(f"entry/{fact.id}"),
    )


def tellings(view: View, fact: Due) -> tuple[Telling, ...]:
    """Return what each party says of it, in the order of joining, then what anybody else says."""
    s = view.standing
    now = accounts_of(s, fact)
    by: dict[str, list[Fact[DeliveryReport]]] = {key: [] for key in s.parties}
    for report in now.accounts:
        by.setdefault(report.act.account_by, []).append(report)
    return tuple(_telling(view, key, found, key in now.no_account_from) for key, found in by.items())


def _telling(view: View, key: str, found: list[Fact[DeliveryReport]], missing: bool) -> Telling:
    s, voice = view.standing, view.voice
    none = said(line("account.none", party=s.name(key)), voice) if missing else None
    accounts = tuple(said(account_line(s, f), voice) for f in found)
    return Telling(html(spans_of(s.name(key), voice)), accounts, none)


def _papers(view: View, fact: Due) -> tuple[Paper, ...]:
    """Lists lie in rooms of their own, stricter than the commitment's: only those in rooms seen here are there."""
    s = view.standing
    kinds: tuple[type[Any], ...] = (NoteToFile, RecordedNegative)
    found = [f for kind in kinds for f in s.about(fact.id, kind) if f.act.about == fact.id]
    return tuple(_paper(view, s, f) for f in sorted(found, key=s.order)[-MOST:])


def _paper(view: View, s: Standing, fact: Fact[Any]) -> Paper:
    note = isinstance(fact.act, NoteToFile)
    told_so = told(s, fact, "note", text=fact.act.text) if note else told(s, fact, "negative", what=fact.act.what)
    return Paper(said(told_so, view.voice), room_label(s, fact.room), view.address(f"entry/{fact.id}"))
