"""What was promised, and what each side says was done, in Hebrew."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "commitments.today": "חל היום",
    "commitments.today.zones": "היום נקרא לפי כל אזור זמן שמועד לקיום נוקב בו: {zones}.",
    "commitments.today.none": "דבר אינו חל היום באף אחד מאזורי הזמן האלה: {zones}.",
    "commitments.tranche": "פעימה {number}",
    "commitments.list": "מה הובטח",
    "commitments.lede": "גרסתו של כל צד עומדת לצד זו של האחר, בלי פסיקה ביניהן. אין בגרסה חסרה כדי ללמד מה נעשה.",
    "commitments.none": "לא ידוע כאן על התחייבות. כאשר גורם כלשהו נוטל על עצמו התחייבות, יש לרשום מי עושה מה, עד מתי,"
    " ותמורת מה.",
    "commitments.add": "רישום התחייבות",
    "commitments.room": "מונח בתוך {room}",
    "commitments.against": "תמורת מה",
    "commitments.due": "המועד",
    "commitments.due.none": "לא צוין תאריך",
    "commitments.due.in": "לפי {zone}",
    "commitments.due.today": "היום",
    "commitments.due.extended": "לאחר ההארכה:",
    "commitments.amount": "כמה",
    "commitments.amount.none": "לא צוין",
    "commitments.criteria": "אמות המידה",
    "commitments.criteria.none": "לא צוינו",
    "commitments.accounts": "גרסתו של כל צד",
    "commitments.accounts.whole": "גרסתו של כל צד על הכלל",
    "commitments.account.not-yet": "עד כה אין גרסה. המועד טרם הגיע, ככל שידוע כאן.",
    "commitments.account.parts": "אין גרסה על הכלל. גרסאות על חלקיו נמצאות למטה.",
    "commitments.tranches": "פעימות",
    "commitments.tranches.wide": "הפעימות; הטבלה נגללת לרוחב",
    "commitments.number": "מס׳",
    "commitments.findings": "ממצאים וקריאות",
    "commitments.findings.none": "לא ידועים כאן",
    "commitments.papers": "רשימות והערות",
    "commitments.papers.says": "רשימה שרשאים לדעת עליה פחות אנשים מונחת בחדר לעצמה. מוצגות רק אלה שבחדרים הנראים כאן,"
    " כל אחת עם החדר שלה.",
    "commitments.papers.add": "הוספת רשימה",
    "commitments.report": "רישום גרסה",
    "commitments.verify": "רישום ממצא",
    "commitments.read": "רישום מידת היישום",
    "commitments.extend": "רישום הארכה",
    "commitments.part.add": "רישום פעימה",
    "commitments.scale": "מידת היישום נקראת בידי מי ששמו מצוין, בסולם של 0 אין, 1 מזערי, 2 ביניים, 3 מלא. התוכנה אינה"
    " קוראת דבר.",
    "commitments.incidents": "תקריות שדווחו",
    "commitments.incidents.none": "לא ידוע כאן על תקרית.",
    "commitments.incident.add": "רישום תקרית",
}
