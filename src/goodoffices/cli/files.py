"""The commands that write and show files, and that carry them into a vault and out of it."""

from __future__ import annotations

import os
from pathlib import Path

import click

from goodoffices.cli.parts import FILE, PORT, SECRET, VAULT, takes, ways
from goodoffices.cli.saying import put, refuse, say, sentence, tell


@click.command()
def schema() -> None:
    """Print the JSON Schema of a mediation file.

    For an editor that completes and checks as you type.
    """
    from goodoffices.acts.schema import schema as make
    from goodoffices.export.as_json import dump

    put(dump(make()))


@click.command()
@FILE
@click.option("--example", metavar="NAME", default="", help="Copy an example instead.")
def new(file: str, example: str) -> None:
    """Write a new mediation file.

    It asks for what it needs, and overwrites nothing: FILE must not be there yet.
    """
    import time

    from goodoffices.examples import example as supplied
    from goodoffices.export.errors import error_text
    from goodoffices.new import ask, new_file, write_new

    if os.path.lexists(file):
        refuse("file-there", file=file)
    data = supplied(example) if example else new_file(ask(), now=int(time.time()))
    write_new(Path(file), data)
    put(error_text("written", {"file": file}) + "\n")


@click.command()
@PORT
@click.argument("files", metavar="[FILE]...", nargs=-1)
@SECRET
def demo(port: int, files: tuple[str, ...]) -> None:
    """Show the examples, or your own files and vaults, in a browser.

    The pages are on this machine only. Ctrl-C ends it.
    """
    from goodoffices.asked import read_any
    from goodoffices.examples import example
    from goodoffices.record.file import read_mediation

    try:
        from goodoffices.desk.demo import serve
    except ModuleNotFoundError:
        refuse("desk-missing")
    supplied = (read_mediation(example(name), name=name) for name in ("harbour", "doha"))
    serve([read_any(path, ways()) for path in files] or [*supplied], port=port, say=lambda text: put(text + "\n"))


@click.command("add")
@takes(VAULT)
@click.argument("file", metavar="[FILE]", default="-")
@click.option("--token", metavar="WORD", default="", help="Add these only the first time this word is used.")
@SECRET
def add(vault: str, file: str, token: str) -> None:
    """Add acts to a vault: all of them, or none.

    They are written as they stand in a mediation file, a list of them or one, in FILE or on standard input.
    """
    from goodoffices.asked import named, read_bytes
    from goodoffices.incoming import add_acts
    from goodoffices.unlocking import opened

    data = read_bytes(file)
    with opened(vault, ways()) as found:
        added = add_acts(found, data, name=named(file), token=token)
    for entry in added.entries:
        put(sentence("vault.added", id=entry.id, room=entry.room))
    if added.before:
        tell("vault.added.before")


@click.command("import")
@takes(VAULT, FILE)
@click.option("--bring-back", is_flag=True, help="Also what may have been destroyed here.")
@SECRET
def take_in(vault: str, file: str, bring_back: bool) -> None:
    """Take a mediation file into a vault: all of it, or nothing.

    Entries keep their ids. What is there already and says the same is passed over.
    """
    from goodoffices.asked import named, read
    from goodoffices.cli.progress import progress
    from goodoffices.incoming import take_in as take
    from goodoffices.unlocking import opened

    mediation = read(file)
    with opened(vault, ways()) as found, progress(len(mediation.entries)) as step:
        taken = take(found, mediation, name=named(file), bring_back=bring_back, step=step)
    for room, count in taken.new.items():
        put(sentence("vault.imported", room=room, count=count))
    put(sentence("vault.imported.all", count=sum(taken.new.values()), known=taken.known))


@click.command("export")
@takes(VAULT, FILE)
@click.option("--plain", is_flag=True, help="Every room, not only what is public. It asks why, and that is recorded.")
@SECRET
def give_out(vault: str, file: str, plain: bool) -> None:
    """Write what a vault holds as a mediation file.

    Only what is public, unless --plain. What a file cannot hold is left out, and said.
    """
    from goodoffices.cli.asking import typed
    from goodoffices.cli.vault_copies import on_record
    from goodoffices.copies import called
    from goodoffices.export.vault_text import counted
    from goodoffices.founding import demand_free
    from goodoffices.new import write_new
    from goodoffices.outgoing import export_of, override_of
    from goodoffices.unlocking import opened

    if file != "-":
        demand_free(file)
    with opened(vault, ways()) as found:
        made = export_of(found, every_room=plain)
        whole = override_of(found, made, called(found, "plain"), lambda: typed("vault.export.why"))
        with on_record(found, whole):
            if file == "-":
                put(made.text)
            else:
                write_new(Path(file), made.text.encode())
    if file != "-":
        put(sentence("vault.exported", file=file, rooms=", ".join(made.rooms)))
    if made.left_out:
        say(counted("vault.export.left-out", len(made.left_out), ids=made.left_out))
