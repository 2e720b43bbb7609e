"""Several acts from one form: each is read as its own form would send it, and all are written or none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

import msgspec

from goodoffices.acts.act import Act
from goodoffices.acts.problems import BadInput, GoodOfficesError, Problem
from goodoffices.desk.forms.choices import writable
from goodoffices.desk.forms.drawn import Box
from goodoffices.desk.forms.sent import Sent, entry_sent, named, one
from goodoffices.desk.held import Held
from goodoffices.desk.viewer import View
from goodoffices.desk.words import say, words_in
from goodoffices.export.wording import moment_text
from goodoffices.record.entry import Entry
from goodoffices.record.tokens import read_token, token_name
from goodoffices.standing.standing import Standing


class Part(NamedTuple):
    """One act that a form asks to record.

    `fields` says for each field of the act what it is called in the form, `fixed` what the form does not ask for.
    """

    kind: type[Act]
    fields: Mapping[str, str]
    fixed: Mapping[str, list[str]] = {}
    id: str = ""


def today(view: View) -> str:
    """Return the day it is, as it stands at first where we record what we do ourselves: it can be changed."""
    return moment_text(view.at.usual, view.held.zone)[:10]


def typed(sent: Sent, at: str) -> bool:
    """Return whether anything was typed into a field or within it; a language by itself is filled in by the form."""
    within = ((name, values) for name, values in sent.items() if name == at or name.startswith(f"{at}."))
    return any(value.strip() for name, values in within if not name.endswith(".lang") for value in values)


def own_sent(sent: Sent, part: Part) -> dict[str, list[str]]:
    """Return what the act's own form would have sent."""
    found = {}
    for own, theirs in part.fields.items():
        for name, values in sent.items():
            if name == theirs or name.startswith(f"{theirs}."):
                found[own + name[len(theirs) :]] = values
    return {**found, **part.fixed}


def entries_of(view: View, sent: Sent, parts: Sequence[Part]) -> tuple[Entry, ...]:
    """Return the entries that a form asks to record. Raises BadInput with every problem, at the form's own fields."""
    found, problems = [], []
    for part in parts:
        try:
            found.append(_entry(view, sent, part))
        except BadInput as refused:
            problems += [_at_home(problem, part) for problem in refused.problems]
    if problems:
        raise BadInput(_once(problems))
    return tuple(found)


def _entry(view: View, sent: Sent, part: Part) -> Entry:
    head = view.held.vault.head
    entry = entry_sent(own_sent(sent, part), part.kind, zone=head.zone, language=head.language)
    if entry.room not in writable(view.standing):
        raise BadInput((Problem(code="room-not-yours", field="room"),))
    return msgspec.structs.replace(entry, id=part.id)


def write(view: View, sent: Sent, parts: Sequence[Part], entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Put them on record, all or none; what was sent twice is there once. Raises BadInput at the form's own fields."""
    try:
        return view.held.write(*entries, token=token_of(sent))
    except BadInput as refused:
        found = []
        for problem in refused.problems:
            part = parts[problem.line]
            own = named(BadInput((problem,)), own_sent(sent, part), part.kind)
            found.append(_at_home(own.problems[0], part))
        raise BadInput(_once(found)) from None
    except GoodOfficesError as refused:
        raise BadInput((Problem(code=refused.code, params=refused.params),)) from None


def token_of(sent: Sent) -> str:
    """Return the token of a form as it was sent."""
    return one(sent, "token")[:100]


def again(held: Held, entries: Sequence[Entry], token: str) -> bool:
    """Return whether these were sent before, with the same token: then nothing that was added since is in the way."""
    if not token or not entries:
        return False
    vault = held.vault
    name = token_name(vault.head.secret, vault.site().tag, vault.filled(entries[0]), token)
    with vault.store.reading() as store:
        return bool(read_token(vault.drawer, store, name))


def _at_home(problem: Problem, part: Part) -> Problem:
    """Name a field as the form does: the longest name that it begins with counts."""
    own = max((name for name in part.fields if _within(problem.field, name)), key=len, default="")
    field = part.fields[own] + problem.field[len(own) :] if own else problem.field
    return msgspec.structs.replace(problem, field=field, line=0)


def _within(field: str, name: str) -> bool:
    return field == name or field.startswith(f"{name}.")


def _once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Two acts that share a field are wrong in it once."""
    return tuple({(p.code, p.field, repr(p.params)): p for p in problems}.values())


# what was added since a form was opened


def mark_of(s: Standing, *kinds: type[Act]) -> str:
    """Return a mark that changes whenever an act of these kinds is added that whoever is looking may see."""
    ids = sorted(fact.id for kind in kinds for fact in s.all(kind, also_not_yet=True))
    return sha256("\x00".join(ids).encode()).hexdigest()[:16]


# how a field is called in such a form


def called(box: Box, prefix: str, name: str) -> Box:
    """Return a field with the label and the help that this form has for it, where it has any of its own."""
    words = words_in("en")
    label, help_text = f"{prefix}.{name}", f"{prefix}.{name}.help"
    return msgspec.structs.replace(
        box,
        label=say(label) if label in words else box.label,
        help=say(help_text) if help_text in words else box.help,
    )
