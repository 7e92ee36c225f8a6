"""An error of ours that nothing caught: logged, and said in one sentence. Its message may hold words of the notebook."""

from __future__ import annotations

import platform

import click

from salesbook import __version__
from salesbook.cli.shell import FAILED, Shell
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.system.log import LOG, note, places_of


def unexpected(shell: Shell, error: Exception) -> int:
    """Log where in the code an error came from, and say so; returns the exit status."""
    details = f"Salesbook {__version__}, {platform.system()}, command line\n{places_of(error)}"
    note(shell.home, clock.now(), details, aloud=False)
    said = _(
        "Something went wrong in Salesbook itself; nothing you saved is lost, and {file} says where, for a report."
    )
    click.echo(said.format(file=shell.home / LOG), err=True)
    return FAILED
