"""What is erased while somebody reads is erased all the same: the traces go as soon as nobody reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.record.founding import add_recovery, change_secret, open_vault
from goodoffices.record.keys import Secret
from goodoffices.record.vault import OWED, VAULT, Vault
from goodoffices.store.sqlite import SqliteStore
from tests.vaults import CHEAP, SECRET, furnished, note, open_with, reopened, somebody_reads, texts

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
