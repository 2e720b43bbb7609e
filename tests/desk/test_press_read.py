"""From the press with the real reader: from what is pasted or sent to what is on record, and all of it on the card."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from time import process_time
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goodoffices import pressed
from goodoffices.acts.people import Source
from goodoffices.acts.public import Article, Passage, Statement
from goodoffices.desk.desks import Desk
from goodoffices.desk.held import Held, ever
from goodoffices.press.drafts import drafts
from tests.desk.desks import client, fresh_desk
from tests.desk.filled import Sheet

WHERE = "/harbour/public/press"
FIRST = "Foreign Minister Lida Morvan said: “We never closed it.”"


class Going:
    """Somebody at a desk who goes through articles."""

    def __init__(self, desk: Desk | None = None) -> None:
        self.desk = desk or fresh_desk()
        self.held: Held = self.desk.find("harbour")
        self.client = client(self.desk)
        self.where = ""
        self.before = {kind: self._ids(kind) for kind in (Statement, Source)}

    def _ids(self, kind: type[Any]) -> set[str]:
        return {fact.id for fact in ever(self.held).all(kind)}

    def paste(self, text: str, outlet: str = "The Courier", **more: Any) -> Going:
        """Paste an article."""
        sent = {"text": text, "dateline": "2031-05-08", "outlet": outlet, "room": "public", **more}
        answer = self.client.post(WHERE, sent)
        assert answer.status_code == 303, answer.content.decode()
        self.where = answer.headers["Location"]
        return self

    def html(self, at: str = "s1") -> str:
        """Return the page of the article."""
        answer = self.client.get(f"{self.where}?at={at}")
        assert answer.status_code == 200
        return answer.content.decode()

    def card(self, at: str = "s1") -> str:
        """Return what the card of a draft shows before any of its fields is opened, without marks."""
        page = self.html(at)
        shown = page[page.index('id="draft"') : page.index('<details class="fields"')]
        return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", shown))

    def accept(self, at: str = "s1", **more: Any) -> Any:
        """Send the form of a draft as it stands, with what was typed over."""
        page = self.html(at)
        sheet = Sheet.of(page[page.index('id="draft"') :])
        return self.client.post(self.where, {**sheet, "at": at, "do": "accept", **more})

    def of(self, kind: type[Any]) -> list[Any]:
        """Return the facts of a kind that were not there in the beginning."""
        return [fact for fact in ever(self.held).all(kind) if fact.id not in self.before[kind]]


def test_another_name_in_the_same_role_is_another_source() -> None:
    """Who has the role of somebody on record and another name is not offered as that one, and is recorded as named."""
    going = Going().paste("“It is open,” said Jana Holm, spokeswoman for the foreign ministry.")
    assert going.accept().status_code == 303
    going.paste("“We never closed it,” said Petra Lind, spokeswoman for the foreign ministry.", outlet="Herald")
    assert 'name="known"' not in going.html()
    assert going.accept().status_code == 303
    assert {fact.act.name for fact in going.of(Source)} == {"Jana Holm", "Petra Lind"}


def test_part_of_a_name_is_offered_and_not_chosen() -> None:
    """A shortened name in the same role is offered; unless somebody chooses it, the source is new."""
    going = Going().paste("“It is open,” said Jana Holm, spokeswoman for the foreign ministry.")
    going.accept()
    going.paste("“It is shut,” said J. Holm, spokeswoman for the foreign ministry.", outlet="Herald")
    page = going.html()
    assert re.search(r'id="known-0" name="known" value="new" checked', page)
    assert not re.search(r'id="known-1"[^>]* checked', page)
    going.accept()
    assert len(going.of(Source)) == 2


def test_the_same_name_is_chosen_and_what_is_typed_is_not_lost() -> None:
    """With the source on record chosen, a role that was typed is refused in words; for a new one it is recorded."""
    going = Going().paste(FIRST)
    going.accept()
    going.paste("Foreign Minister Lida Morvan said: “It had twelve rooms.”", outlet="Herald")
    assert re.search(r'id="known-1"[^>]* checked', going.html())
    refused = going.accept(**{"source.role": "Finance Minister"})
    assert refused.status_code == 400
    assert "who speaks was changed here" in refused.content.decode()
    assert "Finance Minister" in refused.content.decode()
    assert len(going.of(Source)) == 1
    assert going.accept(known="new", **{"source.role": "Finance Minister"}).status_code == 303
    assert sorted(fact.act.role for fact in going.of(Source)) == ["Finance Minister", "Foreign Minister"]


def test_all_that_one_key_records_is_on_the_card() -> None:
    """Summary beside the quotes, terms, outlet, day and the date it speaks of with words and reason: none is unseen."""
    text = "Anna Berg, speaking on background, said on Tuesday that the truce of 1 April would be “kept in full”."
    going = Going().paste(text)
    card = going.card()
    assert going.accept().status_code == 303
    (fact,) = going.of(Statement)
    act, (passage, *_) = fact.act, [one.act for one in ever(going.held).about(fact.id, Passage)]
    texts = [act.says, act.outlet, act.label, *(wording.text for wording in act.quotes)]
    texts += [text for when in (fact.when, passage.event) if when is not None for text in (when.value, when.words)]
    assert len(list(filter(None, texts))) == 8
    assert [told for told in texts if told and told not in html.unescape(card)] == []
    assert act.label == "speaking on background"


def test_a_quoted_word_does_not_hide_the_rest() -> None:
    """Where two words are quoted in Arabic, the sentence that is recorded with them is there to read."""
    card = Going().paste("قال وزير الخارجية سامر عادل إن المفاوضات ستستأنف «خلال أيام».").card()
    assert "المفاوضات ستستأنف" in card


def test_only_a_source_that_is_offered_can_be_chosen() -> None:
    """A source on record that was not offered for these words, sent by hand, is not theirs."""
    going = Going().paste(FIRST)
    going.accept()
    (morvan,) = going.of(Source)
    going.paste("“It is shut,” said Petra Lind, spokeswoman for the port.", outlet="Herald")
    assert going.accept(known=morvan.id).status_code == 303
    said = {fact.act.outlet: fact.act.by for fact in going.of(Statement)}
    assert said["Herald"] != morvan.id


def test_pasted_and_sent_it_is_one_article_and_what_was_left_out_is_said() -> None:
    """What is shown is what is recorded: marks that turn direction are in neither, and the page says so."""
    words = "Foreign Minister Lida Morvan said the office would \u202eton esolc\u202c in\u00a0March."
    going = Going().paste(words)
    pasted = going.where
    page = going.html()
    assert "nobody can see were left out" in page
    assert "\u202e" not in page
    assert going.accept().status_code == 303
    # what was done is said on the next page, beside how far one is
    assert "Recorded in" in going.html()
    (fact,) = going.of(Statement)
    assert fact.act.says == "the office would ton esolc in March"
    file = SimpleUploadedFile("a.txt", words.encode())
    assert going.paste("", file=file).where == pasted
    assert 'id="d-s1" class="recorded"' in going.html()


def test_a_headline_is_kept_with_the_article() -> None:
    """The title that a page has beside its text is recorded with it."""
    head = "<html><head><title>Office stays open</title></head><body><article>"
    page = f"{head}<p>Foreign Minister Lida Morvan said that the"
    file = SimpleUploadedFile("a.html", f"{page} office would stay open for all of this year.</p></article>".encode())
    going = Going().paste("", file=file)
    assert going.accept().status_code == 303
    titles = {fact.act.title for fact in ever(going.held).all(Article)}
    assert "Office stays open" in titles


def test_read_with_another_day_or_outlet_it_has_that_one() -> None:
    """The same words pasted with another day are counted from that day."""
    text = "Foreign Minister Lida Morvan said on Tuesday that the office was open."
    going = Going().paste(text)
    assert "2031-05-06" in going.card()
    going.paste(text, outlet="Herald", dateline="2031-05-15")
    assert "2031-05-13" in going.card()
    assert "Herald" in going.card()


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    "words",
    [
        "“We did it,” Anna Berg said.\n\n",
        "Anna Berg said the bridge was closed. Karl Jessen denied that the bridge was closed.\n\n",
        "قال الوزير إن الجسر مغلق. ",
        "השר דן לוי אמר כי הגשר סגור. ",
    ],
)
def test_a_long_article_is_gone_through_in_no_time(words: str) -> None:
    """Of 99,000 characters the drafts, the page and each yes take under two seconds of processor time."""
    text = (words * (99_000 // len(words))).strip()
    made = pressed.read_words(text)
    taken = [_seconds(lambda: drafts(made, zone="UTC"))]
    going = Going().paste(text)
    page = going.html()
    sheet = {**Sheet.of(page[page.index('id="draft"') : page.index('<ol class="drafts">')]), "at": "s1", "do": "accept"}
    taken.append(_seconds(lambda: going.client.post(going.where, sheet)))
    taken.append(_seconds(lambda: going.html("s2")))
    assert len(going.of(Statement)) == 1
    assert max(taken) < 2


def _seconds(do: Callable[[], object]) -> float:
    before = process_time()
    do()
    return process_time() - before
