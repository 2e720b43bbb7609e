"""Where we stand, on one page: the sections, in the order a mediator needs them."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from goodoffices.acts.keeping import Received
from goodoffices.record.entry import Entry
from goodoffices.standing import (
    accounts,
    articles,
    carry,
    commitments,
    conditions,
    deadlines,
    due,
    keeping,
    notes,
    notices,
    offices,
    owed,
    people,
    proposals,
    rounds,
    status,
)
from goodoffices.standing.line import Line, RoomName, Section
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import room_name

Reading = Callable[[Standing], tuple[Line, ...]]

SECTIONS: dict[str, tuple[Reading, ...]] = {
    "status": (status.status_lines,),
    "due": (due.due_lines,),
    "notices": (notices.notice_lines, deadlines.deadline_lines),
    "conditions": (conditions.condition_lines,),
    "offices": (offices.office_lines,),
    "rounds": (rounds.round_lines,),
    "contacts": (rounds.contact_lines,),
    "owed": (owed.owed_lines,),
    "accounts": (accounts.account_lines, accounts.tally_lines),
    "issues": (proposals.issue_lines,),
    "proposals": (proposals.proposal_lines,),
    "term-sheet": (proposals.term_sheet_lines,),
    "commitments": (commitments.commitment_lines,),
    "licences": (carry.licence_lines,),
    "disclosures": (carry.disclosure_lines,),
    "cleared": (accounts.cleared_lines,),
    "statements": (accounts.statement_lines, articles.article_lines),
    "messages": (rounds.message_lines, rounds.meeting_lines),
    "views": (notes.view_lines,),
    "negatives": (notes.negative_lines,),
    "people": (people.party_lines,),
    "rules": (people.rule_lines, people.consent_lines),
    "rooms": (people.room_lines,),
    "keeping": (
        keeping.regime_lines,
        keeping.hold_lines,
        keeping.retention_lines,
        keeping.certificate_lines,
        keeping.copy_lines,
    ),
    "notes": (notes.note_lines, notes.mending_lines),
}
"""The sections of a brief and the readings each is made of: a new kind of act adds its reading here."""


class Brief(msgspec.Struct, frozen=True, kw_only=True):
    """Where a mediation stands for one viewer: `as_of` and `known_at` in seconds since 1970, UTC."""

    as_of: int
    known_at: int
    zone: str
    rooms: tuple[RoomName, ...]
    sections: tuple[Section, ...]
    empty: bool


def brief(s: Standing) -> Brief:
    """Return where things stand, section by section; `empty` says that nothing had been learnt by then."""
    sections = tuple(Section(tag=tag, lines=_read(s, readings)) for tag, readings in SECTIONS.items())
    return Brief(
        as_of=s.as_of,
        known_at=s.known_at,
        zone=s.visible.zone,
        rooms=tuple(room_name(s, room) for room in s.visible.compartments),
        sections=sections,
        empty=nothing_known(s),
    )


@once
def nothing_known(s: Standing) -> bool:
    """Return whether nothing had been learnt by `known_at`, but that there are rooms."""
    return not any(s.known(entry) for entry in s.visible.entries() if _says_something(s, entry))


def _says_something(s: Standing, entry: Entry) -> bool:
    return entry.id not in s.visible.rooms and not isinstance(entry.act, Received)


def _read(s: Standing, readings: tuple[Reading, ...]) -> tuple[Line, ...]:
    return tuple(found for reading in readings for found in reading(s))
