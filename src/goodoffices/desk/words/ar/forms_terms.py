"""The forms for what is on the table, in Arabic: proposals, numbers, stances, what is agreed for now."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Proposal": "بنود تطرحها جهة. كل صيغة قيد قائم بذاته يلي ما قبله؛ ولا تُصحَّح صيغة قديمة لتصير جديدة.",
    "field.Proposal.by": "مقترح من",
    "field.Proposal.version": "الصيغة",
    "field.Proposal.words": "النص",
    "field.Proposal.on": "بشأن أي مسائل",
    "field.Proposal.follows": "أي صيغة يلي",
    "field.Proposal.hearsay": "غير معروف إلا بالسماع: لا نص له",
    "help.Proposal.by": "يُترك فارغًا لنص ليس عليه اسم واضعه.",
    "help.Proposal.version": "كما هي مكتوبة على النص، مثل 2، أو 14 آذار/مارس مساءً.",
    "help.Proposal.hearsay": "وعندئذٍ لا يُحتسب بين المقترحات.",
    "form.Move": "جانب يضع عددًا في مسألة: ما يطلبه أو يعرضه. يُسجَّل العدد كما ورد؛ فـ“قرابة 200” ليست 200.",
    "field.Move.on": "في أي مسألة",
    "field.Move.by": "عدد من",
    "field.Move.sort": "مطلب أو عرض",
    "field.Move.amount": "العدد",
    "field.Move.if_they": "فقط إن كان الجانب الآخر",
    "field.in.if_they.party": "أي جانب",
    "field.in.if_they.reach": "يبلغ",
    "help.Move.if_they": "لتحرك يتوقف على تحرك الجانب الآخر: “إن بلغوا 250”. وإلا فيُترك فارغًا.",
    "form.Stance": "ما تقوله جهة في صيغة واحدة من مقترح. يُختار من كلامها، لا مما يبدو أنها تراه؛ فأخذ العلم ليس قبولًا.",
    "field.Stance.on": "إزاء أي صيغة",
    "field.Stance.by": "موقف من",
    "field.Stance.from_hearsay": "سمعوا عنه فقط، ولم يطّلعوا عليه",
    "choice.view.accept ad referendum": "قبول رهنًا بموافقة المرجعية",
    "choice.view.reserve": "تحفظ على إبداء الموقف",
    "form.TentativeAgreement": "عبارة واحدة متفق عليها في الوقت الحاضر لا نهائيًا. لكل نقطة قيد: فيمكن أن يُستعاض عن"
    " كل منها، أو أن تُوقَّع، على حدة.",
    "field.TentativeAgreement.words": "العبارة، كما اتُّفق عليها",
    "field.TentativeAgreement.on": "في أي مسألة",
    "field.TentativeAgreement.subject_to": "رهنًا بما يلي",
    "field.TentativeAgreement.replaces": "أي عبارة تحل محلها",
    "help.TentativeAgreement.subject_to": "ما يلزم غير ذلك كي تسري، مثل: الاتفاق على رسوّ السفن.",
    "form.Ratification": "خطوة في سبيل التصديق من جانب من يملكها: توقيع بالأحرف الأولى، أو توقيع، أو تصديق، أو رفض."
    " تُسجَّل واحدة لكل جانب؛ والأحرف الأولى ليست توقيعًا.",
    "field.Ratification.of": "على أي نص",
    "field.Ratification.by": "من جانب من",
    "field.Ratification.step": "الخطوة",
}
