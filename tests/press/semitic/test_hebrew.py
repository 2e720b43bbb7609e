"""Who says what in Hebrew sentences."""

from __future__ import annotations

import pytest

from tests.press.semitic.made import read, told


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "content"),
    [
        ('שר החקלאות, ד"ר אבי רון, אמר אתמול כי היבול נפגע.', "אמר", 'שר החקלאות, ד"ר אבי רון', "היבול נפגע"),
        ('"אין לנו מה להסתיר", אמרה דוברת הוועד לעיתונאים.', "אמרה", "דוברת הוועד", "אין לנו מה להסתיר"),
        ("בתדריך הוסיפה המנהלת שהגשר ייסגר.", "הוסיפה", "המנהלת", "שהגשר ייסגר"),
        ('גורם בכיר במשרד אמר ל"הד הנגב" כי המכתב אבד.', "אמר", "גורם בכיר במשרד", "המכתב אבד"),
        ('יו"ר הוועדה טען ש"המצב חמור".', "טען", 'יו"ר הוועדה', "המצב חמור"),
        ("“ד”ר לב צדק. די”, הודה מנכ”ל החברה.", "הודה", "מנכ”ל החברה", "ד”ר לב צדק. די"),
        ("לדברי שר הביטחון יואב לוין, הצבא נסוג.", "לדברי", "שר הביטחון יואב לוין", "הצבא נסוג"),
        ("הנמל ייסגר מחר, כך מסרה ההנהלה.", "מסרה", "ההנהלה", "הנמל ייסגר מחר"),
        ("ממשרד החוץ נמסר: „הידיעה שגויה”.", "נמסר", "משרד החוץ", "הידיעה שגויה"),
        ("בהודעת העירייה נכתב כי הפארק ייפתח.", "נכתב", "העירייה", "הפארק ייפתח"),
        ("הוועד מכחיש כי דרש תוספת.", "מכחיש", "הוועד", "דרש תוספת"),
        ("השופט דחה את הטענות.", "דחה", "השופט", "את הטענות"),
        ("מקור בלשכה, שביקש לא להזדהות, סיפר: ״נגמר הקפה״.", "סיפר", "מקור בלשכה", "נגמר הקפה"),
    ],
)
def test_one_saying(text: str, cue: str, speaker: str, content: str) -> None:
    """Speaker first or verb first, quoted or not: cue, speaker and words are told apart, prefixes left out."""
    (one,) = told(text)
    assert (one.cue, one.speaker, one.content) == (cue, speaker, [content])


def test_a_joined_verb_is_a_saying_of_its_own() -> None:
    """A second verb makes a second statement by the same speaker."""
    first, second = told("נשיא המועצה קרא לצדדים לחזור לשולחן והזהיר מפני מלחמה.")
    assert first.content == ["לצדדים לחזור לשולחן"]
    assert (second.cue, second.speaker, second.content) == ("הזהיר", "נשיא המועצה", ["מפני מלחמה"])


def test_two_speakers_in_one_sentence() -> None:
    """What stands behind "whereas" is said by somebody else."""
    first, second = told("המשטרה מסרה כי שלושה נעצרו, ואילו סניגורם טען שאיש לא נעצר.")
    assert (first.content, second.content) == (["שלושה נעצרו"], ["שאיש לא נעצר"])
    assert second.speaker == "סניגורם"


def test_a_quotation_goes_on() -> None:
    """A quotation behind cue and speaker, and one that is a sentence of its own, belong to the saying before."""
    (one,) = told('"לא ידענו", סיפרה אחת השכנות, "ואיש לא שאל". "זה הכול".')
    assert one.content == ["לא ידענו", "ואיש לא שאל", "זה הכול"]


def test_refusal_and_referral() -> None:
    """Each is a statement with the verb in its content, by whoever stands before it."""
    refused, referred = told("משרד הפנים סירב להגיב על הפרטים, ודובר העירייה הפנה את השאלות למשטרה.")
    assert (refused.speaker, refused.content) == ("משרד הפנים", ["סירב להגיב על הפרטים"])
    assert (referred.speaker, referred.content) == ("דובר העירייה", ["הפנה את השאלות למשטרה"])


@pytest.mark.parametrize(
    "text",
    [
        "עיריית הבירה לא השיבה לפנייתנו.",
        "לפי ההסכם, הגבול ייפתח בשבוע הבא.",
        "הממשלה אישרה את התקציב בשבוע שעבר.",
        'מלון "הדולפין" עמד ריק.',
    ],
)
def test_no_saying(text: str) -> None:
    """Silence, what a paper provides for, deeds and names in quotation marks are no statements."""
    assert told(text) == []


def test_the_headline_says_nothing() -> None:
    """Short lines at the head that do not end as sentences do are left alone."""
    assert [one.speaker for one in told("השר הזהיר מפני משבר\n\nמאת רות לב\n\nהשר אמר כי הקיץ יהיה חם.")] == ["השר"]


def test_speakers_of_an_article() -> None:
    """A last name and an office go back to whom they were said of; an unnamed source is never one with a name."""
    text = (
        'יו"ר הוועד, משה דהן, הודיע כי העבודה תיפסק. "אין עם מי לדבר", אמר דהן.\n\nשרת התחבורה מירב אלון כתבה '
        'בפוסט: "לא אאפשר זאת". השרה הוסיפה כי תפנה לבית הדין.\n\nשני בכירים באוצר אמרו כי הכסף קיים.\n\n'
        "גורם אחר טען שהקופה ריקה."
    )
    reading = read(text)
    assert [one.by for one in reading.statements] == ["p1", "p1", "p2", "p2", "p3", "p4"]
    assert [one.kind for one in reading.speakers] == ["named", "named", "anonymous", "anonymous"]
    assert (reading.speakers[0].name, reading.speakers[0].role, reading.speakers[0].organisation) == (
        "משה דהן",
        'יו"ר',
        "הוועד",
    )


def test_who_the_sentence_before_is_about_speaks() -> None:
    """A verb without a speaker behind a sentence that says nothing is that sentence's subject's."""
    reading = read('הוועד מכחיש את הדיווח. השופט בדימוס עמי נבו הגיע באיחור. "אני לא מתראיין", אמר.')
    assert [one.name for one in reading.speakers] == ["הוועד", "עמי נבו"]


def test_terms_of_a_statement() -> None:
    """Venue, addressee and day are what the words around it say; "in the same" carries them on."""
    text = (
        "שר האוצר דן ברק אמר אתמול במסיבת עיתונאים כי הקופה ריקה."
        " באותה מסיבת עיתונאים הוסיף השר כי יתפטר ב-3 במרץ 2031."
    )
    first, second = read(text).statements
    assert (first.venue, second.venue) == ("news conference", "news conference")
    assert [day and day.value for day in (first.said, second.said, second.event)] == [
        "2031-02-17",
        "2031-02-17",
        "2031-03-03",
    ]
    assert second.said is not None
    assert second.said.basis == "carried from the statement before"
