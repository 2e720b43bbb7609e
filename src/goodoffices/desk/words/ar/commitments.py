"""What was promised, and what each side says was done, in Arabic."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "commitments.today": "ما يحلّ أجله اليوم",
    "commitments.today.zones": "يُقرأ اليوم في كل منطقة زمنية يسميها موعد استحقاق: {zones}.",
    "commitments.today.none": "لا شيء يحلّ أجله اليوم في أي من هذه المناطق الزمنية: {zones}.",
    "commitments.tranche": "الدفعة {number}",
    "commitments.list": "ما وُعد به",
    "commitments.lede": "تقف رواية كل جانب إلى جانب رواية الآخر، دون حكم بينهما. وغياب الرواية لا يدل على شيء بشأن"
    " ما أُنجز.",
    "commitments.none": "لا يُعرف هنا أي التزام. وعندما تتعهد جهة بالتزام، يُسجَّل من يفعل ماذا، ومتى، ومقابل ماذا.",
    "commitments.add": "تسجيل التزام",
    "commitments.room": "الموضع: {room}",
    "commitments.against": "ما هو مقابله",
    "commitments.due": "موعد الاستحقاق",
    "commitments.due.none": "لم يُذكر تاريخ",
    "commitments.due.in": "بتوقيت {zone}",
    "commitments.due.today": "اليوم",
    "commitments.due.extended": "بعد التمديد:",
    "commitments.amount": "المقدار",
    "commitments.amount.none": "غير مذكور",
    "commitments.criteria": "المعايير",
    "commitments.criteria.none": "لم يُذكر منها شيء",
    "commitments.accounts": "رواية كل جانب",
    "commitments.accounts.whole": "رواية كل جانب للكل",
    "commitments.account.not-yet": "لا رواية حتى الآن. ولم يحلّ الأجل، بقدر ما هو معروف هنا.",
    "commitments.account.parts": "لا رواية للكل. وروايات أجزائه واردة أدناه.",
    "commitments.tranches": "الدفعات",
    "commitments.tranches.wide": "الدفعات؛ يُمرَّر الجدول أفقيًا",
    "commitments.number": "الرقم",
    "commitments.findings": "الاستنتاجات والقراءات",
    "commitments.findings.none": "لا يُعرف هنا شيء منها",
    "commitments.papers": "القوائم والمذكرات",
    "commitments.papers.says": "القائمة التي يجوز لعدد أقل العلم بها توضع في غرفة خاصة بها. ولا يُعرض هنا إلا ما هو"
    " في غرف معروضة هنا، كل مع غرفته.",
    "commitments.papers.add": "إضافة قائمة",
    "commitments.report": "تسجيل رواية",
    "commitments.verify": "تسجيل استنتاج",
    "commitments.read": "تسجيل مدى التنفيذ",
    "commitments.extend": "تسجيل تمديد",
    "commitments.part.add": "تسجيل دفعة",
    "commitments.scale": "يقرأ مدى التنفيذ من هو مسمى، على سلّم: 0 منعدم، و1 في حده الأدنى، و2 متوسط، و3 كامل. ولا"
    " يقرأ البرنامج شيئًا من ذلك.",
    "commitments.incidents": "حوادث مُبلَّغ عنها",
    "commitments.incidents.none": "لا يُعرف هنا أي حادث.",
    "commitments.incident.add": "تسجيل حادث",
}
