"""The demonstration as it is run: on this machine only, honest about its port, and gone when told to go."""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from goodoffices.acts.keeping import ConfidentialityRegime
from goodoffices.acts.people import Actor, PartyJoined
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.talks import Reply, Request
from goodoffices.desk.desks import Desk
from goodoffices.desk.guard import HEADERS
from goodoffices.desk.held import in_memory
from goodoffices.desk.serving import listening
from goodoffices.desk.wsgi import application
from goodoffices.record.destroying import Order, destroy, misfile
from tests.desk.desks import Page, client, supplied_desk
from tests.vaults import furnished, note, said

SERVE = """
from goodoffices.desk.demo import serve
from goodoffices.examples import example
from goodoffices.record.file import read_mediation
serve([read_mediation(example("harbour"))], port=0, say=lambda text: print(text, flush=True))
"""


class Running:
    """The demonstration in a process of its own."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline()
        self.port = int(self.said.split("127.0.0.1:")[1].split("/")[0])

    def ask(self, method: str, where: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
        """Return what a request is answered with."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(method, where, headers=headers)
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def send(self, raw: bytes) -> bytes:
        """Return what raw bytes are answered with."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as talk:
            talk.sendall(raw)
            talk.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: talk.recv(65_536), b""))

    def end(self, number: signal.Signals) -> tuple[int, float, str, str]:
        """Send a signal; return the exit code, how long it took in seconds, and what was said since."""
        began = time.monotonic()
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, time.monotonic() - began, out, err


@pytest.fixture
def running() -> Iterator[Running]:
    """Run the demonstration, and end it whatever happened."""
    found = Running()
    yield found
    if found.process.poll() is None:
        found.process.kill()
        found.process.communicate()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_answers_and_ends_when_told(running: Running, number: signal.Signals) -> None:
    """The address it says answers at once; Ctrl-C or a signal ends it well, within two seconds, even mid-request."""
    assert running.said == f"Open http://127.0.0.1:{running.port}/ in a browser on this machine. Ctrl-C ends it.\n"
    status, headers, body = running.ask("GET", "/harbour/")
    assert (status, b"PAUSED" in body) == (200, True)
    assert {name: headers.get(name) for name in HEADERS} == HEADERS
    with socket.create_connection(("127.0.0.1", running.port)) as waiting:
        waiting.sendall(b"GET / HTTP/1.1\r\n")
        code, took, out, err = running.end(number)
    assert (code, out, err) == (0, "", "")
    assert took < 2


def test_what_is_no_request_is_refused_plainly(running: Running) -> None:
    """Noise, a line too long, too many headers, a body that never comes: an answer under our headers, and no trace."""
    noises = [b"\x00\xff\x16\x03\x01 nonsense\r\n\r\n", b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
              b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n"]  # fmt: skip
    for noise in noises:
        answer = running.send(noise)
        assert b"This is not a request these pages can answer." in answer
        assert answer.count(b"Content-Security-Policy") == 1 or answer.startswith(b"This is")
    assert running.send(b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 999999\r\n\r\n").startswith(
        b"HTTP/1.0 403"
    )
    assert running.ask("PUT", "/harbour/")[0] == 405
    assert running.ask("GET", "/", Host="elsewhere.example")[0] == 400
    assert running.ask("HEAD", "/harbour/")[2] == b""
    code, _, out, err = running.end(signal.SIGTERM)
    assert (code, out, err) == (0, "", "")


def test_it_listens_on_this_machine_only() -> None:
    """It is bound to the loopback address, not to all of them, and asks no name server who this machine is."""
    with listening(application(supplied_desk()), 0) as server:
        assert server.server_address[0] == "127.0.0.1"
        assert server.server_name == "127.0.0.1"


def test_a_port_in_use_is_said_so() -> None:
    """A port that another program has is refused with the code that says so, and another to try."""
    with listening(application(supplied_desk()), 0) as server:
        port = int(server.server_address[1])
        with pytest.raises(GoodOfficesError) as refused:
            listening(application(supplied_desk()), port)
    assert (refused.value.code, refused.value.params) == ("port-in-use", {"port": port, "other": port + 1})


def test_no_name_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Starting to listen asks nobody for a name: not ours, not anybody's."""

    def ask(*_: object) -> str:
        raise AssertionError("asked for a name")

    for name in ("getfqdn", "gethostbyaddr", "gethostbyname", "getaddrinfo"):
        monkeypatch.setattr(socket, name, ask)
    with listening(application(supplied_desk()), 0) as server:
        assert server.server_port > 0


def test_a_vault_in_which_something_was_destroyed_is_shown() -> None:
    """What points to something destroyed, or taken out as misfiled, stands there as it does in a brief."""
    vault = furnished()
    vault.write(said("public", Actor(name="Amal"), key="amal"), said("public", PartyJoined(name="North"), key="north"))
    asked = vault.write(said("team", Request(by=("north",), to="amal", asks="a copy")))[0].id
    wrong = vault.write(note("team", "for another room"))[0].id
    vault.write(said("team", Reply(to=asked, by="amal", says="sent")))
    destroy(vault, Order(room="team", ids=frozenset({asked}), why="it was promised"))
    misfile(vault, "team", wrong, "another room")
    held = in_memory("harbour", vault.mediation())
    shown, there = ({key: e.act for key, e in r.shelves["team"].entries.items()} for r in (held.record, vault.record()))
    assert shown == there
    assert "sent" in Page(client(Desk([held], demo=True)).get("/harbour/timeline").content.decode()).text


def test_a_vault_whose_regime_was_made_stricter_is_shown() -> None:
    """What was on record before a stricter regime is shown as it stands, and the regime holds from there on."""
    vault = furnished()
    before = vault.write(note("team", "an earlier note"))[0].id
    vault.write(said("team", ConfidentialityRegime(keeps="no record")))
    held = in_memory("harbour", vault.mediation())
    assert before in held.record.shelves["team"].entries
    assert held.vault.regime == "no record"
