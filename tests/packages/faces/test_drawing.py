"""Pictures of packages: the same bytes each time, told by shape and letter, nothing that a page could trip over."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from goodoffices.packages.answers import Efficient, Fair
from goodoffices.packages.drawing.acceptability import acceptability_svg
from goodoffices.packages.drawing.front import front_svg
from goodoffices.packages.drawing.ink import LETTER, Picture, axis_of
from goodoffices.packages.drawing.page import pictures, sheet_svg, table_of
from goodoffices.packages.drawing.parallel import parallel_svg
from goodoffices.packages.drawing.placing import HEIGHT, Box, Want, around, stacked
from goodoffices.packages.drawing.solutions import thinned
from goodoffices.packages.profile import Profile
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.sheet import Chance, Likely, Sheet
from goodoffices.packages.space import Issue, Space
from tests.packages.faces.sheets import doubtful, scenario_of, sheet_of
from tests.packages.spaces import scenarios

SVG = "{http://www.w3.org/2000/svg}"
LOOKS = {"currentColor", "none"}


@dataclass
class Word:
    """Words in a picture: what they say, and the room they take."""

    text: str
    box: Box


def drawn(parties: int, seed: int = 1) -> Picture:
    """Return the picture of packages for so many parties."""
    sheet = sheet_of(scenario_of(parties, seed=seed))
    draw = front_svg if parties == 2 else parallel_svg
    return draw(sheet.scenario, sheet.front, sheet.fair)


def words(svg: str) -> list[Word]:
    """Return every text of a picture with its box."""
    found = []
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        size = float(text.get("font-size", 13)) / 13
        wide, x, y = len(text.text or "") * LETTER * 0.9 * size, float(text.get("x", 0)), float(text.get("y", 0))
        left = {"start": x, "end": x - wide, "middle": x - wide / 2}[text.get("text-anchor", "start")]
        found.append(Word(text.text or "", Box(left, y - 10 * size, left + wide, y + 2)))
    return found


@pytest.mark.parametrize("parties", [2, 3, 6])
def test_a_picture_is_the_same_each_time(parties: int) -> None:
    """The same packages give the same bytes."""
    assert drawn(parties) == drawn(parties)


@pytest.mark.parametrize("parties", [2, 3, 6])
def test_a_picture_has_no_colour_and_no_style(parties: int) -> None:
    """Presentation attributes only, in the colour of the text around; hostile names are text and nothing else."""
    svg = sheet_svg(doubtful(sheet_of(scenario_of(parties))))
    for element in ElementTree.fromstring(svg).iter():
        assert element.tag.removeprefix(SVG) in {
            *("svg", "title", "desc", "g", "text", "line", "polyline", "polygon", "circle", "rect")
        }
        assert not {"style", "class", "onload", "href"} & set(element.attrib)
        assert {element.get("fill", "none"), element.get("stroke", "none")} <= LOOKS
    assert "\x1b" not in svg


def test_a_picture_in_a_file_brings_its_own_sheet() -> None:
    """In a file there is no text around a picture: it is black on white there, and the same on a dark page."""
    sheet = sheet_of(scenario_of(2))
    found = ElementTree.fromstring(sheet_svg(sheet))
    ground = found.find(f"{SVG}rect")
    assert ground is not None
    assert (found.get("color"), ground.get("color"), ground.get("fill")) == ("black", "white", "currentColor")
    assert [ground.get(side) for side in ("width", "height")] == [found.get(side) for side in ("width", "height")]
    assert 'color="' not in pictures(sheet)[0].svg


@pytest.mark.parametrize("parties", [2, 3, 6])
def test_a_picture_says_what_it_shows(parties: int) -> None:
    """Title and description are there; the table names every fair package and has a cell for each column."""
    picture = drawn(parties)
    root = ElementTree.fromstring(picture.svg)
    assert root.get("role") == "img"
    assert [root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")] == [picture.title, picture.says]
    assert all(len(row) == len(picture.head) for row in picture.rows)
    assert picture.rows[0][1] == "no deal"
    named = ", ".join(row[1] for row in picture.rows)
    assert all(name in named for name in ("Nash", "egalitarian", "largest sum"))


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("parties", [2, 3, 4, 6])
def test_no_words_lie_over_others(parties: int, seed: int) -> None:
    """No two texts of a picture overlap, and none leaves it."""
    picture = drawn(parties, seed)
    every = words(picture.svg)
    whole = Box(0, 0, 720, float(ElementTree.fromstring(picture.svg).get("height", 0)))
    assert [word.text for word in every if not word.box.within(whole)] == []
    over = [(a.text, b.text) for at, a in enumerate(every) for b in every[at + 1 :] if a.box.meets(b.box)]
    assert over == []


def close_by() -> Scenario:
    """Return two parties with fair points that lie close to each other, each found under several names."""
    issues = (Issue("a", tuple(map(str, range(61)))), Issue("b", ("0", "1")))
    one, other = (tuple(range(0, 122, 2)), (0, 2)), (tuple(range(120, -2, -2)), (1, 0))
    parties = (
        Profile(party="North", points=one, reserve=20, scale=2),
        Profile(party="South", points=other, reserve=28, scale=2),
    )
    return Scenario(Space(issues), parties)


def test_no_letter_lies_in_a_shape() -> None:
    """Where several names make a mark wide, and two marks lie close, letters stand clear of every line of both."""
    scenario = close_by()
    packages = ((60, 1), (59, 1))
    names = ("nash", "ks", "egalitarian", "weighted-nash", "improved")
    fair = [
        Fair(name=name, packages=(one,), points=scenario.points(one), measure=0.0) for one in packages for name in names
    ]
    svg = front_svg(scenario, sheet_of(scenario).front, fair).svg
    shapes = [box_of(one) for one in ElementTree.fromstring(svg).iter(f"{SVG}polygon")]
    labels = [word for word in words(svg) if word.text in ("A", "B")]
    plotted = [one for one in shapes if one.bottom < 450]
    assert (len(plotted), len(labels)) == (10, 2)
    assert all(shape.within(Box(64, 44, 720, 444)) for shape in plotted)
    assert [word.text for word in labels if any(word.box.meets(shape) for shape in plotted)] == []


def box_of(polygon: ElementTree.Element) -> Box:
    """Return the box around a shape."""
    corners = [tuple(map(float, one.split(","))) for one in (polygon.get("points") or "").split()]
    across, up = zip(*corners, strict=True)
    return Box(min(across), min(up), max(across), max(up))


def test_labels_keep_off_lines_where_there_is_room() -> None:
    """A label beside a line goes to its other side; where there is room only on the line, it stands there."""
    line = Box(0, 98, 400, 102)
    (label,) = around([Want(100, 90, 60)], Box(0, 0, 400, 400), [], [], [line])
    assert not label.box.meets(line)
    (label,) = around([Want(100, 90, 60)], Box(20, 92, 400, 110), [], [], [line])
    assert label.box.meets(line)


def test_what_no_deal_is_worth_never_lies_on_an_axis() -> None:
    """Where no deal is worth as much as the worst package drawn, its line can still be told from the axis."""
    for seed in range(8):
        sheet = sheet_of(scenario_of(2, seed=seed))
        svg = front_svg(sheet.scenario, sheet.front, sheet.fair).svg
        broken = [one for one in ElementTree.fromstring(svg).iter(f"{SVG}line") if one.get("stroke-dasharray")]
        assert all(one.get("x1") != "64" or one.get("x2") != "64" for one in broken)
        assert all(one.get("y1") != "444" or one.get("y2") != "444" for one in broken)
    svg = front_svg(close_by(), None, sheet_of(close_by()).fair).svg
    assert 'x1="64" y1="44" x2="64" y2="444" stroke="currentColor" fill="none" stroke-width="1" ' not in svg


def test_a_file_says_what_it_is_of_and_what_its_marks_are() -> None:
    """The name of the scenario and the title of each picture can be read in it, and each sort of mark is explained."""
    for parties, mark in ((2, "any other efficient package"), (3, "what no deal is worth")):
        sheet = doubtful(sheet_of(scenario_of(parties)))
        every = [word.text for word in words(sheet_svg(sheet))]
        assert every[0].startswith(sheet.scenario.name[:20])
        assert "How often each package is acceptable" in every
        assert any(one.startswith("Packages for ") for one in every)
        assert mark in every
        assert any("open bars: each of them" in one for one in every)
    turned = scenario_of(2)
    wants = tuple(replace(one, party=party) for one, party in zip(turned.profiles, ("الشمال", "South"), strict=True))
    svg = sheet_svg(sheet_of(Scenario(turned.space, wants, "ميناء")))
    assert "\\x20" not in svg
    assert "\u2068ميناء\u2069" in [word.text for word in words(svg)]


def test_a_file_says_that_nothing_is_taken_by_all() -> None:
    """Where some party would take no package, the picture says so, not only the exit code."""
    profiles = [Profile(party=one, points=((0, 1),), reserve=2, scale=1) for one in ("North", "South")]
    sheet = Sheet(
        scenario=Scenario(Space((Issue("a", ("x", "y")),)), tuple(profiles)), front=Efficient(packages=(), points=())
    )
    assert "Nothing that all would take" in sheet_svg(sheet)


def test_tables_of_many_parties_are_set_beneath_each_other() -> None:
    """No name is cut to a few letters: what has no room in one table stands in two, each row with its letter."""
    head = ("", "found as", *(f"Party number {place}" for place in range(12)))
    rows = [("", "no deal", *"1" * 12), *((name, "of the pool", *"2" * 12) for name in "ABCDEFGHIJKLMNOPQ")]
    drawn, _ = table_of(head, rows, 0)
    said = [one.text for one in ElementTree.fromstring(f"<g>{''.join(drawn)}</g>").iter("text")]
    assert {*head} - {""} <= {*said}
    assert said.count("found as") == said.count("no deal") == said.count("A") > 1
    assert "2 more rows: see the CSV." in said
    drawn, _ = table_of(head[:4], [row[:4] for row in rows[:17]], 0)
    assert not any("more row" in one for one in drawn)


@given(st.lists(st.tuples(st.floats(70, 690), st.floats(50, 440), st.floats(10, 210)), max_size=9))
@settings(deadline=None, max_examples=60)
def test_labels_keep_off_each_other(wants: list[tuple[float, float, float]]) -> None:
    """However points lie, no two labels overlap, and all are inside."""
    inside = Box(64, 44, 720, 444)
    boxes = [label.box for label in around([Want(*one) for one in wants], inside, [], [])]
    assert all(box.within(inside) for box in boxes)
    assert not any(a.meets(b) for at, a in enumerate(boxes) for b in boxes[at + 1 :])


@given(st.lists(st.floats(74, 404), min_size=1, max_size=12))
def test_labels_under_each_other_keep_apart(wants: list[float]) -> None:
    """Stacked labels are a line apart, in their order, and none goes further down than it must."""
    found = stacked(wants, 74, 404)
    for (want, one), (later, other) in zip(
        sorted(zip(wants, found, strict=True)), sorted(zip(wants, found, strict=True))[1:], strict=False
    ):
        assert want <= later
        assert other - one >= HEIGHT - 1e-6
    assert min(found) >= 74 - 1e-6
    assert max(found) <= 404 + 1e-6


@given(st.lists(st.integers(-(10**15), 10**15), min_size=1, max_size=6), st.sampled_from([1, 3, 1000, 10**9]))
def test_an_axis_holds_its_numbers(points: list[int], scale: int) -> None:
    """All numbers lie between the ends, and there are few round numbers along it."""
    numbers = [one / scale for one in points]
    axis = axis_of(numbers)
    slack = (axis.high - axis.low) * 1e-6
    assert axis.low - slack <= min(numbers)
    assert max(numbers) <= axis.high + slack
    assert 2 <= len(axis.ticks) <= 9


@pytest.mark.parametrize(("count", "most"), [(10, 400), (500, 400), (8_000, 400), (30_000, 150)])
def test_long_lists_are_thinned_by_the_rule_that_is_stated(count: int, most: int) -> None:
    """Few points are all drawn; of many some are, spread over the whole range, and the picture says how many."""
    points = [(place, count - place, place % 97) for place in range(count)]
    kept, says = thinned(points, most)
    assert set(kept) <= set(points)
    assert (len(kept), says) == (count, "") if count <= most else most / 4 <= len(kept) <= most
    if says:
        assert f"Of {count:,} efficient packages {len(kept):,} are drawn" in says
        assert min(kept)[0] < count / 20
        assert max(kept)[0] > count * 19 / 20


def test_of_many_parties_as_many_are_drawn_as_there_is_room_for() -> None:
    """Where halves of every range leave too many points, the most are drawn that may be, and the rule is said."""
    points = [tuple(place >> bit & 1 for bit in range(12)) for place in range(1_024)]
    kept, says = thinned(points, 150)
    assert len(kept) == 150
    assert min(map(sum, kept)) >= 5
    assert "Of 1,024 efficient packages 150 are drawn" in says
    assert "cut into 2 parts, the 150 of these with the largest sums of shares." in says
    turned, _ = thinned([one[::-1] for one in points], 150)
    assert [sum(one) for one in turned] == [sum(one) for one in kept]


@given(scenarios(least=2, most=2, constrained=False))
@settings(deadline=None, max_examples=25)
def test_swapped_parties_swap_the_table(scenario: Scenario) -> None:
    """With the parties the other way about, the two columns of the table change places and nothing else."""
    other = Scenario(scenario.space, scenario.profiles[::-1])
    tables = []
    for one in (scenario, other):
        sheet = sheet_of(one) if any(sheet_points(one)) else None
        if sheet is not None and len(sheet.fair[0].points) == 2:
            tables.append(front_svg(one, sheet.front, sheet.fair))
    if tables:
        swapped = tuple((*row[:2], row[3], row[2]) for row in tables[1].rows)
        assert tables[0].rows == swapped


def sheet_points(scenario: Scenario) -> list[bool]:
    """Return for each package whether all would take it."""
    return [all(p.accepts(package) for p in scenario.profiles) for package in scenario.space.every()]


def test_whiskers_span_the_error() -> None:
    """A whisker goes from the share less its error to the share and its error, within the scale."""
    likely = [Likely(package=(0,), each=(Chance(0.5, 0.1),), everyone=Chance(0.995, 0.02))]
    picture = acceptability_svg(["North"], likely)
    lines = [
        (float(one.get("x1", 0)), float(one.get("x2", 0)))
        for one in ElementTree.fromstring(picture.svg).iter(f"{SVG}line")
        if one.get("y1") == one.get("y2")
    ]
    assert lines == [(190 + 400 * 0.4, 190 + 400 * 0.6), (pytest.approx(190 + 400 * 0.975), 590)]
    assert picture.rows == (("A", "50 % ± 10.0", "over 99 % ± 2.0"),)


def test_a_front_alone_and_nothing_at_all_are_drawn() -> None:
    """Without fair packages the points are drawn; without any package the sheet says so."""
    sheet = sheet_of(scenario_of(2))
    dots = len(re.findall("<circle", front_svg(sheet.scenario, sheet.front, ()).svg))
    assert dots == len(set(sheet.front.points)) + 1  # type: ignore[union-attr]
    empty = type(sheet)(scenario=sheet.scenario, front=Efficient(packages=(), points=()))
    assert pictures(empty) == ()
    assert "No package to draw" in sheet_svg(empty)
