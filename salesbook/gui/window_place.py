"""Where the window stood last time."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QApplication, QWidget

# What the system draws over a window, at most; a window must not reach below the screen.
TITLE_BAR = 40


def place_of(window: QWidget) -> str:
    """The window's place and size, as text for the settings."""
    return bytes(window.saveGeometry().toBase64().data()).decode()


def restore_place(window: QWidget, kept: str) -> None:
    """Where the window was when this was kept; else 1366×768 in the middle."""
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode()))):
        screen = QApplication.primaryScreen().availableGeometry()
        room = QSize(screen.width(), screen.height() - TITLE_BAR)
        window.resize(QSize(1366, 768).boundedTo(room))
        window.move(screen.center() - window.rect().center())
