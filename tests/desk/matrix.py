"""The no-leak matrix: every route, every method, every operator, in two worlds that differ in hidden things only.

Routes are taken from the URL resolver. What is asked of each is made from its addresses here, from the links and forms
on its pages, and from names that its code reads out of an address; ids, rooms and words that are hidden in one world
and missing in the other are put in every place. Both desks are then asked the same, one after the other: the answers,
what was logged, and where each led have to be the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from urllib.parse import quote, urljoin

from django.urls import resolve

from goodoffices.acts.act import kind_of, kinds
from goodoffices.desk import urls
from goodoffices.desk.settings import HERE
from goodoffices.record.codec import encode_entry
from tests.desk.asking import Answer, Ask, Asking, Form, Parts, no_home
from tests.desk.grounds import WORD, Ground, Stands
from tests.desk.grounds import ground as ground_of

Makes = Callable[[Ground, Random], Iterable[str]]
OTHERS = ("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
JUNK = ("", "x", "no-such", "é\u202e\x00", "9" * 40, "2031-03-01", "1", "../..", "<b>", "public", "everyone")
QUERIES = re.compile(r'GET\.get(?:list)?\("([\w.-]+)"')
SENT = re.compile(r'POST(?:\.get(?:list)?\(|\[)"([\w.-]+)"')
TOKEN = "one-token-for-all-that-is-sent"


def at(path: str) -> Makes:
    """Return what makes the one address of a page of the mediation."""
    return lambda ground, rng: [f"/harbour/{path}"]


def fixed(*paths: str) -> Makes:
    """Return what makes addresses that hang on no mediation."""
    return lambda ground, rng: paths


def of_entries(end: str = "") -> Makes:
    """Return what makes addresses of entries: one that is seen, one that is hidden, one that is missing."""
    return lambda ground, rng: [f"/harbour/entry/{quote(key)}{end}" for key in some_ids(ground, rng)]


def of_rooms(path: str, end: str = "") -> Makes:
    """Return what makes addresses of rooms: one that is seen, one that is hidden, one that is missing."""
    return lambda ground, rng: [f"/harbour/{path}{quote(room)}{end}" for room in some_rooms(ground, rng)]


def some_ids(ground: Ground, rng: Random) -> list[str]:
    """Return ids: two that are seen, two that are hidden in one world or both, and one that is missing."""
    seen = [entry.id for entry in ground.shown]
    return [*rng.sample(seen, 2), *rng.sample(ground.hidden, min(2, len(ground.hidden))), "missing"]


def some_rooms(ground: Ground, rng: Random) -> list[str]:
    """Return rooms: one that is seen, one that is hidden, one that is missing, and one that the operator left."""
    seen = sorted({entry.room for entry in ground.shown})
    left = [room for room in seen if ground.stands.get(room) == "left"]
    return [room for rooms in (seen, ground.hidden_rooms, ["missing"], left) if rooms for room in rng.sample(rooms, 1)]


def some_word(ground: Ground, rng: Random) -> str:
    """Return a word, or the beginning of one, of some entry: it may be seen, or hidden in either world."""
    entry = rng.choice((*ground.one, *ground.other))
    words = re.findall(r"\w{3,}", encode_entry(entry).decode())
    word: str = rng.choice(words)
    return word[: rng.randint(2, len(word))]


def of_kinds(ground: Ground, rng: Random) -> list[str]:
    """Return addresses of forms of some kinds, with what they are about and where they begin."""
    found = [f"/harbour/record/{kind}" for kind in rng.sample(sorted(kinds()), 2)]
    about = rng.choice(some_ids(ground, rng))
    named = rng.choice([kind_of(entry.act) for entry in ground.shown])
    return [*found, f"/harbour/record/{named}?about={quote(about)}&in={quote(rng.choice(some_rooms(ground, rng)))}"]


MAKERS: dict[str, Makes] = {
    "mediations": fixed("/"),
    "styles": fixed("/desk.css"),
    "script": fixed("/desk.js"),
    "htmx": fixed("/htmx.js"),
    "icon": fixed("/icon.svg"),
    "open": fixed("/open/no-such-token"),
    "unlock": fixed("/unlock"),
    "lock": fixed("/lock"),
    "settings": fixed("/settings"),
    "begin": fixed("/begin"),
    "begin-new": fixed("/begin/new"),
    "begin-open": fixed("/begin/open"),
    "begin-example": fixed("/begin/example"),
    "stand": at(""),
    "timeline": at("timeline"),
    "notices": at("notices"),
    "notice-new": at("notices/new"),
    "pause": at("pause"),
    "pause-new": at("pause/new"),
    "pause-return": at("pause/return"),
    "office": at("office"),
    "proposals": at("proposals"),
    "commitments": at("commitments"),
    "owed": at("owed"),
    "public": at("public"),
    "statement": at("public/statement"),
    "press": at("public/press"),
    "article": at("public/press/no-such-article"),
    "record": at("record"),
    "form": of_kinds,
    "entry": of_entries(),
    "correct": of_entries("/correct"),
    "capture": at("capture"),
    "notes": at("notes"),
    "note": at("notes/no-such-note"),
    "draft": at("draft"),
    "write-up": at("write-up"),
    "sheet": at("write-up/no-such-sheet"),
    "rooms": at("rooms"),
    "room": of_rooms("rooms/"),
    "people": at("people"),
    "search": lambda ground, rng: ["/harbour/search", f"/harbour/search?q={quote(some_word(ground, rng))}"],
    "own-key": at("people/key"),
    "let-in": at("people/let-in"),
    "take-out": at("people/take-out"),
    "open-room": at("people/open-room"),
    "disclose": lambda ground, rng: [f"/harbour/disclose?source={quote(key)}" for key in some_ids(ground, rng)[1:4]],
    "misfiled": of_entries("/misfiled"),
    "integrity": at("integrity"),
    "check": at("integrity/check"),
    "receipt": at("integrity/receipt"),
    "proof": at("integrity/proof"),
    "release": lambda ground, rng: [f"/harbour/integrity/release?hold={quote(key)}" for key in some_ids(ground, rng)],
    "destroy": lambda ground, rng: [f"/harbour/integrity/destroy?in={quote(key)}" for key in some_rooms(ground, rng)],
    "backup": at("integrity/backup"),
    "travel": at("integrity/travel"),
    "home": at("integrity/home"),
    "back": at("integrity/back"),
    "passphrase": at("integrity/passphrase"),
    "before": of_rooms("rooms/", "/before"),
}
"""What makes the addresses of each route: a route that is not here fails the build."""
ACTING = frozenset({
    "misfiled", "destroy", "release", "backup", "travel", "home", "back", "proof", "receipt", "check", "passphrase",
})  # fmt: skip
"""Routes that act on the vault itself."""


def whole_bodies(name: str, ground: Ground, rng: Random) -> Iterator[Ask]:
    """Give requests that would be taken, were the ids and rooms in them there and for this operator."""
    key, room = rng.choice(some_ids(ground, rng)), rng.choice(some_rooms(ground, rng))
    seen = rng.choice([entry.room for entry in ground.shown])
    if name == "form":
        note = (("text", "They called."), ("about", key), ("room", seen), ("token", "t1"))
        yield Ask("POST", "/harbour/record/NoteToFile", note)
        yield Ask("POST", "/harbour/record/NoteToFile", (*note[:1], ("room", room), ("token", "t2")))
    elif name == "capture":
        yield Ask("POST", "/harbour/capture", (("line", f"@{key} they called"), ("room", seen)))
        yield Ask("POST", "/harbour/capture", (("line", "they called"), ("room", room)))
    elif name == "draft":
        yield Ask("POST", "/harbour/draft", (("draft-of", f"entry/{key}/correct"), ("text", "words")))
    elif name == "search":
        yield Ask("POST", "/harbour/search", (("q", some_word(ground, rng)),))
        yield Ask("POST", "/harbour/search", (("q", some_word(ground, rng)), ("in", room)))
    elif name == "let-in":
        yield Ask("POST", "/harbour/people/let-in", (("room", room), ("who", key), ("reads", "history")))
    elif name == "take-out":
        yield Ask("POST", "/harbour/people/take-out", (("room", room), ("who", key)))
    elif name == "correct":
        body = (("strike", "yes"), ("reason.of.correction", "a mistake"), ("anyway", "1"))
        yield Ask("POST", f"/harbour/entry/{quote(key)}/correct", body)


def routes() -> list[str]:
    """Return the name of every route there is."""
    return [str(route.name) for route in urls.urlpatterns]


@cache
def names_read(pattern: re.Pattern[str]) -> tuple[str, ...]:
    """Return every name that the desk's code reads out of an address, or of what was sent."""
    text = "\n".join(path.read_text() for path in sorted(Path(HERE).rglob("*.py")))
    return tuple(sorted({"as_of", "known_at", "room", "q", "page", *pattern.findall(text)}))


def hostile(ground: Ground, rng: Random) -> str:
    """Return a value that may be hidden in one world, in both, or be no value at all."""
    return rng.choice((*some_ids(ground, rng), *some_rooms(ground, rng), rng.choice(JUNK), WORD))


class Walk:
    """Asks everything of some routes in one world, and the same in the other."""

    def __init__(self, ground: Ground, names: Sequence[str], home: Path) -> None:
        self.ground = ground
        self.names = names
        self.acting = not ACTING.isdisjoint(names)
        self.rng = Random(ground.seed)
        self.one, self.other = Asking(ground.desk(0), home, "one"), Asking(ground.desk(1), home, "two")
        self.asked = 0
        self.faults: list[str] = []

    def both(self, ask: Ask) -> Answer:
        """Ask both desks, and return the answer. Raises AssertionError where they tell the worlds apart."""
        self.asked += 1
        one, other = self.one.ask(ask), self.other.ask(ask)
        assert one == other, f"{ask}\n{self.ground.stands} {self.ground.seed}\n{apart(one, other)}"
        if one.status >= 500:
            self.faults.append(f"{ask} {one.logged}")
        return one

    def go(self) -> int:
        """Go through the routes; return how much was asked."""
        if self.ground.door:
            self.both(Ask("GET", f"/open/{self.ground.door}"))
        for name in self.names:
            for where in MAKERS[name](self.ground, self.rng):
                self.route(where)
            for ask in whole_bodies(name, self.ground, self.rng):
                self.send(ask)
        if self.acting:
            # what acts on a vault is mostly sent from there
            self.route("/harbour/integrity")
        for where in (self.rng.choice(("/", "/harbour/", "/harbour/rooms", "/harbour/timeline")), "/harbour/notes"):
            self.both(Ask("GET", where))
        return self.asked

    def route(self, where: str) -> None:
        """Ask an address in every way, then follow and send what stands on its page."""
        rng = self.rng
        answer = self.both(Ask("GET", where))
        self.both(Ask(rng.choice(("HEAD", *OTHERS)), where))
        self.both(Ask("GET", asking(where, self.look())))
        self.both(Ask("GET", asking(where, {rng.choice(names_read(QUERIES)): hostile(self.ground, rng)})))
        self.send(Ask("POST", where, tuple(self.junk())))
        if answer.status == 200 and "<form" in answer.body:
            self.page(where, Parts(answer.body))

    def page(self, where: str, parts: Parts) -> None:
        """Follow some links of a page, and send some of its forms: as they are, filled in, and with other values."""
        rng = self.rng
        links = sorted({link for link in parts.links if link.startswith(("/harbour/", "?"))})
        for link in rng.sample(links, min(2, len(links))):
            self.both(Ask("GET", urljoin(where, link)))
        own = [form for form in parts.forms if form.method == "POST" and self._within(urljoin(where, form.action))]
        for form in rng.sample(own, min(2, len(own))):
            target = urljoin(where, form.action)
            self.send(Ask("POST", target, tuple(self.filled(form))))
            self.send(Ask("POST", target, tuple(self.changed(form))))

    def _within(self, where: str) -> bool:
        """Whether something may be sent there: to a page that acts on the vault only on a ground for that."""
        return self.acting or resolve(where.partition("?")[0]).url_name not in ACTING

    def send(self, ask: Ask) -> None:
        """Send something; say yes where it is asked again whether that is meant; and go where it leads."""
        answer = self.both(ask)
        if answer.status == 200 and "<form" in answer.body:
            again = [form for form in Parts(answer.body).forms if urljoin(ask.where, form.action) == ask.where]
            asked = next((form for form in again if form.method == "POST"), None)
            if asked is not None and "/settings" not in ask.where:
                answer = self.both(Ask("POST", ask.where, tuple(self.agreed(asked, ask))))
        if answer.status in (302, 303) and answer.leads.startswith("/"):
            self.both(Ask("GET", answer.leads))

    def agreed(self, form: Form, ask: Ask) -> Iterator[tuple[str, str]]:
        """Give a form as it stands, with every box ticked, or with what was sent before where that is not kept."""
        names, before = {name for name, _ in form.fields}, dict(ask.fields)
        yield from form.fields
        for name, values in form.choices:
            if name not in names and values:
                yield name, before.get(name, values[0])
        yield from form.buttons[:1]

    def look(self) -> dict[str, str]:
        """Return some way to look."""
        rng = self.rng
        days = ("", "", "", "2031-03-15", "2031-06", "2030", "x")
        found = {"as_of": rng.choice(days), "known_at": rng.choice(days)}
        return {**found, "room": rng.choice(["", *some_rooms(self.ground, rng)])}

    def junk(self) -> Iterator[tuple[str, str]]:
        """Give fields that no form sent together."""
        for name in self.rng.sample(names_read(SENT), 4):
            yield name, hostile(self.ground, self.rng)
        yield "room", self.rng.choice(some_rooms(self.ground, self.rng))

    def filled(self, form: Form) -> Iterator[tuple[str, str]]:
        """Give a form filled in as a person might: a text in every empty box, one of what can be chosen."""
        rng, choices = self.rng, dict(form.choices)
        names = {name for name, _ in form.fields}
        for name, value in form.fields:
            yield name, self._typed(name, value, choices)
        for name, values in choices.items():
            if name not in names and values and rng.random() < 0.6:
                yield name, rng.choice(values)
        if form.buttons and rng.random() < 0.5:
            yield rng.choice(form.buttons)

    def _typed(self, name: str, value: str, choices: dict[str, tuple[str, ...]]) -> str:
        rng = self.rng
        if name == "token":
            return f"{TOKEN}-{self.asked}"
        if choices.get(name) and rng.random() < 0.5:
            return rng.choice(choices[name])
        if value or rng.random() < 0.4:
            return value
        return "2031-05-01" if "when" in name or name.endswith("value") else f"some words @amal {self.asked}"

    def changed(self, form: Form) -> Iterator[tuple[str, str]]:
        """Give the same with hidden things, or no things at all, in the place of one or two values."""
        fields = list(self.filled(form))
        for place in self.rng.sample(range(len(fields)), min(2, len(fields))):
            fields[place] = (fields[place][0], hostile(self.ground, self.rng))
        yield from fields


def groups(size: int) -> list[tuple[str, ...]]:
    """Return the routes in groups of so many: those that act on a vault, and the others."""
    found = []
    for some in ([n for n in routes() if n not in ACTING], [n for n in routes() if n in ACTING]):
        found += [tuple(some[place : place + size]) for place in range(0, len(some), size)]
    return found


def walked(stands: Stands, seed: int, names: Sequence[str]) -> Walk:
    """Return a walk through some routes, once gone. Raises AssertionError where a page tells the worlds apart."""
    ground = ground_of(stands, seed, acting=not ACTING.isdisjoint(names))
    with no_home() as home:
        walk = Walk(ground, names, home)
        walk.go()
    return walk


def asking(where: str, query: dict[str, str]) -> str:
    """Return an address with more asked of it."""
    more = "&".join(f"{name}={quote(value)}" for name, value in query.items() if value)
    return f"{where}{'&' if '?' in where else '?'}{more}" if more else where


def apart(one: Answer, other: Answer) -> str:
    """Say where two answers differ first."""
    a, b = one.body, other.body
    if a != b:
        place = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
        around = slice(max(0, place - 80), place + 160)
        return f"body at {place}:\n  {a[around]!r}\n  {b[around]!r}"
    pairs = zip(Answer._fields, one, other, strict=True)
    return "; ".join(f"{name}: {x!r} / {y!r}"[:600] for name, x, y in pairs if x != y)
