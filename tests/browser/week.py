"""A mediator's desk in a browser, over a vault in a file: what the journeys of a first week are made on."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, expect

from goodoffices.desk.desks import Desk
from goodoffices.desk.display import Display
from goodoffices.desk.flows.settling import settle
from goodoffices.desk.held import Held
from goodoffices.desk.serving import listening
from goodoffices.desk.wsgi import application
from goodoffices.examples import example
from goodoffices.founding import head_of
from goodoffices.incoming import take_in
from goodoffices.record.entry import Entry
from goodoffices.record.file import read_mediation
from goodoffices.record.founding import found_vault, open_vault
from goodoffices.record.keys import Secret
from goodoffices.record.sites import Forgetful
from goodoffices.record.vault import Vault
from goodoffices.store.opening import create_store, open_store
from tests.vaults import CHEAP, Drawn

PASSPHRASE = "four words would do"
AFTERNOON = 1_937_056_400
"""The afternoon of 20 May 2031, in Lisbon."""


expect.set_options(timeout=20_000)


class Week:
    """A desk on the harbour talks, served from a thread, its clock set by the test, and somebody at a browser.

    With `empty` nothing lies on it yet.
    """

    def __init__(self, folder: Path, browser: Browser, *, empty: bool = False, **display: Any) -> None:
        self.path = folder / "talks.vault"
        self.now = AFTERNOON
        self.memory = Forgetful()
        mediation = read_mediation(example("harbour"), name="harbour")
        store = create_store(str(self.path))
        vault = found_vault(store, head_of(mediation, Drawn("head")), self.secret, cost=CHEAP, **self.given("made"))
        take_in(vault, mediation)
        self.held = Held("harbour", vault, address=str(self.path), opens=self.opens)
        self.desk = Desk([] if empty else [self.held], door="the-door", display=Display(**display))
        self.browser = browser
        self.origin = ""

    secret = Secret(passphrase=PASSPHRASE)

    def given(self, seed: str) -> dict[str, Any]:
        """Return what the vault is opened with."""
        return {"chance": Drawn(seed), "clock": lambda: self.now, "memory": self.memory}

    def opens(self, typed: dict[str, Any]) -> Vault:
        """Open the vault again with what was typed."""
        secret = Secret(passphrase=typed.get("passphrase", ""))
        return open_vault(open_store(str(self.path)), secret, **self.given(f"again-{self.now}"))

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve the desk on a free port, and give its address."""
        server = listening(application(self.desk), 0)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        self.origin = f"http://127.0.0.1:{server.server_port}"
        try:
            yield self.origin
        finally:
            server.shutdown()
            thread.join()
            server.server_close()
            self.desk.close()

    @contextmanager
    def page(self, where: str = "/harbour/", **look: Any) -> Iterator[Page]:
        """Give a page of a browser that was let in by the one-time address."""
        look.setdefault("viewport", {"width": 1280, "height": 900})
        context = self.browser.new_context(**look)
        context.set_default_timeout(20_000)
        try:
            page = context.new_page()
            page.goto(f"{self.origin}/open/{self.desk.new_door()}")
            page.goto(self.origin + where)
            yield page
        finally:
            context.close()

    def later(self, seconds: int) -> None:
        """Let time go by, and what goes on by itself go on."""
        self.now += seconds
        settle(self.desk)

    def entries(self, kind: str) -> list[Entry]:
        """Return the entries of a kind that are on record, the last first."""
        found = [e for shelf in self.held.record.shelves.values() for e in shelf.entries.values()]
        return sorted((e for e in found if type(e.act).__name__ == kind), key=lambda e: (-e.entered, e.room, -e.seq))


@contextmanager
def week(folder: Path, browser: Browser, **display: Any) -> Iterator[Week]:
    """Give a desk on the harbour talks, served."""
    made = Week(folder, browser, **display)
    with made.served():
        yield made
