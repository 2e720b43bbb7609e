"""What the words that name a speaker say: a person by name, a source without one, an institution."""

from __future__ import annotations

import re
from typing import NamedTuple

from goodoffices.press.language import COUNTS, Language, without_s
from goodoffices.press.language import words as listed
from goodoffices.press.offices import is_office
from goodoffices.press.papers import speaking_through, without_head
from goodoffices.press.persons import Cast
from goodoffices.press.runs import capital
from goodoffices.press.stylings import ARTICLES, CUTS, WORD, appositive_body, firm_in

PARTICLES = listed("naming particles")
INDEFINITE = listed("naming indefinite")
PLURAL = listed("naming plural")
THINGS = listed("naming things")
FORMER = listed("naming former")
HONORIFICS = listed("cast honorifics")


TIMELY = listed("naming timely")
LINKS = frozenset(
    ["of", "for", "in", "from", "at", "and", "to", "with", "near", "by", "on", "about", "around", "behind", "against"]
)
POSSESSIVE = listed("naming possessive")


LEADS = re.compile(
    r"(?:there|here|earlier|later|meanwhile|separately|elsewhere|instead|today|yesterday|then)\s*,\s*", re.IGNORECASE
)
FOR_PART = re.compile(r"\s*,?\s+for (?:her|his|its|their) part\b", re.IGNORECASE)


THROUGH = re.compile(
    r"[^,“”\"]+,\s+(?:through|speaking through|via|in the person of)\s+"
    r"(?=(?:an?|the|its|his|her|their)\s+[^,]+,\s+[A-Z])"
)
JUNIOR = re.compile(r",? (?:Jr|Sr)\b\.?")
CUT = re.compile(r"\s*(?:[,(]|\s[—–]\s|\s+(?=who\b|whose\b|speaking\b|familiar\b|briefed\b))\s*")
"""Where a mention is cut: at its first comma, bracket or relative clause."""
NOBODY = listed("naming nobody") | {"no one"}


class Named(NamedTuple):
    """What a mention says of who speaks."""

    kind: str
    """named, anonymous, institution, pronoun, or nobody where it is no speaker's."""
    name: str
    role: str
    organisation: str
    described: str
    head: str
    """The noun a definite mention goes back to: "official" of "the official"."""
    definite: bool
    plural: bool


def name_of(words: str, language: Language, people: Cast) -> Named:
    """Return what the words of a mention say; `people` are the persons the article names."""
    words = " ".join(words.split())
    words = without_head(LEADS, FOR_PART.sub("", words) if "part" in words.lower() else words)
    words = without_head(THROUGH, speaking_through(words, language))
    words = JUNIOR.sub("", words) if "Jr" in words or "Sr" in words else words
    head, _, rest = _split(words)
    if words.lower().startswith(("who ", "whose ")) or words.lower() in NOBODY:
        return Named("pronoun", "", "", "", words, "who", True, False)
    tokens = WORD.findall(head)
    lower = [token.lower() for token in tokens]
    if not tokens:
        return Named("pronoun", "", "", "", words, "", False, False)
    if len(tokens) == 1 and (lower[0] in language.pronouns or lower[0] in POSSESSIVE):
        return Named("pronoun", "", "", "", words, lower[0], True, lower[0] in ("they", "we"))
    owned = any(token.endswith(("’s", "'s", "s’", "s'")) or token in ("’", "'") for token in tokens[:-1])
    definite = owned or lower[0] in ARTICLES or (lower[0] not in INDEFINITE and not lower[0].endswith("s"))
    single = SINGLE.search(words)
    if single is not None and any(word in language.roles or word in language.titles for word in lower):
        role, organisation = _office(head, "", language)
        name = single.group(1)
        return Named("named", name, role, organisation, words, name.lower(), True, False)
    body = appositive_body(head, rest, language, people) or (firm_in(words) if "&" in tokens else "")
    if body:
        return Named("institution", body, "", "", words, body.split()[-1].lower(), True, False)
    person = _person(tokens, lower, language, people)
    if person is not None:
        name, role_words = person
        role, organisation = _office(role_words, rest, language)
        return Named("named", name, role, organisation, words, name.split()[-1].lower(), True, False)
    both = _two_persons(tokens, lower, people)
    if both:
        return Named("named", both, "", "", words, both.split()[-1].lower(), True, True)
    inner = _appositive_name(rest, language, people, lower)
    if inner:
        role, organisation = _office(head, "", language)
        return Named("named", inner, role, organisation, words, inner.split()[-1].lower(), True, False)
    return _unnamed(words, tokens, lower, language, definite)


SINGLE = re.compile(
    r"\b(?:called|named|known (?:\w+ )?as|single name|one name,?|by the name of|"
    r"(?:everyone|everybody|people|friends|colleagues|they) calls?)\s+([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
)


def _split(words: str) -> tuple[str, str, str]:
    """Cut a mention at its first comma, bracket or relative clause."""
    match = CUT.search(words)
    if match is None:
        return words, "", ""
    return words[: match.start()], match.group(), words[match.end() :]


def _person(
    tokens: list[str], lower: list[str], language: Language, people: Cast, *, sure: bool = False
) -> tuple[str, str] | None:
    """Return a person's name at the end of a head, and the words of office before it."""
    end = len(tokens)
    if any(word in ("of", "for", "from", "in", "at") for word in lower):
        cut = next(k for k, word in enumerate(lower) if word in ("of", "for", "from", "in", "at"))
        if (
            cut
            and capital(tokens[cut - 1])
            and lower[cut - 1] not in language.roles
            and lower[cut - 1] not in language.organisations
        ):
            found = _person(tokens[:cut], lower[:cut], language, people)
            if found is not None:
                return found[0], found[1] + " " + " ".join(tokens[cut:])
    start = end
    while start > 0 and (
        capital(tokens[start - 1])
        or (start < end and lower[start - 1] in PARTICLES)
        or (start < end and tokens[start - 1].lower().startswith(("al-", "el-", "d'", "d’")))
    ):
        start -= 1
    while start < end and lower[start] in PARTICLES and not capital(tokens[start]):
        start += 1
    while start < end and lower[start] in ("the", "a", "an", "but", "and", "then", "there"):
        start += 1
    owner = next((k for k in range(end - 2, start - 1, -1) if tokens[k].endswith(("’s", "'s", "s’", "s'"))), None)
    start = owner + 1 if owner is not None else start
    while start < end - 1 and lower[start] in TIMELY:
        start += 1
    if start and lower[start - 1] == "of" and end - start >= 3:
        # "Secretary of State John Kerry": the office ends with a body, the name follows
        start = next((k for k in range(start, end - 1) if lower[k - 1] in language.organisations and k > start), start)
        if lower[start - 1] in language.organisations:
            return " ".join(tokens[start:end]), " ".join(tokens[:start])
    run, run_lower = tokens[start:end], lower[start:end]
    if not run or not capital(run[-1]):
        return None
    low = _behind_titles(run_lower, language)
    name, titled = run[low:], low > 0
    name_lower = run_lower[low:]
    bodily = any(word.strip(".") in language.organisations for word in name_lower)
    if not name or (bodily and name_lower[-1] not in people.family) or "and" in name_lower:
        return None
    before = lower[:start]
    office = titled or any(is_office(word, language) for word in before)
    last = name_lower[-1].strip(".")
    known = sure or last in people.family or (len(name) == 1 and people.known(last) is not None)
    by_name = last in people.family and (titled or len(name) > 1 or not before)
    like_an_office = is_office(last, language) and not by_name
    if like_an_office or " ".join(name_lower) in people.bodies:
        return None
    if before and (before[-1] in LINKS or (before[-1] == "the" and not office)):
        return None
    acronym = len(name) == 1 and name[0].isupper() and 1 < len(name[0]) < 6
    if not known and (acronym or not (office and len(name) <= 4)):
        return None
    return " ".join(name), " ".join(tokens[:start] + run[:low])


def _two_persons(tokens: list[str], lower: list[str], people: Cast) -> str:
    """Return the names of two who speak together: "Jo Marr and Ana Ruiz"."""
    if "and" not in lower:
        return ""
    at = lower.index("and")
    sides = (tokens[:at], tokens[at + 1 :])
    if any(side and side[0].lower() in ("she", "he", "they", "i", "we", "it") for side in sides):
        return ""
    if all(side and all(map(capital, side)) and len(side) <= 4 for side in sides) and any(
        people.known(side[-1].lower()) for side in sides
    ):
        return " ".join(tokens)
    return ""


def _behind_titles(lower: list[str], language: Language) -> int:
    """Return behind which word titles end: "Foreign Minister Ana Ruiz" begins with two."""
    last = 0
    for index, word in enumerate(lower[:-1]):
        if is_office(word, language):
            last = index + 1
    return last


def _appositive_name(rest: str, language: Language, people: Cast, lower: list[str]) -> str:
    """Return the name in "the ministry's spokesman, Jo Marr"."""
    first = re.split(r"[,;)]| who | whose ", rest)[0].strip().removeprefix("the ")
    tokens = WORD.findall(first)
    office = any(word.strip(".") in language.roles or word.strip(".") in language.titles for word in lower)
    if not tokens or not (office or (len(tokens) > 1 and tokens[-1].lower() in people.family)):
        return ""
    if (
        not 1 <= len(tokens) <= 6
        or tokens[0].lower() in language.organisations
        or not all(capital(token) or token.lower() in PARTICLES for token in tokens)
    ):
        return ""
    found = _person(tokens, [token.lower() for token in tokens], language, people, sure=True)
    return found[0] if found else ""


def _office(before: str, behind: str, language: Language) -> tuple[str, str]:
    """Return role and organisation from the words before and behind a name."""
    for words in (before, re.split(r"[,;)]", behind)[0] if behind else ""):
        tokens = WORD.findall(words)
        lower = [token.lower().strip(".") for token in tokens]
        at = next(
            (k for k in range(len(lower) - 1, -1, -1) if lower[k] in language.roles or lower[k] in language.titles),
            None,
        )
        cut = next((k for k, word in enumerate(lower) if word in ("of", "for", "at", "with", "from") and k), len(lower))
        heads = [k for k in range(cut) if lower[k] in language.roles or lower[k] in language.titles]
        if not heads and at is None:
            continue
        last = heads[-1] if heads else at
        assert last is not None
        role = _role(tokens, lower, last, language)
        organisation = _organisation(tokens, lower, last, cut, language, _role_start(lower, last, language))
        return "" if role.lower().strip(".") in HONORIFICS else role, organisation
    return "", ""


def _role(tokens: list[str], lower: list[str], at: int, language: Language) -> str:
    return " ".join(tokens[_role_start(lower, at, language) : at + 1])


def _role_start(lower: list[str], at: int, language: Language) -> int:
    start = at
    while start > 0 and (
        is_office(lower[start - 1], language) or lower[start - 1] in FORMER or lower[start - 1] in DEPARTMENTS
    ):
        start -= 1
    return start


DEPARTMENTS = listed("naming departments")
COUNTLESS = listed("naming unowned")


def _organisation(
    tokens: list[str], lower: list[str], at: int, cut: int, language: Language, start: int | None = None
) -> str:
    if cut < len(lower) and cut > at:
        behind = list(tokens[cut + 1 :])
        if behind and behind[0].lower() in ("them", "us", "those", "these"):
            return ""
        low = 1 if behind and behind[0].lower() in ("the", "a", "an", "his", "her", "its") else 0
        stop = next(
            (
                k
                for k in range(low, len(behind))
                if behind[k] in (",", "(", ";") or behind[k].lower() in ("who", "that", "which", "in", "said")
            ),
            len(behind),
        )
        return " ".join(behind[low:stop])
    before = [k for k in range(at if start is None else start) if lower[k] not in COUNTLESS | INDEFINITE]
    named = [k for k in before if capital(tokens[k]) or lower[k].rstrip("'’s") in language.organisations]
    return re.sub(r"[’']s$", "", " ".join(tokens[named[0] : named[-1] + 1])) if named else ""


def _unnamed(words: str, tokens: list[str], lower: list[str], language: Language, definite: bool) -> Named:
    """Return what a mention without a person's name says: a source, a body, or nothing that speaks."""
    bare = [word.strip(".") for word in lower]
    cut = next((k for k, word in enumerate(bare) if k and (word in CUTS or _participle(bare, k, language))), len(bare))
    last = next((k for k in range(cut - 1, -1, -1) if bare[k].isalpha() or "-" in bare[k]), 0)
    noun = bare[last]
    if bare[0] == "the" and len(bare) == 2 and noun in COUNTED | {"other", "latter", "former"}:
        return Named("anonymous", "", "", "", words, noun, True, False)
    if noun in ("guard", "guards") and last and bare[last - 1] in ARMED:
        return Named("institution", _body(tokens[:cut], tokens, cut), "", "", words, noun, definite, False)
    styled = bare[0] == "the" and last > 1 and cut == len(bare) and noun.endswith("s") and all(map(capital, tokens[1:]))
    if styled and noun in language.roles:
        return Named("institution", " ".join(tokens[1:]), "", "", words, noun, True, True)
    if noun in COUNTED and cut < len(bare) and bare[cut] == "of" and len(bare) - cut > 2:
        return _one_of(words, tokens[cut + 1 :], bare[cut + 1 :], noun, language)
    if any(word in language.spokes for word in bare[:cut]):
        return Named(
            "institution", _spoken_for(tokens, bare, cut, language), "", "", words, "spokesperson", definite, False
        )
    proper = capital(tokens[last]) and (last > 0 or noun not in language.roles)
    if noun in language.organisations and (noun not in language.roles or proper):
        name = _body(tokens[:cut], tokens, cut) if cut > 1 else _body(tokens, tokens, len(tokens))
        return Named("institution", name, "", "", words, noun, definite, noun.endswith("s"))
    if any(word in language.roles or (word in language.titles and definite) for word in bare[:cut]):
        return _source(words, tokens, bare, cut, language, definite=definite)
    inner = tokens[1:] if bare[0] in INDEFINITE | ARTICLES else tokens
    named = any(capital(token) for token in inner[: cut - len(tokens) + len(inner)][-1:])
    if named or (any(map(capital, inner)) and cut == len(bare) and not noun.endswith("s")):
        return Named("institution", _body(tokens, tokens, len(tokens)), "", "", words, noun, definite, False)
    if noun not in THINGS and (bare[0] in INDEFINITE or noun in PLURAL or PERSONLIKE.search(noun)):
        plural = bare[0] in PLURAL or noun.endswith("s")
        return Named("anonymous", "", "", "", words, noun, definite, plural)
    if bare[0] not in INDEFINITE | ARTICLES and noun not in THINGS:
        return Named("nobody", "", "", "", words, noun, definite, False)
    return Named("institution", _body(tokens, tokens, len(tokens)), "", "", words, noun, definite, False)


def _participle(bare: list[str], at: int, language: Language) -> bool:
    """Tell whether a word tells of the noun before it: "the union representing the crews", "a survey published"."""
    noun = bare[at - 1] in language.organisations or bare[at - 1] in language.roles or bare[at - 1] in THINGS
    return noun and bare[at].endswith(("ing", "ed")) and len(bare[at]) > 5 and at + 1 < len(bare)


ARMED = listed("naming armed")
COUNTED = listed("naming counted")
PERSONLIKE = re.compile(r"(?:er|or|ist|man|men|woman|women|ian|ant|ent|ee|eer|ster|mate|folk|kin|s)$")


def _one_of(words: str, tokens: list[str], bare: list[str], noun: str, language: Language) -> Named:
    """Return one or some of a group: "the second of the two officials"."""
    of = _unnamed(words, tokens, bare, language, definite=True)
    kind = of.kind if of.kind in ("anonymous", "institution") else "anonymous"
    plural = noun in ("two", "three", "four", "some", "most", "many", "several", "both", "all", "others", "members")
    return Named(
        "anonymous" if kind == "anonymous" or noun in ("member", "members") else kind,
        "",
        of.role if not plural else "",
        of.organisation,
        words,
        of.head,
        False,
        plural,
    )


def _source(words: str, tokens: list[str], bare: list[str], cut: int, language: Language, *, definite: bool) -> Named:
    at = max(k for k in range(cut) if bare[k] in language.roles or bare[k] in language.titles)
    role = bare[at]
    plural = bare[0] in PLURAL or (role.endswith("s") and not role.endswith("ss")) or role in PLURAL
    organisation = _organisation(tokens, bare, at, cut, language)
    return Named("anonymous", "", "" if role in PLURAL | COUNTS else role, organisation, words, role, definite, plural)


def _spoken_for(tokens: list[str], bare: list[str], cut: int, language: Language) -> str:
    """Return for whom a spokesperson without a name speaks."""
    if cut < len(bare):
        behind = tokens[cut + 1 :]
        return _body(behind, behind, len(behind))
    before = [token for token, word in zip(tokens[:cut], bare, strict=False) if word not in language.spokes]
    return without_s(_body(before, before, len(before)))


def _body(head: list[str], tokens: list[str], cut: int) -> str:
    """Return the name of a body without its article, with what belongs to it: "Ministry of Health"."""
    low = 1 if head and head[0].lower() in ("the", "a", "an", "its", "his", "her", "their", "this", "that") else 0
    out = head[low:]
    if (
        cut < len(tokens)
        and tokens[cut].lower() in ("of", "for")
        and any(token[0].isupper() for token in tokens[cut + 1 :])
    ):
        out = out + tokens[cut:]
    return " ".join(out)
