"""The forms for what was promised in a deal, and each side's account of what was done, in Arabic."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Commitment": "ما يوجبه اتفاق على جهة: ماذا، وتجاه من، ومتى، ومقابل ماذا. لكل واجب قيد. أما الوعد الصغير في"
    " الطريق إلى ذلك فهو “وعد مستحق”.",
    "field.Commitment.by": "من يتعين عليه ذلك",
    "field.Commitment.what": "ما يتعين القيام به",
    "field.Commitment.in_return_for": "مقابل ماذا",
    "field.Commitment.under": "بموجب أي اتفاق",
    "form.Tranche": "دفعة واحدة من التزام. تُرقَّم الدفعات كما رقّمها الاتفاق؛ ولكل منها موعد استحقاق خاص بها.",
    "field.Tranche.of": "من أي التزام",
    "field.Tranche.number": "رقمها",
    "field.Tranche.criteria": "ما يُعرف به أنها أُنجزت",
    "form.DeliveryReport": "رواية أحد الجانبين لما أُنجز. وهي رواية ذلك الجانب: تُسجَّل رواية الجانب الآخر إلى"
    " جانبها، ولا تُدمج الروايتان.",
    "field.DeliveryReport.of": "بشأن ماذا",
    "field.DeliveryReport.account_by": "رواية من",
    "field.DeliveryReport.delivered": "ما تقول الرواية إنه أُنجز",
    "form.Incident": "واقعة يقال إنها تتصل بما اتُّفق عليه. يُسجَّل ما يقال ومن يقوله؛ ولا يثبت بذلك وحده أنها وقعت،"
    " ولا من فعلها.",
    "field.Incident.what": "ما يقال إنه وقع",
    "field.Incident.alleged_by": "من يقول ذلك",
    "field.Incident.bears_on": "ما يتصل به",
    "form.Verification": "استنتاج من اتُّفق على توليه التحقق، بعباراته. أما رأي أي جهة أخرى فهو تقرير عن الوفاء أو"
    " تقدير. و“تعذر الوصول” غير “غير مؤكَّد”.",
    "field.Verification.of": "بشأن ماذا",
    "field.Verification.by": "من تحقق",
    "field.Verification.finding": "الاستنتاج",
    "form.ImplementationStatus": "قراءة جهة ما لمدى تنفيذ التزام. وهي قراءة تلك الجهة؛ ولا يستخلص البرنامج أي قراءة.",
    "field.ImplementationStatus.of": "بشأن ماذا",
    "field.ImplementationStatus.by": "قراءة من",
    "field.ImplementationStatus.level": "إلى أي مدى، من 0 إلى 3",
}
