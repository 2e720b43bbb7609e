"""From the press with the real reader: from what is pasted or sent to what is on record, and all of it on the card."""

from __future__ import annotations

import html
import re
from typing import Any

from goodoffices.acts.people import Source
from goodoffices.acts.public import Passage, Statement
from goodoffices.desk.desks import Desk
from goodoffices.desk.held import Held, ever
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
    text = (
        "Anna Berg, speaking on background, said on Tuesday that the truce of 1 April would be kept, calling it “fair”."
    )
    going = Going().paste(text)
    card = going.card()
    assert going.accept().status_code == 303
    (fact,) = going.of(Statement)
    passages = [one.act for one in ever(going.held).about(fact.id, Passage)]
    act = fact.act
    texts = [
        act.says,
        act.outlet,
        act.label,
        *(wording.text for wording in act.quotes),
        fact.when.value,
        fact.when.words,
    ]
    texts += [passages[0].event.value, passages[0].event.words]
    assert [told for told in texts if told and told not in html.unescape(card)] == []
    assert passages[0].event.value
    assert act.label == "speaking on background"


def test_a_quoted_word_does_not_hide_the_rest() -> None:
    """Where two words are quoted in Arabic, the sentence that is recorded with them is there to read."""
    card = Going().paste("قال وزير الخارجية سامر عادل إن المفاوضات ستستأنف «خلال أيام».").card()
    assert "المفاوضات ستستأنف" in card
