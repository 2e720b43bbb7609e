"""What is erased while somebody reads is erased all the same: the traces go as soon as nobody reads."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from goodoffices.acts.keeping import ConfidentialityRegime, HoldReleased, LegalHold
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.destroying import Order, destroy, finish
from goodoffices.record.founding import add_recovery, change_secret, open_vault
from goodoffices.record.keys import Secret
from goodoffices.record.notebook import EXPIRES, Notebook
from goodoffices.record.vault import OWED, SOON, VAULT, Vault
from goodoffices.store.sqlite import SqliteStore
from tests.vaults import (
    CHEAP,
    NOON,
    SECRET,
    Ticking,
    copied,
    furnished,
    gives,
    note,
    open_with,
    reopened,
    said,
    somebody_reads,
    texts,
)  # fmt: skip

OTHER = Secret(key_file=b"another key file, which nobody has but the owner")


def owed(vault: Vault) -> bool:
    """Return whether whoever opens the vault next is told that a scrub is owed."""
    with vault.store.reading() as reading:
        return reading.get(VAULT, OWED) is not None


def files(folder: Path) -> bytes:
    """Return all that lies in a folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


def slots_of(vault: Vault) -> list[bytes]:
    """Return what is sealed in the ways into a vault, as their files hold it."""
    with vault.store.reading() as reading:
        return list(reading.all("slot").values())


def test_a_secret_is_changed_while_somebody_reads(tmp_path: Path) -> None:
    """The new recovery key is returned and opens it; what is owed is done by whoever opens the vault next."""
    vault = furnished(SqliteStore(tmp_path / "a.vault", create=True))
    add_recovery(vault)
    old = slots_of(vault)
    with somebody_reads(tmp_path / "a.vault"):
        text = change_secret(vault, OTHER, cost=CHEAP)
        assert (vault.owing, owed(vault)) == (True, True)
        vault.close()
        assert all(slot in files(tmp_path) for slot in old)
    for secret in (OTHER, Secret(recovery=text)):
        found = open_vault(SqliteStore(tmp_path / "a.vault"), secret, **open_with("next"))
        found.close()
    assert (found.owing, [slot in files(tmp_path) for slot in old]) == (False, [False, False])
    with pytest.raises(GoodOfficesError, match="wrong-key"):
        open_vault(SqliteStore(tmp_path / "a.vault"), SECRET, **open_with("late"))


def test_whatever_comes_up_after_the_secret_was_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, or a fault of ours, in scrubbing never reads as a secret that was not changed."""
    for place, error in enumerate((GoodOfficesError("store-full"), OSError("gone"), RuntimeError("ours"))):
        path = tmp_path / f"{place}.vault"
        vault = furnished(SqliteStore(path, create=True))
        add_recovery(vault)

        def scrub(store: SqliteStore, patience: float | None = None, error: Exception = error) -> None:
            raise error

        with monkeypatch.context() as planted:
            planted.setattr(SqliteStore, "scrub", scrub)
            text = change_secret(vault, OTHER, cost=CHEAP)
        assert text
        assert vault.owing
        assert reopened(vault, secret=OTHER).owing
        assert vault.settle_up()
        assert not owed(vault)


def test_what_was_erased_during_a_scrub_is_owed_still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scrub settles for what was erased before it began, and not for what somebody erased meanwhile."""
    vault = furnished(SqliteStore(tmp_path / "a.vault", create=True))
    other = reopened(vault)
    right = SqliteStore.scrub

    def scrub(store: SqliteStore, patience: float | None = None) -> None:
        right(store, patience)
        with other.store.writing() as writing:
            other.erased(writing)

    with vault.store.writing() as writing:
        vault.erased(writing)
    with monkeypatch.context() as planted:
        planted.setattr(SqliteStore, "scrub", scrub)
        assert not vault.scrub()
    assert owed(vault)
    assert vault.settle_up()
    assert not owed(vault)
    vault.write(note("team", "goes on"))
    assert "goes on" in texts(vault, "team")


WORDS = "c4n4ry-5e1a77"


def with_notes(path: Path, *texts_of: str) -> tuple[Vault, Notebook, list[str]]:
    """Return a vault in a file, under a regime, with a clock that stands still, its notebook, and notes in it."""
    vault = furnished(SqliteStore(path, create=True), clock=Ticking(NOON, step=0))
    vault.write(said("team", ConfidentialityRegime(keeps="evidence")))
    notebook = Notebook(vault)
    return vault, notebook, [notebook.jot(note("team", text), sheet="sheet").id for text in texts_of]


def sealed_notes(vault: Vault) -> list[bytes]:
    """Return the notes of a vault as its file holds them."""
    with vault.store.reading() as reading:
        return list(reading.all("note").values())


def _taken_back(notebook: Notebook, ids: list[str]) -> None:
    for key in ids:
        notebook.take_back(key)


DEEDS: dict[str, Callable[[Notebook, list[str]], object]] = {
    "taken back": _taken_back,
    "discarded": lambda notebook, ids: notebook.discard("sheet"),
    "kept": lambda notebook, ids: [notebook.keep(key) for key in ids],
    "cleared": lambda notebook, ids: notebook.clear("sheet"),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_notes_go_while_somebody_reads(tmp_path: Path, deed: str) -> None:
    """Whatever becomes of notes is done and said to be; settling cleans the file as soon as nobody reads."""
    vault, notebook, ids = with_notes(tmp_path / "a.vault", WORDS, f"{WORDS} too")
    gone = sealed_notes(vault)
    with somebody_reads(tmp_path / "a.vault"):
        DEEDS[deed](notebook, ids)
        assert (notebook.notes(), vault.owing) == ((), True)
        assert (WORDS in texts(vault, "team")) == (deed in ("kept", "cleared"))
        began = time.monotonic()
        notebook.settle()
        assert time.monotonic() - began < SOON
        assert vault.owing
        assert any(sealed in files(tmp_path) for sealed in gone)
    notebook.settle()
    assert (vault.owing, owed(vault)) == (False, False)
    assert not any(sealed in files(tmp_path) for sealed in gone)


def test_settling_waits_for_nobody(tmp_path: Path) -> None:
    """A note is put on record, and one that expired erased, though somebody reads, and without waiting for them."""
    vault, notebook, _ = with_notes(tmp_path / "a.vault", WORDS)
    notebook.jot(note("team", "ripe"))
    assert isinstance(vault.clock, Ticking)
    vault.clock.now += EXPIRES
    with somebody_reads(tmp_path / "a.vault"):
        began = time.monotonic()
        done = notebook.settle()
        assert time.monotonic() - began < SOON
    assert (len(done.kept), done.expired, vault.owing) == (1, 1, True)
    notebook.settle()
    assert not vault.owing


def test_tries_while_somebody_reads_let_no_file_grow(tmp_path: Path) -> None:
    """A scrub that is tried each second while somebody reads for long writes nothing."""
    _, notebook, ids = with_notes(tmp_path / "a.vault", WORDS)
    with somebody_reads(tmp_path / "a.vault"):
        notebook.take_back(ids[0])
        before = len(files(tmp_path))
        for _ in range(20):
            notebook.settle()
        assert len(files(tmp_path)) == before


def test_destroying_and_merging_while_somebody_reads(tmp_path: Path) -> None:
    """A destruction gives its certificate, here and where it is merged; what is owed is done when the vault closes."""
    vault = furnished(SqliteStore(tmp_path / "a.vault", create=True))
    vault.write(note("team", WORDS, "doomed"))
    path = tmp_path / "b.vault"
    other = copied(vault, SqliteStore(path, create=True))
    with somebody_reads(tmp_path / "a.vault"):
        done = destroy(vault, Order(room="team", ids=frozenset(("doomed",)), why="promised"))
        assert (done.keys, vault.owing, texts(vault, "team")) == (1, True, set())
    vault.close()
    assert not vault.owing
    vault = open_vault(SqliteStore(tmp_path / "a.vault"), SECRET, **open_with("next"))
    with somebody_reads(path):
        assert (gives(vault, other).destroyed, other.owing, texts(other, "team")) == (1, True, set())
    assert other.settle_up()


def test_what_a_hold_kept_goes_while_somebody_reads(tmp_path: Path) -> None:
    """What certificates named, and a hold had kept, is destroyed on its release though somebody reads."""
    vault = furnished(SqliteStore(tmp_path / "a.vault", create=True))
    vault.write(note("team", WORDS, "doomed"))
    other = copied(vault, SqliteStore(tmp_path / "b.vault", create=True))
    destroy(other, Order(room="team", ids=frozenset(("doomed",)), why="promised"))
    vault.write(said("team", LegalHold(why="a case"), "hold"))
    assert gives(other, vault).kept_under_hold == 1
    vault.write(said("team", HoldReleased(hold="hold")))
    with somebody_reads(tmp_path / "a.vault"):
        assert (finish(vault), vault.owing) == (1, True)
    assert vault.settle_up()
