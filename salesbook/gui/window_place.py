"""Where the window stands and how large it is, from one start of the program to the next; and what stands in its middle."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from salesbook.gui.preferences.preferences import Preferences

# What the system draws over a window, at most; a window must not reach below the screen.
TITLE_BAR = 40


def keep_place(window: QWidget, preferences: Preferences) -> None:
    """Remember it."""
    preferences.change(window=bytes(window.saveGeometry().toBase64().data()).decode())


def restore_place(window: QWidget, preferences: Preferences) -> None:
    """Put the window where it was last time; else 1366×768 in the middle."""
    kept = preferences.settings.window
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode()))):
        screen = QApplication.primaryScreen().availableGeometry()
        room = QSize(screen.width(), screen.height() - TITLE_BAR)
        window.resize(QSize(1366, 768).boundedTo(room))
        window.move(screen.center() - window.rect().center())


def centred(question: QWidget) -> QWidget:
    """A page with one thing on it, a little above the middle."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addStretch(2)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(question)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(3)
    return holder
