"""The timeline of a contact: a head with a chip for each kind, and everything that happened, newest first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from salesbook.gui.contacts.timeline_list import TimelineList
from salesbook.gui.contacts.timeline_model import EntryRole, TimelineModel
from salesbook.gui.contacts.visit_acts import Act
from salesbook.gui.contacts.year_button import YearButton
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme, font_of, grown
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.words import button, label
from salesbook.queries.timeline import Entry, EntryKind, entries_at, timeline_index
from salesbook.system.i18n import gettext as _

# What entries need under the chips of their kinds, and how much of the head is beside those, at text of 100 %.
LEAST, BESIDE_CHIPS = 120, 84
# How high the timeline is that has room for its hint.
HINT_FROM = 240


class TimelinePanel(QWidget):
    """Shows one contact's timeline."""

    def __init__(self, session: Session, theme: Theme, acts: Callable[[Entry], tuple[Act, ...]]) -> None:
        super().__init__()
        self._session = session
        self._contact = ""
        self.entries = TimelineModel(lambda places: entries_at(session.reader, self._contact, places, session.today))
        self.list = TimelineList(self.entries, theme, acts)
        self.years = YearButton(theme)
        self.years.year_wanted.connect(self._go_to_year)
        self.list.year_shown.connect(self.years.show_year)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._head())
        self.empty = label(_("Nothing has happened yet. Ctrl+L logs the first visit."), "muted")
        self.empty.setWordWrap(True)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        self.hint = ElidedLabel("small-muted")
        self.hint.show_text(_("Enter or a double click edits a visit; a right click shows more"))
        column.addWidget(self.hint)
        column.addStretch(0)

    def show_contact(self, contact_id: str) -> None:
        """Show a contact's timeline from its top; the same one again stays where it is."""
        same = contact_id == self._contact
        bar = self.list.verticalScrollBar()
        at, current = bar.value(), self.list.currentIndex()
        row, entry = current.row(), current.data(EntryRole)
        self._contact = contact_id
        today = self._session.today
        self.list.look.today = today
        self.list.look.forget()
        if not same:
            self.list.look.unfolded.clear()
        self.entries.show(timeline_index(self._session.reader, contact_id, today), today, again=same)
        if same:
            # The entry itself, wherever it stands now; else what took its place.
            found = self.entries.row_of(entry.id, fetching=False) if entry else -1
            if row >= 0 and self.entries.rowCount():
                wanted = found if found >= 0 else min(row, self.entries.rowCount() - 1)
                self.list.setCurrentIndex(self.entries.index(wanted))
            bar.setValue(at)
        else:
            self.list.scrollToTop()
        empty = self.entries.rowCount() == 0
        self.empty.setVisible(empty)
        self.list.setVisible(not empty)
        self._show_hint()
        self._show_years()

    def _show_hint(self) -> None:
        self.hint.setVisible(self.entries.rowCount() > 0 and self.height() >= grown(HINT_FROM))

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

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is hardly room for an entry, the entries have it."""
        super().resizeEvent(event)
        self._show_hint()
        wide = self.width() - grown(BESIDE_CHIPS)
        self._kinds.setVisible(self.height() >= self._flow.heightForWidth(wide) + grown(LEAST))

    def _show_kind(self, kind: EntryKind | None) -> None:
        self.entries.show_kind(kind)
        self.list.scrollToTop()
        self._show_years()

    def _show_years(self) -> None:
        self.years.show_years(self.entries.years())
        self.list.tell_year()

    def _go_to_year(self, year: int) -> None:
        self.list.look.ring = True
        self.list.go_to_year(year)
        self.list.setFocus()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(_("Timeline"), "head"), 0, Qt.AlignmentFlag.AlignTop)
        row.addSpacing(12)
        holder = self._kinds = QWidget()
        flow = self._flow = Flow(holder, 4)
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
            # The chosen one is bold and must not be cut.
            chip.setMinimumWidth(QFontMetrics(font_of("small", bold=True)).horizontalAdvance(words) + 24)
            chip.setChecked(kind is None)
            chip.clicked.connect(lambda _checked=False, one=kind: self._show_kind(one))
            self._group.addButton(chip)
            self.chips[kind] = chip
            flow.addWidget(chip)
        row.addWidget(holder, 1)
        row.addWidget(self.years, 0, Qt.AlignmentFlag.AlignTop)
        return row
