"""Take a picture of every page of the desk, on the supplied example, into docs/pictures.

Usage: python tools/pictures.py. Needs Chromium, as the browser tests do.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from goodoffices.desk.demo import begins
from goodoffices.desk.desks import Desk, desk_of_files
from goodoffices.desk.display import Display
from goodoffices.desk.serving import listening
from goodoffices.desk.wsgi import application
from goodoffices.examples import example
from goodoffices.record.file import read_mediation

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "docs" / "pictures"
PAGES = {
    "mediations": "/",
    "begin": "/begin",
    "settings": "/settings",
    "stand": "/harbour/",
    "timeline": "/harbour/timeline",
    "rooms": "/harbour/rooms",
    "room": "/harbour/rooms/north-file",
    "before": "/harbour/rooms/north-room/before",
    "write-up": "/harbour/write-up",
    "disclose": "/harbour/disclose",
    "proposals": "/harbour/proposals",
    "notices": "/harbour/notices",
    "notice-new": "/harbour/notices/new",
    "pause": "/harbour/pause",
    "office": "/harbour/office",
    "commitments": "/harbour/commitments",
    "owed": "/harbour/owed",
    "public": "/harbour/public",
    "press": "/harbour/public/press",
    "people": "/harbour/people",
    "search": "/harbour/search?q=fees",
    "integrity": "/harbour/integrity",
    "record": "/harbour/record",
    "form": "/harbour/record/Message",
    "entry": "/harbour/entry/envoy-notice",
}
"""The pages, by the name of their picture."""
WIDE: dict[str, Any] = {"viewport": {"width": 1200, "height": 900}}
LOOKS: dict[str, tuple[str, dict[str, Any]]] = {
    "light": ("en", {**WIDE, "color_scheme": "light"}),
    "dark": ("en", {**WIDE, "color_scheme": "dark"}),
    "phone": ("en", {"viewport": {"width": 360, "height": 740}, "color_scheme": "light"}),
    "arabic": ("ar", {**WIDE, "color_scheme": "light"}),
}
TALLEST = 1_500
"""Pixels of a page that a picture shows at most."""


@contextmanager
def served(language: str) -> Iterator[str]:
    """Serve the examples in a language, and give the address."""
    examples = [read_mediation(example(name), name=name) for name in ("harbour", "doha")]
    held = desk_of_files(examples, now=begins).held
    desk = Desk(held, door="the-door", display=Display(language=language))  # type: ignore[arg-type]
    server = listening(application(desk), 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def take(browser: Browser, origin: str, look: str) -> None:
    """Take the picture of every page in one look."""
    context = browser.new_context(**LOOKS[look][1])
    page = context.new_page()
    page.goto(f"{origin}/open/the-door")
    for name, where in PAGES.items():
        answer = page.goto(origin + where)
        if answer is None or answer.status != 200:
            sys.exit(f"{where}: no picture, the page answered {answer.status if answer else 'nothing'}")
        height = min(TALLEST, int(page.evaluate("document.documentElement.scrollHeight")))
        width = int(page.evaluate("innerWidth"))
        clip: Any = {"x": 0, "y": 0, "width": width, "height": height}
        page.screenshot(path=OUT / f"{name}-{look}.jpg", type="jpeg", quality=42, clip=clip, full_page=True)
    context.close()


def main() -> int:
    """Take all pictures, and say how many."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        sys.stderr.write("No Chromium: run `make test` once, which fetches one where it may, or says how.\n")
        return 1
    OUT.mkdir(exist_ok=True)
    for old in OUT.glob("*.jpg"):
        old.unlink()
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=sandbox)
        for look, (language, _) in LOOKS.items():
            with served(language) as origin:
                take(browser, origin, look)
        browser.close()
    print(f"{len(list(OUT.glob('*.jpg')))} pictures in docs/pictures")
    return 0


if __name__ == "__main__":
    sys.exit(main())
