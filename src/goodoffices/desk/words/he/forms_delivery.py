"""The forms for what was promised in a deal, and each side's account of what was done, in Hebrew."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Commitment": "מה שנקבע בהסכם שיש לעשות: מה, כלפי מי, עד מתי, ותמורת מה. חובה אחת, רשומה אחת. הבטחה קטנה בדרך"
    " היא “הבטחה המוטלת לקיום”.",
    "field.Commitment.by": "על מי לעשות זאת",
    "field.Commitment.what": "מה ייעשה",
    "field.Commitment.in_return_for": "תמורת",
    "field.Commitment.under": "לפי איזה הסכם",
    "form.Tranche": "פעימה אחת של התחייבות. יש למספר את הפעימות כמו בהסכם; לכל אחת מועד משלה.",
    "field.Tranche.of": "של איזו התחייבות",
    "field.Tranche.number": "מספרה",
    "field.Tranche.criteria": "לפי מה ייקבע שהדבר נעשה",
    "form.DeliveryReport": "גרסתו של צד אחד לגבי מה שקוים. היא של אותו צד: יש לרשום לצדה את גרסתו של הצד האחר, ולא"
    " למזג בין השתיים.",
    "field.DeliveryReport.of": "של מה",
    "field.DeliveryReport.account_by": "גרסתו של מי",
    "field.DeliveryReport.delivered": "מה נעשה לפי גרסה זו",
    "form.Incident": "אירוע שלפי הנאמר נוגע למה שהוסכם. יש לרשום מה נאמר ומי אומר זאת; בכך עדיין לא הוכח שהדבר אירע,"
    " ולא מי עשה אותו.",
    "field.Incident.what": "מה אירע לפי הנאמר",
    "field.Incident.alleged_by": "מי אומר זאת",
    "field.Incident.bears_on": "למה זה נוגע",
    "form.Verification": "הממצא של מי שהוסכם שיאמת, בלשונו. דעתם של אחרים היא דיווח על ביצוע או הערכה. “אין גישה” אינו"
    " “לא אומת”.",
    "field.Verification.of": "של מה",
    "field.Verification.by": "מי אימת",
    "field.Verification.finding": "ממצא",
    "form.ImplementationStatus": "קריאה של גורם כלשהו באשר למידת הביצוע של התחייבות. הקריאה היא של אותו גורם; שולחן"
    " העבודה אינו מחשב קריאה משלו.",
    "field.ImplementationStatus.of": "של מה",
    "field.ImplementationStatus.by": "קריאתו של מי",
    "field.ImplementationStatus.level": "באיזו מידה, מ־0 עד 3",
}
