"""What was destroyed has no key left, in no file and under no other key, and no copy brings it back."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from goodoffices.acts.housekeeping import Correction, Instead, NoteToFile
from goodoffices.acts.keeping import DestructionCertificate
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.record import destroying, epochs, pen, receipt
from goodoffices.record.destroying import Order, destroy
from goodoffices.record.epochs import EPOCHS
from goodoffices.record.founding import change_secret
from goodoffices.record.keys import SLOTS, Secret
from goodoffices.record.loading import key_of
from goodoffices.record.seal import commitment
from goodoffices.record.vault import Vault
from goodoffices.store.copying import backup
from goodoffices.store.sqlite import SqliteStore
from goodoffices.store.sqlite_moment import Moment
from tests.promises.planting import Plant, instead, method
from tests.vaults import CHEAP, copied, entry_key, furnished, gives, note, opened, reopened, rows, said, texts

SECRET_WORDS = "what North would settle for"
DOOMED = ("doomed", "mended")


class Traces:
    """What there is of an entry's keys before it is destroyed: none of it may be found afterwards."""

    def __init__(self, vault: Vault, room: str, ids: tuple[str, ...]) -> None:
        self.places = [opened(vault, room, key) for key in ids]
        self.commitments = {place.key for place in self.places}
        self.keys = {entry_key(vault, room, key) for key in ids}
        own = [row for row in rows(vault) if row.envelope.key in self.commitments]
        wrapped = {row.wrapped.key for row in own if row.wrapped}
        with vault.store.reading() as reading:
            self.epochs = {epoch.key for epoch in vault.epochs.of_room(vault.tag(room))}
            sealed = {reading.get(EPOCHS, epoch.tag) or b"" for epoch in vault.epochs.of_room(vault.tag(room))}
        self.erased = wrapped | sealed | self.keys | self.epochs
        self.erased |= {b64encode(key) for key in self.keys | self.epochs}

    def found_in(self, data: bytes) -> list[bytes]:
        """Return what of it is in some bytes."""
        return sorted(part for part in self.erased if part in data)


def files(folder: Path) -> bytes:
    """Return all that lies in a folder."""
    return b"\x00".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def windows(data: bytes, size: int) -> Iterator[bytes]:
    """Give every stretch of so many bytes."""
    return (data[start : start + size] for start in range(len(data) - size + 1))


def in_the_drawer(vault: Vault) -> bytes:
    """Return every small value of a vault in clear, with what is base64 in it also decoded."""
    with vault.store.reading() as reading:
        spaces = [space for space in reading.spaces() if space not in ("slot", "vault")]
        plain = [value for space in spaces for _, value in vault.drawer.all(reading, space)]
        plain += [vault.drawer.get(reading, "vault", name) or b"" for name in (b"head", b"regime", b"identity")]
    inner = [b64decode(found) for value in plain for found in re.findall(rb'"([A-Za-z0-9+/]{20,}=*)"', value)]
    return b"\x00".join((*plain, *inner))


def doomed_vault(path: Path) -> tuple[Vault, Traces]:
    """Return a vault in a file, with an entry that is to be destroyed and a correction of it, and their traces."""
    path.parent.mkdir(exist_ok=True)
    vault = furnished(SqliteStore(path, create=True), rooms=("team", "joint"))
    instead = Instead(act=NoteToFile(text=f"{SECRET_WORDS}, by and large"))
    vault.write(note("team", "kept"), note("team", SECRET_WORDS, "doomed"))
    vault.write(said("team", Correction(target="doomed", reason="a slip", instead=instead), "mended"))
    vault.write(*(note("team", f"later {place}") for place in range(30)))
    return vault, Traces(vault, "team", DOOMED)


ORDER = Order(room="team", ids=frozenset(("doomed",)), why="it was promised")


def nothing_is_left(folder: Path, planted: Callable[[], None] = lambda: None) -> None:
    """Demand that destroying leaves no key, wrapped or plain, and no key of the old epoch, in any file."""
    vault, traces = doomed_vault(folder / "there" / "a.vault")
    planted()
    assert traces.found_in(files(folder / "there"))
    old = copied(vault, SqliteStore(folder / "old.vault", create=True))
    assert destroying.destroy(vault, ORDER).keys == 2
    assert traces.found_in(files(folder / "there")) == []
    assert SECRET_WORDS not in texts(vault, "team")
    backup(vault.store, folder / "there" / "backup")
    gives(old, vault)
    vault.store.scrub()
    assert traces.found_in(files(folder / "there")) == []
    nothing_opens(vault, traces, files(folder / "there"))
    old.close()
    vault.close()
    assert traces.found_in(files(folder / "there")) == []


def nothing_opens(vault: Vault, traces: Traces, data: bytes) -> None:
    """Demand that no stretch of the files or of the small values is a key of what was destroyed, or unwraps to one."""
    for stretch in windows(in_the_drawer(vault), 32):
        assert commitment(stretch) not in traces.commitments
    sealers = [epoch.sealer for epoch in vault.epochs.by_tag.values()]
    for stretch in set(windows(data, 48)):
        assert stretch[:32] not in traces.keys
        for sealer in sealers:
            for committed in traces.commitments:
                assert not _unwraps(lambda: sealer.unwrap(stretch, committed))  # noqa: B023  (called at once)


def _unwraps(tried: Callable[[], bytes]) -> bool:
    try:
        return bool(tried())
    except GoodOfficesError:
        return False


def test_destruction_leaves_no_key(tmp_path: Path) -> None:
    """After destroying, no file, log or later backup holds the key, nor the old epoch's; nothing there opens it."""
    nothing_is_left(tmp_path)


FAULTS: dict[str, Plant] = {
    "the log is left": method(SqliteStore, "scrub", lambda store, patience=None: None),
    "the old epoch's key is kept": method(epochs.Epochs, "drop_others", lambda held, epoch: []),
    "the room gets no new key": method(
        pen.Pen, "begin_epoch", lambda self, name: self._vault.epochs.current(self._vault.tag(name))
    ),
    "the wrapped key is kept": method(Moment, "forget", lambda moment, taken: None),
    "corrections are kept": instead(destroying.with_corrections, lambda record, room, ids: frozenset(ids)),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_leaves_a_key_is_caught(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With this fault in the program, something of a key is found."""
    with pytest.raises(AssertionError):
        nothing_is_left(tmp_path, lambda: FAULTS[fault](monkeypatch))


def test_an_older_copy_loses_it_with_the_certificate(tmp_path: Path) -> None:
    """Where the certificate comes, the keys go too: from that file, its log, and what it gives to others."""
    (tmp_path / "old").mkdir()
    vault, _ = doomed_vault(tmp_path / "a" / "a.vault")
    old = copied(vault, SqliteStore(tmp_path / "old" / "b.vault", create=True))
    traces = Traces(old, "team", DOOMED)
    destroy(vault, ORDER)
    assert gives(vault, old).destroyed == 2
    assert traces.found_in(files(tmp_path / "old")) == []
    nothing_opens(old, traces, files(tmp_path / "old"))
    third = copied(old)
    shelf = third.record().shelves["team"]
    assert [e.act.why for e in shelf.entries.values() if isinstance(e.act, DestructionCertificate)] == [ORDER.why]
    for vault_ in (old, vault):
        vault_.close()


def test_the_old_key_of_a_room_opens_nothing_any_more(tmp_path: Path) -> None:
    """Who kept the room's key of before opens nothing of what is in the file after a destruction, kept or new."""
    vault, traces = doomed_vault(tmp_path / "a" / "a.vault")
    old = tuple(vault.epochs.of_room(vault.tag("team")))
    assert {epoch.key for epoch in old} == traces.epochs
    destroy(vault, ORDER)
    vault.write(note("team", "after"))
    for row in rows(vault):
        if row.envelope.room == vault.tag("team") and row.wrapped:
            assert key_of(row, vault.epochs)
            for epoch in old:
                assert not _unwraps(lambda: epoch.sealer.unwrap(row.wrapped.key, row.envelope.key))  # type: ignore[union-attr]  # noqa: B023
    vault.close()


def test_what_was_destroyed_is_in_no_memory(tmp_path: Path) -> None:
    """Neither who destroyed it nor another who has the vault open finds it any more, nor makes a proof of it."""
    vault, traces = doomed_vault(tmp_path / "a" / "a.vault")
    other = reopened(vault)
    assert SECRET_WORDS in texts(other, "team")
    destroy(vault, ORDER)
    for held in (vault, other):
        assert SECRET_WORDS not in texts(held, "team")
        assert not traces.commitments & {one.key for one in held.loaded().opened}
        with pytest.raises(NotHere):
            receipt.make_proof(held, "team", "doomed")
    vault.close()


def test_a_changed_secret_leaves_no_old_way_in(tmp_path: Path) -> None:
    """Of the slots and the sealed keys there were before, no byte is in the file or beside it afterwards."""
    folder = tmp_path / "there"
    folder.mkdir()
    vault = furnished(SqliteStore(folder / "vault", create=True))
    vault.write(note("team", "kept"))
    with vault.store.reading() as reading:
        old = [value for space in (SLOTS, EPOCHS, "site") for value in reading.all(space).values()]
    wrapped = [row.wrapped.key for row in rows(vault) if row.wrapped]
    assert len(old) > 2
    assert all(part in files(folder) for part in (*old, *wrapped))
    change_secret(vault, Secret(passphrase="other words will do"), cost=CHEAP)
    assert [part for part in (*old, *wrapped) if part in files(folder)] == []
    assert texts(reopened(vault, secret=Secret(passphrase="other words will do")), "team") == {"kept"}
