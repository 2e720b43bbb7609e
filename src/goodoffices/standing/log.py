"""The log: every entry a viewer may see, as it was recorded, with what corrections made of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from goodoffices.acts.act import kind_of
from goodoffices.acts.public import Claim, Denial, Statement
from goodoffices.acts.when import When
from goodoffices.record.entry import Entry
from goodoffices.standing.brief import brief
from goodoffices.standing.fact import Fact
from goodoffices.standing.keeping import recorded_line
from goodoffices.standing.line import Line, RoomName
from goodoffices.standing.once import once
from goodoffices.standing.standing import UNDATED, Standing
from goodoffices.standing.status import is_turn, turn_line
from goodoffices.standing.told import all_words, room_name, speaker, told, words_used

_ELSEWHERE = frozenset({"due"})
"""Sections that tell again what another section tells."""
_LAST = frozenset({"contacts"})
"""Sections that tell again what others tell, and something of their own."""


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
    entries = (fact.entry for fact in recorded(s).everything())
    return tuple(logged(s, entry) for entry in entries if kind in ("", kind_of(entry.act)) and room in ("", entry.room))


@once
def recorded(s: Standing) -> Standing:
    """Return the same reading with every entry as it was made, whatever corrections made of it."""
    return Standing(s.visible, as_of=s.as_of, known_at=s.known_at, as_recorded=True)


@once
def _told(s: Standing) -> Told:
    return _lines_by_entry(s)


def logged(s: Standing, entry: Entry) -> Logged:
    """Return one entry as the log tells it, of those that the log lists. Raises KeyError for any other."""
    name = kind_of(entry.act)
    first, now = _told(recorded(s))[entry.id][0], _told(s)
    corrected = s.corrected(entry)
    return Logged(
        id=entry.id,
        kind=name,
        room=room_name(s, entry.room),
        when=entry.when or UNDATED,
        learnt=entry.learnt or UNDATED,
        entered=entry.entered,
        recorded_by=entry.recorded_by,
        line=_alone(first),
        corrected=corrected,
        now=tuple(_alone(told) for told in now.get(entry.id, ())) if corrected else (),
    )


def _alone(found: Line) -> Line:
    """The line without what belongs to it but is an entry of its own."""
    return msgspec.structs.replace(found, more=tuple(m for m in found.more if not m.rests_on))


def _lines_by_entry(s: Standing) -> Told:
    """Each entry's own line, and one for each way it stands where corrections did not know each other."""
    found: dict[str, dict[tuple[str, ...], Line]] = {}
    facts = s.everything()
    for fact in facts:
        if is_turn(s, fact):
            _keep(found, turn_line(s, fact))
        elif (said := recorded_line(s, fact)) is not None:
            _keep(found, said)
    for section in sorted(brief(s).sections, key=lambda section: section.tag in _LAST):
        if section.tag not in _ELSEWHERE:
            for line in _flat(section.lines):
                # only what says on whose word is a telling; how a role stands is read from several turns
                if line.rests_on and line.basis and not line.tag.startswith("status."):
                    _keep(found, line)
    for fact in facts:
        if (fact.id, *(entry.id for entry in fact.corrected_by)) not in found.get(fact.id, ()):
            _keep(found, _by_itself(s, fact))
    return {key: tuple(lines.values()) for key, lines in found.items()}


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
