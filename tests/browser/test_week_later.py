"""The rest of a first week: words passed on, the office, a new mediation, something destroyed, a trip."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.record.entry import Entry
from goodoffices.record.founding import open_vault
from goodoffices.record.keys import Secret
from goodoffices.store.opening import open_store
from tests.browser.week import PASSPHRASE, Week

pytestmark = pytest.mark.browser

WORDS = "A count by the harbour office would do for us."


def test_a_disclosure_is_stopped_for_want_of_a_licence_then_made(desk: Week) -> None:
    """Words that nobody licensed are stopped with the reason; once licensed they go, and nothing with them."""

    def asked(page: Page) -> None:
        page.locator("[name='words.0.text']").fill(WORDS)
        page.get_by_role("checkbox", name="South", exact=True).check()
        page.locator("[name=room][value=south-room]").check()
        page.locator("[name=manner]").select_option("orally")

    with desk.page("/harbour/disclose?source=demand-400-if") as page:
        asked(page)
        page.get_by_role("main").locator("button[value=check]").last.click()
        expect(page.locator("#wrong")).to_contain_text("Ask North, reword, or leave out")
        assert not [e for e in desk.entries("Disclosure") if WORDS in str(e.act)]
        page.goto(f"{desk.origin}/harbour/record/CarryLicence?in=north-room")
        page.get_by_role("main").locator("[name=by]").select_option("north")
        page.get_by_role("checkbox", name="South", exact=True).first.check()
        page.locator("[name='words.0.text']").fill(WORDS)
        page.locator("form.act button[type=submit]").last.click()
        expect(page.get_by_role("status")).to_contain_text("Recorded in")
        licence = desk.entries("CarryLicence")[0]
        page.goto(f"{desk.origin}/harbour/disclose?source=demand-400-if&anew=1")
        asked(page)
        page.locator("[name=licence]").select_option(licence.id)
        page.get_by_role("main").locator("button[value=check]").last.click()
        expect(page.get_by_role("main")).to_contain_text("This is not clearance")
        page.get_by_role("main").locator("button[value=record]").click()
        expect(page.get_by_role("status")).to_be_visible()
    told, basis = desk.entries("Disclosure")[0], desk.entries("DisclosureBasis")[0]
    assert (told.room, basis.room) == ("south-room", "team")
    assert [wording.text for wording in told.act.words] == [WORDS]  # type: ignore[union-attr]
    assert basis.act.licence == licence.id  # type: ignore[union-attr]


def test_a_request_about_the_office_reported_and_denied(desk: Week) -> None:
    """A request about the house is recorded as one source reports it; its denial stands beside it, without verdict."""
    with desk.page("/harbour/record/Request?about=house") as page:
        main = page.get_by_role("main")
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
        main.locator("[name=by][value=league]").check()
        main.locator("[name=to]").select_option("city")
        main.locator("[name=asks]").fill("to move the house to another street")
        main.locator("[name=room]").select_option("public")
        main.locator("[name='basis.how']").select_option("reported")
        main.locator("[name='basis.by'][value=city-spokesperson]").check()
        page.locator("form.act button[type=submit]").last.click()
        expect(page.get_by_role("status")).to_contain_text("Recorded in")
        request = desk.entries("Request")[0]
        desk.later(60)
        page.goto(f"{desk.origin}/harbour/public/statement")
        page.locator("[name='quotes.0.text']").fill("Nobody asked us that.")
        page.locator("[name=by]").select_option("envoy-spokesperson")
        page.locator("[name=level]").select_option("on the record")
        page.locator("[name='denial.of']").select_option(request.id)
        page.locator("form.act button[type=submit]").last.click()
        expect(page.get_by_role("status")).to_be_visible()
        page.goto(f"{desk.origin}/harbour/office")
        expect(page.get_by_role("main")).to_contain_text("to move the house to another street")
        expect(page.get_by_role("main")).to_contain_text("Nobody asked us that.")


def test_a_new_mediation_is_set_up(tmp_path: Path, browser: Browser) -> None:
    """With nothing on the desk, a short form makes a sealed vault with its rooms; a slip loses nothing typed."""
    path = tmp_path / "quay.vault"
    desk = Week(tmp_path, browser, empty=True)
    with desk.served(), desk.page("/") as page:
        page.get_by_role("main").locator("a[href='/begin']").click()
        page.get_by_role("main").locator("a[href='/begin/new']").click()
        expect(page).to_have_url(f"{desk.origin}/begin/new")
        page.locator("[name=name]").fill("Quay talks")
        page.locator("[name=parties]").fill("East\nWest")
        page.locator("[name=mediator]").fill("Harbour Board")
        page.locator("[name=team]").fill("Noor\nSam")
        page.locator("[name=keeps][value=evidence]").check()
        page.locator("[name=rules]").fill("Nothing is agreed until everything is agreed.")
        page.locator("[name=where]").fill(str(path))
        page.locator("[name=passphrase]").fill(PASSPHRASE)
        page.locator("[name=again]").fill("something else")
        page.locator("main form button[type=submit]").last.click()
        expect(page.locator(".error").first).to_be_visible()
        expect(page.locator("[name=name]")).to_have_value("Quay talks")
        assert not path.exists()
        page.locator("[name=passphrase]").fill(PASSPHRASE)
        page.locator("[name=again]").fill(PASSPHRASE)
        page.locator("main form button[type=submit]").last.click()
        expect(page.get_by_role("main")).to_contain_text("paper")
        assert path.exists()
        held = desk.desk.held[0]
        page.goto(f"{desk.origin}/{held.key}/")
        expect(page.get_by_role("main")).to_contain_text("Harbour Board")
        rooms = {shelf.compartment.sort for shelf in held.record.shelves.values()}
        assert {"public", "team", "joint", "room", "file"} <= rooms


def test_a_misfiled_entry_is_destroyed_later(desk: Week) -> None:
    """What went on record in the wrong room is destroyed, leaves a certificate, and is found nowhere."""
    with desk.page() as page:
        page.locator("#capture-room").select_option("south-room")
        page.locator("#capture-line").fill("North would settle for zanzibar")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_be_visible()
        desk.later(61)
        wrong = desk.entries("NoteToFile")[0]
        assert wrong.room == "south-room"
        page.goto(f"{desk.origin}/harbour/entry/{wrong.id}")
        page.get_by_role("link", name="It lies in the wrong room").click()
        page.locator("[name=reason]").fill("it is North's")
        page.locator("main form button[type=submit]").last.click()
        expect(page.get_by_role("status")).to_be_visible()
        for where in ("timeline", "rooms/south-room", "search?q=zanzibar"):
            page.goto(f"{desk.origin}/harbour/{where}")
            expect(page.get_by_role("main")).not_to_contain_text("settle for zanzibar")
    assert desk.entries("DestructionCertificate")[0].room == "south-room"
    assert not [e for e in desk.entries("NoteToFile") if e.id == wrong.id]


def test_a_trip_and_home_again(desk: Week, tmp_path: Path) -> None:
    """Two rooms go along in a vault of their own; what is written there comes home by a merge."""
    trip = tmp_path / "trip.vault"
    with desk.page("/harbour/integrity/travel") as page:
        for box in page.locator("[name=rooms]").all():
            box.set_checked(box.get_attribute("value") in ("team", "north-room"))
        page.locator("[name=where]").fill(str(trip))
        page.locator("[name=passphrase]").fill("another four words")
        page.locator("[name=again]").fill("another four words")
        page.locator("main form button[type=submit]").last.click()
        expect(page.get_by_role("main")).to_contain_text("trip.vault")
        assert trip.exists()
    away = open_vault(open_store(str(trip)), Secret(passphrase="another four words"), **desk.given("away"))
    assert "south-room" not in away.record().shelves
    note = NoteToFile(text="written on the road")
    written = away.write(Entry(id="", room="north-room", act=note, recorded_by="amal"))[0]
    away.close()
    with desk.page("/harbour/integrity/home") as page:
        page.locator("[name=path]").fill(str(trip))
        page.locator("[name=passphrase]").fill("another four words")
        page.locator("main form button[type=submit]").last.click()
        expect(page.get_by_role("main")).to_contain_text("1")
        page.goto(f"{desk.origin}/harbour/rooms/north-room")
        expect(page.get_by_role("main")).to_contain_text("written on the road")
    assert written.id in desk.held.record.shelves["north-room"].entries


def test_what_is_being_kept_is_stopped_by_sending(desk: Week) -> None:
    """A draft that is still on its way when its line is sent goes no further, and the line does not come back."""
    failed: list[str] = []
    with desk.page("/harbour/") as page:
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.route("**/draft", lambda route: None)
        page.locator("#capture-line").fill("tamarind")
        with page.expect_request("**/draft"):
            page.wait_for_timeout(600)
        page.locator("#capture-line").press("Enter")
        expect(page.locator(".done")).to_contain_text("Taken down in")
        expect(page.locator("#capture-line")).to_have_value("")
    assert [url for url in failed if url.endswith("/draft")]
