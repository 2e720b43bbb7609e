"""Promises 7 and 8: nothing leaves the machine, and one laptop without a network has the whole product."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.desk.desks import ADDRESSES, PAGES, address, client, supplied_desk
from tests.promises.files import NAMES, asked, questions, supplied, written

SRC = Path(__file__).resolve().parents[2] / "src"
LOADED = """
import sys
from goodoffices.cli import run
code = run(["brief", sys.argv[1]])
assert code == 0, code
print(*sorted({name.split(".")[0] for name in sys.modules}), file=sys.stderr)
"""


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let nobody open a socket or look up a name; what tries is refused and listed."""
    tries: list[str] = []

    def refuse(*args: object, **kwargs: object) -> None:
        tries.append(str(args))
        raise OSError("no network here")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse, raising=False)
    for name in ("getaddrinfo", "gethostbyname", "create_connection"):
        monkeypatch.setattr(socket, name, refuse)
    return tries


def test_the_guard_sees_a_connection(no_network: list[str]) -> None:
    """Whoever tries to connect is refused and listed: the tests below would see it."""
    with pytest.raises(OSError, match="no network"):
        socket.create_connection(("127.0.0.1", 9))
    assert len(no_network) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_command_line_opens_no_socket(
    name: str, no_network: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every question of the command line is answered without a socket and without a look-up of a name."""
    path = written(supplied(name), tmp_path)
    for question in [*questions(path, "public"), ["schema"], ["brief", path], ["check", path]]:
        code, out, err = asked(question, capsys)
        elsewhere = "--in" in question and question[-1] != "public"
        assert code in ((2,) if elsewhere else (0, 1)), (question, err)
        assert out or elsewhere
    assert no_network == []


def test_the_pages_open_no_socket(no_network: list[str]) -> None:
    """Every page is made without a socket, and so is every answer to what is not there to be read."""
    asker = client(supplied_desk(*NAMES))
    for route in ADDRESSES:
        assert asker.get(address(route)).status_code in ((200,) if route in PAGES else (200, 302, 404)), route
    assert no_network == []


def test_the_pages_name_no_other_place() -> None:
    """No page, style or picture points to another host: what a browser fetches, it fetches from here."""
    asker = client(supplied_desk(*NAMES))
    for route in ADDRESSES:
        text = asker.get(address(route)).content.decode()
        fetched = re.findall(r"(?:src|href|action|url)\s*[=(]\s*[\"']?([^\"')\s>]+)", text)
        assert [found for found in fetched if "//" in found] == []


def test_the_command_line_needs_no_server_and_no_database(tmp_path: Path) -> None:
    """A brief is read from a file by a program that loads no web framework, no database and no network client."""
    path = written(supplied("harbour"), tmp_path)
    command = [sys.executable, "-c", LOADED, path]
    found = subprocess.run(command, env={"PYTHONPATH": str(SRC)}, capture_output=True, check=False, text=True)
    assert found.returncode == 0, found.stderr
    assert "PAUSED" in found.stdout
    loaded = set(found.stderr.split())
    assert not loaded & {"django", "sqlite3", "psycopg", "urllib3", "requests", "httpx", "ssl", "asyncio"}
    assert "goodoffices" in loaded
