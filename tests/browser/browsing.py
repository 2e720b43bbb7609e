"""A real Chromium over the real server, and what may be seen of both."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from goodoffices.desk.desks import Desk
from goodoffices.desk.serving import listening
from goodoffices.desk.wsgi import application
from tests.desk.desks import supplied_desk

QUIET = ("--disable-background-networking", "--disable-component-update", "--no-first-run", "--disable-sync",
         "--disable-default-apps", "--no-default-browser-check")  # fmt: skip
"""So that the browser itself asks for nothing either."""
_LEFT_OUT = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
    "PreconnectToSearch",
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup",
)  # fmt: skip
"""What Playwright turns off, for of two such lists only the last counts; and three pages of the address bar, which
would be loaded anew for every window that nobody sees."""


class Site:
    """The pages as they are served, and a browser to look at them with."""

    def __init__(self, origin: str, browser: Browser) -> None:
        self.origin = origin
        self.browser = browser

    @contextmanager
    def page(self, where: str, **look: Any) -> Iterator[Page]:
        """Open a page in a browser that knows nothing of any other."""
        look.setdefault("viewport", {"width": 1280, "height": 900})
        context = self.browser.new_context(**look)
        try:
            page = context.new_page()
            page.goto(self.origin + where)
            yield page
        finally:
            context.close()


@contextmanager
def serving(desk: Desk | None = None) -> Iterator[str]:
    """Serve a desk, by default of the supplied mediations, on a free port, from a thread, and give its address."""
    server = listening(application(desk or supplied_desk()), 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def browsing() -> Iterator[Browser]:
    """Start the Chromium of this machine."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "no Chromium: `make test` fetches one where it may, or says how; BROWSER=no leaves these tests out"
    sandbox = ("--no-sandbox",) if os.geteuid() == 0 else ()
    with sync_playwright() as playwright:
        left_out = f"--disable-features={','.join(_LEFT_OUT)}"
        browser = playwright.chromium.launch(executable_path=found, args=[*QUIET, left_out, *sandbox])
        try:
            yield browser
        finally:
            browser.close()
