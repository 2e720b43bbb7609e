"""The desk killed under load: whatever it said was taken down, recorded or kept is there when it is opened again."""

from __future__ import annotations

import json
import os
import random
import re
import secrets
import subprocess
import sys
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlencode

import pytest

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.desk import drafts
from goodoffices.desk.held import Held
from goodoffices.examples import example
from goodoffices.founding import head_of
from goodoffices.incoming import take_in
from goodoffices.record.file import read_mediation
from goodoffices.record.founding import found_vault
from goodoffices.record.keys import Secret
from goodoffices.record.notebook import Notebook
from goodoffices.record.sites import Folder
from goodoffices.record.vault import Vault
from goodoffices.store.opening import create_store, open_store
from tests.commands import ROOT, environment
from tests.vaults import CHEAP

ROUNDS, DEEP_ROUNDS = 3, 100
PEOPLE = 4
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def chance(room: str, count: int) -> bytes:
    """Return random bytes."""
    return secrets.token_bytes(count)


class Place:
    """A vault in a file with the harbour in it, and how to open it."""

    def __init__(self, folder: Path) -> None:
        self.address = str(folder / "talks.vault")
        self.state = str(folder / "state")
        self.begun = time.time()
        mediation = read_mediation(example("harbour"), name="harbour")
        store = create_store(self.address)
        given: dict[str, Any] = {"memory": Folder(Path(self.state)), "chance": chance, "clock": lambda: 1_937_000_000}
        secret = Secret(key_file=secrets.token_bytes(32))
        vault = found_vault(store, head_of(mediation, chance), secret, cost=CHEAP, **given)
        take_in(vault, mediation)
        self.key = vault.key
        vault.close()

    def opened(self) -> Vault:
        """Return the vault, opened."""
        given: dict[str, Any] = {"memory": Folder(Path(self.state)), "chance": chance, "clock": lambda: 1_937_000_000}
        return Vault(open_store(self.address), self.key, **given)

    def served(self) -> tuple[subprocess.Popen[str], int]:
        """Start a desk over it, and return the process and its port."""
        child = subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "crash" / "desk.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment(PYTHONPATH=f"{ROOT / 'src'}{os.pathsep}{ROOT}"),
        )
        assert child.stdin is not None
        assert child.stdout is not None
        said = {"address": self.address, "key": self.key.hex(), "state": self.state, "begun": self.begun}
        child.stdin.write(json.dumps(said) + "\n")
        child.stdin.flush()
        return child, int(child.stdout.readline())


class Person:
    """Somebody at a browser, who notes what the desk said was done."""

    def __init__(self, port: int, name: str) -> None:
        self.port = port
        self.name = name
        self.taken: list[str] = []
        self.recorded: list[str] = []
        self.draft = ""
        self.tried = ""
        self._cookie = ""
        self._token = ""

    def ask(self, method: str, where: str, **sent: str) -> tuple[int, str, str]:
        """Return status, place to go to, and body. Raises OSError and HTTPException once the desk is dead."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        headers = {"Cookie": self._cookie} if self._cookie else {}
        body = urlencode({**sent, "csrfmiddlewaretoken": self._token}) if sent else None
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, where, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        if answer.headers.get("Content-Length") is None:
            # it was killed in the midst of the answer: nobody was told anything
            raise HTTPException
        cookie = answer.headers.get("Set-Cookie")
        self._cookie = cookie.split(";")[0] if cookie else self._cookie
        connection.close()
        return answer.status, answer.headers.get("Location") or "", text

    def work(self) -> None:
        """Take lines down, record, and type, until the desk is dead."""
        try:
            found = _TOKEN.search(self.ask("GET", "/harbour/notes")[2])
            assert found is not None
            self._token = found[1]
            for number in range(10_000):
                self._once(number)
        except (OSError, HTTPException):
            return

    def _once(self, number: int) -> None:
        text = f"{self.name} {number} {secrets.token_hex(8)}"
        status, where, _ = self.ask("POST", "/harbour/capture", line=text, room="team", token=secrets.token_hex(8))
        if status == 303:
            self.taken.append(text)
        given = {"text": text, "room": "north-file", "token": secrets.token_hex(8)}
        status, where, _ = self.ask("POST", "/harbour/record/NoteToFile", **given)
        if status == 303:
            self.recorded.append(where.rpartition("/")[2])
        self.tried = text
        status, _, body = self.ask("POST", "/harbour/draft", text=text, **{"draft-of": f"record/{self.name}?"})
        if status == 200 and json.loads(body)["kept"]:
            self.draft = text


def round_of(place: Place, name: str, seconds: float) -> list[Person]:
    """Let several people work at a desk, kill it, and return what they were told."""
    child, port = place.served()
    people = [Person(port, f"{name}-{number}") for number in range(PEOPLE)]
    threads = [Thread(target=person.work) for person in people]
    try:
        for thread in threads:
            thread.start()
        time.sleep(seconds)
    finally:
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                stream.close()
        for thread in threads:
            thread.join(30)
    return people


def lost(place: Place, people: list[Person]) -> list[str]:
    """Return what was acknowledged and is not there."""
    vault = place.opened()
    try:
        shelves = vault.record().shelves
        ids = set(shelves["north-file"].entries)
        noted = [note.draft_entry.act for note in Notebook(vault).notes()]
        acts = [entry.act for entry in shelves["team"].entries.values()] + noted
        texts = {act.text for act in acts if isinstance(act, NoteToFile)}
        missing = [key for person in people for key in person.recorded if key not in ids]
        missing += [text for person in people for text in person.taken if text not in texts]
        held = Held("harbour", vault)
        for person in people:
            kept = drafts.kept(held, f"record/{person.name}?")
            typed = kept.typed.get("text", [""])[0] if kept is not None else ""
            if person.draft and typed not in (person.draft, person.tried):
                missing.append(person.draft)
        return missing
    finally:
        vault.close()


def kills(folder: Path, rounds: int) -> int:
    """Kill the desk so many times, see that nothing was lost after each, and return how much was acknowledged."""
    wait = random.Random(rounds)
    place = Place(folder)
    everybody: list[Person] = []
    for number in range(rounds):
        people = round_of(place, f"r{number}", wait.uniform(0.3, 1.2))
        everybody += people
        assert lost(place, people) == []
    assert lost(place, everybody) == []
    return sum(len(person.taken) + len(person.recorded) for person in everybody)


def test_a_killed_desk_loses_nothing(tmp_path: Path) -> None:
    """After kill -9 in the midst of four people at work, all that was acknowledged is there: lines, acts, drafts."""
    assert kills(tmp_path, ROUNDS) > ROUNDS


@pytest.mark.deep
@pytest.mark.timeout(1800)
def test_a_hundred_kills_lose_nothing(tmp_path: Path) -> None:
    """The same a hundred times over one vault."""
    total = kills(tmp_path, DEEP_ROUNDS)
    assert total > DEEP_ROUNDS
    sys.stderr.write(f"the desk: {DEEP_ROUNDS} kills, {total:,} acknowledged, none lost\n")
