"""The desk while it is locked, in Arabic."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "locked.title": "مقفلة",
    "locked.says": "الخزنة مقفلة: لا شيء منها في ذاكرة هذا البرنامج. يُفتح قفلها، ويُستأنف العمل من حيث توقف.",
    "locked.passphrase": "عبارة المرور",
    "locked.recovery": "مفتاح الاسترداد",
    "locked.recovery.hint": "المكتوب على الورق، إذا فُقدت عبارة المرور. وتُترك خانة عبارة المرور عندئذٍ فارغة.",
    "locked.key-file": "مكان ملف المفتاح الخاص بها",
    "locked.key-file.hint": "يُترك فارغًا إن كان حيث كان من قبل.",
    "locked.which": "المطلوب فتحها: {which}",
    "locked.do": "فتح القفل",
    "locked.kept": "ما كان يُرسل محفوظ في هذه الصفحة. وبعد فتح القفل يُسأل عما إذا كان يُرسل.",
    "locked.again.title": "هل يُرسل الآن؟",
    "locked.again.says": "قُفلت الخزنة قبل أن يؤخذ هذا. وهو كما كُتب:",
    "locked.again.do": "إرسال",
    "locked.again.leave": "ترك ذلك، والانتقال إلى الصفحة الأولى",
    "lock.do": "قفل",
    "open.ready": "هذه الصفحات مفتوحة في هذا المتصفح.",
}
