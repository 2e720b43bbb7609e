"""Where each mediating entity's role stands, and the mediation as a whole."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.housekeeping import RecordedNegative
from goodoffices.acts.notices import Condition, Notice
from goodoffices.acts.people import RoleTaken
from goodoffices.acts.process import Impasse, IssueTabled, Opening, Resumption, Suspension, Termination, Withdrawal
from goodoffices.acts.terms import Proposal
from goodoffices.acts.when import Sure
from goodoffices.standing.fact import Fact, last_of, surely_before
from goodoffices.standing.line import Line, Listed, line, term
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import told, words_used

State = Literal["active", "paused", "withdrawn", "ended"]
MEDIATING = frozenset({"mediator", "co-mediator", "lead mediator", "facilitator"})
_TURNS: tuple[type[Act], ...] = (Suspension, Resumption, Withdrawal)
TURNS = (Suspension, Resumption, Withdrawal, Termination)
"""What changes how a role, or the mediation, stands."""
_STANDS = frozenset({"announced", "in effect", "undone"})


class RoleNow(msgspec.Struct, frozen=True, kw_only=True):
    """One mediating entity's role: how it stands, since which fact, and what it possibly is instead."""

    role: Fact[RoleTaken]
    state: tuple[State, ...]
    since: tuple[Fact[Any], ...]
    possibly: tuple[tuple[State, Fact[Any]], ...] = ()
    undone: tuple[Fact[Any], ...] = ()


@once
def roles(s: Standing) -> tuple[RoleNow, ...]:
    """Return how the role of each mediating entity stands; a role whose time is over is none."""
    return tuple(_role(s, f) for f in s.all(RoleTaken) if f.act.role in MEDIATING and not _over(s, f.act))


def _over(s: Standing, role: RoleTaken) -> bool:
    return role.until is not None and role.until.latest is not None and role.until.latest <= s.as_of


def _role(s: Standing, role: Fact[RoleTaken]) -> RoleNow:
    turns = _turns(s, role.act.actor)
    undone = tuple(f for f in turns if f.act.stage == "undone")
    surely = _without(turns, tuple(f for f in undone if f.sure is Sure.YES))
    standing, possible = last_of(surely)
    states = tuple(dict.fromkeys(state_after(f) for f in standing)) or ("active",)
    others = [(state_after(f), f) for f in possible]
    if maybe := tuple(f for f in undone if f.sure is Sure.POSSIBLY):
        instead, _ = last_of(_without(surely, maybe))
        others += [(state_after(f), maybe[-1]) for f in instead] or [("active", maybe[-1])]
    possibly = tuple((state, fact) for state, fact in others if state not in states)
    return RoleNow(role=role, state=states, since=standing, possibly=possibly, undone=undone)


def _turns(s: Standing, actor: str) -> tuple[Fact[Any], ...]:
    found: list[Fact[Any]] = [f for kind in _TURNS for f in s.about(actor, kind) if f.act.by == actor]  # type: ignore[attr-defined]
    found += s.all(Termination)
    return tuple(sorted((f for f in found if f.act.stage in _STANDS), key=s.order))


def _without(turns: tuple[Fact[Any], ...], undone: tuple[Fact[Any], ...]) -> tuple[Fact[Any], ...]:
    """The turns that stand when these were undone: undoing takes back the turns of that kind before it."""
    return tuple(
        f
        for f in turns
        if f.act.stage != "undone" and not any(type(u.act) is type(f.act) and surely_before(f, u) for u in undone)
    )


def state_after(fact: Fact[Any]) -> State:
    """Return what a role is after this turn."""
    match fact.act:
        case Suspension():
            return "paused"
        case Resumption():
            return "active"
        case Withdrawal():
            return "withdrawn"
        case _:
            return "ended"


def status_lines(s: Standing) -> tuple[Line, ...]:
    """Return the lines on the mediation and on each role in it."""
    opened = (_opening(s, f) for f in s.all(Opening))
    left = (f for f in s.all(Withdrawal) if f.act.by in s.parties and f.act.stage in _STANDS)
    parties = (_party_line(s, f) for f in left)
    return (*opened, *(role_line(s, now) for now in roles(s)), *parties, *_steps(s), *_impasses(s))


def _opening(s: Standing, fact: Fact[Opening]) -> Line:
    tag = "opening" if fact.act.matter else "opening.named"
    names = (line("opening.names", names=fact.act.names),) if fact.act.names else ()
    return told(s, fact, tag, name=fact.act.name, matter=fact.act.matter, more=names)


def _party_line(s: Standing, fact: Fact[Withdrawal]) -> Line:
    act = fact.act
    leaves = (line("withdrawal.leaves", leaves=act.leaves),) if act.leaves else ()
    tag = f"withdrawal.{act.stage.replace(' ', '-')}"
    return told(s, fact, tag, by=s.name(act.by), more=(*words_used(act.words), *leaves))


def role_line(s: Standing, now: RoleNow) -> Line:
    """Return how the role of one mediating entity stands as a line, with the words used and our reading of them."""
    actor = s.name(now.role.act.actor)
    if not now.since:
        return told(s, now.role, "status.active", actor=actor, more=(*_maybe(s, now), *_return(s, now)))
    if len(now.state) > 1:
        more = tuple(told(s, f, f"status.turn.{state_after(f)}", actor=actor) for f in now.since)
        return told(s, now.since[0], "status.unclear", actor=actor, more=more)
    turn = now.since[-1]
    more = (*_turn_details(s, turn), *_maybe(s, now), *_return(s, now))
    return told(
        s,
        turn,
        "status.resumed" if now.state[0] == "active" else f"status.{now.state[0]}",
        actor=actor,
        stage=term("stage", turn.act.stage),
        more=more,
    )


def is_turn(s: Standing, fact: Fact[Any]) -> bool:
    """Return whether a fact changed how a mediating role, or the mediation, stands: a step towards it does not."""
    return isinstance(fact.act, TURNS) and fact.act.stage in _STANDS and fact.act.by not in s.parties


def turn_line(s: Standing, fact: Fact[Any]) -> Line:
    """Return one turn by itself, as it was taken, whatever followed it."""
    act = fact.act
    by = act.by if isinstance(act.by, tuple) else (act.by,)
    stage = term("stage", act.stage)
    return told(s, fact, f"turn.{type(act).__name__.lower()}", by=s.names(by), stage=stage, more=_turn_details(s, fact))


def _maybe(s: Standing, now: RoleNow) -> tuple[Line, ...]:
    undone = (told(s, f, f"undone.{type(f.act).__name__.lower()}") for f in now.undone)
    return (*undone, *_possibly(s, now))


def _possibly(s: Standing, now: RoleNow) -> tuple[Line, ...]:
    return tuple(
        told(s, fact, f"status.possibly-{state}", actor=s.name(now.role.act.actor)) for state, fact in now.possibly
    )


def _turn_details(s: Standing, turn: Fact[Any]) -> tuple[Line, ...]:
    act = turn.act
    found: list[Line] = [*words_used(act.words), line(f"our-reading.{type(act).__name__.lower()}")]
    if isinstance(act, Suspension):
        found += [
            line("suspension.stops", stops=Listed(act.stops)) if act.stops else line("suspension.stops-unstated"),
            line("suspension.continues", continues=Listed(act.continues))
            if act.continues
            else line("suspension.continues-unstated"),
        ]
        found += [line("follows-notice", act.follows)] if act.follows and s.follow(turn, act.follows, Notice) else []
    if isinstance(act, (Suspension, Resumption)) and act.because:
        found.append(line("reason-given", words=act.because))
    return tuple(found)


def _return(s: Standing, now: RoleNow) -> tuple[Line, ...]:
    """What is recorded of a return, for a role that is paused: conditions on it, or that none was stated."""
    if now.state != ("paused",):
        return ()
    subjects = (now.since[-1].id, now.role.id, now.role.act.actor)
    negatives = {f.id: f for key in subjects for f in s.about(key, RecordedNegative) if f.act.about == key}
    told_none = tuple(_negative(s, f) for f in negatives.values())
    if any(f for key in subjects for f in s.about(key, Condition) if f.act.on == key):
        return told_none
    return (line("return.no-condition"), *told_none)


def _negative(s: Standing, fact: Fact[RecordedNegative]) -> Line:
    return told(s, fact, "negative", what=fact.act.what, more=words_used(fact.act.words))


def _steps(s: Standing) -> tuple[Line, ...]:
    """Steps towards a pause, a return or an end that were not (yet) announced."""
    found: list[Fact[Any]] = [f for kind in TURNS for f in s.all(kind) if f.act.stage not in _STANDS]  # type: ignore[attr-defined]
    return tuple(step_line(s, f) for f in found)


def step_line(s: Standing, fact: Fact[Any]) -> Line:
    """Return a step towards a pause, a return or an end as a line."""
    act = fact.act
    by = act.by if isinstance(act.by, tuple) else (act.by,)
    because = (line("reason-given", words=act.because),) if getattr(act, "because", ()) else ()
    more = (*words_used(act.words), *because)
    return told(
        s, fact, f"step.{type(act).__name__.lower()}", by=s.names(by), stage=term("stage", act.stage), more=more
    )


def _impasses(s: Standing) -> tuple[Line, ...]:
    return tuple(_impasse(s, f) for f in s.all(Impasse))


def _impasse(s: Standing, fact: Fact[Impasse]) -> Line:
    issue = s.follow(fact, fact.act.on, IssueTabled, Proposal)
    on = (line("impasse.on", issue=issue.act.title),) if issue else ()
    return told(s, fact, "impasse", by=s.name(fact.act.by), more=(*on, *words_used(fact.act.words)))
