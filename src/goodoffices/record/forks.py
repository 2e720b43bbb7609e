"""Chains that were forked, and ids that were given twice: both stand, each under a name of its own.

A fork comes from a site that went on in two places, such as a machine put back from an image. What follows here hangs
on the digests alone, so that it is the same wherever and in whatever order the branches came together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import msgspec

from goodoffices.record.codec import encode_entry
from goodoffices.record.entry import Entry, chain_key
from goodoffices.record.envelope import Envelope

Known = tuple[tuple[str, int], ...]
"""How far other chains had been seen: sites and numbers."""


class Branch(msgspec.Struct, frozen=True):
    """Under which name an envelope's branch stands among sites, and what its writer knew by writing on that branch."""

    site: str
    knew: Known = ()


def branches(envelopes: Iterable[Envelope]) -> dict[bytes, Branch]:
    """Return the branch of each envelope of one room by its digest.

    Where a chain forks, the branch with the lowest digest keeps the site's name; each other one has that digest in its.
    """
    following: defaultdict[bytes, list[Envelope]] = defaultdict(list)
    digests = set()
    for envelope in envelopes:
        following[envelope.prev].append(envelope)
        digests.add(envelope.digest)
    found: dict[bytes, Branch] = {}
    for prev in following:
        if prev not in digests:
            _follow(following, prev, found)
    return found


def _follow(following: dict[bytes, list[Envelope]], prev: bytes, found: dict[bytes, Branch]) -> None:
    waiting: list[tuple[bytes, Branch | None, int]] = [(prev, None, -1)]
    while waiting:
        digest, before, seq = waiting.pop()
        for place, envelope in enumerate(sorted(following.get(digest, ()), key=lambda held: held.digest)):
            found[envelope.digest] = branch = _branch(envelope, place, before, seq)
            waiting.append((envelope.digest, branch, envelope.seq))


def _branch(envelope: Envelope, place: int, before: Branch | None, seq: int) -> Branch:
    if place == 0:
        return before or Branch(envelope.site.hex())
    knew = (*before.knew, (before.site, seq)) if before else ()
    return Branch(f"{envelope.site.hex()}~{envelope.digest.hex()[:8]}", knew)


def from_hex(text: str) -> bytes:
    """Return the bytes of a hex text as somebody wrote it; none where it is none."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""


def on_branch(entry: Entry, branch: Branch, seen: Iterable[tuple[str, int, str]], found: dict[bytes, Branch]) -> Entry:
    """Return an entry as it stands on its branch; `seen` is what its document says its writer had seen."""
    known: dict[str, int] = dict(branch.knew)
    for site, seq, digest in seen:
        there = found.get(from_hex(digest))
        name = there.site if there else site
        known[name] = max(known.get(name, -1), seq)
        for name, far in there.knew if there else ():
            known[name] = max(known.get(name, -1), far)
    return msgspec.structs.replace(entry, site=branch.site, seen=tuple(sorted(known.items())))


def told_apart(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Give entries, of one or several rooms, so that no two of a room have one id.

    Of those that say the same the first in the order of the chain is given; another that says something else has the
    site and number it was written at added to its id.
    """
    taken: dict[tuple[str, str], bytes] = {}
    for entry in sorted(entries, key=chain_key):
        says = said(entry)
        first = taken.setdefault((entry.room, entry.id), says)
        if first is says:
            yield entry
        elif first != says:
            site, _, branch = entry.site.partition("~")
            yield msgspec.structs.replace(entry, id=f"{entry.id}~{site[:8]}{branch}-{entry.seq}")


def said(entry: Entry) -> bytes:
    """Return what an entry says, wherever and whenever it was written down."""
    return encode_entry(msgspec.structs.replace(entry, site="here", seq=0, clock=0, seen=(), entered=0, recorded_by=""))
