"""From sentences to the sayings of an article in Arabic or Hebrew: what has no cue of its own goes where it belongs."""

from __future__ import annotations

import re

from goodoffices.press.frames import QUOTED, Paragraph, Sentence
from goodoffices.press.said import Saying
from goodoffices.press.semitic.clauses import sayings
from goodoffices.press.semitic.cues import COMMAS
from goodoffices.press.semitic.framing import paragraphs
from goodoffices.press.semitic.naming import BEHIND_TITLE
from goodoffices.press.semitic.rules import Rules, rules
from goodoffices.press.semitic.spans import whole
from goodoffices.press.semitic.speaking import first_head, is_head
from goodoffices.press.values import Span

PLACED = re.compile(
    r"[^\W\d][^\n:«»\"“”.،,]{1,40}(?:[،,] [^\n:«»\"“”.،,]{1,30})?(?: ?\([^)\n]{2,30}\))?\s*(?:—|–|--| - )\s*"
)
ENDS = '.?!…؟:»”"׃'
MOST = 6
LINE = 140
NEAR = 8


def gather_semitic(text: str, given: list[Span], code: str) -> list[Saying]:
    """Return the sayings of an article in "ar" or "he", in order, given where its paragraphs stand.

    A saying without a speaker is by the one before it, in its paragraph or above.
    """
    found: list[Saying] = []
    bodies = [(_placed(text, low, high), high) for low, high in given]
    parts = paragraphs(text, bodies)
    for paragraph in parts[_head(text, given) :]:
        found += _paragraph(text, paragraph, found, rules(code))
    return [one for one in found if one.content]


def _placed(text: str, low: int, high: int) -> int:
    """Return where a paragraph begins behind the place and the agency it is dated from."""
    match = PLACED.match(text, low, high)
    return match.end() if match and match.end() < high else low


def _head(text: str, given: list[Span]) -> int:
    """Return how many paragraphs are headline, author and date: short lines that do not end as sentences do."""
    for index, (low, high) in enumerate(given[:MOST]):
        if high - low > LINE or text[high - 1] in ENDS:
            return index
    return 0


def _paragraph(text: str, paragraph: Paragraph, before: list[Saying], language: Rules) -> list[Saying]:
    own: list[Saying] = []
    waiting: list[Span] = []
    for sentence in paragraph.sentences:
        quotes = [(quote.start, quote.end) for quote in sentence.quotations]
        if quotes and _bare(sentence):
            if own:
                own[-1].content += quotes
            else:
                waiting += quotes
            continue
        said = sayings(text, sentence, language)
        if said and waiting and said[0].how == "verb":
            said[0].content, waiting = waiting + said[0].content, []
        if own and own[-1].awaits and not own[-1].content:
            own[-1].content.append((sentence.start, sentence.end))
            continue
        if said and said[0].speaker is None and said[0].how == "verb" and not said[0].shared:
            said[0].speaker = _topic(paragraph, sentence, own, language)
        own += said
    if before and before[-1].awaits and not before[-1].content and not own:
        before[-1].content.append((paragraph.start, paragraph.end))
    elif waiting and not own and before and before[-1].paragraph == paragraph.sentences[0].paragraph - 1:
        before[-1].content += waiting
    return own


def _topic(paragraph: Paragraph, sentence: Sentence, own: list[Saying], language: Rules) -> Span | None:
    """Return whom the sentence before is about, if it reports nothing: "The judge came. 'No,' he said."."""
    at = next((k for k, one in enumerate(paragraph.sentences) if one is sentence), 0)
    while at > 0 and _bare(paragraph.sentences[at - 1]):
        at -= 1
    if at == 0 or (own and own[-1].sentence is paragraph.sentences[at - 1]):
        return None
    tokens = paragraph.sentences[at - 1].tokens
    stop = next((k for k, token in enumerate(tokens) if token.lower in COMMAS), len(tokens))
    given = first_head(tokens, 0, min(NEAR, stop), language)
    if given is None:
        return None
    # where a name ends and a verb begins nobody can tell without knowing every verb: no more than two words are taken
    heads = [k for k in range(*given) if is_head(tokens[k].lower, language) or tokens[k].lower in BEHIND_TITLE]
    last = heads[-1] + 1 if heads else given[0] + 1
    return whole(tokens, given[0], last if language.verb_first else min(given[1], last + 2))


def _bare(sentence: Sentence) -> bool:
    """Tell whether there is nothing in a sentence but quotations and marks."""
    return all(token.lower == QUOTED or not token.word[0].isalnum() for token in sentence.tokens)
