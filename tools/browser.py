"""See that Chromium and letters for Arabic and Hebrew are there; fetch Debian's where we may, else say how."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PACKAGES = ("chromium", "fonts-noto-core")
HOW = f"""   The browser tests need Chromium and a font with Arabic and Hebrew letters, and one of them is missing.
   On Debian or Ubuntu, as root:   apt-get install {" ".join(PACKAGES)}
   Or leave the browser tests out: make test BROWSER=no"""


def browser() -> str | None:
    """Return where a Chromium is, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def letters() -> bool:
    """Return whether Arabic and Hebrew can be drawn; taken as so where nobody can be asked."""
    if not shutil.which("fc-list"):
        return bool(browser())
    return all(
        subprocess.run(["fc-list", f":lang={language}"], capture_output=True, check=False).stdout
        for language in ("ar", "he")
    )


def fetch() -> None:
    """Install Debian's packages; only root on a machine with apt-get can."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], env=quiet, check=False)


def main() -> int:
    """End well only if the browser tests can run."""
    if not (browser() and letters()):
        fetch()
    if browser() and letters():
        print(f"   {browser()}")
        return 0
    print(HOW)
    return 1


if __name__ == "__main__":
    sys.exit(main())
