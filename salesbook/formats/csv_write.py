"""CSV in Google's columns, which phones, Outlook and Excel read too, marked as UTF-8, because Excel takes it for GBK else.

What Google has no column for goes into its custom fields, which our reader knows by their labels. A cell that a spreadsheet
would take for a formula begins with an apostrophe, which our reader takes off; a phone number is none, so +86 stays +86.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from salesbook.domain.important_date import DateKind
from salesbook.domain.label import LABELS
from salesbook.domain.profile import Profile
from salesbook.formats.column_names import column_name
from salesbook.formats.columns import Field, Meaning
from salesbook.formats.csv_text import FORMULA
from salesbook.formats.table_write import Written, written_cells
from salesbook.formats.vcard_labels import relation_of
from salesbook.system.i18n import in_language
from salesbook.system.progress import Progress

_FIXED = {
    Field.GIVEN_NAME: "First Name",
    Field.MIDDLE_NAME: "Middle Name",
    Field.FAMILY_NAME: "Last Name",
    Field.PHONETIC_GIVEN_NAME: "Phonetic First Name",
    Field.PHONETIC_FAMILY_NAME: "Phonetic Last Name",
    Field.PREFIX: "Name Prefix",
    Field.SUFFIX: "Name Suffix",
    Field.NICKNAME: "Nickname",
    Field.ORGANISATION: "Organization Name",
    Field.TITLE: "Organization Title",
    Field.DEPARTMENT: "Organization Department",
    Field.NOTE: "Notes",
    Field.TAGS: "Labels",
    Field.NAME: "Display Name",
    Field.UID: "Salesbook ID",
}
# In Google's order; those behind it are ours, and pass Google by.
_HEADS = (
    *("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name"),
    *("Name Prefix", "Name Suffix", "Nickname", "File As", "Organization Name", "Organization Title"),
    *("Organization Department", "Birthday", "Notes", "Photo", "Labels"),
)
_OURS = ("Display Name", "Salesbook ID")
_GROUPS = {Field.EMAIL: "E-mail", Field.PHONE: "Phone", Field.RELATION: "Relation", Field.WEBSITE: "Website"}
_ADDRESS = {
    Field.STREET: "Street",
    Field.CITY: "City",
    Field.PO_BOX: "PO Box",
    Field.REGION: "Region",
    Field.POSTAL_CODE: "Postal Code",
    Field.COUNTRY: "Country",
    Field.EXTENDED: "Extended Address",
}
_ADDRESS_PARTS = (
    *("Label", "Formatted", "Street", "City", "PO Box", "Region", "Postal Code", "Country", "Extended Address"),
)
_KINDS_OF_GROUPS = ("E-mail", "Phone", "Address", "Relation", "Website", "Event", "Custom Field")
_PLAIN_NUMBER = re.compile(r"\+?[\d\s\-–().·/]+")
_ROWS_PER_REPORT = 100
_BIRTHDAY = Meaning(Field.DATE, DateKind.BIRTHDAY.value)
_KINDS = {kind.value for kind in DateKind}


@dataclass(frozen=True)
class CSVExporter:
    """CSV files in Google's columns."""

    name: str = "CSV"
    suffix: str = ".csv"

    def write(self, profiles: Sequence[Profile], written_at: datetime, progress: Progress) -> bytes:
        """The file with these contacts, in their order; it has no place for the moment. Progress counts contacts."""
        del written_at
        rows = []
        for number, profile in enumerate(profiles):
            if number % _ROWS_PER_REPORT == 0:
                progress(number, len(profiles))
            rows.append(_row(profile))
        progress(len(profiles), len(profiles))
        heads = _heads(rows)
        made = io.StringIO(newline="")
        writer = csv.writer(made)
        writer.writerow(heads)
        writer.writerows([_safe(head, row.get(head, "")) for head in heads] for row in rows)
        return made.getvalue().encode("utf-8-sig")


def _heads(rows: Iterable[dict[str, str]]) -> list[str]:
    """Google's heads, with as many groups as a row needs, and ours where they are used."""
    used = {head for row in rows for head in row}
    groups = [
        f"{kind} {number} - {part}"
        for kind in _KINDS_OF_GROUPS
        for number in range(1, len(used) + 1)
        if f"{kind} {number} - Label" in used
        for part in (_ADDRESS_PARTS if kind == "Address" else ("Label", "Value"))
    ]
    return [*_HEADS, *groups, *(head for head in _OURS if head in used)]


def _row(profile: Profile) -> dict[str, str]:
    """The cells of a contact by their heads."""
    row: dict[str, str] = {}
    counts: dict[str, int] = {}
    for cell in written_cells(profile, by_parts=True):
        field = cell.meaning.field
        if field in _ADDRESS:
            _put_address(row, cell, counts)
        elif field in _FIXED and cell.number == 1:
            row[_FIXED[field]] = cell.text
        elif cell.meaning == _BIRTHDAY and _is_solar(cell) and "Birthday" not in row:
            row["Birthday"] = cell.text
        else:
            kind, label = _group_of(cell)
            counts[kind] = counts.get(kind, 0) + 1
            row[f"{kind} {counts[kind]} - Label"] = _starred(label, cell)
            row[f"{kind} {counts[kind]} - Value"] = cell.text
    _put_whole_addresses(row)
    return row


def _put_address(row: dict[str, str], cell: Written, places: dict[str, int]) -> None:
    """Put a part of an address; `places` tell which of Google's addresses is that of a label and number."""
    key = f"address {cell.meaning.label} {cell.number}"
    number = places.setdefault(key, sum(other.startswith("address ") for other in places) + 1)
    row[f"Address {number} - Label"] = _starred(_google_label(cell.meaning.label), cell)
    row[f"Address {number} - {_ADDRESS[cell.meaning.field]}"] = cell.text


def _put_whole_addresses(row: dict[str, str]) -> None:
    """Google shows an address by its whole text."""
    number = 1
    while f"Address {number} - Label" in row:
        part = {name: row.get(f"Address {number} - {name}", "") for name in _ADDRESS_PARTS}
        town = " ".join(part[name] for name in ("City", "Region", "Postal Code") if part[name])
        lines = (part["PO Box"], part["Street"], part["Extended Address"], town, part["Country"])
        row[f"Address {number} - Formatted"] = "\n".join(line for line in lines if line)
        number += 1


def _group_of(cell: Written) -> tuple[str, str]:
    """Which of Google's numbered columns a cell goes to, and with which label."""
    field, label = cell.meaning.field, cell.meaning.label
    if field is Field.KEEP:
        return "Custom Field", label
    if field is Field.RELATION:
        spoken = label.replace("-", " ").capitalize()
        return "Relation", spoken if relation_of(spoken) == relation_of(label) else label
    if field in _GROUPS:
        return _GROUPS[field], _google_label(label)
    if field is Field.DATE and _is_solar(cell):
        return "Event", label.capitalize() if label in _KINDS else label
    with in_language("en"):
        return "Custom Field", column_name(cell.meaning, cell.number)


def _google_label(label: str) -> str:
    return label.title() if label in LABELS else label


def _starred(label: str, cell: Written) -> str:
    """A label as Google marks what is preferred."""
    return f"* {label}" if cell.preferred else label


def _is_solar(cell: Written) -> bool:
    return not cell.text.startswith("lunar:")


def _safe(head: str, text: str) -> str:
    """The cell so that no spreadsheet works it out."""
    is_number = head.startswith("Phone ") and _PLAIN_NUMBER.fullmatch(text)
    return f"'{text}" if FORMULA.match(text) and not is_number else text
