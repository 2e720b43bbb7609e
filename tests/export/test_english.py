"""The catalogue and the readings fit: whatever is said has a sentence with all it needs, and no sentence is idle."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

import goodoffices.standing
from goodoffices.acts.act import Unknown
from goodoffices.acts.housekeeping import Correction, Instead, NoteToFile
from goodoffices.acts.when import moment
from goodoffices.examples import example
from goodoffices.export import english
from goodoffices.export.wording import sentence
from goodoffices.record.compartment import Viewer
from goodoffices.record.entry import Entry
from goodoffices.record.file import read_mediation
from goodoffices.record.ledger import Record
from goodoffices.record.see import see
from goodoffices.standing.before import before
from goodoffices.standing.brief import SECTIONS, brief
from goodoffices.standing.line import Line
from goodoffices.standing.log import log
from goodoffices.standing.standing import standing
from tests.worlds import build

READINGS = sorted(Path(goodoffices.standing.__file__).parent.glob("*.py"))
CORNERS = (Path(__file__).parent / "corners.yaml").read_bytes()
CORNER_DAYS = (
    "2031-02-10",
    "2031-03-10",
    "2031-03-25",
    "2031-04-01",
    "2031-05-08",
    "2031-05-15",
    "2031-06-05",
    "2031-06-30",
)
FAR = "9000-12-31"
SAYS = {"line", "told", "_item"}
"""The functions that make a line: the first text given to one is the key of a sentence."""


def keys_in(source: str) -> Iterator[tuple[str, int]]:
    """Give each pattern of a key that a module names outright, with its line: `.+` stands for what is filled in."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in SAYS:
                found = [key for key in map(pattern, node.args) if key]
                yield from ((key, node.lineno) for key in found[:1])
            case ast.Assign(targets=[ast.Name(id="tag" | "key")], value=value):
                yield from ((key, node.lineno) for key in choices(value))
            case ast.Call(func=ast.Name(id="Line"), keywords=keywords):
                found = [key for word in keywords if word.arg == "tag" for key in choices(word.value)]
                yield from ((key, node.lineno) for key in found)


def choices(node: ast.expr) -> Iterator[str]:
    """Give the patterns an expression may be, each branch of a conditional by itself."""
    if isinstance(node, ast.IfExp):
        yield from choices(node.body)
        yield from choices(node.orelse)
    elif (key := pattern(node)) is not None:
        yield key


def pattern(node: ast.expr) -> str | None:
    """Return a text, or a text with something filled in, as a regular expression; None for anything else."""
    match node:
        case ast.Constant(value=str(text)):
            return re.escape(text)
        case ast.JoinedStr(values=parts):
            return "".join((pattern(part) or "") if isinstance(part, ast.Constant) else ".+" for part in parts)
        case ast.BinOp(left=left, op=ast.Add()):
            return f"{pattern(left) or '.+'}.*"
    return None


def speechless(sources: dict[str, str], lines: dict[str, str]) -> list[str]:
    """Return the keys named in these modules that no sentence of the catalogue has."""
    return [
        f"{name}:{row}: {key}"
        for name, source in sources.items()
        for key, row in keys_in(source)
        if key and not any(re.fullmatch(key, known) for known in lines)
    ]


def every(line: Line) -> Iterator[Line]:
    """Give a line and all that stands beside and below it."""
    yield line
    for part in (*line.more, *line.basis, *line.denials):
        yield from every(part)


def said(record: Record, viewer: Viewer, days: list[tuple[int, int]]) -> Iterator[Line]:
    """Give every line of the brief and the log for a viewer at these pairs of moments."""
    visible = see(record, viewer)
    for as_of, known_at in days:
        s = standing(visible, as_of=as_of, known_at=known_at)
        yield from (part for section in brief(s).sections for line in section.lines for part in every(line))
        yield from (part for entry in log(s) for line in (entry.line, *entry.now) for part in every(line))


def sheets(record: Record, as_of: int) -> Iterator[Line]:
    """Give every line of the sheet for every room that somebody is in."""
    for room, shelf in record.shelves.items():
        if shelf.compartment.members:
            found = before(record, room, as_of=as_of, known_at=as_of)
            yield from (part for section in found.sections for line in section.lines for part in every(line))


def apart() -> Iterator[Entry]:
    """Give what no file can hold: two corrections made apart, and an act of a kind from a newer version."""
    later: dict[str, Any] = {"room": "public", "entered": moment("2031-06-30", "UTC"), "seq": 0, "clock": 9_000}
    for site, text in (("there", "eight"), ("elsewhere", "nine")):
        instead = Instead(act=NoteToFile(text=text))
        yield Entry(
            id=f"t3-{site}", site=site, act=Correction(target="t3", reason="miscounted", instead=instead), **later
        )
    yield Entry(id="newer", site="newer", act=Unknown(kind="Newer", raw={"act": "Newer"}), **later)


def written() -> Iterator[tuple[Record, str, tuple[str, ...]]]:
    """Give the examples and the corners, each with its zone and the days to read it on."""
    days = {"doha": ("2024-11-01", "2024-11-09"), "harbour": ("2031-03-25", "2031-05-20"), "corners": CORNER_DAYS}
    for name, on in days.items():
        mediation = read_mediation(CORNERS if name == "corners" else example(name))
        more = apart() if name == "corners" else ()
        yield Record((*mediation.entries, *more), zone=mediation.zone), mediation.zone, on


def heard() -> Iterator[tuple[Line, str]]:
    """Give the lines of the examples and the corners, as known in mid-2031 and ever after, each with its zone."""
    for record, zone, on in written():
        known = [moment(day, zone) for day in ("2031-06-30", FAR)]
        moments = [(moment(day, zone), at) for day in (*on, FAR) for at in known]
        for viewer in (*map(record.those_in, record.shelves), Viewer(frozenset(("amal",)))):
            yield from ((line, zone) for line in said(record, viewer, moments))
        for day in (*on, "2031-06-30"):
            yield from ((line, zone) for line in sheets(record, moment(day, zone)))


def made_up() -> Iterator[tuple[Line, str]]:
    """Give the lines of some made-up worlds, each with its zone."""
    for seed in range(25):
        rng = Random(seed)
        world = build(seed, [rng.getrandbits(30) for _ in range(60)])
        now = max(entry.entered for entry in world.entries)
        yield from ((line, world.zone) for line in said(world.record(), world.record().those_in("team"), [(now, now)]))


@pytest.fixture(scope="module")
def spoken() -> dict[str, list[tuple[Line, str]]]:
    """Return the lines heard in what is written down, by key, no more than a hundred of each."""
    found: defaultdict[str, list[tuple[Line, str]]] = defaultdict(list)
    for line, zone in heard():
        if len(found[line.tag]) < 100:
            found[line.tag].append((line, zone))
    return found


def test_every_key_that_is_named_has_a_sentence() -> None:
    """Whatever a reading says by name, filled in or not, is in the catalogue."""
    assert speechless({path.name: path.read_text() for path in READINGS}, english.LINES) == []


@pytest.mark.parametrize(
    "source",
    [
        "line('nowhere')", "told(s, f, 'nowhere.said', by=x)", "tag = 'owed' if x else 'nowhere'",
        "line(f'nowhere.{x}')",
        "Line(tag='nowhere', params={})", "tag = f'{x}.nowhere'", "told(s, f, 'nowhere' + x)",
    ],
)  # fmt: skip
def test_a_key_without_a_sentence_is_found(source: str) -> None:
    """However it is written, a key that the catalogue does not have is found."""
    assert speechless({"planted.py": source}, english.LINES) != []


def test_every_line_has_its_sentence_and_every_name_in_it_is_filled(
    spoken: dict[str, list[tuple[Line, str]]],
) -> None:
    """Each line, written or made up, becomes words: its key is there, and so is all that its sentence asks for."""
    assert set(spoken) - set(english.LINES) == set()
    for line, zone in (*(found for lines in spoken.values() for found in lines), *made_up()):
        assert "".join(piece.text for piece in sentence(line, zone=zone)).strip()
        asked = set(re.findall(r"\{([a-z_-]+)\}", english.LINES[line.tag]))
        assert asked <= set(line.params), line.tag


def test_no_sentence_is_idle(spoken: dict[str, list[tuple[Line, str]]]) -> None:
    """Each sentence of the catalogue is said by some reading of the examples or of the corners."""
    assert sorted(set(english.LINES) - set(spoken)) == []


def test_every_section_has_a_heading_and_says_what_empty_means() -> None:
    """The brief's sections and those of the sheet for a room each have both; there is no heading without a section."""
    sheet = {key for key in english.SECTIONS if key.startswith("before.")}
    assert set(SECTIONS) | sheet == set(english.SECTIONS)
    for heading, empty in english.SECTIONS.values():
        assert heading == heading.upper()
        assert empty.endswith(".")


@pytest.mark.parametrize("catalogue", ["WORDS", "FACES"])
def test_no_word_is_idle(catalogue: str) -> None:
    """Each entry of a catalogue is named in the package, whole or by the part that is not filled in."""
    package = Path(goodoffices.__file__).parent
    pages = [path.read_text() for path in package.rglob("*.py") if not path.name.startswith("english")]
    named = {key for page in pages for key in texts_in(page)}
    known = getattr(english, catalogue)
    idle = [key for key in known if re.escape(key) not in named and not filled_in(key, named)]
    assert idle == []
    assert filled_in("short.basis.nowhere", named)
    assert not filled_in("nowhere.basis", named)


def texts_in(source: str) -> Iterator[str]:
    """Give every text of a module as a pattern, where it says anything but what is filled in."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Constant, ast.JoinedStr)) and (key := pattern(node)) and re.search("[a-z]", key):
            yield key


def filled_in(key: str, named: set[str]) -> bool:
    """Return whether a key is one that some text with something filled in may make."""
    return any(re.fullmatch(named_key, key) for named_key in named if ".+" in named_key)
