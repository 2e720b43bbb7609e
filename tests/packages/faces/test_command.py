"""The command: in every form, on the worked example and on what is broken, with an answer or a plain refusal."""

from __future__ import annotations

import csv
import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from goodoffices.cli.stopping import stoppable
from goodoffices.packages.answering import Request, answer
from goodoffices.packages.faults import Stopped, TooLarge
from goodoffices.packages.reading.reading import read
from goodoffices.packages.sheet import Sheet
from goodoffices.packages.watching import Watch
from tests.commands import EXAMPLES, PACKAGES, Said, environment, ran, said

AGREED = "fee=50, berths=two, inspection days=4, reopening=2031-06-02, the house=letters only"
ALL = (
    "--budget",
    "10m",
    "--doubt",
    "--ask",
    "--improve",
    AGREED,
    "--solve",
    "nash,ks,egalitarian,utilitarian,weighted-nash",
)
FORMS = ("text", "json", "csv", "svg")
HOPELESS = """\
issues: {fee: [low, high]}
parties:
  North: {reserve: 2, scores: {fee: {low: 1, high: 0}}}
  South: {reserve: 2, scores: {fee: {low: 0, high: 1}}}
"""
TORN = """\
issues: {fee: [low, high], day: [early, late]}
parties:
  North:
    scores: {fee: {low: 1, high: 0}, day: {early: 1, late: 0}}
    knowledge:
      - {by: jo, words: the fee first, ranking: [fee, day]}
      - {by: jo, words: the day counts twice, at_least_twice: {day: fee}}
  South: {scores: {fee: {low: 0, high: 1}, day: {early: 0, late: 1}}}
"""


@pytest.fixture(scope="module")
def whole() -> dict[str, str]:
    """Return the answer to all that can be asked of the worked example, in every form; it is worked out once."""
    kept: list[Sheet] = []

    def once(asked: Request, *, watch: Watch) -> Sheet:
        if not kept:
            kept.append(answer(asked, watch=watch))
        return kept[0]

    found = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("goodoffices.packages.answering.answer", once)
        for form in FORMS:
            ended = said("packages", PACKAGES, *ALL, "--format", form)
            assert (ended.code, ended.err) == (0, "")
            found[form] = ended.out
    return found


def test_the_text_answers_all_that_was_asked(whole: dict[str, str]) -> None:
    """Every part is there, each fair package with how sure it is, guesses of different people apart."""
    for heading in ("EFFICIENT", "FAIR", "PACKAGES, side by side", "IN DOUBT", "WORTH ASKING NEXT", "IMPROVED"):
        assert f"\n{heading}" in whole["text"]
    fair = whole["text"].partition("\nFAIR")[2].partition("\n\n")[0]
    assert fair.count("Exact.") == 5
    assert "As amal guesses: ask " in whole["text"]
    assert "As jo guesses: ask " in whole["text"]
    assert "NOT ANSWERED" not in whole["text"]


def test_packages_of_the_json_are_what_they_say(whole: dict[str, str]) -> None:
    """Each package is allowed, is worth to each party what is said, and the improved one is worse for nobody."""
    scenario = read(PACKAGES)
    made = json.loads(whole["json"])
    for one in (*made["packages"], *made["efficient"]["packages"]):
        checked = scenario.check(scenario.space.package(one["options"]))
        assert checked.broken == ()
        assert dict(zip(scenario.parties, checked.points, strict=True)) == one["points"]
    agreed, better = made["improved"]["agreed"]["points"], made["improved"]["better"][0]["points"]
    assert all(better[party] >= agreed[party] for party in scenario.parties)
    assert better != agreed


def test_no_party_has_a_score(whole: dict[str, str]) -> None:
    """Of a party it is said what was entered and what it could get, and nothing that measures the party itself."""
    allowed = {"party", "scale", "no_deal", "best", "best_among_accepted", "rounded", "in_words_only"}
    assert [set(party) for party in json.loads(whole["json"])["parties"]] == [allowed, allowed]


def test_the_csv_and_the_picture_hold_the_same_packages(whole: dict[str, str]) -> None:
    """Each letter of the CSV is in the picture's tables, with the same worth."""
    rows = [row for row in csv.DictReader(io.StringIO(whole["csv"])) if row["letter"]]
    found = ElementTree.fromstring(whole["svg"]).iter("{http://www.w3.org/2000/svg}text")
    texts = [text.text or "" for text in found]
    texts = texts[texts.index("no deal") :]
    assert rows
    for row in rows:
        at = next(place for place, text in enumerate(texts) if row["letter"] in text.split(", "))
        assert texts[at + 2 : at + 4] == [row["worth to North"], row["worth to South"]]


def test_the_answer_is_the_same_each_time(whole: dict[str, str]) -> None:
    """Asked again in a process of its own, the same bytes come back, and nothing of what solvers print."""
    assert ran("packages", PACKAGES, *ALL, "--format", "json") == (0, whole["json"], "")


def test_an_agreed_package_may_lie_in_a_file(tmp_path: Path) -> None:
    """A file with a line for each issue, and standard input, say the same as what is typed."""
    file = tmp_path / "agreed.yaml"
    file.write_text(AGREED.replace("=", ": ").replace(", ", "\n"))
    typed = said("packages", PACKAGES, "--improve", AGREED)
    assert said("packages", PACKAGES, "--improve", str(file)) == typed
    assert ran("packages", PACKAGES, "--improve", "-", data=file.read_bytes()) == typed


def test_what_is_on_the_table_may_come_on_standard_input() -> None:
    """A dash reads the file from standard input."""
    assert ran("packages", "-", data=Path(PACKAGES).read_bytes()) == said("packages", PACKAGES)


def test_where_nobody_would_take_anything_it_exits_with_1(tmp_path: Path) -> None:
    """No package is taken by all: that is an answer, it is said, and the exit code is 1."""
    file = tmp_path / "hopeless.yaml"
    file.write_text(HOPELESS)
    ended = said("packages", str(file))
    assert (ended.code, ended.err) == (1, "")
    assert "every package is worth less than no deal to somebody" in ended.out
    assert "No package is accepted by all." in " ".join(ended.out.split())
    for form in FORMS:
        assert said("packages", str(file), "--format", form).code == 1


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_half_an_answer_is_not_passed_off_as_whole(tmp_path: Path, unbuffered: str) -> None:
    """Where there is room for part of an answer only, the command says so, buffered or not."""
    kept = tmp_path / "kept"
    line = f'ulimit -f 1; "{sys.executable}" -m goodoffices.cli packages "{PACKAGES}" --format json > "{kept}"'
    # what is compiled on the way would be cut short as well, and kept
    env = environment(PYTHONUNBUFFERED=unbuffered, PYTHONDONTWRITEBYTECODE="1")
    ended = subprocess.run(["sh", "-c", line], env=env, capture_output=True, check=False, timeout=60)
    assert ended.returncode == 2
    assert 0 < kept.stat().st_size <= 1024
    assert ended.stderr.startswith(b"standard output: cannot be written: ")
    assert b"Nothing was written" not in ended.stderr


def test_a_package_that_never_comes_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe in place of the file of a package is refused, like one in place of a scenario."""
    os.mkfifo(tmp_path / "pipe")
    ended = said("packages", PACKAGES, "--improve", str(tmp_path / "pipe"))
    assert (ended.code, ended.out) == (2, "")
    assert "the package cannot be read: no such file" in ended.err


def test_what_was_not_answered_ends_with_2(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the efficient set could not be had the rest is answered, and the exit code says that something failed."""

    def late(*_: object) -> None:
        raise TooLarge("time-up-with-loss", seconds="0.005")

    monkeypatch.setattr("goodoffices.packages.answering._efficient", late)
    ended = said("packages", PACKAGES)
    assert ended.code == 2
    assert "FAIR" in ended.out
    assert "After 0.005 seconds there is no answer yet, though a loss was allowed." in " ".join(ended.out.split())


def test_what_contradicts_itself_is_named_in_the_words_entered(tmp_path: Path) -> None:
    """The rest is answered; the contradiction is named by its words, and the exit code is 2."""
    file = tmp_path / "torn.yaml"
    file.write_text(TORN)
    ended = said("packages", str(file), "--doubt")
    flat = " ".join(ended.out.split())
    assert ended.code == 2
    assert "FAIR" in ended.out
    assert "the fee first" in flat.partition("NOT ANSWERED")[2]
    assert "the day counts twice" in flat.partition("NOT ANSWERED")[2]
    assert "NOT ANSWERED" in said("packages", str(file), "--doubt", "--format", "csv").err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Missing argument"),
        (("nowhere.yaml",), "no such file"),
        ((EXAMPLES["harbour"],), "none of the forms"),
        ((PACKAGES, "--solve", "best"), "no solution best"),
        ((PACKAGES, "--budget", "soon"), "soon is no time"),
        ((PACKAGES, "--improve", "fee=50"), "Still open"),
        ((PACKAGES, "--improve", "nowhere.yaml"), "cannot be read"),
        ((PACKAGES, "--improve", "fee=\x1b[31m"), "Still open"),
        ((PACKAGES, "--format", "markdown"), "markdown"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(arguments: tuple[str, ...], words: str) -> None:
    """Nothing is answered, the exit code is 2, and the words say what to do; nothing steers the terminal."""
    ended = said("packages", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert "fault in goodoffices" not in ended.err
    assert "\x1b" not in ended.err


def test_without_knowledge_there_is_nothing_to_doubt(tmp_path: Path) -> None:
    """Doubt without anything known is refused, and what to write is said."""
    file = tmp_path / "known.yaml"
    file.write_text(HOPELESS)
    ended = said("packages", str(file), "--ask")
    assert ended.code == 2
    assert "nothing to doubt" in ended.out


def test_without_its_solvers_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where numpy is missing the command says how to get it."""

    def missing(*_: object, **__: object) -> None:
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy")

    monkeypatch.setattr("goodoffices.packages.answering.request", missing)
    ended = said("packages", PACKAGES)
    assert (ended.code, ended.out) == (2, "")
    assert "numpy" in ended.err
    assert "pip install 'goodoffices[packages]'" in ended.err


@pytest.mark.parametrize("package", ["highspy", "numba"])
def test_a_solver_that_does_not_load_is_not_needed(package: str, tmp_path: Path) -> None:
    """Where HiGHS or numba is installed and does not load, what needs none of it is answered as ever."""
    ended = _broken(package, tmp_path, PACKAGES, "--text", "--pool", "3")
    assert (ended.code, ended.err) == (0, "")
    for heading in ("FAIR", "SINGLE TEXT", "POOL"):
        assert f"\n{heading}" in ended.out
    assert "NOT ANSWERED" not in ended.out


def test_what_needs_a_solver_that_does_not_load_is_said(tmp_path: Path) -> None:
    """What has to be solved is not answered without HiGHS, and what to install is said; the rest is answered."""
    ended = _broken("highspy", tmp_path, PACKAGES, "--doubt")
    assert (ended.code, ended.err) == (2, "")
    assert "FAIR" in ended.out
    assert "goodoffices[packages]" in ended.out.partition("NOT ANSWERED")[2]


def test_numpy_that_does_not_load_is_said(tmp_path: Path) -> None:
    """Where numpy is installed and does not load, the command says how to install it anew."""
    ended = _broken("numpy", tmp_path, PACKAGES)
    assert (ended.code, ended.out) == (2, "")
    assert "does not load" in ended.err
    assert "fault in goodoffices" not in ended.err


def _broken(package: str, folder: Path, *arguments: str) -> Said:
    """Run the command where a package is installed and does not load."""
    (folder / f"{package}.py").write_text("raise ImportError('it does not go with the rest')")
    return ran("packages", *arguments, env={"PYTHONPATH": f"{folder}{os.pathsep}{environment()['PYTHONPATH']}"})


def test_the_other_commands_load_no_solver() -> None:
    """The command line starts without numpy, HiGHS or any solver of ours."""
    line = "import sys, goodoffices.cli; print(sorted({'numpy', 'highspy', 'numba'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", line], env=environment(), capture_output=True, check=True, text=True)
    assert run.stdout == "[]\n"


def test_ctrl_c_stops_long_work() -> None:
    """Work that goes on for ever ends when somebody presses Ctrl-C, as stopped."""
    stopped = []

    def forever(watch: Watch) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        try:
            while True:
                watch.step("waiting")
        except Stopped:
            stopped.append(True)
            raise

    with pytest.raises(Stopped):
        stoppable(forever)
    assert stopped == [True]


def test_ctrl_c_in_the_command_says_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command then says so in a word, with exit code 2."""

    def forever(_: object, *, watch: Watch) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        while True:
            watch.step("waiting")

    monkeypatch.setattr("goodoffices.packages.answering.answer", forever)
    ended = said("packages", PACKAGES)
    assert (ended.code, ended.out, ended.err) == (2, "", "Stopped.\n")
