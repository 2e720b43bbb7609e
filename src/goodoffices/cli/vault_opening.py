"""A new vault, and the ways into one: open for a time, locked, another passphrase, a recovery key."""

from __future__ import annotations

import time

import click

from goodoffices import unlocking
from goodoffices.asked import read
from goodoffices.cli.asking import chosen
from goodoffices.cli.parts import BOTH, NEW_KEY_FILE, SECRET, VAULT, takes, ways
from goodoffices.cli.progress import progress
from goodoffices.cli.saying import put, sentence, tell, tell_owed
from goodoffices.founding import demand_free, key_file_kept, made_at, other_ways
from goodoffices.making import make_vault
from goodoffices.new import ask, new_file
from goodoffices.record.file import read_mediation
from goodoffices.record.founding import add_recovery, change_secret
from goodoffices.record.regime import STRICTEST, Keeps, regime
from goodoffices.store.opening import open_store
from goodoffices.unbroken import unbroken
from goodoffices.unlocking import agent, new_secret, opened

_MINUTE = 60
_LONGEST = 24 * 60


@click.command("new")
@takes(VAULT, SECRET, BOTH)
@click.option("--from", "file", metavar="FILE", default="", help="Begin with what a mediation file holds.")
@click.option("--regime", "keeps", type=click.Choice(STRICTEST), help="What may be put on record.")
@click.option("--no-recovery", is_flag=True, help="Make no recovery key.")
def new(vault: str, both: bool, file: str, keeps: Keeps | None, no_recovery: bool) -> None:
    """Make a vault.

    It asks for what it needs, and overwrites nothing: VAULT must not be there yet. With --key-file, a key file opens
    it, which is made where it is not there yet.
    """
    demand_free(vault)
    mediation = read(file) if file else read_mediation(new_file(ask(), now=int(time.time())))
    asked = ways(both=both)
    if not (file or keeps):
        tell("vault.regime.explained")
        keeps = chosen("vault.regime.ask", STRICTEST)
    with key_file_kept(asked, made_at(vault)):
        secret = new_secret(vault, asked)
        with progress(len(mediation.entries)) as step:
            recovery = make_vault(vault, mediation, secret, keeps, recovery=not no_recovery, step=step)
    put(sentence("vault.made", vault=vault))
    if not keeps and regime(entry.act for entry in mediation.entries) is None:
        tell("vault.regime.unsaid", vault=vault)
    put(sentence("vault.recovery", key=recovery) if recovery else sentence("vault.recovery.none"))
    put(sentence("vault.made.next", vault=vault))


@click.command("open")
@takes(VAULT, SECRET)
@click.option("--for", "minutes", type=click.IntRange(1, _LONGEST), default=15, show_default=True, help="Idle minutes.")
def unlock(vault: str, minutes: int) -> None:
    """Keep a vault open for a time.

    Later commands then do not ask for its secret, until it has lain idle for so many minutes or is locked.
    """
    with opened(vault, ways(), anew=True) as found:
        agent().keep(found.store.place(), found.key, minutes * _MINUTE, vault)
    put(sentence("vault.open", vault=vault, minutes=minutes))


@click.command("lock")
@click.argument("vault", metavar="[VAULT]", default="")
def lock(vault: str) -> None:
    """Lock a vault that is kept open, or every one."""
    place = None
    if vault:
        store = open_store(vault)
        place = store.place()
        store.close()
    locked = agent().lock(place)
    put("".join(sentence("vault.locked", vault=name) for name in locked) or sentence("vault.locked.none"))


@click.command("passphrase")
@takes(VAULT, SECRET, NEW_KEY_FILE, BOTH)
def passphrase(vault: str, new_key_file: str, both: bool) -> None:
    """Give a vault another passphrase, or another key file.

    The one from before opens it no more; copies made earlier still open with it. Where there is a recovery key, a new
    one takes its place and is printed once.
    """
    with opened(vault, ways(), anew=True) as found:
        asked = ways(key_file=new_key_file, both=both, recovery=False)
        with key_file_kept(asked, other_ways(found.store)):
            secret = new_secret(vault, asked)
            with unbroken():
                key = change_secret(found, secret, cost=unlocking.COST)
        # said first: nothing that comes up from here on may keep it from whoever needs it
        put(sentence("vault.secret-changed", vault=vault))
        if key:
            put(sentence("vault.recovery", key=key))
        agent().lock(found.store.place())
    tell_owed(found)


@click.command("recovery")
@takes(VAULT, SECRET)
def recovery(vault: str) -> None:
    """Make a recovery key, to be written on paper.

    Only where there is none: `vault passphrase` replaces one that there is.
    """
    with opened(vault, ways(), anew=True) as found, unbroken():
        key = add_recovery(found)
    put(sentence("vault.recovery", key=key))


COMMANDS = (new, unlock, lock, passphrase, recovery)
