"""The promises as laws: each takes one case and fails where the promise is broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from goodoffices.acts.act import Act, Unknown
from goodoffices.acts.carrying import CarryLicence
from goodoffices.acts.housekeeping import Misfiled
from goodoffices.acts.notices import ConditionAssessment
from goodoffices.acts.people import PartyJoined
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.public import Denial
from goodoffices.acts.terms import Stance
from goodoffices.acts.values import Wording
from goodoffices.acts.when import Sure
from goodoffices.export.errors import say_error
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.before import before
from goodoffices.standing.brief import brief
from goodoffices.standing.commitments import accounts_of
from goodoffices.standing.line import Line
from goodoffices.standing.log import log
from goodoffices.standing.proposals import proposal_lines
from goodoffices.standing.standing import Standing, learnt, standing
from goodoffices.standing.told import room_name
from tests.promises.faces import differing, said_before, said_in, standing_of
from tests.promises.swapping import exchanged, swapped
from tests.promises.twins import Twins, before_twins, twins
from tests.worlds import DAY, MEMBERSHIP, NUMBERS, Reader, World, days, members, worlds

MARK = re.compile(r"\b([wh][0-9a-f]+)x\d+")


class Case(msgspec.Struct, frozen=True):
    """A world, a room to look from, the moments to look at, and a number for whatever chance is left."""

    world: World
    room: str
    as_of: int
    known_at: int
    seed: int = 0

    def standing(self, entries: Iterable[Entry] | None = None) -> Standing:
        """Return where things stand, here or in a record of other entries."""
        record = self.world.record() if entries is None else Record(entries, zone=self.world.zone)
        return standing_of(record, self.room, self.as_of, self.known_at)

    def said(self, entries: Iterable[Entry], *, rich: bool = False) -> dict[str, str]:
        """Return what is said of these entries."""
        return said_in(Record(entries, zone=self.world.zone), self.room, self.as_of, self.known_at, rich=rich)


@st.composite
def cases(draw: st.DrawFn, *, least: int = 10, most: int = 60) -> Case:
    """Give a world of which something had been learnt, seen from some room."""
    world = draw(worlds(least, most))
    as_of, known_at = draw(days()), draw(days())
    return Case(world, draw(st.sampled_from(world.rooms)), as_of, max(as_of, known_at), draw(NUMBERS))


def lines_of(s: Standing) -> list[Line]:
    """Return every line of a brief, those inside other lines too."""
    return list(_flat(line for section in brief(s).sections for line in section.lines))


def _flat(lines: Iterable[Line]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from _flat((*line.more, *line.basis, *line.denials))


def wordings(value: Any) -> Iterator[Wording]:
    """Give every wording in a value, however deep."""
    if isinstance(value, Wording):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from wordings(item)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from wordings(getattr(value, name))


# 1, 2: who may know


def twins_look_the_same(t: Twins) -> None:
    """Whatever everybody in a room is told is told alike in two worlds that only hidden things part."""
    one = said_in(t.one.record(), t.room, t.as_of, t.known_at)
    assert differing(one, said_in(t.other.record(), t.room, t.as_of, t.known_at)) == []


def twin_sheets_are_the_same(t: Twins) -> None:
    """What may be said in a room hangs on the words released to it and on nothing else about a licence."""
    one = said_before(t.one.record(), t.room, t.as_of, t.known_at)
    assert differing(one, said_before(t.other.record(), t.room, t.as_of, t.known_at)) == []


def only_what_may_be_read(c: Case) -> None:
    """No output rests on an entry, or holds a word of one, that somebody in the room may not read."""
    who = members(c.world.entries, c.room)
    reader = Reader(c.world.entries, who)
    may = {entry.id for entry in reader.readable()}
    shown = {key for line in lines_of(c.standing()) for key in line.rests_on}
    told = {entry.id for entry in log(c.standing())}
    assert (shown | told) - may == set()
    assert _marks(c.said(c.world.entries, rich=True)) <= _marks_in(c.world.entries, reader)


def only_released_words_are_carried(c: Case) -> None:
    """A sheet for a room holds words of entries read there and of licences in force for all there, no others."""
    entries = c.world.entries
    reader = Reader(entries, members(entries, c.room))
    sheet = said_before(c.world.record(), c.room, c.as_of, c.known_at)
    mended = {getattr(entry.act, "target", "") for entry in entries}
    licences = [e for e in entries if isinstance(e.act, CarryLicence) or e.id in mended or hasattr(e.act, "instead")]
    released = {found[0] for e in licences for w in wordings(e.act) if (found := MARK.findall(w.text))}
    withheld = {found[0] for e in licences for text in getattr(e.act, "withheld", ()) if (found := MARK.findall(text))}
    assert _marks(sheet) - _marks_in(entries, reader) <= released
    assert "withheld" not in str(sheet) or withheld <= _marks_in(entries, reader)


def _marks(said: dict[str, str]) -> set[str]:
    return {mark for text in said.values() for mark in MARK.findall(text)}


def _marks_in(entries: Iterable[Entry], reader: Reader) -> set[str]:
    return {mark for entry in entries if reader.may(entry) for mark in MARK.findall(repr(entry))}


def hidden_is_missing(c: Case) -> None:
    """A thing that is hidden and a thing that is not there give the same answer, and the same error."""
    reader = Reader(c.world.entries, members(c.world.entries, c.room))
    s = c.standing()
    for entry in c.world.entries:
        if not reader.may(entry):
            assert s.fact(entry.id) is None
            assert _refused(s, entry.id) == _refused(s, "no-such-thing")
    for room in {e.room for e in c.world.entries} - {e.room for e in reader.readable()} - set(s.visible.rooms):
        assert room_name(s, room) == room_name(s, "no-such-room")
        assert log(s, room=room) == log(s, room="no-such-room")
    assert said_before(c.world.record(), "empty", 0, 0).get("error") in (_no_room(c), None)


def _refused(s: Standing, key: str) -> str:
    with pytest.raises(GoodOfficesError) as refusal:
        s.must(key)
    return say_error(refusal.value)


def _no_room(c: Case) -> str:
    with pytest.raises(GoodOfficesError) as refusal:
        before(c.world.record(), "no-such-room", as_of=0, known_at=0)
    return say_error(refusal.value)


def all_is_told(c: Case) -> None:
    """The log holds every entry that may be read, was learnt by then and is not surely later; once each."""
    reader = Reader(c.world.entries, members(c.world.entries, c.room))
    told = [entry.id for entry in log(c.standing())]
    assert len(told) == len(set(told))
    recorded = Standing(c.standing().visible, as_of=c.as_of, known_at=c.known_at, as_recorded=True)
    sure = {fact.id: fact.sure for fact in recorded.everything()}
    for entry in reader.readable():
        if _by(entry, c.known_at) and entry.id not in told:
            begins = entry.when.earliest if entry.when else None
            assert entry.id not in sure
            assert entry.after or (begins is not None and begins > c.as_of)


def _by(entry: Entry, known_at: int) -> bool:
    heard = entry.learnt.latest if entry.learnt is not None else None
    return (entry.entered if heard is None else heard) <= known_at


# 3: nothing is lost by the order in which it came


def any_order_of_arrival(c: Case) -> None:
    """The same entries give the same bytes in whatever order they came, read at once or between, once or twice."""
    entries = list(c.world.entries)
    anew = c.said(entries)
    rng = Random(c.seed)
    for _ in range(2):
        rng.shuffle(entries)
        assert differing(anew, c.said(entries)) == []
    record = Record(entries[: len(entries) // 2], zone=c.world.zone)
    said_in(record, c.room, c.as_of, c.known_at, rich=False)
    for entry in entries:
        record.take(entry)
        if rng.random() < 0.2:
            standing(see(record, record.those_in(c.room)), as_of=c.as_of, known_at=c.known_at).everything()
    assert not any(record.take(entry) for entry in entries)
    assert differing(anew, said_in(record, c.room, c.as_of, c.known_at, rich=False)) == []


# 4: words as they were said


def words_are_kept(c: Case) -> None:
    """Every wording of an entry in the log stands there or in the brief letter for letter, in its language."""
    s = c.standing()
    text = msgspec.json.encode([msgspec.to_builtins(entry.line) for entry in log(s)]).decode()
    text += msgspec.json.encode(msgspec.to_builtins(brief(s))).decode()
    recorded = Standing(s.visible, as_of=c.as_of, known_at=c.known_at, as_recorded=True)
    for fact in recorded.everything():
        for wording in wordings(fact.act):
            assert msgspec.json.encode(wording).decode() in text, (type(fact.act).__name__, wording)


# 5: no verdicts


def nothing_is_judged(c: Case) -> None:
    """A view on a condition is somebody's own words for it; what rests on a report says so, its denials beside it."""
    s = c.standing()
    for line in lines_of(s):
        if line.tag == "condition.assessment":
            act = _act(s, line)
            assert isinstance(act, ConditionAssessment)
            assert (line.params["view"].word, line.params["by"]) == (act.view, s.name(act.by))
        if "when" in line.params and line.rests_on:
            _says_on_whose_word(s, line)


def _act(s: Standing, line: Line) -> Act | Unknown | None:
    facts = [f for f in s._facts(s.visible.entry(line.rests_on[0])) if _is_of(f, line)]  # type: ignore[arg-type]
    return facts[0].act if facts else None


def _is_of(fact: Any, line: Line) -> bool:
    return (fact.id, *(entry.id for entry in fact.corrected_by)) == line.rests_on


def _says_on_whose_word(s: Standing, line: Line) -> None:
    entry = s.visible.entry(line.rests_on[0])
    assert entry is not None
    fact = next((f for f in s._facts(entry) if _is_of(f, line)), None)
    if fact is None:
        return  # rests on more than one entry: no telling of one
    reported = {part.tag for part in line.basis} <= {"basis.reported", "basis.reported-unseen"}
    assert reported == (fact.basis.how == "reported")
    assert line.sure is not Sure.NO
    beside = {part.rests_on[0] for part in line.denials}
    for denial in s.all(Denial):
        for key in (*denial.act.of, *denial.act.may_be_of):
            target = s.visible.entry(key)
            if target and key in (fact.id, *fact.basis.by) and s.visible.may_point(denial.room, target.room):
                assert denial.id in beside


# 6: swap


def swapping_swaps(c: Case) -> None:
    """With the parties exchanged, and the order of their joining with them, every output is exchanged and no more."""
    one, other = c.world.record(), swapped(c.world).record()
    room = exchanged(c.room)
    for say in (said_in, said_before):
        was = {name: exchanged(text) for name, text in say(one, c.room, c.as_of, c.known_at).items()}
        assert differing(was, say(other, room, c.as_of, c.known_at)) == []


# moments


def later_learnt_says_nothing(c: Case) -> None:
    """What was learnt after `known_at` leaves no trace in a reading as known then."""
    early = msgspec.structs.replace(c, known_at=c.known_at - (c.seed % 90) * DAY)
    # who is in a room, in which order the parties joined, and what was misfiled do not hang on what was known when
    placed = (*MEMBERSHIP, Misfiled, PartyJoined)
    kept = [e for e in c.world.entries if _by(e, early.known_at) or isinstance(e.act, placed)]
    whole, known = early.said(c.world.entries), early.said(kept)
    assert differing(whole, known) == []
    assert all(learnt(fact.entry) <= early.known_at for fact in early.standing().everything())


def time_only_goes_on(c: Case) -> None:
    """A later `as_of` never makes what surely had happened unsure, nor what had not happened yet done before."""
    visible = c.standing().visible
    later = c.as_of + (c.seed % 60) * DAY
    one = standing(visible, as_of=c.as_of, known_at=c.known_at)
    other = standing(visible, as_of=later, known_at=c.known_at)
    rank = {Sure.NO: 0, Sure.POSSIBLY: 1, Sure.YES: 2}
    for entry in visible.entries():
        before_, after_ = one._facts(entry), other._facts(entry)
        assert [(f.act, f.earliest, f.latest) for f in before_] == [(f.act, f.earliest, f.latest) for f in after_]
        for was, now in zip(before_, after_, strict=True):
            assert rank[was.sure] <= rank[now.sure]
            assert (was.sure is Sure.YES) == (was.latest <= c.as_of)
            assert (was.sure is Sure.NO) == (was.earliest > c.as_of)


# 10: a missing answer


def silence_is_no_answer(c: Case) -> None:
    """Each party to a proposal has a stance it stated itself, or none; no account is made up where none was given."""
    s = c.standing()
    parties = [fact.id for fact in s.all(PartyJoined)]
    for line in proposal_lines(s):
        stated = [part for part in line.more if part.tag == "stance"]
        silent = [part.params["by"] for part in line.more if part.tag == "stance.none"]
        for part in stated:
            act = _act(s, part)
            assert isinstance(act, Stance)
            assert part.params["view"].word == act.view
        spoken = {getattr(_act(s, part), "by", "") for part in stated}
        assert silent == [s.name(key) for key in parties if key not in spoken]
    reports = {fact.id for kind in _due_kinds() for due in s.all(kind) for fact in accounts_of(s, due).accounts}
    told = {line.rests_on[0] for line in lines_of(s) if line.tag == "account"}
    assert told == reports
    assert not any("accept" in line.tag or "consented" in line.tag for line in lines_of(s))


def _due_kinds() -> tuple[Any, ...]:
    from goodoffices.acts.delivery import Commitment, Tranche

    return (Commitment, Tranche)


Law = tuple[Callable[[], st.SearchStrategy[Any]], Callable[[Any], None]]
LAWS: dict[str, Law] = {
    "twins": (twins, twins_look_the_same),
    "sheets": (before_twins, twin_sheets_are_the_same),
    "reading": (cases, only_what_may_be_read),
    "carrying": (cases, only_released_words_are_carried),
    "hidden": (cases, hidden_is_missing),
    "all": (cases, all_is_told),
    "order": (cases, any_order_of_arrival),
    "words": (cases, words_are_kept),
    "judging": (cases, nothing_is_judged),
    "swap": (cases, swapping_swaps),
    "learnt": (cases, later_learnt_says_nothing),
    "time": (cases, time_only_goes_on),
    "silence": (cases, silence_is_no_answer),
}
"""The laws by name, each with what it is tried on."""


def tried(name: str, examples: int | None = None) -> None:
    """Try a law: as hard as the profile says, or on so many cases, the same each time, none of them shrunk."""
    strategy, check = LAWS[name]
    law = given(strategy())(check)
    if examples is not None:
        bare = settings(max_examples=examples, derandomize=True, database=None, phases=(Phase.generate,))
        law = bare(law)
    law()


