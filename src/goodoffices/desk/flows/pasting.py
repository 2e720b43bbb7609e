"""A new article: what was pasted, or a file that goes before it and outlasts a refusal; and the day it may bear."""

from __future__ import annotations

from contextlib import suppress

import msgspec

from goodoffices import pressed
from goodoffices.acts.nodes import MAX_BYTES
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk import drafts
from goodoffices.desk.forms.sent import Sent, clean, first
from goodoffices.desk.held import Held, fresh_token
from goodoffices.desk.viewer import View
from goodoffices.press.drafts import day_of
from goodoffices.press.values import Dated, Reading

DRAFT = "press-new"
"""The name under which the form of a new article is kept while it is typed."""
FILE = "press-file"
KEPT, WITH = "kept-file", "with-file"
"""The fields of the form that name a file sent before, and say that it is to be read."""


_SAID = ("name", "text", "title", "dateline", "outlet")


class File(msgspec.Struct, frozen=True, kw_only=True):
    """The words of a file that was sent, and what it says of its article; `key` names it where it is kept."""

    key: str
    name: str
    text: str
    title: str = ""
    dateline: str = ""
    outlet: str = ""
    warnings: tuple[str, ...] = ()


def file_of(view: View, sent: Sent) -> File | None:
    """Return the file that came with a form, or one that an earlier sending of it brought. Raises GoodOfficesError."""
    came = view.request.FILES.get("file")
    if came is None or not came.size:
        return kept_file(view.held, first(sent, KEPT)) if WITH in sent else None
    found = pressed.words_of(came.read(MAX_BYTES + 1), str(came.name))
    return File(
        key=fresh_token(),
        name=str(came.name),
        text=found.text,
        title=found.title,
        dateline=found.dateline,
        outlet=found.outlet,
        warnings=found.warnings,
    )


def kept_file(held: Held, key: str) -> File | None:
    """Return a file whose words were kept, or None."""
    kept = drafts.kept(held, f"{FILE}/{key[:100]}") if key else None
    if kept is None:
        return None
    typed, warnings = kept.typed, tuple(kept.typed.get("warnings", ()))
    said = {name: first(typed, name) for name in _SAID}
    return File(key=key[:100], warnings=warnings, **said)


def keep_file(held: Held, file: File | None) -> None:
    """Keep the words of a file, sealed: a browser does not send it again by itself."""
    if file is not None:
        said = {name: [getattr(file, name)] for name in _SAID}
        with suppress(GoodOfficesError):
            drafts.keep(held, f"{FILE}/{file.key}", {**said, "warnings": list(file.warnings)})


def reading_of(view: View, sent: Sent, file: File | None, warn: pressed.Warn) -> Reading:
    """Return the reading of a file, or without one of what was pasted. Raises GoodOfficesError."""
    dateline, outlet = clean(first(sent, "dateline"))[:200], clean(first(sent, "outlet"))[:200]
    if file is None:
        reading = pressed.read_words(first(sent, "text"), dateline=dateline, outlet=outlet, warn=warn)
    else:
        said = {"dateline": dateline or file.dateline, "outlet": outlet or file.outlet, "title": file.title}
        reading = pressed.read_kept(file.text, **said)
    demand_come(view.held, reading.dateline)
    return reading


def demand_come(held: Held, day: Dated | None) -> None:
    """Refuse a day that has not come where the vault lies: nothing of it could go on record. Raises "press-not-yet"."""
    when = day_of(day, held.zone)
    if when is not None and when.earliest is not None and when.earliest > held.now():
        raise GoodOfficesError("press-not-yet", found=when.value)


def was_read(held: Held, sent: Sent, file: File | None) -> bool:
    """Let go of what was read, and return whether words were pasted that were not: they are kept."""
    drafts.drop(held, f"{FILE}/{first(sent, KEPT)[:100]}")
    drafts.drop(held, DRAFT)
    left = file is not None and bool(first(sent, "text").strip())
    if left:
        with suppress(GoodOfficesError):
            drafts.keep(held, DRAFT, {"text": [first(sent, "text")]})
    return left
