"""What is typed into a form and not sent yet: kept sealed in the vault, so that a crash loses nothing."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import msgspec

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.desk.held import Held
from goodoffices.record.drawer import spaced
from goodoffices.record.erasing import DRAFTS

SPACE = DRAFTS
MOST = 400_000
"""Bytes of one draft at most."""
NAME = 16
"""Bytes of the name that a draft lies under."""
EXPIRES = 14 * 86_400
_LEFT_OUT = ("csrfmiddlewaretoken", "token", "state", "more", "draft-was")
_CHOSEN = {"room", "back", "happened"}
"""What a form says by itself, before anybody typed into it."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """What was typed into one form, and when it was last kept."""

    typed: dict[str, list[str]]
    kept: int
    form: str = ""

    @property
    def mark(self) -> str:
        """What tells this draft from those that say something else, and from itself once it does."""
        return sha256(msgspec.json.encode((self.typed, self.kept))).hexdigest()[:32]


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
    if not said.keys() - _CHOSEN:
        drop(held, form)
        return
    plain = msgspec.json.encode(Draft(typed=said, kept=vault.clock(), form=form))
    if len(plain) > MOST:
        raise GoodOfficesError("text-too-long", found=len(plain), limit=MOST)
    with vault.store.writing() as store:
        # which form it is of is sealed with it: the name it lies under is drawn, and its length tells little
        there = (name for name, value in vault.drawer.all(store, SPACE) if _form(value) == form)
        vault.drawer.put(store, SPACE, next(there, None) or vault.chance("", NAME), spaced(plain))


def kept(held: Held, form: str) -> Draft | None:
    """Return what was kept of a form, or None."""
    return next((draft for draft in _all(held).values() if draft.form == form), None)


def latest(held: Held, sort: str) -> Draft | None:
    """Return what was kept last of the forms of one sort, or None: several may be open at once, each with its own."""
    return next(iter(of_sort(held, sort)), None)


def of_sort(held: Held, sort: str) -> list[Draft]:
    """Return what was kept of the forms of one sort, the last kept first."""
    found = [draft for draft in _all(held).values() if draft.form.partition("/")[0] == sort]
    return sorted(found, key=lambda draft: (draft.kept, draft.form), reverse=True)


def _all(held: Held) -> dict[bytes, Draft]:
    vault = held.vault
    with vault.store.reading() as reading:
        read = {name: _read(value) for name, value in vault.drawer.all(reading, SPACE)}
    return {name: draft for name, draft in read.items() if draft is not None}


def drop_marked(held: Held, mark: str, but: str) -> None:
    """Erase the draft of that mark, but not of the form `but`; one that says something else by now has another."""
    found = _all(held) if mark else {}
    _erase(held, [name for name, draft in found.items() if draft.mark == mark and draft.form != but])


def drop(held: Held, form: str) -> None:
    """Erase what was kept of a form; the scrub that is owed for it is left to settling."""
    _erase(held, [name for name, draft in _all(held).items() if draft.form == form])


def drop_within(held: Held, begin: str) -> None:
    """Erase what was kept of the forms whose names begin so."""
    _erase(held, [name for name, draft in _all(held).items() if draft.form.startswith(begin)])


def expire(held: Held) -> None:
    """Erase drafts that nobody went on with for two weeks."""
    vault = held.vault
    now = vault.clock()
    with vault.store.reading() as reading:
        found = {name: _read(value) for name, value in vault.drawer.all(reading, SPACE)}
    # what no form can be filled from again is of no more use than what is old
    _erase(held, [name for name, draft in found.items() if draft is None or draft.kept + EXPIRES < now])


def _erase(held: Held, names: list[bytes]) -> None:
    if names:
        with held.vault.store.writing() as store:
            store.drop(SPACE, names)
            held.vault.erased(store)


def _read(value: bytes) -> Draft | None:
    try:
        return msgspec.json.decode(value, type=Draft)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _form(value: bytes) -> str | None:
    draft = _read(value)
    return draft.form if draft is not None else None
