"""Doubt on a sheet: people kept apart, parties in any order, time kept, and what contradicts itself left to itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from goodoffices.packages.answering import answer, request
from goodoffices.packages.faces.as_json import sheet_json
from goodoffices.packages.faces.as_text import sheet_text
from goodoffices.packages.reading.reading import read_text
from goodoffices.packages.sheet import Sheet
from tests.commands import PACKAGES, said

ISSUES = "issues: {a: [x, y], b: [p, q], c: [one, two, three]}\n"
NORTH = "  North: {scores: {a: {x: 1}, b: {p: 1}}, reserve: 0.5}\n"
AMAL = "      - {by: amal, words: a comes first, ranking: [a, b]}\n"
AGAINST = "      - {by: amal, words: b comes first, ranking: [b, a]}\n"
JO = "      - {by: jo, words: b counts more, ranking: [b, a]}\n"
BOTH = "      - {ranking: [y, x], of: a}\n      - {reserve: {from: 0.1, to: 0.3}}\n"
LOW = "      - {by: amal, reserve: {from: 0.1, to: 0.2}}\n"
HIGH = "      - {by: amal, reserve: {from: 0.5, to: 0.6}}\n"
BOUNDED = "      - {weight: a, from: 0.1, to: 0.5}\n"


def sheet_of(*said: str, issues: str = ISSUES) -> Sheet:
    """Return the sheet of North, who has numbers, and South, of whom this is said."""
    text = f"{issues}parties:\n{NORTH}  South:\n    knowledge:\n{''.join(said)}"
    return answer(request(read_text("south.yaml", text), doubt=True))


def middles_of(sheet: Sheet) -> dict[str, Any]:
    """Return what the JSON says of what stands in for numbers."""
    found: dict[str, Any] = json.loads(sheet_json(sheet))["middles"]
    return found


def test_guesses_of_several_people_are_not_put_together_for_the_efficient_set() -> None:
    """It rests on what holds for everyone, whoever guesses what beside it, and the sheet says so."""
    apart = sheet_of(AMAL, JO, BOTH)
    alone = sheet_of(BOTH)
    assert (apart.apart, alone.apart) == (True, False)
    assert apart.scenario == alone.scenario
    assert apart.front == alone.front
    assert {one.by for one in apart.likely} == {"amal", "jo"}
    assert "what nobody guesses by name stands in" in " ".join(sheet_text(apart).split())
    assert middles_of(apart) == {"drawn": [], "without_guesses": True}
    assert middles_of(alone) == {"drawn": [], "without_guesses": False}
    assert sheet_of(AMAL, BOTH).scenario != alone.scenario


@pytest.mark.parametrize("others", [(JO,), ()])
def test_one_persons_contradiction_is_left_to_that_person(others: tuple[str, ...]) -> None:
    """The rest is answered, also where the party is known in words only; what contradicts is said beside it."""
    sheet = sheet_of(AMAL, AGAINST, *others, BOTH)
    assert [(what, error.code) for what, error in sheet.failed] == [("doubt, as amal guesses", "contradictory")]
    assert sheet.front is not None
    assert len(sheet.fair) == 3
    assert {one.by for one in sheet.likely} == ({"jo"} if others else set())


def test_what_contradicts_itself_is_said_to() -> None:
    """A statement that no wishes fit is said alone: that one does not go together with itself says nothing."""
    sheet = sheet_of("      - {by: amal, prefers: {a: x}, to: {a: x}}\n", JO, BOTH)
    assert [(what, error.code) for what, error in sheet.failed] == [("doubt, as amal guesses", "contradictory-alone")]
    assert "cannot be so, whatever it wants: prefers: a x; to: a x [amal]." in " ".join(sheet_text(sheet).split())


def test_reserves_that_cross_are_left_to_whoever_guessed_them() -> None:
    """What amal says of no deal cannot all be so; jo's guesses are answered."""
    sheet = sheet_of(LOW, HIGH, JO)
    assert [(what, error.code) for what, error in sheet.failed] == [("doubt, as amal guesses", "reserve-crossed")]
    assert {one.by for one in sheet.likely} == {"jo"}


def test_options_of_which_nothing_is_said_are_equal_in_the_efficient_set() -> None:
    """Of packages that differ in them alone none betters another, whatever the order in the file."""
    one = sheet_of(AMAL, BOTH)
    other = sheet_of(AMAL, BOTH, issues=ISSUES.replace("one, two, three", "three, two, one"))
    assert one.front is not None
    assert other.front is not None
    assert one.front.points == other.front.points
    assert set(one.front.alike) == {3}
    assert one.front.sure.sort == "exact"


def test_what_rests_on_a_middle_that_was_drawn_is_not_called_exact() -> None:
    """Bounds on a weight make no simplex: efficient and fair packages are found, and the sheet says why."""
    sheet = sheet_of(BOUNDED)
    assert sheet.drawn == ("South",)
    assert sheet.front is not None
    assert {sheet.front.sure.sort, *(one.sure.sort for one in sheet.fair)} == {"found"}
    assert "no answer that rests on it is exact" in " ".join(sheet_text(sheet).split())
    assert middles_of(sheet) == {"drawn": ["South"], "without_guesses": False}


def test_the_order_of_the_parties_and_their_names_change_nothing_under_doubt() -> None:
    """The same is acceptable as often, to the last digit, and the same question is worth asking."""
    text = read(PACKAGES)
    head, _, tail = text.partition("  North:\n")
    north, _, south = tail.partition("  South:\n")
    one = asked(text)
    other = asked(f"{head}  South:\n{south}\n  North:\n{north}")
    renamed = asked(text.replace("  North:\n", "  Aland:\n").replace("  South:\n", "  Zetland:\n"))
    turned = [(at.package, at.by, at.each[::-1], at.everyone, at.efficient, at.regret) for at in other.likely]
    assert turned == [(at.package, at.by, at.each, at.everyone, at.efficient, at.regret) for at in one.likely]
    assert other.asks == one.asks
    assert renamed.likely == one.likely
    assert tuple(at.replace("Aland", "North").replace("Zetland", "South") for at in renamed.asks) == one.asks


def asked(text: str) -> Sheet:
    """Return the sheet of a file, in doubt and with what to ask."""
    return answer(request(read_text("harbour.yaml", text), doubt=True, ask=True))


def read(path: str) -> str:
    """Return what is in a file."""
    return Path(path).read_text(encoding="utf-8")


def test_without_time_doubt_is_not_answered_and_says_so() -> None:
    """Where the time is up each part in doubt ends at once, is named, and the exit code says so."""
    ended = said("packages", PACKAGES, "--doubt", "--ask", "--budget", "0.001s")
    assert ended.code == 2
    missing = " ".join(ended.out.partition("NOT ANSWERED")[2].split())
    assert "doubt, as amal guesses: The time was up before there was an answer." in missing
    assert "doubt, as jo guesses: The time was up" in missing


def test_numbers_for_options_together_are_refused_in_doubt_and_the_rest_is_answered(tmp_path: Path) -> None:
    """What is worth together is not dropped: the doubt is not answered, and the exit code is 2."""
    file = tmp_path / "together.yaml"
    file.write_text(
        "issues: {a: [x, y], b: [p, q]}\nparties:\n  P: {scores: {a: {x: 1}, b: {p: 1}}}\n"
        "  Q:\n    scores: {a: {y: 10}, b: {q: 5}}\n    together: [{when: {a: y, b: q}, worth: -100}]\n"
        "    reserve: 3\n    knowledge: [{ranking: [a, b]}]\n"
    )
    ended = said("packages", str(file), "--doubt")
    assert ended.code == 2
    assert "EFFICIENT" in ended.out
    assert "worth together" in " ".join(ended.out.partition("NOT ANSWERED")[2].split())
