"""A form ready for a template: every field with its label, help, value, choices, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.problems import Problem
from goodoffices.acts.values import RefTo
from goodoffices.desk.forms.choices import Choices
from goodoffices.desk.forms.sent import BESIDE_SHAPES, WHEN, Sent, rows_sent
from goodoffices.desk.forms.shape import Shape, shapes_of
from goodoffices.desk.words import say
from goodoffices.desk.words import words_in as words_of
from goodoffices.export.errors import error_text
from goodoffices.export.tongue import tongue

FOLDED = ("learnt", "after", "zone", "counted_from", "margin")
"""Fields that few need: they stand folded away."""


class Option(NamedTuple):
    """One choice: its value, what it is called, and whether it is chosen."""

    value: str
    label: str
    chosen: bool


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """One field as it is drawn; `rows` are those of a field that holds several values, each a list of boxes."""

    name: str
    sort: str
    label: str
    help: str = ""
    required: bool = False
    value: str = ""
    options: tuple[Option, ...] = ()
    inner: tuple[Box, ...] = ()
    rows: tuple[tuple[Box, ...], ...] = ()
    errors: tuple[str, ...] = ()
    folded: bool = False

    @property
    def key(self) -> str:
        """Its id on the page."""
        return f"f-{self.name.replace('.', '-')}"

    @property
    def wrong(self) -> bool:
        """Whether anything is wrong with it, or within it."""
        return bool(self.errors) or any(box.wrong for box in (*self.inner, *(b for row in self.rows for b in row)))


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A whole form: the fields of the act, those beside it, and problems that belong to no field of it."""

    kind: str
    boxes: tuple[Box, ...]
    beside: tuple[Box, ...]
    errors: tuple[str, ...] = ()

    @property
    def wrong(self) -> tuple[Box, ...]:
        """The fields with something to put right, in order."""
        return tuple(box for box in (*self.boxes, *self.beside) if box.wrong)


class Drawing:
    """Draws the fields of one kind of act from what was sent, or from what is to stand there at first.

    `more` names the field that is to have one more row.
    """

    def __init__(
        self, kind: str, sent: Sent, choices: Choices, problems: Iterable[Problem] = (), *, more: str = ""
    ) -> None:
        self.kind = kind
        self.sent = sent
        self.choices = choices
        self.more = more
        self.wrong: dict[str, list[str]] = {}
        for problem in problems:
            self.wrong.setdefault(problem.field, []).append(error_text(problem.code, problem.params))
        self.taken: set[str] = set()

    def form(self, cls: type[Act]) -> Form:
        """Return the form of this kind."""
        boxes = tuple(self.box(shape, shape.name) for shape in shapes_of(cls))
        beside = tuple(self.box(shape, shape.name) for shape in BESIDE_SHAPES if shape.name != "room")
        return Form(kind=self.kind, boxes=boxes, beside=beside, errors=self.rest())

    def rest(self) -> tuple[str, ...]:
        """Return what is wrong and was shown at no field."""
        return tuple(text for name, texts in self.wrong.items() if name not in self.taken for text in texts)

    def box(self, shape: Shape, at: str) -> Box:
        """Return one field."""
        self.taken.add(at)
        given = self.sent.get(at, [])
        return Box(
            name=at,
            sort=shape.sort,
            label=label_of(self.kind, shape.name),
            help=help_of(self.kind, shape.name, at),
            required=shape.required,
            value="\n".join(given) if shape.sort == "texts" else next(iter(given), ""),
            options=self._options(shape, given),
            inner=self._inner(shape, at),
            rows=self._rows(shape, at),
            errors=tuple(self.wrong.get(at, ())),
            folded=shape.name in FOLDED,
        )

    def _options(self, shape: Shape, given: list[str]) -> tuple[Option, ...]:
        if shape.options:
            return tuple(Option(word, choice_text(shape.name, word), word in given) for word in shape.options)
        if shape.sort in ("ref", "refs"):
            found = self.choices.of(RefTo(shape.kinds), given)
            return tuple(Option(key, label, key in given) for key, label in found)
        return ()

    def _inner(self, shape: Shape, at: str) -> tuple[Box, ...]:
        if shape.sort == "when":
            return tuple(self.box(Shape(name=name, sort="text"), f"{at}.{name}") for name in WHEN)
        if shape.sort in ("value", "quantity", "basis"):
            return tuple(self.box(inner, f"{at}.{inner.name}") for inner in shape.inner)
        return ()

    def _rows(self, shape: Shape, at: str) -> tuple[tuple[Box, ...], ...]:
        if shape.sort not in ("words", "values"):
            return ()
        places = rows_sent(self.sent, at)
        fresh = max(places, default=-1) + 1
        if not places or self.more == at:
            places.append(fresh)
        return tuple(tuple(self.box(inner, f"{at}.{place}.{inner.name}") for inner in shape.inner) for place in places)


def label_of(kind: str, name: str) -> str:
    """Return what a field is called: in this kind of act, or wherever it occurs."""
    words = _words()
    for key in (f"field.{kind}.{name}", f"field.{name}"):
        if key in words:
            return say(key)
    return name.replace("_", " ").capitalize()


def help_of(kind: str, name: str, at: str = "") -> str:
    """Return what helps with a field, or an empty string."""
    words = _words()
    inside = at.split(".")[0] if "." in at else ""
    keys = (f"help.{kind}.{name}", f"help.{name}") if not inside else (f"help.in.{name}",)
    return next((say(key) for key in keys if key in words), "")


def _words() -> Mapping[str, Any]:
    return words_of("en")


def choice_text(field: str, word: str) -> str:
    """Return a fixed word of the vocabulary in the language spoken."""
    words = tongue().words
    key = f"term.{field}.{word}"
    if key in words:
        return words[key]
    own = _words()
    if f"choice.{field}.{word}" in own:
        return say(f"choice.{field}.{word}")
    end = f".{word}"
    return next((text for name, text in words.items() if name.startswith("term.") and name.endswith(end)), word)
