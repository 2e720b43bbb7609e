"""What was entered since a person last looked: how far each room went then, kept sealed in the vault.

It is by places in the rooms' chains, not by the time: what came in by a merge since is new, whenever it was written.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from goodoffices.acts.when import Sure
from goodoffices.standing.log import recorded
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing

if TYPE_CHECKING:
    from goodoffices.desk.held import Held
    from goodoffices.desk.viewer import View

SPACE, NAME = "desk", b"looked"
STAMP = "looked"
"""What a session carries to be told from others by, and nothing else: it outlives the lock."""
MOST = 100
"""Sessions of which one mediation keeps at most what they began with."""
Reach = tuple[tuple[str, str, int], ...]
"""The last number of each site in each room."""
KEPT = 12
"""How many looks are kept of one reading with what came in since: one for each session."""


class Looked(msgspec.Struct, frozen=True, kw_only=True):
    """When a person last looked, in seconds, and how far each room they could see went then."""

    at: int
    reach: Reach


def reach_of(s: Standing) -> Reach:
    """Return how far each room goes that this viewer may see, by what that viewer may see of it and nothing else."""
    return _reach(s)


@once
def _reach(s: Standing) -> Reach:
    found: dict[tuple[str, str], int] = {}
    for entry in s.visible.entries():
        place = (entry.room, entry.site)
        found[place] = max(found.get(place, -1), entry.seq)
    return tuple((*place, seq) for place, seq in sorted(found.items()))


def since(s: Standing, before: Looked) -> int:
    """Return how many entries the log lists that a look had not reached."""
    counts = _counts(s)
    if before.reach not in counts:
        while len(counts) >= KEPT:
            del counts[next(iter(counts))]
        counts[before.reach] = _since(s, before.reach)
    return counts[before.reach]


@once
def _counts(s: Standing) -> dict[Reach, int]:
    return {}


def _since(s: Standing, reach: Reach) -> int:
    seen = {(room, site): seq for room, site, seq in reach}
    new = (e for e in s.visible.entries() if e.seq > seen.get((e.room, e.site), -1))
    return sum(any(f.sure is not Sure.NO for f in recorded(s).facts_of(entry)) for entry in new)


def looked_before(view: View) -> Looked | None:
    """Return the last look before this session's first one in this sitting, or None where there was none.

    Seen as somebody else there is none, either. It is read from the vault and noted there once a session; within one it
    stays what it was.
    """
    held, session = view.held, view.request.session
    if view.look.room:
        # when somebody last sat here is nothing for the eyes of others
        return None
    before: dict[str, Looked | None] = held.kept.setdefault("before", {})
    stamp: str = session.get(STAMP, "")
    if stamp not in before:
        stamp = session[STAMP] = stamp or secrets.token_urlsafe(8)
        before[stamp] = _kept(held)
        while len(before) > MOST:
            del before[next(iter(before))]
    return before[stamp]


def look(view: View) -> Looked | None:
    """Note that the mediation is looked at now as it is, and return the look before this session's first one.

    Seen as somebody else, or as of another day, is not how it is, and what is sent here is no look.
    """
    before = looked_before(view)
    if not view.look.plain or view.request.method != "GET":
        return before
    held = view.held
    now = Looked(at=held.now(), reach=reach_of(view.standing))
    first = "sitting" not in held.kept
    held.kept["sitting"] = now
    if first:
        _keep(held, now)
    return before


def leave(held: Held) -> None:
    """Keep the last look of this sitting, before the vault is locked or closed."""
    last: Looked | None = held.kept.pop("sitting", None)
    if last is not None:
        _keep(held, last)


def _keep(held: Held, found: Looked) -> None:
    vault = held.vault
    if vault.altered:
        return
    # that a look cannot be noted, on a full disk, is no reason not to look, and none at all not to lock
    with suppress(Exception), vault.store.writing() as store:
        vault.drawer.put(store, SPACE, NAME, found)


def _kept(held: Held) -> Looked | None:
    vault = held.vault
    with vault.store.reading() as reading:
        found = vault.drawer.get(reading, SPACE, NAME)
    if found is None:
        return None
    try:
        return msgspec.json.decode(found, type=Looked)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
