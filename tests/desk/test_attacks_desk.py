"""What somebody tried who means ill: a party, a person in some rooms only, a user of the machine, a made-up vault."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import msgspec
import pytest

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.acts.keeping import DestructionCertificate, Gone, LegalHold
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk import capturing
from goodoffices.desk.browser import Browser
from goodoffices.desk.capturing import quoted
from goodoffices.desk.desks import Desk, free_key
from goodoffices.desk.flows.licensing import plain
from goodoffices.desk.guard import IDLE
from goodoffices.desk.held import Held
from goodoffices.desk.viewer import Look, moments_of
from goodoffices.record.entry import Entry
from goodoffices.standing.echoes import gathered
from goodoffices.standing.folding import bare, words_of
from tests.desk.desks import client, later, lockable_desk, supplied
from tests.desk.grounds import OPERATOR, ROOMS, peopled
from tests.desk.laying import held_as_is

SOON = 2.0
"""Seconds that no line, and no text of an entry, may take."""
LEFT = "north-room"
OWN = "letter-undated"
"""An entry of that room from before the operator was taken out of it."""


def taken_out() -> Desk:
    """Return a desk whose operator was in every room, and was taken out of one half way."""
    stands = {room: "left" if room == LEFT else "in" for room in ROOMS}
    entries = peopled(supplied("harbour").entries, stands)  # type: ignore[arg-type]
    mediation = msgspec.structs.replace(supplied("harbour"), entries=entries, recorded_by=OPERATOR)
    return Desk([held_as_is(mediation)], door="door")


def entered(desk: Desk) -> Any:
    """Return a browser that came by the one-time address."""
    browser = client(desk)
    assert browser.get(f"/open/{desk.new_door()}").status_code == 302
    return browser


def lies_in(held: Held) -> list[str]:
    """Return all that lies in the room that was left."""
    return sorted(held.record.shelves[LEFT].entries)


# who was taken out of a room


@pytest.mark.parametrize(
    ("where", "sent"),
    [
        (f"entry/{OWN}/correct", {"reason.of.correction": "x", "strike": "yes", "anyway": "yes"}),
        (f"entry/{OWN}/misfiled", {"reason": "x"}),
        ("integrity/destroy", {"lies": LEFT, "ids": OWN, "do": "show"}),
        ("integrity/destroy", {"lies": LEFT, "ids": OWN, "do": "destroy", "why": "x", "count": "1"}),
        ("integrity/destroy", {"lies": LEFT, "ids": OWN, "do": "destroy", "why": "x", "count": "2"}),
    ],
)
def test_who_was_taken_out_of_a_room_changes_nothing_in_it(where: str, sent: dict[str, str]) -> None:
    """What lies there from before is read still; it is not corrected, taken out or destroyed from outside."""
    desk = taken_out()
    held, browser = desk.held[0], entered(desk)
    before = lies_in(held)
    page = browser.get(f"/harbour/entry/{OWN}").content.decode()
    assert f"/entry/{OWN}/correct" not in page
    assert browser.post(f"/harbour/{where}", sent).status_code == 404
    assert lies_in(held) == before


def test_nothing_is_written_into_a_room_that_was_left() -> None:
    """Whichever form it comes from: the one way to write asks who is in the room now."""
    held = taken_out().held[0]
    with pytest.raises(GoodOfficesError, match="room-not-yours"):
        held.write(Entry(id="", room=LEFT, act=NoteToFile(text="x")))


# a screen turned to a party


def test_a_party_is_not_told_when_the_mediator_looked() -> None:
    """Seen with a party's eyes, the timeline says nothing of the last look of whose desk it is."""
    desk = lockable_desk(door="door")
    entered(desk).get("/harbour/")
    desk.held[0].kept.pop("sitting")
    later(desk, 3_600)
    browser = entered(desk)
    since = "since you looked at"
    assert since in browser.get("/harbour/timeline").content.decode()
    for where in ("timeline?room=south-room", "timeline?room=south-room&new=yes"):
        assert since not in browser.get(f"/harbour/{where}").content.decode()


# a desk that is left alone


def test_a_locked_page_gives_back_no_secret() -> None:
    """What was being sent when the desk locked is kept, but for secrets: they are typed again."""
    desk = lockable_desk(door="door")
    browser = entered(desk)
    desk.shut()
    sent = {
        "now": "old-secret",
        "passphrase": "new-secret",
        "again": "new-secret",
        "recovery": "r-secret",
        "why": "kept",
    }
    page = browser.post("/harbour/integrity/passphrase", sent).content.decode()
    assert "secret" not in page.replace("/harbour/integrity/passphrase", "")
    assert 'value="kept"' in page


def test_two_pages_left_open_do_not_keep_the_desk_unlocked() -> None:
    """A page that nobody uses goes away by itself; that is not use."""
    now = [0.0]
    desk = lockable_desk(door="door", clock=lambda: now[0])
    browser = entered(desk)
    for at in (600.0, 902.0, 1_502.0):
        now[0] = at
        browser.get("/harbour/" if at == 600 else f"/?{IDLE}=1")
    assert desk.locked
    script = (Path(capturing.__file__).parent / "static" / "desk.js").read_text()
    assert f'location.assign("/?{IDLE}=1")' in script


# another user of the machine


def test_the_one_time_address_is_no_argument_of_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody on a machine can read what a program was started with, and would be in before its owner."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    program, told = tmp_path / "bin" / "chromium", tmp_path / "told"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$@" > {told}.new; mv {told}.new {told}\n')
    program.chmod(0o700)
    browser = Browser({"PATH": f"{program.parent}:/usr/bin:/bin", "DISPLAY": ":9"})
    assert browser.open("http://127.0.0.1:1/open/one-time")
    until = time.monotonic() + 10
    while not told.exists() and time.monotonic() < until:
        time.sleep(0.02)
    assert "one-time" not in told.read_text()
    (page,) = tmp_path.glob("goodoffices-browser-*/open.html")
    assert page.as_uri() in told.read_text()
    assert "http://127.0.0.1:1/open/one-time" in page.read_text()
    assert page.parent.stat().st_mode & 0o077 == 0
    browser.close()
    assert not page.exists()


def test_the_browsers_own_page_leads_in() -> None:
    """From there the first step counts as one from elsewhere, with which no cookie is sent on: the next is ours."""
    desk = lockable_desk(door="door")
    browser = client(desk)
    answer = browser.get("/open/door", headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status_code, answer.headers["Refresh"], answer.content) == (200, "0; url=/", b"")
    assert browser.get("/harbour/").status_code == 200
    assert client(desk).get("/open/door", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


# what somebody else wrote


@pytest.mark.parametrize(
    "name", ["/evil.example", "//evil.example/x", "..", ".", "", "a?b=c", "a#b", "a\r\nb", "x" * 5_000]
)
def test_a_vaults_own_name_leads_nowhere_else(name: str) -> None:
    """Whatever a made-up vault calls itself, its address is one step under ours."""
    key = free_key((), name)
    assert 0 < len(key) <= 110
    assert key.strip(".")
    assert not set(key) & set("/?#\r\n\\ ")


@pytest.mark.parametrize("mark", ["«", "„", "“", '"', "«a", "“ "])
def test_marks_that_are_never_closed_take_no_time(mark: str) -> None:
    """However many marks of quotation a pasted line has, it is taken apart at once."""
    began = time.perf_counter()
    list(quoted(mark * 90_000))
    assert time.perf_counter() - began < SOON


def test_words_in_marks_are_found_as_before() -> None:
    """What stands between two marks, with at least a letter and not more than so many."""
    assert list(quoted('He said "one", “two” and «three» „four“.')) == ["one", "two", "three", "four"]
    assert list(quoted(f"«{'a' * 20_000}» «{'a' * 20_001}»")) == ["a" * 20_000]
    before = re.compile('[“"«„]([^”"»“]{1,20000})[”"»“]')
    rng = Random(1)
    for _ in range(2_000):
        text = "".join(rng.choice('“"«„”»ab ') for _ in range(rng.randint(0, 12)))
        assert list(quoted(text)) == before.findall(text)


@pytest.mark.parametrize("fold", [bare, words_of, lambda text: gathered([[text]]), plain])
def test_marks_heaped_on_one_letter_take_no_time(fold: Callable[[str], Any]) -> None:
    """A text with a hundred thousand marks on a letter is folded at once, and a word is the word without them."""
    began = time.perf_counter()
    found = fold("a" + "\u0301\u0323" * 50_000)
    assert time.perf_counter() - began < SOON
    assert found in ("a", ["a"], "⁂ a") or fold is plain


def test_a_look_that_cannot_be_read_is_no_fault() -> None:
    """Huge numbers and deep sets in the address of a look are refused in words."""
    held = lockable_desk().held[0]
    for text in ("9" * 200, "[" * 200, "y" + "9" * 190, "{2000..9999}"):
        assert "as_of" in moments_of(held, Look(as_of=text)).refused


# what goes where nobody looks


def test_a_release_tells_nothing_of_rooms_one_is_not_in() -> None:
    """A hold of the team's kept what a certificate names in a hidden room: that it goes is not told, and it is gone."""
    stands = {room: "out" if room == "south-room" else "in" for room in ROOMS}
    entries = peopled(supplied("harbour").entries, stands)  # type: ignore[arg-type]
    mediation = msgspec.structs.replace(supplied("harbour"), entries=entries, recorded_by=OPERATOR)
    desk = Desk([held_as_is(mediation)], door="door")
    vault = desk.held[0].vault
    hold = Entry(id="", room="team", act=LegalHold(why="a court asks"))
    (hold,) = desk.held[0].write(hold)
    doomed = [held for held in vault.loaded().opened if held.entry.room == "south-room"][-2:]
    gone = tuple(Gone(site=held.entry.site, seq=held.entry.seq, key=held.key.hex()) for held in doomed)
    vault.write(Entry(id="", room="south-room", act=DestructionCertificate(gone=gone, why="it came with a merge")))
    answer = entered(desk).post("/harbour/integrity/release", {"hold": hold.id, "why": "over"}, follow=True)
    assert "Released." in answer.content.decode()
    assert "Destroyed now" not in answer.content.decode()
    left = {held.entry.id for held in vault.loaded().opened}
    assert not left & {held.entry.id for held in doomed}
