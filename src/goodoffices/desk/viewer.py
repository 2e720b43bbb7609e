"""Who looks at which mediation, as of when: from the address of a page to one standing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote, urlencode

import msgspec
from django.http import Http404, HttpRequest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.process import Opening
from goodoffices.record.file import Mediation
from goodoffices.record.ledger import Record, holder
from goodoffices.record.see import see
from goodoffices.standing.moments import moments
from goodoffices.standing.standing import Standing, standing

DESK = "goodoffices.desk"
"""The key under which a request carries its desk; a header cannot set it."""


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """A mediation on this desk: `key` is its place in addresses, its record is gathered once."""

    key: str
    mediation: Mediation
    record: Record


class Desk(msgspec.Struct, frozen=True, kw_only=True):
    """The mediations there are to look at, in the order given, and the clock (seconds since 1970, UTC)."""

    held: tuple[Held, ...]
    clock: Callable[[], int]


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a page was asked to show, as it was written in the address; empty means as usual."""

    as_of: str = ""
    known_at: str = ""
    room: str = ""
    dir: str = ""
    fold: str = ""

    def address(self, path: str, **changes: str) -> str:
        """Return the address of a page under the same look, or one changed in these ways."""
        asked = msgspec.structs.asdict(msgspec.structs.replace(self, **changes))
        query = urlencode({name: value for name, value in asked.items() if value})
        return quote(path) + (f"?{query}" if query else "")


class Moments(NamedTuple):
    """The two moments asked for and the usual one, in seconds; where a day cannot be read, `refused` says which."""

    as_of: int
    known_at: int
    usual: int
    refused: dict[str, GoodOfficesError]


def desk_with(mediations: Sequence[Mediation], clock: Callable[[], int]) -> Desk:
    """Return a desk with these mediations; a name that comes twice is numbered."""
    held: list[Held] = []
    for mediation in mediations:
        again = sum(one.mediation.key == mediation.key for one in held)
        key = f"{mediation.key}-{again + 1}" if again else mediation.key
        held.append(Held(key=key, mediation=mediation, record=Record(mediation.entries, zone=mediation.zone)))
    return Desk(held=tuple(held), clock=clock)


def desk_of(request: HttpRequest) -> Desk:
    """Return the desk that a request is answered from."""
    found: Desk = request.META[DESK]
    return found


def held_as(desk: Desk, key: str) -> Held:
    """Return the mediation of that name. Raises Http404."""
    for held in desk.held:
        if held.key == key:
            return held
    raise Http404


def look_of(query: Mapping[str, str]) -> Look:
    """Return what an address asks for; what it means nothing by is left out."""
    asked = {name: query.get(name, "").strip()[:200] for name in ("as_of", "known_at", "room")}
    way = "rtl" if query.get("dir") == "rtl" else ""
    return Look(dir=way, fold="none" if query.get("fold") == "none" else "", **asked)


def moments_of(held: Held, look: Look, now: int) -> Moments:
    """Return the moments a look asks for; where a day cannot be read, the usual one with the refusal beside it."""
    refused: dict[str, GoodOfficesError] = {}

    def read(field: str) -> int:
        try:
            return moments(
                zone=held.record.zone,
                clock=lambda: now,
                as_of=getattr(look, field),
                read_as_of=held.mediation.read_as_of,
            )[0]
        except GoodOfficesError as error:
            refused[field] = error
            return usual

    usual = moments(zone=held.record.zone, clock=lambda: now, read_as_of=held.mediation.read_as_of)[0]
    return Moments(read("as_of"), read("known_at"), usual, refused)


def standing_of(held: Held, look: Look, at: Moments) -> Standing:
    """Return where things stand for everybody in the room asked for, or for whoever holds the file. Raises Http404."""
    record = held.record
    viewer = record.those_in(look.room) if look.room else holder(record, held.mediation.recorded_by)
    if not viewer.who:
        raise Http404
    return standing(see(record, viewer), as_of=at.as_of, known_at=at.known_at)


def title_of(s: Standing, otherwise: str) -> str:
    """Return what the mediation is called, as far as this viewer can see that it was opened."""
    opened = s.all(Opening)
    return opened[0].act.name if opened else otherwise
