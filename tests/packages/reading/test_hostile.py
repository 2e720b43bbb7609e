"""Huge, malformed and hostile files are refused in words, soon."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.packages.faults import BadScenario, PackagesError
from goodoffices.packages.reading import read, read_text
from goodoffices.packages.reading.nodes import MOST_BYTES, MOST_NODES
from goodoffices.packages.words import WORDS, say_error
from tests.packages.refusals import refused

SECONDS = 2.0
ENTITIES = '<!DOCTYPE a [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;">]><utility_space>&b;</utility_space>'

HOSTILE: dict[str, tuple[Callable[[], bytes | str], str]] = {
    "a million options in YAML": (lambda: "issues:\n  a:\n" + "  -\n" * 900_000, "too-many-values"),
    "a million options in a line": (lambda: "issues: {a: [" + "1," * 1_000_000 + "]}", "too-many-values"),
    "a million options in JSON": (lambda: '{"a": [' + "1," * 1_000_000 + "1]}", "too-many-values"),
    "a million elements": (lambda: "<utility_space>" + "<a/>" * 990_000, "too-many-values"),
    "a million rows": (lambda: "issue,option,N\n" + "a,b\n" * 990_000, "csv-short"),
    "a million cells": (lambda: "issue,option,N\n" + "," * 3_900_000, "too-many-values"),
    "a million columns": (lambda: "issue,option" + ",N" * 1_900_000, "too-many-values"),
    "a million attributes": (lambda: "<a " + " ".join(f'a{i}=""' for i in range(350_000)) + "/>", "too-many-values"),
    "numbers for sixty thousand options": (
        lambda: '{"issueWeights":{"a":1},"issues":{"a":{' + ",".join(f'"{i}":.{i}' for i in range(60_000)) + "}}}",
        "json-syntax",
    ),
    "an issue that is not there, often": (
        lambda: (
            "issues: {a: {from: 0, to: 49999}}\nparties: {N: {scores: {a: {"
            + ", ".join(f"{i}: 1" for i in range(49_000))
            + ", x: 1}}}}"
        ),
        "no-option",
    ),
    "options looked up often": (
        lambda: (
            "issues: {a: {from: 0, to: 49999}}\nconstraints:\n  - forbidden: {a: ["
            + ", ".join(str(i) for i in range(50_000, 0, -1))
            + "]}\nparties: {N: {scores: {a: {0: x}}}}"
        ),
        "no-option",
    ),
    "a hundred megabytes": (lambda: b"a" * 100_000_000, "file-too-large"),
    "a hundred megabytes of XML": (lambda: b"<a>" + b"a" * 100_000_000, "file-too-large"),
    "brackets": (lambda: "[" * (MOST_BYTES - 1), "too-deep"),
    "brackets in YAML": (lambda: "a: " + "[" * (MOST_BYTES - 4), "too-deep"),
    "braces in YAML": (lambda: "a: " + "{a: " * 900_000, "too-deep"),
    "dashes": (lambda: "- " * 1_900_000, "too-deep"),
    "question marks": (lambda: "? " * 1_900_000, "too-deep"),
    "steps to the right": (lambda: "".join(" " * i + "a:\n" for i in range(2_500)), "too-deep"),
    "elements in elements": (lambda: "<a>" * 1_300_000, "too-deep"),
    "an open quote": (lambda: 'a: "' + "x" * 3_900_000, "yaml-syntax"),
    "an open table": (lambda: 'issue,option,N\n"' + "x" * 3_900_000, "csv-syntax"),
    "an open section": (lambda: "<a><![CDATA[" + "]" * 3_900_000, "xml-syntax"),
    "an open comment": (lambda: "<!--" + "x" * 3_900_000, "xml-syntax"),
    "a name that comes again": (lambda: "a: 1\n" * 700_000, "more-faults"),
    "aliases": (lambda: "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml-alias"),
    "a type": (lambda: "a: !!python/object/apply:os.system [x]", "yaml-tag"),
    "entities": (lambda: ENTITIES, "xml-entity"),
    "another file": (lambda: '<!DOCTYPE a SYSTEM "file:///etc/hosts"><a/>', "xml-entity"),
    "an encoding of many bytes": (lambda: '<?xml version="1.0" encoding="big5"?><a/>', "xml-encoding"),
    "an encoding nobody knows": (lambda: '<?xml version="1.0" encoding="x-none"?><a/>', "xml-encoding"),
    "UTF-16": (lambda: "issues: {a: [b]}".encode("utf-16"), "not-utf-8"),
    "Latin": (lambda: "issues: {größe: [b]}".encode("latin-1"), "not-utf-8"),
    "nothing": (lambda: b"\x00" * 1_000, "control-character"),
    "half a character": (lambda: '{"issueWeights": {}, "issues": {"a\\ud800": {"b": 1}}}', "not-a-name"),
    "a long number": (lambda: '{"issueWeights": {"a": ' + "1" * 3_900_000 + "}}", "json-syntax"),
    "too long a name": (lambda: "issues: {" + "a" * 300 + ": [b]}\nparties: {}", "name-too-long"),
    "an endless range": (lambda: "issues: {a: {from: 0, to: 1e40, step: 1e-40}}\nparties: {}", "too-many-options"),
    "numbers beyond counting": (
        lambda: "issues: {a: [b]}\nparties: {N: {scores: {a: {b: 1e59}}}}",
        "points-overflow",
    ),
}


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_within_two_seconds(name: str) -> None:
    """A file made to be large, deep or misleading is refused in words before two seconds of reckoning are over."""
    made, code = HOSTILE[name]
    text = made()
    begun = process_time()
    found = refused(text)
    assert process_time() - begun < SECONDS
    assert code in [one for one, _, _ in found]


@pytest.mark.usefixtures("alone")
def test_large_files_are_not_even_opened(tmp_path: Path) -> None:
    """A file over the limit is refused by its size; a folder with thousands of files by their number."""
    with (tmp_path / "large.yaml").open("wb") as large:
        large.truncate(100_000_000)
    begun = process_time()
    with pytest.raises(BadScenario) as caught:
        read(tmp_path / "large.yaml")
    assert [fault.code for fault in caught.value.faults] == ["file-too-large"]
    for place in range(1_100):
        (tmp_path / f"{place}.csv").touch()
    with pytest.raises(BadScenario) as caught:
        read(tmp_path)
    assert [fault.code for fault in caught.value.faults] == ["too-many-files"]
    assert process_time() - begun < SECONDS


def test_a_device_is_no_file() -> None:
    """What never ends is not begun."""
    with pytest.raises(BadScenario) as caught:
        read(Path("/dev/zero"))
    assert [fault.code for fault in caught.value.faults] == ["no-file"]


def test_xml_is_not_read_without_its_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without defusedxml no XML is read at all, and it is said what to install."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "defusedxml"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "defusedxml", None)
    with pytest.raises(PackagesError) as caught:
        read_text("a.xml", "<utility_space/>")
    assert "defusedxml" in " ".join(say_error(caught.value))


def test_yaml_without_its_quick_reader_is_read_while_it_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without libyaml small files are read all the same, and large ones refused with the reason."""
    import yaml

    from goodoffices.packages.reading import yaml_nodes

    monkeypatch.setattr(yaml_nodes, "_LOADER", yaml.SafeLoader)
    text = "issues: {a: [b]}\nparties: {N: {scores: {a: {b: 1}}}}\n"
    assert read_text("a.yaml", text).parties == ("N",)
    assert refused(text + "#" * 300_000) == [("yaml-slow", 1, "")]


MARKS = list('{}[]:,"\n -&*!<>#\x00é1a')
WORDS_OF_FORMS = "issues parties scores .nan &a *a !!x null - <utility_space> </utility_space> <issue/> issue,option,N"
PIECES = st.sampled_from([*MARKS, *WORDS_OF_FORMS.split()])


@given(st.lists(PIECES, max_size=40).map("".join))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever a text holds, it is read, or refused in words."""
    try:
        read_text("a", text)
    except PackagesError as error:
        assert all(say_error(error))


def test_every_refusal_has_its_words() -> None:
    """Every code that reading or writing says has a sentence, and no sentence is left over."""
    from goodoffices.packages import words_reading
    from tests.house.tree import python

    room = "src/goodoffices/packages/"
    sources = "\n".join(text for path, text in python("src").items() if path.as_posix().startswith(room))
    used = set(re.findall(r'"([a-z][a-z0-9]*(?:-[a-z0-9]+)+)"', sources.replace("words_reading", "")))
    own = "\n".join(
        text
        for path, text in python("src").items()
        if path.as_posix().startswith((room + "reading/", room + "writing/"))
    )
    said = re.findall(r'(?:say|_stop|_wrong|Error|TooLarge)\(\s*"([a-z0-9-]+)"', own) + re.findall(
        r'code="([a-z-]+)"', own
    )
    assert set(said) - WORDS.keys() == set()
    assert words_reading.WORDS.keys() - used == set()
    assert MOST_NODES < 1_000_000
