"""The guided form for a notice, ready for its template: its steps, and a block for each recipient."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec
from django.utils.safestring import SafeString

from goodoffices.acts.act import Act
from goodoffices.acts.notices import Notice, Service, Trigger
from goodoffices.acts.values import Wording
from goodoffices.desk.bar import rooms_offered, rooms_say
from goodoffices.desk.bidi import flat
from goodoffices.desk.flows.noticing import BITES, EVENTS, OTHER, Recipient, recipients, rooms_for, shared_rooms
from goodoffices.desk.flows.several import called
from goodoffices.desk.forms.drawn import Box, Drawing, Option
from goodoffices.desk.forms.sent import BESIDE_SHAPES, one
from goodoffices.desk.forms.shape import Shape, shapes_of
from goodoffices.desk.guided import plain_box
from goodoffices.desk.lines import html, spans_of
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say

PREFIX = "notices.new"
NO_ROOM = f"{PREFIX}.own-room.none"
"""What stands in the place of a room where none is chosen."""
_BESIDE = {shape.name: shape for shape in BESIDE_SHAPES}
WORDS = Shape(name="words", sort="words", inner=tuple(shape for shape in shapes_of(Wording) if shape.name != "source"))
"""Words as a guided form asks for them: in one or more languages; whose they are is clear from where they stand."""


class Block(NamedTuple):
    """What is asked of one recipient; `name` is empty for the one that is chosen from everybody known."""

    at: str
    recipient: Recipient
    name: SafeString
    who: Box
    room: Box
    rooms: tuple[Option, ...]
    says: tuple[Any, ...]
    words: Box
    means: Box
    when: Box

    @property
    def wrong(self) -> bool:
        """Whether anything in it has to be put right."""
        return any(box.wrong for box in self.boxes)

    @property
    def boxes(self) -> tuple[Box, ...]:
        """Its fields, in order."""
        return (self.who, self.room, self.words, self.means, self.when)

    def listed(self, called: str) -> tuple[Box, ...]:
        """Return its fields as they are named away from it, where there are others of the same name."""
        return tuple(
            msgspec.structs.replace(box, label=say(f"{PREFIX}.of", label=box.label, name=called)) for box in self.boxes
        )


def fill_form(view: View, drawing: Drawing) -> dict[str, Any]:
    """Return what the template of the form needs."""
    sent = drawing.sent
    bites, event, to, room = (plain_box(drawing, n, say(f"{PREFIX}.{n}")) for n in ("bites", "event", "to", "room"))
    steps = {name: _box(drawing, Notice, name) for name in ("by", "consequence")}
    beside = {name: called(drawing.box(_BESIDE[name], name), PREFIX, name) for name in ("when", "basis")}
    beside["basis"] = _left_open(beside["basis"], one(sent, "basis.how"))
    words = called(drawing.box(WORDS, "words"), PREFIX, "words")
    trigger = _trigger(drawing)
    blocks = tuple(_block(view, drawing, found) for found in recipients(sent))
    shared = rooms_offered(view.standing, shared_rooms(view.standing), one(sent, "room"), NO_ROOM)
    boxes = (*steps.values(), bites, event, *trigger.values(), to, room, words)
    return {
        **steps,
        **beside,
        **trigger,
        "bites": bites,
        "bites_options": [Option(n, say(f"{PREFIX}.bites.{n}"), n == one(sent, "bites")) for n in BITES],
        "event": event,
        "events": [Option(n, say(f"{PREFIX}.event.{n}"), n == one(sent, "event")) for n in (*EVENTS, OTHER)],
        "to": to,
        "same": bool(one(sent, "same")),
        "room_box": room,
        "form_rooms": shared,
        "rooms_say": rooms_say(view, shared),
        "words": words,
        "blocks": blocks,
        "boxes": (*boxes, *(box for block in blocks for box in block.listed(_called(view, block))), *beside.values()),
    }


def _left_open(basis: Box, chosen: str) -> Box:
    """Return how we know with one choice more, which stands there at first: it goes by who gives the notice."""
    options = (
        Option("", say(f"{PREFIX}.basis.open"), not chosen),
        *(option._replace(chosen=option.value == chosen) for option in basis.inner[0].options),
    )
    how = msgspec.structs.replace(basis.inner[0], options=options, value=chosen)
    return msgspec.structs.replace(basis, inner=(how, *basis.inner[1:]))


def _called(view: View, block: Block) -> str:
    if not block.name:
        return say(f"{PREFIX}.recipient.other")
    return say(f"{PREFIX}.recipient", name=flat(view.standing.name(block.recipient.who).text))


def _box(drawing: Drawing, kind: type[Act], name: str, at: str = "") -> Box:
    shape = next(shape for shape in shapes_of(kind) if shape.name == name)
    return called(drawing.box(shape, at or name), PREFIX, name)


def _trigger(drawing: Drawing) -> dict[str, Box]:
    """Return the fields that say more of what it bites on, each shown where that was chosen."""
    shapes = {shape.name: shape for shape in shapes_of(Trigger)}
    found = {name: drawing.box(shapes[name], f"trigger.{name}") for name in ("at", "on", "after_service")}
    found["round"] = drawing.box(Shape(name="round", sort="ref", kinds=("RoundOpened",)), "trigger.round")
    return {f"trigger_{name}": called(box, PREFIX, name) for name, box in found.items()}


def _block(view: View, drawing: Drawing, found: Recipient) -> Block:
    s = view.standing
    party = found.who in s.parties
    rooms = rooms_offered(s, rooms_for(s, found.who if party else ""), found.room, NO_ROOM)
    who_shape = Shape(name="who", sort="ref", kinds=("Actor", "PartyJoined"))
    who = called(drawing.box(who_shape, f"{found.at}.who"), PREFIX, "who")
    return Block(
        at=found.at,
        recipient=found,
        name=html(spans_of(s.name(found.who), view.voice)) if party else SafeString(""),
        who=who,
        room=plain_box(drawing, f"{found.at}.room", say(f"{PREFIX}.own-room")),
        rooms=rooms,
        says=rooms_say(view, rooms),
        words=called(drawing.box(WORDS, f"{found.at}.words"), PREFIX, "own-words"),
        means=_box(drawing, Service, "means", f"{found.at}.means"),
        when=called(drawing.box(_BESIDE["when"], f"{found.at}.when"), PREFIX, "served-when"),
    )
