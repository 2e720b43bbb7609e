"""From sentences to the sayings of an article: what has no cue of its own goes where it belongs."""

from __future__ import annotations

from itertools import takewhile

from goodoffices.press.cues import cues
from goodoffices.press.frames import QUOTED, Paragraph, Sentence
from goodoffices.press.language import Language
from goodoffices.press.said import Saying, span
from goodoffices.press.sayings import sayings
from goodoffices.press.subjects import left_subject, right_subject
from goodoffices.press.turns import turns

BRIEF = 34
"""Words a sentence may have that is only speaker and cue."""


def gather(text: str, given: list[Paragraph], language: Language) -> list[Saying]:
    """Return the sayings of an article, in order, with the quotations that go on from or lead up to them."""
    taken, found = turns(text, given, language)
    reader = _Reader(text, language)
    for number, paragraph in enumerate(given):
        if number not in taken:
            reader.read(number, paragraph)
    said = [one for one in reader.found if one.content]
    return sorted(found + said, key=Saying.place) if found else said


class _Reader:
    """Reads paragraph after paragraph, and knows which saying the last words belonged to."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.found: list[Saying] = []
        self.reach = -2
        """The last paragraph in which something was said."""
        self.open = False
        """Whether a quotation was not closed at the end of that paragraph."""
        self.block = False
        """Whether that paragraph was a block quotation."""

    def read(self, number: int, paragraph: Paragraph) -> None:
        if self._goes_on_whole(number, paragraph):
            self.found[-1].content.append((paragraph.start, paragraph.end))
            self._reached(number, paragraph, block=True)
            return
        own = _in_paragraph(self.text, paragraph, self.language)
        if not own and self.reach == number - 1 and self.found:
            own = self._carry(paragraph)
        else:
            self.found += own
        if own:
            self._reached(number, paragraph, block=False)

    def _reached(self, number: int, paragraph: Paragraph, *, block: bool) -> None:
        self.reach, self.block = number, block
        self.open = bool(paragraph.quotations) and not paragraph.quotations[-1].closed

    def _goes_on_whole(self, number: int, paragraph: Paragraph) -> bool:
        """Tell whether a whole paragraph was said by the last speaker: a block quotation."""
        if not self.found or self.reach != number - 1:
            return False
        last = self.found[-1]
        indented = _indented(self.text, paragraph)
        if last.awaits and not last.content:
            return indented or _all_quoted(paragraph)
        return self.block and indented

    def _carry(self, paragraph: Paragraph) -> list[Saying]:
        """Give a paragraph without a cue to the last saying, where it awaits words or this one is all quotation."""
        last = self.found[-1]
        if last.awaits and not last.content:
            last.content.append((paragraph.start, paragraph.end))
            return [last]
        bare = [sentence for sentence in paragraph.sentences if sentence.bare() and sentence.quotations]
        if not bare or (len(bare) < len(paragraph.sentences) and not paragraph.sentences[0].bare()):
            return []
        for sentence in bare:
            _goes_on(last, sentence)
        return [last]


def _indented(text: str, paragraph: Paragraph) -> bool:
    line = text.rfind("\n", max(0, paragraph.start - 9), paragraph.start) + 1
    return line > 0 and paragraph.start - line >= 2


def _all_quoted(paragraph: Paragraph) -> bool:
    return all(sentence.bare() for sentence in paragraph.sentences) and bool(paragraph.quotations)


def _in_paragraph(text: str, paragraph: Paragraph, language: Language) -> list[Saying]:
    own: list[Saying] = []
    waiting: list[Sentence] = []
    read = [[] if sentence.bare() else sayings(text, sentence, language) for sentence in paragraph.sentences]
    for number, sentence in enumerate(paragraph.sentences):
        said = read[number]
        if sentence.bare() and sentence.quotations:
            if own and not _is_only_cue(paragraph, read, number + 1, language):
                _goes_on(_quoting(own), sentence)
            else:
                waiting.append(sentence)
            continue
        if not said and own and _begins_quoted(sentence) and _carries(sentence):
            _goes_on(_quoting(own), sentence)
            continue
        if not said and waiting:
            said = _only_cue(sentence, language)
        if said and waiting:
            _leads_up(said[0], waiting)
            waiting = []
        own += said
    return own


def _is_only_cue(paragraph: Paragraph, read: list[list[Saying]], number: int, language: Language) -> bool:
    """Tell whether the sentence behind a quotation is only speaker and cue: it is that speaker's then."""
    if number >= len(paragraph.sentences) or read[number] or paragraph.sentences[number].quotations:
        return False
    return bool(_only_cue(paragraph.sentences[number], language))


def _begins_quoted(sentence: Sentence) -> bool:
    return bool(sentence.tokens) and sentence.tokens[0].lower == QUOTED


def _quoting(own: list[Saying]) -> Saying:
    """Return of the sayings of the last sentence the one that a further quotation goes on from: one that quotes."""
    last = list(takewhile(lambda one: one.sentence is own[-1].sentence, reversed(own)))[::-1]
    for one in last:
        if any(low <= quote.start < high for low, high in one.content for quote in one.sentence.quotations):
            return one
    return own[-1]


def _carries(sentence: Sentence) -> bool:
    """Tell whether nearly all of a sentence is quotation."""
    quoted = sum(quote.end - quote.start for quote in sentence.quotations)
    return quoted * 10 >= (sentence.end - sentence.start) * 6


def _goes_on(saying: Saying, sentence: Sentence) -> None:
    saying.content += [(quote.start, quote.end) for quote in sentence.quotations]


def _leads_up(saying: Saying, waiting: list[Sentence]) -> None:
    spans = [(quote.start, quote.end) for sentence in waiting for quote in sentence.quotations]
    saying.content = spans + saying.content


def _only_cue(sentence: Sentence, language: Language) -> list[Saying]:
    """Return the saying of a sentence that is only speaker and cue behind a quotation: "..." Smith said."""
    tokens = sentence.tokens
    if len([token for token in tokens if token.word[0].isalnum()]) > BRIEF:
        return []
    for cue in cues(sentence, language):
        if cue.negated or "saying" not in cue.verb.groups:
            continue
        subject = left_subject(tokens, cue.first, 0) or right_subject(tokens, cue.last, len(tokens), language)
        if subject is not None and subject[0] <= 4:
            at, who = span(tokens, cue.first, cue.last + 1), span(tokens, *subject)
            return [Saying(sentence.paragraph, sentence, [], at, who, "verb", cue.verb.base)]
    return []
