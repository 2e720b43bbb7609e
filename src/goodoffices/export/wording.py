"""Lines into words: the one place where keys, values and dates become sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from goodoffices.acts.values import Quantity, Wording
from goodoffices.acts.when import When
from goodoffices.export.fit import set_apart
from goodoffices.export.tongue import speaking, tongue
from goodoffices.standing.line import Instant, Line, Listed, Name, RoomName, Term

_PARTS = re.compile(r"\{([a-z_-]+)\}")
_RIGHT_TO_LEFT = frozenset({"ar", "he", "fa", "ur", "yi", "ps", "sd", "ug", "dv"})


class Piece(NamedTuple):
    """A run of text: our own (`plain`), somebody's words (`quote`), a name, a date, or an amount."""

    text: str
    sort: str = "plain"
    lang: str = ""


def right_to_left(lang: str) -> bool:
    """Return whether a language is written from right to left."""
    return lang.split("-")[0].lower() in _RIGHT_TO_LEFT


def sentence(line: Line, *, zone: str = "UTC") -> tuple[Piece, ...]:
    """Return a line's own sentence in pieces, without what stands beside it. Raises KeyError for an unknown tag."""
    first, *rest = _filled(tongue().lines[line.tag], line.params, zone)
    return (_opening(first), *rest)


def _opening(piece: Piece) -> Piece:
    """A name that begins with an article is still the beginning of a sentence."""
    starts = piece.sort == "name" and piece.text.startswith("the ")
    return piece._replace(text=f"T{piece.text[1:]}") if starts else piece


def text_of(pieces: Iterable[Piece]) -> str:
    """Return pieces as one plain text, words from right to left set apart so that they cannot turn what is around."""
    return "".join(set_apart(piece.text) for piece in pieces)


def _filled(template: str, params: dict[str, Any], zone: str) -> Iterator[Piece]:
    for place, part in enumerate(_PARTS.split(template)):
        if place % 2:
            yield from pieces(params[part], zone)
        elif part:
            yield Piece(part)


def pieces(value: Any, zone: str = "UTC") -> Iterator[Piece]:
    """Give a parameter in pieces. Raises TypeError for a value no face can show."""
    if isinstance(value, tuple):
        return _joined(value, zone)
    show = _SHOW.get(type(value))
    if show is None:
        raise TypeError(type(value).__name__)
    return show(value, zone)


def _joined(values: tuple[Any, ...], zone: str) -> Iterator[Piece]:
    for place, value in enumerate(values):
        if place:
            yield Piece(tongue().words["comma"])
        yield from pieces(value, zone)


def _wording(value: Wording, zone: str) -> Iterator[Piece]:
    yield Piece("“")
    yield Piece(value.text, "quote", value.lang)
    yield Piece(f"” ({tongue().words['rendering']})" if value.rendering else "”")


def _name(value: Name, zone: str) -> Iterator[Piece]:
    template = tongue().words.get(f"name.{value.sort}", "{text}")
    params = {"text": value.text, "of": value.organisation}
    text = _fill_text(tongue().words["name.of"], params) if value.organisation else value.text
    for piece in _filled(template, {"text": text}, zone):
        yield Piece(piece.text, "name")


def _room(value: RoomName, zone: str) -> Iterator[Piece]:
    if value.sort in ("room", "file") and value.about is None:
        yield Piece(value.title, "name")
        return
    template = tongue().words[f"room.{value.sort}"]
    if tongue().code == "en" and value.about is not None and _called(value.about, zone).endswith("s"):
        template = template.replace("'s", "'")
    yield from _filled(template, {"about": value.about, "title": value.title}, zone)


def _called(name: Name, zone: str) -> str:
    return "".join(piece.text for piece in _name(name, zone))


def _term(value: Term, zone: str) -> Iterator[Piece]:
    key = f"term.{value.kind}.{value.word}"
    if value.kind == "event" and key not in tongue().words:
        yield from _filled(tongue().words["term.event.any"], {"word": value.word.removesuffix(".any")}, zone)
        return
    yield Piece(tongue().words.get(key, value.word))


def _listed(value: Listed, zone: str) -> Iterator[Piece]:
    yield Piece(tongue().words["comma"].join(value.items))


def _instant(value: Instant, zone: str) -> Iterator[Piece]:
    yield Piece(moment_text(value.at, zone), "date")


def moment_text(at: int, zone: str) -> str:
    """Return an instant as a day in a zone, with the time where it is not the day's last second."""
    local = datetime.fromtimestamp(at, UTC).astimezone(ZoneInfo(zone))
    if (local.hour, local.minute, local.second) == (23, 59, 59):
        return local.date().isoformat()
    return local.strftime("%Y-%m-%d %H:%M")


def _when(value: When, zone: str) -> Iterator[Piece]:
    shown = _date(value.value)
    if not value.words:
        yield Piece(shown, "date")
    elif not value.value:
        yield Piece(_fill_text(tongue().words["when.only-words"], {"words": value.words}), "date")
    else:
        yield Piece(_fill_text(tongue().words["when.words"], {"when": shown, "words": value.words}), "date")


def _fill_text(template: str, params: dict[str, str]) -> str:
    return _PARTS.sub(lambda found: params[found[1]], template)


def _date(value: str) -> str:
    """Return an EDTF value in words; what has no words of its own is shown as it is written."""
    return _date_in(tongue().code, value)


@lru_cache(maxsize=4096)
def _date_in(code: str, value: str) -> str:
    with speaking(code):
        return _worded(value)


def _worded(value: str) -> str:
    words = tongue().words
    if not value:
        return words["when.none"]
    if value[0] in "[{":
        return _set(value)
    if "/" in value:
        first, last = value.split("/", 1)
        if last in ("", ".."):
            return _fill_text(words["when.lasting-open"], {"first": _date(first)})
        if first in ("", ".."):
            return _fill_text(words["when.lasting-since"], {"last": _date(last)})
        return _fill_text(words["when.lasting"], {"first": _date(first), "last": _date(last)})
    if value[-1] in "~%":
        return _fill_text(words["when.about"], {"value": value[:-1]})
    if value[-1] == "?":
        return _fill_text(words["when.doubtful"], {"value": value[:-1]})
    return value.replace("T", " ")


def _set(value: str) -> str:
    words = tongue().words
    first, dots, last = value[1:-1].partition("..")
    if not dots:
        return _fill_text(words["when.one-of"], {"value": first})
    if not first:
        return _fill_text(words["when.by"], {"value": _date(last)})
    if not last:
        return _fill_text(words["when.from"], {"value": _date(first)})
    return _fill_text(words["when.between"], {"first": _date(first), "last": _date(last)})


def _quantity(value: Quantity, zone: str) -> Iterator[Piece]:
    number = _number(value)
    unit = f" {value.unit}" if value.unit else ""
    if value.words and number:
        params = {"words": value.words, "value": number + unit}
        yield Piece(_fill_text(tongue().words["quantity.words"], params), "amount")
    else:
        yield Piece(f"“{value.words}”{unit}" if value.words else number + unit, "amount")


def _number(value: Quantity) -> str:
    if value.value is not None:
        return f"{value.value:,.15g}"
    low = f"{value.at_least:,.15g}" if value.at_least is not None else ""
    high = f"{value.at_most:,.15g}" if value.at_most is not None else ""
    if low and high:
        return _fill_text(tongue().words["quantity.between"], {"low": low, "high": high})
    key = "at-least" if low else "at-most"
    return _fill_text(tongue().words[f"quantity.{key}"], {"value": low or high}) if low or high else ""


def _plain(value: Any, zone: str) -> Iterator[Piece]:
    yield Piece(str(value))


_SHOW: dict[type, Callable[[Any, str], Iterator[Piece]]] = {
    str: _plain,
    int: _plain,
    Wording: _wording,
    Name: _name,
    RoomName: _room,
    Term: _term,
    Listed: _listed,
    Instant: _instant,
    When: _when,
    Quantity: _quantity,
}
