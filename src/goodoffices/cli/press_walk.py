"""Going through the drafts of an article in the terminal: each is accepted, changed or skipped, and any can be undone.

Nothing is recorded before somebody says yes. Each yes is written in one transaction, or not at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import click

from goodoffices.acts.bounds import LATEST
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.acts.public import AccountSet, Denial, Statement
from goodoffices.cli.press_change import change
from goodoffices.cli.press_text import claim_rows, statement_rows
from goodoffices.cli.saying import say, sentence, tell, told
from goodoffices.confirming import BESIDE, Choice, Found, Work, proposed
from goodoffices.export.errors import shown
from goodoffices.incoming import demand_fit
from goodoffices.press.drafts import Draft, told_in
from goodoffices.press.matters import Matter
from goodoffices.press.values import Reading
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import holder
from goodoffices.record.places import room_of
from goodoffices.record.see import see
from goodoffices.record.vault import Vault
from goodoffices.standing.accounts import letter
from goodoffices.standing.articles import MARK
from goodoffices.standing.standing import standing
from goodoffices.unbroken import unbroken

_NEW = "0"


class Step(NamedTuple):
    """What was decided last: on which draft or matter, and the entries it made; none where it was skipped."""

    key: str
    entries: tuple[Entry, ...]


class Ended(Exception):
    """Somebody has had enough; what was accepted stays."""


def public_room(vault: Vault) -> str:
    """Return the public room of a vault. Raises GoodOfficesError("press-no-public")."""
    try:
        return room_of(vault.record(), "public")
    except GoodOfficesError:
        raise GoodOfficesError("press-no-public") from None


class Walk:
    """One way through the drafts of an article, into one room of a vault."""

    def __init__(self, vault: Vault, reading: Reading, room: str) -> None:
        self.vault = vault
        self.reading = reading
        self.room = room
        self.proposed = proposed(reading, vault.head.zone)
        self.steps: list[Step] = []
        self.before = 0

    def work(self) -> Work:
        """Return what there is to go through, as the vault is now. Raises NotHere for a room one is not in."""
        record = self.vault.record()
        visible = see(record, holder(record, self.vault.head.recorded_by))
        if self.room not in visible.rooms:
            raise NotHere("room")
        return Work(standing(visible, as_of=LATEST, known_at=LATEST), self.proposed, self.room)

    def go(self) -> int:
        """Go through all there is, and return the exit code: 1 where something was left."""
        work = self.work()
        self.before = len(work.recorded)
        for place, key in enumerate(work.drafts, 1):
            if key in work.recorded:
                say(sentence("press.known", number=place, count=len(work.drafts), id=work.recorded[key]))
        try:
            while (todo := self._next()) is not None or self._last_undone():
                if todo is not None:
                    self._one(todo)
        except (Ended, click.Abort, KeyboardInterrupt, EOFError):
            say("")
            tell("press.left", accepted=self._accepted, left=self._left())
            return 1
        tell("press.done", accepted=self._accepted, skipped=len(self.steps) - self._accepted, before=self.before)
        return 0

    @property
    def _accepted(self) -> int:
        return sum(bool(step.entries) for step in self.steps)

    def _left(self) -> int:
        return len(self._waiting(self.work()))

    def _waiting(self, work: Work) -> list[Draft | Matter]:
        passed = {step.key for step in self.steps}
        drafts = [d for d in work.drafts.values() if d.id not in passed and d.id not in work.recorded]
        return [*drafts, *(matter for matter in work.proposed() if matter.id not in passed)]

    def _last_undone(self) -> bool:
        """Ask, when nothing is left, whether the last decision is to be taken back; no answer is none."""
        if not self.steps:
            return False
        try:
            return self._ask("press.ask.last", "u", none="-") == "u" and self._undo()
        except (Ended, click.Abort, KeyboardInterrupt, EOFError):
            return False

    def _next(self) -> Draft | Matter | None:
        return next(iter(self._waiting(self.work())), None)

    def _one(self, todo: Draft | Matter) -> None:
        if isinstance(todo, Matter):
            self._matter(todo)
        else:
            self._draft(todo)

    # one draft

    def _draft(self, draft: Draft) -> None:
        as_read = draft
        while True:
            work = self.work()
            found = work.found(draft)
            self._show(work, draft, found)
            changed = draft != as_read
            asked = self._ask("press.ask.changed" if changed else "press.ask", "acrsuq" if changed else "acsuq")
            if asked in ("c", "r"):
                draft = change(draft, self.vault.head.zone) if asked == "c" else as_read
                continue
            if asked == "u" and not self._undo():
                continue
            if asked == "a" and not self._accept(work, draft, found):
                continue
            if asked == "s":
                self._skip(draft.id)
            return

    def _show(self, work: Work, draft: Draft, found: Found) -> None:
        number = list(work.drafts).index(draft.id) + 1
        said = {one.id: one for one in (*self.reading.statements, *self.reading.claims)}[draft.id]
        say("")
        tell("press.draft", number=number, count=len(work.drafts))
        if draft.source is None:
            tell("press.claim")
        numbers = {key: str(place) for place, key in enumerate(work.drafts, 1)}
        rows = claim_rows if draft.source is None else statement_rows
        own = draft.ours or draft.source_ours
        for row in _own_rows(draft) if own else (*rows(self.reading, said, numbers), *_kept_rows(draft)):
            say(row)
        if found.already:
            tell("press.same", id=found.already)

    def _accept(self, work: Work, draft: Draft, found: Found) -> bool:
        source = self._source(work, found)
        belongs, side = self._set(work, found)
        why = sentence("press.set.why", outlet=self.reading.outlet or self.reading.digest[:MARK])
        choice = Choice(draft=draft, source=source, set=belongs, side=side, why=why)
        try:
            entries = work.entries(choice, lambda: self.vault.chance(self.room, 16).hex())
        except GoodOfficesError as error:
            say(told(error).rstrip())
            return False
        return self._write(draft.id, entries)

    def _write(self, key: str, entries: Sequence[Entry]) -> bool:
        """Put entries on record, all or none, and return whether they are."""
        filled = [self.vault.filled(entry) for entry in entries]
        try:
            demand_fit(self.vault, filled)
            with unbroken():
                written = self.vault.write(*filled)
                self.steps.append(Step(key, written))
        except GoodOfficesError as error:
            say(told(error).rstrip())
            return False
        main = next((e for e in written if type(e.act).__name__ not in ("Article", "Source", "Passage")), written[0])
        tell("press.accepted", room=self.room, id=main.id)
        return True

    def _source(self, work: Work, found: Found) -> str:
        if not found.sources:
            return ""
        for place, likely in enumerate(found.sources, 1):
            reason = sentence(f"press.source.{likely.reason}")
            tell("press.source", number=place, name=work.s.name(likely.id).text, reason=reason)
        number = self._number("press.source.ask", len(found.sources))
        return found.sources[number - 1].id if number else ""

    def _set(self, work: Work, found: Found) -> tuple[str, int]:
        offered: list[tuple[str, int]] = []
        for likely in found.sets:
            act, shared = work.sets[likely.id].act, ", ".join(likely.shared)
            for place, account in enumerate(act.accounts):
                offered.append((likely.id, place))
                given = {"matter": act.matter, "label": letter(place), "says": account.says, "shared": shared}
                tell("press.set", number=len(offered), **given)
            offered.append((likely.id, BESIDE))
            tell("press.set.beside", number=len(offered), matter=act.matter, shared=shared)
        number = self._number("press.set.ask", len(offered)) if offered else 0
        return offered[number - 1] if number else ("", -1)

    def _number(self, key: str, most: int) -> int:
        allowed = [str(number) for number in range(most + 1)]
        while True:
            typed = _typed(sentence(key))
            if typed in allowed:
                return int(typed)
            tell("vault.one-of", allowed=", ".join(allowed))

    # one matter

    def _matter(self, matter: Matter) -> None:
        while True:
            work = self.work()
            acts = work.acts(matter)
            say("")
            _show_matter(work, matter, acts)
            asked = self._ask("press.ask.matter", "asuq")
            if asked == "u" and not self._undo():
                continue
            if asked == "a" and not self._write(matter.id, work.set_entries(acts)):
                continue
            if asked == "s":
                self._skip(matter.id)
            return

    # either

    def _ask(self, key: str, letters: str, none: str = "") -> str:
        while True:
            typed = _typed(sentence(key)).lower() or none
            if none and typed == none:
                return none
            letter = typed[:1]
            if letter == "q":
                raise Ended
            if letter and letter in letters:
                return letter
            tell("press.ask.letters", letters=", ".join(letters))

    def _skip(self, key: str) -> None:
        self.steps.append(Step(key, ()))
        tell("press.skipped")

    def _undo(self) -> bool:
        """Take back what was decided last, and return whether there was anything."""
        if not self.steps:
            tell("press.nothing-to-undo")
            return False
        step = self.steps[-1]
        if step.entries:
            entries = self.work().struck((entry.id for entry in step.entries), sentence("press.undo.why"))
            filled = [self.vault.filled(entry) for entry in entries]
            with unbroken():
                self.vault.write(*filled)
                self.steps.pop()
            tell("press.undone")
        else:
            self.steps.pop()
            tell("press.undone.skip")
        return True


def _kept_rows(draft: Draft) -> list[str]:
    """The rows of what is recorded beside what was read: the summary as it is kept, the terms, the outlet."""
    act = draft.act
    label = act.label if isinstance(act, Statement) else ""
    fields = (("summary", act.says), ("label", label), ("outlet", act.outlet))
    return [f"   {sentence(f'press.kept.{name}', words=' '.join(words.split()))}" for name, words in fields if words]


def _own_rows(draft: Draft) -> list[str]:
    """The rows of a draft that a person changed: field by field, as it will be recorded."""
    source = [draft.source] if draft.source is not None else []
    found = []
    for value in (*source, draft.act):
        for name in value.__struct_fields__:
            held = getattr(value, name)
            texts = [one.text for one in held] if name == "quotes" else [held] if isinstance(held, str) else []
            found += [f"   {name}: {shown(text)}" for text in texts if text]
    dates = (("said", draft.when), ("event", draft.event))
    return [*found, *(f"   {name}: {when.value}" for name, when in dates if when is not None)]


def _show_matter(work: Work, matter: Matter, acts: Sequence[AccountSet | Denial]) -> None:
    tell("press.matter", matter=matter.matter, sort=matter.sort)
    for act in acts:
        if isinstance(act, AccountSet):
            for place, account in enumerate(act.accounts):
                tell("press.side", label=letter(place), says=account.says)
            for key in act.open_targets:
                tell("press.target-open", says=told_in(work.s.must(key).act))
        else:
            tell("press.denies", says=told_in(work.s.must(act.by).act))
    for reason in matter.reasons:
        tell("press.because", reason=reason)


def _typed(text: str) -> str:
    return str(click.prompt(text, default="", err=True, show_default=False)).strip()
