"""Which mentions of an article are one speaker."""

from __future__ import annotations

import pytest

from goodoffices.press.reading import read


def who(text: str) -> list[tuple[str, str]]:
    """Return kind and name (or description) of the speaker of each statement."""
    reading = read(text, "2031-03-14", "Wire")
    speakers = {one.id: one for one in reading.speakers}
    return [(speakers[one.by].kind, speakers[one.by].name or speakers[one.by].described) for one in reading.statements]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The foreign minister of Velm said it was far. "
            "Later Petra Kolne, the minister, told reporters she was tired.",
            ["Petra Kolne"] * 2,
        ),
        (
            "Velm’s river minister said it was late. Lady Imogen Strand later told deputies that it was so.",
            ["Imogen Strand"] * 2,
        ),
        ("Kim Dae-sung, the envoy, said talks went well. Mr Kim said he would return.", ["Kim Dae-sung"] * 2),
        ("Sheikh Omar al-Fadl said the well was dry. The sheikh said he was old.", ["Omar al-Fadl"] * 2),
        (
            "Marit Hale, the deputy, met Jun Hale, her brother. Ms. Hale said it was early. Mr. Hale said it was late.",
            ["Marit Hale", "Jun Hale"],
        ),
        (
            "The union, Hooks & Hands Local 9, said it was late. "
            "The union said it was early. The company said it was sorry.",
            ["Hooks & Hands Local 9", "Hooks & Hands Local 9", "company"],
        ),
        ("Vasko Industries said it was safe. Vasko said no one was hurt.", ["Vasko Industries"] * 2),
        (
            "The National Transport Union (NTU) said it was late. The NTU said its members were angry.",
            ["National Transport Union"] * 2,
        ),
        (
            "The Daily Lantern reported that there was a deal. The newspaper said it had the text.",
            ["Daily Lantern"] * 2,
        ),
        ("Pell welcomed the call. Its capital, Brightmoor, said in a statement that it was glad.", ["Pell"] * 2),
        ("The board said that the gate was shut. A spokesperson added that it would stay so.", ["board"] * 2),
        (
            "Ivo Dask, a former schoolteacher, said it was late. The former schoolteacher said that it was dark.",
            ["Ivo Dask"] * 2,
        ),
        (
            "The Sarrish Peace Research Center said it was late. The Sarrish Center said it was dark.",
            ["Sarrish Peace Research Center"] * 2,
        ),
        ("In the post office, Sarra Dole pours tea. “It is late,” Dole said.", ["Sarra Dole"]),
    ],
)
def test_names_offices_and_bodies_go_back(text: str, names: list[str]) -> None:
    """An office, a short name, a family name, a common noun is the one the article means."""
    assert [name for _, name in who(text)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ivo Dask, the mayor, said it was late. "
            "Ana Roon gave a date in an interview, but she told the paper it was early.",
            ["Ivo Dask", "Ana Roon"],
        ),
        (
            "Ivo Dask, the mayor, said it was late. "
            "A clerk in the office offered another tale. “There was a number,” he whispered.",
            ["Ivo Dask", "A clerk in the office"],
        ),
        ("Ivo Dask, the mayor, said it was late. Sheikh Omar will come on Friday, he added.", ["Ivo Dask"] * 2),
        (
            "Sheikh Omar al-Fadl, the mediator, said it was late. "
            "The governor’s office put it differently. In a statement it said all was well.",
            ["Omar al-Fadl", "governor’s office"],
        ),
        (
            "Ana Roon, the chair, said it was late. "
            "Roon’s deputy, Ebbe Loo, offered another figure. “It fell,” he said.",
            ["Ana Roon", "Ebbe Loo"],
        ),
    ],
)
def test_pronouns_go_back_to_the_subject(text: str, names: list[str]) -> None:
    """He, she and it are who the sentence is about, not whoever is named last in what was said."""
    assert [name for _, name in who(text)] == names


def test_sources_stay_without_a_name() -> None:
    """Somebody who asked not to be named is nobody the article names, however alike the office."""
    found = who(
        "A commander, who spoke on condition of anonymity, said two fell. The commander, Ivo Dask, said three fell."
    )
    assert found[0][0] == "anonymous"
    assert found[1] == ("named", "Ivo Dask")


def test_a_body_is_not_known_by_initials_that_it_has_not() -> None:
    """Somebody who speaks for a body that is not named is not given to any body without capitals."""
    reading = read("The hospital said it was open. It was late.\n\nThe bishop wept. A spokeswoman said she was sorry.")
    assert [one.by for one in reading.statements] == ["p1", "p2"]


def test_a_day_is_no_body() -> None:
    """What stands before "the council" for the day is not the council's name."""
    text = "When we asked the Harbour Safety Council for an answer on Saturday, the council declined to comment."
    assert who(text) == [("institution", "Harbour Safety Council")]


def test_somebody_told_of_by_office_at_the_head_is_named_in_the_next_paragraph() -> None:
    """The lead's "the mediator" is the one whom the next paragraph names without a word on who that is."""
    text = "The mediator told the court on Tuesday that it was late.\n\nCelia Vautrin said that she had held the pen."
    assert [name for _, name in who(text)] == ["Celia Vautrin", "Celia Vautrin"]
    unnamed = text.replace("on Tuesday", "on condition of anonymity")
    assert [name for _, name in who(unnamed)] == ["The mediator", "Celia Vautrin"]


@pytest.mark.parametrize("source", ["A mediator", "One mediator", "Another mediator", "A senior mediator"])
def test_one_of_several_is_never_who_is_named_next(source: str) -> None:
    """A source told of as one of several has not the name that the next paragraph, or the next sentence, gives."""
    for between in ("\n\n", " "):
        text = f"{source} told the court on Tuesday that it was late.{between}Celia Vautrin said that she had the pen."
        assert who(text) == [("anonymous", source), ("named", "Celia Vautrin")]


def test_somebody_called_like_a_place_is_a_person_where_an_office_follows() -> None:
    """A lake says nothing; Rose Lake, attorney general, does, and by name."""
    text = "Rose Lake, attorney general of Corr, said it was late. Lake said it was dark."
    assert who(text) == [("named", "Rose Lake")] * 2


def test_who_speaks_on_in_the_same_words_is_who_spoke() -> None:
    """A source is brought in once, however many verbs follow: not a second one who was in no court."""
    text = "A mediator testified that the list was lost, rebutting the claim that it was whole."
    assert [(one.by, one.venue) for one in read(text, "2031-03-14", "Wire").statements] == [("p1", "court")] * 2


def test_another_source_is_another() -> None:
    """A diplomat, another diplomat and a third are three."""
    found = who("A diplomat said it was late. Another diplomat said it was early. A third diplomat said it was odd.")
    assert len(set(found)) == 3
