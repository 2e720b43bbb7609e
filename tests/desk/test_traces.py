"""What is erased on the desk leaves no trace: not in drafts, and not in the file once nobody reads it."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from goodoffices import unlocking
from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk import drafts
from goodoffices.desk.flows.settling import settle
from goodoffices.desk.pages import secret as secret_page
from goodoffices.record.founding import change_secret
from goodoffices.record.notebook import Notebook
from tests.cli_vault.vaults import PHRASE, did
from tests.desk.sat import AGREE, Sat
from tests.vaults import somebody_reads

DRAFTS = ("entry/first/correct", "disclose?first", "capture")
"""Forms in which the words of an entry may stand, with nothing in their names that could always tell."""


pytestmark = pytest.mark.usefixtures("apart")


def drafted(sat: Sat) -> None:
    """Leave the words of an entry in forms that are not sent."""
    for form in DRAFTS:
        drafts.keep(sat.held, form, {"text": ["the basin, in other words"]})


def still_drafted(sat: Sat) -> list[str]:
    """Return the forms in which what was typed stands still."""
    return [form for form in DRAFTS if drafts.kept(sat.held, form) is not None]


def test_no_draft_outlives_what_is_destroyed(sat: Sat) -> None:
    """Destroyed from a page, from the command line, or because it was filed wrong, no draft repeats it."""
    drafted(sat)
    chosen = {"lies": "north-room", "ids": ["first"]}
    assert sat.send("integrity/destroy", do="destroy", count="2", why="promised", **chosen).status_code == 303
    assert still_drafted(sat) == []
    drafted(sat)
    did("vault", "destroy", sat.vault, "north-room", "second", "--yes", answers="promised\n\n")
    assert still_drafted(sat) == []
    assert sat.send("capture", line="a slip", room="team").status_code == 303
    assert sat.send(f"notes/{Notebook(sat.held.vault).notes()[0].id}", do="keep").status_code == 303
    slip = next(e.id for e in sat.held.mine().entries() if isinstance(e.act, NoteToFile) and e.act.text == "a slip")
    drafted(sat)
    assert sat.send(f"entry/{slip}/misfiled", reason="").status_code == 303
    assert still_drafted(sat) == []


@pytest.mark.parametrize("held", [False, True])
def test_no_draft_outlives_what_a_certificate_names(sat: Sat, held: bool) -> None:
    """Where a certificate comes by a merge, or the hold over what it names is released, the drafts go."""
    did("vault", "backup", sat.vault, str(sat.folder / "copy"))
    did("vault", "destroy", str(sat.folder / "copy"), "north-room", "first", "--yes", answers="promised\n\n")
    if held:
        sat.send("record/LegalHold", room="team", why="a court asked", rooms=["north-room"])
    drafted(sat)
    waits = sat.send("integrity/home", do="bring", path=str(sat.folder / "copy"), passphrase=PHRASE)
    token = AGREE.search(waits.content.decode())
    assert token is not None
    assert sat.send("integrity/home", do="agree", token=token[1]).status_code == 200
    assert still_drafted(sat) == (list(DRAFTS) if held else [])
    if not held:
        return
    found = re.search(r"integrity/release\?hold=([0-9a-f]+)", sat.client.get("/talks/integrity").content.decode())
    assert found is not None
    assert sat.send("integrity/release", hold=found[1], why="it is over").status_code == 303
    assert still_drafted(sat) == []


def test_destroyed_while_somebody_reads(sat: Sat) -> None:
    """It is done, and said to be, with word that the file is to be cleaned; the desk lets go of all it had of it."""
    chosen = {"lies": "north-room", "ids": ["first"]}
    with somebody_reads(Path(sat.vault)):
        done = sat.send("integrity/destroy", do="destroy", count="2", why="promised", **chosen)
        assert done.status_code == 303
        said_so = sat.see(done["Location"].removeprefix("/talks/"))
        assert "Destroyed here: 2 entries." in said_so
        assert "The words are gone from the record." in said_so
        assert sat.send("entry/second/misfiled", reason="").status_code == 303
        assert "The words are gone from the record." in sat.see("timeline")
        settle(sat.desk)
        assert sat.held.vault.owing
    settle(sat.desk)
    assert not sat.held.vault.owing


def test_a_note_while_somebody_reads(sat: Sat) -> None:
    """Put on record, or taken back, it is said to be so; of one taken back, also that the file is to be cleaned."""
    for line in ("one of them", "another of them"):
        assert sat.send("capture", line=line, room="team").status_code == 303
    kept, taken = Notebook(sat.held.vault).notes()
    with somebody_reads(Path(sat.vault)):
        assert sat.send(f"notes/{kept.id}", do="keep").status_code == 303
        page = sat.see("notes")
        assert ("On record in" in page, "gone from the record" in page) == (True, False)
        assert sat.send(f"notes/{taken.id}", do="take-back").status_code == 303
        page = sat.see("notes")
        assert ("Taken back." in page, "gone from the record" in page) == (True, True)


def test_another_secret_while_somebody_reads(sat: Sat) -> None:
    """The recovery key is shown and the key file stays, with word that the file is to be cleaned; both open it."""
    key = sat.folder / "key"
    with somebody_reads(Path(sat.vault)):
        done = sat.send("integrity/passphrase", now=PHRASE, key_file=str(key))
    page = done.content.decode()
    recovery = re.search(r"<code>([A-Z2-7-]{44})</code>", page)
    assert (done.status_code, key.exists(), "Traces of the old keys" in page) == (200, True, True)
    assert recovery is not None
    for secret in ({"key_file": str(key)}, {"recovery": recovery[1]}):
        sat.desk.shut()
        assert sat.client.post("/unlock", {**secret, "next": "/"}).status_code == 302
    assert not sat.held.vault.owing


@pytest.mark.parametrize("stop", ["add_recovery", "unlocking"])
def test_a_secret_that_was_changed_is_never_said_not_to_be(
    sat: Sat, monkeypatch: pytest.MonkeyPatch, stop: str
) -> None:
    """Where no first recovery key can be made, or no agent be told, the key file stays and the page says it changed."""

    def refused(*_: object) -> None:
        raise GoodOfficesError("store-full")

    def agent() -> Any:
        return SimpleNamespace(lock=refused)

    if stop == "add_recovery":
        monkeypatch.setattr(secret_page, "change_secret", lambda *a, **g: change_secret(*a, **g) and "")
        monkeypatch.setattr(secret_page, "add_recovery", refused)
    else:
        monkeypatch.setattr(unlocking, "agent", agent)
    key = sat.folder / "key"
    done = sat.send("integrity/passphrase", now=PHRASE, key_file=str(key))
    assert (done.status_code, key.exists()) == (200, True)
    assert ("<code>" in done.content.decode()) == (stop != "add_recovery")
    sat.desk.shut()
    assert sat.client.post("/unlock", {"key_file": str(key), "next": "/"}).status_code == 302
