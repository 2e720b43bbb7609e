"""Text, Markdown and JSON: what is said reaches the reader whole; nothing in it acts, turns or depends on chance."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from itertools import product
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from goodoffices.acts.act import kinds
from goodoffices.acts.people import PartyJoined, Source
from goodoffices.acts.process import Opening
from goodoffices.acts.public import Statement
from goodoffices.acts.values import Wording
from goodoffices.export import as_json, markdown, text
from goodoffices.export.fit import closed_rows, set_apart
from goodoffices.record.entry import Entry
from goodoffices.record.ledger import Record, holder
from goodoffices.record.see import see
from goodoffices.standing.brief import SECTIONS, Brief, brief
from goodoffices.standing.standing import standing
from tests.commands import EXAMPLES, ROOT, Json, environment, json_of, ran, said

NOW = 1_940_000_000
OPENING, CLOSING = "\u2066\u2067\u2068", "\u2069"
TURNING = "\u202a\u202b\u202d\u202e" + OPENING + CLOSING + "\u202c"
POISONS = (
    "<script>alert(1)</script>", "[a](javascript:b)", "![a](http://b)", "**bold** _it_ `code`", "# head", "- item",
    "1. item", "| a | b |", "---", "> quote", "a\\", "&lt;b&gt;", "~~gone~~", "[x]: http://b", "<http://b>", "```",
    "\u202edrow", "end\u2069", "\u2066\u2066open", "مفتوح", "=====", "http://plain.example",
)  # fmt: skip
letters = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40)
words = st.one_of(
    st.sampled_from(POISONS), letters, st.lists(st.sampled_from(POISONS), min_size=2, max_size=4).map(" ".join)
)


def saying(spoken: str, name: str = "North") -> Brief:
    """Return the brief of a record in which somebody of this name says this."""
    acts = (
        PartyJoined(name=name),
        Opening(name=spoken, matter=spoken),
        Source(sort="unnamed", described_as=spoken),
        Statement(by="e2", level="unnamed", says=spoken, quotes=(Wording(text=spoken, lang="en"),)),
    )
    entries = [Entry(id=f"e{n}", room="public", act=act, seq=n + 1, clock=n + 2) for n, act in enumerate(acts)]
    opened = Entry(id="public", room="public", act=kinds()["CompartmentOpened"](members=("everyone",), sort="public"))
    record = Record([opened, *entries])
    return brief(standing(see(record, holder(record, "")), as_of=NOW, known_at=NOW))


def tokens(page: str) -> Iterator[Token]:
    """Give everything a reader of Markdown makes of a page, the parts of its rows too."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(page):
        yield token
        yield from token.children or ()


@given(words)
def test_no_words_act_in_markdown(spoken: str) -> None:
    """Whatever is said, the page holds headings, lists and text, and nothing else comes of it."""
    page = markdown.brief_markdown(saying(spoken))
    made = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(page)}
    assert made <= {"heading", "paragraph", "bullet_list", "list_item", "inline", "text", "text_special", "softbreak"}


def test_the_reader_of_markdown_sees_what_acts() -> None:
    """Unescaped, each sort of poison is seen to act: the law above can fail."""
    seen = {token.type for poison in POISONS for token in tokens(poison)}
    assert {
        "html_block",
        "link_open",
        "image",
        "strong_open",
        "heading_open",
        "bullet_list_open",
        "hr",
        "fence",
    } <= seen


@given(words)
def test_markdown_gives_back_what_was_said(spoken: str) -> None:
    """Read as Markdown, the words are there again letter for letter, but for runs of space and marks of direction."""
    page = markdown.brief_markdown(saying(spoken))
    shown = " ".join(token.content for token in tokens(page) if token.type in ("text", "text_special", "softbreak"))
    assert bare(spoken) in bare(shown)


def bare(words_said: str) -> str:
    """Return text without space and without marks of direction."""
    return "".join(letter for letter in words_said if not letter.isspace() and letter not in TURNING)


@given(words)
def test_text_gives_back_what_was_said(spoken: str) -> None:
    """In plain text the words are there letter for letter, but for where rows end and marks of direction."""
    assert bare(spoken) in bare(text.brief_text(saying(spoken), full=True))


@given(words)
def test_json_gives_back_the_very_words(spoken: str) -> None:
    """In JSON the words are what was said, mark by mark."""
    found = msgspec.json.decode(as_json.dump(as_json.brief_json(saying(spoken))))
    assert found["sections"][0]["lines"][0]["params"]["matter"] == spoken


def turns(row: str) -> bool:
    """Return whether a row leaves anything open, or closes what it did not open, so that it turns what follows."""
    depth: list[str] = []
    for letter in row:
        if letter in OPENING + "\u202a\u202b\u202d\u202e":
            depth.append(letter)
        elif letter == CLOSING:
            while depth and depth[-1] not in OPENING:
                depth.pop()
            if not depth:
                return True
            depth.pop()
    return bool(depth)


def unguarded(row: str) -> bool:
    """Return whether a letter that runs from right to left stands in a row outside every isolate."""
    depth = 0
    for letter in row:
        depth += (letter in OPENING) - (letter == CLOSING)
        if depth == 0 and unicodedata.bidirectional(letter) in ("R", "AL"):
            return True
    return False


@given(words)
def test_no_row_turns_what_stands_around_it(spoken: str) -> None:
    """Whatever is said, each row closes what it opens, and letters from right to left stand in an isolate."""
    found = saying(spoken, name=spoken)
    for row in text.brief_text(found, full=True).split("\n"):
        assert not turns(row), ascii(row)
        assert not unguarded(row), ascii(row)


def test_a_row_that_turns_is_seen() -> None:
    """The oracle above finds an open isolate, a stray closing, an open override and a bare letter."""
    assert [turns(row) for row in ("\u2066a", "a\u2069", "\u202ea", "\u2068\u202ea\u2069", "a")] == [True] * 3 + [
        False
    ] * 2
    assert unguarded("aمb")
    assert not unguarded("a\u2068م\u2069b")


@given(st.text(st.sampled_from("ab " + TURNING + "م"), max_size=12), st.integers(1, 5))
def test_words_set_apart_are_closed_however_they_are_cut(spoken: str, width: int) -> None:
    """Set apart and cut into rows anywhere, each row is closed, and nothing that shows is lost."""
    apart = set_apart(spoken)
    rows = list(closed_rows(apart[at : at + width] for at in range(0, len(apart), width)))
    assert not any(turns(row.translate(dict.fromkeys(map(ord, "\u202a\u202b\u202d\u202e")))) for row in rows)
    assert bare("".join(rows)) == bare(spoken)


SHAPE: dict[str, set[str]] = {
    "brief": {"as_of", "known_at", "zone", "rooms", "nothing_learnt", "sections"},
    "log": {"id", "act", "room", "when", "learnt", "entered", "recorded_by", "line", "corrected", "now"},
    "due": {"at", "over", "line"},
    "diff": {"section", "was", "now"},
    "before": {"room", "who", "as_of", "zone", "sections"},
}
LINE = {"tag", "text", "sure", "params", "rests_on", "basis", "denials", "more", "known_to", "entered_later"}


def lines_in(value: Any) -> Iterator[Json]:
    """Give every line of an answer in JSON."""
    if isinstance(value, dict):
        if "tag" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from lines_in(part)


ASKED = {
    "brief": (EXAMPLES["harbour"],),
    "log": (EXAMPLES["harbour"],),
    "due": (EXAMPLES["harbour"],),
    "diff": (EXAMPLES["harbour"], "--since", "2031-04-01"),
    "before": (EXAMPLES["harbour"], "south-room"),
}


@pytest.mark.parametrize("command", SHAPE)
def test_json_keeps_its_shape(command: str) -> None:
    """Each answer has just the keys that are documented, and each line a key, words, and how sure it is."""
    found = json_of(command, *ASKED[command])
    answers = found if isinstance(found, list) else [found]
    assert answers
    assert {key for answer in answers for key in answer} == SHAPE[command]
    lines = list(lines_in(found))
    assert lines
    for line in lines:
        assert set(line) <= LINE
        assert line["text"]
        assert line["sure"] in ("yes", "possibly")
        assert all(value not in ([], {}, (), False) for value in line.values())


def test_json_moments_are_instants() -> None:
    """Every moment in an answer is a time in UTC that any program can read, and the sections are all there."""
    found = json_of("brief", EXAMPLES["harbour"])
    for key in ("as_of", "known_at"):
        assert datetime.fromisoformat(found[key]).utcoffset() is not None
    assert [section["section"] for section in found["sections"]] == list(SECTIONS)


FORMS = ("text", "json", "markdown")
ANSWERING = """
import json, sys
from tests.commands import said
print(json.dumps([said(*arguments) for arguments in json.load(sys.stdin)]))
"""


@cache
def answered(seed: str) -> dict[tuple[str, str], list[Any]]:
    """Return what every command says in every form, in a process of this seed for hashing."""
    asked = list(product(SHAPE, FORMS))
    given_to = json.dumps([(command, *ASKED[command], "--format", form) for command, form in asked])
    ended = subprocess.run(
        [sys.executable, "-c", ANSWERING], input=given_to, env=environment(PYTHONHASHSEED=seed), cwd=ROOT,
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return dict(zip(asked, json.loads(ended.stdout), strict=True))


@pytest.mark.parametrize("command", SHAPE)
def test_the_same_bytes_whatever_the_seed(command: str) -> None:
    """A command run twice, and with other seeds for hashing, answers with the same bytes in every form."""
    for form in FORMS:
        here = said(command, *ASKED[command], "--format", form)
        assert here.err == ""
        for seed in ("0", "1", "4242"):
            assert answered(seed)[command, form] == list(here)


@pytest.mark.parametrize(("command", "form"), list(zip(SHAPE, (*FORMS, *FORMS), strict=False)))
def test_a_process_of_its_own_says_the_same(command: str, form: str) -> None:
    """Started as a person starts it, a command answers with those bytes too."""
    ended = ran(command, *ASKED[command], "--format", form, env={"PYTHONHASHSEED": "7"})
    assert ended == said(command, *ASKED[command], "--format", form)
