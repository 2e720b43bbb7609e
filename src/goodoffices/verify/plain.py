"""Files from outside, read with care: JSON with one value a name, and what is not as it should be refused."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

LARGEST = 1 << 26


class Unreadable(Exception):
    """A file is not what it should be, or cannot be read: a code and what is needed to say it."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object whose names each stand once; raise ValueError where one stands twice."""
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name stands twice")
    return made


def refuse(constant: str) -> Any:
    """Raise ValueError for NaN and Infinity, which JSON has not."""
    raise ValueError(constant)


def read_json(data: bytes, code: str) -> dict[str, Any]:
    """Return the object that a text holds. Raises Unreadable with this code."""
    try:
        value = json.loads(data.decode("utf-8"), object_pairs_hook=once, parse_constant=refuse)
    except (ValueError, RecursionError):
        raise Unreadable(code) from None
    if not isinstance(value, dict):
        raise Unreadable(code)
    return value


def written(value: Any) -> bytes:
    """Return a value as JSON on one line, keys sorted, no spaces."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def from_hex(text: Any, length: int | None = None) -> bytes:
    """Return the bytes of lower-case hex digits, so many where that is fixed. Raises ValueError."""
    if not isinstance(text, str) or text.strip("0123456789abcdef"):
        raise ValueError("not hex")
    found = bytes.fromhex(text)
    if length is not None and len(found) != length:
        raise ValueError("wrong length")
    return found


def whole(value: Any, least: int = 0) -> int:
    """Return a whole number that is at least so much, and fits into 8 bytes. Raises ValueError."""
    if type(value) is not int or not least <= value < 1 << 63:
        raise ValueError("not a whole number in range")
    return value


def text(value: Any) -> str:
    """Return a text. Raises ValueError."""
    if not isinstance(value, str):
        raise ValueError("not a text")
    return value


def regular(path: Path) -> Path:
    """Return the path of a file that has an end. Raises Unreadable."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Unreadable("not-a-file", path=str(path))
    except (OSError, ValueError):
        raise Unreadable("no-such-file", path=str(path)) from None
    return path


def read_small(path: Path) -> bytes:
    """Return what a receipt, proof or key file holds. Raises Unreadable."""
    try:
        with regular(path).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError:
        raise Unreadable("no-such-file", path=str(path)) from None
    if len(data) > LARGEST:
        raise Unreadable("too-large", path=str(path))
    return data
