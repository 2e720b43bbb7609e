"""Ways into a vault: made, opened by what somebody has, refused otherwise, and never by what stands in an argument."""

from __future__ import annotations

import os
import pty
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from goodoffices.record.founding import change_secret
from goodoffices.store.opening import create_store
from goodoffices.unbroken import unbroken
from tests.cli_vault.vaults import OTHER, PHRASE, answering, descriptor, did, made, refused, size_of, unlocked
from tests.commands import COMMAND, environment, said
from tests.vaults import somebody_reads

ANSWERS = "Harbour talks\nEurope/Lisbon\nen\nNorth, South\nthe envoy\nAmal, Jo\n"
RECOVERY = re.compile(r"Recovery key: ((?:[A-Z2-7]{4}-){8}[A-Z2-7]{4})\n")


def test_a_new_vault_asks_as_a_new_file_does_and_for_the_regime(tmp_path: Path) -> None:
    """Names and regime are typed; rooms and people are there; the recovery key is shown, and what to do next."""
    path = tmp_path / "new.vault"
    ended = unlocked("vault", "new", str(path), answers=ANSWERS + "minimal\n")
    assert ended.code == 0
    assert RECOVERY.search(ended.out)
    assert "goodoffices brief" in ended.out
    assert "nobody's words" in ended.err
    assert "Harbour talks" in did("brief", str(path))
    for room in ("public: 1", "joint:", "north-room: 1", "south-file: 1"):
        assert room in did("check", str(path))
    assert "A minimal record is kept" in did("vault", "regime", str(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["new.vault"]  # noqa: PTH208  (hidden rests too)


def test_a_vault_begins_with_what_a_file_holds(tmp_path: Path, file: str) -> None:
    """With --from nothing is asked, and the vault holds what the file holds."""
    vault = made(tmp_path / "from.vault", file)
    assert size_of(vault) == 16


def test_a_new_vault_overwrites_nothing(vault: str, file: str) -> None:
    """What is there already is left as it is, before anything is asked."""
    before = Path(vault).read_bytes()
    for there in (vault, file):
        assert "is there already" in refused("vault", "new", there)
    assert Path(vault).read_bytes() == before


@pytest.mark.parametrize("stop", ["goodoffices.making.add_recovery", "goodoffices.founding.put_in_place"])
def test_a_new_vault_is_there_whole_or_not_at_all(
    tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch, stop: str
) -> None:
    """Stopped at any step, neither the vault nor a key file made for it, nor any rest of them, is left."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(stop, stopped)
    key = tmp_path / "key"
    with answering(""):
        ended = said("vault", "new", str(tmp_path / "new.vault"), "--from", file, "--key-file", str(key))
    assert (ended.code, ended.err.splitlines()[-1]) == (2, "Stopped. Nothing was changed.")
    assert os.listdir(tmp_path) == ["talks.yaml"]  # noqa: PTH208


@pytest.mark.parametrize("phrase", ["short", "       ", ""])
def test_a_short_passphrase_is_refused_with_advice(tmp_path: Path, file: str, phrase: str) -> None:
    """Fewer than eight characters make no vault; the advice is several words, and offers none of ours."""
    ended = unlocked("vault", "new", str(tmp_path / "n.vault"), "--from", file, secrets=(phrase,))
    assert ended.code == 2
    assert "Several words" in ended.err or "Nothing was given" in ended.err
    assert not (tmp_path / "n.vault").exists()


def test_another_key_file_while_somebody_reads(vault: str, tmp_path: Path) -> None:
    """The new recovery key is printed and the new key file stays; it is said what is left to clean."""
    key = tmp_path / "key"
    did("vault", "recovery", vault)
    with somebody_reads(Path(vault)):
        said_so = did("vault", "passphrase", vault, "--new-key-file", str(key), secrets=(PHRASE, OTHER))
    assert RECOVERY.search(said_so)
    assert (key.exists(), "Traces of what was erased" in said_so) == (True, True)
    assert unlocked("check", vault, "--key-file", str(key), secrets=(OTHER,)).code == 0


def test_whatever_fails_a_key_file_that_opens_the_vault_stays(
    vault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped after the secret was changed, the key file made for it stays; stopped before that, it goes."""
    key = tmp_path / "key"

    def stopped_after(*arguments: object, **given: object) -> None:
        change_secret(*arguments, **given)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    def stopped_before(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    for stopped, stays in ((stopped_before, False), (stopped_after, True)):
        monkeypatch.setattr("goodoffices.cli.vault_opening.change_secret", stopped)
        ended = unlocked("vault", "passphrase", vault, "--new-key-file", str(key), secrets=(PHRASE, OTHER))
        assert (ended.code, key.exists()) == (2, stays)
    assert unlocked("check", vault, "--key-file", str(key), secrets=(OTHER,)).code == 0


def test_a_wrong_passphrase_is_said(vault: str) -> None:
    """It says that it does not open, what else may, and shows nothing of the vault."""
    told = refused("brief", vault, secrets=("not those words",))
    assert told == (
        f"That passphrase does not open {vault}. Try again, minding the keyboard's language; `--recovery` opens it with"
        " its recovery key.\n"
    )


def test_a_key_file_opens_a_vault(tmp_path: Path, file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is made, for its owner only, where it is not there yet, and needed from then on."""
    vault, key = str(tmp_path / "k.vault"), tmp_path / "key"
    assert said("vault", "new", vault, "--from", file, "--key-file", str(key), "--no-recovery").code == 0
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(key.read_bytes()) == 64
    assert said("check", vault, "--key-file", str(key)).code == 0
    told = said("check", vault)
    assert (told.code, "--key-file PATH" in told.err) == (2, True)
    monkeypatch.setenv("GOODOFFICES_KEY_FILE", str(key))
    assert said("check", vault).code == 0
    other = tmp_path / "other"
    other.write_bytes(bytes(64))
    other.chmod(0o644)
    wrong = said("check", vault, "--key-file", str(other))
    assert wrong.code == 2
    assert "That key file does not open" in wrong.err
    assert "chmod 600" in wrong.err
    assert "cannot be read: No such file" in said("check", vault, "--key-file", str(tmp_path / "nowhere")).err


def test_both_are_needed_and_which_is_wrong_is_not_told(tmp_path: Path, file: str) -> None:
    """With a passphrase beside the key file, either alone is not enough; wrong ones give one and the same answer."""
    vault, key, other = str(tmp_path / "b.vault"), tmp_path / "key", tmp_path / "other"
    other.write_bytes(bytes(range(64)))
    other.chmod(0o600)
    did("vault", "new", vault, "--from", file, "--key-file", str(key), "--with-passphrase", "--no-recovery")
    assert unlocked("check", vault, "--key-file", str(key)).code == 0
    wrong = refused("check", vault, "--key-file", str(key), secrets=("not those words",))
    assert "That passphrase and key file together do not open" in wrong
    assert refused("check", vault, "--key-file", str(other)) == wrong
    assert refused("check", vault, "--key-file", str(other), secrets=("not those words",)) == wrong
    assert "opens with a key file" in refused("check", vault)


def test_a_recovery_key_opens_a_vault_and_a_newer_one_ends_it(vault: str) -> None:
    """The key printed opens it as typed, in small letters too; another comes with another passphrase, and ends it."""
    assert "has no recovery key" in refused("check", vault, "--recovery")
    first = RECOVERY.search(did("vault", "recovery", vault))
    assert first
    key = first[1]
    assert "sound" in did("check", vault, "--recovery", secrets=(key.lower().replace("-", " "),))
    assert "no recovery key" in refused("check", vault, "--recovery", secrets=(key[:-1] + "777",))
    assert "vault passphrase" in refused("vault", "recovery", vault)
    second = RECOVERY.search(did("vault", "passphrase", vault, "--recovery", secrets=(key, OTHER)))
    assert second
    assert "sound" in did("check", vault, "--recovery", secrets=(second[1],))
    assert "a newer one was made" in refused("check", vault, "--recovery", secrets=(key,))


def test_another_passphrase_ends_the_one_before(vault: str) -> None:
    """The old one is asked for first, the new one after it; then only the new one opens."""
    assert "Changed" in did("vault", "passphrase", vault, secrets=(PHRASE, OTHER))
    refused("check", vault)
    assert "sound" in did("check", vault, secrets=(OTHER,))
    assert "too short" in refused("vault", "passphrase", vault, secrets=(OTHER, "tiny"))
    assert "sound" in did("check", vault, secrets=(OTHER,))


def test_without_terminal_or_descriptor_it_says_what_to_do(vault: str) -> None:
    """A process with nobody to ask says so at once, names the ways there are, and asks nobody."""
    ended = subprocess.run(
        [*COMMAND, "brief", vault],
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"There is no terminal to ask at for the secret of {vault}.")
    for way in ("--passphrase-fd", "--key-file", "vault open"):
        assert way in ended.stderr


@pytest.mark.parametrize(
    ("number", "told"),
    [("999", "Descriptor 999 cannot be read: Bad file"), ("x", "not a valid integer"), ("-1", "range")],
)
def test_a_descriptor_that_is_none_is_said(vault: str, number: str, told: str) -> None:
    """One that is not open, or no number, is refused with what to do."""
    ended = said("check", vault, "--passphrase-fd", number)
    assert (ended.code, told in ended.err) == (2, True), ended.err


def test_a_descriptor_of_the_environment_is_read(vault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The environment may name a descriptor, and an option comes before it."""
    number = descriptor(PHRASE)
    monkeypatch.setenv("GOODOFFICES_PASSPHRASE_FD", number)
    assert said("check", vault).code == 0
    assert "Nothing was given" in said("check", vault).err
    assert unlocked("check", vault).code == 0
    os.close(int(number))


def test_bytes_that_are_no_text_are_no_passphrase(vault: str) -> None:
    """What is no UTF-8 is refused as such, and not tried as something else."""
    reading, writing = os.pipe()
    os.write(writing, b"\xff\xfe words\n")
    os.close(writing)
    ended = said("check", vault, "--passphrase-fd", str(reading))
    assert (ended.code, "not text in UTF-8" in ended.err) == (2, True)
    os.close(reading)


def typed_at_a_terminal(command: list[str], *answers: str) -> tuple[int, str]:
    """Run a command at a terminal of its own, type these lines when it asks, and return what the terminal showed."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(command[0], command, environment())
    shown = b""
    for answer in answers:
        while not shown.rstrip(b" ").endswith(b":"):
            shown += os.read(terminal, 4096)
        shown += b"\n"
        os.write(terminal, answer.encode() + b"\n")
    while True:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


def test_a_passphrase_typed_at_a_terminal_is_not_shown(vault: str, tmp_path: Path, file: str) -> None:
    """The prompt names the vault; the words typed are nowhere on the terminal; a new one is asked for twice."""
    code, shown = typed_at_a_terminal([*COMMAND, "check", vault], PHRASE)
    assert code == 0, shown
    assert f"Passphrase of {vault}: " in shown
    assert PHRASE not in shown
    command = [*COMMAND, "vault", "new", str(tmp_path / "typed.vault"), "--from", file, "--no-recovery"]
    code, shown = typed_at_a_terminal(command, OTHER, OTHER + "!")
    assert code == 2
    assert "The two were not the same." in shown
    assert not (tmp_path / "typed.vault").exists()
    assert OTHER not in shown


NO_VAULTS = {"empty-store": "making it was not finished", "other-database": "", "cut": "no vault that can be read"}


@pytest.mark.parametrize("sort", NO_VAULTS)
def test_what_is_no_vault_is_said(tmp_path: Path, vault: str, sort: str) -> None:
    """A store without a mediation, some other database, a file cut short: refused in words, without a question."""
    path = tmp_path / "strange"
    if sort == "empty-store":
        create_store(str(path)).close()
    elif sort == "other-database":
        path.write_bytes(b"SQLite format 3\x00" + bytes(4_000))
    else:
        path.write_bytes(Path(vault).read_bytes()[:5_000])
    told = refused("brief", str(path))
    assert NO_VAULTS[sort] in told


def test_what_must_not_be_stopped_is_not() -> None:
    """A Ctrl-C pressed within goes unheeded; one after it stops as before."""
    done = []
    with unbroken():
        signal.raise_signal(signal.SIGINT)
        done.append("whole")
    assert done == ["whole"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_the_secret_of_a_vault_is_in_no_dump(vault: str) -> None:
    """From when a vault is opened on, a failing program leaves no copy of its memory."""
    said = subprocess.run(
        [sys.executable, "-c", DUMPS.format(vault=vault)],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["True", "0"]


DUMPS = """
import resource
from goodoffices.unlocking import keep_out_of_dumps, opened
resource.setrlimit(resource.RLIMIT_CORE, (1_000, resource.getrlimit(resource.RLIMIT_CORE)[1]))
print(resource.getrlimit(resource.RLIMIT_CORE)[0] > 0)
try:
    with opened("{vault}"):
        pass
except BaseException:
    pass
print(resource.getrlimit(resource.RLIMIT_CORE)[0])
"""
