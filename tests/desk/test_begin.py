"""The first run: a mediation set up on one page, one opened that was there, an example; whole or not at all."""

from __future__ import annotations

import os
import random
import re
import time
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from goodoffices import unlocking
from goodoffices.desk.desks import OURS, Desk, free_key
from goodoffices.desk.flows.beginning import free_place, zones
from goodoffices.desk.pages import begin
from goodoffices.desk.vaults import opened_as_typed
from goodoffices.record.keys import Cost
from goodoffices.record.vault import Vault
from tests.cli_vault.vaults import PHRASE, TALKS, did
from tests.desk.desks import Page, client, fresh_desk
from tests.desk.test_fuzz import ODD

ANSWERS: dict[str, Any] = {
    "token": "once",
    "name": "Quay talks",
    "matter": "Who may use the quay",
    "zone": "Europe/Lisbon",
    "language": "en",
    "languages": "English, Arabic",
    "parties": "North\r\nSouth",
    "mediator": "Envoy's office",
    "sort": "organisation",
    "host": "Lisbon",
    "team": "Amal\r\nJo",
    "rooms": ["room", "file"],
    "keeps": "evidence",
    "rules": "No word to the press.\r\nOne speaks at a time.",
    "passphrase": PHRASE,
    "again": PHRASE,
    "key_file": "",
}


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this machine remember in a folder of the test, which is its home too; derive keys quickly."""
    monkeypatch.setenv("GOODOFFICES_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr(unlocking, "COST", Cost(passes=1, lanes=1, memory=8))


def let_in(desk: Desk) -> Client:
    """Return a client that came by the one-time address of a desk."""
    asker = client(desk)
    assert asker.get(f"/open/{desk.new_door()}").status_code == 302
    return asker


@pytest.fixture
def desk() -> Desk:
    """Return a desk with nothing on it, for one person."""
    return Desk(door="first")


@pytest.fixture
def asker(desk: Desk) -> Client:
    """Return a client that was let in."""
    return let_in(desk)


def there(folder: Path) -> set[str]:
    """Return the names of what lies in a folder, but for what this machine remembers, and logs of what is open."""
    return {name for name in os.listdir(folder) if name != "state" and not name.endswith(("-wal", "-shm"))}  # noqa: PTH208


def answers(folder: Path, **changed: Any) -> dict[str, Any]:
    """Return the answers with a place for the vault, and some changed."""
    return {**ANSWERS, "where": str(folder / "quay.vault"), **changed}


def test_a_mediation_is_set_up_on_one_page(desk: Desk, asker: Client, tmp_path: Path) -> None:
    """The answers become a vault with everybody, the rooms, the regime and the rules; it lies on the desk, unlocked."""
    page = Page(asker.get("/begin/new").content.decode())
    assert page.wrong == []
    assert {field["name"] for field in page.all("input", type="password")} == {"passphrase", "again"}
    made = asker.post("/begin/new", answers(tmp_path))
    assert made.status_code == 200
    assert there(tmp_path) == {"quay.vault"}
    stand = asker.get("/quay-talks/").content.decode()
    for told in ("Quay talks", "North", "South", "Envoy", "Lisbon", "No word to the press.", "English, Arabic"):
        assert told in stand, told
    held = desk.find("quay-talks")
    rooms = held.mine().compartments
    assert {room.sort for room in rooms.values()} == {"public", "joint", "team", "room", "file"}
    assert sorted(rooms["north-room"].members) == ["amal", "jo", "north"]
    assert (held.vault.regime, held.vault.head.recorded_by, held.zone) == ("evidence", "amal", "Europe/Lisbon")


def test_the_recovery_key_is_shown_once_and_opens_it(desk: Desk, asker: Client, tmp_path: Path) -> None:
    """The answer alone holds the key; no later page does; it opens the vault, and the passphrase does too."""
    made = asker.post("/begin/new", answers(tmp_path)).content.decode()
    found = re.search(r"<code>([A-Z2-7-]{44})</code>", made)
    assert found is not None
    assert PHRASE not in made
    pages = ("/", "/quay-talks/", "/quay-talks/timeline", "/begin", "/begin/new", "/settings")
    assert [page for page in pages if found[1] in asker.get(page).content.decode()] == []
    desk.shut()
    assert asker.get("/quay-talks/").status_code == 423
    assert asker.post("/unlock", {"recovery": "ABCD", "next": "/"}).status_code == 423
    assert asker.post("/unlock", {"recovery": found[1], "next": "/"}).status_code == 302
    desk.shut()
    assert asker.post("/unlock", {"passphrase": PHRASE, "next": "/"}).status_code == 302


def test_sent_twice_it_is_made_once(desk: Desk, asker: Client, tmp_path: Path) -> None:
    """The same form sent again leads to what it made, and makes and overwrites nothing."""
    asker.post("/begin/new", answers(tmp_path))
    before = (tmp_path / "quay.vault").stat().st_ino
    again = asker.post("/begin/new", answers(tmp_path))
    assert (again.status_code, again.headers["Location"]) == (303, "/quay-talks/")
    assert (tmp_path / "quay.vault").stat().st_ino == before
    assert len(desk.held) == 1


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"name": ""}, "This is needed."),
        ({"parties": " \r\n "}, "Name at least one"),
        ({"parties": "North\r\nNorth"}, "stands here twice"),
        ({"mediator": "\x07"}, "cannot be written down"),
        ({"zone": "Nowhere/At all"}, "Choose one of these."),
        ({"keeps": ""}, "Choose one of these."),
        ({"keeps": "minimal"}, "Under this regime nobody&#x27;s words go on record"),
        ({"again": "four other words here"}, "The two were not the same."),
        ({"passphrase": "short", "again": "short"}, "That is too short"),
        ({"passphrase": "", "again": ""}, "That is too short"),
        ({"where": "quay.vault"}, "Write the whole path"),
        ({"where": "/nowhere/at/all.vault"}, "cannot be written"),
        ({"where": "/dev/shm/../none.vault"}, "Write the whole path"),
        ({"where": f"postgresql://amal:{PHRASE.replace(' ', '%20')}@host/vaults#one"}, "Leave the password out"),
        ({"key_file": "/nowhere/key"}, "cannot be written"),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    desk: Desk, asker: Client, tmp_path: Path, changed: dict[str, str], told: str
) -> None:
    """A wrong answer makes nothing; it is said, everything typed is still there, and no secret is given back."""
    refused = asker.post("/begin/new", answers(tmp_path, **changed))
    text = refused.content.decode()
    assert refused.status_code == 400
    assert told in text
    assert "No word to the press." in text or "rules" in changed
    assert 'value="Envoy&#x27;s office"' in text or "mediator" in changed
    assert PHRASE not in text
    assert Page(text).wrong == []
    assert there(tmp_path) == set()
    assert desk.held == []


def test_nothing_that_is_there_is_overwritten(asker: Client, tmp_path: Path) -> None:
    """A path at which something lies is refused, and left as it is; another is offered at the start."""
    (tmp_path / "quay.vault").write_text("something else")
    refused = asker.post("/begin/new", answers(tmp_path))
    assert "is there already" in refused.content.decode()
    assert (tmp_path / "quay.vault").read_text() == "something else"
    (tmp_path / "mediation.vault").touch()
    assert free_place() == "~/mediation-2.vault"


def test_stopped_half_way_nothing_is_left(asker: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure while it is made leaves no vault, no key file and no rest of either."""
    monkeypatch.setattr("goodoffices.making.add_recovery", lambda vault: 1 / 0)
    failed = asker.post("/begin/new", answers(tmp_path, key_file=str(tmp_path / "key")))
    assert failed.status_code == 500
    assert there(tmp_path) == set()


def test_a_key_file_is_made_and_opens_it(desk: Desk, asker: Client, tmp_path: Path) -> None:
    """With a key file and no passphrase the file alone opens it, from where it lies or where it is said to lie."""
    key = tmp_path / "key"
    asker.post("/begin/new", answers(tmp_path, key_file=str(key), passphrase="", again=""))
    assert key.stat().st_mode & 0o077 == 0
    desk.shut()
    assert 'name="passphrase"' not in asker.get("/").content.decode()
    key.rename(tmp_path / "moved")
    assert asker.post("/unlock", {"next": "/"}).status_code == 423
    assert asker.post("/unlock", {"key_file": str(tmp_path / "moved"), "next": "/"}).status_code == 302


def test_who_mediates_alone_is_one_person(desk: Desk, asker: Client, tmp_path: Path) -> None:
    """A person who mediates and is the team is named once."""
    asker.post("/begin/new", answers(tmp_path, mediator="Amal", sort="person", team="Amal", host="Amal"))
    actors = [entry.act for entry in desk.find("quay-talks").mine().of_kind("Actor")]
    assert [actor.name for actor in actors] == ["Amal"]  # type: ignore[union-attr]


def test_a_vault_asks_for_its_secret(desk: Desk, asker: Client, tmp_path: Path) -> None:
    """A path to a vault asks for its passphrase; a wrong one is said, the right one lays it on the desk, once."""
    path = _talks(tmp_path)
    asked = asker.post("/begin/open", {"path": path}).content.decode()
    assert 'type="password"' in asked
    wrong = asker.post("/begin/open", {"path": path, "secret": "yes", "passphrase": "not these words"})
    assert (wrong.status_code, "does not open it" in wrong.content.decode()) == (400, True)
    assert "not these words" not in wrong.content.decode()
    right = asker.post("/begin/open", {"path": path, "secret": "yes", "passphrase": PHRASE})
    assert (right.status_code, right.headers["Location"]) == (303, "/talks/")
    assert asker.get("/talks/").status_code == 200
    again = asker.post("/begin/open", {"path": path})
    assert (again.headers["Location"], len(desk.held)) == ("/talks/", 1)


def test_opened_by_a_double_press_it_lies_there_once(
    desk: Desk, asker: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a vault is being opened the button is pressed again: it lies on the desk once, and the other is closed."""
    asker.post("/begin/new", answers(tmp_path))
    desk.held.clear()
    sent = {"path": str(tmp_path / "quay.vault"), "secret": "1", "passphrase": PHRASE}
    opened: list[Vault] = []
    closed: list[Vault] = []
    opens, closes = opened_as_typed, Vault.close

    def twice(*given: Any) -> Vault:
        own = opens(*given)
        opened.append(own)
        if len(opened) == 1:
            assert asker.post("/begin/open", sent).status_code == 303
        return own

    def close(vault: Vault) -> None:
        closed.append(vault)
        closes(vault)

    monkeypatch.setattr(begin, "opened_as_typed", twice)
    monkeypatch.setattr(Vault, "close", close)
    assert asker.post("/begin/open", sent).headers["Location"] == "/quay-talks/"
    assert len(desk.held) == 1
    assert closed == opened[:1]
    assert asker.get("/quay-talks/").status_code == 200


@pytest.mark.parametrize("path", ["/proc/self/environ", "/proc/self/fd/0", "/dev/zero", "/sys/kernel/mm"])
def test_what_the_system_keeps_is_no_file(asker: Client, tmp_path: Path, path: str) -> None:
    """What lies where the system keeps no files of anybody's is not read, by a link to it neither."""
    (tmp_path / "link").symlink_to(path)
    for typed in (path, str(tmp_path / "link")):
        refused = asker.post("/begin/open", {"path": typed})
        assert (refused.status_code, "is no file" in refused.content.decode()) == (400, True)


@pytest.mark.parametrize("address", ["postgresql://amal:quokka@host/x#y", "postgres://host/x?password=quokka#y"])
def test_no_password_stands_in_an_address(asker: Client, address: str) -> None:
    """An address with a password in it is refused, says where to write it instead, and is not given back."""
    refused = asker.post("/begin/open", {"path": address})
    text = refused.content.decode()
    assert refused.status_code == 400
    assert "~/.pgpass" in text
    assert "quokka" not in text


def _talks(folder: Path) -> str:
    (folder / "talks.yaml").write_text(TALKS)
    did("vault", "new", str(folder / "talks.vault"), "--from", str(folder / "talks.yaml"), "--no-recovery")
    return str(folder / "talks.vault")


def test_a_file_is_looked_at_or_made_into_a_vault(desk: Desk, asker: Client, tmp_path: Path) -> None:
    """A mediation file offers both; looked at it lies in memory and changes nothing, made it lies in a vault."""
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS)
    offered = asker.post("/begin/open", {"path": str(path)}).content.decode()
    assert 'value="look"' in offered
    assert 'name="keeps"' not in offered, "the file says its regime"
    looked = asker.post("/begin/open", {"path": str(path), "do": "look"})
    assert looked.headers["Location"] == "/talks/"
    assert "Nothing you write here is kept" in asker.get("/talks/").content.decode()
    where = str(tmp_path / "made.vault")
    made = asker.post(
        "/begin/open",
        {"path": str(path), "do": "make", "where": where, "passphrase": PHRASE, "again": PHRASE, "token": "t"},
    )
    assert "<code>" in made.content.decode()
    assert there(tmp_path) == {"talks.yaml", "made.vault"}
    assert "the dry basin" in asker.get("/talks-2/timeline").content.decode()
    assert path.read_text() == TALKS
    desk.close()


def test_a_file_that_is_wrong_says_where(asker: Client, tmp_path: Path) -> None:
    """A file with faults is refused with each of them and its line; a path to nothing says so."""
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS + "  - {act: NoteToFile, id: bad, room: nowhere, text: x}\n")
    refused = asker.post("/begin/open", {"path": str(path)})
    assert refused.status_code == 400
    assert re.search(r"Line \d+: .*nowhere", Page(refused.content.decode()).text)
    missing = asker.post("/begin/open", {"path": str(tmp_path / "nothing")})
    assert "cannot be read" in missing.content.decode()


def test_the_examples_lie_in_memory(desk: Desk, asker: Client) -> None:
    """An example is laid on the desk in its own time, more than once if asked; it cannot be locked away."""
    for key in ("harbour", "harbour-2"):
        assert asker.post("/begin/example", {"name": "harbour"}).headers["Location"] == f"/{key}/"
        assert "PAUSED" in asker.get(f"/{key}/").content.decode()
    assert not desk.lockable
    assert asker.post("/begin/example", {"name": "../etc/passwd"}).status_code == 404


@pytest.mark.parametrize("where", ["/begin", "/begin/new", "/begin/open"])
def test_whatever_is_typed_is_answered_in_words(
    desk: Desk, asker: Client, tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Odd texts, paths to what is no file, fields twice or missing: no fault, no waiting, nothing half-made."""
    monkeypatch.chdir(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    chance = random.Random(where)
    for name in ("path", "key_file", "where"):
        sent = {**answers(tmp_path), "path": str(tmp_path), name: str(tmp_path / "pipe")}
        assert asker.post(where, sent).status_code < 500
    for _ in range(150):
        sent = {name: value for name, value in answers(tmp_path).items() if chance.random() < 0.8}
        for name in chance.sample([*sent, "path", "do", "recovery", "secret"], 3):
            sent[name] = chance.choice([*ODD, *([chance.choice(ODD)] * 2 for _ in range(3))])
        begun = time.monotonic()
        answer = asker.post(where, sent)
        assert answer.status_code < 500, sent
        assert time.monotonic() - begun < 2, sent
        assert answer.status_code != 200 or where != "/begin/new" or b"<code>" in answer.content
    assert not [name for name in there(tmp_path) if name.startswith(".goodoffices-")]
    desk.close()


def test_files_of_this_machine_are_for_one_person_only(tmp_path: Path) -> None:
    """On a desk that lets in anybody here, none of these pages is there, and nothing is read or made."""
    asker = client(fresh_desk())
    where = {"path": str(tmp_path), "name": "harbour"}
    for page in ("/begin", "/begin/new", "/begin/open", "/begin/example"):
        assert asker.get(page).status_code == 404
        assert asker.post(page, {**answers(tmp_path), **where}).status_code == 404
    assert there(tmp_path) == set()
    assert 'href="/begin"' not in asker.get("/").content.decode()


def test_no_mediation_takes_an_address_of_ours() -> None:
    """A mediation called like a page of the desk, or like another, is numbered: no page is reached by another's way."""
    held: list[Any] = []
    for name in sorted(OURS):
        assert free_key(held, name) == f"{name}-2"
    desk = fresh_desk("harbour", "harbour")
    assert [one.key for one in desk.held] == ["harbour", "harbour-2"]
    assert free_key(desk.held, "harbour") == "harbour-3"


def test_zones_can_be_chosen() -> None:
    """The list has UTC first and the zones of places, and none of a machine."""
    assert zones()[0] == "UTC"
    assert {"Asia/Qatar", "Europe/Lisbon"} <= set(zones())
    assert not {"localtime", "Factory", "Etc/GMT+1"} & set(zones())
