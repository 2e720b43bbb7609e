"""The order in which the lines of a page are read: down one column, then down the next."""

from __future__ import annotations

from collections.abc import Sequence

from goodoffices.press.formats.pdf_lines import Line

FEWEST = 4
"""Lines on either side of a gap that make it part columns."""
ACROSS = 0.34
"""Share of the lines that may run across the gap: headlines, and text above and below."""
MOST_TRIED = 60
DEEPEST = 6


def in_order(lines: Sequence[Line], depth: int = 0) -> list[list[Line]]:
    """Return the lines of a page column by column, each from the top to the bottom."""
    lines = sorted(lines, key=lambda one: (-round(one.y, 1), one.x0))
    gutter = _gutter(lines) if depth < DEEPEST else None
    if gutter is None:
        return [_side_by_side(lines)] if lines else []
    first = 1 if sum(line.rtl for line in lines) * 2 > len(lines) else 0
    found: list[list[Line]] = []
    whole: list[Line] = []
    sides: tuple[list[Line], list[Line]] = ([], [])

    def empty() -> None:
        for side in (sides[first], sides[1 - first]):
            found.extend(in_order(side, depth + 1))
            side.clear()

    for line in lines:
        if line.x0 < gutter < line.x1:
            empty()
            whole.append(line)
            continue
        if whole:
            found.append(_side_by_side(whole))
            whole = []
        sides[0 if line.x1 <= gutter else 1].append(line)
    empty()
    return [*found, *([_side_by_side(whole)] if whole else [])]


def _gutter(lines: Sequence[Line]) -> float | None:
    """Return where a gap runs down between two columns; None where there is one column."""
    best: tuple[int, float] | None = None
    starts = sorted({round(line.x0, 0) for line in lines if len(line.text) > 1})
    for start in starts[:MOST_TRIED]:
        x = start - 1.5
        left = [line for line in lines if line.x1 <= x]
        right = [line for line in lines if line.x0 >= x]
        across = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < FEWEST or across > ACROSS * len(lines):
            continue
        if not _beside(left, right) or not (_is_prose(left) and _is_prose(right)):
            continue
        if best is None or across < best[0]:
            best = (across, x)
    return None if best is None else best[1]


def _beside(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """Tell whether two lots of lines stand side by side over most of the shorter one."""
    low, high = (
        max(min(one.y for one in left), min(one.y for one in right)),
        min(max(one.y for one in left), max(one.y for one in right)),
    )
    fewer = min(left, right, key=len)
    return sum(low <= one.y <= high for one in fewer) * 2 >= len(fewer)


def _is_prose(lines: Sequence[Line]) -> bool:
    """Tell columns of words from the figures of a table and from numbers in the margin."""
    return sum(len(line.text) for line in lines) >= 12 * len(lines)


def _side_by_side(lines: Sequence[Line]) -> list[Line]:
    """Return lines with what stands in one row put together: a line that was parted at a wide blank."""
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else None
        if before is None or abs(before.y - line.y) > 0.35 * min(before.size, line.size):
            found.append(line)
            continue
        pair = (line, before) if line.rtl and before.rtl else (before, line)
        found[-1] = Line(
            f"{pair[0].text} {pair[1].text}", min(before.x0, line.x0), max(before.x1, line.x1), before.y,
            max(before.size, line.size), before.bold and line.bold, before.rtl or line.rtl,
        )  # fmt: skip
    return found
