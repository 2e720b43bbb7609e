"""From the bytes of a file through the real reader to what is on record, and back to the terminal."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from goodoffices.acts.bounds import LATEST
from goodoffices.acts.public import AccountSet, Article, Passage, Statement
from goodoffices.cli.press_text import reading_text
from goodoffices.record.ledger import holder
from goodoffices.record.see import see
from goodoffices.standing.fact import Fact
from goodoffices.standing.standing import Standing, standing
from goodoffices.unlocking import opened
from goodoffices.ways import Ways
from tests.cli_vault.vaults import PHRASE, descriptor, did, unlocked
from tests.commands import said
from tests.press.made import reading

DENIED = "Foreign Minister Lida Morvan denied that her government had closed the harbour office.\n"
PAGE = """<!doctype html><html><head><title>Office stays open - The Courier</title>
<meta property="og:title" content="Office stays open"><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2031-05-08T09:00:00Z"></head>
<body><article><h1>Office stays open</h1><p>Foreign Minister Lida Morvan said on Tuesday that the harbour office would
stay open for as long as the two sides wanted it, and that nobody had asked her to close it.</p></article></body></html>
"""
MORE = {
    "first": "Foreign Minister Lida Morvan said the harbour office was closed in March because of unpaid invoices.\n\n"
    "Dock union leader Karl Jessen said the harbour office was never closed in March.\n",
    "later": "Harbour master Ines Calder said the harbour office closed in March because of unpaid invoices.\n",
}


class Desk:
    """Somebody at a terminal with a vault and a folder of files."""

    def __init__(self, folder: Path, vault: str) -> None:
        self.folder = folder
        self.vault = vault

    def file(self, data: str | bytes, name: str = "article.txt") -> str:
        """Return a file that holds this."""
        path = self.folder / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return str(path)

    def take(self, file: str, answers: str, *options: str) -> Any:
        """Go through an article with these answers, and return how it ended."""
        return unlocked("press", file, "--into", self.vault, *options, answers=answers)

    def standing(self) -> Standing:
        """Return where things stand in the vault."""
        number = descriptor(PHRASE)
        with opened(self.vault, Ways(passphrase_fd=int(number))) as found:
            record = found.record()
            visible = see(record, holder(record, found.head.recorded_by))
            stands = standing(visible, as_of=LATEST, known_at=LATEST)
        os.close(int(number))
        return stands

    def of(self, kind: type[Any]) -> list[Fact[Any]]:
        """Return the facts of a kind that stand."""
        return list(self.standing().all(kind))


@pytest.fixture
def desk(tmp_path: Path, vault: str) -> Desk:
    """Return a terminal with a fresh vault."""
    return Desk(tmp_path, vault)


def test_a_page_comes_on_record_with_its_day_its_outlet_and_its_headline(desk: Desk) -> None:
    """What the file says of itself is recorded, the statement has a day counted from it, and its words stand there."""
    desk.take(desk.file(PAGE, "page.html"), "a\n\n")
    (article,), (statement,) = desk.of(Article), desk.of(Statement)
    assert (article.act.title, article.act.outlet) == ("Office stays open", "The Courier")
    assert (article.when.value, statement.when.value) == ("2031-05-08", "2031-05-06")
    assert statement.act.outlet == "The Courier"
    passages = desk.standing().about(statement.id, Passage)
    places = [place for place in passages[0].act.places if place.field == "says"]
    assert " ".join(article.act.text[places[0].start : places[0].end].split()) == statement.act.says


def test_what_is_given_on_the_line_goes_before_what_the_file_says(desk: Desk) -> None:
    """The day and the outlet that somebody names are the ones recorded."""
    given = ("--dateline", "2031-05-15", "--outlet", "The Herald")
    desk.take(desk.file(PAGE, "page.html"), "a\n\n", *given)
    (article,), (statement,) = desk.of(Article), desk.of(Statement)
    assert (article.when.value, statement.when.value) == ("2031-05-15", "2031-05-13")
    assert (article.act.outlet, statement.act.outlet) == ("The Herald", "The Herald")
    assert article.basis.document == "The Herald, 2031-05-15"


def test_what_was_guessed_or_left_out_is_told(desk: Desk) -> None:
    """A file in an old encoding, and one with characters nobody sees, are read with a word on it."""
    old = desk.file("“It’s café time,” said Anna Berg, the mayor.".encode("cp1252"), "old.txt")
    assert "was guessed" in said("press", old).err
    turned = desk.file("Anna Berg, the mayor, said it would \u202enot\u202c close.", "turned.txt")
    told = said("press", turned)
    assert "nobody can see were left out" in told.err
    assert "\u202e" not in told.out
    assert said("press", desk.file(DENIED)).err == ""


def test_a_denial_comes_on_record_as_one_and_is_held_so(desk: Desk) -> None:
    """The verb that denies is shown, recorded and weighed: a denial does not stand against itself, the thing does."""
    shown = desk.take(desk.file(DENIED), "a\n\n", "--dateline", "2031-05-08").err
    assert "recorded as: denied that her government had closed the harbour office" in " ".join(shown.split())
    (statement,) = desk.of(Statement)
    assert statement.act.says == "denied that her government had closed the harbour office"
    lines = desk.file(
        "Ms Morvan never said that her government closed the harbour office.\n"
        "Her government had closed the harbour office.\n",
        "lines.txt",
    )
    found = msgspec.json.decode(did("press", "lines", lines, "--against", desk.vault, "--format", "json"))
    assert [[match["sort"] for match in line["said_before"]] for line in found["lines"]] == [[], ["denies"]]


def test_what_was_said_in_a_closed_room_was_not_said_in_public(desk: Desk) -> None:
    """A statement that lies with the team stands against no line of ours; taken in public, it does."""
    desk.take(desk.file(DENIED), "a\n\n", "--room", "team", "--dateline", "2031-05-08")
    lines = desk.file("Her government had closed the harbour office.\n", "lines.txt")
    assert "stand against" not in did("press", "lines", lines, "--against", desk.vault)
    desk.take(desk.file(DENIED), "a\n\n0\n", "--dateline", "2031-05-08")
    told = " ".join(did("press", "lines", lines, "--against", desk.vault).split())
    assert "This would stand against what Lida Morvan" in told
    assert "No match found" not in told


def test_the_last_decision_can_be_undone(desk: Desk) -> None:
    """After the last yes there is a word on it, and it can be taken back; Enter ends, and so does the end of input."""
    ended = desk.take(desk.file(DENIED), "a\nu\ns\n\n")
    assert ended.code == 0
    assert "Nothing is left" in ended.err
    assert desk.of(Statement) == []
    assert "Accepted: 1." in desk.take(desk.file(DENIED), "a\n").err
    assert len(desk.of(Statement)) == 1
    assert "Nothing is left" not in desk.take(desk.file(DENIED), "").err


def test_a_change_can_be_reverted(desk: Desk) -> None:
    """What was typed over is given up in one key, and the draft is as it was read."""
    typed = "c\n" + "\n" * 5 + "It was open.\n" + "\n" * 5
    ended = desk.take(desk.file(DENIED), f"{typed}r\na\n\n")
    assert "[r]evert" in ended.err
    assert desk.of(Statement)[0].act.says == "denied that her government had closed the harbour office"
    assert all(fact.act.ours == () for fact in desk.of(Passage))


def test_undoing_a_statement_that_joined_accounts_puts_them_right(desk: Desk) -> None:
    """An account set keeps a statement as long as that stands: undone, the set is as it was, and stands."""
    first, later = desk.file(MORE["first"], "first.txt"), desk.file(MORE["later"], "later.txt")
    desk.take(first, "a\n" * 3 + "\n", "--dateline", "2031-05-08")
    (before,) = desk.of(AccountSet)
    assert before.basis.how == "done"
    given = ("--dateline", "2031-05-09", "--outlet", "Herald")
    joined = desk.take(later, "a\n1\nq\n", *given)
    assert "words in common" in joined.err
    (now,) = desk.of(AccountSet)
    assert sum(len(one.given_in) for one in now.act.accounts) == 3


def test_undone_at_once_it_joins_no_longer(desk: Desk) -> None:
    """A statement that joined and was undone in the same sitting leaves the set standing without it."""
    first, later = desk.file(MORE["first"], "first.txt"), desk.file(MORE["later"], "later.txt")
    desk.take(first, "a\n" * 3 + "\n", "--dateline", "2031-05-08")
    (before,) = desk.of(AccountSet)
    ended = desk.take(later, "a\n1\nu\nq\n", "--dateline", "2031-05-09")
    assert "Taken back" in ended.err
    (now,) = desk.of(AccountSet)
    assert now.act == before.act
    assert len(desk.of(Statement)) == 2


@pytest.mark.parametrize("form", ["json", "yaml"])
def test_plain_values_carry_the_text_that_places_are_of(desk: Desk, form: str) -> None:
    """Whoever has the answer alone can resolve every place in it; the headline is there."""
    told = did("press", desk.file(PAGE, "page.html"), "--format", form)
    found = msgspec.json.decode(told) if form == "json" else yaml.safe_load(told)
    text = found["text"]
    (one,) = found["statements"]
    assert [text[low:high] for low, high in one["content"]] == one["words"]
    assert text[slice(*one["cue"])] == "said"
    assert found["title"] == "Office stays open"


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--room", "team"), "--room is for what is recorded"),
        (("--into", "any.vault", "--format", "json"), "--format is for a reading that is only told"),
        (("--into", "any.vault", "--format", "text"), "--format is for a reading that is only told"),
    ],
)
def test_an_option_that_does_nothing_is_refused(desk: Desk, options: tuple[str, ...], told: str) -> None:
    """Whoever gives an option expects something of it: one that would be passed by is refused in words."""
    ended = said("press", desk.file(DENIED), *options)
    assert ended.code != 0
    assert told in " ".join(ended.err.split())


@pytest.mark.parametrize("option", ["--dateline", "--outlet", "--room", "--into"])
def test_lines_take_no_option_of_articles(desk: Desk, option: str) -> None:
    """Lines are held against a vault: what is about an article is refused with them."""
    ended = said("press", "lines", desk.file(DENIED), option, "2031-05-08", "--against", desk.vault)
    assert ended.code != 0
    assert f"{option} is about an article" in " ".join(ended.err.split())


def test_nothing_in_an_article_steers_the_terminal() -> None:
    """Words, names and matters of a reading are told without the characters that a terminal obeys."""
    made = reading()
    bad = (
        made.text.replace("hull is", "hull\x1bis")
        .replace("stay moored", "stay\x9bmoored")
        .replace("Maren ", "Maren\x1b")
    )
    speakers = tuple(msgspec.structs.replace(one, name=f"{one.name}\x1b[31m") for one in made.speakers)
    conflicts = tuple(msgspec.structs.replace(one, matter="why\x1b]0;x\x07", reason="") for one in made.conflicts)
    told = reading_text(msgspec.structs.replace(made, text=bad, speakers=speakers, conflicts=conflicts))
    assert [letter for letter in told if letter in "\x1b\x07\x9b"] == []
