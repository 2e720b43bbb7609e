"""What is typed into a form and not sent yet: kept sealed in the vault, so that a crash loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.held import Held

SPACE = "draft"
MOST = 400_000
"""Bytes of one draft at most."""
EXPIRES = 14 * 86_400
_LEFT_OUT = ("csrfmiddlewaretoken", "token", "state", "more")


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed into one form, and when it was last kept."""

    typed: dict[str, list[str]]
    kept: int


def keep(held: Held, form: str, typed: Mapping[str, list[str]]) -> None:
    """Keep what was typed into a form, in the place of what was kept of it. Raises "no-regime", "text-too-long".

    Nothing is kept before a regime of confidentiality was said, as with notes. Of a form that was taken meanwhile, as
    its token says, nothing is kept either: it would stand there again as if it had not been. Raises "draft-late".
    """
    vault = held.vault
    if any(map(held.used, typed.get("token", []))):
        raise GoodOfficesError("draft-late")
    if vault.regime is None:
        raise GoodOfficesError("no-regime")
    said = {name: values for name, values in typed.items() if name not in _LEFT_OUT and any(values)}
    if not said.keys() - {"room", "back"}:
        drop(held, form)
        return
    draft = Draft(typed=said, kept=vault.clock())
    size = len(msgspec.json.encode(draft))
    if size > MOST:
        raise GoodOfficesError("text-too-long", found=size, limit=MOST)
    with vault.store.writing() as store:
        vault.drawer.put(store, SPACE, _name(form), draft)


def kept(held: Held, form: str) -> Draft | None:
    """Return what was kept of a form, or None."""
    vault = held.vault
    with vault.store.reading() as reading:
        found = vault.drawer.get(reading, SPACE, _name(form))
    if found is None:
        return None
    try:
        return msgspec.json.decode(found, type=Draft)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def drop(held: Held, form: str) -> None:
    """Erase what was kept of a form."""
    vault = held.vault
    with vault.store.reading() as reading:
        there = vault.drawer.get(reading, SPACE, _name(form)) is not None
    if there:
        with vault.store.writing() as store:
            store.drop(SPACE, [_name(form)])


def expire(held: Held) -> None:
    """Erase drafts that nobody went on with for two weeks."""
    vault = held.vault
    with vault.store.reading() as reading:
        found = {name: msgspec.json.decode(value, type=Draft) for name, value in vault.drawer.all(reading, SPACE)}
    old = [name for name, draft in found.items() if draft.kept + EXPIRES < vault.clock()]
    if old:
        with vault.store.writing() as store:
            store.drop(SPACE, old)


def _name(form: str) -> bytes:
    return sha256(form.encode()).digest()[:16]
