"""From drafts of the press to the record: what is on record already, and the entries that one yes of a person makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, NamedTuple

import msgspec

from goodoffices.acts.people import Source
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.public import Account, AccountSet, Article, Claim, Denial, Passage, Statement
from goodoffices.acts.values import Basis
from goodoffices.acts.when import When
from goodoffices.press.drafts import WHOLE, Draft, day_of, drafts
from goodoffices.press.known import Heard, Likeness, Set, Side, said_before, same_sources, sets_for, words_of
from goodoffices.press.matters import Matter, acts_of, matters
from goodoffices.press.values import Reading
from goodoffices.record.entry import Entry
from goodoffices.standing.articles import MARK
from goodoffices.standing.fact import Fact
from goodoffices.standing.standing import Standing
from goodoffices.taking_back import in_its_place, struck

BESIDE = -2
"""In the place of a side of an account set: beside all of them."""
NewId = Callable[[], str]


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says yes to: a draft as it was or was changed, whose source it is, and the set it belongs to."""

    draft: Draft
    source: str = ""
    """A source on record; empty for a new one."""
    set: str = ""
    side: int = -1
    why: str = ""
    """Why that set is corrected, in the words of whoever confirms."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """What is on record that a draft has to do with: the same words, sources it may be of, sets it may belong to."""

    already: str = ""
    sources: tuple[Likeness, ...] = ()
    sets: tuple[Likeness, ...] = ()


class Proposed(NamedTuple):
    """A reading with all that is proposed of it: the same whatever is on record."""

    reading: Reading
    drafts: Mapping[str, Draft]
    matters: tuple[Matter, ...]


def proposed(reading: Reading, zone: str) -> Proposed:
    """Return a reading with its drafts and its matters; dates are read in the zone."""
    return Proposed(reading, {draft.id: draft for draft in drafts(reading, zone=zone)}, matters(reading))


class Work:
    """One reading held against what can be seen from a room: what of it was confirmed, and what there is still."""

    def __init__(self, s: Standing, reading: Reading | Proposed, room: str) -> None:
        made = reading if isinstance(reading, Proposed) else proposed(reading, s.visible.zone)
        self.s = s
        self.room = room
        self.reading, self.drafts, self.matters = made

    def _seen(self, kind: type[Any]) -> Iterator[Fact[Any]]:
        """Give the facts of a kind to which an entry in the room may point."""
        return (fact for fact in self.s.all(kind) if self.s.visible.may_point(self.room, fact.room))

    @cached_property
    def article(self) -> str:
        """The entry that keeps the article, or "": the same text is the same article."""
        return next((fact.id for fact in self._seen(Article) if fact.act.text == self.reading.text), "")

    @cached_property
    def _passages(self) -> tuple[Fact[Passage], ...]:
        return tuple(fact for fact in self._seen(Passage) if fact.act.digest == self.reading.digest)

    @cached_property
    def recorded(self) -> Mapping[str, str]:
        """The statements and claims that were confirmed from this article, by the draft they came from."""
        made = {_content(fact.act): fact.act.of for fact in self._passages if self._is(fact, Statement, Claim)}
        here = ((key, made.get(_content(draft))) for key, draft in self.drafts.items())
        return {key: entry for key, entry in here if entry}

    @cached_property
    def speakers(self) -> Mapping[str, str]:
        """The sources on record for speakers of this article: those confirmed with another statement of theirs."""
        found: dict[str, str] = {}
        for key, entry in self.recorded.items():
            fact = self.s.fact(entry)
            if fact is not None and isinstance(fact.act, Statement) and self.drafts[key].speaker:
                found.setdefault(self.drafts[key].speaker, fact.act.by)
        return found

    def _is(self, passage: Fact[Passage], *kinds: type[Any]) -> bool:
        return self.s.follow(passage, passage.act.of, *kinds) is not None

    @cached_property
    def _sources(self) -> tuple[tuple[str, Source], ...]:
        return tuple((fact.id, fact.act) for fact in self._seen(Source))

    @cached_property
    def _heard(self) -> tuple[Heard, ...]:
        own = set(self.recorded.values())
        facts = (fact for fact in self._seen(Statement) if fact.id not in own)
        return tuple(Heard(id=f.id, by=f.act.by, words=words_of(f.act), when=f.when) for f in facts)

    @cached_property
    def sets(self) -> Mapping[str, Fact[AccountSet]]:
        """The account sets on record that may be corrected from the room."""
        return {fact.id: fact for fact in self._seen(AccountSet) if fact.room == self.room}

    @cached_property
    def _known_sets(self) -> tuple[Set, ...]:
        def side(fact: Fact[AccountSet], account: Account) -> Side:
            given = (self.s.follow(fact, key) for key in account.given_in)
            return Side(says=account.says, words=" ".join(words_of(one.act) for one in given if one is not None))

        return tuple(
            Set(id=key, matter=fact.act.matter, sides=tuple(side(fact, account) for account in fact.act.accounts))
            for key, fact in self.sets.items()
        )

    def found(self, draft: Draft) -> Found:
        """Return what on record has to do with a draft."""
        if draft.source is None:
            return Found()
        likely = same_sources(draft.source, self._sources)
        own = self.speakers.get(draft.speaker, "")
        by = (own, *(one.id for one in likely)) if own else tuple(one.id for one in likely)
        return Found(
            already=said_before(draft, by, self._heard),
            sources=() if own else likely,
            sets=sets_for(draft, self._known_sets),
        )

    def proposed(self) -> tuple[Matter, ...]:
        """Return the matters that can be recorded now and are not: enough of their statements are on record."""
        return tuple(matter for matter in self.matters if self._open(matter))

    def _open(self, matter: Matter) -> bool:
        acts = self.acts(matter)
        return bool(acts) and not all(map(self._there, acts))

    def settled(self, matter: Matter) -> bool:
        """Return whether all that a matter proposes is on record."""
        acts = self.acts(matter)
        return bool(acts) and all(map(self._there, acts))

    def acts(self, matter: Matter) -> tuple[AccountSet | Denial, ...]:
        """Return the acts that a matter proposes of what is on record."""
        return acts_of(matter, self.recorded, self.drafts)

    def _there(self, act: AccountSet | Denial) -> bool:
        return any(_same(act, fact.act) for fact in self._seen(type(act)))

    # what one yes makes

    def entries(self, choice: Choice, new_id: NewId) -> tuple[Entry, ...]:
        """Return the entries of one draft: the article and the source where they are new, the act, and their places.

        Raises GoodOfficesError("press-source-changed") where a source on record was chosen and another one typed.
        """
        made: list[Entry] = []
        draft, article = choice.draft, self.article
        if not article:
            article = new_id()
            made.append(self._kept(article))
        act = draft.act
        if isinstance(act, Statement) and draft.source is not None:
            known = self._whose(choice)
            by = known or new_id()
            if not known:
                made += self._source(draft, by, article)
            refers = tuple(self.recorded[key] for key in draft.refers_to if key in self.recorded)
            act = msgspec.structs.replace(act, by=by, refers_to=refers)
        key = new_id()
        made.append(self._entry(key, act, draft.when))
        made.append(self._passage(key, article, draft.places, draft.ours, draft.event))
        return (*made, *self._joined(choice, key))

    def _whose(self, choice: Choice) -> str:
        """Return the source on record whose words they are, "" for a new one, as one that was changed by hand is."""
        draft = choice.draft
        if choice.source and draft.source_ours:
            raise GoodOfficesError("press-source-changed")
        return choice.source or ("" if draft.source_ours else self.speakers.get(draft.speaker, ""))

    def _source(self, draft: Draft, key: str, article: str) -> Iterator[Entry]:
        yield self._entry(key, draft.source)
        yield self._passage(key, article, draft.source_places, draft.source_ours)

    def _kept(self, key: str) -> Entry:
        reading = self.reading
        act = Article(text=reading.text, title=reading.title, outlet=reading.outlet, lang=reading.language)
        return self._entry(key, act, day_of(reading.dateline, self.s.visible.zone))

    def _passage(
        self, of: str, article: str, places: tuple[Any, ...], ours: tuple[str, ...], event: When | None = None
    ) -> Entry:
        reading = self.reading
        act = Passage(
            of=of,
            article=article,
            digest=reading.digest,
            reader=reading.reader,
            places=places,
            ours=ours,
            event=event,
        )
        return self._entry("", act)

    @property
    def basis(self) -> Basis:
        """What rests on the article rests on this."""
        dateline = self.reading.dateline
        parts = (self.reading.outlet or self.reading.digest[:MARK], dateline.value if dateline is not None else "")
        return Basis(how="document", document=", ".join(filter(None, parts)))

    def _entry(self, key: str, act: Any, when: When | None = None) -> Entry:
        return Entry(id=key, room=self.room, act=act, when=when, basis=self.basis)

    def _joined(self, choice: Choice, key: str) -> Iterator[Entry]:
        """A set that a statement joins is corrected: both of its versions stay readable."""
        fact = self.sets.get(choice.set)
        if fact is None:
            return
        yield in_its_place(fact, with_statement(fact.act, key, choice.side), choice.why)

    def set_entries(self, acts: Iterable[AccountSet | Denial]) -> tuple[Entry, ...]:
        """Return the entries of a matter: what of it is not on record."""
        return tuple(self._matter_entry(act) for act in acts if not self._there(act))

    def _matter_entry(self, act: AccountSet | Denial) -> Entry:
        if isinstance(act, AccountSet):
            # that these belong together is our own reading, and no article's
            return Entry(id="", room=self.room, act=act, basis=Basis(how="done"))
        statement = self.s.fact(act.by)
        when = statement.when if statement is not None and statement.when.value else None
        return self._entry("", act, when)

    def taken_back(self, key: str, reason: str) -> tuple[Entry, ...]:
        """Return the entries that take back what was confirmed of a draft; the first entries stay readable."""
        return self.struck(filter(None, [self.recorded.get(key)]), reason)

    def matter_taken_back(self, key: str, reason: str) -> tuple[Entry, ...]:
        """Return the entries that take back what was recorded of a matter."""
        matter = next((one for one in self.matters if one.id == key), None)
        acts = self.acts(matter) if matter is not None else ()
        made = (fact.id for act in acts for fact in self._seen(type(act)) if _same(act, fact.act))
        return self.struck(made, reason)

    def struck(self, ids: Iterable[str], reason: str) -> tuple[Entry, ...]:
        """Return the entries that strike what was confirmed in the room, with all that hangs on it alone."""
        return struck(self.s, self.room, ids, reason)


def with_statement(act: AccountSet, key: str, side: int) -> AccountSet:
    """Return an account set with one statement more, on a side of it or beside them."""
    if not 0 <= side < len(act.accounts):
        return msgspec.structs.replace(act, beside=(*act.beside, key))
    accounts = list(act.accounts)
    accounts[side] = msgspec.structs.replace(accounts[side], given_in=(*accounts[side].given_in, key))
    return msgspec.structs.replace(act, accounts=tuple(accounts))


def _content(made: Draft | Passage) -> frozenset[tuple[int, int]]:
    """Where the words stand that an act was read from: by that it is known again, whatever was changed in it."""
    return frozenset((place.start, place.end) for place in made.places if place.field in (WHOLE, "cue"))


def _same(one: AccountSet | Denial, other: AccountSet | Denial) -> bool:
    if isinstance(one, Denial) and isinstance(other, Denial):
        return (one.by, set(one.of), set(one.may_be_of)) == (other.by, set(other.of), set(other.may_be_of))
    if isinstance(one, AccountSet) and isinstance(other, AccountSet):
        there = {key for account in other.accounts for key in account.given_in}
        return sum(not there.isdisjoint(account.given_in) for account in one.accounts) > 1
    return False
