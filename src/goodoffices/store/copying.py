"""A whole vault from one store into another: a backup, a way back from it, a move to another database."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.store import Reading, Store
from goodoffices.store.columns import batches
from goodoffices.store.placing import put_in_place
from goodoffices.store.sqlite import SqliteStore

Progress = Callable[[int, int | None], None]
"""Is told how many rows are done, and of how many where that is known; what it raises stops the copying."""
_BATCH = 1_000


def copy(source: Store, target: Store, progress: Progress = lambda done, total: None) -> None:
    """Copy all that a store held at one moment into an empty one, whole or not at all. Raises "not-empty"."""
    with source.reading() as reading, target.writing(whole=True) as writing:
        if writing.chains() or writing.spaces():
            raise GoodOfficesError("not-empty")
        total = _total(reading)
        done = 0
        for batch in batches(reading.rows(), _BATCH):
            writing.append(batch)
            done += len(batch)
            progress(done, total)
        for space in reading.spaces():
            for name, value in reading.all(space).items():
                writing.put(space, name, value)


def backup(source: Store, path: Path, progress: Progress = lambda done, total: None) -> None:
    """Copy a store into a new file for its owner only, which is there whole or not at all. Raises GoodOfficesError."""
    if path.exists():
        raise GoodOfficesError("file-there", file=str(path))
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".goodoffices-") as folder:
            made = Path(folder, "vault")
            _filled(source, made, progress)
            put_in_place(made, path)
    except FileExistsError:
        raise GoodOfficesError("file-there", file=str(path)) from None
    except OSError as error:
        raise GoodOfficesError("cannot-write", file=str(path), why=error.strerror or "") from None


def _filled(source: Store, path: Path, progress: Progress) -> None:
    target = SqliteStore(path, create=True)
    try:
        copy(source, target, progress)
        # the log is brought into the file: the file alone is then the whole backup
        target.scrub()
    finally:
        target.close()


def _total(reading: Reading) -> int | None:
    ends = [end for room in dict.fromkeys(room for room, _ in reading.chains()) for end in reading.ends(room)]
    forked = any(end.branch for end in ends)
    return None if forked else sum(end.seq + 1 for end in ends)
