"""Offices: each facet by its stages, what was asked about them, and what was said not to be."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from goodoffices.acts.housekeeping import RecordedNegative
from goodoffices.acts.office import Facet, Office, OfficeStatus
from goodoffices.acts.talks import Channel, LeverageAct, Reply, Request
from goodoffices.acts.when import Sure
from goodoffices.standing.fact import Fact, last_of
from goodoffices.standing.line import Line, Name, line, term
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import says, told, words_used

FACETS: tuple[Facet, ...] = ("premises", "people", "leave to stay", "channel")


class FacetNow(msgspec.Struct, frozen=True, kw_only=True):
    """One facet of an office: every stage in order, and which in effect may be the last."""

    facet: Facet
    stages: tuple[Fact[OfficeStatus], ...]
    standing: tuple[Fact[OfficeStatus], ...]
    possible: tuple[Fact[OfficeStatus], ...]


class OfficeNow(msgspec.Struct, frozen=True, kw_only=True):
    """An office and its facets, with the requests made about it."""

    office: Fact[Office]
    facets: tuple[FacetNow, ...]
    requests: tuple[Fact[Request], ...]
    negatives: tuple[Fact[RecordedNegative], ...]


@once
def offices(s: Standing) -> tuple[OfficeNow, ...]:
    """Return every office and how each of its facets stands."""
    return tuple(_now(s, fact) for fact in s.all(Office))


def _now(s: Standing, office: Fact[Office]) -> OfficeNow:
    stages = s.about(office.id, OfficeStatus)
    facets = tuple(_facet(facet, tuple(f for f in stages if f.act.facet == facet)) for facet in FACETS)
    return OfficeNow(
        office=office,
        facets=tuple(f for f in facets if f.stages),
        requests=s.about(office.id, Request),
        negatives=s.about(office.id, RecordedNegative),
    )


def _facet(facet: Facet, stages: tuple[Fact[OfficeStatus], ...]) -> FacetNow:
    effective = tuple(f for f in stages if f.act.stage in ("in effect", "undone"))
    standing, possible = last_of(effective)
    return FacetNow(facet=facet, stages=stages, standing=standing, possible=possible)


def office_lines(s: Standing) -> tuple[Line, ...]:
    """Return the lines on each office, then the requests about anything else and the leverage applied."""
    found: list[Line] = []
    for now in offices(s):
        found += _office(s, now)
    taken = {f.id for now in offices(s) for f in now.requests}
    found += [request_line(s, f) for f in s.all(Request) if f.id not in taken]
    found += [_leverage(s, f) for f in s.all(LeverageAct)]
    return tuple(found)


def office_head(s: Standing, now: OfficeNow, more: Iterable[Line] = ()) -> Line:
    """Return whose premises an office is, with whom, where, and what channel it serves."""
    act = now.office.act
    tag = "office" if act.host else "office.no-host"
    place = (line("office.place", place=act.place),) if act.place else ()
    channel = s.follow(now.office, act.channel, Channel)
    serves = (line("office.serves", channel=channel.act.name),) if channel else ()
    of, host = s.name(act.of), s.name(act.host)
    return told(s, now.office, tag, name=act.name, of=of, host=host, more=(*place, *serves, *more))


def _office(s: Standing, now: OfficeNow) -> list[Line]:
    facets = tuple(facet_line(s, f) for f in now.facets) or (line("office.no-stages"),)
    stages = [stage_line(s, fact) for facet in now.facets for fact in facet.stages]
    requests = [request_line(s, f) for f in now.requests]
    return [office_head(s, now, facets), *stages, *requests, *(negative_line(s, f) for f in now.negatives)]


def negative_line(s: Standing, fact: Fact[RecordedNegative]) -> Line:
    """Return something that was recorded as not being so, as a line."""
    return told(s, fact, "negative", what=fact.act.what, more=words_used(fact.act.words))


def facet_line(s: Standing, now: FacetNow) -> Line:
    """Return how one facet of an office stands as a line: what is in effect, as far as the record says."""
    facet = term("facet", now.facet)
    if not now.standing and not now.possible:
        return line("office.facet.none", facet=facet)
    states = tuple(dict.fromkeys(_state(f) for f in now.standing))
    possible = tuple(dict.fromkeys(_state(f) for f in now.possible if _state(f) not in states))
    ids = tuple(f.id for f in (*now.standing, *now.possible))
    if len(states) == 1 and not possible:
        return line("office.facet", *ids, facet=facet, status=term("status", states[0]))
    either = tuple(dict.fromkeys((*states, *possible)))
    tag = "office.facet.possibly" if len(either) == 1 else "office.facet.either"
    first, last = term("status", either[0]), term("status", either[-1])
    return msgspec.structs.replace(line(tag, *ids, facet=facet, status=first, other=last), sure=Sure.POSSIBLY)


def _state(fact: Fact[OfficeStatus]) -> str:
    undone = fact.act.stage == "undone"
    return f"no longer {fact.act.status}" if undone else fact.act.status


def stage_line(s: Standing, fact: Fact[OfficeStatus]) -> Line:
    """Return one stage in one facet of an office as a line, with on whose word it rests."""
    act = fact.act
    tag = "office.stage-by" if act.by else "office.stage"
    stage, status, facet = term("stage", act.stage), term("status", act.status), term("facet", act.facet)
    until = (line("office.until", until=act.until),) if act.until else ()
    more = (*until, *words_used(fact.act.words))
    return told(s, fact, tag, stage=stage, status=status, facet=facet, by=s.name(act.by), more=more)


def request_line(s: Standing, fact: Fact[Request]) -> Line:
    """Return a request as a line, with what was answered so far."""
    act = fact.act
    replies = [f for f in s.about(fact.id, Reply) if f.act.to == fact.id]
    found = [_reply(s, f) for f in replies] or [line(f"request.{act.answer.replace(' ', '-')}")]
    by: tuple[Name, ...] = s.names(act.by)
    return told(s, fact, "request", by=by, to=s.name(act.to), asks=act.asks, more=(*found, *words_used(fact.act.words)))


def _reply(s: Standing, fact: Fact[Reply]) -> Line:
    tag = f"reply.{fact.act.answer.replace(' ', '-')}"
    return told(s, fact, tag, by=s.name(fact.act.by), more=(*says(fact.act.says), *words_used(fact.act.words)))


def _leverage(s: Standing, fact: Fact[LeverageAct]) -> Line:
    act = fact.act
    through = (line("leverage.through", through=s.name(act.through)),) if act.through else ()
    sort = (line(f"leverage.{act.sort}"),) if act.sort != "not stated" else ()
    more = (*through, *sort, *words_used(act.words))
    return told(s, fact, "leverage", by=s.names(act.by), on=s.name(act.on), what=act.what, more=more)
