"""Every public name and every test says in words what it promises, and no test is let off."""

from __future__ import annotations

import ast
import subprocess
import sys

import pytest

from tests.house.tree import ROOT, functions, python

CORE = "src/goodoffices/acts/planted.py"
EXCUSES = {"skip", "skipif", "xfail", "importorskip", "skipTest"}


def claims(source: str) -> list[tuple[str, str]]:
    """Return each test of a file with its docstring, which may be empty."""
    named = [function for function in functions(source) if function.name.startswith("test_")]
    return [(function.name, ast.get_docstring(function) or "") for function in named]


def wordless(source: str) -> list[str]:
    """Return the tests of a file that do not say in one closed paragraph what they hold."""
    return [name for name, words in claims(source) if not words.endswith((".", "?", "!")) or "\n\n" in words]


def excuses(source: str) -> list[int]:
    """Return the lines where a test is skipped, expected to fail, or asserts what cannot be false."""
    return sorted(filter(None, map(_excuse, ast.walk(ast.parse(source)))))


def _excuse(node: ast.AST) -> int | None:
    """Return the line of an excuse, or None where there is none."""
    match node:
        case ast.Attribute(attr=name) | ast.Name(id=name) if name in EXCUSES:
            return node.lineno
        case ast.Assert(test=ast.Constant() | ast.Tuple()):
            return node.lineno
    return None


def ruff(source: str, path: str) -> str:
    """Return what ruff says of a source text, were it to lie at this path."""
    command = [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "concise"]
    command += ["--stdin-filename", str(ROOT / path), "-"]
    return subprocess.run(command, input=source, cwd=ROOT, capture_output=True, check=False, text=True).stdout


def test_every_test_says_what_it_holds() -> None:
    """Each test has a docstring of one paragraph that ends as a sentence does."""
    found = {path: wordless(text) for path, text in python("tests").items()}
    assert {path: names for path, names in found.items() if names} == {}


def test_a_wordless_test_is_found() -> None:
    """A test without a docstring, or with half a sentence, is found; one with a sentence is not."""
    assert wordless("def test_a(): pass\ndef test_b():\n    '''Half a'''\ndef test_c():\n    '''Holds.'''\n") == [
        "test_a",
        "test_b",
    ]


def test_no_test_is_let_off() -> None:
    """No test is skipped, expected to fail, or asserts a constant."""
    found = {path: excuses(text) for path, text in python("tests").items()}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("line", ["pytest.skip('x')", "@mark.xfail\ndef f(): ...", "assert 1", "assert (x, 'y')"])
def test_a_planted_excuse_is_found(line: str) -> None:
    """Each way to let a test off is found."""
    assert excuses(line) == [1]


@pytest.mark.parametrize(
    ("path", "source", "rule"),
    [
        (CORE, '"""Words."""\n\n\ndef public() -> int:\n    return 1\n', "D103"),
        (CORE, '"""Words."""\n\n\nclass Public:\n    pass\n', "D101"),
        (CORE, "X = 1\n", "D100"),
        (CORE, '"""Words."""\n\nprint("here")\n', "T201"),
        (CORE, '"""Words."""\n\nfrom .when import When as When\n', "TID252"),
        (CORE, '"""Words."""\n\nimport datetime\n\nX = datetime.datetime.now()\n', "DTZ005"),
        ("tests/acts/test_planted.py", '"""Words."""\n\n\ndef test_x() -> None:\n    pass\n', "D103"),
    ],
)
def test_the_linter_sees_a_planted_fault(path: str, source: str, rule: str) -> None:
    """Ruff, as configured here, refuses a name without words, printing in the core, and asking the machine for now."""
    assert rule in ruff(source, path)


def test_a_sound_module_passes_the_linter() -> None:
    """The planted faults fail for what is wrong in them, not for where they lie."""
    sound = '"""Words."""\n\n\ndef public() -> int:\n    """Return one."""\n    return 1\n'
    assert ruff(sound, CORE).strip() == "All checks passed!"
    assert not (ROOT / CORE).exists()
