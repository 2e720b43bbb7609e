"""The two days a page is read at: what is asked, what is usual, and what is said of either."""

from __future__ import annotations

import msgspec
import pytest

from tests.desk.desks import NOW, PAGES, Page, address, client, desk_of, page, supplied

UNREADABLE = {
    "yesterday": "cannot be read as one day",
    "9/11/2024": "Did you mean 2024-11-09 or 2024-09-11?",
    "2031-02-30": "cannot be read as one day",
    "2031-05-20~": "cannot be read as one day",
    "2031-03/2031-04": "cannot be read as one day",
    "9" * 5_000: "cannot be read as one day",
}


@pytest.mark.parametrize("route", PAGES)
@pytest.mark.parametrize("value", UNREADABLE)
@pytest.mark.parametrize("field", ["as_of", "known_at"])
def test_a_day_that_cannot_be_read_is_said_at_its_field(route: str, value: str, field: str) -> None:
    """The answer is 400; the field keeps what was written and names its error; nothing of the record is shown."""
    response = client().get(address(route, **{field: value}))
    found = Page(response.content.decode())
    box = found.all("input", name=field)[0]
    assert response.status_code == 400
    assert (box["value"], box["type"], box["aria-invalid"]) == (value[:200], "text", "true")
    assert [one["id"] for one in found.all("span", class_="error")] == [box["aria-describedby"]]
    assert UNREADABLE[value] in found.text
    assert "Write a day like 2031-03-01" in found.text
    assert "PAUSED" not in found.text


def test_both_days_can_be_wrong_at_once() -> None:
    """Two fields that cannot be read are both said to be."""
    assert len(page(None, address("stand", as_of="x", known_at="y")).all("span", class_="error")) == 2


@pytest.mark.parametrize("day", ["2031-03-01", "2031-03", "2031", "2031-03-01T14:00"])
def test_a_day_can_be_a_month_a_year_or_a_time(day: str) -> None:
    """Whatever the command line takes as one moment, the pages take too."""
    assert client().get(address("stand", as_of=day)).status_code == 200


def test_the_usual_day_is_the_one_the_file_names() -> None:
    """Without a day asked for, a file that names one is read on it; nothing then needs saying."""
    found = page(None, address("stand"))
    assert "As of 2031-05-20, as known at 2031-05-20." in found.text
    assert found.all("div", class_="told") == []


def test_without_a_day_in_the_file_it_is_today() -> None:
    """A file that names no day is read now, by the clock that was handed in."""
    desk = desk_of(msgspec.structs.replace(supplied("harbour"), read_as_of=""), now=2_000_000_000)
    assert "As of 2033-05-18 04:33" in page(desk, address("stand")).text


def test_a_clock_beyond_the_day_of_the_file_goes_before_it() -> None:
    """Where a file names a day that is over, it is read now: what was written since would not be shown otherwise."""
    desk = desk_of(supplied("harbour"), now=NOW + 2 * 86_400)
    assert "As of 2031-05-22 17:59" in page(desk, address("stand")).text


def test_looking_back_uses_all_that_is_known_now() -> None:
    """An earlier day leaves what is known as it is: the dateline and the banner say so."""
    found = page(None, address("stand", as_of="2031-03-15"))
    assert "As of 2031-03-15, as known at 2031-05-20." in found.text
    assert "As of 2031-03-15, a past day: what had happened by then" in found.text
    assert "As known at" not in found.text.partition("a past day")[2].partition("The roles")[0]
    assert "PAUSED" not in found.text


def test_looking_ahead_is_said() -> None:
    """A day to come is called one."""
    assert "As of 2031-06-30, a day to come:" in page(None, address("stand", as_of="2031-06-30")).text


def test_what_was_known_then_is_said() -> None:
    """Asked for what was known at a day, the page says that nothing learnt since is in it, and holds nothing of it."""
    found = page(None, address("stand", known_at="2031-03-15"))
    assert "As known at 2031-03-15: what had been learnt by then, and nothing learnt since." in found.text
    assert "PAUSED" not in found.text


@pytest.mark.parametrize("route", ["stand", "timeline"])
def test_before_anything_was_learnt_the_page_says_what_to_do(route: str) -> None:
    """With nothing learnt by then, the page says so and links to the same look with all that is known now."""
    found = page(None, address(route, known_at="2030-01-01", as_of="2031-04-01"))
    assert "Nothing had been learnt by then." in found.text
    assert address(route, as_of="2031-04-01") in found.links()


@pytest.mark.parametrize("route", PAGES)
def test_every_link_keeps_the_look(route: str) -> None:
    """Each link to a page of the mediation keeps days and room, but for what leads to the usual look and to writing."""
    look = {"as_of": "2031-04-01", "known_at": "2031-04-02", "room": "joint"}
    found = page(None, address(route, **look))
    inner = [one["href"] for one in found.all("a") if one["href"].startswith("/harbour/")]
    kept = [href for href in inner if all(f"{name}={value}" in href for name, value in look.items())]
    assert {address(other, **look) for other in PAGES} <= set(kept)
    assert {href for href in inner if href not in kept} == {address(route), address("record"), address("notes")}


def test_the_form_asks_for_what_is_looked_at() -> None:
    """The form holds the days and the room that are looked at, and leads back to the same page."""
    found = page(None, address("timeline", as_of="2031-04-01", room="joint"))
    assert found.all("form")[0]["action"] == address("timeline")
    assert found.all("input", name="as_of", type="text", value="2031-04-01") != []
    assert [one["value"] for one in found.all("option") if "selected" in one] == ["joint"]


@pytest.mark.parametrize("route", PAGES)
@pytest.mark.parametrize("typed", ["2031-03-01", "2031-03", "2031", "2031-03-01T14:00", ""])
def test_a_field_takes_what_is_typed_and_keeps_it(route: str, typed: str) -> None:
    """Each day is a field of plain text with an example and a hint, and holds what was written in it as it was."""
    found = page(None, address(route, as_of=typed, known_at=typed))
    hints = {one["id"] for one in found.all("span", class_="hint")}
    for name in ("as_of", "known_at"):
        box = found.all("input", name=name)[0]
        assert (box["type"], box["value"], box["placeholder"], box["spellcheck"]) == (
            "text",
            typed,
            "2024-11-09",
            "false",
        )
        assert "pattern" not in box
        assert box["aria-describedby"] in hints
