"""Whatever is sent to a form of an act is recorded or refused with a page, never a fault."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.desk.forms.shape import kinds_by_hand, shapes_of
from tests.desk.forms import KINDS, ROOM, Desktop, filled_in


@pytest.fixture(scope="module")
def reading() -> Desktop:
    """Return a desk to which nothing is written."""
    return Desktop()


LONG = "x" * 100_000
ODD: dict[str, dict[str, Any]] = {
    "NUL in every text": {"*": "a\x00b"},
    "NUL alone": {"*": "\x00"},
    "a lone surrogate, escaped": {"*": "\\ud800"},
    "a hundred thousand characters": {"*": LONG},
    "one more than may be": {"*": LONG + "x"},
    "spaces only": {"*": " \t\r\n "},
    "line ends only": {"*": "\r\n\r\n"},
    "marks of direction": {"*": "\u202eabc\u2066"},
    "markup": {"*": "</textarea><script>alert(1)</script>"},
    "braces": {"*": "{0} {what} {{}} %s %(x)s {% t %}"},
    "no characters of this plane": {"*": "\U0001f6a2\U000e0001"},
    "combining marks": {"*": "e" + "\u0301" * 500},
    "another direction": {"*": "الجلسة القادمة"},
    "numbers": {"*": "-1"},
    "a huge number": {"*": "9" * 400},
    "not a number": {"*": "nan"},
    "infinity": {"*": "1e999"},
    "digits that are no ASCII": {"*": "²"},
    "Arabic digits": {"*": "٣"},
    "an id of nothing": {"*": "no-such-entry"},
    "an id with a path": {"*": "../../etc/passwd"},
    "everyone": {"*": "everyone"},
    "an entry of another kind": {"*": "opening"},
    "an entry of another room": {"*": "caucus-north"},
    "several where one is asked": {"*": ["opening", "north", "south"]},
    "one thousand where one is asked": {"*": ["north"] * 1000},
    "several that are empty": {"*": ["", "", ""]},
    "unknown room": {"room": "no-such-room"},
    "room of nobody here": {"room": "\x00"},
    "several rooms": {"room": ["team", "public"]},
    "room as a field": {"room.x": "team", "room": ""},
    "row ninety-nine": {"words.99.text": "lost?", "accounts.99.says": "lost?"},
    "row a million": {"words.1000000.text": "x"},
    "negative row": {"words.-1.text": "x"},
    "row with a raised two": {"words.².text": "x", "accounts.².says": "x", "names.².text": "x"},
    "row in Arabic digits": {"words.٣.text": "x"},
    "row with zeros": {"words.00.text": "x", "words.007.text": "x"},
    "row with no number": {"words..text": "x", "words.": "x", "words": "x"},
    "row within a row": {"words.0.text.0.text": "x", "words.0.words.0": "x"},
    "sixty rows": {f"words.{place}.text": "x" for place in range(60)},
    "one more row than there are": {"more": "words", "words.59.text": "x"},
    "one more of what has no rows": {"more": "no.such.field"},
    "one more, with NUL": {"more": "\x00"},
    "unknown fields": {"no_such_field": "x", "act": "Misfiled", "__class__": "x", "id": "opening"},
    "computed bounds": {"when.earliest": "0", "when.until": "x", "due.latest": "1"},
    "a date in words": {"when.value": "last Tuesday", "due.value": "soon", "at.value": "tomorrow"},
    "a date of brackets": {"when.value": "[" * 2000, "when.margin": "3 days"},
    "a zone of nowhere": {"when.zone": "Nowhere/Land", "when.value": "2031-05-01"},
    "a date ahead": {"when.value": "9999-12-31"},
    "a margin of nothing": {"when.value": "2031-05-01", "when.margin": "\x00"},
    "opened on what is not there": {"about.of.form": "no-such-entry", "state": "x"},
    "opened on what changed": {"about.of.form": "envoy-notice", "state": "other"},
    "a token of NUL": {"token": "\x00" * 500},
    "a token of letters": {"token": "ا" * 300},
    "names of fields that are long": {"w" * 20_000: "x", "words." + "1" * 20_000 + ".text": "x"},
    "names with brackets": {"words[0].text": "x", "words[0][text]": "x", "by[]": "north"},
    "after itself": {"after": "everyone"},
    "learnt before": {"when.value": "2031-05-01", "learnt.value": "2030-01-01"},
}
ASKED = 8
"""Every kind is asked this many of the odd questions, and every question by this share of the kinds."""


def odd_for(kind: str, odd: dict[str, Any]) -> dict[str, Any]:
    """Return what is sent of an odd question: for a star, the same in every field there is."""
    if "*" not in odd:
        return {"room": ROOM, **odd}
    names: list[str] = []
    for shape in shapes_of(kinds_by_hand()[kind]):
        inner = [f"{shape.name}.0.{one.name}" for one in shape.inner] + [f"{shape.name}.{i.name}" for i in shape.inner]
        names += inner or [shape.name]
    beside = ("when.value", "when.words", "when.zone", "learnt.value", "basis.how", "basis.by", "after")
    return {"room": ROOM} | dict.fromkeys((*names, *beside), odd["*"])


@pytest.mark.parametrize("place", range(len(KINDS)), ids=KINDS)
def test_no_input_is_a_fault(place: int) -> None:
    """Whatever is sent is recorded or refused with a page: the client raises what the program would stumble over."""
    kind, desk = KINDS[place], Desktop()
    _, sent = filled_in(kind, desk)
    questions = sorted(ODD)
    for number in range(ASKED):
        question = questions[(place * 7 + number * 5) % len(questions)]
        for given in (odd_for(kind, ODD[question]), sent | odd_for(kind, ODD[question])):
            answer = desk.post(kind, given)
            assert answer.status_code in (200, 303, 400, 409), question
            assert b"<script>alert" not in answer.content


@pytest.mark.parametrize("question", sorted(ODD))
@pytest.mark.parametrize("kind", ["Notice", "AccountSet", "Move"])
def test_no_odd_question_is_a_fault_where_forms_are_deepest(question: str, kind: str, reading: Desktop) -> None:
    """Every odd question is asked of the forms with the most fields within fields."""
    assert reading.post(kind, odd_for(kind, ODD[question])).status_code in (200, 303, 400, 409)


def test_there_are_fifty_odd_questions_and_all_are_asked() -> None:
    """The rotation leaves none out."""
    assert len(ODD) >= 50
    asked = {(place * 7 + number * 5) % len(ODD) for place in range(len(KINDS)) for number in range(ASKED)}
    assert len(asked) == len(ODD)


def test_there_is_no_form_for_what_the_program_writes(reading: Desktop) -> None:
    """Certificates of destruction and the like cannot be made up, and a correction has a page of its own."""
    for kind in ("DestructionCertificate", "Received", "Correction", "Misfiled", "NoSuchKind", "Act"):
        assert reading.client.get(f"/harbour/record/{kind}").status_code == 404
        assert reading.post(kind, {"room": ROOM}).status_code == 404
