"""The timeline of a contact: a head with a chip for each kind, and everything that happened, newest first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from salesbook.gui.contacts.timeline_delegate import TimelineDelegate
from salesbook.gui.contacts.timeline_model import EntryRole, TimelineModel
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.words import button, label
from salesbook.queries.timeline import Entry, EntryKind, entries_at, timeline_index
from salesbook.system.i18n import gettext as _

_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


class TimelineList(QListView):
    """Enter or Space unfolds a note; on a planned visit Enter logs what came of it."""

    complete_wanted = Signal(str)

    def __init__(self, model: TimelineModel, theme: Theme) -> None:
        super().__init__()
        self.look = TimelineDelegate(theme, self)
        self.setModel(model)
        self.setItemDelegate(self.look)
        self.setAccessibleName(_("Timeline"))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._clicked)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Unfold, or log."""
        self.look.ring = True
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and index.isValid():
            self.act(index)
        else:
            super().keyPressEvent(event)
        self.viewport().update()

    def act(self, index: QModelIndex) -> None:
        """What Enter does on an entry."""
        entry: Entry = index.data(EntryRole)
        if entry.planned:
            self.complete_wanted.emit(entry.id)
        elif self.look.can_unfold(entry):
            self.look.toggle(index)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """No ring for the pointer."""
        self.look.ring = False
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """A ring for the keyboard."""
        self.look.ring = event.reason() in _BY_KEYS
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Notes wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.look.forget()
            self.scheduleDelayedItemsLayout()

    def _clicked(self, index: QModelIndex) -> None:
        """A click below the head unfolds; the head of a planned visit logs it."""
        entry: Entry = index.data(EntryRole)
        if not entry.planned and self.look.can_unfold(entry):
            self.look.toggle(index)


class TimelinePanel(QWidget):
    """Shows one contact's timeline."""

    complete_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._contact = ""
        self.entries = TimelineModel(lambda places: entries_at(session.reader, self._contact, places, session.today))
        self.list = TimelineList(self.entries, theme)
        self.list.complete_wanted.connect(self.complete_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head())
        self.empty = label(_("Nothing has happened yet. Ctrl+L logs the first visit."), "muted")
        self.empty.setWordWrap(True)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def show_contact(self, contact_id: str) -> None:
        """Show a contact's timeline from its top; the same one again stays where it is."""
        same = contact_id == self._contact
        bar = self.list.verticalScrollBar()
        at, current = bar.value(), self.list.currentIndex().row()
        self._contact = contact_id
        today = self._session.today
        self.list.look.today = today
        self.list.look.forget()
        if not same:
            self.list.look.unfolded.clear()
        self.entries.show(timeline_index(self._session.reader, contact_id), today)
        if same:
            if current >= 0:
                self.list.setCurrentIndex(self.entries.index(min(current, self.entries.rowCount() - 1)))
            bar.setValue(at)
        else:
            self.list.scrollToTop()
        empty = self.entries.rowCount() == 0
        self.empty.setVisible(empty)
        self.list.setVisible(not empty)

    def reveal(self, entry_id: str) -> bool:
        """Go to an entry; a chip that hides it goes."""
        if self.entries.row_of(entry_id) < 0:
            self.chips[None].click()
        row = self.entries.row_of(entry_id)
        if row < 0:
            return False
        index = self.entries.index(row)
        self.list.look.ring = True
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        self.list.setFocus()
        return True

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(_("Timeline"), "head"), 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(12)
        holder = QWidget()
        flow = Flow(holder, 4)
        self._group = QButtonGroup(self)
        self.chips: dict[EntryKind | None, QPushButton] = {}
        names = {
            None: _("Everything"),
            EntryKind.VISIT: _("Visits"),
            EntryKind.PROMISE: _("Promises"),
            EntryKind.SALE: _("Purchases"),
            EntryKind.EVIDENCE: _("Evidence"),
            EntryKind.NOTE: _("Notes"),
        }
        for kind, words in names.items():
            chip = button(words, "chip")
            chip.setCheckable(True)
            chip.setChecked(kind is None)
            chip.clicked.connect(lambda _checked=False, one=kind: self.entries.show_kind(one))
            self._group.addButton(chip)
            self.chips[kind] = chip
            flow.addWidget(chip)
        row.addWidget(holder, 1)
        return row
