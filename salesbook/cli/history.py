"""`undo`, `redo`, `journal` and `settings`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.errors import Refused
from salesbook.domain.own_words import of_known_names
from salesbook.domain.setting import KEYS, parse_setting
from salesbook.domain.text import Text
from salesbook.operations.settings import change_setting
from salesbook.queries.amounts import amounts_apart
from salesbook.queries.settings import method
from salesbook.store.journal import JournalEntry, JournalState
from salesbook.system.i18n import N_, ngettext
from salesbook.system.i18n import gettext as _
from salesbook.system.settings import CHOICES, FORMS, is_understood
from salesbook.wording import listed, narrow_date, render

# The settings of this computer as they are typed, and as they are kept.
ON_THIS_COMPUTER = {name.replace("_", "-"): name for name in (*CHOICES, *FORMS)}


def entry_json(entry: JournalEntry) -> dict[str, Any]:
    """A line of the journal as JSON."""
    return {
        "entry": entry.number,
        "label": render(entry.label),
        "at": entry.at.isoformat(),
        "state": entry.state.value,
        "takes_back": entry.takes_back,
    }


@command(
    N_("Take back the newest change, or one older ENTRY of the journal alone."),
    click.argument("entry", type=int, required=False),
)
def undo(shell: Shell, entry: int | None) -> Reply:
    """Take back a change."""
    notebook = shell.notebook()
    taken = notebook.undo() if entry is None else notebook.take_back(entry)
    return Reply(entry_json(taken), [_("Undid “{label}”").format(label=render(taken.label))])


@command(N_("Bring back what was undone last."))
def redo(shell: Shell) -> Reply:
    """Bring back what was undone last."""
    back = shell.notebook().redo()
    return Reply(entry_json(back), [_("Redid “{label}”").format(label=render(back.label))])


@command(
    N_("The newest changes, newest first; the number is what `undo` takes."),
    click.option("--limit", type=click.IntRange(1, 100_000), default=30, show_default=True, help=N_("How many lines.")),
)
def journal(shell: Shell, limit: int) -> Reply:
    """Answer with the newest changes."""
    found = shell.reader().journal(limit)
    marks = {JournalState.DONE: "", JournalState.UNDONE: _("undone"), JournalState.CLOSED: _("undone")}
    lines = []
    for entry in found:
        local = entry.at.astimezone()
        when = f"{narrow_date(local.date())} {local:%H:%M}"
        lines.append(f"{entry.number:>6}  {when}  {render(entry.label)}  {marks[entry.state]}".rstrip())
    return Reply({"entries": [entry_json(entry) for entry in found]}, lines or [_("The journal is empty.")])


@command(
    N_("Show all settings or one, or set one: those of this computer, and those the notebook keeps."),
    click.argument("key", required=False),
    click.argument("value", required=False),
)
def settings(shell: Shell, key: str | None, value: str | None) -> Reply:
    """Answer with settings, or set one."""
    if key in ON_THIS_COMPUTER and value is not None:
        _set_on_this_computer(shell, key, value)
    elif key is not None and value is not None:
        if key not in KEYS:
            raise no_such_setting(key, (*ON_THIS_COMPUTER, *KEYS))
        change_setting(shell.notebook(), of_known_names(parse_setting(key, value)))
    known = _known(shell, only_here=key in ON_THIS_COMPUTER)
    if key is not None:
        if key not in known:
            raise no_such_setting(key, tuple(known))
        known = {key: known[key]}
    lines = [f"{name} = {_shown(entry)}".rstrip() for name, entry in known.items()]
    return Reply(known, [*lines, *(_amounts_apart(shell) if key == "currency" else ())])


def _amounts_apart(shell: Shell) -> Iterator[str]:
    """Beside the currency: what is in another one, and what can be done about it."""
    for one in amounts_apart(shell.reader()):
        said = ngettext(
            "{n} amount is in {currency} and counts for no limit and in no lens; see “salesbook exchange --help”.",
            "{n} amounts are in {currency} and count for no limit and in no lens; see “salesbook exchange --help”.",
            one.count,
        )
        yield said.format(n=one.count, currency=one.currency)


def no_such_setting(key: str, known: tuple[str, ...]) -> Refused:
    """The refusal of a key that no setting has."""
    return Refused(Text("There is no setting “{key}”; the settings are {keys}.", key=key, keys=known))


def _known(shell: Shell, *, only_here: bool) -> dict[str, Any]:
    here = {key: getattr(shell.settings, name) for key, name in ON_THIS_COMPUTER.items()}
    if only_here:
        return here
    return here | {name.replace("_", "-"): entry for name, entry in asdict(method(shell.reader())).items()}


def _set_on_this_computer(shell: Shell, key: str, value: str) -> None:
    name = ON_THIS_COMPUTER[key]
    if not is_understood(name, value):
        if name in CHOICES:
            raise Refused(Text("“{key}” is one of {values}.", key=key, values=CHOICES[name]))
        if name == "lock_after":
            raise Refused(Text("“{key}” is a number of minutes from 1 to 1440, or nothing for never.", key=key))
        raise Refused(Text("“{key}” is a time such as 21:00, or nothing for none.", key=key))
    shell.save(replace(shell.settings, **{name: value}))


def _shown(entry: Any) -> str:
    return listed(tuple(entry)) if isinstance(entry, (list, tuple)) else str(entry)
