"""Bettering and dividing in every form: each step, each text, each package of a pool, who has which thing."""

from __future__ import annotations

import csv
import io
import json
from itertools import pairwise

import pytest

from goodoffices.packages.answering import Request, answer
from goodoffices.packages.answers import Sure
from goodoffices.packages.faces.as_csv import sheet_csv
from goodoffices.packages.faces.as_json import sheet_json
from goodoffices.packages.faces.as_text import sheet_text
from goodoffices.packages.faces.bettered import ended
from goodoffices.packages.faults import PackagesError
from goodoffices.packages.reading.reading import read, read_text
from goodoffices.packages.scenario import Scenario
from goodoffices.packages.sheet import Sheet, letters
from goodoffices.packages.typed import pool_size, typed_package
from tests.commands import PACKAGES, ROOT, said
from tests.packages.faces.sheets import scenario_of, sheet_of

AGREED = "fee=50, berths=two, inspection days=4, reopening=2031-06-02, the house=letters only"
BOATS = str(ROOT / "examples" / "packages" / "boats.yaml")


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    """Return the worked example with an improvement, a single text and a pool; it is worked out once."""
    scenario = read(PACKAGES)
    agreed = typed_package(scenario.space, AGREED)
    return answer(Request(scenario=scenario, improve=agreed, text=True, pool=5))


def test_every_step_of_the_trail_is_shown(sheet: Sheet) -> None:
    """Each step stands with its gains in the text, the JSON and the CSV; gains add up to what the end is worth more."""
    found, made = sheet.improved, json.loads(sheet_json(sheet))["improved"]
    assert found is not None
    assert len(made["trail"]) == len(found.trail) > 1
    packages = [made["agreed"], *made["trail"]]
    for before, after in pairwise(packages):
        assert all(after["points"][p] - before["points"][p] == gain >= 0 for p, gain in after["gains"].items())
        assert any(after["gains"].values())
        assert after["options"] == {**before["options"], **{c["issue"]: c["to"] for c in after["changes"]}}
    assert packages[-1]["options"] == made["better"][0]["options"]
    part = " ".join(sheet_text(sheet).partition("\nIMPROVED")[2].split())
    assert all(f" {place} " in part for place in range(1, len(found.trail) + 1))
    assert "There it ends: no package is better for one and worse for nobody. Exact." in part
    assert " ".join(found.moves) in part
    steps = [row for row in csv.DictReader(io.StringIO(sheet_csv(sheet))) if row["found as"].startswith("step ")]
    assert [row["fee"] for row in steps] == [one["options"]["fee"] for one in made["trail"]]


def test_a_single_text_is_shown_with_who_rejects_it(sheet: Sheet) -> None:
    """No text from an agreed package is worth less than that to anybody, and each says how far from efficient it is."""
    made = json.loads(sheet_json(sheet))
    texts, agreed = made["single_text"]["texts"], made["improved"]["agreed"]["points"]
    assert texts
    part = sheet_text(sheet).partition("\nSINGLE TEXT")[2]
    for one in texts:
        assert one["rejected_by"] == []
        assert all(one["points"][party] >= agreed[party] for party in agreed)
        assert any(one["left"].values()) == (one["better"] is not None)
        assert f"\n  {one['letter']}  rejected by nobody; " in part


def test_a_pool_names_whoever_comes_least_far(sheet: Sheet) -> None:
    """Of each package there is a share for every party, and those with the least are named, in text as in JSON."""
    made = json.loads(sheet_json(sheet))["pool"]
    assert len(made["packages"]) == 5
    assert len({tuple(one["options"].values()) for one in made["packages"]}) == 5
    rows = sheet_text(sheet).partition("\nPOOL")[2].splitlines()
    for one in made["packages"]:
        least = min(one["shares"].values())
        assert one["least_satisfied"] == [party for party, part in one["shares"].items() if part <= least + 1e-9]
        row = next(row for row in rows if row.startswith(f"  {one['letter']} "))
        assert "all alike" in row or all(party in row for party in one["least_satisfied"])


def test_a_single_text_begins_from_the_first_fair_package() -> None:
    """Where no package is to be improved, the draft is the first fair one; without any, it is said what to do."""
    fair = answer(Request(scenario=scenario_of(2), text=True, solve=("nash",)))
    assert fair.texts is not None
    assert fair.texts.start == fair.fair[0].packages[0]
    assert fair.texts.start in letters(fair)
    none = answer(Request(scenario=read_hopeless(), text=True, solve=()))
    assert [(what, error.code) for what, error in none.failed] == [("text", "text-no-start")]


def read_hopeless() -> Scenario:
    """Return a scenario of which no party would take the other's package."""
    text = "issues: {fee: [low, high]}\nparties:\n"
    text += "  North: {reserve: 2, scores: {fee: {low: 1, high: 0}}}\n"
    return read_text("hopeless.yaml", text + "  South: {reserve: 2, scores: {fee: {low: 0, high: 1}}}\n").scenario


@pytest.mark.parametrize(("sure", "says"), [(Sure("gap", 0.125), "12.5 %"), (Sure("found"), "not proved")])
def test_an_end_that_is_not_exact_says_so(sure: Sure, says: str) -> None:
    """How sure it is that an improvement ends there stands in its last row."""
    assert says in ended(sure)


@pytest.mark.parametrize("size", ["1", "51", "-3", "many", "2.5", "9" * 99, "²"])
def test_a_pool_of_no_size_is_refused(size: str) -> None:
    """What is no number from 2 to 50 is refused in words."""
    with pytest.raises(PackagesError, match="pool-size"):
        pool_size(size)
    assert pool_size(" 6 ") == 6


def test_nothing_that_was_not_asked_is_there() -> None:
    """Without the options the answer has none of these parts."""
    text = sheet_text(sheet_of(scenario_of(2)))
    assert not any(heading in text for heading in ("SINGLE TEXT", "POOL", "DIVIDED", "IMPROVED"))
    assert not {"single_text", "pool", "divided"} & json.loads(sheet_json(sheet_of(scenario_of(2)))).keys()


def test_things_are_divided_on_the_command() -> None:
    """The example with a list of things has both ways in text and in JSON, with the division as a package."""
    text = said("packages", BOATS, "--divide", "--solve", "nash")
    assert text.code == 0
    assert "Each has 60 % of all it would like to have. Exact." in text.out
    assert "To be shared: timber; it was said that it can be." in text.out
    made = json.loads(said("packages", BOATS, "--divide", "--solve", "nash", "--format", "json").out)
    divided = made["divided"]
    assert divided["adjusted_winner"]["share"] == {"exact": "3/5", "about": 0.6}
    assert {party: one["exact"] for party, one in divided["maximin_share"]["shares"].items()} == {
        "Aldous": "50",
        "Brandt": "50",
    }
    lettered = next(one for one in made["packages"] if one["letter"] == divided["letter"])
    assert lettered["options"] == divided["maximin_share"]["to"]
    assert {p: one["about"] for p, one in divided["maximin_share"]["worth"].items()} == lettered["worth"]


def test_what_is_no_list_of_things_is_not_divided() -> None:
    """Another scenario is answered but for that, with what is in the way, and ends with 2."""
    ended_with = said("packages", PACKAGES, "--divide", "--solve", "nash")
    assert ended_with.code == 2
    assert "divide: fee is no thing to be divided" in " ".join(ended_with.out.split())
