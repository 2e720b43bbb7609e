"""The forms for what is on the table, in Hebrew: proposals, numbers, stances, what is agreed for now."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Proposal": "תנאים שמישהו מעלה. כל נוסח הוא רשומה לעצמו הבאה בהמשך לקודמו; אין לתקן נוסח ישן לחדש.",
    "field.Proposal.by": "הצעתו של מי",
    "field.Proposal.version": "נוסח",
    "field.Proposal.words": "הטקסט",
    "field.Proposal.on": "באילו סוגיות",
    "field.Proposal.follows": "בהמשך לאיזה נוסח",
    "field.Proposal.hearsay": "ידוע רק מדברי אחרים: אין טקסט",
    "help.Proposal.by": "יש להשאיר ריק לטקסט שאין עליו שם של מחבר.",
    "help.Proposal.version": "כפי שכתוב על הטקסט, כגון 2 או 14 במרץ, ערב.",
    "help.Proposal.hearsay": "אז הוא אינו נמנה עם ההצעות.",
    "form.Move": "צד נוקב במספר בסוגיה: מה הוא דורש או מציע. יש לרשום את המספר כפי שניתן; “כמעט 200” אינו 200.",
    "field.Move.on": "באיזו סוגיה",
    "field.Move.by": "מספרו של מי",
    "field.Move.sort": "דרישה או הצעה",
    "field.Move.amount": "המספר",
    "field.Move.if_they": "רק אם הצד האחר",
    "field.in.if_they.party": "איזה צד",
    "field.in.if_they.reach": "מגיע אל",
    "help.Move.if_they": "למהלך התלוי במהלך של הצד האחר: “אם יגיעו ל־250”. אחרת יש להשאיר ריק.",
    "form.Stance": "מה גורם כלשהו אומר על נוסח אחד של הצעה. יש לבחור זאת לפי דבריו, ולא לפי מה שהוא חושב לכאורה; אמירה"
    " שהדבר נרשם לפניהם אינה קבלה.",
    "field.Stance.on": "על איזה נוסח",
    "field.Stance.by": "עמדתו של מי",
    "field.Stance.from_hearsay": "רק שמעו עליו, ולא ראו אותו",
    "choice.view.accept ad referendum": "קבלה, בכפוף לאישור מבית",
    "choice.view.reserve": "שמירת עמדה",
    "form.TentativeAgreement": "שורה אחת המוסכמת לעת עתה ולא סופית. נקודה אחת, רשומה אחת: כך אפשר להחליף כל אחת, או"
    " לחתום עליה, לעצמה.",
    "field.TentativeAgreement.words": "השורה, כפי שהוסכמה",
    "field.TentativeAgreement.on": "באיזו סוגיה",
    "field.TentativeAgreement.subject_to": "בכפוף אל",
    "field.TentativeAgreement.replaces": "במקום איזו שורה היא באה",
    "help.TentativeAgreement.subject_to": "מה עוד צריך לבוא כדי שתעמוד, כגון: הסכמה בעניין העגינות.",
    "form.Ratification": "צעד של הסכמה מצד מי שיכול לתת אותה: חתימה בראשי תיבות, חתימה, אשרור או סירוב. יש לרשום אחד"
    " לכל צד; ראשי תיבות אינם חתימה.",
    "field.Ratification.of": "של איזה טקסט",
    "field.Ratification.by": "על ידי מי",
    "field.Ratification.step": "צעד",
}
