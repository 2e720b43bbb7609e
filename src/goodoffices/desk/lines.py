"""A line of a standing made ready for a page: every run of text set apart, in its language and direction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import Formatter
from typing import Any, NamedTuple

import msgspec
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from goodoffices.acts.values import Wording
from goodoffices.acts.when import Sure
from goodoffices.desk.bidi import balanced, direction
from goodoffices.desk.calendars import beside, digits
from goodoffices.export.tongue import tongue
from goodoffices.export.wording import pieces, right_to_left
from goodoffices.standing.line import Line, Listed, Name
from goodoffices.standing.standing import Standing

SHAPES = ("◇", "△", "○", "□", "☆", "◆", "▲", "●", "■", "★")
"""What stands before a party's name, by order of joining: parties are told apart by name and shape, never by colour."""
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?: \d{2}:\d{2})?")
_ENDED = re.compile(r"[.!?…:؟۔][”\")\]]*\Z")
_SHOUTED = re.compile(r"[A-Z]{3,}(?: [A-Z]{2,})*|\*[^*]+\*")
_OURS = frozenset({"plain"})
_CONTENT = frozenset({"text", "quote"})


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """How a record is read out: its zone, the language of its own sentences, and the shape of each party."""

    zone: str
    language: str = "en"
    shapes: dict[str, str] = msgspec.field(default_factory=dict)


class Span(NamedTuple):
    """A run of text: ours ("plain"), or set apart as the record's own "text", a "quote", "name", "date", "amount"."""

    text: str
    sort: str = "plain"
    lang: str = ""
    shape: str = ""
    alone: bool = False
    """True for one of several language versions, each of which stands on lines of its own."""
    note: str = ""


class Said(NamedTuple):
    """A line ready for a template: its sentence, the direction it runs in, and what stands beside it.

    `begins` says that it opens with a summary, which is set with a capital; names and quoted words are not.
    """

    html: SafeString
    way: str
    sort: str
    begins: bool
    possibly: bool
    late: bool
    asides: tuple[Said, ...]
    more: tuple[Said, ...]
    basis: tuple[Said, ...]
    denials: tuple[Said, ...]
    knows: SafeString


def voice_of(s: Standing, language: str) -> Voice:
    """Return how this standing is read out."""
    shapes = {key: SHAPES[place % len(SHAPES)] for key, place in s.parties.items()}
    return Voice(zone=s.visible.zone, language=language, shapes=shapes)


def spans(line: Line, voice: Voice) -> Iterator[Span]:
    """Give a line's own sentence. Raises KeyError for a tag that is not in the catalogue."""
    first = True
    for span in _filled(line, voice):
        yield _opening(span) if first else span
        first = False


def _opening(span: Span) -> Span:
    """A name that begins with an article is still the beginning of a sentence."""
    starts = span.sort == "name" and span.text.startswith("the ")
    return span._replace(text=f"T{span.text[1:]}") if starts else span


def _filled(line: Line, voice: Voice) -> Iterator[Span]:
    for ours, field, _, _ in Formatter().parse(tongue().lines[line.tag]):
        if ours:
            yield Span(ours)
        if field:
            yield from spans_of(line.params[field], voice)


def spans_of(value: Any, voice: Voice) -> Iterator[Span]:
    """Give one value of a line: whatever a person wrote is marked as such, and so set apart on the page."""
    match value:
        case str():
            yield Span(value, "text", _other(voice.language))
        case Wording():
            yield from _wording(value, alone=False)
        case tuple() if _versions(value):
            for wording in value:
                yield from _wording(wording, alone=True)
        case Listed(items=items) | tuple(items):
            for place, item in enumerate(items):
                if place:
                    yield Span(tongue().words["comma"])
                yield from spans_of(item, voice)
        case Name():
            text = "".join(piece.text for piece in pieces(value, voice.zone))
            yield Span(text, "name", "", voice.shapes.get(value.id, ""))
        case _:
            yield from (Span(piece.text, piece.sort, piece.lang) for piece in pieces(value, voice.zone))


def _versions(values: tuple[Any, ...]) -> bool:
    """Tell whether these are words in more than one language."""
    return len({value.lang for value in values if isinstance(value, Wording)}) > 1


def _wording(value: Wording, *, alone: bool) -> Iterator[Span]:
    """Give words with their quotation marks, which turn with them; a rendering is marked as one."""
    note = f"({tongue().words['rendering']})" if value.rendering else ""
    yield Span(f"“{value.text}”", "quote", value.lang, alone=alone, note=note)


def _other(language: str) -> str:
    """The language to mark on the record's own sentences: none where it is the page's."""
    return "" if language.split("-")[0] == tongue().code else language


def html(found: Iterable[Span]) -> SafeString:
    """Return runs of text as markup; all of it is escaped, and whatever is not ours is isolated."""
    return mark_safe("".join(_html(span) for span in found if span.text))


def _html(span: Span) -> SafeString:
    if span.sort in _OURS:
        return _ours(span.text)
    text: str = balanced(span.text)
    if span.sort == "date":
        text = _days(text)
    if span.sort == "amount":
        text = digits(text)
    if span.sort == "quote":
        return _quote(span, text)
    shape = format_html('<span class="shape" aria-hidden="true">{}</span>', span.shape) if span.shape else ""
    lang = format_html(' lang="{}"', span.lang) if span.lang else ""
    return format_html('{}<bdi class="{}"{}>{}</bdi>', shape, span.sort, lang, text)


def _quote(span: Span, text: str) -> SafeString:
    """Somebody's words: their language and direction where they are known, and that they are a rendering."""
    way = ("rtl" if right_to_left(span.lang) else "ltr") if span.lang else "auto"
    lang = format_html(' lang="{}"', span.lang) if span.lang else ""
    words = format_html('<bdi class="quote"{} dir="{}">{}</bdi>', lang, way, text)
    note = format_html(' <span class="note" dir="ltr">{}</span>', span.note) if span.note else ""
    if not span.alone:
        return SafeString(words + note)
    return format_html('<span class="version" dir="{}">{}{}</span>', way, words, note)


def _days(text: str) -> SafeString:
    """Return a date with each day in it kept on one line, and beside it in the other calendar where one was chosen."""
    return mark_safe(_DAY.sub(_day, escape(text)))


def _day(found: re.Match[str]) -> str:
    other = beside(found[0][:10])
    also = format_html(' <span class="beside-day">({})</span>', other) if other else ""
    return f'<span class="day">{digits(found[0])}</span>{also}'


def _ours(text: str) -> SafeString:
    """Our own words; a state that the catalogue writes in capitals, or between asterisks, is set as one."""
    parts = [format_html("{}", part) for part in _SHOUTED.split(text)]
    states = [format_html('<strong class="state">{}</strong>', state.strip("*")) for state in _SHOUTED.findall(text)]
    return mark_safe("".join(a + b for a, b in zip(parts, [*states, ""], strict=True)))


def said(line: Line, voice: Voice, *, within: tuple[Name, ...] = ()) -> Said:
    """Return a line ready for a template; who knows of it is left out where that is said of what it stands in."""
    found = tuple(spans(line, voice))
    knows = line.knows or within
    inner = tuple(said(more, voice, within=knows) for more in line.more)
    return Said(
        html=html(found if line.rests_on and line.basis else _closed(found)),
        way=_way(found),
        sort=line.tag.split(".")[0],
        begins=bool(found) and found[0].sort == "text",
        possibly=line.sure is Sure.POSSIBLY,
        late=line.late,
        asides=tuple(one for one in inner if not _own_row(one)),
        more=tuple(one for one in inner if _own_row(one)),
        basis=tuple(said(one, voice, within=knows) for one in line.basis),
        denials=tuple(said(one, voice, within=knows) for one in line.denials),
        knows=html(spans_of(line.knows, voice)) if line.knows and line.knows != within else SafeString(""),
    )


def _closed(found: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a sentence that others follow in one run of text, with a full stop where it has no end of its own."""
    text = "".join(span.text for span in found)
    return found if not text or _ENDED.search(text) else (*found, Span("."))


def _own_row(one: Said) -> bool:
    """Whether a line that belongs to another has a row of its own: an entry, or one with something beside it."""
    return bool(one.more or one.asides or one.basis)


def _way(found: tuple[Span, ...]) -> str:
    """Return the direction of a sentence: that of our language, unless it is the record's own content and no more.

    Names, and dates in words, are values within a sentence of ours: were one of them to turn it, a reader would find
    the party that owes where the party owed should stand.
    """
    if any(span.sort not in _CONTENT and (span.sort == "name" or direction(span.text)) for span in found):
        return tongue().way
    return next((way for span in found if span.sort in _CONTENT and (way := _own_way(span))), tongue().way)


def _own_way(span: Span) -> str:
    """Return the direction of a run of content: that of its language where it is a quote in one, or of its letters."""
    if span.sort == "quote" and span.lang:
        return "rtl" if right_to_left(span.lang) else "ltr"
    return direction(span.text)
