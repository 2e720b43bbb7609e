"""The small values that acts are made of: references, words as said, quantities, and basis."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec


class RefTo(msgspec.Struct, frozen=True):
    """Marks a field as the id of another entry; `kinds` names the acts it may point to, empty for any."""

    kinds: tuple[str, ...] = ()


AnyRef = Annotated[str, RefTo()]
ActorRef = Annotated[str, RefTo(("Actor", "PartyJoined"))]
PartyRef = Annotated[str, RefTo(("PartyJoined",))]
PersonRef = Annotated[str, RefTo(("Actor",))]
SourceRef = Annotated[str, RefTo(("Source",))]
SaidRef = Annotated[str, RefTo(("Statement", "Source", "Claim", "Actor", "PartyJoined", "Message", "DeliveryReport"))]


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """A frozen value inside an act."""


class Wording(Value, frozen=True, kw_only=True):
    """Words kept as they were said: verbatim, in one language, with whoever they are taken from."""

    text: str
    lang: str = ""
    source: SaidRef = ""
    rendering: bool = False
    """True when this is somebody's translation, not the words themselves."""


class Quantity(Value, frozen=True, kw_only=True):
    """A number as somebody gave it: exact, bounded or only in words ("nearly 200"), and by whose count."""

    value: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    unit: str = ""
    words: str = ""
    counted_by: SaidRef = ""


class Basis(Value, frozen=True, kw_only=True):
    """What an entry rests on: done or witnessed by us, reported by others, or taken from a document."""

    how: Literal["done", "witnessed", "reported", "document", "not stated"] = "not stated"
    by: tuple[SaidRef, ...] = ()
    document: str = ""


class Span(Value, frozen=True, kw_only=True):
    """A length of time as agreed: how many of what, by which calendar, the day of service counted or not."""

    count: int
    unit: Literal["days", "working days", "weeks", "months", "hours"]
    calendar: Annotated[str, RefTo(("WorkCalendar",))] = ""
    counts_service_day: bool = False
