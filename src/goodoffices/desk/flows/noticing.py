"""Giving a notice: from one form to a notice and its service on each recipient, each in the words given there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.acts.notices import Notice, Service
from goodoffices.acts.problems import BadInput, Problem
from goodoffices.desk.bar import standing_in
from goodoffices.desk.bidi import flat
from goodoffices.desk.flows.several import Part, entries_of, own_sent, today, typed
from goodoffices.desk.forms.choices import room_label, writable
from goodoffices.desk.forms.sent import Sent, one, rows_sent
from goodoffices.desk.viewer import View
from goodoffices.record.compartment import Compartment
from goodoffices.standing.ours import ours_in, the_team
from goodoffices.standing.standing import Standing

BITES = ("event", "at", "service", "none")
"""On what a notice may bite: a recorded event, an instant, a time after service, or nothing that was stated."""
EVENTS = {"no agreement": "no agreement", "any result": ""}
"""How a round may close for a notice to bite on it, with the outcome each asks for."""
OTHER = "other"
TRIGGERS = {"at": "trigger.at", "service": "trigger.after_service", OTHER: "trigger.on", "event": "trigger.round"}
"""Which field of the form says more, by what the notice bites on."""


class Recipient(NamedTuple):
    """One recipient as the form asks for it: where its fields begin, who it is, and what was said of it."""

    at: str
    who: str
    given: bool
    room: str
    served: bool


def first_sent(view: View, asked: Sent) -> Sent:
    """Return what stands in the form at first: each party with its own room, and what the address asks for."""
    s = view.standing
    found: dict[str, list[str]] = {
        "when.value": [today(view)],
        "room": [_shared_first(s)],
    }
    for place, party in enumerate(s.parties):
        found[f"to.{place}.who"] = [party]
        found[f"to.{place}.room"] = [own_room(s, party)]
        if party in asked.get("to", []):
            found[f"to.{place}.given"] = ["yes"]
    found[f"to.{len(s.parties)}.room"] = [standing_in(view, list(writable(s)))]
    return {**found, **{name: values for name, values in asked.items() if name != "to"}}


def recipients(sent: Sent) -> tuple[Recipient, ...]:
    """Return every recipient that the form asked about, chosen or not."""
    return tuple(_recipient(sent, f"to.{place}") for place in rows_sent(sent, "to"))


def _recipient(sent: Sent, at: str) -> Recipient:
    given, served = bool(one(sent, f"{at}.given")), bool(one(sent, f"{at}.served"))
    return Recipient(at, one(sent, f"{at}.who"), given, one(sent, f"{at}.room"), served)


# rooms


def own_room(s: Standing, party: str) -> str:
    """Return the room in which words are given to a party: its own, or an empty string where there is none."""
    found = [key for key, room in writable(s).items() if room.about == party and room.sort == "room"]
    return found[0] if found else ""


def rooms_for(s: Standing, who: str) -> tuple[str, ...]:
    """Return the rooms in which words may be given to somebody: never another party's own."""
    return tuple(key for key, room in writable(s).items() if not room.about or room.about == who)


def shared_rooms(s: Standing) -> tuple[str, ...]:
    """Return the rooms in which several may know of one notice, the narrowest first: the team is in each of them."""
    found = {key: room for key, room in writable(s).items() if _several(s, room) and the_team(s) <= _members(s, room)}
    return tuple(sorted(found, key=lambda key: (EVERYONE in found[key].members, len(found[key].members))))


def _shared_first(s: Standing) -> str:
    return next(iter(shared_rooms(s)), "")


def _several(s: Standing, room: Compartment) -> bool:
    return len(_members(s, room) & frozenset(s.parties)) > 1


def _members(s: Standing, room: Compartment) -> frozenset[str]:
    return room.members | the_team(s) | frozenset(s.parties) if EVERYONE in room.members else room.members


def _is_in(s: Standing, who: str, key: str) -> bool:
    room = s.visible.compartments.get(key)
    return room is not None and (who in room.members or EVERYONE in room.members)


# from what was typed to acts


def parts_of(view: View, sent: Sent) -> tuple[Part, ...]:
    """Return the acts that the form asks for. Raises BadInput with every problem at its field."""
    chosen = tuple(found for found in recipients(sent) if found.given)
    known = _known(view.standing, sent)
    problems = [*_trigger_problems(sent), *_recipient_problems(view.standing, sent, chosen)]
    made = _shared(view, sent, chosen) if one(sent, "same") else _each(view, sent, chosen)
    parts = tuple(part._replace(fixed={**part.fixed, **known}) for part in made)
    if problems:
        raise BadInput((*problems, *_further(view, sent, parts, {p.field for p in problems})))
    return parts


def _known(s: Standing, sent: Sent) -> dict[str, list[str]]:
    """Return how we know where that was left open: we did it where we give the notice, else it is not said."""
    if typed(sent, "basis.how") or one(sent, "by") not in ours_in(s):
        return {}
    return {"basis.how": ["done"]}


def _further(view: View, sent: Sent, parts: Sequence[Part], there: set[str]) -> Iterator[Problem]:
    """Give what else is wrong, so that all of it can be put right at once."""
    try:
        entries_of(view, sent, parts)
    except BadInput as refused:
        yield from (p for p in refused.problems if p.field and p.field not in there)


def _shared(view: View, sent: Sent, chosen: Sequence[Recipient]) -> Iterator[Part]:
    """Give one notice that all may know of, and a service for each on whom it was served."""
    made = _id(view, one(sent, "room"))
    yield Part(Notice, _fields(sent, "room", "words"), _fixed(sent, [found.who for found in chosen]), made)
    yield from (_service(found, made) for found in chosen if found.served)


def _each(view: View, sent: Sent, chosen: Sequence[Recipient]) -> Iterator[Part]:
    """Give a notice for each recipient, complete in itself, with its service where it was served."""
    for found in chosen:
        made = _id(view, found.room)
        fields = _fields(sent, f"{found.at}.room", f"{found.at}.words")
        yield Part(Notice, fields, _fixed(sent, [found.who]), made)
        if found.served:
            yield _service(found, made)


def _id(view: View, room: str) -> str:
    return view.held.vault.chance(room, 16).hex()


def _service(found: Recipient, notice: str) -> Part:
    own = {name: f"{found.at}.{name}" for name in ("room", "words", "means", "when")}
    fields = {**own, "basis": "basis", "to": f"{found.at}.who", "notice": f"{found.at}.who"}
    return Part(Service, fields, {"notice": [notice], "to": [found.who]})


def _fields(sent: Sent, room: str, words: str) -> dict[str, str]:
    same = {name: name for name in ("by", "consequence", "when", "basis")}
    return {**same, "room": room, "words": words, "to": "to", "trigger": "bites", **_trigger_fields(sent)}


def _trigger_fields(sent: Sent) -> dict[str, str]:
    match one(sent, "bites"), one(sent, "event"):
        case "at", _:
            return {"trigger.at": "trigger.at"}
        case "service", _:
            return {"trigger.after_service": "trigger.after_service"}
        case "event", "other":
            return {"trigger.on": "trigger.on"}
        case "event", _:
            return {"trigger.on.of": "trigger.round"}
    return {}


def _fixed(sent: Sent, to: list[str]) -> dict[str, list[str]]:
    found = {"to": to}
    if one(sent, "bites") == "event" and one(sent, "event") != OTHER:
        outcome = EVENTS.get(one(sent, "event"), "")
        found |= {"trigger.on.act": ["RoundClosed"], "trigger.on.outcome": [outcome] if outcome else []}
    return found


def _trigger_problems(sent: Sent) -> Iterator[Problem]:
    bites, event = one(sent, "bites"), one(sent, "event")
    if bites not in BITES:
        yield Problem(code="notice-bites", field="bites")
    elif bites == "event" and event not in (*EVENTS, OTHER):
        yield Problem(code="notice-event", field="event")
    elif bites != "none":
        field = TRIGGERS[OTHER] if event == OTHER and bites == "event" else TRIGGERS[bites]
        if not typed(sent, field):
            yield Problem(code="notice-trigger-empty", field=field)


def _recipient_problems(s: Standing, sent: Sent, chosen: Sequence[Recipient]) -> Iterator[Problem]:
    if not chosen:
        yield Problem(code="notice-nobody", field="to")
    if one(sent, "same"):
        yield from _shared_problems(s, sent, chosen)
    elif typed(sent, "words"):
        yield Problem(code="notice-shared-words", field="words")
    for found in recipients(sent):
        field = _half_said(sent, found)
        if field:
            yield Problem(code="notice-not-served" if found.given else "notice-not-ticked", field=field)
        if found.given and (not found.who or found.who in [c.who for c in chosen if c.at != found.at]):
            yield Problem(code="notice-twice" if found.who else "notice-who", field=f"{found.at}.who")
        if found.given and found.served and one(sent, "bites") == "service" and not typed(sent, f"{found.at}.when"):
            # the time runs from that day: without it a day would be named that nobody knows
            yield Problem(code="missing-field", params={"missing": "when"}, field=f"{found.at}.when")
        if found.given:
            yield from _room_problems(s, sent, found, chosen)


def _half_said(sent: Sent, found: Recipient) -> str:
    """Return the field with what would be lost: of somebody who was not chosen, or on whom it was not served."""
    beside = ("means", "when") if found.given else ("words", "means", "when")
    # the words wait in a notice of their own room; one that others may know of must not hold them
    beside = (*beside, "words") if found.given and one(sent, "same") else beside
    if found.given and found.served:
        return ""
    return next((f"{found.at}.{name}" for name in beside if typed(sent, f"{found.at}.{name}")), "")


def _shared_problems(s: Standing, sent: Sent, chosen: Sequence[Recipient]) -> Iterator[Problem]:
    room = one(sent, "room")
    outside = [found.who for found in chosen if found.who and not _is_in(s, found.who, room)]
    if room in s.visible.compartments and outside:
        params = {"names": _names(s, outside), "where": room_label(s, room)}
        yield Problem(code="notice-outside", params=params, field="room")


def _room_problems(s: Standing, sent: Sent, found: Recipient, chosen: Sequence[Recipient]) -> Iterator[Problem]:
    if found.room not in rooms_for(s, found.who):
        yield Problem(code="room-not-yours", field=f"{found.at}.room")
        return
    own = _words(sent, found)
    meet = [c.who for c in chosen if c.at != found.at and _words(sent, c) != own and _is_in(s, c.who, found.room)]
    if own and meet:
        params = {"names": _names(s, meet), "where": room_label(s, found.room)}
        yield Problem(code="notice-words-meet", params=params, field=f"{found.at}.room")


def _words(sent: Sent, found: Recipient) -> list[list[str]]:
    part = Part(Service, {"words": f"{found.at}.words"})
    return [values for name, values in sorted(own_sent(sent, part).items()) if name.endswith(".text") and any(values)]


def _names(s: Standing, keys: Iterable[str]) -> list[str]:
    return [flat(name.text) for name in s.names(keys)]
