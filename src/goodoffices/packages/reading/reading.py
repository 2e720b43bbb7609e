"""Scenarios read from files of any form: a folder, one file, or a domain and profiles in any order."""

from __future__ import annotations

from pathlib import Path

from goodoffices.packages.reading.files import Source, sources
from goodoffices.packages.reading.forms import part_of
from goodoffices.packages.reading.joining import Told, joined
from goodoffices.packages.reading.nodes import Faults
from goodoffices.packages.reading.part import Part
from goodoffices.packages.scenario import Scenario


def read(*paths: Path | str, steps: int | None = None) -> Scenario:
    """Return the scenario that files hold, whichever form they are in; their order does not matter but for parties.

    `steps` is into how many steps an issue of real numbers is cut; without it such an issue is refused. Raises
    BadScenario with every fault: file, line, field.
    """
    return read_told(*paths, steps=steps).scenario


def read_told(*paths: Path | str, steps: int | None = None) -> Told:
    """Return all that files hold: also what is known of parties in words only. Raises BadScenario."""
    faults = Faults()
    parts = [_part(source, faults, steps) for source in sources([Path(path) for path in paths], faults)]
    faults.refuse()
    return joined([part for part in parts if part is not None], faults)


def read_text(name: str, text: str | bytes, *, steps: int | None = None) -> Told:
    """Return all that one text holds, as if it stood in a file of this name. Raises BadScenario."""
    faults = Faults()
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    part = _part(Source(name, Path(name).stem, data), faults, steps)
    faults.refuse()
    return joined([part] if part else [], faults)


def _part(source: Source, faults: Faults, steps: int | None) -> Part | None:
    here = faults.of(source.file)
    part = part_of(source, here, steps)
    if part is not None and part.beside and not source.found:
        here.say("file-beside")
    return part
