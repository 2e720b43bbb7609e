"""What the words of a mention say of who speaks."""

from __future__ import annotations

import pytest

from goodoffices.press.cast import cast
from goodoffices.press.language import english
from goodoffices.press.naming import name_of
from goodoffices.press.papers import speaking_through

ARTICLE = "Ivo Dask, the envoy, met Charlie King, a lawyer. Mr. King left."


@pytest.mark.parametrize(
    ("words", "kind", "name"),
    [
        ("Ivo Dask, the envoy", "named", "Ivo Dask"),
        ("Dask himself", "named", "Dask"),
        ("Mr. King", "named", "King"),
        ("one skipper, a woman everyone calls Old Corr", "named", "Old Corr"),
        ("The navy, through a spokeswoman, Lt. Cmdr. Ana Roon", "named", "Ana Roon"),
        ("the union, Hooks & Hands Local 9", "institution", "Hooks & Hands Local 9"),
        ("Bright, Moon & Co, the shipping line", "institution", "Bright, Moon & Co"),
        ("The owners, Leask & Daughters", "institution", "Leask & Daughters"),
        ("The captors, who call themselves the Free Column", "institution", "Free Column"),
        ("The Velm Morning Star, a newspaper close to the rebels", "institution", "Velm Morning Star"),
        ("Zoltana’s border guard", "institution", "Zoltana’s border guard"),
        ("The union representing the crews", "institution", "union"),
        ("a member of its staff", "anonymous", ""),
        ("The first", "anonymous", ""),
        ("Velm's presiding officer", "anonymous", ""),
        ("anyone", "pronoun", ""),
    ],
)
def test_a_mention_tells_kind_and_name(words: str, kind: str, name: str) -> None:
    """A mention is a person's, a body's or a source's, with the name it gives."""
    named = name_of(words, english(), cast(ARTICLE, english()))
    assert (named.kind, named.name) == (kind, name)


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("A letter from the clerk, dated July 4 and seen by the wire", "the clerk"),
        ("An army report dated 2 May", "the army"),
        ("A report issued by the board last month", "the board"),
        ("a message on the army’s official account", "the army"),
        ("The union’s daily bulletin on Thursday", "The union"),
        ("Krogh’s own forecast", "Krogh"),
        ("the mayor’s deputy", "the mayor’s deputy"),
        ("A joint survey published in July", "A joint survey published in July"),
    ],
)
def test_a_paper_speaks_for_whose_it_is(words: str, speaker: str) -> None:
    """Words that name a paper are its author's; those that name a person's deputy are not the person's."""
    assert speaking_through(words, english()) == speaker


def test_a_source_that_several_share_has_no_office() -> None:
    """Numbers and "them" are neither an office nor a body."""
    named = name_of("One of them", english(), cast("", english()))
    assert (named.role, named.organisation) == ("", "")
    assert name_of("Two officials familiar with it", english(), cast("", english())).organisation == ""
