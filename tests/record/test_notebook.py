"""The notebook: sixty seconds to take a note back without a trace, write-ups, expiry, and nothing lost by a crash."""

from __future__ import annotations

import json
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from goodoffices.acts.keeping import ConfidentialityRegime, HoldReleased, LegalHold
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.record.founding import open_vault
from goodoffices.record.notebook import EXPIRES, SETTLES, Notebook, Settled
from goodoffices.record.vault import Vault
from goodoffices.store.copying import backup
from goodoffices.store.memory import MemoryStore
from goodoffices.store.sqlite import SqliteStore
from tests.vaults import NOON, SECRET, Ticking, copied, furnished, note, open_with, reopened, rows, said, texts

WORDS = "c4n4ry-7f3b9d0e5a61"


def with_notebook(keeps: str = "evidence", store: MemoryStore | SqliteStore | None = None) -> tuple[Vault, Notebook]:
    """Return a vault under a regime, with a clock that stands still, and its notebook."""
    vault = furnished(store, clock=Ticking(NOON, step=0))
    vault.write(said("team", ConfidentialityRegime(keeps=keeps)))  # type: ignore[arg-type]
    return vault, Notebook(vault)


def later(vault: Vault, seconds: int) -> None:
    """Let time pass."""
    assert isinstance(vault.clock, Ticking)
    vault.clock.now += seconds


def test_sixty_seconds() -> None:
    """A note is on record after sixty seconds and not a second before, as it was jotted down, and once."""
    vault, notebook = with_notebook()
    made = notebook.jot(note("team", WORDS, recorded_by="jo"))
    later(vault, SETTLES - 1)
    assert notebook.settle() == Settled()
    assert texts(vault, "team") == set()
    later(vault, 1)
    (kept,) = notebook.settle().kept
    assert (kept.id, kept.entered, kept.recorded_by) == (made.draft_entry.id, NOON, "jo")
    assert vault.record().shelves["team"].entries[kept.id] == kept
    assert notebook.settle() == Settled()
    assert notebook.notes() == ()


def test_taken_back_there_is_no_entry() -> None:
    """A note taken back is never on record, whatever time passes; on record, or gone, it cannot be taken back."""
    vault, notebook = with_notebook()
    made, other = notebook.jot(note("team", "back")), notebook.jot(note("team", "kept"))
    notebook.take_back(made.id)
    later(vault, SETTLES)
    assert [entry.id for entry in notebook.settle().kept] == [other.draft_entry.id]
    assert texts(vault, "team") == {"kept"}
    for key in (made.id, other.id, "never", "no hex"):
        with pytest.raises(NotHere):
            notebook.take_back(key)


def test_changed_it_settles_anew() -> None:
    """Other words take its place under the same id, and sixty seconds begin again."""
    vault, notebook = with_notebook()
    made = notebook.jot(note("team", "first"))
    later(vault, SETTLES - 1)
    changed = notebook.change(made.id, note("team", "second"))
    assert (changed.id, changed.draft_entry.id) == (made.id, made.draft_entry.id)
    later(vault, SETTLES - 1)
    assert notebook.settle().kept == ()
    later(vault, 1)
    assert len(notebook.settle().kept) == 1
    assert texts(vault, "team") == {"second"}
    with pytest.raises(NotHere):
        notebook.change(made.id, note("team"))


def test_kept_at_once() -> None:
    """Somebody may put a note, or a draft, on record at once."""
    vault, notebook = with_notebook()
    for draft in (False, True):
        made = notebook.jot(note("team", f"{draft}"), draft=draft)
        assert notebook.keep(made.id).id == made.draft_entry.id
        with pytest.raises(NotHere):
            notebook.keep(made.id)
    assert texts(vault, "team") == {"False", "True"}


def test_a_draft_and_a_write_up_wait() -> None:
    """A draft, and a line of a write-up, are not put on record by time alone."""
    vault, notebook = with_notebook()
    notebook.jot(note("team", "draft"), draft=True)
    notebook.jot(note("team", "line"), sheet="meeting")
    later(vault, EXPIRES - 1)
    assert notebook.settle() == Settled()
    assert len(notebook.notes()) == 2
    assert texts(vault, "team") == set()


def test_a_write_up_is_cleared_whole() -> None:
    """Cleared, all its lines are on record in the order they were jotted down, in their rooms, and no other's."""
    vault, notebook = with_notebook()
    for place, (room, sheet) in enumerate((("team", "m"), ("joint", "m"), ("team", "other"), ("team", "m"))):
        later(vault, 1)
        notebook.jot(note(room, f"{place}"), sheet=sheet)
    kept = notebook.clear("m")
    assert [entry.act.text for entry in kept] == ["0", "1", "3"]  # type: ignore[union-attr]
    assert [n.sheet for n in notebook.notes()] == ["other"]
    for sheet in ("m", "never", ""):
        with pytest.raises(NotHere):
            notebook.clear(sheet)


def test_a_write_up_with_a_line_off_the_record_is_kept_off_whole() -> None:
    """Where the regime, agreed on since, forbids one line, none is recorded and all are there still."""
    vault, notebook = with_notebook()
    notebook.jot(said("team", LegalHold(why="x")), sheet="m")
    notebook.jot(note("team", WORDS), sheet="m")
    vault.write(said("team", ConfidentialityRegime(keeps="no record")))
    before = rows(vault)
    with pytest.raises(GoodOfficesError, match="off-record"):
        notebook.clear("m")
    assert rows(vault) == before
    assert len(notebook.notes(sheet="m")) == 2


def test_cleared_with_what_is_also_said_and_without_what_is_left_out() -> None:
    """What is also said comes last, what is left out is erased unrecorded, and all is entered when it is cleared."""
    vault, notebook = with_notebook()
    one, other = notebook.jot_all((note("team", "one"), note("team", WORDS)), sheet="m")
    later(vault, 3600)
    kept = notebook.clear("m", also=(note("joint", "by whom"),), without={other.id})
    assert [(e.act.text, e.entered) for e in kept] == [("one", NOON + 3600), ("by whom", NOON + 3600)]  # type: ignore[union-attr]
    assert kept[0].id == one.draft_entry.id
    assert notebook.notes() == ()
    assert WORDS not in texts(vault, "team")


def test_a_write_up_is_changed_and_discarded_whole() -> None:
    """Two lines change places; several are changed at once or, where one is gone, none; discarded, all are gone."""
    _, notebook = with_notebook()
    one, other = notebook.jot_all((note("team", "one"), note("team", "two")), sheet="m")
    mine = notebook.jot(note("team", "mine"))
    notebook.swap(one.id, other.id)
    assert [n.id for n in notebook.notes(sheet="m")] == [other.id, one.id]
    with pytest.raises(NotHere):
        notebook.change_all({one.id: note("team", "changed"), "00" * 16: note("team", "gone")})
    assert [n.draft_entry.act.text for n in notebook.notes(sheet="m")] == ["two", "one"]  # type: ignore[union-attr]
    notebook.discard("m")
    assert notebook.notes() == (mine,)
    for sheet in ("m", ""):
        with pytest.raises(NotHere):
            notebook.discard(sheet)


def test_no_note_before_a_regime_was_said() -> None:
    """Before it was said what record is kept, nothing can be jotted down."""
    with pytest.raises(GoodOfficesError, match="no-regime"):
        Notebook(furnished()).jot(note("team"))


def test_under_no_record_no_note_becomes_one() -> None:
    """Under "no record" notes lie there until they expire, and none is ever on record."""
    vault, notebook = with_notebook("no record")
    made = notebook.jot(note("team", WORDS))
    later(vault, SETTLES)
    assert notebook.settle() == Settled(off_record=1)
    with pytest.raises(GoodOfficesError, match="off-record"):
        notebook.keep(made.id)
    later(vault, EXPIRES)
    settled = notebook.settle()
    assert (settled.kept, settled.expired) == ((), 1)
    assert notebook.notes() == ()
    assert texts(vault, "team") == set()


def test_expiry_and_holds() -> None:
    """What expired is erased, but for rooms under a hold, and there after the hold's release."""
    vault, notebook = with_notebook()
    vault.write(said("team", LegalHold(why="a court asked", rooms=("joint",)), "hold"))
    for room in ("team", "joint"):
        notebook.jot(note(room, WORDS), draft=True, expires=100)
    later(vault, 99)
    assert notebook.settle().expired == 0
    later(vault, 1)
    assert notebook.settle().expired == 1
    assert [n.draft_entry.room for n in notebook.notes()] == ["joint"]
    vault.write(said("team", HoldReleased(hold="hold")))
    assert notebook.settle().expired == 1
    assert notebook.notes() == ()


def test_notes_are_the_vault_s_own() -> None:
    """Another program on the vault sees the notes, and a merge, a travel vault and the record do not."""
    vault, notebook = with_notebook()
    made = notebook.jot(note("team", WORDS))
    assert Notebook(reopened(vault)).notes() == (made,)
    assert texts(copied(vault), "team") == texts(vault, "team") == set()


def sealed(vault: Vault, key: str) -> bytes:
    """Return a note as it lies in the store."""
    with vault.store.reading() as reading:
        return reading.get("note", bytes.fromhex(key)) or b""


@pytest.mark.parametrize("end", ["taken back", "expired", "kept"])
def test_what_is_over_leaves_no_trace(end: str, tmp_path: Path) -> None:
    """Taken back, expired or on record: of the note, and of what it said before a change, no byte is in a file."""
    folder = tmp_path / "there"
    folder.mkdir()
    vault, notebook = with_notebook(store=SqliteStore(folder / "v", create=True))
    made = notebook.jot(note("team", WORDS), draft=end == "expired")
    traces = [sealed(vault, made.id)]
    notebook.change(made.id, note("team", "other words"))
    traces += [sealed(vault, made.id), bytes.fromhex(made.id)]
    assert any(trace in everything(folder) for trace in traces)
    if end == "taken back":
        notebook.take_back(made.id)
    else:
        later(vault, SETTLES if end == "kept" else EXPIRES)
        settled = notebook.settle()
        assert (len(settled.kept), settled.expired) == ((1, 0) if end == "kept" else (0, 1))
    backup(vault.store, folder / "backup")
    found = everything(folder)
    assert [trace for trace in traces if trace in found] == []
    for words in (WORDS, "other words"):
        assert words.encode() not in found
        assert b64encode(words.encode()) not in found
    vault.close()
    assert [trace for trace in traces if trace in everything(folder)] == []


def everything(folder: Path) -> bytes:
    """Return all bytes in a folder."""
    return b"\x00".join(path.read_bytes() for path in sorted(folder.iterdir()))


JOTS = """
import os, sys
sys.path.insert(0, {root!r})
from goodoffices.record.founding import open_vault
from goodoffices.record.notebook import Notebook
from goodoffices.store.sqlite import SqliteStore
from tests.vaults import SECRET, note, open_with
vault = open_vault(SqliteStore({path!r}), SECRET, **open_with({seed!r}))
notebook = Notebook(vault)
for place in range(10_000):
    print(notebook.jot(note("team", str(place))).id, flush=True)
"""


def test_a_crash_loses_no_note(tmp_path: Path) -> None:
    """Killed between two notes, or in one, the program has lost none that it said it had taken down."""
    path = tmp_path / "v"
    vault, _ = with_notebook(store=SqliteStore(path, create=True))
    vault.close()
    root = str(Path(__file__).parents[2])
    told: list[str] = []
    for round_ in range(3):
        command = [sys.executable, "-c", JOTS.format(root=root, path=str(path), seed=("jots", round_))]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
            assert program.stdout is not None
            told += [program.stdout.readline().strip() for _ in range(7)]
            program.kill()
            told += [line.strip() for line in program.stdout if line.endswith("\n")]
        again = open_vault(SqliteStore(path), SECRET, **open_with(round_))
        found = {n.id for n in Notebook(again).notes()}
        assert len(set(told)) >= 7 * (round_ + 1)
        assert set(told) <= found
        again.close()


def test_a_crash_between_entry_and_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped while a note is put on record, there is the note or the entry, never both and never neither."""
    vault, notebook = with_notebook(store=SqliteStore(tmp_path / "v", create=True))
    made = notebook.jot(note("team", WORDS))

    def stops(*given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("goodoffices.record.pen.Pen.done", stops)
        with pytest.raises(KeyboardInterrupt):
            notebook.keep(made.id)
    assert [n.id for n in notebook.notes()] == [made.id]
    assert texts(vault, "team") == set()
    assert notebook.keep(made.id).id == made.draft_entry.id
    assert texts(vault, "team") == {WORDS}
    vault.close()


def test_a_note_that_cannot_be_read_is_told() -> None:
    """A damaged note is a bad vault, and no note that was never there."""
    vault, notebook = with_notebook()
    with vault.store.writing() as store:
        vault.drawer.put(store, "note", bytes(16), json.dumps({"id": "x"}).encode())
    with pytest.raises(GoodOfficesError, match="bad-vault"):
        notebook.notes()
