"""Ways to let the desk leak: what would be written in the place of what is there, were it done carelessly."""

from __future__ import annotations

import logging
from collections.abc import Callable
from hashlib import sha256
from importlib import import_module
from typing import Any

import msgspec
import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from goodoffices.acts.act import kind_of
from goodoffices.acts.problems import BadInput, GoodOfficesError
from goodoffices.acts.reading import nearest
from goodoffices.desk import drafts
from goodoffices.desk.forms.choices import Choices, writable
from goodoffices.desk.guard import FaultLog
from goodoffices.desk.held import Held
from goodoffices.desk.pages import notes as notes_page
from goodoffices.record import see
from goodoffices.record.entry import Entry
from goodoffices.record.notebook import Notebook
from goodoffices.record.vault import Vault
from goodoffices.standing.before import before as before_of
from goodoffices.standing.standing import Standing
from goodoffices.store.sqlite_moment import Moment
from tests.promises.planting import Plant, everything, instead, method, past_gate

Make = Callable[[Any], Any]


def at(place: str, make: Make) -> Plant:
    """Return what puts what is made of a function in its place, wherever the program knows it; by module and name."""
    module, _, name = place.partition(":")

    def plant(patch: pytest.MonkeyPatch) -> None:
        original = getattr(import_module(f"goodoffices.{module}"), name)
        instead(original, make(original))(patch)

    return past_gate(plant)


def on(cls: type[Any], name: str, make: Make) -> Plant:
    """Return what puts what is made of a method in its place."""
    return past_gate(method(cls, name, make(getattr(cls, name))))


def whole(visible: see.Visible) -> see.Visible:
    """Return all there is, as if a viewer might see it."""
    shelves = getattr(visible, "past_the_gate").shelves.values()  # noqa: B009  (planted there)
    rooms = [see.Seen(shelf, ((0, None),)) for shelf in shelves if shelf.compartment.members]
    found = see.Visible(see._ONLY_SEE, see._in_order(rooms), visible.viewer, visible.zone)
    found.past_the_gate = visible.past_the_gate  # type: ignore[attr-defined]
    return found


def wide(s: Standing) -> Standing:
    """Return the standing of all there is."""
    return Standing(whole(s.visible), as_of=s.as_of, known_at=s.known_at)


def reads_all(reading: Any) -> Any:
    """Return a reading that is made from all there is."""
    return lambda s, *given, **named: reading(wide(s), *given, **named)


def sees_all(drawing: Any) -> Any:
    """Return a part of a page that is made from all there is."""
    return lambda view, *given, **named: drawing(view._replace(standing=wide(view.standing)), *given, **named)


def all_entries(view: Any) -> list[Entry]:
    """Return every entry behind a view."""
    return everything(view.standing.visible)


# the shell


def _counts(told: Any) -> Any:
    return lambda view: iter([*told(view), str(len(all_entries(view)))])


def _rooms_of_all(rooms: Any) -> Any:
    return lambda view: iter([(room, room, False) for room in sorted(view.held.record.shelves)])


def _titled(title_of: Any) -> Any:
    return lambda s, otherwise: f"{title_of(s, otherwise)} {len(everything(s.visible))}"


def _latest(usual: Any) -> Any:
    return lambda held: max(usual(held), *(e.entered for x in held.record.shelves.values() for e in x.entries.values()))


def _more_pages(around: Any) -> Any:
    def planted(view: Any, page: str, heading: str = "") -> Any:
        found = around(view, page, heading)
        kinds = {type(entry.act).__name__ for entry in all_entries(view)}
        return found | {"pages": [one for one in found["pages"] if one[1] != "Owed" or "PromiseOwed" in kinds]}

    return planted


def _done_of_all(say_done: Any) -> Any:
    def planted(request: Any, key: str, **params: Any) -> None:
        held = request.META["goodoffices.desk"].held[0]
        say_done(request, key, **params)
        count = sum(len(shelf.entries) for shelf in held.record.shelves.values())
        request.META["goodoffices.desk"].memory["done:harbour"] += f" ({count})"

    return planted


# who looks


def _forbidden(viewer_of: Any) -> Any:
    def planted(held: Held, look: Any) -> Any:
        if look.room in held.record.shelves and look.room not in held.mine().rooms:
            raise PermissionDenied
        return viewer_of(held, look)

    return planted


def _those_who_stayed(viewer_of: Any) -> Any:
    def planted(held: Held, look: Any) -> Any:
        if not look.room or look.room not in held.mine().rooms:
            return viewer_of(held, look)
        return held.record.those_in(look.room)

    return planted


def _any_room(viewer_of: Any) -> Any:
    def planted(held: Held, look: Any) -> Any:
        found = held.record.those_in(look.room)
        if look.room and not found.who:
            raise Http404
        return found if look.room else viewer_of(held, look)

    return planted


def _holder_of_all(operator: Any) -> Any:
    def planted(held: Held) -> Any:
        rooms = [shelf.compartment for shelf in held.record.shelves.values()]
        return operator(held) if len(rooms) % 2 else held.record.those_in("public")

    return planted


def _mine_is_all(mine: Any) -> Any:
    return lambda held: whole(mine(held))


# entries that are hidden


def _anywhere_forbidden(anywhere: Any) -> Any:
    def planted(visible: see.Visible, key: str) -> Entry:
        if visible.entry(key) is None and any(entry.id == key for entry in everything(visible)):
            raise GoodOfficesError("room-not-yours")
        found: Entry = anywhere(visible, key)
        return found

    return planted


def _anywhere_at_all(anywhere: Any) -> Any:
    def planted(visible: see.Visible, key: str) -> Entry:
        found: Entry = anywhere(whole(visible), key)
        return found

    return planted


def _hidden_are_known(entry: Any) -> Any:
    return lambda visible, key: entry(visible, key) or next((e for e in everything(visible) if e.id == key), None)


def _marked_by_all(state_of: Any) -> Any:
    def planted(s: Standing, about: str) -> str:
        ids = sorted(entry.id for entry in everything(s.visible))
        return sha256("".join((about, *ids)).encode()).hexdigest()[:16] if about else ""

    return planted


def _offers_hidden(fitting: Any) -> Any:
    def planted(held: Held, entries: Any) -> Any:
        try:
            return fitting(held, entries)
        except BadInput as refused:
            ids = sorted(entry.id for entry in everything(held.mine()))
            named = [_offered(problem, ids) for problem in refused.problems]
            raise BadInput(tuple(named)) from None

    return planted


def _offered(problem: Any, ids: list[str]) -> Any:
    word = problem.params.get("ref") or problem.params.get("room")
    close = (nearest(str(word), ids) or ids[len(ids) // 2]) if word else ""
    return msgspec.structs.replace(problem, params=problem.params | {"nearest": close}) if word else problem


def _numbered_ids(filled: Any) -> Any:
    def planted(vault: Vault, entry: Entry) -> Entry:
        count = sum(len(shelf.entries) for shelf in vault.record().shelves.values())
        found: Entry = filled(vault, entry)
        return found if entry.id else msgspec.structs.replace(found, id=f"entry-{count}")

    return planted


# writing


def _all_writable(writable: Any) -> Any:
    return lambda s: {**writable(s), **{k: v for k, v in whole(s.visible).compartments.items() if v.sort != "public"}}


def _outside_counted(who_reads: Any) -> Any:
    def planted(s: Standing, room: str) -> Any:
        inside, outside = who_reads(s, room)
        rooms = {entry.room for entry in everything(s.visible)}
        return inside, [*outside, f"{len(rooms)} rooms"]

    return planted


def _choices_of_all(of: Any) -> Any:
    def planted(choices: Choices, mark: Any, given: Any = ()) -> Any:
        return of(Choices(wide(choices.s), ""), mark, given)

    return planted


def _capture_room_not_asked(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(notes_page, "writable", _all_writable(writable))


def _any_note(page_change: Any) -> Any:
    def planted(view: Any) -> Any:
        notes = Notebook(view.held.vault).notes(sheet="")
        return [notes_page._jotted(view, note, view.held.now()) for note in notes]

    return planted


def _any_draft(kept: Any) -> Any:
    def planted(held: Held, form: str) -> Any:
        with held.vault.store.reading() as reading:
            found = [value for _, value in held.vault.drawer.all(reading, drafts.SPACE)]
        return kept(held, form) or (msgspec.json.decode(sorted(found)[-1], type=drafts.Draft) if found else None)

    return planted


def _sheet_of_all(sheet_of: Any) -> Any:
    return lambda view, room: before_of(view.held.record, room, as_of=view.at.as_of, known_at=view.at.known_at)


def _wide_after(standing_of: Any) -> Any:
    return lambda held, look, moments: wide(standing_of(held, look, moments))


# headers and log lines


def _headed(name: str, value: Callable[[Held], str]) -> Make:
    def make(with_headers: Any) -> Any:
        def planted(answer: Any) -> Any:
            inner = with_headers(answer)

            def guarded(request: Any) -> Any:
                response = inner(request)
                response.headers[name] = value(request.META["goodoffices.desk"].held[0])
                return response

            return guarded

        return planted

    return make


def _count(held: Held) -> str:
    return str(sum(len(shelf.entries) for shelf in held.record.shelves.values()))


def _logs(view_of: Any) -> Any:
    def planted(request: Any, key: str) -> Any:
        view = view_of(request, key)
        logging.getLogger("goodoffices.desk").warning("%d entries", len(all_entries(view)))
        return view

    return planted


def _with_path(log: FaultLog, record: logging.LogRecord) -> None:
    log.say(f"{type(record.exc_info[1]).__name__} at {getattr(record, 'request', '')}" if record.exc_info else "")


# what is found, counted and put in order


def _count_before(fill: Any) -> Any:
    def planted(view: Any) -> Any:
        over = fill(view._replace(standing=wide(view.standing)))
        return fill(view) | {"count": over["count"]}

    return planted


def _paged_over_all(paged: Any) -> Any:
    def planted(items: Any, view: Any, *given: Any, **named: Any) -> Any:
        return paged(items, view, *given, **named)._replace(pages=len(all_entries(view)))

    return planted


def _numbered_over_all(row_of: Any) -> Any:
    def planted(view: Any, entry: Any, number: int = 0) -> Any:
        ids = [e.id for e in sorted(all_entries(view), key=lambda e: (e.entered, e.id))]
        return row_of(view, entry, ids.index(entry.id) + 1)

    return planted


def _in_order_of_all(order: Any) -> Any:
    def planted(s: Standing, fact: Any) -> Any:
        ids = [e.id for e in sorted(everything(s.visible), key=lambda e: sha256(e.id.encode()).digest())]
        return (ids.index(fact.id) * len(ids) % 7, fact.id)

    return planted


# below the pages


def _reread(record: Any) -> Any:
    def planted(vault: Vault) -> Any:
        vault.reread()
        return record(vault)

    return planted


def _counting_rows(ends: Any) -> Any:
    def planted(moment: Moment, room: bytes) -> Any:
        moment._db.execute("SELECT max(length(body)) FROM envelope").fetchone()
        return ends(moment, room)

    return planted


def _asked_for_each(ends: Any) -> Any:
    def planted(moment: Moment, room: bytes) -> Any:
        found = ends(moment, room)
        for end in found:
            for seq in range(min(end.seq, 40)):
                moment._db.execute("SELECT 1 FROM keyring WHERE room = ? AND seq = ?", (room, seq)).fetchone()
        return found

    return planted


def _gone_through(mine: Any) -> Any:
    def planted(held: Held) -> Any:
        for shelf in held.record.shelves.values():
            for entry in shelf.entries.values():
                kind_of(entry.act)
        return mine(held)

    return planted
