"""A label edited in place, with the known words offered while typing."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame

from salesbook.gui.theme import grown
from salesbook.gui.widgets.own_undo import LineOfWindow
from salesbook.gui.widgets.suggesting import suggesting
from salesbook.system.i18n import gettext as _

# Where Qt begins the text of a line without padding: its edge, and 2 px of its own.
TEXT_LEFT = 3


class InlineLabel(LineOfWindow):
    """`typed`, `entered` and `left`, as a value has them. The completer is made when the cursor first comes."""

    typed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, width: int) -> None:
        super().__init__()
        self._known: tuple[str, ...] = ()
        self.setProperty("look", "inline-label")
        self.setFixedWidth(width)
        # As high as the value beside it begins.
        self.setMinimumHeight(grown(24))
        self.textEdited.connect(lambda _text: self.typed.emit())
        self.returnPressed.connect(self.entered)

    def show_label(self, text: str, known: tuple[str, ...]) -> None:
        """Show a label."""
        self._known = known
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)
        self.setAccessibleName(_("Label: {text}").format(text=text))
        self.setToolTip(text if len(text) > 10 else "")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """While nobody writes in it, a label that is too long ends in an ellipsis, not in the middle of a letter."""
        room = self.rect().adjusted(TEXT_LEFT, 0, -1, 0)
        if self.hasFocus() or self.fontMetrics().horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, frame, painter, self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """The known words."""
        super().focusInEvent(event)
        if self.completer() is None:
            completer = suggesting(QStringListModel(list(self._known), self), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            self.setCompleter(completer)
            completer.activated.connect(lambda _text: self.typed.emit())
        else:
            model = self.completer().model()
            assert isinstance(model, QStringListModel)
            model.setStringList(list(self._known))

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leaving saves."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
