"""A finished file put under its name, whole or not at all, and never over another."""

from __future__ import annotations

import errno
import os
from pathlib import Path

_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


def put_in_place(finished: Path, path: Path) -> None:
    """Give a file its name for good; it stays where it was, too, where the disk has links. Raises OSError."""
    _flush(finished)
    try:
        os.link(finished, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        _move(finished, path)
    _flush(path.parent)


def _move(finished: Path, path: Path) -> None:
    # a stick or a share without links: the name is taken first, so that nothing is overwritten
    os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
    try:
        finished.replace(path)
    except OSError:
        path.unlink()
        raise


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
