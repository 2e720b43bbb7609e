"""From bytes to the record on the desk, by the reader that reads articles, with nothing in its place."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from goodoffices.acts.people import Source
from goodoffices.acts.public import AccountSet, Article, Denial, Passage, Statement
from goodoffices.desk import drafts
from goodoffices.desk.desks import Desk
from goodoffices.desk.held import ever
from goodoffices.desk.words import say
from goodoffices.export.tongue import speaking
from tests.desk.desks import Page, client, fresh_desk, in_language
from tests.desk.filled import Sheet
from tests.desk.test_press import WHERE, Reader

PAGE = b"""<!doctype html><html lang="en"><head><title>Harbour</title>
<meta property="og:site_name" content="The Oster Courier">
<meta property="article:published_time" content="2031-05-08T09:00:00Z"></head>
<body><article><h1>Harbour office shut</h1>
<p>The harbour office has been shut for two months, and nobody agrees on the reason for that.</p>
<p>Foreign Minister Lida Morvan said on Tuesday the harbour office was closed because of unpaid invoices.</p>
<p>\xe2\x80\x9cWe never closed it in March,\xe2\x80\x9d Dock union leader Karl Jessen told reporters.</p>
</article></body></html>"""
FILE = "harbour-shut.html"
ARTICLE = """Foreign Minister Lida Morvan said the harbour office was closed in March because of unpaid invoices.

Dock union leader Karl Jessen said the harbour office was never closed in March and that no invoices were unpaid."""
ANOTHER = "Harbour master Ines Calder said the harbour office closed in March because of unpaid invoices and rats."
TUESDAY = "Foreign Minister Lida Morvan said on Tuesday that the office was closed.\n\nShe said the keys were lost."


def sent(name: str = FILE, data: bytes = PAGE) -> SimpleUploadedFile:
    """Return a file as a browser sends it."""
    return SimpleUploadedFile(name, data)


def form(**given: Any) -> dict[str, Any]:
    """Return the form of a new article."""
    return {"text": "", "dateline": "", "outlet": "", "room": "public", **given}


def paste(reader: Reader, text: str = ARTICLE, **more: str) -> Reader:
    """Paste an article, and have it read by the rules."""
    return reader.paste(**form(text=text, **{"dateline": "2031-05-08", "outlet": "Courier", **more}))


def come(answer: Any, reader: Reader) -> str:
    """Return the page that an answer leads to."""
    assert answer.status_code == 303, answer.content.decode()
    reader.where = answer.headers["Location"]
    return reader.html()


def refused(answer: Any) -> str:
    """Return what stands at the field of the day, where that was refused."""
    found = re.search(r'id="[pr]-dateline-error">(.*?)</span>', answer.content.decode(), re.DOTALL)
    assert answer.status_code == 400
    return found[1] if found else ""


# a file


def test_a_file_goes_from_its_bytes_to_the_record() -> None:
    """A saved page with its own day and outlet: what was said, by whom, when, and where that stands in the text."""
    reader = Reader()
    html = come(reader.client.post(WHERE, form(file=sent())), reader)
    assert f"The file was read: <bdi>{FILE}</bdi>." in html
    reader.accept("s1")
    assert "Recorded in <bdi>Public</bdi>." in reader.html()
    reader.accept("s2")
    (article,) = reader.of(Article)
    first, second = reader.of(Statement)
    assert (article.outlet, first.outlet) == ("The Oster Courier", "The Oster Courier")
    days = [fact.when.value for fact in ever(reader.held).all(Statement) if fact.act.outlet == "The Oster Courier"]
    assert days[0] == "2031-05-06"
    assert "closed because of unpaid invoices" in first.says
    assert [wording.text for wording in second.quotes] == ["We never closed it in March"]
    names = {source.name for source in reader.of(Source)}
    assert names == {"Lida Morvan", "Karl Jessen"}
    places = [place for passage in reader.of(Passage) for place in passage.places if place.field == "quotes"]
    assert [article.text[place.start : place.end] for place in places] == ["We never closed it in March"]
    public = reader.client.get("/harbour/public").content.decode()
    assert "We never closed it in March" in public


def test_a_file_goes_before_what_stands_pasted_and_that_stays() -> None:
    """The file is read and not the older words in the box; the page says so, and the words are there the next time."""
    reader = Reader()
    old = "Karl Jessen said no to everything."
    html = come(reader.client.post(WHERE, form(text=old, file=sent())), reader)
    assert "Lida Morvan" in html
    assert "everything" not in html
    assert f"The file was read: <bdi>{FILE}</bdi>. What stands pasted was not" in html
    assert old in reader.client.get(WHERE).content.decode()


def test_a_file_outlasts_a_refusal() -> None:
    """Refused for its day, the form keeps the file: sent again without one, it is read, and then it is let go of."""
    reader = Reader()
    answer = reader.client.post(WHERE, form(text="Old words.", dateline="some day", file=sent()))
    assert "some day" in refused(answer)
    html = answer.content.decode()
    assert FILE in html
    kept = Sheet.of(html[html.index('data-draft="press-new"') - 400 :])
    assert kept["with-file"] == "yes"
    assert "Lida Morvan" in come(reader.client.post(WHERE, {**kept, "dateline": "7 May 2031"}), reader)
    assert drafts.of_sort(reader.held, "press-file") == []
    reader.accept("s1")
    assert reader.of(Article)[0].outlet == "The Oster Courier"


def test_a_file_that_is_kept_can_be_left_out_and_another_takes_its_place() -> None:
    """Not ticked, what is pasted is read; and what is chosen anew goes before what is kept."""
    reader = Reader()
    html = reader.client.post(WHERE, form(dateline="some day", file=sent())).content.decode()
    kept = Sheet.of(html[html.index('data-draft="press-new"') - 400 :])
    left = {name: value for name, value in kept.items() if name != "with-file"}
    pasted = come(reader.client.post(WHERE, {**left, "dateline": "2031-05-08", "text": ANOTHER}), reader)
    assert "Ines Calder" in pasted
    assert "Lida Morvan" not in pasted
    other = sent("b.txt", b"Harbour master Ines Calder said that she knew nothing of it.")
    again = come(reader.client.post(WHERE, {**kept, "dateline": "2031-05-08", "file": other}), reader)
    assert "knew nothing of it" in again


# the day


def test_a_day_that_has_not_come_is_refused_at_its_field() -> None:
    """A day ahead of the vault's own is refused as the article is read, typed or in the file; today's is taken."""
    reader = Reader()
    assert "2031-05-21 has not come yet" in refused(
        reader.client.post(WHERE, form(text=ARTICLE, dateline="2031-05-21"))
    )
    ahead = sent(data=PAGE.replace(b"2031-05-08", b"2031-09-08"))
    assert "2031-09-08 has not come yet" in refused(reader.client.post(WHERE, form(file=ahead)))
    assert 'href="#p-dateline"' in reader.client.post(WHERE, form(text=ARTICLE, dateline="2032")).content.decode()
    assert reader.client.post(WHERE, form(text=ARTICLE, dateline="2031-05-20")).status_code == 303
    assert reader.made() == []


@pytest.mark.parametrize("said", ["8 May 2031", "٢٠٣١-٠٥-٠٨", "8 במאי 2031", "٨ مايو ٢٠٣١"])
def test_a_day_is_taken_as_people_write_it(said: str) -> None:
    """In words, and in figures of another script."""
    reader = paste(Reader(), TUESDAY, dateline=said)
    reader.accept("s1")
    days = [fact.when.value for fact in ever(reader.held).all(Statement) if fact.act.outlet == "Courier"]
    assert days == ["2031-05-06"]


def test_a_wrong_day_and_outlet_are_put_right() -> None:
    """The article, and what was recorded with them, change by corrections; what a person had changed stays."""
    reader = paste(Reader(), TUESDAY, outlet="Courir", dateline="2031-05-15")
    reader.accept("s1")
    reader.accept("s2", outlet="The Harbour Review")
    answer = reader.client.post(reader.where, {"do": "right", "at": "", "dateline": "8 May 2031", "outlet": "Courier"})
    assert answer.status_code == 303
    facts = {fact.act.says: fact for fact in ever(reader.held).all(Statement)}
    first, second = (facts[says] for says in ("the office was closed", "the keys were lost"))
    assert (first.act.outlet, first.when.value, first.basis.document) == (
        "Courier",
        "2031-05-06",
        "Courier, 2031-05-08",
    )
    assert second.act.outlet == "The Harbour Review"
    (article,) = [fact for fact in ever(reader.held).all(Article) if fact.act.text == TUESDAY]
    assert (article.act.outlet, article.when.value) == ("Courier", "2031-05-08")
    reader.client.post(reader.where, {"do": "done", "at": "", "sure": "yes"})
    assert "Courir" not in reader.html()
    assert reader.made().count("Statement") == 2
    for key in ("s1", "s2"):
        reader.client.post(reader.where, {"do": "undo", "at": key, "back": key})
    assert [reader.of(kind) for kind in (Statement, Source, Passage, Article)] == [[], [], [], []]


def test_a_wrong_day_is_refused_where_it_is_put_right() -> None:
    """A day that is none, or has not come, is refused at its field; nothing changes."""
    reader = paste(Reader(), TUESDAY)
    for day in ("some day", "2031-05-21"):
        told = refused(reader.client.post(reader.where, {"do": "right", "at": "", "dateline": day, "outlet": "X"}))
        assert day in told
    assert "Courier" in reader.html()


def test_another_day_or_outlet_said_later_is_told_apart_from_the_record() -> None:
    """Pasted again with the right ones, the page says what the record has, and puts that right when asked."""
    reader = paste(Reader(), TUESDAY, outlet="Courir", dateline="2031-05-15").accept("s1")
    paste(reader, TUESDAY)
    html = reader.html()
    assert re.search(r"On record it bears: <bdi>Courir</bdi>, <bdi>2031-05-15</bdi>", html)
    right = {"do": "right", "at": "", "dateline": "2031-05-08", "outlet": "Courier"}
    assert reader.client.post(reader.where, right).status_code == 303
    assert "On record it bears" not in reader.html()
    assert [(act.outlet) for act in reader.of(Article)] == ["Courier"]


def test_the_same_words_under_another_day_are_counted_anew() -> None:
    """A weekday is counted from the day that the article bears now, not from the one it was read with first."""
    reader = paste(Reader(), TUESDAY, dateline="2031-05-15")
    assert "2031-05-13" in reader.html("s1")
    paste(reader, TUESDAY)
    assert "2031-05-06" in reader.html("s1")
    reader.accept("s1")
    assert [fact.when.value for fact in ever(reader.held).all(Statement) if fact.act.outlet == "Courier"] == [
        "2031-05-06"
    ]


def test_what_was_typed_stays_when_the_day_is_put_right() -> None:
    """Half-typed words stand in the draft still, beside the day that is right."""
    reader = paste(Reader(), TUESDAY, dateline="2031-05-15")
    html = reader.html("s1")
    typed = {**Sheet.of(html[html.index('id="draft"') :]), "says": "zanzibar", "token": "t"}
    name = re.search(r'data-draft="(press-card[^"]*)"', html)
    assert name
    reader.client.post("/harbour/draft", {**typed, "draft-of": name[1]})
    reader.client.post(reader.where, {"do": "right", "at": "s1", "dateline": "2031-05-08", "outlet": "Courier"})
    reader.accept("s1")
    (fact,) = [one for one in ever(reader.held).all(Statement) if one.act.outlet == "Courier"]
    assert (fact.act.says, fact.when.value) == ("zanzibar", "2031-05-06")


# undo


def test_an_undo_leaves_nothing_behind() -> None:
    """A statement that joined accounts leaves them; with a side the matter and its denials go, and last the article."""
    reader = paste(Reader())
    reader.accept("s1", "s2")
    (matter,) = set(re.findall(r'name="at" value="(x\d+)"', reader.html()))
    reader.accept(matter)
    (before,) = reader.of(AccountSet)
    paste(reader, ANOTHER, outlet="Herald")
    sides = re.findall(r'name="set" value="([^"]+:0)"', reader.html("s1"))
    reader.accept("s1", set=sides[-1])
    assert reader.of(AccountSet) != [before]
    reader.client.post(reader.where, {"do": "undo", "at": ""})
    assert reader.of(AccountSet) == [before]
    assert [act.outlet for act in reader.of(Article)] == ["Courier"]
    paste(reader)
    reader.client.post(reader.where, {"do": "undo", "at": "s1", "back": "s1"})
    assert (reader.of(AccountSet), reader.of(Denial)) == ([], [])
    reader.client.post(reader.where, {"do": "undo", "at": ""})
    assert [reader.of(kind) for kind in (Statement, Source, Passage, Article)] == [[], [], [], []]


# putting away


def test_putting_away_asks_while_anything_is_undecided() -> None:
    """Asked once more it goes, with what was typed into it; where all was decided it goes at once."""
    reader = paste(Reader())
    where = reader.where
    asked = reader.client.post(where, {"do": "done", "at": ""})
    assert (asked.status_code, "Not decided on yet: 2." in asked.content.decode()) == (200, True)
    reader.do("skip", "s1")
    reader.do("skip", "s2")
    assert reader.client.post(where, {"do": "done", "at": ""}).status_code == 303
    assert reader.client.get(where).status_code == 404
    paste(reader)
    name = re.search(r'data-draft="(press-card[^"]*/s1)"', reader.html("s1"))
    assert name
    assert reader.client.post("/harbour/draft", {"says": "zanzibar", "draft-of": name[1]}).status_code == 200
    assert "zanzibar" in reader.html("s1")
    sure = Page(reader.client.post(where, {"do": "done", "at": ""}).content.decode())
    assert [box for box in sure.all("input") if box.get("name") == "sure"]
    assert reader.client.post(where, {"do": "done", "at": "", "sure": "yes"}).status_code == 303
    assert drafts.of_sort(reader.held, "press-card") == []


# the page


@pytest.mark.parametrize("code", ["en", "ar", "he"])
def test_a_page_is_named_for_what_it_is(code: str) -> None:
    """The window says that it is from the press, in any room, and no word of the article."""
    desk = fresh_desk() if code == "en" else in_language(fresh_desk(), code)
    reader = paste(Reader(desk), room="team")
    with speaking(code):
        title = f"<title>{say('page.press')}</title>"
    assert title in reader.html()
    assert title in reader.client.get(WHERE).content.decode()


def test_the_form_says_who_reads_each_room() -> None:
    """Each room that is offered has its sentence, in the order of the choices, as on every form."""
    html = client(Desk([fresh_desk().find("harbour")])).get(WHERE).content.decode()
    part = html[html.index('<p class="field in-room"><label for="f-room">') :]
    rooms = re.findall(r"<option value=", part[: part.index("</select>")])
    says = re.findall(r"<span>You are writing in", part[: part.index('<p class="do">')])
    assert len(rooms) == len(says) > 3
    first = re.search(r"<(?:button|input)[^>]*type=\"submit\"[^>]*>", html[html.index('data-draft="press-new"') :])
    assert first
    assert "name=" not in first[0]
