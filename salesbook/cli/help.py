"""Help and the words about wrong usage in the user's language: ours and click's own.

Help texts are written down with `N_` and translated only when they are shown: a command is imported once, and the language
is known after its options are read. click looks its own words up by a name `_` in each of its modules, with no way to say
in which language; that name is set to our `gettext` (click's version is pinned, and a test holds each word against it).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from typing import Any
from unicodedata import east_asian_width

import click
from click import core, exceptions, formatting, parser, types

from salesbook.cli.shell import Shell
from salesbook.system.i18n import N_, gettext

CLICKS_WORDS = (
    N_("Usage:"),
    N_("Options"),
    N_("Commands"),
    N_("Show this message and exit."),
    N_("Show the version and exit."),
    N_("default: {default}"),
    N_("required"),
    N_("Error: {message}"),
    N_("Try '{command} {option}' for help."),
    N_("Missing argument"),
    N_("Missing option"),
    N_("Choose from:\n\t{choices}"),
    N_("No such command {name!r}."),
    N_("No such option {name!r}."),
    N_("Did you mean {possibility}?"),
    N_("(Did you mean one of: {possibilities}?)"),
    N_("Invalid value: {message}"),
    N_("Invalid value for {param_hint}: {message}"),
    N_("{value!r} is not {choice}."),
    N_("{value!r} is not one of {choices}."),
    N_("{value!r} is not a valid {number_type}."),
    N_("{value} is not in the range {range}."),
    N_("Got unexpected extra argument ({args})"),
    N_("Got unexpected extra arguments ({args})"),
    N_("Option {name!r} requires an argument."),
    N_("Option {name!r} does not take a value."),
)


# What stays on one line: a space and a word of Latin letters, or one other sign; with the closing signs after it.
_PIECES = re.compile(r"(?: *[“（]*(?:[!-~]+|[^!-~ ])| +)[，。、；：）”…]*")


def _one_or_many(one: str, many: str, n: int) -> str:
    return gettext(one if n == 1 else many)


def speak_for_click() -> None:
    """Let click's own words be looked up in our catalogue, in the language of the moment."""
    for module in (core, exceptions, formatting, parser, types):
        vars(module).update(_=gettext, ngettext=_one_or_many)


class WideFormatter(click.HelpFormatter):
    """A help page that knows that a Chinese character takes two columns, and that lines may end after any of them."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how a command is typed."""
        head = gettext("Usage:")
        super().write_usage(prog, args, prefix or (head if _is_wide(head[-1]) else f"{head} "))

    def write_heading(self, heading: str) -> None:
        """Write a heading, with the colon of its script."""
        self.write(f"{'':>{self.current_indent}}{heading}{'：' if _is_wide(heading[-1]) else ':'}\n")

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        super().write_text(folded(text, self.width - self.current_indent))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write terms and what they mean, in two columns."""
        rows = list(rows)
        first = min(max(len(term) for term, _text in rows), col_max) + col_spacing
        super().write_dl([(term, folded(text, self.width - first - 2)) for term, text in rows], col_max, col_spacing)


def _is_wide(sign: str) -> bool:
    return east_asian_width(sign) in "WF"


def folded(text: str, columns: int) -> str:
    """Chinese text, and words that a hyphen holds together, cut into lines of so many columns and marked to be left so by
    click; other text as it is."""
    if "-" not in text and not any(map(_is_wide, text)):
        return text
    lines, taken = [""], 0
    for piece in _PIECES.findall(text):
        width = sum(2 if east_asian_width(sign) in "WFA" else 1 for sign in piece)
        if lines[-1] and taken + width > columns:
            lines.append("")
            taken = 0
        lines[-1] += piece if lines[-1] else piece.lstrip()
        taken += width
    return "\b\n" + "\n".join(line.rstrip() for line in lines)


class SpokenContext(click.Context):
    """Where a command's help is written."""

    formatter_class = WideFormatter


class GlobalOption(click.Option):
    """An option that may stand before or after any command; its value goes to the Shell."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__([name], expose_value=False, callback=_remember, is_eager=True, **kwargs)


def _remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    shell = ctx.find_object(Shell)
    if shell is not None and value and param.name:
        shell.options[param.name] = value


def global_options() -> list[click.Option]:
    """The options that may stand before or after any command."""
    return [
        GlobalOption("--home", metavar="DIR", help=N_("Everything the program keeps.")),
        GlobalOption("--notebook", metavar="FILE", help=N_("Another notebook than the home's.")),
        GlobalOption("--language", type=click.Choice(["en", "zh_CN"]), help=N_("The language of the words.")),
        GlobalOption("--json", is_flag=True, help=N_("One JSON document, for scripts.")),
        GlobalOption("--password-file", metavar="FILE", help=N_("A file whose first line is the password.")),
        GlobalOption("--recovery-file", metavar="FILE", help=N_("A file with the recovery words.")),
    ]


class SpokenCommand(click.Command):
    """A command whose help and refusals are in the language that its words choose, wherever among them `--language` is."""

    context_class = SpokenContext

    def hear(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Tell the Shell the global options among the words before any is answered; returns what are no options."""
        reading = self.make_parser(ctx)
        reading.ignore_unknown_options = True
        try:
            found, rest, _order = reading.parse_args(list(args))
        except click.UsageError:
            return []
        for param in self.params:
            if isinstance(param, GlobalOption):
                _remember(ctx, param, found.get(param.name or ""))
        return rest

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002
        """The first sentence of the help, for the list of commands."""
        return re.split(r"\. |\.$|。", _shown(self.help))[0]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the help."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_shown(self.help))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options; their own help stays as it was written down."""
        options = [_spoken(param) for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx))]
        with formatter.section(gettext("Options")):
            formatter.write_dl(records)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the words in capitals stand for, and examples."""
        from salesbook.cli.help_pages import examples_of, words_in

        if words := words_in(formatter.getvalue()):
            with formatter.section(gettext("Words")):
                formatter.write_dl(words)
        if examples := examples_of(ctx.info_name or ""):
            with formatter.section(gettext("Examples")):
                formatter.write("".join(f"  {example}\n" for example in examples))


class GlobalOptionsCommand(SpokenCommand):
    """A command that takes the global options too, but for those it has itself."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {param.name for param in self.params}
        self.params += [option for option in global_options() if option.name not in own]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Choose the language, then read the words."""
        self.hear(ctx, args)
        speak(ctx)
        return super().parse_args(ctx, args)


def speak(ctx: click.Context) -> None:
    """Choose the language of help and of wrong usage."""
    shell = ctx.find_object(Shell)
    if shell is not None:
        shell.speak()


def _shown(text: str | None) -> str:
    return gettext(text) if text else ""


def _spoken(option: click.Option) -> click.Option:
    spoken = copy(option)
    spoken.help = _shown(option.help)
    return spoken
