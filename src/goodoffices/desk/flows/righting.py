"""The day or the outlet of an article put right: on the article, and on what was recorded with the wrong one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from goodoffices.acts.public import Article, Claim, Passage, Statement
from goodoffices.acts.when import When
from goodoffices.confirming import Work
from goodoffices.desk import drafts
from goodoffices.desk.flows import pressing
from goodoffices.desk.flows.pasting import demand_come
from goodoffices.desk.flows.pressing import CARD, Going
from goodoffices.desk.held import Held
from goodoffices.desk.viewer import View
from goodoffices.press.datelines import dateline_of
from goodoffices.press.drafts import Draft, day_of
from goodoffices.record.entry import Entry
from goodoffices.standing.fact import Fact
from goodoffices.taking_back import in_its_place


def right(view: View, going: Going, *, dateline: str, outlet: str, why: str) -> int:
    """Put right which day an article bears and who published it, and return how much on record changed with it.

    What a person changed when it was confirmed stays. Raises GoodOfficesError("press-dateline"), "press-not-yet".
    """
    day = dateline_of(dateline)
    demand_come(view.held, day)
    now = msgspec.structs.replace(going, dateline=day.value if day is not None else "", outlet=outlet)
    here = pressing.work_of(view, now)
    before = [pressing.work_of(view, one) for one in (on_record(view, going), going) if one is not None]
    entries = tuple(_corrections(view.held, before, here, why))
    if entries:
        view.held.write(*entries)
    _carry_over(view.held, going, before[-1], here)
    pressing.keep(view.held, now)
    return len(entries)


def on_record(view: View, going: Going) -> Going | None:
    """Return an article as it is on record in its room, or None."""
    found = pressing.on_record(view.held, {going.room})
    return next((one for one in found if one.text == going.text), None)


def _corrections(held: Held, before: Sequence[Work], here: Work, why: str) -> Iterator[Entry]:
    for fact in _made(here):
        act, when = fact.act, fact.when
        for was in before:
            act, when = _righted(fact.id, act, when, was, here)
        basis = here.basis if any(fact.basis == was.basis for was in before) else fact.basis
        if when.earliest is not None and when.earliest > held.now():
            when = fact.when
        if (act, when, basis) != (fact.act, fact.when, fact.basis):
            yield in_its_place(msgspec.structs.replace(fact, when=when, basis=basis), act, why)


def _made(here: Work) -> Iterator[Fact[Any]]:
    """Give what was recorded of an article in its room: the article, what was said in it, by whom, and where."""
    passages = [fact for fact in here.s.all(Passage) if fact.act.digest == here.reading.digest]
    keys = dict.fromkeys(key for fact in passages for key in (fact.act.article, fact.act.of, fact.id))
    facts = (here.s.fact(key) for key in keys)
    return (fact for fact in facts if fact is not None and fact.room == here.room)


def _righted(entry: str, act: Any, when: When, was: Work, here: Work) -> tuple[Any, When]:
    """Return an act and its day as the right day and outlet have them, where they are as the wrong ones had."""
    zone = here.s.visible.zone
    if isinstance(act, Article):
        day = day_of(here.reading.dateline, zone) or when
        return msgspec.structs.replace(act, outlet=here.reading.outlet), day
    key = _draft_of(here, act.of if isinstance(act, Passage) else entry)
    if key not in was.drafts or key not in here.drafts:
        return act, when
    one, other = was.drafts[key], here.drafts[key]
    if isinstance(act, Passage):
        return (msgspec.structs.replace(act, event=other.event) if act.event == one.event else act), when
    if isinstance(act, Statement) and act.outlet == _outlet_of(one):
        act = msgspec.structs.replace(act, outlet=_outlet_of(other))
    if isinstance(act, Statement | Claim) and one.when is not None and when == one.when:
        when = other.when or when
    return act, when


def _outlet_of(draft: Draft) -> str:
    return draft.act.outlet if isinstance(draft.act, Statement) else ""


def _draft_of(here: Work, entry: str) -> str:
    return next((key for key, recorded in here.recorded.items() if recorded == entry), "")


def _carry_over(held: Held, going: Going, was: Work, here: Work) -> None:
    """Let what was typed into a draft and not sent stand in it still, beside the days that are right."""
    for kept in drafts.of_sort(held, CARD):
        at = kept.form.removeprefix(going.card(""))
        if at in was.drafts and at in here.drafts:
            old, new = pressing.as_form(was.drafts[at]), pressing.as_form(here.drafts[at])
            left = {name: values for name, values in new.items() if name in kept.typed or name not in old}
            typed = {name: values for name, values in kept.typed.items() if values != old.get(name)}
            drafts.keep(held, kept.form, {**left, **typed})
