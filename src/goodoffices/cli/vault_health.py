"""Whether a vault is as it should be: receipts and proofs to hold, the independent check, and the doctor."""

from __future__ import annotations

from pathlib import Path

import click

from goodoffices import verify as independent
from goodoffices.acts.keeping import CopyMade
from goodoffices.checking import checked, names_of, receipt_of
from goodoffices.cli.parts import ROOM, ROOMS, SECRET, VAULT, takes, ways
from goodoffices.cli.saying import put, refuse, sentence, tell
from goodoffices.cli.vault_copies import on_record
from goodoffices.copies import called
from goodoffices.doctor import examine
from goodoffices.export.vault_text import health_text
from goodoffices.founding import demand_free
from goodoffices.new import write_new
from goodoffices.record.epochs import Epochs
from goodoffices.record.receipt import make_proof, make_receipt
from goodoffices.record.store import Store
from goodoffices.store.opening import open_store
from goodoffices.unlocking import opened
from goodoffices.verify.telling import as_text


@click.command("receipt")
@takes(VAULT)
@click.argument("file", metavar="FILE")
@takes(ROOMS, SECRET)
def receipt(vault: str, file: str, rooms: tuple[str, ...]) -> None:
    """Write a receipt of how far the vault reaches now.

    It tells nothing of what was said. Whoever holds it can find out later whether anything was altered or cut off.
    """
    demand_free(file)
    with opened(vault, ways()) as found:
        write_new(Path(file), make_receipt(found, rooms))
    put(sentence("vault.receipt", file=file, vault=vault))


@click.command("proof")
@takes(VAULT, ROOM)
@click.argument("key", metavar="ID")
@click.argument("file", metavar="FILE")
@takes(SECRET)
def proof(vault: str, room: str, key: str, file: str) -> None:
    """Write a proof that shows one entry and no other.

    Whoever has FILE can read that entry: it is put on record as a copy.
    """
    demand_free(file)
    with opened(vault, ways()) as found:
        data = make_proof(found, room, key)
        with on_record(found, [CopyMade(what=called(found, "proof"), sort="bundle", rooms=(room,))]):
            write_new(Path(file), data)
    put(sentence("vault.proof", file=file))


@click.command("verify")
@takes(VAULT, SECRET)
@click.option("--receipt", "files", metavar="FILE", multiple=True, help="Also against this receipt.")
@click.option("--no-keys", is_flag=True, help="Ask for no secret: check all but the contents.")
def verify(vault: str, files: tuple[str, ...], no_keys: bool) -> int:
    """Check a vault from its published format alone.

    The check shares no code with what wrote the vault. Exits with 1 where anything is not as it should be.
    """
    receipts = [_receipt(file) for file in files]
    if no_keys:
        store = open_store(vault)
        try:
            return _checked(store, Epochs(), receipts)
        finally:
            store.close()
    with opened(vault, ways()) as found:
        return _checked(found.store, found.epochs, receipts, found.head.id.hex())


def _receipt(file: str) -> independent.Receipt:
    try:
        data = Path(file).read_bytes()
    except (OSError, ValueError) as error:
        refuse("cannot-read-other", file=file, why=getattr(error, "strerror", None) or "")
    return receipt_of(data, file)


def _checked(store: Store, epochs: Epochs, receipts: list[independent.Receipt], mediation: str = "") -> int:
    found = checked(store, epochs, receipts, mediation)
    put(as_text(found, names_of(epochs)) + "\n")
    return 0 if found.sound else 1


@click.command("doctor")
@takes(VAULT, SECRET)
def doctor(vault: str) -> int:
    """Look for what is wrong with a vault, and say what to do.

    Each check is one row. Exits with 1 where there is something to do.
    """
    with opened(vault, ways()) as found:
        checks = examine(found, vault)
    put(health_text(checks))
    if any(check.ill for check in checks):
        tell("vault.doctor.next", vault=vault)
        return 1
    return 0


COMMANDS = (receipt, proof, verify, doctor)
