"""How often each package is acceptable: a bar for each party and one for all at once, with Monte Carlo whiskers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.packages.drawing import ink
from goodoffices.packages.drawing.ink import Picture
from goodoffices.packages.drawing.solutions import noted
from goodoffices.packages.faces.wordings import chance_text
from goodoffices.packages.plainly import named
from goodoffices.packages.sheet import Chance, Likely, letter

_LEFT, _RIGHT = 190.0, 590.0
_BAR = 20.0
_TOP = 40.0
_HEAD = 24.0
BARS = "Full bar: all of them at once; open bars: each of them."
WHISKERS = " ± and whiskers: one standard error, since only so many wishes were drawn."


def acceptability_svg(
    parties: Sequence[str], likely: Sequence[Likely], letters: Sequence[str] = (), *, key: str = "acceptability"
) -> Picture:
    """Return how often each package is acceptable as a picture with its table; `key` begins its ids.

    Letters are those of the packages; without them they are A, B and on. A whisker spans the share that was counted,
    less and plus its Monte Carlo error; the full bar is all parties at once, the open ones are the parties in order.
    """
    marks = letters or [letter(place) for place in range(len(likely))]
    names = [*map(named, parties), "all at once"]
    short = ink.shortened([*parties, "all at once"], _LEFT - 44)
    tops, heads, foot = _heights(parties, likely)
    body = list(_scale(foot))
    for mark, one, top in zip(marks, likely, tops, strict=True):
        if one.by and top - _HEAD in heads:
            body.append(ink.words(8, top - 6, f"as {ink.short(one.by, 400)} guesses", more=' font-style="italic"'))
        body.append(ink.words(8, top + 14, mark, more=' font-weight="600"'))
        for row, (name, chance) in enumerate(zip(short, (*one.each, one.everyone), strict=True)):
            body += _bar(name, chance, top + row * _BAR, full=row == len(parties))
    note = BARS + (WHISKERS if any(chance.error for one in likely for chance in (*one.each, one.everyone)) else "")
    foot, drawn = noted(note, foot)
    body += drawn
    title = "How often each package is acceptable"
    head, rows = _table(names, marks, likely)
    says = " ".join(_said(names, mark, one) for mark, one in zip(marks, likely, strict=True))
    return Picture(ink.framed(key, title, says, foot + 8, body), title, says, head, rows)


def _said(names: Sequence[str], mark: str, one: Likely) -> str:
    by = f", as {named(one.by)} guesses" if one.by else ""
    return f"{mark}{by}: " + ", ".join(map(" ".join, zip(names, _all(one), strict=True))) + "."


def _all(one: Likely) -> tuple[str, ...]:
    return tuple(map(chance_text, (*one.each, one.everyone)))


def _table(
    names: Sequence[str], marks: Sequence[str], likely: Sequence[Likely]
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Return the table of the picture; who guesses is a column where anybody does by name."""
    if not any(one.by for one in likely):
        return ("package", *names), tuple((mark, *_all(one)) for mark, one in zip(marks, likely, strict=True))
    rows = tuple((mark, named(one.by), *_all(one)) for mark, one in zip(marks, likely, strict=True))
    return ("package", "guessed by", *names), rows


def _heights(parties: Sequence[str], likely: Sequence[Likely]) -> tuple[list[float], set[float], float]:
    """Return where each package begins, where a heading begins that says who guesses, and where all of it ends."""
    tops: list[float] = []
    heads: set[float] = set()
    free, before = _TOP, ""
    for one in likely:
        if one.by != before:
            heads.add(free)
            free += _HEAD
        tops.append(free)
        free, before = free + _group(parties), one.by
    return tops, heads, free


def _group(parties: Sequence[str]) -> float:
    return (len(parties) + 1) * _BAR + 16


def _scale(foot: float) -> Iterator[str]:
    for tick in (0, 0.25, 0.5, 0.75, 1):
        x = _x(tick)
        yield ink.line(x, 24, x, foot - 8, f'{ink.FAINT} stroke-dasharray="1 4"')
        yield ink.words(x, 16, f"{round(tick * 100)} %", "middle")


def _x(part: float) -> float:
    return _LEFT + (_RIGHT - _LEFT) * min(max(part, 0.0), 1.0)


def _bar(name: str, chance: Chance, top: float, *, full: bool) -> Iterator[str]:
    """Give one bar, what it is of, and the number at its end, behind the whisker."""
    middle = top + _BAR / 2
    yield ink.words(_LEFT - 8, middle + 4.5, name, "end", ' font-weight="600"' if full else "")
    look = 'fill-opacity="0.55"' if full else 'fill="none"'
    wide = _x(chance.share) - _LEFT
    yield (
        f'<rect x="{ink.at(_LEFT)}" y="{ink.at(top + 3)}" width="{ink.at(wide)}" height="{ink.at(_BAR - 6)}" '
        f'{look} stroke="currentColor"/>'
    )
    low, high = _x(chance.share - chance.error), _x(chance.share + chance.error)
    if high > low:
        yield ink.line(low, middle, high, middle)
        yield from (ink.line(x, middle - 4, x, middle + 4) for x in (low, high))
    yield ink.words(max(high, _x(chance.share)) + 7, middle + 4.5, chance_text(chance))
