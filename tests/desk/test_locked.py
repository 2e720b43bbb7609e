"""The page that asks for the secret: of which vault it asks, and where it leads when another window was quicker."""

from __future__ import annotations

from typing import Any

import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.desks import Desk
from goodoffices.desk.held import Held
from goodoffices.record.vault import Vault
from tests.desk.asking import Parts
from tests.desk.desks import client, lockable_desk


def two_vaults(tried: list[str]) -> Desk:
    """Return a locked desk with two vaults, which opens each with the passphrase that is its own name."""
    held = []
    for name in ("harbour", "doha"):
        found = lockable_desk().held[0]

        def opens(typed: dict[str, Any], name: str = name, found: Held = found) -> Vault:
            tried.append(name)
            if typed["passphrase"] != name:
                raise GoodOfficesError("wrong-key")
            assert found.opens is not None
            return found.opens({"passphrase": "open sesame"})

        held.append(Held(name, found.vault, address=f"/there/{name}.vault", opens=opens))
    desk = Desk(held)
    desk.shut()
    return desk


def fields(page: bytes) -> dict[str, str]:
    """Return what the form that asks for the secret sends."""
    return dict(next(form for form in Parts(page.decode()).forms if form.action == "/unlock").fields)


def test_a_secret_is_tried_on_the_vault_it_was_asked_for() -> None:
    """Where that one was unlocked from another window meanwhile, the secret is tried on no other."""
    tried: list[str] = []
    desk = two_vaults(tried)
    asker = client(desk)
    first, late = (fields(asker.get("/harbour/").content) for _ in range(2))
    assert asker.post("/unlock", {**first, "passphrase": "harbour"}).status_code == 423
    assert [held.locked for held in desk.held] == [False, True]
    again = asker.post("/unlock", {**late, "passphrase": "harbour"})
    assert (again.status_code, tried) == (423, ["harbour"])
    assert b"doha.vault" not in asker.get("/harbour/").content
    second = fields(again.content)
    assert asker.post("/unlock", {**second, "passphrase": "doha"}).status_code == 302
    assert tried == ["harbour", "doha"]


def test_without_a_name_a_secret_is_tried_on_one_vault_alone() -> None:
    """A form that does not say which vault it is for opens none where there are two."""
    tried: list[str] = []
    desk = two_vaults(tried)
    assert client(desk).post("/unlock", {"passphrase": "harbour"}).status_code == 423
    assert tried == []


def test_the_page_says_no_name_of_what_is_locked() -> None:
    """What tells one vault from another is drawn anew for each desk, and is no name of its own."""
    desk = lockable_desk()
    desk.shut()
    assert "harbour" not in client(desk).get("/").content.decode()
    assert desk.held[0].mark != lockable_desk().held[0].mark


def test_unlocked_meanwhile_it_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where another window unlocked it in between, there is no fault: it goes on, and what was sent is asked about."""
    asker = client(lockable_desk())
    monkeypatch.setattr(Desk, "locked", property(lambda desk: True))
    answer = asker.get("/harbour/timeline?q=quokka")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/harbour/timeline?q=quokka")
    answer = asker.post("/harbour/capture", {"line": "quokka"})
    assert (answer.status_code, b"quokka" in answer.content) == (200, True)


def test_a_session_says_nothing_of_the_record() -> None:
    """What is kept of a session while the desk is locked holds no word of a room, no room, and no mediation's name."""
    desk = lockable_desk()
    asker = client(desk)
    for _ in range(2):
        # the second time there is an earlier look, with how far each room went
        assert asker.get("/harbour/").status_code == 200
        assert asker.get("/harbour/timeline").status_code == 200
        rooms = [room for room, _, _ in desk.held[0].kept["sitting"].reach]
        before = list(desk.held[0].kept["before"].values())
        asker.post("/lock")
        assert asker.post("/unlock", {"passphrase": "open sesame", "next": "/"}).status_code == 302
    assert before[0] is not None
    assert "north-room" in rooms
    asker.post("/harbour/capture", {"line": "quokka at the quay", "room": "north-room", "token": "t"})
    asker.post("/harbour/record/NoteToFile", {"text": "quokka", "room": "north-room", "token": "u"})
    asker.post("/lock")
    kept = str(dict(asker.session.items()))
    assert [word for word in ("quokka", "harbour", *rooms) if word in kept] == []


HOME = "http://127.0.0.1"


@pytest.mark.parametrize(
    ("origin", "given"), [(HOME, True), ("http://127.0.0.1:81", False), ("http://a.example", False), ("null", False)]
)
def test_what_an_old_page_sends_is_given_back_to_nobody_else(origin: str, given: bool) -> None:
    """What a page of this desk sent with an old token stands there to be sent again; of another site's nothing does."""
    asker = client(lockable_desk(), enforce_csrf_checks=True)
    asker.get("/harbour/")
    sent = {"csrfmiddlewaretoken": "old" * 10, "line": "quokka", "room": "team", "passphrase": "open sesame"}
    answer = asker.post("/harbour/capture", sent, headers={"origin": origin})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert ("quokka" in page) == given
    assert "open sesame" not in page
    assert ("Send it" in page) == given
    if given:
        (again,) = [form for form in Parts(page).forms if form.action == "/harbour/capture"]
        assert asker.post("/harbour/capture", dict(again.fields), headers={"origin": origin}).status_code == 303


def test_what_is_sent_late_without_words_gets_the_quiet_page() -> None:
    """Where there is nothing to give back, the page says what to do next, and promises nothing that is not so."""
    asker = client(lockable_desk(), enforce_csrf_checks=True)
    page = asker.post("/lock", {}, headers={"origin": HOME}).content.decode()
    assert "Open the page anew" in page
    assert "copy what you typed" not in page
