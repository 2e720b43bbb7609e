"""How things may be divided, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from goodoffices.packages.dividing import AdjustedWinner, MaximinShares
from goodoffices.packages.faces.setting import table, wrapped
from goodoffices.packages.faces.wordings import sure_text
from goodoffices.packages.plainly import named, share, spelt
from goodoffices.packages.sheet import Sheet, letters
from goodoffices.packages.words import say_error

THERE = {"no": "No division gives each of them its share. Exact.", "unknown": "No such division was found."}


def divided_text(sheet: Sheet) -> Iterator[str]:
    """Give how things may be divided: adjusted winner between two, and the maximin share of each."""
    found = sheet.divided
    if found is None:
        return
    yield "DIVIDED"
    if found.winner is not None:
        yield from _winner(found.winner)
    if found.shares is not None:
        yield from _shares(found.shares, letters(sheet).get(found.package or (), ""))
    if found.why is not None:
        yield from (row for text in say_error(found.why) for row in wrapped(f"Maximin share: {spelt(text)}"))


def _winner(found: AdjustedWinner) -> Iterator[str]:
    means = "both come equally far, and no division is better for one and worse for neither"
    yield from wrapped(
        f"Adjusted winner: {means}. Each has {_percent(found.share)} of all it would like to have. Exact."
    )
    rows = [["", *map(named, found.parties)]]
    for thing, parts in zip(found.things, found.parts, strict=True):
        rows.append([named(thing), *(_part(part) for part in parts)])
    yield from table(rows)
    if found.split is not None:
        can = "it was said that it can be" if found.could else "if it cannot be, sell it and share what it brings"
        yield from wrapped(f"To be shared: {named(found.split)}; {can}.")
    if found.unvalued:
        yield from wrapped(f"Worth nothing to either: {', '.join(map(named, found.unvalued))}.")


def _shares(found: MaximinShares, letter: str) -> Iterator[str]:
    means = "what each is sure of where it makes the bundles and chooses last; all things whole"
    yield from wrapped(f"Maximin share: {means}. Exact.")
    for place, party in enumerate(found.parties):
        has = f"; in {letter} it has {_number(found.worth[place])}" if found.worth else ""
        bundles = " | ".join(
            ", ".join(named(found.things[at]) for at in bundle) or "nothing" for bundle in found.bundles[place]
        )
        yield from wrapped(f"{named(party)}: {_number(found.shares[place])}{has}. It would make: {bundles}.", 5)
    if found.to is None:
        yield from wrapped(THERE[found.there])
    else:
        exact = found.sure.sort == "exact"
        none = (
            "No other division of whole things betters" if exact else "No division of whole things was found to better"
        )
        yield from wrapped(f"{none} {letter}: {sure_text(found.sure)}.")


def _part(part: Fraction) -> str:
    if part in (0, 1):
        return "all" if part else ""
    return f"{part} ({share(float(part))})" if part.denominator < 100 else share(float(part))


def _percent(part: Fraction) -> str:
    return f"{float(part * 100):.4g} %"


def _number(points: Fraction) -> str:
    return f"{float(points):,.6g}"


def divided_json(sheet: Sheet) -> dict[str, Any] | None:
    """Return how things may be divided, for JSON: parts as fractions in words and as numbers."""
    found = sheet.divided
    if found is None:
        return None
    return {
        "adjusted_winner": _winner_json(found.winner) if found.winner is not None else None,
        "maximin_share": _shares_json(found.shares) if found.shares is not None else None,
        "letter": letters(sheet)[found.package] if found.package is not None else None,
        "not_answered": " ".join(say_error(found.why)) if found.why is not None else None,
    }


def _winner_json(found: AdjustedWinner) -> dict[str, Any]:
    return {
        "parts": {
            thing: dict(zip(found.parties, map(_exactly, parts), strict=True))
            for thing, parts in zip(found.things, found.parts, strict=True)
        },
        "share": _exactly(found.share),
        "shared": found.split,
        "worth_nothing": list(found.unvalued),
    }


def _shares_json(found: MaximinShares) -> dict[str, Any]:
    return {
        "shares": dict(zip(found.parties, map(_exactly, found.shares), strict=True)),
        "bundles": {
            party: [[found.things[at] for at in bundle] for bundle in bundles]
            for party, bundles in zip(found.parties, found.bundles, strict=True)
        },
        "division": found.there,
        "sure": {"sort": found.sure.sort, "most": found.sure.most},
        "to": None
        if found.to is None
        else {thing: found.parties[who] for thing, who in zip(found.things, found.to, strict=True)},
        "worth": dict(zip(found.parties, map(_exactly, found.worth), strict=True)) if found.worth else None,
    }


def _exactly(part: Fraction) -> dict[str, Any]:
    return {"exact": str(part), "about": float(part)}
