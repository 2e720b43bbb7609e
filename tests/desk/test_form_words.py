"""Every kind of act has its help, every field its label, and help belongs to fields that there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
import pytest

from goodoffices.acts.act import kinds
from goodoffices.acts.values import Value
from goodoffices.acts.when import When
from goodoffices.desk.forms.drawn import choice_text, help_of, label_of
from goodoffices.desk.forms.sent import BESIDE_SHAPES, WHEN
from goodoffices.desk.forms.shape import Shape, kinds_by_hand, shapes_of
from goodoffices.desk.words import words_in
from goodoffices.export.tongue import tongue

WORDS = words_in("en")
Field = tuple[str, str, tuple[str, ...]]
"""A kind of act, the name of a field, and the name and the sort of the field it is part of, if any."""


def of(kind: str, shape: Shape, within: tuple[str, ...] = ()) -> Iterator[Field]:
    """Give a field and every field within it."""
    yield kind, shape.name, within
    inner = tuple(Shape(name=name, sort="text") for name in WHEN) if shape.sort == "when" else shape.inner
    for one in inner:
        yield from of(kind, one, (shape.name, shape.sort))


FIELDS = tuple(
    field
    for kind, cls in kinds_by_hand().items()
    for shape in (*shapes_of(cls), *BESIDE_SHAPES)
    for field in of(kind, shape)
)
BY_THE_PROGRAM = {kind: cls for kind, cls in kinds().items() if kind not in kinds_by_hand()}
VALUES = (*Value.__subclasses__(), When)


def keys(sort: str, field: Field) -> set[str]:
    """Return every key under which the catalogue may say something of a field."""
    kind, name, within = field
    if within:
        return {*(f"{sort}.in.{outer}.{name}" for outer in within), f"{sort}.in.{name}"}
    return {f"{sort}.{kind}.{name}", f"{sort}.{name}"}


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_kind_says_what_it_is_for(kind: str) -> None:
    """A kind of act has one to four plain sentences: what it is for and what to take care of."""
    says = WORDS[f"form.{kind}"]
    assert says.endswith(".")
    assert 60 <= len(says) <= 340
    assert says != kinds()[kind].__doc__


@pytest.mark.parametrize("kind", sorted(kinds_by_hand()))
def test_every_field_of_a_form_has_a_label(kind: str) -> None:
    """No label is made up from the name of a field, as happens where the catalogue lacks it."""
    mine = [field for field in FIELDS if field[0] == kind]
    lacking = [field for field in mine if not (keys("field", field) | {f"field.{field[1]}"}) & WORDS.keys()]
    assert not lacking


@pytest.mark.parametrize("kind", sorted(kinds_by_hand()))
def test_no_label_is_the_raw_name_of_a_field(kind: str) -> None:
    """A label is written for a person: no underscore, a capital first, and never a name of two words as it is."""
    for _, name, within in (field for field in FIELDS if field[0] == kind):
        label = label_of(kind, name, within)
        assert label[0].isupper(), (name, label)
        assert "_" not in label, (name, label)
        assert not label.endswith((".", ":")), (name, label)
        assert "_" not in name or label.lower() != name.replace("_", " ") or name in SAME, (name, label)


SAME = ("at_least", "at_most", "counted_from", "described_as", "in_return_for", "speaks_for", "subject_to")
"""Names of several words that are what a person would say."""


@pytest.mark.parametrize("kind", sorted(kinds_by_hand()))
def test_no_two_fields_of_a_form_are_called_the_same(kind: str) -> None:
    """Fields that stand side by side are told apart by their labels."""
    shapes = (*shapes_of(kinds_by_hand()[kind]), *BESIDE_SHAPES)
    labels = [label_of(kind, shape.name) for shape in shapes]
    assert len(labels) == len(set(labels)), sorted(labels)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: str(value.__name__))
def test_every_field_of_a_value_has_a_label(value: type[msgspec.Struct]) -> None:
    """The small values that acts are made of have a label for each field that a person may see."""
    computed = ("earliest", "latest", "until", "until_earliest")
    said = {key.rpartition(".")[2] for key in WORDS if key.startswith("field.")} | {"when", "basis"}
    lacking = [name for name in value.__struct_fields__ if name not in said and name not in computed]
    assert not lacking


@pytest.mark.parametrize("kind", sorted(BY_THE_PROGRAM))
def test_what_has_no_form_has_labels_too(kind: str) -> None:
    """Kinds that are not recorded with a form are read as well."""
    names = BY_THE_PROGRAM[kind].__struct_fields__
    assert not [name for name in names if not {f"field.{kind}.{name}", f"field.{name}"} & WORDS.keys()]


def test_labels_and_help_belong_to_fields_that_there_are() -> None:
    """No sentence is left behind where a field was renamed."""
    there = {key for field in FIELDS for sort in ("field", "help") for key in keys(sort, field)}
    there |= {f"field.{name}" for _, name, _ in FIELDS}
    there |= {f"field.{kind}.{name}" for kind, cls in BY_THE_PROGRAM.items() for name in cls.__struct_fields__}
    inner = {
        "instead": ("act",),
        "gone": ("site", "seq", "key"),
        "heads": ("site", "seq", "digest"),
        "places": ("field", "start", "end"),
    }
    there |= {f"field.in.{outer}.{name}" for outer, names in inner.items() for name in names}
    assert not {key for key in WORDS if key.startswith(("field.", "help."))} - there
    assert not {key for key in WORDS if re.match(r"form\.[A-Z]", key)} - {f"form.{kind}" for kind in kinds()}


def test_choices_are_words_of_the_vocabulary() -> None:
    """A word is put another way only where it is one that can be chosen, and is then shown so."""
    every = [shape for kind, cls in kinds_by_hand().items() for shape in (*shapes_of(cls), *BESIDE_SHAPES)]
    every += [inner for shape in every for inner in shape.inner]
    there = {f"choice.{shape.name}.{word}" for shape in every for word in shape.options}
    mine = {key for key in WORDS if key.startswith("choice.")}
    assert mine
    assert not mine - there
    for key in mine:
        _, field, word = key.split(".")
        assert choice_text(field, word) == WORDS[key]


def test_a_word_is_not_shown_as_one_of_another_field() -> None:
    """Words that several fields have, such as "not stated", keep their own meaning."""
    assert choice_text("how", "not stated") == "not stated"
    assert choice_text("manner", "any") == "any"
    assert choice_text("sort", "denial") == "whether it is so"


def test_a_field_within_another_is_called_by_where_it_stands() -> None:
    """The value of a date is a date and the value of an amount is a number, in whatever kind of act."""
    assert label_of("Commitment", "value", ("due", "when")) == "Date"
    assert label_of("Commitment", "value", ("amount", "quantity")) == "Number"
    assert label_of("Commitment", "text", ("words", "words")) == "Words"
    assert label_of("Actor", "text", ("names", "words")) == "Name"
    assert label_of("Notice", "at", ("trigger", "value")) == "On a date"
    assert "2031-05-20~" in help_of("Deadline", "value", ("at", "when"))


def test_the_label_of_a_kind_is_not_taken_for_a_field_within() -> None:
    """What a kind calls its own words is not what the words of a date in it are called."""
    assert label_of("Service", "words") == "Words as they were said"
    assert label_of("Disclosure", "words") == "What was said to them"
    assert label_of("Disclosure", "words", ("when", "when")) == "In these words"


def test_what_is_refused_is_a_problem_that_there_is() -> None:
    """A refusal is put another way at a form only where there is such a refusal."""
    messages = tongue().messages
    assert not [key for key in WORDS if key.startswith("refused.") and key.removeprefix("refused.") not in messages]


def test_a_refusal_at_a_form_names_no_field_as_a_file_does() -> None:
    """What is said at a form is for somebody who never saw a file."""
    said = (text for key, text in WORDS.items() if key.startswith(("refused.", "form.", "field.", "help.")))
    own = [re.sub(r"\{\w+\}", "", text) for text in said]
    assert own
    assert not [text for text in own if "`" in text or "_" in text]
    assert "refused.missing-field" in WORDS
