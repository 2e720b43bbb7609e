"""Bodies that a mention names in two parts: "the owners, Leask & Daughters", "the captors, who call themselves ..."."""

from __future__ import annotations

import re

from goodoffices.press.language import Language
from goodoffices.press.language import words as listed
from goodoffices.press.persons import Cast
from goodoffices.press.runs import capital

WORD = re.compile(r"[^\W_]+(?:[’'\-.&][^\W_]+)*\.?|[(),;:—–]|[’']s?\b|\S", re.UNICODE)
ARTICLES = listed("naming articles")
CUTS = listed("naming cuts")
FIRM = re.compile(r"(?:[A-Z][\w’'.-]*,?\s+)*[A-Z][\w’'.-]*\s+&\s+[A-Z][\w’'.-]*(?:\s+[A-Z0-9][\w’'.-]*)*")
STYLED = re.compile(
    r"^(?:who|which|that)\s+(?:calls?|styles?|names?)\s+(?:themselves|itself)\s+(?:the\s+)?([A-Z][\w’'-]*(?:\s+(?:of\s+(?:the\s+)?)?[A-Z][\w’'-]*)*)"
)


def firm_in(words: str) -> str:
    """Return the name of a firm with "&" in it, without what stands before it: "the union Hooks & Hands"."""
    match = FIRM.search(words)
    return match.group() if match else words


def appositive_body(head: str, rest: str, language: Language, people: Cast) -> str:
    """Return the body that a mention in two parts names: "the owners, Leask & Sons", "The Star, a newspaper"."""
    whole = FIRM.match(f"{head}, {rest}")
    firm, styled = FIRM.match(rest), STYLED.match(rest)
    if whole is not None and len(whole.group()) > len(head) + 2:
        return whole.group()
    if firm is not None or styled is not None:
        return firm.group() if firm is not None else styled.group(1) if styled is not None else ""
    first = re.split(r"[,;()]", rest)[0].strip()
    said, told = WORD.findall(head), WORD.findall(first)
    if not said or not told:
        return ""
    name = [token for token in said if token.lower() not in ARTICLES]
    if _is_of_bodies([word.lower() for word in told], language) and name and all(map(_in_name, name)):
        known = people.of_name(" ".join(name))
        return "" if known is not None and known.role else " ".join(name)
    bare = [token for token in told if token.lower() != "the"]
    last = next((k for k, token in enumerate(said) if k and token.lower() in CUTS), len(said)) - 1
    noun = said[last].lower()
    if (
        noun in language.organisations
        and noun not in language.roles
        and not said[last][0].isupper()
        and all(map(_in_name, bare))
    ):
        return "" if people.known(bare[-1].lower()) is not None else " ".join(bare)
    return ""


def _in_name(token: str) -> bool:
    return capital(token) or token.isdigit() or token.lower() in ("of", "and", "for", "’", "'")


def _is_of_bodies(told: list[str], language: Language) -> bool:
    """Tell whether words in apposition speak of a body: "the larger of the two unions", "a newspaper close to it"."""
    if told[0] not in ARTICLES | {"a", "an", "one"} and not told[0].endswith(("’s", "'s")):
        return False
    cut = next((k for k, word in enumerate(told) if k and word in CUTS | {"who", "which", "that"}), len(told))
    if told[cut - 1] in language.organisations and told[cut - 1] not in language.roles:
        return True
    of = told[cut + 1 :] if told[cut : cut + 1] == ["of"] and told[cut - 1] not in language.roles else []
    return (
        bool(of)
        and (told[cut - 1].endswith(("er", "est")) or told[cut - 1] == "one")
        and of[-1] in language.organisations
    )
