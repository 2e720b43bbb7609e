"""The top of a mediation file: what holds for everything below it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import msgspec

from goodoffices.acts.nodes import Mapping, Node, Problems, Scalar, shown
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.reading import (
    BAD,
    Bad,
    Reader,
    Reading,
    found_in,
    read_fields,
    read_id,
    read_text,
    reader_of,
    say_missing,
)
from goodoffices.acts.sugar import LANGUAGE, read_date
from goodoffices.acts.values import Basis
from goodoffices.acts.when import When, moment, read_when
from goodoffices.acts.zones import zone_named

FORMAT = "1"
PUBLIC = "public"
REQUIRED = ("goodoffices", "mediation", "zone", "entered", "acts")
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?")


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for every act of a file that does not say otherwise; BAD where it could not be read."""

    key: str | Bad = BAD
    zone: str = "UTC"
    language: str = ""
    plain: bool | Bad = False
    entered: int | Bad = BAD
    recorded_by: str | Bad = ""
    read_as_of: str | Bad = ""
    room: str | Bad = ""
    learnt: When | Bad | None = None
    basis: Basis | Bad = Basis()


def read_head(reading: Reading, tree: Mapping) -> Head:
    """Return the head of a file, and let its zone and language hold for what is read after it."""
    # dates and words further up or down are meant in the zone and the language, wherever those two stand
    first = [item for item in tree.items if item[0].text in ("zone", "language")]
    rest = [item for item in tree.items if item[0].text not in ("zone", "language")]
    say_missing(reading, tree, "", REQUIRED)
    values = read_fields(reading, Mapping(tree.line, tree.column, (*first, *rest)), "", HEAD)
    defaults = values.get("defaults", {})
    if defaults is BAD:
        defaults = dict.fromkeys(DEFAULTS, BAD)
    plain = values.get("plain", False)
    if "room" not in defaults and plain is False:
        defaults["room"] = PUBLIC
    return Head(
        key=values.get("mediation", BAD),
        zone=reading.zone,
        language=reading.language,
        plain=plain,
        entered=values.get("entered", BAD),
        recorded_by=values.get("recorded_by", ""),
        read_as_of=values.get("read_as_of", ""),
        **defaults,
    )


def _read_format(reading: Reading, node: Node, at: str) -> Any:
    if isinstance(node, Scalar) and node.text == FORMAT:
        return node.text
    return reading.bad("other-format", node, at, found=found_in(node), allowed=FORMAT)


def _read_zone(reading: Reading, node: Node, at: str) -> str | Bad:
    text = read_text(reading, node, at)
    if isinstance(text, Bad):
        return text
    try:
        zone_named(text)
    except GoodOfficesError as error:
        return reading.bad(error.code, node, at, **error.params)
    reading.zone = text
    return text


def _read_language(reading: Reading, node: Node, at: str) -> str | Bad:
    text = read_text(reading, node, at)
    if isinstance(text, Bad):
        return text
    if not LANGUAGE.fullmatch(text):
        return reading.bad("bad-language", node, at, found=shown(text))
    reading.language = text
    return text


def read_instant(reading: Reading, node: Node, at: str) -> int | Bad:
    """Read a date with the time of day as seconds since 1970 (UTC); of a repeated hour, the first."""
    text = read_text(reading, node, at)
    if isinstance(text, Bad):
        return text
    if not _INSTANT.fullmatch(text):
        return reading.bad("not-an-instant", node, at, found=shown(text))
    try:
        return read_when(text, zone=reading.zone).earliest or 0
    except GoodOfficesError as error:
        return reading.bad(error.code, node, at, **error.params)


def write_instant(at: int, zone: str) -> str:
    """Return seconds since 1970 (UTC) as they are written in a file of that zone: what is read back is the same."""
    local = datetime.fromtimestamp(at, zone_named(zone)).replace(tzinfo=None)
    written = local.isoformat(timespec="seconds" if local.second else "minutes")
    if read_instant(Reading(Problems(), zone=zone), Scalar(0, 0, written), "") == at:
        return written
    return datetime.fromtimestamp(at, zone_named("UTC")).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def _read_moment(reading: Reading, node: Node, at: str) -> str | Bad:
    """Read the day a file is to be read on, as it is written: a day, a month, a year or a time."""
    text = read_text(reading, node, at)
    if isinstance(text, Bad):
        return text
    try:
        moment(text, reading.zone)
    except GoodOfficesError as error:
        return reading.bad(error.code, node, at, **error.params)
    return text


def _read_defaults(reading: Reading, node: Node, at: str) -> Any:
    if isinstance(node, Mapping):
        values = read_fields(reading, node, at, DEFAULTS)
        return {name: value for name, value in values.items() if name in DEFAULTS}
    return reading.bad("not-fields", node, at, found=found_in(node), allowed=list(DEFAULTS))


def _leave(reading: Reading, node: Node, at: str) -> None:
    """Leave the acts until everything that holds for them is known."""


DEFAULTS: dict[str, Reader] = {"room": read_id, "learnt": read_date, "basis": reader_of(Basis)}
HEAD: dict[str, Reader] = {
    "goodoffices": _read_format,
    "mediation": read_id,
    "zone": _read_zone,
    "language": _read_language,
    "plain": reader_of(bool),
    "entered": read_instant,
    "recorded_by": reader_of(str, True),
    "read_as_of": _read_moment,
    "defaults": _read_defaults,
    "acts": _leave,
}
