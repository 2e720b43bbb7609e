"""Faults to plant, each breaking one promise, and the law that has to catch it."""

from __future__ import annotations

from typing import Any

import msgspec

from goodoffices.acts.act import kind_of
from goodoffices.acts.housekeeping import Misfiled, Revocation
from goodoffices.acts.keeping import Received
from goodoffices.acts.people import PartyJoined
from goodoffices.acts.problems import GoodOfficesError, NotHere
from goodoffices.acts.public import Denial
from goodoffices.acts.values import Wording
from goodoffices.acts.when import Sure
from goodoffices.record import compartment as compartments
from goodoffices.record import entry as entries
from goodoffices.record import see, shelf
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Record
from goodoffices.standing import (
    before,
    brief,
    carry,
    commitments,
    conditions,
    keeping,
    log,
    proposals,
    standing,
    told,
)
from goodoffices.standing.line import Line, line, term
from goodoffices.standing.version import AS_RECORDED, corrected
from tests.promises.planting import Fault, everything, instead, method, past_gate

_see, _reach_of = see.see, compartments.reach_of


def _reach_for_anyone(viewer: Any, room: Any) -> Any:
    spans = (_reach_of(compartments.Viewer(frozenset((who,))), room) for who in sorted(viewer.who))
    return next((span for span in spans if span), ())


def _corrections_everywhere(seen: Any, key: str) -> list[Entry]:
    return [e for e in everything(seen) if getattr(e.act, "target", "") == key and hasattr(e.act, "instead")]


def _misfiled_anywhere(seen: Any, key: str) -> bool:
    return any(isinstance(e.act, Misfiled) and e.act.target == key for e in everything(seen))


_named = standing.Standing._name


def _named_anyhow(s: Any, key: str) -> Any:
    name = _named(s, key)
    hidden = next((e for e in everything(s.visible) if e.id == key and hasattr(e.act, "name")), None)
    return name if name.text or hidden is None else msgspec.structs.replace(name, text=hidden.act.name)  # type: ignore[union-attr]


_denial_lines = told.denial_lines


def _all_denials(s: Any, of: Any) -> tuple[Line, ...]:
    hidden = [e for e in everything(s.visible) if isinstance(e.act, Denial) and of.id in e.act.of]
    return (*_denial_lines(s, of), *(line("denied.unquoted", e.id, by=s.name(e.act.by)) for e in hidden))  # type: ignore[union-attr]


_brief = brief.brief


def _counting_brief(s: Any) -> Any:
    made = _brief(s)
    count = Line(tag="says", params={"says": f"{len(everything(s.visible))} entries"})
    (first, *rest) = made.sections
    first = msgspec.structs.replace(first, lines=(*first.lines, count))
    return msgspec.structs.replace(made, sections=(first, *rest))


_logged = log._logged


def _numbered(s: Any, entry: Entry, first: Any, now: Any) -> Any:
    place = [e.id for e in sorted(everything(s.visible), key=lambda e: (e.entered, e.id))].index(entry.id)
    return msgspec.structs.replace(_logged(s, entry, first, now), entered=place)


def _must_or_forbidden(s: Any, key: str) -> Any:
    found = s.fact(key)
    if found is None and any(e.id == key for e in everything(s.visible)):
        raise GoodOfficesError("forbidden")
    if found is None:
        raise NotHere
    return found


def _rooms_in_error(record: Record, room: str, **moments: int) -> Any:
    found = record.room(room)
    if found is None or not found.members:
        raise NotHere(", ".join(sorted(record.shelves)))
    return _before(record, room, **moments)


_before = before.before
_standing = standing.standing


def _reach_as_known(visible: Any, *, as_of: int, known_at: int) -> Any:
    """Access as it was at `known_at`: whoever was put out later is back in."""
    kept = [e for e in everything(visible) if not (isinstance(e.act, Revocation) and e.entered > known_at)]
    back = _see(Record(kept, zone=visible.zone), visible.viewer)
    return _standing(back, as_of=as_of, known_at=known_at)


_disclosure = carry.disclosure_line


def _with_sources(s: Any, of: Any) -> Line:
    sources = [w for e in everything(s.visible) if getattr(e.act, "disclosure", "") == of.id for w in e.act.sources]  # type: ignore[union-attr]
    words = [w for e in everything(s.visible) if e.id in sources for w in told.all_words(e.act)]
    found = _disclosure(s, of)
    return msgspec.structs.replace(found, more=(*found.more, *told.words_used(tuple(words))))


# Faults in what is carried.

_say = before._say


def _say_withheld(author: Any, act: Any) -> Line:
    withheld = tuple(Wording(text=text) for text in act.withheld)
    return _say(author, msgspec.structs.replace(act, words=(*act.words, *withheld)))


def _say_with_source(author: Any, act: Any) -> Line:
    return line("before.say", words=act.words)


def _as_they_came(record: Any, team: Any, there: Any, recipients: Any) -> tuple[Line, ...]:
    if team is None or not recipients:
        return ()
    live = [now.licence.act for now in carry.licences(team) if now.state == "in force"]
    sayable = (act for act in live if all(before._reaches(team, act, who) for who in recipients))
    return tuple(_say(before._author(team, there, act), act) for act in sayable)


# Faults in what is read.


def _by_name(s: Any) -> dict[str, int]:
    joined = sorted(s.all(PartyJoined, also_not_yet=True), key=lambda f: f.act.name)
    return {f.id: place for place, f in enumerate(joined)}


def _by_id(s: Any) -> dict[str, int]:
    joined = sorted(f.id for f in s.all(PartyJoined, also_not_yet=True))
    return {key: place for place, key in enumerate(joined)}


def _rooms_by_id(rooms: Any) -> Any:
    return tuple(sorted(rooms, key=lambda seen: (see._SORTS.index(seen.compartment.sort), seen.room)))


def _last_arrived(s: Any, entry: Entry, seen: Any) -> Any:
    corrections = [c for c in s._corrections(entry) if c.id not in seen]
    return (corrected(corrections[-1], AS_RECORDED),) if corrections else (AS_RECORDED,)


def _never_again(held: Any) -> Any:
    if held._compartment is None and not hasattr(held, "kept"):
        held.kept = compartments.compartment(held.room, held._members)
    return held.kept


_put = shelf.Shelf.put


def _put_twice(held: Any, entry: Entry) -> bool:
    if entry.id in held.entries:
        held.by_kind[kind_of(entry.act)].append(entry.id)
        return False
    return _put(held, entry)


_stances = proposals._stances
_accounts = commitments._accounts
_assessment = conditions.assessment_line


def _silent_accepts(s: Any, now: Any) -> list[Line]:
    return [
        line("stance", now.proposal.id, by=found.params["by"], view=term("view", "accept"))
        if found.tag == "stance.none"
        else found
        for found in _stances(s, now)
    ]


def _silent_left_out(s: Any, now: Any) -> list[Line]:
    return [found for found in _stances(s, now) if found.tag != "stance.none"]


def _silence_is_done(s: Any, of: Any) -> list[Line]:
    said = term("delivered", "done")
    return [
        line("account", of.id, by=found.params["party"], delivered=said) if found.tag == "account.none" else found
        for found in _accounts(s, of)
    ]


def _met(s: Any, of: Any) -> Line:
    found = _assessment(s, of)
    return msgspec.structs.replace(found, params=found.params | {"view": term("view", "met")})


_copy_lines = keeping.copy_lines


def _with_what_came_in(s: Any) -> tuple[Line, ...]:
    return (*_copy_lines(s), *(keeping._received(s, fact) for fact in s.all(Received)))


def _tidied(words: Any) -> tuple[Line, ...]:
    tidy = tuple(msgspec.structs.replace(w, text=w.text.replace("x", "X").strip()) for w in words)
    return (line("words-used", words=tidy),) if words else ()


def _first_language(words: Any) -> tuple[Line, ...]:
    return (line("words-used", words=words[:1]),) if words else ()


def _begun_is_done(earliest: int, latest: int, moment: int) -> Sure:
    return Sure.YES if earliest <= moment else Sure.NO


def _unsure_is_left_out(earliest: int, latest: int, moment: int) -> Sure:
    return Sure.YES if latest <= moment else Sure.NO


_log = log.log


def _only_standing(s: Any, **narrow: str) -> Any:
    return tuple(entry for entry in _log(s, **narrow) if not entry.corrected)


def _from_first(spans: Any, clock: int, history: bool) -> Any:
    return ((0, None),)


def _ties_by_room(s: Any, f: Any) -> Any:
    return (f.latest, f.earliest, f.entry.clock, f.entry.site, f.entry.room, f.id)


def _ties_as_they_come(s: Any, f: Any) -> Any:
    return (f.latest, f.earliest)


def _no_vote(viewer: Any, room: Any) -> Any:
    return _reach_of(viewer, room) if viewer.who else ((0, None),)


FAULTS = (
    Fault("the gate stands open", instead(_reach_of, lambda viewer, room: ((0, None),)), "twins"),
    Fault("nobody may read", instead(_reach_of, _no_vote), "twins", begin=8),
    Fault("one of them in the room is enough", instead(_reach_of, _reach_for_anyone), "reading"),
    Fault(
        "an empty room is for everybody",
        method(
            Record,
            "those_in",
            lambda r, room: compartments.Viewer(
                (r.room(room) or compartments.Compartment(id="")).members or frozenset(("amal",))
            ),
        ),
        "twins",
        begin=8,
    ),
    Fault("a grant from now reaches back", instead(compartments._granted, _from_first), "reading", begin=3),
    Fault("a revocation changes nothing", instead(compartments._closed, lambda spans, clock: spans), "reading"),
    Fault(
        "who came after one left is shown",
        method(shelf.Shelf, "compartment_until", lambda s, clock: s.compartment),
        "twins",
        2_000,
        5,
    ),
    Fault("reach is not asked within a room", method(see.Seen, "_within", lambda seen, entry: True), "reading"),
    Fault("misfiled words are shown", method(see.Seen, "misfiled", lambda seen, key: False), "reading"),
    Fault("misfiled in another room counts", past_gate(method(see.Seen, "misfiled", _misfiled_anywhere)), "twins"),
    Fault(
        "corrections from other rooms count",
        past_gate(method(see.Seen, "corrections", _corrections_everywhere)),
        "twins",
        begin=27,
    ),
    Fault("hidden people are named", past_gate(method(standing.Standing, "_name", _named_anyhow)), "twins"),
    Fault("hidden denials are shown", past_gate(instead(_denial_lines, _all_denials)), "twins"),
    Fault("a brief counts what is hidden", past_gate(instead(_brief, _counting_brief)), "twins"),
    Fault("entries carry one number for all rooms", past_gate(instead(_logged, _numbered)), "twins"),
    Fault(
        "forbidden is not the same as missing",
        past_gate(method(standing.Standing, "must", _must_or_forbidden)),
        "hidden",
    ),
    Fault("an error lists the rooms", instead(_before, _rooms_in_error), "sheets"),
    Fault(
        "a reference may point anywhere",
        method(see.Visible, "may_point", lambda v, source, target: True),
        "pointing",
        2_000,
    ),
    Fault("all was known always", method(standing.Standing, "known", lambda s, entry: True), "learnt"),
    Fault("an earlier day widens access", past_gate(instead(_standing, _reach_as_known)), "access"),
    Fault("learnt is not asked", instead(standing.learnt, lambda entry: entry.entered), "learnt"),
    Fault(
        "the source's words go with what was passed on",
        past_gate(instead(_disclosure, _with_sources)),
        "twins",
        2_000,
        29,
    ),
    Fault("withheld words are said", instead(_say, _say_withheld), "carrying"),
    Fault("words go to whom no licence names", instead(before._reaches, lambda team, act, who: True), "sheets"),
    Fault("an expired licence still counts", instead(carry._over_by, lambda until, moment: (False, False)), "sheets"),
    Fault("a licence taken back still counts", instead(carry._state, lambda s, f, back: "in force"), "sheets"),
    Fault("what may be said comes in the order it was licensed", instead(before._may_say, _as_they_came), "sheets"),
    Fault("whom words were taken from is said", instead(_say, _say_with_source), "sheets"),
    Fault("who cleared a line is said", instead(before._bare, lambda words: words), "sheets"),
    Fault("parties by name", method(standing.Standing, "parties", property(_by_name)), "swap"),
    Fault("parties by id", method(standing.Standing, "parties", property(_by_id)), "swap"),
    Fault("rooms by id", instead(see._in_order, _rooms_by_id), "swap"),
    Fault("ties by the id of the room", method(standing.Standing, "order", _ties_by_room), "swap", 2_000, 4),
    Fault("ties in the order of arrival", method(standing.Standing, "order", _ties_as_they_come), "order"),
    Fault("the correction that came last wins", method(standing.Standing, "_versions", _last_arrived), "order"),
    Fault("who is in a room is never asked again", method(shelf.Shelf, "compartment", property(_never_again)), "order"),
    Fault("the same entry counts twice", method(shelf.Shelf, "put", _put_twice), "order"),
    Fault(
        "a later correction always knew the earlier",
        instead(entries.knew_of, lambda later, earlier: (later.entered, later.id) > (earlier.entered, earlier.id)),
        "corrections",
    ),
    Fault("entries by their ids", method(standing.Standing, "order", lambda s, f: f.id), "chronicle"),
    Fault("what came in counts among copies", instead(_copy_lines, _with_what_came_in), "received"),
    Fault("corrected entries leave the log", instead(_log, _only_standing), "all"),
    Fault("words are tidied", instead(told.words_used, _tidied), "words"),
    Fault("only the first language is kept", instead(told.words_used, _first_language), "words"),
    Fault("denials are left out", instead(_denial_lines, lambda s, of: ()), "judging", begin=5),
    Fault(
        "what is reported stands as seen",
        instead(told.basis_lines, lambda s, of: (line("basis.witnessed"),)),
        "judging",
    ),
    Fault("a condition is met by computation", instead(_assessment, _met), "judging", 2_000, 0),
    Fault("what has begun is done", instead(standing._by, _begun_is_done), "time"),
    Fault("what is only possible is left out", instead(standing._by, _unsure_is_left_out), "time"),
    Fault("silence is acceptance", instead(_stances, _silent_accepts), "silence"),
    Fault("who is silent is not mentioned", instead(_stances, _silent_left_out), "silence"),
    Fault("no account means done", instead(_accounts, _silence_is_done), "silence", 2_000, 12),
)
"""Every fault that is planted; a law nobody can break with one of these is no law."""
