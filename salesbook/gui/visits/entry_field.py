"""The line a visit is typed into: what was understood is underlined; Backspace at its end takes the last chip back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from salesbook.domain.entry_line_chips import Chip
from salesbook.gui.theme import Theme
from salesbook.system.i18n import gettext as _

MOST_LINES = 4


class EntryField(QPlainTextEdit):
    """`edited` at every change; `unchipped` when the last chip should become plain text."""

    edited = Signal()
    unchipped = Signal()

    def __init__(self, theme: Theme, *, planning: bool) -> None:
        super().__init__()
        self._theme = theme
        self._chips: Sequence[Chip] = ()
        self.setProperty("look", "entry")
        self.setAccessibleName(_("The visit in one line"))
        self.setPlaceholderText(
            _("王伟 lunch tomorrow 12:30; about the new pump; want a trial order")
            if planning
            else _("王伟 lunch yesterday happy; promised samples by Fri; call Thu 10")
        )
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.textChanged.connect(self.edited)
        # Not the text's change: pasted lines are laid out after it.
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._grow())
        self._grow()

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Underline what became a chip."""
        self._chips = chips
        marks = []
        for chip in chips:
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(_units(self.toPlainText(), chip.start))
            cursor.setPosition(_units(self.toPlainText(), chip.end), QTextCursor.MoveMode.KeepAnchor)
            mark.cursor = cursor
            look = QTextCharFormat()
            look.setBackground(QColor(self._theme.selection))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(QColor(self._theme.accent))
            mark.format = look
            marks.append(mark)
        self.setExtraSelections(marks)

    def replace_words(self, start: int, end: int, words: str) -> None:
        """Put other words in the place of some, as typing them would."""
        text = self.toPlainText()
        cursor = QTextCursor(self.document())
        cursor.setPosition(_units(text, start))
        cursor.setPosition(_units(text, end), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Backspace right behind the last chip takes it back and leaves its words; a second one deletes."""
        text = self.toPlainText()
        at_end = self.textCursor().position() == _units(text, len(text)) and not self.textCursor().hasSelection()
        if event.key() == Qt.Key.Key_Backspace and at_end and self._chips and self._chips[-1].end == len(text.rstrip()):
            self.unchipped.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """One to four lines."""
        return QSize(400, self.minimumHeight())

    def _grow(self) -> None:
        lines = min(MOST_LINES, max(1, int(self.document().size().height())))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 22)


def _units(text: str, place: int) -> int:
    """A place in a Python string as Qt counts it: in UTF-16 units."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
