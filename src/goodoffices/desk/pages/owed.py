"""Owed: promises and replies by us, to us and between others, the open ones first, and when we last were in contact."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse

from goodoffices.acts.when import Sure
from goodoffices.desk.forms.choices import room_label
from goodoffices.desk.lines import Said, said
from goodoffices.desk.sections import Section, Sections
from goodoffices.desk.shell import shown, still
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.standing.line import Instant, line
from goodoffices.standing.once import once
from goodoffices.standing.ours import ours_in
from goodoffices.standing.owed import OwedNow, owed, owed_line
from goodoffices.standing.rounds import contact_lines
from goodoffices.standing.standing import Standing

OPEN = ("by-us", "to-us", "others")
"""Whose the open ones are."""
LISTS = (*OPEN, "settled", "contacts")
_FAR = 2**62


class Item(NamedTuple):
    """One thing owed: in words, when it falls due if that was said, and the room it lies in."""

    id: str
    said: Said
    falls: Said | None
    room: str
    href: str


class Group(NamedTuple):
    """What is owed by one sort of side to another."""

    name: str
    heading: str
    none: str
    section: Section[OwedNow]
    items: Sequence[Item]


def page(request: HttpRequest, key: str) -> HttpResponse:
    """Return what is owed, and the last contacts."""
    return shown(request, key, "owed", still(_fill))


def _fill(view: View) -> dict[str, Any]:
    s = view.standing
    lists = Sections(view, "owed", LISTS)
    groups = [_group(view, lists, name, tuple(sorted_out(s)[name])) for name in OPEN]
    settled = lists.of("settled", sorted_out(s)["settled"], last=True)
    contacts = lists.of("contacts", contacts_of(s))
    return {
        "all": lists.all,
        "groups": groups,
        "settled": settled,
        "settled_items": [_item(view, now) for now in settled.items],
        "contacts": contacts,
        "contact_lines": [said(one, view.voice) for one in contacts.items],
    }


@once
def contacts_of(s: Standing) -> tuple[Any, ...]:
    """Return the last contact of each channel and each party."""
    return contact_lines(s)


@once
def sorted_out(s: Standing) -> dict[str, tuple[OwedNow, ...]]:
    """Return what is owed by whose it is, the first due first, and apart from it what was settled."""
    found: dict[str, list[OwedNow]] = {name: [] for name in (*OPEN, "settled")}
    us = ours_in(s)
    for now in owed(s):
        act = now.owed.act
        whose = "by-us" if act.by in us else "to-us" if act.to in us else "others"
        found["settled" if now.settled else whose].append(now)
    for name in OPEN:
        found[name].sort(key=lambda now: _FAR if (at := _due(now)) is None else at)
    return {name: tuple(items) for name, items in found.items()}


def _due(now: OwedNow) -> int | None:
    return now.owed.act.due.latest if now.owed.act.due else None


def _group(view: View, lists: Sections, name: str, items: tuple[OwedNow, ...]) -> Group:
    section = lists.of(name, items)
    return Group(
        name, say(f"owed.{name}"), say(f"owed.{name}.none"), section, [_item(view, now) for now in section.items]
    )


def _item(view: View, now: OwedNow) -> Item:
    s, fact = view.standing, now.owed
    return Item(
        id=fact.id,
        said=said(owed_line(s, now), view.voice),
        falls=None if now.settled or fact.sure is Sure.NO else _falls(view, now),
        room=room_label(s, fact.room),
        href=view.address(f"entry/{fact.id}"),
    )


def _falls(view: View, now: OwedNow) -> Said | None:
    at = _due(now)
    if at is None:
        return None
    tag = "due.was" if at <= view.standing.as_of else "due.falls"
    return said(line(tag, at=Instant(at)), view.voice)
