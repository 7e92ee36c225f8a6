"""Typing into a day's field as by hand, also what no keyboard of the test platform has."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication

from salesbook.gui.widgets.day_edit import DayEdit


def type_in(field: DayEdit, words: str) -> None:
    """Type these words over what stands there, and leave the field."""
    type_only(field, words)
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))


def type_only(field: DayEdit, words: str) -> None:
    """Type these words over what stands there, at once: keys of Chinese abort the process of the tests."""
    field.selectAll()
    field.insert(words)
