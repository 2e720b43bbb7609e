"""A form ready for a template: every field with its label, help, value, choices, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.problems import Problem
from goodoffices.acts.values import RefTo
from goodoffices.desk.bidi import flat
from goodoffices.desk.forms.choices import Choices, room_label
from goodoffices.desk.forms.sent import BESIDE_SHAPES, MOST_ROWS, WHEN, Sent, rows_sent
from goodoffices.desk.forms.shape import Shape, shapes_of
from goodoffices.desk.words import say
from goodoffices.desk.words import words_in as words_of
from goodoffices.export.errors import error_text
from goodoffices.export.tongue import tongue

FOLDED = ("learnt", "after", "zone", "counted_from", "margin", "source", "rendering")
"""Fields that few need: they stand folded away."""
MOST_TICKS = 12


class Option(NamedTuple):
    """One choice: its value, what it is called, and whether it is chosen."""

    value: str
    label: str
    chosen: bool


class Row(msgspec.Struct, frozen=True):
    """One of several values that a field holds."""

    boxes: tuple[Box, ...]

    @property
    def folds(self) -> bool:
        """Whether some of its fields are folded away."""
        return any(box.folded for box in self.boxes)

    @property
    def unfolded(self) -> bool:
        """Whether something folded away in it was filled in, or is wrong."""
        return filled_in(self.boxes)


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """One field as it is drawn; `rows` are those of a field that holds several values."""

    name: str
    sort: str
    label: str
    help: str = ""
    required: bool = False
    value: str = ""
    options: tuple[Option, ...] = ()
    open: bool = True
    """Whether none of the options need be chosen."""
    inner: tuple[Box, ...] = ()
    rows: tuple[Row, ...] = ()
    errors: tuple[str, ...] = ()
    folded: bool = False

    @property
    def key(self) -> str:
        """Its id on the page."""
        return f"f-{self.name.replace('.', '-')}"

    @property
    def last(self) -> str:
        """Its name within the field that it is part of."""
        return self.name.rpartition(".")[2]

    @property
    def ticked(self) -> bool:
        """Whether several may be chosen of what is offered."""
        return self.sort == "refs" or (self.sort == "texts" and bool(self.options))

    @property
    def many(self) -> int:
        """How many there are to tick where they are folded away: many, of which none has to be ticked."""
        folds = self.ticked and not self.required and not self.wrong and len(self.options) > MOST_TICKS
        return len(self.options) if folds and not any(option.chosen for option in self.options) else 0

    @property
    def void(self) -> bool:
        """Whether one is to be chosen and there is none."""
        return self.sort == "ref" and self.required and not self.options

    @property
    def described(self) -> str:
        """The ids of what says more about it."""
        helped = self.help or self.sort == "texts" or self.void
        return " ".join([f"{self.key}-help"] * bool(helped) + [f"{self.key}-error"] * bool(self.errors))

    @property
    def unfolded(self) -> bool:
        """Whether something folded away within it was filled in, or is wrong."""
        return filled_in(self.inner)

    @property
    def wrong(self) -> bool:
        """Whether anything is wrong with it, or within it."""
        rows = (box for row in self.rows for box in row.boxes)
        return bool(self.errors) or any(box.wrong for box in (*self.inner, *rows))


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

    @property
    def count(self) -> int:
        """How much there is to put right."""
        return len(self.wrong) + len(self.errors)

    @property
    def unfolded(self) -> bool:
        """Whether something folded away beside the act was filled in, or is wrong."""
        return filled_in(self.beside)


def filled_in(boxes: Iterable[Box]) -> bool:
    """Return whether any of the boxes that are folded away holds something, or is wrong."""
    return any(box.folded and (box.wrong or box.value or any(one.value for one in box.inner)) for box in boxes)


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
            self.wrong.setdefault(problem.field, []).append(refusal(problem, choices))
        self.taken: set[str] = set()

    def form(self, cls: type[Act]) -> Form:
        """Return the form of this kind."""
        boxes = tuple(self.box(shape, shape.name) for shape in shapes_of(cls))
        beside = tuple(self.box(shape, shape.name) for shape in BESIDE_SHAPES if shape.name != "room")
        return Form(kind=self.kind, boxes=boxes, beside=beside, errors=self.rest())

    def rest(self) -> tuple[str, ...]:
        """Return what is wrong and was shown at no field."""
        return tuple(text for name, texts in self.wrong.items() if name not in self.taken for text in texts)

    def box(self, shape: Shape, at: str, within: tuple[str, ...] = ()) -> Box:
        """Return one field; `within` is the name and the sort of the field that it is part of."""
        self.taken.add(at)
        given = list(filter(None, self.sent.get(at, []))) or list(filter(None, [shape.default]))
        return Box(
            name=at,
            sort=shape.sort,
            label=label_of(self.kind, shape.name, within),
            help=help_of(self.kind, shape.name, within),
            required=shape.required,
            value="\n".join(given) if shape.sort == "texts" else next(iter(given), ""),
            options=self._options(shape, given),
            open=not shape.default,
            inner=self._inner(shape, at),
            rows=self._rows(shape, at),
            errors=tuple(self.wrong.get(at, ())),
            folded=shape.name in FOLDED and shape.sort != "choice",
        )

    def _options(self, shape: Shape, given: list[str]) -> tuple[Option, ...]:
        if shape.options:
            return tuple(Option(word, choice_text(shape.name, word), word in given) for word in shape.options)
        if shape.sort in ("ref", "refs"):
            found = self.choices.of(RefTo(shape.kinds), given)
            return tuple(Option(key, label, key in given) for key, label in found)
        return ()

    def _inner(self, shape: Shape, at: str) -> tuple[Box, ...]:
        within = (shape.name, shape.sort)
        if shape.sort == "when":
            return tuple(self.box(Shape(name=name, sort="text"), f"{at}.{name}", within) for name in WHEN)
        if shape.sort in ("value", "quantity", "basis"):
            return tuple(self.box(inner, f"{at}.{inner.name}", within) for inner in _asked(shape))
        return ()

    def _rows(self, shape: Shape, at: str) -> tuple[Row, ...]:
        if shape.sort not in ("words", "values"):
            return ()
        places = rows_sent(self.sent, at)
        fresh = max(places, default=-1) + 1
        if (not places or self.more == at) and fresh < MOST_ROWS:
            places.append(fresh)
        within = (shape.name, shape.sort)
        asked = _asked(shape)
        return tuple(
            Row(tuple(self.box(inner, f"{at}.{place}.{inner.name}", within) for inner in asked)) for place in places
        )


def _asked(shape: Shape) -> tuple[Shape, ...]:
    """The fields within one: where it may be left empty, so may each of them."""
    if shape.required:
        return shape.inner
    return tuple(msgspec.structs.replace(inner, required=False) for inner in shape.inner)


def refusal(problem: Problem, choices: Choices) -> str:
    """Return what is wrong with a field as it is said at a form, where no field has a name as in a file."""
    key = ".".join(("refused", problem.code, *filter(None, [problem.params.get("reason")])))
    spoken = words_of(tongue().code)
    own = next((known for known in (key, f"refused.{problem.code}") if known in spoken), "")
    if not own:
        return error_text(problem.code, problem.params)
    return flat(say(own, **{name: _called(name, value, choices) for name, value in problem.params.items()}))


def _called(name: str, value: Any, choices: Choices) -> str:
    """Return what a problem names as it is called on the page: an entry and a room not by their ids."""
    if name in ("ref", "who"):
        return choices.called(str(value))
    if name in ("room", "target_room", "first"):
        return room_label(choices.s, str(value))
    return say("capture.comma").join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def label_of(kind: str, name: str, within: tuple[str, ...] = ()) -> str:
    """Return what a field is called: within that field or sort of field, in this kind of act, or anywhere."""
    words = _words()
    keys = (*_keys("field", kind, name, within), f"field.{name}")
    found = next((key for key in keys if key in words), "")
    return say(found) if found else name.replace("_", " ").capitalize()


def help_of(kind: str, name: str, within: tuple[str, ...] = ()) -> str:
    """Return what helps with a field, or an empty string."""
    words = _words()
    return next((say(key) for key in _keys("help", kind, name, within) if key in words), "")


def _keys(of: str, kind: str, name: str, within: tuple[str, ...]) -> tuple[str, ...]:
    if within:
        return (*(f"{of}.in.{outer}.{name}" for outer in within), f"{of}.in.{name}")
    return (f"{of}.{kind}.{name}", f"{of}.{name}")


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
    if word in tongue().kinds:
        return tongue().kinds[word]
    return next((text for name, text in words.items() if _TERM.sub("", name) == word), word)


_TERM = re.compile(r"^term\.(?!event\.)\w+\.")
