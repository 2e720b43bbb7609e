"""Which cases come first: the same ones, whatever else is loaded beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis.internal.conjecture import providers


def begun(law: Callable[[], None]) -> Callable[[], None]:
    """Return a law that is tried on the same cases everywhere."""

    def tried() -> None:
        with by_the_seed_alone():
            law()

    return tried


@contextmanager
def by_the_seed_alone() -> Iterator[None]:
    """Draw what hangs on the seed and on nothing else.

    Hypothesis mixes in numbers that stand in the code that is loaded. With every line of it, and with every test that
    runs before, another case would come first. Where a version of it has no such thing to leave out, the cases are
    others: a fault is still caught, later.
    """
    held: Any = providers
    with pytest.MonkeyPatch.context() as patch:
        if hasattr(held, "_get_local_constants") and hasattr(held, "CONSTANTS_CACHE"):
            patch.setattr(held, "_get_local_constants", held.Constants)
            patch.setattr(held, "CONSTANTS_CACHE", type(held.CONSTANTS_CACHE)(1024))
        yield
