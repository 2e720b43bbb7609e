"""A new mediation file, from a few answers; it holds the rooms every mediation starts with."""

from __future__ import annotations

import errno
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec
import yaml

from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.sugar import LANGUAGE
from goodoffices.acts.when import moment
from goodoffices.export.english import FACES

MOST_RULES = 50
"""Ground rules that a new file may begin with."""


class Answers(msgspec.Struct, frozen=True, kw_only=True):
    """What a new file needs to know; names are as they will be shown.

    `rooms` are the sorts of room that each party gets beside those that every mediation has. A mediator or a host that
    is called like somebody named before is that one.
    """

    name: str
    zone: str
    language: str
    parties: tuple[str, ...]
    mediator: str
    team: tuple[str, ...]
    matter: str = ""
    sort: str = "organisation"
    host: str = ""
    rules: tuple[str, ...] = ()
    rooms: frozenset[str] = frozenset({"room", "file"})
    known: bool = False
    """Whether anybody may know who takes part: then it is public, and acts in public may name them."""


def ask() -> Answers:
    """Ask the person at the terminal: names are typed, not given as arguments that other programs could read."""
    return Answers(
        name=_asked("new.name"),
        zone=_asked("new.zone", "UTC", fits=_is_zone),
        language=_asked("new.language", "en", fits=_is_language),
        parties=_several("new.parties"),
        mediator=_asked("new.mediator"),
        team=_several("new.team"),
    )


def _asked(key: str, default: str | None = None, *, fits: Callable[[str], bool] = lambda text: True) -> str:
    """Ask until the answer can be written and fits."""
    while True:
        text = str(click.prompt(FACES[key], default=default, err=True)).strip()
        if not text or not writable(text):
            click.echo(FACES["new.again"], err=True)
        elif not fits(text):
            click.echo(FACES[f"{key}-again"], err=True)
        else:
            return text


def writable(text: str) -> bool:
    """Return whether a text that somebody typed can be written down."""
    return _UNWRITABLE.search(text) is None


_UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")
"""What no name may hold: controls, marks that turn what is around them, and bytes that were no text."""


def _several(key: str) -> tuple[str, ...]:
    return _names(_asked(key, fits=lambda text: bool(_names(text))))


def _names(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _BETWEEN.split(text) if part.strip())


_BETWEEN = re.compile("[,;\u060c\u061b]")
"""What may stand between names: a comma or a semicolon, Latin or Arabic."""


def _is_zone(text: str) -> bool:
    try:
        moment("2000-01-01", text)
    except GoodOfficesError:
        return False
    return True


def _is_language(text: str) -> bool:
    return LANGUAGE.fullmatch(text) is not None


def new_file(answers: Answers, *, now: int) -> bytes:
    """Return a mediation file with everybody named and the starting rooms open."""
    alone = answers.sort == "person" and answers.mediator in answers.team
    people = _ids(
        ("" if alone else answers.mediator, "mediator"),
        *((name, f"member-{place}") for place, name in enumerate(answers.team, 1)),
        *((name, f"party-{place}") for place, name in enumerate(answers.parties, 1)),
        *([(answers.host, "host")] if answers.host else []),
    )
    team, parties = people[1 : 1 + len(answers.team)], people[1 + len(answers.team) :][: len(answers.parties)]
    mediator = team[answers.team.index(answers.mediator)] if alone else people[0]
    acts: list[dict[str, object]] = [_opening(answers)]
    acts += [
        {"act": "PartyJoined", "id": key, "name": name} for key, name in zip(parties, answers.parties, strict=True)
    ]
    if not alone:
        acts.append({"act": "Actor", "id": mediator, "name": answers.mediator, "sort": answers.sort})
    acts.append({"act": "RoleTaken", "id": f"{mediator}-role", "actor": mediator, "role": "mediator"})
    acts += [_member(key, name, mediator) for key, name in zip(team, answers.team, strict=True)]
    acts += _hosting(answers, mediator, people[-1])
    acts += [_rule(place, rule, answers.language) for place, rule in enumerate(answers.rules, 1)]
    head = {
        "goodoffices": 1,
        "mediation": _ids((answers.name, "mediation"))[0],
        "zone": answers.zone,
        "language": answers.language,
        "plain": True,
        "entered": datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%dT%H:%MZ"),
        "recorded_by": team[0] if team else mediator,
        "defaults": {"room": "team"},
    }
    for act in acts:
        public = answers.known and act["act"] in _WHO
        act |= {"room": "public" if public else "joint", "basis": "done"}
    body = {**head, "acts": [*_rooms(team, parties, answers.rooms), *acts]}
    text = yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=110)
    return (FACES["new.comment"] + "\n" + text + FACES["new.next"] + "\n").encode()


_WHO = ("Opening", "PartyJoined", "Actor", "RoleTaken")
"""What says that there is a mediation, and who takes part in it."""


def _opening(answers: Answers) -> dict[str, object]:
    found: dict[str, object] = {"act": "Opening", "id": "opening", "name": answers.name}
    return found | ({"matter": answers.matter} if answers.matter else {})


def _member(key: str, name: str, mediator: str) -> dict[str, object]:
    found: dict[str, object] = {"act": "Actor", "id": key, "name": name, "sort": "person"}
    return found | ({"of": mediator} if key != mediator else {})


def _rule(place: int, rule: str, language: str) -> dict[str, object]:
    words = [{"text": rule, "lang": language}]
    return {"act": "ProcessRule", "id": f"ground-rule-{place}", "words": words}


def _hosting(answers: Answers, mediator: str, key: str) -> list[dict[str, object]]:
    """Give who hosts the talks, where that was said: whoever mediates may host them too."""
    if not answers.host:
        return []
    known = answers.host == answers.mediator
    host = mediator if known else key
    named: dict[str, object] = {"act": "Actor", "id": host, "name": answers.host, "sort": "state"}
    role: dict[str, object] = {"act": "RoleTaken", "id": f"{host}-host", "actor": host, "role": "host"}
    return [role] if known else [named, role]


def _rooms(team: tuple[str, ...], parties: tuple[str, ...], sorts: frozenset[str]) -> list[dict[str, object]]:
    rooms: list[tuple[str, str, str, tuple[str, ...]]] = [
        ("public", "public", "", ("everyone",)),
        ("joint", "joint", "", (*team, *parties)),
        ("team", "team", "", team),
    ]
    for party in parties:
        rooms.append((f"{party}-room", "room", party, (*team, party)))
        rooms.append((f"{party}-file", "file", party, team))
    rooms = [room for room in rooms if not room[2] or room[1] in sorts]
    opened: list[dict[str, object]] = []
    for key, sort, about, members in rooms:
        room: dict[str, object] = {"act": "CompartmentOpened", "id": key, "room": key, "sort": sort}
        opened.append(room | ({"about": about} if about else {}) | {"members": list(members)})
    return opened


def _ids(*names: tuple[str, str]) -> tuple[str, ...]:
    """A short id for each name, or the one beside it where the name has no Latin letter or digit.

    No two are alike, and none is one that a room or a role has or will have.
    """
    taken = {"public", "joint", "team", "opening", "everyone", *(f"ground-rule-{n}" for n in range(1, MOST_RULES + 1))}
    found = []
    for name, otherwise in names:
        ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        base = re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-") or otherwise
        key, number = base, 2
        while taken & _with_rooms(key):
            key, number = f"{base}-{number}", number + 1
        taken |= _with_rooms(key)
        found.append(key)
    return tuple(found)


def _with_rooms(key: str) -> set[str]:
    return {key, f"{key}-room", f"{key}-file", f"{key}-role", f"{key}-host"}


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet, whole or not at all, for its owner only. Raises GoodOfficesError."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".goodoffices-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _place(temporary, path)
        finally:
            Path(temporary).unlink(missing_ok=True)
    except FileExistsError:
        raise GoodOfficesError("file-there", file=str(path)) from None
    except OSError as error:
        raise GoodOfficesError("cannot-write", file=str(path), why=error.strerror or "") from None


def _place(temporary: str, path: Path) -> None:
    try:
        os.link(temporary, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # a stick or a share without links: the name is taken first, so that nothing is overwritten
        os.close(os.open(path, os.O_CREAT | os.O_EXCL, 0o600))
        try:
            Path(temporary).replace(path)
        except OSError:
            path.unlink()
            raise


_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
