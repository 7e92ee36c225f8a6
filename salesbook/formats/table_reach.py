"""What a row says about how to reach somebody: phones, emails, messaging services, websites."""

from __future__ import annotations

import re

from salesbook.domain.messaging_service import service_named
from salesbook.domain.phone_number import digits_of
from salesbook.domain.text import Text
from salesbook.formats.column_heads import folded
from salesbook.formats.columns import Field
from salesbook.formats.kept_columns import keep_column
from salesbook.formats.table_cells import Cell, Filled
from salesbook.formats.table_lists import GOOGLES, numbers_in, tags_in
from salesbook.formats.vcard_card import CardInProgress
from salesbook.formats.vcard_reach import NAMELESS_SERVICE, address_of, number_of

# What lists write where there is nothing.
_NOTHING = {"-", "--", "—", "/", "无", "n/a", "null", "none", "nan"}
ROUNDED = re.compile(r"\+?\d(?:[.,]\d+)?[Ee]\+?\d+")
_AS_NUMBER = re.compile(r"(\d{5,15})\.0")
_PRIMARY = {"primaryphone", "主要电话"}
_MAILBOX = re.compile(r"(.*?)<([^<>\s]+@[^<>\s]+)>")
_ROUNDED_OFF = Text(
    "Excel has rounded this number off, so its last digits are lost; it was kept as text. Export the list again as .xlsx, "
    "or with this column as text."
)
_NO_EMAIL = Text("This is no email address; it was kept as text.")


def read_phones(card: CardInProgress, filled: Filled, line: int) -> None:
    """Read the numbers. One that stands in two columns counts once, with the label that says more."""
    known: dict[str, tuple[str, str]] = {}
    # The one Outlook calls primary, or a column of no kind, repeats another mostly.
    for cell in sorted(filled.of(Field.PHONE), key=lambda one: (folded(one.head) in _PRIMARY, not one.meaning.label)):
        label, preferred = filled.label(Field.PHONE_LABEL, cell)
        is_primary = preferred or folded(cell.head) in _PRIMARY
        for written in numbers_in(cell.text):
            if written.casefold() in _NOTHING:
                continue
            if ROUNDED.fullmatch(written):
                card.report(line, cell.head, _ROUNDED_OFF)
                keep_column(card, cell.head, written)
                continue
            as_number = _AS_NUMBER.fullmatch(written)
            number = number_of(as_number[1] if as_number else written.lstrip("'") or written)
            same = known.setdefault(digits_of(number), (number, label))
            card.add_phone(*(same if not label else (number, label)), is_primary)


def read_emails(card: CardInProgress, filled: Filled, line: int) -> None:
    """Read the addresses; a name written with one is the address's own business."""
    found = []
    # What we wrote ourselves stands for an address in the notebook, whatever somebody once wrote there.
    is_ours = bool(filled.of(Field.UID))
    for cell in filled.of(Field.EMAIL):
        label, preferred = filled.label(Field.EMAIL_LABEL, cell)
        for written in _addresses_in(cell.text):
            mailbox = _MAILBOX.fullmatch(written)
            address = address_of(mailbox[2] if mailbox else written)
            if "@" in address or is_ours:
                card.add_email(address, label, preferred)
                found.append(address.casefold())
            elif written.casefold() not in _NOTHING:
                card.report(line, cell.head, _NO_EMAIL)
                keep_column(card, cell.head, written)
    for cell in filled.of(Field.EMAIL_SHOWN_AS):
        _shown_as(card, cell, found)


def _addresses_in(cell: str) -> list[str]:
    pieces = tags_in(cell)
    return [cell] if len(pieces) > 1 and not all("@" in piece for piece in pieces) else pieces


def _shown_as(card: CardInProgress, cell: Cell, addresses: list[str]) -> None:
    """Outlook makes this of the name and the address; only what somebody else made is kept."""
    said = cell.text.casefold()
    if cell.text != card.formatted_name and not any(address in said for address in addresses):
        keep_column(card, cell.head, cell.text)


def read_messaging(card: CardInProgress, filled: Filled) -> None:
    """Read the names in messaging services."""
    for cell in filled.of(Field.MESSAGING):
        written = cell.meaning.label or filled.beside(Field.MESSAGING_SERVICE, cell)
        label, preferred = filled.label(Field.MESSAGING_LABEL, cell)
        label = "" if label == cell.meaning.label else label
        for name in cell.text.split(GOOGLES):
            if name.strip().casefold() not in _NOTHING:
                card.add_messaging_id(service_named(written) or NAMELESS_SERVICE, name.strip(), label, preferred)


def read_websites(card: CardInProgress, filled: Filled) -> None:
    """Read the pages; nothing is fetched from there."""
    for cell in filled.of(Field.WEBSITE):
        label, _preferred = filled.label(Field.WEBSITE_LABEL, cell)
        for page in re.split(rf"{GOOGLES}|\n", cell.text):
            if page.strip():
                card.add_website(page.strip(), label)
