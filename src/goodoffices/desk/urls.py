"""Where each page is."""

from __future__ import annotations

from django.urls import path

from goodoffices.desk.pages import accounts, mediations, quiet, stand, styles, timeline

urlpatterns = [
    path("", mediations.page, name="mediations"),
    path("desk.css", styles.sheet, name="styles"),
    path("icon.svg", styles.icon, name="icon"),
    path("<str:key>/", stand.page, name="stand"),
    path("<str:key>/timeline", timeline.page, name="timeline"),
    path("<str:key>/accounts", accounts.page, name="accounts"),
]

handler400 = quiet.bad_request
handler403 = quiet.not_here
handler404 = quiet.not_here
handler500 = quiet.fault
