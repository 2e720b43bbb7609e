"""Words as a search compares them: folded as each script needs, and no further."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goodoffices.acts.housekeeping import NoteToFile
from goodoffices.record.entry import Entry
from goodoffices.standing.folding import begins, folded, words_of
from tests.desk.desks import Page, client, fresh_desk

SAME = {
    "harakat": ("مُفاوَضات", "مفاوضات"),
    "hamza above": ("أحمد", "احمد"),
    "hamza below": ("إسرائيل", "اسرائيل"),
    "madda": ("القرآن", "القران"),
    "alef with wasla": ("ٱلسلام", "السلام"),
    "hamza on waw": ("مسؤول", "مسوول"),
    "hamza on ya": ("قائم", "قايم"),
    "alef maqsura": ("مستشفى", "مستشفي"),
    "ta marbuta": ("القاهرة", "القاهره"),
    "tatweel": ("ســـلام", "سلام"),
    "a ligature": ("ﻻحق", "لاحق"),
    "Persian letters": ("کتابی", "كتابي"),
    "eastern digits": ("٢٠٣١", "2031"),
    "Persian digits": ("۲۰۳۱", "2031"),
    "niqqud": ("שָׁלוֹם", "שלום"),
    "final letters": ("ארץ", "ארצ"),
    "case": ("HARBOUR", "harbour"),
    "accents": ("Élan à Málaga", "elan a malaga"),
    "sharp s": ("Straße", "STRASSE"),
    "strokes": ("Łódź", "lodz"),
    "dotted i": ("İzmir", "izmir"),
    "marks of direction": ("נ\u200eמל", "נמל"),
    "soft hyphens": ("har\u00adbour", "harbour"),
}
UNLIKE = (("سلام", "كلام"), ("שלום", "שלוש"), ("quay", "key"), ("2031", "2032"))


@pytest.mark.parametrize("sort", SAME)
def test_the_same_word_written_otherwise_is_found(sort: str) -> None:
    """Both ways of writing a word are one, either way round."""
    one, other = SAME[sort]
    assert words_of(one) == words_of(other)
    desk = fresh_desk()
    for written, typed in ((one, other), (other, one)):
        note = Entry(id="", room="team", act=NoteToFile(text=f"zzq {written} qzz"))
        key = desk.find("harbour").write(note)[0].id
        found = client(desk).get("/harbour/search", {"q": typed}).content.decode()
        assert f"/harbour/entry/{key}" in Page(found).links()


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_other_words_stay_other_words(one: str, other: str) -> None:
    """Words that differ in a letter are two."""
    assert words_of(one) != words_of(other)


def test_the_article_does_not_hide_an_arabic_word() -> None:
    """Without its article a word is found with it, and a word that only begins so is not cut short."""
    assert begins(words_of("الميناء")[0], words_of("ميناء")[0])
    assert begins(words_of("والميناء")[0], words_of("مينا")[0])
    assert not begins(words_of("الله")[0], "له")


@given(st.text(max_size=40))
def test_folding_once_is_enough(text: str) -> None:
    """What is folded stays as it is when folded again, and has the same words."""
    assert words_of(folded(text)) == words_of(text)
