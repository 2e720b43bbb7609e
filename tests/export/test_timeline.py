"""The timeline and its picture: as uncertain as the dates, in order, without overlap, the same from either side."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.when import read_when
from goodoffices.export.fit import fit
from goodoffices.export.timeline import Lane, Mark, Shape, Timeline, day_of, kind_words, shape_of, timeline
from goodoffices.export.timeline_svg import (
    KEY,
    ROWS,
    WIDTH,
    Pen,
    _reach,
    key_of,
    label_of,
    pictures,
    rows_of,
    scale_of,
    shape,
)
from goodoffices.standing.line import RoomName, line
from goodoffices.standing.log import Logged

DRAWN = {"svg", "title", "desc", "g", "text", "line", "rect", "circle", "polyline"}
SAID = {
    "xmlns", "role", "aria-labelledby", "width", "height", "viewBox", "direction", "font-family", "font-size",
    "font-weight", "fill", "id", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "points", "stroke",
    "stroke-width", "stroke-opacity", "stroke-dasharray", "text-anchor",
}  # fmt: skip
DATES = st.dates().map(lambda day: day.toordinal())


def logged(value: str, *, kind: str = "OfficeStatus", room: str = "public", corrected: bool = False) -> Logged:
    """Return an entry of a log with this date."""
    return Logged(
        id="e1",
        kind=kind,
        room=RoomName(id=room, sort="other", title=room),
        when=read_when(value, zone="Asia/Qatar"),
        learnt=read_when("", zone="Asia/Qatar"),
        entered=0,
        recorded_by="amal",
        line=line("note", "e1", text="x"),
        corrected=corrected,
    )


def laid_out(*values: str) -> Timeline:
    """Return a timeline of entries with these dates."""
    return timeline([logged(value) for value in values], as_of=1_900_000_000, zone="Asia/Qatar")


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    """Give a mark of any shape and length, open on either side or not."""
    first, last = sorted(draw(st.tuples(DATES, DATES)))
    sort: Shape = draw(st.sampled_from(["day", "within", "about", "between", "lasted"]))
    opens, goes_on = draw(st.sampled_from([(False, False), (True, False), (False, True)]))
    start, end = (None if opens else first), (None if goes_on else first if sort == "day" else last)
    return Mark(number=draw(st.integers(1, 999)), label=draw(st.text(max_size=30)), says=draw(st.text(max_size=9)),
                shape=sort, start=start, end=end, doubtful=draw(st.booleans()))  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2024-11-09", "day"),
        ("2024-11-09T14:00", "day"),
        ("2024-11-09?", "day"),
        ("2024-11", "within"),
        ("2024", "within"),
        ("2024-11-XX", "within"),
        ("2024-11-09~", "about"),
        ("2024-11%", "about"),
        ("[2024-11-01..2024-11-09]", "between"),
        ("[..2024-11-09]", "between"),
        ("2024-11-01/2024-11-09", "lasted"),
        ("2024-11-01/..", "lasted"),
    ],
)
def test_each_sort_of_date_has_its_shape(value: str, expected: str) -> None:
    """A day is a dot, a unit a bar, and everything vaguer is drawn as what it is."""
    assert shape_of(read_when(value, zone="UTC")) == expected


def test_days_are_those_of_the_zone() -> None:
    """A day starts where the mediation is: its last second and the next day's first are told apart."""
    assert laid_out("2024-11-09").lanes[0].marks[0].start == laid_out("2024-11-09").lanes[0].marks[0].end
    when = read_when("2024-11-09", zone="Asia/Qatar")
    assert day_of(when.latest or 0, "Asia/Qatar") + 1 == day_of((when.latest or 0) + 1, "Asia/Qatar")
    assert day_of(-(2**62), "Pacific/Kiritimati") < day_of(2**62, "Pacific/Pago_Pago")


def test_what_has_no_date_is_beside_the_picture() -> None:
    """Every act has one number, those with a date first; those without are in no lane."""
    found = laid_out("", "2024-11-09", "", "2024")
    assert [number for number, _ in (*found.numbered, *found.undated)] == [1, 2, 3, 4]
    assert [entry.when.value for _, entry in found.numbered] == ["2024-11-09", "2024"]
    assert [mark.number for lane in found.lanes for mark in lane.marks] == [1, 2]
    assert pictures(laid_out(""), [], as_of="", says="") == ()


def test_open_ends_stay_open() -> None:
    """No end is invented: what has no beginning or no end in the record has none in the picture."""
    found = laid_out("[..2024-11-09]", "[2024-11-09..]", "2024-11-01/..").lanes[0].marks
    assert [(mark.start is None, mark.end is None) for mark in found] == [(True, False), (False, True), (False, True)]
    assert [svg_of(mark).count("<polyline") for mark in found] == [1, 1, 1]


def svg_of(mark: Mark) -> str:
    """Return one mark as it is drawn."""
    return "".join(shape(mark.shape, Pen(False), 10, 50, 10, opens=mark.start is None, goes_on=mark.end is None))


def test_no_two_sorts_of_date_look_alike() -> None:
    """Every shape in the key differs from every other in form, and none has a colour of its own."""
    drawn = [key_of(*one) for one in KEY]
    assert len(set(drawn)) == len(KEY)
    assert {found for one in drawn for found in re.findall(r'(?:fill|stroke)="([^"]+)"', one)} == {
        "currentColor",
        "none",
    }


@given(st.lists(marks(), min_size=1, max_size=12), DATES)
def test_the_scale_keeps_the_order_of_days(found: list[Mark], as_of: int) -> None:
    """Whatever is later lies further on; every day that something begins or ends is apart from every other."""
    scale = scale_of(found, as_of)
    places = [scale.place(day) for day in scale.days]
    assert all(before < after for before, after in pairwise(places))
    assert 0 <= places[0] <= places[-1] <= WIDTH
    between = [
        scale.place(day) for day in range(scale.days[0], scale.days[-1], max(1, (scale.days[-1] - scale.days[0]) // 50))
    ]
    assert between == sorted(between)


@given(st.lists(marks(), min_size=1, max_size=20), DATES)
def test_no_mark_covers_another(found: list[Mark], as_of: int) -> None:
    """In a row, each mark and its words end before the next begin; every mark is in one row."""
    scale = scale_of(found, as_of)
    rows = rows_of(found, scale)
    assert sorted(id(mark) for row in rows for mark in row) == sorted(map(id, found))
    for row in rows:
        reach = [_reach(mark, scale) for mark in row]
        assert all(before[1] < after[0] for before, after in pairwise(reach))


@given(st.lists(marks(), min_size=1, max_size=60), DATES, st.booleans())
def test_a_picture_is_plain_and_whole(found: list[Mark], as_of: int, mirrored: bool) -> None:
    """Well-formed, of known elements and attributes alone, with every mark and its words, in parts that fit a page."""
    laid = Timeline(
        as_of=as_of, lanes=(Lane(room=RoomName(id="a", sort="team"), marks=tuple(found)),), numbered=(), undated=()
    )
    drawn = pictures(laid, ['A <b>room</b> & "more"'], as_of="as of", says="{n} acts", mirrored=mirrored)
    trees = [ElementTree.fromstring(one.svg) for one in drawn]
    elements = [element for tree in trees for element in tree.iter()]
    assert {element.tag.removeprefix("{http://www.w3.org/2000/svg}") for element in elements} <= DRAWN
    assert {name for element in elements for name in element.attrib} <= SAID
    words = [element.text or "" for element in elements if element.tag.endswith("}text")]
    assert not {fit(label_of(mark)).replace("\r", "\n") for mark in found} - set(words)
    assert sum(element.tag.endswith("}g") for element in elements) == len(found)
    assert [one.part for one in drawn] == list(range(1, len(drawn) + 1))
    assert all(int(tree.attrib["height"]) <= 30 + 22 * ROWS for tree in trees)
    assert [one.svg for one in pictures(laid, ["x"], as_of="", says="", mirrored=mirrored)] == [
        one.svg for one in pictures(laid, ["x"], as_of="", says="", mirrored=mirrored)
    ]


@given(st.lists(marks(), min_size=1, max_size=10), DATES)
def test_a_mirrored_picture_is_the_same_from_the_other_side(found: list[Mark], as_of: int) -> None:
    """Every place lies as far from the one edge as it lay from the other, and words begin at the other end."""
    laid = Timeline(
        as_of=as_of, lanes=(Lane(room=RoomName(id="a", sort="team"), marks=tuple(found)),), numbered=(), undated=()
    )
    plain, turned = (pictures(laid, ["a"], as_of="", says="", mirrored=way)[0].svg for way in (False, True))
    one, other = (re.findall(r'<(?:line x1|circle cx|text x)="([^"]+)"', svg) for svg in (plain, turned))
    assert len(one) == len(other)
    assert all(abs(float(a) + float(b) - WIDTH) < 0.2 for a, b in zip(one, other, strict=True))
    anchors = {"start": "end", "end": "start"}
    assert [anchors[a] for a in re.findall(r'text-anchor="(\w+)"', plain)] == re.findall(r'text-anchor="(\w+)"', turned)


def test_long_empty_stretches_are_cut_and_marked() -> None:
    """Years with nothing in them take little room, and the cut shows; weeks are drawn evenly and uncut."""
    far, near = laid_out("2001-01-01", "2024-11-09"), laid_out("2030-03-01", "2030-03-10")
    assert len(scale_of(far.lanes[0].marks, far.as_of).cuts) == 2
    assert scale_of(near.lanes[0].marks, near.as_of).cuts == ()


def test_a_corrected_act_says_so_in_words() -> None:
    """What was corrected is told by a word beside its mark, and a doubtful date by a question mark."""
    found = timeline([logged("2024-11-09?", corrected=True)], as_of=0, zone="UTC").lanes[0].marks[0]
    assert label_of(found) == "1 office status? (corrected)"


@pytest.mark.parametrize(("kind", "words"), [("OfficeStatus", "office status"), ("Notice", "notice"), ("X", "x")])
def test_kinds_are_said_in_words(kind: str, words: str) -> None:
    """The name of a kind is split where its words meet."""
    assert kind_words(kind) == words
