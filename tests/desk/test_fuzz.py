"""Every form there is, filled with whatever may come: no fault, no hang, and nothing half-written."""

from __future__ import annotations

import random
import re
import time
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goodoffices.desk.desks import Desk
from goodoffices.desk.forms.shape import kinds_by_hand
from goodoffices.record.notebook import Notebook
from tests.desk.desks import client, fresh_desk
from tests.desk.laying import usual_now

SLOWEST = 2.0
"""Seconds that an answer may take."""
ODD = (
    "", " ", "\x00", "a\x00b", "\u202eabc\u2066", "<script>alert(1)</script>", "'\"><b>", "x" * 120_000,
    "🙂" * 3_000, "é\u0301" * 500, "2031-13-45", "2031-05-20", "[..", "[2031-01-01..2030-01-01]", "9999999999999999999",
    "-1", "1e400", "NaN", "0x10", "everyone", "team", "nope", "../../etc/passwd", "%00", "{0}", "{% t 'x' %}",
    "\r\n\r\n",     "north\nsouth", "yes", "no", "مرحبا", "שלום", "@north #said x", "/dev/zero", "/proc/self/mem", "https://example.org/",
    "postgresql://nowhere/x", "a" * 101, "words.0.text",
)  # fmt: skip
_FORM = re.compile(r'<form\b[^>]*method="post"[^>]*>.*?</form>', re.DOTALL | re.IGNORECASE)
_ACTION = re.compile(r'action="([^"]*)"')
_INPUT = re.compile(r"<input\b[^>]*>", re.IGNORECASE)
_AREA = re.compile(r'<textarea\b[^>]*name="([^"]*)"[^>]*>(.*?)</textarea>', re.DOTALL)
_SELECT = re.compile(r'<select\b[^>]*name="([^"]*)"[^>]*>(.*?)</select>', re.DOTALL)
_OPTION = re.compile(r'<option\b[^>]*value="([^"]*)"')
_BUTTON = re.compile(r'<button\b[^>]*name="([^"]*)"[^>]*value="([^"]*)"')
_NAME, _VALUE, _TYPE = (
    re.compile(r'\bname="([^"]*)"'),
    re.compile(r'\bvalue="([^"]*)"'),
    re.compile(r'\btype="([^"]*)"'),
)

PLACES = (
    "/settings", "/harbour/", "/harbour/notes", "/harbour/rooms", "/harbour/write-up", "/harbour/disclose",
    "/harbour/disclose?source=north-400", "/harbour/notices", "/harbour/notices/new", "/harbour/pause",
    "/harbour/pause/new", "/harbour/pause/return", "/harbour/office", "/harbour/public", "/harbour/public/statement",
    "/harbour/people", "/harbour/integrity", "/harbour/entry/envoy-notice", "/harbour/entry/envoy-notice/correct",
    "/harbour/entry/envoy-notice/misfiled",
)  # fmt: skip
"""Pages with forms, beside the form of each kind of act."""


class Form:
    """A form as it stands on a page: where it is sent to, and each field with the values it offers."""

    def __init__(self, markup: str, here: str) -> None:
        found = _ACTION.search(markup)
        self.where = unescape(found[1]) if found and found[1] else here
        self.fields: dict[str, list[str]] = {}
        self.files: list[str] = []
        for tag in _INPUT.findall(markup):
            name, value, sort = (found[1] if (found := one.search(tag)) else "" for one in (_NAME, _VALUE, _TYPE))
            if sort == "file":
                self.files.append(unescape(name))
            elif name:
                self.fields.setdefault(unescape(name), []).append(unescape(value))
        for name, text in _AREA.findall(markup):
            self.fields.setdefault(unescape(name), []).append(unescape(text))
        for name, options in _SELECT.findall(markup):
            self.fields[unescape(name)] = [unescape(value) for value in _OPTION.findall(options)]
        for name, value in _BUTTON.findall(markup):
            self.fields.setdefault(unescape(name), []).append(unescape(value))


def forms_on(desk: Desk, where: str) -> list[Form]:
    """Return the forms of a page that send something."""
    html = client(desk).get(where, follow=True).content.decode()
    return [Form(markup, where) for markup in _FORM.findall(html)]


def filled(form: Form, chance: random.Random) -> dict[str, Any]:
    """Return what is sent: of most fields something that they offer, of some something odd, of some nothing."""
    sent: dict[str, Any] = {}
    for name, offered in form.fields.items():
        draw = chance.random()
        if draw < 0.25:
            continue
        if draw < 0.55:
            sent[name] = chance.choice(ODD)
        elif draw < 0.6:
            sent[name] = [chance.choice(ODD) for _ in range(chance.randint(2, 5))]
        else:
            sent[name] = chance.choice(offered) if offered else ""
    for name in form.files:
        noise = bytes(chance.randrange(256) for _ in range(chance.choice((0, 10, 3_000))))
        sent[name] = SimpleUploadedFile(chance.choice(("a.bin", "../x", "\x00.yaml")), noise)
    if chance.random() < 0.3:
        sent[chance.choice(("words.99.text", "words.-1.text", "a.b.c.d", "", "room", "token", "__class__"))] = (
            chance.choice(ODD)
        )
    return sent


def count(desk: Desk) -> tuple[int, int]:
    """Return how many entries are on record and how many notes wait."""
    held = desk.held[0]
    return (
        sum(len(shelf.entries) for shelf in held.record.shelves.values()),
        len(Notebook(held.vault).notes()),
    )


def tried(desk: Desk, form: Form, chance: random.Random) -> int:
    """Send a form once, and return the status. Raises AssertionError for a fault, a hang, or something half-written."""
    sent = filled(form, chance)
    before = count(desk)
    begun = time.perf_counter()
    answer = client(desk).post(form.where, sent)
    taken = time.perf_counter() - begun
    assert answer.status_code < 500, (form.where, sent)
    assert taken < SLOWEST, (form.where, taken)
    if answer.status_code >= 400:
        assert count(desk) == before, (form.where, sent)
    return answer.status_code


def rounds(where: str, times: int, seed: int) -> set[int]:
    """Send every form of a page so many times, each filled otherwise, and return the statuses that came back."""
    desk, chance = fresh_desk(), random.Random(f"{where}{seed}")
    return {tried(desk, form, chance) for form in forms_on(desk, where) for _ in range(times)}


@pytest.mark.parametrize("where", PLACES)
def test_a_form_takes_whatever_comes(where: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Odd texts, fields twice, fields missing, fields nobody knows: each is taken in or refused in words."""
    monkeypatch.chdir(tmp_path)
    assert rounds(where, 12, 1) != set()


@pytest.mark.parametrize("kind", kinds_by_hand())
def test_the_form_of_a_kind_takes_whatever_comes(kind: str) -> None:
    """The form of every kind of act does, too."""
    assert rounds(f"/harbour/record/{kind}", 5, 1) != set()


@pytest.mark.deep
@pytest.mark.parametrize("where", [*PLACES, *(f"/harbour/record/{kind}" for kind in kinds_by_hand())])
def test_many_times(where: str, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same a few hundred times each."""
    monkeypatch.chdir(tmp_path)
    assert rounds(where, 200, 2) != set()


def test_a_fault_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that fails on what is sent, and one that writes and then refuses, are both found."""
    from goodoffices.acts.problems import GoodOfficesError
    from goodoffices.desk.held import Held

    write = Held.write

    def half(self: Held, *entries: Any, token: str = "") -> Any:
        write(self, *entries)
        raise GoodOfficesError("room-not-yours")

    def broken(self: Held, *entries: Any, token: str = "") -> Any:
        raise ValueError

    for planted in (half, broken):
        monkeypatch.setattr(Held, "write", planted)
        desk = fresh_desk()
        (form,) = [one for one in forms_on(desk, "/harbour/record/NoteToFile") if "text" in one.fields]
        form.fields = {"text": ["a note"], "room": ["team"]}
        with pytest.raises(AssertionError):
            assert {tried(desk, form, random.Random(seed)) for seed in range(30)}


def test_the_clock_of_a_desk_is_the_example_s() -> None:
    """These forms are filled on the evening of the day on which the example is read."""
    desk = fresh_desk()
    assert desk.held[0].now() == usual_now(desk.held[0].vault.mediation())
