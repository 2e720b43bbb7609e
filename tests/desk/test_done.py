"""What was done is said on the next page, which is there, and in its own mediation and no other."""

from __future__ import annotations

from typing import Any

import pytest

from tests.desk.desks import client, desk_of, fresh_desk, supplied
from tests.desk.writing import Paper

EARLIER = "known_at=2031-04-01"


@pytest.fixture
def paper() -> Paper:
    """Return a desk to write on."""
    return Paper()


def told(paper: Paper, answer: Any) -> str:
    """Return the page that a form that was taken leads to."""
    assert answer.status_code == 303
    page = paper.client.get(answer.headers["Location"])
    assert page.status_code == 200
    return str(page.content.decode())


@pytest.mark.parametrize("look", ["", EARLIER, "as_of=2031-04-01", f"as_of=2031-04-01&{EARLIER}"])
def test_what_was_recorded_is_shown_whatever_the_look(paper: Paper, look: str) -> None:
    """Recorded while one looks at what was known on an earlier day, it is said and shown, not missing."""
    sent = {"text": "tamarind", "room": "team", "token": "t"}
    page = told(paper, paper.client.post(f"/harbour/record/NoteToFile?{look}", sent))
    assert "Recorded in" in page
    assert "tamarind" in page
    (made,) = (key for key, e in paper.entries().items() if getattr(e.act, "text", "") == "tamarind")
    state = paper.page(f"/harbour/entry/{made}/correct").all("input", name="state")[0]["value"]
    right = {"text": "quokka", "reason.of.correction": "a slip", "state": state, "token": "c"}
    page = told(paper, paper.client.post(f"/harbour/entry/{made}/correct?{look}", right))
    assert "Corrected:" in page


def test_what_is_learnt_ahead_is_said_in_the_list(paper: Paper) -> None:
    """An entry of which one says that it will be known later is on no page of today: the list says it was recorded."""
    sent = {"text": "tamarind", "room": "team", "token": "t", "learnt.value": "2031-09-01"}
    assert "Recorded in" in told(paper, paper.client.post("/harbour/record/NoteToFile", sent))


def test_a_write_up_cleared_under_an_earlier_day_is_shown(paper: Paper) -> None:
    """Cleared while one looks at what was known earlier, the meeting is shown; so it is when it is cleared twice."""
    where = paper.begin()
    paper.add(where, "@north one")
    state = paper.state(where)
    sent = {"do": "clear", "by": "jo", "read": "yes", "meant": "yes", "state": state}
    page = told(paper, paper.client.post(f"{where}?{EARLIER}", sent))
    assert "Cleared and on record" in page
    assert paper.client.get(f"{where}?{EARLIER}", follow=True).status_code == 200


def test_the_sentence_waits_for_a_page_that_is_there(paper: Paper) -> None:
    """A page that is missing, or a day that cannot be read, takes nothing away from the next one."""
    answer = paper.client.post("/harbour/capture", {"line": "tamarind", "room": "team", "token": "t"})
    assert paper.client.get("/harbour/entry/none").status_code == 404
    assert paper.client.get("/harbour/?as_of=zork").status_code == 400
    assert "Taken down in" in told(paper, answer)
    assert "Taken down in" not in paper.client.get("/harbour/").content.decode()


def test_each_mediation_says_its_own() -> None:
    """After a capture in one mediation the page of another says nothing of it, and offers nothing to take back."""
    asker = client(fresh_desk("harbour", "doha"))
    asker.post("/harbour/capture", {"line": "tamarind", "room": "north-room", "token": "t"})
    other = asker.get("/doha/").content.decode()
    assert "Taken down in" not in other
    assert 'id="take-back"' not in other
    own = asker.get("/harbour/").content.decode()
    assert "Taken down in" in own
    assert 'id="take-back"' in own


def test_each_mediation_keeps_what_was_searched_for_in_it() -> None:
    """What was searched for in one mediation stands on no page of another, under whatever number."""
    asker = client(desk_of(supplied("harbour"), supplied("doha")))
    where = asker.post("/harbour/search", {"q": "tamarind"}).headers["Location"]
    assert "tamarind" in asker.get(where).content.decode()
    assert "tamarind" not in asker.get(where.replace("harbour", "doha")).content.decode()
