"""The first lines of each section of where we stand: what is open, then what is latest, and how many there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from goodoffices.acts.act import Act
from goodoffices.acts.carrying import CarryLicence, Disclosure
from goodoffices.acts.delivery import Commitment, Incident
from goodoffices.acts.housekeeping import Assessment, Correction, Misfiled, NoteToFile
from goodoffices.acts.notices import Deadline, Notice, WorkCalendar
from goodoffices.acts.process import IssueTabled
from goodoffices.acts.public import Article, Claim, ClearedLine, Statement
from goodoffices.acts.talks import Meeting, Message, RoundOpened
from goodoffices.acts.terms import Proposal, TentativeAgreement
from goodoffices.acts.when import When
from goodoffices.standing.accounts import account_lines
from goodoffices.standing.brief import SECTIONS
from goodoffices.standing.carry import licences
from goodoffices.standing.few import Few, with_those_that_tell
from goodoffices.standing.line import Line
from goodoffices.standing.offices import offices
from goodoffices.standing.once import once
from goodoffices.standing.owed import owed
from goodoffices.standing.rounds import channel_lines, party_lines
from goodoffices.standing.standing import LONG_AGO, Standing

TOP = ("status", "due", "conditions", "offices", "contacts", "owed", "accounts")
"""The sections that a mediator needs first, in that order; the others come folded."""
FIRST = 5
"""Lines shown of each of those; of what is read side by side, fewer."""
SIDES = 2
FOLDED = 10
"""Lines shown of each of the others when it is unfolded."""
Lines = tuple[Line, ...]
T = TypeVar("T")


class Head(NamedTuple):
    """The first lines of a section, and how many there are in all for this viewer."""

    lines: Lines
    total: int


_WHOLE = {tag: tuple(once(reading) for reading in readings) for tag, readings in SECTIONS.items()}
_ALL_ACCOUNTS = once(account_lines)


def whole(s: Standing, tag: str) -> Lines:
    """Return every line of a section."""
    return tuple(line for reading in _WHOLE[tag] for line in reading(s))


def heads(s: Standing) -> dict[str, Head]:
    """Return the first lines of every section, the first sections first."""
    return _heads(s)


@once
def _heads(s: Standing) -> dict[str, Head]:
    tags = (*TOP, *(tag for tag in SECTIONS if tag not in TOP))
    return {tag: _head(s, tag) for tag in tags}


def _head(s: Standing, tag: str) -> Head:
    if tag in _CHOOSES:
        return _CHOOSES[tag](s)
    if tag in _KINDS:
        return _latest(s, tag)
    lines = whole(s, tag)
    return Head(lines[: FIRST if tag in TOP else FOLDED], len(lines))


# what is open first


def _status(s: Standing) -> Head:
    lines = whole(s, "status")
    roles = [one for one in lines if one.tag.startswith("status.")]
    opened = [one for one in lines if one.tag.startswith("opening")]
    rest = _newest(s, (one for one in lines if one not in roles and one not in opened))
    return Head((*roles, *opened, *rest[:FIRST]), len(lines))


def _conditions(s: Standing) -> Head:
    lines = _newest(s, whole(s, "conditions"))
    lines.sort(key=lambda one: all(more.tag != "condition.unassessed" for more in one.more))
    return Head(tuple(lines[:FIRST]), len(lines))


def _offices(s: Standing) -> Head:
    """Each office, the last stage of each of its facets, the last requests, then what else there is."""
    lines = whole(s, "offices")
    now = offices(s)
    houses = {one.office.id: 0 for one in now}
    last = {facet.stages[-1].id: 1 for one in now for facet in one.facets}
    asked = {fact.id: 2 for one in now for fact in one.requests[-2:]}
    ranks = {**asked, **last, **houses}
    found = _newest(s, lines)
    found.sort(key=lambda one: ranks.get(one.rests_on[0], 3))
    return Head(tuple(found[: max(FIRST, min(len(ranks), FOLDED))]), len(lines))


def _contacts(s: Standing) -> Head:
    parties, channels = party_lines(s), channel_lines(s)
    return Head((*parties, *_newest(s, channels)[:3]), len(parties) + len(channels))


def _owed(s: Standing) -> Head:
    items = owed(s)
    waiting = [item for item in items if not item.settled]
    first = sorted(waiting, key=lambda item: _falls(item.owed.act.due))
    shown = first[:FIRST] or _last(items, 2)
    return Head(_told(s, "owed", [item.owed.id for item in shown]), len(items))


def _falls(due: When | None) -> tuple[bool, int]:
    at = due.latest if due is not None else None
    return at is None, at or 0


def _accounts(s: Standing) -> Head:
    """The latest sets of accounts, without their tally; where there is no set, the latest denials."""
    lines = _ALL_ACCOUNTS(s)
    sets = [one for one in lines if one.tag in ("accounts", "accounts.soft")]
    return Head(tuple(_last(sets or lines, SIDES)), len(lines))


def _licences(s: Standing) -> Head:
    found = list(reversed(licences(s)))
    found.sort(key=lambda now: now.state != "in force")
    return Head(_told(s, "licences", [now.licence.id for now in found[:FOLDED]]), len(found))


_CHOOSES: dict[str, Callable[[Standing], Head]] = {
    "status": _status,
    "conditions": _conditions,
    "offices": _offices,
    "contacts": _contacts,
    "owed": _owed,
    "accounts": _accounts,
    "licences": _licences,
}
_KINDS: dict[str, tuple[type[Act], ...]] = {
    "notices": (Notice, Deadline),
    "rounds": (RoundOpened,),
    "issues": (IssueTabled,),
    "proposals": (Proposal,),
    "term-sheet": (TentativeAgreement,),
    "commitments": (Commitment, Incident),
    "licences": (CarryLicence,),
    "disclosures": (Disclosure,),
    "cleared": (ClearedLine,),
    "statements": (Statement, Claim, Article),
    "messages": (Message, Meeting),
    "views": (Assessment,),
    "notes": (NoteToFile, WorkCalendar, Correction, Misfiled),
}
"""The sections that have one line for each fact of these kinds."""


# what is latest


def _latest(s: Standing, tag: str) -> Head:
    """The latest lines of a section that may be long: only they are told."""
    lists = [s.all(kind) for kind in _KINDS[tag]]
    facts = sorted((fact for facts in lists for fact in facts[-FOLDED:]), key=s.order, reverse=True)
    count = sum(len(facts) for facts in lists) + (len(s.unknown()) if tag == "notes" else 0)
    return Head(_told(s, tag, [fact.id for fact in facts[:FOLDED]]), count)


def _told(s: Standing, tag: str, ids: Sequence[str]) -> Lines:
    """The lines of a section on these entries, in this order; no other line of it is made."""
    few = narrowed(s, ids)
    order = {key: place for place, key in enumerate(dict.fromkeys(ids))}
    lines = [one for reading in SECTIONS[tag] for one in reading(few) if one.rests_on[:1] and one.rests_on[0] in order]
    return tuple(sorted(lines, key=lambda one: order[one.rests_on[0]]))


def narrowed(s: Standing, ids: Iterable[str]) -> Standing:
    """Return the same reading narrowed to these entries, with what decides how they are told."""
    return Few(s, with_those_that_tell(s, ids))


def _newest(s: Standing, lines: Iterable[Line]) -> list[Line]:
    """Lines by when what they are on happened, the latest first; what rests on nothing comes last."""
    return sorted(lines, key=lambda one: _when(s, one), reverse=True)


def _when(s: Standing, one: Line) -> tuple[int, int]:
    fact = s.fact(one.rests_on[0]) if one.rests_on else None
    return (fact.latest, fact.earliest) if fact is not None else (LONG_AGO, LONG_AGO)


def _last(items: Sequence[T], most: int) -> list[T]:
    return list(reversed(items[-most:]))
