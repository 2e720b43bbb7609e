"""Which language an article is read in, and which way its words run."""

from __future__ import annotations

from goodoffices.press.scripts import detect, direction


def test_the_script_of_most_letters_decides() -> None:
    """A quotation in another script does not change the language of an article; an empty one is English."""
    assert detect("The minister said: “לא”. Nobody answered.") == "en"
    assert detect("قال الوزير إن NATO حاضر في القاعة") == "ar"
    assert detect('השר אמר כי "Radio" משדר') == "he"
    assert detect("") == detect("12 – 13") == "en"


def test_a_quotation_with_its_gloss_runs_as_it_begins() -> None:
    """The words a person said come first, however long the translation behind them."""
    assert direction("‘لا’ (‘Certainly not, and never again’)") == "rtl"
    assert direction("the wards were “שקט” (“too quiet”)") == "ltr"
    assert direction("NATO הודיעה כי תבוא לפגישה") == "rtl"
    assert direction("12") == "ltr"
