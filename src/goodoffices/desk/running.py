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

    What lies on it is let go of, whatever happens. Raises GoodOfficesError("port-in-use", port, other) and
    ("port-refused", port, why).
    """
    faults, log = FaultLog(say), logging.getLogger("django.request")
    try:
        server = listening(application(desk), port)
        log.addHandler(faults)
        doors = _Doors(desk, f"http://{LOOPBACK}:{server.server_port}/", say, browser)
        with Settling(desk):
            until_stopped(server, doors.first)
    finally:
        log.removeHandler(faults)
        if browser is not None:
            browser.close()
        desk.close()


class _Doors:
    """The addresses by which the desk is entered: each is opened in the browser it was given, or told."""

    def __init__(self, desk: Desk, root: str, say: Say, browser: Browser | None) -> None:
        self._desk = desk
        self._root = root
        self._say = say
        self._browser = browser

    def first(self) -> None:
        """Tell the first, and one more for every line somebody enters in the terminal."""
        self._another()
        if self._desk.guarded and sys.stdin is not None and sys.stdin.isatty():
            self._say(FACES["desk.enter"])
            Thread(target=self._more, daemon=True).start()

    def _more(self) -> None:
        for _ in sys.stdin:
            self._another()

    def _another(self) -> None:
        where = f"{self._root}open/{self._desk.new_door()}" if self._desk.guarded else self._root
        if self._browser is not None and self._browser.open(where):
            # beside the desk, which answers meanwhile: the browser waits for it
            Thread(target=self._opened, args=(self._browser, where), daemon=True).start()
            return
        self._tell(where)

    def _opened(self, browser: Browser, where: str) -> None:
        """Say that a browser shows it, or the address where that one died at once."""
        if browser.stays():
            self._say(FACES["desk.browser"])
        else:
            self._tell(where)

    def _tell(self, where: str) -> None:
        if self._browser is not None:
            self._say(FACES["desk.no-browser"])
        self._say(FACES["desk.open"].format(where=where))
