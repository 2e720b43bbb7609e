"""Files built to do harm are read apart: nothing is fetched or written, and nothing takes long."""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.export.errors import error_text, say_error
from goodoffices.press import formats
from goodoffices.press.formats import Article, apart, article
from goodoffices.press.formats.sniffing import form_of
from tests.press.formats.files import (
    ASKED,
    QUOTED,
    SAID,
    TALKS,
    Drawn,
    column,
    document,
    letter,
    p,
    page,
    paragraphs,
    pdf,
    repacked,
    word,
    wp,
    written,
)  # fmt: skip

FOLDER = Path(formats.__file__).parent
ALL = {
    "text": f"{TALKS}\n\n{SAID}".encode(),
    "html": page(f"<article>{p(TALKS, SAID)}</article>"),
    "email": letter(f"{TALKS}\n\n{SAID}").as_bytes(),
    "pdf": pdf([*column(50, 700, TALKS), *column(50, 660, SAID)]),
    "docx": word(TALKS, SAID),
}
FLATE = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream"


def packed(data: bytes) -> bytes:
    """Return a PDF with one page that is drawn by those packed commands."""
    kinds = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return written([b"<</Type/Catalog/Pages 2 0 R>>", pages, kinds, FLATE % (len(data), data), font])


@pytest.mark.parametrize("form", ALL)
def test_every_form_gives_the_same_article(form: str) -> None:
    """One article in five forms is one text, each form told by its bytes and not by its name."""
    found = article(ALL[form], "talks.bin")
    assert (found.form, paragraphs(found)) == (form, [TALKS, SAID])


MANY = letter("x").as_bytes().replace(b"text/plain", b"multipart/mixed; boundary=b")
HARM: dict[str, Callable[[], bytes]] = {
    "a PDF of packed zeros": lambda: packed(zlib.compress(b"\0" * 100_000_000, 9)),
    "a PDF of empty commands": lambda: packed(zlib.compress(b"q Q " * 3_000_000)),
    "deep HTML": lambda: b"<html><body>" + b"<p><b><i>" * 50_000 + TALKS.encode(),
    "many attributes": lambda: b"<html><body>" + (b"<p " + b" ".join(b"a%d=1" % at for at in range(2000)) + b">x") * 90,
    "a letter of many parts": lambda: MANY + b"--b\n\nx\n" * 60_000,
}


@pytest.mark.parametrize(
    "made",
    [pytest.param(made, id=name, marks=() if "empty" in name else pytest.mark.deep) for name, made in HARM.items()],
)
def test_what_takes_long_is_ended(made: Callable[[], bytes]) -> None:
    """What no article needs is over in two seconds of processor time, in an article or in words."""
    data = made()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        article(data)
    except GoodOfficesError as error:
        assert say_error(error).endswith(".")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 2.6


@pytest.mark.parametrize(
    "deed",
    [
        "import socket; socket.socket()", "import socket; socket.getaddrinfo('localhost', 80)",
        "import os; os.system('true')", "import subprocess; subprocess.Popen(['true'])", "open('planted', 'wb')",
        "while True: pass", "import mmap; mmap.mmap(-1, 3 << 30)",
    ],
)  # fmt: skip
def test_a_confined_process_can_do_no_harm(deed: str, tmp_path: Path) -> None:
    """No connection, no other program, no file, no time and no memory beyond what is given."""
    run = "from goodoffices.press.formats import apart; apart.SECONDS_AT_WORK = 0.3; apart.confine()\n"
    ended = python(f"{run}{deed}\nprint('done')", tmp_path)
    assert ended.returncode != 0
    assert b"done" not in ended.stdout
    assert ended.returncode < 0 or re.search(b"PermissionError|MemoryError|Cannot allocate", ended.stderr)
    assert list(tmp_path.iterdir()) == []


def python(run: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    """Return how another Python ends on a few lines, in that folder."""
    env = {"PYTHONPATH": str(FOLDER.parents[2])}
    return subprocess.run([sys.executable, "-c", run], env=env, cwd=folder, capture_output=True, check=False)


@pytest.mark.parametrize("form", ["html", "docx", "email", "pdf"])
def test_nothing_is_fetched(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever addresses a file holds, reading it opens no connection and no other file."""
    away = "http://127.0.0.1:9/x"
    files = {
        "html": page(
            f"<article>{p(TALKS, SAID)}<img src='{away}'><iframe src='{away}'></iframe></article>",
            f"<link rel='stylesheet' href='{away}'><base href='{away}'>",
        ),
        "docx": document(wp(TALKS) + wp(SAID), f"<!DOCTYPE x SYSTEM '{away}'>"),
        "email": letter(f"{TALKS}\n\n{SAID}\n\n{away}").as_bytes(),
        "pdf": pdf([Drawn(50, 700, TALKS)], more=f"/Info<</A<</S/URI/URI({away})>>>>".encode()),
    }
    apart.load(form)  # type: ignore[arg-type]
    apart.read_here(form, ALL[form])  # type: ignore[arg-type]
    told: list[str] = []
    watching = [True]
    sys.addaudithook(
        lambda event, args: (
            told.append(event) if watching and event.startswith(("socket.", "urllib.", "subprocess.")) else None
        )
    )
    assert TALKS in apart.read_here(form, files[form]).text  # type: ignore[arg-type]
    watching.clear()
    assert told == []


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b" \n\t\r\n", "", "press-empty"), (b"", "talks.pdf", "press-empty"), (b"{\\rtf1 x}", "", "press-form"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "talks.txt", "press-form"), (b"PK\x03\x04 xl/workbook", "", "press-form"),
        (bytes(range(1, 32)) * 9, "", "press-form"), (b"words", "talks.pdf", "press-broken"),
        (b"%PDF-1.4" + b" " * 25_000_000, "", "press-file-too-large"), (b"words " * 400_000, "", "press-too-much-text"),
        (b"... !!! ---", "", "press-no-text"), (ALL["pdf"][:200], "", "press-broken"),
        (repacked(ALL["docx"], word__x_xml=b" " * 25_000_000), "", "press-unpacks"),
    ],
)  # fmt: skip
def test_each_refusal_has_words(data: bytes, name: str, code: str) -> None:
    """What cannot be read is refused by a code, and that code has a sentence that ends."""
    with pytest.raises(GoodOfficesError) as caught:
        article(data, name)
    assert caught.value.code == code
    assert say_error(caught.value).endswith(".")


def test_each_warning_has_words() -> None:
    """Every warning that is written in the source has a sentence in the catalogue."""
    source = "".join(path.read_text() for path in FOLDER.glob("*.py"))
    warnings = set(
        re.findall(
            r'"((?:attached|email|page|pages|characters|controls|encoding|language|changes|footnotes|comments)-[a-z-]+)"',
            source,
        )
    )
    assert len(warnings) > 15
    assert [error_text(formats.WARNED, {"reason": warning})[-1] for warning in warnings] == ["."] * len(warnings)


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "email"])
def test_a_missing_library_is_named(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the libraries a file is refused, and it is said what to install."""
    for name in ("readability", "pdfminer.pdfpage", "docx", "lxml.html"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(GoodOfficesError) as caught:
        apart.load(form)  # type: ignore[arg-type]
    assert "goodoffices[press]" in say_error(caught.value)


def test_a_form_is_told_by_its_bytes_before_its_name() -> None:
    """The name decides only where the bytes do not."""
    assert [form_of(data, "x.txt") for data in ALL.values()] == list(ALL)
    assert form_of(b"Just words.", "talks.eml") == "email"
    assert form_of(b"From: me\nto you, with words that are no header.", "") == "text"
    assert form_of("<p>a<p>b<p>c<p>d".encode("utf-16"), "") == "html"


def test_plain_text_needs_no_library(tmp_path: Path) -> None:
    """Plain text in UTF-8 is read without any of the libraries."""
    names = ("lxml", "docx", "pdfminer", "readability", "charset_normalizer")
    none = f"import sys; sys.modules.update(dict.fromkeys({names}))"
    ended = python(f"{none}\nfrom goodoffices.press.formats import article; print(article(b'Words.').text)", tmp_path)
    assert ended.stdout == b"Words.\n"


def test_an_article_is_frozen() -> None:
    """An article does not change once it was read."""
    found = article(QUOTED.encode() + ASKED.encode())
    assert isinstance(found, Article)
    with pytest.raises(AttributeError):
        found.text = ""  # type: ignore[misc]
