"""Which way a sentence runs: ours always from left to right, whoever it names; the record's own content its own way."""

from __future__ import annotations

import re
from typing import Any

import pytest

from goodoffices.acts.values import Wording
from goodoffices.acts.when import When
from goodoffices.desk.lines import Voice, said
from goodoffices.standing.line import Line, Name, line
from tests.desk.desks import FIRM, MEMO, PAGES, UNION, address, client, page, wages_desk

_UNION = Name(id="union", text=UNION, sort="party")
_FIRM = Name(id="firm", text=FIRM, sort="party")
_DAY = When(value="2031-01-20")
_SAYS = re.compile(r'<p class="says[^"]*" dir="(ltr|rtl)">(.*?)</p>', re.DOTALL)


def way(one: Line) -> str:
    """Return the direction of a line."""
    return said(one, Voice(zone="UTC")).way


def sentences(language: str, route: str = "stand", **look: str) -> list[tuple[str, str]]:
    """Return each sentence of a page in a language with its direction, as markup."""
    return _SAYS.findall(client(wages_desk(), language).get(address(route, **look)).content.decode())


@pytest.mark.parametrize("what", ["table of wages", "جدول الأجور"])
def test_our_words_settle_the_way(what: str) -> None:
    """Whatever the names and the matter are written in, a sentence with words of ours runs from left to right."""
    assert way(line("due.owed", by=_UNION, to=_FIRM, what=what)) == "ltr"


def test_names_do_not_turn_a_line() -> None:
    """A name with what belongs to it is laid out as ours even where only a mark of punctuation stands between."""
    assert way(line("commitment", by=_UNION, what="جدول الأجور")) == "ltr"
    assert way(line("opening.named", name=_UNION)) == "ltr"


@pytest.mark.parametrize(
    ("tag", "params"),
    [
        ("note", {"text": MEMO, "when": _DAY}),
        ("accounts", {"matter": MEMO}),
        ("quoted", {"words": (Wording(lang="ar", text="2031"),)}),
        ("quoted", {"words": (Wording(lang="", text=MEMO),)}),
    ],
)
def test_content_alone_runs_its_own_way(tag: str, params: dict[str, Any]) -> None:
    """A note, a matter or a quote with nothing of ours about it runs as its language or its letters do."""
    assert way(line(tag, **params)) == "rtl"


def test_a_date_in_words_is_ours() -> None:
    """A note from the right beside a date in English words is a sentence of both, and so runs as ours."""
    assert way(line("note", text=MEMO, when=When())) == "ltr"


def test_the_language_of_a_quote_goes_before_its_letters() -> None:
    """A quote in English that begins with an Arabic name still runs from left to right."""
    assert way(line("quoted", words=(Wording(lang="en", text=f"{UNION} will come"),))) == "ltr"


WAY = {"en": "ltr", "ar": "rtl", "he": "rtl"}


@pytest.mark.parametrize("language", WAY)
def test_our_words_run_as_the_language_spoken(language: str) -> None:
    """A page runs as its language does, and so does every sentence of ours on it, whoever it names."""
    found = page(wages_desk(), address("stand", fold="none"), language)
    both = [run for run, html in sentences(language, fold="none") if UNION in html and FIRM in html]
    assert (found.all("html")[0]["lang"], found.all("html")[0]["dir"]) == (language, WAY[language])
    assert set(both) == {WAY[language]}


@pytest.mark.parametrize("language", WAY)
@pytest.mark.parametrize("route", PAGES[:2])
def test_who_owes_whom_is_not_reversed(route: str, language: str) -> None:
    """In each language a sentence that names both runs its way, names the debtor first, and sets each name apart."""
    both = [(run, html) for run, html in sentences(language, route) if UNION in html and FIRM in html]
    assert len(both) >= 2
    for run, html in both:
        assert run == WAY[language]
        assert html.count(f'<bdi class="name">{UNION}</bdi>') == html.count(UNION)
        assert html.count(f'<bdi class="name">{FIRM}</bdi>') == html.count(FIRM)
        assert html.index(UNION) < html.index(FIRM)


@pytest.mark.parametrize("language", WAY)
def test_a_note_runs_as_it_was_written(language: str) -> None:
    """In each language a note in Arabic runs from right to left, and one in English from left to right."""
    found = sentences(language, fold="none")
    assert {run for run, html in found if MEMO in html} == {"rtl"}
    assert {run for run, html in found if "They met at the harbour" in html} == {"ltr"}
