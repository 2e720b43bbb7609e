"""Articles in the terminal: read, told, and taken into a vault one yes at a time."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from goodoffices import incoming, pressed
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.public import AccountSet, Passage, Statement
from goodoffices.cli import press_walk
from goodoffices.record.entry import Entry
from goodoffices.unlocking import opened
from goodoffices.ways import Ways
from tests.cli_vault.vaults import PHRASE, descriptor, did, unlocked
from tests.commands import said
from tests.press.made import TEXT, reading


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return an article in a file, which is read as it was by hand."""
    path = tmp_path / "article.txt"
    path.write_text(TEXT)
    monkeypatch.setattr(pressed, "read_file", lambda data, name, **given: reading(data.decode()))
    return str(path)


def entries(vault: str) -> list[Entry]:
    """Return what is on record in the public room of a vault."""
    number = descriptor(PHRASE)
    with opened(vault, Ways(passphrase_fd=int(number))) as found:
        kept = list(found.record().shelves["public"].entries.values())
    os.close(int(number))
    return kept


def of(vault: str, kind: type[Any]) -> list[Any]:
    """Return the acts of a kind that stand in the public room."""
    return [entry.act for entry in entries(vault) if isinstance(entry.act, kind)]


def test_an_article_is_told(article: str) -> None:
    """Statements come by number with who, terms, dates and words, then what may stand against each other."""
    told = said("press", article)
    assert (told.code, told.err) == (0, "")
    out = " ".join(told.out.split())
    assert "2. Maren Tolle, chief engineer, Harbour Board terms: on the record" in out
    assert "3. unnamed source: An official with knowledge of the talks" in out
    assert "said: 2031-05-06 (“on Tuesday”, counted from the dateline)" in out
    assert "why the ferry was stopped: 2 and 3 (cause): different causes" in out
    assert "6, whose target is not stated, may deny 3" in out


def test_json_and_yaml_say_the_same(article: str) -> None:
    """Every place is a start and an end in the text; what is not there is null."""
    found = msgspec.json.decode(said("press", article, "--format", "json").out)
    assert yaml.safe_load(said("press", article, "--format", "yaml").out) == found
    first = found["statements"][0]
    assert set(first) >= {"id", "speaker", "level", "venue", "cue", "content", "said", "event"}
    assert [TEXT[start:end] for start, end in first["content"]] == ["The ferry between Oster and Velm will stay moored"]
    assert (first["said"]["value"], first["event"]) == ("2031-05-06", None)
    assert set(found["conflicts"][0]) >= {"a", "b", "kind", "reason", "target"}
    assert [one["target"] for one in found["conflicts"]] == ["clear", "clear", "open"]
    assert found["digest"] == reading().digest


def test_nothing_is_recorded_unconfirmed(article: str, vault: str) -> None:
    """Whoever skips everything, or quits at once, leaves the vault as it was."""
    before = len(entries(vault))
    assert unlocked("press", article, "--into", vault, answers="q\n").code == 1
    assert unlocked("press", article, "--into", vault, answers="s\n" * 7).code == 0
    assert len(entries(vault)) == before


def test_a_yes_is_one_transaction_and_quitting_keeps_it(article: str, vault: str) -> None:
    """Two are accepted and the third is not reached: two statements are on record, with their source and places."""
    ended = unlocked("press", article, "--into", vault, answers="a\na\nq\n")
    assert (ended.code, "What was accepted is on record: 2. Not gone through: 5." in ended.err) == (1, True)
    assert [act.says or act.quotes[0].text for act in of(vault, Statement)] == [
        "The ferry between Oster and Velm will stay moored",
        "We stopped it because the hull is cracked",
    ]
    again = unlocked("press", article, "--into", vault, answers="q\n")
    assert "1 of 7: on record already, as " in again.err


def test_a_matter_comes_last_and_without_a_verdict(article: str, vault: str) -> None:
    """When all statements are on record the accounts are proposed, side by side, with the reason."""
    ended = unlocked("press", article, "--into", vault, answers="a\n" * 8)
    assert ended.code == 0, ended.err
    assert "No verdict is given between them." in ended.err
    (made,) = of(vault, AccountSet)
    assert [len(account.given_in) for account in made.accounts] == [1, 2]
    assert "why the ferry was stopped" in did("brief", vault)


def test_what_is_changed_is_ours(article: str, vault: str) -> None:
    """A field that was typed anew is recorded as typed and marked as ours; the others keep their places."""
    answers = "c\n\n\n\n\n\nIt stays where it is.\n\n\n\n\n\na\nq\n"
    unlocked("press", article, "--into", vault, answers=answers)
    (act,) = of(vault, Statement)
    assert act.says == "It stays where it is."
    passages = {passage.of: passage for passage in of(vault, Passage)}
    assert [passage.ours for passage in passages.values()] == [(), ("says",)]


def test_undo_takes_back_what_was_last(article: str, vault: str) -> None:
    """A yes that was undone leaves nothing standing, and is offered again; so is what was skipped."""
    unlocked("press", article, "--into", vault, answers="a\ns\nu\nu\ns\nq\n")
    told = did("brief", vault)
    assert "will stay moored" not in told
    assert "Taken back" in unlocked("press", article, "--into", vault, answers="a\nu\nq\n").err


def test_a_stop_in_the_middle_leaves_nothing_half_written(
    article: str, vault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C before a yes is written loses that one and no other."""
    real = incoming.demand_fit
    calls: list[int] = []

    def stopping(*given: Any) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise KeyboardInterrupt
        real(*given)

    monkeypatch.setattr(press_walk, "demand_fit", stopping)
    ended = unlocked("press", article, "--into", vault, answers="a\na\n")
    assert (ended.code, len(of(vault, Statement)), len(of(vault, Passage))) == (1, 1, 2)


def test_what_cannot_be_is_refused(article: str, vault: str) -> None:
    """A room that is not there, answers from where the article comes, and no article at all are refused."""
    assert "no such room" in unlocked("press", article, "--into", vault, "--room", "nope", answers="a\n").err
    assert "Save it to a file first" in said("press", "-", "--into", vault).err
    assert said("press", article, article).code == 2
    with pytest.raises(GoodOfficesError, match="press-no-words"):
        pressed.read_words(" \x00\n")
    with pytest.raises(GoodOfficesError, match="text-too-long"):
        pressed.read_words("a" * 100_001)


def test_words_are_made_ready_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places are counted in the text as it is kept: without control characters, and with our line ends."""
    monkeypatch.setattr("goodoffices.pressed.read", reading)
    made = pressed.read_words("one\r\ntwo\x07 \n", outlet=" The Courier ")
    assert (made.text, made.dateline, made.outlet) == ("one\ntwo", None, "The Courier")


def test_lines_are_held_against_a_vault(tmp_path: Path, article: str, vault: str) -> None:
    """What would stand against a public statement is told, and so is what is known from a closed room alone."""
    unlocked("press", article, "--into", vault, answers="a\n" * 4 + "q\n")
    lines = tmp_path / "lines.txt"
    lines.write_text("The ferry was not stopped because the hull is cracked. The dry basin is what they want.\n")
    told = " ".join(did("press", "lines", str(lines), "--against", vault).split())
    assert "This would stand against what Maren Tolle said" in told
    assert "Known only from a closed room: “The dry basin is what they want” (phrase) [mended, first]" in told
    assert "No match found" not in told
    assert "Of closed rooms, nothing was found in it. This is not clearance." in told
    assert "Not checked: paraphrase." in told
    found = msgspec.json.decode(did("press", "lines", str(lines), "--against", vault, "--format", "json"))
    assert [bool(line["only_in_rooms"]) for line in found["lines"]] == [False, True]
    assert "Say which vault" in said("press", "lines", str(lines)).err
