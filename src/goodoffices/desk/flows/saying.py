"""From what was typed about a statement to what goes on record: the speaker if new, the words, and what they deny."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.people import Source
from goodoffices.acts.problems import BadInput, Problem
from goodoffices.acts.public import Denial, Statement
from goodoffices.desk.forms.sent import Sent, entry_sent, named, one
from goodoffices.record.entry import Entry

SOURCE, DENIAL = "source.", "denial."
"""What the names of fields begin with that are not the statement's own."""
_NEW = ("source.name", "source.described_as", "source.organisation", "source.role")
_DENIES = ("denial.of", "denial.may_be_of")


class Making(NamedTuple):
    """What it takes to read what was typed, beside the form: the zone, the language, and ids for what is new."""

    zone: str
    language: str
    statement: str
    source: str


def entries_of(sent: Sent, making: Making) -> tuple[Entry, ...]:
    """Return the speaker if new, the statement, and its denial if it denies anything, to be recorded in one go.

    Raises BadInput with every problem, each named by its field on the form.
    """
    new, known = is_new(sent), bool(one(sent, "by"))
    if new and known:
        raise BadInput((Problem(code="two-speakers", params={}, field="by"),))
    own = {name: values for name, values in sent.items() if not name.startswith((SOURCE, DENIAL))}
    problems: list[Problem] = []
    if new:
        own["by"] = [making.source]
    statement = _read(own, Statement, making, problems)
    source = _read(_source(sent), Source, making, problems, SOURCE) if new else None
    denial = _read(_denial(sent, making), Denial, making, problems, DENIAL) if denies(sent) else None
    if problems or statement is None:
        raise BadInput(tuple(problems))
    return tuple(_beside(sent, statement, source, denial, making))


def is_new(sent: Sent) -> bool:
    """Return whether a new speaker was described."""
    return any(one(sent, name) for name in _NEW)


def denies(sent: Sent) -> bool:
    """Return whether the statement is said to deny something, stated or not."""
    return any(value.strip() for name in _DENIES for value in sent.get(name, []))


def at_their_fields(refused: BadInput, sent: Sent, entries: tuple[Entry, ...]) -> tuple[Problem, ...]:
    """Return what is wrong with some of these entries, named by the fields of the form."""
    return tuple(_at_its_field(problem, sent, entries) for problem in refused.problems)


def _at_its_field(problem: Problem, sent: Sent, entries: tuple[Entry, ...]) -> Problem:
    act = entries[problem.line].act if 0 <= problem.line < len(entries) else None
    begin = SOURCE if isinstance(act, Source) else DENIAL if isinstance(act, Denial) else ""
    if not isinstance(act, Act):
        return problem
    (found,) = named(BadInput((problem,)), _under(sent, begin), type(act)).problems
    return msgspec.structs.replace(found, field=begin + found.field)


def _under(sent: Sent, begin: str) -> dict[str, list[str]]:
    return {name.removeprefix(begin): values for name, values in sent.items() if name.startswith(begin)}


def _source(sent: Sent) -> Mapping[str, list[str]]:
    """What was typed of a new speaker: whoever has a name is named, whoever has a description alone is not."""
    found = _under(sent, SOURCE)
    sort = "named" if one(found, "name") else "unnamed" if one(found, "described_as") else ""
    return found if one(found, "sort") or not sort else {**found, "sort": [sort]}


def _denial(sent: Sent, making: Making) -> Mapping[str, list[str]]:
    return {**_under(sent, DENIAL), "by": [making.statement]}


def _read(sent: Sent, kind: type[Act], making: Making, problems: list[Problem], begin: str = "") -> Entry | None:
    try:
        return entry_sent(sent, kind, zone=making.zone, language=making.language)
    except BadInput as refused:
        problems += (msgspec.structs.replace(p, field=begin + p.field) for p in refused.problems)
        return None


def _beside(
    sent: Sent, statement: Entry, source: Entry | None, denial: Entry | None, making: Making
) -> tuple[Entry, ...]:
    """All three lie in one room and rest on the same word; the denial was made when the statement was."""
    room = one(sent, "room")
    along = {"room": room, "basis": statement.basis}
    found = [msgspec.structs.replace(statement, id=making.statement, room=room)]
    if source is not None:
        found.insert(0, msgspec.structs.replace(source, id=making.source, **along))
    if denial is not None:
        when, learnt = statement.when, statement.learnt
        found.append(msgspec.structs.replace(denial, when=when, learnt=learnt, **along))
    return tuple(found)
