"""The settings, and the list of mediations, in Arabic."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "settings.language": "لغة الواجهة",
    "settings.language.hint": "تتجه الصفحات في اتجاه هذه اللغة. أما ما قاله الناس فيبقى بلغته واتجاهه.",
    "settings.digits": "الأرقام في التواريخ والأعداد",
    "settings.digits.latin": "0 1 2 3",
    "settings.digits.arabic": "٠ ١ ٢ ٣",
    "settings.calendar": "تقويم إلى جانب تواريخنا",
    "settings.calendar.gregorian": "لا شيء",
    "settings.calendar.hijri": "هجري (أم القرى)",
    "settings.calendar.hebrew": "عبري",
    "settings.calendar.hint": "يقف إلى جانب التاريخ، ولا يحل محله: فالتاريخ يُحفظ كما قيل.",
    "settings.idle": "القفل عند انقطاع العمل مدة",
    "settings.idle.minutes": "الدقائق: {count}",
    "settings.idle.never": "لا يُقفل",
    "settings.do": "حفظ",
    "settings.kept": "حُفظ على هذا الجهاز.",
    "settings.refused": "أحد هذه لا يمكن اختياره. لم يتغير شيء.",
    "mediations.heading": "الوساطات",
    "mediations.no-role": "لم تُسجَّل أي جهة وسيطة.",
    "mediations.none": "لا توجد هنا وساطة بعد.",
}
