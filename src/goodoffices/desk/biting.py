"""What has come due: the consequence as it was announced, drafted, and the act left to a person."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from django.utils.safestring import SafeString

from goodoffices.desk.forms.choices import writable
from goodoffices.desk.lines import Said, html, said, spans_of
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.standing.deadlines import DeadlineNow, deadline_line, deadlines
from goodoffices.standing.notices import NoticeNow, bite_lines, notices
from goodoffices.standing.once import once
from goodoffices.standing.owed import closing
from goodoffices.standing.standing import Standing
from goodoffices.standing.status import roles

MOST = 25
"""As many are drafted; each is followed by others once something is done about it."""


class Deed(NamedTuple):
    """A form in which a person may record what was done about it."""

    href: str
    label: str


class Drafted(NamedTuple):
    """One thing that has come due; where nobody announced a consequence, `consequence` is empty."""

    id: str
    sort: str
    what: SafeString
    by: SafeString
    lines: tuple[Said, ...]
    deeds: tuple[Deed, ...]


def drafted(view: View) -> tuple[Drafted, ...]:
    """Return what has come due and was neither acted on nor settled, with the forms that a person may record it in."""
    bitten, passed = _come_due(view.standing)
    return (*(_notice(view, now) for now in bitten), *(_deadline(view, now) for now in passed))


@once
def _come_due(s: Standing) -> tuple[tuple[NoticeNow, ...], tuple[DeadlineNow, ...]]:
    """The first notices and deadlines that have come due, as many as are drafted."""
    bitten = tuple(islice((now for now in notices(s) if _has_bitten(now, s.as_of)), MOST))
    passed = (now for now in deadlines(s) if _has_passed(now, s.as_of))
    return bitten, tuple(islice(passed, MOST - len(bitten)))


def _has_bitten(now: NoticeNow, moment: int) -> bool:
    if now.carried_out or closing(now.settled):
        return False
    return now.bite in ("come due", "possibly come due") or any(at <= moment for _, at in now.at)


def _has_passed(now: DeadlineNow, moment: int) -> bool:
    return now.at is not None and now.at <= moment and not closing(now.met)


def _notice(view: View, now: NoticeNow) -> Drafted:
    s, fact = view.standing, now.notice
    return Drafted(
        id=fact.id,
        sort="notice" if now.bite == "come due" or now.at else "possibly",
        what=html(spans_of(fact.act.consequence, view.voice)),
        by=html(spans_of(s.name(fact.act.by), view.voice)),
        lines=tuple(said(line, view.voice) for line in bite_lines(s, now)),
        deeds=tuple(_deeds(view, now)) if view.may_write else (),
    )


def _deeds(view: View, now: NoticeNow) -> Iterator[Deed]:
    """Give the acts that may follow; which of them happened, if any, only a person knows."""
    s, fact = view.standing, now.notice
    by = fact.act.by
    if by in {role.role.act.actor for role in roles(s)}:
        room = fact.room if fact.room in writable(s) else ""
        yield Deed(view.address("pause/new", by=by, follows=fact.id, **{"in": room}), say("notices.due.pause"))
        yield Deed(view.address("record/Suspension", about=fact.id, by=by), say("notices.due.suspension"))
    else:
        yield Deed(view.address("record"), say("notices.due.other"))
    yield Deed(view.address("record/Reply", about=fact.id), say("notices.due.reply"))
    yield Deed(view.address("record/Extension", about=fact.id), say("notices.due.extension"))


def _deadline(view: View, now: DeadlineNow) -> Drafted:
    key = now.deadline.id
    deeds = (
        Deed(view.address("record/Reply", about=key), say("notices.due.met")),
        Deed(view.address("record/Extension", about=key), say("notices.due.extension")),
    )
    return Drafted(
        id=key,
        sort="deadline",
        what=html(spans_of(now.deadline.act.what, view.voice)),
        by=SafeString(""),
        lines=(said(deadline_line(view.standing, now), view.voice),),
        deeds=deeds if view.may_write else (),
    )
