"""The supplied mediations, as the files they are: beside this module once installed, at the root of a source tree."""

from __future__ import annotations

from pathlib import Path

from goodoffices.acts.problems import GoodOfficesError

_INSTALLED = Path(__file__).parent
_IN_THE_TREE = _INSTALLED.parents[2] / "examples"


def names() -> tuple[str, ...]:
    """Return the names of the supplied mediations, in alphabetical order."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


def example(name: str) -> bytes:
    """Return the bytes of one supplied mediation file. Raises GoodOfficesError("no-such-example")."""
    if name not in names():
        raise GoodOfficesError("no-such-example", found=name, allowed=", ".join(names()))
    return (_folder() / f"{name}.yaml").read_bytes()


def _folder() -> Path:
    """Return where the files lie: beside this module once installed, else in the source tree."""
    return _INSTALLED if any(_INSTALLED.glob("*.yaml")) else _IN_THE_TREE
