"""Errors in Arabic: what is wrong, where, and what to do next."""

from __future__ import annotations

ERRORS: dict[str, str] = {
    "not-here": "لا يوجد هنا ما طُلب ({what}). يسرد `goodoffices check FILE` الغرف المتاحة لكم: تُكتب الغرفة كما هي"
    " هناك.",
    "cannot-read": "{file}: تتعذر القراءة: {why}. يُتحقق من المسار. يبدأ `goodoffices new` ملفًا عاديًا، ويبدأ"
    " `goodoffices vault new` ملفًا مختومًا.",
    "is-a-vault": "{file} خزنة، وليس ملف وساطة. يُترك كما هو. تأتي الخزنة أولًا: `goodoffices import VAULT FILE`،"
    " `goodoffices vault merge VAULT OTHER`.",
    "is-a-bundle": "{file} مختوم لجهة معينة: ليس ملف وساطة. يُترك كما هو، ويُؤخذ محتواه بالأمر"
    " `goodoffices vault merge VAULT {file}`.",
    "not-sound": "{file} غير سليم. يبيّن `goodoffices check {path}`، دون --as، ما يلزم تصحيحه.",
    "diff-what": "يُبيَّن ما تجري المقارنة به: يوم (--since 2024-11-01) أو ملف ثانٍ، لا كلاهما.",
    "no-such-kind": "لا يوجد نوع من الإجراءات باسم {found}. هل المقصود {nearest}؟ يسرد `goodoffices schema` الأنواع"
    " كلها.",
    "no-such-example": "لا يوجد مثال باسم {found}. الأمثلة الموجودة: {allowed}.",
    "file-there": "{file} موجود بالفعل وتُرك كما هو. يُختار اسم آخر، أو يُنقل الملف أولًا.",
    "cannot-write": "{file}: تتعذر الكتابة: {why}. لم يُكتب شيء. يُختار مكان آخر.",
    "cannot-write-all": "{file}: تتعذر الكتابة: {why}. ما قد يوجد هناك ليس كاملًا. يُختار مكان آخر.",
    "written": "كُتب: {file}. يُقرأ بالأمر `goodoffices brief {file}`، ويُحرَّر بأي محرر نصوص.",
    "desk-missing": "تحتاج الصفحات إلى Django. يُثبَّت بالأمر: pip install 'goodoffices[desk]'",
    "port-in-use": "المنفذ {port} يستعمله برنامج آخر. يُختار غيره: goodoffices demo --port {other}",
    "port-refused": "لا يمكن استعمال المنفذ {port}: {why}. يُختار منفذ فوق 1023: goodoffices demo --port 8000",
    "stopped": "جرى التوقف. لم يتغير شيء.",
    "usage": "{what} يسرد `goodoffices --help` الأوامر، ويبيّن `goodoffices COMMAND --help` ما يأخذه كل منها.",
    "fault": "خلل في goodoffices نفسه ({what} في {where})؛ لم يتغير شيء. يُرجى الإبلاغ بهذه الكلمات؛ فليس فيها شيء"
    " من ملفكم.",
    "problems": "عدد ما يلزم تصحيحه: {count}. لم يُقرأ شيء.",
    "bad-input": "عدد ما يلزم تصحيحه: {count}. لم يُقرأ شيء.",
}
