"""A new vault where there was none: it is there whole, with all that belongs in it, or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.file import Mediation
from goodoffices.record.founding import new_head, slots
from goodoffices.record.seal import Chance
from goodoffices.record.store import Store
from goodoffices.record.vault import Head
from goodoffices.store.opening import create_store
from goodoffices.store.placing import put_in_place
from goodoffices.ways import Ways, is_database


def demand_free(address: str) -> None:
    """Refuse a path at which something lies already. Raises GoodOfficesError("file-there")."""
    if not is_database(address) and os.path.lexists(address):
        raise GoodOfficesError("file-there", file=address)


@contextmanager
def new_store(address: str) -> Iterator[Store]:
    """Give an empty store, which has its name only once this ends well. Raises GoodOfficesError.

    A schema of a database is there from the start: what a failure leaves of it is empty, and cannot be opened.
    """
    if is_database(address):
        store = create_store(address)
        try:
            yield store
        finally:
            store.close()
        return
    demand_free(address)
    with _folder_beside(Path(address)) as folder:
        made = Path(folder, "vault")
        store = create_store(str(made))
        try:
            yield store
            # the log is brought into the file: the file alone is then the whole vault
            store.scrub()
        finally:
            store.close()
        _put(made, Path(address))


def _folder_beside(path: Path) -> tempfile.TemporaryDirectory[str]:
    try:
        return tempfile.TemporaryDirectory(dir=path.parent, prefix=".goodoffices-")
    except OSError as error:
        raise GoodOfficesError("cannot-write", file=str(path), why=error.strerror or "") from None


def _put(made: Path, path: Path) -> None:
    try:
        put_in_place(made, path)
    except FileExistsError:
        raise GoodOfficesError("file-there", file=str(path)) from None
    except OSError as error:
        raise GoodOfficesError("cannot-write", file=str(path), why=error.strerror or "") from None


def head_of(mediation: Mediation, chance: Chance) -> Head:
    """Return the head of a vault that is to hold a mediation as a file says it."""
    return new_head(
        mediation.key,
        chance,
        zone=mediation.zone,
        language=mediation.language,
        recorded_by=mediation.recorded_by,
        read_as_of=mediation.read_as_of,
    )


@contextmanager
def key_file_kept(ways: Ways, opens: Callable[[], bool]) -> Iterator[None]:
    """Take away again a key file that was made here for nothing.

    `opens` says whether it opens a vault by now: then, and where that cannot be told, it stays, whatever failed.
    """
    new = bool(ways.key_file) and not os.path.lexists(ways.key_file)
    try:
        yield
    except BaseException:
        if new and not _surely(opens):
            Path(ways.key_file).unlink(missing_ok=True)
        raise


def _surely(opens: Callable[[], bool]) -> bool:
    try:
        return opens()
    except Exception:  # noqa: BLE001  (a key file too many harms nobody, one too few locks a vault for good)
        return True


def made_at(address: str) -> Callable[[], bool]:
    """Return what says whether a vault is at an address where none was; in a database it may be, from the start."""
    return lambda: is_database(address) or os.path.lexists(address)


def other_ways(store: Store) -> Callable[[], bool]:
    """Return what says whether a vault opens in other ways than it does now."""
    before = slots(store)
    return lambda: slots(store) != before
