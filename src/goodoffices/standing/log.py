"""The log: every entry a viewer may see, as it was recorded, with what corrections made of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from goodoffices.acts.act import kind_of
from goodoffices.acts.housekeeping import RecordedNegative
from goodoffices.acts.office import Office, OfficeStatus
from goodoffices.acts.public import Claim, Denial, Statement
from goodoffices.acts.when import Sure, When
from goodoffices.record.entry import Entry
from goodoffices.standing.brief import SECTIONS
from goodoffices.standing.fact import Fact
from goodoffices.standing.few import Few, facts_of, with_those_that_tell
from goodoffices.standing.keeping import recorded_line
from goodoffices.standing.line import Line, RoomName
from goodoffices.standing.notes import negative_line
from goodoffices.standing.offices import stage_line
from goodoffices.standing.once import once
from goodoffices.standing.rounds import channel_lines
from goodoffices.standing.standing import UNDATED, Standing
from goodoffices.standing.status import is_turn, turn_line
from goodoffices.standing.told import all_words, room_name, speaker, told, words_used

_OWN = tuple(
    reading for tag, readings in SECTIONS.items() if tag not in ("due", "contacts") for reading in readings
)  # fmt: skip
READINGS = (*_OWN, channel_lines)
"""The readings that tell entries: what is due, and the last contacts, tell again what these tell."""
MANY = 1_000
"""From as many entries on, all of them are told at once."""


Told = dict[str, tuple[Line, ...]]


class Logged(msgspec.Struct, frozen=True, kw_only=True):
    """One entry in the log: `line` as recorded, `now` as corrections left it, empty where nothing stands."""

    id: str
    kind: str
    room: RoomName
    when: When
    learnt: When
    entered: int
    recorded_by: str
    line: Line
    corrected: bool = False
    now: tuple[Line, ...] = ()


def log(s: Standing, *, kind: str = "", room: str = "") -> tuple[Logged, ...]:
    """Return every visible entry learnt by `known_at` and not surely later than `as_of`, in order of time.

    `kind` and `room` narrow it to one kind of act or to one room; what is not there gives an empty log.
    """
    entries = (fact.entry for fact in in_order(s))
    wanted = [e for e in entries if kind in ("", kind_of(e.act)) and room in ("", e.room)]
    return some_logged(s, wanted)


@once
def recorded(s: Standing) -> Standing:
    """Return the same reading with every entry as it was made, whatever corrections made of it."""
    return Standing(s.visible, as_of=s.as_of, known_at=s.known_at, as_recorded=True)


@once
def in_order(s: Standing) -> tuple[Fact[Any], ...]:
    """Return what the log lists, in order of time: each entry as it was made."""
    return recorded(s).everything()


def some_logged(s: Standing, entries: Sequence[Entry]) -> tuple[Logged, ...]:
    """Return entries that the log lists as it tells them, at the cost of these alone. Raises KeyError for others."""
    keys = [entry.id for entry in entries]
    first, now = _lines(recorded(s), keys), _lines(s, keys)
    return tuple(_logged(s, entry, first[entry.id], now) for entry in entries)


def logged(s: Standing, entry: Entry) -> Logged:
    """Return one entry as the log tells it, of those that it lists. Raises KeyError for any other."""
    return some_logged(s, (entry,))[0]


def _lines(s: Standing, keys: list[str]) -> Told:
    """Return the lines of entries, each told once for this reading."""
    told_already = _told_already(s)
    missing = [key for key in keys if key not in told_already]
    if len(missing) >= MANY:
        told_already |= _lines_by_entry(s, s.everything())
    elif missing:
        few = Few(s, with_those_that_tell(s, missing))
        facts = tuple(f for f in facts_of(s, missing) if f.sure is not Sure.NO)
        found = _lines_by_entry(few, facts)
        told_already |= {key: found[key] for key in missing if key in found}
    return told_already


@once
def _told_already(s: Standing) -> Told:
    return {}


def _logged(s: Standing, entry: Entry, first: tuple[Line, ...], now: Told) -> Logged:
    corrected = s.corrected(entry)
    return Logged(
        id=entry.id,
        kind=kind_of(entry.act),
        room=room_name(s, entry.room),
        when=entry.when or UNDATED,
        learnt=entry.learnt or UNDATED,
        entered=entry.entered,
        recorded_by=entry.recorded_by,
        line=_alone(first[0]),
        corrected=corrected,
        now=tuple(_alone(told) for told in now.get(entry.id, ())) if corrected else (),
    )


def _alone(found: Line) -> Line:
    """The line without what belongs to it but is an entry of its own."""
    return msgspec.structs.replace(found, more=tuple(m for m in found.more if not m.rests_on))


def _lines_by_entry(s: Standing, facts: Sequence[Fact[Any]]) -> Told:
    """Each entry's own line, and one for each way it stands where corrections did not know each other."""
    found: dict[str, dict[tuple[str, ...], Line]] = {}
    for fact in facts:
        if (said := _first(s, fact)) is not None:
            _keep(found, said)
    for reading in READINGS:
        for line in _flat(reading(s)):
            # only what says on whose word is a telling; how a role stands is read from several turns
            if line.rests_on and line.basis and not line.tag.startswith("status."):
                _keep(found, line)
    for fact in facts:
        if (fact.id, *(entry.id for entry in fact.corrected_by)) not in found.get(fact.id, ()):
            _keep(found, _by_itself(s, fact))
    return {key: tuple(lines.values()) for key, lines in found.items()}


def _first(s: Standing, fact: Fact[Any]) -> Line | None:
    """What is told of an entry before any section is asked, or None."""
    if is_turn(s, fact):
        return turn_line(s, fact)
    if isinstance(fact.act, OfficeStatus) and s.follow(fact, fact.act.office, Office) is not None:
        return stage_line(s, fact)
    if isinstance(fact.act, RecordedNegative):
        return negative_line(s, fact)
    return recorded_line(s, fact)


def _keep(found: dict[str, dict[tuple[str, ...], Line]], line: Line) -> None:
    found.setdefault(line.rests_on[0], {}).setdefault(line.rests_on, line)


def _by_itself(s: Standing, fact: Fact[Any]) -> Line:
    """An entry told where no section tells it, such as what belongs to something that is not shown."""
    if isinstance(fact.act, Denial):
        statement = s.follow(fact, fact.act.by, Statement, Claim)
        by = speaker(s, statement) if statement else s.name("")
        return told(s, fact, "log.denial", by=by, more=words_used(fact.act.words))
    return told(s, fact, "log.kind", kind=kind_of(fact.act), more=words_used(all_words(fact.act)))


def _flat(lines: tuple[Line, ...]) -> Iterator[Line]:
    for found in lines:
        yield found
        yield from _flat(found.more)
