"""Integrity: looking over, receipts, copies, holds, destruction, and the passphrase; what is shown and what is left."""

from __future__ import annotations

import os
import random
import re
import time
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goodoffices import verify
from goodoffices.acts.keeping import ConfidentialityRegime
from goodoffices.desk import drafts
from goodoffices.desk.desks import Desk
from goodoffices.desk.jobs import Job, Step
from goodoffices.desk.vaults import laid, opened_as_typed
from goodoffices.record.entry import Entry
from goodoffices.record.file import read_mediation
from goodoffices.record.notebook import Notebook
from tests.cli_vault.vaults import OTHER, PHRASE, TALKS, did, ids_in
from tests.desk.desks import Page, client, desk_of
from tests.desk.sat import AGREE, Sat
from tests.desk.test_fuzz import ODD

HIDDEN = """\
  - {act: CompartmentOpened, id: back-room, sort: other, title: Back room, members: [jo]}
  - {act: NoteToFile, id: kept-from-amal, room: back-room, text: kingfisher}
  - {act: CopyMade, id: hidden-copy, room: back-room, what: kingfisher stick, sort: backup, rooms: [back-room]}
  - {act: LegalHold, id: hidden-hold, room: back-room, why: kingfisher case, rooms: [back-room]}
"""
"""A room that whoever is at the desk is not in."""


pytestmark = pytest.mark.usefixtures("apart")


# looking it over


def test_a_sound_vault_is_said_to_be_sound(sat: Sat) -> None:
    """The independent check finds nothing, counts what it looked through, and says what it cannot tell."""
    text = sat.looked_over()
    assert "Sound, in what was checked." in text
    assert "5 rooms, 5 chains, 16 entries: 16 opened, 0 without a key." in text
    assert "that takes a receipt" in text
    assert "It opens with: a passphrase, its recovery key." in text
    assert "to do A guess at the passphrase is cheap" in text
    assert text.count("to do") == 1


def test_what_was_cut_off_is_found_against_a_receipt(sat: Sat) -> None:
    """A receipt is kept elsewhere under a name that says nothing; what it saw and is gone is found later."""
    made = sat.send("integrity/receipt", rooms=["team", "north-room"])
    assert made["Content-Disposition"] == 'attachment; filename="receipt.json"'
    assert made["Cache-Control"] == "no-store"
    kept = verify.read_receipt(made.content)
    assert len(kept.chains) == 2
    file = SimpleUploadedFile("receipt.json", made.content)
    assert "Sound" in sat.looked_over(receipt=file)
    longer = kept.chains[0]._replace(size=kept.chains[0].size + 1)
    forged = re.sub(rb'"size":%d' % kept.chains[0].size, b'"size":%d' % longer.size, made.content, count=1)
    text = sat.looked_over(receipt=SimpleUploadedFile("receipt.json", forged))
    assert "Not sound" in text
    assert "is not signed by the site that it names" in text
    refused = sat.send("integrity/check", receipt=SimpleUploadedFile("x", b"no receipt"))
    assert (refused.status_code, "is no receipt" in refused.content.decode()) == (400, True)


def test_a_long_check_says_how_far_it_is_and_can_be_stopped(sat: Sat, monkeypatch: pytest.MonkeyPatch) -> None:
    """While it goes on the page says how far it is and asks again by itself; stopped, nothing was found out."""

    def slow(held: Any, s: Any, receipts: Any) -> Job:
        def work(step: Step) -> None:
            while True:
                step(7, 15)

        return Job(work, 15)

    monkeypatch.setattr("goodoffices.desk.flows.health.looking", slow)
    monkeypatch.setattr("goodoffices.desk.pages.integrity.SOON", 0.05)
    sat.send("integrity/check")
    answer = sat.client.get("/talks/integrity/check")
    assert answer["Refresh"] == "2"
    assert "7 of 15 entries are looked through." in Page(answer.content.decode()).text
    sat.send("integrity/check", stop="1")
    assert "It was stopped before it was through." in sat.see("integrity/check")


def test_nothing_of_a_room_one_is_not_in_shows(tmp_path: Path) -> None:
    """A room whoever is at the desk is not in changes no count, no finding and no list, and cannot be named."""
    texts = []
    for name, text in (("with", TALKS + HIDDEN), ("without", TALKS)):
        folder = tmp_path / name
        folder.mkdir()
        sat = Sat(folder, text)
        pages = [sat.see("integrity"), sat.looked_over(), sat.see("people"), sat.see("integrity/destroy")]
        texts.append(re.sub(r"site [0-9a-f]{16}", "", " ".join(pages)))
        assert "kingfisher" not in texts[-1]
        refused = [
            sat.client.get("/talks/integrity/destroy?lies=back-room"),
            sat.send("integrity/destroy", lies="back-room", ids="kept-from-amal", do="show"),
            sat.client.get("/talks/integrity/release?hold=hidden-hold"),
            sat.send("integrity/back", copy="hidden-copy"),
            sat.client.get("/talks/entry/kept-from-amal/misfiled"),
            sat.send("entry/kept-from-amal/misfiled", reason="x"),
        ]
        assert [answer.status_code for answer in refused] == [404] * 6
        assert sat.send("integrity/receipt", rooms="back-room").status_code == 400
        assert sat.send("integrity/proof", entry="kept-from-amal").status_code == 400
        assert sat.send("integrity/travel", rooms="back-room", where=str(tmp_path / "x")).status_code == 400
        sat.desk.close()
    assert texts[0] == texts[1]


def test_seen_as_a_room_nothing_can_be_done(sat: Sat) -> None:
    """Seen as North's room there is no form, and every page that does something is not there."""
    text = sat.client.get("/talks/integrity?room=north-room").content.decode()
    assert "integrity/" not in text
    for where in ("check", "destroy", "backup", "travel", "home", "passphrase", "release?hold=x&"):
        mark = "&" if "?" in where else "?"
        assert sat.client.get(f"/talks/integrity/{where}{mark}room=north-room").status_code == 404, where
        assert sat.client.post(f"/talks/integrity/{where}{mark}room=north-room").status_code == 404, where


def test_a_desk_for_anybody_here_reads_and_writes_no_file(tmp_path: Path) -> None:
    """On a desk without a one-time address, what takes or makes files of this machine is not there."""
    asker = client(desk_of(read_mediation(TALKS.encode())))
    for where in ("backup", "travel", "home", "passphrase"):
        assert asker.get(f"/talks/integrity/{where}").status_code == 404
        sent = {"where": str(tmp_path / "made"), "rooms": "team", "passphrase": PHRASE, "again": PHRASE}
        assert asker.post(f"/talks/integrity/{where}", sent).status_code == 404
    assert list(tmp_path.iterdir()) == []


def test_a_proof_shows_one_entry_and_is_on_record(sat: Sat) -> None:
    """A proof of one entry comes as a file, and goes on record as a copy; what opened a room is not provable."""
    made = sat.send("integrity/proof", entry="http://127.0.0.1:8000/talks/entry/second")
    assert made["Content-Disposition"] == 'attachment; filename="proof.json"'
    assert "proof of one entry" in sat.see("integrity")
    refused = sat.send("integrity/proof", entry="team")
    assert (refused.status_code, "cannot be shown by a proof" in refused.content.decode()) == (400, True)


# copies


def test_a_backup_is_made_and_listed_until_it_is_home(sat: Sat) -> None:
    """The backup opens with the passphrase there is; it is listed as out until somebody says that it is back."""
    where = sat.folder / "kept"
    assert sat.send("integrity/backup", where=str(where)).status_code == 303
    assert sat.held.kept["backup"].wait(20)
    assert f"Made: {where}." in sat.see("integrity/backup")
    assert "second" in ids_in(str(where), "north-room")
    page = sat.client.get("/talks/integrity").content.decode()
    assert "backup of" in page
    copy = re.search(r'name="copy" value="([0-9a-f]+)"', page)
    assert copy is not None
    assert sat.send("integrity/back", copy=copy[1]).status_code == 303
    assert "No copy is out" in sat.see("integrity")
    assert sat.send("integrity/back", copy=copy[1]).status_code == 404
    again = sat.send("integrity/backup", where=str(where))
    assert (again.status_code, "is there already" in again.content.decode()) == (400, True)


def test_a_trip_and_home_again(sat: Sat) -> None:
    """A travel vault has its rooms and no other, under its own secret; what was written in it comes home."""
    where = str(sat.folder / "travel.vault")
    sent = {"rooms": ["north-room"], "to": "", "where": where, "passphrase": OTHER, "again": OTHER}
    wrong = sat.send("integrity/travel", **{**sent, "again": "not the same words"})
    assert (wrong.status_code, OTHER in wrong.content.decode()) == (400, False)
    assert sat.send("integrity/travel", **sent).status_code == 303
    assert "travel vault of" in sat.see("integrity")
    assert ids_in(where, "team", OTHER) == set()
    did(
        "add",
        where,
        answers="- {act: NoteToFile, room: north-room, basis: witnessed, text: said on the way}",
        secrets=(OTHER,),
    )
    refused = sat.send("integrity/home", do="look", path=where, passphrase=PHRASE)
    assert (refused.status_code, "does not open it" in refused.content.decode()) == (400, True)
    came = sat.send("integrity/home", do="look", path=where, passphrase=OTHER)
    assert "North's room: 1 entry came in." in Page(came.content.decode()).text
    assert "said on the way" in sat.see("timeline")


def test_a_regime_said_where_one_is_not_is_told_all_the_same(sat: Sat) -> None:
    """A travel vault without the room in which the regime was said names what holds; seen as a room it is silent."""
    where = str(sat.folder / "travel.vault")
    sat.held.write(Entry(id="", room="team", act=ConfidentialityRegime(keeps="no record")))
    assert "No record: only who takes part" not in sat.see("integrity")
    for look in ("room=north-room", "as_of=2024-01-15", "known_at=2024-01-15"):
        assert "No record: only who takes part" not in sat.see(f"integrity?{look}")
    sent = {"rooms": ["north-room"], "where": where, "passphrase": OTHER, "again": OTHER}
    assert sat.send("integrity/travel", **sent).status_code == 303
    trip = Desk([laid((), opened_as_typed(where, {"passphrase": OTHER}), where)], demo=True)
    looks = ("integrity", "integrity?room=north-room")
    page, seen = (Page(client(trip).get(f"/talks/{at}").content.decode()) for at in looks)
    trip.close()
    assert page.wrong == []
    assert "No record: only who takes part and who may know." in page.text
    assert "This was said in a room that is not here, or that you are not in, and it holds all the same." in page.text
    assert "Nothing was said of what may be put on record." not in page.text
    assert "Regime of record" in seen.text
    assert "No record: only who takes part" not in seen.text


def test_home_asks_before_it_changes_who_may_know(sat: Sat) -> None:
    """What would let somebody in is taken only on a person's word, given once; left, nothing is taken."""
    where = str(sat.folder / "travel.vault")
    sat.send("integrity/travel", rooms=["north-room"], where=where, passphrase=OTHER, again=OTHER)
    did("add", where, answers="- {act: Grant, room: north-room, basis: witnessed, to: south}", secrets=(OTHER,))
    asked = sat.send("integrity/home", do="look", path=where, passphrase=OTHER)
    assert asked.status_code == 409
    text = asked.content.decode()
    assert re.search(r"1 × .*, in North's room", Page(text).text)
    assert list(sat.held.mine().of_kind("Grant")) == []
    assert sat.send("integrity/home", do="agree", token="another").status_code == 400
    assert list(sat.held.mine().of_kind("Grant")) == []
    token = AGREE.search(text)
    assert token is not None
    assert sat.send("integrity/home", do="agree", token=token[1]).status_code == 200
    assert len(list(sat.held.mine().of_kind("Grant"))) == 1
    assert sat.send("integrity/home", do="agree", token=token[1]).status_code == 400


@pytest.mark.parametrize("path", ["", "relative", "/nowhere", "~nobody/x", "/etc", "/\x00"])
def test_what_cannot_come_home_is_said(sat: Sat, path: str) -> None:
    """A path to nothing that can come home is refused, and nothing is taken."""
    assert sat.send("integrity/home", do="look", path=path).status_code == 400


def test_whatever_is_typed_is_answered_in_words(sat: Sat, monkeypatch: pytest.MonkeyPatch) -> None:
    """Odd texts and paths to what is no file give no fault, keep nobody waiting, and leave the passphrase as it is."""
    monkeypatch.chdir(sat.folder)
    monkeypatch.setenv("HOME", str(sat.folder))
    os.mkfifo(sat.folder / "pipe")
    chance = random.Random(5)
    odd = [*ODD, str(sat.folder / "pipe"), str(sat.folder), sat.vault, "north-room", "first", "agree", "look", "show"]
    names = ("where", "path", "rooms", "to", "passphrase", "again", "key_file", "now", "do", "lies", "ids", "rule",
             "count", "why", "hold", "copy", "entry", "recovery", "token", "reason")  # fmt: skip
    places = ("check", "receipt", "proof", "release", "destroy", "backup", "travel", "home", "back", "passphrase")
    for where in [*(f"integrity/{place}" for place in places), "people/let-in", "people/take-out", "people/open-room"]:
        for _ in range(40):
            sent = {name: chance.choice(odd) for name in names if chance.random() < 0.7}
            begun = time.monotonic()
            answer = sat.send(where, **sent)
            assert answer.status_code < 500, (where, sent)
            assert time.monotonic() - begun < 2, (where, sent)
            assert sat.client.get(f"/talks/{where}").status_code < 500
    sat.desk.shut()
    assert sat.client.post("/unlock", {"passphrase": PHRASE, "next": "/"}).status_code == 302


# destroying


def test_destruction_shows_what_goes_and_takes_a_number(sat: Sat) -> None:
    """It shows exactly what would go with what corrects it, and the copies out; only the number typed destroys it."""
    sat.send("integrity/backup", where=str(sat.folder / "kept"))
    assert sat.held.kept["backup"].wait(20)
    drafts.keep(sat.held, "entry/first/correct", {"text": ["the basin, in other words"]})
    chosen = {"lies": "north-room", "ids": ["first"]}
    shown = Page(sat.send("integrity/destroy", do="show", **chosen).content.decode()).text
    assert "2 entries of North's room" in shown
    assert "the dry basin is what they want" in shown
    assert "the quay may go" not in shown
    assert "backup of" in shown
    for count, why in (("1", "promised"), ("", "promised"), ("2", "")):
        refused = sat.send("integrity/destroy", do="destroy", count=count, why=why, **chosen)
        assert refused.status_code == 400
        assert sat.held.mine().entry("first") is not None
    done = sat.send("integrity/destroy", do="destroy", count="2", why="promised", what="a note", **chosen)
    assert done.status_code == 303
    certificate = sat.see(done["Location"].removeprefix("/talks/"))
    assert "Destroyed here: 2 entries." in certificate
    assert "Destroyed here: a note (2 entries of" in certificate
    assert "not stated" not in certificate
    assert "backup of" in certificate
    assert "basin" not in "".join(sat.see(page) for page in ("timeline", "", "integrity", "people"))
    assert drafts.kept(sat.held, "entry/first/correct") is None
    assert sat.send("integrity/destroy", do="destroy", count="2", why="promised", **chosen).status_code == 404
    sat.desk.close()
    assert ids_in(sat.vault, "north-room").isdisjoint({"first", "mended"})


def test_under_a_hold_nothing_is_destroyed(sat: Sat) -> None:
    """A legal hold forbids it and says so; released, with a reason, it can be done."""
    held = sat.send("record/LegalHold", room="team", why="a court asked", rooms=["north-room"])
    assert held.status_code == 303
    refused = sat.send("integrity/destroy", do="show", lies="north-room", ids=["first"])
    assert (refused.status_code, "under a legal hold" in refused.content.decode()) == (400, True)
    assert sat.send("entry/second/misfiled", reason="").status_code == 303
    assert "It was not destroyed" in sat.see("timeline")
    assert "the quay may go" not in sat.see("timeline")
    found = re.search(r"integrity/release\?hold=([0-9a-f]+)", sat.client.get("/talks/integrity").content.decode())
    assert found is not None
    assert sat.send("integrity/release", hold=found[1], why="").status_code == 400
    assert sat.send("integrity/release", hold=found[1], why="it is over").status_code == 303
    assert sat.send("integrity/destroy", do="show", lies="north-room", ids=["first"]).status_code == 200


def test_what_says_who_may_know_stays(sat: Sat) -> None:
    """The opening of a room is not offered, and not destroyed or taken out when asked for."""
    assert (
        'value="north-room"'
        not in sat.client.get("/talks/integrity/destroy?lies=north-room").content.decode().partition("<fieldset")[2]
    )
    refused = sat.send("integrity/destroy", do="show", lies="north-room", ids=["north-room"])
    assert (refused.status_code, "who may know" in refused.content.decode()) == (400, True)
    assert sat.client.get("/talks/entry/north-room/misfiled").status_code == 404


def test_a_misfiled_note_goes_whole(sat: Sat) -> None:
    """Taken out as misfiled, neither its words nor those of its correction are read anywhere or left in the vault."""
    assert "the dry basin" in sat.see("entry/first/misfiled")
    assert sat.send("entry/first/misfiled", reason="another room").status_code == 303
    assert "basin" not in sat.see("timeline")
    assert sat.client.get("/talks/entry/first").status_code == 404


def test_what_a_rule_says_is_over_is_offered(sat: Sat) -> None:
    """Under a retention rule what is over is listed, and what would go under it is shown."""
    made = sat.send(
        "record/RetentionRule", room="team", rooms=["north-room"], **{"keep.count": "1", "keep.unit": "months"}
    )
    assert made.status_code == 303
    page = sat.client.get("/talks/integrity").content.decode()
    rule = re.search(r'name="rule" value="([0-9a-f]+)"', page)
    assert rule is not None
    assert "North's room: 3 entries are over" in Page(page).text
    shown = sat.send("integrity/destroy", do="show", lies="north-room", rule=rule[1])
    assert "3 entries of North's room" in Page(shown.content.decode()).text
    done = sat.send("integrity/destroy", do="destroy", lies="north-room", rule=rule[1], count="3", why="the rule")
    assert done.status_code == 303
    assert "Nothing is over." in sat.see("integrity")


# what goes on beside


def test_what_is_under_way_outlives_a_room_that_is_opened(sat: Sat) -> None:
    """Opening a room, or letting somebody in, stops no backup, and drops neither the last look nor a token."""
    sat.see("")
    line = {"line": "once only", "room": "team", "token": "the same"}
    assert sat.client.post("/talks/capture", line).status_code == 303
    gate = Event()

    def work(step: Step) -> str:
        gate.wait(20)
        step(1)
        return "there"

    job = sat.held.kept["backup"] = Job(work)
    looked, reading = sat.held.kept["sitting"], sat.held.made.setdefault("compared", {})
    opened = sat.send("people/open-room", called="Side room", sort="other", members=["amal"])
    assert opened.status_code == 303
    assert "compared" not in sat.held.made or sat.held.made["compared"] is not reading
    assert sat.held.kept["sitting"] == looked
    assert sat.client.post("/talks/capture", line).status_code == 303
    assert len(Notebook(sat.held.vault).notes()) == 1
    gate.set()
    assert job.wait(20)
    assert (job.result, job.stopped) == ("there", False)

    def without_end(step: Step) -> None:
        while gate.is_set():
            step(1)

    job = sat.held.kept["backup"] = Job(without_end)
    sat.desk.shut()
    assert job.wait(20)
    assert (job.stopped, sat.held.kept) == (True, {})


# the passphrase


def test_another_passphrase_and_recovery_key(sat: Sat) -> None:
    """It takes the one there is; then the new one and a new recovery key open the vault, and the old one does not."""
    new = "entirely different words"
    wrong = sat.send("integrity/passphrase", now="not these words", passphrase=new, again=new)
    assert (wrong.status_code, "does not open it" in wrong.content.decode()) == (400, True)
    assert new not in wrong.content.decode()
    done = sat.send("integrity/passphrase", now=PHRASE, passphrase=new, again=new).content.decode()
    key = re.search(r"<code>([A-Z2-7-]{44})</code>", done)
    assert key is not None
    assert "the quay may go" in sat.see("timeline")
    for secret, status in (({"passphrase": PHRASE}, 423), ({"passphrase": new}, 302), ({"recovery": key[1]}, 302)):
        sat.desk.shut()
        assert sat.client.post("/unlock", {**secret, "next": "/"}).status_code == status
        sat.held.unlock({"passphrase": new})
