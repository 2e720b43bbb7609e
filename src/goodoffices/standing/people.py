"""Who is in it: parties, roles, consent, ground rules, and who is in which room."""

from __future__ import annotations

import msgspec

from goodoffices.acts.housekeeping import CompartmentOpened, Grant, Revocation
from goodoffices.acts.people import Actor, PartyJoined, RoleTaken, Source
from goodoffices.acts.process import Consent, ProcessRule
from goodoffices.acts.when import Sure
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, line, term
from goodoffices.standing.standing import Standing, source_name
from goodoffices.standing.told import room_name, told, words_used


def party_lines(s: Standing) -> tuple[Line, ...]:
    """Return the parties in the order they joined, then the roles taken, then the others who appear."""
    parties = (told(s, f, "party", name=s.name(f.id)) for f in s.all(PartyJoined))
    actors = (_actor(s, f) for f in s.all(Actor))
    return (*parties, *(_role(s, f) for f in s.all(RoleTaken)), *actors, *(_source(s, f) for f in s.all(Source)))


def _actor(s: Standing, fact: Fact[Actor]) -> Line:
    act = fact.act
    of = (line("actor.of", of=s.name(act.of)),) if act.of else ()
    role = (line("actor.role", role=act.role),) if act.role else ()
    return _named(told(s, fact, "actor", name=s.name(fact.id), sort=term("sort", act.sort), more=(*of, *role)))


def _role(s: Standing, fact: Fact[RoleTaken]) -> Line:
    act = fact.act
    until = act.until
    over = until is not None and until.latest is not None and until.latest <= s.as_of
    found = [line("role.toward", who=s.names(act.toward))] if act.toward else []
    if until is not None:
        found.append(line("role.until", until=until))
    found += words_used(act.words)
    return told(s, fact, "role.over" if over else "role", actor=s.name(act.actor), role=term("role", act.role),
                more=found)  # fmt: skip


def _source(s: Standing, fact: Fact[Source]) -> Line:
    act = fact.act
    organisation = (line("source.organisation", organisation=act.organisation),) if act.organisation else ()
    role = (line("actor.role", role=act.role),) if act.role else ()
    speaks = (line("source.speaks-for", who=s.name(act.speaks_for)),) if act.speaks_for else ()
    name = source_name(fact.id, act)
    return _named(told(s, fact, "source", name=name, more=(*role, *organisation, *speaks)))


def _named(said: Line) -> Line:
    """Who somebody is did not happen on a day: there is nothing uncertain about having been named."""
    return msgspec.structs.replace(said, sure=Sure.YES)


def consent_lines(s: Standing) -> tuple[Line, ...]:
    """Return what each party agreed to in the process, and what it took back."""
    withdrawn = {f.act.withdraws: f.id for f in s.all(Consent) if f.act.withdraws and f.sure is Sure.YES}
    return tuple(_consent(s, f, withdrawn) for f in s.all(Consent))


def _consent(s: Standing, fact: Fact[Consent], withdrawn: dict[str, str]) -> Line:
    act = fact.act
    tag = "consent" if act.given and not act.withdraws else "consent.taken-back"
    taken = (line("consent.since-taken-back", withdrawn[fact.id]),) if fact.id in withdrawn else ()
    return told(s, fact, tag, by=s.name(act.by), scope=act.scope, more=(*taken, *words_used(act.words)))


def rule_lines(s: Standing) -> tuple[Line, ...]:
    """Return the ground rules, with who agreed to each."""
    return tuple(_rule(s, f) for f in s.all(ProcessRule))


def _rule(s: Standing, fact: Fact[ProcessRule]) -> Line:
    agreed = fact.act.agreed_by
    by = line("rule.agreed-by", who=s.names(agreed)) if agreed else line("rule.no-agreement")
    return told(s, fact, "rule", words=fact.act.words, more=(by,))


def room_lines(s: Standing) -> tuple[Line, ...]:
    """Return the rooms this viewer is in, with who is in each now."""
    found: list[Line] = []
    for room, now in s.visible.compartments.items():
        members = s.names(sorted(now.members))
        changes = (*_changes(s, room, Grant), *_changes(s, room, Revocation))
        opened = s.fact(room)
        tag = "room" if members else "room.nobody"
        name = room_name(s, room)
        if opened is not None and isinstance(opened.act, CompartmentOpened):
            found.append(_named(told(s, opened, tag, more=changes, room=name, id=room, who=members)))
        else:
            found.append(line(tag, more=changes, room=name, id=room, who=members))
    return tuple(found)


def _changes(s: Standing, room: str, kind: type[Grant | Revocation]) -> tuple[Line, ...]:
    facts = [f for f in s.all(kind) if f.room == room]
    return tuple(told(s, f, _change(f), who=s.name(f.act.to), more=_why(f)) for f in facts)


def _change(fact: Fact[Grant | Revocation]) -> str:
    if isinstance(fact.act, Revocation):
        return "room.revoked"
    return "room.granted-history" if fact.act.history else "room.granted"


def _why(fact: Fact[Grant | Revocation]) -> tuple[Line, ...]:
    return (line("room.why", why=fact.act.why),) if fact.act.why else ()
