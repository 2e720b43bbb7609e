"""Fields of a page's own form: what each asks, what was typed, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from goodoffices.acts.problems import BadInput, GoodOfficesError
from goodoffices.desk.forms.drawn import Option
from goodoffices.desk.forms.sent import Sent, clean, first
from goodoffices.desk.words import say, words_in
from goodoffices.export.errors import error_text, say_error
from goodoffices.record.form import CONTROL

Sort = Literal["text", "path", "long", "secret", "choice", "ways", "ticks", "tick", "file"]
Errors = Mapping[str, str]
"""What is wrong, in words, by the name of the field; under "" what belongs to none."""


class Ask(NamedTuple):
    """One field; `value` is what was typed, which for a secret is never given back."""

    name: str
    sort: Sort
    label: str
    hint: str
    value: str
    options: tuple[Option, ...]
    needed: bool
    error: str
    key: str


class Asks:
    """The fields of one form, whose words are under a common beginning; `sent` is what was typed so far."""

    def __init__(self, words: str, sent: Sent, errors: Errors | None = None) -> None:
        self.words = words
        self.sent = sent
        self.errors = errors or {}

    def one(
        self,
        name: str,
        sort: Sort = "text",
        *,
        needed: bool = False,
        value: str = "",
        options: Sequence[tuple[str, str]] = (),
        chosen: Sequence[str] = (),
    ) -> Ask:
        """Return a field; `value` and `chosen` are what stands in it before anything was typed."""
        given = self.sent.get(name, ([value] if value else list(chosen)) if not self.sent else [])
        picked = set(given)
        hint = f"{self.words}.{name}.hint"
        return Ask(
            name=name,
            sort=sort,
            label=say(f"{self.words}.{name}"),
            hint=say(hint) if hint in words_in("en") else "",
            value="" if sort in ("secret", "file") else next(iter(given), ""),
            options=tuple(Option(key, label, key in picked) for key, label in options),
            needed=needed,
            error=self.errors.get(name, ""),
            key=f"a-{name}",
        )


def typed(sent: Sent, name: str) -> str:
    """Return what was typed into one field, without spaces around it."""
    return clean(first(sent, name))


def unreadable(sent: Sent, *names: str) -> dict[str, str]:
    """Return what is wrong with texts in which there is a control character, by the field each was typed into."""
    found = {name: CONTROL.search(typed(sent, name)) for name in names}
    told = {name: f"U+{ord(control[0]):04X}" for name, control in found.items() if control}
    return {name: error_text("control-character", {"found": control}) for name, control in told.items()}


def ticked(sent: Sent, name: str) -> tuple[str, ...]:
    """Return what was ticked, once each."""
    return tuple(dict.fromkeys(value for value in sent.get(name, []) if value))


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())


def errors_of(refused: GoodOfficesError, fields: Mapping[str, str]) -> dict[str, str]:
    """Return a refusal at the field that each code belongs to, as `fields` has it, or at none."""
    if isinstance(refused, BadInput):
        found: dict[str, str] = {}
        for problem in refused.problems:
            at = fields.get(problem.code, fields.get(problem.field, ""))
            found[at] = " ".join(part for part in (found.get(at, ""), error_text(problem.code, problem.params)) if part)
        return found
    return {fields.get(refused.code, ""): say_error(refused)}
