"""What the desk refuses, in Arabic: what is wrong with a line or a form, and what to write instead."""

from __future__ import annotations

DESK: dict[str, str] = {
    "locked": "الخزنة مقفلة. يُفتح قفلها، ويُستأنف العمل من حيث توقف.",
    "capture-who": "لا أحد هنا باسم @{found}، أو أكثر من واحد يحمل هذا الاسم. يُكتب واحد مما يلي: {names}.",
    "capture-kind": "لا وجود لـ #{found}. يُكتب واحد مما يلي: {names}؛ ومن دونه يكون ملاحظة.",
    "capture-two-kinds": "السطر الواحد إجراء واحد: وقد ورد فيه #{one} و{other}. يُترك أحدهما.",
    "capture-empty": "لا يوجد ما يُدوَّن بعد. يُكتب ما حدث بعد الأسماء.",
    "capture-control": "يوجد في السطر محرف تحكم، ولا حاجة لأي نص إليه. يُحذف.",
    "capture-nobody": "يحتاج #{kind} إلى ذكر أحد: يُكتب @ ثم اسم.",
    "capture-no-us": "يحتاج #{kind} إلى معرفة من نحن: يُسجَّل إجراء RoleTaken لمن يتولى الوساطة.",
    "room-not-yours": "تُختار إحدى الغرف المتاحة لكم.",
    "stale": "أُضيف شيء بشأن هذا منذ فتح النموذج. كلاهما معروض: يُنظر فيهما، ثم يُسجَّل مع ذلك أو يُترك.",
    "nothing-typed": "لم يُكتب شيء. يُملأ ما هو معلَّم بأنه لازم.",
    "file-missing": "لم يرد ملف مع النموذج، أو كان أكبر مما يُقبل. يُختار ملف لا يتجاوز حجمه بالميغابايت {limit}.",
}
