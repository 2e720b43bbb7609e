"""What the words that name a speaker say: a person by name, a source without one, a body, or somebody named before."""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.press.semitic.rules import Rules
from goodoffices.press.semitic.words import Line, line, stems
from goodoffices.press.values import Span

QUOTES = frozenset('"«»“”„')
MOST = 6
"""How many words a name has at most."""
BEHIND_TITLE = frozenset(("בדימוס", "לשעבר", "المتقاعد", "المتقاعدة", "السابق", "السابقة"))


class Named(NamedTuple):
    """What a mention says; what it does not say is empty."""

    kind: str
    """named, anonymous, institution or office: an office whose holder may be named elsewhere."""
    name: str
    role: str
    organisation: str
    words: str
    head: frozenset[str]
    """Whatever its first word could be without prefix, article and ending."""
    keys: frozenset[str]
    """Its words in plain letters, or those of its name."""
    definite: bool
    plural: bool


class _Part(NamedTuple):
    """Words between commas."""

    words: list[str]
    spans: list[Span]


def name_of(text: str, span: Span, rules: Rules, bodies: frozenset[str]) -> Named:
    """Return what the words of a mention say; `bodies` are words that name places and bodies in the article."""
    numbers = rules.raw["dates"]["numbers"]
    parts = [_counted(part, numbers) for part in _parts(line(text, *span)) if part.words]
    words = _unquoted(text[slice(*span)].strip(" ,،."))
    if not parts:
        return Named("institution", words, "", "", words, frozenset(), frozenset(), definite=False, plural=False)
    first = parts[0]
    found = _person(first, parts[1:], rules, bodies)
    if found is not None:
        return _named(text, found, parts, rules, words)
    return _unnamed(text, first, words, rules)


def _counted(part: _Part, numbers: dict[str, int]) -> _Part:
    """Return words without a number before them: "two officials"."""
    low = int(len(part.words) > 1 and part.words[0] in numbers and part.words[0] not in ("אחד", "אחת"))
    return _Part(part.words[low:], part.spans[low:])


def _unquoted(words: str) -> str:
    return words[1:-1] if len(words) > 2 and words[0] in QUOTES and words[-1] in QUOTES else words


def _parts(given: Line) -> list[_Part]:
    parts = [_Part([], [])]
    for word, span in zip(given.words.split(" "), given.spans, strict=True):
        if word in (",", "،"):
            parts.append(_Part([], []))
        elif word and (word[0].isalnum()):
            parts[-1].words.append(word)
            parts[-1].spans.append(span)
    return parts


def _person(first: _Part, others: list[_Part], rules: Rules, bodies: frozenset[str]) -> tuple[_Part, int] | None:
    """Return the part in which a person's name stands and where it begins there."""
    if any(rules.heads(word, "outlets", "documents") for word in first.words[:1]):
        return None
    office = _is_office(first, rules)
    low = _behind_office(first, rules) if office else 0
    rest = first.words[low:]
    office_goes_on = (
        len(rest) > 1 and not rules.verb_first and (rest[-1].startswith(rules.article) or rest[0][0] in "לב")
    )
    if (
        low < len(first.words) <= low + MOST
        and not (office and office_goes_on and _apart(others, rules, bodies))
        and (office or not _is_known(first, rules, bodies))
        and not _is_source(first, rules)
    ):
        return first, low
    for other in others:
        low = _behind_office(other, rules) if _is_office(other, rules) else 0
        name = other.words[low:]
        if office and name and len(name) <= MOST and not _is_known(_Part(name, []), rules, bodies):
            return other, low
    return None


def _apart(others: list[_Part], rules: Rules, bodies: frozenset[str]) -> bool:
    """Tell whether the name stands between commas behind the office."""
    return any(
        len(other.words) <= MOST
        and not _is_known(other, rules, bodies)
        and (other.words[0] in rules.words["titles"] or not rules.heads(other.words[0], "roles", "titles"))
        for other in others
    )


def _is_office(part: _Part, rules: Rules) -> bool:
    word = part.words[0]
    return rules.heads(word, "roles", "titles", "spokes") and (
        rules.heads(word, "titles") or not _exact(word, rules, "institutions")
    )


def _exact(word: str, rules: Rules, *keys: str) -> bool:
    bare = word[len(rules.article) :] if word.startswith(rules.article) else word
    single = bare[1:] if bare.startswith("וו") else bare
    return any(not rules.words[key].isdisjoint((word, bare, single)) for key in keys)


def _is_source(part: _Part, rules: Rules) -> bool:
    return (
        not part.words[0].startswith(rules.article)
        and _exact(part.words[0], rules, "anonymous")
        and not rules.heads(part.words[0], "titles")
    )


def _is_known(part: _Part, rules: Rules, bodies: frozenset[str]) -> bool:
    """Tell whether words are no name: a body, a place, a source, a number of people."""
    word = part.words[0]
    return (
        word in bodies or rules.heads(word, "institutions", "anonymous", "documents", "pronouns") or word[0].isdigit()
    )


def _behind_office(part: _Part, rules: Rules) -> int:
    """Return behind which word an office ends: behind its title, or its chain of nouns."""
    titles = [k for k, word in enumerate(part.words[:-1]) if word in rules.words["titles"]]
    if titles:
        at = titles[-1] + 1
    else:
        at = 1
        while at < len(part.words) and _goes_on(part.words, at, rules):
            at += 1
    while at < len(part.words) and part.words[at] in BEHIND_TITLE:
        at += 1
    return at


def _definite(word: str, rules: Rules) -> bool:
    """Tell whether a word has the article: not one that begins with the same letter."""
    return word.startswith(rules.article) and not any(word in rules.words[key] for key in ("institutions", "roles"))


def _goes_on(words: list[str], at: int, rules: Rules) -> bool:
    word, before = words[at], words[at - 1]
    if word in rules.words["within"] or before in rules.words["within"]:
        return True
    if word.startswith(rules.article) and word != rules.article:
        return not (_definite(before, rules) and at == len(words) - 1 and not rules.verb_first)
    if rules.heads(word, "roles", "institutions", "spokes"):
        return not _definite(before, rules) or word[0] in rules.words["attached"]
    return (
        word[0] in rules.words["attached"]
        and word[0] in "לבلب"
        and not _definite(before, rules)
        and len(words) - at > 2
    )


def _named(text: str, found: tuple[_Part, int], parts: list[_Part], rules: Rules, words: str) -> Named:
    part, low = found
    while low < len(part.words) - 1 and part.words[low] in rules.words["titles"]:
        low += 1
    name = text[part.spans[low][0] : part.spans[-1][1]]
    office = parts[0] if part is not parts[0] else _Part(part.words[:low], part.spans[:low])
    if (
        not office.words
        and len(parts) > 1
        and part is parts[0]
        and rules.heads(parts[1].words[0], "roles", "titles", "spokes")
    ):
        office = parts[1]
    role, organisation = _office(text, _untitled(office, rules), rules)
    head = frozenset(_stems(office.words[0], rules)) if office.words else frozenset()
    return Named(
        "named", name, role, organisation, words, head, frozenset(part.words[low:]), definite=True, plural=False
    )


def _untitled(part: _Part, rules: Rules) -> _Part:
    """Return the words of an office without the title behind them: "the mediator Sheikh"."""
    last = len(part.words)
    while last > 1 and part.words[last - 1] in rules.words["titles"]:
        last -= 1
    return _Part(part.words[:last], part.spans[:last])


def _office(text: str, part: _Part, rules: Rules) -> tuple[str, str]:
    """Return role and organisation: "spokesman" and what follows it from the first word for a body on."""
    if not part.words:
        return "", ""
    body = next((k for k in range(1, len(part.words)) if _exact(part.words[k], rules, "institutions")), None)
    last = len(part.words) if body is None else body
    while last > 1 and part.words[last - 1] in rules.words["within"]:
        last -= 1
    role = text[part.spans[0][0] : part.spans[last - 1][1]]
    return role, "" if body is None else text[part.spans[body][0] : part.spans[-1][1]]


def _stems(word: str, rules: Rules) -> list[str]:
    return list(stems(word, rules.words["attached"], rules.article, rules.endings))


def _unnamed(text: str, first: _Part, words: str, rules: Rules) -> Named:
    head = first.words[0]
    keys, forms = frozenset(first.words), frozenset(_stems(head, rules))
    definite = head.startswith(rules.article) or (len(first.words) > 1 and first.words[1].startswith(rules.article))
    plural = _exact(head, rules, "plural") or head.endswith(("ون", "ים"))
    if rules.heads(head, "spokes"):
        body = next((k for k in range(1, len(first.words)) if first.words[k] not in rules.words["within"]), None)
        name = words if body is None else text[first.spans[body][0] : first.spans[-1][1]]
        return Named("institution", name, "", "", words, forms, keys, definite, plural)
    if rules.heads(head, "documents") and len(first.words) > 1:
        return _author(text, first, words, rules)
    if _is_source(first, rules) or (_exact(head, rules, "anonymous") and not _exact(head, rules, "institutions")):
        return Named("anonymous", "", "", "", words, forms, keys, head.startswith(rules.article), plural)
    if rules.heads(head, "roles", "titles") and not _exact(head, rules, "institutions"):
        role, organisation = _office(text, first, rules)
        return Named("office", "", "" if plural else role, organisation, words, forms, keys, definite, plural)
    return Named("institution", words, "", "", words, forms, keys, definite, plural)


def _author(text: str, first: _Part, words: str, rules: Rules) -> Named:
    """Return the body a document is by: "a report of the commission" speaks for the commission."""
    low = next((k for k in range(1, len(first.words)) if rules.heads(first.words[k], "institutions")), None)
    if low is None:
        return Named(
            "institution",
            words,
            "",
            "",
            words,
            frozenset(_stems(first.words[0], rules)),
            frozenset(first.words),
            definite=False,
            plural=False,
        )
    start = first.spans[low][0] + _attached(first.words[low], rules)
    keys = frozenset((_without(first.words[low], rules), *first.words[low + 1 :]))
    return Named(
        "institution",
        text[start : first.spans[-1][1]],
        "",
        "",
        words,
        frozenset(_stems(first.words[low], rules)),
        keys,
        definite=True,
        plural=False,
    )


def _attached(word: str, rules: Rules) -> int:
    whole = _exact(word, rules, "institutions") or (
        word.startswith("لل") and word[1:] not in rules.words["institutions"]
    )
    return int(word[0] in "لבל" and not whole)


def _without(word: str, rules: Rules) -> str:
    return word[_attached(word, rules) :]
