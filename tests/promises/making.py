"""Acts of any kind, made from the types of their fields: every text carries a mark that stands nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from random import Random
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from goodoffices.acts.act import Act, kinds
from goodoffices.acts.notices import RecordedEvent, WorkCalendar
from goodoffices.acts.refs import hints_of, item_of, mark_of, without_none
from goodoffices.acts.values import Span
from goodoffices.acts.when import When, read_when

Refs = Callable[[tuple[str, ...]], Sequence[str]]
"""Gives the ids an act may point to, by the kinds of act allowed there; empty for any kind."""

PLACING = frozenset({"CompartmentOpened", "Grant", "Revocation", "Correction", "Misfiled"})
"""Kinds that say who is in a room or mend another entry: a world places them with care."""
ORDINARY = tuple(sorted(set(kinds()) - PLACING))

DATES = (
    "2031-01-05", "2031-02-10", "2031-02-10", "2031-03-04~", "2031-03", "2031-03-20T16:00", "2031-04-02?",
    "[2031-02-01..2031-03-15]", "[..2031-04-01]", "[2031-03-01..]", "2031-02-20/2031-03-10", "2031-04-10/..",
    "2031-03-XX", "2031", "", "2031-04-20", "2031-05-01",
)  # fmt: skip
_TONGUES = (("en", ""), ("en", ""), ("ar", "السلام "), ("he", "שלום "), ("", ""))


@cache
def dated(value: str, zone: str) -> When:
    """Return a date as it is read in a zone; the same value each time."""
    return read_when(value, zone=zone)


@cache
def fields_of(cls: Any) -> tuple[tuple[str, Any, bool], ...]:
    """Return the fields of a class: name, type, and whether it has to be given."""
    hints = hints_of(cls)
    return tuple((field.name, hints[field.name], field.required) for field in msgspec.structs.fields(cls))


class Maker:
    """Makes acts at random; `mark` is worked into every text, so that where the text goes can be seen."""

    def __init__(self, rng: Random, refs: Refs, *, mark: str, zone: str) -> None:
        self.rng = rng
        self.refs = refs
        self.mark = mark
        self.zone = zone
        self._texts = 0

    def act(self, kind: str) -> Act:
        """Return an act of a kind with its required fields, and some of the others."""
        made: Act = self._struct(kinds()[kind])
        if isinstance(made, WorkCalendar):
            days = tuple(self.rng.sample(("2031-02-12", "2031-03-05", "2031-03-06/2031-03-08", "2031-05-01"), 2))
            made = msgspec.structs.replace(made, rest_days=("Sunday",), holidays=days)
        return made

    def when(self) -> When | None:
        """Return some date, or none at all."""
        return dated(self.rng.choice(DATES), self.zone) if self.rng.random() < 0.85 else None

    def value(self, cls: type[Any]) -> Any:
        """Return a value of a class from inside an act, such as a Basis."""
        return self._struct(cls)

    def text(self, name: str) -> str:
        """Return a text for a field, marked."""
        self._texts += 1
        return f"{name} {self.mark}x{self._texts}"

    def _struct(self, cls: Any) -> Any:
        if cls is When:
            return dated(self.rng.choice(DATES), self.zone)
        if cls is RecordedEvent:
            outcome: Any = self.rng.choice((None, "no agreement", "agreement"))
            act = self.rng.choice(("RoundClosed", "Suspension", "Incident", "Disclosure"))
            return RecordedEvent(act=act, of=self._ref(()), outcome=outcome)
        if cls is Span:
            unit: Any = self.rng.choice(("days", "working days", "weeks", "hours"))
            return Span(count=self.rng.randint(1, 40), unit=unit, calendar=self._ref(("WorkCalendar",)))
        found = {}
        for name, hint, required in fields_of(cls):
            if required or self.rng.random() < 0.6:
                found[name] = self._of(hint, name, required=required)
        if cls.__name__ == "Wording":
            found["lang"], before = self.rng.choice(_TONGUES)
            found["text"] = before + found["text"]
        return cls(**found)

    def _ref(self, allowed: tuple[str, ...]) -> str:
        found = self.refs(allowed)
        return self.rng.choice(found) if found else "nobody"

    def _of(self, hint: Any, name: str, *, required: bool) -> Any:
        origin = get_origin(hint)
        if origin in (Union, UnionType):
            return None if self.rng.random() < 0.4 else self._of(without_none(hint), name, required=required)
        mark = mark_of(hint)
        if mark is not None:
            return self._ref(mark.kinds) if required or self.rng.random() < 0.8 else ""
        if origin is tuple:
            length = self.rng.randint(1 if required else 0, 2)
            items = [self._of(item_of(hint), name, required=True) for _ in range(length)]
            return tuple(dict.fromkeys(items)) if all(isinstance(item, str) for item in items) else tuple(items)
        if origin is Literal:
            return self.rng.choice(get_args(hint))
        return self._plain(hint, name)

    def _plain(self, hint: Any, name: str) -> Any:
        if hint is str:
            return self.text(name)
        if hint is bool:
            return self.rng.random() < 0.5
        if hint is int:
            return self.rng.randint(1, 5)
        if hint is float:
            return float(self.rng.randint(1, 500))
        return self._struct(hint)
