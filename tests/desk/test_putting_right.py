"""What a refused form of the vault's own pages begins with, and that no path is filled in by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from goodoffices import unlocking
from goodoffices.record.keys import Cost
from tests.desk.desks import Page
from tests.desk.sat import Sat


@pytest.fixture
def sat(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sat]:
    """Let somebody sit at a desk with the small mediation, on a machine that remembers in a folder of the test."""
    monkeypatch.setenv("GOODOFFICES_STATE", str(tmp_path / "state"))
    monkeypatch.setattr(unlocking, "COST", Cost(passes=1, lanes=1, memory=8))
    found = Sat(tmp_path)
    yield found
    found.desk.close()


@pytest.mark.parametrize(
    ("page", "sent"),
    [
        ("integrity/backup", {"where": ""}),
        ("integrity/backup", {"where": "/proc/x"}),
        ("integrity/travel", {"rooms": ["north-room"], "where": "/dev/x"}),
        ("integrity/home", {"do": "look", "path": "/proc/self/environ"}),
        ("integrity/passphrase", {"now": "wrong", "passphrase": "four quiet words here", "again": "four others"}),
        ("people/let-in", {"room": "", "who": ""}),
    ],
)
def test_what_is_to_put_right_is_said_at_the_top(sat: Sat, page: str, sent: dict[str, Any]) -> None:
    """A refused form begins with a summary that a reader is led to, and nothing is made of it."""
    refused = sat.send(page, **sent)
    assert refused.status_code == 400
    (wrong,) = [one for one in Page(refused.content.decode()).all("div") if one.get("id") == "wrong"]
    assert (wrong["role"], wrong["tabindex"]) == ("alert", "-1")


def test_no_backup_is_made_at_one_press(sat: Sat) -> None:
    """No path stands in the form: where the backup is to lie has to be typed."""
    page = Page(sat.client.get("/talks/integrity/backup").content.decode())
    assert [box["value"] for box in page.all("input", name="where")] == [""]
    assert "~/vault-backup" in page.text
