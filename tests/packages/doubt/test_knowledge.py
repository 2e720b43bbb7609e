"""Statements are kept as they were said, and refused in words where they name nothing or no number."""

from __future__ import annotations

from pathlib import Path
from re import findall
from typing import get_args

import msgspec
import pytest

from goodoffices.packages import doubt, knowledge, words_doubt
from goodoffices.packages.doubt.naming import checked
from goodoffices.packages.faults import BadScenario, PackagesError
from goodoffices.packages.knowledge import (
    Acceptable,
    Alike,
    AtLeastTimes,
    Knowledge,
    OptionRanking,
    Prefers,
    Ranking,
    Score,
    Scores,
    Statement,
    Unacceptable,
    Weight,
    falling,
    in_words,
    rising,
)
from goodoffices.packages.space import Issue, Space, numbers
from goodoffices.packages.words import say_error

SPACE = Space((Issue("fees", ("low", "high")), numbers("days", 0, 4)))
NAN = float("nan")
SORTS = [
    one
    for sort in get_args(Statement)
    if isinstance(one := msgspec.inspect.type_info(sort), msgspec.inspect.StructType)
]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Ranking(issues=(("fees",), ("tolls",))), "no-issue"),
        (Ranking(issues=(("fees",), ("days", "fees"))), "ranked-twice"),
        (Ranking(issues=()), "ranking-empty"),
        (Ranking(issues=(("fees",), ())), "ranking-empty"),
        (OptionRanking(issue="fees", options=(("low",), ("middle",))), "no-option"),
        (AtLeastTimes(issue="fees", than="fees", times=2), "ranked-twice"),
        (AtLeastTimes(issue="fees", than="days", times=NAN), "bad-times"),
        (AtLeastTimes(issue="fees", than="days", times=1e9), "bad-times"),
        (Weight(issue="fees", least=0.6, most=0.4), "bad-bounds"),
        (Weight(issue="fees", least=NAN), "bad-bounds"),
        (Score(issue="fees", option="low", most=1.5), "bad-bounds"),
        (Scores(issue="fees", scores={"low": 3}), "bad-score"),
        (Scores(issue="fees", scores={"middle": 0.5}), "no-option"),
        (Acceptable(package={"fees": "low"}), "issues-open"),
        (Unacceptable(package={"fees": "low", "days": "9"}), "no-option"),
        (Prefers(package={"fees": "low"}, over={"days": "1"}), "compared-issues"),
        (Prefers(package={}, over={}), "compared-issues"),
        (Alike(package={"fees": "low"}, other={"fees": "high"}, within=NAN), "bad-bounds"),
    ],
)
def test_a_statement_that_cannot_be_read_is_refused_in_words(said: Statement, code: str) -> None:
    """The fault says which statement it is, in the words entered and by whom, and what to do."""
    said = msgspec.structs.replace(said, by="jo", said="as it was said")
    with pytest.raises(BadScenario) as caught:
        checked(SPACE, Knowledge("north", (said,)))
    fault = caught.value.faults[0]
    assert (fault.code, fault.params["by"], fault.params["said"]) == (code, "jo", "as it was said")
    assert fault.field == "statements[0]"
    assert "{" not in "".join(say_error(caught.value))


@pytest.mark.parametrize("reserve", [(0.7, 0.3), (NAN, 1.0), (0.0, float("inf")), (0.0, 1e9)])
def test_a_reserve_that_is_no_interval_is_refused(reserve: tuple[float, float]) -> None:
    """Bounds that cross, or are no numbers that can be used, are refused."""
    with pytest.raises(BadScenario) as caught:
        checked(SPACE, Knowledge("north", (), reserve))
    assert caught.value.faults[0].code == "bad-bounds"


def test_every_fault_is_found_at_once() -> None:
    """Each statement that is wrong has a fault, in their order; too many statements are refused as they are."""
    wrong = (Weight(issue="tolls"), Weight(issue="fees"), Weight(issue="days", least=2))
    with pytest.raises(BadScenario) as caught:
        checked(SPACE, Knowledge("north", wrong))
    assert [fault.field for fault in caught.value.faults] == ["statements[0]", "statements[2]"]
    with pytest.raises(BadScenario) as caught:
        checked(SPACE, Knowledge("north", (Weight(issue="fees"),) * 3_000))
    assert [fault.code for fault in caught.value.faults] == ["too-many-statements"]


def test_a_range_scores_evenly_up_or_down() -> None:
    """The least of a range scores 0 and the most 1, or the other way round; equal values are refused."""
    assert rising(SPACE.issues[1]).scores == {"0": 0.0, "1": 0.25, "2": 0.5, "3": 0.75, "4": 1.0}
    assert falling(SPACE.issues[1], by="jo").scores["0"] == 1.0
    with pytest.raises(PackagesError) as caught:
        rising(numbers("one", 3, 3))
    assert caught.value.code == "one-value"


def test_one_persons_guesses_are_theirs_and_what_holds_for_everyone() -> None:
    """Guesses of others are left out; people come in the order of their first guess."""
    everyone, jo, amal = (Weight(issue="fees", by=by) for by in ("", "jo", "amal"))
    known = Knowledge("north", (everyone, jo, amal, jo))
    assert known.guessers == ("jo", "amal")
    assert known.guessed("jo").statements == (everyone, jo, jo)
    assert known.guessed("").statements == (everyone,)
    assert known.told(amal).statements[-1] == amal


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Ranking(issues=(("fees",), ("days", "place"))), "fees before days and place in importance"),
        (AtLeastTimes(issue="fees", than="days", times=2), "fees is at least 2 times as important as days"),
        (Prefers(package={"fees": "low"}, over={"fees": "high"}), "(fees low) is better than (fees high)"),
        (Weight(issue="fees", said="money matters"), "money matters"),
    ],
)
def test_words_are_those_entered_or_plain_ones(said: Statement, words: str) -> None:
    """A statement with words is told in them, one without in plain ones."""
    assert in_words(said) == words


@pytest.mark.parametrize("one", SORTS)
def test_statements_go_through_a_file_unchanged(one: msgspec.inspect.StructType) -> None:
    """Each sort has a tag of its own, by which it is read back as what it was."""
    made: dict[str, object] = {"type": one.tag, "by": "jo", "said": "so"}
    for field in one.fields:
        if field.required:
            sample = {
                "issues": [["fees"]],
                "options": [["low"]],
                "scores": {"low": 1.0},
                "issue": "fees",
                "than": "days",
            }
            made[field.encode_name] = sample.get(field.name, "low" if field.name == "option" else {"fees": "low"})
    statement = msgspec.convert(made, Statement)
    assert msgspec.json.decode(msgspec.json.encode(statement), type=Statement) == statement


def test_every_code_has_words_and_every_word_a_code() -> None:
    """The codes that this part raises are those it has sentences for, and the few of the space."""
    folder = Path(next(iter(doubt.__path__)))
    sources = [path.read_text() for path in (*folder.glob("*.py"), Path(str(knowledge.__file__)))]
    raised = {
        code
        for text in sources
        for code in findall(r'(?:Error|Large|NoPackage|code=)\(?\s*"([a-z]+(?:-[a-z]+)+)"', text)
    }
    more = {"no-issue", "no-option", "unsolved"}
    assert raised - more <= set(words_doubt.WORDS)
    assert set(words_doubt.WORDS) <= {code for text in sources for code in findall(r'"([a-z]+(?:-[a-z]+)*)"', text)}
