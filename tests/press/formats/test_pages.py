"""A saved page: the article, the whole article, and nothing of what surrounds it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats.sniffing import form_of
from tests.press.formats.files import ARABIC, ASKED, DECLINED, QUOTED, SAID, TALKS, of_sort, p, page, paragraphs, read

PROSE = (TALKS, SAID, DECLINED, ASKED)
AD = "Get the Gazette’s letter every morning, with all that happened in the valley while you slept."
MORE = "Read next: what the quarry’s neighbours say about the dust on their windows."
BODIES = {
    "an article": f"<main><article><h1>Talks end</h1>{p(*PROSE)}</article></main>",
    "hashed divisions": "<div class='x1'>" + "".join(f"<div class='q'>{one}</div>" for one in PROSE) + "</div>",
    "breaks": "<div id='content'>" + "<br><br>".join(PROSE) + "</div>",
    "a table": f"<table><tr><td><a href='a'>Front</a><br><a href='b'>Valley</a></td><td>{p(*PROSE)}</td></tr></table>",
    "links": f"<article>{p(*PROSE[:3])}<p><a href='x'>{ASKED}</a></p></article>",
    "posts": f"<main>{''.join(f'<div><h3>1{at}:00</h3>{p(one)}</div>' for at, one in enumerate(PROSE))}</main>",
    "an aside and an advertisement": f"<article>{p(*PROSE[:2])}<aside>{p(MORE)}</aside><div class='newsletter'>{p(AD)}"
    f"</div>{p(*PROSE[2:])}</article><div class='related'>{p(MORE)}</div>",
    "a shut part": f"<article>{p(*PROSE[:2])}<div class='paywall-content'>{p(*PROSE[2:])}</div></article>",
    "hidden parts": f"<article>{p(*PROSE)}<p hidden>{AD}</p><div style='display: none'>{p(MORE)}</div></article>",
}  # fmt: skip


def linked(told: object) -> str:
    """Return what a page tells machines of itself."""
    return f"<script type='application/ld+json'>{json.dumps(told)}</script>"


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_the_article_is_taken_whole_and_alone(body: str) -> None:
    """Each paragraph is there once and in its order; menus, footers, letters and what is hidden are not."""
    found = read("html", page(body))
    assert [one for one in paragraphs(found) if one in PROSE] == list(PROSE)
    assert not any(words in found.text for words in (AD, MORE, "Front page", "All rights", "terms of use"))
    assert "page-parts-left-out" not in found.warnings


def test_quotations_headings_and_captions_are_marked() -> None:
    """A block quote keeps its mark; a heading and a caption stand apart and are told by their marks."""
    figure = "<figure><img src='http://x.example/1.jpg'><figcaption>The quarry road at Lindmoor.</figcaption></figure>"
    quoted = f"<h2>‘A page each’</h2><blockquote>{p(QUOTED)}</blockquote>"
    found = read("html", page(f"<article><h1>Talks end</h1>{figure}{p(TALKS)}{quoted}{p(SAID, ASKED)}</article>"))
    assert found.title == "Talks end"
    assert paragraphs(found) == ["The quarry road at Lindmoor.", TALKS, "‘A page each’", f"> {QUOTED}", SAID, ASKED]
    assert {sort: of_sort(found, sort) for sort in ("quote", "heading", "caption")} == {
        "quote": [QUOTED], "heading": ["‘A page each’"], "caption": ["The quarry road at Lindmoor."],
    }  # fmt: skip


def test_a_post_set_into_the_page_is_a_quotation() -> None:
    """The post of somebody that a page quotes is kept, though its class and its links make it look like a margin."""
    link = "<a href='http://posts.example/1'>March 6</a>"
    post = f"<blockquote class='twitter-tweet'><p>{QUOTED}</p>— Tove Marlin {link}</blockquote>"
    around = "".join(
        f"<div class='post'>{p(one)}{after}</div>" for one, after in ((TALKS, ""), (SAID, post), (ASKED, ""))
    )
    assert QUOTED in of_sort(read("html", page(f"<div class='live'>{around}</div>")), "quote")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("<meta property='article:published_time' content='2031-03-06T23:30:00-05:00'>", "2031-03-06"),
        (linked({"@graph": [{"@type": "NewsArticle", "datePublished": "2031-03-06"}]}), "2031-03-06"),
        ("<script type='application/ld+json'>{broken</script>", ""),
        ("<meta property='article:modified_time' content='2031-03-06'>", ""),
        ("<meta name='date' content='2031-13-46'>", ""),
        ("<meta name='date' content='yesterday'>", ""),
    ],
)  # fmt: skip
def test_the_day_is_what_the_page_states(head: str, day: str) -> None:
    """The day comes from where a page states it for machines; a day that is none is not taken."""
    assert read("html", page(f"<article>{p(*PROSE)}</article>", head)).dateline == day


def test_outlet_and_title_are_what_the_page_states() -> None:
    """The outlet comes from the site's name; the title loses it."""
    head = "<meta property='og:site_name' content='Lindmoor Gazette'><title>Talks end | Lindmoor Gazette</title>"
    found = read("html", page(f"<article>{p(*PROSE)}</article>", head))
    assert (found.outlet, found.title, found.language) == ("Lindmoor Gazette", "Talks end", "en")


def test_the_language_a_page_says_it_is_in() -> None:
    """A page is in the language that it says; one that its letters are not of is not believed."""
    found = read("html", page(f"<article>{p(ARABIC, ARABIC[:40] + '.')}</article>", lang="ar"))
    assert (found.language, found.warnings) == ("ar", ())
    doubtful = read("html", page(f"<article>{p(ARABIC)}</article>", lang="en"))
    assert (doubtful.language, doubtful.warnings) == ("ar", ("language-doubtful",))


def test_a_page_says_its_encoding() -> None:
    """The encoding that a page names is used, without a warning."""
    data = page(f"<article>{p(ARABIC)}</article>").decode().replace("utf-8", "windows-1256").encode("cp1256")
    found = read("html", data)
    assert ARABIC in found.text
    assert "encoding-guessed" not in found.warnings


def test_prose_that_was_not_taken_is_owned_up_to() -> None:
    """A page with prose in two places, of which one was taken, says that there is more."""
    other = "".join(p(f"{MORE} {AD} Number {at} of these, and not a word of it about the talks.") for at in range(3))
    story = f"<div><div id='story'>{p(*PROSE * 3)}</div></div>"
    found = read("html", page(f"{story}<div><div><div id='other'>{other}</div></div></div>"))
    assert "Number 2" not in found.text
    assert found.warnings == ("page-parts-left-out",)
    assert read("html", page(story)).warnings == ()


def test_a_page_without_an_article_is_refused() -> None:
    """A page that is fetched by its scripts has no words in the file."""
    with pytest.raises(GoodOfficesError, match="press-no-text"):
        read("html", b"<!doctype html><html><body><div id='root'></div><script>go('words')</script></body></html>")


PIECES = [
    "<p>",
    "</p>",
    "<div class='ad'>",
    "</div>",
    "<blockquote>",
    "<br>",
    "<!--",
    "&#0;",
    "&amp",
    "<a href",
    "said",
]
PIECES += ["<li>", "\x00", "<h1>", "]]>", "<table>", "<td>", "<svg>", "<script>", "<base href=x>", "<article>"]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
@settings(max_examples=60, deadline=None)
def test_any_page_is_read_or_refused(pieces: list[str]) -> None:
    """No tangle of elements raises anything but a refusal, and every mark lies in the text."""
    data = ("<html><body>" + " ".join(pieces)).encode()
    assert form_of(data) == "html"
    try:
        found = read("html", data)
    except GoodOfficesError as error:
        assert error.code.startswith("press-")
    else:
        assert all(found.text[slice(*mark.span)].strip() for mark in found.marks)
