"""GENIUS XML is read as GENIUS reckons, or refused on the line where it cannot be."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.profile import Profile
from goodoffices.packages.reading import read, read_text
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.space import Issue, Space
from goodoffices.packages.writing import write_genius
from tests.packages.refusals import refused, refused_files

DOMAIN = """<negotiation_template>
<utility_space number_of_issues="2">
<objective index="0" name="Pier" type="objective" etype="objective">
<issue index="1" name="berths" type="discrete"><item index="1" value="two"/><item index="2" value="three"/></issue>
<issue index="2" name="fee" type="integer" lowerbound="1" upperbound="5"/>
</objective>
</utility_space>
</negotiation_template>
"""
NORTH = """<utility_space>
<objective index="0" name="Pier">
<issue index="1" name="berths" type="discrete">
<item index="1" value="two" evaluation="5"/>
<item index="2" value="three" evaluation="20"/>
</issue>
<issue index="2" name="fee" etype="integer" lowerbound="1" upperbound="5">
<evaluator ftype="linear" slope="-0.25" offset="1"/>
</issue>
<weight index="1" value="0.8"/>
<weight index="2" value="0.2"/>
</objective>
<discount_factor value="0.9"/>
<reservation value="0.35"/>
</utility_space>
"""


@pytest.fixture
def pier(tmp_path: Path) -> Path:
    """Return a folder with a domain and two profiles."""
    (tmp_path / "pier.xml").write_text(DOMAIN)
    (tmp_path / "North.xml").write_text(NORTH)
    south = NORTH.replace("-0.25", "0.25").replace('offset="1"', 'offset="0"')
    (tmp_path / "South.xml").write_text(south.replace('<reservation value="0.35"/>', ""))
    return tmp_path


def test_a_domain_and_its_profiles_are_read(pier: Path) -> None:
    """Weights, evaluations by the largest, lines from the lower bound, discount and reservation are as in GENIUS."""
    scenario = read(pier)
    assert scenario.parties == ("North", "South")
    assert scenario.name == "Pier"
    north, south = scenario.profiles
    assert [north.units(points) for points in north.points[0]] == [0.2, 0.8]
    assert [north.units(points) for points in north.points[1]] == [0.2, 0.15, 0.1, 0.05, 0]
    assert north.discount == 0.9
    assert (north.units(north.reserve or 0), south.reserve) == (0.35, 0)


def test_the_order_of_files_is_the_order_of_parties_only(pier: Path) -> None:
    """A domain and its profiles may come in any order."""
    one, domain, other = pier / "South.xml", pier / "pier.xml", pier / "North.xml"
    assert read(one, domain, other).parties == ("South", "North")
    assert read(domain, other, one) == read(other, one, domain) == read(pier)


def test_a_profile_alone_brings_its_issues(pier: Path) -> None:
    """A profile without its domain is a scenario of one party."""
    assert read(pier / "North.xml").space.issues == read(pier).space.issues


def test_a_domain_names_its_parties(pier: Path) -> None:
    """Where a domain says who has which file, that is how parties are called, in that order."""
    agents = '<agent name="The south" utility_space="South.xml"/><agent name="The north" utility_space="North.xml"/>'
    (pier / "pier.xml").write_text(DOMAIN.replace("<utility_space n", agents + "<utility_space n"))
    assert read(pier).parties == ("The south", "The north")


def test_a_line_is_cut_off_at_nought_and_one() -> None:
    """What a straight line over a range comes to is never below 0 or above 1."""
    text = NORTH.replace('slope="-0.25" offset="1"', 'slope="0.75" offset="-0.5"')
    profile = read_text("North.xml", text).scenario.profiles[0]
    assert [profile.units(points) * 5 for points in profile.points[1]] == [0, 0.25, 1, 1, 1]


def test_nothing_above_nought_is_nought() -> None:
    """An issue of which every evaluation is 0 is worth nothing."""
    text = NORTH.replace('evaluation="5"', 'evaluation="0"').replace('evaluation="20"', 'evaluation="0.000001"')
    assert read_text("North.xml", text).scenario.profiles[0].points[0] == (0, 0)


def test_real_numbers_are_cut_into_steps_or_refused() -> None:
    """An issue of real numbers is refused with its bounds, unless somebody says into how many steps it is cut."""
    text = NORTH.replace('etype="integer" lowerbound="1" upperbound="5"', 'type="real"')
    text = text.replace('slope="-0.25" offset="1"', 'parameter0="0" parameter1="0.5"')
    text = text.replace("<evaluator", '<range lowerbound="0" upperbound="2"/>\n<evaluator')
    assert refused(text) == [("issue-real", 7, "fee")]
    told = read_text("North.xml", text, steps=4)
    assert told.space.issues[1].options == ("0", "0.5", "1", "1.5", "2")
    profile = told.scenario.profiles[0]
    assert [profile.units(points) for points in profile.points[1]] == [0, 0.05, 0.1, 0.15, 0.2]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('evaluation="20"', 'evaluation="-1"', ("number-too-low", 5, "berths, evaluation")),
        ('evaluation="20"', "", ("evaluation-missing", 5, "berths")),
        ('evaluation="20"', 'evaluation="1e999"', ("not-a-number", 5, "berths, evaluation")),
        ('value="three"', 'value="two"', ("option-twice", 3, "berths")),
        ('value="three"', 'value=""', ("not-a-name", 5, "berths")),
        ('value="0.2"', 'value="NaN"', ("not-a-number", 11, "weight of fee")),
        ('<weight index="2" value="0.2"/>', "", ("weight-missing", 7, "fee")),
        ('value="0.35"', 'value="inf"', ("not-a-number", 14, "reservation")),
        ('ftype="linear"', 'ftype="triangular"', ("evaluator-sort", 8, "fee")),
        ('etype="integer"', 'type="price"', ("issue-sort", 7, "fee")),
        ('upperbound="5"', 'upperbound="999999999"', ("too-many-options", 7, "fee")),
        ('upperbound="5"', 'upperbound="five"', ("not-whole", 7, "fee, upperbound")),
        ("</objective>", "", ("xml-syntax", 15, "")),
        ("<utility_space>", "<!DOCTYPE a><utility_space>", ("xml-entity", 1, "")),
        ("utility_space", "something", ("xml-unknown", 1, "")),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, found: tuple[str, int, str]) -> None:
    """Every fault of a profile has the line it is on and the field it is in."""
    assert found in refused(NORTH.replace(old, new), "North.xml")


def test_everything_wrong_is_said_at_once() -> None:
    """Faults of one file are found together, in the order of the file."""
    text = NORTH.replace('evaluation="5"', 'evaluation="x"').replace('value="0.2"', 'value="-1"')
    assert [line for _, line, _ in refused(text)] == [4, 11]


def test_files_that_do_not_belong_together_are_told_apart(pier: Path) -> None:
    """A profile over other issues or options than its domain is refused, and says which."""
    (pier / "South.xml").write_text(NORTH.replace('upperbound="5"', 'upperbound="6"').replace("two", "one"))
    (pier / "West.xml").write_text(NORTH.replace('name="fee"', 'name="toll"'))
    found = [code for code, _, _ in refused_files(pier)]
    assert found == [
        *("options-not-in-domain", "options-left-out", "options-not-in-domain"),
        *("issue-left-out", "issue-not-in-domain"),
    ]
    (pier / "pier2.xml").write_text(DOMAIN)
    assert refused_files(pier) == [("domains-many", 0, "")]


def test_more_parties_than_can_be_handled_are_refused(pier: Path) -> None:
    """A folder with more profiles than there can be parties says how many it has."""
    for place in range(12):
        (pier / f"p{place}.xml").write_text(NORTH)
    assert refused_files(pier) == [("parties", 0, "")]


Box = tuple[dict[int, tuple[int, int]], int, bool]
sides = st.dictionaries(st.integers(1, 3), st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1)
boxes = st.lists(st.tuples(sides, st.integers(1, 40), st.booleans()), min_size=1, max_size=6)


def curved(some: list[Box], reserve: str = "0.5") -> str:
    """Return a profile of boxes over three ranges from 0 to 3."""
    issues = "".join(
        f'<issue index="{i}" name="i{i}" type="integer" lowerbound="0" upperbound="3"/>\n' for i in (1, 2, 3)
    )
    said = ""
    for bounds, worth, outside in some:
        tag = "EXCLUDES" if outside else "INCLUDES"
        within = "".join(f'<{tag} index="{i}" min="{low}" max="{high}"/>' for i, (low, high) in bounds.items())
        said += f'<hyperRectangle utility="{worth}">{within}</hyperRectangle>\n'
    ufun = f'<utility maxutility="60"><ufun type="PlainUfun" weight="1" aggregation="sum">\n{said}</ufun></utility>'
    return f'<utility_space><objective>\n{issues}{ufun}</objective><reservation value="{reserve}"/></utility_space>'


@given(boxes)
def test_boxes_add_up(some: list[Box]) -> None:
    """A package is worth the sum of the boxes it lies in, or outside of where these say so, by the maximum."""
    profile = read_text("a.xml", curved(some)).scenario.profiles[0]
    for package in product(range(4), repeat=3):
        worth = 0
        for bounds, one, outside in some:
            inside = all(low <= package[i - 1] <= high for i, (low, high) in bounds.items())
            worth += one * (inside != outside)
        assert Fraction(profile.value(package), profile.scale) == Fraction(worth, 60)
    assert profile.units(profile.reserve or 0) == 0.5


@pytest.mark.parametrize(("tag", "worth"), [("INCLUDES", [0, 7, 0, 0]), ("EXCLUDES", [7, 0, 7, 7])])
def test_a_box_may_name_an_issue_twice(tag: str, worth: list[int]) -> None:
    """Two bounds on one issue hold together."""
    text = curved([({1: (0, 1)}, 7, tag == "EXCLUDES")], "0")
    text = text.replace("</hyperRectangle>", f'<{tag} index="1" min="1" max="3"/></hyperRectangle>')
    profile = read_text("a.xml", text).scenario.profiles[0]
    assert [profile.units(profile.value((option, 0, 0))) * 60 for option in range(4)] == worth


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('aggregation="sum"', 'aggregation="max"', "boxes-no-sum"),
        ('index="1" min', 'index="9" min', "box-index"),
        ('maxutility="60"', 'maxutility="0"', "number-too-low"),
        ('min="0"', 'min="x"', "not-whole"),
        ('utility="7"', 'utility="-.inf"', "not-a-number"),
        ('<INCLUDES index="1"', '<EXCLUDES index="2" min="0" max="1"/><INCLUDES index="1"', "box-mixed"),
    ],
)
def test_boxes_that_cannot_be_read_are_refused(old: str, new: str, code: str) -> None:
    """A box of another sort, or over an issue that is not there, is refused on its line."""
    text = curved([({1: (0, 2), 2: (1, 3)}, 7, False)])
    assert old in text
    assert code in [found for found, line, _ in refused(text.replace(old, new)) if line >= 4]


def test_boxes_that_hold_too_much_are_refused() -> None:
    """Boxes over many issues are counted before they are written out."""
    issues = "".join(
        f'<issue index="{i}" name="i{i}" type="integer" lowerbound="0" upperbound="9"/>' for i in range(30)
    )
    sides = "".join(f'<INCLUDES index="{i}" min="0" max="9"/>' for i in range(30))
    text = f'<utility_space><objective>{issues}<utility maxutility="9"><ufun><hyperRectangle utility="1">{sides}'
    assert refused(text + "</hyperRectangle></ufun></utility></objective></utility_space>") == [
        ("boxes-too-large", 1, "")
    ]


def test_accents_may_be_written_apart_in_one_file_and_not_in_the_other(tmp_path: Path) -> None:
    """A domain and its profiles are of one scenario whichever way each writes é; names come out composed."""
    space = Space((Issue("préavis", ("été", "hiver")),))
    wants = [Profile(party=one, points=((3, 0),), reserve=1, scale=3) for one in ("Élodie", "Bé")]
    files = write_genius(Scenario(space, tuple(wants)), tmp_path).files
    apart = normalize("NFD", files[1].read_text(encoding="utf-8"))
    files[1].unlink()
    (tmp_path / normalize("NFD", "Élodie.xml")).write_text(apart, encoding="utf-8")
    found = read(tmp_path)
    assert found.parties == ("Élodie", "Bé")
    assert found.space.issues == space.issues
