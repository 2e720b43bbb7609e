"""A desk in a process of its own, over a vault in a file: what the bench asks pages of."""

from __future__ import annotations

import sys
from time import perf_counter

from _mediation import LAST_DAY, ZONE, mediation

from goodoffices.desk.desks import Desk
from goodoffices.desk.held import Held
from goodoffices.desk.serving import listening
from goodoffices.desk.wsgi import application
from goodoffices.record.founding import found_vault, new_head, open_vault
from goodoffices.record.keys import Secret
from goodoffices.record.sites import Forgetful
from goodoffices.record.vault import Vault
from goodoffices.store.sqlite import SqliteStore

SECRET = Secret(passphrase="four words would do")
BATCH = 5_000


def opened_with() -> dict[str, object]:
    """Return what the vault is opened with."""
    import os

    return {"memory": Forgetful(), "chance": lambda room, count: os.urandom(count), "clock": lambda: LAST_DAY}


def made(path: str, acts: int) -> None:
    """Make a vault with so many made-up acts."""
    given = opened_with()
    head = new_head("bench", given["chance"], zone=ZONE, recorded_by="amal")
    vault: Vault = found_vault(SqliteStore(path, create=True), head, SECRET, **given)
    batch = []
    for entry in mediation(acts):
        batch.append(entry)
        if len(batch) == BATCH:
            vault.write(*batch)
            batch = []
    if batch:
        vault.write(*batch)
    vault.close()


def main() -> None:
    """Serve the vault at a path, and print the port, and the seconds that unlocking took."""
    begun = perf_counter()
    vault = open_vault(SqliteStore(sys.argv[1]), SECRET, **opened_with())
    unlocked = perf_counter() - begun
    server = listening(application(Desk([Held("bench", vault)], demo=True)), 0)
    print(server.server_port, f"{unlocked:.3f}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
