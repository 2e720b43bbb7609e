"""A line of a standing: a key of the message catalogue, its parameters, what it rests on, and what stands beside it."""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec

from goodoffices.acts.values import Quantity, Wording
from goodoffices.acts.when import Sure, When


class Name(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="name", gc=False):
    """What somebody is called; `sort` says whether it is a party, an actor or a kind of source."""

    id: str
    text: str
    sort: str
    names: tuple[Wording, ...] = ()
    role: str = ""
    organisation: str = ""
    """Whose an unnamed source is said to be, where its description does not say so already."""


class RoomName(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag="room", gc=False):
    """A room by what it is: its sort, the party it is about, or its own title."""

    id: str
    sort: str
    about: Name | None = None
    title: str = ""


class Instant(msgspec.Struct, frozen=True, tag="instant", gc=False):
    """A moment worked out by the program, seconds since 1970, UTC; `day` when it is the end of a day."""

    at: int
    day: bool = True


class Listed(msgspec.Struct, frozen=True, tag="list", gc=False):
    """Several short texts of our own, to be joined by the face."""

    items: tuple[str, ...]


class Term(msgspec.Struct, frozen=True, tag="term", gc=False):
    """One of the vocabulary's fixed words, for the face to put into its language: `kind` and `word` make its key."""

    kind: str
    word: str


Several: TypeAlias = tuple[Wording, ...] | tuple[Name, ...] | tuple[RoomName, ...]
Param: TypeAlias = str | int | Name | RoomName | Instant | Listed | Term | When | Quantity | Several


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One thing a standing says.

    `rests_on` are the ids of the entries it is made from, the first of them its subject; `basis` says on whose word,
    `denials` who denies it, `more` what belongs to it, `knows` who can see all it rests on.
    """

    tag: str
    params: dict[str, Any] = msgspec.field(default_factory=dict)
    rests_on: tuple[str, ...] = ()
    sure: Sure = Sure.YES
    more: tuple[Line, ...] = ()
    basis: tuple[Line, ...] = ()
    denials: tuple[Line, ...] = ()
    knows: tuple[Name, ...] = ()
    late: bool = False
    """True when it was entered only after the moment asked for, though learnt before it."""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """Lines on one matter, under a heading; an empty one says what that means."""

    tag: str
    lines: tuple[Line, ...]


def term(kind: str, word: str) -> Term:
    """Return a word of the vocabulary as a parameter."""
    return Term(kind, word)


def line(tag: str, *rests_on: str, more: tuple[Line, ...] = (), **params: Param) -> Line:
    """Return a line with these parameters, resting on these entries."""
    return Line(tag=tag, params=params, rests_on=rests_on, more=more)
