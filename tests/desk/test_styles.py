"""How the pages are dressed: from either side, from one place, with enough contrast, and nothing within a page."""

from __future__ import annotations

import re

import pytest

from goodoffices.desk.settings import HERE

CSS = (HERE / "static" / "desk.css").read_text()
TEMPLATES = sorted((HERE / "templates" / "desk").glob("*.html"))
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
    light, dark, paper = (part for part in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL))
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
    """It is one short file that loads nothing, and is all that a page loads but for its mark."""
    assert len(CSS.splitlines()) < 400
    assert re.findall(r"url\(|@import|@font-face|https?:", CSS) == []
    assert [path.name for path in sorted((HERE / "static").iterdir())] == ["desk.css", "icon.svg"]


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
    beyond = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-f]{3,8}\b|rgb|hsl|oklch", beyond) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.stem)
def test_no_template_dresses_or_scripts_or_trusts(template: object) -> None:
    """No style, script or handler within a page, nothing from elsewhere, and no text let through unescaped."""
    text = (HERE / "templates" / "desk" / str(template).rpartition("/")[2]).read_text()
    assert re.findall(r"<script|<style|\sstyle=|\son\w+=|javascript:|https?://|<iframe|<object|<embed", text) == []
    assert re.findall(r"\|\s*safe|autoescape|\{%\s*load", text) == []
