"""Where each page is."""

from __future__ import annotations

from django.urls import path

from goodoffices.desk.pages import (
    entry,
    locked,
    mediations,
    notes,
    opening,
    public,
    quiet,
    record,
    settings,
    stand,
    styles,
    timeline,
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
    path("<str:key>/", stand.page, name="stand"),
    path("<str:key>/timeline", timeline.page, name="timeline"),
    path("<str:key>/public", public.page, name="public"),
    path("<str:key>/record", record.page, name="record"),
    path("<str:key>/record/<str:kind>", record.form, name="form"),
    path("<str:key>/entry/<str:entry>", entry.page, name="entry"),
    path("<str:key>/entry/<str:entry>/correct", entry.correct, name="correct"),
    path("<str:key>/capture", notes.capture, name="capture"),
    path("<str:key>/notes", notes.page, name="notes"),
    path("<str:key>/notes/<str:note>", notes.change, name="note"),
    path("<str:key>/draft", notes.draft, name="draft"),
]

handler400 = quiet.bad_request
handler403 = quiet.not_here
handler404 = quiet.not_here
handler500 = quiet.fault
