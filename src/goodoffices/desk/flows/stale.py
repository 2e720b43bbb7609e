"""Whether something was added about a matter while a form on it lay open: then both are shown, and a person decides."""

from __future__ import annotations

from hashlib import sha256

from goodoffices.acts.act import Act
from goodoffices.record.entry import Entry
from goodoffices.standing.standing import Standing


def state_of(s: Standing, about: str) -> str:
    """Return a mark that changes whenever an entry about this one is added that whoever is looking may see."""
    if not about or s.visible.entry(about) is None:
        return ""
    ids = sorted(entry.id for entry in since(s, about))
    return sha256("\x00".join((about, *ids)).encode()).hexdigest()[:16]


def since(s: Standing, about: str, ids: frozenset[str] = frozenset()) -> tuple[Entry, ...]:
    """Return the entries that point to this one or correct it, the first first, without those of these ids."""
    found = {entry.id: entry for room in s.visible.rooms.values() for entry in room.corrections(about)}
    for kind in Act.__subclasses__():
        for fact in s.about(about, kind, also_not_yet=True):
            found[fact.id] = fact.entry
    return tuple(sorted((e for e in found.values() if e.id not in ids), key=lambda e: (e.entered, e.id)))
