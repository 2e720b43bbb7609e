"""What each regime of confidentiality keeps off the record."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from goodoffices.acts.act import Act, kinds
from goodoffices.acts.housekeeping import CompartmentOpened, Correction, Grant, Instead, NoteToFile
from goodoffices.acts.keeping import ConfidentialityRegime, LegalHold
from goodoffices.acts.people import Actor
from goodoffices.acts.problems import GoodOfficesError
from goodoffices.acts.process import Suspension
from goodoffices.acts.public import Statement
from goodoffices.acts.talks import Meeting
from goodoffices.acts.values import Wording
from goodoffices.record.regime import STRICTEST, Keeps, may_record, regime, stricter
from goodoffices.record.vault import Vault
from tests.promises.making import Maker
from tests.vaults import copied, furnished, gives, note, reopened, said, texts

KEPT: dict[str, tuple[Act, ...]] = {
    "keeping": (LegalHold(why="x"), Grant(to="jo"), CompartmentOpened(), ConfidentialityRegime(keeps="minimal")),
    "people": (Actor(name="x", sort="person"),),
    "facts": (Meeting(between=("a", "b")), Suspension(by="us")),
    "words": (
        NoteToFile(text="x"),
        Statement(by="a", level="on the record", quotes=(Wording(text="x"),)),
        Meeting(between=("a", "b"), summary="what was said"),
        Suspension(by="us", words=(Wording(text="paused"),)),
        Correction(target="n", reason="x", instead=Instead(act=NoteToFile(text="x"))),
    ),
}
"""Acts that a record needs, that say who takes part, that say what took place, and that hold what was said."""
ALLOWED: dict[Keeps | None, tuple[str, ...]] = {
    None: ("keeping", "people", "facts", "words"),
    "evidence": ("keeping", "people", "facts", "words"),
    "minimal": ("keeping", "people", "facts"),
    "no record": ("keeping", "people"),
}


@pytest.mark.parametrize("keeps", ALLOWED)
@pytest.mark.parametrize("sort", KEPT)
def test_what_each_regime_keeps_off(keeps: Keeps | None, sort: str) -> None:
    """A regime lets on record what is listed for it, and refuses the rest by a code that says which and why."""
    vault = furnished()
    if keeps:
        vault.write(said("team", ConfidentialityRegime(keeps=keeps), "regime"))
    for act in KEPT[sort]:
        before = len(vault.loaded().opened)
        if sort in ALLOWED[keeps]:
            vault.write(said("team", act))
            continue
        with pytest.raises(GoodOfficesError) as refusal:
            vault.write(said("team", act))
        assert (refusal.value.code, refusal.value.params["regime"]) == ("off-record", keeps)
        assert len(vault.loaded().opened) == before


def test_a_looser_word_changes_nothing() -> None:
    """Of several regimes the strictest holds, in whatever order they were said, here and wherever it is opened."""
    for order in permutations(STRICTEST):
        vault = furnished()
        for keeps in order:
            vault.write(said("team", ConfidentialityRegime(keeps=keeps)))
        assert vault.regime == reopened(vault).regime == copied(vault).regime == "no record"


def test_it_holds_at_once_and_for_others() -> None:
    """What is written together with it, after it, is refused already; so is what another program writes."""
    vault = furnished()
    other = reopened(vault)
    with pytest.raises(GoodOfficesError, match="off-record"):
        vault.write(said("team", ConfidentialityRegime(keeps="no record")), note("team"))
    assert vault.regime is reopened(vault).regime is None
    vault.write(note("team", "before it"), said("team", ConfidentialityRegime(keeps="no record")))
    assert texts(vault, "team") == {"before it"}
    for held in (vault, other):
        with pytest.raises(GoodOfficesError, match="off-record"):
            held.write(note("team"))


@pytest.mark.parametrize("way", [0, 1])
def test_it_holds_where_it_comes_in(way: int) -> None:
    """A regime said elsewhere holds from the merge on; what had been written before stays."""
    home = furnished()
    away = copied(home)
    home.write(said("team", ConfidentialityRegime(keeps="no record")))
    away.write(note("team", "before we heard"))
    gives(*((home, away), (away, home))[way])
    held: Vault = (away, home)[way]
    assert "before we heard" in texts(held, "team")
    with pytest.raises(GoodOfficesError, match="off-record"):
        held.write(note("team"))


def test_a_correction_does_not_loosen_it() -> None:
    """To correct a regime into a looser one leaves the stricter in force."""
    vault = furnished()
    vault.write(said("team", ConfidentialityRegime(keeps="minimal"), "regime"))
    loose = Instead(act=ConfidentialityRegime(keeps="evidence"))
    vault.write(said("team", Correction(target="regime", reason="a slip", instead=loose)))
    with pytest.raises(GoodOfficesError, match="off-record"):
        vault.write(note("team"))


def test_every_kind_is_on_one_side() -> None:
    """Each kind there is may be recorded under a stricter regime only if it may under every looser one."""
    for kind in sorted(kinds()):
        act = Maker(Random(kind), lambda allowed: ["x"], mark="w1", zone="UTC").act(kind)
        allowed = [may_record(act, keeps) for keeps in STRICTEST]
        assert allowed == sorted(allowed)
        assert allowed[-1]
        assert may_record(act, None)


def test_which_is_stricter() -> None:
    """No record is stricter than minimal, minimal than evidence, and anything than nothing said."""
    assert regime([ConfidentialityRegime(keeps=keeps) for keeps in STRICTEST]) == "no record"
    assert regime([NoteToFile(text="x")]) is None
    assert stricter(None, "evidence") == "evidence"
    assert stricter("minimal", "evidence") == stricter("evidence", "minimal") == "minimal"
    assert stricter(None, None) is None
