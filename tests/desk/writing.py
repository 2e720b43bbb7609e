"""Somebody who writes a meeting up, and somebody who passes things on, each at a desk of their own."""

from __future__ import annotations

from typing import Any

import msgspec
from django.test import Client

from goodoffices.acts.act import Act
from goodoffices.acts.carrying import CarryLicence, Disclosure
from goodoffices.acts.keeping import ConfidentialityRegime
from goodoffices.acts.talks import Message
from goodoffices.acts.values import Wording
from goodoffices.desk.desks import Desk
from goodoffices.desk.held import Held
from goodoffices.record.entry import Entry
from goodoffices.record.notebook import Note, Notebook
from tests.desk.desks import Page, client, desk_of, fresh_desk, supplied

HEAD = {
    "between": ["north", "conciliation"], "form": "caucus", "place": "Tarnhaven", "when.value": "2031-05-20",
    "when.words": "this morning", "room": "north-room",
}  # fmt: skip
LIST = "/harbour/write-up"


WHERE = "/harbour/disclose"
WORDS = "Tugs by night suit us well enough."
SECRET = "Our members would accept quokka terms, but nobody may hear of that."


class Paper:
    """A desk with somebody who writes a meeting up."""

    def __init__(self, desk: Desk | None = None) -> None:
        self.desk = desk or fresh_desk()
        self.held: Held = self.desk.find("harbour")
        self.client: Client = client(self.desk)

    def begin(self, **more: Any) -> str:
        """Begin a write-up, and return where it is."""
        answer = self.client.post(LIST, {**HEAD, "token": "begin", **more})
        assert answer.status_code == 303
        return str(answer.headers["Location"])

    def do(self, where: str, deed: str, **more: Any) -> Any:
        """Do something with a write-up."""
        return self.client.post(where, {"do": deed, **more})

    def add(self, where: str, text: str, room: str = "north-room", token: str = "") -> Any:
        """Add lines."""
        return self.do(where, "add", text=text, room=room, token=token)

    def notes(self) -> tuple[Note, ...]:
        """Return all notes, the meeting's own among them."""
        return Notebook(self.held.vault).notes()

    def lines(self) -> list[Note]:
        """Return the lines of write-ups."""
        return [note for note in self.notes() if note.draft_entry.id != note.sheet]

    def entries(self) -> dict[str, Entry]:
        """Return everything on record."""
        return {key: e for shelf in self.held.record.shelves.values() for key, e in shelf.entries.items()}

    def state(self, where: str) -> str:
        """Return the mark of what is read through before it is cleared."""
        (form,) = self.page(f"{where}?clear=1").all("input", name="state")
        return form["value"]

    def page(self, where: str) -> Page:
        """Return a page taken apart."""
        return Page(self.client.get(where).content.decode())

    def clear(self, where: str, **more: Any) -> Any:
        """Clear a write-up as Jo, who has read it through, and means each line for whoever reads its room."""
        sent = {"by": "jo", "read": "yes", "meant": "yes", "state": self.state(where), **more}
        return self.do(where, "clear", **{name: value for name, value in sent.items() if value})


def under(keeps: str) -> Paper:
    """Return a desk with the example under another regime."""
    found = supplied("harbour")
    entries = tuple(
        msgspec.structs.replace(e, act=msgspec.structs.replace(e.act, keeps=keeps))
        if isinstance(e.act, ConfidentialityRegime)
        else e
        for e in found.entries
        if keeps == "evidence" or e.act.__class__.__name__ in ("Actor", "PartyJoined", "CompartmentOpened", "Opening")
        or isinstance(e.act, ConfidentialityRegime)
    )  # fmt: skip
    return Paper(desk_of(msgspec.structs.replace(found, entries=entries)))


class Carrier:
    """A desk with somebody who passes things on between North and South."""

    def __init__(self, desk: Desk | None = None) -> None:
        self.desk = desk or fresh_desk()
        self.held: Held = self.desk.find("harbour")
        self.client: Client = client(self.desk)

    def put(self, room: str, act: Act, key: str = "", **more: Any) -> str:
        """Put an act on record, and return its id."""
        return self.held.write(Entry(id=key, room=room, act=act, **more))[0].id

    def told(self) -> str:
        """Return a message of North's, in its room, which is the source of most of what is passed on here."""
        return self.put("north-room", Message(sender="north", recipients=("conciliation",), says=SECRET))

    def licensed(self, **more: Any) -> str:
        """Return a licence of North's to carry WORDS to South."""
        given = {"by": "north", "to": ("south",), "words": (Wording(text=WORDS),), **more}
        return self.put("north-room", CarryLicence(**given))

    def sent(self, **more: Any) -> dict[str, Any]:
        """Return what the form sends to tell South WORDS in its room."""
        return {
            "words.0.text": WORDS, "words.0.lang": "en", "to": ["south"], "room": "south-room", "manner": "orally",
            "by": "conciliation", "when.value": "2031-05-20", "token": "t", **more,
        }  # fmt: skip

    def check(self, **more: Any) -> Any:
        """Have it checked."""
        return self.client.post(WHERE, {**self.sent(**more), "do": "check"})

    def record(self, preview: Any, **more: Any) -> Any:
        """Put on record what a preview shows, as its form would send it."""
        page = Page(preview.content.decode())
        start = next(n for n, (_, found) in enumerate(page.elements) if found.get("action") == WHERE)
        fields: dict[str, Any] = {}
        for _, found in page.elements[start:]:
            if found.get("type") == "hidden":
                fields.setdefault(found["name"], []).append(found["value"])
        return self.client.post(WHERE, {**fields, "do": "record", **more})

    def entries(self) -> dict[str, Entry]:
        """Return everything on record."""
        return {key: e for shelf in self.held.record.shelves.values() for key, e in shelf.entries.items()}


def stopped(carrier: Carrier, answer: Any, says: str) -> bool:
    """Return whether an answer stops it with these words, with all that was typed still there."""
    text = Page(answer.content.decode()).text
    assert says in text, text[text.index("Nothing moves") :][:1500]
    made = [e for e in carrier.entries().values() if isinstance(e.act, Disclosure) and e.entered == carrier.held.now()]
    return answer.status_code == 400 and not made and f"{WORDS}</textarea>" in answer.content.decode()
