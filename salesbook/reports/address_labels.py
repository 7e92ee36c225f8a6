"""Address labels on sheets of labels: an address as its own country writes it, one contact a label."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesbook.domain.contact import Address
from salesbook.domain.written_address import chinese_place, is_chinese
from salesbook.queries.addresses import contacts_with_address
from salesbook.queries.cards import cards_due_on
from salesbook.queries.contact_groups import members_of
from salesbook.queries.contacts import ContactLine
from salesbook.reports.frame import Frame, Piece, bound, one_line, poured, title_block
from salesbook.reports.label_sheets import Grid, grid_of
from salesbook.reports.marks import Block
from salesbook.reports.options import AddressLabelsOptions, LabelSheet
from salesbook.reports.pad import Pad
from salesbook.reports.page import MM, Paper, measures
from salesbook.reports.parts import Desk, text_lines
from salesbook.reports.report import Document
from salesbook.reports.setting import Line, Setter
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.system.progress import Progress, silent

_BESIDE, _ABOVE = 4 * MM, 2.5 * MM  # from the edges of a label to its words
# The largest in which everything fits is taken; in the smallest, what still does not fit is cut.
_SIZES = (10, 9, 8, 7)
_LEADING = 1.25
# What stands behind the name of whoever receives a letter in Chinese.
_RECEIVES = " 收"


@dataclass(frozen=True)
class Label:
    """One label: its lines in the order they stand, and which of them is the name."""

    lines: tuple[str, ...]
    name_at: int = 0


@dataclass(frozen=True)
class AddressLabels:
    """The labels in order, how large they are, and how many of the first sheet are used up already."""

    sheet: LabelSheet
    used: int = 0
    labels: tuple[Label, ...] = ()


def gather(
    notebook: NotebookReader, options: AddressLabelsOptions, today: date, progress: Progress = silent
) -> AddressLabels:
    """A label for each contact with an address, by name; for those alone whose card is due, where that is chosen."""
    progress(0, 2)
    found = contacts_with_address(notebook, options.contact_id, options.organisation_id)
    if options.cards_due:
        wanted = {line.contact.id for line in cards_due_on(notebook, today, options.contact_id)}
        found = [one for one in found if one[0].id in wanted]
    if options.group:
        members = members_of(notebook, options.group, today)
        found = [one for one in found if one[0].id in members]
    return AddressLabels(options.sheet, options.first_label - 1, tuple(label_of(*one) for one in found))


def label_of(contact: ContactLine, address: Address) -> Label:
    """In Chinese from the large to the small, the name last; otherwise the name first and the country last."""
    if is_chinese(address):
        above = [
            line for line in (address.postal_code, chinese_place(address), address.po_box, contact.organisation) if line
        ]
        return Label((*above, contact.name + _RECEIVES), len(above))
    town = " ".join(part for part in (address.postal_code, address.city) if part)
    below = (
        contact.organisation,
        address.extended,
        address.street,
        address.po_box,
        ", ".join(part for part in (town, address.region) if part),
        address.country,
    )
    return Label((contact.name, *(line for line in below if line)))


def compose(content: AddressLabels, paper: Paper, progress: Progress = silent) -> Document:
    """The sheets; without any label, one page that says so."""
    desk = Desk(Setter(), measures(language()))
    progress(1, 2)
    if not content.labels:
        pieces = [Piece(one_line(desk, _("No address is known.")), 30)]
        pages = poured(title_block(desk, _("Address labels")), pieces, paper)
        return bound(desk, pages, Frame(_("Address labels")), paper, _("Address labels"), progress, 2)
    grid = grid_of(paper.name, content.sheet)
    pad = Pad(paper, _("Address labels"), language())
    places = range(content.used % grid.count, content.used % grid.count + len(content.labels))
    for place, label in zip(places, content.labels, strict=True):
        number = place % grid.count
        left, top = grid.place(number)
        pad.draw(label_block(desk, grid, label), top * MM, left * MM - paper.left)
        if number == grid.count - 1 and place != places[-1]:
            pad.end_page()
    pad.end_page()
    progress(2, 2)
    return Document(pad.finished(), pad.pages, tuple(desk.setter.missing))


def label_block(desk: Desk, grid: Grid, label: Label) -> Block:
    """The lines of a label in the middle of its height, in the largest size in which they fit."""
    width, height = grid.width * MM - 2 * _BESIDE, grid.height * MM - 2 * _ABOVE
    for size in _SIZES:
        lines = _set(desk, label, size, width)
        if len(lines) * size * _LEADING <= height:
            break
    else:
        lines = _cut(desk, label, width, int(height / (_SIZES[-1] * _LEADING)))
    depth = len(lines) * size * _LEADING
    first = _ABOVE + (height - depth) / 2 + size
    return Block(text_lines(lines, _BESIDE, first, size * _LEADING, size), first + depth)


def _set(desk: Desk, label: Label, size: int, width: float) -> list[Line]:
    return [
        line
        for number, words in enumerate(label.lines)
        for line in desk.setter.lines(words, size, width, bold=number == label.name_at)
    ]


def _cut(desk: Desk, label: Label, width: float, room: int) -> list[Line]:
    """In the smallest size, each line of the address cut so that all of them have a place."""
    most = max(room // len(label.lines), 1)
    lines = [
        line
        for number, words in enumerate(label.lines)
        for line in desk.setter.lines(words, _SIZES[-1], width, most=most, bold=number == label.name_at)
    ]
    return lines[:room]
