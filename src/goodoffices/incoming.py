"""What comes into a vault by hand: whole files, further acts, and what the record says of itself. All of it or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.keeping import DestructionCertificate
from goodoffices.acts.problems import BadInput, GoodOfficesError, Problem
from goodoffices.acts.values import Basis
from goodoffices.record.checks import around, check_entries
from goodoffices.record.codec import encode_entry
from goodoffices.record.entry import Entry
from goodoffices.record.envelope import TAG
from goodoffices.record.file import Mediation, read_acts
from goodoffices.record.head import PUBLIC
from goodoffices.record.ledger import Record
from goodoffices.record.regime import Keeps, demand_allowed, regime, stricter
from goodoffices.record.tokens import read_token, token_name
from goodoffices.record.vault import Vault
from goodoffices.unbroken import unbroken

MOST = 10
"""Ids named in a refusal."""
Step = Callable[[int], None]
"""Is told how many entries are done; what it raises stops the work."""


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What came in: new entries by room, and how many were here already."""

    new: dict[str, int]
    known: int


def take_in(
    vault: Vault,
    mediation: Mediation,
    *,
    name: str = "",
    keeps: Keeps | None = None,
    bring_back: bool = False,
    step: Step = lambda done: None,
) -> Taken:
    """Take a file's entries into a vault, and pass over those that are in it and say the same.

    Raises GoodOfficesError: "import-elsewhere", "import-differs" with the ids, "import-returns" for what may have been
    destroyed here unless it is to be brought back, "off-record"; BadInput where it does not fit what is here.
    """
    _demand_same(vault, mediation)
    new = tuple(_not_here(vault, mediation))
    if not bring_back:
        _demand_never_destroyed(vault.record(), new)
    strictest = stricter(stricter(vault.regime, keeps), regime(entry.act for entry in new))
    for entry in new:
        demand_allowed(entry.act, strictest)
    demand_fit(vault, new, lines=mediation.lines, name=name)
    _write(vault, new, step)
    known = len(mediation.entries) - len(new)
    return Taken(new=dict(sorted(Counter(entry.room for entry in new).items())), known=known)


def _demand_same(vault: Vault, mediation: Mediation) -> None:
    for what, here, there in (
        ("mediation", vault.head.mediation, mediation.key),
        ("zone", vault.head.zone, mediation.zone),
    ):
        if here != there:
            raise GoodOfficesError("import-elsewhere", what=what, here=here, there=there)


def _not_here(vault: Vault, mediation: Mediation) -> Iterable[Entry]:
    record = vault.record()
    here = {entry.id: entry for shelf in record.shelves.values() for entry in shelf.entries.values()}
    taken_out = {(room, key) for room, shelf in record.shelves.items() for key in shelf.misfiled}
    entries = [vault.filled(entry) for entry in mediation.entries if not _supplied(entry, mediation, here)]
    differ = [entry.id for entry in entries if entry.id in here and _said(here[entry.id]) != _said(entry)]
    if differ:
        raise GoodOfficesError("import-differs", count=len(differ), ids=differ[:MOST])
    return [entry for entry in entries if entry.id not in here and (entry.room, entry.id) not in taken_out]


def _supplied(entry: Entry, mediation: Mediation, here: Mapping[str, Entry]) -> bool:
    """Return whether an entry is the room that the reader opens where a file does not, and it is open here."""
    return entry.id == PUBLIC and PUBLIC in here and PUBLIC not in mediation.lines


def _said(entry: Entry) -> bytes:
    return encode_entry(msgspec.structs.replace(entry, site="here", seq=0, clock=0, seen=()))


def _demand_never_destroyed(record: Record, new: Sequence[Entry]) -> None:
    """Refuse what is older than a destruction in its room: which entries went by that nobody can tell."""
    last = {
        room: max(shelf.entries[key].entered for key in shelf.by_kind[DestructionCertificate.__name__])
        for room, shelf in record.shelves.items()
        if shelf.by_kind.get(DestructionCertificate.__name__)
    }
    found = [entry.id for entry in new if entry.entered <= last.get(entry.room, entry.entered - 1)]
    if found:
        raise GoodOfficesError("import-returns", count=len(found), ids=found[:MOST])


def demand_fit(vault: Vault, new: Sequence[Entry], *, lines: Mapping[str, int] | None = None, name: str = "") -> None:
    """Refuse entries that do not fit those in the vault. Raises BadInput with every problem."""
    held = vault.mediation().entries
    last = max((entry.clock for entry in held), default=0)
    later = [msgspec.structs.replace(entry, clock=last + place) for place, entry in enumerate(new, 1)]
    entries = (*held, *later)
    problems = [
        Problem(code=p.code, params=p.params, file=name, line=(lines or {}).get(entries[place].id, 0), field=p.field)
        for place, p in check_entries(entries, around(entries), len(held))
    ]
    if problems:
        raise BadInput(tuple(problems))


def _write(vault: Vault, entries: Sequence[Entry], step: Step) -> None:
    if not entries:
        return
    with ExitStack() as end, vault.writing({entry.room for entry in entries}) as (pen, _):
        for place, entry in enumerate(entries, 1):
            pen.write(entry)
            step(place)
        # what is left is to keep it: from here on it would not be true that nothing was changed
        end.enter_context(unbroken())


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """Entries that were added, or had been before, with the same token."""

    entries: tuple[Entry, ...]
    before: bool = False


def add_acts(vault: Vault, data: bytes, *, name: str = "", token: str = "") -> Added:
    """Add acts written as they stand in a file, all or none; with a token, only the first time it is used.

    Raises BadInput, GoodOfficesError("off-record").
    """
    if token and _used(vault, acts_in(vault, data, name=name, alone=True)[0], token):
        return Added(entries=vault.write(*acts_in(vault, data, name=name, alone=True), token=token), before=True)
    entries = acts_in(vault, data, name=name)
    with unbroken():
        return Added(entries=vault.write(*entries, token=token))


def acts_in(vault: Vault, data: bytes, *, name: str = "", alone: bool = False) -> tuple[Entry, ...]:
    """Return the acts in a text as entries, checked against what is in the vault. Raises BadInput."""
    found = read_acts(
        data,
        vault.mediation(),
        entered=vault.clock(),
        new_id=lambda: vault.chance("", TAG).hex(),
        name=name,
        alone=alone,
    )
    if not found:
        raise BadInput((Problem(code="not-acts", file=name),))
    return found


def _used(vault: Vault, first: Entry, token: str) -> bool:
    name = token_name(vault.head.secret, vault.site().tag, vault.filled(first), token)
    with vault.store.reading() as reading:
        return bool(read_token(vault.drawer, reading, name))


def put_on_record(vault: Vault, act: Act, room: str) -> Entry:
    """Put on record what was done here and now, in a room. Raises BadInput where it may not be said there."""
    entry = vault.filled(Entry(id="", room=room, act=act, basis=Basis(how="done")))
    demand_fit(vault, (entry,))
    with unbroken():
        return vault.write(entry)[0]
