"""The forms for what takes effect, and when, in Arabic: notices, deadlines, conditions."""

from __future__ import annotations

WORDS: dict[str, str] = {
    "form.WorkCalendar": "الأيام التي ليست أيام عمل في مكان ما، مكتوبة كلها. تُحتسب بها أيام العمل في المهل. والسنة"
    " الجديدة تحتاج إلى تقويم جديد: لا يُستكمل أي يوم من مكان آخر.",
    "field.WorkCalendar.name": "ما اسم التقويم",
    "field.WorkCalendar.rest_days": "أيام الراحة في كل أسبوع",
    "field.WorkCalendar.holidays": "العطل",
    "field.WorkCalendar.source": "من أين أُخذ",
    "help.WorkCalendar.holidays": "يوم، أو عدة أيام متتالية، على غرار: EDTF 2031-05-01, 2031-04-11/2031-04-14.",
    "form.Notice": "جهة تخبر غيرها، قبل خطوة ما، بما سيترتب وعلى أي أمر. يُسجَّل متى وُجّه الإشعار؛ أما وصوله إلى كل"
    " متلقٍّ فيُسجَّل تبليغًا. ولا يُملأ موعد لم يُذكر.",
    "field.Notice.by": "من يوجّه الإشعار",
    "field.Notice.consequence": "ما سيترتب",
    "field.Notice.trigger": "ما يترتب الأثر عليه",
    "help.Notice.trigger": "واحد من ثلاثة: تاريخ، أو شيء سيُسجَّل، أو مدة بعد التبليغ. وتُترك الثلاثة فارغة إن لم"
    " يُذكر ذلك.",
    "field.in.trigger.at": "في تاريخ",
    "field.in.trigger.on": "عند تسجيل هذا",
    "field.in.trigger.after_service": "بعد التبليغ بهذه المدة",
    "field.in.on.act": "أي نوع من الإجراءات",
    "field.in.on.of": "بشأن ماذا",
    "field.in.on.outcome": "بأي نتيجة",
    "help.in.on.act": "مثل “اختتام جولة”، مع اختيار الجولة تحته.",
    "form.Service": "إشعار وصل إلى متلقٍّ واحد، بالعبارات التي وُجّهت إليه. يُسجَّل تبليغ لكل متلقٍّ، في غرفة ذلك المتلقي.",
    "field.Service.notice": "أي إشعار",
    "field.Service.means": "وسيلة التبليغ",
    "help.Service.means": "مثل: برسالة إلى رئيس الوفد.",
    "help.Service.words": "العبارات التي وُجّهت إلى هذا المتلقي، وإن وُجّهت إلى غيره عبارات أخرى.",
    "form.Acknowledgement": "متلقٍّ واحد يؤكد ورود إشعار. والاستلام ليس موافقة: أما الاحتجاج على الإشعار فيُسجَّل رسالة.",
    "field.Acknowledgement.notice": "أي إشعار",
    "field.Acknowledgement.by": "من يقر بالاستلام",
    "form.Deadline": "شيء يحل أجله في تاريخ، أو بعد عدد من الأيام من أمر ما. يُذكر التاريخ أو المدة، لا كلاهما،"
    " ويُسمى القانون أو الاتفاق الذي تستند إليه المهلة.",
    "field.Deadline.what": "ما يحل أجله",
    "field.Deadline.binds": "من تُلزم",
    "field.Deadline.at": "تاريخ حلولها",
    "field.Deadline.runs_from": "تسري من",
    "field.Deadline.law": "القانون أو الاتفاق الذي تستند إليه",
    "field.Deadline.extendable_by": "من يجوز له تمديدها",
    "help.Deadline.extendable_by": "كل من تلزم موافقته على التمديد.",
    "help.Deadline.runs_from": "مع المدة فقط: القيد الذي يُحتسب من تاريخه.",
    "form.Extension": "مهلة أو التزام أو إشعار يُنقل إلى وقت لاحق. يُشار إلى ما يُنقل؛ ولا تُسجَّل المهلة من جديد.",
    "field.Extension.of": "ما يُمدَّد",
    "field.Extension.at": "التاريخ الجديد",
    "form.Condition": "شيء يتوقف عليه شيء آخر، حرفيًا بكل لغة ذُكر بها. وإن لم يذكر أحد شرطًا، فلا يُسجَّل أي شرط؛"
    " أما عدم ذكر شرط فهو “تدوين ما لم يكن”.",
    "field.Condition.on": "ما يتوقف عليه",
    "field.Condition.depends": "ما يتوقف عليه، بالعبارات",
    "field.Condition.stated_by": "من ذكره",
    "field.Condition.assessed_by": "من يتولى تقييم استيفائه",
    "help.Condition.depends": "إن لم يكن ما يتوقف عليه واردًا في السجل.",
    "form.ConditionAssessment": "رأي جهة ما في استيفاء شرط. يُسجَّل كل رأي على أنه رأي صاحبه: فليس للبرنامج رأي،"
    " والرأيان المختلفان يقفان جنبًا إلى جنب.",
    "field.ConditionAssessment.condition": "أي شرط",
    "field.ConditionAssessment.by": "رأي من",
    "field.ConditionAssessment.view": "هل هو مستوفى",
}
