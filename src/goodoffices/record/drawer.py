"""Small values of a vault, each sealed under the vault's own key and bound to its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.seal import LEAST, NONCE, Chance, Sealer
from goodoffices.record.store import Reading, Writing

T = TypeVar("T")


class Drawer:
    """Takes small values in and gives them back, as bytes or as frozen values written as JSON."""

    def __init__(self, key: bytes, chance: Chance) -> None:
        self._sealer = Sealer(key)
        self._chance = chance

    def put(self, store: Writing, space: str, name: bytes, value: msgspec.Struct | bytes) -> None:
        """Keep a value under a name, in the place of what was there."""
        plain = value if isinstance(value, bytes) else msgspec.json.encode(value)
        store.put(space, name, self._sealer.seal(plain, _bound(space, name), self._chance("", NONCE)))

    def get(self, store: Reading, space: str, name: bytes) -> bytes | None:
        """Return a value, or None where there is none. Raises GoodOfficesError("cannot-open")."""
        sealed = store.get(space, name)
        return None if sealed is None else self._sealer.open(sealed, _bound(space, name))

    def all(self, store: Reading, space: str) -> Iterator[tuple[bytes, bytes]]:
        """Give every value of a space with its name. Raises GoodOfficesError("cannot-open")."""
        for name, sealed in store.all(space).items():
            yield name, self._sealer.open(sealed, _bound(space, name))


def reseal(store: Writing, old: Drawer, new: Drawer, clear: Callable[[str, bytes], bool]) -> None:
    """Seal every small value anew, but for those that lie in clear. Raises GoodOfficesError("cannot-open")."""
    for space in store.spaces():
        for name in store.all(space):
            if not clear(space, name):
                new.put(store, space, name, old.get(store, space, name) or b"")


def _bound(space: str, name: bytes) -> bytes:
    return space.encode() + b"/" + name


def spaced(plain: bytes) -> bytes:
    """Return JSON with spaces after it: 512 bytes, or twice that, and so on, so that its length tells little."""
    size = LEAST
    while size < len(plain):
        size *= 2
    return plain.ljust(size)


def read_value(data: bytes | None, kind: type[T], part: str) -> T:
    """Return a value as it was kept. Raises GoodOfficesError("bad-vault") with the part that cannot be read."""
    try:
        return msgspec.json.decode(data or b"", type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise GoodOfficesError("bad-vault", part=part) from None
