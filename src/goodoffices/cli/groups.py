"""Groups of commands: in the order in which they are needed, and loaded when one of them is."""

from __future__ import annotations

from importlib import import_module

import click


class InOrder(click.Group):
    """Commands in the order in which they are needed, not by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands as they are written down."""
        return list(self.commands)


class Later(InOrder):
    """Commands that lie in a module of their own, which is loaded when somebody asks for one of them."""

    def __init__(self, name: str, *, commands_in: str, help: str) -> None:  # noqa: A002  (click's own name)
        super().__init__(name, help=help, no_args_is_help=False, invoke_without_command=True, callback=self._helped)
        self._module = commands_in

    def _helped(self) -> None:
        context = click.get_current_context()
        if context.invoked_subcommand is None:
            click.echo(context.get_help())

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands as they are written down."""
        return list(self.loaded())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, or None where there is none."""
        return self.loaded().get(cmd_name)

    def loaded(self) -> dict[str, click.Command]:
        """Return the commands by name."""
        if not self.commands:
            self.commands = {str(command.name): command for command in import_module(self._module).COMMANDS}
        return dict(self.commands)
