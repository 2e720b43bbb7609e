"""Taking back what was confirmed: struck with what hangs on it alone; what says more is put right without it."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Any

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import Correction, Instead
from goodoffices.acts.people import Source
from goodoffices.acts.public import Account, AccountSet, Article, Claim, Denial, Passage, Statement
from goodoffices.acts.values import Basis
from goodoffices.record.entry import Entry
from goodoffices.standing.fact import Fact
from goodoffices.standing.standing import Standing

_CONFIRMED = (Statement, Claim, AccountSet, Denial)
"""What a person says yes to; articles, sources and passages come with it, and go with it."""


def struck(s: Standing, room: str, ids: Iterable[str], reason: str) -> tuple[Entry, ...]:
    """Return the entries that strike what was confirmed in a room, with all that hangs on it alone.

    An account set or a denial that speaks of something else too is put right as it is without it. What is struck
    already, or lies in another room, is passed by.
    """
    facts = (s.fact(key) for key in ids)
    asked = {f.id for f in facts if f is not None and f.room == room and isinstance(f.act, _CONFIRMED)}
    gone = _with_what_hangs(s, room, asked)
    strike = (in_its_place(fact, None, reason) for fact in map(s.must, sorted(gone)))
    left = ((fact, without(fact, gone)) for fact in _resting(s, room) if fact.id not in gone)
    right = (in_its_place(fact, act, reason) for fact, act in left if act != fact.act)
    return (*strike, *right)


def in_its_place(fact: Fact[Any], act: Any, why: str) -> Entry:
    """Return the entry that corrects a fact: what stands instead of it, or with None that nothing does."""
    when = fact.when if fact.when.value else None
    instead = Instead(act=act, when=when, basis=fact.basis) if act is not None else None
    made = Correction(target=fact.id, reason=why, instead=instead)
    return Entry(id="", room=fact.room, act=made, basis=Basis(how="done"))


def _resting(s: Standing, room: str) -> Iterator[Fact[Any]]:
    """Give the account sets and denials of a room: what may rest on statements."""
    kinds: tuple[type[Any], ...] = (AccountSet, Denial)
    return (fact for kind in kinds for fact in s.all(kind) if fact.room == room)


def _with_what_hangs(s: Standing, room: str, asked: set[str]) -> frozenset[str]:
    gone, more = set(asked), set(asked)
    while more:
        more = {fact.id for fact in _resting(s, room) if fact.id not in gone and without(fact, gone) is None}
        gone |= more
    for kind, named in ((Source, "by"), (Article, "article")):
        gone |= {passage.id for key in gone for passage in s.about(key, Passage) if _of(passage, key, room)}
        facts = [fact for fact in map(s.fact, _named(s, gone, named)) if fact is not None and fact.room == room]
        gone |= {fact.id for fact in facts if isinstance(fact.act, kind) and _is_over(s, fact, gone)}
        gone |= {passage.id for key in gone for passage in s.about(key, Passage) if _of(passage, key, room)}
    return frozenset(gone)


def _of(passage: Fact[Passage], key: str, room: str) -> bool:
    return passage.act.of == key and passage.room == room


def _named(s: Standing, gone: Iterable[str], field: str) -> set[str]:
    return {getattr(fact.act, field, "") for fact in map(s.fact, gone) if fact is not None}


def _is_over(s: Standing, fact: Fact[Any], gone: Container[str]) -> bool:
    """Whether nothing is left that rests on an article, or on a source that came out of one."""
    own = {passage.id for passage in s.about(fact.id, Passage) if passage.act.of == fact.id}
    if isinstance(fact.act, Source) and not own:
        return False
    # that it was put right is no reason for it to stay
    kinds = (kind for kind in Act.__subclasses__() if kind is not Correction)
    resting = {one.id for kind in kinds for one in s.about(fact.id, kind)}
    told = {one.id for one in s.everything() if fact.id in one.basis.by}
    return all(key in gone or key in own for key in resting | told)


def without(fact: Fact[Any], gone: Iterable[str]) -> AccountSet | Denial | None:
    """Return what is left of an account set or a denial without some entries, or None where nothing is left of it."""
    gone = frozenset(gone)
    if isinstance(fact.act, AccountSet):
        return _set_without(fact.act, fact.entry.act, gone)
    act: Denial = fact.act
    of, may = _left(act.of, gone), _left(act.may_be_of, gone)
    return None if act.by in gone or not (of or may) else msgspec.structs.replace(act, of=of, may_be_of=may)


def _set_without(act: AccountSet, first: Any, gone: frozenset[str]) -> AccountSet | None:
    # a version that somebody wrote down before anybody gave it stands without them, too
    written = {one.says for one in first.accounts if not one.given_in} if isinstance(first, AccountSet) else set()
    accounts = tuple(_account_without(one, gone) for one in act.accounts)
    pairs = zip(act.accounts, accounts, strict=True)
    kept = tuple(now for was, now in pairs if now.given_in or not was.given_in or now.says in written)
    targets = _left(act.open_targets, gone)
    if len(kept) < min(2, len(act.accounts)) or (len(kept) < 2 and not targets):
        return None
    return msgspec.structs.replace(act, accounts=kept, open_targets=targets, beside=_left(act.beside, gone))


def _account_without(account: Account, gone: frozenset[str]) -> Account:
    return msgspec.structs.replace(account, given_in=_left(account.given_in, gone))


def _left(keys: tuple[str, ...], gone: frozenset[str]) -> tuple[str, ...]:
    return tuple(key for key in keys if key not in gone)
