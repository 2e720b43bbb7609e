"""What is on the table: the tree of versions, who said what to which, the numbers, and the term sheet."""

from __future__ import annotations

import re

import pytest

from goodoffices.acts.values import Quantity
from goodoffices.desk.desks import Desk
from goodoffices.export.moves_svg import Between, Number, axis_of, chart
from goodoffices.record.file import read_mediation
from goodoffices.standing.moves import gaps, lasts, span_of
from goodoffices.standing.proposals import lineage, moves_on
from goodoffices.standing.standing import Standing
from tests.desk.desks import Page, client, desk_of, page, settled, supplied_desk, world_desk
from tests.promises.files import with_tokens
from tests.promises.swapping import ONE, exchanged, swapped
from tests.promises.test_6_swap import exchanged_page

WHERE = "/harbour/proposals"
HEAD = """
goodoffices: 1
mediation: harbour
zone: UTC
language: en
plain: yes
entered: 2031-01-25T18:00
recorded_by: amal
defaults: {basis: witnessed, room: public}
acts:
- {act: PartyJoined, id: north, when: 2031-01-20, name: North}
- {act: PartyJoined, id: south, when: 2031-01-20, name: South}
- {act: Actor, id: amal, name: Amal, sort: person}
- {act: CompartmentOpened, id: public, members: [everyone], sort: public}
- {act: IssueTabled, id: fish, when: 2031-01-20, title: Fish}
"""


def desk(*acts: str) -> Desk:
    """Return a desk with the talks about fish and what is added to them."""
    return desk_of(read_mediation((HEAD + "".join(f"- {{{act}}}\n" for act in acts)).encode()))


def standing(found: Desk) -> Standing:
    """Return where the talks stand for whoever is at the desk."""
    held = found.find("harbour")
    return held.standing(held.operator(), as_of=held.usual(), known_at=held.usual())


def move(key: str, by: str, sort: str, amount: str, day: int = 20, more: str = "") -> str:
    """Return one move on the fish."""
    return f"act: Move, id: {key}, when: 2031-01-{day}, on: fish, by: {by}, sort: {sort}, amount: {amount}{more}"


def version(key: str, follows: str = "", title: str = "") -> str:
    """Return one version of a proposal."""
    after = f", follows: {follows}" if follows else ""
    return f"act: Proposal, id: {key}, when: 2031-01-20, by: north, title: {title or key}{after}"


def html(found: Desk | None, where: str = WHERE) -> str:
    """Return the page as it is sent."""
    return client(found).get(where).content.decode()


def tree(text: str) -> list[tuple[str, int]]:
    """Return the versions of a page with how many lists within lists each lies in."""
    depth, found = 0, []
    for tag in re.findall(
        r'<ul[^>]*>|</ul>|<li class="version-of" id="version-[^"]*"', text[text.index('class="tree"') :]
    ):
        depth += 1 if tag.startswith("<ul") else -1 if tag == "</ul>" else 0
        if tag.startswith("<li"):
            found.append((tag.split("version-")[-1].rstrip('"'), depth))
    return found


def test_each_version_stands_within_the_one_it_follows() -> None:
    """The tree is made of lists within lists, two versions that follow one side by side, and hearsay apart."""
    found = tree(html(supplied_desk()))
    assert found == [("text-1", 1), ("text-2", 2), ("non-paper", 3), ("text-3", 3), ("heard-of", 1)]
    assert page(None, WHERE).wrong == []


def test_a_long_line_of_versions_nests_no_deeper() -> None:
    """Fifty versions, each after the last, are all there once, in order, in no more than eight lists; words say what
    each follows.
    """
    acts = [version(f"v{n}", f"v{n - 1}" if n else "") for n in range(50)]
    text = html(desk(*acts), f"{WHERE}?show=versions")
    found = tree(text)
    assert [key for key, _ in found] == [f"v{n}" for n in range(50)]
    assert max(depth for _, depth in found) == 9
    assert Page(text).text.count("Follows:") == 49
    assert Page(text).wrong == []


def test_versions_come_a_page_at_a_time() -> None:
    """Of many versions the page shows the latest and leads to all of them, a hundred on a page, none left out."""
    found = desk(*(version(f"v{n}") for n in range(130)))
    short = html(found)
    assert [key for key, _ in tree(short)] == [f"v{n}" for n in range(105, 130)]
    assert "Show all 130" in short
    whole = [key for number in (1, 2) for key, _ in tree(html(found, f"{WHERE}?show=versions&page={number}"))]
    assert whole == [f"v{n}" for n in range(130)]


def test_a_circle_of_versions_is_shown_once_each() -> None:
    """Versions that follow each other in a circle are each there once."""
    follows = "act: Correction, when: 2031-01-20, target: v0, reason: slip, instead: "
    found = desk(version("v0"), version("v1", "v0"), follows + "{act: Proposal, title: v0, by: north, follows: v1}")
    assert sorted(node.proposal.id for node in lineage(standing(found))) == ["v0", "v1"]
    assert [key for key, _ in tree(html(found))] == ["v0", "v1"]


def cells(text: str, row: str) -> list[str]:
    """Return the cells of one row of the table of stances, as words."""
    body = text[text.index('class="matrix') :].split("</table>")[0]
    found = next(one for one in body.split('<tr role="row">') if f"<bdi>{row}</bdi>" in one)
    return [Page(cell).text for cell in found.split('<td role="cell"')[1:]]


def test_a_stance_stands_at_its_version_and_at_no_other() -> None:
    """In each row each party has one cell: what it said to that version, that it is its own, or that no answer is
    recorded; what it said before stays readable.
    """
    text = html(supplied_desk())
    north, south, council = cells(text, "A shared basin")
    assert "put it forward" in north
    assert "reject" in south
    assert "no answer recorded" in council
    north, south, council = cells(text, "One basin, two seasons")
    assert "can live with" in north
    assert "accept ad referendum" in south
    assert "Before that: 1" in south
    assert "no instructions" in south
    assert "accept" in council
    assert "reject" not in south
    assert "to what was heard of it, not to a text" in cells(text, "A plan said to be drawn up by the League")[1]


def test_a_missing_answer_is_said_to_be_missing() -> None:
    """Where nobody answered, every party that did not write it is said to have given no answer; nothing says yes."""
    text = html(desk(version("v0"), "act: Proposal, id: v1, when: 2031-01-21, title: ours"))
    assert cells(text, "v0")[1].count("no answer recorded") == 1
    assert ["no answer recorded" in cell for cell in cells(text, "ours")] == [True, True]
    body = text[text.index('class="matrix') :].split("</table>")[0]
    assert "accept" not in body
    assert "A missing answer is not consent." in text


def test_stances_are_told_apart_without_colour() -> None:
    """Each stance has its words and a shape of its own; nothing on the page names a colour."""
    text = html(supplied_desk())
    drawn = re.findall(r'<svg class="stance-mark".*?</svg>\s*<a [^>]*>(?:<bdi[^>]*>)?([^<]+)', text)
    shapes = set(re.findall(r'<svg class="stance-mark".*?</svg>', text))
    assert len(shapes) == len(set(drawn)) + 1
    assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) <= {"currentColor", "none"}


def numbers(text: str) -> list[str]:
    """Return the words drawn in the pictures of a page, without those along the axis."""
    return [Page(one).text for one in re.findall(r'<text [^>]*text-anchor="start">(.*?)</text>', text)]


def test_the_picture_and_the_table_have_the_same_numbers() -> None:
    """Each move drawn is in the table with the same amount and the same condition, and so is what lies between."""
    text = html(supplied_desk(), f"{WHERE}?show=moves")
    table = Page(text[text.index('class="numbers"') :]).text
    drawn = numbers(text)
    assert len(drawn) == 4
    for amount in ("450 calls a year", "150 calls a year", "400 calls a year", "250 calls a year", "300 calls a year"):
        assert amount in " ".join(drawn)
        assert amount in table
    assert "only if △ South reaches 250 calls a year" in drawn[2]
    assert "Only if △ South reaches 250 calls a year." in table.replace("△South", "△ South")
    assert text.count("<title") == text.count("<desc") + 1 == 2


def test_a_mark_lies_where_its_number_does() -> None:
    """The demand is drawn at 450 along the axis, and the offer at 150, where a correction put it."""
    text = html(supplied_desk(), f"{WHERE}?show=moves")
    drawn = text[text.index('viewBox="0 0 720') :]
    ticks = {words: float(x) for x, words in re.findall(r'<text x="([\d.]+)"[^>]*"middle">(\d+)</text>', drawn)}
    demand = float(re.findall(r'<circle cx="([\d.]+)"[^>]*fill="currentColor"', drawn)[0])
    offer = float(re.findall(r'<rect x="([\d.]+)"[^>]*fill="currentColor"', drawn)[0]) + 5.5
    assert abs(demand - (ticks["400"] + ticks["500"]) / 2) < 0.2
    assert abs(offer - (ticks["100"] + ticks["200"]) / 2) < 0.2


def test_a_conditional_move_is_no_last_number() -> None:
    """What hangs on the other side's move is drawn as that and never counted as where a side stands."""
    found = desk(
        move("a", "north", "demand", "{value: 100, unit: tons}"),
        move("b", "north", "demand", "{value: 60, unit: tons}", 21, ", if_they: {party: south, reach: {value: 50}}"),
        move("c", "south", "offer", "{value: 20, unit: tons}"),
    )
    s = standing(found)
    issue = s.must("fish")
    assert {by: f.id for by, f in lasts(s, moves_on(s, issue)).items()} == {"north": "a", "south": "c"}
    assert "Between △ South" not in html(found)
    assert "80 tons" in html(found)


def test_a_vague_amount_is_drawn_as_a_bound() -> None:
    """At most so much is a bar with an open end, what lies between is bounded too, and words alone are not drawn."""
    found = desk(
        move("a", "north", "demand", "{value: 100, unit: tons}"),
        move("b", "south", "offer", "{at_most: 40, unit: tons}"),
        move("c", "south", "offer", "a good part of it", 19),
    )
    text = html(found)
    assert "<polyline" in text
    assert "at least 60 tons" in " ".join(numbers(text))
    assert "In words only: it has no place in the picture." in text
    assert span_of(Quantity(words="a good part of it")) is None


def test_numbers_of_two_units_are_not_set_beside_each_other() -> None:
    """Tons and boats have a picture each, and nothing is worked out between them."""
    found = desk(
        move("a", "north", "demand", "{value: 100, unit: tons}"), move("b", "south", "offer", "{value: 9, unit: boats}")
    )
    s = standing(found)
    assert gaps(s, moves_on(s, s.must("fish"))) == ()
    assert html(found).count('role="img"') == 2
    assert "Nothing is worked out between them" in html(found)


def test_no_gap_where_the_last_number_is_not_sure() -> None:
    """Of two numbers one side gave on one unknown day neither is taken for its last."""
    undated = "act: Move, id: {}, when: 2031-01, on: fish, by: north, sort: demand, amount: {{value: {}, unit: tons}}"
    found = desk(undated.format("a", 90), undated.format("b", 70).replace("2031-01", "2031-01-05"))
    s = standing(found)
    assert "north" not in lasts(s, moves_on(s, s.must("fish")))


def test_a_mirrored_picture_is_the_same_from_the_other_side() -> None:
    """Mirrored, every mark lies as far from the right as it lay from the left, and words begin at the right."""
    numbers = [Number("one", 10, 10, "demand"), Number("two", 40, 40, "offer")]
    plain, turned = (chart("k", "t", "s", numbers, [Between("gap", 10, 40)], mirrored=m) for m in (False, True))
    (left,), (right,) = (re.findall(r'<circle cx="([\d.]+)"', svg) for svg in (plain, turned))
    assert float(left) + float(right) == 720
    assert 'direction="rtl"' in turned
    assert "style=" not in plain
    assert axis_of([1e300, -1e300]) is None
    assert chart("k", "t", "s", [Number("x", -1e300, 1e300, "offer")], []) == ""


def test_words_in_a_picture_cannot_break_it() -> None:
    """A title and a unit made of markup stand in the picture as text."""
    found = desk(
        'act: IssueTabled, id: bad, when: 2031-01-20, title: "</title><script>x"',
        'act: Move, id: m, when: 2031-01-20, on: bad, by: north, sort: offer, amount: {value: 3, unit: "<b>"}',
    )
    text = html(found, f"{WHERE}?show=moves")
    assert "<script>x" not in text
    assert "<b>" not in text
    assert Page(text).wrong == []


def test_the_term_sheet_says_what_stands_and_what_was_replaced() -> None:
    """Lines that stand come with what they are subject to and who initialled; a replaced one is folded, and said so."""
    text = html(supplied_desk(), f"{WHERE}?show=terms")
    stands, replaced = text[text.index('id="terms"') :].split("<details", 1)
    assert "Subject to: " in stands
    assert stands.count("Initialled by") == 2
    assert "go back in two parts" not in stands
    assert "go back in two parts" in replaced
    assert "Replaced since" in replaced


def test_from_a_room_nothing_of_another_room_is_there() -> None:
    """North's room sees no stance South gave in its own, no showing of the team's; South's sees no conditional move."""
    north = page(None, f"{WHERE}?room=north-room").text
    south = page(None, f"{WHERE}?room=south-room").text
    assert "can live with" in north
    assert "ad referendum" not in north
    assert "Shown to" not in north
    assert "no answer recorded" in north
    assert "400 calls" not in south
    assert "Winter days" not in south
    assert "Record a stance" not in north


def test_an_empty_table_says_what_to_do() -> None:
    """With nothing on the table each part says so, and what comes next."""
    found = page(desk_of(read_mediation(HEAD.split("- {act: IssueTabled")[0].encode())), WHERE)
    assert "No proposal is known here." in found.text
    assert "No issue is known here." in found.text
    assert "Nothing agreed for now is known here." in found.text
    assert "/harbour/record/Proposal" in found.links()


@pytest.mark.parametrize("show", ["versions", "moves", "terms"])
@pytest.mark.parametrize("room", ["", "joint", "room-of-one"])
def test_with_the_parties_exchanged_each_part_is_exchanged(show: str, room: str) -> None:
    """Tree, table and picture of the example are the same with the parties exchanged, and nothing else changes."""
    world = with_tokens("harbour")
    own = next((one for one in world.rooms if ONE in one), "") if room == "room-of-one" else room
    here = html(world_desk(world), f"{WHERE}?show={show}&room={own}")
    there = html(world_desk(swapped(world)), f"{WHERE}?show={show}&room={exchanged(own)}")
    assert settled(exchanged_page(here)) == settled(there)
    assert 'class="part"' in there
