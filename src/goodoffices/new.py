"""A new mediation file, from a few answers; it holds the rooms every mediation starts with."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import typer
import yaml

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.when import moment
from goodoffices.export.english import FACES


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What a new file needs to know; names are as they will be shown."""

    name: str
    zone: str
    language: str
    parties: tuple[str, ...]
    mediator: str
    team: tuple[str, ...]


def ask() -> Answers:
    """Ask the person at the terminal: names are typed, not given as arguments that other programs could read."""
    return Answers(
        name=_asked("new.name"),
        zone=_zone(),
        language=_asked("new.language", "en"),
        parties=_several("new.parties"),
        mediator=_asked("new.mediator"),
        team=_several("new.team"),
    )


def _asked(key: str, default: str | None = None) -> str:
    return str(typer.prompt(FACES[key], default=default, err=True)).strip()


def _several(key: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _asked(key).split(",") if part.strip())


def _zone() -> str:
    while True:
        zone = _asked("new.zone", "UTC")
        try:
            moment("2000-01-01", zone)
        except GoodOfficesError:
            typer.echo(FACES["new.zone-again"], err=True)
        else:
            return zone


def new_file(answers: Answers, *, now: int) -> bytes:
    """Return a mediation file with everybody named and the starting rooms open."""
    people = _ids((answers.mediator, *answers.team, *answers.parties))
    mediator, team, parties = people[0], people[1 : 1 + len(answers.team)], people[1 + len(answers.team) :]
    acts: list[dict[str, object]] = [{"act": "Opening", "id": "opening", "name": answers.name}]
    acts += [
        {"act": "PartyJoined", "id": key, "name": name} for key, name in zip(parties, answers.parties, strict=True)
    ]
    acts.append({"act": "Actor", "id": mediator, "name": answers.mediator, "sort": "organisation"})
    acts.append({"act": "RoleTaken", "id": f"{mediator}-role", "actor": mediator, "role": "mediator"})
    acts += [
        {"act": "Actor", "id": key, "name": name, "sort": "person", "of": mediator}
        for key, name in zip(team, answers.team, strict=True)
    ]
    head = {
        "goodoffices": 1,
        "mediation": _ids((answers.name,))[0],
        "zone": answers.zone,
        "language": answers.language,
        "plain": True,
        "entered": datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H:%MZ"),
        "recorded_by": team[0] if team else mediator,
        "defaults": {"room": "team"},
    }
    for act in acts:
        act |= {"room": "joint", "basis": "done"}
    body = {**head, "acts": [*_rooms(team, parties), *acts]}
    text = yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=110)
    return (FACES["new.comment"] + "\n" + text + FACES["new.next"] + "\n").encode()


def _rooms(team: tuple[str, ...], parties: tuple[str, ...]) -> list[dict[str, object]]:
    rooms: list[tuple[str, str, str, tuple[str, ...]]] = [
        ("public", "public", "", ("everyone",)),
        ("joint", "joint", "", (*team, *parties)),
        ("team", "team", "", team),
    ]
    for party in parties:
        rooms.append((f"{party}-room", "room", party, (*team, party)))
        rooms.append((f"{party}-file", "file", party, team))
    opened: list[dict[str, object]] = []
    for key, sort, about, members in rooms:
        room: dict[str, object] = {"act": "CompartmentOpened", "id": key, "room": key, "sort": sort}
        opened.append(room | ({"about": about} if about else {}) | {"members": list(members)})
    return opened


def _ids(names: tuple[str, ...]) -> tuple[str, ...]:
    """A short id for each name, no two alike, none that a room uses."""
    taken = {"public", "joint", "team", "opening", "everyone"}
    found = []
    for name in names:
        ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        base = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-") or "someone"
        key, number = base, 2
        while key in taken:
            key, number = f"{base}-{number}", number + 1
        taken.add(key)
        found.append(key)
    return tuple(found)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all, for its owner only. Raises GoodOfficesError."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".goodoffices-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.link(temporary, path)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except FileExistsError:
        raise GoodOfficesError("file-there", file=str(path)) from None
    except OSError as error:
        raise GoodOfficesError("cannot-write", file=str(path), why=error.strerror or "") from None
