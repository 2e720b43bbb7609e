"""The forms for the mediation as a whole, in Hebrew: opened, agreed to, paused, taken up again, left, ended."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Opening": "התיווך נפתח: כיצד הוא נקרא כאן ובמה הוא עוסק. נרשם פעם אחת; טעות שנפלה בו מתקנים, ואין רושמים"
    " אותו שוב.",
    "field.Opening.name": "כיצד התיווך נקרא",
    "field.Opening.matter": "במה הוא עוסק",
    "help.Opening.name": "השם עומד בראש כל דף. יש לבחור שם ששום צד אינו מתנגד לו.",
    "form.IssueTabled": "עניין שיש להסדיר הועלה לשולחן. עניין אחד, רשומה אחת: הצעות ומספרים מפנים אליו בהמשך.",
    "field.IssueTabled.title": "כיצד היא נקראת",
    "field.IssueTabled.by": "מי העלה אותה",
    "field.IssueTabled.detail": "מה כלול בה",
    "help.IssueTabled.title": "במילים ששום צד לא היה מתנגד להן.",
    "form.ProcessRule": "כלל יסוד של השיחות, במילים שהוסכמו, כגון “שום דבר אינו מוסכם עד שהכול מוסכם”. יש לסמן רק את"
    " מי שהסכים לכך בעצמו.",
    "form.Consent": "צד מסכים לדבר באופן ניהול השיחות, או מבטל הסכמה כזאת. יש לציין עד היכן היא מגיעה: הסכמה לפרוטוקול"
    " אינה הסכמה לפרסומו.",
    "field.Consent.by": "איזה צד",
    "field.Consent.scope": "למה ההסכמה, ועד היכן",
    "field.Consent.given": "הסכמה או ביטול",
    "field.Consent.withdraws": "איזו הסכמה מבוטלת",
    "choice.given.yes": "ניתנה הסכמה",
    "choice.given.no": "בוטלה",
    "help.Consent.withdraws": "רק אם מבוטלת הסכמה קודמת, כולה או חלקה.",
    "form.Suspension": "גורם מתווך משהה את תפקידו בלי לסיים אותו. יש לכתוב את המילים כפי שנאמרו, ולהשאיר ריק את מה שלא"
    " צוין. עזיבה לצמיתות נרשמת כפרישה.",
    "field.Suspension.by": "מי משהה",
    "field.Suspension.stops": "מה נפסק",
    "field.Suspension.continues": "מה נמשך",
    "field.Suspension.because": "הנימוקים, בלשונם",
    "field.Suspension.follows": "בעקבות איזו הודעה",
    "help.Suspension.stops": "רק מה שנאמר שנפסק. אין מניחים שדבר אחר נפסק.",
    "help.Suspension.continues": "רק מה שנאמר שנמשך.",
    "help.Suspension.because": "מילה במילה. נימוק שאחרים משערים הוא התבטאות שלהם.",
    "form.Resumption": "גורם מתווך חוזר לתפקידו לאחר השהיה. העובדה שחזרה אפשרית, או שהתבקשה, עדיין אינה חידוש.",
    "field.Resumption.by": "מי חוזר לתפקיד",
    "field.Resumption.follows": "בעקבות מה",
    "field.Resumption.because": "הנימוקים, בלשונם",
    "help.Resumption.follows": "ההשהיה שמסתיימת בכך, או התנאי או המסר שבעקבותיו באה החזרה.",
    "form.Withdrawal": "צד או גורם מתווך עוזב את התיווך לצמיתות. השהיה נרשמת כהשעיה; אם הושאר פתוח באיזו מן השתיים"
    " מדובר, יש להמתין עד שייאמר.",
    "field.Withdrawal.by": "מי פורש",
    "field.Withdrawal.leaves": "ממה הפרישה",
    "help.Withdrawal.leaves": "רק אם מדובר בפחות מן התיווך בכללותו, כגון קבוצת עבודה אחת.",
    "form.Termination": "התיווך בכללותו הסתיים. יש לכתוב מי סיים אותו ובאילו מילים; עזיבה של אחד מכמה מתווכים היא"
    " פרישה.",
    "field.Termination.by": "מי סיים אותו",
    "field.Termination.outcome": "במה הסתיים",
    "help.Termination.outcome": "במילים שלנו, בלי שיפוט.",
    "form.Impasse": "גורם כלשהו אומר שאין שום תזוזה. הדבר נרשם כדבריו; סבב שלא הביא להסכם נרשם באמצעות סגירת הסבב.",
    "field.Impasse.by": "מי אומר זאת",
    "field.Impasse.on": "במה אין תזוזה",
}
