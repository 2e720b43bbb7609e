"""What bettering gives, as text: the steps from an agreed package, a single text, a pool."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from goodoffices.packages.answers import Sure
from goodoffices.packages.faces.setting import CELL, count, fitted, wrapped
from goodoffices.packages.faces.wordings import far_text, gains_text, least_named, note_text, sure_text
from goodoffices.packages.plainly import cut_apart, named
from goodoffices.packages.sheet import Improved, Sheet, letters, reaches

SORTS = {"one issue": "", "two issues": "a trade of two issues: ", "package": "several at once: "}
"""What a step does, before what it changes."""
FAR = "How far each comes on the way from no deal (0 %) to its own best (100 %), and who least far:"


def improved_text(sheet: Sheet) -> Iterator[str]:
    """Give an improvement: each step, where it ends and how sure that is, then who gives up what for what."""
    found = sheet.improved
    if found is None:
        return
    yield "IMPROVED"
    for place, step in enumerate(step_rows(found), 1):
        yield from wrapped(f"{place}  {step}. {gains_text(sheet.scenario, found.trail[place - 1].points)}.")
    if not found.better:
        yield from wrapped(f"Nothing was found that is better for one and worse for nobody: {sure_text(found.sure)}.")
    elif found.trail:
        yield from wrapped(ended(found.sure))
    if found.better and found.trail:
        known = letters(sheet)
        yield f"  Who gives up what, from {known[found.agreed]} to {known[found.better[-1]]}:"
    for text in found.moves:
        yield from wrapped(text, 5 if found.trail else 2)


def step_rows(found: Improved) -> Iterator[str]:
    """Give each step of an improvement in words: the issues it changes, from what and to what."""
    for move in found.trail:
        changes = zip(move.issues, move.before, move.after, strict=True)
        said = (f"{named(issue)}: from {named(before)} to {named(after)}" for issue, before, after in changes)
        yield SORTS[move.sort] + "; ".join(said)


def ended(sure: Sure) -> str:
    """Return why an improvement ends where it does, and how sure that is."""
    match sure.sort:
        case "exact":
            return "There it ends: no package is better for one and worse for nobody. Exact."
        case "gap":
            most = f"{sure.most * 100:.3g} %"
            return f"There it ends: by no other package would all of them gain more than {most} of their ranges in all."
    return "There it ends: nothing better was found. It was not proved that there is nothing."


def single_text(sheet: Sheet) -> Iterator[str]:
    """Give what a single text came to: each text, who rejects it, and how far it is from efficient."""
    found = sheet.texts
    if found is None:
        return
    known = letters(sheet)
    yield "SINGLE TEXT: one draft, changed as long as nobody rejects the change"
    start = known.get(found.start) or "the draft"
    tried = f"{count(found.proposed, 'change')} proposed, {found.accepted:,} accepted by all"
    yield from wrapped(f"From {start}: {tried}. {count(len(found.texts), 'text')} came of it.")
    for one in found.texts:
        rejects = f"rejected by {', '.join(map(named, one.rejected))}" if one.rejected else "rejected by nobody"
        yield from wrapped(f"{known[one.package]}  {rejects}; {left_text(sheet, one.left, one.sure)}.")
    for code, params in found.notes:
        yield from wrapped(note_text(code, params))


def left_text(sheet: Sheet, left: Sequence[int], sure: Sure) -> str:
    """Return how far a text is from efficient: what each could still gain with nobody worse."""
    if any(left):
        return f"not efficient, one package leaves nobody worse: {gains_text(sheet.scenario, left)}"
    if sure.sort == "exact":
        return "efficient: no package is better for one and worse for nobody, exact"
    return f"nothing was found that is better for one and worse for nobody: {sure_text(sure)}"


def pool_text(sheet: Sheet) -> Iterator[str]:
    """Give a pool: how far each of its packages takes each party, and whom least far."""
    found = sheet.pool
    if found is None:
        return
    known, read = letters(sheet), reaches(sheet)
    yield "POOL: packages as unlike each other as they can be"
    parts = f"{count(len(found.candidates), 'package')} of {found.of:,}"
    apart = f"; the two nearest are {found.apart * 100:.0f} % apart, in options and in shares" if found.apart else ""
    yield from wrapped(f"{parts}{apart}. {FAR}")
    names = cut_apart([*map(named, sheet.scenario.parties)], [CELL] * len(read))
    rows = [["", *names, "least far"]]
    for one in found.candidates:
        shares = [far_text(reach.share(points)) for reach, points in zip(read, one.points, strict=True)]
        rows.append([known[one.package], *shares, least_named(names, read, one.points)])
    yield from fitted(rows)
