"""By which way somebody wants to open a vault, as asked for on the command line; no secret is in it."""

from __future__ import annotations

from typing import NamedTuple


class Ways(NamedTuple):
    """Where the secrets of a vault come from: a descriptor, a key file, a recovery key; with none, a prompt.

    `said` tells that it was asked for in this command, so that what was opened earlier is not used instead; `both`
    that a new vault is to need a passphrase beside its key file.
    """

    passphrase_fd: int | None = None
    key_file: str = ""
    recovery: bool = False
    said: bool = False
    both: bool = False


ASKED = Ways()
"""The usual way: somebody is asked."""

DATABASE = ("postgresql://", "postgres://")


def is_database(address: str) -> bool:
    """Return whether an address is that of a database, and not a path."""
    return address.startswith(DATABASE)
