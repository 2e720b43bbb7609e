"""What the log lists for one viewer, in order of time: narrowed by kind, by person, by room, by when it was entered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from goodoffices.acts.act import kind_of
from goodoffices.acts.people import Actor, PartyJoined, Source
from goodoffices.acts.refs import ref_ids
from goodoffices.standing.fact import Fact
from goodoffices.standing.log import in_order
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing

PEOPLE = (PartyJoined, Actor, Source)
KEPT = 12
"""How many narrowed lists are kept of one reading."""


class Asked(NamedTuple):
    """How a list is narrowed, empty for not at all: by kind of act, by who is referred to, by room, by when entered."""

    kind: str = ""
    who: str = ""
    within: str = ""
    since: int | None = None
    """Entered at this moment or later, in seconds."""
    beyond: tuple[tuple[str, str, int], ...] | None = None
    """Only what lies beyond these places: the last number seen of each site in each room."""


Places = dict[str, list[int]]


class Listing(NamedTuple):
    """Every fact the log lists, in order of time, with the places of those of each kind and in each room."""

    facts: tuple[Fact[Any], ...]
    by_kind: Places
    by_room: Places


@once
def listing(s: Standing) -> Listing:
    """Return what the log lists; an entry that a correction made into another kind is listed under both."""
    by_kind: defaultdict[str, list[int]] = defaultdict(list)
    by_room: defaultdict[str, list[int]] = defaultdict(list)
    facts = in_order(s)
    for place, fact in enumerate(facts):
        for kind in dict.fromkeys(_kinds(s, fact)):
            by_kind[kind].append(place)
        by_room[fact.room].append(place)
    return Listing(facts, dict(by_kind), dict(by_room))


def _kinds(s: Standing, fact: Fact[Any]) -> Iterator[str]:
    yield kind_of(fact.act)
    if s.corrected(fact.entry):
        yield from (kind_of(now.act) for now in s.facts_of(fact.entry))


@once
def _by_who(s: Standing) -> Places:
    """The places of the facts that refer to somebody, as recorded or as they stand, as far as they may point there."""
    people = {key for kind in PEOPLE for key in (f.id for f in s.all(kind, also_not_yet=True))}
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, fact in enumerate(listing(s).facts):
        for key in dict.fromkeys(_refers_to(s, fact)):
            if key in people and (key == fact.id or s.follow(fact, key) is not None):
                found[key].append(place)
    return dict(found)


def _refers_to(s: Standing, fact: Fact[Any]) -> Iterator[str]:
    versions = (fact, *s.facts_of(fact.entry)) if s.corrected(fact.entry) else (fact,)
    yield fact.id
    for version in versions:
        yield from ref_ids(version.act)
        yield from version.basis.by


def listed(s: Standing, asked: Asked) -> Sequence[Fact[Any]]:
    """Return what the log lists and what is asked for, in order of time; what is not there gives none."""
    if asked == Asked():
        return listing(s).facts
    kept = _kept(s)
    if asked not in kept:
        while len(kept) >= KEPT:
            del kept[next(iter(kept))]
        kept[asked] = _narrowed(s, asked)
    return kept[asked]


@once
def _kept(s: Standing) -> dict[Asked, tuple[Fact[Any], ...]]:
    return {}


def _narrowed(s: Standing, asked: Asked) -> tuple[Fact[Any], ...]:
    found = listing(s)
    lists: list[list[int]] = []
    if asked.kind:
        lists.append(found.by_kind.get(asked.kind, []))
    if asked.within:
        lists.append(found.by_room.get(asked.within, []))
    if asked.who:
        lists.append(_by_who(s).get(asked.who, []))
    facts: Iterable[Fact[Any]] = (found.facts[place] for place in _common(lists)) if lists else found.facts
    if asked.since is not None:
        since = asked.since
        facts = (fact for fact in facts if fact.entry.entered >= since)
    if asked.beyond is not None:
        seen = {(room, site): seq for room, site, seq in asked.beyond}
        facts = (f for f in facts if f.entry.seq > seen.get((f.entry.room, f.entry.site), -1))
    return tuple(facts)


def _common(lists: list[list[int]]) -> list[int]:
    """The places that all lists have, in order."""
    shortest, *others = sorted(lists, key=len)
    for other in others:
        there = set(other)
        shortest = [place for place in shortest if place in there]
    return shortest
