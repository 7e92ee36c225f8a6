"""The contacts of the list as a model: who they are is known at once, what their rows show is asked a page at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt

from salesbook.gui.widgets.marks import stage_words
from salesbook.gui.words import in_clauses
from salesbook.queries.contact_list import ContactRow
from salesbook.queries.contact_order import Order
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, day_and_month, month_and_year, short_weekday, word

# About two screens of rows: a leap into the middle of a large book is asked within a frame.
PAGE = 24

RowRole = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Fetch = Callable[[tuple[str, ...]], dict[str, ContactRow]]


class ContactListModel(QStringListModel):
    """`RowRole` gives the ContactRow; readers get one sentence a row.

    The ids are Qt's own strings, because a list view asks for every row of a book when it lays itself out: 100,000 rows
    counted in Python stopped the window for a third of a second.
    """

    def __init__(self, fetch: Fetch) -> None:
        super().__init__()
        self._fetch = fetch
        self._rows: dict[str, ContactRow] = {}
        self._places: dict[str, int] | None = None
        self.ids: tuple[str, ...] = ()
        self.today = date.min
        self.order = Order.NAME

    def show(self, ids: tuple[str, ...], today: date) -> bool:
        """Show these contacts; returns whether there are others now, or another order."""
        self._rows.clear()
        self.today = today
        if ids == self.ids:
            if ids:
                self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return False
        self.ids, self._places = ids, None
        self.setStringList(ids)
        return True

    def place_of(self, contact_id: str) -> int:
        """The row of a contact, -1 if it is not in the list."""
        if self._places is None:
            self._places = {one: row for row, one in enumerate(self.ids)}
        return self._places.get(contact_id, -1)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are chosen; they are edited and moved elsewhere."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row, or its sentence."""
        if not index.isValid() or role not in _ROLES:
            return None
        row = self.row_at(index.row())
        if row is None or role == RowRole:
            return row
        return (
            _mark_words(row) or None if role == Qt.ItemDataRole.ToolTipRole else sentence(row, self.today, self.order)
        )

    def row_at(self, place: int) -> ContactRow | None:
        """What a row shows, its page asked for where it is not known yet; None where it was deleted meanwhile."""
        wanted = self.ids[place]
        if wanted not in self._rows:
            first = place - place % PAGE
            self._rows.update(self._fetch(self.ids[first : first + PAGE]))
        return self._rows.get(wanted)


_ROLES = (RowRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


def sentence(row: ContactRow, today: date, order: Order = Order.NAME) -> str:
    """A row in words, for readers and for tests."""
    stage = _("Colleague") if row.colleague else stage_words(row.stage)
    parts = [row.name, row.organisation, row.title, stage]
    parts += [capitalised(word(row.emotion))] if row.emotion else []
    parts += [_("last touch {day}").format(day=touch_words(row.last_touch, today))] if row.last_touch else []
    parts += [ordered_by(row, today, order)] if order in (Order.NEXT, Order.ADDED) else []
    return in_clauses(*parts, _mark_words(row))


def ordered_by(row: ContactRow, today: date, order: Order) -> str:
    """The day that stands at the end of a row: of the last touch, or what the list is ordered by."""
    said = "{day}"
    day = row.last_touch
    if order is Order.ADDED:
        said, day = _("added {day}"), row.added
    elif order is Order.NEXT:
        said, day = _("due {day}") if is_late(row, today) else _("next {day}"), row.next_day
    return said.format(day=touch_words(day, today)) if day else ""


def is_late(row: ContactRow, today: date) -> bool:
    """Whether what comes next should have come already."""
    return row.next_day is not None and row.next_day < today


def _mark_words(row: ContactRow) -> str:
    if row.alarm:
        return _("Alarm: the last emotion was negative and is not made good yet")
    return _("Cooling: past its cadence") if row.cooling else ""


def touch_words(day: date, today: date) -> str:
    """A day near today in a word, else as short as it can be."""
    if day == today:
        return _("today")
    if day == today - timedelta(days=1):
        return _("yesterday")
    if timedelta(0) < today - day < timedelta(days=7):
        return short_weekday(day)
    return day_and_month(day) if abs((today - day).days) < 300 else month_and_year(day)
