"""The pages for when there is nothing to show, in Arabic."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "quiet.home": "قائمة الوساطات",
    "quiet.not-here.title": "لا وجود لهذا هنا",
    "quiet.not-here.says": "لا توجد هنا صفحة أو وساطة أو غرفة أو قيد كهذا.",
    "quiet.not-here.next": "يُرجع إلى قائمة الوساطات ويُختار مما هو موجود.",
    "quiet.not-let-in.title": "هذه الصفحات غير مفتوحة هنا",
    "quiet.not-let-in.says": "تُفتح مرة واحدة، في متصفح واحد، بالعنوان الذي طبعه البرنامج.",
    "quiet.not-let-in.next": "يُضغط Enter في الطرفية التي يعمل فيها البرنامج: فيطبع عندئذٍ عنوانًا آخر.",
    "quiet.not-ours.title": "لم يؤخذ شيء",
    "quiet.not-ours.says": "ما أُرسل لم يأت من إحدى هذه الصفحات، أو كانت الصفحة أقدم مما يُقبل. لم يتغير شيء.",
    "quiet.not-ours.next": "يُرجع إلى الصفحة السابقة، ويُنسخ ما كُتب، وتُفتح الصفحة من جديد، ثم يُعاد الإرسال.",
    "quiet.bad-request.title": "لا يمكن الرد على هذا الطلب",
    "quiet.bad-request.says": "لم يرد الطلب على النحو الذي يرسله متصفح على هذا الجهاز.",
    "quiet.bad-request.next": "يُفتح العنوان الذي طبعه البرنامج عند بدئه، كما هو مكتوب هناك.",
    "quiet.not-allowed.title": "لا يمكن طلب ذلك بهذه الطريقة",
    "quiet.not-allowed.says": "هذه الصفحة لا تُطلب، أو لا يُرسل إليها، بهذه الطريقة. لم يتغير شيء.",
    "quiet.not-allowed.next": "يُرجع إلى الصفحة السابقة، وتُفتح هذه الصفحة بعنوانها أو من رابط.",
    "quiet.refused.title": "لم يُنفَّذ",
    "quiet.refused.next": "لم يتغير شيء. يُرجع إلى الصفحة السابقة: ما كُتب باقٍ فيها.",
    "quiet.refused.says": "لم يمكن تنفيذ ذلك.",
    "quiet.fault.title": "خلل في البرنامج",
    "quiet.fault.says": "تعذر إعداد الصفحة، ولم يُنفَّذ ما طُلب.",
    "quiet.fault.next": "يُرجع إلى الصفحة السابقة وتُجرَّب صفحة أخرى. تسمّي الطرفية موضع الخلل؛ ويُرجى الإبلاغ بتلك"
    " الكلمات، فليس فيها شيء من سجلكم.",
    "fault.unknown-place": "موضع غير معروف",
}
