"""Unlocking a vault: the secret is asked for, or read where somebody says it lies; no argument ever holds it."""

from __future__ import annotations

import getpass
import os
import resource
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.export.english import FACES
from goodoffices.export.errors import shown
from goodoffices.keeping_open import Agent, agent_folder
from goodoffices.new import write_new
from goodoffices.record.envelope import Envelope
from goodoffices.record.founding import KNOWN, unlocked, ways_in
from goodoffices.record.keys import MOST_FILE, Cost, Secret
from goodoffices.record.loading import certified
from goodoffices.record.sites import Folder, memory_folder
from goodoffices.record.store import Store
from goodoffices.record.vault import FORMAT, VAULT, Vault
from goodoffices.store.opening import open_store
from goodoffices.ways import ASKED, Ways

COST: Cost | None = None
"""What a guess at a new passphrase costs; None for what this version thinks right."""
KEY_FILE = 64
"""Random bytes in a key file that is made here."""
_LINE = 4_096
_OTHERS = 0o077


def surroundings() -> dict[str, Any]:
    """Return what a vault is opened with: this machine's memory of vaults, chance and clock."""
    return {
        "memory": Folder(memory_folder(dict(os.environ))),
        "chance": lambda room, count: secrets.token_bytes(count),
        "clock": lambda: int(time.time()),
    }


def agent() -> Agent:
    """Return the agent that keeps vaults open for this user."""
    return Agent(agent_folder(os.environ))


@contextmanager
def opened(address: str, ways: Ways = ASKED, *, anew: bool = False) -> Iterator[Vault]:
    """Give the vault at an address, opened; with `anew` the secret is asked for though it is kept open.

    Raises GoodOfficesError: "wrong-key" and what opening a store, or asking for a secret, raises.
    """
    vault = open_at(address, ways, anew=anew)
    try:
        yield vault
    finally:
        vault.close()


def open_at(address: str, ways: Ways = ASKED, *, anew: bool = False) -> Vault:
    """Return the vault at an address, opened, for who closes it again. Raises what `opened` raises."""
    keep_out_of_dumps()
    store = open_store(address)
    try:
        return _kept_open(store, ways, anew) or _unlocked(store, address, ways)
    except BaseException:
        store.close()
        raise


def open_kept(address: str) -> Vault | None:
    """Return the vault at an address where the agent keeps it open, for who closes it again. Raises as `opened`."""
    keep_out_of_dumps()
    store = open_store(address)
    found = None
    try:
        found = _kept_open(store, ASKED, anew=False)
        return found
    finally:
        if found is None:
            store.close()


def open_with(address: str, given: Callable[[list[str]], Secret]) -> Vault:
    """Return the vault at an address, opened with what somebody gave, for who closes it again.

    `given` is told by which sorts of secret it opens. Raises GoodOfficesError: "wrong-key" (vault, reason) and what
    opening a store raises.
    """
    keep_out_of_dumps()
    store = open_store(address)
    try:
        demand_format(store)
        return Vault(store, _key(store, address, given(ways_in(store))), **surroundings())
    except BaseException:
        store.close()
        raise


def unread_rooms(vault: Vault) -> frozenset[str]:
    """Return the rooms in which something is damaged, out of place, or without a key where no certificate says why."""
    loaded = vault.loaded()
    names = vault.epochs.rooms()
    wrong = (*loaded.damaged, *loaded.broken, *loaded.unkeyed, *lost_keys(vault))
    return frozenset(names.get(envelope.room, "") for envelope in wrong)


def lost_keys(vault: Vault) -> list[Envelope]:
    """Return the envelopes whose keys are gone and were not destroyed by any certificate that can be read here."""
    loaded = vault.loaded()
    destroyed = certified(loaded.opened)
    names = vault.epochs.rooms()
    return [e for e in loaded.gone if (names.get(e.room, ""), e.key, e.site.hex(), e.seq) not in destroyed]


def keep_out_of_dumps() -> None:
    """Let no copy of this process's memory be written down when it fails."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def _kept_open(store: Store, ways: Ways, anew: bool) -> Vault | None:
    if ways.said or anew:
        return None
    key = agent().give(store.place())
    if not key:
        return None
    try:
        return Vault(store, key, **surroundings())
    except GoodOfficesError:
        # it may be another vault's by now: then the person is asked
        return None


def _unlocked(store: Store, address: str, ways: Ways) -> Vault:
    demand_format(store)
    secret = secret_for(ways_in(store), address, ways)
    return Vault(store, _key(store, address, secret), **surroundings())


def _key(store: Store, address: str, secret: Secret) -> bytes:
    try:
        return unlocked(store, secret)
    except GoodOfficesError as error:
        if error.code != "wrong-key":
            raise
        reason = secret.sort.replace(" ", "-")
        raise GoodOfficesError("wrong-key", vault=address, reason=reason) from None


def demand_format(store: Store) -> None:
    """Refuse what this version cannot read, before anybody is asked for a secret. Raises GoodOfficesError."""
    with store.reading() as reading:
        found = reading.get(VAULT, FORMAT)
    if found != KNOWN:
        unlocked(store, Secret())


def secret_for(sorts: list[str], address: str, ways: Ways) -> Secret:
    """Return the secret that one of these sorts of way needs, from where it was said to lie, or asked for."""
    if ways.recovery:
        if "recovery" not in sorts:
            raise GoodOfficesError("no-recovery", vault=address)
        return Secret(recovery=_asked("recovery", ways, address))
    sort = next((sort for sort in sorts if sort != "recovery"), "recovery")
    if sort == "recovery":
        return Secret(recovery=_asked("recovery", ways, address))
    if sort != "passphrase" and not ways.key_file:
        raise GoodOfficesError("key-file-needed", vault=address)
    return Secret(
        passphrase=_asked("passphrase", ways, address) if sort != "key file" else "",
        key_file=read_key_file(ways.key_file) if sort != "passphrase" else b"",
    )


def new_secret(address: str, ways: Ways) -> Secret:
    """Return a secret for a vault that is new, or that gets another: the key file is made where it is not there yet."""
    keep_out_of_dumps()
    phrase = ""
    if not ways.key_file or ways.both or ways.passphrase_fd is not None:
        phrase = _asked("new-passphrase", ways, address)
        if ways.passphrase_fd is None and _hidden("passphrase-again", address) != phrase:
            raise GoodOfficesError("passphrases-differ")
    if ways.key_file and not os.path.lexists(ways.key_file):
        write_new(Path(ways.key_file), secrets.token_bytes(KEY_FILE))
    return Secret(passphrase=phrase, key_file=read_key_file(ways.key_file) if ways.key_file else b"")


def read_key_file(path: str) -> bytes:
    """Return what a key file holds, and say on standard error where others may read it. Raises GoodOfficesError."""
    try:
        with Path(path).open("rb") as file:
            status = os.fstat(file.fileno())
            data = file.read(MOST_FILE + 1)
    except (OSError, ValueError) as error:
        raise GoodOfficesError("key-file-unread", file=path, why=getattr(error, "strerror", None) or "") from None
    if stat.S_ISREG(status.st_mode) and status.st_mode & _OTHERS:
        click.echo(FACES["vault.key-file-open"].format(file=shown(path)), err=True)
    if not data:
        raise GoodOfficesError("key-file-unread", file=path, why=FACES["vault.empty"])
    return data


def _asked(question: str, ways: Ways, address: str) -> str:
    text = _line(ways.passphrase_fd) if ways.passphrase_fd is not None else _hidden(question, address)
    if not text:
        raise GoodOfficesError("no-secret")
    return text


def _line(descriptor: int) -> str:
    """One line from a descriptor, and not a byte more: what follows may be for another question."""
    found = bytearray()
    try:
        while len(found) <= _LINE and (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            found += byte
    except OSError as error:
        raise GoodOfficesError("descriptor-unread", found=descriptor, why=error.strerror or "") from None
    try:
        return found.decode().removesuffix("\r")
    except UnicodeDecodeError:
        raise GoodOfficesError("secret-no-text") from None


def _hidden(question: str, address: str) -> str:
    """What somebody types at the terminal, which does not show it."""
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        raise GoodOfficesError("no-terminal", vault=address) from None
    try:
        text = getpass.getpass(FACES[f"vault.ask.{question}"].format(vault=shown(address)))
    except EOFError:
        raise click.Abort from None
    if not text.isascii() and text.encode(errors="replace").decode() != text:
        raise GoodOfficesError("secret-no-text")
    return text
