"""Who we are, as the record has it: the same for whoever looks, as far as they can see it."""

from __future__ import annotations

from goodoffices.acts.people import Actor, RoleTaken
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing


@once
def ours_in(s: Standing) -> frozenset[str]:
    """Return who we are, as far as it can be seen here: those who mediate, and their people."""
    roles = {f.act.actor for f in s.all(RoleTaken, also_not_yet=True) if _mediates(f.act.role)}
    rooms = (room.members for room in s.visible.compartments.values() if room.sort == "team")
    team = next(rooms, frozenset())
    people = {f.id: f.act.of for f in s.all(Actor, also_not_yet=True)}
    ours = roles | team | {people[key] for key in team if people.get(key)}
    return frozenset(ours | {key for key, of in people.items() if of in ours})


def _mediates(role: str) -> bool:
    return "mediator" in role or role in ("facilitator", "support team")
