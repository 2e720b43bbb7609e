"""Each store there is, empty, under one name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from itertools import count
from pathlib import Path

import pytest

from goodoffices.record.store import Store
from goodoffices.store.memory import MemoryStore
from goodoffices.store.postgres import PostgresStore
from goodoffices.store.sqlite import SqliteStore
from tests.postgres import postgres_address

KINDS = ("memory", "sqlite", "postgres")
_NUMBERS = count()

MakeStore = Callable[[str], Store]
"""Gives a new, empty store of a kind, which is closed when the test ends."""


def schema() -> str:
    """Return the name of a schema that no test has used."""
    return f"vault_{next(_NUMBERS)}"


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[MakeStore]:
    """Give what makes empty stores of any kind."""

    def make(kind: str) -> Store:
        if kind == "postgres":
            return PostgresStore(postgres_address(), schema(), create=True, patience=5)
        return MemoryStore() if kind == "memory" else SqliteStore(tmp_path / schema(), create=True, patience=5)

    with ExitStack() as stack:
        yield lambda kind: stack.enter_context(closing(make(kind)))


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, make_store: MakeStore) -> Store:
    """Give one empty store of each kind."""
    return make_store(request.param)


@pytest.fixture
def postgres() -> str:
    """Give the address of a running PostgreSQL."""
    return postgres_address()
