"""From the press: an article on the desk, its statements marked, and each on record only after a yes, once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goodoffices import press
from goodoffices.acts.act import kind_of
from goodoffices.acts.housekeeping import CompartmentOpened
from goodoffices.acts.public import AccountSet, Article, Passage, Statement
from goodoffices.desk.desks import Desk
from goodoffices.desk.held import ever
from goodoffices.desk.words import say, words_in
from goodoffices.export.tongue import speaking
from goodoffices.press import read
from goodoffices.press.drafts import drafts
from goodoffices.record.entry import Entry
from tests.desk.desks import Page, client, fresh_desk, in_language
from tests.desk.filled import Sheet
from tests.press.made import TEXT, reading

PASTE = {"text": TEXT, "dateline": "2031-05-08", "outlet": "The Oster Courier", "room": "public"}
WHERE = "/harbour/public/press"
OPEN = Path(__file__).parents[1] / "press" / "set" / "open"


@pytest.fixture(autouse=True)
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let articles be read as the one that was read by hand."""
    # a browser ends no text with a line end
    monkeypatch.setattr("goodoffices.pressed.read", _read)


def _read(text: str, dateline: str | None = None, outlet: str | None = None) -> Any:
    return reading(TEXT if text == TEXT.strip() else text, dateline, outlet)


class Reader:
    """Somebody at a desk who goes through an article."""

    def __init__(self, desk: Desk | None = None) -> None:
        self.desk = desk or fresh_desk()
        self.held = self.desk.find("harbour")
        self.client = client(self.desk)
        self.where = ""

    def paste(self, **more: Any) -> Reader:
        """Paste the article."""
        answer = self.client.post(WHERE, {**PASTE, **more})
        assert answer.status_code == 303, answer.content.decode()
        self.where = answer.headers["Location"]
        return self

    def html(self, at: str = "") -> str:
        """Return the page of the article."""
        answer = self.client.get(self.where + (f"?at={at}" if at else ""))
        assert answer.status_code == 200
        return answer.content.decode()

    def do(self, deed: str, at: str, **more: Any) -> Any:
        """Send the form of a draft as it stands, with what was typed over."""
        sheet = Sheet.of(self.html(at)[self.html(at).index('id="draft"') :])
        return self.client.post(self.where, {**sheet, "at": at, "do": deed, **more})

    def accept(self, *keys: str, **more: Any) -> Reader:
        """Say yes to drafts as they are."""
        for key in keys:
            assert self.do("accept", key, **more).status_code == 303
        return self

    def made(self) -> list[str]:
        """Return the kinds of what was recorded since the example began."""
        known = {entry.id for entry in fresh_desk().find("harbour").vault.mediation().entries}
        return [kind_of(entry.act) for entry in self.held.vault.mediation().entries if entry.id not in known]

    def of(self, kind: type[Any]) -> list[Any]:
        """Return the acts of a kind that stand and are not the example's."""
        known = {fact.id for fact in ever(fresh_desk().find("harbour")).all(kind)}
        return [fact.act for fact in ever(self.held).all(kind) if fact.id not in known]


def test_an_article_is_marked_and_nothing_is_recorded() -> None:
    """Each statement is marked in the text with a way to its draft; there is progress, and nothing on record."""
    reader = Reader().paste()
    html = reader.html()
    found = Page(html)
    marks = [mark["id"] for mark in found.all("mark") if mark.get("id")]
    assert sorted(marks) == ["m-c1", "m-s1", "m-s2", "m-s3", "m-s4", "m-s5", "m-s6"]
    assert all(p.get("dir") == "auto" for p in found.all("p") if "mark" in str(p))
    assert re.search(r"Decided: (<bdi>)?0(</bdi>)? of (<bdi>)?7", html)
    assert '<mark id="m-s2"' in html
    assert "We stopped it because the hull is cracked</mark>" in html
    assert reader.made() == []


def test_a_claim_says_what_it_bears_on() -> None:
    """The card of what the reporter asserts names the statements that dispute it, by their numbers on the page."""
    reader = Reader().paste()
    page = reader.html("c1")
    numbers = [re.search(rf'id="d-{key}".*?>(\d+)\. ', page, re.DOTALL) for key in ("s2", "s3")]
    assert say("press.bears", numbers=", ".join(found[1] for found in numbers if found)) in page


def test_a_yes_records_the_statement_with_its_source_and_places() -> None:
    """After a yes the next draft is there; the statement is in the public record, with where it was read."""
    reader = Reader().paste()
    answer = reader.do("accept", "s2")
    assert answer.headers["Location"].startswith(reader.where)
    assert reader.made() == ["Article", "Source", "Passage", "Statement", "Passage"]
    public = reader.client.get("/harbour/public").content.decode()
    assert "We stopped it because the hull is cracked" in public
    assert "The Oster Courier" in public
    assert "Read in" in reader.client.get("/harbour/public").content.decode()
    assert 'class="recorded"' in reader.html()


def test_sent_twice_it_is_one_statement() -> None:
    """The same form sent again, with its token or without, records nothing."""
    reader = Reader().paste()
    html = reader.html("s2")
    sheet = {**Sheet.of(html[html.index('id="draft"') :]), "at": "s2", "do": "accept"}
    for _ in range(3):
        assert reader.client.post(reader.where, sheet).status_code == 303
    assert reader.client.post(reader.where, {**sheet, "token": "another"}).status_code == 303
    assert reader.made().count("Statement") == 1


def test_what_is_changed_is_ours_and_the_rest_is_not() -> None:
    """A field that was typed over is recorded so, and marked as ours; what nobody touched keeps its place."""
    reader = Reader().paste()
    assert reader.do("accept", "s1", says="It stays.", **{"source.role": "port authority"}).status_code == 303
    (act,) = reader.of(Statement)
    assert (act.says, act.venue) == ("It stays.", "statement")
    ours = [passage.ours for passage in reader.of(Passage)]
    assert sorted(ours) == [("role",), ("says",)]
    assert reader.accept("s2").of(Passage)[-1].ours == ()


def test_what_is_wrong_is_said_and_stays_typed() -> None:
    """A date that is none is refused at its field, with what was typed still there; nothing is recorded."""
    reader = Reader().paste()
    answer = reader.do("accept", "s1", says="It stays zanzibar.", **{"when.value": "some day", "event.value": "x y"})
    html = answer.content.decode()
    assert answer.status_code == 400
    assert "It stays zanzibar." in html
    assert "some day" in html
    assert 'id="f-event-value-error"' in html or "f-event" in html
    assert reader.made() == []
    nameless = reader.do("accept", "s2", **{"source.name": ""})
    assert nameless.status_code == 400
    assert reader.made() == []


def test_skipping_and_undoing() -> None:
    """What is skipped is not asked again until that is undone; a yes that is undone stands no longer."""
    reader = Reader().paste()
    reader.do("skip", "s1")
    assert 'id="d-s1" class="skipped"' in reader.html()
    reader.accept("s2")
    reader.client.post(reader.where, {"do": "undo", "at": ""})
    assert reader.of(Statement) == []
    assert 'id="d-s2" class="waiting"' in reader.html()
    reader.client.post(reader.where, {"do": "undo", "at": ""})
    assert 'id="d-s1" class="waiting"' in reader.html()
    reader.client.post(reader.where, {"do": "undo", "at": ""})
    # and a single one can be taken back, whatever came after it
    reader.accept("s2", "s3")
    reader.client.post(reader.where, {"do": "undo", "at": "s2", "back": "s2"})
    assert [act.says for act in reader.of(Statement)] == ["the ferry was stopped because Velm had asked for it"]


def test_accounts_side_by_side_and_no_verdict() -> None:
    """With their statements on record the accounts are proposed, with the reason; then the public record has them."""
    reader = Reader().paste()
    reader.accept("s2", "s3", "s4", "s6")
    for key in ("s1", "c1", "s5"):
        reader.do("skip", key)
    html = reader.html()
    assert "different causes" in html
    assert reader.do("accept", "x1", matter="Why does the ferry lie moored?").status_code == 303
    (made,) = reader.of(AccountSet)
    assert (made.matter, len(made.accounts), len(made.open_targets)) == ("Why does the ferry lie moored?", 2, 1)
    public = reader.client.get("/harbour/public").content.decode()
    assert "Why does the ferry lie moored?" in public
    assert "Everything here was decided" in reader.html()
    reader.do("accept", "x1")
    assert len(reader.of(AccountSet)) == 1
    reader.client.post(reader.where, {"do": "undo", "at": "", "back": "x1"})
    assert reader.of(AccountSet) == []


def test_the_same_article_goes_on_where_it_was() -> None:
    """Pasted again it is the same article: what was decided stands; put away, what was recorded does."""
    reader = Reader().paste()
    reader.accept("s2")
    reader.do("skip", "s1")
    assert 'id="d-s1" class="skipped"' in reader.paste().html()
    assert "going through" in reader.client.get(WHERE).content.decode()
    reader.client.post(reader.where, {"do": "done", "at": "", "sure": "yes"})
    html = reader.html()
    assert 'id="d-s2" class="recorded"' in html
    assert 'id="d-s1" class="waiting"' in html


def test_what_was_said_before_and_who_may_be_known_are_told() -> None:
    """In another article the same name is proposed, and the same words by it are told with a way to them."""
    reader = Reader().paste()
    reader.accept("s4")
    reader.client.post(WHERE, PASTE)
    other = f"{TEXT}\nMore of it."
    reader.paste(text=other)
    assert "No statement was found" in reader.html()


def test_a_file_is_read_like_what_is_pasted() -> None:
    """A file that is sent is read by its form; without either there is a word on what to do."""
    reader = Reader()
    answer = reader.client.post(WHERE, {**PASTE, "text": "", "file": SimpleUploadedFile("a.txt", TEXT.encode())})
    assert answer.status_code == 303
    empty = reader.client.post(WHERE, {**PASTE, "text": " "})
    assert empty.status_code == 400
    assert "Paste or name one" in empty.content.decode()


def test_nothing_typed_is_lost() -> None:
    """What was typed into a draft and not sent stands in it again, and so does a half-pasted article."""
    reader = Reader().paste()
    draft = re.search(r'data-draft="(press-card/[^"]*/s1)"', reader.html("s1"))
    assert draft
    sheet = Sheet.of(reader.html("s1")[reader.html("s1").index('id="draft"') :])
    reader.client.post("/harbour/draft", {**sheet, "says": "zanzibar", "token": "t", "draft-of": draft[1]})
    assert "zanzibar" in reader.html("s1")
    assert reader.accept("s1").of(Statement)[0].says == "zanzibar"
    reader.client.post("/harbour/draft", {"text": "half an article", "draft-of": "press-new"})
    assert "half an article" in reader.client.get(WHERE).content.decode()


def test_a_room_one_is_not_in_is_no_room() -> None:
    """A room that is missing and one that whoever is at the desk is not in are refused alike."""
    reader = Reader()
    room = CompartmentOpened(members=("jo",), title="Jo's own")
    reader.held.vault.write(Entry(id="jos-own", room="jos-own", act=room))
    answers = [reader.client.post(WHERE, {**PASTE, "room": room}) for room in ("nope", "jos-own")]
    told = [re.sub(r'value="[^"]*"', "", answer.content.decode()) for answer in answers]
    assert told[0] == told[1]
    assert {answer.status_code for answer in answers} == {400}
    assert reader.client.get(f"{WHERE}/none").status_code == 404
    assert reader.client.get(f"{WHERE}?room=north-room").status_code == 404


def test_an_article_for_the_team_is_the_team_s() -> None:
    """What is taken down for the team is nowhere in the public room."""
    reader = Reader().paste(room="team")
    reader.accept("s3")
    (fact,) = [
        fact for fact in ever(reader.held).all(Article) if fact.act.text == TEXT.strip() or fact.act.text == TEXT
    ]
    assert fact.room == "team"


def test_each_reason_has_words() -> None:
    """What the reader gives as a reason has words here, and no words are kept for a reason that it never gives."""
    found: set[str] = set()
    for path in OPEN.glob("*.txt"):
        made = read(path.read_text(), "2031-03-12")
        found |= {mention.reason for speaker in made.speakers for mention in speaker.mentions}
        found |= {conflict.reason for conflict in made.conflicts}
        found |= {draft.when.counted_from for draft in drafts(made, zone="UTC") if draft.when is not None}
    known = {key.removeprefix("press.why.") for key in words_in("en") if key.startswith("press.why.")}
    # words that are each other's opposite are the article's own
    assert {reason for reason in found - known if reason and ", and " not in reason} == set()
    source = "".join(path.read_text() for path in Path(press.__file__).parent.rglob("*.py"))
    assert [reason for reason in known if f'"{reason}"' not in source] == []


@pytest.mark.parametrize("code", ["ar", "he"])
def test_in_other_languages(code: str) -> None:
    """The page speaks the language of the desk, reasons too, and words run their own way."""
    reader = Reader(in_language(fresh_desk(), code)).paste()
    dated = reader.html("s1")
    with speaking(code):
        assert say("press.why.named here first") in dated
        assert say("press.why.counted from the dateline") in dated
    reader.accept("s2", "s3")
    assert "different causes" not in reader.html("x1")
    html = reader.html("s2")
    assert 'dir="rtl"' in html
    assert "Accept" not in html
    assert '<blockquote class="as-said" dir="auto">' in html
