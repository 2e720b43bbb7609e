"""Notices and conditions: served in two rooms in different words, biting when the round closes, nothing by itself."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.acts.notices import Notice, Service
from goodoffices.acts.process import Suspension
from goodoffices.acts.talks import RoundClosed, RoundOpened
from goodoffices.acts.values import Basis
from goodoffices.desk.desks import Desk
from goodoffices.record.entry import Entry
from tests.desk.desks import Page, client, fresh_desk, page
from tests.desk.filled import Sheet, opened, sent

NORTH_WORDS = "Before the gulls are back we shall stop, if it ends so."
SOUTH_WORDS = "Count on nothing after the last candle of this round."


@pytest.fixture
def desk() -> Desk:
    """A desk with the example, in which a third round has been opened."""
    found = fresh_desk("harbour")
    act = RoundOpened(name="third round", between=("north", "south"))
    found.find("harbour").write(Entry(id="round-3", room="public", act=act, basis=Basis(how="done")))
    return found


def written(desk: Desk, kind: type[Any]) -> list[Any]:
    """Return every act of a kind on record."""
    return list(desk.find("harbour").mine().of_kind(kind.__name__))


def close(desk: Desk, outcome: Any = "no agreement") -> None:
    """Close the third round."""
    act = RoundClosed(round="round-3", outcome=outcome)
    desk.find("harbour").write(Entry(id="", room="public", act=act, basis=Basis(how="done")))


def notice(desk: Desk, **more: str) -> Sheet:
    """Return the form filled in: to both sides, each in its own words, on the end of the third round."""
    sheet = opened(desk, "/harbour/notices/new")
    return sheet | {
        "by": "envoy", "consequence": "the envoy stalls its efforts", "bites": "event", "event": "no agreement",
        "trigger.round": "round-3", "to.0.given": "yes", "to.0.words.0.text": NORTH_WORDS, "to.0.served": "yes",
        "to.0.means": "read out", "to.0.when.value": "2031-05-19", "to.1.given": "yes",
        "to.1.words.0.text": SOUTH_WORDS, "to.1.served": "yes", "to.1.when.value": "2031-05-20",
    } | more  # fmt: skip


def test_each_side_has_a_notice_of_its_own(desk: Desk) -> None:
    """One form writes a notice and a service in each room, and neither side's page shows that there is another."""
    answer = sent(desk, "/harbour/notices/new", notice(desk))
    assert answer.status_code == 303
    assert sorted(e.room for e in written(desk, Notice) if e.act.by == "envoy" and e.id != "envoy-notice") == [
        "north-room",
        "south-room",
    ]
    ours = page(desk, "/harbour/notices").text
    assert NORTH_WORDS in ours
    assert SOUTH_WORDS in ours
    theirs = page(desk, "/harbour/notices?room=north-room").text
    assert NORTH_WORDS in theirs
    assert SOUTH_WORDS not in theirs
    assert theirs.count("the envoy stalls its efforts") == ours.count("the envoy stalls its efforts") / 2
    assert SOUTH_WORDS in page(desk, "/harbour/notices?room=south-room").text
    assert NORTH_WORDS not in page(desk, "/harbour/notices?room=south-room").text


@pytest.mark.parametrize("where", ["notices", "", "timeline", "notices?only=notices", "pause", "office"])
def test_words_of_one_side_stand_on_no_page_of_the_other(desk: Desk, where: str) -> None:
    """Whatever North looks at is the same, byte for byte, whether South was given notice or not."""
    from tests.desk.desks import settled

    bare = fresh_desk("harbour")
    act = RoundOpened(name="third round", between=("north", "south"))
    bare.find("harbour").write(Entry(id="round-3", room="public", act=act, basis=Basis(how="done")))
    only_south = {"to.0.given": "", "to.0.words.0.text": "", "to.0.served": "", "to.0.means": "", "to.0.when.value": ""}
    assert sent(desk, "/harbour/notices/new", notice(desk, **only_south)).status_code == 303
    joint = "&" if "?" in where else "?"
    address = f"/harbour/{where}{joint}room=north-room"
    assert settled(client(desk).get(address).content) == settled(client(bare).get(address).content)


@pytest.mark.parametrize(
    ("by", "chosen", "how"),
    [
        ("envoy", "", "done"),
        ("south", "", "not stated"),
        ("south", "reported", "reported"),
        ("envoy", "witnessed", "witnessed"),
    ],
)
def test_how_we_know_of_a_notice_goes_by_who_gives_it(desk: Desk, by: str, chosen: str, how: str) -> None:
    """Left as it stands at first, our own was done by us, and of anybody else's it is not said; a choice counts."""
    sheet = notice(desk, by=by)
    assert sheet["basis.how"] == ""
    before = {e.id for kind in (Notice, Service) for e in written(desk, kind)}
    assert sent(desk, "/harbour/notices/new", sheet | {"basis.how": chosen}).status_code == 303
    made = [e for kind in (Notice, Service) for e in written(desk, kind) if e.id not in before]
    assert [e.basis.how for e in made] == [how] * 4


def test_all_may_know_the_same_notice_in_other_words(desk: Desk) -> None:
    """One notice in a room that all are in, and each side's words in its own room only."""
    answer = sent(desk, "/harbour/notices/new", notice(desk, same="yes", room="joint"))
    assert answer.status_code == 303
    assert [e.room for e in written(desk, Notice) if e.id not in ("envoy-notice", "tug-notice")] == ["joint"]
    theirs = page(desk, "/harbour/notices?room=north-room").text
    assert NORTH_WORDS in theirs
    assert SOUTH_WORDS not in theirs
    assert "No service is known here." in theirs


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"same": "yes", "room": "public", "to.1.served": "", "to.1.when.value": ""}, "it belongs to the service"),
        ({"to.0.room": "joint"}, "In this room, too: South"),
        ({"to.0.room": "public"}, "In this room, too: South"),
        ({"words.0.text": "for all"}, "you asked for a notice of its own for each"),
        ({"to.0.given": ""}, "who is not chosen as a recipient"),
        ({"bites": ""}, "Say on what the notice bites"),
        ({"trigger.round": ""}, "You chose that it bites on this"),
        ({"bites": "at"}, "You chose that it bites on this"),
        ({"bites": "at", "trigger.at.value": "soon"}, "soon"),
        ({"bites": "service", "trigger.after_service.count": "ten", "trigger.after_service.unit": "days"}, "ten"),
        ({"consequence": ""}, "needed"),
        ({"to.1.when.value": "2031-02-30"}, "2031-02-30"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(desk: Desk, more: dict[str, str], says: str) -> None:
    """The form comes back with everything that was typed and the error at its field; nothing is half-written."""
    before = len(written(desk, Notice)) + len(written(desk, Service))
    sheet = notice(desk, **more)
    answer = sent(desk, "/harbour/notices/new", sheet)
    html = answer.content.decode()
    back = Page(html)
    assert answer.status_code == 400
    assert says in back.text
    assert [one for one in back.all("div") if one.get("id") == "wrong"]
    assert back.wrong == []
    assert Sheet.of(html).typed() == sheet.typed()
    assert len(written(desk, Notice)) + len(written(desk, Service)) == before


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"to.0.room": "south-room"}, "Choose one of the rooms you are in."),
        ({"to.0.room": "no-such-room"}, "Choose one of the rooms you are in."),
        ({"same": "yes", "room": "north-room"}, "Not in this room: South"),
    ],
)
def test_a_room_that_was_not_offered_is_refused_and_none_put_in_its_place(
    desk: Desk, more: dict[str, str], says: str
) -> None:
    """Words for North are never written in South's room, and no other room is chosen for whoever sent it."""
    answer = sent(desk, "/harbour/notices/new", notice(desk, **more))
    html = answer.content.decode()
    assert answer.status_code == 400
    assert says in Page(html).text
    name = "room" if "same" in more else "to.0.room"
    assert Sheet.of(html)[name] == ""
    assert len([e for e in written(desk, Notice) if e.act.by == "envoy"]) == 1


def test_a_round_that_one_side_may_not_know_of_is_refused_at_its_field(desk: Desk) -> None:
    """A notice in North's room may not point to a round that only the team knows of."""
    act = RoundOpened(name="secret round")
    desk.find("harbour").write(Entry(id="round-x", room="team", act=act, basis=Basis(how="done")))
    answer = sent(desk, "/harbour/notices/new", notice(desk, **{"trigger.round": "round-x"}))
    html = answer.content.decode()
    back = Page(html)
    assert answer.status_code == 400
    assert "#f-trigger-round" in back.links()
    assert len([e for e in written(desk, Notice) if e.act.by == "envoy"]) == 1


def test_sent_twice_it_is_there_once(desk: Desk) -> None:
    """A double click writes one notice for each side, and both answers lead on."""
    sheet = notice(desk)
    answers = [sent(desk, "/harbour/notices/new", sheet).status_code for _ in range(2)]
    assert answers == [303, 303]
    assert len([e for e in written(desk, Notice) if e.act.consequence == "the envoy stalls its efforts"]) == 2


def test_a_round_that_closed_meanwhile_makes_the_form_stale(desk: Desk) -> None:
    """What was added is shown, what was typed is kept, and a person may record it all the same."""
    sheet = notice(desk)
    close(desk)
    answer = sent(desk, "/harbour/notices/new", sheet)
    html = answer.content.decode()
    assert "Closed at a time not stated: no agreement." in Page(html).text
    assert answer.status_code == 409
    assert Sheet.of(html).typed() == sheet.typed()
    assert sent(desk, "/harbour/notices/new", sheet | {"anyway": "1"}).status_code == 303


def test_when_the_round_closes_it_has_come_due_and_nothing_is_recorded(desk: Desk) -> None:
    """Until then it waits with no date; then the page drafts what was announced and leaves the act to a person."""
    assert sent(desk, "/harbour/notices/new", notice(desk)).status_code == 303
    waiting = page(desk, "/harbour/notices")
    assert "round closes without agreement. That it has is not known here. No date was stated." in waiting.text
    assert "Nothing is known here that has come due" in waiting.text
    before = len(written(desk, Suspension))
    close(desk)
    found = page(desk, "/harbour/notices")
    assert "The program records nothing by itself." in found.text
    assert "Has come due the envoy stalls its efforts" in found.text
    assert "empty: they are yours to write" in found.text
    assert len(written(desk, Suspension)) == before
    made = next(e for e in written(desk, Notice) if e.act.consequence == "the envoy stalls its efforts")
    assert f"/harbour/record/Suspension?about={made.id}&by=envoy" in found.links()
    assert f"/harbour/record/Extension?about={made.id}" in found.links()
    assert f"/harbour/record/Reply?about={made.id}" in found.links()


def test_the_draft_of_a_pause_is_prefilled_but_for_the_words(desk: Desk) -> None:
    """Its form names who pauses and which notice it follows, shows what was announced, and has no words in it."""
    assert sent(desk, "/harbour/notices/new", notice(desk)).status_code == 303
    close(desk)
    links = page(desk, "/harbour/notices").links()
    where = next(one for one in links if one.startswith("/harbour/pause/new") and "north-room" in one)
    sheet = opened(desk, where)
    assert sheet["by"] == "envoy"
    assert sheet["follows"] in where
    assert sheet["room"] == "north-room"
    assert sheet["words.0.text"] == ""
    assert "What the notice announced: the envoy stalls its efforts" in page(desk, where).text


def test_another_outcome_does_not_make_it_bite(desk: Desk) -> None:
    """Where the round ends otherwise nothing has come due."""
    assert sent(desk, "/harbour/notices/new", notice(desk)).status_code == 303
    close(desk, "agreement")
    found = page(desk, "/harbour/notices").text
    assert "Has come due" not in found
    assert "it ended otherwise" in found


def test_once_acted_on_it_is_drafted_no_more(desk: Desk) -> None:
    """A pause that follows the notice, recorded by a person, ends the draft."""
    assert sent(desk, "/harbour/notices/new", notice(desk)).status_code == 303
    close(desk)
    for made in [e for e in written(desk, Notice) if e.act.consequence == "the envoy stalls its efforts"]:
        act = Suspension(by="envoy", follows=made.id)
        desk.find("harbour").write(Entry(id="", room=made.room, act=act, basis=Basis(how="done")))
    assert "Has come due" not in page(desk, "/harbour/notices").text


def test_service_and_receipt_stand_apart(desk: Desk) -> None:
    """Served is not acknowledged, an acknowledgement is no consent, and what is not known is not said to be missing."""
    found = page(desk, "/harbour/notices").text
    assert "Acknowledged by ◇North 2031-03-14; receipt is not consent." in found
    assert "No acknowledgement is known here." in found
    north = page(desk, "/harbour/notices?room=north-room").text
    assert "You should know before the round ends" not in north
    assert "We tell you in good time and with respect" in north


def test_an_instant_is_shown_in_the_zones_that_people_named(desk: Desk) -> None:
    """A time named in another zone is shown in the mediation's and in that one."""
    sheet = notice(
        desk, bites="at", **{"trigger.at.value": "2031-06-01T12:00", "trigger.at.zone": "Asia/Tokyo"}
    ) | {"trigger.round": ""}  # fmt: skip
    assert sent(desk, "/harbour/notices/new", sheet).status_code == 303
    found = page(desk, "/harbour/notices").text
    assert "2031-06-01 04:00 in Europe/Lisbon" in found
    assert "2031-06-01 12:00 in Asia/Tokyo" in found


def test_a_time_after_service_is_counted_for_each(desk: Desk) -> None:
    """Ten days after service fall on the day that each side's own service makes them."""
    span = {"trigger.after_service.count": "10", "trigger.after_service.unit": "days"}
    assert sent(desk, "/harbour/notices/new", notice(desk, bites="service", **span)).status_code == 303
    found = page(desk, "/harbour/notices").text
    assert "2031-05-29 in Europe/Lisbon" in found
    assert "2031-05-30 in Europe/Lisbon" in found


def test_opposite_views_stand_side_by_side(desk: Desk) -> None:
    """Each view under whoever holds it, in the words used, without any conclusion; whoever has none is there too."""
    found = page(desk, "/harbour/notices?only=conditions")
    assert "◇North: met (2031-05-12)." in found.text
    assert "△South: not met (2031-05-13)." in found.text
    assert "The name is sent, the line is open. What is missing?" in found.text
    assert "No view is known here." in found.text
    assert len(found.all("div", class_="side")) == 3
    assert "/harbour/record/ConditionAssessment?about=condition-return" in found.links()
    assert [one for one in found.all("bdi") if one.get("lang") == "ar"]


def test_views_of_a_closed_room_are_not_seen_from_the_public_one(desk: Desk) -> None:
    """From the public room the condition is there, and nobody's view of it."""
    found = page(desk, "/harbour/notices?room=public").text
    assert "We will take up our role again" in found
    assert "not met" not in found
    assert "No view is known here." in found


def test_looking_from_a_room_nothing_is_written(desk: Desk) -> None:
    """Seen as somebody else there is no form and no link to one."""
    assert client(desk).get("/harbour/notices/new?room=north-room").status_code == 404
    links = page(desk, "/harbour/notices?room=north-room").links()
    assert not [one for one in links if "/record/" in one or "/new" in one]


def test_a_row_more_is_given_without_losing_anything(desk: Desk) -> None:
    """One more language for one recipient: all that was typed is still there, and nothing is recorded."""
    sheet = notice(desk)
    html = sent(desk, "/harbour/notices/new", sheet | {"more": "to.0.words"}).content.decode()
    assert Sheet.of(html).typed() == sheet.typed()
    assert "to.0.words.1.text" in Sheet.of(html)


def test_a_form_left_lying_there_is_found_again(desk: Desk) -> None:
    """What was typed and not sent comes back, and is gone once it was recorded."""
    sheet = notice(desk)
    answer = client(desk).post("/harbour/draft", sheet.typed() | {"draft-of": "notices/new"})
    assert answer.status_code < 400
    kept = opened(desk, "/harbour/notices/new")
    assert kept["to.0.words.0.text"] == NORTH_WORDS
    assert sent(desk, "/harbour/notices/new", kept).status_code == 303
    assert opened(desk, "/harbour/notices/new")["to.0.words.0.text"] == ""


def test_long_lists_are_a_page_at_a_time(desk: Desk) -> None:
    """Of many notices some stand on the page, with a way to all of them."""
    acts = [Notice(by="envoy", to=("north",), consequence=f"step {n} follows") for n in range(120)]
    held = desk.find("harbour")
    held.write(*(Entry(id="", room="team", act=act, basis=Basis(how="done")) for act in acts))
    found = page(desk, "/harbour/notices")
    assert len(found.all("article", class_="notice")) == 25
    assert "/harbour/notices?only=notices" in found.links()
    whole = page(desk, "/harbour/notices?only=notices")
    assert len(whole.all("article", class_="notice")) == 100
    assert "Page 1 of 2" in whole.text
    assert len(page(desk, "/harbour/notices?only=notices&page=2").all("article", class_="notice")) == 22


def test_a_time_after_service_needs_the_day_of_service(desk: Desk) -> None:
    """No day is worked out from a service whose day nobody gave; the notice itself is of today unless changed."""
    span = {"trigger.after_service.count": "10", "trigger.after_service.unit": "days", "to.1.when.value": ""}
    answer = sent(desk, "/harbour/notices/new", notice(desk, bites="service", **span))
    assert answer.status_code == 400
    assert "This is needed. Fill it in." in answer.content.decode()
    assert not [e for e in written(desk, Notice) if "stalls" in e.act.consequence]
    assert sent(desk, "/harbour/notices/new", notice(desk)).status_code == 303
    assert {e.when.value for e in written(desk, Notice) if "stalls" in e.act.consequence} == {"2031-05-20"}


def test_whoever_closes_a_round_is_told_what_bites(desk: Desk) -> None:
    """The page of the act that closed the round shows the notice that has come due by it, and no other round's does."""
    assert "the envoy pauses its role" in page(desk, "/harbour/entry/round-2-closed").text
    assert "COME DUE" in page(desk, "/harbour/entry/round-2-closed").text
    assert "the envoy pauses its role" not in page(desk, "/harbour/entry/round-1-closed").text
