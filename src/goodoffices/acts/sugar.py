"""Short ways to write what hand-written files are full of: dates, words, bases, quantities."""

from __future__ import annotations

import re
from typing import cast

import msgspec

from goodoffices.acts.housekeeping import Instead
from goodoffices.acts.nodes import Mapping, Node, Scalar, shown
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.reading import (
    BAD,
    SUGAR,
    Bad,
    Reader,
    Reading,
    found_in,
    is_number,
    read_fields,
    read_flat,
    read_struct,
    read_text,
    reader_of,
)
from goodoffices.acts.refs import hints_of
from goodoffices.acts.values import Basis, Quantity, Wording
from goodoffices.acts.when import When, read_when

LANGUAGE = re.compile(r"([a-z]{2,3}|x(?=-))(-[A-Za-z0-9]{1,8}){0,8}")
"""A language tag as it is usually written (BCP 47): `en`, `ar`, `zh-Hant`, `pt-BR`."""
_WHEN = {
    "date": "value",
    "value": "value",
    "words": "words",
    "zone": "own_zone",
    "counted_from": "counted_from",
    "margin": "margin",
}


def read_date(reading: Reading, node: Node, at: str) -> When | Bad:
    """Read a date as one EDTF value, or as a mapping of the value, the words used, the zone and what it rests on."""
    if isinstance(node, Scalar):
        text = read_text(reading, node, at)
        return _when(reading, node, at, {"value": text}) if isinstance(text, str) else BAD
    if not isinstance(node, Mapping):
        return reading.bad("not-fields", node, at, found=found_in(node), allowed=list(_WHEN))
    values = read_fields(reading, node, at, dict.fromkeys(_WHEN, read_text))
    if "date" in values and "value" in values:
        return reading.bad("two-of", node, at, names=["date", "value"])
    if BAD in values.values():
        return BAD
    return _when(reading, node, at, {_WHEN[name]: value for name, value in values.items()})


def _when(reading: Reading, node: Node, at: str, given: dict[str, str]) -> When | Bad:
    try:
        return read_when(given.pop("value", ""), zone=reading.zone, **given)
    except GoodOfficesError as error:
        return reading.bad(error.code, node, at, **error.params)


def _wording(named: bool) -> Reader:
    text_of = reader_of(str, named)

    def read(reading: Reading, node: Node, at: str) -> Wording | Bad:
        if isinstance(node, Mapping) and _by_language(node):
            key, value = node.items[0]
            reading.lines[f"{at}.{key.text}"] = key.line
            text, lang = text_of(reading, value, f"{at}.{key.text}"), key.text
        elif isinstance(node, Scalar):
            text, lang = text_of(reading, node, at), reading.language
        else:
            return _full_wording(reading, node, at, named)
        return BAD if isinstance(text, Bad) else Wording(text=text, lang=lang)

    return read


def _by_language(node: Mapping) -> bool:
    return len(node.items) == 1 and LANGUAGE.fullmatch(node.items[0][0].text) is not None


def _full_wording(reading: Reading, node: Node, at: str, named: bool) -> Wording | Bad:
    wording = cast("Wording | Bad", read_struct(reading, node, at, Wording, named))
    if isinstance(wording, Bad):
        return BAD
    if isinstance(node, Mapping) and all(key.text != "lang" for key, _ in node.items):
        return msgspec.structs.replace(wording, lang=reading.language)
    if wording.lang and not LANGUAGE.fullmatch(wording.lang):
        return reading.bad("bad-language", node, f"{at}.lang", found=shown(wording.lang))
    return wording


def _basis(named: bool) -> Reader:
    how = reader_of(hints_of(Basis)["how"])
    by = reader_of(hints_of(Basis)["by"])

    def read(reading: Reading, node: Node, at: str) -> Basis | Bad:
        if isinstance(node, Scalar):
            word = how(reading, node, at)
            return BAD if word is BAD else Basis(how=word)
        short = node.items[0] if isinstance(node, Mapping) and len(node.items) == 1 else None
        if short and short[0].text == "reported":
            sources = by(reading, short[1], f"{at}.reported")
            return BAD if sources is BAD else Basis(how="reported", by=sources)
        if short and short[0].text == "document":
            document = read_text(reading, short[1], f"{at}.document")
            return BAD if isinstance(document, Bad) else Basis(how="document", document=document)
        return cast("Basis | Bad", read_struct(reading, node, at, Basis, named))

    return read


def _quantity(named: bool) -> Reader:
    def read(reading: Reading, node: Node, at: str) -> Quantity | Bad:
        if is_number(node):
            return Quantity(value=float(node.text))
        if isinstance(node, Scalar):
            words = read_text(reading, node, at)
            return BAD if isinstance(words, Bad) else Quantity(words=words)
        return cast("Quantity | Bad", read_struct(reading, node, at, Quantity, named))

    return read


def _instead(named: bool) -> Reader:
    beside = {name: reader_of(hints_of(Instead)[name]) for name in ("when", "basis")}

    def read(reading: Reading, node: Node, at: str) -> Instead | Bad:
        act, values = read_flat(reading, node, at, beside)
        return BAD if act is BAD or BAD in values.values() else Instead(act=act, **values)

    return read


SUGAR.update({
    When: lambda named: read_date,
    Wording: _wording,
    Basis: _basis,
    Quantity: _quantity,
    Instead: _instead,
})  # fmt: skip
