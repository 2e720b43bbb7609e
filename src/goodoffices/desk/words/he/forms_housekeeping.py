"""The forms for rooms and who is in them, views, negatives, notes, corrections, in Hebrew."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.CompartmentOpened": "פתיחת חדר לאנשים הרשאים לדעת מה יהיה מונח בו. יש לסמן את כל מי שרשאי, לרבות את עצמכם."
    " צד שהוא חבר בחדר קורא את כולו מן השורה הראשונה.",
    "field.CompartmentOpened.members": "מי רשאי לדעת מה מונח בו",
    "field.CompartmentOpened.sort": "איזה סוג של חדר",
    "field.CompartmentOpened.about": "על איזה צד",
    "field.CompartmentOpened.title": "כיצד הוא נקרא",
    "help.CompartmentOpened.about": "לחדר עם צד אחד, או לתיק על צד אחד.",
    "help.CompartmentOpened.title": "נדרש אם הסוג הוא “גורם אחר”.",
    "help.CompartmentOpened.members": "יש לסמן לפחות אחד. בלי עצמכם ביניהם, גם לכם אין אפשרות לקרוא אותו.",
    "form.Grant": "צירוף מישהו לחדר: מעתה ואילך, או עם כל מה שהיה בו קודם. מה שכבר נקרא אי אפשר לקחת בחזרה.",
    "field.Grant.to": "את מי לצרף",
    "field.Grant.history": "עם כל מה שכבר מונח שם",
    "help.Grant.history": "אם אין כאן סימון, נקרא רק מה שיתווסף מעתה ואילך.",
    "form.Revocation": "הוצאת מישהו מחדר: אין עוד רשות לדעת מה שיתווסף בו. מה שאפשר היה לקרוא עד כה, כבר נקרא.",
    "help.Grant.to": "אל החדר שנבחר למעלה.",
    "help.Revocation.to": "מן החדר שנבחר למעלה.",
    "field.Revocation.to": "מי יוצא מן החדר",
    "form.Assessment": "דעה שמישהו מחזיק בה, ביום מסוים. היא שלו ומוצגת תמיד ככזו; שתי דעות שונות יכולות לעמוד זו לצד"
    " זו.",
    "field.Assessment.by": "דעתו של מי",
    "field.Assessment.says": "הדעה",
    "field.Assessment.on": "דעה בעניין מה",
    "choice.on.ripeness": "האם העת בשלה",
    "choice.on.way out": "האם יש מוצא",
    "help.Assessment.says": "במילים שלנו, כפי שמי שמחזיק בה היה מנסח אותה.",
    "form.RecordedNegative": "נאמר או נראה שדבר מה אינו: לא ניתן מועד אחרון, לא צוין תנאי, לא התקבלה תשובה. העובדה"
    " שדבר אינו ברישום אינה סיבה לכתוב זאת.",
    "field.RecordedNegative.what": "מה לא היה",
    "help.RecordedNegative.what": "כגון: לא ניתן תאריך לחזרה.",
    "form.NoteToFile": "תרשומת לעצמנו, במילים שלנו. קורא אותה כל מי שבחדר שלה: יש להסתכל על החדר לפני שכותבים.",
    "field.NoteToFile.text": "ההערה",
    "form.Correction": "רשומה קודמת הייתה שגויה. יש לפתוח אותה ולבחור “לתקן”: מה שנרשם נשאר קריא, ומה שנכתב עומד"
    " במקומו.",
    "field.Correction.target": "מה מתוקן",
    "field.Correction.reason": "מדוע זה מתוקן",
    "field.Correction.instead": "מה בא במקומו",
    "field.in.instead.act": "הפעולה כפי שהייתה צריכה להיות",
    "form.Misfiled": "רשומה הונחה בחדר הלא נכון. יש לפתוח אותה ולבחור “מונח בחדר הלא נכון”: תוכנה מוסר שם מן העין. מי"
    " שכבר קרא אותה, קרא אותה.",
    "field.Misfiled.target": "מה תויק בטעות",
    "field.Misfiled.reason": "מדוע",
}
