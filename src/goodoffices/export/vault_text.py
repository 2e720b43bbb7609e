"""What a vault's commands say, as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

from goodoffices.acts.act import kind_of
from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.keeping import CopyMade, DestructionCertificate, RetentionRule
from goodoffices.acts.zones import zone_named
from goodoffices.export.english import FACES
from goodoffices.export.errors import shown
from goodoffices.export.text import log_text
from goodoffices.record.entry import Entry
from goodoffices.record.merge import Merged
from goodoffices.record.notebook import Note
from goodoffices.standing.log import Logged
from goodoffices.standing.retention import Due


class Doomed(Protocol):
    """What a destruction would take."""

    @property
    def room(self) -> str:
        """The room they lie in."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries, with all that corrects them."""

    @property
    def told(self) -> tuple[Logged, ...]:
        """The same as the log tells them."""

    @property
    def out_of_reach(self) -> tuple[str, ...]:
        """Copies that are not reached."""


class Check(Protocol):
    """One check of a doctor."""

    @property
    def code(self) -> str:
        """Which check, and how it went."""

    @property
    def ill(self) -> bool:
        """Whether there is something to do."""

    @property
    def params(self) -> dict[str, Any]:
        """What was found."""


def said(key: str, /, **params: Any) -> str:
    """Return a sentence of the catalogue with what it is given, as a terminal may show it."""
    return FACES[key].format_map({name: _shown(value) for name, value in params.items()})


def _shown(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        value = ", ".join(map(str, value))
    return shown(value) if isinstance(value, str) else value


def day_of(at: int, zone: str) -> str:
    """Return the day of a moment in a zone."""
    return f"{datetime.fromtimestamp(at, zone_named(zone)):%Y-%m-%d}"


def counted(key: str, count: int, /, **params: Any) -> str:
    """Return a sentence about so many of something, or the one for a single one."""
    return said(f"{key}.one" if count == 1 else key, count=count, **params)


def doomed_text(going: Doomed, zone: str, *, words: bool) -> str:
    """Return what would be destroyed: kinds and days, and the words only where they were asked for."""
    rows = [counted("vault.doomed", len(going.entries), room=going.room)]
    if words:
        rows.append(log_text(going.told, zone).rstrip("\n"))
    else:
        for entry in going.entries:
            day = day_of(entry.entered, zone)
            rows.append(said("vault.doomed.row", id=entry.id, kind=kind_of(entry.act), day=day))
    rows.append(_unreached(going.out_of_reach))
    return "\n".join(rows) + "\n"


def _unreached(copies: Sequence[str]) -> str:
    return said("vault.unconfirmed", copies=copies) if copies else FACES["vault.unconfirmed.none"]


def destroyed_text(certificate: Entry, keys: int) -> str:
    """Return what a certificate says was destroyed, and what that could not reach."""
    act = certificate.act
    assert isinstance(act, DestructionCertificate)
    what = act.what or FACES["vault.destroyed.unsaid"].format(room=certificate.room)
    done = counted("vault.destroyed", len(act.gone), what=what)
    rows = [done, _unreached(act.unconfirmed), said("vault.destroyed.certificate", id=certificate.id)]
    if keys < len(act.gone):
        rows.insert(1, counted("vault.destroyed.before", len(act.gone) - keys))
    return "\n".join(rows) + "\n"


def due_text(items: Iterable[Due], zone: str) -> str:
    """Return what retention rules say is over, and how to destroy it."""
    rows = [
        counted("vault.due", len(item.ids), rule=item.rule, room=item.room, day=day_of(item.over_since, zone))
        for item in items
    ]
    return "\n".join([*rows, FACES["vault.due.next"]] if rows else [FACES["vault.due.none"]]) + "\n"


def rules_text(entries: Iterable[Entry], zone: str) -> str:
    """Return the retention rules."""
    rows = []
    for entry in entries:
        act = entry.act
        if isinstance(act, RetentionRule):
            start = "end" if act.counted_from == "end of the mediation" else "entered"
            told = said(f"vault.rule.{start}", id=entry.id, count=act.keep.count, unit=act.keep.unit)
            rooms = said("vault.rule.rooms", rooms=act.rooms or (entry.room,))
            rows.append(told + rooms + (said("vault.rule.kinds", kinds=act.kinds) if act.kinds else ""))
    return "\n".join(rows or [FACES["vault.rule.none"]]) + "\n"


def copies_text(entries: Iterable[Entry], zone: str) -> str:
    """Return the copies that are out of reach."""
    rows = []
    for entry in entries:
        act = entry.act
        if isinstance(act, CopyMade):
            row = said("vault.copy.row", id=entry.id, what=act.what, day=day_of(entry.entered, zone))
            row += said("vault.copy.to", to=act.to) if act.to else ""
            rows.append(row + (said("vault.copy.rooms", rooms=act.rooms) if act.rooms else ""))
    return "\n".join([*rows, FACES["vault.copy.next"]] if rows else [FACES["vault.copy.none"]]) + "\n"


def merged_text(merged: Merged) -> str:
    """Return what a merge did."""
    rows = [counted("vault.merged.room", count, room=room) for room, count in merged.new.items()]
    rows = rows or [FACES["vault.merged.nothing"]]
    if merged.without_key:
        rows.append(counted("vault.merged.without-key", merged.without_key))
    if merged.destroyed:
        rows.append(counted("vault.merged.destroyed", merged.destroyed))
    if merged.kept_under_hold:
        rows.append(counted("vault.merged.held", merged.kept_under_hold))
    if merged.corrected_apart:
        rows.append(said("vault.merged.apart", ids=merged.corrected_apart))
    if merged.forked:
        rows.append(said("vault.merged.forked", rooms=merged.forked))
    if merged.new_site:
        rows.append(FACES["vault.merged.new-site"])
    return "\n".join(rows) + "\n"


def note_text(note: Note, now: int, zone: str) -> str:
    """Return a note: where it would lie, when it settles or expires, and its words."""
    entry = note.draft_entry
    if note.sheet:
        waits = said("vault.note.waits-sheet", sheet=note.sheet)
    elif note.draft:
        waits = FACES["vault.note.waits-draft"]
    else:
        waits = FACES["vault.note.ripe" if note.ripe(now) else "vault.note.settling"]
    day = day_of(note.expires, zone)
    head = said("vault.note.row", id=note.id, room=entry.room, kind=kind_of(entry.act), waits=waits, day=day)
    words = entry.act.text if isinstance(entry.act, NoteToFile) else ""
    return "\n".join([head, *(f"  {shown(row)}" for row in words.split("\n") if row)]) + "\n"


def health_text(checks: Iterable[Check]) -> str:
    """Return each check on a row: whether it is well, what was found, what to do."""
    rows = []
    for check in checks:
        mark = FACES["vault.doctor.ill" if check.ill else "vault.doctor.well"]
        rows.append(mark + said(f"vault.doctor.{check.code}", **check.params))
    return "\n".join(rows) + "\n"
