"""The desk as it is run: one address that lets one browser in, a lock that holds, and nothing left behind."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from goodoffices import unlocking
from goodoffices.desk.browser import Browser, boxed
from goodoffices.desk.desks import Desk
from goodoffices.desk.profiles import _running_in, sweep
from goodoffices.desk.running import _Doors
from goodoffices.record.keys import Cost
from tests.cli_vault.vaults import PHRASE, TALKS, did
from tests.commands import COMMAND, environment, said


class Answer:
    """What a request was answered with."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.body = response.read()
        self.text = self.body.decode()
        self.headers = dict(response.getheaders())


class Running:
    """A desk in a process of its own, asked as a browser asks."""

    def __init__(self, *arguments: str, secret: str = PHRASE, where: Path) -> None:
        self.port = free_port()
        self.cookie = ""
        reading, writing = os.pipe()
        with os.fdopen(writing, "w") as end:
            end.write(f"{secret}\n")
        command = [*COMMAND, "desk", *arguments, "--port", str(self.port), "--passphrase-fd", str(reading)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=where,
            env=environment(TMPDIR=str(where), DISPLAY="", WAYLAND_DISPLAY=""), pass_fds=(reading,),
        )  # fmt: skip
        os.close(reading)
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline()
        if "Open http" not in self.said:
            self.said += self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+(/open/\S+)", self.said)
        self.door = found[1] if found else ""

    def ask(self, where: str, sent: dict[str, str] | None = None, *, cookie: str | None = None) -> Answer:
        """Return what a request is answered with, with the cookie that was given last, or another."""
        talk = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": self.cookie if cookie is None else cookie}
        body = None
        if sent is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.port}"}
            body = urlencode(sent)
        talk.request("GET" if sent is None else "POST", where, body, {k: v for k, v in headers.items() if v})
        answer = Answer(talk.getresponse())
        talk.close()
        if cookie is None and (given := answer.headers.get("Set-Cookie")):
            self.cookie = given.partition(";")[0]
        return answer

    def send(self, page: str, where: str, **sent: str) -> Answer:
        """Send a form of a page as a browser does, with the token that the page holds."""
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask(page).text)
        assert token is not None
        return self.ask(where, {"csrfmiddlewaretoken": token[1], **sent})

    def end(self, number: signal.Signals = signal.SIGINT) -> tuple[int, str, str]:
        """Send a signal; return the exit code and what was said since."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=20)
        return self.process.returncode, out, err


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a small vault in it, and let this machine remember in it too."""
    monkeypatch.setenv("GOODOFFICES_STATE", str(tmp_path / "state"))
    for name in ("GOODOFFICES_KEY_FILE", "GOODOFFICES_PASSPHRASE_FD", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(unlocking, "COST", Cost(passes=1, lanes=1, memory=8))
    (tmp_path / "talks.yaml").write_text(TALKS)
    did("vault", "new", str(tmp_path / "talks.vault"), "--from", str(tmp_path / "talks.yaml"), "--no-recovery")
    return tmp_path


@contextmanager
def run(*arguments: str, secret: str = PHRASE, where: Path) -> Iterator[Running]:
    """Run a desk, and end it whatever happened."""
    found = Running(*arguments, secret=secret, where=where)
    try:
        yield found
    finally:
        if found.process.poll() is None:
            found.process.kill()
            found.process.communicate()


@pytest.fixture
def running(home: Path) -> Iterator[Running]:
    """Run the desk on the vault, and end it whatever happened."""
    with run("talks.vault", "--no-browser", where=home) as found:
        yield found


def everything_in(folder: Path) -> set[str]:
    """Return every file in a folder but what this machine remembers of vaults."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if "state" not in path.parts}


def test_one_address_lets_one_browser_in(running: Running) -> None:
    """Without the cookie every page is one and the same refusal; the address gives the cookie once, and never again."""
    assert running.said.startswith(f"Open http://127.0.0.1:{running.port}/open/")
    pages = ("/", "/talks/", "/talks/timeline", "/nothing", "/settings", "/begin", "/unlock", "/talks/entry/first")
    refused = [running.ask(page, cookie="") for page in pages]
    assert {answer.status for answer in refused} == {403}
    assert len({answer.body for answer in refused}) == 1
    assert "basin" not in refused[0].text
    assert running.ask(running.door).status == 302
    first = running.ask("/talks/")
    assert first.status == 200
    assert "Set-Cookie" not in running.ask(running.door, cookie="").headers
    assert running.ask("/talks/", cookie="").status == 403
    assert running.ask("/open/another-token", cookie="").body == refused[0].body


def test_it_locks_and_unlocks_with_the_passphrase_only(running: Running) -> None:
    """After Lock no page shows anything; a wrong passphrase says so there, and the right one goes on."""
    running.ask(running.door)
    assert running.send("/talks/", "/lock").status == 302
    shut = running.ask("/talks/entry/first")
    assert (shut.status, "basin" in shut.text, "North" in shut.text) == (423, False, False)
    wrong = running.send("/talks/", "/unlock", passphrase="not these words", next="/talks/")
    assert (wrong.status, "That passphrase does not open it" in wrong.text) == (423, True)
    assert "not these words" not in wrong.text
    empty = running.send("/talks/", "/unlock", passphrase="", next="/talks/")
    assert "Type the passphrase" in empty.text
    right = running.send("/talks/", "/unlock", passphrase=PHRASE, next="/talks/entry/first")
    assert (right.status, right.headers["Location"]) == (302, "/talks/entry/first")
    assert "dry basin" in running.ask("/talks/entry/first").text


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_and_leaves_nothing(running: Running, home: Path, number: signal.Signals) -> None:
    """Told to end, it ends well: no log beside the vault, no profile, no file that was not there before."""
    running.ask(running.door)
    token = re.search(r'name="token" value="([^"]+)"', running.ask("/talks/record/NoteToFile").text)
    assert token is not None
    sent = running.send(
        "/talks/record/NoteToFile", "/talks/record/NoteToFile", text="written here", room="team", token=token[1]
    )
    assert sent.status == 303
    assert "talks.vault-wal" in everything_in(home)
    assert running.end(number) == (0, "", "")
    assert everything_in(home) == {"talks.vault", "talks.yaml"}
    assert "written here" in did("log", str(home / "talks.vault"))


def test_without_a_vault_it_offers_to_begin(home: Path) -> None:
    """Without a vault the desk opens with nothing on it, and leads to the page that begins a mediation."""
    with run("--no-browser", where=home) as found:
        found.ask(found.door)
        assert 'href="/begin"' in found.ask("/").text
        assert found.ask("/begin").status == 200
        assert found.end() == (0, "", "")


def test_without_a_browser_it_says_so(home: Path) -> None:
    """Where no browser can be given a profile to throw away, that is said, and the address all the same."""
    with run("talks.vault", where=home) as found:
        assert "No browser was found that can be given a throwaway profile" in found.said
        assert found.door
        assert found.end()[0] == 0


def test_what_cannot_be_opened_is_refused(home: Path) -> None:
    """A missing vault, a file that is none, and a wrong passphrase are refused as everywhere, and leave nothing."""
    for name, secret, told in (
        ("nothing.vault", PHRASE, "cannot be read"),
        ("talks.yaml", PHRASE, "no vault that can be read"),
        ("talks.vault", "not these words", "does not open"),
    ):
        with run(name, "--no-browser", secret=secret, where=home) as found:
            _, err = found.process.communicate(timeout=20)
            assert (found.process.returncode, found.said) == (2, "")
            assert told in err
    assert everything_in(home) == {"talks.vault", "talks.yaml"}


def test_a_port_in_use_is_said_and_the_vault_is_let_go(home: Path) -> None:
    """A port that another program has is refused with another to try, and no log stays beside the vault."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        number = taken.getsockname()[1]
        reading, writing = os.pipe()
        os.write(writing, f"{PHRASE}\n".encode())
        os.close(writing)
        ended = said("desk", str(home / "talks.vault"), "--port", str(number), "--passphrase-fd", str(reading))
        os.close(reading)
    assert (ended.code, f"Port {number} is in use" in ended.err) == (2, True)
    assert everything_in(home) == {"talks.vault", "talks.yaml"}


FAKE = """#!/bin/sh
echo "$@" > "$1.told" 2>/dev/null
for word in "$@"; do case "$word" in --user-data-dir=*) folder="${word#--user-data-dir=}";; esac; done
(while :; do echo kept > "$folder/history"; sleep 0.05; done) &
wait
"""


def test_a_browser_gets_a_profile_that_goes_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is given a folder of its own; closing ends it and all it started, and nothing of the folder is left."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    program = tmp_path / "bin" / "chromium"
    program.parent.mkdir()
    program.write_text(FAKE)
    program.chmod(0o700)
    browser = Browser({"PATH": f"{program.parent}:/usr/bin:/bin", "DISPLAY": ":9"})
    assert browser.open("http://127.0.0.1:1/open/x")
    (profile,) = tmp_path.glob("goodoffices-browser-*")
    for _ in range(200):
        if (profile / "history").exists():
            break
        signal.sigtimedwait((), 0.02)
    assert (profile / "history").read_text() == "kept\n"
    assert profile.stat().st_mode & 0o077 == 0
    browser.close()
    assert not profile.exists()


KILLED = """
import sys, tempfile, time
from goodoffices.desk.browser import Browser
tempfile.tempdir = sys.argv[1]
Browser({"PATH": sys.argv[1] + "/bin:/usr/bin:/bin", "DISPLAY": ":9"}).open("http://127.0.0.1:1/open/x")
print("open", flush=True)
time.sleep(600)
"""


def test_the_next_desk_sweeps_what_a_killed_one_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser of a desk that was killed is ended and its profile removed; one whose desk runs is left alone."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    program = tmp_path / "bin" / "chromium"
    program.parent.mkdir()
    program.write_text(FAKE)
    program.chmod(0o700)
    desks = [subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE) for _ in range(2)]
    profiles: list[Path] = []
    try:
        for desk in desks:
            assert desk.stdout is not None
            desk.stdout.readline()
        profiles = list(tmp_path.glob("goodoffices-browser-*"))
        sweep()
        assert len([left for left in profiles if left.exists()]) == 2
        desks[0].kill()
        desks[0].wait()
        sweep()
        (left,) = (one for one in profiles if one.exists())
        (swept,) = (one for one in profiles if one != left)
        assert not list(_running_in(str(swept)))
        assert list(_running_in(str(left)))
    finally:
        for desk in desks:
            desk.kill()
            desk.communicate()
        sweep()
    assert not list(tmp_path.glob("goodoffices-browser-*"))
    assert not [process for one in profiles for process in _running_in(str(one))]


def test_starting_a_desk_sweeps(home: Path) -> None:
    """Whoever starts a desk, with a browser or without, finds no profile of an earlier one left afterwards."""
    left = home / "goodoffices-browser-left"
    left.mkdir()
    (left / "History").write_text("rooms/north-room")
    with run("talks.vault", "--no-browser", where=home) as found:
        assert found.door
        assert not left.exists()


def test_only_what_is_ours_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link and a file that are called as a profile is, and any other folder, stay as they are."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    letters, other = tmp_path / "letters", tmp_path / "goodoffices-browser-file"
    letters.mkdir()
    (letters / "one").write_text("dear")
    other.write_text("kept")
    link = tmp_path / "goodoffices-browser-link"
    link.symlink_to(letters)
    sweep()
    assert (letters / "one").read_text() == "dear"
    assert (link.is_symlink(), other.read_text()) == (True, "kept")


@pytest.mark.parametrize(("ends", "told"), [("exit 1", "open/"), ("kill -9 $$", "open/"), ("exit 0", "of its own")])
def test_the_address_is_told_where_a_browser_dies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ends: str, told: str
) -> None:
    """One that ends at once with a fault shows nothing: the address is told; one that hands it on has shown it."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    program = tmp_path / "bin" / "chromium"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\n{ends}\n")
    program.chmod(0o700)
    browser = Browser({"PATH": f"{program.parent}:/usr/bin:/bin", "DISPLAY": ":9"})
    said: list[str] = []
    _Doors(Desk(door="x"), "http://127.0.0.1:1/", said.append, browser).first()
    until = time.monotonic() + 10
    while told not in " ".join(said) and time.monotonic() < until:
        time.sleep(0.02)
    browser.close()
    assert told in said[-1]
    assert ("of its own" in " ".join(said)) == (told == "of its own")


def test_no_browser_without_a_screen_or_from_a_snap(tmp_path: Path) -> None:
    """Without a screen none is started; one in a snap would keep its profile out of reach, and is not used."""
    assert not Browser({"PATH": os.environ["PATH"]}).open("http://127.0.0.1:1/")
    program = tmp_path / "firefox"
    program.write_text("#!/bin/sh\nexec /snap/bin/firefox\n")
    program.chmod(0o700)
    assert boxed(str(program))
    assert not Browser({"PATH": str(tmp_path), "DISPLAY": ":9"}).open("http://127.0.0.1:1/")
