"""Sites: one file, one site; a copy, and a file put back from a backup, is another."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from goodoffices.record.founding import open_vault
from goodoffices.record.merge import Merged
from goodoffices.record.sites import Folder, Forgetful, Remembered, memory_folder, new_site, site_tag
from goodoffices.record.vault import Vault
from goodoffices.store.copying import backup
from goodoffices.store.sqlite import SqliteStore
from tests.vaults import SECRET, Drawn, clone, copied, furnished, gives, note, open_with, reopened, rows, texts


def in_file(path: Path, memory: Any, seed: object = "again") -> Vault:
    """Return the vault in a file, opened."""
    return open_vault(SqliteStore(path), SECRET, **open_with(seed, memory=memory))


@pytest.fixture
def memory(tmp_path: Path) -> Folder:
    """Return where this machine remembers."""
    return Folder(tmp_path / "state" / "sites")


@pytest.fixture
def path(tmp_path: Path, memory: Folder) -> Path:
    """Return the file of a vault that was written to and closed."""
    (tmp_path / "vaults").mkdir()
    path = tmp_path / "vaults" / "a.vault"
    vault = furnished(SqliteStore(path, create=True), memory=memory)
    vault.write(note("team", "one"))
    vault.close()
    return path


def sites_in(vault: Vault) -> set[bytes]:
    """Return every site that wrote to a vault."""
    return {row.envelope.site for row in rows(vault)}


def test_the_same_file_reopened_is_the_same_site(path: Path, memory: Folder) -> None:
    """Opened again and again on one machine, a vault goes on with its own chain."""
    for place in range(3):
        vault = in_file(path, memory, seed=place)
        vault.write(note("team", f"more {place}"))
        assert len(sites_in(vault)) == 1
        vault.close()


def test_also_after_a_crash_before_it_was_remembered(
    path: Path, memory: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was kept, and not yet remembered when the machine stopped, does not make it another site."""
    vault = in_file(path, memory)
    site = vault.site().tag
    with monkeypatch.context() as patch:
        patch.setattr(Folder, "keep", lambda *given: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            vault.write(note("team", "kept"))
    vault.close()
    again = in_file(path, memory, seed="after")
    assert "kept" in texts(again, "team")
    again.write(note("team", "more"))
    assert again.site().tag == site
    assert sites_in(again) == {site}
    again.close()


def test_a_copied_file_is_a_new_site(path: Path, memory: Folder, tmp_path: Path) -> None:
    """A copy writes a chain of its own, also where the machine knows the vault it was copied from; and so do two."""
    tags = [in_file(path, memory).site().tag]
    for place in range(2):
        copy = tmp_path / "vaults" / f"copy-{place}"
        shutil.copy(path, copy)
        vault = in_file(copy, memory, seed=("copy", place))
        vault.write(note("team"))
        tags.append(vault.site().tag)
        vault.close()
    assert len(set(tags)) == 3


@pytest.mark.parametrize("way", ["over it", "in its place", "made by us"])
def test_a_file_put_back_from_a_backup_is_a_new_site(way: str, path: Path, memory: Folder, tmp_path: Path) -> None:
    """Where less was written than this machine remembers, it goes on as another, though the file is the same one."""
    saved = tmp_path / "backup"
    if way == "made by us":
        made = in_file(path, memory)
        backup(made.store, saved)
        made.close()
    else:
        shutil.copy(path, saved)
    vault = in_file(path, memory)
    site = vault.site().tag
    vault.write(note("team", "since the backup"))
    later = copied(vault)
    vault.close()
    if way == "in its place":
        saved.replace(path)
    else:
        path.write_bytes(saved.read_bytes())
    back = in_file(path, memory, seed="back")
    assert texts(back, "team") == {"one"}
    assert back.site().tag != site
    back.write(note("team", "after it"))
    assert gives(later, back) != Merged()
    assert {row.branch for row in rows(back)} == {0}
    assert texts(back, "team") == {"one", "since the backup", "after it"}
    back.close()


def test_a_file_put_back_is_seen_after_two_programs_wrote(path: Path, memory: Folder, tmp_path: Path) -> None:
    """What is remembered counts what every program wrote, not the last one alone."""
    one, other = in_file(path, memory, seed=1), in_file(path, memory, seed=2)
    site = one.site().tag
    assert other.site().tag == site
    one.write(*(note("team", f"{place}") for place in range(4)))
    one.store.scrub()
    saved = path.read_bytes()
    one.write(note("team", "since the backup"))
    other.write(note("team", "the other's"))
    for vault in (one, other):
        vault.close()
    path.write_bytes(saved)
    back = in_file(path, memory, seed="back")
    assert back.site().tag != site
    back.close()


def test_where_nothing_can_be_remembered_each_opening_is_a_new_site(path: Path, tmp_path: Path) -> None:
    """With a state folder that cannot be written, writing works, nothing is lost, and no chain is gone on with."""
    blocked = tmp_path / "blocked"
    blocked.write_text("no folder")
    tags = []
    for place in range(2):
        vault = in_file(path, Folder(blocked / "sites"), seed=("blocked", place))
        vault.write(note("team", f"without memory {place}"))
        tags.append(vault.site().tag)
        assert f"without memory {place}" in texts(vault, "team")
        vault.close()
    assert len(set(tags)) == 2


def test_a_full_disk_where_it_remembers_stops_no_writing(
    path: Path, memory: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is on record is on record, also where there is no room left to remember it."""

    def full(*given: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("goodoffices.record.sites.os.pwrite", full)
    vault = in_file(path, memory)
    vault.write(note("team", "kept"))
    assert "kept" in texts(vault, "team")
    vault.close()


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"site": 1, "count": 1}', b"\xff\xfe"])
def test_a_damaged_memory_is_none(text: bytes, path: Path, memory: Folder, tmp_path: Path) -> None:
    """What cannot be read is not remembered: the next to write is a new site."""
    was = in_file(path, memory).site().tag
    (file,) = (tmp_path / "state" / "sites").iterdir()
    file.write_bytes(text)
    assert in_file(path, memory, seed="new").site().tag != was


def test_what_is_remembered_names_nothing(path: Path, memory: Folder, tmp_path: Path) -> None:
    """The state folder holds a file that only its owner reads, and neither place, nor name, nor mediation in it."""
    folder = tmp_path / "state" / "sites"
    (file,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, file.stat().st_mode & 0o777) == (0o700, 0o600)
    vault = in_file(path, memory)
    told = file.name.encode() + file.read_bytes()
    for part in (b"harbour", b"a.vault", str(tmp_path).encode(), vault.head.id, vault.head.id.hex().encode()):
        assert part not in told
    vault.close()


def test_a_site_is_who_can_sign_as_it() -> None:
    """A site's tag is made from its public key: nobody without the private one can pose as it."""
    site = new_site(Drawn("site"))
    assert site.tag == site_tag(site.public)
    assert len({new_site(Drawn(place)).tag for place in range(10)}) == 10


def test_a_chain_that_forked_is_not_gone_on_with() -> None:
    """Stopped after a merge that brought a fork of its chain, before that was kept, it goes on as another site."""
    home = furnished()
    image = clone(home)
    for vault in (home, image):
        vault.write(note("team"))
    was = home.site().tag
    gives(image, home)
    home.memory.keep(home.head.id, home.store.place(), Remembered(site=was, count=0))
    assert reopened(home).site().tag != was


def test_where_a_machine_remembers() -> None:
    """The state folder is said by our own variable, else by XDG's, else lies under the home folder."""
    asked = {"GOODOFFICES_STATE": "state", "XDG_STATE_HOME": "xdg"}
    assert memory_folder(asked) == Path("state/sites")
    assert memory_folder({"XDG_STATE_HOME": "xdg"}) == Path("xdg/goodoffices/sites")
    assert memory_folder({}) == Path.home() / ".local" / "state" / "goodoffices" / "sites"


def test_a_memory_keeps_places_apart() -> None:
    """What is remembered of a vault in one place says nothing of it in another."""
    memory = Forgetful()
    memory.keep(b"vault", b"here", Remembered(site=b"s", count=1))
    assert memory.recall(b"vault", b"here") == Remembered(site=b"s", count=1)
    assert memory.recall(b"vault", b"there") is memory.recall(b"other", b"here") is None


def test_who_only_reads_becomes_no_site() -> None:
    """To look into a vault leaves nothing in it."""
    vault = furnished()
    copy = copied(vault)
    before = len(rows(copy))
    copy.record()
    reopened(copy).mediation()
    with copy.store.reading() as reading:
        assert len(reading.all("site")) == 1
    assert len(rows(copy)) == before
