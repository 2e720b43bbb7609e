"""Whether a form of a reporting verb is one where it stands: "the reported", "his claims" and "was called" are not."""

from __future__ import annotations

from typing import NamedTuple

from goodoffices.press.frames import QUOTED, Token
from goodoffices.press.language import Language, Verb, words

ADVERBS = words("adverbs")
ATTACHED = words("attached")
AUXILIARY = words("auxiliary")
BEFORE_PARTICIPLES = words("before participles") | {",", "—", "–", "--", "-", QUOTED, ")"}
BEHIND_NOUNLIKE = words("behind nounlike") | {QUOTED, ":", ",", ""}
BEING = words("being")
CAPITAL = words("capital")
CONTRACTED = frozenset(f"{word}{mark}{end}" for mark in "'’" for word, end in (
    ("he", "s"), ("she", "s"), ("it", "s"), ("they", "re"), ("we", "re"),
))  # fmt: skip
DETERMINERS = words("determiners")
MANY = words("many")
MISSIVES = words("missives")
MODAL = words("modal")
NAMING = words("naming")
NOT = words("not")
NOUNLIKE = words("nounlike")
PREPOSITIONS = words("prepositions")
TO_DO = words("to do")
GOING = frozenset(["on", "continued", "went", "continues", "further"])
CLAUSE = frozenset(["that", QUOTED, ":"])
NO_SUBJECT = DETERMINERS | PREPOSITIONS | {"to", "as", "like", "than", "not"}


class Form(NamedTuple):
    """A form of a verb at `at` of the tokens, what helps it, and what stands around both."""

    tokens: list[Token]
    at: int
    before: int
    """The token before the helping words, or -1."""
    helpers: frozenset[str]
    verb: Verb
    language: Language

    @property
    def previous(self) -> str:
        """Return the word before the helping words."""
        return self.tokens[self.before].lower if self.before >= 0 else ""

    @property
    def following(self) -> str:
        """Return the word behind, an adverb stepped over."""
        behind = self.at + 1
        if behind + 1 < len(self.tokens) and self.tokens[behind].lower.endswith("ly"):
            behind += 1
        return self.tokens[behind].lower if behind < len(self.tokens) else ""


def is_helper(word: str) -> bool:
    """Tell whether a word may stand between a subject and its verb: "has", "not", "repeatedly"."""
    return (
        word in AUXILIARY
        or word in BEING
        or word in MODAL
        or word in NOT
        or word in ADVERBS
        or (word.endswith("ly") and len(word) > 4)
    )


def fits(one: Form) -> bool:
    """Tell whether a form of a verb may report where it stands."""
    verb = one.verb
    if "saying" in verb.groups and one.following in ("over", "among"):
        return False
    if verb.base == "quote":
        return verb.form == "past" and bool(one.helpers & BEING) and one.following == "as"
    if verb.form in ("past", "perfect"):
        return _past(one)
    if verb.form == "participle":
        return _participle(one)
    return _present(one) if verb.form == "present" else _base(one)


def _past(one: Form) -> bool:
    given, base = one.helpers, one.verb.base
    if given & BEING or given & MODAL or (one.verb.form == "perfect" and not given & AUXILIARY):
        return False
    if base in NAMING and one.before >= 0 and (_names_a_thing(one) or (base == "call" and _so_called(one))):
        return False
    if base == "ask" and one.following in ("not", "to", "for", "in", "by", "last"):
        return False
    if one.following == "to" and base.split()[0] in TO_DO:
        return False
    return not _noun_before(one) and one.previous not in ("as", "if", "when", "being")


def _so_called(one: Form) -> bool:
    """Tell whether a person is called by a name: "a retired judge called Ebbe Krogh"."""
    tokens, before = one.tokens, one.before
    named = one.at + 1 < len(tokens) and tokens[one.at + 1].word[0].isupper() and one.following != "the"
    around = {token.lower for token in tokens[max(0, before - 4) : before]}
    return named and tokens[before].word[0].islower() and not around.isdisjoint(("a", "an", "another"))


def _names_a_thing(one: Form) -> bool:
    """Tell whether "called" stands behind a thing that is called so: "a fund called Future"."""
    token, language = one.tokens[one.before], one.language
    if one.helpers or token.lower == "what":
        return not one.helpers
    speaks = token.lower in language.pronouns or token.lower in language.roles or token.lower in language.organisations
    return token.word[0].islower() and token.lower.isalpha() and not speaks


def _noun_before(one: Form) -> bool:
    """Tell whether what stands before makes the word a noun or an adjective: "the reported", "his claims"."""
    if one.helpers or one.before < 0 or one.tokens[one.at].lower in CAPITAL:
        return False
    word = one.previous
    return word in DETERMINERS or word in PREPOSITIONS or (word.endswith(("'s", "’s")) and word != "who's")


def _participle(one: Form) -> bool:
    previous = one.previous
    if one.following == "to" and one.verb.base in ("continue", "begin", "add"):
        return False
    if one.helpers & BEING or one.before < 0:
        return True
    if previous in BEFORE_PARTICIPLES or previous in CONTRACTED or previous in MISSIVES or previous == "by":
        return True
    if previous == "in":
        return "saying" in one.verb.groups
    clause = one.following in ("that", QUOTED) and "saying" in one.verb.groups
    return (clause or one.tokens[one.at].lower in ATTACHED) and previous not in NO_SUBJECT


def _present(one: Form) -> bool:
    if _noun_before(one) or one.helpers & BEING or one.helpers & AUXILIARY or one.helpers & MODAL:
        return False
    if one.tokens[one.at].lower not in NOUNLIKE:
        return True
    return one.before >= 0 and _speaks(one) and one.following in BEHIND_NOUNLIKE


def _speaks(one: Form) -> bool:
    if one.tokens[one.before].word[0].isupper() or one.previous in (",", ")"):
        return True
    if one.previous in ("and", "but"):
        return one.following in CLAUSE
    return one.previous in one.language.pronouns or one.previous in one.language.roles


def _base(one: Form) -> bool:
    if one.before < 0 or (one.following == "to" and one.previous != "went"):
        return False
    if one.previous == "to":
        return one.before >= 1 and one.tokens[one.before - 1].lower in GOING
    if one.helpers & MODAL:
        return _modal(one)
    if one.helpers & BEING or _noun_before(one._replace(helpers=frozenset())):
        return False
    plural = _plural(one)
    if one.tokens[one.at].lower in NOUNLIKE:
        return plural and (one.following in CLAUSE or _own(one))
    if one.tokens[one.before].word[0].isupper() and one.before and one.tokens[one.before - 1].lower == "the":
        return True
    return plural or (one.tokens[one.at].lower == "say" and _plural_before(one))


def _modal(one: Form) -> bool:
    """Tell whether somebody will say it, or did: "would say" and "may say" are no saying."""
    if one.helpers & NOT:
        return False
    if "will" in one.helpers and one.tokens[one.at].lower in ("say", "tell", "argue"):
        return True
    return not one.helpers.isdisjoint(("will", "would", "did", "does", "do")) and one.following in CLAUSE


def _plural(one: Form) -> bool:
    word, previous = one.tokens[one.before], one.previous
    if previous in MANY or previous in (",", ")", "—", "–"):
        return True
    if previous.endswith("s") and not previous.endswith(("ss", "'s", "’s", "us")) and word.word[0].isalnum():
        return True
    names = word.word[0].isupper() and one.before >= 2 and one.tokens[one.before - 1].word[0].isupper()
    return names and any(token.lower == "and" for token in one.tokens[max(0, one.before - 6) : one.before])


def _own(one: Form) -> bool:
    """Tell whether "we" speak, perhaps with their name between: "We, the governments of the coast, welcome"."""
    first = next((token.lower for token in one.tokens if token.word[0].isalpha()), "")
    return one.previous in ("we", "they", "i") or (one.previous == "," and first == "we")


def _plural_before(one: Form) -> bool:
    """Tell whether a plural subject stands further ahead of "say": "Activists clamoring for a vote say"."""
    if one.tokens[one.at - 1].lower in ("to", ","):
        return False
    for token in reversed(one.tokens[max(0, one.at - 14) : one.at]):
        if token.lower in (":", ";", QUOTED):
            return False
        if token.word[0].isdigit() or token.lower in MANY:
            return True
        if token.lower.endswith("s") and token.lower in one.language.roles:
            return True
    return False
