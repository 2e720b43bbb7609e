"""Pausing a role and taking it up again: from one form to the act, and to the conditions of return that go with it."""

from __future__ import annotations

from collections.abc import Iterator

from goodoffices.acts.notices import Condition
from goodoffices.acts.process import Resumption, Suspension, Termination, Withdrawal
from goodoffices.desk.bar import standing_in
from goodoffices.desk.flows.several import Part, today, typed
from goodoffices.desk.forms.choices import writable
from goodoffices.desk.forms.sent import Sent, one, rows_sent
from goodoffices.desk.viewer import View
from goodoffices.standing.fact import Fact
from goodoffices.standing.ours import ours
from goodoffices.standing.standing import Standing
from goodoffices.standing.status import RoleNow, roles

WATCHED = (Suspension, Resumption, Withdrawal, Termination)
"""What makes a form on a role stale: somebody recorded another turn of it meanwhile."""
SUSPENSION = ("by", "words", "stage", "stops", "continues", "because", "follows", "when", "basis", "room")
RESUMPTION = ("by", "words", "stage", "follows", "because", "when", "basis", "room")


def mediating(s: Standing) -> tuple[str, ...]:
    """Return who has a mediating role, each once, in the order in which the roles were taken."""
    return tuple(dict.fromkeys(now.role.act.actor for now in roles(s)))


def role_of(s: Standing, actor: str) -> RoleNow | None:
    """Return how the role of one mediating entity stands, or None where it has none."""
    return next((now for now in roles(s) if now.role.act.actor == actor), None)


def conditions_of(s: Standing, now: RoleNow) -> tuple[Fact[Condition], ...]:
    """Return what a return was said to hang on: stated of the pause that stands, of the role, or of its holder."""
    keys = (*(f.id for f in now.since), now.role.id, now.role.act.actor)
    found = {f.id: f for key in keys for f in s.about(key, Condition) if f.act.on == key}
    return tuple(found.values())


def first_pause(view: View, asked: Sent) -> Sent:
    """Return what stands at first in the form that records a pause."""
    s = view.standing
    going = [actor for actor in mediating(s) if (now := role_of(s, actor)) and now.state == ("active",)]
    own = ours(s)
    by = own if own in going else next(iter(going), "")
    return {**_first(view), "by": [by], **asked}


def first_return(view: View, asked: Sent) -> Sent:
    """Return what stands at first in the form that records a return: the pause it follows, where there is one."""
    s = view.standing
    paused = [actor for actor in mediating(s) if (now := role_of(s, actor)) and "paused" in now.state]
    by = next(iter(asked.get("by", paused)), "")
    now = role_of(s, by)
    follows = next((f.id for f in (now.since if now else ()) if isinstance(f.act, Suspension)), "")
    return {**_first(view), "by": [by], "follows": [follows], **asked}


def _first(view: View) -> dict[str, list[str]]:
    room = standing_in(view, list(writable(view.standing)))
    return {"room": [room], "stage": ["announced"], "when.value": [today(view)], "basis.how": ["done"]}


def pause_parts(view: View, sent: Sent) -> tuple[Part, ...]:
    """Return the pause and each condition of return that was typed in, which hangs on it."""
    made = view.held.vault.chance(one(sent, "room"), 16).hex()
    pause = Part(Suspension, _as_named(SUSPENSION), {}, made)
    return (pause, *_conditions(sent, made))


def _conditions(sent: Sent, made: str) -> Iterator[Part]:
    """Whoever pauses states them: what somebody else states is a condition of its own, with its own form."""
    for at in conditions_sent(sent):
        if typed(sent, at):
            own = {name: f"{at}.{name}" for name in ("words", "depends", "assessed_by")}
            beside = {name: name for name in ("when", "basis", "room")}
            fixed = {"on": [made], "stated_by": [one(sent, "by")]}
            yield Part(Condition, {**own, **beside, "stated_by": "by"}, fixed)


def conditions_sent(sent: Sent) -> tuple[str, ...]:
    """Return where the fields of each condition begin, in order."""
    return tuple(f"condition.{place}" for place in rows_sent(sent, "condition"))


def return_parts(view: View, sent: Sent) -> tuple[Part, ...]:
    """Return the return as the one act that it is."""
    return (Part(Resumption, _as_named(RESUMPTION)),)


def _as_named(names: tuple[str, ...]) -> dict[str, str]:
    """Fields go by their own names; whatever an act follows it also comes after, which places one without a date."""
    return {name: name for name in names} | {"after": "follows"}
