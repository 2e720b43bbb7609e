"""A mediation as one hand-written file: read with every problem at once, written back so that it reads the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any, cast

import msgspec

from goodoffices.acts.housekeeping import EVERYONE, CompartmentOpened
from goodoffices.acts.nodes import EnoughProblems, Mapping, Node, Problems, Sequence, parse
from goodoffices.acts.problems import Problem
from goodoffices.acts.reading import BAD, Bad, Reader, Reading, found_in, read_flat, read_id, reader_of
from goodoffices.acts.refs import Ref
from goodoffices.acts.sugar import read_date
from goodoffices.acts.values import Basis
from goodoffices.record.checks import around, check_entries, check_ref
from goodoffices.record.codec import encode_entry
from goodoffices.record.entry import Entry
from goodoffices.record.form import check_known
from goodoffices.record.head import PUBLIC, Head, read_head, read_instant

BESIDE: dict[str, Reader] = {
    "id": read_id,
    "room": read_id,
    "when": read_date,
    "learnt": read_date,
    "entered": read_instant,
    "recorded_by": reader_of(str, True),
    "basis": reader_of(Basis),
    "after": read_id,
}
"""The fields of an entry, which stand beside those of its act."""


class Mediation(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What one file says: its short name, the zone and language that hold in it, and its entries in file order.

    `plain` says that private rooms stand in the file unsealed; `recorded_by` is whose file it is, `read_as_of` the day
    it is to be read on where no other is asked for; `lines` gives the line on which each entry begins.
    Two mediations are equal when they say the same, wherever it stands in the file.
    """

    key: str
    zone: str
    language: str = ""
    plain: bool = False
    recorded_by: str = ""
    read_as_of: str = ""
    entries: tuple[Entry, ...] = ()
    lines: dict[str, int] = msgspec.field(default_factory=dict)

    def __eq__(self, other: object) -> bool:
        """Compare everything but the lines."""
        return isinstance(other, Mediation) and self._said() == other._said()

    def __ne__(self, other: object) -> bool:
        """Compare as `==` does: the base class has its own answer."""
        return not self == other

    def __hash__(self) -> int:
        """Hash by name and number of entries, which are the same in equal mediations."""
        return hash((self.key, len(self.entries)))

    def _said(self) -> tuple[object, ...]:
        return (self.key, self.zone, self.language, self.plain, self.recorded_by, self.read_as_of, self.entries)


def read_mediation(data: bytes, name: str = "") -> Mediation:
    """Return the mediation a file holds; raises BadInput with every problem found, in file order."""
    problems = Problems(name)
    mediation = None
    try:
        tree = parse(data, problems)
        if tree is not None:
            mediation = _File(tree, problems).read()
    except EnoughProblems:
        pass
    problems.refuse()
    return cast(Mediation, mediation)


def read_acts(
    data: bytes,
    mediation: Mediation,
    *,
    entered: int,
    new_id: Callable[[], str],
    name: str = "",
    alone: bool = False,
) -> tuple[Entry, ...]:
    """Return further acts of a mediation, written as they stand in a file: a list of them, or one.

    They are checked as those of a file are, against all that the mediation holds; with `alone`, only each by itself.
    `entered` holds where none is written, and an act without an id is given one by `new_id`. Raises BadInput.
    """
    listed = _LISTED.match(data) is not None
    problems = Problems(name)
    found: tuple[Entry, ...] = ()
    try:
        tree = parse(b"acts:\n" + data if listed else data, problems)
        if tree is not None:
            found = _Further(tree, problems, mediation, entered, new_id).read_further(alone)
    except EnoughProblems:
        pass
    problems.found = [_of_acts(problem, listed) for problem in problems.found]
    problems.refuse()
    return found


_LISTED = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*-")
"""How a list begins, comments and empty lines before it."""


def _of_acts(problem: Problem, listed: bool) -> Problem:
    """Say a problem of what was given, where a line was put before it."""
    if problem.code == "not-a-mediation":
        return msgspec.structs.replace(problem, code="not-acts")
    if not listed:
        return problem
    params = {key: value - 1 if key in ("first", "begun") else value for key, value in problem.params.items()}
    return msgspec.structs.replace(problem, line=max(problem.line - 1, 1), params=params)


def public_room(entered: int, recorded_by: str) -> Entry:
    """Return the entry by which the room `public` is opened for everyone, where a file does not open it itself."""
    act = CompartmentOpened(members=(EVERYONE,), sort="public")
    return Entry(id=PUBLIC, room=PUBLIC, act=act, entered=entered, recorded_by=recorded_by)


class _File:
    """One file while it is read: its head, then act by act, then how the acts fit together."""

    def __init__(self, tree: Mapping, problems: Problems) -> None:
        self.tree = tree
        self.problems = problems
        self.reading = Reading(problems)
        self.entries: list[Entry] = []
        self.paths: dict[str, str] = {}
        self.broken: set[str] = set()
        self.broken_refs: list[Ref] = []
        self.unnamed: set[str] = set()
        self.unnamed_id: Callable[[Entry], str] = _derived

    def read(self) -> Mediation | None:
        self.head = read_head(self.reading, self.tree)
        acts = next((value for key, value in self.tree.items if key.text == "acts"), None)
        if isinstance(acts, Sequence):
            for place, node in enumerate(acts.items):
                self._entry(node, f"acts[{place}]")
        elif acts is not None:
            self.reading.bad("not-a-list", acts, "acts", found=found_in(acts))
        if PUBLIC not in self.paths and PUBLIC not in self.broken:
            self.entries.insert(0, public_room(_or(self.head.entered, 0), _or(self.head.recorded_by, "")))
        self._check()
        return None if self.problems.found else self._whole()

    def _whole(self) -> Mediation:
        lines = {key: self.reading.lines[path] for key, path in self.paths.items()}
        return Mediation(
            key=cast(str, self.head.key),
            zone=self.head.zone,
            language=self.head.language,
            plain=cast(bool, self.head.plain),
            recorded_by=cast(str, self.head.recorded_by),
            read_as_of=cast(str, self.head.read_as_of),
            entries=tuple(placed(self.entries)),
            lines=lines,
        )

    def _entry(self, node: Node, at: str) -> None:
        self.reading.lines[at] = node.line
        self.reading.refs.clear()
        act, given = read_flat(self.reading, node, at, BESIDE)
        values = _with_defaults(given, self.head)
        if isinstance(act, CompartmentOpened) and "room" not in given:
            values["room"] = values.get("id", BAD)
        if isinstance(node, Mapping):
            self._demand(node, at, act, values)
        key = values.get("id")
        if act is BAD or BAD in values.values():
            self.broken.update({key} if isinstance(key, str) else ())
            self.broken_refs += self.reading.refs
        elif self._is_new(key, at):
            self._keep(Entry(act=act, **{"id": "", **values}), at)

    def _known_too_early(self, entry: Entry, at: str) -> None:
        for problem in check_known(entry, self.head.zone):
            self._say(problem.code, f"{at}.{problem.field}", **problem.params)

    def _demand(self, node: Mapping, at: str, act: Any, values: dict[str, Any]) -> None:
        if isinstance(act, CompartmentOpened) and "id" not in values:
            values["id"] = self.reading.bad("missing-field", node, f"{at}.id", missing="id")
            # whoever writes its room has said what its id is to be: what lies there is not to blame
            self.broken.update({values["room"]} if isinstance(values["room"], str) else ())
        elif values["room"] == "":
            values["room"] = self.reading.bad("missing-field", node, f"{at}.room", missing="room")
        elif self.head.plain is False and values["room"] not in (BAD, PUBLIC):
            self._say("not-plain", f"{at}.room", room=values["room"])

    def _is_new(self, key: str | None, at: str) -> bool:
        if key is None:
            return True
        if key == EVERYONE:
            self._say("reserved-id", f"{at}.id", id=key)
            return False
        if key in self.paths:
            self._say("duplicate-id", f"{at}.id", id=key, first=self.reading.lines[self.paths[key]])
            return False
        return True

    def _keep(self, entry: Entry, at: str) -> None:
        self._known_too_early(entry, at)
        held = entry if entry.id else msgspec.structs.replace(entry, id=self.unnamed_id(entry))
        if not entry.id and held.id in self.unnamed:
            self._say("same-act-twice", at, first=self.reading.lines[self.paths[held.id]])
        elif entry.id or self._is_new(held.id, at):
            self.unnamed.update(() if entry.id else (held.id,))
            self.entries.append(held)
            self.paths[held.id] = at

    def _check(self, before: tuple[Entry, ...] = ()) -> None:
        entries = (*before, *self.entries)
        known = around(entries, frozenset(self.broken))
        for place, problem in check_entries(entries, known, len(before)):
            path = self.paths.get(entries[place].id, "")
            self._say(problem.code, f"{path}.{problem.field}" if problem.field else path, **problem.params)
        for ref in self.broken_refs:
            for problem in check_ref(ref, known):
                self._say(problem.code, problem.field, **problem.params)

    def _say(self, code: str, at: str, **params: Any) -> None:
        path = at
        while path and path not in self.reading.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        self.problems.say(code, self.reading.lines.get(path, 1), at, **params)


class _Further(_File):
    """Acts that come after those a mediation holds already."""

    def __init__(
        self, tree: Mapping, problems: Problems, mediation: Mediation, entered: int, new_id: Callable[[], str]
    ) -> None:
        super().__init__(tree, problems)
        self.before = mediation.entries
        self.reading.zone, self.reading.language = mediation.zone, mediation.language
        self.head = Head(
            key=mediation.key,
            zone=mediation.zone,
            language=mediation.language,
            plain=True,
            entered=entered,
            recorded_by=mediation.recorded_by,
        )
        self.unnamed_id = lambda entry: new_id()

    def read_further(self, alone: bool) -> tuple[Entry, ...]:
        for place, node in enumerate(self._acts()):
            self._entry(node, f"acts[{place}]")
        # they come last in their rooms, whatever the chains there say
        last = max((entry.clock for entry in self.before), default=0)
        self.entries = [
            msgspec.structs.replace(entry, clock=last + place) for place, entry in enumerate(self.entries, 1)
        ]
        if not alone:
            self._check(self.before)
        return tuple(self.entries)

    def _acts(self) -> tuple[Node, ...]:
        given = {key.text: value for key, value in self.tree.items}
        acts = given.get("acts")
        if "act" in given:
            return (self.tree,)
        if isinstance(acts, Sequence) and len(given) == 1:
            return acts.items
        self.problems.say("not-acts", self.tree.line)
        return ()


def _derived(entry: Entry) -> str:
    """Return an id made of what the entry says and its room alone: it betrays nothing else, there or elsewhere."""
    content = encode_entry(msgspec.structs.replace(entry, id="", entered=0, recorded_by=""))
    return "x" + sha256(content).hexdigest()[:20]


def _or(value: Any, fallback: Any) -> Any:
    return fallback if isinstance(value, Bad) else value


def _with_defaults(given: dict[str, Any], head: Head) -> dict[str, Any]:
    return {
        "room": head.room,
        "entered": head.entered,
        "recorded_by": head.recorded_by,
        "learnt": head.learnt,
        "basis": head.basis,
        **given,
    }


def placed(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries with the places they have in the chains of their rooms, in the order given."""
    length: Counter[str] = Counter()
    result = []
    for entry in entries:
        result.append(msgspec.structs.replace(entry, seq=length[entry.room], clock=length[entry.room] + 1))
        length[entry.room] += 1
    return result
