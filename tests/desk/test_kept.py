"""What is drawn once for a reading: it is what a fresh drawing says, for as long as nothing is added, and no longer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils.safestring import SafeString

from goodoffices import desk as desk_package
from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.desk import kept
from goodoffices.desk.desks import Desk
from goodoffices.desk.display import Display
from goodoffices.desk.kept import Drawings
from goodoffices.record.entry import Entry
from tests.desk.desks import ADDRESSES, PAGES, address, client, fresh_desk, lockable_desk, settled

CODE = Path(next(iter(desk_package.__path__)))
WHERE = [*(address(name) for name in PAGES), address("stand", show="messages"), address("stand", fold="none"),
         address("timeline", kind="Message"), address("public", show="denials"), address("proposals", room="team"),
         ADDRESSES["room"], ADDRESSES["before"], "/harbour/disclose", "/harbour/record/Notice"]  # fmt: skip


def asked(desk: Desk, where: str, language: str = "en") -> str:
    """Return a page without its tokens."""
    return settled(client(desk, language).get(where).content)


@pytest.mark.parametrize("where", WHERE)
def test_a_page_drawn_again_is_the_same(where: str) -> None:
    """What is kept of a page is what another desk draws that has never shown it."""
    desk = fresh_desk()
    asked(desk, where)
    again, fresh = asked(desk, where), fresh_desk()
    # a look that was had before is said on the page itself
    asked(fresh, "/harbour/notes")
    asked(fresh, where)
    fresh.held[0]._read.clear()
    assert again == asked(fresh, where)


@pytest.mark.parametrize("where", WHERE)
def test_what_is_kept_goes_by_language_and_by_who_looks(where: str) -> None:
    """The same page in other words, or in other digits, is drawn by itself, and so is the first one after that."""
    desk = fresh_desk()
    before = asked(desk, where)
    assert asked(desk, where, "ar") != before
    shown = Desk(desk.held, demo=True, display=Display(calendar="hijri"))
    assert ("beside-day" in asked(shown, where)) == ('class="day"' in before)
    assert asked(desk, where) == asked(desk, where)


@pytest.mark.parametrize("where", [address("rooms"), "/harbour/disclose", "/harbour/record/Notice"])
def test_names_that_are_kept_go_by_language(where: str) -> None:
    """Rooms and entries are called in the language of each page, whatever the pages before it were in."""
    desk = fresh_desk()
    asked(desk, where)
    arabic = asked(desk, where, "ar")
    desk.held[0]._read.clear()
    assert asked(desk, where, "ar") == arabic
    assert asked(desk, where) != arabic


@pytest.mark.parametrize("kind", ["Reply", "Notice", "Service"])
def test_what_is_offered_that_is_kept_goes_by_room(kind: str) -> None:
    """A form in a room offers what that room may point to, whatever room a form before it was opened in."""
    desk, joint = fresh_desk(), f"/harbour/record/{kind}?in=joint"
    assert asked(desk, f"/harbour/record/{kind}?in=team").count("<option") > asked(desk, joint).count("<option")
    offered = asked(desk, joint)
    desk.held[0]._read.clear()
    assert asked(desk, joint) == offered


def test_what_is_kept_goes_by_who_may_write() -> None:
    """Once another program altered the vault, no page leads to a form any more, though nothing was added."""
    desk = fresh_desk()
    assert "/harbour/record/Office" in asked(desk, address("office"))
    desk.held[0].vault.altered = True
    assert "/harbour/record/Office" not in asked(desk, address("office"))


def test_what_is_new_goes_by_the_session() -> None:
    """Of one reading, each session is shown what came in since the look before its own, and nothing of another's."""
    desk, new = lockable_desk(), address("timeline", new="1")
    client(desk).get(address("stand"))
    desk.shut()
    desk.held[0].unlock({"passphrase": "open sesame"})
    desk.held[0].write(Entry(id="", room="team", act=NoteToFile(text="a heron on the quay")))
    first, second = client(desk), client(desk)
    for asker in (first, second):
        asker.get(address("stand"))
    shown = ["a heron on the quay" in asker.get(new).content.decode() for asker in (first, second, first)]
    assert shown == [True, False, True]


def test_what_is_added_is_on_the_next_page() -> None:
    """One entry more, and the page that shows it is drawn anew."""
    desk = fresh_desk()
    assert "a heron on the quay" not in asked(desk, ADDRESSES["room"])
    desk.held[0].write(Entry(id="", room="north-room", act=NoteToFile(text="a heron on the quay")))
    assert "a heron on the quay" in asked(desk, ADDRESSES["room"])


def test_nothing_is_kept_of_a_locked_vault() -> None:
    """What was drawn goes when the vault is locked, with the reading it was drawn of."""
    desk = lockable_desk()
    asked(desk, address("notices"))
    held = desk.held[0]
    assert held._read
    held.shut()
    assert not held._read


def test_no_more_is_kept_than_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was shown longest ago is dropped first, and what is too long by itself is not kept."""
    monkeypatch.setattr(kept, "MOST", 10)
    there = Drawings()
    there.put("one", SafeString("1" * 4))
    there.put("two", SafeString("2" * 4))
    assert there.get("one") == "1111"
    there.put("three", SafeString("3" * 4))
    assert [there.get(key) for key in ("one", "two", "three")] == ["1111", None, "3333"]
    there.put("four", SafeString("4" * 11))
    assert there.get("four") is None


def test_no_token_stands_in_what_is_kept() -> None:
    """No part of a page that is kept holds a token, or what was just done: these are of one request."""
    parts = [part for text in _templates().values() for part in _KEPT.findall(text) if "block page" not in part]
    wholes = [path.stem for path in (CODE / "pages").glob("*.py") if "still(_fill)" in path.read_text("utf-8")]
    assert (len(parts), len(wholes)) == (6, 7)
    parts += [_templates()[f"desk/{name}.html"] for name in wholes]
    assert [part for part in parts if _OF_ONE_REQUEST.search(_with_all_in_it(part))] == []
    assert _OF_ONE_REQUEST.search(_with_all_in_it('{% include "desk/parts/capture.html" %}'))


_KEPT = re.compile(r"{% kept \w+ %}(.*?){% endkept %}", re.DOTALL)
_OF_ONE_REQUEST = re.compile(r"csrf_token|{{ ?(?:token|draft|done|just)\b")


def _templates() -> dict[str, str]:
    root = CODE / "templates"
    return {path.relative_to(root).as_posix(): path.read_text("utf-8") for path in root.rglob("*.html")}


def _with_all_in_it(part: str) -> str:
    """A part with every part that it takes in, and what those take in."""
    found, waiting = "", [part]
    seen: set[str] = set()
    while waiting:
        text = waiting.pop()
        found += text
        names = set(re.findall(r'{% include "([^"]+)"', text)) - seen
        seen |= names
        waiting += [_templates()[name] for name in names]
    return found
