"""What is wrong with a date, a zone or a count, in English: what was found, and what to write instead."""

from __future__ import annotations

DATES: dict[str, str] = {
    "bad-when.instead": "Write {instead}.",
    "bad-when.all-of": "“{found}” stands for all of these dates: write one entry for each, or square brackets if"
    " it was one of them.",
    "bad-when.backwards": "“{found}” ends before it begins: put the earlier date first.",
    "bad-when.brackets": "“{found}” needs a bracket on both sides: [ ] around dates of which one holds.",
    "bad-when.capitals": "“{found}” needs capital letters: X, T and Z.",
    "bad-when.date-and-time": "“{found}” is not written as a date and a time: put T between them, hours and"
    " minutes with two digits each.",
    "bad-when.day-or-month-first": "“{found}” does not say which is the day and which the month: write year,"
    " month, day, with all four digits of the year.",
    "bad-when.empty": "A date is needed here, such as 2024-10-30.",
    "bad-when.fold": "The clocks there showed {found} twice: say which, with its offset.",
    "bad-when.gap": "The clocks there never showed {found}: they were put forward over it.",
    "bad-when.interval": "“{found}” has nothing on one side: write .. for an open side.",
    "bad-when.margin": "“{found}” is not a margin: write a number and minutes, hours, days, weeks, months or years.",
    "bad-when.margin-unused": "The margin “{found}” has no effect, because the date is not marked ~: mark it, or"
    " leave the margin out.",
    "bad-when.midnight": "“{found}” is the midnight at which the next day begins.",
    "bad-when.no-such-day": "There is no day {found}.",
    "bad-when.no-such-month": "There is no month {found}: months run from 01 to 12.",
    "bad-when.no-such-time": "There is no time {found}: write one from 00:00 to 23:59:59.",
    "bad-when.offset": "“{found}” has an offset that cannot be read: write +03:00, at most 14 hours.",
    "bad-when.open-both": "“{found}” is open on both sides and says nothing: leave the date out.",
    "bad-when.part": "A date inside “{found}” cannot be read.",
    "bad-when.qualifier-place": "“{found}” has a mark in the wrong place: write ~ (about), ? (doubtful) or %"
    " (both) once, at the end of a date.",
    "bad-when.relative": "“{found}” means another day tomorrow: write the date it was, such as 2024-10-30, and"
    " keep these words under “words”.",
    "bad-when.season-across-years": "“{found}” lies in two years: write the months you mean.",
    "bad-when.season-hemisphere": "“{found}” does not say north or south: 25 to 27 are seasons in the north, 29,"
    " 31 and 32 in the south.",
    "bad-when.separators": "“{found}” is written without hyphens.",
    "bad-when.shape": "“{found}” is not a date that can be read: write it like 2024-10-30, 2024-10, 2024-11-02~"
    " or [2024-10-30..2024-11-09].",
    "bad-when.spaces": "“{found}” has spaces in it.",
    "bad-when.time-alone": "“{found}” has no day: write it like 2024-10-30T16:00.",
    "bad-when.too-long": "This is too long for a date: “{found}”. Write the date, and keep the rest under “words”.",
    "bad-when.uncertain": "“{found}” could be more than one moment, and one is needed here: write a day, a month,"
    " a year or a time.",
    "bad-when.unspecified-place": "“{found}” has X where it cannot stand: 2024-11-XX, 2024-XX, 202X and 20XX can"
    " be read. If nothing is known, leave the date out.",
    "bad-when.words": "“{found}” is in words: write the date in digits, and keep these words under “words”.",
    "bad-when.year-range": "“{found}” is outside the years 0001 to 9999: write a year between them.",
    "bad-when.zeros": "“{found}” is short of a digit: write two digits for the month and two for the day.",
    "bad-zone": "“{found}” is not the name of a time zone: write an IANA name such as Asia/Qatar or Europe/Paris.",
    "bad-zone.nearest": "Did you mean {nearest}?",
    "when-contradicts": "This date contradicts what else is recorded: it would have to be after {earliest} and"
    " before {latest}. Correct one of the two.",
    "calendar-needed": "Working days are counted by a calendar, and none is named: add a WorkCalendar and name it"
    " in the span.",
    "bad-calendar": "The calendar “{calendar}” has seven rest days: leave at least one day to work.",
    "bad-holiday": "“{found}” in the calendar “{calendar}” is not a day: write 2031-12-25, or"
    " 2031-12-24/2032-01-02 for a range.",
    "bad-count": "{found} cannot be counted: write a number from {least} to {most}.",
    "instant-needed": "Hours are counted from a time, and {found} is a day: write it like 2024-10-30T16:00.",
    "beyond-dates": "Counted from {found}, this lies outside the years 1 to 9999: write a nearer date or a"
    " smaller count.",
}
