"""E-mail: the letter, without what it answers and without its signature."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats.sniffing import form_of
from tests.press.formats.files import ASKED, DECLINED, QUOTED, SAID, TALKS, letter, p, page, paragraphs, read

BODY = f"{TALKS}\n\n{SAID}\n"


def test_a_letter_is_its_text_subject_and_day() -> None:
    """The text, the subject as title, and the day on the sender's calendar."""
    found = read("email", letter(BODY).as_bytes())
    assert (paragraphs(found), found.title, found.dateline) == ([TALKS, SAID], "The quarry talks", "2031-03-06")
    assert found.warnings == ()


@pytest.mark.parametrize(
    "history",
    [
        f"On Wed, 5 Mar 2031 at 10:02, Oskar Venn <venn@assembly.example> wrote:\n> {DECLINED}\n> {ASKED}\n",
        f"> {DECLINED}\n>\n> {ASKED}\n",
        f"-----Original Message-----\nFrom: Oskar Venn\nSent: Wednesday\n\n{DECLINED}\n",
        f"Am 05.03.2031 um 10:02 schrieb Oskar Venn:\n> {DECLINED}\n",
    ],
)
def test_what_a_letter_answers_is_left_out(history: str) -> None:
    """What is quoted below a letter is left out, and that is said."""
    found = read("email", letter(f"{BODY}\n{history}").as_bytes())
    assert paragraphs(found) == [TALKS, SAID]
    assert found.warnings == ("email-history-left-out",)


def test_a_quotation_within_a_letter_stays() -> None:
    """What a letter quotes and goes on from is no history."""
    found = read("email", letter(f"{TALKS}\n\n> {QUOTED}\n\n{SAID}\n").as_bytes())
    assert paragraphs(found) == [TALKS, f"> {QUOTED}", SAID]


def test_a_signature_is_left_out() -> None:
    """What follows two hyphens is left out, and that is said."""
    found = read("email", letter(f"{BODY}\n-- \nTove Marlin\nUpland Growers\n").as_bytes())
    assert (paragraphs(found), found.warnings) == ([TALKS, SAID], ("email-signature-left-out",))


def test_a_forwarded_article_is_kept_without_a_day() -> None:
    """What is forwarded is what the letter is about; the day of forwarding is not its day."""
    forwarded = (
        "---------- Forwarded message ---------\nFrom: a@gazette.example\nDate: Thu, 6 Mar 2031\nSubject: Talks\n"
    )
    found = read("email", letter(f"See below.\n\n{forwarded}\n{BODY}").as_bytes())
    assert paragraphs(found) == ["See below.", TALKS, SAID]
    assert (found.dateline, found.warnings) == ("", ("email-forwarded",))


def test_the_plain_part_goes_before_the_page() -> None:
    """Of two versions the plain one is read; where there is only a page, that is read whole."""
    both = letter(BODY)
    both.add_alternative(page(p(DECLINED)).decode(), subtype="html")
    assert paragraphs(read("email", both.as_bytes())) == [TALKS, SAID]
    only = letter("")
    history = f"<div class='moz-cite-prefix'>Oskar Venn wrote:</div><blockquote type='cite'>{p(ASKED)}</blockquote>"
    only.set_content(
        f"<html><body>{p(TALKS)}<blockquote>{p(QUOTED)}</blockquote>{p(DECLINED)}{history}</body></html>",
        subtype="html",
    )
    found = read("email", only.as_bytes())
    assert paragraphs(found) == [TALKS, f"> {QUOTED}", DECLINED]
    assert found.warnings == ("email-history-left-out",)


def test_flowed_lines_are_joined() -> None:
    """A letter that says its lines flow has them joined, and its short lines left."""
    rows = textwrap.wrap(f"{TALKS} {SAID}", 60)
    flowing = " \r\n".join(rows) + "\r\nTove\r\nMarlin\r\n"
    kind = b"text/plain; charset=utf-8; format=flowed"
    head = b"From: a@growers.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: %s\r\n\r\n" % kind
    assert read("email", head + flowing.encode()).text == f"{TALKS} {SAID}\nTove\nMarlin"


def test_attachments_are_named() -> None:
    """An article that is attached is not read, and that is said."""
    made = letter(BODY)
    made.add_attachment(b"%PDF-1.4", maintype="application", subtype="pdf", filename="talks.pdf")
    made.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename="talks.docx")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="map.png")
    assert read("email", made.as_bytes()).warnings == ("attached-docx", "attached-pdf")


def test_a_page_saved_as_one_file_is_a_page() -> None:
    """What a browser saves as one file is read as the page that it is."""
    made = letter("", From="<Saved by Blink>")
    made["Snapshot-Content-Location"] = "https://gazette.example/talks"
    made.set_content(page(f"<article>{p(TALKS, SAID, ASKED)}</article>").decode(), subtype="html")
    found = read("email", made.as_bytes())
    assert (found.form, paragraphs(found)) == ("html", [TALKS, SAID, ASKED])


def test_a_letter_of_nothing_is_refused() -> None:
    """A letter with a picture alone has no words."""
    made = letter("")
    made.set_content(b"\x89PNG", maintype="image", subtype="png")
    with pytest.raises(GoodOfficesError, match="press-no-text"):
        read("email", made.as_bytes())


HEADS = ["From: a@b.example", "To: =?utf-8?q?=FF?=", "Subject: =?nowhere?b?!!?=", "Date: 99 Foo 0", "MIME-Version: 1.0"]
HEADS += [
    "Content-Type: multipart/mixed; boundary=x",
    "Content-Type: text/plain; charset=nowhere",
    "Content-Transfer-Encoding: base64",
]
HEADS += [
    "Content-Disposition: attachment; filename*=utf-8''%FF",
    "Content-Type: text/html",
    "Content-Type: message/rfc822",
]


@given(
    st.lists(st.sampled_from(HEADS), max_size=6),
    st.lists(st.sampled_from(["--x", "--x--", "", "> said", "words", *HEADS]), max_size=12),
)
@settings(max_examples=60, deadline=None)
def test_any_letter_is_read_or_refused(heads: list[str], rows: list[str]) -> None:
    """No header and no tangle of parts raises anything but a refusal."""
    data = "\n".join(["From: a@b.example", "To: c@d.example", "Message-ID: <1@b.example>", *heads, "", *rows]).encode()
    assert form_of(data) == "email"
    try:
        assert read("email", data).text
    except GoodOfficesError as error:
        assert error.code in ("press-no-text", "press-broken")
