"""The commands: each in every form, on whatever is given to them, with an answer or a plain refusal."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import time
from itertools import product
from pathlib import Path

import click
import msgspec
import pytest

from goodoffices.cli import app
from tests.commands import COMMAND, EXAMPLES, environment, ran, said

TINY = """\
goodoffices: 1
mediation: tiny
zone: Europe/Lisbon
entered: 2031-01-20T18:00
recorded_by: amal
acts:
  - {act: PartyJoined, id: north, name: North, when: 2031-01-20}
  - {act: Actor, id: envoy, name: the envoy}
  - {act: RoleTaken, id: role, actor: envoy, role: mediator, when: 2031-01-20}
"""
FORMS = ("text", "json", "markdown")
ROOMS = {"doha": ("", "public"), "harbour": ("", "public", "north-room", "joint"), "tiny": ("", "public")}
READINGS = ("brief", "log", "due")
FAULT = re.compile(r"Traceback|fault in goodoffices|Error\b.*line \d+")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the examples and a tiny file, by name."""
    tiny = tmp_path_factory.mktemp("tiny") / "tiny.yaml"
    tiny.write_text(TINY)
    return {**EXAMPLES, "tiny": str(tiny)}


@pytest.mark.parametrize("name", ROOMS)
@pytest.mark.parametrize(("command", "form"), [*product(READINGS, FORMS)])
def test_every_reading_answers_in_every_form(files: dict[str, str], name: str, command: str, form: str) -> None:
    """Each reading of each file, for whoever holds it and for each room, ends well and says something."""
    for room in ROOMS[name]:
        ended = said(command, files[name], "--format", form, *(("--as", room) if room else ()))
        assert (ended.code, ended.err) == (0, ""), ended.err
        assert ended.out.strip()
        if form == "json":
            msgspec.json.decode(ended.out)


@pytest.mark.parametrize("form", FORMS)
def test_before_answers_in_every_form(files: dict[str, str], form: str) -> None:
    """The sheet for a room ends well, also when file and room are given the other way about."""
    ended = said("before", files["harbour"], "south-room", "--format", form)
    assert (ended.code, ended.err) == (0, "")
    assert said("before", "south-room", files["harbour"], "--format", form) == ended


@pytest.mark.parametrize("form", FORMS)
def test_diff_exits_by_whether_anything_changed(files: dict[str, str], form: str) -> None:
    """One where something changed, nought where nothing did, and both say so."""
    changed = said("diff", files["doha"], "--since", "2024-11-08", "--format", form)
    same = said("diff", files["doha"], files["doha"], "--format", form)
    assert (changed.code, changed.err, same.code, same.err) == (1, "", 0, "")
    assert "paused" in changed.out.lower()
    assert msgspec.json.decode(same.out) == [] if form == "json" else "Nothing changed between the two." in same.out


def test_check_exits_by_whether_the_file_is_sound(files: dict[str, str], tmp_path: Path) -> None:
    """Nought for a sound file with its acts by room; one for a broken one with every problem and its line."""
    for path in files.values():
        ended = said("check", path)
        assert (ended.code, ended.err) == (0, "")
        assert f"{path}: sound." in ended.out
    broken = tmp_path / "broken.yaml"
    broken.write_text(TINY.replace("PartyJoined", "PartyJoind").replace("actor: envoy", "actor: envoi"))
    ended = said("check", str(broken))
    assert (ended.code, ended.err) == (1, "")
    assert f"{broken}:7:" in ended.out
    assert f"{broken}:9:" in ended.out
    assert "PartyJoined" in ended.out


@pytest.mark.parametrize("command", READINGS)
def test_a_broken_file_is_no_answer(tmp_path: Path, command: str) -> None:
    """A reading of a broken file exits with two, says each problem on standard error, and answers nothing."""
    broken = tmp_path / "broken.yaml"
    broken.write_text(TINY.replace("PartyJoined", "PartyJoind"))
    ended = said(command, str(broken))
    assert (ended.code, ended.out) == (2, "")
    assert f"{broken}:7:" in ended.err


def test_the_schema_is_json() -> None:
    """The schema is printed as JSON Schema and names the kinds."""
    ended = said("schema")
    assert (ended.code, ended.err) == (0, "")
    assert msgspec.json.decode(ended.out)["$schema"].startswith("https://json-schema.org/")
    assert "Suspension" in ended.out


@pytest.mark.parametrize("command", [(), *((name,) for name in app.commands)])
def test_help_says_all_in_whole_sentences(command: tuple[str, ...]) -> None:
    """Every command has help on standard output, and no sentence of it is cut short."""
    ended = said(*command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Usage: goodoffices")
    assert "..." not in ended.out.replace("[ARGS]...", "").replace("[FILE]...", "")
    options = app.commands[command[0]].params if command else []
    assert [p.name for p in options if isinstance(p, click.Option) and not p.help] == []


def test_no_command_at_all_is_help() -> None:
    """Called with nothing, it says what there is."""
    assert said() == said("--help")


def test_the_version_is_said() -> None:
    """The version is one row."""
    ended = said("--version")
    assert ended.code == 0
    assert re.fullmatch(r"goodoffices \d+\.\d+\S*\n", ended.out)


def refused(*arguments: str, data: bytes = b"", env: dict[str, str] | None = None) -> str:
    """Return what a command that is refused says: exit code two, nothing answered, no trace of the inside."""
    ended = ran(*arguments, data=data, env=env)
    assert (ended.code, ended.out) == (2, ""), ended
    assert not FAULT.search(ended.err), ended.err
    return ended.err


NOT_A_MEDIATION = {
    "empty": b"",
    "blank": b"\n\n",
    "binary": bytes(range(256)) * 64,
    "not-utf-8": "goodoffices: 1\nmediation: \xe9t\xe9\n".encode("latin-1"),
    "a-list": b"- 1\n- 2\n",
    "a-word": b"words\n",
    "json": b'{"goodoffices": 1}',
    "too-new": TINY.replace("goodoffices: 1", "goodoffices: 99").encode(),
}


@pytest.mark.parametrize("name", NOT_A_MEDIATION)
@pytest.mark.parametrize("way", ["a file", "standard input"])
def test_what_is_no_mediation_is_refused(tmp_path: Path, name: str, way: str) -> None:
    """Whatever bytes there are, by name or on standard input, the refusal names the place and ends with a count."""
    path = tmp_path / f"{name}.yaml"
    path.write_bytes(NOT_A_MEDIATION[name])
    told = refused("brief", str(path)) if way == "a file" else refused("brief", "-", data=NOT_A_MEDIATION[name])
    assert told.startswith(str(path) if way == "a file" else "standard input")
    assert "to put right. Nothing was read." in told


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    """A missing file, a folder, a name that no file can have: the reason is told, and how to begin one."""
    for path in ("nowhere.yaml", str(tmp_path), "", "no\x1bwhere.yaml", str(tmp_path / ("x" * 300))):
        told = refused("brief", path)
        assert "cannot be read" in told
        assert "goodoffices new" in told
        assert "\x1b" not in told


def test_a_file_without_leave_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system does not let us read, that is the reason told."""

    def no_leave(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", no_leave)
    ended = said("brief", str(tmp_path / "closed.yaml"))
    assert (ended.code, ended.out) == (2, "")
    assert "closed.yaml: cannot be read: Permission denied." in ended.err


def test_an_endless_file_is_refused() -> None:
    """A file with no end is read no further than the largest there may be."""
    assert "to put right" in refused("brief", "/dev/zero")


@pytest.mark.parametrize("option", ["--as-of", "--known-at"])
@pytest.mark.parametrize(
    "day", ["2024-13-01", "yesterday", "2024-11~", "2024-11-01/2024-11-09", "٢٠٢٤-١١-٠٩", "9" * 400]
)
def test_a_day_that_is_none_is_refused(option: str, day: str) -> None:
    """A day that is no day, or more than one, is refused with what is wrong with it."""
    told = refused("brief", EXAMPLES["doha"], option, day)
    assert day[:20] in told or "a day" in told
    assert len(told) < 600


def test_an_unknown_room_is_refused_as_a_hidden_one_is() -> None:
    """A room that is not there is refused in words that name no room, and that say where rooms are listed."""
    for command in (
        ("brief", EXAMPLES["harbour"], "--as"),
        ("log", EXAMPLES["harbour"], "--as"),
        ("before", EXAMPLES["harbour"]),
    ):
        told = refused(*command, "no-such-room")
        assert (
            told
            == "There is no such room here. `goodoffices check FILE` lists the rooms you are in: write one as it is"
            " there.\n"
        )


def test_a_room_to_look_in_is_refused_alike_whether_hidden_or_missing() -> None:
    """`log --in` takes a room that the viewer is in; any other gets the answer that a missing one gets."""
    harbour = EXAMPLES["harbour"]
    missing = refused("log", harbour, "--in", "no-such-room")
    assert missing == refused("brief", harbour, "--as", "no-such-room")
    assert refused("log", harbour, "--as", "north-room", "--in", "south-room") == missing
    assert refused("log", harbour, "--as", "public", "--in", "joint") == missing
    assert said("log", harbour, "--as", "north-room", "--in", "joint").code == 0


SECRETS = """\
plain: yes
acts:
  - {act: CompartmentOpened, id: secret-room, members: [amal]}
  - {act: Actor, id: amal, room: public, name: Amal}
  - {act: NoteToFile, id: secret-note, room: secret-room, text: the basin, about: secret-nobody}
"""


@pytest.mark.parametrize("slip", ["", "  - {secret: : [\n"])
def test_an_unsound_file_tells_a_room_nothing_of_what_is_in_it(tmp_path: Path, slip: str) -> None:
    """Asked for a room, every command says of an unsound file that it is not, and names nothing that stands in it."""
    path = tmp_path / "unsound.yaml"
    path.write_text(TINY.split("acts:")[0] + SECRETS + slip)
    told = f"{path} is not sound. `goodoffices check {path}`, without --as, says what to put right.\n"
    for command in READINGS:
        assert refused(command, str(path), "--as", "public") == told
    assert refused("diff", str(path), "--since", "2031-01-01", "--as", "public") == told
    assert refused("diff", EXAMPLES["doha"], str(path), "--as", "public") == told
    for room in ("public", "secret-room", ""):
        assert refused("before", str(path), room) == told
    assert said("check", str(path), "--as", "public") == (1, told, "")
    assert "standard input is not sound. `goodoffices check -`" in refused(
        "brief", "-", "--as", "public", data=path.read_bytes()
    )
    assert "secret" in said("check", str(path)).out or slip


def test_an_unknown_kind_is_refused_with_the_nearest() -> None:
    """A kind that is misspelt is refused with the one that was probably meant."""
    assert "Did you mean Suspension?" in refused("log", EXAMPLES["doha"], "--kind", "Suspention")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nosuch",), "No such command 'nosuch'"),
        (("brief",), "Missing argument 'FILE'"),
        (("brief", "a", "b"), "unexpected extra argument"),
        (("brief", "a", "--nosuch"), "No such option '--nosuch'"),
        (("brief", "a", "--format", "xml"), "'xml' is not one of 'text', 'json', 'markdown'"),
        (("brief", "a", "--as-of"), "requires an argument"),
        (("demo", "--port", "99999"), "99999 is not in the range"),
        (("diff", EXAMPLES["doha"]), "Say what to compare with"),
        (("diff", EXAMPLES["doha"], EXAMPLES["doha"], "--since", "2024-11-08"), "Say what to compare with"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_what_to_do(arguments: tuple[str, ...], told: str) -> None:
    """A slip in the arguments is told in one row that ends with the next step, not as a fault of ours."""
    error = refused(*arguments)
    assert told in error
    assert error.count("\n") == 1
    assert "--help" in error or "--since" in error


def test_a_fault_of_ours_spills_no_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a reading fail, the place in our code is told and nothing of what was being read."""

    def failing(*_: object) -> None:
        raise ValueError("the basin is secret")

    monkeypatch.setattr("goodoffices.standing.brief.brief", failing)
    ended = said("brief", EXAMPLES["doha"])
    assert (ended.code, ended.out) == (2, "")
    assert "A fault in goodoffices itself (ValueError at readings.py:" in ended.err
    assert "basin" not in ended.err


def test_standard_input_is_read_like_a_file(files: dict[str, str]) -> None:
    """A mediation on standard input gives the answer that its file gives."""
    path = Path(files["tiny"])
    day = ("--as-of", "2031-01-20", "--known-at", "2031-01-20")
    assert ran("brief", "-", *day, data=path.read_bytes()) == ran("brief", str(path), *day)


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_the_answer_is_utf_8_in_every_locale(locale: str) -> None:
    """Arabic and Hebrew come out whole where the terminal is said to know neither."""
    env = {"LC_ALL": locale, "LANG": locale, "PYTHONIOENCODING": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    ended = ran("brief", EXAMPLES["harbour"], env=env)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == said("brief", EXAMPLES["harbour"]).out
    assert "سنستأنف" in ended.out


def shell(script: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of shell in which `goodoffices` is the command."""
    line = f'goodoffices() {{ "{sys.executable}" -m goodoffices.cli "$@"; }}\n{script}'
    return subprocess.run(["sh", "-c", line], env=environment(), capture_output=True, check=False, timeout=60)


def test_a_reader_that_leaves_early_is_no_error() -> None:
    """Into a pipe whose reader has gone, the command ends quietly and well."""
    ended = shell(f'{{ goodoffices log "{EXAMPLES["harbour"]}"; echo "ended $?" >&2; }} | true')
    assert ended.stderr == b"ended 0\n"


@pytest.mark.parametrize("output", [">&-", ">/dev/full"])
def test_an_answer_that_cannot_be_written_is_said(output: str) -> None:
    """With its output closed or full, the command says so and does not end as if all were well."""
    ended = shell(f'goodoffices brief "{EXAMPLES["doha"]}" {output}')
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"standard output: cannot be written: ")
    assert b"Traceback" not in ended.stderr
    assert b"Exception ignored" not in ended.stderr


def test_a_closed_standard_input_is_said() -> None:
    """With nothing to read from, the refusal is the one for a file that cannot be read."""
    ended = shell("goodoffices brief - <&-")
    assert ended.returncode == 2
    assert ended.stderr.startswith(b"standard input: cannot be read: ")


def test_ctrl_c_ends_it_at_once() -> None:
    """Interrupted while it waits for its input, it says that nothing was changed and ends."""
    running = subprocess.Popen(
        [*COMMAND, "brief", "-"],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.0)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=10)
    assert (running.returncode, out, err) == (2, b"", b"Stopped. Nothing was changed.\n")


def test_no_command_opens_a_socket(files: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that reads, checks or explains a file so much as makes a socket."""

    def no_socket(*_: object, **__: object) -> None:
        raise AssertionError("a socket was made")

    monkeypatch.setattr(socket, "socket", no_socket)
    monkeypatch.setattr(socket, "create_connection", no_socket)
    monkeypatch.setattr(socket, "getaddrinfo", no_socket)
    for command in (*((name, files["harbour"]) for name in (*READINGS, "check")), ("schema",), ("--help",)):
        assert said(*command).code == 0
    with pytest.raises(AssertionError):
        socket.socket()


def shortest(*arguments: str, runs: int = 5) -> float:
    """Return the shortest time of several runs of a command as a process of its own, in seconds."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        assert ran(*arguments).code == 0
        taken.append(time.perf_counter() - start)
    return min(taken)


def test_a_command_answers_at_once(files: dict[str, str]) -> None:
    """Help, and a brief of a small file, are there in under 0.4 seconds from nothing."""
    assert shortest("--help") < 0.4
    assert shortest("brief", files["tiny"]) < 0.4


@pytest.mark.parametrize("arguments", [("--help",), ("brief", EXAMPLES["doha"])])
def test_a_command_loads_only_what_it_needs(arguments: tuple[str, ...]) -> None:
    """Neither pages, nor network, nor what only other commands use is loaded."""
    script = "import sys; from goodoffices.cli import run; run(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    command = [sys.executable, "-c", script, *arguments]
    ended = subprocess.run(command, env=environment(), capture_output=True, check=True, timeout=60)
    loaded = set(ended.stderr.decode().split())
    unneeded = {"django", "goodoffices.desk", "goodoffices.new", "goodoffices.acts.schema", "socket", "ssl", "asyncio"}
    assert loaded & (unneeded | {"rich", "pydantic", "typer", "http.client", "urllib.request"}) == set()
    assert {"goodoffices.cli", "click"} <= loaded
