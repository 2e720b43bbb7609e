"""Where each page is."""

from __future__ import annotations

from django.urls import path

from goodoffices.desk.pages import (
    begin,
    commitments,
    entry,
    locked,
    mediations,
    notes,
    notices,
    office,
    opening,
    owed,
    pause,
    proposals,
    public,
    quiet,
    record,
    saying,
    settings,
    sheet,
    stand,
    styles,
    timeline,
    write_up,
)

urlpatterns = [
    path("", mediations.page, name="mediations"),
    path("desk.css", styles.sheet, name="styles"),
    path("desk.js", styles.script, name="script"),
    path("htmx.js", styles.htmx, name="htmx"),
    path("icon.svg", styles.icon, name="icon"),
    path("open/<str:token>", opening.page, name="open"),
    path("unlock", locked.unlock, name="unlock"),
    path("lock", locked.lock, name="lock"),
    path("settings", settings.page, name="settings"),
    path("begin", begin.page, name="begin"),
    path("begin/new", begin.new, name="begin-new"),
    path("begin/open", begin.opening, name="begin-open"),
    path("begin/example", begin.examples, name="begin-example"),
    path("<str:key>/", stand.page, name="stand"),
    path("<str:key>/timeline", timeline.page, name="timeline"),
    path("<str:key>/notices", notices.page, name="notices"),
    path("<str:key>/notices/new", notices.new, name="notice-new"),
    path("<str:key>/pause", pause.page, name="pause"),
    path("<str:key>/pause/new", pause.new, name="pause-new"),
    path("<str:key>/pause/return", pause.back, name="pause-return"),
    path("<str:key>/office", office.page, name="office"),
    path("<str:key>/proposals", proposals.page, name="proposals"),
    path("<str:key>/commitments", commitments.page, name="commitments"),
    path("<str:key>/owed", owed.page, name="owed"),
    path("<str:key>/public", public.page, name="public"),
    path("<str:key>/public/statement", saying.page, name="statement"),
    path("<str:key>/record", record.page, name="record"),
    path("<str:key>/record/<str:kind>", record.form, name="form"),
    path("<str:key>/entry/<str:entry>", entry.page, name="entry"),
    path("<str:key>/entry/<str:entry>/correct", entry.correct, name="correct"),
    path("<str:key>/capture", notes.capture, name="capture"),
    path("<str:key>/notes", notes.page, name="notes"),
    path("<str:key>/notes/<str:note>", notes.change, name="note"),
    path("<str:key>/draft", notes.draft, name="draft"),
    path("<str:key>/write-up", write_up.page, name="write-up"),
    path("<str:key>/write-up/<str:sheet>", sheet.page, name="sheet"),
]

handler400 = quiet.bad_request
handler403 = quiet.not_here
handler404 = quiet.not_here
handler500 = quiet.fault
