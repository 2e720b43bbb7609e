"""How pages are shown: the language and its way, digits, a calendar beside our dates, and that it is kept."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from goodoffices.desk.calendars import beside, digits, showing
from goodoffices.desk.desks import Desk
from goodoffices.desk.display import Display, display_file, keep_display, read_display
from goodoffices.desk.held import in_memory
from goodoffices.desk.tags import sentence
from goodoffices.desk.words import say, words_in
from goodoffices.desk.wsgi import environ_of, ready
from goodoffices.examples import example
from goodoffices.export.errors import error_text
from goodoffices.export.tongue import speaking
from goodoffices.record.file import read_mediation
from tests.desk.browserlike import Sending


def client(desk: Desk) -> Client:
    """Return somebody at a desk."""
    ready()
    extra: dict[str, Any] = environ_of(desk)
    return Sending(SERVER_NAME="127.0.0.1", **extra)


def harbour(**display: Any) -> Desk:
    """Return a desk with the example, shown in this way."""
    held = in_memory("harbour", read_mediation(example("harbour"), name="harbour"))
    return Desk([held], demo=True, display=Display(**display))


@pytest.mark.parametrize(
    ("calendar", "day", "shown"),
    [
        ("hijri", "2024-11-09", "7 Jumada al-Ula 1446"),
        ("hijri", "2031-05-20", "28 Muharram 1453"),
        ("hebrew", "2024-11-09", "8 Heshvan 5785"),
        ("hebrew", "2024-03-10", "30 Adar I 5784"),
        ("hebrew", "2024-03-12", "2 Adar II 5784"),
        ("hebrew", "2025-03-12", "12 Adar 5785"),
        ("gregorian", "2024-11-09", ""),
        ("hijri", "2500-01-01", ""),
        ("hijri", "2024-11", ""),
        ("hebrew", "2024-02-30", ""),
    ],
)
def test_a_day_in_another_calendar(calendar: Any, day: str, shown: str) -> None:
    """A day has its date in the calendar chosen; what is no day, or lies outside of what is known, has none."""
    with showing(Display(calendar=calendar)):
        assert beside(day) == shown


def test_every_day_has_its_month() -> None:
    """Over two years every day has a date in both calendars, in each language, leap months too."""
    days = [datetime.date(2024, 1, 1) + datetime.timedelta(days=n) for n in range(731)]
    for code in ("en", "ar", "he"):
        for calendar in ("hijri", "hebrew"):
            with speaking(code), showing(Display(calendar=calendar)):
                assert all(beside(day.isoformat()) for day in days)


def test_digits_are_ours_only() -> None:
    """Eastern digits are for dates and numbers of ours; what was said keeps its own."""
    with showing(Display(digits="arabic")):
        assert digits("2031-05-20") == "٢٠٣١-٠٥-٢٠"
    assert digits("2031-05-20") == "2031-05-20"


def test_numbers_within_sentences_have_them_too() -> None:
    """A number that a sentence of ours is filled with has the digits chosen; a text that came from somebody has not."""
    with showing(Display(digits="arabic")):
        assert "٦٠" in sentence("capture.done", room="Pier 7", seconds=60)
        assert "Pier 7" in sentence("capture.done", room="Pier 7", seconds=60)


@pytest.mark.parametrize("code", ["en", "ar", "he"])
def test_one_is_said_as_one(code: str) -> None:
    """Where a sentence counts entries and there is one, it says so in its own words; filled in from anywhere."""
    counting = [key for key in words_in(code) if f"{key}.one" in words_in(code) and "{count}" in words_in(code)[key]]
    assert len(counting) == 10
    with speaking(code):
        for key in counting:
            filled = {"room": "X", "who": "X", "path": "X", "since": "X", "count": 1}
            assert say(key, **filled) == words_in(code)[f"{key}.one"].format(**filled)
            assert say(key, **{**filled, "count": 2}) != say(key, **filled)


def test_names_in_a_refusal_are_joined_as_the_language_does() -> None:
    """Several names in one refusal stand with that language's comma between them."""
    for code, joined in (("en", "A, B"), ("ar", "A، B"), ("he", "A, B")):
        with speaking(code):
            assert joined in error_text("capture-who", {"found": "x", "names": ["A", "B"]})


def test_the_page_shows_both_dates() -> None:
    """A date on a page has the other calendar's beside it, in the digits chosen."""
    page = client(harbour(calendar="hijri", digits="arabic")).get("/harbour/").content.decode()
    assert "٢٠٣١-٠٣-٢٤" in page
    assert 'class="beside-day"' in page


@pytest.mark.parametrize(("code", "way"), [("en", "ltr"), ("ar", "rtl"), ("he", "rtl")])
def test_the_page_runs_as_its_language_does(code: str, way: str) -> None:
    """The language is said on the page, and the page runs its way."""
    page = client(harbour(language=code)).get("/harbour/").content.decode()
    assert f'<html lang="{code}" dir="{way}">' in page


def test_what_is_chosen_is_kept(tmp_path: Path) -> None:
    """A choice holds at once and is told to whoever keeps it; what cannot be chosen changes nothing."""
    kept: list[Display] = []
    desk = harbour()
    desk._keep = kept.append
    asker = client(desk)
    said = {"language": "ar", "digits": "arabic", "calendar": "hijri", "idle": "30"}
    assert asker.post("/settings", said).status_code == 303
    assert kept == [Display(language="ar", digits="arabic", calendar="hijri", idle=30)]
    assert 'dir="rtl"' in asker.get("/settings").content.decode()
    for wrong in ({"language": "xx"}, {"idle": "7"}, {"digits": "roman"}, {"calendar": ""}):
        assert asker.post("/settings", said | wrong).status_code == 400
    assert desk.display == kept[0]


def test_it_is_kept_on_this_machine(tmp_path: Path) -> None:
    """What was chosen is read back; a file that is damaged, or not there, gives the usual."""
    path = display_file({"GOODOFFICES_STATE": str(tmp_path)})
    assert read_display(path) == Display()
    keep_display(path, Display(language="he", idle=5))
    assert read_display(path) == Display(language="he", idle=5)
    path.write_bytes(b"{")
    assert read_display(path) == Display()
    keep_display(Path("/proc/nowhere/display.json"), Display())
