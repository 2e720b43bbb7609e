"""What the pages show: everything a brief, a log and the accounts say, in order, marked for what it is."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec
import pytest

from goodoffices.acts.when import moment
from goodoffices.desk.desks import Desk
from goodoffices.desk.viewer import Moments, look_of, standing_of
from goodoffices.export.tongue import tongue_of
from goodoffices.record.file import Mediation
from goodoffices.standing.accounts import account_sets
from goodoffices.standing.brief import brief
from goodoffices.standing.log import log
from goodoffices.standing.standing import Standing
from tests.desk.desks import NOW, PAGES, Page, address, client, desk_of, page, supplied, supplied_desk

LOOKS: tuple[dict[str, str], ...] = ({}, {"room": "north-room"}, {"room": "public"}, {"as_of": "2031-03"})


def harbour(room: str = "") -> Standing:
    """Return the guided example as a page reads it."""
    held = supplied_desk().find("harbour")
    at = moment("2031-05-20", held.zone)
    return standing_of(held, look_of({"room": room}), Moments(at, at, at, {}))


def headings(found: Page) -> list[int]:
    """Return the levels of the headings, in order."""
    return [int(tag[1]) for tag, _ in found.elements if re.fullmatch("h[1-6]", tag)]


@pytest.mark.parametrize("route", [*PAGES, "mediations"])
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("language", ["en", "ar", "he"])
def test_a_page_hangs_together(route: str, look: dict[str, str], language: str) -> None:
    """Well-formed, one first heading, no level left out, one main part, ids once each, and labels that lead on."""
    found = page(None, address(route, **look), language)
    levels = headings(found)
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    named = {key for _, a in found.elements for name in ("aria-labelledby", "aria-describedby", "for")
             for key in a.get(name, "").split()}  # fmt: skip
    assert found.wrong == []
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(ids) == len(set(ids))
    assert named <= set(ids)
    assert {one.removeprefix("#") for one in found.links() if one.startswith("#")} <= set(ids)
    assert (len(found.all("main")), len(found.all("footer"))) == (1, 1)
    assert found.all("html")[0]["lang"] == language


def test_the_list_has_each_mediation_with_its_status() -> None:
    """Mediations come in the order given, each with its name and where each role stands."""
    found = page(None, "/")
    assert found.links() == ["#main", "/", "/settings", "/harbour/", "/doha/"]
    assert found.text.index("Selwick harbour talks") < found.text.index("Gaza ceasefire mediation")
    assert found.text.count("PAUSED") == 2


def test_an_empty_desk_says_what_to_do() -> None:
    """With no mediation the list says so, and leads to where one begins."""
    asker = client(Desk(door="a token"))
    asker.get("/open/a%20token")
    found = Page(asker.get("/").content.decode())
    assert "There is no mediation on this desk" in found.text
    assert "/begin" in found.links()
    assert "/begin" not in page(Desk(), "/").links()


def test_two_files_of_one_name_are_both_there() -> None:
    """A name that comes twice is numbered, so that both can be opened."""
    one = Mediation(key="talks", zone="UTC")
    found = page(desk_of(one, msgspec.structs.replace(one, zone="Asia/Qatar")), "/talks-2/")
    assert "Days are days in Asia/Qatar." in found.text


@pytest.mark.parametrize("room", ["", "north-room", "public"])
def test_every_section_of_the_brief_is_there(room: str) -> None:
    """Each section has its heading, those that matter first, and each empty one what that means."""
    s = harbour(room)
    found = page(None, address("stand", room=room))
    headings = [one["id"] for one in found.all("h2")]
    assert headings[:7] == ["status", "due", "conditions", "offices", "contacts", "owed", "accounts"]
    assert sorted(headings) == sorted(section.tag for section in brief(s).sections)
    named = tongue_of("en").sections
    for section in brief(s).sections:
        heading, empty = named[section.tag]
        if not section.lines:
            assert empty in found.text
        else:
            assert f"{heading.capitalize()} " in found.text or section.tag == "status"


def _html(where: str) -> str:
    return client().get(where).content.decode()


def test_on_whose_word_stands_with_each_line() -> None:
    """Basis, denials, who knows, and what is only possible or corrected are on the page as such."""
    doha = page(None, "/doha/")
    assert "Reported by one unnamed source" in doha.text
    assert "Denied by" in doha.text
    assert "Known to" in doha.text
    assert "Possibly, by then" in page(None, "/doha/?as_of=2024-04-10").text
    assert "(corrected)" in _html(address("timeline", page="1"))


def test_what_was_entered_later_is_marked() -> None:
    """What was learnt by the day asked for but written down only after it is marked so."""
    mediation = supplied("harbour")
    after = NOW + 10 * 86_400
    late = tuple(msgspec.structs.replace(e, learnt=e.when or e.learnt, entered=after) for e in mediation.entries)
    desk = desk_of(msgspec.structs.replace(mediation, entries=late), now=after + 86_400)
    assert "Entered later" in page(desk, address("stand", known_at="2031-05-20")).text
    assert "Entered later" not in page(None, address("stand")).text


def test_long_sections_fold_and_unfold() -> None:
    """What a mediator needs first is never folded; the rest is, with its count, and one link opens all of it."""
    folded = page(None, address("stand"))
    opened = page(None, address("stand", fold="none"))
    closed, wide = ([one for one in found.all("details") if one.get("class") != "tucked"] for found in (folded, opened))
    assert [one for one in closed if "open" in one] == []
    assert len(closed) == len(wide) > 3
    assert [one for one in wide if "open" not in one] == []
    assert address("stand", fold="none") in folded.links()
    assert re.search(r"Public record \d+ entries", folded.text)


@pytest.mark.parametrize("room", ["", "north-room"])
def test_the_table_has_a_row_for_every_act(room: str) -> None:
    """Every act this viewer may see has its row, numbered on from page to page, with when it was entered."""
    acts = len(log(harbour(room)))
    rows = []
    for number in range(1, -(-acts // 100) + 1):
        found = page(None, address("timeline", room=room, page=str(number)))
        here = [one["id"] for one in found.all("tr") if "id" in one]
        assert found.text.count("entered 2031-") == len(here)
        assert len(found.all("svg", role="img")) == len(found.all("figcaption")) > 0
        rows += here
    assert rows == [f"n{number}" for number in range(1, acts + 1)]


def test_a_correction_stands_with_what_it_corrects() -> None:
    """In the table an entry stands as it was recorded, followed by what corrections made of it."""
    text = "".join(page(None, address("timeline", page=number)).text for number in "12")
    assert "As corrected:" in text
    assert "Struck: nothing stands in its place." in text


def test_accounts_stand_side_by_side() -> None:
    """Each side of each set is there once, in its order, with the open targets and those beside, and no verdict."""
    found = page(None, "/doha/public")
    held = supplied_desk().find("doha")
    at = moment("2024-11-09", held.zone)
    sets = account_sets(standing_of(held, look_of({}), Moments(at, at, at, {})))
    assert len(found.all("article", class_="matter")) == len(sets) == 5
    assert len(found.all("span", class_="letter")) == sum(len(one.sides) for one in sets)
    assert found.text.count("Target not stated:") == sum(len(one.open) for one in sets) > 0
    assert found.text.count("Beside them, on no side:") == sum(len(one.beside) for one in sets) > 0
    assert "(a difference, not a contradiction)" in found.text
    assert "Pairs of statements against each other: 3" in found.text


def test_words_keep_their_language() -> None:
    """Quoted Arabic and Hebrew carry their language and direction, each version on its own; English ones too."""
    found = page(None, address("stand"))
    assert found.all("bdi", class_="quote", lang="ar", dir="rtl") != []
    assert found.all("bdi", class_="quote", lang="he", dir="rtl") != []
    assert found.all("bdi", class_="quote", lang="en", dir="ltr") != []
    assert len(found.all("span", class_="version")) >= 3


def test_parties_are_told_apart_by_shape() -> None:
    """Each party has its own shape before its name, hidden from those who hear the page read out."""
    html = _html(address("stand"))
    shapes = dict(
        re.findall(r'<span class="shape" aria-hidden="true">(.)</span><bdi class="name">(North|South)</bdi>', html)
    )
    assert sorted(shapes.values()) == ["North", "South"]


@pytest.mark.parametrize("route", [*PAGES, "mediations"])
@pytest.mark.parametrize("language", ["ar", "he"])
def test_a_page_says_the_same_in_each_language(route: str, language: str) -> None:
    """In a language from the right the page turns, and has the same parts, links and words of the record."""
    plain, turned = page(None, address(route)), page(None, address(route), language)
    assert (plain.all("html")[0]["dir"], turned.all("html")[0]["dir"]) == ("ltr", "rtl")
    # what is gathered by kind comes in the order of what kinds are called
    assert sorted(turned.links()) == sorted(plain.links())
    assert sorted(elements(turned)) == sorted(elements(plain))
    # the page for write-ups has an example of ours between quotation marks
    assert words_of_the_record(turned) == words_of_the_record(plain) or route == "write-up"


def elements(found: Page) -> list[str]:
    """Return the elements of a page, but for those that set a name or a date apart within a sentence."""
    return [tag for tag, _ in found.elements if tag not in ("bdi", "span", "strong")]


def words_of_the_record(found: Page) -> list[str]:
    """Return the quotations on a page, in order."""
    return re.findall("“[^”]*”", found.text)


def test_the_rooms_to_choose_from_are_those_one_can_see() -> None:
    """Whoever holds the file may look from every room that anybody is in; from a room, only from those it can see."""
    whole = {one["value"] for one in page(None, address("stand")).all("option")}
    within = {one["value"] for one in page(None, address("stand", room="north-room")).all("option")}
    assert {"", "public", "team", "joint", "north-room", "south-room", "north-inner", "host-room"} <= whole
    assert within == {"", "public", "joint", "north-room"}
