"""Asking a desk as a browser does, and writing down all that comes back: bytes, headers, and what was logged."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from django.test import Client

from goodoffices.desk.desks import Desk
from goodoffices.desk.guard import FaultLog
from goodoffices.desk.jobs import Job
from tests.desk.desks import client

Fields = tuple[tuple[str, str], ...]
CHANGING = re.compile(
    r'(?<=name="csrfmiddlewaretoken" value=")[^"]{64}(?=")|(?<=name="token" value=")[\w-]{22}'
    r"|(?<=<code>)[0-9A-Z]{4}(?:-[0-9A-Z]{4}){8}(?=</code>)"
)
"""What is drawn anew for every page: tokens of one length each, and a recovery key that is shown once. Nothing else of
a page is let off."""
SEALED = re.compile(r"(?<=\")[0-9a-f]{32,}(?=\")|(?<=\")[A-Za-z0-9+/]{43,}=*(?=\")")
"""What receipts and proofs hold: digests over what is sealed, words that were taken out included; they tell nothing."""
COOKIE = re.compile(r"(?<=goodoffices=)[a-z0-9]{32}(?=;)")


class Ask(NamedTuple):
    """One request."""

    method: str
    where: str
    fields: Fields = ()

    def __str__(self) -> str:
        """Say it as a person would."""
        return f"{self.method} {self.where} {dict(self.fields) if self.fields else ''}"


class Answer(NamedTuple):
    """All that a request is answered with, but for tokens, the name of the session and the date."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: str
    logged: tuple[str, ...]
    leads: str


class Asking:
    """A browser at one desk, which has a home of its own: both homes go by one name, so that their files can too."""

    def __init__(self, desk: Desk, home: Path, name: str) -> None:
        self.desk = desk
        self.client: Client = client(desk)
        self._home = home
        self._name = name
        (home / name).mkdir()

    def ask(self, ask: Ask) -> Answer:
        """Return the answer to a request."""
        self._at_home()
        with _logged() as logged:
            response: Any = self._sent(ask)
        self._done()
        raw = response.content if not response.streaming else b"".join(response.streaming_content)
        attached = response.headers.get("Content-Disposition", "").startswith("attachment")
        cookies = [COOKIE.sub("-", str(cookie)) for cookie in response.cookies.values()]
        headers = [(name, value) for name, value in response.headers.items() if name != "Date"]
        return Answer(
            status=response.status_code,
            headers=(*sorted(headers), *(("Set-Cookie", _undated(cookie)) for cookie in cookies)),
            body=(SEALED if attached else CHANGING).sub("-", raw.decode("utf-8", "surrogateescape")),
            logged=tuple(logged),
            leads=response.headers.get("Location", ""),
        )

    def _at_home(self) -> None:
        link = self._home / "home"
        link.unlink(missing_ok=True)
        link.symlink_to(self._home / self._name)

    def _done(self) -> None:
        """Let work beside the pages come to its end: how far it is hangs on the machine."""
        for held in self.desk.held:
            for job in list(held.kept.values()):
                if isinstance(job, Job):
                    assert job.wait(20)

    def _sent(self, ask: Ask) -> Any:
        if ask.method == "POST":
            lists: dict[str, list[str]] = {}
            for name, value in ask.fields:
                lists.setdefault(name, []).append(value)
            return self.client.post(ask.where, lists)
        return self.client.generic(ask.method, ask.where)


def _undated(cookie: str) -> str:
    return re.sub(r"expires=[^;]*", "expires=-", cookie)


@contextmanager
def no_home() -> Iterator[Path]:
    """Give a folder for the homes of desks; within this, no other home is this program's."""
    before = dict(os.environ)
    with TemporaryDirectory() as folder:
        for name in [name for name in os.environ if name.startswith("XDG_")]:
            del os.environ[name]
        os.environ["HOME"] = f"{folder}/home"
        try:
            yield Path(folder)
        finally:
            os.environ.clear()
            os.environ.update(before)


@contextmanager
def _logged() -> Iterator[list[str]]:
    """Write down every line that is logged anywhere, and what the terminal would be told of a fault."""
    found: list[str] = []

    class Noting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(f"{record.name} {record.levelname} {record.getMessage()}")

    noting, faults = Noting(), FaultLog(lambda text: found.append(f"terminal {text}"))
    places = [logging.getLogger(), logging.getLogger("django"), logging.getLogger("django.request")]
    for place, handler in zip(places, (noting, noting, faults), strict=True):
        place.addHandler(handler)
    try:
        yield found
    finally:
        for place, handler in zip(places, (noting, noting, faults), strict=True):
            place.removeHandler(handler)


class Form(NamedTuple):
    """A form on a page: where it is sent, what stands in it, its buttons, and what can be chosen in each box."""

    method: str
    action: str
    fields: Fields
    buttons: Fields
    choices: tuple[tuple[str, tuple[str, ...]], ...]


class Parts(HTMLParser):
    """The links and forms of a page."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.forms: list[Form] = []
        self._form: dict[str, Any] | None = None
        self._select = ""
        self._text: list[str] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a link, or a part of a form."""
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and given.get("href", "").startswith(("/", "?")):
            self.links.append(given["href"])
        elif tag == "form":
            self._form = {"given": given, "fields": [], "buttons": [], "choices": {}}
        elif self._form is not None:
            self._part(tag, given)

    def _part(self, tag: str, given: dict[str, str]) -> None:
        form, name = self._form or {}, given.get("name", "")
        if tag == "input" and name:
            ticked = given.get("type") not in ("checkbox", "radio")
            if ticked or "checked" in given:
                form["fields"].append((name, given.get("value", "")))
            if not ticked:
                form["choices"].setdefault(name, []).append(given.get("value", ""))
        elif tag == "select":
            self._select = name
            form["choices"].setdefault(name, [])
        elif tag == "option":
            form["choices"].setdefault(self._select, []).append(given.get("value", ""))
            if "selected" in given:
                form["fields"].append((self._select, given.get("value", "")))
        elif tag == "textarea":
            self._text = []
            form["area"] = name
        elif tag == "button" and name:
            form["buttons"].append((name, given.get("value", "")))

    def handle_data(self, data: str) -> None:
        """Note what stands in a box for long texts."""
        if self._text is not None:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """End a form, or a box in it."""
        if tag == "textarea" and self._form is not None and self._text is not None:
            self._form["fields"].append((self._form["area"], "".join(self._text)))
            self._text = None
        elif tag == "form" and self._form is not None:
            given, found = self._form["given"], self._form
            choices = tuple((name, tuple(values)) for name, values in found["choices"].items())
            self.forms.append(
                Form(given.get("method", "get").upper(), given.get("action", ""), tuple(found["fields"]),
                     tuple(found["buttons"]), choices)
            )  # fmt: skip
            self._form = None
