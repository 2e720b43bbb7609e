"""What was read in the press: the articles kept here, and where in them an act was read."""

from __future__ import annotations

from typing import Any

from goodoffices.acts.public import Article, Passage
from goodoffices.standing.fact import Fact
from goodoffices.standing.line import Line, Listed, line
from goodoffices.standing.standing import Standing
from goodoffices.standing.told import told

_BEGINS = 80
"""Letters by which an article is told from others."""
MARK = 8
"""Letters of a digest that stand for a text that is not here."""


def article_lines(s: Standing) -> tuple[Line, ...]:
    """Return a line for each article that is kept: its outlet, how long it is, and how it begins."""
    return tuple(article_line(s, f) for f in s.all(Article))


def article_line(s: Standing, fact: Fact[Article]) -> Line:
    """Return one article by its outlet and its first words."""
    text = " ".join(fact.act.text[: _BEGINS * 2].split())
    begins = text if len(text) <= _BEGINS else text[: _BEGINS - 1].rstrip() + "…"
    outlet = fact.act.outlet
    more = (line("article.outlet", outlet=outlet),) if outlet else ()
    return told(s, fact, "article", begins=begins, letters=len(fact.act.text), more=more)


def passage_lines(s: Standing, fact: Fact[Any]) -> tuple[Line, ...]:
    """Return where in an article this act was read, and which of its fields are ours."""
    if not s.is_pointed_at(fact.id, Passage):
        return ()
    return tuple(_passage(s, found) for found in s.about(fact.id, Passage) if found.act.of == fact.id)


def _passage(s: Standing, fact: Fact[Passage]) -> Line:
    act = fact.act
    article = s.follow(fact, act.article, Article)
    outlet = article.act.outlet if article is not None else ""
    places = Listed(tuple(dict.fromkeys(f"{place.start}-{place.end}" for place in act.places)))
    event = (line("read-in.event", event=act.event),) if act.event is not None else ()
    ours = (line("read-in.ours", fields=Listed(act.ours)),) if act.ours else ()
    return told(s, fact, "read-in", outlet=outlet or act.digest[:MARK], places=places, more=(*event, *ours))
