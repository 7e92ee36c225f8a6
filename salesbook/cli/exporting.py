"""`export`: contacts of the notebook as a file for phones and other programs."""

from __future__ import annotations

from pathlib import Path

import click

from salesbook.cli.main import command
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.formats import EXPORTERS
from salesbook.formats.format import Exporter
from salesbook.queries.profiles import chosen_contacts, profiles_of
from salesbook.store.saving import save
from salesbook.system import clock
from salesbook.system.i18n import N_, ngettext
from salesbook.system.progress import silent

_BY_NAME = {exporter.name.lower(): exporter for exporter in EXPORTERS}


@command(
    N_(
        "Write all contacts, or some, to a vCard, CSV or Excel file. Private notes, needs and topics to avoid stay in the "
        "notebook."
    ),
    click.argument("file", metavar="FILE"),
    click.option(
        "--as",
        "format_name",
        type=click.Choice(list(_BY_NAME), case_sensitive=False),
        help=N_(
            "By default what the ending of the file says. vcard is version 3.0, which every phone reads; vcard4 is version "
            "4.0; csv has Google's columns; xlsx is a list for people. Only vCards hold photos and all that came with cards."
        ),
    ),
    click.option(
        "--contacts", metavar="WORDS", default="", help=N_("Only the contacts that these words find, or an id.")
    ),
)
def export(shell: Shell, file: str, format_name: str | None, contacts: str) -> Reply:
    """Write contacts to a file."""
    notebook = shell.reader()
    chosen = chosen_contacts(notebook, contacts)
    if not chosen and contacts.strip():
        raise Refused(Text("Nobody is found by “{words}”, so nothing was written; check the words.", words=contacts))
    if not chosen:
        raise Refused(Text("There are no contacts to write yet; add or import some first."))
    data = _exporter(file, format_name).write(profiles_of(notebook, chosen), clock.now(), silent)
    save(data, Path(file))
    n = len(chosen)
    said = ngettext("Wrote {n} contact to {file}.", "Wrote {n} contacts to {file}.", n).format(n=n, file=file)
    return Reply({"written": n, "file": file}, [said])


def _exporter(file: str, format_name: str | None) -> Exporter:
    """The one that is named, else that of the ending, else vCard."""
    if format_name:
        return _BY_NAME[format_name.lower()]
    ending = Path(file).suffix.lower()
    return next((exporter for exporter in EXPORTERS if exporter.suffix == ending), EXPORTERS[0])
