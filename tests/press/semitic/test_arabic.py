"""Who says what in Arabic sentences."""

from __future__ import annotations

import pytest

from goodoffices import press
from tests.press.semitic.made import read, told


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "content"),
    [
        ("وقال وزير الري كمال الديب إن السد آمن.", "قال", "وزير الري كمال الديب", "السد آمن"),
        ("وقال الشيخ منير القصبة: \"سنعود غدا\".", "قال", "الشيخ منير القصبة", "سنعود غدا"),
        ("«لا نخفي شيئا»، قالت المتحدثة باسم الوفد للصحفيين.", "قالت", "المتحدثة باسم الوفد", "لا نخفي شيئا"),
        ("المتحدث باسم الحكومة أكّد أن الجسر مغلق.", "أكّد", "المتحدث باسم الحكومة", "الجسر مغلق"),
        ("وكانت صحيفة «المرسى» قد ذكرت أن الصفقة تمت.", "ذكرت", "صحيفة «المرسى»", "الصفقة تمت"),
        ("ونفى مصدر في بلدية المرفأ وجود أي خطة.", "نفى", "مصدر في بلدية المرفأ", "وجود أي خطة"),
        ("واتهمت الجبهة الحكومة بخرق الهدنة.", "اتهمت", "الجبهة", "الحكومة بخرق الهدنة"),
        ("وأكد الجانبان التزامهما بالهدنة.", "أكد", "الجانبان", "التزامهما بالهدنة"),
        ("وفقا لمصدر مطلع، وصلت الشحنة.", "وفقا", "مصدر مطلع", "وصلت الشحنة"),
        ("وجاء في بيان صادر عن الوزارة أن المعبر مغلق.", "وجاء في", "الوزارة", "المعبر مغلق"),
        ("نقلت صحيفة «المرسى» عن مسؤول قوله إن الاتفاق وقع.", "نقلت", "صحيفة «المرسى»", "الاتفاق وقع"),
        ("واكتفى رئيس الوفد بالقول إن الوقت مبكر.", "بالقول", "رئيس الوفد", "الوقت مبكر"),
        ("أما العطار فقدّر الخسائر بمليونين.", "قدّر", "العطار", "الخسائر بمليونين"),
    ],
)  # fmt: skip
def test_one_saying(text: str, cue: str, speaker: str, content: str) -> None:
    """Verb first or speaker first, quoted or not: cue, speaker and words are told apart, prefixes left out."""
    (one,) = told(text)
    assert (one.cue, one.speaker, one.content) == (cue, speaker, [content])


def test_a_participle_is_a_saying_of_its_own() -> None:
    """A chained participle makes a second statement by the same speaker, and the first ends before it."""
    first, second = told("ودعا المبعوث الأممي الطرفين إلى ضبط النفس، محذرا من انهيار الهدنة.")
    assert first.content == ["الطرفين إلى ضبط النفس"]
    assert (second.cue, second.speaker, second.content) == ("محذرا", "المبعوث الأممي", ["من انهيار الهدنة"])


def test_two_speakers_in_one_sentence() -> None:
    """What stands behind "while" is said by somebody else."""
    first, second = told("وقالت مصادر دبلوماسية إن الرسالة لم ترسل، بينما أكد مسؤول في الوزارة أنها وصلت.")
    assert (first.speaker, second.speaker) == ("مصادر دبلوماسية", "مسؤول في الوزارة")
    assert first.content == ["الرسالة لم ترسل"]


def test_refusal_and_referral() -> None:
    """A refusal is the verb and what it is about, without the speaker between; a referral says to whom."""
    refused, referred = told("ورفض مكتب الحاكم التعليق على الأنباء، وأحال الأسئلة إلى الوزارة.")
    assert (refused.how, refused.content) == ("refusal", ["رفض", "التعليق على الأنباء"])
    assert (referred.how, referred.content) == ("referral", ["أحال الأسئلة إلى الوزارة"])


@pytest.mark.parametrize(
    "text",
    [
        "لم تقل الوزيرة إن الجسر أغلق.",
        "وبحسب الاتفاق، تفتح البوابات غدا.",
        "وقع الطرفان الاتفاق في القاعة الكبرى.",
        "رفضت الحكومة العرض.",
    ],
)
def test_no_saying(text: str) -> None:
    """What is not said, what a paper provides for and what is done are no statements."""
    assert told(text) == []


def test_a_source_that_will_not_be_named_has_not_refused_to_comment() -> None:
    """Somebody who will not have his name told is an unnamed source of what he says."""
    (one,) = read("وقال دبلوماسي رفض الكشف عن اسمه إن الجولة فشلت.").statements
    assert one.level == "anonymous"


def test_speakers_of_an_article() -> None:
    """A last name, an office and a body in short go back to whom they were said of; a source stays by itself."""
    text = (
        "قال رئيس النقابة محمود العطار إن الإضراب مستمر.\n\nوقال مصدر في إدارة الميناء إن الخسائر كبيرة."
        "\n\nوأضاف العطار أن الصندوق كاف. وأكد المصدر أن العرض أخير.\n\nونفت نقابة العمال ذلك: «هذا كذب»."
        "\n\nوقالت النقابة إن الخبر ملفق."
    )
    reading = read(text)
    assert [one.by for one in reading.statements] == ["p1", "p2", "p1", "p2", "p3", "p3"]
    assert [(one.kind, one.name) for one in reading.speakers] == [
        ("named", "محمود العطار"), ("anonymous", ""), ("institution", "نقابة العمال"),
    ]  # fmt: skip
    assert reading.speakers[0].role == "رئيس"
    assert reading.speakers[1].described == "مصدر في إدارة الميناء"


def test_terms_of_a_statement() -> None:
    """Venue, addressee, day of saying, day told of and direction are what the words around and in it say."""
    (one,) = read(
        "وقالت وزيرة النقل ليلى حداد أمس في مقابلة مع إذاعة الساحل إن الميناء سيفتح يوم الأحد المقبل."
    ).statements
    assert (one.level, one.venue, one.direction) == ("on the record", "interview", "rtl")
    assert [day and day.value for day in (one.said, one.event)] == ["2031-02-17", "2031-02-23"]


@pytest.mark.parametrize(
    ("words", "day"), [("خلال أيام", None), ("منذ أسابيع", None), ("خلال ثلاثة أيام", "2031-02-21")]
)
def test_days_that_are_not_counted_are_no_day(words: str, day: str | None) -> None:
    """ "Within days" gives no day; "within three days" does."""
    (one,) = read(f"وقال مصدر مطلع إن الميناء سيفتح {words}.").statements
    assert (one.event.value if one.event else None) == day


def test_the_day_that_somebody_gave_is_the_article_s() -> None:
    """The day given with an article is the one it bears, before any at its head; without one the head's is."""
    text = "١٠ شباط ٢٠٣١\n\nوقال مصدر مطلع أمس إن الجولة فشلت."
    given, found = read(text), press.read(text)
    assert [one.dateline and one.dateline.value for one in (given, found)] == ["2031-02-18", "2031-02-10"]
    assert [one.statements[0].said.value for one in (given, found)] == ["2031-02-17", "2031-02-09"]  # type: ignore[union-attr]


def test_every_place_is_in_the_text() -> None:
    """Places are offsets of the text as it was given, vowel signs and all."""
    text = "وقال المتحدثُ باسم الوفد: «أُغلقت البوابة. لم يبقَ شيء». «وداعا»."
    (one,) = read(text).statements
    assert [text[slice(*part.span)] for part in one.content] == ["«أُغلقت البوابة. لم يبقَ شيء»", "«وداعا»"]
