"""Text, JSON and CSV of a sheet: complete, the same each time, and even towards all parties."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.answers import Efficient, Fair, Sure
from goodoffices.packages.drawing.page import sheet_svg
from goodoffices.packages.faces.as_csv import safe, sheet_csv
from goodoffices.packages.faces.as_json import sheet_json
from goodoffices.packages.faces.as_text import sheet_text
from goodoffices.packages.faces.setting import WIDTH, options_apart
from goodoffices.packages.faces.wordings import sure_text
from goodoffices.packages.faults import NoPackage, TooLarge
from goodoffices.packages.improving import trade, trade_text
from goodoffices.packages.plainly import bare, columns, cut, cut_apart, in_units, named, share
from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.sheet import Sheet, candidates, least_satisfied, letter, reaches
from goodoffices.packages.space import Issue, Space
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


@pytest.mark.parametrize("names", [[f"Party {at}" for at in range(12)], ["North " + "of the harbour " * 6, "South"]])
def test_no_row_is_wider_than_the_page(names: list[str]) -> None:
    """With twelve parties, or long names, tables are turned; every issue, party and number is still there."""
    options = ("shut " * 9 + "up", "shut " * 9 + "down")
    issues = tuple(Issue(f"{place}, whether the house stays open as before, or not", options) for place in "abcd")
    profiles = tuple(
        Profile(party=name.strip(), points=((at, 12 - at), (3, 3 + at % 2), (1, 0), (0, at)), scale=1)
        for at, name in enumerate(names)
    )
    sheet = doubtful(sheet_of(Scenario(Space(issues), profiles)))
    text = sheet_text(sheet, full=True)
    assert max(map(columns, text.splitlines())) <= WIDTH
    efficient = text.partition("\nEFFICIENT")[2].partition("\n\n")[0]
    assert all(f"worth to {name[:20]}" in efficient for name in names)
    assert "…" not in efficient.partition("worth to")[2] or len(names) == 2
    apart = options_apart(sheet.scenario.space, [(0, 0, 0, 0), (1, 0, 1, 1)])
    assert [len({*one.values()}) for one in apart] == [2, 1, 2, 2]


def test_heads_are_narrowed_before_a_table_is_turned() -> None:
    """Where only the names of issues are too long, packages keep a row each, and no head is shorter than its column."""
    issues = tuple(Issue(f"number {place} of the long list of issues", ("three years", "four")) for place in range(5))
    profiles = tuple(
        Profile(party=name, points=((at, 1 - at),) * 5, scale=1) for at, name in enumerate(("North", "South"))
    )
    sheet = sheet_of(Scenario(Space(issues), profiles))
    head, row = sheet_text(sheet).partition("\nEFFICIENT")[2].splitlines()[2:4]
    assert row.count("three years") + row.count("four") == 5
    assert head.count("…") == 5
    assert columns(head) <= WIDTH


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


def test_the_csv_loses_no_answer() -> None:
    """Doubt stands in columns of its own, questions in rows; what is efficient, and refused by whom, is marked."""
    sheet = doubtful(sheet_of(scenario_of(4)))
    rows = list(csv.DictReader(io.StringIO(sheet_csv(sheet))))
    first = rows[0]
    assert [first[f"acceptable to {party}"] for party in sheet.scenario.parties[:2]] == ["90 % ± 1.0", "80 % ± 1.0"]
    assert (first["acceptable to all"], first["regret"]) == ("31 % ± 2.0", "0.20")
    assert first["efficient"] == "yes"
    agreed = next(row for row in rows if row["found as"] == "as agreed")
    assert agreed["efficient"] == ""
    assert agreed["against it"].startswith("worth less than no deal to ")
    assert {row["efficient"] for row in rows if row["found as"] == "efficient"} == {"yes"}
    assert [row["found as"] for row in rows[-2:]] == [
        "10,000 wishes were drawn for each party.",
        "worth asking next: Ask North: would it rather have a or b?",
    ]
    guessed = tuple(msgspec.structs.replace(one, by=by) for by in ("amal", "jo") for one in sheet.likely)
    (head, *_) = csv.reader(io.StringIO(sheet_csv(msgspec.structs.replace(sheet, likely=guessed))))
    assert {"acceptable to North, as amal guesses", "acceptable to all, as jo guesses"} <= set(head)


def test_why_nothing_is_efficient() -> None:
    """That no package is allowed at all is told from that each is worth less than no deal to somebody."""
    scenario, front = scenario_of(2), Efficient(packages=(), points=())
    fair = sheet_of(scenario).fair
    none = Sheet(scenario=scenario, front=front, failed=(("nash", NoPackage("no-package")),))
    refused, open_ = Sheet(scenario=scenario, front=front, fair=fair), Sheet(scenario=scenario, front=front)
    assert "None: no package satisfies every constraint." in sheet_text(none)
    assert "None: every package is worth less than no deal to somebody." in sheet_text(refused)
    assert "None: no package that the constraints allow is worth as much as no deal" in sheet_text(open_)


def test_letters_are_explained_where_they_stand() -> None:
    """A package that is none of the fair ones says beside its letter as what it was found."""
    text = sheet_text(doubtful(sheet_of(scenario_of(2))))
    assert re.search(r"\n     [A-Z]  as agreed: ", text)


def test_names_from_right_to_left_are_set_apart_and_never_spelt_out() -> None:
    """In no face does a name bring the marks that set it apart in digits, also not in who gives up what."""
    scenario = scenario_of(2, names=("الشمال", "חיפה"))
    sheet = doubtful(sheet_of(scenario))
    likely = tuple(msgspec.structs.replace(one, by="רות") for one in sheet.likely)
    moves = trade_text(scenario, trade(scenario, (0, 0, 0, 0), (1, 2, 3, 4)))
    changed = msgspec.structs.replace(sheet.improved, moves=moves) if sheet.improved else None
    sheet = msgspec.structs.replace(sheet, likely=likely, improved=changed, asks=(f"ask {named('חיפה')}",))
    for face in (sheet_text, sheet_csv, sheet_svg):
        made = face(sheet)
        assert "2068" not in made
        assert "2069" not in made
    assert all(f"\u2068{party}\u2069" in " ".join(moves) for party in scenario.parties)
    assert "\u2068" not in sheet_csv(sheet)
    assert "\u2068רות\u2069" in sheet_svg(sheet)


@given(st.lists(st.text("abcאב 12", min_size=1, max_size=40), min_size=1, max_size=13, unique=True), st.integers(6, 24))
def test_names_that_are_cut_can_be_told_apart(names: list[str], room: int) -> None:
    """Names are cut to their room, and no two become the same for it."""
    made = cut_apart([named(name) for name in names], [room] * len(names))
    assert max(map(columns, made)) <= room
    assert len({bare(one) for one in made}) == len(names)
    assert all(one.count("\u2068") == one.count("\u2069") for one in made)


def test_twins_are_told_apart_in_every_table() -> None:
    """Two parties whose names differ at their ends only have different heads of columns, and no row is too wide."""
    names = tuple(f"Union of Depot and Transport Workers, {end}" for end in ("North", "South"))
    sheet = doubtful(sheet_of(scenario_of(2, names=names)))
    text = sheet_text(sheet)
    heads = next(row for row in text.splitlines() if "all at once" in row)
    assert "North" in heads
    assert "South" in heads
    long = Space(tuple(Issue(f"issue {place}, " + "at length " * 8, ("a", "b " * 20)) for place in range(2)))
    wide = Scenario(long, tuple(Profile(party=name, points=((0, 1), (1, 0)), scale=1) for name in names))
    some = Efficient(packages=((0, 0), (0, 1), (1, 0), (1, 1)), points=((0, 1), (0, 0), (1, 1), (1, 0)))
    fair = tuple(
        Fair(name=f"f{at}", packages=(package,), points=wide.points(package), measure=1.0)
        for at, package in enumerate(some.packages)
    )
    part = sheet_text(Sheet(scenario=wide, fair=fair)).partition("PACKAGES, side by side")[2]
    assert max(map(columns, part.splitlines())) <= WIDTH


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
