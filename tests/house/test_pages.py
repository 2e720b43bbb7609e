"""The pages hang together: links lead somewhere, decisions have their three parts, fragments make a changelog."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house.tree import ROOT, tracked

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
PARTS = ["Context", "Decision", "Consequences"]
FRAGMENT = re.compile(r"([a-z0-9-]+)\.(added|changed|fixed|removed)\.md")


def broken_links(page: Path, text: str) -> Iterator[str]:
    """Yield the links of a page that lead to no file of ours; addresses elsewhere are left alone."""
    for target in LINK.findall(text):
        if "://" not in target and not (page.parent / target).exists():
            yield target


def parts(text: str) -> list[str]:
    """Return the second-level headings of a page."""
    return re.findall(r"^## (.+)$", text, re.MULTILINE)


def pages(under: str = "") -> list[Path]:
    """Return every page in words, from the root or one folder of it."""
    return [ROOT / path for path in tracked() if path.suffix == ".md" and path.as_posix().startswith(under)]


def test_every_link_leads_to_a_file() -> None:
    """No page links to a file that is not there."""
    broken = {page: list(broken_links(page, page.read_text())) for page in pages()}
    assert {page: links for page, links in broken.items() if links} == {}


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    """A link to nothing is found; one to a file, or to an address, is not."""
    (tmp_path / "there.md").touch()
    text = "[a](there.md) [b](there.md#part) [c](nowhere.md) [d](http://example.org/nowhere)"
    assert list(broken_links(tmp_path / "page.md", text)) == ["nowhere.md"]


def test_every_decision_has_its_number_and_its_parts() -> None:
    """A decision page is numbered once, titled with its number, has its three parts in order, and is in the list."""
    decisions = [page for page in pages("docs/decisions/") if page.name != "README.md"]
    numbers = [page.name[:4] for page in decisions]
    assert numbers == sorted(set(numbers)), "two pages have one number"
    listed = (ROOT / "docs/decisions/README.md").read_text()
    for page in decisions:
        text = page.read_text()
        assert text.startswith(f"# {page.name[:4]} "), page.name
        assert [part for part in parts(text) if part in PARTS] == PARTS, page.name
        assert f"({page.name})" in listed, f"{page.name} is not in docs/decisions/README.md"


def test_every_fragment_is_named_for_what_it_says() -> None:
    """A changelog fragment is named for its subject and its sort."""
    fragments = [page.name for page in pages("changes/") if page.name != "README.md"]
    assert [name for name in fragments if not FRAGMENT.fullmatch(name)] == []
    assert not FRAGMENT.fullmatch("notice.news.md")


def test_the_fragments_make_a_changelog() -> None:
    """The next changelog, drawn up from the fragments, holds the words of every one."""
    command = [sys.executable, "-m", "towncrier", "build", "--draft", "--version", "next", "--date", "2031-01-01"]
    draft = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    drafted = " ".join(draft.split())
    fragments = [page.read_text() for page in pages("changes/") if page.name != "README.md"]
    assert fragments != []
    assert [words for words in fragments if " ".join(words.split()) not in drafted] == []
