"""From what may stand against each other to proposals: account sets without a verdict, and denials."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from goodoffices.acts.public import Account, AccountSet, Denial
from goodoffices.acts.public import Statement as Said
from goodoffices.press.drafts import Draft, told_in
from goodoffices.press.values import Conflict, Reading, Sort, Statement

SHORT = 200
"""Letters by which a side is told."""
MOST_SOFT = 3
"""Differences that are perhaps no contradiction, offered for one article: the likeliest."""
_DENIES = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss|reject|refut|rebut|disput|baseless|false|untrue|wrong|inaccurate|unfounded"
    r"|fiction|fabricat|nonsense|no truth|contradict)|\bنف[ىت]|\bينفي|\bتنفي|הכחיש|מכחיש",
    re.IGNORECASE,
)


class Matter(msgspec.Struct, frozen=True, kw_only=True):
    """One matter on which statements may stand against each other: the sides by the ids of drafts, and why."""

    id: str
    matter: str
    sort: Sort
    firm: bool
    sides: tuple[tuple[str, ...], ...] = ()
    open: tuple[str, ...] = ()
    """Statements that deny something and do not say what."""
    beside: tuple[str, ...] = ()
    denials: tuple[tuple[str, str], ...] = ()
    """Who denies what, where that is said."""
    may_deny: tuple[tuple[str, str], ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """Return every draft that this is about."""
        found = (key for side in self.sides for key in side)
        pairs = (key for pair in (*self.denials, *self.may_deny) for key in pair)
        return tuple(dict.fromkeys((*found, *self.open, *self.beside, *pairs)))


def matters(reading: Reading) -> tuple[Matter, ...]:
    """Return what is proposed of a reading's conflicts, those joined by a statement as one matter."""
    groups: list[list[Conflict]] = []
    for conflict in _offered(reading):
        joined = [group for group in groups if any(_one_matter(conflict, other) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([*(other for group in joined for other in group), conflict])
    return tuple(_matter(f"x{place}", group, reading.claims) for place, group in enumerate(groups, 1))


def _offered(reading: Reading) -> Iterator[Conflict]:
    """Give what is worth a person's look, whoever denies first: differences that may be none are many."""
    firm = [one for one in reading.conflicts if one.firm]
    soft = [one for one in reading.conflicts if not one.firm][:MOST_SOFT]
    said = {one.id: one for one in reading.statements}
    for one in (*firm, *soft):
        if one.a in said and one.b in said:
            yield _turned(one, reading.text, said)


def _turned(one: Conflict, text: str, said: Mapping[str, Statement]) -> Conflict:
    """Return a conflict with the one who denies first: by its words, or else the later, for a denial comes after."""
    if one.sort != "denial":
        return one
    a, b = (bool(_DENIES.search(text, *said[key].span)) for key in (one.a, one.b))
    later = said[one.a].span > said[one.b].span
    return one if (a and not b) or (a == b and later) else msgspec.structs.replace(one, a=one.b, b=one.a)


def _one_matter(one: Conflict, other: Conflict) -> bool:
    return one.firm and other.firm and not {one.a, one.b}.isdisjoint((other.a, other.b))


def _matter(key: str, group: list[Conflict], claims: Iterable[Statement]) -> Matter:
    clear = [one for one in group if not one.open]
    lead = (clear or group)[0]
    disputing = {key for one in clear for key in (one.a, one.b)}
    asked = [one.a for one in group if one.open]
    return Matter(
        id=key,
        matter=lead.matter,
        sort=lead.sort,
        firm=all(one.firm for one in group),
        sides=_sides(clear),
        open=tuple(dict.fromkeys(asked)) if clear else (),
        beside=tuple(one.id for one in claims if not disputing.isdisjoint(one.refers_to)),
        denials=tuple((one.a, one.b) for one in clear if one.sort == "denial" and one.firm),
        may_deny=tuple((one.a, one.b) for one in group if one.open),
        reasons=tuple(dict.fromkeys(one.reason for one in group if one.reason)),
    )


def _sides(pairs: Iterable[Conflict]) -> tuple[tuple[str, ...], ...]:
    """Return two sides where the pairs part statements so, or else each statement on a side of its own."""
    against: dict[str, list[str]] = {}
    for one in pairs:
        against.setdefault(one.b, []).append(one.a)
        against.setdefault(one.a, []).append(one.b)
    placed: dict[str, int] = {}
    for first in against:
        waiting = [(first, 0)] if first not in placed else []
        while waiting:
            key, side = waiting.pop()
            if placed.setdefault(key, side) != side:
                return tuple((key,) for key in against)
            waiting += [(other, 1 - side) for other in against[key] if placed.get(other) != 1 - side]
    found = (tuple(key for key in against if placed[key] == side) for side in (0, 1))
    return tuple(side for side in found if side)


def acts_of(
    matter: Matter, recorded: Mapping[str, str], drafts: Mapping[str, Draft]
) -> tuple[AccountSet | Denial, ...]:
    """Return the acts that a matter proposes, of the statements that are on record (their entries, by draft).

    What was not recorded is left out, and of a matter with fewer than two sides no account set is made.
    """

    def there(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(recorded[key] for key in keys if key in recorded)

    sides = [side for side in matter.sides if there(side)]
    found: list[AccountSet | Denial] = []
    if len(sides) > 1:
        accounts = tuple(Account(says=_told(drafts, side, recorded), given_in=there(side)) for side in sides)
        found.append(
            AccountSet(
                matter=matter.matter or accounts[0].says,
                accounts=accounts,
                open_targets=there(matter.open),
                beside=there(matter.beside),
                sort=matter.sort,
                firm=matter.firm,
            )
        )
    return (*found, *_denials(matter, there, drafts))


def _told(drafts: Mapping[str, Draft], side: Iterable[str], recorded: Mapping[str, str]) -> str:
    text = told_in(next(drafts[key].act for key in side if key in recorded))
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…"


def _denials(
    matter: Matter, there: Callable[[Iterable[str]], tuple[str, ...]], drafts: Mapping[str, Draft]
) -> Iterable[Denial]:
    for by in dict.fromkeys(by for by, _ in (*matter.denials, *matter.may_deny)):
        who = there((by,))
        of = there(target for denier, target in matter.denials if denier == by)
        may = there(target for denier, target in matter.may_deny if denier == by)
        act = drafts[by].act
        if who and (of or may) and isinstance(act, Said):
            words = act.quotes
            # where nothing says what is denied, neither is it said in what the two differ
            sort = matter.sort if of else "denial"
            yield Denial(by=who[0], of=of, may_be_of=() if of else may, sort=sort, words=words)
