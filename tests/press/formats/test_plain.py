"""Plain text: what a margin broke is whole again, and what somebody broke stays."""

from __future__ import annotations

import textwrap
from contextlib import suppress
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats import article, plain
from goodoffices.press.formats.encodings import decoded
from tests.press.formats.files import ARABIC, ASKED, DECLINED, HEBREW, QUOTED, SAID, TALKS, of_sort, paragraphs

PROSE = [f"{TALKS} {SAID}", f"{ASKED} {TALKS}", DECLINED]
PERSIAN = "گفت‌وگوهای معدن پس از نشست دوم پنج‌شنبه پایان یافت، دو کارمند مجلس گفتند."
WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=11)
SENTENCES = st.lists(WORD, min_size=150, max_size=200).map(lambda words: " ".join(words).capitalize() + ".")


@given(st.lists(SENTENCES, min_size=2, max_size=4), st.sampled_from([60, 72, 78]))
@settings(max_examples=12, deadline=None)
def test_a_broken_text_is_whole_again(said: list[str], width: int) -> None:
    """Paragraphs that were broken at a margin come back as they were."""
    broken = "\n\n".join(textwrap.fill(one, width, break_on_hyphens=False) for one in said)
    assert paragraphs(article(broken.encode())) == said


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("between", ["\n\n", "\n", "\n    "])
def test_a_margin_is_seen_without_empty_lines(end: str, between: str) -> None:
    """Paragraphs are told apart by an empty line, a line that ends early, or an indent, whatever ends a line."""
    broken = between.join(textwrap.fill(one, 72) for one in PROSE).replace("\n", end)
    assert paragraphs(article(broken.encode())) == PROSE


def test_turns_of_a_transcript_stay_apart() -> None:
    """Short lines that nobody's margin explains stay as they are."""
    turns = "Q: Will the road open?\nA: When the assembly says so.\nQ: Has it?\nA: Ask the assembly."
    assert article(turns.encode()).text == turns
    posts = "Tove Marlin\n@marlin\nWe still have a page each.\n7:40 PM\n12 replies"
    assert article(posts.encode()).text == posts


def test_long_lines_that_no_margin_explains_stay() -> None:
    """Lines as long as a margin's, after which the next word would still have had room, were broken by somebody."""
    said = [
        "We had a page each when we came to the quarry on Monday",
        "I say so because it was I who wrote down half of it",
    ]
    said += ["A page is not a text, and no clerk will call it one now", "If it were one, it would have two signatures"]
    assert article("\n".join(said * 2).encode()).text == "\n".join(said * 2)


def test_a_turn_begins_its_own_line_after_a_full_one() -> None:
    """A turn that comes after a line filled to the margin is not taken for its end."""
    said = " ".join(["MS. MARLIN:", *["clerk"] * 10, *["table"] * 12, *["stone"] * 10, "stoneworks."])
    rows = textwrap.fill(said, 72)
    assert len(rows.split("\n")[-1]) > 70
    assert paragraphs(article(f"{rows}\nMR. VENN: {DECLINED}".encode()))[1:] == [f"MR. VENN: {DECLINED}"]


def test_turns_in_a_broken_text_begin_their_own_lines() -> None:
    """In a text that was broken at a margin a speaker's name in capitals begins a paragraph."""
    turns = [f"MS. MARLIN: {TALKS} {TALKS}", f"MR. VENN: {ASKED} {ASKED}"]
    assert paragraphs(article("\n".join(textwrap.fill(turn, 72) for turn in turns).encode())) == turns


def test_quotations_keep_their_mark() -> None:
    """Lines marked with > are one quotation, joined like others, and marked still."""
    broken = (
        textwrap.fill(f"{TALKS} {ASKED}", 72) + "\n\n" + textwrap.fill(f"{QUOTED} {QUOTED}", 70).replace("\n", "\n> ")
    )
    found = article(broken.replace("\n\n", "\n\n> ").encode())
    assert paragraphs(found) == [f"{TALKS} {ASKED}", f"> {QUOTED} {QUOTED}"]
    assert of_sort(found, "quote") == [f"{QUOTED} {QUOTED}"]


@pytest.mark.parametrize(
    ("text", "encoding", "guessed"),
    [
        (TALKS + SAID, "utf-8-sig", False), (SAID + HEBREW, "utf-16", False), (ARABIC, "utf-16-be", True),
        (TALKS, "utf-16-le", False), (SAID + ASKED, "cp1252", True), (ARABIC, "cp1256", True), (HEBREW, "cp1255", True),
        (ARABIC, "iso8859-6", True), ("Le porte-parole a répété : « c’est faux », à l’été.", "cp1252", True),
        ("Rozmowy zostały zerwane, powiedzieli trzej urzędnicy, a następnej rundy nie ogłoszono.", "cp1250", True),
        ("Переговоры прервались во вторник, сообщили трое чиновников.", "cp1251", True),
    ],
)  # fmt: skip
def test_old_encodings_are_read(text: str, encoding: str, guessed: bool) -> None:
    """Text comes out as it was written, and a guess is owned up to."""
    data = text.encode(encoding)
    if encoding == "utf-16-be":
        data, guessed = b"\xfe\xff" + data, False
    found = article(data)
    assert found.text == text
    assert ("encoding-guessed" in found.warnings) == guessed


def test_text_that_was_cut_in_a_letter_is_utf_8_still() -> None:
    """A text in UTF-8 whose last letter was cut off loses that letter and no other, and says so."""
    found = article((SAID + ASKED).encode()[:-2])
    assert found.text.startswith(SAID)
    assert found.warnings == ("characters-lost",)


def test_what_nobody_sees_is_left_out() -> None:
    """Controls, marks of direction and blanks of odd widths are gone or plain, and the words are what they were."""
    found = article(
        "\ufeffTwo\u00a0clerks\u202e of\x00 the\x07 as\u00adsembly\u200b said\tso.\x0cAnd left.\u0085".encode()
    )
    assert found.text == "Two clerks of the assembly said so.\nAnd left."
    assert "controls-left-out" in found.warnings
    assert not set(found.text) & set("\x00\x07\x0c\u00a0\u00ad\u200b\u202e\ufeff\t")


def test_a_page_break_within_a_paragraph_is_no_end() -> None:
    """A form feed between two lines of one paragraph parts nothing."""
    said = f"{TALKS} {SAID} {ASKED}"
    rows = textwrap.wrap(said, 72)
    assert paragraphs(article("\n".join([*rows[:2], "\x0c" + rows[2], *rows[3:]]).encode())) == [said]


def test_script_tells_language() -> None:
    """Letters tell Arabic, Persian and Hebrew; Latin ones tell no language."""
    found = [article(text.encode()) for text in (ARABIC, PERSIAN, HEBREW, TALKS)]
    assert [one.language for one in found] == ["ar", "fa", "he", ""]


@given(st.binary(max_size=400))
@settings(max_examples=80, deadline=None)
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    """No bytes raise anything but a refusal, and every mark lies in the text."""
    text, _ = decoded(data)
    assert isinstance(text, str)
    try:
        found = article(b"Words. " + data.replace(b"<", b"("))
    except GoodOfficesError as error:
        assert error.code.startswith("press-")
    else:
        assert found.text.strip() == found.text
        assert all(0 <= mark.span[0] < mark.span[1] <= len(found.text) for mark in found.marks)


HOSTILE = {
    "letters": b"A" * 8_000_000,
    "hyphens": b"ab-\n" * 2_000_000,
    "quotes": b">\n" * 3_900_000,
    "old letters": b"\xe9" * 8_000_000,
    "old words": b"\xe9 " * 4_000_000,
    "wrapped": (b"word " * 14 + b"\n") * 110_000,
    "empty lines": b"\n \n" * 2_600_000,
    "piles": ("a" + "\u0301" * 3_900_000).encode(),
    "zeros": b"\x00a" * 4_000_000,
    "form feeds": b"a\x0c" * 4_000_000,
}


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("size", [8_000_000, plain.MOST, plain.MOST // 2])
def test_plain_text_of_anything_takes_under_a_second(name: str, size: int) -> None:
    """What is too long is refused before work is done on it, and what is not costs little, whatever it is made of."""
    before = process_time()
    with suppress(GoodOfficesError):
        article(HOSTILE[name][:size], "a.txt")
    assert process_time() - before < 1


def test_what_is_too_long_is_refused_by_its_length() -> None:
    """A plain text of more than four times what is read is refused, in whatever encoding; pasted too."""
    for data in (b"a " * 300_000, ("א" * (plain.MOST + 1)).encode(), ("a" * (plain.MOST + 1)).encode("utf-16")):
        with pytest.raises(GoodOfficesError, match="press-too-much-text"):
            article(data)
    with pytest.raises(GoodOfficesError, match="press-too-much-text"):
        plain.pasted("a" * (plain.MOST + 1))
