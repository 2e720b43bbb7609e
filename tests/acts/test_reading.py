"""Hand-written values: what may be written, what is read, and what is said of everything else."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from goodoffices.acts import nodes
from goodoffices.acts.act import Act, kinds
from goodoffices.acts.nodes import MAX_PROBLEMS, EnoughProblems, Mapping, Problems, parse
from goodoffices.acts.notices import Notice, RecordedEvent, Trigger
from goodoffices.acts.people import Actor
from goodoffices.acts.problems import Problem
from goodoffices.acts.reading import BAD, Reading, read_flat, read_struct, reader_of
from goodoffices.acts.refs import hints_of
from goodoffices.acts.talks import Channel
from goodoffices.acts.terms import Move
from goodoffices.acts.values import Basis, Quantity, Wording
from goodoffices.acts.when import When, read_when
from goodoffices.acts.writing import act_fields, block, tree_of, write_tree
from goodoffices.export.errors import say_problem
from goodoffices.record.entry import Entry
from goodoffices.record.file import BESIDE
from tests.strategies import ZONE, acts, texts, whens


def read(text: str, language: str = "en") -> tuple[Any, list[Problem]]:
    """Read one act written at the left margin, and return it with what is wrong with it, for which there are words."""
    problems = Problems()
    tree = parse(text.encode(), problems)
    act = None if tree is None else read_flat(Reading(problems, zone=ZONE, language=language), tree, "", {})[0]
    assert all(say_problem(problem) for problem in problems.found)
    return act, problems.found


def wrong(text: str) -> list[tuple[int, str, str]]:
    """Return line, field and code of each problem of an act."""
    return [(problem.line, problem.field, problem.code) for problem in read(text)[1]]


@given(acts(), st.sampled_from(["", "en", "ar"]))
def test_any_act_comes_back_from_a_file(act: Act, language: str) -> None:
    """Whatever the kind and the words, what is read equals what was written, in the language of any file."""
    written = write_tree(block(act_fields(act, language)))
    assert read(written, language) == (act, [])


@given(st.one_of(whens(), st.builds(Quantity, words=texts()), st.builds(Wording, text=texts(), lang=st.just("x-y"))))
@example(Quantity(words="200"))
@example(Quantity(words="-1.5e3"))
@example(Quantity(words=""))
@example(Wording(text="x", lang="x-y"))
def test_values_come_back_from_a_file(value: When | Quantity | Wording) -> None:
    """Dates, amounts in words that look like numbers, and words in an unusual language are read as they were."""
    problems = Problems()
    written = write_tree(block({"it": tree_of(value, "en")}))
    tree = parse(written.encode(), problems)
    assert isinstance(tree, Mapping)
    reading = Reading(problems, zone=ZONE, language="en")
    holder = {When: ("Deadline", "at"), Quantity: ("Commitment", "amount"), Wording: ("Consent", "words")}
    kind, field = holder[type(value)]
    back = reader_of(hints_of(kinds()[kind])[field])(reading, tree.items[0][1], "it")
    assert (back, problems.found) == ((value,) if isinstance(value, Wording) else value, [])


def test_no_kind_has_a_field_that_stands_beside_it() -> None:
    """The fields of an entry and of its act share one level, so no name may be both."""
    clashes = {(name, field) for name, kind in kinds().items() for field in hints_of(kind) if field in BESIDE}
    assert clashes == set()
    assert set(BESIDE) == set(Entry.__struct_fields__) - {"act", "site", "seq", "clock", "seen"}


def test_short_ways_mean_the_long_ones() -> None:
    """A date, words, an amount and a single item written short are those written in full."""
    short = """
act: Move
on: fees
by: north
sort: offer
amount: 450
words: {ar: مرحبا}
"""
    full = """
act: Move
on: fees
by: north
sort: offer
amount: {value: 450.0}
words: [{text: مرحبا, lang: ar}]
"""
    expected = Move(
        on="fees", by="north", sort="offer", amount=Quantity(value=450), words=(Wording(text="مرحبا", lang="ar"),)
    )
    assert read(short) == read(full) == (expected, [])


@pytest.mark.parametrize(
    ("written", "basis"),
    [
        ("witnessed", Basis(how="witnessed")),
        ("{reported: s1}", Basis(how="reported", by=("s1",))),
        ("{reported: [s1, s2]}", Basis(how="reported", by=("s1", "s2"))),
        ("{document: a letter}", Basis(how="document", document="a letter")),
        ("{how: document, by: s1}", Basis(how="document", by=("s1",))),
    ],
)
def test_a_basis_is_a_word_or_says_more(written: str, basis: Basis) -> None:
    """What an entry rests on is one of its words, the sources, the document, or all of them."""
    problems = Problems()
    tree = parse(f"basis: {written}".encode(), problems)
    assert isinstance(tree, Mapping)
    assert BESIDE["basis"](Reading(problems), tree.items[0][1], "basis") == basis
    assert problems.found == []


@pytest.mark.parametrize(
    "trap", ["no", "on", "~", "null", "1_000", "0o7", "2024-10-30", "1e3", "0x1F", "12:30:45", ".inf"]
)
def test_text_is_never_taken_for_something_else(trap: str) -> None:
    """A name that looks like a truth, a number, a time or nothing is that name."""
    assert read(f"act: Actor\nname: {trap}") == (Actor(name=trap), [])


@pytest.mark.parametrize(("word", "meant"), [("yes", True), ("no", False), ("true", True), ("False", False)])
def test_yes_and_no_are_yes_and_no_where_they_are_asked_for(word: str, meant: bool) -> None:
    """Only a field that is true or false reads those words so."""
    assert read(f"act: Channel\nname: {word}\nbetween: a\nundisclosed: {word}") == (
        Channel(name=word, between=("a",), undisclosed=meant),
        [],
    )


def test_an_amount_in_words_stays_words() -> None:
    """Digits are a number, anything else is kept as it was said, also digits in quotation marks."""
    text = "act: Move\non: a\nby: b\nsort: offer\namount: "
    assert read(text + "200")[0].amount == Quantity(value=200)
    assert read(text + '"200"')[0].amount == Quantity(words="200")
    assert read(text + "nearly 200")[0].amount == Quantity(words="nearly 200")


def test_a_date_is_read_in_the_zone_of_the_file_or_its_own() -> None:
    """The zone of the file holds where the date names none."""
    text = "act: Deadline\nwhat: x\nat: "
    assert read(text + "2024-10-30")[0].at == read_when("2024-10-30", zone=ZONE)
    own = read_when("2024-10-30", zone=ZONE, own_zone="Asia/Qatar", words="Wednesday")
    assert read(text + "{date: 2024-10-30, zone: Asia/Qatar, words: Wednesday}")[0].at == own


def test_values_inside_values_are_read() -> None:
    """A trigger holds an event, which names a kind and an outcome."""
    text = (
        "act: Notice\nby: a\nto: [b]\nconsequence: x\ntrigger: {on: {act: RoundClosed, of: r1, outcome: no agreement}}"
    )
    trigger = Trigger(on=RecordedEvent(act="RoundClosed", of="r1", outcome="no agreement"))
    assert read(text) == (Notice(by="a", to=("b",), consequence="x", trigger=trigger), [])


@pytest.mark.parametrize(
    ("line", "field", "code", "params"),
    [
        ("consequense: x", "consequense", "unknown-field", {"nearest": "consequence"}),
        ("by: [a]", "by", "not-text", {"found": "[…]"}),
        ("by: A1", "by", "bad-id", {"found": "A1"}),
        ("to: {a: b}", "to", "not-text", {"found": "{…}"}),
        ("consequence:", "consequence", "empty-value", {}),
        ("trigger: soon", "trigger", "not-fields", {"found": "soon", "allowed": ["at", "on", "after_service"]}),
        ("trigger: {at: 9/11/2024}", "trigger.at", "bad-when", {"found": "9/11/2024"}),
        ("trigger: {at: {date: 2024, value: 2024}}", "trigger.at", "two-of", {"names": ["date", "value"]}),
        ("trigger: {after_service: {count: ten, unit: days}}", "trigger.after_service.count", "not-whole-number", {}),
        (
            "trigger: {after_service: {count: 1, unit: day}}",
            "trigger.after_service.unit",
            "not-allowed",
            {"nearest": "days"},
        ),
        ("words: [{text: a, lang: Klingon}]", "words[0].lang", "bad-language", {"found": "Klingon"}),
        ("words: [{text: a, rendering: perhaps}]", "words[0].rendering", "not-yes-or-no", {"found": "perhaps"}),
        ("words: &x [a]", "", "yaml-anchor", {"found": "x"}),
        ("words: !!str a", "", "yaml-tag", {"found": "!!str"}),
        ("? [a, b]\n: c", "", "yaml-key", {}),
        ('consequence: "\\x07"', "", "control-character", {"found": "U+0007"}),
    ],
)
def test_a_problem_names_line_field_and_remedy(line: str, field: str, code: str, params: dict[str, Any]) -> None:
    """One wrong line in a notice is one problem, at that line, with what helps to put it right."""
    good = {"by": "by: a", "to": "to: b", "consequence": "consequence: x"}
    rest = [text for name, text in good.items() if not line.startswith(f"{name}:")]
    _, found = read("\n".join(["act: Notice", line, *rest]))
    assert [(problem.line, problem.field, problem.code) for problem in found] == [(2, field, code)]
    assert {name: found[0].params[name] for name in params} == params


def test_every_problem_is_said_at_once() -> None:
    """Several wrong fields, a missing one and a stranger are all named, each at its line."""
    text = "act: Notice\nby: A\nto:\n  - b\n  - C\ntrigger:\n  at: soon\nword: x"
    assert wrong(text) == [
        (2, "by", "bad-id"),
        (5, "to[1]", "bad-id"),
        (7, "trigger.at", "bad-when"),
        (8, "word", "unknown-field"),
        (1, "consequence", "missing-field"),
    ]


def test_an_unknown_kind_is_said_with_the_nearest() -> None:
    """A kind with a slip in it is met with the kind that is most like it."""
    _, found = read("act: Notise\nby: a")
    assert [(problem.code, problem.params) for problem in found] == [
        ("unknown-kind", {"found": "Notise", "nearest": "Notice"})
    ]


@pytest.mark.parametrize("mark", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_marks_that_turn_text_are_kept_in_words_and_refused_in_names(mark: str) -> None:
    """A name must look as it is; words that were said are kept as they were said."""
    assert read(f"act: NoteToFile\ntext: a{mark}b")[0].text == f"a{mark}b"
    assert read(f"act: Consent\nby: a\nscope: b\nwords: a{mark}b")[0].words[0].text == f"a{mark}b"
    assert wrong(f"act: Actor\nname: a{mark}b") == [(2, "name", "hidden-direction")]
    assert wrong(f"act: Actor\nname: a\nnames: [{{ar: a{mark}b}}]") == [(3, "names[0].ar", "hidden-direction")]
    assert wrong(f"act: Actor\nname: a\nnames: {{text: a{mark}b}}") == [(3, "names.text", "hidden-direction")]
    assert wrong(f"act: Actor\nname: a\nof: a{mark}b") == [(3, "of", "bad-id")]


def test_text_has_a_limit() -> None:
    """A hundred thousand characters are read, one more is refused."""
    assert len(read("act: NoteToFile\ntext: " + "x" * 100_000)[0].text) == 100_000
    assert wrong("act: NoteToFile\ntext: " + "x" * 100_001) == [(2, "text", "text-too-long")]


def test_problems_stop_at_a_hundred() -> None:
    """The one after the hundredth says that there are more, and nothing else is looked at."""
    problems = Problems()
    tree = parse("\n".join(f"f{number}: x" for number in range(200)).encode(), problems)
    assert tree is not None
    with pytest.raises(EnoughProblems):
        read_struct(Reading(problems), tree, "", Actor)
    assert len(problems.found) == MAX_PROBLEMS + 1
    assert problems.found[-1].code == "too-many-problems"


def test_the_slow_parser_gives_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the C library is missing, the same file is read to the same act."""
    text = "act: Actor\nname: 'no'\nrole: on\nnames: [{ar: x}]"
    fast = read(text)
    monkeypatch.setattr(nodes, "_LOADER", yaml.SafeLoader)
    assert read(text) == fast


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("act: Actor\nname: [a, b", "yaml-bracket"),
        ("act: Actor\nname: @a", "yaml-character"),
        ("act: Actor\nname: %a", "yaml-character"),
        ('act: Actor\nname: "a\\q"', "yaml-escape"),
        ('act: Actor\nname: "a', "yaml-quote"),
        ("act: Actor\n\tname: a", "yaml-tab"),
        ("act: Actor\nname: a: b", "yaml-colon"),
        ("act: Actor\nname: 'a' b", "yaml-indent"),
        ("act: Actor\nname: a\nno colon here", "yaml-no-colon"),
        ("act: Actor\n- name", "yaml-indent"),
        ("'act' name", "yaml-after-end"),
        ("act: Actor\nname: !", "yaml-tag"),
        ("act: Actor\n*x : a", "yaml-alias"),
        ("act: Actor\nname: " + "[" * 31, "too-deep"),
    ],
)
def test_broken_yaml_is_put_in_our_words(text: str, code: str) -> None:
    """What the parser says is turned into what to do about it, with a line in the file."""
    found = read(text)[1]
    assert found[0].code == code
    assert 1 <= found[0].line <= len(text.split("\n")) + 1


def test_what_was_refused_stands_for_nothing() -> None:
    """A value that could not be read makes its act unreadable, whatever else is right."""
    assert read("act: Actor\nname: [x]")[0] is BAD
    assert read("act: Channel\nname: x\nbetween: [a, B]")[0] is BAD
    assert read("act: Consent\nby: a\nscope: b\nwords: [x, {text: [y]}]")[0] is BAD
