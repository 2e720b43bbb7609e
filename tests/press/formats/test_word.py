"""Word files: the paragraphs as they would stand, and nothing that was struck out."""

from __future__ import annotations

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats import apart
from tests.press.formats.files import (
    ASKED,
    DECLINED,
    QUOTED,
    SAID,
    TALKS,
    document,
    of_sort,
    paragraphs,
    read,
    repacked,
    saved,
    word,
    wp,
)  # fmt: skip

INSERTED = "<w:ins w:author='x'><w:r><w:t>{}</w:t></w:r></w:ins>"
MOVED = ("moveFrom", "moveTo")
STRUCK = "<w:del w:author='x'><w:r><w:delText>{}</w:delText></w:r></w:del>"


def test_paragraphs_and_what_they_are() -> None:
    """Block quotes, headings, captions and items are told by their style; a title is the title and no paragraph."""
    found = read(
        "docx",
        word(
            ("Talks end", "Title"),
            TALKS,
            ("A page each", "Heading 2"),
            (QUOTED, "Quote"),
            ("The road.", "Caption"),
            (SAID, "List Bullet"),
        ),
    )
    assert found.title == "Talks end"
    assert paragraphs(found) == [TALKS, "A page each", f"> {QUOTED}", "The road.", SAID]
    assert [of_sort(found, sort) for sort in ("heading", "quote", "caption", "item")] == [
        ["A page each"],
        [QUOTED],
        ["The road."],
        [SAID],
    ]


def test_a_style_made_from_a_quotation_is_one() -> None:
    """A style of somebody's own that builds on a block quote counts as one."""
    made = docx.Document()
    own = made.styles.add_style("Aside", 1)
    own.base_style = made.styles["Intense Quote"]
    made.add_paragraph(TALKS)
    made.add_paragraph(QUOTED, "Aside")
    assert of_sort(read("docx", saved(made)), "quote") == [QUOTED]


def test_tracked_changes_are_accepted() -> None:
    """What was put in stands, what was struck out does not, and a struck end of a paragraph joins it to the next."""
    end = "<w:pPr><w:rPr><w:del w:author='x'/></w:rPr></w:pPr>"
    had = "<w:r><w:t xml:space='preserve'>We had </w:t></w:r>"
    body = f"<w:p>{end}{had}{STRUCK.format('no')}{INSERTED.format('one')}</w:p>"
    found = read("docx", document(body + wp(", and have it still.") + wp(DECLINED)))
    assert paragraphs(found) == ["We had one, and have it still.", DECLINED]
    assert found.warnings == ("changes-accepted",)


def test_moved_words_stand_where_they_were_moved_to() -> None:
    """A paragraph that was moved stands once."""
    away, here = (wp(SAID).replace("<w:r>", f"<w:{way}><w:r>").replace("</w:r>", f"</w:r></w:{way}>") for way in MOVED)
    assert paragraphs(read("docx", document(away + wp(TALKS) + here))) == [TALKS, SAID]


def test_notes_and_comments_are_left_out() -> None:
    """A mark of a note or a comment leaves nothing in the text, and that is said."""
    notes = "<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:commentReference w:id='0'/></w:r>"
    found = read("docx", document(f"<w:p><w:r><w:t>Said so</w:t></w:r>{notes}<w:r><w:t>.</w:t></w:r></w:p>"))
    assert (found.text, found.warnings) == ("Said so.", ("footnotes-left-out", "comments-left-out"))


def test_links_controls_tables_and_frames_are_read() -> None:
    """Words stand in their order wherever a file keeps them, and those in a frame once."""
    link = f"<w:p><w:hyperlink><w:r><w:t>{TALKS}</w:t></w:r></w:hyperlink></w:p>"
    control = f"<w:sdt><w:sdtContent>{wp(SAID)}</w:sdtContent></w:sdt>"
    table = f"<w:tbl><w:tr><w:tc>{wp('Asked')}</w:tc><w:tc>{wp(ASKED)}</w:tc></w:tr></w:tbl>"
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{wp(QUOTED)}</w:txbxContent>"
    kept = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    frame = f"<w:p><w:r><mc:AlternateContent xmlns:mc='{mc}'>{kept}</mc:AlternateContent></w:r></w:p>"
    assert sorted(paragraphs(read("docx", document(link + control + table + frame)))) == sorted(
        [TALKS, SAID, "Asked", ASKED, QUOTED]
    )


def test_macros_are_bytes_that_nobody_runs() -> None:
    """A file with macros is read like any other."""
    data = word(TALKS)
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macros = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    types = repacked_types(data).replace(kind, macros)
    assert macros in types
    assert read("docx", repacked(data, types=types, word__vbaProject_bin=b"\xd0\xcf\x11\xe0")).text == TALKS


def repacked_types(data: bytes) -> bytes:
    """Return what a Word file says of the types of its parts."""
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read("[Content_Types].xml")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (word(TALKS)[:5000], "press-broken"),
        (repacked(word(TALKS), word__document_xml=b" " * 25_000_000), "press-unpacks"),
        (repacked(word(TALKS), word__media__a_png=b"\0" * 61_000_000), "press-unpacks"),
        (document("<w:sdt>" * 20_000), "press-broken"),
        (document(wp(" ")), "press-no-text"),
    ],
    ids=["cut", "a bomb of words", "a bomb of pictures", "deep", "blank"],
)
def test_what_is_no_article_is_refused(data: bytes, code: str) -> None:
    """A file that was cut, unpacks without end, nests without end or says nothing is refused, each for its reason."""
    with pytest.raises(GoodOfficesError) as caught:
        apart.read_here("docx", data)
    assert caught.value.code == code


def test_entities_are_never_followed() -> None:
    """Entities that would grow, and files that a document points to, do not come into the text."""
    grown = "<!DOCTYPE x [<!ENTITY a 'grown grown'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/hostname'>]>"
    try:
        found = read("docx", document(wp(f"{TALKS} &b; &f;"), grown)).text
    except GoodOfficesError as error:
        assert error.code == "press-broken"
    else:
        assert "grown grown" not in found


@given(st.integers(0, 3000), st.binary(min_size=1, max_size=8))
@settings(max_examples=12, deadline=None)
def test_a_spoilt_file_is_read_or_refused(at: int, put: bytes) -> None:
    """Bytes put anywhere into the words of a file raise nothing but a refusal."""
    xml = document(wp(TALKS) + wp(SAID))
    part = (
        f"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>{wp(TALKS)}</w:body></w:document>"
    ).encode()
    at %= len(part)
    try:
        assert read("docx", repacked(xml, word__document_xml=part[:at] + put + part[at:])).text
    except GoodOfficesError as error:
        assert error.code.startswith("press-")
