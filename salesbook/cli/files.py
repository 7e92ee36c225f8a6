"""`import`: files of other programs into the notebook."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import Any

import click

from salesbook.cli.main import command
from salesbook.cli.shell import Reply, Shell
from salesbook.domain.duplicates import Verdict
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.formats import IMPORTERS
from salesbook.formats.format import ImportBatch, Importer, UnreadableFile, unknown_format
from salesbook.operations.imports import apply_import
from salesbook.queries.duplicates import Reviewed, reviewed
from salesbook.system.i18n import N_, ngettext
from salesbook.system.i18n import gettext as _
from salesbook.system.progress import silent
from salesbook.wording import render

# Read whole, so that a file is either understood or refused; more than this is no address book.
MOST_BYTES = 200 * 1024 * 1024


@command(
    N_("Bring in contacts from vCard files. Identical cards are skipped; doubtful ones are kept and listed."),
    click.argument("files", metavar="FILE…", nargs=-1, required=True),
    click.option(
        "--as", "format_name", metavar="FORMAT", help=N_("Read the files as this format, whatever their names.")
    ),
    click.option("--dry-run", is_flag=True, help=N_("Say what would happen, and change nothing.")),
    click.option(
        "--duplicates",
        type=click.Choice(["skip", "keep"]),
        default="keep",
        show_default=True,
        help=N_("Cards that look like a contact without being identical."),
    ),
)
def import_files(
    shell: Shell, files: tuple[str, ...], format_name: str | None, dry_run: bool, duplicates: str
) -> Reply:
    """Bring in contacts from files."""
    notebook = shell.reader() if dry_run else shell.notebook()
    batch = _read(files, format_name)
    found = reviewed(notebook, tuple(card.profile for card in batch.cards))
    taken = {Verdict.NEW, Verdict.DOUBTFUL} if duplicates == "keep" else {Verdict.NEW}
    wanted = tuple(one.profile for one in found if one.verdict in taken)
    if wanted and not dry_run:
        apply_import(shell.notebook(), wanted)
    return _reply(batch, found, len(wanted), dry_run=dry_run)


def _read(files: tuple[str, ...], format_name: str | None) -> ImportBatch:
    """All files together. A file that cannot be read at all is refused before anything is written."""
    batches = []
    for path in _expanded(files):
        try:
            if path.stat().st_size > MOST_BYTES:
                raise UnreadableFile(
                    Text(
                        "“{file}” is larger than {limit} MB; split it and import the parts.", file=path.name, limit=200
                    )
                )
            data = path.read_bytes()
        except OSError:
            raise Refused(Text("The file “{name}” cannot be read; check its name.", name=path.name)) from None
        batches.append(_importer(path, format_name).read(data, path.name, silent))
    return ImportBatch(
        tuple(card for batch in batches for card in batch.cards),
        tuple(problem for batch in batches for problem in batch.problems),
    )


def _expanded(files: tuple[str, ...]) -> list[Path]:
    """The files; a pattern that the terminal did not expand (Windows) is expanded here."""
    found = {words: sorted(glob.glob(words)) if "*" in words else [words] for words in files}  # noqa: PTH207
    for words, names in found.items():
        if not names:
            raise Refused(Text("No file is called “{name}”; check the folder and the name.", name=words))
    return [Path(name) for names in found.values() for name in names]


def _importer(path: Path, format_name: str | None) -> Importer:
    for importer in IMPORTERS:
        if (format_name or "").lower() == importer.name.lower() or (
            not format_name and path.suffix.lower() in importer.suffixes
        ):
            return importer
    raise unknown_format(path.name)


def _reply(batch: ImportBatch, found: list[Reviewed], added: int, *, dry_run: bool) -> Reply:
    skipped = len(found) - added
    doubtful = [
        (card, one)
        for card, one in zip(batch.cards, found, strict=True)
        if one.verdict is Verdict.DOUBTFUL and one.like
    ]
    data: dict[str, Any] = {
        "added": added,
        "merged": 0,
        "skipped": skipped,
        "problems": [
            {"file": problem.file, "line": problem.line, "field": problem.field, "reason": render(problem.reason)}
            for problem in batch.problems
        ],
        "doubtful": [
            {
                "file": card.file,
                "line": card.line,
                "name": one.profile.contact.name,
                "like": one.like.id if one.like else None,
            }
            for card, one in doubtful
        ],
    }
    head = _("Would add {added}, would skip {skipped}.") if dry_run else _("Added {added}, skipped {skipped}.")
    lines = [head.format(added=added, skipped=skipped)]
    if dry_run:
        lines += [
            f"{card.file}:{card.line}  {one.profile.contact.name}  {one.verdict.value}"
            for card, one in zip(batch.cards, found, strict=True)
        ]
    elif doubtful:
        n = len(doubtful)
        lines.append(
            ngettext(
                "{n} card looks like a contact there is already:", "{n} cards look like contacts there are already:", n
            ).format(n=n)
        )
        lines += [f"  {card.file}:{card.line}  {one.profile.contact.name}" for card, one in doubtful]
    lines += [f"{p.file}:{p.line}  {p.field}  {render(p.reason)}" for p in batch.problems]
    return Reply(data, lines)
