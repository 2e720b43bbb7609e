"""Who looks at which mediation, as of when: from the address of a page to one standing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import quote, urlencode

import msgspec
from django.http import Http404, HttpRequest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.process import Opening
from goodoffices.desk.desks import Desk
from goodoffices.desk.held import Held
from goodoffices.desk.lines import Voice, voice_of
from goodoffices.record.compartment import Viewer, may_know
from goodoffices.standing.moments import moments
from goodoffices.standing.standing import Standing

DESK = "goodoffices.desk"
"""The key under which a request carries its desk; a header cannot set it."""


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What a page was asked to show, as it was written in the address; empty means as usual.

    It stays on while one moves between pages; what only one page knows is not part of it.
    """

    as_of: str = ""
    known_at: str = ""
    room: str = ""
    """Seen by everybody in this room together, and by nobody else."""

    def address(self, path: str, /, **more: str) -> str:
        """Return the address of a page under the same look, or one changed in these ways, with what else it asks."""
        asked = msgspec.structs.asdict(self) | more
        query = urlencode({name: value for name, value in asked.items() if value})
        return quote(path) + (f"?{query}" if query else "")

    @property
    def plain(self) -> bool:
        """Whether this is the usual look."""
        return not (self.as_of or self.known_at or self.room)


class Moments(NamedTuple):
    """The two moments asked for and the usual one, in seconds; where a day cannot be read, `refused` says which."""

    as_of: int
    known_at: int
    usual: int
    refused: dict[str, GoodOfficesError]


class View(NamedTuple):
    """One mediation as one viewer looks at it: what every page is made from."""

    request: HttpRequest
    held: Held
    look: Look
    at: Moments
    standing: Standing
    voice: Voice

    def address(self, page: str = "", /, **more: str) -> str:
        """Return the address of a page of this mediation under the same look."""
        return self.look.address(f"/{self.held.key}/{page}", **more)

    @property
    def may_write(self) -> bool:
        """Whether this is the own look of whoever is at the desk: nothing is written while seeing as somebody else."""
        return not self.look.room and not self.held.vault.altered


def desk_of(request: HttpRequest) -> Desk:
    """Return the desk that a request is answered from."""
    found: Desk = request.META[DESK]
    return found


def look_of(query: Mapping[str, str]) -> Look:
    """Return what an address asks for; what it means nothing by is left out."""
    return Look(**{name: query.get(name, "").strip()[:200] for name in ("as_of", "known_at", "room")})


def moments_of(held: Held, look: Look) -> Moments:
    """Return the moments a look asks for; where a day cannot be read, the usual one with the refusal beside it."""
    refused: dict[str, GoodOfficesError] = {}
    usual = held.usual()

    def read(field: str) -> int:
        asked = getattr(look, field)
        try:
            return moments(zone=held.zone, clock=lambda: usual, as_of=asked)[0]
        except GoodOfficesError as error:
            refused[field] = error
            return usual

    return Moments(read("as_of"), read("known_at"), usual, refused)


def viewer_of(held: Held, look: Look) -> Viewer:
    """Return who is looking: whoever is at the desk, or everybody in the room asked for, where that one is in it too.

    Raises Http404: a room that is missing and one that this viewer is not in, or no longer, are the same.
    """
    own = held.operator()
    if not look.room:
        return own
    room = held.mine().compartments.get(look.room)
    # whoever left a room still reads what was there, but must not see with the eyes of those who stayed
    if room is None or not may_know(own, room):
        raise Http404
    return held.record.those_in(look.room)


def standing_of(held: Held, look: Look, at: Moments) -> Standing:
    """Return where things stand for whoever is looking. Raises Http404."""
    now = not look.as_of and not look.known_at
    return held.standing(viewer_of(held, look), as_of=at.as_of, known_at=at.known_at, fresh=now)


def view_of(request: HttpRequest, key: str) -> View:
    """Return a mediation as a request asks to look at it. Raises Http404."""
    desk = desk_of(request)
    held, look = desk.find(key), look_of(request.GET)
    at = moments_of(held, look)
    found = standing_of(held, look, at)
    return View(request, held, look, at, found, voice_of(found, held.vault.head.language))


def way_to(view: View, entry: str, otherwise: str) -> str:
    """Return where an entry put on record just now can be seen: under this look, the usual one, or on another page.

    A look at what was known on an earlier day does not know of it, and one dated ahead no look of today does.
    """
    for look in (view.look, Look()):
        s = standing_of(view.held, look, moments_of(view.held, look))
        found = s.visible.entry(entry)
        if found is not None and s.known(found):
            return look.address(f"/{view.held.key}/entry/{entry}")
    return Look().address(f"/{view.held.key}/{otherwise}")


def title_of(s: Standing, otherwise: str) -> str:
    """Return what the mediation is called, as far as this viewer can see that it was opened."""
    opened = s.all(Opening)
    return opened[0].act.name if opened else otherwise
