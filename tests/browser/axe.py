"""What axe finds wrong with a page in the browser."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ("color-contrast", "link-in-text-block")
"""The rules that can come out another way in the dark."""
_KNOWN = """
(() => {
    const color = axe.commons.color.Color.prototype, parse = color.parseString, known = new Map();
    color.parseString = function (text) {
        if (!known.has(text)) {
            parse.call(this, text);
            known.set(text, [this.r, this.g, this.b, this.alpha]);
        }
        [this.r, this.g, this.b, this.alpha] = known.get(text);
        return this;
    };
})();"""
"""A page has a dozen colours and axe reads each of them thousands of times over: once will do."""


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text() + _KNOWN


def faults(page: Page, rules: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return what axe finds wrong with a page, by all its rules or by these, each with where it is."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": LEVELS}
    found: Any = page.evaluate("only => axe.run(document, {runOnly: only, resultTypes: ['violations']})", only)
    return [(one["id"], str(node["target"])) for one in found["violations"] for node in one["nodes"]]
