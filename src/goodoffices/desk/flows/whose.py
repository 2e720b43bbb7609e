"""Whose it is what lies with us: what somebody told us stays theirs, in whatever room it was written down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from goodoffices.acts.housekeeping import Correction
from goodoffices.acts.people import Actor, PartyJoined, Source
from goodoffices.acts.refs import refs_of
from goodoffices.acts.talks import ReplyOwed
from goodoffices.acts.values import Basis
from goodoffices.record.entry import Entry
from goodoffices.standing.ours import ours_in, the_team
from goodoffices.standing.standing import Standing

_SPEAKS = {"by", "sender", "stated_by", "alleged_by", "agreed_by", "account_by", "given_in", "between"}
"""Fields that name who says what an act holds, or was there when it was said."""
_QUOTED = {"source", "counted_by"}
"""Fields that name whose words or whose count stand in it."""
_PLACE = re.compile(r"\[\d+\]$")


def tellers(s: Standing, entry: Entry) -> tuple[frozenset[str], ...]:
    """Return who else knows what an entry holds: those who speak in it, those it quotes, those it is known by.

    Each set is of its own: what one said of another that one does not know. What is ours alone has none.
    """
    return tuple(dict.fromkeys(filter(None, _tellers(s, entry, frozenset()))))


def _tellers(s: Standing, entry: Entry, above: frozenset[str]) -> Iterator[frozenset[str]]:
    if entry.id in above:
        return
    above |= {entry.id}
    for act, basis in _readings(s, entry):
        yield from _of_act(s, act, above)
        yield _outside(s, basis.by, above)
    corrected = s.visible.entry(entry.act.target) if isinstance(entry.act, Correction) else None
    if corrected is not None:
        yield from _tellers(s, corrected, above)


def _readings(s: Standing, entry: Entry) -> Iterator[tuple[msgspec.Struct, Basis]]:
    """Give an entry as it was recorded, and as every correction of it, and one that it is itself, has it."""
    yield entry.act, entry.basis
    fact = s.fact(entry.id)
    if fact is not None:
        yield fact.act, fact.basis
    for correction in (entry, *(fact.corrected_by if fact is not None else ())):
        if isinstance(correction.act, Correction) and correction.act.instead is not None:
            yield correction.act.instead.act, correction.act.instead.basis or entry.basis


def _of_act(s: Standing, act: msgspec.Struct, above: frozenset[str]) -> Iterator[frozenset[str]]:
    named = [(_PLACE.sub("", path).rpartition(".")[2], key) for path, key, _ in refs_of(act)]
    # a question is of whoever asked it, and not of whoever owes the answer
    speaks = {"to"} if isinstance(act, ReplyOwed) else _SPEAKS
    yield _outside(s, (key for name, key in named if name in speaks), above)
    yield _outside(s, (key for name, key in named if name in _QUOTED), above)


def _outside(s: Standing, keys: Iterable[str], above: frozenset[str]) -> frozenset[str]:
    found = frozenset(who for key in keys for who in _people(s, key, above))
    return found - ours_in(s) - the_team(s)


def _people(s: Standing, key: str, above: frozenset[str]) -> Iterator[str]:
    """Give who stands behind a name: one in whose name a source speaks, those who said what something rests on."""
    entry = s.visible.entry(key)
    match entry and entry.act:
        case None | Actor() | PartyJoined():
            yield key
        case Source(speaks_for=whose):
            yield whose or key
        case _ if entry is not None and s.visible.compartments[entry.room].sort != "public":
            yield from (who for found in _tellers(s, entry, above) for who in found)


def whom(s: Standing, key: str) -> frozenset[str]:
    """Return somebody with whoever that one acts for."""
    fact = s.fact(key)
    of = fact.act.of if fact is not None and isinstance(fact.act, Actor) else ""
    return frozenset(filter(None, (key, of)))
