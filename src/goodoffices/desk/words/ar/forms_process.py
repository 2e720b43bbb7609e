"""The forms for the mediation as a whole, in Arabic: opened, agreed to, paused, taken up again, left, ended."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.Opening": "بدء الوساطة: اسمها هنا وموضوعها. يُسجَّل مرة واحدة؛ والزلة فيه تُصحَّح، ولا يُسجَّل من جديد.",
    "field.Opening.name": "ما اسم الوساطة",
    "field.Opening.matter": "ما موضوعها",
    "help.Opening.name": "يظهر في أعلى كل صفحة. يُختار اسم لا يعترض عليه أي جانب.",
    "form.IssueTabled": "مسألة يُراد تسويتها طُرحت للبحث. لكل مسألة قيد: وتشير إليها لاحقًا المقترحات والأعداد.",
    "field.IssueTabled.title": "ما اسمها",
    "field.IssueTabled.by": "من طرحها",
    "field.IssueTabled.detail": "ما يندرج فيها",
    "help.IssueTabled.title": "بعبارات لا يعترض عليها أي جانب.",
    "form.ProcessRule": "قاعدة أساسية من قواعد المحادثات، بالعبارات المتفق عليها، مثل “لا اتفاق على شيء ما لم يُتفق"
    " على كل شيء”. لا يُؤشَّر إلا على من وافق عليها بنفسه.",
    "form.Consent": "طرف يوافق على شيء في طريقة إجراء المحادثات، أو يسحب موافقة كهذه. ويُبيَّن مداها: فالموافقة على"
    " المحاضر ليست موافقة على نشرها.",
    "field.Consent.by": "أي طرف",
    "field.Consent.scope": "على ماذا يوافق، وإلى أي مدى",
    "field.Consent.given": "موافقة أو سحبها",
    "field.Consent.withdraws": "أي موافقة تُسحب",
    "choice.given.yes": "موافقة",
    "choice.given.no": "سحب",
    "help.Consent.withdraws": "فقط إن كانت موافقة سابقة تُسحب، كلها أو بعضها.",
    "form.Suspension": "جهة وسيطة توقف دورها مؤقتًا دون إنهائه. تُكتب العبارات المستعملة كما قيلت؛ ويُترك فارغًا ما"
    " لم يُذكر. أما من يغادر نهائيًا فيُسجَّل انسحابه.",
    "field.Suspension.by": "من يوقف دوره مؤقتًا",
    "field.Suspension.stops": "ما يتوقف",
    "field.Suspension.continues": "ما يستمر",
    "field.Suspension.because": "الأسباب، بعبارات الجهة نفسها",
    "field.Suspension.follows": "عقب أي إشعار",
    "help.Suspension.stops": "فقط ما قيل إنه يتوقف. ولا يُعدّ غيره متوقفًا.",
    "help.Suspension.continues": "فقط ما قيل إنه يستمر.",
    "help.Suspension.because": "حرفيًا. أما السبب الذي يفترضه آخرون فهو تصريح لهم.",
    "form.Resumption": "جهة وسيطة تستأنف دورها بعد وقف مؤقت. أما أن العودة ممكنة لجهة ما، أو أنها مطلوبة منها، فليس"
    " استئنافًا بعد.",
    "field.Resumption.by": "من يستأنف دوره",
    "field.Resumption.follows": "ما جاء عقبه",
    "field.Resumption.because": "الأسباب، بعبارات الجهة نفسها",
    "help.Resumption.follows": "الوقف المؤقت الذي تنهيه، أو الشرط أو الرسالة التي جاءت على أساسها.",
    "form.Withdrawal": "طرف أو جهة وسيطة تغادر الوساطة نهائيًا. أما الوقف المؤقت فيُسجَّل تعليقًا؛ وإن تُرك مفتوحًا"
    " أي الأمرين هو، فيُنتظر إلى أن يُذكر ذلك.",
    "field.Withdrawal.by": "من يغادر",
    "field.Withdrawal.leaves": "ما يُنسحب منه",
    "help.Withdrawal.leaves": "فقط إن كان أقل من الوساطة كلها، مثل فريق عامل واحد.",
    "form.Termination": "إنهاء الوساطة كلها. يُكتب من أنهاها وبأي عبارات؛ أما مغادرة وسيط واحد من عدة وسطاء فهي انسحاب.",
    "field.Termination.by": "من أنهاها",
    "field.Termination.outcome": "ما انتهت به",
    "help.Termination.outcome": "بعباراتنا، دون حكم.",
    "form.Impasse": "جهة تقول إنه لا شيء يتحرك. ويُسجَّل ذلك على أنه قولها؛ أما انتهاء جولة دون اتفاق فيُسجَّل"
    " باختتام الجولة.",
    "field.Impasse.by": "من يقول ذلك",
    "field.Impasse.on": "أين لا يتحرك شيء",
}
