"""A saved page: what is to be read on it, by readability-lxml, without what surrounds it; nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.press.formats.article import Article, Block, made
from goodoffices.press.formats.encodings import decoded
from goodoffices.press.formats.page_head import declared_encoding, said_in
from goodoffices.press.formats.page_walk import blocks_in

LONGEST_TAG = 20_000
"""Characters between < and >, pictures written into the page not counted."""
# a page saved with its pictures has them in it as text, megabytes of them
_PICTURES = re.compile(r"""data:[\w/+.-]{3,60};base64,[A-Za-z0-9+/=\s%]{100,}""")
_UNREAD = re.compile(r"(?is)<(script|style|svg|template|iframe|object|noscript)\b[^>]*>.*?</\1\s*>|<!--.*?-->")
_HIDDEN = re.compile(r"(?i)\b(?:display\s*:\s*none|visibility\s*:\s*hidden)")
_ASIDE = re.compile(
    r"(?i)(?:^|[-_ ])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|consent|gdpr|newsletter|advert\w*|ads?|ad-slot|"
    r"related\w*|recommend\w*|more-stories|most-read|comments?|disqus|footer|sidebar|tags|skip-link)(?:$|[-_ ])"
)
# names of the margin that an article's own parts bear too: those that shut it, or are to be passed on
_PERHAPS_ASIDE = re.compile(
    r"(?i)(?:^|[-_ ])(?:paywall|subscri\w+|promo|sponsored|shar(?:e|ing|edaddy)|social)(?:$|[-_ ])"
)
_ASIDE_ROLES = {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog"}
_LONG = 40
_LOOKED_FOR = 20
_SENTENCE, _PROSE = 40, 100
"""Letters from which a paragraph is missed where it was not taken: within an article, and anywhere on the page."""


def read(data: bytes) -> Article:
    """Return the article on a saved page. Raises GoodOfficesError."""
    text, warnings = decoded(data, declared_encoding(data))
    return article_of(text, warnings)


def article_of(page: str, warnings: Sequence[str] = ()) -> Article:
    """Return the article on a page whose characters are known. Raises GoodOfficesError."""
    tree = tree_of(page)
    said = said_in(tree)
    leave_out(tree)
    blocks = [block for block in taken_from(tree) if not _is_title(block, said.title)]
    return made("html", blocks, said, [*warnings, *(["page-parts-left-out"] if _lost(tree, blocks, _PROSE) else [])])


def tree_of(page: str) -> Any:
    """Return a page as a tree of elements, without what is never read. Raises GoodOfficesError: "press-broken"."""
    import lxml.html

    # the metadata in scripts is read by itself, before they go
    page = _PICTURES.sub("", page.replace("\x00", ""))
    kept = re.findall(r"(?is)<script\b[^>]{0,300}application/ld\+json[^>]{0,300}>.*?</script\s*>", page)[:20]
    page = _UNREAD.sub(" ", page)
    if re.search(rf"<[a-zA-Z][^<>]{{{LONGEST_TAG},}}", page):
        raise GoodOfficesError("press-broken", form="html")
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    page = re.sub(r"(?is)^\s*<\?xml[^>]*>", "", page) + "".join(kept)
    try:
        tree = lxml.html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (lxml.etree.ParserError, AssertionError):
        raise GoodOfficesError("press-no-text") from None
    return tree


def leave_out(tree: Any) -> None:
    """Take out what a reader of the page does not see, and what belongs to the site and not to the article."""
    articles = tree.xpath("count(//article | //main)")
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or element.getparent() is None or element.tag in ("html", "body", "head"):
            continue
        if _is_unseen(element) or (_is_aside(element, bool(articles)) and not _holds_most(element)):
            element.drop_tree()
        elif element.tag == "blockquote":
            # a post set into the page is a quotation like others; its class would have it thrown out
            element.attrib.clear()
        elif element.tag == "a" and _is_whole(element):
            element.drop_tag()


def _is_unseen(element: Any) -> bool:
    if element.tag in ("script", "style", "noscript", "template", "form", "button", "select", "dialog"):
        return True
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def _is_aside(element: Any, has_article: bool) -> bool:
    if element.tag in ("nav", "aside") or element.get("role") in _ASIDE_ROLES:
        return True
    if element.tag in ("footer", "header"):
        # an article may have a header and a footer of its own
        return has_article and not any(above.tag in ("article", "main") for above in element.iterancestors())
    if element.tag in ("div", "section", "p", "ul", "figure", "span"):
        named = f"{element.get('class') or ''} {element.get('id') or ''}"
        return bool(_ASIDE.search(named) or (_PERHAPS_ASIDE.search(named) and not _has_prose(element)))
    return False


def _holds_most(element: Any) -> bool:
    """Tell a part that has a name of the margin and holds the article all the same."""
    return bool(element.xpath("boolean(.//article | .//h1)")) or len(element.xpath(".//p[string-length() > 120]")) >= 5


def _has_prose(element: Any) -> bool:
    return any(len(part.text_content().strip()) > _PROSE for part in element.iter("p", "blockquote"))


def _is_whole(link: Any) -> bool:
    """Tell a link that is a whole paragraph of prose, which would pass for a menu."""
    above = link.getparent()
    words = (link.text_content() or "").strip()
    return above.tag in ("p", "li", "blockquote") and len(words) > _LONG and words[-1:] in '.!?\u201d"\u00bb\u061f'


def readable(tree: Any) -> Any:
    """Return the part of a page that is to be read. Raises GoodOfficesError: "press-missing"."""
    import lxml.html

    try:
        from readability import Document
    except ImportError:
        raise GoodOfficesError("press-missing", package="readability-lxml") from None
    page = lxml.html.tostring(tree, encoding="unicode")
    found = Document(page, min_text_length=15, retry_length=100).summary(html_partial=True)
    part = lxml.html.fragment_fromstring(found, create_parent="div")
    return part if part.text_content().strip() else (tree.find("body") if tree.find("body") is not None else tree)


def taken_from(tree: Any) -> list[Block]:
    """Return the paragraphs of the article on a page: all of what the page itself calls that, if some is missing."""
    blocks = list(blocks_in(readable(tree)))
    for name in ("article", "main"):
        found = tree.xpath(f"//{name}")
        if len(found) == 1 and _lost(found[0], blocks, _SENTENCE):
            return list(blocks_in(found[0]))
    return blocks


def _lost(tree: Any, blocks: Sequence[Block], least: int) -> bool:
    """Tell whether prose of so many letters that stands in the tree is not in what was taken from it."""
    taken = ["".join(block.text.split()) for block in blocks]
    prose = {"".join(part.text_content().split()) for part in tree.iter("p", "blockquote")} - set(taken)
    missed = sorted((words for words in prose if len(words) > least), key=len)[:_LOOKED_FOR]
    whole = "".join(taken) if missed else ""
    return any(words not in whole for words in missed)


def _is_title(block: Block, title: str) -> bool:
    """Tell a heading that says what the page's title says: it is kept there."""
    return block.sort == "heading" and " ".join(block.text.split()).casefold() == title.casefold()
