"""The guided forms for a pause and for a return, ready for their template."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from goodoffices.acts.act import Act
from goodoffices.acts.notices import Condition, Notice
from goodoffices.acts.process import Resumption, Suspension
from goodoffices.desk.bar import rooms_offered, rooms_say
from goodoffices.desk.board import Asked, asked
from goodoffices.desk.flows.pausing import conditions_of, conditions_sent, mediating, role_of
from goodoffices.desk.flows.several import called
from goodoffices.desk.forms.choices import writable
from goodoffices.desk.forms.drawn import Box, Drawing, Option
from goodoffices.desk.forms.sent import BESIDE_SHAPES, MOST_ROWS, one
from goodoffices.desk.forms.shape import Shape, shapes_of
from goodoffices.desk.guided import plain_box
from goodoffices.desk.lines import html, spans_of
from goodoffices.desk.notice_form import NO_ROOM, WORDS
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say
from goodoffices.standing.conditions import condition_now

_BESIDE = {shape.name: shape for shape in BESIDE_SHAPES}
_OFFERED = {"words": WORDS, "because": Shape(name="because", sort="words", inner=WORDS.inner)}


class Step(NamedTuple):
    """Fields that belong together, under a heading."""

    legend: str
    boxes: tuple[Box, ...]


class Stated(NamedTuple):
    """One condition of return as it is typed in."""

    number: int
    boxes: tuple[Box, ...]


def fill_pause(view: View, drawing: Drawing) -> dict[str, Any]:
    """Return what the template of the form for a pause needs."""
    prefix = "pause.new"
    steps = (
        _step(drawing, Suspension, prefix, "what", ("words", "stage", "because", "follows")),
        _step(drawing, Suspension, prefix, "effect", ("stops", "continues")),
    )
    stated = tuple(_stated(drawing, place, at) for place, at in enumerate(_conditions(drawing)))
    found = {"announced": _announced(view, one(drawing.sent, "follows")), "stated": stated, "asks_conditions": True}
    more = tuple(box for one in stated for box in one.boxes)
    return {**_form(view, drawing, prefix, steps, more), **found}


def fill_return(view: View, drawing: Drawing) -> dict[str, Any]:
    """Return what the template of the form for a return needs: with the views on its conditions."""
    prefix = "pause.return"
    steps = (_step(drawing, Resumption, prefix, "what", ("words", "stage", "because", "follows")),)
    return {**_form(view, drawing, prefix, steps), "board": _board(view, one(drawing.sent, "by")), "asks_board": True}


def _form(
    view: View, drawing: Drawing, prefix: str, steps: tuple[Step, ...], more: tuple[Box, ...] = ()
) -> dict[str, Any]:
    sent, s = drawing.sent, view.standing
    by, room = plain_box(drawing, "by", say(f"{prefix}.by")), plain_box(drawing, "room", say("record.room"))
    given, offered = one(sent, "by"), rooms_offered(s, writable(s), one(sent, "room"), NO_ROOM)
    keys = mediating(s)
    beside = tuple(called(drawing.box(_BESIDE[name], name), prefix, name) for name in ("when", "basis"))
    return {
        "by": by,
        "entities": [Option(key, s.name(key).text, key == given) for key in keys],
        "room_box": room,
        "form_rooms": offered,
        "rooms_say": rooms_say(view, offered),
        "steps": steps,
        "beside": beside,
        "boxes": (by, room, *(box for step in steps for box in step.boxes), *more, *beside),
    }


def _step(drawing: Drawing, kind: type[Act], prefix: str, name: str, fields: tuple[str, ...]) -> Step:
    shapes = {shape.name: shape for shape in shapes_of(kind)} | _OFFERED
    boxes = tuple(called(drawing.box(shapes[field], field), prefix, field) for field in fields)
    return Step(say(f"{prefix}.step.{name}"), boxes)


def _conditions(drawing: Drawing) -> tuple[str, ...]:
    """Return where the fields of each condition begin: those that were typed, one to begin with, one more if asked."""
    found = conditions_sent(drawing.sent)
    fresh = int(found[-1].rpartition(".")[2]) + 1 if found else 0
    wanted = not found or drawing.more == "condition"
    return (*found, f"condition.{fresh}") if wanted and fresh < MOST_ROWS else found


def _stated(drawing: Drawing, place: int, at: str) -> Stated:
    shapes = {shape.name: shape for shape in shapes_of(Condition)} | {"words": WORDS}
    names = ("words", "assessed_by", "depends")
    boxes = tuple(called(drawing.box(shapes[name], f"{at}.{name}"), "pause.condition", name) for name in names)
    return Stated(place + 1, boxes)


def _announced(view: View, notice: str) -> SafeString:
    """Return what the notice announced that the pause is to follow: it is shown, and never filled in as the words."""
    fact = view.standing.fact(notice)
    if fact is None or not isinstance(fact.act, Notice):
        return SafeString("")
    return html(spans_of(fact.act.consequence, view.voice))


def _board(view: View, actor: str) -> tuple[Asked, ...]:
    s = view.standing
    now = role_of(s, actor)
    return tuple(asked(view, condition_now(s, fact)) for fact in (conditions_of(s, now) if now else ()))
