"""Our own form says issues, constraints, wishes and knowledge, and everything that is wrong with them at once."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from unicodedata import normalize

import pytest

from goodoffices.packages.faults import BadScenario
from goodoffices.packages.reading import Told, read_text
from goodoffices.packages.rows import AtMost, Forbidden, Implied, Linear, Required
from goodoffices.packages.space import Issue, dates, numbers
from goodoffices.packages.typed import typed_package, written_package
from goodoffices.packages.words import say_error
from tests.packages.refusals import refused

HARBOUR = """name: Harbour
issues:
  berths: [two, three, four]
  fee: {from: 0, to: 100, step: 50}
  opens: {from: 2031-05-01, to: 2031-05-15, days: 7}
  share: {none: 0, half: 0.5, all: 1}
  year: [2031, 2033]
  gate: ["1", "2"]
constraints:
  - forbidden: {berths: four, fee: [0, 50]}
  - required: {berths: three, opens: {from: 2031-05-08}}
  - if: {berths: four}
    then: {fee: {from: 50, to: 100}}
  - sum: {fee: 1, berths: {two: 20, three: 30}}
    at_most: 90.5
  - of: {berths: four, fee: 100}
    at_most: 1
parties:
  North:
    weights: {berths: 3}
    scores:
      berths: {three: 5, four: 10}
      fee: {from: 10, to: 0}
      share: {half: 1/3}
    together:
      - when: {berths: [three, four], gate: "2"}
        worth: -5
    reserve: {berths: two, fee: 0, opens: 2031-05-01, share: all, year: 2031, gate: "1"}
    power: 2
    discount: 0.9
  South:
    scores: {fee: {0: 0, 100: 7}}
    reserve:
      none: every deal is better
"""


@pytest.fixture
def harbour() -> Told:
    """Return what the file says."""
    return read_text("harbour.yaml", HARBOUR)


def test_issues_are_read(harbour: Told) -> None:
    """Options are named, numbers or dates, in a list, in steps or with a value each; in quotes they are names."""
    berths, fee, opens, share, year, gate = harbour.space.issues
    assert berths == Issue("berths", ("two", "three", "four"))
    assert fee == numbers("fee", 0, 100, 50)
    assert opens == dates("opens", date(2031, 5, 1), date(2031, 5, 15), 7)
    assert share == Issue("share", ("none", "half", "all"), "number", (0, 0.5, 1))
    assert year == Issue("year", ("2031", "2033"), "number", (2031, 2033))
    assert gate == Issue("gate", ("1", "2"))


def test_constraints_are_read(harbour: Told) -> None:
    """Constraints of every sort are read in words, with single options, lists, and from one value to another."""
    assert harbour.space.constraints == (
        Forbidden({"berths": ("four",), "fee": ("0", "50")}),
        Required({"berths": ("three",), "opens": ("2031-05-08", "2031-05-15")}),
        Implied({"berths": ("four",)}, {"fee": ("50", "100")}),
        Linear({"fee": 1, "berths": {"two": 20, "three": 30}}, most=90.5),
        AtMost({"berths": ("four",), "fee": ("100",)}, most=1),
    )


def test_wishes_are_read(harbour: Told) -> None:
    """Weights, scores, scores along a line, worth together, and no deal as a package or below every deal are read."""
    north, south = harbour.scenario.profiles
    assert [[north.units(one) for one in points] for points in north.points] == [
        *([0, 15, 30], [10, 5, 0], [0, 0, 0], [0, 1 / 3, 0], [0, 0], [0, 0])
    ]
    assert [(more.issues, more.points) for more in north.together] == [((0, 5), {(1, 1): -15, (2, 1): -15})]
    assert (north.reserve, north.weight, north.discount, north.scale) == (30, 2, 0.9, 3)
    assert (south.reserve, south.points[1]) == (None, (0, 0, 7))


def test_a_line_is_exact() -> None:
    """Scores along a line are tenths where its steps are tenths, and not what is nearest to them in binary."""
    text = "issues: {fee: {from: 0, to: 0.3, step: 0.1}}\nparties: {N: {scores: {fee: {from: 0, to: 0.3}}}}"
    profile = read_text("a.yaml", text).scenario.profiles[0]
    assert (profile.points[0], profile.scale) == ((0, 1, 2, 3), 10)
    assert not profile.rounded


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("[two, three, four]", "[two, two]", ("option-twice", 3, "berths")),
        ("[two, three, four]", "[]", ("no-options", 3, "berths")),
        ("[two, three, four]", "two", ("issue-form", 3, "berths")),
        ("step: 50", "step: 0", ("bad-range", 4, "fee")),
        ("step: 50", "step: 15", ("range-uneven", 4, "fee")),
        ("days: 7", "days: 4", ("range-uneven", 5, "opens")),
        ("2031-05-01", "2031-13-01", ("not-a-day", 5, "opens")),
        ("2031-05-01", "3 June 2031", ("not-a-day", 5, "opens")),
        ("2031-05-01", "early in June", ("not-a-day", 5, "opens")),
        ("to: 2031-05-15, days: 7", "to: 15.05.2031", ("not-a-day", 5, "opens")),
        ("[two, three, four]", "[2031-02-30, 2031-03-01]", ("not-a-day", 3, "berths")),
        ("half: 0.5", "half: 2031-02-30", ("not-a-day", 6, "share")),
        ("{from: 2031-05-08}", "{from: 2031-05-15, to: 2031-05-08}", ("between-none", 11, "constraints[1], opens")),
        ("to: 100, step", "to: -1, step", ("bad-range", 4, "fee")),
        ("to: 100, step", "to: 1e9, step", ("too-many-options", 4, "fee")),
        ("2031-05-15", "4031-05-15", ("too-many-options", 5, "opens")),
        ("step: 50", "days: 50", ("range-step", 4, "fee")),
        ("2031-05-15", "2030-05-15", ("bad-range", 5, "opens")),
        ("days: 7", "days: 1.5", ("not-whole", 5, "opens, days")),
        ("half: 0.5", "half: some", ("issue-form", 6, "share")),
        ("berths: four, fee: [0", "berths: five, fee: [0", ("no-option", 10, "constraints[0], berths")),
        ("berths: four, fee: [0", "births: four, fee: [0", ("no-issue", 10, "constraints[0]")),
        ("required: {", "require: {", ("constraint-kind", 11, "constraints[1]")),
        ("{berths: three, opens: {from: 2031-05-08}}", "{}", ("constraint-empty", 11, "constraints[1]")),
        ("sum: {fee: 1", "sum: {gate: 1", ("no-values", 14, "constraints[3]")),
        ("at_most: 90.5", "at_most: .nan", ("not-a-number", 15, "constraints[3], at_most")),
        ("    at_most: 90.5\n", "", ("no-bound", 14, "constraints[3]")),
        ("at_most: 90.5", "at_most: 1\n    at_least: 2", ("bounds-crossed", 14, "constraints[3]")),
        ("at_most: 1\n", "at_most: 1.5\n", ("not-whole", 17, "constraints[4], at_most")),
        ("weights: {berths: 3}", "weights: {berths: -3}", ("number-too-low", 20, "North, weights, berths")),
        ("weights: {berths: 3}", "weight: {berths: 3}", ("field-unknown", 20, "North")),
        ("three: 5", "five: 5", ("no-option", 22, "North, scores, berths")),
        ("three: 5", "three: five", ("not-a-number", 22, "North, scores, berths, three")),
        ("fee: {from: 10", "gate: {from: 10", ("no-values", 23, "North, scores, gate")),
        ("worth: -5", "worth:", ("not-a-number", 27, "North, together, worth")),
        ("berths: two, fee", "fee", ("issues-open", 28, "North, reserve")),
        ("power: 2", "power: -2", ("number-too-low", 29, "North, power")),
        ("scores: {fee: {0: 0, 100: 7}}", "power: 1", ("party-empty", 32, "South")),
        ("  South:", "  North:", ("key-twice", 31, "")),
        ("  South:", "  ? [a]\n  :", ("key-no-name", 31, "")),
        ("name: Harbour", "nom: Harbour", ("field-unknown", 1, "")),
        ("[two, three, four]", "&a [two, three, four]", ("yaml-alias", 3, "")),
        ("[two, three, four]", "!!set {two}", ("yaml-tag", 3, "")),
        ("parties:", "---\nparties:", ("yaml-documents", 18, "")),
        ("parties:", " parties:", ("yaml-syntax", 18, "")),
        ("    weights", "\tweights", ("yaml-tab", 20, "")),
        ("three: 5", "three: 0,5", ("comma-in-number", 22, "North, scores, berths")),
        (
            "scores: {fee: {0: 0, 100: 7}}",
            "scores: {fee: {0: 0, 100: 7,5}}",
            ("comma-in-number", 32, "South, scores, fee"),
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, found: tuple[str, int, str]) -> None:
    """Every fault has the line it is on and the field it is in."""
    assert HARBOUR.count(old) >= 1
    assert found in refused(HARBOUR.replace(old, new, 1))


def test_what_to_do_is_said_in_the_words_of_the_file() -> None:
    """Of a bound, a straight line and a range, the remedy names what the file calls them."""
    for old, new, words in (
        ("    at_most: 90.5\n", "", "`at_most`, `at_least`, or both"),
        ("at_most: 90.5", "at_most: 1\n    at_least: 2", "`at_least` (2) lies above `at_most` (1)."),
        ("fee: {from: 10", "gate: {from: 10", "a number for each option instead of `from` and `to`."),
        ("sum: {fee: 1", "sum: {gate: 1", "a number for each option instead of one factor."),
        ("step: 50", "step: 15", "Steps of 15 from 0 do not lead to 100; the last one is 90."),
        ("days: 7", "days: 4", "Steps of 4 from 2031-05-01 do not lead to 2031-05-15; the last one is 2031-05-13."),
    ):
        with pytest.raises(BadScenario) as caught:
            _ = read_text("pier.txt", HARBOUR.replace(old, new, 1)).scenario
        assert words in " ".join(say_error(caught.value))
    crossed = KNOWN.replace("{weight: fee, from: 0.1, to: 0.3}", "{weight: fee, from: 0.4, to: 0.3}")
    with pytest.raises(BadScenario) as caught:
        read_text("pier.txt", crossed)
    assert "`from` (0.4) lies above `to` (0.3)." in " ".join(say_error(caught.value))


def test_an_accent_is_the_same_in_either_form() -> None:
    """Names are found whether an accent stands with its letter or after it; they stay as the issues have them."""
    text = """issues: {café: [thé, eau], b: [x]}
constraints: [{forbidden: {café: thé, b: x}}]
parties:
  P:
    weights: {café: 2}
    scores: {café: {thé: 1}}
    together: [{when: {café: thé}, worth: 1}]
    reserve: {café: eau, b: x}
  Q: {knowledge: [{score: {café: thé}, from: 0.5}]}
"""
    composed, apart = normalize("NFC", text), normalize("NFD", text)
    mixed = composed.partition("\n")[0] + "\n" + apart.partition("\n")[2]
    one, other = read_text("a.yaml", composed), read_text("a.yaml", mixed)
    assert (one.space, one.profiles[0]) == (other.space, other.profiles[0])
    assert [said.fields for said in one.said] == [said.fields for said in other.said]
    assert normalize("NFC", other.space.issues[0].name) == other.space.issues[0].name
    typed = typed_package(one.space, normalize("NFD", "café=thé, b=x"))
    assert typed == written_package(one.space, normalize("NFD", "café: thé\nb: x")) == (0, 0)


def test_everything_wrong_is_said_at_once_and_once() -> None:
    """Faults all over a file are found together, and an issue that cannot be read is not missed where it is named."""
    text = HARBOUR.replace("step: 50", "step: 0").replace("three: 5", "five: 5").replace("power: 2", "power: much")
    assert [(code, line) for code, line, _ in refused(text)] == [
        *(("bad-range", 4), ("no-option", 22), ("not-a-number", 29))
    ]


def test_a_hundred_faults_are_enough() -> None:
    """After a hundred faults nothing more is looked for."""
    scores = "".join(f"      b{place}: {{x: 1}}\n" for place in range(500))
    found = refused(HARBOUR.replace("      berths: {three: 5, four: 10}\n", scores))
    assert (len(found), found[-1][0]) == (101, "more-faults")


KNOWN = """issues:
  berths: [two, three]
  fee: {from: 0, to: 2, step: 1}
  share: [half, all]
parties:
  North:
    knowledge:
      - {by: Amal, ranking: [berths, [fee, share]]}
      - {ranking: [three, two], of: berths, words: They want three more than anything.}
      - at_least_twice: {berths: fee}
      - at_least: {times: 3, more: berths, less: share}
      - {weight: fee, from: 0.1, to: 0.3}
      - {score: {fee: 1}, from: 0.5}
      - {falling: fee}
      - {reserve: {to: 0.4}}
      - acceptable: {berths: three, fee: 1, share: all}
      - unacceptable: {berths: two, fee: 1, share: all}
      - {prefers: {berths: three}, to: {berths: two}}
      - {alike: {fee: 0}, to: {fee: 1}, within: 0.1}
      - {scores: {two: 0, three: 1}, of: berths}
"""


def test_knowledge_is_read() -> None:
    """Statements of every kind are read, with who made them and the words they were made in."""
    told = read_text("known.yaml", KNOWN)
    assert [(one.kind, one.fields) for one in told.said] == [
        ("ranking", {"issues": (("berths",), ("fee", "share"))}),
        ("option-ranking", {"issue": "berths", "options": (("three",), ("two",))}),
        ("at-least-times", {"issue": "berths", "than": "fee", "times": 2}),
        ("at-least-times", {"issue": "berths", "than": "share", "times": 3}),
        ("weight", {"issue": "fee", "least": 0.1, "most": 0.3}),
        ("score", {"issue": "fee", "option": "1", "least": 0.5}),
        ("scores", {"issue": "fee", "scores": {"0": 1, "1": 0.5, "2": 0}}),
        ("reserve", {"most": 0.4}),
        ("acceptable", {"package": {"berths": "three", "fee": "1", "share": "all"}}),
        ("unacceptable", {"package": {"berths": "two", "fee": "1", "share": "all"}}),
        ("prefers", {"package": {"berths": "three"}, "over": {"berths": "two"}}),
        ("alike", {"package": {"fee": "0"}, "other": {"fee": "1"}, "within": 0.1}),
        ("scores", {"issue": "berths", "scores": {"two": 0, "three": 1}}),
    ]
    assert [(one.by, one.said, one.line) for one in told.said[:3]] == [
        ("Amal", "ranking: berths, (fee, share)", 8),
        ("", "They want three more than anything.", 9),
        ("", "at_least_twice: berths fee", 10),
    ]
    assert {one.party for one in told.said} == {"North"}
    assert told.profiles == (None,)


def test_a_party_known_in_words_only_is_no_scenario() -> None:
    """What is known in words is kept, and nothing is made of it where numbers are asked for."""
    assert refused(KNOWN) == [("party-in-words", 0, "North")]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("[berths, [fee, share]]", "[berths, [fee, berths]]", ("ranked-twice", 8)),
        ("[berths, [fee, share]]", "[berths, boats]", ("no-issue", 8)),
        ("[three, two], of", "[three, one], of", ("no-option", 9)),
        ("{berths: fee}", "{berths: berths}", ("ranked-twice", 10)),
        ("{berths: fee}", "{berths: fee, share: fee}", ("twice-pair", 10)),
        ("times: 3, ", "", ("times-fields", 11)),
        ("times: 3", "times: .inf", ("not-a-number", 11)),
        ("from: 0.1, to: 0.3", "from: 0.5, to: 0.3", ("bounds-crossed", 12)),
        (", from: 0.1, to: 0.3", "", ("bounds-missing", 12)),
        ("score: {fee: 1}", "score: {fee: 1, share: all}", ("score-one", 13)),
        ("falling: fee", "falls: fee", ("statement-kind", 14)),
        ("{reserve: {to: 0.4}}", "{reserve: 0.4}", ("not-named", 15)),
        ("acceptable: {berths: three, fee: 1, share: all}", "acceptable: {}", ("package-empty", 16)),
        (", to: {berths: two}", "", ("field-missing", 18)),
        ("[berths, [fee, share]]", "[berths, []]", ("ranking-empty", 8)),
        ("times: 3", "times: 0", ("bad-times", 11)),
        ("from: 0.1, to: 0.3", "from: 0.1, to: 30", ("bad-bounds", 12)),
        (", from: 0.5}", ", from: 50}", ("bad-bounds", 13)),
        ("{reserve: {to: 0.4}}", "{reserve: {from: 30, to: 40}}", ("reserve-no-share", 15)),
        ("acceptable: {berths: three, fee: 1, share: all}", "acceptable: {berths: three}", ("issues-open", 16)),
        ("to: {berths: two}", "to: {fee: 0}", ("compared-issues", 18)),
        ("within: 0.1", "within: 10", ("bad-bounds", 19)),
        ("{two: 0, three: 1}", "{two: 0, three: 100}", ("bad-score", 20)),
        (", of: berths}\n", "}\n", ("field-missing", 20)),
    ],
)
def test_what_is_wrong_with_knowledge_is_said(old: str, new: str, found: tuple[str, int]) -> None:
    """Every fault of a statement has its line."""
    assert KNOWN.count(old) >= 1
    assert found in [(code, line) for code, line, _ in refused(KNOWN.replace(old, new))]


def test_what_goes_with_scores_is_never_passed_over_where_there_are_none() -> None:
    """A party known in words only has no points to give: whatever counts in points is refused, with its line."""
    text = (
        "issues: {a: [x, y], b: [p, q]}\nparties:\n  P: {scores: {a: {x: 1}}}\n  Q:\n    reserve: banana\n"
        "    weights: {nosuch: 3}\n    power: 2\n    knowledge: [{ranking: [a, b]}]\n"
    )
    assert refused(text) == [
        ("needs-scores", 5, "Q, reserve"),
        ("needs-scores", 6, "Q, weights"),
        ("needs-scores", 7, "Q, power"),
    ]


@pytest.mark.parametrize(("said", "power"), [("0", 0), ("1/3", Fraction(1, 3)), ("0.1", 0.1), ("2", 2)])
def test_a_power_counts_exactly_as_it_is_written(said: str, power: float) -> None:
    """Nothing at all is nothing, and a third is a third."""
    told = read_text(
        "power.yaml", f"issues: {{a: [x, y]}}\nparties:\n  P: {{scores: {{a: {{x: 1}}}}, power: {said}}}\n"
    )
    assert told.scenario.profiles[0].weight == power
