"""What `python -m goodoffices.verify` runs."""

from __future__ import annotations

import sys

from goodoffices.verify.command import main

sys.exit(main(sys.argv[1:]))
