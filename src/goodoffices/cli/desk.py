"""The desk: a vault worked on in a browser, on this machine only."""

from __future__ import annotations

import os
from secrets import token_urlsafe

import click

from goodoffices.cli.parts import PORT, SECRET, ways
from goodoffices.cli.saying import put, refuse


@click.command()
@click.argument("vault", metavar="[VAULT]", default="")
@PORT
@click.option("--no-browser", is_flag=True, help="Open no browser: only print the address.")
@SECRET
def desk(vault: str, port: int, no_browser: bool) -> None:
    """Work on a vault in a browser.

    The pages are on this machine only, and open to whoever has the address once. Without VAULT, begin a mediation
    there, or open one. Ctrl-C ends it and leaves nothing behind.
    """
    from goodoffices.unlocking import open_at

    try:
        from goodoffices.desk.browser import Browser
        from goodoffices.desk.desks import Desk
        from goodoffices.desk.display import display_file, keep_display, read_display
        from goodoffices.desk.profiles import sweep
        from goodoffices.desk.running import run
        from goodoffices.desk.vaults import laid
    except ModuleNotFoundError:
        refuse("desk-missing")
    sweep()
    asked, shown = ways(), display_file(os.environ)
    held = [laid((), open_at(vault, asked), vault, asked.key_file)] if vault else []
    own = Desk(
        held,
        door=token_urlsafe(32),
        display=read_display(shown),
        keep=lambda display: keep_display(shown, display),
    )
    run(own, port=port, say=lambda text: put(text + "\n"), browser=None if no_browser else Browser())
