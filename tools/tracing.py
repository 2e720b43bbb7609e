"""See that strace is there, for a test that watches what is written; fetch Debian's where we may, else say how."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

PACKAGE = "strace"
HOW = f"""   A test watches every byte that is written; it needs {PACKAGE}, which is missing, or may not trace here.
   On Debian or Ubuntu, as root:   apt-get install {PACKAGE}
   In a container it needs leave to trace: docker run --cap-add SYS_PTRACE"""


def tracer() -> str | None:
    """Return where strace is, or None where there is none or it may not trace."""
    found = shutil.which(PACKAGE)
    if found is None:
        return None
    tried = subprocess.run([found, "-qq", "-e", "trace=none", found, "-V"], capture_output=True, check=False)
    return found if tried.returncode == 0 else None


def fetch() -> None:
    """Install Debian's package; only root on a machine with apt-get can."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    quiet = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
    subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", PACKAGE], env=quiet, check=False)


def main() -> int:
    """End well only if a program can be watched."""
    if not tracer():
        fetch()
    if found := tracer():
        print(f"   {found}")
        return 0
    print(HOW)
    return 1


if __name__ == "__main__":
    sys.exit(main())
