"""Search: which entries that a viewer may see hold all the words looked for, in what was recorded or what stands now.

What a viewer may not see is left out before anything is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from goodoffices.acts.act import kind_of
from goodoffices.acts.housekeeping import Correction
from goodoffices.acts.when import Sure
from goodoffices.desk.indexing import Index, refers_to, words_in
from goodoffices.desk.listing import PEOPLE
from goodoffices.record.entry import Entry
from goodoffices.record.see import Seen
from goodoffices.standing.fact import Fact
from goodoffices.standing.folding import begins, words_of
from goodoffices.standing.log import in_order, recorded
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing

MOST_WORDS = 12
LONGEST = 300
BROAD = 8_000
"""From as many candidates on, the whole log is put in order once instead of each of them by itself."""
KEPT = 12

Indexes = dict[tuple[str, Any], Index]
Name = tuple[str, str, tuple[str, ...]]
"""Somebody's id, the room in which that one is named, and the words of the names."""


class Where(NamedTuple):
    """Where the words stand: in what was recorded, in what stands now, or only in a correction in between."""

    recorded: bool
    now: bool
    corrected: bool


class Query(NamedTuple):
    """What is looked for: folded words, and of which kind and in which room, empty for any."""

    words: tuple[str, ...]
    kind: str = ""
    within: str = ""


def query_words(text: str) -> tuple[str, ...]:
    """Return the words of what was typed, as they are compared, each once."""
    return tuple(dict.fromkeys(words_of(text[:LONGEST])))[:MOST_WORDS]


def search(s: Standing, indexes: Indexes, query: Query) -> tuple[Fact[Any], ...]:
    """Return the entries this viewer may see that hold all the words, as recorded, the latest first.

    A word is found where another begins with it, and where it is the beginning of a name of somebody referred to.
    `indexes` are kept from one search to the next.
    """
    kept = _kept(s)
    if query not in kept:
        while len(kept) >= KEPT:
            del kept[next(iter(kept))]
        kept[query] = _search(s, indexes, query)
    return kept[query]


@once
def _kept(s: Standing) -> dict[Query, tuple[Fact[Any], ...]]:
    return {}


def _search(s: Standing, indexes: Indexes, query: Query) -> tuple[Fact[Any], ...]:
    if not query.words:
        return ()
    rooms = [seen for room, seen in s.visible.rooms.items() if query.within in ("", room)]
    keys = dict.fromkeys(key for seen in rooms for key in _candidates(s, index_of(indexes, seen), seen, query))
    facts = _in_order(s, list(keys))
    return tuple(fact for fact in facts if not query.kind or _is_of(s, fact, query.kind))


def index_of(indexes: Indexes, seen: Seen) -> Index:
    """Return the index of a room as far as it may be read, up to its last entry."""
    place = (seen.room, seen.gathered[2])
    found = indexes.get(place)
    if found is None or not found.still(seen):
        found = indexes[place] = Index(seen)
    found.grow(seen)
    return found


def _candidates(s: Standing, index: Index, seen: Seen, query: Query) -> Iterator[str]:
    numbers: set[int] | None = None
    for word in sorted(query.words, key=len, reverse=True):
        found = index.having(word) | index.referring(_called(s, seen.room, word))
        numbers = found if numbers is None else numbers & found
        if not numbers:
            return
    for number in sorted(numbers or ()):
        key = index.ids[number]
        # what a correction says is found with what it corrects
        yield _root(s, key) if number in index.corrections and query.kind != Correction.__name__ else key


def _called(s: Standing, room: str, word: str) -> list[str]:
    """The ids of those whose name has a word that begins so, as far as an entry in the room may point to them."""
    may_point = s.visible.may_point
    return [key for key, named_in, words in _names(s) if may_point(room, named_in) and _any(words, word)]


def _any(words: Iterable[str], wanted: str) -> bool:
    return any(begins(word, wanted) for word in words)


@once
def _names(s: Standing) -> tuple[Name, ...]:
    facts = [fact for kind in PEOPLE for fact in s.all(kind, also_not_yet=True)]
    return tuple((fact.id, fact.room, _words_of_name(s, fact.id)) for fact in facts)


def _words_of_name(s: Standing, key: str) -> tuple[str, ...]:
    name = s.name(key)
    return tuple(words_of("\n".join((name.text, name.organisation, *(wording.text for wording in name.names)))))


def _root(s: Standing, key: str) -> str:
    """The entry that a correction known by then corrects in the end, where the log lists it; else the correction."""
    found, seen = s.visible.entry(key), {key}
    if found is None or not s.known(found):
        return key
    entry = found
    while isinstance(entry.act, Correction):
        target = s.visible.entry(entry.act.target)
        if target is None or target.room != entry.room or target.id in seen:
            return key
        seen.add(target.id)
        entry = target
    return entry.id if _listed(s, entry) is not None else key


# what the log lists of it, in order


def _in_order(s: Standing, keys: list[str]) -> list[Fact[Any]]:
    if len(keys) >= BROAD or _PLACES in s.kept:
        places = _places(s)
        found = sorted((places[key] for key in keys if key in places), reverse=True)
        return [in_order(s)[place] for place in found]
    entries = (s.visible.entry(key) for key in keys)
    facts = [fact for entry in entries if entry is not None and (fact := _listed(s, entry)) is not None]
    return sorted(facts, key=s.order, reverse=True)


_PLACES = "places in the log"


def _places(s: Standing) -> dict[str, int]:
    if _PLACES not in s.kept:
        s.kept[_PLACES] = {fact.id: place for place, fact in enumerate(in_order(s))}
    found: dict[str, int] = s.kept[_PLACES]
    return found


def _listed(s: Standing, entry: Entry) -> Fact[Any] | None:
    """The entry as the log lists it, or None: not known by then, or surely later."""
    return next((fact for fact in recorded(s).facts_of(entry) if fact.sure is not Sure.NO), None)


def _is_of(s: Standing, fact: Fact[Any], kind: str) -> bool:
    if kind_of(fact.act) == kind:
        return True
    return s.corrected(fact.entry) and any(kind_of(now.act) == kind for now in s.facts_of(fact.entry))


# where the words stand


def where(s: Standing, fact: Fact[Any], words: tuple[str, ...]) -> Where:
    """Return where the words stand that an entry was found by."""
    if not s.corrected(fact.entry):
        return Where(recorded=True, now=True, corrected=False)
    now = any(_holds(s, version, words) for version in s.facts_of(fact.entry))
    return Where(recorded=_holds(s, fact, words), now=now, corrected=True)


def _holds(s: Standing, fact: Fact[Any], words: tuple[str, ...]) -> bool:
    there = words_in(fact.act, fact.when, fact.basis)
    people = {key: name for key, _, name in _names(s)}
    for key in refers_to(fact.act, fact.basis):
        if key in people and s.follow(fact, key) is not None:
            there.update(people[key])
    return all(_any(there, word) for word in words)
