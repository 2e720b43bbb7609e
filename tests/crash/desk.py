"""A desk over a vault in a file, in a process of its own: what the crash tests kill."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from goodoffices.desk.desks import Desk
from goodoffices.desk.flows.settling import Settling
from goodoffices.desk.held import Held
from goodoffices.desk.serving import listening
from goodoffices.desk.wsgi import application
from goodoffices.record.sites import Folder
from goodoffices.record.vault import Vault
from goodoffices.store.opening import open_store


def main() -> None:
    """Serve the vault that the first line of standard input names, and say the port."""
    asked = json.loads(sys.stdin.readline())
    vault = Vault(
        open_store(asked["address"]),
        bytes.fromhex(asked["key"]),
        memory=Folder(Path(asked["state"])),
        chance=lambda room, count: os.urandom(count),
        # a minute goes by in half a second, so that notes go on record while others are taken down
        clock=lambda: int(1_937_000_000 + (time.time() - asked["begun"]) * 120),
    )
    desk = Desk([Held("harbour", vault)], demo=True)
    server = listening(application(desk), 0)
    with Settling(desk):
        sys.stdout.write(f"{server.server_port}\n")
        sys.stdout.flush()
        server.serve_forever(poll_interval=0.05)


if __name__ == "__main__":
    main()
