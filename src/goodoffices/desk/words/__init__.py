"""What the pages say of their own, one catalogue keyed by tag for each language, put together from one part a page."""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

from goodoffices.export.tongue import tongue


@cache
def words_in(code: str) -> Mapping[str, str]:
    """Return every sentence of the pages in a language. Raises ValueError where two parts use one key."""
    found: dict[str, str] = {}
    package = import_module(f"{__name__}.{code}")
    for part in pkgutil.iter_modules(package.__path__):
        words: dict[str, str] = import_module(f"{package.__name__}.{part.name}").WORDS
        if twice := found.keys() & words.keys():
            raise ValueError(f"{code}.{part.name}: {sorted(twice)}")
        found |= words
    return found


def unsaid(key: str, params: Mapping[str, Any]) -> str:
    """Return a sentence before anything is filled in: the one for a single one, where there is one and `count` is 1."""
    spoken = words_in(tongue().code)
    if params.get("count") == 1 and f"{key}.one" in spoken:
        return spoken[f"{key}.one"]
    return spoken[key] if key in spoken else words_in("en")[key]


def say(key: str, /, **params: Any) -> str:
    """Return a sentence in the language spoken, in English where that lacks it. Raises KeyError for no key."""
    text = unsaid(key, params)
    return text.format(**params) if params else text
