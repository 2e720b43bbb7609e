"""How the pages are dressed: from either side, from one place, with enough contrast, and nothing within a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from goodoffices.desk.settings import HERE
from tests.desk.desks import client

PARTS = sorted((HERE / "static" / "parts").glob("*"))
OWN = (HERE / "static" / "desk.css").read_text()
CSS = "\n".join((OWN, *(part.read_text() for part in PARTS)))
TEMPLATES = sorted((HERE / "templates" / "desk").rglob("*.html"))
SCRIPTS = ('<script src="/htmx.js" defer></script>', '<script src="/desk.js" defer></script>')
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)[\w-]*|left|right|top|bottom|width|height"
    r"|min-width|max-width|min-height|max-height|overflow-x)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)
"""What holds from one side only. A condition on the width of the screen is none."""
COLOUR = re.compile(r"--(paper|sheet|ink|soft|rule|edge|accent): (#[0-9a-f]{3,6});")


def physical(css: str) -> list[str]:
    """Return the declarations that would not turn with the page."""
    declarations = re.sub(r"@media[^{]*", "", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))
    return [found[0] for found in PHYSICAL.finditer(declarations)]


def schemes() -> dict[str, dict[str, str]]:
    """Return the colours of each scheme by their names."""
    light, dark, paper = (part for part in re.findall(r":root\s*\{(.*?)\}", CSS, re.DOTALL))
    return {name: dict(COLOUR.findall(part)) for name, part in (("light", light), ("dark", dark), ("print", paper))}


def luminance(colour: str) -> float:
    """Return relative luminance (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2), from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_nothing_is_tied_to_a_side() -> None:
    """The style sheet has logical properties only, and one line for the box that scrolls on its own."""
    assert physical(CSS) == ["overflow-x:"]


@pytest.mark.parametrize("planted", ["margin-left: 1px", "text-align: right", "width: 1em", "float: left", "top: 0"])
def test_a_planted_side_is_found(planted: str) -> None:
    """Each way to tie something to a side is found."""
    assert physical(f"p {{ {planted}; }}") != []
    assert physical("@media (min-width: 62rem) { p { inline-size: 1em; border-width: 1px } }") == []


def test_the_style_sheet_asks_for_nothing() -> None:
    """It is one short file with a few rules of single pages after it; it loads nothing, and lies beside one script."""
    assert len(OWN.splitlines()) < 400
    assert all(len(part.read_text().splitlines()) < 120 for part in PARTS)
    assert {part.suffix for part in PARTS} <= {".css"}
    assert re.findall(r"url\(|@import|@font-face|https?:", CSS) == []
    found = sorted(path.name for path in (HERE / "static").iterdir())
    assert found == ["desk.css", "desk.js", "icon.svg", "parts"]
    assert client().get("/desk.css").content.decode() == CSS


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_contrast_is_enough(scheme: str) -> None:
    """Text stands out by 4.5 to 1 and more, and the edges of what can be used by 3 to 1, in every scheme."""
    colours = schemes()[scheme]
    for text in ("ink", "soft", "accent"):
        assert contrast(colours[text], colours["paper"]) >= 4.5
        assert contrast(colours[text], colours["sheet"]) >= 4.5
    assert contrast(colours["edge"], colours["paper"]) >= 3


def test_contrast_is_reckoned_right() -> None:
    """Black on white is 21 to 1, and the grey at the limit is at the limit."""
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


def test_there_is_one_accent() -> None:
    """No scheme has a colour but paper, ink and greys of them, and one accent; no party has one."""
    assert {frozenset(colours) for colours in schemes().values()} == {
        frozenset({"paper", "sheet", "ink", "soft", "rule", "edge", "accent"})
    }
    beyond = re.sub(r":root\s*\{.*?\}", "", CSS, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgb|hsl|oklch", beyond) == []


def loose(text: str) -> list[str]:
    """Return what a template has that dresses, runs, comes from elsewhere, or is let through as it is."""
    for script in SCRIPTS:
        text = text.replace(script, "")
    banned = r"<script|<style|\sstyle=|\s(?:hx-)?on[\w:-]+=|hx-vals|javascript:|https?://|<iframe|<object|<embed|<base"
    return re.findall(rf"{banned}|\|\s*safe|autoescape|\{{%\s*load", text)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_template_dresses_or_scripts_or_trusts(template: Path) -> None:
    """No style, script or handler within a page, nothing from elsewhere, and no text let through unescaped."""
    text = template.read_text()
    assert loose(text) == []
    # only the sheet that every page lies on names scripts: htmx, and ours
    assert [script for script in SCRIPTS if script in text] == (list(SCRIPTS) if template.name == "sheet.html" else [])


@pytest.mark.parametrize(
    "planted",
    ["<script>", '<script src="/other.js">', '<p style="x">', '<p onclick="x">', '<p hx-on:click="x">', "{{ a|safe }}"],
)
def test_a_planted_looseness_is_found(planted: str) -> None:
    """Each way to dress or run something within a page, or to trust a text, is found."""
    assert loose(f"<p>a</p>{planted}") != []
