"""A vault that lies in memory: for examples, and for files that somebody only wants to look at."""

from __future__ import annotations

import secrets
import time

from goodoffices.founding import head_of
from goodoffices.incoming import take_in
from goodoffices.record.file import Mediation
from goodoffices.record.founding import found_vault
from goodoffices.record.keys import Cost, Secret
from goodoffices.record.sites import Forgetful
from goodoffices.record.vault import Vault
from goodoffices.store.memory import MemoryStore

_CHEAP = Cost(passes=1, lanes=1, memory=8)
"""What a guess at the key file costs: it is random and is forgotten at once."""


def scratch_vault(mediation: Mediation, start: int | None = None) -> Vault:
    """Return a vault in memory with what a mediation holds; with `start`, its clock begins at that moment."""
    begun = time.monotonic()

    def clock() -> int:
        return int(time.time()) if start is None else start + int(time.monotonic() - begun)

    def chance(room: str, count: int) -> bytes:
        return secrets.token_bytes(count)

    secret = Secret(key_file=secrets.token_bytes(32))
    given = {"memory": Forgetful(), "chance": chance, "clock": clock}
    vault = found_vault(MemoryStore(), head_of(mediation, chance), secret, cost=_CHEAP, **given)
    # what a file says has to fit; what was on record in a vault is shown, also where what it points to was destroyed
    if mediation.lines:
        take_in(vault, mediation)
    else:
        _lay(vault, mediation)
    return vault


def _lay(vault: Vault, mediation: Mediation) -> None:
    """Write what stands in another vault as it stands there, without the place that it had in a chain."""
    with vault.writing({entry.room for entry in mediation.entries}) as (pen, _):
        for entry in mediation.entries:
            pen.write(vault.filled(entry))
