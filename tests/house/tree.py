"""What the house tests look at: the files of the project as git sees them, and their functions as Python does."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

Function = ast.FunctionDef | ast.AsyncFunctionDef


def tracked() -> list[Path]:
    """Return every file that is or would be committed, relative to the root; never empty."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.split("\0")
    found = sorted({Path(name) for name in listed if name and (ROOT / name).is_file()})
    assert found, "git lists no files here"
    return found


def python(*under: str) -> dict[Path, str]:
    """Return the source of every Python file in these folders of the root."""
    return {
        path: (ROOT / path).read_text(encoding="utf-8")
        for path in tracked()
        if path.suffix == ".py" and path.parts[0] in under
    }


def functions(source: str) -> Iterator[Function]:
    """Yield every function and method, nested ones too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Return how many lines a function takes, from `def` to its last, its docstring counted."""
    return (function.end_lineno or function.lineno) - function.lineno + 1
