"""Text, JSON and CSV of a sheet: complete, the same each time, and even towards all parties."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.answers import Fair, Sure
from goodoffices.packages.faces.as_csv import safe, sheet_csv, table_csv
from goodoffices.packages.faces.as_json import sheet_json
from goodoffices.packages.faces.as_text import sheet_text
from goodoffices.packages.faces.setting import WIDTH
from goodoffices.packages.faces.wordings import sure_text
from goodoffices.packages.faults import TooLarge
from goodoffices.packages.plainly import columns, cut, in_units, named, share
from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.sheet import Sheet, candidates, least_satisfied, letter, reaches
from tests.packages.faces.sheets import doubtful, scenario_of, sheet_of

FACES = {"text": sheet_text, "json": sheet_json, "csv": sheet_csv}


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("parties", [1, 2, 3, 6])
def test_a_sheet_is_the_same_each_time(face: str, parties: int) -> None:
    """The same answers give the same words, and no name can steer a terminal."""
    texts = [FACES[face](doubtful(sheet_of(scenario_of(parties)))) for _ in range(2)]
    assert texts[0] == texts[1]
    assert "\x1b" not in texts[0]


@pytest.mark.parametrize("face", FACES)
def test_renamed_parties_are_renamed_and_nothing_else(face: str) -> None:
    """With North and South exchanged in the question, they are exchanged in the answer."""
    one = FACES[face](sheet_of(scenario_of(2, names=("North", "South"))))
    other = FACES[face](sheet_of(scenario_of(2, names=("South", "North"))))
    assert other == one.replace("North", "\0").replace("South", "North").replace("\0", "South")
    assert other != one


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_parties_moves_columns_alone(seed: int) -> None:
    """With the parties the other way about, every row of the CSV has its columns the other way about."""
    scenario = scenario_of(2, seed=seed)
    rows = list(csv.DictReader(io.StringIO(sheet_csv(sheet_of(scenario)))))
    back = Scenario(scenario.space, scenario.profiles[::-1], scenario.name)
    assert list(csv.DictReader(io.StringIO(sheet_csv(sheet_of(back))))) == rows


def test_every_answer_says_how_sure_it_is() -> None:
    """Exact, within a loss, within a gap, or found: in words, in each face."""
    sheet = sheet_of(scenario_of(2))
    for sure in (Sure(), Sure("loss", 0.01), Sure("found")):
        said = sure_text(sure)
        fair = tuple(
            Fair(name=one.name, packages=one.packages, points=one.points, measure=1.0, sure=sure) for one in sheet.fair
        )
        changed = Sheet(scenario=sheet.scenario, front=sheet.front, fair=fair)
        flat = " ".join(sheet_text(changed).split())
        assert flat.lower().count(said) >= len(fair), said
        assert said in sheet_json(changed)
        assert said in sheet_csv(changed)
    assert [sure_text(sure) for sure in (Sure(), Sure("loss", 0.01))] == ["exact", "loss <= 1 % of each party's range"]


def test_points_in_json_can_be_added_up_again() -> None:
    """Every package of the JSON, looked up by its words, is worth what the JSON says."""
    sheet = doubtful(sheet_of(scenario_of(3)))
    made = json.loads(sheet_json(sheet))
    packages = [*made["packages"], *made["efficient"]["packages"], *made["improved"]["better"]]
    assert packages
    for one in packages:
        points = sheet.scenario.points(sheet.scenario.space.package(one["options"]))
        assert one["points"] == dict(zip(sheet.scenario.parties, points, strict=True))
        scales = {party["party"]: party["scale"] for party in made["parties"]}
        assert {party: worth * scales[party] for party, worth in one["worth"].items()} == one["points"]


def test_the_text_goes_through_packages_issue_by_issue() -> None:
    """A row for each issue, a row for what each party gets, and whoever comes least far."""
    sheet = sheet_of(scenario_of(3, names=("North", "South", "East")))
    text = sheet_text(sheet)
    part = text.partition("PACKAGES, side by side")[2]
    for name in (
        *(issue.name for issue in sheet.scenario.space.issues),
        *(f"worth to {p}" for p in sheet.scenario.parties),
    ):
        assert f"\n  {name}" in part
    assert part.count(" %\n") >= len(candidates(sheet))
    assert max(map(columns, text.splitlines())) <= WIDTH


def test_a_long_list_is_cut_unless_all_is_asked_for() -> None:
    """Twelve efficient packages are listed and the text says of how many; with `full` there are all."""
    sheet = sheet_of(scenario_of(3, seed=4))
    count = len(sheet.front.packages) if sheet.front else 0
    assert f"The first 12 of {count}" in sheet_text(sheet)
    efficient = sheet_text(sheet, full=True).partition("\nEFFICIENT")[2].partition("\n\n")[0]
    assert len(efficient.splitlines()) == count + 3


def test_what_could_not_be_answered_is_said() -> None:
    """A part that failed is named with its reason, in the text and in the JSON."""
    sheet = Sheet(scenario=scenario_of(2), failed=(("efficient", TooLarge("stopped")),))
    assert "efficient: Stopped." in sheet_text(sheet)
    assert json.loads(sheet_json(sheet))["not_answered"] == [
        {"what": "efficient", "code": "stopped", "text": "Stopped."}
    ]


def test_the_least_satisfied_is_the_one_who_comes_least_far() -> None:
    """Shares go from no deal to the party's best; those that come equally little far are all named."""
    sheet = sheet_of(scenario_of(2))
    read = reaches(sheet)
    base = tuple(reach.base for reach in read)
    assert least_satisfied(read, base) == ((0, 1), 0.0)
    assert least_satisfied(read, (read[0].best, read[1].base)) == ((1,), 0.0)


def test_no_cell_is_a_formula() -> None:
    """What a spreadsheet would run is defused; numbers stay numbers."""
    assert [safe(text) for text in ("=1+1", "@x", "-5", "+2.5", "-a", "fine")] == [
        "'=1+1",
        "'@x",
        "-5",
        "+2.5",
        "'-a",
        "fine",
    ]
    assert ",=d," not in sheet_csv(sheet_of(scenario_of(2)))
    assert table_csv(("a", "b"), (("=x", "1"),)) == "a,b\n'=x,1\n"


@given(st.text(max_size=30), st.integers(2, 20))
def test_a_cut_name_keeps_to_its_room(text: str, room: int) -> None:
    """No name takes more columns than it was given, and what is set apart is closed again."""
    short = cut(named(text), room)
    assert columns(short) <= room
    assert short.count("\u2068") == short.count("\u2069")


@given(st.integers(-(10**12), 10**12), st.integers(1, 10**6))
def test_units_are_exact_or_marked(points: int, scale: int) -> None:
    """A number without a mark is the number itself; a marked one is off by half of the last digit at most."""
    text = in_units(Profile(party="p", points=((0,),), scale=scale), points)
    shown = Fraction(text.lstrip("~").replace(",", ""))
    off = abs(shown - Fraction(points, scale))
    assert off == 0 if not text.startswith("~") else 0 < off <= Fraction(1, 10_000)


def test_shares_say_what_is_nearly_nothing() -> None:
    """Nearly nothing and nearly all are not rounded to nothing and all."""
    assert [share(part) for part in (0, 0.001, 0.5, 0.999, 1)] == ["0 %", "under 1 %", "50 %", "over 99 %", "100 %"]


def test_letters_go_on_after_z() -> None:
    """The letters are A to Z, then AA, AB."""
    assert [letter(place) for place in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_a_gap_stands_beside_what_was_reached() -> None:
    """How far an answer may be from the best is said with the measure it is a gap on."""
    sheet = sheet_of(scenario_of(2))
    one = sheet.fair[0]
    gap = Fair(name="nash", packages=one.packages, points=one.points, measure=1234.5, sure=Sure("gap", 11.1))
    text = " ".join(sheet_text(Sheet(scenario=sheet.scenario, fair=(gap,))).split())
    assert "Gap <= 11.1 on 1234 reached: proved to be no further from the best." in text
    assert "gap <= 11.1: proved" in sheet_csv(Sheet(scenario=sheet.scenario, fair=(gap,)))
