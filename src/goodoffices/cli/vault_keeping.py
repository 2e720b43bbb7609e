"""How long what lies in a vault is kept: regime, holds, retention rules, and destruction."""

from __future__ import annotations

from typing import Literal

import click

from goodoffices.acts.keeping import ConfidentialityRegime, HoldReleased, LegalHold, RetentionRule
from goodoffices.acts.values import Span
from goodoffices.cli.asking import demand_count, typed
from goodoffices.cli.parts import ROOM, SECRET, VAULT, YES, takes, ways
from goodoffices.cli.readings import known_kind
from goodoffices.cli.saying import put, refuse, sentence, tell_owed
from goodoffices.export.vault_text import destroyed_text, doomed_text, due_text, rules_text
from goodoffices.incoming import put_on_record
from goodoffices.keeping import by_whom, doomed, due, held_here, holds_in_force, rules, this_moment
from goodoffices.record.destroying import Order, destroy, finish, misfile
from goodoffices.record.places import places_for, room_of
from goodoffices.record.regime import STRICTEST, Keeps
from goodoffices.record.vault import Vault
from goodoffices.unbroken import unbroken
from goodoffices.unlocking import opened

_UNITS: tuple[Literal["days", "weeks", "months"], ...] = ("days", "weeks", "months")


@click.command("destroy")
@takes(VAULT, SECRET)
@click.argument("room", metavar="[ROOM]", default="")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--due", "over", is_flag=True, help="Destroy nothing: list what retention rules say is over.")
@click.option("--rule", metavar="ID", default="", help="What is over under this retention rule, in place of ids.")
@click.option("--words", is_flag=True, help="Show the words of what would go.")
@YES
def destroy_entries(vault: str, room: str, ids: tuple[str, ...], over: bool, rule: str, words: bool, yes: bool) -> None:
    """Destroy entries of a room.

    It shows what would go and which copies that does not reach, asks, and leaves a certificate in the room.
    """
    with opened(vault, ways()) as found:
        if over:
            put(due_text(due(found), found.head.zone))
            return
        if rule:
            ids = next((held.ids for held in due(found) if (held.rule, held.room) == (rule, room)), ())
            if not ids:
                refuse("nothing-over", rule=rule, room=room or "-")
        if not ids:
            refuse("destroy-what")
        _destroy(found, vault, room, ids, rule=rule, words=words, yes=yes)
    tell_owed(found)


def _destroy(vault: Vault, name: str, room: str, ids: tuple[str, ...], *, rule: str, words: bool, yes: bool) -> None:
    going = doomed(vault, room, ids)
    put(doomed_text(going, vault.head.zone, words=words))
    why = typed("vault.destroy.why")
    what = typed("vault.destroy.what", "")
    if not yes:
        demand_count(len(going.entries))
    by, when = by_whom(vault), this_moment(vault)
    order = Order(room=room, ids=frozenset(ids), why=why, what=what, rule=rule, by=by, when=when)
    with unbroken():
        done = destroy(vault, order)
    put(destroyed_text(done.certificate, done.keys))
    put(sentence("vault.destroyed.next", vault=name))


@click.command("misfiled")
@takes(VAULT, ROOM, SECRET)
@click.argument("key", metavar="ID")
def misfiled(vault: str, room: str, key: str) -> None:
    """Take out what was filed to the wrong room.

    Its content is destroyed. Under a legal hold it is taken out of every reading only.
    """
    with opened(vault, ways()) as found:
        reason = typed("vault.misfiled.reason", "")
        with unbroken():
            done = misfile(found, room, key, reason, by_whom(found), when=this_moment(found))
    put(destroyed_text(done.certificate, done.keys) if done else sentence("vault.misfiled.held"))
    tell_owed(found)


@click.command("hold")
@takes(VAULT, SECRET)
@click.argument("rooms", metavar="[ROOM]...", nargs=-1)
def hold(vault: str, rooms: tuple[str, ...]) -> None:
    """Put rooms under a legal hold, or the whole vault.

    Nothing there is destroyed until it is released; notes do not expire either.
    """
    with opened(vault, ways()) as found:
        held_here(found, rooms)
        places = places_for(found.record(), rooms)
        why = typed("vault.hold.why")
        for room, named in places:
            entry = put_on_record(found, LegalHold(why=why, rooms=named, by=by_whom(found)), room)
            put(
                sentence("vault.hold", id=entry.id, vault=vault, rooms=", ".join(named) or sentence("vault.every-room"))
            )


@click.command("release")
@takes(VAULT, SECRET)
@click.argument("key", metavar="HOLD")
def release(vault: str, key: str) -> None:
    """Release a legal hold."""
    with opened(vault, ways()) as found:
        held = next((entry for entry in holds_in_force(found) if entry.id == key), None)
        if held is None:
            refuse("no-such-hold", id=key)
        act = HoldReleased(hold=key, by=by_whom(found), why=typed("vault.release.why"))
        put_on_record(found, act, held.room)
        destroyed = finish(found)
    put(sentence("vault.released", id=key))
    if destroyed:
        put(sentence("vault.finished", count=destroyed))
        tell_owed(found)


@click.command("retention")
@takes(VAULT, SECRET)
@click.argument("rooms", metavar="[ROOM]...", nargs=-1)
@click.option("--keep", "count", type=click.IntRange(1, 36_600), help="For how many.")
@click.option("--unit", type=click.Choice(_UNITS), default="months", show_default=True, help="Of what.")
@click.option("--from-end", is_flag=True, help="Counted from the end of the mediation, not from the day of entry.")
@click.option("--kind", "named", metavar="ACT", multiple=True, help="Only acts of this kind; may be repeated.")
def retention(
    vault: str, rooms: tuple[str, ...], count: int | None, unit: str, from_end: bool, named: tuple[str, ...]
) -> None:
    """Say for how long rooms are kept.

    Without --keep, it lists the rules. Nothing is destroyed by a rule: `vault destroy VAULT --due` lists what is over.
    """
    for kind in named:
        known_kind(kind)
    with opened(vault, ways()) as found:
        if count is None:
            put(rules_text(rules(found), found.head.zone))
            return
        held_here(found, rooms)
        if not rooms:
            refuse("retention-of-what")
        span = Span(count=count, unit=next(known for known in _UNITS if known == unit))
        places = places_for(found.record(), rooms)
        why = typed("vault.retention.why")
        for room, about in places:
            act = RetentionRule(
                keep=span,
                counted_from="end of the mediation" if from_end else "entered",
                rooms=about,
                kinds=named,
                why=why,
            )
            entry = put_on_record(found, act, room)
            put(sentence("vault.retention", id=entry.id, vault=vault, rooms=", ".join(about)))


@click.command("regime")
@takes(VAULT, SECRET)
@click.argument("keeps", metavar="[REGIME]", type=click.Choice(["", *STRICTEST]), default="")
def regime(vault: str, keeps: Keeps) -> None:
    """Say what may be put on record, or agree on something stricter.

    REGIME is "no record", "minimal" or "evidence". The strictest one ever said holds.
    """
    with opened(vault, ways()) as found:
        if keeps:
            room = room_of(found.record(), "joint", "team", "public")
            put_on_record(found, ConfidentialityRegime(keeps=keeps), room)
        found.record()
        put(sentence(f"vault.regime.{(found.regime or 'none').replace(' ', '-')}"))


COMMANDS = (destroy_entries, misfiled, hold, release, retention, regime)
