"""The vault with its sealing taken out, to tell what sealing costs: chained and digested all the same, but in clear."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from goodoffices.record import loading, pen
from goodoffices.record.seal import Sealer


class _Clear:
    """Stands in for what seals the keys of entries."""

    def wrap(self, key: bytes, committed: bytes) -> bytes:
        return key

    def unwrap(self, wrapped: bytes, committed: bytes) -> bytes:
        return wrapped


@contextmanager
def unsealed() -> Iterator[None]:
    """Let vaults opened here seal nothing: no padding, no cipher, no random keys."""
    clear: Any = _Clear()
    with (
        patch.object(pen, "seal_once", lambda plain, key, head: plain),
        patch.object(pen, "commitment", lambda key: key),
        patch.object(pen, "key_for", lambda drawn, plain: drawn),
        patch.object(loading, "commitment", lambda key: key),
        patch.object(loading, "open_once", lambda body, key, head: body),
        patch.object(Sealer, "wrap", clear.wrap),
        patch.object(Sealer, "unwrap", clear.unwrap),
    ):
        yield
