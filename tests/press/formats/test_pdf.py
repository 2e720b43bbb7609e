"""PDF: letters at places become paragraphs, down each column and over the ends of lines and pages."""

from __future__ import annotations

import logging
import re
import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats.pdf_lines import logical
from tests.press.formats.files import (
    ARABIC,
    ASKED,
    DECLINED,
    HEBREW,
    SAID,
    TALKS,
    Drawn,
    column,
    of_sort,
    paragraphs,
    pdf,
    read,
)

BRACKETS = str.maketrans("()«»", ")(»«")
LONG = [f"{TALKS} {SAID}", f"{ASKED} {DECLINED}", f"{SAID} {TALKS}"]


def wrapped(width: int, *said: str) -> list[str]:
    """Return paragraphs as rows, the first of each set in by two letters."""
    return [row for one in said for row in textwrap.wrap(one, width, initial_indent="  ")]


def drawn(x: float, y: float, width: int, *said: str) -> list[Drawn]:
    """Return paragraphs drawn as a column."""
    return [
        Drawn(x + 5 * (len(row) - len(row.lstrip())), y - 12 * at, row.strip())
        for at, row in enumerate(wrapped(width, *said))
    ]


def test_lines_make_paragraphs() -> None:
    """Rows with indents are the paragraphs that they were broken from."""
    assert paragraphs(read("pdf", pdf(drawn(50, 700, 80, *LONG)))) == LONG


@pytest.mark.parametrize("by_rows", [False, True])
def test_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    """Two columns below a headline are read down one and then the other, in whichever order a file draws them."""
    head = [Drawn(50, 760, "Quarry talks end without a page", 18)]
    body = [*drawn(50, 700, 40, LONG[0], LONG[1]), *drawn(290, 700, 40, LONG[2], LONG[0])]
    if by_rows:
        body.sort(key=lambda one: (-one.y, one.x))
    found = read("pdf", pdf([*head, *body]))
    assert paragraphs(found) == [head[0].words, LONG[0], LONG[1], LONG[2], LONG[0]]
    assert of_sort(found, "heading") == [head[0].words]


def test_a_paragraph_goes_on_in_the_next_column_and_page() -> None:
    """A sentence that a column or a page cuts is one paragraph."""
    rows = [row.strip() for row in wrapped(40, f"{LONG[0]} {LONG[1]}")]
    left, right = rows[:5], rows[5:]
    beside = drawn(290, 700 - 12 * len(right), 40, DECLINED)
    one = read("pdf", pdf([*column(50, 700, *left), *column(290, 700, *right), *beside]))
    assert paragraphs(one)[0] == f"{LONG[0]} {LONG[1]}"
    two = read("pdf", pdf(column(50, 700, *left), column(50, 700, *right)))
    assert paragraphs(two) == [f"{LONG[0]} {LONG[1]}"]


def test_words_broken_at_the_end_of_a_line_are_whole() -> None:
    """A hyphen at a line's end goes, unless the word has one elsewhere, or a name follows."""
    rows = (
        "The cease-fire held, said the media-",
        "tors; the cease-",
        "fire will hold, wrote the Anglo-",
        "Norse delega-",
        "tion.",
    )
    assert read("pdf", pdf(column(50, 700, *rows))).text == (
        "The cease-fire held, said the mediators; the cease-fire will hold, wrote the Anglo-Norse delegation."
    )


def test_joined_letters_are_spelt_out() -> None:
    """Letters that a typesetter joined are the letters they were."""
    assert (
        read("pdf", pdf([Drawn(50, 700, "The o\ufb03ce’s \ufb02at re\ufb01ner.")])).text == "The office’s flat refiner."
    )


def test_heads_feet_and_numbers_of_pages_are_left_out() -> None:
    """What comes back on each page, and its number, are left out, and that is said; what stands there once stays."""
    pages = [
        [
            Drawn(50, 780, f"Lindmoor Gazette, 6 March 2031, {at}"),
            *drawn(50, 700, 80, LONG[at]),
            Drawn(290, 20, f"{at} / 3"),
        ]
        for at in range(3)
    ]
    pages[0].append(Drawn(50, 740, "Quarry talks end", 18))
    found = read("pdf", pdf(*pages))
    assert paragraphs(found) == ["Quarry talks end", *LONG]
    assert found.warnings == ("page-margins-left-out",)


def test_what_a_browser_prints_around_a_page_is_left_out() -> None:
    """The time of printing, the window's title and the address are no part of the article."""
    around = [
        Drawn(20, 785, "3/7/31, 8:02 AM"),
        Drawn(220, 785, "Quarry talks end - Gazette"),
        Drawn(20, 15, "https://gazette.example/talks"),
    ]
    found = read("pdf", pdf([*around, *drawn(50, 700, 80, *LONG)], title="Quarry talks end"))
    assert (paragraphs(found), found.title) == (LONG, "Quarry talks end")


@pytest.mark.parametrize(
    "said", [ARABIC, HEBREW, "אמר הדובר ב-12 במרץ 2031 ל-Reuters (וסירב להרחיב).", "قال في 12/3/2031 إن «الخبر» نُشر."]
)
def test_what_runs_from_the_right_is_read_from_the_right(said: str) -> None:
    """Letters drawn from left to right, as they are seen, come out in the order in which they are read."""
    found = read("pdf", pdf([Drawn(50, 700, seen(said))]))
    assert found.text == said


def seen(said: str) -> str:
    """Return a line from the right as it is seen from the left: turned, with figures and Latin words turned back."""
    turned = said.translate(BRACKETS)[::-1]
    return re.sub(r"[A-Za-z0-9]+(?:[/.:][A-Za-z0-9]+)*", lambda found: found[0][::-1], turned)


@given(st.lists(st.sampled_from(["אבג", "12", "word", "(", ")", "،", "-"]), max_size=8))
def test_turning_loses_no_letter(pieces: list[str]) -> None:
    """Whatever stands in a line, each of its letters is there afterwards, brackets turned or not."""
    said = " ".join(pieces)
    found, _ = logical(list(said))
    assert sorted(found.replace(" ", "").translate(str.maketrans(")", "("))) == sorted(
        said.replace(" ", "").translate(str.maketrans(")", "("))
    )


def test_a_locked_file_is_refused() -> None:
    """A PDF with a password is refused for that reason."""
    locked = b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<%s>/U<%s>>>" % (b"11" * 32, b"22" * 32)
    with pytest.raises(GoodOfficesError, match="press-locked"):
        read("pdf", pdf([Drawn(50, 700, TALKS)], more=locked))


def test_a_scan_is_refused() -> None:
    """A PDF that is a picture of text is refused for that reason, and an empty one for having none."""
    picture = b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI\n"
    with pytest.raises(GoodOfficesError, match="press-scanned"):
        read("pdf", pdf([], draws=picture))
    with pytest.raises(GoodOfficesError, match="press-no-text"):
        read("pdf", pdf([]))


def test_a_long_file_is_read_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond so many pages a file is not read, and that is said."""
    monkeypatch.setattr("goodoffices.press.formats.pdf.MOST_PAGES", 2)
    found = read("pdf", pdf(*(drawn(50, 700, 80, one) for one in LONG)))
    assert (paragraphs(found), found.warnings) == (LONG[:2], ("pages-left-out",))


@given(st.integers(0, 2500), st.binary(max_size=20))
@settings(max_examples=12, deadline=None)
def test_a_spoilt_file_is_read_or_refused(at: int, put: bytes) -> None:
    """Bytes put anywhere into a PDF raise nothing but a refusal."""
    whole = pdf(drawn(50, 700, 80, LONG[0]))
    try:
        assert read("pdf", whole[:at] + put + whole[at + len(put) :]).text
        assert read("pdf", whole[: max(at, 10)]).text
    except GoodOfficesError as error:
        assert error.code.startswith("press-")


def test_reading_here_leaves_the_log_of_the_process_as_it_was() -> None:
    """A caller who reads a file in their own process still hears of their own faults."""
    read("pdf", pdf(drawn(50, 700, 80, LONG[0])))
    assert logging.getLogger("django.request").isEnabledFor(logging.ERROR)
