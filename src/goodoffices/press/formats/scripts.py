"""Which script a text is in, and what language that makes it, where a script tells."""

from __future__ import annotations

import re

from goodoffices.press.scripts import ARABIC, HEBREW, LATIN, MOST

SCRIPTS = {
    "Latn": LATIN,
    "Arab": ARABIC,
    "Hebr": HEBREW,
    "Cyrl": re.compile("[\u0400-\u052f]"),
    "Grek": re.compile("[\u0370-\u03ff]"),
    "Hani": re.compile("[\u4e00-\u9fff]"),
}
TELLS = {"Arab": "ar", "Hebr": "he", "Grek": "el"}
WRITTEN = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "ckb", "sd", "ug"), "Arab"),
    **dict.fromkeys(("he", "yi", "iw"), "Hebr"),
    **dict.fromkeys(("en", "fr", "de", "es", "it", "pt", "nl", "tr", "pl", "sv", "da", "fi", "ro", "cs", "hu"), "Latn"),
    **dict.fromkeys(("ru", "uk", "bg", "be", "mk"), "Cyrl"),
    "el": "Grek",
    "zh": "Hani",
}
# letters that Persian has and Arabic has not
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06a9\u06af\u06cc]")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def script_of(text: str) -> str:
    """Return the script that most letters of a text are in, as ISO 15924 has it; empty where there are none."""
    counts = {name: len(letters.findall(text[:MOST])) for name, letters in SCRIPTS.items()}
    most = max(counts, key=lambda name: counts[name])
    return most if counts[most] else ""


def language_of(text: str, said: str = "") -> tuple[str, list[str]]:
    """Return the language that a file says, or that its script tells, and a warning where the two cannot both be."""
    script = script_of(text)
    said = said.strip().replace("_", "-") if _CODE.fullmatch(said.strip()) else ""
    written = WRITTEN.get(said.split("-")[0].lower())
    if said and (written is None or not script or written == script):
        return said, []
    return _told(text, script), ["language-doubtful"] if said else []


def _told(text: str, script: str) -> str:
    head = text[:MOST]
    if script == "Arab" and len(_PERSIAN.findall(head)) * 50 > len(ARABIC.findall(head)):
        return "fa"
    if script in ("", "Latn"):
        return ""
    return TELLS.get(script, f"und-{script}")
