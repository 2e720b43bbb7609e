"""From values to a tree that a hand-written file is written from, as short as `acts.sugar` can read back."""

from __future__ import annotations

from typing import Any

import msgspec
import yaml

from goodoffices.acts.act import kind_of
from goodoffices.acts.housekeeping import Instead
from goodoffices.acts.nodes import Scalar
from goodoffices.acts.reading import is_number
from goodoffices.acts.sugar import LANGUAGE
from goodoffices.acts.values import Basis, Quantity, Wording
from goodoffices.acts.when import COMPUTED, When

Tree = yaml.Node
_TEXT = "tag:yaml.org,2002:str"
_WIDE = 100
_DUMPER: Any = getattr(yaml, "CBaseDumper", yaml.BaseDumper)


def write_tree(tree: Tree) -> str:
    """Return a tree as text, in lines of about 110 characters."""
    return str(yaml.serialize(tree, Dumper=_DUMPER, allow_unicode=True, width=110))


def mapping(items: dict[str, Tree]) -> Tree:
    """Return a mapping, on one line when it is short and nothing in it nests."""
    short = all(isinstance(item, yaml.ScalarNode) and item.style != "|" for item in items.values())
    length = sum(len(key) + len(item.value) + 4 for key, item in items.items()) if short else _WIDE
    pairs = [(yaml.ScalarNode(_TEXT, key), item) for key, item in items.items()]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=length < _WIDE)


def block(items: dict[str, Tree]) -> Tree:
    """Return a mapping with a line for each key."""
    pairs = [(yaml.ScalarNode(_TEXT, key), item) for key, item in items.items()]
    return yaml.MappingNode("tag:yaml.org,2002:map", pairs, flow_style=False)


def listing(items: list[Tree]) -> Tree:
    """Return a list, on one line when its items are short."""
    short = all(isinstance(item, yaml.ScalarNode) and len(item.value) < 40 for item in items)
    return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=short)


def text(value: str) -> Tree:
    """Return text: as it is where that is clear, in lines of its own where it has several, else in quotes."""
    if "\n" not in value:
        return yaml.ScalarNode(_TEXT, value, style=None if value else "'")
    plain = all(line == line.strip() and line.isprintable() for line in value.split("\n"))
    return yaml.ScalarNode(_TEXT, value, style="|" if plain and value.strip("\n") == value else '"')


def _number(value: float) -> Tree:
    whole = isinstance(value, int) or (value.is_integer() and abs(value) < 1e15)
    return yaml.ScalarNode(_TEXT, str(int(value)) if whole else repr(value))


def tree_of(value: Any, language: str) -> Tree:
    """Return what is written for a value where words in `language` need not say so."""
    match value:
        case bool():
            return text("yes" if value else "no")
        case int() | float():
            return _number(value)
        case str():
            return text(value)
        case tuple():
            return _one_or_list([tree_of(item, language) for item in value])
        case When():
            return _when(value)
        case Wording():
            return _wording(value, language)
        case Basis():
            return _basis(value, language)
        case Quantity():
            return _quantity(value, language)
        case Instead():
            return block(act_fields(value.act, language) | fields_of(value, language, ("act",)))
    return mapping(fields_of(value, language))


def _one_or_list(items: list[Tree]) -> Tree:
    return items[0] if len(items) == 1 else listing(items)


def fields_of(value: msgspec.Struct, language: str, leave: tuple[str, ...] = ()) -> dict[str, Tree]:
    """Return the fields of a value that are not as they are by default, in the order they are declared."""
    written = {}
    for field in msgspec.structs.fields(type(value)):
        held = getattr(value, field.name)
        if field.name not in leave and (field.required or held != field.default):
            written[field.name] = tree_of(held, language)
    return written


def act_fields(act: msgspec.Struct, language: str) -> dict[str, Tree]:
    """Return an act's kind and its fields, as they stand at the level of whatever holds the act."""
    return {"act": text(kind_of(act)), **fields_of(act, language)}  # type: ignore[arg-type]


def _when(when: When) -> Tree:
    if when.value and when == When(value=when.value, **{name: getattr(when, name) for name in COMPUTED}):
        return text(when.value)
    fields = fields_of(when, "", COMPUTED)
    date = {"date": fields.pop("value")} if when.value else {}
    return mapping(date | fields)


def _wording(wording: Wording, language: str) -> Tree:
    if wording == Wording(text=wording.text, lang=language):
        return text(wording.text)
    if wording == Wording(text=wording.text, lang=wording.lang) and LANGUAGE.fullmatch(wording.lang):
        return mapping({wording.lang: text(wording.text)})
    fields = fields_of(wording, language, ("lang",))
    return mapping(fields if wording.lang == language else fields | {"lang": text(wording.lang)})


def _basis(basis: Basis, language: str) -> Tree:
    if basis == Basis(how=basis.how):
        return text(basis.how)
    if basis.by and basis == Basis(how="reported", by=basis.by):
        return mapping({"reported": tree_of(basis.by, language)})
    if basis.document and basis == Basis(how="document", document=basis.document):
        return mapping({"document": text(basis.document)})
    return mapping(fields_of(basis, language))


def _quantity(quantity: Quantity, language: str) -> Tree:
    if quantity.value is not None and quantity == Quantity(value=quantity.value):
        return _number(quantity.value)
    if quantity.words and quantity == Quantity(words=quantity.words):
        looks = is_number(Scalar(0, 0, quantity.words))
        return yaml.ScalarNode(_TEXT, quantity.words, style='"') if looks else text(quantity.words)
    return mapping(fields_of(quantity, language))
