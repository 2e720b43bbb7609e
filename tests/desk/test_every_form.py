"""The form of every kind of act as a browser sends it: recorded as given, refused at its fields, never a fault."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any

import msgspec
import pytest
from django.test import Client

from goodoffices.acts.act import Act, kind_of
from goodoffices.acts.keeping import MEMBERSHIP
from goodoffices.acts.process import Consent
from goodoffices.acts.values import RefTo
from goodoffices.desk.desks import Desk
from goodoffices.desk.forms.choices import Choices
from goodoffices.desk.forms.drawn import label_of
from goodoffices.desk.forms.sent import as_sent
from goodoffices.desk.forms.shape import Shape, kinds_by_hand, shapes_of
from goodoffices.desk.held import Held, ever, in_memory
from goodoffices.desk.wsgi import environ_of, ready
from goodoffices.examples import example
from goodoffices.record.entry import Entry
from goodoffices.record.file import Mediation, read_mediation

START = 1_936_980_000
"""The clock of every desk here begins on 19 May 2031."""
ROOM = "team"
KINDS = sorted(kinds_by_hand())
SENT = dict[str, list[str]]
MORE: dict[str, dict[str, Any]] = {
    "Source": {"name": "Dara Venn"},
    "Revocation": {"to": "jo"},
    "Denial": {"of": ["envoy-notice"]},
    "AccountSet": {"open_targets": ["line"]},
    "CompartmentOpened": {"members": ["amal", "jo"]},
}
"""What a few kinds need beside the fields that every one of them has to have."""


@cache
def harbour() -> Mediation:
    """Return the example."""
    return read_mediation(example("harbour"), name="harbour")


class Form(HTMLParser):
    """What a browser would send of the form of an act as it was shown, by name."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.sent: SENT = {}
        self.ids: list[str] = []
        self._inside = False
        self._select = ""
        self._first = ""
        self._area = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in one field."""
        found = {name: value or "" for name, value in attrs}
        self.ids += [found["id"]] if "id" in found else []
        self._inside = self._inside or (tag == "form" and "act" in found.get("class", "").split())
        if not self._inside:
            return
        if tag == "input" and (found.get("type") != "checkbox" or "checked" in found):
            self.sent.setdefault(found["name"], []).append(found["value"])
        elif tag == "select":
            self._select = found["name"]
        elif tag == "option" and ("selected" in found or self._select not in self.sent):
            self.sent[self._select] = [found["value"]]
        elif tag == "textarea":
            self._area = found["name"]
            self.sent[self._area] = [""]

    def handle_endtag(self, tag: str) -> None:
        """Leave a field, or the form."""
        self._inside = self._inside and tag != "form"
        self._area = "" if tag == "textarea" else self._area

    def handle_data(self, data: str) -> None:
        """Take in what stands in a field of several lines, without the line end that only opens it."""
        if self._area:
            self.sent[self._area] = [data.removeprefix("\n")]


class Desktop:
    """A desk with the example on it, and a browser before it."""

    def __init__(self) -> None:
        ready()
        self.held: Held = in_memory("harbour", harbour(), start=START)
        self.client = Client(SERVER_NAME="127.0.0.1", **environ_of(Desk([self.held], demo=True)))

    def blank(self, kind: str) -> Form:
        """Return a form as it is opened."""
        answer = self.client.get(f"/harbour/record/{kind}?in={ROOM}")
        assert answer.status_code == 200
        return Form(answer.content.decode())

    def post(self, kind: str, sent: dict[str, Any]) -> Any:
        """Send a form."""
        return self.client.post(f"/harbour/record/{kind}", sent)

    def entries(self) -> dict[str, Entry]:
        """Return everything on record, by id."""
        return {entry.id: entry for shelf in self.held.record.shelves.values() for entry in shelf.entries.values()}

    def first(self, kinds: tuple[str, ...]) -> str:
        """Return the first entry that a form in the room offers to point to."""
        return Choices(ever(self.held), ROOM).of(RefTo(kinds))[0][0]


@pytest.fixture(scope="module")
def reading() -> Desktop:
    """Return a desk to which nothing is written."""
    return Desktop()


def needed(cls: type[msgspec.Struct]) -> list[Shape]:
    """Return the fields that a kind or a value cannot be without."""
    names = {field.name for field in msgspec.structs.fields(cls) if field.required}
    return [shape for shape in shapes_of(cls) if shape.name in names]


def least(shape: Shape, desk: Desktop) -> Any:
    """Return as little as a field can hold, as the record writes it."""
    match shape.sort:
        case "choice":
            return int(shape.options[0]) if shape.options[0].isdigit() else shape.options[0]
        case "ref":
            return desk.first(shape.kinds)
        case "refs":
            return [desk.first(shape.kinds)]
        case "texts":
            return [shape.options[0] if shape.options else "a line"]
        case "words":
            return [{"text": "“Not so — not yet.”", "lang": "en"}]
        case "quantity":
            return {"value": 150.5, "unit": "calls a year"}
        case "whole":
            return 3
        case "value":
            return {inner.name: least(inner, desk) for inner in shape.inner if inner.required}
        case "values":
            return [{inner.name: least(inner, desk) for inner in shape.inner if inner.required}]
        case _:
            return f"Some {shape.name}, as typed; a < b & c"


def flattened(value: Any, at: str) -> Iterator[tuple[str, list[str]]]:
    """Give what a person fills in for a value, by the names of the fields."""
    match value:
        case dict():
            for name, held in value.items():
                yield from flattened(held, f"{at}.{name}" if at else name)
        case [dict(), *_]:
            for place, held in enumerate(value):
                yield from flattened(held, f"{at}.{place}")
        case list():
            yield at, value
        case _:
            yield at, [str(value)]


def filled_in(kind: str, desk: Desktop) -> tuple[Act, SENT]:
    """Return the least act of a kind, and what a browser sends where a person filled in just that."""
    cls = kinds_by_hand()[kind]
    raw = {shape.name: least(shape, desk) for shape in needed(cls)} | MORE.get(kind, {})
    if "open_targets" in raw:
        raw["open_targets"] = [desk.first(("Statement", "Claim"))]
    return msgspec.convert({"act": kind, **raw}, cls), desk.blank(kind).sent | dict(flattened(raw, ""))


# recorded


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_with_only_what_is_needed_is_recorded_as_given(kind: str) -> None:
    """What is needed is enough; nothing that was left open gets a value that nobody chose."""
    desk = Desktop()
    before = desk.entries()
    act, sent = filled_in(kind, desk)
    answer = desk.post(kind, sent)
    assert answer.status_code == 303, answer.content.decode()
    (added,) = (entry for key, entry in desk.entries().items() if key not in before)
    assert added.act == act
    assert added.room == (added.id if kind == "CompartmentOpened" else ROOM)
    assert added.when is None
    assert added.learnt is None
    assert added.basis.how == "not stated"
    assert answer["Location"] == f"/harbour/entry/{added.id}"


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_recorded_with_a_form_can_be_read(kind: str) -> None:
    """After recording, the page of the entry is shown, and says that it was done."""
    desk = Desktop()
    answer = desk.client.get(desk.post(kind, filled_in(kind, desk)[1])["Location"])
    assert answer.status_code == 200
    assert 'class="done"' in answer.content.decode()


def test_sent_twice_it_is_recorded_once() -> None:
    """A form carries a token: pressing the button again adds nothing."""
    desk = Desktop()
    _, sent = filled_in("NoteToFile", desk)
    first = desk.post("NoteToFile", sent)
    count = len(desk.entries())
    again = desk.post("NoteToFile", sent)
    assert again.status_code == 303
    assert again["Location"] == first["Location"]
    assert len(desk.entries()) == count


def by_hand() -> Iterator[Entry]:
    """Give every act of the example that a person records in a room that the desk's owner is in."""
    for entry in harbour().entries:
        if kind_of(entry.act) in KINDS and not isinstance(entry.act, MEMBERSHIP):
            yield entry


def test_every_act_of_the_example_can_be_recorded_with_its_form() -> None:
    """What a form cannot say would be lost: sent again, field by field, each act and its time come out as they were."""
    desk = Desktop()
    mine = set(desk.held.mine().rooms)
    tried = 0
    for entry in (one for one in by_hand() if one.room in mine):
        sent = desk.blank(kind_of(entry.act)).sent | as_sent(entry.act) | as_sent(entry.basis, "basis.")
        sent |= (as_sent(entry.when, "when.") if entry.when else {}) | {"room": [entry.room], "after": [entry.after]}
        before = desk.entries().keys()
        answer = desk.post(kind_of(entry.act), sent)
        assert answer.status_code == 303, (entry.id, answer.content.decode())
        (added,) = (one for key, one in desk.entries().items() if key not in before)
        assert (added.act, added.when, added.basis, added.after) == (entry.act, entry.when, entry.basis, entry.after)
        tried += 1
    assert tried > 100


def test_what_holds_unless_it_is_denied_can_be_denied() -> None:
    """Consent is given unless it is said to be taken back; leaving a box empty could not say that."""
    desk = Desktop()
    blank = desk.blank("Consent").sent
    assert blank["given"] == ["yes"]
    desk.post("Consent", blank | {"by": ["north"], "scope": ["minutes"], "given": ["no"], "withdraws": ["consent"]})
    acts = [entry.act for entry in desk.entries().values()]
    (added,) = (act for act in acts if isinstance(act, Consent) and act.scope == "minutes")
    assert added.given is False


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "about" in kinds_by_hand()[kind].__struct_fields__])
def test_what_a_form_was_opened_on_is_not_what_its_act_is_about(kind: str) -> None:
    """A form opened on an entry has it chosen at first; what is chosen instead is what is recorded."""
    desk = Desktop()
    party = kind == "CompartmentOpened"
    on, instead = ("north", "south") if party else ("envoy-notice", "consent")
    opened = Form(desk.client.get(f"/harbour/record/{kind}?about={on}").content.decode())
    assert opened.sent["about"] == [on]
    sent = opened.sent | filled_in(kind, desk)[1] | {"about": [instead], "room": ["team"]}
    sent |= {name: opened.sent[name] for name in ("state", "about.of.form", "token")}
    before = desk.entries().keys()
    answer = desk.post(kind, sent)
    assert answer.status_code == 303, answer.content.decode()
    (added,) = (entry.act for key, entry in desk.entries().items() if key not in before)
    assert getattr(added, "about") == instead  # noqa: B009


def test_a_form_opened_before_something_was_added_is_shown_what_was() -> None:
    """Whoever answers a notice that somebody else answered meanwhile sees that first, and loses nothing typed."""
    desk = Desktop()
    opened = Form(desk.client.get("/harbour/record/NoteToFile?about=envoy-notice").content.decode()).sent
    desk.post("NoteToFile", opened | {"text": ["added meanwhile"], "token": ["another"]})
    answer = desk.post("NoteToFile", opened | {"text": ["mine"]})
    assert answer.status_code == 409
    assert "added meanwhile" in answer.content.decode()
    assert Form(answer.content.decode()).sent["text"] == ["mine"]
    assert desk.post("NoteToFile", opened | {"text": ["mine"], "anyway": ["1"]}).status_code == 303


def test_a_room_that_was_opened_is_called_by_its_name() -> None:
    """Right after a room was opened, its name is known, and the way leads into it."""
    desk = Desktop()
    answer = desk.post("CompartmentOpened", {"members": ["amal"], "title": "On the pier", "sort": "other"})
    page = desk.client.get(answer["Location"]).content.decode()
    assert "Recorded in <bdi>On the pier</bdi>" in page


def test_a_room_opened_for_others_alone_is_not_shown_to_who_opened_it() -> None:
    """The way does not lead to an entry that whoever is at the desk may not see."""
    desk = Desktop()
    answer = desk.post("CompartmentOpened", {"members": ["jo"], "title": "Without us", "sort": "other"})
    page = desk.client.get(answer["Location"])
    assert page.status_code == 200
    assert "Without us" not in page.content.decode()


# refused


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_form_is_refused_and_names_what_is_needed(kind: str, reading: Desktop) -> None:
    """Nothing is recorded, and what is missing is named at the top, with a way to each field."""
    before = reading.entries().keys()
    answer = reading.post(kind, {})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert reading.entries().keys() == before
    assert 'id="wrong"' in page
    ids = Form(page).ids
    for shape in needed(kinds_by_hand()[kind]):
        assert f'<a href="#f-{shape.name}">{label_of(kind, shape.name)}</a>' in page
        assert f"f-{shape.name}" in ids


@pytest.mark.parametrize("kind", KINDS)
def test_no_id_stands_twice_on_a_refused_form(kind: str, reading: Desktop) -> None:
    """Labels and errors belong to one field each."""
    ids = Form(reading.post(kind, {}).content.decode()).ids
    assert len(ids) == len(set(ids))


def typed(shapes: tuple[Shape, ...], at: str = "") -> SENT:
    """Return something typed or chosen in every field that is free to be typed in."""
    found: SENT = {}
    for shape in shapes:
        name = at + shape.name
        if shape.sort in ("text", "long") or (shape.sort == "texts" and not shape.options):
            found[name] = [f"typed <{name}> & “kept”"]
        elif shape.sort in ("words", "values"):
            found |= typed(shape.inner, f"{name}.0.") | typed(shape.inner, f"{name}.3.")
        elif shape.inner:
            found |= typed(shape.inner, f"{name}.")
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_a_refused_form_keeps_all_that_was_typed(kind: str, reading: Desktop) -> None:
    """Whatever is wrong, every word typed and the room chosen are still in the form."""
    sent = typed(shapes_of(kinds_by_hand()[kind])) | {"when.value": ["no date"], "when.words": ["after the feast"]}
    sent |= {"room": ["north-room"], "basis.document": ["a letter"], "token": ["t"]}
    answer = reading.post(kind, sent)
    again = Form(answer.content.decode()).sent
    assert answer.status_code == 400
    lost = {name: values for name, values in sent.items() if again.get(name) != values}
    assert not {name for name in lost if name != "room" or kind != "CompartmentOpened"}


def test_a_problem_is_shown_in_the_row_it_belongs_to(reading: Desktop) -> None:
    """Rows left empty are not counted: what is wrong in the third row stands there, not in the first."""
    sent = {"room": "team", "text": "x", "what": "y", "words.2.text": "said", "words.2.lang": "not a language"}
    page = reading.post("RecordedNegative", sent).content.decode()
    assert 'id="f-words-2-lang-error"' in page
    assert 'id="f-words-0-lang-error"' not in page


def test_a_problem_with_one_of_several_stands_at_their_field(reading: Desktop) -> None:
    """What is wrong with one box that was ticked is said where the boxes are, and names it as it is called."""
    sent = {"room": "public", "title": "x", "on": ["issue-calls", "caucus-north"]}
    page = reading.post("Proposal", sent).content.decode()
    at = page.index('id="f-on"')
    said = page[at : page.index("</fieldset>", at)]
    assert 'class="error"' in said
    assert "caucus-north" not in said.partition('<div class="ticks">')[0]


def test_a_room_that_not_all_may_know_of_is_named_as_it_is_called(reading: Desktop) -> None:
    """A refusal speaks of rooms and entries as the page does, not by their ids."""
    page = reading.post("NoteToFile", {"room": "joint", "text": "x", "about": "caucus-north"}).content.decode()
    at = page.index('id="f-about-error"')
    said = page[at : page.index("</span>", at)]
    assert "North&#x27;s room" in said
    assert "north-room" not in said
    assert "`" not in said


def test_a_room_for_nobody_is_refused(reading: Desktop) -> None:
    """Nobody could read it, whoever opened it included."""
    answer = reading.post("CompartmentOpened", {"room": "new", "title": "For nobody"})
    assert answer.status_code == 400
    assert '<a href="#f-members">' in answer.content.decode()


# odd input

LONG = "x" * 100_000
ODD: dict[str, dict[str, Any]] = {
    "NUL in every text": {"*": "a\x00b"},
    "NUL alone": {"*": "\x00"},
    "a lone surrogate, escaped": {"*": "\\ud800"},
    "a hundred thousand characters": {"*": LONG},
    "one more than may be": {"*": LONG + "x"},
    "spaces only": {"*": " \t\r\n "},
    "line ends only": {"*": "\r\n\r\n"},
    "marks of direction": {"*": "\u202eabc\u2066"},
    "markup": {"*": "</textarea><script>alert(1)</script>"},
    "braces": {"*": "{0} {what} {{}} %s %(x)s {% t %}"},
    "no characters of this plane": {"*": "\U0001f6a2\U000e0001"},
    "combining marks": {"*": "e" + "\u0301" * 500},
    "another direction": {"*": "الجلسة القادمة"},
    "numbers": {"*": "-1"},
    "a huge number": {"*": "9" * 400},
    "not a number": {"*": "nan"},
    "infinity": {"*": "1e999"},
    "digits that are no ASCII": {"*": "²"},
    "Arabic digits": {"*": "٣"},
    "an id of nothing": {"*": "no-such-entry"},
    "an id with a path": {"*": "../../etc/passwd"},
    "everyone": {"*": "everyone"},
    "an entry of another kind": {"*": "opening"},
    "an entry of another room": {"*": "caucus-north"},
    "several where one is asked": {"*": ["opening", "north", "south"]},
    "one thousand where one is asked": {"*": ["north"] * 1000},
    "several that are empty": {"*": ["", "", ""]},
    "unknown room": {"room": "no-such-room"},
    "room of nobody here": {"room": "\x00"},
    "several rooms": {"room": ["team", "public"]},
    "room as a field": {"room.x": "team", "room": ""},
    "row ninety-nine": {"words.99.text": "lost?", "accounts.99.says": "lost?"},
    "row a million": {"words.1000000.text": "x"},
    "negative row": {"words.-1.text": "x"},
    "row with a raised two": {"words.².text": "x", "accounts.².says": "x", "names.².text": "x"},
    "row in Arabic digits": {"words.٣.text": "x"},
    "row with zeros": {"words.00.text": "x", "words.007.text": "x"},
    "row with no number": {"words..text": "x", "words.": "x", "words": "x"},
    "row within a row": {"words.0.text.0.text": "x", "words.0.words.0": "x"},
    "sixty rows": {f"words.{place}.text": "x" for place in range(60)},
    "one more row than there are": {"more": "words", "words.59.text": "x"},
    "one more of what has no rows": {"more": "no.such.field"},
    "one more, with NUL": {"more": "\x00"},
    "unknown fields": {"no_such_field": "x", "act": "Misfiled", "__class__": "x", "id": "opening"},
    "computed bounds": {"when.earliest": "0", "when.until": "x", "due.latest": "1"},
    "a date in words": {"when.value": "last Tuesday", "due.value": "soon", "at.value": "tomorrow"},
    "a date of brackets": {"when.value": "[" * 2000, "when.margin": "3 days"},
    "a zone of nowhere": {"when.zone": "Nowhere/Land", "when.value": "2031-05-01"},
    "a date ahead": {"when.value": "9999-12-31"},
    "a margin of nothing": {"when.value": "2031-05-01", "when.margin": "\x00"},
    "opened on what is not there": {"about.of.form": "no-such-entry", "state": "x"},
    "opened on what changed": {"about.of.form": "envoy-notice", "state": "other"},
    "a token of NUL": {"token": "\x00" * 500},
    "a token of letters": {"token": "ا" * 300},
    "names of fields that are long": {"w" * 20_000: "x", "words." + "1" * 20_000 + ".text": "x"},
    "names with brackets": {"words[0].text": "x", "words[0][text]": "x", "by[]": "north"},
    "after itself": {"after": "everyone"},
    "learnt before": {"when.value": "2031-05-01", "learnt.value": "2030-01-01"},
}
ASKED = 8
"""Every kind is asked this many of the odd questions, and every question by this share of the kinds."""


def odd_for(kind: str, odd: dict[str, Any]) -> dict[str, Any]:
    """Return what is sent of an odd question: for a star, the same in every field there is."""
    if "*" not in odd:
        return {"room": ROOM, **odd}
    names: list[str] = []
    for shape in shapes_of(kinds_by_hand()[kind]):
        inner = [f"{shape.name}.0.{one.name}" for one in shape.inner] + [f"{shape.name}.{i.name}" for i in shape.inner]
        names += inner or [shape.name]
    beside = ("when.value", "when.words", "when.zone", "learnt.value", "basis.how", "basis.by", "after")
    return {"room": ROOM} | dict.fromkeys((*names, *beside), odd["*"])


@pytest.mark.parametrize("place", range(len(KINDS)), ids=KINDS)
def test_no_input_is_a_fault(place: int) -> None:
    """Whatever is sent is recorded or refused with a page: the client raises what the program would stumble over."""
    kind, desk = KINDS[place], Desktop()
    _, sent = filled_in(kind, desk)
    questions = sorted(ODD)
    for number in range(ASKED):
        question = questions[(place * 7 + number * 5) % len(questions)]
        for given in (odd_for(kind, ODD[question]), sent | odd_for(kind, ODD[question])):
            answer = desk.post(kind, given)
            assert answer.status_code in (200, 303, 400, 409), question
            assert b"<script>alert" not in answer.content


@pytest.mark.parametrize("question", sorted(ODD))
@pytest.mark.parametrize("kind", ["Notice", "AccountSet", "Move"])
def test_no_odd_question_is_a_fault_where_forms_are_deepest(question: str, kind: str, reading: Desktop) -> None:
    """Every odd question is asked of the forms with the most fields within fields."""
    assert reading.post(kind, odd_for(kind, ODD[question])).status_code in (200, 303, 400, 409)


def test_there_are_fifty_odd_questions_and_all_are_asked() -> None:
    """The rotation leaves none out."""
    assert len(ODD) >= 50
    asked = {(place * 7 + number * 5) % len(ODD) for place in range(len(KINDS)) for number in range(ASKED)}
    assert len(asked) == len(ODD)


def test_there_is_no_form_for_what_the_program_writes(reading: Desktop) -> None:
    """Certificates of destruction and the like cannot be made up, and a correction has a page of its own."""
    for kind in ("DestructionCertificate", "Received", "Correction", "Misfiled", "NoSuchKind", "Act"):
        assert reading.client.get(f"/harbour/record/{kind}").status_code == 404
        assert reading.post(kind, {"room": ROOM}).status_code == 404
