"""What is amiss with an envelope that is not as the one before it lets expect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goodoffices.verify.findings import Gathered
from goodoffices.verify.layout import BODIES, DIGEST, TAG, WRAPPED, digest_of, header_of, start_of

if TYPE_CHECKING:
    from goodoffices.verify.chains import Row, Walked


def tagged(value: Any) -> bool:
    """Return whether a value can be a tag."""
    return isinstance(value, bytes) and len(value) == TAG


def numbered(value: Any) -> bool:
    """Return whether a value can be a number or a branch."""
    return type(value) is int and 0 <= value < 1 << 63


def sized(value: Any, size: int) -> bool:
    """Return whether a value is so many bytes."""
    return isinstance(value, bytes) and len(value) == size


def malformed(row: Row) -> list[str]:
    """Return the columns that cannot hold what they hold."""
    room, site, seq, branch, prev, key, body, digest, epoch, wrapped = row
    keyed = not (epoch is None and wrapped is None)
    fits = {
        "room": tagged(room),
        "site": tagged(site),
        "seq": numbered(seq),
        "branch": numbered(branch),
        "prev": sized(prev, DIGEST),
        "key": sized(key, DIGEST),
        "body": isinstance(body, bytes) and len(body) in BODIES,
        "digest": sized(digest, DIGEST),
        "epoch": not keyed or tagged(epoch),
        "wrapped": not keyed or sized(wrapped, WRAPPED),
    }
    return [column for column, fit in fits.items() if not fit]


def refused(report: Gathered, row: Row) -> bool:
    """Say whether a row is no envelope: a key by itself, or columns of the wrong size; it is then not looked into."""
    room, site, seq = row[:3]
    where = (room if tagged(room) else b"", site if tagged(site) else b"", seq if numbered(seq) else None)
    if row[4:8] == (None, None, None, None):
        report("key-without-entry", *where)
        return True
    wrong = malformed(row)
    if wrong:
        report("bad-lengths", *where, columns=wrong)
    return bool(wrong)


def misplaced(report: Gathered, chain: Walked, row: Row) -> bool:
    """Say what is amiss with an envelope's digest, link or place; return whether another has its place."""
    room, site, seq, branch, prev, key, body, digest, _, wrapped = row
    found = digest_of(header_of(room, site, seq, prev, key), body)
    if found != digest:
        report("bad-digest", room, site, seq)
    if branch:
        return forked(report, chain, seq, branch, prev, found)
    if seq < chain.next:
        again = chain.digests.get(seq) == found
        report("key-twice" if again and wrapped is not None else "place-twice", room, site, seq)
        return True
    numbered_on(report, chain, seq)
    if chain.last is not None and prev not in (chain.last, chain.also):
        report("bad-link" if seq else "bad-start", room, site, seq)
    chain.next, chain.last, chain.also = seq + 1, found, digest
    chain.digests[seq] = found
    return False


def forked(report: Gathered, chain: Walked, seq: int, branch: int, prev: bytes, found: bytes) -> bool:
    """Say that an envelope stands beside its chain; return whether it was here already."""
    if (seq, branch) in chain.forked:
        again = chain.forked[seq, branch] == found
        report("key-twice" if again else "place-twice", chain.room, chain.site, seq, branch=branch)
        return True
    chain.forked[seq, branch] = found
    chain.beside.setdefault(seq, set()).add(found)
    report("fork", chain.room, chain.site, seq, branch=branch)
    if not (chain.holds(seq - 1, prev) if seq else prev == start_of(chain.room, chain.site)):
        report("bad-link" if seq else "bad-start", chain.room, chain.site, seq, branch=branch)
    return False


def numbered_on(report: Gathered, chain: Walked, seq: int) -> None:
    """Say which numbers are missing before this one; a chain may begin anywhere, and then its start is not known."""
    if seq == chain.next:
        return
    if chain.digests:
        report("gap", chain.room, chain.site, seq, first=chain.next, last=seq - 1)
    else:
        chain.first = seq
    chain.last = chain.also = None
    chain.clock, chain.sure = seq, False
