"""The command: checks a vault, or one shown entry, and says what it found; it ends with 0, 1 or 2."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from goodoffices.verify.checking import check
from goodoffices.verify.english import NOT_SHOWN, UNREADABLE
from goodoffices.verify.opening import Epoch
from goodoffices.verify.plain import Unreadable, from_hex, read_json, read_small, text
from goodoffices.verify.proofs import NotShown, Proof, check_proof, read_proof
from goodoffices.verify.reading import read_file
from goodoffices.verify.receipts import Receipt, read_receipt
from goodoffices.verify.telling import as_json, as_text, shown, visible

SOUND, NOT_SOUND, UNREAD = 0, 1, 2


def main(arguments: Sequence[str]) -> int:
    """Run the command; return how it ends: 0 sound, 1 not sound, 2 could not be read."""
    asked = parser().parse_args(arguments)
    try:
        receipts = [read_receipt(read_small(path)) for path in asked.receipt]
        if asked.proof is not None:
            code, words = proof_checked(read_proof(read_small(asked.proof)), receipts, asked)
        else:
            code, words = vault_checked(asked.vault, receipts, asked)
    except Unreadable as error:
        code, words = UNREAD, visible(UNREADABLE[error.code].format(**shown(error.params)))
    except ImportError:
        code, words = UNREAD, UNREADABLE["no-cryptography"]
    return code if said(words) else UNREAD


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments."""
    made = Arguments(
        prog="python -m goodoffices.verify",
        description="Check a vault, or one shown entry, from the published format alone. Changes nothing.",
        epilog="Ends with 0: sound in what was checked; 1: not sound; 2: could not be read.",
    )
    made.add_argument("vault", nargs="?", type=Path, help="the vault's file")
    made.add_argument(
        "--receipt", type=Path, action="append", default=[], help="a receipt to check against; any number"
    )
    made.add_argument("--keys", type=Path, help="a file with keys of rooms; without it contents are not checked")
    made.add_argument("--proof", type=Path, help="a proof of one entry, to check against the one receipt")
    made.add_argument("--format", choices=("text", "json"), default="text", help="sentences, or JSON for a program")
    made.add_argument("--quiet", action="store_true", help="say nothing where all is sound, and no notes")
    return made


class Arguments(argparse.ArgumentParser):
    """Arguments of which exactly one thing is to be checked."""

    def parse_args(self, arguments: Any = None, namespace: Any = None) -> Any:
        """Return the arguments, or end with 2 and what is wrong with them."""
        asked = super().parse_args(arguments, namespace)
        if (asked.vault is None) == (asked.proof is None):
            self.error("give a vault, or --proof with --receipt")
        if asked.proof is not None and (len(asked.receipt) != 1 or asked.keys is not None):
            self.error("--proof takes one --receipt and no --keys")
        return asked


def vault_checked(vault: Path, receipts: Sequence[Receipt], asked: argparse.Namespace) -> tuple[int, str]:
    """Return how the check of a vault ends, and what is said of it."""
    epochs, mediation = keys_in(asked.keys) if asked.keys else ({}, "")
    found = check(read_file(vault), epochs, receipts, mediation)
    names = {epoch.room.hex(): epoch.name for epoch in epochs.values()}
    words = as_json(found) if asked.format == "json" else as_text(found, names, asked.quiet)
    return (SOUND if found.sound else NOT_SOUND), words


def keys_in(path: Path) -> tuple[dict[bytes, Epoch], str]:
    """Return the keys that a file holds, by epoch, and the mediation's id where it says it. Raises Unreadable."""
    said = read_json(read_small(path), "not-keys")
    try:
        epochs = {
            from_hex(one["tag"], 16): Epoch(from_hex(one["room"], 16), text(one["name"]), from_hex(one["key"], 32))
            for one in said["epochs"]
        }
        return epochs, from_hex(said.get("mediation", "")).hex()
    except (KeyError, TypeError, ValueError):
        raise Unreadable("not-keys") from None


def proof_checked(proof: Proof, receipts: Sequence[Receipt], asked: argparse.Namespace) -> tuple[int, str]:
    """Return how the check of a shown entry ends, and what is said of it."""
    receipt = receipts[0]
    try:
        document = check_proof(proof, receipt)
    except NotShown as error:
        words = f"NOT SHOWN: {NOT_SHOWN[error.code]}"
        return NOT_SOUND, json.dumps({"sound": False, "problem": error.code}) if asked.format == "json" else words
    if asked.format == "json":
        place = {"room": proof.room.hex(), "site": proof.site.hex(), "seq": proof.seq}
        return SOUND, json.dumps({"sound": True, "document": document, **place}, indent=2, sort_keys=True)
    return SOUND, "" if asked.quiet else visible(shown_entry(proof, receipt, document))


def shown_entry(proof: Proof, receipt: Receipt, document: dict[str, Any]) -> str:
    """Return in words what a proof shows, and what it does not."""
    words = json.dumps(document["entry"], indent=2, sort_keys=True, ensure_ascii=False)
    return (
        f"SHOWN: this entry is number {proof.seq} (counted from 0) of {proof.size} in the chain {proof.site.hex()}\n"
        f"of room {proof.room.hex()}, as the receipt of {receipt.made} saw it. It reads:\n\n{words}\n\n"
        "NOTE: This says that the entry was in the record then, not that what it says is true.\n"
        "Who wrote it, what the room is called, and what the other entries say was not checked."
    )


def said(words: str) -> bool:
    """Print, whatever the terminal can show; return whether it could be."""
    encoding = sys.stdout.encoding or "utf-8"
    try:
        sys.stdout.write(words.encode(encoding, "backslashreplace").decode(encoding) + "\n" if words else "")
        sys.stdout.flush()
    except OSError:
        # whoever listened has gone, or the disk is full: the end of the program must not try again
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115
        return False
    return True
