"""Laws on who may know what: each takes one case and fails where a promise is broken."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

import msgspec
import pytest

from goodoffices.acts.housekeeping import Correction
from goodoffices.acts.notices import Service
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.public import Denial
from goodoffices.acts.refs import ref_ids
from goodoffices.acts.terms import Stance
from goodoffices.export.errors import say_error
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry
from goodoffices.standing.before import before
from goodoffices.standing.log import log
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import room_name
from tests.promises.cases import MARK, Case, learnt_by, lines_of
from tests.promises.faces import differing, said_before, said_to
from tests.promises.twins import Twins
from tests.worlds import DAY, START, Reader, members

SECRET = re.compile(r"\bh[0-9a-f]{8}\b")

# 1, 2: who may know


def twins_look_the_same(t: Twins) -> None:
    """Whatever some people together are told is told alike in two worlds that only hidden things part."""
    one, other = t.one.record(), t.other.record()
    said = said_to(one, Viewer(t.who), t.as_of, t.known_at)
    assert differing(said, said_to(other, Viewer(t.who), t.as_of, t.known_at)) == []
    if t.room:
        assert one.those_in(t.room) == other.those_in(t.room) == Viewer(t.who)


def twin_sheets_are_the_same(t: Twins) -> None:
    """What may be said in a room hangs on the words released to it and on nothing else about a licence."""
    one = said_before(t.one.record(), t.room, t.as_of, t.known_at)
    assert differing(one, said_before(t.other.record(), t.room, t.as_of, t.known_at)) == []


def only_what_may_be_read(c: Case) -> None:
    """No output rests on an entry, or holds a word of one, that somebody who looks may not read, whatever the day."""
    reader = Reader(c.world.entries, c.who)
    may = {entry.id for entry in reader.readable()}
    shown = {key for line in lines_of(c.standing()) for key in line.rests_on}
    told = {entry.id for entry in log(c.standing())}
    assert (shown | told) - may == set()
    assert _marks(c.said(c.world.entries, rich=True)) <= _marks_in(c.world.entries, reader)


def an_earlier_day_never_widens_access(c: Case) -> None:
    """Who may read what is decided now, whatever day is looked back to: who left a room reads no more there."""
    may = Reader(c.world.entries, c.who).ids
    for day in range(0, 130, 26):
        then = msgspec.structs.replace(c, known_at=START + day * DAY)
        assert {(fact.room, fact.id) for fact in then.standing().everything()} <= may
        assert then.standing().visible.viewer == c.standing().visible.viewer


def only_released_words_are_carried(t: Twins) -> None:
    """A sheet for a room holds the words of entries read there and those licensed or cleared, and no other word."""
    sheet = said_before(t.one.record(), t.room, t.as_of, t.known_at)
    assert _marks(sheet) <= _marks_in(t.one.entries, Reader(t.one.entries, t.who))
    assert SECRET.findall(str(sheet)) == []


def _marks(said: dict[str, str]) -> set[str]:
    return {mark for text in said.values() for mark in MARK.findall(text)}


def _marks_in(entries: Iterable[Entry], reader: Reader) -> set[str]:
    return {mark for entry in entries if reader.may(entry) for mark in MARK.findall(repr(entry))}


def hidden_is_missing(c: Case) -> None:
    """A thing that is hidden and a thing that is not there give the same answer, and the same error."""
    reader = Reader(c.world.entries, c.who)
    s = c.standing()
    for entry in c.world.entries:
        if not reader.may(entry):
            assert s.fact(entry.id) is None
            assert _refused(s, entry.id) == _refused(s, "no-such-thing")
    for room in {e.room for e in c.world.entries} - {e.room for e in reader.readable()} - set(s.visible.rooms):
        assert room_name(s, room) == room_name(s, "no-such-room")
        assert log(s, room=room) == log(s, room="no-such-room")
    assert said_before(c.world.record(), "empty", 0, 0).get("error") in (_no_room(c), None)


def _refused(s: Standing, key: str) -> tuple[str, object]:
    with pytest.raises(GoodOfficesError) as refusal:
        s.must(key)
    return refusal.value.code, refusal.value.params


def _no_room(c: Case) -> str:
    with pytest.raises(GoodOfficesError) as refusal:
        before(c.world.record(), "no-such-room", as_of=0, known_at=0)
    return say_error(refusal.value)


def all_is_told(c: Case) -> None:
    """The log holds every entry that may be read, was learnt by then and is not surely later; once each."""
    reader = Reader(c.world.entries, c.who)
    told = [entry.id for entry in log(c.standing())]
    assert len(told) == len(set(told))
    recorded = Standing(c.standing().visible, as_of=c.as_of, known_at=c.known_at, as_recorded=True)
    sure = {fact.id: fact.sure for fact in recorded.everything()}
    for entry in reader.readable():
        if learnt_by(entry, c.known_at) and entry.id not in told:
            begins = entry.when.earliest if entry.when else None
            assert entry.id not in sure
            assert entry.after or (begins is not None and begins > c.as_of)


def nothing_points_into_a_narrower_room(c: Case) -> None:
    """A reference is followed only to where everybody who can read it can read what it points to."""
    reader = Reader(c.world.entries, c.who)
    s = c.standing()
    inside = {room: members(c.world.entries, room) for room, end in reader.ends.items() if end == math.inf}
    for fact in s.everything():
        for ref in ref_ids(fact.act):
            target = s.follow(fact, ref)
            if target is not None and {fact.room, target.room} <= inside.keys():
                assert _holds(inside, target.room, fact.room)
                assert fact in s.about(ref, type(fact.act)) or s.corrected(fact.entry)
    for entry in reader.readable():
        for pointing in (f for kind in (Denial, Correction, Stance, Service) for f in s.about(entry.id, kind)):
            if {pointing.room, entry.room} <= inside.keys():
                assert _holds(inside, entry.room, pointing.room)


def _holds(inside: dict[str, frozenset[str]], wide: str, narrow: str) -> bool:
    return wide == narrow or "everyone" in inside[wide] or bool(inside[narrow] and inside[narrow] <= inside[wide])
