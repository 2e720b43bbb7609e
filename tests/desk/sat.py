"""Somebody who sits at a desk with a vault of a file on it, as it lies on a disk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from goodoffices import unlocking
from goodoffices.desk.desks import Desk
from goodoffices.desk.held import fresh_token
from goodoffices.desk.jobs import Job
from goodoffices.desk.vaults import laid, opened_as_typed
from goodoffices.record.keys import Cost
from tests.cli_vault.vaults import PHRASE, TALKS, did
from tests.desk.desks import Page, client

AGREE = re.compile(r'name="token" value="([^"]+)">\n<p class="do"><button type="submit" name="do" value="agree"')
"""Where a page asks for a person's word."""


def set_apart(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this machine remember in a folder of the test; derive keys quickly."""
    monkeypatch.setenv("GOODOFFICES_STATE", str(folder / "state"))
    for name in ("GOODOFFICES_KEY_FILE", "GOODOFFICES_PASSPHRASE_FD", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(unlocking, "COST", Cost(passes=1, lanes=1, memory=8))


class Sat:
    """Somebody at a desk with a vault on it."""

    def __init__(self, folder: Path, text: str = TALKS) -> None:
        self.folder = folder
        (folder / "talks.yaml").write_text(text)
        self.vault = str(folder / "talks.vault")
        did("vault", "new", self.vault, "--from", str(folder / "talks.yaml"))
        self.desk = Desk(door="first")
        self.desk.put(laid((), opened_as_typed(self.vault, {"passphrase": PHRASE}), self.vault))
        self.held = self.desk.held[0]
        self.client: Client = client(self.desk)
        self.client.get(f"/open/{self.desk.new_door()}")

    def see(self, where: str) -> str:
        """Return the text of a page that is there."""
        answer = self.client.get(f"/talks/{where}")
        assert answer.status_code == 200, where
        page = Page(answer.content.decode())
        assert page.wrong == []
        return page.text

    def send(self, page: str, /, **sent: Any) -> Any:
        """Return what a form is answered with."""
        return self.client.post(f"/talks/{page}", {"token": fresh_token(), **sent})

    def looked_over(self, **sent: Any) -> str:
        """Return what is found on looking the vault over."""
        assert self.send("integrity/check", **sent).status_code == 303
        job = self.held.kept["integrity"]
        assert isinstance(job, Job)
        assert job.wait(20)
        return self.see("integrity/check")
