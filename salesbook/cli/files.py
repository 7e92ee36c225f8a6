"""`import`: files of other programs into the notebook."""

from __future__ import annotations

import glob
from pathlib import Path

import click

from salesbook.cli.import_columns import columns_said, lines_of_map
from salesbook.cli.import_review import Review
from salesbook.cli.main import command
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.duplicates import Verdict
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.formats.files import read_files
from salesbook.formats.table_import import Wishes
from salesbook.operations.imports import CardMerge, apply_import
from salesbook.queries.duplicates import reviewed
from salesbook.system.i18n import N_
from salesbook.system.progress import silent


@command(
    N_(
        "Bring in contacts from vCard, CSV and Excel files. Identical cards are skipped; doubtful ones are kept and listed."
    ),
    click.argument("files", metavar="FILE…", nargs=-1, required=True),
    click.option(
        "--as", "format_name", metavar="FORMAT", help=N_("Read the files as this format, whatever their names.")
    ),
    click.option("--dry-run", is_flag=True, help=N_("Say what would happen, and change nothing.")),
    click.option(
        "--duplicates",
        type=click.Choice(["merge", "skip", "keep"]),
        default="keep",
        show_default=True,
        help=N_("Cards of somebody known that say something new."),
    ),
    click.option(
        "--column",
        "columns",
        metavar="HEAD=MEANING",
        multiple=True,
        help=N_("What a column of a table holds, such as “Cell=phone/mobile”. Several are given one by one."),
    ),
    click.option(
        "--map", "map_file", metavar="FILE", help=N_("A text file that says so of several columns, one a line.")
    ),
    click.option("--sheet", metavar="NAME", default="", help=N_("The sheet of a workbook, if not the first.")),
)
def import_files(
    shell: Shell,
    files: tuple[str, ...],
    format_name: str | None,
    dry_run: bool,
    duplicates: str,
    columns: tuple[str, ...],
    map_file: str | None,
    sheet: str,
) -> Reply:
    """Bring in contacts from files."""
    wishes = Wishes(columns_said((*lines_of_map(map_file), *columns)), sheet)
    notebook = shell.reader() if dry_run else shell.notebook()
    paths = _expanded(files)
    batch = read_files(paths, silent, format_name or "", [wishes] * len(paths))
    found = reviewed(notebook, tuple(card.profile for card in batch.cards))
    added = {Verdict.NEW, Verdict.SAME_PERSON} if duplicates == "keep" else {Verdict.NEW}
    wanted = tuple(one.profile for one in found if one.verdict in added)
    merges = tuple(
        CardMerge(one.like.id, one.profile)
        for one in found
        if duplicates == "merge" and one.verdict is Verdict.SAME_PERSON and one.like
    )
    if not dry_run:
        apply_import(shell.notebook(), wanted, merges=merges)
    review = Review(batch, tuple(found), len(wanted), len(merges))
    return Reply(review.data, review.lines_of_dry_run() if dry_run else review.lines())


def _expanded(files: tuple[str, ...]) -> list[Path]:
    """The files; a pattern that the terminal did not expand (Windows) is expanded here."""
    found = {words: sorted(glob.glob(words)) if "*" in words else [words] for words in files}  # noqa: PTH207
    for words, names in found.items():
        if not names:
            raise Refused(Text("No file is called “{name}”; check the folder and the name.", name=words))
    return [Path(name) for names in found.values() for name in names]
