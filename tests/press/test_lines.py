"""Sentences are held against what was said before: what stands there is found, and nothing is judged."""

from __future__ import annotations

import pytest

from goodoffices.press.lines import Earlier, held, sentences

OURS = Earlier(id="line", by="we", words="The talks will resume on 12 May.", when="2031-05-01", ours=True)
THEIRS = Earlier(id="said", by="Maren Tolle", words="The ferry was stopped because the hull is cracked.")


def sorts(text: str, *earlier: Earlier) -> list[str]:
    """Return what is found for one sentence."""
    (one,) = held(text, earlier or (OURS, THEIRS))
    return [match.sort for match in one.matches]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The talks will resume on 12 May.", ["consistent"]),
        ("The talks will resume in Velm, the parties say.", ["changed"]),
        ("The talks will not resume on 12 May.", ["contradicts"]),
        ("The talks will resume on 14 May.", ["contradicts"]),
        ("The ferry was not stopped for that.", ["denies"]),
        ("The ferry was not stopped because of the cracked hull.", ["denies"]),
        ("The ferry was stopped because the hull is cracked.", []),
        ("We thank the parties.", []),
    ],
)
def test_what_was_said_before_is_found(text: str, found: list[str]) -> None:
    """Ours is the same, other words, or turned round; of what others said only what would stand against it is told."""
    assert sorts(text) == found


def test_other_words_for_the_same_are_not_found() -> None:
    """Paraphrase is not checked, and no match is not clearance."""
    assert sorts("Negotiations begin again next week.") == []


def test_the_earlier_words_come_with_the_match() -> None:
    """A match carries the entry, its words, its day, and the words in common."""
    (one,) = held("The talks will not resume.", [OURS])
    (match,) = one.matches
    assert (match.earlier.id, match.earlier.when, match.shared) == ("line", "2031-05-01", ("resume", "talks"))


def test_sentences_are_parted() -> None:
    """A full stop within a figure parts nothing; marks after a sentence belong to it."""
    assert sentences("It rose by 3.5 per cent. “So it did.” Did it?\n\nلا. نعم") == (
        "It rose by 3.5 per cent.",
        "“So it did.”",
        "Did it?",
        "لا.",
        "نعم",
    )


WITHDREW = Earlier(id="a", by="سامر عادل", words="نفى … أن يكون الوفد قد انسحب من المحادثات")
DENIED = Earlier(id="d", by="Lida Morvan", words="denied that her government had closed the office")


@pytest.mark.parametrize(
    ("text", "earlier", "found"),
    [
        ("Ms Morvan never said that her government closed the office.", DENIED, []),
        ("We deny that any government closed that office.", DENIED, []),
        ("Her government had closed the office.", DENIED, ["denies"]),
        ("We do not deny that a government closed the office.", DENIED, ["denies"]),
        ("الوفد قد انسحب من المحادثات", WITHDREW, ["denies"]),
        ("لم ينسحب الوفد من المحادثات", WITHDREW, []),
        ("המשרד בחיפה נסגר", Earlier(id="h", by="", words="הכחיש כי המשרד בחיפה נסגר"), ["denies"]),
        ("המשרד בחיפה לא נסגר", Earlier(id="h", by="", words="הכחיש כי המשרד בחיפה נסגר"), []),
    ],
)  # fmt: skip
def test_a_denial_is_held_as_what_it_says(text: str, earlier: Earlier, found: list[str]) -> None:
    """What somebody denied stands against the thing, and not against another denial of it, in each language."""
    assert sorts(text, earlier) == found


@pytest.mark.parametrize(
    ("text", "before", "found"),
    [
        ("The truce holds until 12 June, they said.", "The truce holds until 12 May.", ["denies"]),
        ("The truce holds until 12 May 2031.", "The truce holds until May 12.", []),
        ("The truce ends in June next year.", "The truce ends in May next year.", ["denies"]),
        ("The truce may end next spring.", "The truce ends in May next spring.", []),
        ("The truce of 40 ships holds until 12 May.", "The truce of 14 ships holds until 12 May.", ["denies"]),
        ("تنتهي الهدنة الشاملة في حزيران", "تنتهي الهدنة الشاملة في أيار", ["denies"]),
        ("הפסקת האש תסתיים ביוני", "הפסקת האש תסתיים במאי", ["denies"]),
    ],
)
def test_another_month_is_another_figure(text: str, before: str, found: list[str]) -> None:
    """Days and months are compared as such: the same number in another month is another day."""
    assert sorts(text, Earlier(id="e", by="South", words=before)) == found
