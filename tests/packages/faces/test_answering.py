"""What runs the solvers: it shares out the time, keeps what failed apart, and puts words and numbers together."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from hypothesis import given, settings

from goodoffices.packages.answering import Request, answer, request
from goodoffices.packages.doubt.asking import Asked
from goodoffices.packages.doubt.questions import Question, WhichIssue, WhichPackage, WouldTake
from goodoffices.packages.faces.as_text import sheet_text
from goodoffices.packages.faults import PackagesError, Stopped, TooLarge
from goodoffices.packages.guessing import asked_text, middle
from goodoffices.packages.knowing import guesses
from goodoffices.packages.knowledge import Knowledge, Score, Scores, Weight, in_words
from goodoffices.packages.profile import Profile
from goodoffices.packages.reading.reading import read_text, read_told
from goodoffices.packages.reading.said import Said
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.watching import UNWATCHED, Watch
from goodoffices.packages.words import say_error
from tests.commands import PACKAGES
from tests.packages.spaces import brute_front, scenarios

SPACE = Space((Issue("fee", ("low", "high")), Issue("day", ("early", "late", "never"))))
OWN = Profile(party="North", points=((0, 30), (10, 0, 70)), reserve=50, scale=1)
WORDS_ONLY = """\
issues: {fee: [low, high], day: [early, late]}
parties:
  North:
    knowledge:
      - {ranking: [fee, day]}
      - {of: fee, ranking: [high, low]}
      - {of: day, ranking: [early, late]}
  South: {scores: {fee: {low: 5, high: 0}, day: {early: 0, late: 5}}}
"""


ALL_KINDS = """\
issues: {fee: {from: 0, to: 20, step: 10}, day: [early, late], house: [closed, open]}
parties:
  North:
    knowledge:
      - {ranking: [fee, [day, house]]}
      - {of: day, ranking: [early, late]}
      - {at_least_twice: {fee: day}}
      - {at_least: {times: 1.5, more: fee, less: day}}
      - {weight: fee, to: 0.8}
      - {falling: fee}
      - {of: house, scores: {closed: 0, open: 1}}
      - {reserve: {from: 0.1, to: 0.6}}
      - {acceptable: {fee: 0, day: early, house: open}}
      - {unacceptable: {fee: 20, day: late, house: closed}}
      - {prefers: {day: early}, to: {day: late}}
  South: {scores: {fee: {0: 0, 10: 5, 20: 9}, day: {early: 0, late: 4}, house: {closed: 3, open: 0}}}
"""


def said(kind: str, **fields: Any) -> Said:
    """Return a statement about North as a file has it."""
    return Said(party="North", kind=kind, by="jo", said="as heard", fields=fields)


@given(scenarios(least=2, most=3))
@settings(deadline=None, max_examples=8)
def test_the_efficient_set_and_the_fair_packages_agree(scenario: Scenario) -> None:
    """The sheet has the efficient set of going through everything, and its fair packages are among it."""
    try:
        sheet = answer(Request(scenario=scenario))
    except PackagesError as error:
        pytest.fail(" ".join(say_error(error)))
    front = brute_front(scenario)
    if sheet.front is not None:
        assert set(sheet.front.points) == set(front)
    for one in sheet.fair:
        assert not front or scenario.points(one.packages[0]) in front


def test_what_fails_is_kept_and_the_rest_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """An efficient set that is too large is said to be; the fair packages are found without it."""

    def too_large(*_: object, **__: object) -> None:
        raise TooLarge("time-up")

    monkeypatch.setattr("goodoffices.packages.folding.efficient", too_large)
    sheet = answer(Request(scenario=read_told(PACKAGES).scenario))
    assert [(what, error.code) for what, error in sheet.failed] == [("efficient", "time-up")]
    assert [one.name for one in sheet.fair] == ["nash", "ks", "egalitarian"]
    assert sheet.fair[0].points == (67, 63)


@pytest.mark.parametrize(("missing", "short"), [(True, True), (True, False), (False, True)])
def test_that_it_ran_without_numba_is_said_where_the_time_was_short(
    monkeypatch: pytest.MonkeyPatch, missing: bool, short: bool
) -> None:
    """Without numba all is answered, slower: where that left something out, the answer says so, and what to do."""

    def too_large(*_: object, **__: object) -> None:
        raise TooLarge("time-up-with-loss", seconds=1)

    if short:
        monkeypatch.setattr("goodoffices.packages.folding.efficient", too_large)
    name = "plain" if missing else "quick"
    kernels = import_module(f"goodoffices.packages.folding.{name}")
    monkeypatch.setattr("goodoffices.packages.folding.engine.engine", lambda: kernels)
    sheet = answer(Request(scenario=read_told(PACKAGES).scenario))
    said = " ".join(sheet_text(sheet).split())
    assert ("ran without numba: the same answers, but slower" in said) == (missing and short)


def test_whoever_stops_it_gets_no_half_answer() -> None:
    """A run that was stopped ends as stopped, and is not kept as one more part that failed."""
    watch = Watch()
    watch.stop()
    with pytest.raises(Stopped):
        answer(Request(scenario=read_told(PACKAGES).scenario), watch=watch)


def test_the_time_is_shared_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """No part is given more than half of the time that is left."""
    given_to = []

    def too_large(*_: object, budget: Any, **__: object) -> None:
        given_to.append(budget.seconds)
        raise TooLarge("time-up")

    monkeypatch.setattr("goodoffices.packages.folding.efficient", too_large)
    monkeypatch.setattr(import_module("goodoffices.packages.fair"), "fair", too_large)
    sheet = answer(Request(scenario=read_told(PACKAGES).scenario, seconds=8.0))
    assert len(sheet.failed) == len(given_to) == 4
    assert all(seconds <= 4.0 for seconds in given_to)


def test_every_statement_of_a_file_has_its_use() -> None:
    """Each kind a file can say becomes a statement with who said it and in which words."""
    every = [
        said("ranking", issues=(("fee",), ("day",))),
        said("option-ranking", issue="day", options=(("never",), ("early", "late"))),
        said("at-least-times", issue="fee", than="day", times=2.0),
        said("weight", issue="fee", least=0.2),
        said("score", issue="day", option="late", most=0.5),
        said("scores", issue="fee", scores={"low": 0.0, "high": 1.0}),
        said("acceptable", package={"fee": "low", "day": "never"}),
        said("unacceptable", package={"fee": "low", "day": "late"}),
        said("prefers", package={"fee": "low"}, over={"fee": "high"}),
        said("alike", package={"fee": "low"}, other={"fee": "high"}, within=0.1),
    ]
    found = [about.statement for about in every]
    assert [(one.by, in_words(one)) for one in found] == [("jo", "as heard")] * len(every)
    assert found[3] == Weight(issue="fee", least=0.2, most=1.0, by="jo", said="as heard")
    assert found[4] == Score(issue="day", option="late", least=0.0, most=0.5, by="jo", said="as heard")


def test_all_that_a_file_can_say_is_understood() -> None:
    """Whatever the reader takes from a file under knowledge can be made a statement, and drawn from."""
    told = read_text("all.yaml", ALL_KINDS)
    (known,) = guesses(told.space, told.parties, told.profiles, told.said).values()
    assert isinstance(known[0], Knowledge)
    assert len(known[0].statements) == len(told.said) - 1
    assert known[0].reserve == (0.1, 0.6)
    sheet = answer(request(told, doubt=True, ask=True))
    assert sheet.failed == ()
    assert sheet.likely


def test_numbers_say_how_options_compare_and_words_go_before_them() -> None:
    """Scores come from the numbers issue by issue, no deal from the reserve; what is said of options replaces them."""
    north = of_north(said("ranking", issues=(("fee",), ("day",))))
    scores = {one.issue: one.scores for one in north.statements if isinstance(one, Scores)}
    assert scores == {"fee": {"low": 0.0, "high": 1.0}, "day": {"early": 10 / 70, "late": 0.0, "never": 1.0}}
    assert north.reserve == (0.5, 0.5)
    north = of_north(said("option-ranking", issue="day", options=(("late",), ("early",))))
    assert [one.issue for one in north.statements if isinstance(one, Scores)] == ["fee"]
    assert of_north(said("reserve", least=0.1), said("reserve", most=0.3)).reserve == (0.1, 0.3)
    with pytest.raises(PackagesError) as error:
        of_north(said("reserve", least=0.4), said("reserve", most=0.3))
    assert "as heard; as heard" in " ".join(say_error(error.value))


def test_guesses_of_different_people_are_kept_apart() -> None:
    """Each has their own statements and those of nobody; without any statement nothing is in doubt."""
    mine = Said(party="North", kind="weight", by="amal", said="mine", fields={"issue": "fee", "least": 0.2})
    everyones = Said(party="North", kind="weight", said="everyone's", fields={"issue": "day", "least": 0.1})
    found = guesses(SPACE, ["North"], [OWN], [mine, everyones, said("weight", issue="fee", most=0.1)])
    words = {
        by: [in_words(one) for one in known[0].statements if isinstance(one, Weight)]
        for by, known in found.items()
        if isinstance(known[0], Knowledge)
    }
    assert words == {"amal": ["mine", "everyone's"], "jo": ["everyone's", "as heard"]}
    assert guesses(SPACE, ["North"], [OWN], []) == {}
    assert list(guesses(SPACE, ["North"], [OWN], [everyones])) == [""]


def of_north(*about: Said) -> Knowledge:
    """Return what is known of North, who has numbers, as jo guesses."""
    (known,) = guesses(SPACE, ["North"], [OWN], about)["jo"]
    assert isinstance(known, Knowledge)
    return known


def test_the_middle_of_what_is_known_exactly_is_just_that() -> None:
    """Where weights and scores are given, what stands in for numbers is those numbers."""
    exactly = (
        Weight(issue="fee", least=0.3, most=0.3),
        Scores(issue="fee", scores={"low": 0.0, "high": 1.0}),
        Scores(issue="day", scores={"early": 0.5, "late": 0.0, "never": 1.0}),
    )
    found, drawn = middle(SPACE, Knowledge("North", exactly, (0.4, 0.4)), seed=0, watch=UNWATCHED)
    assert (found.points, found.reserve, found.scale) == (((0, 300), (350, 0, 700)), 400, 10)
    assert not drawn


def test_a_party_known_in_words_only_takes_part_under_doubt() -> None:
    """Without doubt its numbers are asked for; with it the middle of what fits stands in, and the sheet says so."""
    told = read_text("words.yaml", WORDS_ONLY)
    with pytest.raises(PackagesError) as error:
        request(told)
    assert "known in words only" in " ".join(say_error(error.value))
    sheet = answer(request(told, doubt=True))
    assert sheet.middles == ("North",)
    assert sheet.failed == ()
    assert all(one.each[1].error == 0 for one in sheet.likely)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (WhichIssue("North", "fee", "day"), "ask North which matters more, fee or day."),
        (
            WhichPackage("North", {"fee": "low"}, {"fee": "high"}),
            "ask North which it would rather have: fee low; or fee",
        ),
        (WouldTake("North", {"fee": "low", "day": "late"}), "ask North whether it would take fee low, day late."),
    ],
)
def test_questions_are_put_in_words(asked: Question, words: str) -> None:
    """Each sort of question is a sentence; one that gains nothing is said to be hardly worth it."""
    assert asked_text(Asked(asked, 0.05, 0.04, 0.1, 0.5)).startswith(words)
    assert "in 5.0 more of 100 cases" in asked_text(Asked(asked, 0.05, 0.04, 0.1, 0.5))
    assert "hardly worth the asking" in asked_text(Asked(asked, 0.0, -0.002, 0.1, 0.5))
