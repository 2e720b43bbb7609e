"""GeniusWeb, NegMAS, NegoLog, objectives and tables are read, or refused on the line where they cannot be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal
from unicodedata import normalize

import pytest

from goodoffices.packages.profile import Profile
from goodoffices.packages.reading import read, read_text
from tests.packages.refusals import refused, refused_files

WEB: dict[str, Any] = {
    "LinearAdditiveUtilitySpace": {
        "name": "North",
        "domain": {
            "name": "pier",
            "issuesValues": {
                "berths": {"values": ["two", "three"]},
                "fee": {"range": {"low": "1", "high": "2", "step": "0.5"}},
            },
        },
        "issueUtilities": {
            "berths": {"discreteutils": {"valueUtilities": {"two": 0.25, "three": 1}}},
            "fee": {"numberutils": {"lowValue": 1, "lowUtility": 0.5, "highValue": 2, "highUtility": 0}},
        },
        "issueWeights": {"berths": 0.6, "fee": 0.4},
        "reservationBid": {"issuevalues": {"berths": "two", "fee": "1.5"}},
    }
}


def units(profile: Profile) -> list[list[float]]:
    """Return what every option is worth, in the party's own units."""
    return [[profile.units(points) for points in every] for every in profile.points]


def spread(tree: object) -> str:
    """Return a tree as JSON, a line for every name."""
    return json.dumps(tree, indent=1)


def altered(*path: str, to: object) -> str:
    """Return the profile of GeniusWeb with one value altered, or taken out where it is altered to None."""
    tree = json.loads(json.dumps(WEB))
    within = tree["LinearAdditiveUtilitySpace"]
    for name in path[:-1]:
        within = within[name]
    within[path[-1]] = to
    return spread(tree)


def test_geniusweb_is_read() -> None:
    """A profile of GeniusWeb gives names and numbers their scores, and no deal the worth of a bid."""
    scenario = read_text("north.json", spread(WEB)).scenario
    north = scenario.profiles[0]
    assert (scenario.name, north.party) == ("pier", "North")
    assert units(north) == [[0.15, 0.6], [0.2, 0.1, 0]]
    assert north.units(north.reserve or 0) == 0.25


def test_a_range_ends_with_its_last_step() -> None:
    """A range of GeniusWeb need not come out even: what lies above its last step is none of its values."""
    read = read_text("north.json", spread(WEB).replace('"high": "2"', '"high": "2.3"'))
    assert read.scenario.space.issues == read_text("north.json", spread(WEB)).scenario.space.issues


def test_without_a_bid_every_deal_is_better() -> None:
    """A profile of GeniusWeb without a reservation bid would take every package."""
    assert read_text("north.json", altered("reservationBid", to=None)).scenario.profiles[0].reserve is None


@pytest.mark.parametrize(
    ("path", "to", "found"),
    [
        (("issueWeights", "fee"), -1, ("number-too-low", 42, "issueWeights, fee")),
        (("issueWeights",), {"fee": 1}, ("weight-missing", 23, "berths")),
        (("reservationBid", "issuevalues"), {"berths": "two"}, ("issues-open", 2, "reserve")),
        (("issueUtilities", "berths"), {"otherutils": {}}, ("profile-sort", 23, "berths")),
        (("issueUtilities", "berths", "discreteutils", "valueUtilities"), {"two": 1}, ("score-missing", 2, "berths")),
        (("domain", "issuesValues", "fee"), {"range": [1, 2]}, ("range-ends", 13, "fee")),
        (("domain", "issuesValues", "berths"), {"values": []}, ("no-options", 7, "berths")),
    ],
)
def test_what_is_wrong_with_geniusweb_is_said(path: tuple[str, ...], to: object, found: tuple[str, int, str]) -> None:
    """Every fault of a profile of GeniusWeb has its line and its field."""
    assert found in refused(altered(*path, to=to))


@pytest.mark.parametrize("kind", ["DefaultPartialOrdering", "PartialOrdering", "SumOfGroupsUtilitySpace"])
def test_what_is_no_sum_is_refused_with_the_reason(kind: str) -> None:
    """A profile that only orders packages is refused, and says why."""
    assert refused(spread({kind: {"name": "x"}})) == [("profile-sort", 1, kind)]


SPACE = """name: pier
type: DiscreteCartesianOutcomeSpace
issues:
- {name: berths, type: CategoricalIssue, values: [two, '3']}
- {name: fee, type: negmas.outcomes.ContiguousIssue, values: [1, 3]}
- {name: boats, values: 2}
"""
UFUN = """name: North
type: LinearAdditiveUtilityFunction
reserved_value: -.inf
values:
- {type: TableFun, mapping: {two: 0.5, 3: 1}}
- {type: AffineFun, slope: -0.5, bias: 1.5}
- {type: IdentityFun}
weights: [2, 1, -4]
"""


@pytest.fixture
def negmas(tmp_path: Path) -> Path:
    """Return a folder with an outcome space and a utility function."""
    (tmp_path / "pier.yml").write_text(SPACE)
    (tmp_path / "north.yml").write_text(UFUN)
    (tmp_path / "_info.yaml").write_text("n_outcomes: 12")
    return tmp_path


def test_negmas_is_read(negmas: Path) -> None:
    """Tables, lines and identities of NegMAS are read in the order of the issues, and weights may be below 0."""
    scenario = read(negmas)
    assert scenario.parties == ("North",)
    assert units(scenario.profiles[0]) == [[1, 2], [1, 0.5, 0], [0, -4]]
    assert scenario.profiles[0].reserve is None
    assert [issue.options for issue in scenario.space.issues] == [("two", "3"), ("1", "2", "3"), ("0", "1")]


def test_a_bias_is_added_once(negmas: Path) -> None:
    """What a utility function adds to every package is added to each of them once."""
    (negmas / "north.yml").write_text(UFUN + "bias: 10\n")
    profile = read(negmas).profiles[0]
    assert profile.units(profile.value((0, 0, 0))) == 1 + 1 + 0 + 10


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("LinearAdditiveUtilityFunction", "HyperRectangleUtilityFunction", ("profile-sort", 1, "type")),
        ("-.inf", ".inf", ("not-a-number", 3, "reserved_value")),
        ("[2, 1, -4]", "[2, 1]", ("count-other", 8, "weights")),
        ("3: 1", "4: 1", ("no-option", 1, "berths")),
        ("3: 1", "3: .nan", ("not-a-number", 5, "berths, 3")),
        ("IdentityFun", "LambdaFun", ("profile-sort", 7, "boats")),
        ("TableFun, mapping: {two: 0.5, 3: 1}", "IdentityFun", ("no-values", 5, "berths")),
    ],
)
def test_what_is_wrong_with_negmas_is_said(negmas: Path, old: str, new: str, found: tuple[str, int, str]) -> None:
    """Every fault of a utility function has its line and its field."""
    (negmas / "north.yml").write_text(UFUN.replace(old, new))
    assert found in refused_files(negmas)


def test_a_function_without_its_space_is_refused(negmas: Path) -> None:
    """A utility function of NegMAS names no issues: it needs the file that does."""
    assert refused_files(negmas / "north.yml") == [("domain-missing", 0, "")]


def test_a_continuous_issue_needs_steps(negmas: Path) -> None:
    """A continuous issue is refused, or cut into the steps that are asked for."""
    (negmas / "pier.yml").write_text(SPACE.replace("ContiguousIssue", "ContinuousIssue"))
    assert refused_files(negmas) == [("issue-real", 5, "fee")]
    assert read(negmas, steps=4).space.issues[1].options == ("1", "1.5", "2", "2.5", "3")


LOG = {"reservationValue": 0.3, "issueWeights": {"berths": 1, "fee": 2}, "issues": {"berths": {"two": 0, "three": 1}}}


def test_negolog_is_read(tmp_path: Path) -> None:
    """Two profiles of NegoLog make a scenario of two, and what is published beside them is left alone."""
    tree = LOG | {"issues": {"berths": {"two": 0, "three": 1}, "fee": {"low": 0.25, "high": 0.1}}}
    (tmp_path / "profileA.json").write_text(spread(tree))
    (tmp_path / "profileB.json").write_text(spread(tree | {"reservationValue": 0}))
    (tmp_path / "specs.json").write_text(spread({"NashBid": {}, "NumberOfBids": 4}))
    scenario = read(tmp_path)
    assert scenario.parties == ("profileA", "profileB")
    assert units(scenario.profiles[0]) == [[0, 1], [0.5, 0.2]]
    assert [profile.units(profile.reserve or 0) for profile in scenario.profiles] == [0.3, 0]
    assert refused_files(tmp_path / "specs.json") == [("file-beside", 0, "")]


def test_what_is_wrong_with_negolog_is_said() -> None:
    """A weight that is missing or below 0 is refused on its line."""
    tree = LOG | {"issueWeights": {"berths": -1}, "issues": {"berths": {"two": 0}, "fee": {"low": "much"}}}
    assert refused(spread(tree)) == [("number-too-low", 4, "issueWeights, berths"), ("weight-missing", 10, "fee")]


def test_objectives_are_read(tmp_path: Path) -> None:
    """Issues in a file of their own and a profile for each side make a scenario; what is best of it is left alone."""
    (tmp_path / "objectives.json").write_text(spread({"0": ["0", "1"], "1": ["0", "1", "2"]}))
    profile = {
        "name": "seller",
        "objective_weights": {"0": 0.5, "1": 0.5},
        "reserved_value": 0.1,
        "value_weights": {"0": {"0": 1, "1": 0}, "1": {"0": 0, "1": 0.5, "2": 1}},
    }
    (tmp_path / "utility_function_A.json").write_text(spread(profile))
    (tmp_path / "utility_function_B.json").write_text(spread(profile | {"name": "buyer"}))
    (tmp_path / "specials.json").write_text(spread({"pareto_front": [], "nash": {}}))
    scenario = read(tmp_path)
    assert scenario.parties == ("seller", "buyer")
    assert units(scenario.profiles[1]) == [[0.5, 0], [0, 0.25, 0.5]]
    assert scenario.name == tmp_path.name
    (tmp_path / "utility_function_B.json").write_text(spread(profile))
    assert read(tmp_path).parties == ("utility_function_A", "utility_function_B")


TABLE = """issue,option,North,South
berths,,3,1
berths,two,0,10
berths,three,5,4
fee,low,1,0
fee,"high, in cash",0,2.5
,reserve,12,none
"""


def test_a_table_is_read() -> None:
    """A table has a column for each party, rows of weights where the option is empty, and a row of reserves."""
    north, south = read_text("pier.csv", TABLE).scenario.profiles
    assert units(north) == [[0, 15], [1, 0]]
    assert units(south) == [[10, 4], [0, 2.5]]
    assert (north.reserve, south.reserve) == (12, None)
    semicolons = TABLE.replace('"high, in cash"', "high").replace(",", ";")
    assert read_text("pier.csv", "\n" + semicolons).scenario.profiles[0].points == north.points


def test_a_table_for_each_party_is_read(tmp_path: Path) -> None:
    """A file with one column of scores is what the party wants that it is named after."""
    for party in ("North", "South"):
        (tmp_path / f"{party}.csv").write_text("issue\toption\tscore\nfee\tlow\t1\nfee\thigh\t0\n")
    assert read(tmp_path).parties == ("North", "South")


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("fee,low,1,0", "fee,low,1", ("csv-short", 5, "")),
        ("fee,low,1,0", "fee,low,much,0", ("not-a-number", 5, "fee, low, North")),
        ("fee,low,1,0", ",low,1,0", ("csv-no-issue", 5, "")),
        ("berths,,3,1", "berths,,-3,1", ("number-too-low", 2, "berths, , North")),
        ("berths,three,5,4", "berths,two,5,4", ("option-twice", 2, "berths")),
        ("North,South", "North,North", ("csv-party-twice", 1, "")),
        (",North,South", "", ("csv-no-party", 1, "")),
        ('cash"', "cash", ("csv-syntax", 7, "")),
    ],
)
def test_what_is_wrong_with_a_table_is_said(old: str, new: str, found: tuple[str, int, str]) -> None:
    """Every fault of a table has its line and its field."""
    assert found in refused(TABLE.replace(old, new))


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1,}',
        "[1,]",
        '{"a" 1}',
        '{"a": }',
        "[1 2]",
        "{1: 2}",
        '{"a": 1}]',
        '{"a": [1}',
        "[,1]",
        '{"a", 1}',
        "[01]",
    ],
)
def test_what_is_no_json_is_refused(text: str) -> None:
    """A comma, colon or bracket too much or too few is refused on its line."""
    assert refused("\n" + text) in ([("json-syntax", 2, "")], [("json-after-end", 2, "")])


def test_what_is_hidden_in_json_is_read() -> None:
    """Escapes are read, and a name that comes twice is refused, on both lines."""
    text = spread(LOG | {"issueWeights": {"berths": 1}, "issues": {"berths": {"tw\u00f6": 1}}})
    assert read_text("a.json", text).space.issues[0].options == ("twö",)
    assert refused(text.replace('"berths": 1', '"berths": 1,\n"berths": 2')) == [("key-twice", 5, "")]


def test_forms_are_not_mixed(tmp_path: Path) -> None:
    """Files in different forms are no scenario, whatever they are called."""
    (tmp_path / "a.xml").write_text(TABLE)
    (tmp_path / "b.csv").write_text(spread(WEB))
    assert refused_files(tmp_path) == [("forms-mixed", 0, "")]
    assert read(tmp_path / "a.xml").parties == ("North", "South")


def test_files_that_are_not_there_are_named(tmp_path: Path) -> None:
    """A file that is not there, an empty folder and a file beside a scenario are told apart."""
    (tmp_path / "none").mkdir()
    (tmp_path / "front.txt").write_text("\n0.5, 1.0\n0.75, 0.5\n")
    found = refused_files(tmp_path / "no.xml", tmp_path / "none", tmp_path / "front.txt")
    assert [code for code, _, _ in found] == ["no-file", "folder-empty", "file-beside"]
    assert refused("") == [("file-empty", 1, "")]
    assert refused("# nothing yet\n") == [("file-empty", 1, "")]
    assert refused("[1, 2") == [("json-cut-off", 1, "")]
    assert refused("plain words") == [("form-unknown", 1, "")]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_come_out_composed_from_any_form(form: Literal["NFC", "NFD"]) -> None:
    """A table and JSON give one name for é, however it is written there."""
    table = normalize(form, "issue,option,Élodie,B\npréavis,été,3,1\npréavis,hiver,0,2\n")
    told = read_text("t.csv", table)
    assert (told.parties[0], told.space.issues[0].name, told.space.issues[0].options[0]) == ("Élodie", "préavis", "été")
    web = (
        json.dumps(WEB, ensure_ascii=False).replace("berths", "préavis").replace('"name": "North"', '"name": "Élodie"')
    )
    told = read_text("e.json", normalize(form, web))
    assert (told.parties[0], told.space.issues[0].name) == ("Élodie", "préavis")
