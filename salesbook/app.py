"""The composition root: the one place that knows every room and puts the program together."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from salesbook import __version__
from salesbook.cli.main import command, run
from salesbook.cli.opening import notebook_among
from salesbook.cli.printing import take_any_terminal
from salesbook.cli.shell import Doors, Reply, Shell, answer
from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text, counted
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.store.unlocking import WaysIn, key_path, unlock
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.system.memory import collect_seldom
from salesbook.system.screen import has_screen
from salesbook.system.secrets import Keychain
from salesbook.wording import render


def open_notebook(path: Path, ways: WaysIn) -> Notebook:
    """Unlock a notebook and open it for writing."""
    return Notebook.open(path, unlock(key_path(path), ways, Keychain()))


def read_notebook(path: Path, ways: WaysIn) -> NotebookReader:
    """Unlock a notebook and open it for asking only."""
    return NotebookReader.open(path, unlock(key_path(path), ways, Keychain()))


@click.command(hidden=True)
@click.argument("files", nargs=-1)
@click.pass_obj
def window(shell: Shell, files: tuple[str, ...]) -> None:
    """Open the window, on the notebook among the files where there is one; the others are imported."""
    shell.start()
    missing = next((file for file in files if not Path(file).is_file()), None)
    if missing is not None:
        raise Refused(Text("The file “{name}” cannot be read; check its name.", name=Path(missing).name))
    if not has_screen():
        raise Refused(
            Text("There is no screen here; “salesbook today” shows the day, “salesbook --help” every command.")
        )
    chosen = shell.options.get("notebook") or shell.settings.notebook
    given, others = notebook_among(files)
    _show(shell, given or (shell.file_of(chosen) if chosen else None), others)


def _show(shell: Shell, path: Path | None, files: tuple[Path, ...] = ()) -> None:
    from salesbook.gui.entrance import run as run_window

    shell.close()
    sys.exit(run_window(shell.home, path, files, minimised=bool(shell.options.get("minimised"))))


@command(
    N_("Open the sample notebook, made where there is none; without a screen print its day and write its papers."),
    click.option("--fresh", is_flag=True, help=N_("Make it anew: what was entered in it is replaced.")),
)
def demo(shell: Shell, *, fresh: bool) -> Reply:
    """Show the sample notebook as it was left."""
    from salesbook.cli.demo import print_and_write, sample_of

    path, said = sample_of(shell, fresh=fresh)
    if has_screen() and not shell.options.get("json"):
        for line in said:
            click.echo(line)
        _show(shell, path)
    shell.options["notebook"] = str(path)
    shown = print_and_write(shell)
    return Reply(shown.data, [*said, *shown.lines])


@command(N_("Try in a temporary home whether this program is whole and works on this computer."))
def self_test(shell: Shell) -> Reply:
    """Try what a rep relies on, a line for each step."""
    from salesbook.self_test import Outcome, outcomes

    found: list[Outcome] = []
    for outcome in outcomes():
        found.append(outcome)
        if not shell.options.get("json"):
            # At once: a step that takes the program down with it is the one after the last line.
            sign = _("works") if outcome.worked else _("FAILS")
            click.echo(_("{sign}: {tried} ({seen})").format(sign=sign, tried=render(outcome.tried), seen=outcome.seen))
    steps = [{"name": one.name, "worked": one.worked, "seen": one.seen} for one in found]
    reply = Reply({"version": __version__, "worked": all(one.worked for one in found), "steps": steps}, ())
    failed = sum(1 for one in found if not one.worked)
    if failed:
        answer(shell, reply)
        raise SalesbookError(counted("{n} step of the self-test fails.", "{n} steps of the self-test fail.", failed))
    return reply


def main() -> int:
    """The commands, and the window by its options."""
    collect_seldom()
    take_any_terminal()
    shell = Shell(Doors(open_notebook, read_notebook))
    try:
        return run(shell, (demo, self_test), window, sys.argv[1:])
    except Exception as error:
        from salesbook.cli.unexpected import unexpected

        return unexpected(shell, error)
