"""What somebody is asked while a command runs: reasons, words, a yes. None of it is ever an argument."""

from __future__ import annotations

import sys
from typing import Any, TypeVar

import click

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.cli.saying import sentence, tell
from goodoffices.new import writable

LONGEST = 100_000
W = TypeVar("W", bound=str)


def typed(key: str, default: str | None = None, /, **params: Any) -> str:
    """Ask for one line, at the terminal or from standard input, until it can be written down."""
    while True:
        text = str(click.prompt(sentence(key, **params), default=default, err=True, show_default=False)).strip()
        if writable(text) and (text or default == ""):
            return text
        tell("new.again")


def chosen(key: str, allowed: tuple[W, ...]) -> W:
    """Ask for one of several words, until it is one of them."""
    while True:
        text = typed(key).lower()
        for word in allowed:
            if word == text:
                return word
        tell("vault.one-of", allowed=", ".join(allowed))


def words(key: str) -> str:
    """Ask for words: a line at a terminal, else all that standard input holds. Raises GoodOfficesError("no-words")."""
    if sys.stdin is not None and sys.stdin.isatty():
        return typed(key)
    text = sys.stdin.read(LONGEST).strip() if sys.stdin is not None else ""
    if not text or not writable(text.replace("\n", "").replace("\t", "")):
        raise GoodOfficesError("no-words")
    return text


def demand_count(count: int) -> None:
    """Go on only when somebody types how many entries are to go. Raises click.Abort."""
    if typed("vault.destroy.count", count=count) != str(count):
        tell("vault.destroy.not-that", count=count)
        raise click.Abort
