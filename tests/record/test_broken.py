"""Files that are wrong: each problem has its line, its field and what to do next; noise is refused at once."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.nodes import MAX_BYTES, MAX_NODES
from goodoffices.acts.problems import BadInput, Problem
from goodoffices.export.english import MESSAGES as ALL
from goodoffices.export.english_problems import MESSAGES
from goodoffices.export.errors import error_text, say_problem
from goodoffices.record.file import read_mediation

BROKEN = Path(__file__).parent / "broken"
SOURCE = Path(__file__).parents[2] / "src" / "goodoffices"

EXPECTED: dict[str, list[tuple[int, str, str, str]]] = {
    "acts-no-list": [(9, "acts", "not-a-list", "write `acts: []` for none")],
    "after-ring": [(16, "acts[6].after", "after-cycle", "Take one `after` out")],
    "alias": [(16, "", "yaml-anchor", "Write the value out in each"),
        (17, "", "yaml-alias", "Write the value out here; text")],
    "bad-bounds": [(16, "acts[6].amount", "bounds-crossed", "Exchange or correct them")],
    "bad-count": [(16, "acts[6].within.count", "bad-count", "write a number from 1 to")],
    "bad-date": [(16, "acts[6].when", "bad-when", "Write 2024-10-30")],
    "bad-day": [(16, "acts[6].when", "bad-when", "Write 2024-02-29")],
    "bad-holiday": [(16, "acts[6].holidays[1]", "bad-holiday", "write 2031-12-25, or")],
    "bad-id": [(16, "acts[6].id", "bad-id", "An id has small letters, digits")],
    "bad-language": [(4, "language", "bad-language", "Write one such as en, ar")],
    "bad-wording": [(16, "acts[6].words[0].voice", "unknown-field", "There are: text, lang, source, rendering")],
    "bad-zone": [(3, "zone", "bad-zone", "Did you mean Europe/Lisbon")],
    "bracket": [(17, "", "yaml-bracket", "Close it, put commas between its")],
    "colon": [(18, "", "yaml-colon", "Put text that has such a")],
    "control": [(16, "", "control-character", "Delete it")],
    "correction-elsewhere": [(17, "acts[7].target", "target-elsewhere", "write `room: public`")],
    "denial-of-nothing": [(18, "acts[8].of", "denial-of-nothing", "Give `of`, or `may_be_of` where that")],
    "directive": [(1, "", "yaml-directive", "Take the line out, or put")],
    "duplicate-field": [(19, "", "duplicate-key", "Keep one, or write a list")],
    "duplicate-id": [(16, "acts[6].id", "duplicate-id", "Give one of the two another")],
    "empty-value": [(18, "acts[6].name", "empty-value", "Write a value, or leave the")],
    "everyone": [(16, "acts[6].between[1]", "everyone-not-here", "Name one of: Actor, PartyJoined")],
    "hidden-direction": [(16, "acts[6].name", "hidden-direction", "delete it")],
    "indentation": [(18, "", "yaml-colon", "Put text that has such a")],
    "latin-1": [(16, "", "not-utf-8", "Open it in your editor and")],
    "learnt-before": [(16, "acts[6].when", "learnt-before", "is entered 2031-05-20T18:00: add `entered:` (and"),
        (17, "acts[7].when", "learnt-before", "was learnt 2031-05-31: correct one")],
    "level": [(16, "acts[6].level", "not-allowed", "Write one of: 0, 1, 2, 3")],
    "misspelt-field": [(16, "acts[6].rond", "unknown-field", "Did you mean `round`?"),
        (16, "acts[6].round", "missing-field", "Add it")],
    "misspelt-kind": [(16, "acts[6].act", "unknown-kind", "Did you mean RoundClosed?")],
    "named-without-name": [(16, "acts[6].name", "named-without-name", "or write `sort: unnamed` and `described_as`")],
    "newer-format": [(1, "goodoffices", "other-format", "read the file with a newer version")],
    "no-room": [(9, "acts[0].room", "missing-field", "Add it"),
        (10, "acts[1].room", "missing-field", "Add it"),
        (11, "acts[2].room", "missing-field", "Add it"),
        (12, "acts[3].room", "missing-field", "Add it"),
        (13, "acts[4].room", "missing-field", "Add it"),
        (14, "acts[5].room", "missing-field", "Add it")],
    "not-plain": [(15, "acts[6].room", "not-plain", "Write `plain: yes` at the top if")],
    "not-yes-or-no": [(16, "acts[6].undisclosed", "not-yes-or-no", "Write yes or no")],
    "nothing-at-the-top": [(1, "goodoffices", "missing-field", "Add it"),
        (1, "zone", "missing-field", "Add it"),
        (1, "entered", "missing-field", "Add it"),
        (1, "acts", "missing-field", "Add it")],
    "number": [(16, "acts[6].number", "not-whole-number", "Write a whole number in digits")],
    "one-account": [(17, "acts[7].accounts", "one-account", "Add one, or name in `open_targets`")],
    "other-text": [(1, "", "not-a-mediation", "One begins with `goodoffices: 1`")],
    "outcome": [(16, "acts[6].outcome", "not-allowed", "Write one of: agreement, partial agreement")],
    "person-across": [(18, "acts[8].about", "ref-across-rooms", "Write `room: public` on guest")],
    "quote": [(18, "", "yaml-quote", "Close it; inside single quotes write")],
    "reserved-id": [(16, "acts[6].id", "reserved-id", "Choose another id")],
    "revoked-stranger": [(17, "acts[7].to", "not-in-room", "Check the name and the order")],
    "room-across": [(18, "acts[8].about", "ref-across-rooms", "Point to an act in public")],
    "room-elsewhere": [(16, "acts[6].room", "room-of-itself", "write `room: team` here")],
    "room-without-id": [(16, "acts[6].id", "missing-field", "Add it")],
    "same-twice": [(18, "acts[8]", "same-act-twice", "the one on line 16: take it out, or give")],
    "second-document": [(16, "", "yaml-documents", "take the line out, or put")],
    "self": [(16, "acts[6].about", "ref-to-itself", "Name another act, or leave the")],
    "several": [(16, "acts[6].outcome", "not-allowed", "Write one of: agreement, partial agreement"),
        (16, "acts[6].round", "unknown-ref", "Correct the id, or add the"),
        (17, "acts[7].name", "missing-field", "Add it"),
        (18, "acts[8].when", "bad-when", "write the date it was, such"),
        (18, "acts[8].between[1]", "unknown-ref", "Did you mean south?"),
        (20, "acts[10].act", "unknown-kind", "Did you mean Notice?"),
        (21, "acts[11].id", "duplicate-id", "Give one of the two another")],
    "tab": [(17, "", "yaml-tab", "Indent with spaces")],
    "tag": [(16, "", "yaml-tag", "Take it out; text that begins")],
    "timeless": [(6, "entered", "not-an-instant", "Write the day and the time")],
    "two-teams": [(17, "acts[7].sort", "two-teams", "Write `sort: other` on night")],
    "two-triggers": [(21, "acts[6].trigger", "two-triggers", "Keep one, and write a second")],
    "unknown-event": [(21, "acts[6].trigger.on.act", "unknown-kind", "Did you mean RoundClosed?")],
    "cannot-misfile": [(17, "acts[7].target", "cannot-misfile", "Name another act")],
    "unknown-ref": [(16, "acts[6].notice", "unknown-ref", "Correct the id, or add the"),
        (16, "acts[6].to", "unknown-ref", "Did you mean north?")],
    "unknown-room": [(17, "acts[7].room", "unknown-room", "Did you mean team?")],
    "unnamed-with-name": [(16, "acts[6].name", "unnamed-with-name", "or write `sort: named`")],
    "working-days": [(16, "acts[6].within.calendar", "span-without-calendar", "Add a WorkCalendar act and give")],
    "wrong-kind": [(16, "acts[6].round", "ref-of-wrong-kind", "Name another act, or another field")],
}  # fmt: skip


def problems_of(data: bytes) -> tuple[Problem, ...]:
    """Return what is wrong with a file that has something wrong with it."""
    with pytest.raises(BadInput) as refusal:
        read_mediation(data, "it.yaml")
    return refusal.value.problems


@pytest.mark.parametrize("name", EXPECTED)
def test_each_problem_is_said_where_it_is_and_with_a_remedy(name: str) -> None:
    """A broken file gives exactly these problems, in file order, each with its line, field, code and next step."""
    found = problems_of((BROKEN / f"{name}.yaml").read_bytes())
    assert [(problem.line, problem.field, problem.code) for problem in found] == [row[:3] for row in EXPECTED[name]]
    for problem, row in zip(found, EXPECTED[name], strict=True):
        assert row[3] in error_text(problem.code, problem.params)
        assert problem.file == "it.yaml"


def test_every_broken_file_is_expected() -> None:
    """No file lies among the broken ones without being read by a test, and there are many sorts of them."""
    assert {path.stem for path in BROKEN.iterdir()} == set(EXPECTED)
    assert len({code for rows in EXPECTED.values() for _, _, code, _ in rows}) >= 45


def test_every_message_can_be_filled() -> None:
    """What a message wants to know is among the parameters of the problem, for each problem the broken files have."""
    for name in EXPECTED:
        for problem in problems_of((BROKEN / f"{name}.yaml").read_bytes()):
            wanted = {part for _, part, _, _ in Formatter().parse(MESSAGES.get(problem.code, "")) if part}
            assert wanted <= set(problem.params), problem.code


def test_every_code_has_a_message() -> None:
    """Whatever code the reader and the checks name in their source, there are words for it."""
    sources = [path.read_text() for room in ("acts", "record") for path in (SOURCE / room).glob("*.py")]
    named = {code for text in sources for code in re.findall(r'(?:bad|say|code=|Error)\(?"([a-z0-9-]+)"', text)}
    named |= {code for text in sources for code in re.findall(r'"(yaml-[a-z-]+)"', text)}
    assert len(named) > 60
    assert named - set(ALL) - {"bad-when", "bad-input"} == set()


HEAD = b"goodoffices: 1\nmediation: x\nzone: UTC\nentered: 2031-05-20T18:00\nacts:\n"
SIZE = 2_000_000


def repeated(part: bytes, before: bytes = b"") -> bytes:
    """Return two megabytes of the same again and again."""
    return before + part * (SIZE // len(part))


NOISE = {
    "random bytes": random.Random(7).randbytes(SIZE),
    "random letters": bytes(random.Random(7).choices(b"abc:-[]{}#&*!|>'\"%@` \n", k=SIZE)),
    "open brackets": repeated(b"["),
    "open brackets as acts": repeated(b"[", HEAD),
    "open braces": repeated(b"{"),
    "dashes": repeated(b"- "),
    "dashes as acts": repeated(b"- ", HEAD),
    "empty acts": repeated(b"-\n", HEAD),
    "list of lists": repeated(b"[],", HEAD + b"["),
    "colons": repeated(b"a: "),
    "fields": b"".join(b"f%d: x\n" % number for number in range(150_000)),
    "fields of an act": HEAD + b"- act: Actor\n" + b"".join(b"  f%d: x\n" % number for number in range(150_000)),
    "quotes": repeated(b'"'),
    "open quote": repeated(b"x ", HEAD + b"- act: '"),
    "anchors": repeated(b"&a *a "),
    "alias bomb": HEAD + b"- &a [x, x]\n" + b"".join(b"- &a%d [*a, *a]\n" % number for number in range(100_000)),
    "one line": repeated(b"x"),
    "long text": repeated(b"x", HEAD + b"- act: NoteToFile\n  text: "),
    "direction marks": repeated("\u202e".encode()),
    "direction marks in a name": repeated("\u202e".encode(), HEAD + b"- act: Actor\n  name: "),
    "json": b'{"acts": [' + b'{"act": "Actor", "x": [1, 2, {"y": null}]},' * 40_000,
    "deep json": repeated(b'{"a":'),
    "deep blocks": b"".join(b" " * depth + b"a:\n" for depth in range(1_900)),
    "directives": b"".join(b"%%TAG !a%d! a\n" % number for number in range(120_000)),
    "ends of line": repeated(b"\n"),
    "comments": repeated(b"#\n"),
    "misspelt kinds": repeated(b"- act: Notise\n", HEAD),
    "unknown ids": HEAD + b"".join(b"- {act: Actor, id: a%d, name: x, of: b%d}\n" % (n, n) for n in range(45_000)),
    "same id": repeated(b"- {act: Actor, id: a, name: x}\n", HEAD),
    "ring": HEAD + b"".join(
        b"- {act: Actor, id: a%d, name: x, after: a%d}\n" % (n, (n + 1) % 20_000) for n in range(20_000)
    ),
}  # fmt: skip


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("sort", NOISE)
def test_noise_is_refused_at_once(sort: str) -> None:
    """Megabytes of noise of any sort are refused in less than two seconds of work, in at most a hundred problems."""
    begun = time.process_time()
    found = problems_of(NOISE[sort])
    assert time.process_time() - begun < 2
    assert 1 <= len(found) <= 101
    assert all(len(error_text(problem.code, problem.params)) < 2_000 for problem in found)


def test_a_file_has_a_limit() -> None:
    """One byte more than is read is refused unread, and one value more than is taken is the last."""
    assert [problem.code for problem in problems_of(HEAD + b"-\n" * MAX_NODES)] == ["too-many-values"]
    assert [problem.code for problem in problems_of(b"#" * (MAX_BYTES + 1))] == ["file-too-big"]


EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
SLIPS = (
    b":",
    b"- ",
    b"[",
    b"{",
    b"'",
    b'"',
    b"&a ",
    b"*a",
    b"!x ",
    b"\t",
    b"\xff",
    b"\n",
    b"  ",
    b"everyone",
    b"~",
    b"|",
    b"%",
    b"?",
)


@given(st.sampled_from(EXAMPLES), st.data())
def test_a_slip_of_the_hand_is_read_or_refused(path: Path, data: st.DataObject) -> None:
    """Whatever is struck or typed into a good file, it is either read or refused with lines and words."""
    text = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place : place + data.draw(st.integers(0, 3))] = data.draw(st.sampled_from((b"", *SLIPS)))
    try:
        assert read_mediation(bytes(text)).entries
    except BadInput as refusal:
        assert all(problem.line >= 1 and say_problem(problem) for problem in refusal.problems)
