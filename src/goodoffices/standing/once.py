"""Readings that several sections ask for, worked out once for each standing."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, cast

from goodoffices.standing.standing import Standing

T = TypeVar("T")


def once(reading: Callable[[Standing], T]) -> Callable[[Standing], T]:
    """Return a reading that keeps with the standing what it found there: a standing does not change, nor does that."""

    @wraps(reading)
    def kept(s: Standing) -> T:
        if reading not in s.kept:
            s.kept[reading] = reading(s)
        return cast(T, s.kept[reading])

    return kept
