"""The forms for how the record itself is kept, in Arabic: confidentiality, retention, holds, keys, copies."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.ConfidentialityRegime": "أي سجل للوساطة يُمسك، وبموجب أي قواعد. يُسجَّل قبل أول ملاحظة: فهو يحكم من ذلك"
    " الحين ما يُحفظ أصلًا.",
    "field.ConfidentialityRegime.keeps": "أي سجل يُمسك",
    "field.ConfidentialityRegime.jurisdiction": "القانون الذي يخضع له",
    "field.ConfidentialityRegime.words": "القواعد، كما اتُّفق عليها",
    "field.ConfidentialityRegime.exceptions": "الاستثناءات",
    "choice.keeps.minimal": "الحد الأدنى، دون كلام أحد",
    "choice.keeps.evidence": "كل شيء، للإثبات لاحقًا",
    "help.ConfidentialityRegime.keeps": "لا شيء: من يشارك فقط. الحد الأدنى: أنها جرت، ومن حضر، وكيف انتهت. ويسري أشد"
    " ما سُجّل من الأنظمة.",
    "help.ConfidentialityRegime.exceptions": "ما يجوز نقله مع ذلك، مثل خطر على حياة شخص.",
    "form.RetentionRule": "ما يوجد في هذه الغرف يُحفظ هذه المدة، ثم يتعين إتلافه. لا يُتلف شيء من تلقاء نفسه:"
    " فالقاعدة تبيّن متى يحين ذلك.",
    "field.RetentionRule.keep": "مدة الحفظ",
    "field.RetentionRule.counted_from": "تُحتسب من",
    "field.RetentionRule.kinds": "أي أنواع من الإجراءات",
    "help.RetentionRule.rooms": "إن لم يُؤشَّر على أي غرفة: الغرفة التي يوجد فيها هذا.",
    "help.RetentionRule.kinds": "إن لم يُؤشَّر على أي نوع: جميع الأنواع.",
    "form.LegalHold": "لا يجوز إتلاف شيء في هذه الغرف إلى أن يُرفع الحظر، أيًّا كان ما تقوله أي قاعدة. يُسجَّل فور"
    " طلبه من محكمة أو محامٍ.",
    "field.LegalHold.by": "من أمر به",
    "help.LegalHold.rooms": "إن لم يُؤشَّر على أي غرفة: جميع الغرف.",
    "form.HoldReleased": "رفع حظر إتلاف قانوني: يجوز من جديد إتلاف ما انقضت مدته. ويُتأكد من أن من أمر بالحظر قد قال"
    " ذلك.",
    "field.HoldReleased.hold": "أي حظر",
    "field.HoldReleased.by": "من رفعه",
    "form.DestructionCertificate": "ما أُتلف هنا، والنسخ التي تعذر بلوغها. يكتبها البرنامج عندما يُتلف شيئًا؛ ولا"
    " يملؤها أحد.",
    "field.DestructionCertificate.gone": "ما أُتلف",
    "field.DestructionCertificate.rule": "بموجب أي قاعدة",
    "field.DestructionCertificate.unconfirmed": "نسخ لم يتأكد إتلافها",
    "field.in.gone.site": "الجهاز الذي كُتب عليه",
    "field.in.gone.seq": "رقمه هناك",
    "field.in.gone.key": "المفتاح الذي كان له",
    "form.Received": "قيود من هذه الغرفة وردت من جهاز آخر. يكتبه البرنامج عندما يأخذ شيئًا؛ ولا يملؤه أحد.",
    "field.Received.heads": "إلى أي حد شوهدت كل سلسلة",
    "field.in.heads.site": "الجهاز الذي كُتبت عليه",
    "field.in.heads.seq": "رقم آخر قيد فيها",
    "field.in.heads.digest": "بصمته",
    "form.PersonKey": "المفتاح العام لشخص، كي يمكن ختم الغرف لذلك الشخص وحده. ويُتثبَّت مع الشخص، بطريق غير الذي ورد"
    " به المفتاح، من أن المفتاح مفتاحه.",
    "field.PersonKey.person": "مفتاح من",
    "field.PersonKey.recipient": "المفتاح العام",
    "field.PersonKey.checked": "كيفية التثبت منه",
    "help.PersonKey.recipient": "سطر واحد يبدأ بـ age1. ولا يوضع هنا أبدًا المفتاح السري، الذي يبدأ بـ AGE-SECRET-KEY.",
    "help.PersonKey.checked": "مثل: قُرئ عبر الهاتف في 3 أيار/مايو.",
    "form.CopyMade": "أُعدّت نسخة من السجل لم يعد هذا البرنامج يبلغها: نسخة احتياطية، أو خزنة سفر، أو حزمة لجهة ما."
    " وتُسجَّل أيضًا إن لم يكن البرنامج هو من أعدّها.",
    "field.CopyMade.what": "أي نسخة",
    "field.CopyMade.to": "لدى من",
    "help.CopyMade.what": "بما يميزها من غيرها، مثل: النسخة الاحتياطية المؤرخة 1 أيار/مايو.",
    "help.CopyMade.rooms": "إن لم يُؤشَّر على أي غرفة: جميع الغرف.",
    "form.CopyDestroyed": "نسخة أُتلفت أو عادت، بحسب قول جهة ما. يُسجَّل قول من هو: فلا شيء هنا يمكنه التثبت منه.",
    "field.CopyDestroyed.copy": "أي نسخة",
    "field.CopyDestroyed.by": "من يقول ذلك",
}
