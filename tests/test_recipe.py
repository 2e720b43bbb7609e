"""The recipe for a new kind of act in CONTRIBUTING.md is complete, exact, and has no idle step."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.commands import ROOT

SMALL = """\
goodoffices: 1
mediation: small
zone: Europe/Lisbon
entered: 2031-04-10T18:00
read_as_of: 2031-04-10
recorded_by: amal
acts:
  - {act: PartyJoined, id: north, name: North, when: 2031-01-20}
  - {act: PartyJoined, id: south, name: South, when: 2031-01-20}
  - act: SafePassage
    id: way
    by: north
    of: [south]
    way: the inner fairway, for rescue crews
    when: 2031-04-10
"""
SENTENCE = "North lets South pass: the inner fairway, for rescue crews (2031-04-10)"
BLOCK = re.compile(r"((?:^(?!```).*\n)*)^```(\w+)\n((?:^(?!```).*\n)*)^```$", re.MULTILINE)
PLACE = re.compile(r"(At the end of|A new file|In) `([^`]+)`:$")


class Step(NamedTuple):
    """One block of the recipe: how it is taken, at which file, and what it says; a command has no file."""

    how: str
    path: str
    text: str


def steps(page: str) -> list[Step]:
    """Return the blocks of the recipe in order; a block with no place of its own is for the same file as the last."""
    recipe = page.partition("## A new kind of act\n")[2].partition("\n## ")[0]
    found, how, path = [], "", ""
    for prose, language, text in BLOCK.findall(recipe):
        if place := PLACE.search(prose.strip()):
            how, path = place.groups()
        found.append(Step("run", "", text) if language == "sh" else Step(how, path, text))
    return found


STEPS = steps((ROOT / "CONTRIBUTING.md").read_text())


def take(step: Step, tree: Path) -> None:
    """Take one step of the recipe in a copy of the tree."""
    path = tree / step.path
    if step.how == "run":
        command = [sys.executable, *step.text.split()[1:]]
        subprocess.run(command, cwd=tree, env=on_path(tree), check=True, capture_output=True, timeout=60)
    elif step.how == "A new file":
        assert not path.exists()
        path.write_text(step.text)
    elif step.how == "At the end of":
        path.write_text(f"{path.read_text().rstrip()}\n\n{'' if path.suffix == '.yaml' else chr(10)}{step.text}")
    else:
        rows = step.text.splitlines(keepends=True)
        was = "".join(row[1:] for row in rows if row[0] in " -")
        now = "".join(row[1:] for row in rows if row[0] in " +")
        whole = path.read_text()
        assert whole.count(was) == 1, (step.path, was)
        path.write_text(whole.replace(was, now))


def on_path(tree: Path) -> dict[str, str]:
    """Return an environment in which the package, the tools and the tests are those of a copied tree."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join((str(tree / "src"), str(tree)))}


def copied(folder: Path) -> Path:
    """Return a copy of what the recipe touches, with the small mediation beside it."""
    # what was compiled goes along: a file that a step changes is compiled anew by its date and size
    for name in ("src", "examples", "tools"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "docs" / "reference").mkdir(parents=True)
    shutil.copy(ROOT / "docs" / "reference" / "acts.md", folder / "docs" / "reference")
    shutil.copy(ROOT / "tests" / "proving.py", folder)
    (folder / "small.yaml").write_text(SMALL)
    return folder


def failing(tree: Path) -> list[str]:
    """Return the proofs that fail in a copied tree, in a process that knows no other."""
    command = [sys.executable, "proving.py", "SafePassage", "small.yaml", SENTENCE]
    ended = subprocess.run(
        command, cwd=tree, env=on_path(tree), check=False, capture_output=True, text=True, timeout=120
    )
    assert (ended.returncode == 0) == (ended.stdout == ""), ended.stderr
    return ended.stdout.splitlines()


def test_the_recipe_is_read_as_it_is_written() -> None:
    """The page holds one act, one reading, its place in a brief, one sentence, one example and the reference."""
    assert [(step.how, step.path) for step in STEPS] == [
        ("At the end of", "src/goodoffices/acts/delivery.py"),
        ("A new file", "src/goodoffices/standing/passage.py"),
        ("In", "src/goodoffices/standing/brief.py"),
        ("In", "src/goodoffices/standing/brief.py"),
        ("In", "src/goodoffices/export/english_lines.py"),
        ("In", "src/goodoffices/export/english_kinds.py"),
        ("In", "src/goodoffices/desk/words/en/forms_delivery.py"),
        ("At the end of", "examples/harbour.yaml"),
        ("run", ""),
    ]


def test_with_every_step_the_new_act_is_known_throughout(tmp_path: Path) -> None:
    """Codec, schema, check, log, brief in text and JSON, the page, the example and the reference all know it."""
    tree = copied(tmp_path)
    assert failing(tree) != []
    for step in STEPS:
        take(step, tree)
    assert failing(tree) == []


@pytest.mark.parametrize("left_out", range(len(STEPS)))
def test_leaving_out_a_step_is_seen(tmp_path: Path, left_out: int) -> None:
    """With any one step left out, a check fails: no step is idle."""
    tree = copied(tmp_path)
    for place, step in enumerate(STEPS):
        if place != left_out:
            try:
                take(step, tree)
            except subprocess.CalledProcessError:
                return
    assert failing(tree) != []


def test_what_the_recipe_writes_is_in_our_style(tmp_path: Path) -> None:
    """What the steps leave behind passes the linter and the formatter of this project."""
    tree = copied(tmp_path)
    for step in STEPS:
        take(step, tree)
    shutil.copy(ROOT / "pyproject.toml", tree)
    written = [str(tree / step.path) for step in STEPS if step.path.endswith(".py")]
    for check in (("ruff", "check", "--no-cache"), ("ruff", "format", "--check", "--no-cache")):
        ended = subprocess.run(
            [sys.executable, "-m", *check, *written], cwd=tree, capture_output=True, text=True, check=False, timeout=60
        )
        assert ended.returncode == 0, ended.stdout
