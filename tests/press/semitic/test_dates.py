"""Dates in Arabic and Hebrew, counted from a Tuesday."""

from __future__ import annotations

import pytest

from goodoffices.press.semitic.dates import find, resolve, tense_at
from tests.press.semitic.made import DAY

NONE: list[str] = []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("وصل أمس", ["2031-02-17"]),
        ("وصل أول من أمس", ["2031-02-16"]),
        ("وصل قبل عشرة أيام", ["2031-02-08"]),
        ("وصل قبل نحو أسبوعين", ["2031-02-04~"]),
        ("وصل الأسبوع الماضي", ["2031-02-10/2031-02-16"]),
        ("قال في 3 آذار/مارس 2031", ["2031-03-03"]),
        ("قال في ٣ شباط ٢٠٣١", ["2031-02-03"]),
        ("قال في كانون الثاني 2030", ["2030-01"]),
        ("وقع في العاشر من يونيو 2030", ["2030-06-10"]),
        ("قال اليوم الثلاثاء", ["2031-02-18"]),
        ("قال مساء الاثنين", ["2031-02-17"]),
        ("ستبدأ يوم الخميس", ["2031-02-20"]),
        ("بدأت يوم الخميس", ["2031-02-13"]),
        ("ستبدأ الأحد المقبل", ["2031-02-23"]),
        ("تفتح قبل نهاية الشهر", ["2031-02-28"]),
        ("اتفق أحد الطرفين", NONE),
        ("دفع 2000 عامل", NONE),
        ("הגיע אתמול", ["2031-02-17"]),
        ("הגיע שלשום", ["2031-02-16"]),
        ("הגיע לפני עשרה ימים", ["2031-02-08"]),
        ("הגיע לפני כשבועיים", ["2031-02-04~"]),
        ("הגיע בשבוע שעבר", ["2031-02-10/2031-02-16"]),
        ("נחתם ב-3 במרץ 2031", ["2031-03-03"]),
        ("נחתם ב-12.3.2030", ["2030-03-12"]),
        ("ייפגשו ביום ראשון", ["2031-02-23"]),
        ("נפגשו ביום ראשון", ["2031-02-16"]),
        ("ייפתח בעוד שבוע", ["2031-02-25~"]),
        ("ישלמו עד סוף החודש", ["2031-02-28"]),
        ("בפעם השנייה זכה שלישי", NONE),
        ("עלה בעשור האחרון", NONE),
    ],
)
def test_what_a_date_comes_to(text: str, value: list[str]) -> None:
    """Each expression is found once, and comes to the value its words and tense give."""
    found = [resolve(one, DAY, tense_at(text, one.span)) for one in find(text)]
    assert [one.value for one in found if one is not None] == value


def test_a_date_keeps_its_place() -> None:
    """Words and span are those of the text, and only what lies in the stretch asked for is found."""
    text = "אתמול נפגשו, ושלשום נחתם ב־3 בפברואר 2031."
    first, second, third = find(text)
    assert [text[slice(*one.span)] for one in (first, second, third)] == ["אתמול", "ושלשום", "ב־3 בפברואר 2031"]
    assert [one.words for one in find(text, 13)] == ["ושלשום", "ב־3 בפברואר 2031"]


def test_no_such_day() -> None:
    """A day that no calendar has is no date."""
    assert find("ב-31 בפברואר 2031")[0].words == "בפברואר 2031"
