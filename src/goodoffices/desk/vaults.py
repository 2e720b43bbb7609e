"""Vaults laid on the desk: opened with what a person typed, and opened again after they were locked."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.desks import free_key
from goodoffices.desk.held import Held
from goodoffices.record.founding import ways_in
from goodoffices.record.keys import Secret
from goodoffices.record.vault import Vault
from goodoffices.unlocking import open_with, read_key_file

PASSPHRASE, RECOVERY, KEY_FILE = "passphrase", "recovery", "key_file"
"""The names under which secrets are typed; of a key file it is the path."""


class Reopening:
    """Opens a vault again: with what is typed, and with its key file as it lies where it lay, or where it is typed."""

    def __init__(self, address: str, key_file: str = "") -> None:
        self.address = address
        self.key_file = key_file

    def __call__(self, typed: Mapping[str, Any]) -> Vault:
        """Return the vault, opened. Raises GoodOfficesError: "wrong-key", "secret-empty", "key-file-unread"."""
        path = str(typed.get(KEY_FILE) or "").strip() or self.key_file
        vault = opened_as_typed(self.address, typed, path)
        self.key_file = path
        return vault


def opened_as_typed(address: str, typed: Mapping[str, Any], key_file: str = "") -> Vault:
    """Return the vault at an address, opened with what was typed into a page. Raises as `Reopening`."""
    try:
        path = os.path.expanduser(key_file)  # noqa: PTH111  (may be empty)
        return open_with(address, lambda sorts: secret_typed(sorts, typed, path))
    except GoodOfficesError as error:
        if error.code != "wrong-key":
            raise
        # what it says on a page names no option of a command
        reason = f"typed-{error.params['reason']}"
        raise GoodOfficesError("wrong-key", vault=address, reason=reason) from None


def secret_typed(sorts: Sequence[str], typed: Mapping[str, Any], key_file: str) -> Secret:
    """Return the secret for a vault that opens in these ways. Raises GoodOfficesError("secret-empty")."""
    recovery = str(typed.get(RECOVERY) or "").strip()
    if recovery:
        return Secret(recovery=recovery)
    sort = next((sort for sort in sorts if sort != "recovery"), "recovery")
    phrase = str(typed.get(PASSPHRASE) or "") if sort != "key file" else ""
    wanted = sort in ("key file", "both")
    if (sort != "key file" and not phrase) or (wanted and not key_file):
        raise GoodOfficesError("secret-empty", reason=sort.replace(" ", "-"))
    if wanted and os.path.lexists(key_file) and not Path(key_file).is_file():
        # whoever reads from a pipe could wait for ever
        raise GoodOfficesError("not-a-file", file=key_file)
    return Secret(passphrase=phrase, key_file=read_key_file(key_file) if wanted else b"")


def laid(held: Sequence[Held], vault: Vault, address: str, key_file: str = "") -> Held:
    """Return a vault as it lies on a desk beside others: it can be locked, and opened again."""
    return Held(
        free_key(held, vault.head.mediation),
        vault,
        address=address,
        opens=Reopening(address, key_file),
        ways=ways_in(vault.store),
    )
