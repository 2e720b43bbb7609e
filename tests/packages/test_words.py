"""Whatever can go wrong with packages has one sentence, which needs what the error carries and nothing else."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections import Counter
from pathlib import Path

from goodoffices import packages
from goodoffices.packages.words import WORDS

HERE = Path(packages.__path__[0])
RAISED = re.compile(r"(?:PackagesError|TooLarge|NoPackage|Stopped)\(\s*\"([a-z-]+)\"|Fault\(\s*code=\"([a-z-]+)\"")


def parts() -> list[dict[str, str]]:
    """Return the sentences of every part."""
    names = [found.name for found in pkgutil.iter_modules(packages.__path__) if found.name.startswith("words_")]
    return [importlib.import_module(f"goodoffices.packages.{name}").WORDS for name in names]


def test_each_code_has_one_sentence() -> None:
    """No two parts give one code a sentence, and every part's sentences are there to be said."""
    times = Counter(code for words in parts() for code in words)
    assert [code for code, often in times.items() if often > 1] == []
    assert times.keys() == WORDS.keys()


def test_what_is_raised_can_be_said() -> None:
    """Every code that is written out in the package where an error is made has its sentence."""
    raised = {one or other for path in HERE.rglob("*.py") for one, other in RAISED.findall(path.read_text())}
    assert len(raised) > 40
    assert raised - WORDS.keys() == set()
