"""The form by which a list is narrowed: kinds, people and rooms to choose from, and what was chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.when import read_when
from goodoffices.desk.bidi import flat
from goodoffices.desk.forms.choices import room_label
from goodoffices.desk.forms.drawn import Option
from goodoffices.desk.listing import PEOPLE, Asked, listing
from goodoffices.desk.looked import Looked
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.export.timeline import kind_words
from goodoffices.export.wording import pieces
from goodoffices.standing.standing import Standing

MOST = 300
"""As many people are offered; whoever is chosen is among them."""
LONGEST = 200


class Narrowing(NamedTuple):
    """How a list is narrowed: what was written in the address, and what it means.

    `error` says what is wrong with the day from which on, `unknown` that something was asked for that is not there.
    """

    sent: dict[str, str]
    asked: Asked
    error: str = ""
    unknown: bool = False

    @property
    def on(self) -> bool:
        """Whether anything was asked for at all."""
        return bool(self.sent)


def narrowing(view: View, names: Iterable[str], before: Looked | None = None) -> Narrowing:
    """Return what the address of a page asks for, of these: `kind`, `who`, `in`, `since`, `new`."""
    sent = {name: view.request.GET.get(name, "").strip()[:LONGEST] for name in names}
    sent = {name: value for name, value in sent.items() if value}
    since, error = _since(view, sent.get("since", ""))
    beyond = before.reach if "new" in sent and before is not None else None
    asked = Asked(sent.get("kind", ""), sent.get("who", ""), sent.get("in", ""), since, beyond)
    return Narrowing(sent, asked, error, bool(error) or ("new" in sent and before is None) or _unknown(view, asked))


def _unknown(view: View, asked: Asked) -> bool:
    s = view.standing
    found = listing(s)
    return any(
        (
            asked.kind and asked.kind not in found.by_kind,
            asked.within and asked.within not in found.by_room,
            asked.who and not s.name(asked.who).id,
        )
    )


def _since(view: View, text: str) -> tuple[int | None, str]:
    """Return the moment a day begins, or what is wrong with how it was written."""
    if not text:
        return None, ""
    try:
        at = read_when(text, zone=view.held.zone).earliest
    except GoodOfficesError:
        at = None
    if at is None:
        return None, " ".join((say("look.unread", value=flat(text)), say("look.how")))
    return at, ""


def kind_options(view: View, chosen: str) -> list[Option]:
    """Return the kinds of act that are listed for this viewer, by what they are called."""
    named = sorted((kind_words(kind), kind) for kind in listing(view.standing).by_kind)
    return [Option(kind, name[:1].upper() + name[1:], kind == chosen) for name, kind in named]


def room_options(view: View, chosen: str) -> list[Option]:
    """Return the rooms this viewer may see in which anything is listed."""
    s = view.standing
    there = listing(s).by_room
    return [Option(room, room_label(s, room), room == chosen) for room in s.visible.rooms if room in there]


def people_options(view: View, chosen: str) -> list[Option]:
    """Return parties as they joined, then others as they were named."""
    s = view.standing
    keys = [fact.id for kind in PEOPLE for fact in s.all(kind, also_not_yet=True)]
    known = dict.fromkeys((*keys[:MOST], *(key for key in (chosen,) if key in keys)))
    return [Option(key, _called(s, key), key == chosen) for key in known]


def _called(s: Standing, key: str) -> str:
    return flat("".join(piece.text for piece in pieces(s.name(key), s.visible.zone)))


def boxes(view: View, found: Narrowing) -> dict[str, Any]:
    """Return what the form needs: options for what can be chosen, and what was written."""
    sent = found.sent
    return {
        "kinds": kind_options(view, sent.get("kind", "")),
        "people": people_options(view, sent.get("who", "")),
        "within": room_options(view, sent.get("in", "")),
        "sent": sent,
        "on": found.on,
        "error": found.error,
        "kept": [(name, value) for name, value in _look(view).items() if value],
    }


def _look(view: View) -> dict[str, str]:
    look = view.look
    return {"as_of": look.as_of, "known_at": look.known_at, "room": look.room}
