"""Desks to test with, and what it takes to read a page as a browser does."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

import msgspec
from django.test import Client

from goodoffices.desk.viewer import Desk, desk_with
from goodoffices.desk.wsgi import environ_of, ready
from goodoffices.examples import example
from goodoffices.record.file import Mediation, read_mediation
from tests.worlds import World

NOW = 2_000_000_000
"""The clock of every desk here: May 2033."""

ADDRESSES = {
    "mediations": "/",
    "styles": "/desk.css",
    "icon": "/icon.svg",
    "stand": "/harbour/",
    "timeline": "/harbour/timeline",
    "accounts": "/harbour/accounts",
}
"""An address for every route there is, by its name."""
PAGES = ("stand", "timeline", "accounts")
"""The routes that show one mediation."""
VOID = {"meta", "link", "input", "br", "hr", "img"}


@cache
def supplied(name: str) -> Mediation:
    """Return one of the supplied mediations."""
    return read_mediation(example(name), name=name)


@cache
def supplied_desk() -> Desk:
    """Return a desk with the supplied mediations."""
    return desk_with([supplied("harbour"), supplied("doha")], lambda: NOW)


UNION, FIRM = "النقابة", "הנהלת החברה"
"""Two parties whose names run from right to left: the first owes the second."""
MEMO = "الجلسة القادمة عند الميناء"
"""A note that runs from right to left."""
_WAGES = f"""
goodoffices: 1
mediation: wages
zone: UTC
language: en
plain: yes
entered: 2031-01-20T18:00
recorded_by: amal
defaults: {{basis: witnessed, room: public}}
acts:
- {{act: PartyJoined, id: union, when: 2031-01-20, name: {UNION}, sort: organisation}}
- {{act: PartyJoined, id: firm, when: 2031-01-20, name: {FIRM}, sort: organisation}}
- {{act: Actor, id: amal, name: Amal, sort: person}}
- {{act: PromiseOwed, id: table, when: 2031-01-20, by: union, to: firm, what: table of wages}}
- {{act: PromiseOwed, id: map, when: 2031-01-20, by: union, to: firm, what: جدول الأجور}}
- {{act: NoteToFile, id: memo, when: 2031-01-20, text: {MEMO}}}
- {{act: NoteToFile, id: english, when: 2031-01-20, text: They met at the harbour}}
"""


@cache
def wages_desk() -> Desk:
    """Return a desk with talks in English, under the address of the example, between parties named from the right."""
    return desk_with([msgspec.structs.replace(read_mediation(_WAGES.encode()), key="harbour")], lambda: NOW)


def mediation_of(world: World) -> Mediation:
    """Return a made-up world as a mediation called "harbour", so that the addresses fit it."""
    return Mediation(key="harbour", zone=world.zone, language="en", entries=world.entries, recorded_by="amal")


def client(desk: Desk | None = None) -> Client:
    """Return a client that asks this desk, by default the one with the supplied mediations, as a browser here would."""
    ready()
    extra: dict[str, Any] = environ_of(desk or supplied_desk())
    return Client(raise_request_exception=False, SERVER_NAME="127.0.0.1", **extra)


def address(route: str, **query: str) -> str:
    """Return the address of a route with a query."""
    return ADDRESSES[route] + (f"?{urlencode(query)}" if query else "")


class Page(HTMLParser):
    """A page taken apart: every element with its attributes, the text, and what was wrong with the markup."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.wrong: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.wrong.append(f"<{tag}> has an attribute twice")
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself, as those of a picture do."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """See that what closes is what was open."""
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.wrong.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        """Note a run of text."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """All text, with single spaces."""
        return " ".join("".join(self.words).split())

    def all(self, tag: str, **attributes: str) -> list[dict[str, str]]:
        """Return the attributes of every element of a name that has these (`class_` for class)."""
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [found for name, found in self.elements if name == tag and wanted.items() <= found.items()]

    def links(self) -> list[str]:
        """Return where every link and form leads."""
        return [found["href"] for found in self.all("a")] + [found["action"] for found in self.all("form")]


def page(desk: Desk | None, where: str) -> Page:
    """Return a page taken apart."""
    return Page(client(desk).get(where).content.decode())
