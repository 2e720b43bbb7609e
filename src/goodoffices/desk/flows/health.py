"""Looking a vault over: the independent check and the doctor, of what whoever is at the desk may see and no more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from goodoffices import verify
from goodoffices.acts.keeping import CopyDestroyed, CopyMade
from goodoffices.checking import checked
from goodoffices.desk.forms.choices import room_label
from goodoffices.desk.held import Held
from goodoffices.desk.jobs import Job, Step
from goodoffices.desk.words import say, words_in
from goodoffices.doctor import Check, examine_outside
from goodoffices.export.vault_text import said as vault_said
from goodoffices.record.loading import certified, written
from goodoffices.record.vault import Vault
from goodoffices.standing.standing import Standing
from goodoffices.verify.english import TOLD

MOST = 100
_QUIET = ("log",)
"""Checks that are told only where there is something to do."""


class Looked(NamedTuple):
    """What was found: by the verifier, and by the doctor."""

    findings: verify.Findings
    checks: tuple[Check, ...]
    receipts: int


class Told(NamedTuple):
    """One finding in words: whether there is something to do, what was found, and what to do next."""

    ill: bool
    says: str
    then: str = ""


class Report(NamedTuple):
    """All that was found, in words."""

    sound: bool
    verdict: str
    problems: tuple[Told, ...]
    more: int
    notes: tuple[Told, ...]
    checks: tuple[Told, ...]


def looking(held: Held, s: Standing, receipts: Sequence[verify.Receipt] = ()) -> Job:
    """Begin to look a vault over, beside the pages: the rooms that this viewer may see."""
    vault = held.vault
    tags = {vault.tag(room) for room, seen in s.visible.rooms.items() if seen.whole}
    mediation = vault.head.id.hex()

    def work(step: Step) -> Looked:
        findings = checked(vault.store, vault.epochs, receipts, mediation, rooms=tags, step=step)
        found = examine_outside(vault, held.address) if held.address else ()
        return Looked(findings, found, len(receipts))

    with vault.store.reading() as reading:
        total = sum(end.seq + 1 for tag in tags for end in reading.ends(tag) if not end.branch)
    return Job(work, total)


def report(held: Held, s: Standing, looked: Looked) -> Report:
    """Return what was found, in words; a room is named as this viewer knows it."""
    names = {held.vault.tag(room).hex(): room_label(s, room) for room in s.visible.rooms}
    found = looked.findings
    counts = found.counts
    sound = say("integrity.sound") if found.sound else say("integrity.not-sound", count=len(found.problems))
    return Report(
        sound=found.sound,
        verdict=" ".join((sound, say("integrity.counts", **counts._asdict()))),
        problems=tuple(_problem(problem, names) for problem in found.problems[:MOST]),
        more=max(0, len(found.problems) - MOST),
        notes=tuple(_note(note, names) for note in found.notes[:MOST]),
        checks=tuple(_check(check) for check in looked.checks if check.ill or check.code not in _QUIET),
    )


def _problem(problem: verify.Problem, names: dict[str, str]) -> Told:
    what, then = TOLD[problem.code]
    params = {name: ", ".join(v) if isinstance(v, list) else v for name, v in problem.params.items()}
    where = ""
    if problem.room:
        seq = "–" if problem.seq is None else problem.seq
        where = say("integrity.where", room=names.get(problem.room, problem.room), chain=problem.site[:8], number=seq)
    return Told(True, " ".join(part for part in (where, what.format(**params)) if part), then)


def _note(note: verify.Note, names: dict[str, str]) -> Told:
    params = {name: names.get(value, value) if name == "room" else value for name, value in note.params.items()}
    if "site" in params:
        params["site"] = params["site"][:8]
    return Told(False, say(f"integrity.note.{note.code}", **params))


def _check(check: Check) -> Told:
    """Return a check of the doctor; what only a file's own format can be is told as the command tells it."""
    params = dict(check.params)
    if check.code == "ways":
        params["sorts"] = say("capture.comma").join(say(f"doctor.way.{s.replace(' ', '-')}") for s in params["sorts"])
    key = f"doctor.{check.code}"
    says = say(key, **params) if key in words_in("en") else vault_said(f"vault.{key}", **params)
    return Told(check.ill, says)


# what came and what went


class Lying(NamedTuple):
    """What lies in a vault, by digest: what can be read, and that of which there is no key."""

    readable: frozenset[bytes]
    keyless: frozenset[bytes]


class Went(NamedTuple):
    """How many entries went, how many a legal hold kept, and how many came without a key, in rooms somebody is in."""

    destroyed: int
    kept_under_hold: int
    without_key: int


def lying(vault: Vault) -> Lying:
    """Return what lies in a vault, to be compared with what lies there later."""
    loaded = vault.loaded()
    return Lying(frozenset(held.digest for held in loaded.opened), frozenset(held.digest for held in loaded.gone))


def went(vault: Vault, s: Standing, before: Lying) -> Went:
    """Return what went and came since, in rooms that this viewer reads as a whole: of others not even that tells."""
    rooms = {room for room, seen in s.visible.rooms.items() if seen.whole}
    tags, loaded = {vault.tag(room) for room in rooms}, vault.loaded()
    gone = [held.digest for held in loaded.gone if held.room in tags]
    named = certified(loaded.opened)
    return Went(
        destroyed=sum(digest in before.readable for digest in gone),
        kept_under_hold=sum(held.entry.room in rooms and written(held) in named for held in loaded.opened),
        without_key=sum(digest not in before.readable | before.keyless for digest in gone),
    )


# copies


def copies_out(s: Standing) -> tuple[str, ...]:
    """Return the ids of the copies that are out, as far as this viewer knows, the first first."""
    back = {fact.act.copy for fact in s.all(CopyDestroyed)}
    return tuple(fact.id for fact in s.all(CopyMade) if fact.id not in back)
