"""Passing something on: from what was typed to a disclosure in the receiving room and its basis in the team's."""

from __future__ import annotations

from hashlib import sha256
from typing import Any, NamedTuple

from goodoffices.acts.carrying import CarryLicence, Disclosure, DisclosureBasis
from goodoffices.acts.people import Actor, PartyJoined
from goodoffices.acts.problems import BadInput, Problem
from goodoffices.acts.values import Basis
from goodoffices.desk.flows import licensing
from goodoffices.desk.flows.licensing import Stop, Telling, licence_of, licensed_rooms
from goodoffices.desk.flows.stale import since
from goodoffices.desk.forms.sent import Sent, clean, entry_sent, first, rows_sent
from goodoffices.desk.viewer import Look, View, moments_of, standing_of
from goodoffices.record.entry import Entry
from goodoffices.standing.echoes import Cache, Echo, Elsewhere, echoes, naming, withheld
from goodoffices.standing.ours import team_room
from goodoffices.standing.standing import Standing

MOST_SOURCES = 40
LONGEST = 20_000
"""Letters of the words, all together."""


class Checked(NamedTuple):
    """What came of a check: the telling, what stops it, and what in it is known from elsewhere."""

    telling: Telling
    stops: tuple[Stop, ...]
    echoes: tuple[Echo, ...]

    @property
    def mark(self) -> str:
        """A mark of what the warnings name, ticked when they were read."""
        named = [f"{echo.sort}\x00{echo.found}" for echo in self.echoes]
        return sha256("\x00".join(named).encode()).hexdigest()[:16] if named else ""


def at_now(view: View) -> View:
    """Return a view of now: what may be passed on is never read from another day than the one on which it is."""
    if view.look.plain:
        return view
    look = Look()
    at = moments_of(view.held, look)
    return view._replace(look=look, at=at, standing=standing_of(view.held, look, at))


def telling_sent(view: View, sent: Sent) -> Telling:
    """Return what a form says is to be passed on. Raises BadInput for what cannot be read, by the form's fields."""

    def one(name: str) -> str:
        return clean(first(sent, name))

    taken = {name: values for name, values in sent.items() if _of_the_disclosure(name)}
    if not any(clean(value) for name, values in taken.items() if name.endswith(".text") for value in values):
        taken = {name: values for name, values in taken.items() if not name.startswith("words.")}
    length = sum(len(value) for name, values in taken.items() for value in values if name.startswith("words."))
    if length > LONGEST:
        problem = Problem(code="text-too-long", params={"found": length, "limit": LONGEST}, field="words")
        raise BadInput((problem,))
    entry = _entry(view, taken)
    act: Any = entry.act
    return Telling(
        words=act.words,
        to=act.to,
        room=one("room"),
        by=act.by,
        manner=act.manner,
        when=entry.when,
        sources=sources_sent(sent),
        licence=one("licence"),
        why=_why(one("why")),
    )


def _why(text: str) -> str:
    if len(text) > LONGEST:
        problem = Problem(code="text-too-long", params={"found": len(text), "limit": LONGEST}, field="why")
        raise BadInput((problem,))
    return text


def _of_the_disclosure(name: str) -> bool:
    # whose words they were, and on what they rest, must have no way into the receiving room
    first, _, rest = name.partition(".")
    return name in ("to", "by", "manner") or first == "when" or (first == "words" and rest.endswith((".text", ".lang")))


def _entry(view: View, sent: Sent) -> Entry:
    try:
        return entry_sent(sent, Disclosure, zone=view.held.zone, language=view.held.vault.head.language)
    except BadInput as refused:
        left = tuple(p for p in refused.problems if p.code != "missing-field")
        if left:
            raise BadInput(left) from None
        return Entry(id="", room="", act=_as_far(view, sent))


def _as_far(view: View, sent: Sent) -> Disclosure:
    """Return what was typed where recipients or words are missing: what is missing is said with all else that stops."""
    missing = {"to": ["x"], "words.0.text": ["x"]}
    there = {name: values for name, values in sent.items() if any(map(clean, values))}
    act: Any = entry_sent(missing | there, Disclosure, zone=view.held.zone, language="").act
    said = any(name.startswith("words.") for name in there)
    return Disclosure(to=act.to if "to" in there else (), words=act.words if said else (), by=act.by, manner=act.manner)


def sources_sent(sent: Sent) -> tuple[str, ...]:
    """Return the sources that were named, each once."""
    return tuple(dict.fromkeys(filter(None, map(clean, sent.get("source", [])))))[:MOST_SOURCES]


def languages(sent: Sent) -> int:
    """Return how many versions of the words a form holds."""
    return len(rows_sent(sent, "words"))


def check(view: View, telling: Telling) -> Checked:
    """Return whether words may be passed on, and what in them is known from elsewhere. It reads what can be seen here,
    and nothing else.
    """
    s = view.standing
    stops = tuple(licensing.stops(s, telling, view.held.vault.regime))
    return Checked(telling, stops, () if stops else known_elsewhere(s, telling, _cache(view)))


def _cache(view: View) -> Cache:
    kept: Cache = view.held.made.setdefault("compared", {})
    return kept


def known_elsewhere(s: Standing, telling: Telling, cache: Cache) -> tuple[Echo, ...]:
    """Return what in the words is known only from rooms that not all who will read them are in."""
    now = licence_of(s, telling.licence) if telling.licence else None
    cleared = licensed_rooms(s, now.licence.act.by) if now is not None else frozenset()
    elsewhere = Elsewhere(s.visible, licensing.audience(s, telling), cache, cleared)
    words = [wording.text for wording in telling.words]
    kept_back = [(now.licence.entry, now.licence.act.withheld)] if now is not None else []
    unnamed = _unnamed(s, now.licence.act) if now is not None else ()
    named = (Echo(found, "withheld", (now.licence.entry,)) for found in naming(words, unnamed)) if now else ()
    return (*withheld(elsewhere, words, kept_back), *named, *echoes(elsewhere, words))


def _unnamed(s: Standing, licence: CarryLicence) -> tuple[str, ...]:
    """Return the names that must not be said: of whoever lets us carry words, where not as coming from them."""
    fact = s.fact(licence.by) if licence.attributed != "in their name" else None
    if fact is None or not isinstance(fact.act, Actor | PartyJoined):
        return ()
    return (fact.act.name, *(name.text for name in fact.act.names))


def state_of(s: Standing, telling: Telling) -> str:
    """Return a mark that changes when a licence is taken back, or it or a source is corrected."""
    about = [key for key in (telling.licence, *telling.sources) if key]
    found = {entry.id for key in about for entry in added(s, key)}
    return sha256("\x00".join(sorted(found)).encode()).hexdigest()[:16]


def added(s: Standing, key: str) -> tuple[Entry, ...]:
    """Return what stands about a licence or a source, but for disclosures that rest on it too."""
    return tuple(entry for entry in since(s, key) if not isinstance(entry.act, DisclosureBasis))


def entries_of(view: View, telling: Telling) -> tuple[Entry, Entry]:
    """Return the two entries of a disclosure: the words in the receiving room, and with the team what they rest on."""
    key = view.held.vault.chance(telling.room, 16).hex()
    basis = DisclosureBasis(disclosure=key, sources=telling.sources, licence=telling.licence, why=telling.why)
    done = Basis(how="done")
    home = team_room(view.standing)
    return (
        Entry(id=key, room=telling.room, act=telling.disclosure, when=telling.when, basis=done),
        Entry(id="", room=home, act=basis, when=telling.when, basis=done),
    )


def record(view: View, telling: Telling, token: str) -> tuple[Entry, ...]:
    """Put a disclosure and its basis on record, both or neither, once for each token. Raises BadInput."""
    return view.held.write(*entries_of(view, telling), token=token)
