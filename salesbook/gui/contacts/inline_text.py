"""Text edited in place: looks like text until the pointer or the cursor is there, and grows with what is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QSizePolicy

from salesbook.gui.theme import grown
from salesbook.gui.widgets.own_undo import TextOfWindow

MOST_LINES = 14


class InlineText(TextOfWindow):
    """`typed` at every change by the user, `left` when the cursor leaves, `entered` on Enter, `given_up` on Esc.

    In a one-line fact Enter is `entered`; in one of many lines Ctrl+Enter is. `leaves_to_list` says which keys are those of a
    list of suggestions over it.
    """

    typed = Signal()
    entered = Signal()
    left = Signal()
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.many_lines = False
        self.leaves_to_list: Callable[[int], bool] = lambda _key: False
        self._shown = ""
        self._showing = False
        self.setProperty("look", "inline")
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        self.document().setDocumentMargin(1)
        self._text = ""
        self.textChanged.connect(self._on_text_changed)
        self._fit()
        # Laying out was a step for Qt.
        self.settle()

    def text(self) -> str:
        """What is to be saved: what was typed, not what is shown instead of it."""
        return self._text if self._showing else self.toPlainText()

    def show_text(self, text: str, shown: str = "") -> None:
        """Show a text; `shown` stands there instead of it until the cursor comes."""
        self._text, self._shown = text, shown
        self._showing = bool(shown) and not self.hasFocus()
        self._put(shown if self._showing else text)

    def take_back(self, text: str) -> None:
        """Show a text in the place of what was typed, which Ctrl+Z brings back."""
        if self.toPlainText() == text:
            return
        self.blockSignals(True)
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.blockSignals(False)
        self._fit()

    def settle(self) -> None:
        """What was typed is saved: from here on Undo takes back the saving."""
        self.document().clearUndoRedoStacks()

    def make_room(self, width: int) -> None:
        """Leave so many pixels free at the right, for buttons."""
        if self.viewportMargins().right() != width:
            self.setViewportMargins(0, 0, width, 0)
            self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as its lines."""
        return QSize(120, self.height())

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The text itself, to be edited."""
        if self._showing:
            self._showing = False
            self._put(self._text)
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason) and not self.many_lines:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving saves; a menu over the field is no leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter ends a line of one line; Esc gives up what was typed. Both are the list's while one is open."""
        if self.leaves_to_list(event.key()):
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            strong = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if strong or not self.many_lines:
                self.entered.emit()
                return
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """What is pasted into one line stays one line."""
        text = source.text()
        self.insertPlainText(text if self.many_lines else " ".join(text.split()) if "\n" in text else text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Another width, other lines."""
        super().resizeEvent(event)
        self._fit()

    def _put(self, text: str) -> None:
        if self.toPlainText() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)
        self._fit()

    def _on_text_changed(self) -> None:
        self._fit()
        self.typed.emit()

    def _fit(self) -> None:
        lines = min(MOST_LINES, max(1, round(self.document().size().height())))
        wanted = lines * self.fontMetrics().lineSpacing() + 6
        more = self.document().size().height() > MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if more else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if wanted != self.height():
            self.setFixedHeight(max(grown(24), wanted))
