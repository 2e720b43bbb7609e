"""The forms for how the record itself is kept, in Hebrew: confidentiality, retention, holds, keys, copies."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.ConfidentialityRegime": "איזה רישום של התיווך נשמר, ולפי אילו כללים. יש לרשום זאת לפני ההערה הראשונה: מאז"
    " ואילך זה קובע מה נשמר בכלל.",
    "field.ConfidentialityRegime.keeps": "איזה רישום נשמר",
    "field.ConfidentialityRegime.jurisdiction": "הדין החל עליו",
    "field.ConfidentialityRegime.words": "הכללים, כפי שהוסכמו",
    "field.ConfidentialityRegime.exceptions": "חריגים",
    "choice.keeps.minimal": "מזערי, בלי דבריו של איש",
    "choice.keeps.evidence": "הכול, כראיה לעתיד",
    "help.ConfidentialityRegime.keeps": "אין: רק מי משתתף. מזערי: שהדבר התקיים, מי בא, כיצד הסתיים. ההסדר המחמיר ביותר"
    " שנרשם אי פעם הוא הקובע.",
    "help.ConfidentialityRegime.exceptions": "מה מותר להעביר בכל זאת, כגון סכנה לחיי אדם.",
    "form.RetentionRule": "מה שמונח בחדרים אלה נשמר במשך זמן זה, ולאחר מכן יש להשמידו. דבר אינו מושמד מעצמו: הכלל אומר"
    " מתי הגיע הזמן.",
    "field.RetentionRule.keep": "לשמור במשך",
    "field.RetentionRule.counted_from": "נמנה מן",
    "field.RetentionRule.kinds": "אילו סוגי פעולות",
    "help.RetentionRule.rooms": "אם אף אחד אינו מסומן, החדר שבו זה מונח.",
    "help.RetentionRule.kinds": "אם אף אחד אינו מסומן, כל הסוגים.",
    "form.LegalHold": "אין להשמיד דבר בחדרים אלה עד להסרת העיכוב, ויהא הכלל אשר יהא. יש לרשום זאת מיד כאשר בית משפט או"
    " עורך דין מבקשים זאת.",
    "field.LegalHold.by": "מי הורה עליו",
    "help.LegalHold.rooms": "אם אף אחד אינו מסומן, כל החדרים.",
    "form.HoldReleased": "עיכוב השמדה מוסר: מה שזמנו תם אפשר שוב להשמיד. יש לוודא שמי שהורה על העיכוב אמר זאת.",
    "field.HoldReleased.hold": "איזה עיכוב",
    "field.HoldReleased.by": "מי הסיר אותו",
    "form.DestructionCertificate": "מה הושמד כאן, ואילו עותקים לא היו בהישג יד. התוכנה כותבת זאת כשהיא משמידה דבר; אין"
    " ממלאים זאת ביד.",
    "field.DestructionCertificate.gone": "מה הושמד",
    "field.DestructionCertificate.rule": "לפי איזה כלל",
    "field.DestructionCertificate.unconfirmed": "עותקים שלא אושר שהושמדו",
    "field.in.gone.site": "באיזה מחשב נכתב",
    "field.in.gone.seq": "מספרו שם",
    "field.in.gone.key": "המפתח שהיה לו",
    "form.Received": "רשומות של חדר זה נכנסו ממחשב אחר. התוכנה כותבת זאת כשהיא קולטת דבר; אין ממלאים זאת ביד.",
    "field.Received.heads": "עד היכן נראתה כל שרשרת",
    "field.in.heads.site": "באיזה מחשב נכתב",
    "field.in.heads.seq": "מספר הרשומה האחרונה שלו",
    "field.in.heads.digest": "התמצית שלה",
    "form.PersonKey": "המפתח הציבורי של אדם, כדי שאפשר יהיה להצפין חדרים לאותו אדם בלבד. יש לברר עם האדם, בדרך אחרת"
    " מזו שבה הגיע המפתח, שהמפתח אכן שלו.",
    "field.PersonKey.person": "מפתחו של מי",
    "field.PersonKey.recipient": "המפתח הציבורי",
    "field.PersonKey.checked": "כיצד הדבר נבדק",
    "help.PersonKey.recipient": "שורה אחת המתחילה ב־age1. לעולם לא המפתח הסודי, המתחיל ב־AGE-SECRET-KEY.",
    "help.PersonKey.checked": "כגון: הוקרא בטלפון ב־3 במאי.",
    "form.CopyMade": "הופק עותק של הרישום ששולחן עבודה זה אינו מגיע אליו עוד: גיבוי, כספת לנסיעה, חבילה למישהו. יש"
    " לרשום זאת גם אם לא התוכנה הפיקה אותו.",
    "field.CopyMade.what": "איזה עותק",
    "field.CopyMade.to": "אצל מי הוא",
    "help.CopyMade.what": "כך שאפשר יהיה להבחין בינו לבין אחרים, כגון: גיבוי מ־1 במאי.",
    "help.CopyMade.rooms": "אם אף אחד אינו מסומן, כל החדרים.",
    "form.CopyDestroyed": "עותק הושמד או הוחזר, מפי מישהו. יש לרשום מפי מי: דבר כאן אינו יכול לבדוק זאת.",
    "field.CopyDestroyed.copy": "איזה עותק",
    "field.CopyDestroyed.by": "מי אומר זאת",
}
