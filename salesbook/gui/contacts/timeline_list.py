"""The entries of a timeline as a list: Enter opens or unfolds one, its menu and its keys do what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QListView, QMenu

from salesbook.gui.contacts.timeline_delegate import TimelineDelegate
from salesbook.gui.contacts.timeline_model import EntryRole, TimelineModel
from salesbook.gui.contacts.visit_acts import Act
from salesbook.gui.theme import Theme
from salesbook.gui.words import literal
from salesbook.queries.timeline import Entry
from salesbook.system.i18n import gettext as _

_BY_KEYS = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)


_BESIDE_THE_ICON = QPoint(42, 24)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ACTS = {Qt.Key.Key_E: "edit", Qt.Key.Key_F2: "edit", Qt.Key.Key_Delete: "delete"}


_UPWARD = (Qt.Key.Key_Up, Qt.Key.Key_PageUp)
_YEARS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class TimelineList(QListView):
    """Enter or a double click edits a visit, and logs what came of a planned one; E edits either, Delete deletes it.

    Space unfolds a note, and so does Enter where there is nothing to edit.

    Ctrl+Page Down and Ctrl+Page Up go to the year before and the year after. `year_shown` is told with each scroll.
    """

    year_shown = Signal(int)

    def __init__(self, model: TimelineModel, theme: Theme, acts: Callable[[Entry], tuple[Act, ...]]) -> None:
        super().__init__()
        self._entries, self._acts = model, acts
        self._menu: QMenu | None = None
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
        self.verticalScrollBar().valueChanged.connect(self.tell_year)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Unfold or log, edit, delete, or show what there is to do."""
        self.look.ring = True
        index, key = self.currentIndex(), Qt.Key(event.key())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if key in _YEARS and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.step_year(_YEARS[key])
        elif not index.isValid():
            super().keyPressEvent(event)
        elif key in _ENTERS:
            self.act(index)
        elif plain and key == Qt.Key.Key_Space:
            self.unfold(index)
        elif plain and key in _ACTS:
            if not event.isAutoRepeat():
                self._do(index, _ACTS[key])
        elif key == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.show_menu(index, self.visualRect(index).topLeft() + _BESIDE_THE_ICON)
        elif key == Qt.Key.Key_Home and self._entries.can_fetch_newer():
            self.go_to_year(self._entries.years()[0])
        else:
            if key in _UPWARD and index.row() == 0:
                self._fetch_newer()
            super().keyPressEvent(event)
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Turning up at the top brings the newer entries."""
        if event.angleDelta().y() > 0 and self.verticalScrollBar().value() == 0:
            self._fetch_newer()
        super().wheelEvent(event)

    def go_to_year(self, year: int) -> None:
        """Show the newest entry of a year at the top."""
        index = self._entries.index(self._entries.go_to_year(year))
        self.setCurrentIndex(index)
        self.scrollTo(index, QListView.ScrollHint.PositionAtTop)
        # The last years may be too short to stand at the top.
        self.year_shown.emit(year)

    def step_year(self, step: int) -> None:
        """Go to the next year there is: 1 towards the past, -1 towards today."""
        years = self._entries.years()
        current: Entry | None = self.currentIndex().data(EntryRole)
        year = current.day.year if current else self.year()
        beyond = [one for one in years if (one < year if step > 0 else one > year)]
        if beyond:
            self.go_to_year(beyond[0] if step > 0 else beyond[-1])

    def year(self) -> int:
        """The year of the entry at the top of what is seen; 0 where there is none."""
        entry: Entry | None = self.indexAt(QPoint(_BESIDE_THE_ICON.x(), 1)).data(EntryRole)
        return entry.day.year if entry else 0

    def tell_year(self) -> None:
        """Tell which year is seen."""
        self.year_shown.emit(self.year())

    def _fetch_newer(self) -> None:
        """Bring a page of newer entries above those that are seen, which stay where they are."""
        if self._entries.can_fetch_newer():
            top = self._entries.fetch_newer()
            self.scrollTo(self._entries.index(top), QListView.ScrollHint.PositionAtTop)

    def act(self, index: QModelIndex) -> None:
        """What Enter does on an entry."""
        names = {one.name for one in self._acts(index.data(EntryRole))}
        first = next((one for one in ("log", "edit") if one in names), "")
        if first:
            self._do(index, first)
        else:
            self.unfold(index)

    def unfold(self, index: QModelIndex) -> None:
        """Show all of a note, or six lines again."""
        if self.look.can_unfold(index.data(EntryRole)):
            self.look.toggle(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """The menu of the entry under the pointer, or of the current one where a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            corner = self.visualRect(index).topLeft() + _BESIDE_THE_ICON
            self.show_menu(index, corner if by_key else event.pos())

    def show_menu(self, index: QModelIndex, at: QPoint) -> QMenu | None:
        """Show what can be done with an entry; None where nothing can. Some platforms ask twice for one key."""
        acts = self._acts(index.data(EntryRole))
        if not acts or self._menu is not None:
            return None
        self._menu = menu = QMenu(self)
        for one in acts:
            if one.name == "delete" and len(acts) > 1:
                menu.addSeparator()
            made = menu.addAction(literal(one.words))
            made.setObjectName(one.name)
            if one.key:
                made.setShortcut(QKeySequence(one.key))
                made.setShortcutVisibleInContextMenu(True)
            made.triggered.connect(lambda _checked=False, act=one: act.do())
        menu.aboutToHide.connect(self._forget_menu)
        menu.popup(self.viewport().mapToGlobal(at))
        return menu

    def _forget_menu(self) -> None:
        menu, self._menu = self._menu, None
        if menu is not None:
            menu.deleteLater()

    def _do(self, index: QModelIndex, name: str) -> None:
        for act in self._acts(index.data(EntryRole)):
            if act.name == name:
                act.do()

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

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """What Enter does; on an entry with nothing to edit the first click was enough."""
        super().mouseDoubleClickEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and self._acts(index.data(EntryRole)):
            self.act(index)

    def _clicked(self, index: QModelIndex) -> None:
        """A click unfolds."""
        self.setCurrentIndex(index)
        self.unfold(index)
