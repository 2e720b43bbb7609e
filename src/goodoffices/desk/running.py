"""A desk that runs: it answers on this machine, goes round beside that, and leaves nothing behind when it ends."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from threading import Thread

from goodoffices.desk.browser import Browser
from goodoffices.desk.desks import Desk
from goodoffices.desk.flows.settling import Settling
from goodoffices.desk.guard import FaultLog
from goodoffices.desk.serving import LOOPBACK, listening, until_stopped
from goodoffices.desk.wsgi import application
from goodoffices.export.english import FACES

Say = Callable[[str], None]


def run(desk: Desk, *, port: int, say: Say, browser: Browser | None = None) -> None:
    """Run a desk until Ctrl-C or a signal to end; `say` is told the address once it answers there.

    Raises GoodOfficesError("port-in-use", port, other) and ("port-refused", port, why).
    """
    server = listening(application(desk), port)
    root = f"http://{LOOPBACK}:{server.server_port}/"
    faults, log = FaultLog(say), logging.getLogger("django.request")
    log.addHandler(faults)

    def begun() -> None:
        where = f"{root}open/{desk.new_door()}" if desk.guarded else root
        if browser is not None and browser.open(where):
            say(FACES["desk.browser"])
        else:
            say(FACES["desk.open"].format(where=where))
        if desk.guarded and sys.stdin is not None and sys.stdin.isatty():
            say(FACES["desk.enter"])
            Thread(target=_more_doors, args=(desk, root, say), daemon=True).start()

    try:
        with Settling(desk):
            until_stopped(server, begun)
    finally:
        log.removeHandler(faults)
        if browser is not None:
            browser.close()
        desk.close()


def _more_doors(desk: Desk, root: str, say: Say) -> None:
    """Give another address for every line somebody enters in the terminal."""
    for _ in sys.stdin:
        say(FACES["desk.open"].format(where=f"{root}open/{desk.new_door()}"))
