"""A label edited in place, with the known words offered while typing."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent

from salesbook.gui.theme import grown
from salesbook.gui.widgets.own_undo import LineOfWindow
from salesbook.gui.widgets.suggesting import suggesting
from salesbook.system.i18n import gettext as _


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
