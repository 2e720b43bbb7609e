"""The form of every kind of act as a browser sends it: recorded as given, or refused at its fields."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from goodoffices.acts.act import kind_of
from goodoffices.acts.keeping import MEMBERSHIP
from goodoffices.acts.process import Consent
from goodoffices.desk.forms.drawn import label_of
from goodoffices.desk.forms.sent import as_sent
from goodoffices.desk.forms.shape import Shape, kinds_by_hand, shapes_of
from goodoffices.record.entry import Entry
from tests.desk.forms import KINDS, ROOM, SENT, Desktop, Form, filled_in, harbour, needed


@pytest.fixture(scope="module")
def reading() -> Desktop:
    """Return a desk to which nothing is written."""
    return Desktop()


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
