"""The list of contacts: arrows choose, typing finds, Enter opens, Delete deletes; Ctrl and Shift choose several."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from salesbook.gui.contacts.list_delegate import ContactListDelegate
from salesbook.gui.contacts.list_model import ContactListModel, Fetch
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.menu_key import menu_asked
from salesbook.queries.contact_order import Order
from salesbook.system.i18n import gettext as _

# Holding an arrow down opens only the contact one stops at.
OPENS_AFTER_MS = 40
TYPING_ENDS_MS = 1000

_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class ContactList(QListView):
    """`chosen_changed` comes once the choice has settled, `menu_wanted` with a place of the screen.

    `find` maps what was typed to contact ids, best first.
    """

    chosen_changed = Signal()
    opened = Signal()
    delete_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, fetch: Fetch, find: Callable[[str], list[str]]) -> None:
        super().__init__()
        self._find = find
        self._typed = ""
        self.contacts = ContactListModel(fetch)
        self._look = ContactListDelegate(theme)
        # Before the model: setting it may say that the selection changed.
        self._settle = _timer(self, OPENS_AFTER_MS, self.chosen_changed.emit)
        self._forget = _timer(self, TYPING_ENDS_MS, self._end_typing)
        self.setModel(self.contacts)
        self.setItemDelegate(self._look)
        self.setProperty("look", "sunken")
        self.setAccessibleName(_("Contacts"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)

    def show_contacts(self, ids: tuple[str, ...], today: date) -> None:
        """Show these contacts, the same ones chosen as before, or else the nearest to where they were."""
        chosen, current, place = self.chosen(), self.current(), self.currentIndex().row()
        self._look.today = today
        if not self.contacts.show(ids, today) and self.currentIndex().isValid():
            self.viewport().update()
            return
        row = self.contacts.place_of(current) if current else -1
        if row < 0 and ids:
            row = min(max(place, 0), len(ids) - 1)
        if row >= 0:
            self._choose_rows(
                [one for one in (self.contacts.place_of(each) for each in chosen) if one >= 0] or [row], row
            )
        self._settle.start()

    def show_order(self, order: Order) -> None:
        """Say in the rows what they are ordered by."""
        self._look.order = self.contacts.order = order

    def choose(self, contact_id: str) -> bool:
        """Choose one contact; False where it is not in the list."""
        row = self.contacts.place_of(contact_id)
        if row < 0:
            return False
        self._choose_rows([row], row)
        return True

    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen contacts, in the order of the list."""
        ids = self.contacts.ids
        ranges = self.selectionModel().selection()
        rows = sorted((ranges.at(n).top(), ranges.at(n).bottom()) for n in range(ranges.count()))
        return tuple(each for first, last in rows for each in ids[first : last + 1])

    def current(self) -> str:
        """The id of the current contact, empty where there is none."""
        row = self.currentIndex().row()
        return self.contacts.ids[row] if 0 <= row < len(self.contacts.ids) else ""

    def _choose_rows(self, rows: list[int], current: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self.contacts.index(first), self.contacts.index(last))
        self.selectionModel().setCurrentIndex(self.contacts.index(current), flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        self.scrollTo(self.contacts.index(current))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        """The page follows, a moment later."""
        super().selectionChanged(selected, deselected)
        self._settle.start()

    def currentChanged(  # noqa: N802
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Input methods may write into the list too: what they commit is searched for."""
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes to the contact, Delete deletes; Space only chooses, unless a name is being typed."""
        self._show_ring(True)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_now()
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete and not event.isAutoRepeat():
            self.delete_wanted.emit()
        elif asked := menu_asked(event):
            self.contextMenuEvent(asked)
        elif event.key() == Qt.Key.Key_Space and self._typed:
            self.keyboardSearch(" ")
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self._open_now()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """The menu of those that are chosen: beside the current one where a key asked, else under the pointer."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self._open_now()
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_wanted.emit(self.viewport().mapToGlobal(place))

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Go to the first contact that what was typed can mean: by name, pinyin or initials."""
        self._typed += search
        self._forget.start()
        rows = [row for row in (self.contacts.place_of(one) for one in self._find(self._typed)) if row >= 0]
        if rows:
            self._choose_rows([min(rows)], min(rows))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """No ring for the pointer."""
        self._show_ring(False)
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A ring for the keyboard; something is always current to move from."""
        self._show_ring(event.reason() in _BY_KEYS)
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.contacts.ids:
            self._choose_rows([0], 0)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """A hidden list opens nobody."""
        super().hideEvent(event)
        self._settle.stop()

    def _open_now(self) -> None:
        if self.currentIndex().isValid() and not self.selectionModel().isSelected(self.currentIndex()):
            self._choose_rows([self.currentIndex().row()], self.currentIndex().row())
        self._settle.stop()
        self.chosen_changed.emit()

    def _show_ring(self, shown: bool) -> None:
        self._look.ring = shown
        self.viewport().update()

    def _end_typing(self) -> None:
        self._typed = ""


def _timer(parent: QAbstractItemView, milliseconds: int, act: Callable[[], object]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer


def _runs(rows: list[int]) -> list[tuple[int, int]]:
    """Rows as few runs as they make: everything chosen is one."""
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
