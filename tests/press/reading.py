"""What the extraction core reads in a text, as words: for tables of what is expected."""

from __future__ import annotations

from goodoffices.press.frames import Paragraph, paragraph, paragraphs
from goodoffices.press.gathering import gather
from goodoffices.press.language import english
from goodoffices.press.said import Saying

Read = tuple[str | None, str | None, list[str]]


def split(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text as the reader sees them."""
    return [paragraph(text, *span, number) for number, span in enumerate(paragraphs(text))]


def gathered(text: str) -> list[Saying]:
    """Return the sayings of a text."""
    return gather(text, split(text), english())


def read(text: str) -> list[Read]:
    """Return speaker, cue and contents of each saying of a text, in words."""
    return [
        (
            text[slice(*one.speaker)] if one.speaker else None,
            text[slice(*one.cue)] if one.cue else None,
            [text[low:high] for low, high in one.content],
        )
        for one in gathered(text)
    ]


def plain(words: str) -> str:
    """Return words without the marks and spaces around them, which nobody scores."""
    return words.strip(" \n,.;:!?“”\"'‘’«»„`")


def told(text: str) -> list[Read]:
    """Return what `read` does, contents without the marks around them."""
    return [(speaker, cue, [plain(words) for words in contents]) for speaker, cue, contents in read(text)]
