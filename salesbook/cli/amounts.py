"""`exchange`: what amounts in a former currency count as, after the notebook's currency was changed."""

from __future__ import annotations

import click

from salesbook.cli.main import command
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.exchange import parse_rate
from salesbook.operations.amounts import exchange_amounts
from salesbook.queries.settings import method
from salesbook.system.i18n import N_, ngettext


@command(
    N_(
        "Turn all amounts in another currency into the notebook's, RATE of its units for one; 1 where they were meant in it."
        " Until then they count for no limit and in no lens."
    ),
    click.argument("currency"),
    click.argument("rate"),
)
def exchange(shell: Shell, currency: str, rate: str) -> Reply:
    """Turn the amounts of a former currency into the notebook's."""
    notebook = shell.notebook()
    former, now = currency.strip().upper(), method(notebook).currency
    n = exchange_amounts(notebook, former, now, parse_rate(rate))
    said = ngettext("{n} amount is in {currency} now.", "{n} amounts are in {currency} now.", n)
    return Reply({"from": former, "to": now, "count": n}, [said.format(n=n, currency=now)])
