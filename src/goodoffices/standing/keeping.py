"""How the record itself is kept: the regime in force, holds, what is to be destroyed, what was, and copies out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.keeping import (
    ConfidentialityRegime,
    CopyDestroyed,
    CopyMade,
    DestructionCertificate,
    HoldReleased,
    LegalHold,
    PersonKey,
    Received,
    RetentionRule,
)
from goodoffices.acts.notices import WorkCalendar
from goodoffices.acts.when import Sure
from goodoffices.standing.fact import Fact, surely_before
from goodoffices.standing.line import Line, Listed, RoomName, line, term
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import room_name, told, words_used

# the regime


def regime_lines(s: Standing) -> tuple[Line, ...]:
    """Return the regimes of confidentiality: those that nothing surely replaced first, more than one where the record
    does not say which holds.
    """
    facts = s.all(ConfidentialityRegime)
    newer = [tuple(g.id for g in facts if _replaces(s, g, f)) for f in facts]
    beside = [f for f, after in zip(facts, newer, strict=True) if not after and f.sure is Sure.YES]
    found = sorted(zip(facts, newer, strict=True), key=lambda pair: bool(pair[1]))
    return tuple(_regime(s, f, _state(f, after, beside)) for f, after in found)


def _replaces(s: Standing, later: Fact[Any], earlier: Fact[Any]) -> bool:
    """Whether a regime surely came after another, and was said to everybody the other was said to."""
    if later.sure is not Sure.YES or surely_before(later, earlier):
        return False
    return surely_before(earlier, later) and s.visible.may_point(earlier.room, later.room)


def _state(fact: Fact[Any], newer: tuple[str, ...], standing: list[Fact[Any]]) -> tuple[Line, ...]:
    if newer:
        return (line("regime.replaced", *newer),)
    others = [f.id for f in standing if f.id != fact.id]
    return (line("regime.beside", *others),) if others and fact.sure is Sure.YES else ()


def _regime(s: Standing, fact: Fact[ConfidentialityRegime], state: tuple[Line, ...] = ()) -> Line:
    act = fact.act
    found = [*state]
    if act.jurisdiction:
        found.append(line("regime.jurisdiction", jurisdiction=act.jurisdiction))
    if act.exceptions:
        found.append(line("regime.exceptions", exceptions=Listed(act.exceptions)))
    agreed = act.agreed_by
    found.append(line("rule.agreed-by", who=s.names(agreed)) if agreed else line("rule.no-agreement"))
    found += words_used(act.words)
    return told(s, fact, "regime", keeps=term("keeps", act.keeps), more=found)


# legal holds


class HoldNow(msgspec.Struct, frozen=True, kw_only=True):
    """A legal hold with the releases recorded of it; until one surely happened, nothing there may be destroyed."""

    hold: Fact[LegalHold]
    released: tuple[Fact[HoldReleased], ...]

    @property
    def over(self) -> bool:
        """Whether it was surely released."""
        return any(f.sure is Sure.YES for f in self.released)


def holds(s: Standing) -> tuple[HoldNow, ...]:
    """Return every legal hold, those released too, in order of time."""
    return tuple(_hold_now(s, f) for f in s.all(LegalHold))


def _hold_now(s: Standing, fact: Fact[LegalHold]) -> HoldNow:
    released = (f for f in s.about(fact.id, HoldReleased) if f.act.hold == fact.id)
    return HoldNow(hold=fact, released=tuple(released))


def hold_lines(s: Standing) -> tuple[Line, ...]:
    """Return the legal holds, those in force first."""
    return tuple(_hold(s, now.hold, _held(s, now)) for now in sorted(holds(s), key=lambda now: now.over))


def _held(s: Standing, now: HoldNow) -> tuple[Line, ...]:
    released = tuple(_release(s, f) for f in now.released)
    if now.over:
        return released
    if now.released:
        return (line("hold.perhaps-released", *(f.id for f in now.released)), *released)
    return (line("hold.in-force" if now.hold.sure is Sure.YES else "hold.not-yet"),)


def _hold(s: Standing, fact: Fact[LegalHold], state: tuple[Line, ...] = ()) -> Line:
    more = (*state, _scope(s, fact, fact.act.rooms), *_by(s, fact))
    return told(s, fact, "hold", why=fact.act.why, more=more)


def _release(s: Standing, fact: Fact[HoldReleased], which: tuple[Line, ...] = ()) -> Line:
    tag = "hold.released-by" if fact.act.by else "hold.released"
    return told(s, fact, tag, by=s.name(fact.act.by), more=(*which, *_why(fact)))


def _release_alone(s: Standing, fact: Fact[HoldReleased]) -> Line:
    hold = s.follow(fact, fact.act.hold, LegalHold)
    return _release(s, fact, (line("hold.which", why=hold.act.why),) if hold is not None else ())


# what is to be destroyed, and what was


def retention_lines(s: Standing) -> tuple[Line, ...]:
    """Return the retention rules in words; when one falls due is counted elsewhere."""
    return tuple(_retention(s, f) for f in s.all(RetentionRule))


def _retention(s: Standing, fact: Fact[RetentionRule]) -> Line:
    act = fact.act
    found: list[Line] = [line("retention.kinds", kinds=Listed(act.kinds))] if act.kinds else []
    calendar = s.follow(fact, act.keep.calendar, WorkCalendar)
    if calendar is not None:
        found.append(line("retention.calendar", name=calendar.act.name))
    if act.keep.counts_service_day:
        found.append(line("retention.first-day"))
    found += (*_why(fact), *words_used(act.words))
    tag = "retention.entered" if act.counted_from == "entered" else "retention.end"
    rooms = _rooms(s, fact, act.rooms or (fact.room,))
    return told(s, fact, tag, rooms=rooms, count=act.keep.count, unit=term("unit", act.keep.unit), more=found)


def certificate_lines(s: Standing) -> tuple[Line, ...]:
    """Return what was destroyed here, with the copies not confirmed destroyed since."""
    return tuple(_certificate(s, f, _unconfirmed(s, f)) for f in s.all(DestructionCertificate))


def _certificate(s: Standing, fact: Fact[DestructionCertificate], copies: tuple[Line, ...]) -> Line:
    act = fact.act
    entries = len({(place.site, place.seq) for place in act.gone})
    said = "destroyed" if act.what else "destroyed.unsaid"
    tag = f"{said}.one" if entries == 1 else said
    room = _room(s, fact.room)
    more = (*_under(s, fact), *copies, *_why(fact), *_by(s, fact))
    return told(s, fact, tag, what=act.what, count=entries, room=room, more=more)


def _under(s: Standing, fact: Fact[DestructionCertificate]) -> tuple[Line, ...]:
    rule = s.follow(fact, fact.act.rule, RetentionRule)
    if rule is None:
        return ()
    keep = rule.act.keep
    tag = "destroyed.under.entered" if rule.act.counted_from == "entered" else "destroyed.under.end"
    return (line(tag, count=keep.count, unit=term("unit", keep.unit), when=rule.when),)


def _named(fact: Fact[DestructionCertificate]) -> tuple[Line, ...]:
    copies = fact.act.unconfirmed
    return (line("destroyed.unconfirmed", copies=Listed(copies)) if copies else line("destroyed.none-named"),)


def _unconfirmed(s: Standing, fact: Fact[DestructionCertificate]) -> tuple[Line, ...]:
    """What a certificate says of copies: those it names, without those that are surely no longer out."""
    back = {name: _all_back(s, fact, name) for name in fact.act.unconfirmed}
    home = tuple(name for name, ids in back.items() if ids)
    out = tuple(name for name, ids in back.items() if not ids)
    if not home:
        return _named(fact)
    ids = dict.fromkeys(key for found in back.values() for key in found)
    left = (line("destroyed.unconfirmed", *ids, copies=Listed(out)),) if out else ()
    return (*left, line("destroyed.confirmed", *ids, copies=Listed(home)))


def _all_back(s: Standing, fact: Fact[DestructionCertificate], name: str) -> tuple[str, ...]:
    """Return the entries by which every copy of that name was confirmed destroyed or home; none where one is out.

    A copy surely made after the destruction does not hold what was destroyed.
    """
    copies = [f for f in s.all(CopyMade) if f.act.what == name and not surely_before(fact, f)]
    backs = [tuple(f.id for f in _backs(s, copy) if f.sure is Sure.YES) for copy in copies]
    return tuple(key for ids in backs for key in ids) if all(backs) else ()


# copies out


def copy_lines(s: Standing) -> tuple[Line, ...]:
    """Return the copies the vault does not reach that are not surely destroyed or home, in order of time."""
    found = ((f, _backs(s, f)) for f in s.all(CopyMade))
    out = ((f, backs) for f, backs in found if not any(back.sure is Sure.YES for back in backs))
    return tuple(_copy(s, f, tuple(_back(s, back) for back in backs) or (line("copy.out"),)) for f, backs in out)


def _backs(s: Standing, fact: Fact[CopyMade]) -> tuple[Fact[CopyDestroyed], ...]:
    return tuple(f for f in s.about(fact.id, CopyDestroyed) if f.act.copy == fact.id)


def _copy(s: Standing, fact: Fact[CopyMade], state: tuple[Line, ...] = ()) -> Line:
    act = fact.act
    to = (line("copy.with", to=s.name(act.to)),) if act.to else ()
    more = (*state, *to, _scope(s, fact, act.rooms))
    return told(s, fact, "copy", what=act.what, sort=term("copy", act.sort), more=more)


def _back(s: Standing, fact: Fact[CopyDestroyed], which: tuple[Line, ...] = ()) -> Line:
    tag = "copy.back-by" if fact.act.by else "copy.back"
    return told(s, fact, tag, by=s.name(fact.act.by), more=(*which, *words_used(fact.act.words)))


def _back_alone(s: Standing, fact: Fact[CopyDestroyed]) -> Line:
    copy = s.follow(fact, fact.act.copy, CopyMade)
    return _back(s, fact, (line("copy.which", what=copy.act.what),) if copy is not None else ())


# what only the log tells


def _key(s: Standing, fact: Fact[PersonKey]) -> Line:
    act = fact.act
    checked = line("key.checked", checked=act.checked) if act.checked else line("key.unchecked")
    return told(s, fact, "key", person=s.name(act.person), recipient=act.recipient, more=(checked,))


def _received(s: Standing, fact: Fact[Received]) -> Line:
    heads = (line("received.head", site=h.site, number=h.seq, digest=h.digest) for h in fact.act.heads)
    return told(s, fact, "received", room=_room(s, fact.room), more=heads)


_AS_RECORDED: dict[type[Act], Callable[[Standing, Fact[Any]], Line]] = {
    ConfidentialityRegime: _regime,
    RetentionRule: _retention,
    LegalHold: _hold,
    HoldReleased: _release_alone,
    DestructionCertificate: lambda s, fact: _certificate(s, fact, _named(fact)),
    Received: _received,
    PersonKey: _key,
    CopyMade: _copy,
    CopyDestroyed: _back_alone,
}


def recorded_line(s: Standing, fact: Fact[Any]) -> Line | None:
    """Return what an entry on the record itself says, whatever came of it since; None for any other kind of act."""
    tell = _AS_RECORDED.get(type(fact.act))
    return tell(s, fact) if tell is not None else None


# parts that several of them have


def _rooms(s: Standing, fact: Fact[Any], rooms: tuple[str, ...]) -> tuple[RoomName, ...]:
    """What rooms are called that a fact names, once each; one that it may not point to is not shown."""
    names = (_room(s, room) if s.visible.may_point(fact.room, room) else _UNSEEN for room in rooms)
    return tuple(dict.fromkeys(names))


_UNSEEN = RoomName(id="", sort="unseen")


def _room(s: Standing, room: str) -> RoomName:
    found = room_name(s, room)
    untitled = found.sort == "other" and not found.title
    return msgspec.structs.replace(found, title=room) if untitled else found


def _scope(s: Standing, fact: Fact[Any], rooms: tuple[str, ...]) -> Line:
    return line("keeping.rooms", rooms=_rooms(s, fact, rooms)) if rooms else line("keeping.every-room")


def _by(s: Standing, fact: Fact[Any]) -> tuple[Line, ...]:
    return (line("keeping.by", by=s.name(fact.act.by)),) if fact.act.by else ()


def _why(fact: Fact[Any]) -> tuple[Line, ...]:
    return (line("keeping.why", why=fact.act.why),) if fact.act.why else ()
