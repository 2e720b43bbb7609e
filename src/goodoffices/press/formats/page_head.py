"""What a page says about its article in its head: title, outlet, day and language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from goodoffices.press.formats.article import Said

_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?([\w:.-]{2,40})""")
_XML = re.compile(rb"""(?i)^\s*<\?xml[^>]{0,100}encoding=["']([\w:.-]{2,40})""")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_DATED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.issued", "dcterms.date", "pubdate", "publishdate", "sailthru.date", "parsely-pub-date", "citation_date",
)  # fmt: skip
_TITLED = ("og:title", "twitter:title", "dc.title", "citation_title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "citation_publisher")
_ARTICLES = re.compile(r"Article|Posting|Report|WebPage", re.IGNORECASE)
DEEPEST = 12


def declared_encoding(data: bytes) -> str:
    """Return the encoding that a page says it is in, if any."""
    found = _CHARSET.search(data[:4096]) or _XML.search(data[:200])
    return found[1].decode("ascii", "replace") if found else ""


def said_in(tree: Any) -> Said:
    """Return what a page says of its article."""
    metas = _metas(tree)
    linked = list(_linked(tree))
    outlet = _first(metas, _OUTLETS) or next(filter(None, map(_publisher, linked)), "")
    return Said(
        title=_title(tree, metas, linked, outlet),
        outlet=outlet,
        dateline=_day(tree, metas, linked),
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
    )


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if key and (meta.get("content") or "").strip():
            found.setdefault(key, meta.get("content").strip())
    return found


def _first(metas: dict[str, str], keys: tuple[str, ...]) -> str:
    return next((metas[key] for key in keys if key in metas), "")


def _title(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]], outlet: str) -> str:
    """Return the headline: as the page tells others, else its one great heading, else the window's title."""
    heads = [" ".join(head.text_content().split()) for head in tree.iter("h1")]
    said = _first(metas, _TITLED) or next((_words(one.get("headline")) for one in linked if one.get("headline")), "")
    shown = " ".join((tree.findtext(".//title") or "").split())
    if len(heads) == 1 and heads[0]:
        # where the two say the same the heading has it without the site's name
        return heads[0] if not said or said.startswith(heads[0]) else said
    return said or _without(shown, outlet)


def _without(title: str, outlet: str) -> str:
    found = re.search(r"\s+[-|\u2013\u2014\u00b7]\s+([^-|\u2013\u2014\u00b7]+)$", title)
    return title[: found.start()] if found and found[1].strip().casefold() == outlet.casefold() else title


def _day(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]]) -> str:
    """Return the day of publication, where the page states it for a machine; never when it was changed or saved."""
    told = [metas[key] for key in _DATED if key in metas]
    told += [_words(one.get("datePublished")) for one in linked]
    told += [time.get("datetime") or "" for time in tree.xpath("//time[@itemprop='datePublished' or @pubdate]")]
    return next(filter(None, map(day_in, told)), "")


def day_in(said: str) -> str:
    """Return the day that an ISO date and time begins with, as it was written; empty where there is none."""
    found = _DAY.match(said.strip())
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def _linked(tree: Any) -> Iterator[dict[str, Any]]:
    """Give the articles that JSON-LD on the page describes."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:20]:
        try:
            told = json.loads((script.text or "")[:200_000])
        except (ValueError, RecursionError):
            continue
        yield from (one for one in _things(told, 0) if _ARTICLES.search(str(one.get("@type", ""))))


def _things(told: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > DEEPEST:
        return
    if isinstance(told, dict):
        yield told
        yield from _things(told.get("@graph"), depth + 1)
        yield from _things(told.get("mainEntity"), depth + 1)
    elif isinstance(told, list):
        for one in told[:100]:
            yield from _things(one, depth + 1)


def _publisher(one: dict[str, Any]) -> str:
    found = one.get("publisher")
    return _words(found.get("name") if isinstance(found, dict) else found)


def _words(found: Any) -> str:
    return found.strip() if isinstance(found, str) else ""
