"""The forms for what takes effect, and when, in Hebrew: notices, deadlines, conditions."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.WorkCalendar": "הימים שאינם ימי עבודה במקום אחד, רשומים אחד אחד. לפיו נמנים ימי העבודה של מועדים אחרונים."
    " לשנה חדשה דרוש לוח חדש: שום יום אינו מושלם ממקום אחר.",
    "field.WorkCalendar.name": "כיצד הלוח נקרא",
    "field.WorkCalendar.rest_days": "ימי המנוחה בכל שבוע",
    "field.WorkCalendar.holidays": "חגים",
    "field.WorkCalendar.source": "מאין נלקח",
    "help.WorkCalendar.holidays": "כגון 2031-05-01, או 2031-04-11/2031-04-14 לכמה ימים רצופים.",
    "form.Notice": "גורם כלשהו אומר לאחרים מראש, לפני צעד, מה יבוא ובעקבות מה. יש לרשום מתי ניתנה ההודעה; מסירתה לכל"
    " נמען נרשמת כמסירה. אין להשלים מועד שלא צוין.",
    "field.Notice.by": "מי נותן את ההודעה",
    "field.Notice.consequence": "מה יבוא",
    "field.Notice.trigger": "במה היא נכנסת לתוקף",
    "help.Notice.trigger": "אחד משלושה: תאריך, דבר שיירשם, או פרק זמן לאחר המסירה. יש להשאיר את שלושתם ריקים אם לא"
    " צוין.",
    "field.in.trigger.at": "בתאריך",
    "field.in.trigger.on": "כאשר יירשם",
    "field.in.trigger.after_service": "כעבור פרק זמן זה מן המסירה",
    "field.in.on.act": "איזה סוג של פעולה",
    "field.in.on.of": "לגבי מה",
    "field.in.on.outcome": "באיזו תוצאה",
    "help.in.on.act": "כגון “סגירת סבב”, כשהסבב נבחר מתחתיה.",
    "form.Service": "הודעה נמסרה לנמען אחד, במילים שניתנו לאותו נמען. יש לרשום מסירה לכל נמען, בחדר של אותו נמען.",
    "field.Service.notice": "איזו הודעה",
    "field.Service.means": "כיצד נמסרה",
    "help.Service.means": "כגון: במכתב לראש המשלחת.",
    "help.Service.words": "המילים שניתנו לנמען זה, גם אם לאחרים ניתנו מילים אחרות.",
    "form.Acknowledgement": "נמען אחד מאשר שהודעה התקבלה. קבלה אינה הסכמה: מחאה על ההודעה נרשמת כמסר.",
    "field.Acknowledgement.notice": "איזו הודעה",
    "field.Acknowledgement.by": "מי מאשר קבלה",
    "form.Deadline": "דבר שמועדו בתאריך מסוים, או כעבור מספר ימים מדבר מה. יש לתת את התאריך או את פרק הזמן, לא את"
    " שניהם, ולציין את החוק או ההסכם שעליו הדבר נשען.",
    "field.Deadline.what": "מה יש לקיים",
    "field.Deadline.binds": "את מי זה מחייב",
    "field.Deadline.at": "באיזה תאריך חל המועד",
    "field.Deadline.runs_from": "נמנה מן",
    "field.Deadline.law": "החוק או ההסכם שעליו הדבר נשען",
    "field.Deadline.extendable_by": "מי רשאי להאריך אותו",
    "help.Deadline.extendable_by": "כל מי שנדרשת הסכמתו להארכה.",
    "help.Deadline.runs_from": "רק עם פרק זמן: הרשומה שמן התאריך שלה הוא נמנה.",
    "form.Extension": "מועד אחרון, התחייבות או הודעה נדחים למועד מאוחר יותר. יש לציין מה נדחה; אין לרשום שוב את המועד"
    " האחרון.",
    "field.Extension.of": "מה נדחה",
    "field.Extension.at": "תאריך חדש",
    "form.Condition": "דבר שדבר אחר תלוי בו, מילה במילה בכל שפה שבה נאמר. אם איש לא נקב בתנאי, אין לרשום תנאי; היעדרו"
    " של תנאי נרשם כ־“רישום על דרך השלילה”.",
    "field.Condition.on": "מה תלוי בו",
    "field.Condition.depends": "מה תלוי בו, במילים",
    "field.Condition.stated_by": "מי אמר אותו",
    "field.Condition.assessed_by": "מי אמור להעריך אם התקיים",
    "help.Condition.depends": "כאשר מה שתלוי בו אינו ברישום.",
    "form.ConditionAssessment": "דעתו של גורם כלשהו בשאלה אם תנאי התקיים. כל דעה נרשמת כדעתו של מי שמחזיק בה: לשולחן"
    " העבודה אין דעה משלו, ושתי דעות שונות עומדות זו לצד זו.",
    "field.ConditionAssessment.condition": "איזה תנאי",
    "field.ConditionAssessment.by": "דעתו של מי",
    "field.ConditionAssessment.view": "האם התקיים",
}
