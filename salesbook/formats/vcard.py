"""Reading vCard files, version 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350)."""

from __future__ import annotations

from dataclasses import replace

from salesbook.domain.text import Text
from salesbook.formats.encoding import file_text
from salesbook.formats.format import ImportBatch, ImportedCard, RowProblem, UnreadableFile
from salesbook.formats.vcard_fields import read_card
from salesbook.formats.vcard_groups import Group, group_of, with_groups_as_tags
from salesbook.formats.vcard_lines import (
    MEGABYTE,
    MOST_CARDS,
    MOST_LINES,
    Stray,
    raw_cards,
    refuse_endless_line,
    too_many_cards,
)
from salesbook.system.progress import Progress

LARGEST_FILE = 200 * MEGABYTE
_CARDS_PER_REPORT = 200
_STRAY = Text("This line belongs to no card and was left out.")


class VCardImporter:
    """vCard files, one card or many."""

    name = "vCard"
    suffixes = (".vcf", ".vcard")

    def read(self, data: bytes, file: str, progress: Progress) -> ImportBatch:
        """The contacts and problems of the file's bytes. Progress counts lines.

        Raises UnreadableFile for what is no vCard and for what is beyond the limits of size, lines and cards.
        """
        if len(data) > LARGEST_FILE:
            raise UnreadableFile(
                Text(
                    "“{file}” is larger than {limit} MB; split it and import the parts one after another.",
                    file=file,
                    limit=LARGEST_FILE // MEGABYTE,
                )
            )
        refuse_endless_line(data, file)
        batch = _batch(data, file, progress)
        if batch is None:
            raise UnreadableFile(
                Text("There is no vCard in “{file}”; export it as vCard (.vcf) and try again.", file=file)
            )
        return batch


def _lines_within_limits(text: str, file: str) -> int:
    """How many lines the text has, or the refusal of what would take too long to read only to be refused."""
    # A mixture of capitals is noticed while it is read.
    if text.count("BEGIN:VCARD") + text.count("begin:vcard") > MOST_CARDS:
        raise too_many_cards(file)
    lines = max(text.count("\n"), text.count("\r")) + 1
    if lines > MOST_LINES:
        raise UnreadableFile(
            Text(
                "“{file}” has more than {limit} lines; split it and import the parts one after another.",
                file=file,
                limit=MOST_LINES,
            )
        )
    return lines


def _batch(data: bytes, file: str, progress: Progress) -> ImportBatch | None:
    """The cards and problems, or None where there is no card at all."""
    cards: list[ImportedCard] = []
    problems: list[RowProblem] = []
    groups: list[Group] = []
    source = file_text(data)
    lines = _lines_within_limits(source.text, file)
    seen = 0
    for found in raw_cards(source, file):
        if isinstance(found, Stray):
            problems.append(RowProblem(file, found.line, "", _STRAY))
            continue
        if seen % _CARDS_PER_REPORT == 0:
            progress(found.line, lines)
        seen += 1
        group = group_of(found)
        if group is not None:
            groups.append(group)
            continue
        profile, odd = read_card(found, file)
        if profile is not None:
            cards.append(ImportedCard(profile, file, found.line))
            odd = [replace(one, whose=profile.contact.name) for one in odd]
        problems.extend(odd)
    if groups:
        cards, odd = with_groups_as_tags(cards, groups, file)
        problems.extend(odd)
    progress(lines, lines)
    return ImportBatch(tuple(cards), tuple(problems)) if seen else None
