"""Where things stand: what one viewer may see, read as of a day and as it was known at a moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar, cast

from goodoffices.acts.act import Act, kind_of
from goodoffices.acts.housekeeping import EVERYONE, Correction
from goodoffices.acts.people import Actor, PartyJoined, Source
from goodoffices.acts.problems import NotHere
from goodoffices.acts.refs import ref_ids
from goodoffices.acts.when import Sure, When
from goodoffices.record.entry import Entry, chain_key, knew_of
from goodoffices.record.see import Visible
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Name
from goodoffices.standing.version import AS_RECORDED, Version, corrected

A = TypeVar("A", bound=Act)
UNDATED = When()
LONG_AGO = -(2**62)
_ONE_WAY = (AS_RECORDED,)


class Standing:
    """A pure reading of visible entries at two moments: `as_of`, by which things happened, and `known_at`, by which
    we had learnt of them (both seconds since 1970, UTC, inclusive).

    With `as_recorded`, corrections are not applied: every entry stands as it was made. A standing is good until the
    record next changes.
    """

    def __init__(self, visible: Visible, *, as_of: int, known_at: int, as_recorded: bool = False) -> None:
        self.visible = visible
        self.as_recorded = as_recorded
        self.as_of = as_of
        self.known_at = known_at
        self._places = {room: place for place, room in enumerate(visible.rooms)}
        self._all: dict[type[Act], tuple[Fact[Any], ...]] = {}
        self._happened: dict[type[Act], tuple[Fact[Any], ...]] = {}
        self._by_ref: dict[type[Act], dict[str, list[Fact[Any]]]] = {}
        self._made: dict[str, dict[str, tuple[Fact[Any], ...]]] = {room: {} for room in visible.rooms}
        self._by_id: dict[str, Fact[Any] | None] = {}
        self._names: dict[str, Name] = {}
        self._in_order: dict[tuple[str, ...], tuple[Name, ...]] = {}
        self.knowing: dict[frozenset[str], tuple[Name, ...]] = {}
        """Who can know what lies in these rooms, kept once worked out."""
        self.known_in: dict[str, tuple[Name, ...]] = {}
        """The same for each room alone."""
        self.kept: dict[Any, Any] = {}
        """What readings found that several sections ask for."""
        self._parties: dict[str, int] | None = None
        self._mended: dict[type[Act], list[Fact[Any]]] | None = None

    def known(self, entry: Entry) -> bool:
        """Return whether we say we knew of the entry by `known_at`."""
        return learnt(entry) <= self.known_at

    def all(self, kind: type[A], *, also_not_yet: bool = False) -> tuple[Fact[A], ...]:
        """Return the facts of a kind that had happened or possibly had, in order of time."""
        if also_not_yet:
            return self._of(kind)
        if kind not in self._happened:
            self._happened[kind] = tuple([f for f in self._of(kind) if f.sure is not Sure.NO])
        return cast("tuple[Fact[A], ...]", self._happened[kind])

    def about(self, key: str, kind: type[A], *, also_not_yet: bool = False) -> tuple[Fact[A], ...]:
        """Return the facts of a kind that point to an id and are allowed to, in order of time.

        What is not known yet is pointed to by nothing.
        """
        found = self._pointing(kind).get(key)
        target = self.visible.entry(key) if found else None
        if found is None or target is None or not self.known(target):
            return ()
        room, may_point = target.room, self.visible.may_point
        return tuple([f for f in found if (also_not_yet or f.sure is not Sure.NO) and may_point(f.room, room)])

    def is_pointed_at(self, key: str, kind: type[Act]) -> bool:
        """Return whether any fact of a kind points to an id, allowed to or not: where none does, `about` is empty."""
        return key in self._pointing(kind)

    def _of(self, kind: type[A]) -> tuple[Fact[A], ...]:
        """Return every fact of a kind as corrections left it: of that kind from the first, or made so by one."""
        if kind not in self._all:
            entries = self.visible.of_kind(kind.__name__)
            facts = [f for entry in entries for f in self._facts(entry) if type(f.act) is kind]
            facts += self._made_so().get(kind, ())
            facts.sort(key=self.order)
            self._all[kind] = tuple(facts)
        return cast("tuple[Fact[A], ...]", self._all[kind])

    def _pointing(self, kind: type[A]) -> dict[str, list[Fact[A]]]:
        """Return the facts of a kind by each id they point to, each list in order of time."""
        if kind not in self._by_ref:
            pointing: defaultdict[str, list[Fact[Any]]] = defaultdict(list)
            for fact in self._of(kind):
                for ref in ref_ids(fact.act):
                    pointing[ref].append(fact)
            self._by_ref[kind] = pointing
        return self._by_ref[kind]

    def fact(self, key: str) -> Fact[Any] | None:
        """Return the fact an entry of that id makes, or None: not known, hidden, struck and missing are the same."""
        if key not in self._by_id:
            entry = self.visible.entry(key) if key else None
            facts = self._facts(entry) if entry is not None else ()
            self._by_id[key] = facts[0] if facts else None
        return self._by_id[key]

    def must(self, key: str) -> Fact[Any]:
        """Return the fact of that id. Raises NotHere."""
        found = self.fact(key)
        if found is None:
            raise NotHere
        return found

    def follow(self, fact: Fact[Any], key: str, *kinds: type[Act]) -> Fact[Any] | None:
        """Return what a fact points to, if it may point there, can be seen, and is of one of these kinds still."""
        found = self.fact(key)
        if found is None or (kinds and not isinstance(found.act, kinds)):
            return None
        return found if self.visible.may_point(fact.room, found.room) else None

    def _made_so(self) -> dict[type[Act], list[Fact[Any]]]:
        """Return by kind the facts that a correction made of an entry of another kind."""
        if self._mended is None:
            found: defaultdict[type[Act], list[Fact[Any]]] = defaultdict(list)
            for entry in self._corrected_ones():
                for fact in self._facts(entry):
                    if kind_of(fact.act) != kind_of(entry.act):
                        found[type(fact.act)].append(fact)
            self._mended = found
        return self._mended

    def _corrected_ones(self) -> Iterable[Entry]:
        found: dict[tuple[str, str], Entry] = {}
        for entry in self.visible.of_kind("Correction"):
            subject = self._subject(entry)
            if subject is not None and not isinstance(subject.act, Correction):
                found[subject.room, subject.id] = subject
        return found.values()

    def _subject(self, entry: Entry) -> Entry | None:
        seen: set[str] = set()
        while isinstance(entry.act, Correction):
            target = self.visible.entry(entry.act.target)
            if target is None or target.room != entry.room or target.id in seen:
                return None
            seen.add(target.id)
            entry = target
        return entry

    def _facts(self, entry: Entry) -> tuple[Fact[Any], ...]:
        made = self._made[entry.room]
        found = made.get(entry.id)
        if found is None:
            found = made[entry.id] = self._read(entry) if self.known(entry) else ()
        return found

    def facts_of(self, entry: Entry) -> tuple[Fact[Any], ...]:
        """Return the facts an entry makes: one for each way it stands, none where it is not known or was struck."""
        return self._facts(entry)

    def _read(self, entry: Entry) -> tuple[Fact[Any], ...]:
        versions = self._ways(entry)
        if versions is _ONE_WAY:
            return (self._fact(entry, AS_RECORDED, False),)
        contested = len(versions) > 1
        return tuple(self._fact(entry, version, contested) for version in versions if not version.struck)

    def _ways(self, entry: Entry) -> tuple[Version, ...]:
        # that a correction was made stays so, whatever was made of it later
        plain = isinstance(entry.act, Correction) or not self._corrections(entry)
        return _ONE_WAY if plain else self._versions(entry, frozenset())

    def _versions(self, entry: Entry, seen: frozenset[str]) -> tuple[Version, ...]:
        """Give each way the entry stands: as recorded, or as each correction left it that no other one knew of.

        A correction that was struck is as if it had not been made.
        """
        seen |= {entry.id}
        corrections = sorted((c for c in self._corrections(entry) if c.id not in seen), key=chain_key)
        if not corrections:
            return (AS_RECORDED,)
        ways = {c.id: self._versions(c, seen) for c in corrections}
        live = [c for c in corrections if not all(version.struck for version in ways[c.id])] or corrections[-1:]
        standing = [c for c in live if not any(knew_of(d, c) for d in live if d is not c)]
        return tuple(corrected(c, version) for c in standing for version in ways[c.id])

    def order(self, fact: Fact[Any]) -> tuple[int, int, int, int, str, int, str]:
        """Return where a fact stands among others: by time as far as known, then by room, then by the room's chain.

        Places in the chains of two rooms are never compared: they count entries that this viewer may not see.
        """
        entry = fact.entry
        place = self._places[entry.room]
        return (fact.latest, fact.earliest, place, entry.clock, entry.site, entry.seq, fact.id)

    def everything(self) -> tuple[Fact[Any], ...]:
        """Return every fact there is, of known and unknown kinds, that is not surely later, in order of time."""
        facts = [f for entry in self.visible.entries() for f in self._facts(entry) if f.sure is not Sure.NO]
        facts.sort(key=self.order)
        return tuple(facts)

    def corrected(self, entry: Entry) -> bool:
        """Return whether a correction of the entry was known by `known_at`."""
        return bool(self._corrections(entry))

    def _corrections(self, entry: Entry) -> list[Entry]:
        room = self.visible.rooms.get(entry.room)
        found = room.corrections(entry.id) if room is not None and not self.as_recorded else []
        return [c for c in found if self.known(c)] if found else found

    def _fact(self, entry: Entry, version: Version, contested: bool) -> Fact[Any]:
        act: Any = entry.act
        when, basis = entry.when or UNDATED, entry.basis
        if version.instead is not None:
            act = version.instead.act
            when, basis = version.instead.when or when, version.instead.basis or basis
        earliest, latest = self._bounds(entry, when)
        return Fact(
            id=entry.id,
            act=act,
            entry=entry,
            when=when,
            earliest=earliest,
            latest=latest,
            basis=basis,
            sure=_by(earliest, latest, self.as_of),
            corrected_by=version.trail,
            contested=contested,
        )

    def _bounds(self, entry: Entry, when: When) -> tuple[int, int]:
        earliest = LONG_AGO if when.earliest is None else when.earliest
        latest = max(learnt(entry), earliest)
        if when.latest is not None and when.latest < latest:
            latest = when.latest
        if entry.after:
            before = self._earliest_of(entry.after, entry, frozenset((entry.id,)))
            earliest = max(earliest, min(before, latest))
        return earliest, latest

    def _earliest_of(self, key: str, source: Entry, seen: frozenset[str]) -> int:
        target = self.visible.entry(key)
        if target is None or target.id in seen or not self.known(target):
            return LONG_AGO
        if not self.visible.may_point(source.room, target.room):
            return LONG_AGO
        dates = [(v.instead and v.instead.when) or target.when for v in self._ways(target) if not v.struck]
        own = min((_earliest(when) for when in dates), default=LONG_AGO)
        return max(own, self._earliest_of(target.after, target, seen | {target.id})) if target.after else own

    def name(self, key: str) -> Name:
        """Return what an actor, a party or a source is called, for a face to show."""
        if key not in self._names:
            self._names[key] = self._name(key)
        return self._names[key]

    def _name(self, key: str) -> Name:
        if key == EVERYONE:
            return Name(id=key, text="", sort="everyone")
        fact = self.fact(key)
        match fact.act if fact else None:
            case PartyJoined(name=name, names=names):
                return Name(id=key, text=name, names=names, sort="party")
            case Actor(name=name, names=names):
                return Name(id=key, text=name, names=names, sort="actor")
            case Source() as source:
                return source_name(key, source)
            case _:
                return Name(id="", text="", sort="somebody")

    def names(self, keys: Iterable[str]) -> tuple[Name, ...]:
        """Return names in a neutral order: parties as they joined, then the others as they were given."""
        given = tuple(keys)
        if given not in self._in_order:
            order = self.parties
            ranked = sorted(given, key=lambda key: order.get(key, len(order)))
            self._in_order[given] = tuple(self.name(key) for key in ranked)
        return self._in_order[given]

    @property
    def parties(self) -> dict[str, int]:
        """The parties by order of joining."""
        if self._parties is None:
            joined = self.all(PartyJoined, also_not_yet=True)
            self._parties = {fact.id: place for place, fact in enumerate(joined)}
        return self._parties

    def unknown(self) -> tuple[Entry, ...]:
        """Return the entries of kinds this version does not know."""
        found = (e for e in self.visible.unknown() if self.known(e))
        return tuple(sorted(found, key=lambda e: (self._places[e.room], chain_key(e))))


def standing(visible: Visible, *, as_of: int, known_at: int) -> Standing:
    """Return where things stand for this viewer, as of one moment and as known at another."""
    return Standing(visible, as_of=as_of, known_at=known_at)


def _earliest(when: When | None) -> int:
    return LONG_AGO if when is None or when.earliest is None else when.earliest


def learnt(entry: Entry) -> int:
    """Return by when we say we knew of the entry: the end of what `learnt` says, or when it was entered."""
    if entry.learnt is not None and entry.learnt.latest is not None:
        return entry.learnt.latest
    return entry.entered


def source_name(key: str, source: Source) -> Name:
    """Return a source as it may be shown: an unnamed one is only ever its description."""
    if source.sort == "unnamed":
        said = source.organisation.casefold() in source.described_as.casefold()
        sort = "unnamed-several" if source.several else "unnamed"
        return Name(id=key, text=source.described_as, sort=sort, organisation="" if said else source.organisation)
    return Name(id=key, text=source.name or source.described_as, sort=source.sort, role=source.role)


def _by(earliest: int, latest: int, moment: int) -> Sure:
    if latest <= moment:
        return Sure.YES
    return Sure.NO if earliest > moment else Sure.POSSIBLY


__all__ = ["Standing", "kind_of", "learnt", "source_name", "standing"]
