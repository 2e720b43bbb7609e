"""The Merkle tree hash of RFC 6962 over digests, and its audit path."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

LEAF, NODE = b"\0", b"\1"


def leaf_of(digest: bytes) -> bytes:
    """Return the hash of a leaf (RFC 6962, 2.1)."""
    return sha256(LEAF + digest).digest()


def join(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees."""
    return sha256(NODE + left + right).digest()


def root_of(digests: Sequence[bytes]) -> bytes:
    """Return the tree hash of digests in order (RFC 6962, 2.1), worked out level by level."""
    level = [leaf_of(digest) for digest in digests]
    while len(level) > 1:
        above = [join(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
        level = above + level[-1:] if len(level) % 2 else above
    return level[0] if level else sha256().digest()


def root_by(digest: bytes, seq: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """Return the tree hash that an audit path leads to (RFC 9162, 2.1.3.2), or None where it does not fit the place."""
    if not 0 <= seq < size:
        return None
    here, node, last = leaf_of(digest), seq, size - 1
    for beside in path:
        if last == 0:
            return None
        if node & 1 or node == last:
            here = join(beside, here)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            here = join(here, beside)
        node, last = node >> 1, last >> 1
    return here if last == 0 else None
