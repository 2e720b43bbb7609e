"""A vault by its address: a path, or a schema of a PostgreSQL database."""

from __future__ import annotations

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.store import Store
from goodoffices.store.sqlite import SqliteStore

_POSTGRES = ("postgresql://", "postgres://")


def open_store(address: str) -> Store:
    """Return the store at a path, or at `postgresql://host/database#schema`. Raises GoodOfficesError."""
    return _at(address, create=False)


def create_store(address: str) -> Store:
    """Make a new, empty store at an address where there is none yet, and return it. Raises GoodOfficesError."""
    return _at(address, create=True)


def _at(address: str, *, create: bool) -> Store:
    if not address.startswith(_POSTGRES):
        return SqliteStore(address, create=create)
    # only who keeps a vault there needs to have the driver for it
    from goodoffices.store.postgres import PostgresStore

    where, mark, schema = address.partition("#")
    if not mark:
        raise GoodOfficesError("bad-address")
    return PostgresStore(where, schema, create=create)
