"""What reading and writing scenarios says where something is wrong with a file."""

from __future__ import annotations

FILES: dict[str, str] = {
    "no-file": "There is no such file. Look at its name and place.",
    "file-unread": "It cannot be read ({why}). Look at who may read it.",
    "file-too-large": "It has {found} bytes; {limit} is the most. Take coarser steps, or leave out what is settled.",
    "file-empty": "There is nothing in it.",
    "file-beside": "It tells what is known of a scenario and is none itself. Name the domain and the profiles.",
    "too-many-files": "There are more than {limit} files. Name those of one scenario.",
    "folder-empty": "No file in it ends in {endings}. Name the files of a scenario, or a folder that has them.",
    "not-utf-8": "This is not UTF-8. Save the file again in that encoding.",
    "control-character": "There is a character here that cannot be seen ({found}). Take it out.",
    "form-unknown": "This is in none of the forms that are read: GENIUS, GeniusWeb, NegMAS, NegoLog, objectives, CSV,"
    " and our own, which says `issues:` and `parties:`.",
    "forms-mixed": "These files are in different forms ({forms}). Name those of one scenario.",
    "nothing-to-read": "No file of a scenario is among these. Name a domain and profiles, or one file that has both.",
    "domains-many": "Several files give the issues: {files}. Name one of them, and the profiles that belong to it.",
    "domain-missing": "It says what options are worth and not which issues there are. Name the file of the domain too.",
    "more-faults": "There are more faults than these {limit}. Put these right first.",
    "too-many-values": "There are more than {limit} names and numbers up to here. Take coarser steps, such as"
    " {{from: 0, to: 100, step: 5}}.",
    "too-deep": "Lists stand in lists, {limit} deep or more. No scenario needs that: look for brackets left open.",
}

FORMS: dict[str, str] = {
    "yaml-syntax": "This cannot be read as YAML ({said}). Look at the indent, colons and quotes here and above.",
    "yaml-tab": "A tab stands here. Set lines in with blanks: YAML takes no tabs.",
    "yaml-slow": "It has more than {limit} characters, and the quick reader of YAML is not installed here. Install"
    " PyYAML with libyaml, or make the file smaller.",
    "yaml-documents": "A second document begins here. Put each into a file of its own.",
    "yaml-alias": "{found} refers to another place of the file. Write it out here.",
    "yaml-tag": "{found} names a type. Leave it out: what a value is follows from where it stands.",
    "key-no-name": "A name was expected before the colon. Write one name, without brackets.",
    "key-twice": "{name} is there twice; it was first on line {first}. Keep one.",
    "json-syntax": "{found} was not expected here. Look for a comma, colon or bracket that is missing or too much.",
    "json-text": "This text in quotes cannot be read ({said}). Look for a quote or a backslash.",
    "json-cut-off": "It ends too early: a bracket is still open.",
    "json-after-end": "There is more after the end. Take it out, or look for a bracket that closes too early.",
    "xml-syntax": "This cannot be read as XML ({said}). Look for a bracket, a quote or an end of an element.",
    "xml-entity": "It declares a document type or entities, which could pull in other files or grow without end. Take"
    " the declaration out.",
    "xml-encoding": "Its encoding cannot be read ({said}). Save it as UTF-8 and say so in the first line.",
    "xml-unknown": "It begins with {found}; a domain begins with negotiation_template, a profile with utility_space.",
    "no-defusedxml": "XML is read with the package defusedxml only, which keeps hostile files out. Install"
    " goodoffices[packages].",
    "csv-syntax": "This cannot be read as a table ({said}). Look at the quotes here.",
    "csv-no-party": "The table has no column of scores. Put one beside issue and option, named as the party.",
    "csv-party-twice": "Two columns have one name. Give each party a name of its own.",
    "csv-short": "The row has {found} cells; {columns} are needed. Look for a comma that is missing.",
    "csv-no-issue": "The row names no issue. Name it, or write `reserve` as the option to say what no deal is worth.",
}

FIELDS: dict[str, str] = {
    "not-a-name": "A name was expected: not empty, in one line, of characters that can be seen.",
    "name-too-long": "A name has {limit} characters at most. Shorten it.",
    "not-whole": "{found} is no whole number.",
    "number-too-low": "{found} is too low: {least} is the least it can be.",
    "not-named": "Names with values were expected here, such as `name: value`.",
    "not-a-list": "A list was expected here, such as `[one, two]`.",
    "field-missing": "{needs} is missing.",
    "field-unknown": "Nothing is known here by the name {found}. What can stand here: {allowed}.",
    "comma-in-number": "Within braces a comma ends a value, so that {found} stands by itself. Write numbers with a"
    " point, such as 0.5.",
    "issue-form": "An issue is a list of options, a range such as {{from: 0, to: 100, step: 10}} or {{from: 2031-05-01,"
    " to: 2031-09-01, days: 7}}, or names with a number or a day each.",
    "issue-sort": "Issues of the sort {found} cannot be read: discrete, integer and real can.",
    "issue-real": "Any number from {least} to {most} could be chosen, and packages are counted. Say into how many steps"
    " the range is to be cut (`steps`).",
    "range-ends": "A range says where it begins and where it ends, the lower end first, and where steps are asked for"
    " the step.",
    "range-step": "Numbers go in a `step`, dates in `days`.",
    "not-a-day": "{found} cannot be read as a day. Write year, month and day, such as 2031-06-01.",
    "count-other": "There are {found} of these, and {issues} issues. Give one for each issue, in their order.",
    "weight-missing": "The issue {issue} has no weight. Give it one, 0 where it does not matter.",
    "scores-missing": "{party} gives no score to the issue {issue}.",
    "score-missing": "{party} gives no score to {count} of its options: {options}. Give each one, 0 where it is worth"
    " nothing.",
    "evaluation-missing": "{count} options have no evaluation: their worth is not known. A profile that only compares"
    " packages cannot be read.",
    "evaluator-sort": "A worth that is {found} cannot be read: linear and constant can.",
    "profile-sort": "{found} cannot be read: {why}. What can be read is a sum of a score for each issue.",
    "issue-left-out": "It says nothing of the issue {issue}, which the domain has.",
    "issue-not-in-domain": "The domain has no issue {issue}. Are these files of one scenario?",
    "options-left-out": "It leaves out {count} options that the domain has: {options}.",
    "options-not-in-domain": "The domain does not have {count} of its options: {options}. Are these files of one"
    " scenario?",
    "boxes-none": "It says no box that would be worth anything.",
    "boxes-too-large": "Its boxes hold {found} combinations of options; {limit} is the most. Leave out the largest, or"
    " take coarser issues.",
    "boxes-no-sum": "Boxes that are put together as {found} cannot be read: those that add up in one function can.",
    "box-mixed": "One box says {found}: it can say what it includes or what it excludes.",
    "box-index": "No issue has the index {found}.",
}

OWN: dict[str, str] = {
    "between-fields": "Say {{from: …, to: …}}, or one of them, where {issue} has numbers or dates; else name its"
    " options.",
    "between-none": "No option of {issue} lies between these. Write the lower end first, and ends that hold an option.",
    "constraint-kind": "A constraint begins with one of these: {kinds}.",
    "package-empty": "No option is named here. Write `issue: option`.",
    "party-empty": "{party} has neither scores nor knowledge. Say what it wants under `scores`, or what is known of it"
    " under `knowledge`.",
    "needs-scores": "{found} goes with `scores`, and {party} has none. Give it scores, or say what is"
    " known of it under `knowledge`.",
    "party-in-words": "What {party} wants is known in words only. Give it scores, or ask under doubt.",
    "statement-kind": "{found} is not one statement. Each says one of these: {kinds}; and may say by whom (`by`) and in"
    " which `words`.",
    "twice-pair": "Say which issue is at least twice as important as which: `at_least_twice: {{one: other}}`.",
    "times-fields": "Say `at_least: {{times: 3, more: one, less: other}}`.",
    "bounds-missing": "Say `from`, `to` or both.",
    "reserve-no-share": "{found} is no share. What no deal is worth lies from 0, no better than the worst package, to"
    " 1, as good as the best: 40 points of 100 are 0.4.",
    "score-one": "Name one option of one issue: `score: {{issue: option}}`.",
    "issue-even": "All options of {issue} have one value: nothing rises or falls.",
}

WRITING: dict[str, str] = {
    "genius-cannot-say": "GENIUS cannot say all of this: {what}. Write it in our own form, or leave that out.",
    "genius-constraints": "{count} constraints are left out: GENIUS has none.",
    "genius-together": "What options are worth to {party} together is left out: GENIUS adds up issue by issue.",
    "genius-no-reserve": "Every deal is better than none for {party}; in GENIUS no deal is worth 0.",
    "genius-scaled": "The numbers of {party} are moved and scaled so that they run from 0 to 1.",
    "genius-too-fine": "The numbers of {party} are finer than can be read back: what is worth the same may then"
    " differ by a little.",
    "name-unwritable": "The name {found} cannot be written. Give one that is not empty, of at most {limit} characters"
    " that can be seen.",
    "yaml-too-large": "It would have about {found} names and numbers; a file of {limit} is the largest that can be read"
    " back.",
    "issue-unwritable": "The values of {issue} cannot be written as numbers or days.",
}

WORDS: dict[str, str] = {**FILES, **FORMS, **FIELDS, **OWN, **WRITING}
