"""The form of a meeting: who was there, in what form, where and when, and the room the meeting itself lies in."""

from __future__ import annotations

from typing import Any

from goodoffices.acts.problems import BadInput, GoodOfficesError, Problem
from goodoffices.acts.talks import Meeting
from goodoffices.desk import write_ups
from goodoffices.desk.bar import standing_in
from goodoffices.desk.forms.choices import Choices, writable
from goodoffices.desk.forms.drawn import Drawing, Form
from goodoffices.desk.forms.sent import BESIDE_SHAPES, Sent, named, one
from goodoffices.desk.forms.shape import shapes_of
from goodoffices.desk.viewer import View


def head_filled(view: View, sent: Sent, problems: tuple[Problem, ...]) -> dict[str, Any]:
    """Return the form of who met, when and where, with what was typed into it."""
    s = view.standing
    rooms = list(writable(s))
    asked = one(sent, "room")
    room = asked if asked in rooms else standing_in(view, rooms)
    return {"form": _form(view, sent, room, problems), "head": write_ups.room_choice(view, room)}


def _form(view: View, sent: Sent, room: str, problems: tuple[Problem, ...]) -> Form:
    drawing = Drawing("Meeting", sent, Choices(view.standing, room), problems)
    boxes = {shape.name: drawing.box(shape, shape.name) for shape in (*shapes_of(Meeting), *BESIDE_SHAPES[1:2])}
    order = ("between", "form", "place", "when", "channel", "round", "summary")
    return Form(kind="Meeting", boxes=tuple(boxes[name] for name in order), beside=(), errors=drawing.rest())


def problems_of(refused: GoodOfficesError, sent: Sent) -> tuple[Problem, ...]:
    """Return what a form of a meeting was refused for, by the fields of that form."""
    if isinstance(refused, BadInput):
        return named(refused, sent, Meeting).problems
    return (Problem(code=refused.code, params=refused.params),)
