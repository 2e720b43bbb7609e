"""Pause and return: one mediator pauses while another goes on, with what stops, what continues, and what was said."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.acts.notices import Condition
from goodoffices.acts.process import Resumption, Suspension
from goodoffices.acts.values import Basis
from goodoffices.desk.desks import Desk
from goodoffices.record.entry import Entry
from goodoffices.record.file import read_mediation
from tests.desk.desks import Page, client, desk_of, fresh_desk, page
from tests.desk.filled import Sheet, opened, sent

HEAD = """
goodoffices: 1
mediation: harbour
zone: UTC
language: en
plain: yes
entered: 2031-01-20T18:00
recorded_by: amal
"""
WORDS = "We rest our oars for now."


def written(desk: Desk, kind: type[Any]) -> list[Any]:
    """Return every act of a kind on record."""
    return list(desk.find("harbour").mine().of_kind(kind.__name__))


def pause(desk: Desk, **more: Any) -> Sheet:
    """Return the form for a pause filled in, with two conditions of return, one of them in two languages."""
    return opened(desk, "/harbour/pause/new?by=conciliation&in=joint") | {
        "words.0.text": WORDS, "stops": "joint sessions\nvisits", "continues": "the safety line\nthe minutes",
        "because.0.text": "The winter is long.", "when.value": "2031-05-20",
        "condition.0.words.0.text": "When the ice is gone.", "condition.0.words.0.lang": "en",
        "condition.0.words.1.text": "عندما يذوب الجليد", "condition.0.words.1.lang": "ar",
        "condition.0.assessed_by": ["north", "south"], "condition.1.words.0.text": "When both have written.",
    } | more  # fmt: skip


def test_which_one_is_paused_and_which_goes_on() -> None:
    """A pause belongs to one entity; what stops and what continues stand beside each other, our reading marked ours."""
    found = page(None, "/harbour/pause").text
    assert "Paused: the envoy's office. Going on: the Conciliation Service." in found
    assert "The role of the envoy's office as mediator is PAUSED: announced 2031-03-24." in found
    assert "Our reading: suspension (paused, not ended)." in found
    assert "What continues – the safety line".replace("– ", "") in found
    assert "The role of the Conciliation Service as mediator is ACTIVE again: in effect 2031-03-03." in found
    assert "“We interrupt our work for some days.”" in found


def test_the_past_is_as_it_was() -> None:
    """In February it was the service that had paused, and no pause of the envoy is on the page."""
    found = page(None, "/harbour/pause?as_of=2031-02-25").text
    assert "Paused: the Conciliation Service. Going on: the envoy's office." in found
    assert "Our role is paused" not in found


def test_conditions_of_return_stand_with_opposite_views() -> None:
    """The condition in each language, both views beside each other, and whoever is to say it said nothing."""
    found = page(None, "/harbour/pause")
    assert "We will take up our role again when each side has given us in writing" in found.text
    assert {"ar", "he"} <= {one.get("lang") for one in found.all("bdi")}
    assert found.text.index("◇North: met") < found.text.index("△South: not met")
    assert "No view is known here." in found.text
    assert "a rendering" in found.text


def test_a_pause_is_recorded_with_what_goes_on_and_its_conditions() -> None:
    """One form writes the pause and each condition, which hangs on it, all in the room chosen."""
    desk = fresh_desk("harbour")
    answer = sent(desk, "/harbour/pause/new", pause(desk))
    assert answer.status_code == 303
    made = next(e for e in written(desk, Suspension) if e.act.words and e.act.words[0].text == WORDS)
    assert (made.room, made.act.by, made.act.continues) == ("joint", "conciliation", ("the safety line", "the minutes"))
    conditions = [e for e in written(desk, Condition) if e.act.on == made.id]
    assert [[w.lang for w in e.act.words] for e in conditions] in ([["en", "ar"], ["en"]], [["en"], ["en", "ar"]])
    assert {e.act.stated_by for e in conditions} == {"conciliation"}
    found = page(desk, "/harbour/pause").text
    assert "Going on:" not in found
    for said in (WORDS, "the minutes", "joint sessions", "When the ice is gone.", "عندما يذوب الجليد"):
        assert said in found
    outside = page(desk, "/harbour/pause?room=public").text
    assert WORDS not in outside
    assert "Going on: the Conciliation Service." in outside


def test_a_pause_needs_no_conditions_and_makes_none_up() -> None:
    """With nothing typed there, the pause alone is written, and the page says that none is recorded."""
    desk = fresh_desk("harbour")
    bare = {name: "" for name in pause(desk) if name.startswith("condition.")}
    before = len(written(desk, Condition))
    assert sent(desk, "/harbour/pause/new", pause(desk, **bare)).status_code == 303
    assert len(written(desk, Condition)) == before
    assert "No condition of return is recorded. None is made up." in page(desk, "/harbour/pause").text


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"by": ""}, "f-by"),
        ({"when.value": "2031-13-01"}, "f-when"),
        ({"words.0.lang": "!!"}, "f-words"),
        ({"condition.1.words.0.lang": "!!"}, "f-condition-1-words"),
        ({"condition.1.words.0.text": "", "condition.1.depends": "the return"}, "f-condition-1-words"),
        ({"when.value": "2032-01-01"}, "f-when"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_all_is_kept(more: dict[str, str], field: str) -> None:
    """Nothing is written, not even the half that was right."""
    desk = fresh_desk("harbour")
    before = len(written(desk, Suspension)), len(written(desk, Condition))
    sheet = pause(desk, **more)
    answer = sent(desk, "/harbour/pause/new", sheet)
    html = answer.content.decode()
    assert answer.status_code == 400
    assert f"#{field}" in Page(html).links()
    assert Page(html).wrong == []
    assert Sheet.of(html).typed() == sheet.typed()
    assert (len(written(desk, Suspension)), len(written(desk, Condition))) == before


def test_one_more_condition_keeps_what_was_typed() -> None:
    """A further condition is asked for without losing or recording anything."""
    desk = fresh_desk("harbour")
    sheet = pause(desk)
    html = sent(desk, "/harbour/pause/new", sheet | {"more": "condition"}).content.decode()
    assert Sheet.of(html).typed() == sheet.typed()
    assert "condition.2.words.0.text" in Sheet.of(html)


def test_sent_twice_it_is_there_once() -> None:
    """A double click makes one pause, though the first of the two made the form stale."""
    desk = fresh_desk("harbour")
    sheet = pause(desk)
    assert [sent(desk, "/harbour/pause/new", sheet).status_code for _ in range(2)] == [303, 303]
    assert len([e for e in written(desk, Suspension) if e.act.words and e.act.words[0].text == WORDS]) == 1
    assert len([e for e in written(desk, Condition) if e.act.words[0].text == "When both have written."]) == 1


def test_somebody_else_recorded_it_meanwhile() -> None:
    """The form is stale: what was added is shown, nothing typed is lost, and a person decides."""
    desk = fresh_desk("harbour")
    sheet = pause(desk)
    act = Resumption(by="envoy", stage="announced")
    desk.find("harbour").write(Entry(id="", room="public", act=act, basis=Basis(how="done")))
    answer = sent(desk, "/harbour/pause/new", sheet)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "took its role up again" in Page(html).text
    assert Sheet.of(html).typed() == sheet.typed()
    anyway = Sheet.of(html) | {"anyway": "1"}
    assert sent(desk, "/harbour/pause/new", anyway).status_code == 303


def test_a_return_shows_the_views_and_draws_no_conclusion() -> None:
    """The form for a return has the conditions with both views above it, and follows the pause."""
    desk = fresh_desk("harbour")
    found = page(desk, "/harbour/pause/return?by=envoy")
    assert "◇North: met" in found.text
    assert "△South: not met" in found.text
    sheet = opened(desk, "/harbour/pause/return?by=envoy&in=public")
    assert sheet["follows"] == "envoy-pause"
    answer = sent(desk, "/harbour/pause/return", sheet | {"words.0.text": "We are here again."})
    assert answer.status_code == 303
    after = page(desk, "/harbour/pause").text
    assert "The role of the envoy's office as mediator is ACTIVE again" in after
    assert "We are here again." in after
    assert "Our reading: resumption." in after


def test_seen_as_somebody_else_nothing_can_be_recorded() -> None:
    """From a room there is no form."""
    for where in ("pause/new", "pause/return"):
        assert client().get(f"/harbour/{where}?room=public").status_code == 404
    assert not [one for one in page(None, "/harbour/pause?room=public").links() if "/pause/" in one]


def test_where_nobody_mediates_the_page_says_what_to_do() -> None:
    """Without a mediating role there is nothing to pause, and a form for a role."""
    bare = f"{HEAD}acts: []\n".encode()
    found = page(desk_of(read_mediation(bare)), "/harbour/pause")
    assert "No mediating role is known here." in found.text


def test_what_we_do_is_of_today_unless_that_is_changed() -> None:
    """A pause that is recorded in a hurry is dated: without a day nobody could say which turn came last."""
    desk = fresh_desk("harbour")
    for where in ("/harbour/pause/new", "/harbour/pause/return", "/harbour/notices/new"):
        page = Page(client(desk).get(where).content.decode())
        assert [field["value"] for field in page.all("input", name="when.value")] == ["2031-05-20"]
