"""`merge`: two contacts become one."""

from __future__ import annotations

import click

from salesbook.cli.contact_json import contact_json
from salesbook.cli.main import command
from salesbook.cli.naming import BY_NAME, contact_named
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.contact import Contact
from salesbook.operations.merging import merge_contacts
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _


@command(
    N_("Make one contact of KEEP and GIVE: KEEP takes over everything, the history too; “undo” brings both back."),
    click.argument("keep"),
    click.argument("give"),
)
def merge(shell: Shell, keep: str, give: str) -> Reply:
    """Make one contact of two."""
    notebook = shell.notebook()
    one, other = contact_named(notebook, keep, BY_NAME), contact_named(notebook, give, BY_NAME)
    merge_contacts(notebook, one, other, shell.today)
    after = notebook.get(Contact, one.id)
    assert after is not None
    said = _("Merged {other} into {name}. “salesbook undo” brings both back.")
    return Reply(contact_json(notebook, after, shell.today), [said.format(other=other.name, name=one.name)])
