"""The commands by name, each imported only when it is called, and how one is run."""

from __future__ import annotations

import errno
import functools
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from salesbook import __version__
from salesbook.cli.help import GlobalOption, GlobalOptionsCommand, SpokenCommand, global_options, speak, speak_for_click
from salesbook.cli.opening import is_for_the_window
from salesbook.cli.shell import FAILED, Reply, Shell, answer, fail
from salesbook.domain.errors import SalesbookError
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _

# Command: the module of its group, and the function there.
COMMANDS = {
    "new": "notebooks:new",
    "backup": "notebooks:backup",
    "restore": "notebooks:restore_backup",
    "check": "notebooks:check_notebook",
    "add": "contacts:add",
    "edit": "things:edit",
    "delete": "things:delete",
    "relate": "contacts:relate_contacts",
    "merge": "merging:merge",
    "organisation": "organisations:organisation",
    "organisations": "organisations:organisations",
    "find": "find:find",
    "show": "show:show",
    "log": "visits:log",
    "plan": "plans:plan",
    "did-not-happen": "plans:call_off",
    "move": "plans:move",
    "stage": "stages:stage",
    "evidence": "stages:evidence",
    "objections": "objections:objections",
    "offer": "sales:offer",
    "purchase": "sales:purchase",
    "referral": "sales:referral",
    "praise": "sales:praise",
    "remind": "reminding:remind",
    "card": "reminding:card",
    "news": "reminding:news",
    "cards": "cards:cards",
    "card-words": "cards:card_words",
    "products": "cards:products",
    "product": "cards:product",
    "judge": "loyalty:judge",
    "refusal": "loyalty:refusal",
    "favour": "loyalty:favour",
    "disqualify": "loyalty:disqualify_contact",
    "today": "day:today",
    "answer": "day:answer_reminder",
    "lens": "lenses:lens",
    "goal": "goals:goal",
    "goals": "goals:goals",
    "tiers": "tiers:tiers",
    "reward": "tiers:reward",
    "review": "reviews:review",
    "reviews": "reviews:reviews",
    "referrals": "reviews:referrals",
    "import": "files:import_files",
    "export": "exporting:export",
    "report": "papers:report",
    "undo": "history:undo",
    "redo": "history:redo",
    "journal": "history:journal",
    "settings": "history:settings",
    "exchange": "amounts:exchange",
}


class Salesbook(SpokenCommand, click.Group):
    """All commands; a module is imported when its command is. Files in the place of a command are for the `window`."""

    window: click.Command | None = None

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words before the command; only without one is the language chosen here, its options count too."""
        rest = self.hear(ctx, args)
        if not rest or rest[0] not in self.list_commands(ctx):
            speak(ctx)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the first word names, or the window where that is a file to open."""
        if self.window is not None and is_for_the_window(args[0]):
            return self.window.name, self.window, args
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help, in the language chosen so far."""
        speak(ctx)
        super().format_help(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their groups."""
        from salesbook.cli.help_pages import GROUPS

        for heading, names in GROUPS.items():
            commands = ((name, self.get_command(ctx, name)) for name in names.split())
            with formatter.section(_(heading)):
                formatter.write_dl([(name, found.get_short_help_str()) for name, found in commands if found])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write where the rest is said."""
        formatter.write_paragraph()
        formatter.write_text(_("“salesbook COMMAND --help” says the rest of a command, with examples."))

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names in the order of the table, after those the composition root added."""
        return [*self.commands, *COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, function = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(f"salesbook.cli.{module}"), function)
        command.name = cmd_name
        return command


def command(text: str, *arguments: Callable[..., Any]) -> Callable[[Callable[..., Reply]], click.Command]:
    """Make a command of a function that takes the Shell first.

    `text` is its help, marked with `N_`; `arguments` are click's options and arguments, their helps marked likewise.
    """

    def make(function: Callable[..., Reply]) -> click.Command:
        @functools.wraps(function)
        @click.pass_obj
        def run(shell: Shell, /, **values: Any) -> None:
            shell.start()
            answer(shell, function(shell, **values))

        decorated: Any = run
        for argument in reversed(arguments):
            decorated = argument(decorated)
        return click.command(cls=GlobalOptionsCommand, help=text)(decorated)

    return make


def run(shell: Shell, own_commands: tuple[click.Command, ...], without_command: click.Command, words: list[str]) -> int:
    """Run the program with these words; returns the exit status. Failures end as one sentence on standard error."""
    group = _group(own_commands, without_command)
    speak_for_click()
    try:
        result = group.main(args=words, prog_name="salesbook", obj=shell, standalone_mode=False)
        return result if isinstance(result, int) else 0
    except SalesbookError as error:
        return fail(error)
    except UnicodeEncodeError:
        return _ended(_("What was typed is not readable text (UTF-8), so nothing was done."))
    except OSError as error:
        if error.errno != errno.ENAMETOOLONG:
            raise
        return _ended(_("A file cannot have so long a name as was given; give a shorter one."))
    except click.exceptions.Abort:
        return _ended(_("Stopped; what was not finished was not done."))
    except click.ClickException as error:
        error.show()
        return error.exit_code
    finally:
        shell.close()


def _group(own_commands: tuple[click.Command, ...], without_command: click.Command) -> Salesbook:
    """The program as click knows it."""
    group = Salesbook(
        "salesbook",
        params=[*global_options(), GlobalOption("--minimised", is_flag=True, hidden=True)],
        help=N_(
            "A relationship notebook for a field salesperson, from the terminal. Without a command: open the window."
        ),
        invoke_without_command=True,
        callback=_nothing_or(without_command),
    )
    version: dict[str, Any] = {"expose_value": False, "callback": _version, "help": N_("Show the version and exit.")}
    group.params.append(click.Option(["--version"], is_flag=True, is_eager=True, **version))
    group.window = without_command
    for own in own_commands:
        group.add_command(own)
    return group


def _ended(sentence: str) -> int:
    click.echo(sentence, err=True)
    return FAILED


def _nothing_or(without_command: click.Command) -> Callable[[], None]:
    def callback() -> None:
        ctx = click.get_current_context()
        if ctx.invoked_subcommand is None:
            ctx.invoke(without_command)

    return callback


def _version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        click.echo(f"Salesbook {__version__}")
        ctx.exit()
