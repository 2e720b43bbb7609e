"""The commands of a vault, in the order in which they are needed."""

from __future__ import annotations

import click

from goodoffices.cli import vault_copies, vault_health, vault_keeping, vault_notes, vault_opening, vault_people

COMMANDS: tuple[click.Command, ...] = (
    *vault_opening.COMMANDS,
    *vault_notes.COMMANDS,
    *vault_copies.COMMANDS,
    *vault_people.COMMANDS,
    *vault_keeping.COMMANDS,
    *vault_health.COMMANDS,
)
