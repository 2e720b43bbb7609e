"""The notebook of a vault: notes that are not on record yet, and may never be."""

from __future__ import annotations

import click
import msgspec

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.asked import read_bytes
from goodoffices.cli.asking import words
from goodoffices.cli.groups import InOrder
from goodoffices.cli.parts import ROOM, SECRET, VAULT, takes, ways
from goodoffices.cli.saying import put, refuse, sentence, tell_owed
from goodoffices.export.vault_text import note_text
from goodoffices.incoming import acts_in, demand_fit
from goodoffices.record.entry import Entry
from goodoffices.record.notebook import EXPIRES, SETTLES, Notebook
from goodoffices.record.vault import Vault
from goodoffices.unbroken import unbroken
from goodoffices.unlocking import opened

NOTE = click.argument("key", metavar="NOTE")
_DAY = 86_400


@click.group("note", cls=InOrder)
def note() -> None:
    """Jot down what is not on record yet."""


@note.command("add")
@takes(VAULT, ROOM, SECRET)
@click.option("--act", is_flag=True, help="Read one act, written as it stands in a file, from standard input.")
@click.option("--sheet", metavar="ID", default="", help="A line of this write-up, on record when that is cleared.")
@click.option("--draft", is_flag=True, help="Wait until somebody keeps it.")
@click.option(
    "--days", type=click.IntRange(1, 366), default=EXPIRES // _DAY, show_default=True, help="Until it expires."
)
def add(vault: str, room: str, act: bool, sheet: str, draft: bool, days: int) -> None:
    """Jot down a note.

    Its words are asked for, or come from standard input. ROOM is where it would lie on record.
    """
    with opened(vault, ways()) as found:
        entry = _jotted(found, room, act)
        made = Notebook(found).jot(entry, sheet=sheet, draft=draft, expires=days * _DAY)
    put(
        sentence(f"vault.note.added-{'sheet' if sheet else 'draft' if draft else 'plain'}", id=made.id, seconds=SETTLES)
    )


def _jotted(vault: Vault, room: str, act: bool) -> Entry:
    if act:
        found = acts_in(vault, read_bytes("-"), name="standard input")
        if len(found) != 1 or found[0].room != room:
            refuse("note-of-one-act", room=room)
        return found[0]
    entry = vault.filled(Entry(id="", room=room, act=NoteToFile(text=words("vault.note.words"))))
    demand_fit(vault, (entry,))
    return entry


@note.command("list")
@takes(VAULT, SECRET)
def listed(vault: str) -> None:
    """List the notes there are."""
    with opened(vault, ways()) as found:
        notes = Notebook(found).notes()
        now = found.clock()
        rows = [note_text(held, now, found.head.zone) for held in notes]
    put("".join(rows) or sentence("vault.note.none"))


@note.command("take-back")
@takes(VAULT, NOTE, SECRET)
def take_back(vault: str, key: str) -> None:
    """Erase a note: no entry is ever made of it."""
    with opened(vault, ways()) as found, unbroken():
        Notebook(found).take_back(key)
    put(sentence("vault.note.taken-back"))
    tell_owed(found)


@note.command("keep")
@takes(VAULT, NOTE, SECRET)
def keep(vault: str, key: str) -> None:
    """Put a note on record now."""
    with opened(vault, ways()) as found, unbroken():
        entry = Notebook(found).keep(key)
    put(sentence("vault.note.kept", id=entry.id, room=entry.room))


@note.command("clear")
@takes(VAULT, SECRET)
@click.argument("sheet", metavar="ID")
def clear(vault: str, sheet: str) -> None:
    """Put every line of a write-up on record, or none."""
    with opened(vault, ways()) as found, unbroken():
        entries = Notebook(found).clear(sheet)
    put(sentence("vault.note.cleared", count=len(entries)))


@note.command("settle")
@takes(VAULT, SECRET)
def settle(vault: str) -> None:
    """Put on record what has lain long enough, and erase what has expired."""
    with opened(vault, ways()) as found, unbroken():
        done = Notebook(found).settle()
    told = msgspec.structs.asdict(done) | {"kept": len(done.kept)}
    put(sentence("vault.note.settled", **told))
    if done.expired:
        tell_owed(found)


COMMANDS = (note,)
