"""Shift+F10 asks for a menu on every platform; Qt hears it so on some only. The menu key it hears everywhere."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent


def menu_asked(event: QKeyEvent) -> QContextMenuEvent | None:
    """What a view would be told by the menu key, where this key means the same."""
    if event.key() == Qt.Key.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
        return QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    return None
