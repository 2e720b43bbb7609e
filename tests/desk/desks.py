"""Desks to test with, and what it takes to read a page as a browser does."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode

from django.test import Client

from goodoffices.desk import urls
from goodoffices.desk.desks import Desk, free_key
from goodoffices.desk.display import Display
from goodoffices.desk.held import Held
from goodoffices.desk.shell import PAGES as OFFERED
from goodoffices.desk.wsgi import environ_of, ready
from goodoffices.examples import example
from goodoffices.record.file import Mediation, read_mediation
from tests.desk.browserlike import Sending
from tests.desk.laying import held_as_is, held_of, usual_now
from tests.vaults import SECRET, Ticking
from tests.worlds import World

NAMES = ("harbour", "doha")


@cache
def supplied(name: str) -> Mediation:
    """Return one of the supplied mediations."""
    return read_mediation(example(name), name=name)


NOW = usual_now(supplied("harbour"))
"""The clock of the example and of every desk that names no other: it stands still in the evening of 20 May 2031."""

AT = {
    "form": "/harbour/record/Message",
    "entry": "/harbour/entry/consent",
    "correct": "/harbour/entry/consent/correct",
    "note": "/harbour/notes/none",
    "room": "/harbour/rooms/north-room",
    "before": "/harbour/rooms/north-room/before",
    "open": "/open/none",
    "sheet": "/harbour/write-up/none",
}
"""An address for each route that needs more than the name of a mediation."""
VOID = {"meta", "link", "input", "br", "hr", "img"}
TOKENS = re.compile(r'(name="(?:csrfmiddlewaretoken|token)" value=")[^"]*"')


def _addresses() -> dict[str, str]:
    found = {}
    for route in urls.urlpatterns:
        name = str(route.name)
        path = str(route.pattern).replace("<str:key>", "harbour")
        found[name] = AT.get(name) or "/" + re.sub("<[^>]*>", "none", path)
    return found


ADDRESSES = _addresses()
"""An address for every route there is, by its name."""
PAGES = tuple(name for name in OFFERED if name in ADDRESSES)
"""The routes that show one mediation, in the order in which they are offered."""


def desk_of(*mediations: Mediation, now: int | None = None, **how: Any) -> Desk:
    """Return a desk with these mediations, each in a vault in memory whose clock stands still until it is set."""
    held: list[Held] = []
    for mediation in mediations:
        held.append(held_of(mediation, now=now, key=free_key(held, mediation.key)))
    return Desk(held, **{"demo": True, **how})


@cache
def supplied_desk(*names: str) -> Desk:
    """Return a desk with supplied mediations, both of them unless named: for tests that write nothing."""
    return desk_of(*map(supplied, names or NAMES))


def fresh_desk(*names: str, **how: Any) -> Desk:
    """Return a desk of its own with supplied mediations, the example unless named: for tests that write."""
    return desk_of(*map(supplied, names or ("harbour",)), **how)


def lockable_desk(**how: Any) -> Desk:
    """Return a desk whose one vault, of the example, is opened again with the passphrase "open sesame"."""
    from goodoffices.acts.problems import GoodOfficesError
    from goodoffices.record.founding import open_vault
    from goodoffices.record.vault import Vault

    vault = held_of(supplied("harbour")).vault

    # the vault itself is not held on to: once it is locked nothing may have it
    store = vault.store
    given = {"chance": vault.chance, "clock": vault.clock, "memory": vault.memory}

    def opens(typed: dict[str, Any]) -> Vault:
        if typed.get("passphrase") != "open sesame":
            raise GoodOfficesError("wrong-key")
        return open_vault(store, SECRET, **given)

    return Desk([Held("harbour", vault, opens=opens)], **how)


def later(desk: Desk, seconds: int, key: str = "harbour") -> None:
    """Let time go by on the clock of a mediation."""
    clock = desk.find(key).vault.clock
    assert isinstance(clock, Ticking)
    clock.now += seconds


UNION, FIRM = "النقابة", "הנהלת החברה"
"""Two parties whose names run from right to left: the first owes the second."""
MEMO = "الجلسة القادمة عند الميناء"
"""A note that runs from right to left."""
_WAGES = f"""
goodoffices: 1
mediation: harbour
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
    return desk_of(read_mediation(_WAGES.encode()))


def mediation_of(world: World) -> Mediation:
    """Return a made-up world as a mediation called "harbour", so that the addresses fit it."""
    return Mediation(key="harbour", zone=world.zone, language="en", entries=world.entries, recorded_by="amal")


def world_desk(world: World, *, now: int | None = None) -> Desk:
    """Return a desk with a made-up world as it is, whether or not its entries fit one another."""
    return Desk([held_as_is(mediation_of(world), now=now)], demo=True)


def in_language(desk: Desk, language: str) -> Desk:
    """Return a desk with the same mediations, shown in this language."""
    return Desk(desk.held, demo=desk.demo, display=Display(language=language))  # type: ignore[arg-type]


def client(desk: Desk | None = None, language: str = "en", **how: Any) -> Client:
    """Return a client that asks this desk, by default the one with the supplied mediations, as a browser here would."""
    ready()
    desk = desk or supplied_desk()
    extra: dict[str, Any] = environ_of(in_language(desk, language) if language != "en" else desk)
    return Sending(raise_request_exception=False, SERVER_NAME="127.0.0.1", **how, **extra)


def address(route: str, **query: str) -> str:
    """Return the address of a route with a query."""
    return ADDRESSES[route] + (f"?{urlencode(query)}" if query else "")


def settled(html: bytes | str) -> str:
    """Return a page without the tokens that are drawn anew for each: all else of it can be compared."""
    return TOKENS.sub(r'\1-"', html if isinstance(html, str) else html.decode())


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


def page(desk: Desk | None, where: str, language: str = "en") -> Page:
    """Return a page taken apart."""
    return Page(client(desk, language).get(where).content.decode())
