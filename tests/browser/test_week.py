"""A first week at the desk, in a real browser: each journey as a mediator makes it, with what is then on record."""

from __future__ import annotations

import re
import time

import pytest
from playwright.sync_api import Browser, Page, expect

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.notices import Condition, ConditionAssessment, Notice, Service
from goodoffices.acts.process import Suspension
from goodoffices.acts.public import Denial, Statement
from goodoffices.acts.talks import Meeting, Message, RoundClosed, RoundOpened
from goodoffices.record.entry import Entry
from goodoffices.record.notebook import Notebook
from tests.browser.week import PASSPHRASE, Week

pytestmark = pytest.mark.browser


def send(page: Page, label: str) -> None:
    """Press the button of a form."""
    page.get_by_role("main").get_by_role("button", name=label, exact=True).last.click()


def test_a_note_in_fifteen_seconds(desk: Week) -> None:
    """By keyboard alone, from any page: names and kinds are completed, the room is named, and it can be taken back."""
    with desk.page("/harbour/timeline") as page:
        begun = time.monotonic()
        page.keyboard.press("F2")
        page.keyboard.type("@nor")
        page.keyboard.press("Tab")
        page.keyboard.type("#sai")
        page.keyboard.press("Enter")
        page.keyboard.type("they can look at it in June")
        expect(page.locator("#capture-line")).to_have_value("@north #said they can look at it in June")
        expect(page.locator("#capture-says p:visible")).to_contain_text("You are writing in")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_contain_text("Not recorded for 60 seconds")
        assert time.monotonic() - begun < 15
        assert page.url == f"{desk.origin}/harbour/timeline"
        assert len(Notebook(desk.held.vault).notes()) == 1
    desk.later(61)
    act = desk.entries("Message")[0].act
    assert isinstance(act, Message)
    assert (act.sender, act.says) == ("north", "they can look at it in June")


def test_two_calls_one_after_the_other(desk: Week) -> None:
    """Whoever has taken one line down types the next one straight away, and it goes into the bar."""
    with desk.page("/harbour/owed") as page:
        for line in ("@ines #call they ask for dates", "@rui #call he asks who knows"):
            page.keyboard.press("F2")
            page.keyboard.type(line)
            page.keyboard.press("Enter")
            # what the page says is there already from the line before: the bar is empty once this one is taken
            expect(page.locator("#capture-line")).to_have_value("")
            expect(page.get_by_role("status")).to_contain_text("Not recorded for 60 seconds")
            expect(page.locator("#capture-line")).to_be_focused()
        assert len(Notebook(desk.held.vault).notes()) == 2


def test_a_misfiled_note_taken_back_in_time(desk: Week) -> None:
    """Taken down in the wrong room, it is taken back within the minute, and nothing of it is anywhere."""
    before = sum(len(shelf.entries) for shelf in desk.held.record.shelves.values())
    with desk.page() as page:
        page.locator("#capture-room").select_option("south-room")
        expect(page.locator("#capture-says p:visible")).to_contain_text("South")
        page.locator("#capture-line").fill("a remark about zanzibar")
        page.keyboard.press("Enter")
        desk.later(30)
        page.locator("#take-back").click()
        expect(page.get_by_role("status")).to_contain_text("No entry was made")
        desk.later(120)
        assert sum(len(shelf.entries) for shelf in desk.held.record.shelves.values()) == before
        page.goto(f"{desk.origin}/harbour/notes")
        expect(page.get_by_role("main")).not_to_contain_text("zanzibar")


def test_a_slip_keeps_the_line(desk: Week) -> None:
    """A name that nobody has is refused beside the line, with what to write instead; the line stays."""
    with desk.page() as page:
        page.locator("#capture-line").fill("@quokka #said yes")
        page.get_by_role("button", name="Take down").click()
        expect(page.locator("#capture-error")).to_contain_text("Write one of")
        expect(page.locator("#capture-line")).to_have_value("@quokka #said yes")


def round_open(desk: Week) -> Entry:
    """Open a third round, in the room where both sides stand."""
    opened = RoundOpened(name="third round", form="proximity talks", between=("north", "south"), mediated_by=("envoy",))
    return desk.held.write(Entry(id="", room="joint", act=opened))[0]


def test_a_notice_in_two_rooms_bites_when_the_round_closes(desk: Week) -> None:
    """Each side is served in its own room in words of its own; when the round closes, the page drafts and records
    nothing.
    """
    opened = round_open(desk)
    with desk.page("/harbour/notices") as page:
        page.get_by_role("link", name="Give a notice").first.click()
        page.locator("[name=by]").select_option("conciliation")
        page.locator("[name=consequence]").fill("we pause our efforts")
        page.locator("[name=bites][value=event]").check()
        page.locator("[name=event]").first.check()
        page.locator("[name='trigger.round']").select_option(opened.id)
        for place, words in enumerate(("To you we say it first: juniper words.", "And so to you: saffron words.")):
            page.locator(f"[name='to.{place}.given']").check()
            page.locator(f"[name='to.{place}.words.0.text']").fill(words)
            page.locator(f"[name='to.{place}.words.0.lang']").fill("en")
            page.locator(f"[name='to.{place}.served']").check()
            page.locator(f"[name='to.{place}.means']").fill("read out")
        page.get_by_role("main").locator("form.guided button[type=submit]").last.click()
        expect(page.get_by_role("status")).to_be_visible()
        notices = [e for e in desk.entries("Notice") if isinstance(e.act, Notice) and "pause our" in e.act.consequence]
        assert {entry.room for entry in notices} == {"north-room", "south-room"}
        served = [e for e in desk.entries("Service") if isinstance(e.act, Service) and e.act.means == "read out"]
        assert {(e.room, e.act.to) for e in served} == {("north-room", "north"), ("south-room", "south")}  # type: ignore[union-attr]
        page.goto(f"{desk.origin}/harbour/notices?room=north-room")
        expect(page.get_by_role("main")).to_contain_text("juniper words")
        expect(page.get_by_role("main")).not_to_contain_text("saffron words")
        desk.later(60)
        desk.held.write(Entry(id="", room="joint", act=RoundClosed(round=opened.id, outcome="no agreement")))
        paused = len(desk.entries("Suspension"))
        page.goto(f"{desk.origin}/harbour/notices")
        expect(page.get_by_role("main")).to_contain_text("COME DUE")
        assert len(desk.entries("Suspension")) == paused


def test_a_pause_with_what_continues(desk: Week) -> None:
    """A mediator pauses: what stops, what continues and the condition of return are recorded in one go, as said."""
    with desk.page("/harbour/pause/new") as page:
        page.locator("[name=by]").select_option("conciliation")
        page.get_by_role("main").locator("[name=room]").select_option("public")
        page.locator("[name='words.0.text']").fill("We pause our work.")
        page.locator("[name=stops]").fill("rounds of talks")
        page.locator("[name=continues]").fill("the safety line\npassage for the sick")
        page.locator("[name='condition.0.words.0.text']").fill("when the gates are open")
        page.locator("form.act button[type=submit]").last.click()
        expect(page.get_by_role("main")).to_contain_text("passage for the sick")
        expect(page.get_by_role("main")).to_contain_text("when the gates are open")
    found = desk.entries("Suspension")[0]
    assert isinstance(found.act, Suspension)
    assert found.act.continues == ("the safety line", "passage for the sick")
    condition = desk.entries("Condition")[0].act
    assert isinstance(condition, Condition)
    assert condition.on == found.id


def test_two_opposite_assessments_stand_side_by_side(desk: Week) -> None:
    """Two say the opposite of one condition: both are shown with whoever holds them, and nothing is concluded."""
    for who, view in (("north", "met"), ("south", "not met")):
        with desk.page("/harbour/record/ConditionAssessment?about=condition-return") as page:
            page.locator("[name=by]").select_option(who)
            page.locator("[name=view]").select_option(view)
            page.get_by_role("main").locator("[name=room]").select_option("team")
            page.locator("form.act button[type=submit]").last.click()
            expect(page.get_by_role("status")).to_contain_text("Recorded in")
    views = {
        (e.act.by, e.act.view) for e in desk.entries("ConditionAssessment") if isinstance(e.act, ConditionAssessment)
    }
    assert {("north", "met"), ("south", "not met")} <= views
    with desk.page("/harbour/notices") as page:
        board = page.get_by_role("main").inner_text()
        assert re.search(r"North[^\n]*: met|North[^\n]*met", board)
        assert "not met" in board


def test_a_statement_and_its_denial(desk: Week) -> None:
    """What an unnamed source said, and what a spokesman said against it, are pasted and stand side by side."""
    with desk.page("/harbour/public/statement") as page:
        page.locator("[name='quotes.0.text']").fill("the house will be shut by June")
        page.locator("details:has([name='source.sort']) > summary").click()
        page.locator("[name='source.sort']").select_option("unnamed")
        page.locator("[name='source.described_as']").fill("an official close to the matter")
        page.locator("[name=level]").select_option("unnamed")
        page.locator("[name=outlet]").fill("Coast Radio")
        page.locator("form.act button[type=submit]").last.click()
        expect(page.get_by_role("status")).to_be_visible()
    first = desk.entries("Statement")[0]
    desk.later(60)
    with desk.page("/harbour/public/statement") as page:
        page.locator("[name='quotes.0.text']").fill("There is nothing to it.")
        page.locator("[name=by]").select_option("city-spokesperson")
        page.locator("[name=level]").select_option("on the record")
        page.locator("[name='denial.of']").select_option(first.id)
        page.locator("form.act button[type=submit]").last.click()
        expect(page.get_by_role("status")).to_be_visible()
        expect(page.get_by_role("main")).to_contain_text("There is nothing to it.")
        expect(page.get_by_role("main")).to_contain_text("the house will be shut by June")
    second, denial = desk.entries("Statement")[0], desk.entries("Denial")[0].act
    assert isinstance(second.act, Statement)
    assert isinstance(denial, Denial)
    assert (denial.by, denial.of) == (second.id, (first.id,))


def test_a_meeting_is_written_up_from_paper(desk: Week) -> None:
    """Lines with speaker, kind and room; nothing is on record until it is cleared, and then all of it is."""
    with desk.page("/harbour/write-up") as page:
        page.get_by_role("main").locator("[name=room]").select_option("north-room")
        page.get_by_role("checkbox", name="Ines").check()
        page.locator("[name=form]").select_option("in person")
        page.locator("[name='when.value']").fill("2031-05-19")
        send(page, "Begin")
        page.locator("#w-text").fill('@ines #said "We can look at it in June."\n@ines #owes the list of calls')
        page.locator("#w-room").select_option("north-room")
        send(page, "Add to the write-up")
        expect(page.locator(".written > li")).to_have_count(2)
        page.locator("#w-text").fill("she looked tired")
        page.locator("#w-room").select_option("north-file")
        send(page, "Add to the write-up")
        expect(page.locator(".written > li")).to_have_count(3)
        desk.later(300)
        assert not [e for e in desk.entries("NoteToFile") if isinstance(e.act, NoteToFile) and "tired" in e.act.text]
        page.get_by_role("link", name="Read it through and clear it").click()
        page.get_by_role("main").locator("select[name=by], select[name=lead]").select_option("amal")
        page.get_by_role("main").get_by_role("checkbox").last.check()
        page.get_by_role("main").locator("form button[type=submit]").last.click()
        expect(page.get_by_role("status")).to_be_visible()
    met = desk.entries("Meeting")[0]
    assert isinstance(met.act, Meeting)
    assert (met.room, "ines" in met.act.between) == ("north-room", True)
    rooms = {e.room for e in desk.entries("NoteToFile") if isinstance(e.act, NoteToFile) and "tired" in e.act.text}
    assert rooms == {"north-file"}


def test_last_tuesday_as_known_then(desk: Week) -> None:
    """As of a day and as known then stay on from page to page, under a plain banner, until one goes back."""
    with desk.page() as page:
        page.locator("#as_of").fill("2031-03-18")
        page.locator("#known_at").fill("2031-03-18")
        page.get_by_role("button", name="Look").click()
        expect(page.get_by_role("note").first).to_contain_text("a past day")
        page.get_by_role("link", name="Pause and return").click()
        expect(page.get_by_role("note").first).to_contain_text("a past day")
        expect(page.get_by_role("main")).not_to_contain_text("Our role is paused")
        page.get_by_role("link", name="Back to the usual view").click()
        expect(page.get_by_role("main")).to_contain_text("Our role is paused")


def test_lock_and_go_on(desk: Week) -> None:
    """Locked, the screen holds nothing; the passphrase brings back the page, and a wrong one says so."""
    with desk.page("/harbour/owed") as page:
        page.locator("#lock").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
        assert desk.held.locked
        page.goto(f"{desk.origin}/harbour/owed")
        expect(page.locator("body")).not_to_contain_text("harbour talks")
        page.locator("#passphrase").fill("wrong")
        page.get_by_role("button", name="Unlock").click()
        expect(page.get_by_role("alert")).to_be_visible()
        page.locator("#passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Unlock").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Owed")


def test_what_is_typed_survives_a_crash(desk: Week) -> None:
    """What was being typed, in the bar and in a form, is there when the vault is opened by another program."""
    with desk.page("/harbour/record/NoteToFile") as page:
        page.locator("[name=text]").fill("half of a thought")
        expect(page.locator("form.act")).to_have_attribute("data-kept", "true")
        page.locator("#capture-line").fill("@north #sa")
        expect(page.locator("#capture")).to_have_attribute("data-kept", "true")
    # the program is killed: nothing is closed, and another opens the file
    desk.held._vault = desk.opens({"passphrase": PASSPHRASE})
    desk.held.forget()
    with desk.page("/harbour/record/NoteToFile") as page:
        expect(page.locator("[name=text]")).to_have_value("half of a thought")
        expect(page.locator("#capture-line")).to_have_value("@north #sa")
        expect(page.get_by_role("note").first).to_contain_text("was kept")


def test_locked_while_typing_nothing_is_lost(desk: Week) -> None:
    """A form sent to a desk that has locked is kept on the page that asks for the secret, and sent after that."""
    with desk.page("/harbour/record/NoteToFile") as page:
        page.locator("[name=text]").fill("typed before it locked")
        desk.desk.shut()
        page.locator("form.act button[type=submit]").last.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
        page.locator("#passphrase").fill(PASSPHRASE)
        page.get_by_role("button", name="Unlock").click()
        expect(page.get_by_role("main")).to_contain_text("typed before it locked")
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_role("status")).to_contain_text("Recorded in")


def test_nobody_else_is_let_in(desk: Week, browser: Browser) -> None:
    """The address works once: a second browser is shown nothing, and the first goes on."""
    door = desk.desk.new_door()
    with desk.page() as page:
        # that page came by another address of its own, which made this one void
        context = browser.new_context()
        try:
            stranger = context.new_page()
            for where in (f"/open/{door}", "/harbour/", "/"):
                stranger.goto(desk.origin + where)
                expect(stranger.get_by_role("heading", level=1)).to_have_text("This desk is not open here")
        finally:
            context.close()
        page.reload()
        expect(page.get_by_role("heading", level=1)).to_have_text("Where we stand")
