"""The issues of our own form: names, numbers or dates, listed or in steps, each with a value of its own or not.

berths: [two, three, four]
fee: {from: 0, to: 100, step: 10}
opens: {from: 2031-05-01, to: 2031-09-01, days: 7}
share: {none: 0, half: 0.5, all: 1}
"""

from __future__ import annotations

import re
from datetime import date

from goodoffices.packages.faults import BadScenario
from goodoffices.packages.reading.asking import is_number, leaf_name, leaf_number, name, whole
from goodoffices.packages.reading.nodes import Faults, Leaf, Many, Named, Node, shown
from goodoffices.packages.reading.part import issue_of
from goodoffices.packages.space import Issue, dates, numbers

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AS_DAY = re.compile(
    r"[0-9]{1,4}[-./][0-9]{1,2}[-./][0-9]{1,4}|[0-9]{1,2}\.? \w{3,} [0-9]{4}|\w{3,} [0-9]{1,2},? [0-9]{4}"
)
"""What was meant as a day, however it was written."""
_ANY = re.compile(".*", re.DOTALL)


def is_date(text: str) -> bool:
    """Return whether a text is a day as in 2031-05-01."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def to_value(text: str) -> float:
    """Return the number of a day, or of a plain number."""
    return float(date.fromisoformat(text).toordinal() if is_date(text) else text)


def issue(said: str, node: Node, faults: Faults) -> Issue | None:
    """Return the issue that a value describes, or None and a fault."""
    if isinstance(node, Many):
        return _listed(said, node, faults)
    if not isinstance(node, Named):
        faults.say("issue-form", node.line, said)
        return None
    if {"from", "to"} <= set(node.names) <= {"from", "to", "step", "days"}:
        return _stepped(said, node, faults)
    return _valued(said, node, faults)


def _listed(said: str, node: Many, faults: Faults) -> Issue | None:
    options = [leaf_name(one, faults, said) for one in node.items]
    if None in options:
        return None
    made = issue_of(said, [option for option in options if option], node.line, faults)
    plain = [one.text for one in node.items if isinstance(one, Leaf) and not one.quoted]
    if _no_days(said, [one for one in node.items if isinstance(one, Leaf) and not one.quoted], _DATE, faults):
        return None
    return _with_values(made, plain) if made and len(plain) == len(options) else made


def _with_values(made: Issue, texts: list[str]) -> Issue:
    """Return the issue with the values of its options, where all of them are numbers, or days."""
    if all(map(is_number, texts)):
        return Issue(made.name, made.options, "number", tuple(map(to_value, texts)))
    if all(map(is_date, texts)):
        return Issue(made.name, made.options, "date", tuple(map(to_value, texts)))
    return made


def _no_days(said: str, leaves: list[Leaf], meant: re.Pattern[str], faults: Faults) -> bool:
    """Say each text that is meant as a day and is none, and return whether there is any."""
    wrong = [one for one in leaves if meant.fullmatch(one.text) and not is_date(one.text)]
    for one in wrong:
        faults.say("not-a-day", one.line, said, found=shown(one.text))
    return bool(wrong)


def _valued(said: str, node: Named, faults: Faults) -> Issue | None:
    options = [name(key.text, key.line, faults, said) for key, _ in node.items]
    values = [value for _, value in node.items if isinstance(value, Leaf)]
    if _no_days(said, values, _DATE, faults):
        return None
    texts = [value.text for value in values]
    known = len(texts) == len(options) and (all(map(is_date, texts)) or all(map(is_number, texts)))
    if not known:
        faults.say("issue-form", node.line, said)
    made = issue_of(said, [option for option in options if option], node.line, faults) if known else None
    return _with_values(made, texts) if made and None not in options else None


def _stepped(said: str, node: Named, faults: Faults) -> Issue | None:
    ends = [end for end in (node.get("from"), node.get("to")) if end is not None]
    told = [end for end in ends if isinstance(end, Leaf) and not is_number(end.text)]
    if _no_days(said, told, _ANY if "days" in node else _AS_DAY, faults):
        return None
    by_day = all(isinstance(end, Leaf) and is_date(end.text) for end in ends)
    if ("step" if by_day else "days") in node:
        faults.say("range-step", node.line, said)
        return None
    step = node.get("days" if by_day else "step") or Leaf(node.line, "1")
    try:
        return _days(said, ends, step, faults) if by_day else _numbers(said, ends, step, faults)
    except BadScenario as wrong:
        faults.take(wrong, node.line)
        return None


def _days(said: str, ends: list[Node], step: Node, faults: Faults) -> Issue | None:
    days = whole(step.text, step.line, faults, f"{said}, days") if isinstance(step, Leaf) else None
    first, last = (date.fromisoformat(end.text) for end in ends if isinstance(end, Leaf))
    return None if days is None else dates(said, first, last, days)


def _numbers(said: str, ends: list[Node], step: Node, faults: Faults) -> Issue | None:
    found = [leaf_number(one, faults, said) for one in (*ends, step)]
    known = [float(one) for one in found if one is not None]
    return numbers(said, *known) if len(known) == len(found) else None
