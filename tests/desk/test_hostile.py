"""Whatever a record holds, it is only ever shown as text: it opens no element, leads nowhere and turns nothing."""

from __future__ import annotations

from typing import Any, get_type_hints

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.notices import RecordedEvent, WorkCalendar
from goodoffices.acts.values import Wording
from goodoffices.acts.when import When
from goodoffices.desk.bidi import balanced, direction, flat
from goodoffices.desk.desks import Desk
from goodoffices.record.entry import Entry
from tests.desk.desks import PAGES, Page, address, client, supplied
from tests.desk.desks import page as page_of
from tests.desk.laying import held_as_is

POISONS = {
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)><style>*{display:none}</style></title></svg>",
    "attribute": '" onmouseover="alert(1)" style="position:fixed" x=\'',
    "entity": "&lt;script&gt;&#60;b&#62; {{ title }} {% include 'desk/sheet.html' %}",
    "address": "javascript:alert(1) https://elsewhere.example/ //elsewhere.example",
    "override": "\u202edesrever \u2066open \u2067 open",
    "closing": "before\u2069\u2069\u202c after",
    "rtl": "קול من كل الأطراف (שלום)",
    "long": "x" * 5_000,
    "control": "a\x00b\x0bc\ufffed",
    "empty": "",
}
KEPT = (WorkCalendar, RecordedEvent)
"""Values whose texts the readings reckon with: a holiday, a kind of act."""
ELEMENTS = {
    "html", "head", "meta", "title", "link", "body", "a", "header", "p", "bdi", "nav", "ul", "li", "form", "label",
    "input", "select", "option", "button", "span", "main", "h1", "h2", "h3", "div", "section", "details", "summary",
    "strong", "article", "footer", "table", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "dl", "dt",
    "dd", "svg", "desc", "g", "line", "rect", "circle", "polyline", "text", "textarea", "fieldset", "legend", "h4",
    "path", "ol", "caption", "blockquote", "q", "small", "em", "time", "tfoot", "output",
}  # fmt: skip
SCRIPTS = ("/htmx.js", "/desk.js")


def poisoned(value: Any, poison: str) -> Any:
    """Return a value with this text in the place of every free text in it; ids and fixed words stay."""
    if isinstance(value, tuple):
        return tuple(poisoned(item, poison) for item in value)
    if isinstance(value, When):
        return msgspec.structs.replace(value, words=poison, counted_from=poison)
    if not isinstance(value, msgspec.Struct) or isinstance(value, KEPT):
        return value
    hints = get_type_hints(type(value), include_extras=True)
    left = {"id", "room", "after", "site", "lang", "recorded_by"} if isinstance(value, (Entry, Wording)) else set()
    fields = {name: getattr(value, name) for name in value.__struct_fields__ if name not in left}
    return msgspec.structs.replace(
        value,
        **{
            name: poison if hints[name] is str else poisoned_texts(found, hints[name], poison)
            for name, found in fields.items()
        },
    )


def poisoned_texts(value: Any, hint: Any, poison: str) -> Any:
    """Return a list of free texts with this in the place of each, anything else as `poisoned` does."""
    return tuple(poison for _ in value) if hint == tuple[str, ...] else poisoned(value, poison)


def desk_of(poison: str) -> Desk:
    """Return a desk with the guided example, poisoned throughout."""
    mediation = supplied("harbour")
    entries = tuple(poisoned(entry, poison) for entry in mediation.entries)
    return Desk([held_as_is(msgspec.structs.replace(mediation, entries=entries))])


def harm(page: Page) -> list[str]:
    """Return what a page has that none of ours has: elements, attributes and addresses of somebody else's."""
    found = page.wrong + [tag for tag, attributes in page.elements if tag not in ELEMENTS and not _own(tag, attributes)]
    for tag, attributes in page.elements:
        runs = ("style", "srcdoc", "hx-vals")
        bad = [name for name in attributes if name.startswith(("on", "hx-on")) or name in runs]
        found += [f"{tag} {name}" for name in bad]
        found += [value for name, value in attributes.items() if name in ("href", "src", "action") and not _ours(value)]
    return found


def _own(tag: str, attributes: dict[str, str]) -> bool:
    """Whether an element is one of the two scripts that every page names."""
    return tag == "script" and attributes.keys() == {"src", "defer"} and attributes["src"] in SCRIPTS


def _ours(target: str) -> bool:
    return target.startswith("#") or (target.startswith("/") and not target.startswith("//"))


@pytest.mark.parametrize("poison", POISONS)
def test_poison_is_inert(poison: str) -> None:
    """With hostile text in the place of every word, each page has only our elements, and still shows the text."""
    desk = desk_of(POISONS[poison])
    asker = client(desk)
    for route in PAGES:
        for look in ({}, {"as_of": "2031-04"}, {"room": "north-room"}):
            response = asker.get(address(route, **look))
            assert response.status_code == 200
            assert harm(Page(response.content.decode())) == []
    shown = " ".join(balanced(POISONS[poison]).split())
    assert shown in page_of(desk, address("timeline")).text


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", "nope", "\u202e", "' onfocus='x"])
def test_a_query_is_inert(value: str) -> None:
    """What is written in the address comes back only as the value of its field."""
    asker = client()
    for route in PAGES:
        page = Page(asker.get(address(route, as_of=value, known_at=value, fold=value, page=value)).content.decode())
        assert harm(page) == []
        assert page.all("input", name="as_of")[0]["value"] == value.strip()
        assert page.all("html")[0]["dir"] == "ltr"


def test_harm_is_seen() -> None:
    """The check finds a planted script, a handler, an address elsewhere and a style."""
    planted = Page('<p style="x"><a href="//elsewhere">a</a><b onclick="x">b</b></p><script></script>')
    assert harm(planted) == ["b", "script", "p style", "//elsewhere", "b onclick"]
    assert harm(Page('<script src="/htmx.js" defer></script>')) == []
    assert harm(Page('<script src="//elsewhere/htmx.js" defer></script>')) == ["script", "//elsewhere/htmx.js"]


TURNING = st.text(alphabet="ab א\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\x00", max_size=40)


def left_open(text: str) -> tuple[int, int]:
    """Return how many isolates a text closes that it did not open, and how many it leaves open."""
    stray = deep = 0
    for character in text:
        if character in "\u2066\u2067\u2068":
            deep += 1
        elif character == "\u2069":
            deep, stray = (deep - 1, stray) if deep else (0, stray + 1)
    return stray, deep


@given(TURNING)
def test_text_turns_nothing_beyond_itself(text: str) -> None:
    """Every isolate is closed where it was opened, none is closed that was not; what can be seen is kept in order."""
    assert left_open(balanced(text)) == (0, 0)
    shown = [character for character in text.replace("\x00", "\ufffd") if character not in "\u2066\u2067\u2068\u2069"]
    assert [character for character in balanced(text) if character not in "\u2066\u2067\u2068\u2069"] == shown


def test_the_count_of_isolates_sees_faults() -> None:
    """The oracle above tells a stray closing and an open isolate from balanced text."""
    assert left_open("a\u2069b") == (1, 0)
    assert left_open("a\u2066b") == (0, 1)
    assert left_open("\u2067a\u2069") == (0, 0)


@given(TURNING)
def test_a_title_holds_no_marks(text: str) -> None:
    """Where no element can isolate, marks of direction are left out and right-to-left text is set apart as a whole."""
    inner = flat(text)
    if direction(text) == "rtl":
        assert (inner[0], inner[-1]) == ("\u2068", "\u2069")
        inner = inner[1:-1]
    assert not set(inner) & set("\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\x00")
