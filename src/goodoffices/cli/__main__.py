"""What `python -m goodoffices.cli` runs."""

from goodoffices.cli import main

main()
