"""Fields in which Undo and Redo are the window's where the field itself has nothing to take back or bring back."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


def is_the_windows(event: QEvent, *, undoes: bool, redoes: bool) -> bool:
    """Whether a key that a field is asked about is Undo or Redo, and none of the field's.

    Qt's fields take these keys whether or not they have anything to undo.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if event.matches(QKeySequence.StandardKey.Undo):
        return not undoes
    return event.matches(QKeySequence.StandardKey.Redo) and not redoes


class LineOfWindow(QLineEdit):
    """A line of a page: what was typed is taken back first, then what was done."""

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the window where the line has nothing to undo."""
        if is_the_windows(event, undoes=self.isUndoAvailable(), redoes=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)


class TextOfWindow(QPlainTextEdit):
    """A text of a page, alike."""

    def event(self, event: QEvent) -> bool:
        """Leave Undo to the window where the text has nothing to undo."""
        document = self.document()
        if is_the_windows(event, undoes=document.isUndoAvailable(), redoes=document.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)
