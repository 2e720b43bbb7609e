"""Who speaks where a paper does: "a letter from the clerk" is the clerk's, "an army report" is the army's."""

from __future__ import annotations

import re

from goodoffices.press.language import Language

PAPERS = frozenset(
    ["letter", "report", "statement", "message", "memo", "note", "post", "document", "email", "e-mail", "bulletin",
     "communiqué", "communique", "notice", "account", "release", "readout"]
)  # fmt: skip
NOUN = r"letter|report|statement|message|memo|note|post|document|e-?mail|bulletin|communiqu[eé]|notice|readout|release"
PAPER = re.compile(
    rf"(?:the|an?|its|his|her|their|one|another)\s+(?:[\w’'-]+\s+){{0,2}}(?:{NOUN})s?\s+"
    r"(?:(?:\w+ed|sent|written|put out)\s+(?:\w+\s+){0,2}?)?(?:from|by|of)\s+(?=\S)",
    re.IGNORECASE,
)
ACCOUNT = re.compile(
    rf"^(?:the|an?|one|another)\s+(?:[\w’'-]+\s+){{0,2}}(?:{NOUN})\s+on\s+(.+?)[’']s?\s+"
    r"(?:[\w-]+\s+){0,2}(?:account|channel|page|feed|website|site)\b",
    re.IGNORECASE,
)
OFFICIAL = re.compile(rf"^(?:the|an?)\s+((?:[\w’'-]+\s+){{1,4}}?)(?:{NOUN})(?:\s+\w+ed\b.*|,.*)?$", re.IGNORECASE)
TAIL = re.compile(
    r",?\s+(?:dated|published|issued|released|posted|seen|obtained)\b.*$|"
    r"\s+(?:last|this|next|earlier|late|early|on)\s+"
    r"(?:week|month|year|spring|summer|autumn|winter|\w*day|\w+day \w+)\b.*$"
)
LATELY = re.compile(r"(?<=\w)\s+(?:last|this|earlier this|late last)\s+(?:week|month|year|\w+day)$")
AIMLESS = re.compile(r"\s+(?:on|in|of|for|from|dated)(?:\s+\w+)?$")
ONESELF = re.compile(r"\s+(?:himself|herself|itself|themselves)(?=,|$)", re.IGNORECASE)
OWNED = re.compile(r"(?:[’']s|(?<=s)[’'])(?=\s|$)")


def without_head(head: re.Pattern[str], words: str) -> str:
    """Return words without what a pattern finds at their very beginning."""
    match = head.match(words)
    return words[match.end() :] if match is not None else words


def speaking_through(words: str, language: Language) -> str:
    """Return who has what is named: "Krogh’s own forecast" is Krogh's, "a letter from the clerk" is the clerk's."""
    if "sel" in words.lower():
        words = ONESELF.sub("", words)
    account = ACCOUNT.match(words)
    if account is not None:
        return account.group(1)
    written = without_head(PAPER, words)
    words = TAIL.sub("", written) if written != words else LATELY.sub("", words)
    official = OFFICIAL.match(words)
    if official is not None:
        before = official.group(1).lower().split()
        if before[-1] in language.organisations and before[-1] not in PAPERS:
            return f"the {official.group(1).strip()}"
    match = OWNED.search(words)
    if match is None:
        return words
    behind = AIMLESS.sub("", words[match.end() :].strip().lower()).split()
    if not behind or behind[-1] in language.nouns or behind[-1] in PAPERS or behind[0] == "own":
        return words[: match.start()]
    return words
