"""Where we stand: the roles, then what is due and open, each in its first lines; the rest folded."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse

from goodoffices.acts.act import kind_of
from goodoffices.desk.calendars import digits
from goodoffices.desk.heads import TOP, Head, Lines, heads, narrowed, whole
from goodoffices.desk.kept import Kept
from goodoffices.desk.lines import Said, said
from goodoffices.desk.looked import look, since
from goodoffices.desk.pages.public import SETS, Matter, matters
from goodoffices.desk.paging import paged
from goodoffices.desk.shell import shown
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.export.tongue import tongue
from goodoffices.export.wording import moment_text
from goodoffices.standing.accounts import tally_lines
from goodoffices.standing.brief import SECTIONS, nothing_known
from goodoffices.standing.once import once
from goodoffices.standing.standing import Standing

FEW = 3
"""A section with no more lines than this is not worth folding."""
WHERE = {
    "status": "pause", "conditions": "notices", "notices": "notices", "offices": "office", "owed": "owed",
    "accounts": "public", "issues": "proposals", "proposals": "proposals", "term-sheet": "proposals",
    "commitments": "commitments", "cleared": "public", "statements": "public", "people": "people", "rules": "people",
    "rooms": "rooms", "keeping": "integrity",
}  # fmt: skip
"""The page that shows a section whole; any other section is shown whole on this one."""
BEGIN = ("PartyJoined", "Actor", "RoleTaken", "CompartmentOpened", "ConfidentialityRegime", "ProcessRule")
"""What is recorded first of a mediation, in this order."""

THEN = ("Meeting", "Message", "RoundOpened", "IssueTabled", "PromiseOwed", "Statement")
"""What is mostly recorded next, once it is known who is there and how the record is kept."""
_SETTING_UP = frozenset(
    {
        "Actor", "CompartmentOpened", "ConfidentialityRegime", "Consent", "CopyMade", "Grant", "Opening", "PartyJoined",
        "PersonKey", "ProcessRule", "Received", "RetentionRule", "RoleTaken", "Source", "WorkCalendar",
    }
)  # fmt: skip


class Part(NamedTuple):
    """A section of the page; `empty` says what an empty one means, `matters` are the accounts side by side.

    `more` is how many lines are not shown, `href` where they are.
    """

    tag: str
    heading: str
    lines: tuple[Said, ...]
    empty: str
    folded: bool
    matters: tuple[Matter, ...]
    total: int
    more: int
    href: str


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return where the mediation stands."""
    return shown(request, key, "stand", _fill)


def _fill(view: View) -> dict[str, Any]:
    asked = view.request.GET.get("show", "")
    return _one(view, asked) if asked in SECTIONS else _all(view)


def _all(view: View) -> dict[str, Any]:
    return {
        "nothing": nothing_known(view.standing),
        **_first_steps(view),
        "sections": Kept(view, "sections", _sections),
        **_changed(view),
    }


def _sections(view: View) -> dict[str, Any]:
    return {
        "fold": fold(view),
        "parts": [_part(view, tag, head) for tag, head in heads(view.standing).items()],
        "unfolded": view.address(fold="" if fold(view) else "none"),
    }


def _first_steps(view: View) -> dict[str, Any]:
    """Return what to record first where nothing is recorded, and next where it is only known who is there."""
    if not view.may_write or not _setting_up(view.standing):
        return {}

    def forms(kinds: tuple[str, ...]) -> list[tuple[str, str, str]]:
        return [(kind, tongue().kinds[kind], say(f"form.{kind}")) for kind in kinds]

    return {"begin": forms(BEGIN), "then": forms(THEN)}


@once
def _setting_up(s: Standing) -> bool:
    """Return whether nothing is recorded but who is there and how the record is kept."""
    return all(kind_of(entry.act) in _SETTING_UP for entry in s.visible.entries())


def fold(view: View) -> bool:
    """Return whether long sections were asked for unfolded."""
    return view.request.GET.get("fold") == "none"


def _changed(view: View) -> dict[str, Any]:
    """Return how much was entered since the last look, where there was one; seen as somebody else, nothing is."""
    before = look(view)
    if before is None or view.look.room:
        return {}
    return {
        "looked": digits(moment_text(before.at, view.voice.zone)),
        "changed": since(view.standing, before),
        "changed_href": view.address("timeline", new="yes"),
    }


def _part(view: View, tag: str, head: Head) -> Part:
    side_by_side = any(line.tag in SETS for line in head.lines)
    lines = tally_lines(view.standing) if side_by_side else head.lines
    return Part(
        tag=tag,
        heading=_heading(tag),
        lines=_said(view, lines),
        empty="" if head.total else tongue().sections[tag][1],
        folded=tag not in TOP and head.total > FEW,
        matters=_matters(view, head) if side_by_side else (),
        total=head.total,
        more=max(0, head.total - len(head.lines)),
        href=view.address(WHERE[tag]) if tag in WHERE else view.address(show=tag),
    )


def _heading(tag: str) -> str:
    return say("stand.roles") if tag == "status" else tongue().sections[tag][0].capitalize()


def _said(view: View, lines: Lines) -> tuple[Said, ...]:
    return tuple(said(line, view.voice) for line in lines)


def _matters(view: View, head: Head) -> tuple[Matter, ...]:
    ids = [line.rests_on[0] for line in head.lines]
    return matters(view._replace(standing=narrowed(view.standing, ids)))


def _one(view: View, tag: str) -> dict[str, Any]:
    """Return one section whole, a page at a time: what no page of its own shows."""
    return {
        "one": _heading(tag),
        "section": Kept(view, "section", _section),
        "all": view.address(),
        "sent": {"show": tag},
    }


def _section(view: View) -> dict[str, Any]:
    tag = view.request.GET["show"]
    one = paged(whole(view.standing, tag), view, "", show=tag)
    return {"lines": _said(view, tuple(one.items)), "empty": tongue().sections[tag][1], "paged": one}
