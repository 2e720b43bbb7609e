"""Sayings that no cue brings in: the turns of a transcript, the answers of an interview, posts."""

from __future__ import annotations

import re
from typing import NamedTuple

from goodoffices.press.frames import Paragraph
from goodoffices.press.genres import CHAIRED
from goodoffices.press.language import Language
from goodoffices.press.said import Saying
from goodoffices.press.values import Span

LABEL = re.compile(r"(?:Q\d{1,3}\s+)?(?P<name>[^\W\d_][\w.'’´&()/, -]{0,70}?)\s?:(?:\s+|$)(?P<words>\S?)")
SHORT = re.compile(r"(?P<name>[QA])[.:]\s+(?P<words>\S)")
STAGE = re.compile(r"[\[(].{0,160}[\])]\.?$", re.DOTALL)
END = re.compile(r"[\[(]?\s*(?:end of|ends?\b|transcript ends)", re.IGNORECASE)
QUESTION = re.compile(r"(?:(?:Q|No)?\.?\s*\d{1,2}\s*[.):]\s+)?\S.{2,300}\?[”’\"']?$", re.DOTALL)
FIRST = re.compile(r"\b(?:I|I['’](?:m|ve|d|ll)|we|We|my|My|our|Our|me|us)\b")
TITLE = re.compile(r"(?:[A-Z]+ )*TRANSCRIPT|INTERVIEW|FULL TEXT|AUDIO|LISTEN|WATCH")
REPORTED = re.compile(r"\b(?:said|told|wrote|replied|stated|states|says|declined|referred|informed)\b")
NAME = re.compile(r"(?:[^\W\d_][\w'’.-]*\s+){1,4}[^\W\d_][\w'’-]+")
WITH_WHOM = re.compile(
    r"(?i:[^.!?\n]{0,40}?\b(?:questions? (?:for|to|with)|interview with|conversation with|q ?(?:&|and) ?a with)):?\s+"
    rf"({NAME.pattern})$"
)
HANDLE = re.compile(r"(?<![\w@.])@\w{2,30}\b")
STAMP = re.compile(
    r"\d{1,2}[:.]\d{2}\s*(?:[AaPp]\.?[Mm]\b\.?)?\s*(?:[·•|,-][^\n]{0,30})?(?:\n|$)|(?:Posted|Sent) (?:at|on) \d"
)
COUNTED = re.compile(r"\d{1,2}\s*/\s*\d{0,2}\s+|\(\d{1,2}/\d{1,2}\)\s*")
REPLYING = re.compile(r"(?:Replying to|In reply to|Reposted|Retweeted)\b")


class Turn(NamedTuple):
    """A label at the head of a paragraph, and where the words behind it begin."""

    name: str
    label: Span
    words: int


def turns(text: str, given: list[Paragraph], language: Language) -> tuple[set[int], list[Saying]]:
    """Return which paragraphs are turns, answers or posts (or belong to them), and the sayings in them."""
    for form in (_transcript, _posts, _interview):
        taken, found = form(text, given, language)
        if taken:
            return taken, found
    return set(), []


def _saying(paragraph: int, given: Paragraph, speaker: Span | None) -> Saying:
    return Saying(paragraph, given.sentences[0], [], None, speaker, "turn")


def _transcript(text: str, given: list[Paragraph], language: Language) -> tuple[set[int], list[Saying]]:
    heads = {number: turn for number, one in enumerate(given) if (turn := _label(text, one)) is not None}
    if not _is_transcript(list(heads.values()), len(given)):
        return set(), []
    heads = _behind_title(heads)
    askers = _askers([turn.name for turn in heads.values()], language)
    if not any(CHAIRED.match(turn.name) for turn in heads.values()):
        askers |= _questioners(text, given, heads)
    over = _over(text, given, max(heads))
    taken: set[int] = set()
    found: list[Saying] = []
    speaking: Saying | None = None
    for number in range(min(heads), len(given)):
        one = given[number]
        if number in heads:
            turn = heads[number]
            speaking = _saying(number, one, turn.label)
            if not _asks(turn.name, askers):
                found.append(speaking)
            start = turn.words
        elif number >= over or _closes(text, one):
            break
        else:
            start = one.start
        taken.add(number)
        if speaking is not None and start < one.end and not _stage(text, start, one.end):
            speaking.content.append((start, one.end))
    return taken, [one for one in found if one.content]


def _label(text: str, one: Paragraph) -> Turn | None:
    match = SHORT.match(text, one.start, one.end) or LABEL.match(text, one.start, one.end)
    if match is None or not _names(match["name"]):
        return None
    words = match.start("words") if match["words"] else one.end
    return Turn(match["name"].strip(), match.span("name"), words)


def _names(name: str) -> bool:
    """Tell whether words before a colon can be a speaker's label: capitals, or a short name."""
    words = name.split()
    return name.upper() == name or (len(words) <= 6 and words[0][0].isupper() and words[-1][0].isupper())


def _is_transcript(heads: list[Turn], paragraphs: int) -> bool:
    names = [turn.name for turn in heads]
    again = len(names) - len(set(names))
    if again < 2 or len(set(names)) < 2:
        return False
    capitals = sum(name.upper() == name for name in names)
    return capitals * 2 >= len(names) or len(names) * 3 >= paragraphs


def _behind_title(heads: dict[int, Turn]) -> dict[int, Turn]:
    """Leave out what has a colon above the first turn: "Transcript: the briefing"."""
    names = [turn.name for turn in heads.values()]
    first = next(
        number
        for number, turn in heads.items()
        if (turn.name.isupper() and not TITLE.fullmatch(turn.name)) or names.count(turn.name) > 1
    )
    return {number: turn for number, turn in heads.items() if number >= first}


def _askers(names: list[str], language: Language) -> frozenset[str]:
    """Return the labels of those who ask for the outlet: "Q", "QUESTION", "OKONJO, HOST" and then "OKONJO"."""
    asking = {name for name in names if set(re.findall(r"\w+", name.lower())) & language.askers}
    last = {name.split(",")[0].split()[-1].lower() for name in asking if "," in name or "(" in name}
    return frozenset(asking) | {name for name in names if name.split()[-1].lower() in last and len(name.split()) <= 2}


def _over(text: str, given: list[Paragraph], last: int) -> int:
    """Return where, behind the last turn, nobody there speaks any more and others are reported."""
    behind = range(last + 1, len(given))
    plain = next((k for k in behind if not FIRST.search(text, given[k].start, given[k].end)), len(given))
    reported = any(REPORTED.search(text, given[k].start, given[k].end) for k in behind if k >= plain)
    return plain if reported else len(given)


def _questioners(text: str, given: list[Paragraph], heads: dict[int, Turn]) -> frozenset[str]:
    """Return the labels most of whose turns end with a question, where somebody else answers."""
    asked: dict[str, list[bool]] = {}
    for number, turn in heads.items():
        end = given[number].end
        asked.setdefault(turn.name, []).append(text.startswith("?", end - 1))
    found = frozenset(name for name, ends in asked.items() if len(ends) > 1 and sum(ends) * 2 >= len(ends))
    return found if len(found) < len(asked) else frozenset()


def _asks(name: str, askers: frozenset[str]) -> bool:
    return name in askers


def _closes(text: str, one: Paragraph) -> bool:
    return one.end - one.start < 80 and END.match(text, one.start, one.end) is not None


def _stage(text: str, start: int, end: int) -> bool:
    return end - start < 200 and STAGE.match(text, start, end) is not None


def _interview(text: str, given: list[Paragraph], language: Language) -> tuple[set[int], list[Saying]]:
    asked = [number for number, one in enumerate(given) if _is_question(text, one)]
    asked = [number for number in asked if number + 1 < len(given) and number + 1 not in asked]
    if len(asked) < 3 or not _answered(text, given, asked):
        return set(), []
    speaker = _interviewed(text, given[: asked[0]])
    taken: set[int] = set()
    found: list[Saying] = []
    for number, following in zip(asked, [*asked[1:], None], strict=True):
        end = following if following is not None else _last_answer(text, given, number + 1)
        answer = _saying(number + 1, given[number + 1], speaker)
        answer.content = [(given[k].start, given[k].end) for k in range(number + 1, end)]
        taken |= set(range(number, end))
        found.append(answer)
    return taken, found


def _is_question(text: str, one: Paragraph) -> bool:
    if one.end - one.start > 320 or text[one.start] in "\"“‘'«":
        return False
    return text[one.end - 1] in "?”’\"'" and QUESTION.match(text, one.start, one.end) is not None


def _answered(text: str, given: list[Paragraph], asked: list[int]) -> bool:
    """Tell whether the paragraphs behind questions are somebody's own words."""
    own = sum(
        FIRST.search(text, given[number + 1].start, given[number + 1].end) is not None
        and text[given[number + 1].start] not in '"“'
        for number in asked
    )
    numbered = sum(text[given[number].start].isdigit() for number in asked)
    return own * 2 >= len(asked) or numbered * 2 > len(asked)


def _last_answer(text: str, given: list[Paragraph], number: int) -> int:
    """Return the paragraph behind the last answer: what follows is the speaker's only if it says "I" or "we"."""
    end = number + 1
    while end < len(given) and FIRST.search(text, given[end].start, given[end].end) and not given[end].quotations:
        end += 1
    return end


def _interviewed(text: str, before: list[Paragraph]) -> Span | None:
    """Return the name of who is interviewed: one that stands alone above the questions, or opens a paragraph there."""
    for one in before:
        titled = WITH_WHOM.match(text, one.start, one.end)
        if titled is not None:
            return titled.span(1)
    alone = [one for one in before if one.end - one.start < 60 and NAME.fullmatch(text, one.start, one.end)]
    named = [one for one in alone if text[one.start : one.end].title().split()[0] not in ("By", "Interview")]
    for one in named:
        if not text[one.start : one.end].isupper():
            return one.start, one.end
    for one in before:
        match = NAME.match(text, one.start, one.end)
        if match is not None and all(word[0].isupper() for word in match.group().split()):
            return match.span()
    return None


def _posts(text: str, given: list[Paragraph], language: Language) -> tuple[set[int], list[Saying]]:
    heads = {number: head for number, one in enumerate(given) if (head := _head(text, one)) is not None}
    if len(heads) < 2:
        return set(), []
    taken: set[int] = set()
    found: list[Saying] = []
    for number, head in heads.items():
        lines = _lines(text, given, number, set(heads))
        taken |= {number, *lines}
        above = _name_above(text, given, number) if head.name.startswith("@") else None
        taken |= {number - 1} if above is not None else set()
        said = [k for k in lines if not _around(text, given, k, lines)]
        spans = [(_uncounted(text, given[k]), given[k].end) for k in said]
        if head.words < given[number].end:
            spans = [(head.words, given[number].end), *spans]
        if spans:
            post = _saying(number, given[number], above or head.label)
            post.content = spans
            found.append(post)
    return taken, found


def _head(text: str, one: Paragraph) -> Turn | None:
    """Return the head of a post: a name and a handle, then a time or nothing, or a colon and the post."""
    handle = HANDLE.search(text, one.start, min(one.end, one.start + 120))
    if handle is None:
        return None
    behind = INLINE.match(text, handle.end(), one.end)
    inline = behind is not None and behind.end() < one.end
    if not inline and (one.end - handle.end() > 40 or text[one.end - 1] in ".!?"):
        return None
    name = text[one.start : handle.start()].rstrip(" (")
    if text[one.start : handle.start()].count(" ") > 12 or name.endswith((".", ":", " to", " by")) or name in HEADS_NOT:
        return None
    label = (one.start, one.start + len(name)) if name else handle.span()
    return Turn(text[label[0] : label[1]], label, behind.end() if behind is not None and inline else one.end)


def _name_above(text: str, given: list[Paragraph], number: int) -> Span | None:
    """Return the line right above a handle, where a name and an office stand in a line of their own."""
    if number == 0 or text[given[number - 1].end : given[number].start].count("\n") != 1:
        return None
    start, end = given[number - 1].start, given[number - 1].end
    return (start, end) if text[start].isupper() and text[end - 1].isalnum() and end - start < 90 else None


INLINE = re.compile(r"\)?\s*(?:[·•|,]\s*\d[^:]{0,20}?)?:\s+")
HEADS_NOT = frozenset(["Replying to", "Follow", "RT", "Via", "via"])


def _lines(text: str, given: list[Paragraph], number: int, heads: set[int]) -> list[int]:
    """Return the paragraphs of a post: up to its time, an empty line or the next head."""
    found: list[int] = []
    for k in range(number + 1, len(given)):
        apart = "\n\n" in text[given[k - 1].end : given[k].start]
        if k in heads or (apart and found and not COUNTED.match(text, given[k].start, given[k].end)):
            break
        found.append(k)
        if STAMP.match(text, given[k].start, given[k].end):
            break
    return found


def _around(text: str, given: list[Paragraph], k: int, lines: list[int]) -> bool:
    """Tell whether a line belongs to a post's frame: a time, whom it replies to, the office below the name."""
    start, end = given[k].start, given[k].end
    if STAMP.match(text, start, end) or REPLYING.match(text, start, end):
        return True
    further = any(not STAMP.match(text, given[m].start, given[m].end) for m in lines if m > k)
    return k == lines[0] and further and end - start < 90 and text[end - 1].isalnum() and not COUNTED.match(text, start)


def _uncounted(text: str, one: Paragraph) -> int:
    match = COUNTED.match(text, one.start, one.end)
    return match.end() if match is not None else one.start
