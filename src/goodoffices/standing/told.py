"""A fact told as a line: on whose word it rests, who denies it, who can know it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import msgspec

from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.acts.public import Claim, Denial, Statement
from goodoffices.acts.values import Basis, Wording
from goodoffices.record.entry import Entry
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, Name, Param, RoomName, line, term
from goodoffices.standing.standing import Standing, learnt


def told(
    s: Standing,
    fact: Fact[Any],
    tag: str,
    *,
    more: Iterable[Line | None] = (),
    also: Iterable[Fact[Any]] = (),
    **params: Param,
) -> Line:
    """Return a fact as a line, with its basis, the denials beside it, and who knows it.

    `also` are the facts that the sentence itself hangs on besides: only who knows them too can know the line.
    """
    others, entry = tuple(also), fact.entry
    who = knows(s, (fact, *others)) if others else known_in(s, entry.room)
    denials = denial_lines(s, fact)
    return Line(
        tag=tag,
        params={"when": fact.when, **params},
        rests_on=_rests_on(fact, others),
        sure=fact.sure,
        more=_all_as_known(s, more, who) + _corrected(fact),
        basis=basis_lines(s, fact),
        denials=_all_as_known(s, denials, who) if denials else (),
        knows=who,
        late=entry.entered > s.known_at and is_late(s, entry),
    )


def _rests_on(fact: Fact[Any], others: tuple[Fact[Any], ...]) -> tuple[str, ...]:
    if not fact.corrected_by and not others:
        return (fact.id,)
    return (fact.id, *(entry.id for entry in fact.corrected_by), *(f.id for f in others))


def _all_as_known(s: Standing, lines: Iterable[Line | None], who: tuple[Name, ...]) -> tuple[Line, ...]:
    # most lines rest on nothing of their own, or say already who knows them
    return tuple([m if m.knows or not m.rests_on else _as_known(s, m, who) for m in lines if m is not None])


def _as_known(s: Standing, found: Line, who: tuple[Name, ...]) -> Line:
    """A line that rests on other entries than the one it belongs to says who knows those, where they are others."""
    facts = [f for f in map(s.fact, found.rests_on) if f is not None]
    if not facts:
        return found
    own = knows(s, facts)
    return found if own == who else msgspec.structs.replace(found, knows=own)


def is_late(s: Standing, entry: Entry) -> bool:
    """Return whether the entry was made only after the moment asked for, though learnt before it."""
    return entry.entered > s.known_at >= learnt(entry)


def _corrected(fact: Fact[Any]) -> tuple[Line, ...]:
    if not fact.corrected_by:
        return ()
    last = fact.corrected_by[-1]
    tag = "corrected.contested" if fact.contested else "corrected"
    return (Line(tag=tag, params={"reason": last.act.reason}, rests_on=(last.id,)),)  # type: ignore[union-attr]


def words_used(words: tuple[Wording, ...]) -> tuple[Line, ...]:
    """Return the words used as a line of their own, or nothing where none are recorded."""
    return (line("words-used", words=words),) if words else ()


def all_words(value: Any) -> tuple[Wording, ...]:
    """Return every wording in a value, however deep, in the order of its fields."""
    if isinstance(value, Wording):
        return (value,)
    if isinstance(value, msgspec.Struct):
        value = tuple(getattr(value, name) for name in value.__struct_fields__)
    return tuple(found for item in value for found in all_words(item)) if isinstance(value, tuple) else ()


def says(text: str) -> tuple[Line, ...]:
    """Return our summary of what was said as a line of its own, or nothing."""
    return (line("says", says=text),) if text else ()


def basis_lines(s: Standing, fact: Fact[Any]) -> tuple[Line, ...]:
    """Return on whose word a fact rests: seen or done by us, somebody's report, a document, or not stated."""
    basis: Basis = fact.basis
    if basis.how == "reported":
        tellers = _tellers(s, fact, basis.by)
        if not tellers:
            return (line("basis.reported-unseen"),)
        return tuple(line("basis.reported", *rests, by=name) for name, rests in tellers)
    if basis.how == "document":
        return (line("basis.document", document=basis.document),)
    return _bare_basis(basis.how)


@cache
def _bare_basis(how: str) -> tuple[Line, ...]:
    return (line(f"basis.{how.replace(' ', '-')}"),)


def _tellers(s: Standing, fact: Fact[Any], refs: tuple[str, ...]) -> list[tuple[Name, list[str]]]:
    found: dict[str, tuple[Name, list[str]]] = {}
    for ref in refs:
        target = s.follow(fact, ref)
        if target is not None:
            name = speaker(s, target)
            found.setdefault(name.id or name.sort, (name, []))[1].append(ref)
    return list(found.values())


def speaker(s: Standing, fact: Fact[Any]) -> Name:
    """Return who stands behind a statement, a claim, a message or a source."""
    match fact.act:
        case Statement(by=by):
            return s.name(by)
        case Claim(voice=voice, outlet=outlet):
            return Name(id=fact.id, text=outlet, sort=f"{voice}-voice")
        case _:
            by = getattr(fact.act, "sender", "") or getattr(fact.act, "account_by", "")
            return s.name(by or fact.id)


def denial_lines(s: Standing, fact: Fact[Any]) -> tuple[Line, ...]:
    """Return the denials of a fact or of the statements it rests on, those with an open target marked as such."""
    by = fact.basis.by
    if not by and not s.is_pointed_at(fact.id, Denial):
        return ()
    found: dict[str, Line] = {}
    for key in (fact.id, *by):
        for denial in s.about(key, Denial):
            tag = _denial_tag(denial.act, key)
            if tag and denial.id not in found:
                found[denial.id] = _denial(s, denial, tag)
    return tuple(found.values())


def _denial_tag(act: Denial, key: str) -> str:
    if key in act.of:
        return "denied" if act.sort == "denial" else "denied.as-to"
    return "denied.open" if key in act.may_be_of else ""


def _denial(s: Standing, denial: Fact[Denial], tag: str) -> Line:
    statement = s.follow(denial, denial.act.by, Statement, Claim)
    words = denial.act.words or (statement.act.quotes if statement else ())
    by = speaker(s, statement) if statement else s.name("")
    quoted = "" if words else ".unquoted"
    rests = (denial.id, denial.act.by) if statement else (denial.id,)
    return Line(
        tag=tag + quoted,
        params={"by": by, "words": words, "sort": term("dispute", denial.act.sort)},
        rests_on=rests,
        sure=denial.sure,
    )


def knows(s: Standing, facts: Iterable[Fact[Any]]) -> tuple[Name, ...]:
    """Return who can know all of these: everyone, or the people and parties in every room they lie in."""
    rooms = frozenset([fact.entry.room for fact in facts])
    if rooms not in s.knowing:
        s.knowing[rooms] = _knows(s, rooms)
    return s.knowing[rooms]


def known_in(s: Standing, room: str) -> tuple[Name, ...]:
    """Return who can know what lies in one room."""
    if room not in s.known_in:
        s.known_in[room] = _knows(s, frozenset((room,)))
    return s.known_in[room]


def _knows(s: Standing, rooms: frozenset[str]) -> tuple[Name, ...]:
    members = [s.visible.compartments[room].members for room in sorted(rooms)]
    closed = [m for m in members if EVERYONE not in m]
    if not closed:
        return (s.name(EVERYONE),)
    who = frozenset.intersection(*closed)
    us = _team(s)
    if not us or not us <= who:
        return s.names(sorted(who))
    return (Name(id="", text="", sort="us"), *s.names(sorted(who - us)))


def _team(s: Standing) -> frozenset[str]:
    """The team, for a viewer who is in its room; for anybody else there is none."""
    rooms = (room.members for room in s.visible.compartments.values() if room.sort == "team")
    return next(rooms, frozenset())


def room_name(s: Standing, room: str) -> RoomName:
    """Return what a room is called: by its sort, the party it is about, or its own title."""
    found = s.visible.compartments.get(room)
    if found is None:
        return RoomName(id="", sort="other")
    about = s.name(found.about) if found.about else None
    return RoomName(id=room, sort=found.sort, about=about, title=found.title)
