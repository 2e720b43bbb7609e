"""What is being typed, and not sent yet: it is kept, comes back where and as of the day it was begun, and goes."""

from __future__ import annotations

import re
from typing import Any

import pytest

from goodoffices.desk import drafts
from goodoffices.desk.flows.settling import settle
from goodoffices.record.notebook import Notebook
from tests.desk.asking import Parts
from tests.desk.desks import Page
from tests.desk.test_capture import Bench


@pytest.fixture
def bench() -> Bench:
    """Return a desk to try things on."""
    return Bench()


def test_a_draft_survives_and_is_erased(bench: Bench) -> None:
    """What is typed into a form is kept as it is typed, shown when the form is opened again, and gone once recorded."""
    typed = {"draft-of": "record/NoteToFile?", "text": "half a tamarind thought", "token": "x"}
    assert bench.client.post("/harbour/draft", typed).json() == {"kept": True}
    assert "half a tamarind thought" in bench.client.get("/harbour/record/NoteToFile").content.decode()
    assert "half a tamarind thought" not in bench.client.get("/harbour/record/NoteToFile?anew=1").content.decode()
    done = bench.client.post("/harbour/record/NoteToFile", {"text": "the whole thought", "room": "team", "token": "y"})
    assert done.status_code == 303
    assert drafts.kept(bench.held, "record/NoteToFile?") is None


def test_old_drafts_are_erased(bench: Bench) -> None:
    """A draft that nobody went on with for two weeks is erased by the round that settles notes."""
    drafts.keep(bench.held, "record/Notice?", {"consequence": ["x"]})
    bench.now += drafts.EXPIRES + 1
    settle(bench.desk)
    assert drafts.kept(bench.held, "record/Notice?") is None


def test_a_draft_leaves_no_trace(bench: Bench) -> None:
    """For a draft that is dropped, or expired, a scrub is owed, which the next round does; one unread hinders none."""
    drafts.keep(bench.held, "record/Notice?", {"consequence": ["x"]})
    drafts.drop(bench.held, "record/Notice?")
    assert bench.held.vault.owing
    settle(bench.desk)
    assert not bench.held.vault.owing
    drafts.keep(bench.held, "record/Notice?", {"consequence": ["x"]})
    with bench.held.vault.store.writing() as store:
        bench.held.vault.drawer.put(store, drafts.SPACE, b"of another sort!", b"no draft")
    bench.now += drafts.EXPIRES + 1
    settle(bench.desk)
    assert drafts.kept(bench.held, "record/Notice?") is None
    with bench.held.vault.store.reading() as reading:
        assert reading.all(drafts.SPACE) == {}


def test_a_line_being_typed_survives_a_crash(bench: Bench) -> None:
    """What stood in the bar stands there again on the next page, until it is taken down or cleared."""
    assert bench.client.post("/harbour/draft", {"draft-of": "capture", "line": "@north #sa", "room": "team"}).json()[
        "kept"
    ]
    assert ">@north #sa</textarea>" in bench.client.get("/harbour/timeline").content.decode()
    assert bench.client.post("/harbour/draft", {"draft-of": "capture", "line": "", "room": "team"}).json()["kept"]
    assert "@north #sa" not in bench.client.get("/harbour/timeline").content.decode()


class Tab:
    """A page that is open in a browser's tab: its bar types, keeps and sends as the page's own form would."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.shows(bench.client.get("/harbour/timeline"))

    def shows(self, answer: Any) -> None:
        """Show the bar of another answer."""
        page = Page(answer.content.decode())
        (form,) = page.all("form", id="capture")
        self.name = form["data-draft"]
        self.fields = {name: self.hidden(page, name) for name in ("token", "draft-was")}
        self.text = answer.content.decode().partition('id="capture-line"')[2].partition(">")[2].partition("</text")[0]

    def hidden(self, page: Page, name: str) -> str:
        """Return what a hidden field of the bar says: its form is the first that has one of that name."""
        return str(page.all("input", name=name)[0]["value"])

    def types(self, line: str, later: int = 1) -> None:
        """Type a line that is kept while it is typed, a second later than what was kept before."""
        self.bench.now += later
        sent = {"draft-of": self.name, "line": line, "room": "team", "happened": "today", **self.fields}
        assert self.bench.client.post("/harbour/draft", sent).json() == {"kept": True}

    def sends(self, line: str) -> Any:
        """Send a line and show the page that follows."""
        answer = self.bench.take(line, **self.fields)
        self.shows(answer if answer.status_code == 400 else self.bench.client.get(answer.headers["Location"]))
        return answer


@pytest.mark.parametrize(("first", "second"), [(0, 1), (1, 0)])
def test_a_line_sent_from_one_tab_leaves_the_other_what_it_types(bench: Bench, first: int, second: int) -> None:
    """Of two bars open at once each keeps its own: one is sent, the other is there still, until it is sent too."""
    tabs, lines = (Tab(bench), Tab(bench)), ("@north #said quinces", "@south #said medlars")
    for tab, line in zip(tabs, lines, strict=True):
        tab.types(line)
    assert tabs[first].sends(lines[first]).status_code == 303
    assert Tab(bench).text == lines[second]
    assert tabs[second].sends(lines[second]).status_code == 303
    assert Tab(bench).text == ""


def test_a_line_sent_before_its_end_was_kept_leaves_nothing(bench: Bench) -> None:
    """Enter comes sooner than the last letters are kept: what was kept of the line goes with it all the same."""
    tab = Tab(bench)
    tab.types("@north #said quin")
    tab.sends("@north #said quinces")
    assert Tab(bench).text == ""


def test_a_line_gone_on_with_on_another_page_is_one_line(bench: Bench) -> None:
    """What was begun on one page and ended on the next is kept as it is now, and is gone once sent or cleared."""
    for ends in ("sends", "types"):
        Tab(bench).types("@north #said qu")
        tab = Tab(bench)
        assert tab.text == "@north #said qu"
        tab.types("@north #said quinces")
        assert Tab(bench).text == "@north #said quinces"
        getattr(tab, ends)("@north #said quinces" if ends == "sends" else "")
        assert Tab(bench).text == ""


def test_a_line_kept_again_at_once_is_there_still(bench: Bench) -> None:
    """The next page keeps the same line within the same second: that one stays, and what it went on with goes."""
    Tab(bench).types("@north #said quinces")
    tab = Tab(bench)
    tab.types("@north #said quinces", later=0)
    assert Tab(bench).text == "@north #said quinces"
    tab.sends("@north #said quinces")
    assert Tab(bench).text == ""


def test_two_lines_alike_are_two_lines(bench: Bench) -> None:
    """The same line typed in two tabs is sent from one of them, and what the other keeps is there still."""
    Tab(bench).types("@north #call")
    tab, other = Tab(bench), Tab(bench)
    other.fields["draft-was"] = ""
    other.types("@north #call")
    tab.sends("@north #call")
    assert Tab(bench).text == "@north #call"


def test_what_is_gone_on_with_elsewhere_is_not_taken_over(bench: Bench) -> None:
    """A bar that was opened with a text, and sends another, leaves what was typed on since where it began."""
    begun = Tab(bench)
    begun.types("@north #said quinces")
    other = Tab(bench)
    begun.types("@north #said quinces and medlars")
    other.sends("@south #said no")
    assert other.text == "@north #said quinces and medlars"


def test_a_line_put_right_leaves_nothing_behind(bench: Bench) -> None:
    """A line that was refused comes back; sent as it should be, nothing of it waits in another bar."""
    tab = Tab(bench)
    tab.types("@nobody #said quinces")
    assert tab.sends("@nobody #said quinces").status_code == 400
    assert tab.text == "@nobody #said quinces"
    tab.sends("@north #said quinces")
    assert Tab(bench).text == ""


def draft(bench: Bench, line: str, room: str, happened: str = "today") -> None:
    """Type a line into a bar, and leave the page."""
    sent = {"draft-of": "capture", "line": line, "room": room, "happened": happened, "token": "begun"}
    assert bench.client.post("/harbour/draft", sent).json() == {"kept": True}


def bar_of(bench: Bench, where: str = "") -> tuple[str, str, str]:
    """Return what the bar of a page has chosen: its room and its day, and what is said of the line in it."""
    page = bench.client.get(f"/harbour/{where}").content.decode()
    chosen = dict(next(form for form in Parts(page).forms if form.action == "/harbour/capture").fields)
    found = re.search(r'id="capture-begun"[^>]*>(.*?)</p>', page)
    return chosen["room"], chosen["happened"], re.sub("<[^>]*>", "", found[1]) if found else ""


def main_of(bench: Bench, where: str) -> str:
    """Return the text of a page, without the bar above it."""
    return Page(bench.client.get(f"/harbour/{where}").content.decode().partition("<main")[2]).text


def test_a_line_begun_stays_in_its_room(bench: Bench) -> None:
    """Half a line does not follow whoever goes into another room: it stays where it was begun, and that is said."""
    draft(bench, "@north bluffs", "north-file", "")
    for where in ("rooms/south-room", "rooms/joint", "timeline"):
        room, day, says = bar_of(bench, where)
        assert (room, day) == ("north-file", "")
        assert says == "This line was begun in Our file on North."
    assert "You are writing in South" not in main_of(bench, "rooms/south-room")
    assert "You are writing in Our file on North" in main_of(bench, "rooms/north-file")
    assert bar_of(bench) == ("north-file", "", "")
    draft(bench, "", "north-file")
    assert bar_of(bench, "rooms/south-room") == ("south-room", "today", "")


def test_a_line_begun_yesterday_is_of_yesterday(bench: Bench) -> None:
    """“Today” is the day on which the line was written, however late it is gone on with, kept again, and sent."""
    bench.now = 1_937_056_400
    draft(bench, "@north #call about fees", "team")
    bench.now += 86_400
    assert bar_of(bench) == ("team", "2031-05-20", "This line was begun in Team, on 2031-05-20.")
    draft(bench, "@north #call about fees", "team", "2031-05-20")
    bench.now += 86_400
    assert bar_of(bench)[1] == "2031-05-20"
    assert bench.take("@north #call about fees", happened="2031-05-20", token="begun").status_code == 303
    (note,) = Notebook(bench.held.vault).notes()
    assert note.draft_entry.when is not None
    assert note.draft_entry.when.value == "2031-05-20"


def test_a_line_begun_in_a_room_that_was_left_has_none(bench: Bench) -> None:
    """Where the room of a line is one's own no longer, no other is chosen in its place, and none is guessed."""
    draft(bench, "@north bluffs", "nope")
    room, _, says = bar_of(bench)
    assert room == ""
    assert "no longer in" in says
    assert bench.take("@north bluffs", room).status_code == 400
    assert bench.notes() == []


@pytest.mark.parametrize(
    ("happened", "when"),
    [("today", "2031-05-20"), ("", ""), ("yesterday", ""), ("2031-05-20", ""), ("2031-05-21", ""), ("2031-02-30", "")],
)
def test_a_line_has_the_day_that_its_bar_says(bench: Bench, happened: str, when: str) -> None:
    """A line has today's day in the mediation's zone where the bar says so, and none where no day is stated."""
    bench.now = 1_937_056_400
    assert bench.take("@north #call about fees", happened=happened).status_code == 303
    (note,) = Notebook(bench.held.vault).notes()
    found = note.draft_entry.when
    assert (found.value if found else "") == when
