"""Who we are, as the record has it: the same for whoever looks, as far as they can see it."""

from __future__ import annotations

from goodoffices.acts.housekeeping import EVERYONE
from goodoffices.acts.people import Actor, RoleTaken
from goodoffices.record.compartment import Compartment
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing


def inside(s: Standing) -> dict[str, Compartment]:
    """Return the rooms that whoever looks is in now."""
    return {key: room for key, room in s.visible.compartments.items() if _inside(s, room.members)}


def _inside(s: Standing, members: frozenset[str]) -> bool:
    return bool(members) and (EVERYONE in members or s.visible.viewer.who <= members)


def team_room(s: Standing) -> str:
    """Return the room of the team that whoever looks is in, or "": one that was left is theirs no more."""
    return next((key for key, room in inside(s).items() if room.sort == "team"), "")


def the_team(s: Standing) -> frozenset[str]:
    """Return who is on the team, as whoever is on it sees it; for everybody else, nobody."""
    room = s.visible.compartments.get(team_room(s))
    return room.members if room is not None else frozenset()


@once
def ours_in(s: Standing) -> frozenset[str]:
    """Return who we are, as far as it can be seen here: those who mediate, and their people."""
    roles = {f.act.actor for f in s.all(RoleTaken, also_not_yet=True) if _mediates(f.act.role)}
    team = the_team(s)
    people = {f.id: f.act.of for f in s.all(Actor, also_not_yet=True)}
    ours = roles | team | {people[key] for key in team if people.get(key)}
    return frozenset(ours | {key for key, of in people.items() if of in ours})


def _mediates(role: str) -> bool:
    return "mediator" in role or role in ("facilitator", "support team")


def ours(s: Standing) -> str:
    """Return by which name we speak and are spoken to: the mediating entity of whoever is at the desk, or that person.

    Only who mediates in so many words speaks for all of us; a facilitator and a support team are ours and are not us.
    """
    viewers = sorted(s.visible.viewer.who)
    for key in viewers:
        fact = s.fact(key)
        if fact is not None and isinstance(fact.act, Actor) and fact.act.of:
            return str(fact.act.of)
    mediating = [f.act.actor for f in s.all(RoleTaken, also_not_yet=True) if "mediator" in f.act.role]
    return mediating[0] if mediating else next((key for key in viewers if s.fact(key) is not None), "")
