"""Where a word stands in a text, asked without a pattern made for it: to make a pattern takes longer than to look."""

from __future__ import annotations

from collections.abc import Iterator


def everywhere(text: str, word: str) -> Iterator[int]:
    """Give where some letters stand in a text, within words too."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def is_edge(text: str, at: int) -> bool:
    """Tell whether a word begins or ends at a place."""
    return is_inside(text, at - 1) is not is_inside(text, at)


def is_inside(text: str, at: int) -> bool:
    """Tell whether a character is part of a word; what is outside of the text is none."""
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def beginning(text: str, word: str) -> Iterator[int]:
    """Give where a word begins in a text, whether or not it ends behind these letters."""
    return (at for at in everywhere(text, word) if is_edge(text, at))


def whole(text: str, word: str) -> Iterator[int]:
    """Give where a word stands in a text by itself."""
    return (at for at in beginning(text, word) if is_edge(text, at + len(word)))
