"""Where the window stands and how large it is, from one start of the program to the next; and what stands in its middle."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from salesbook.gui.preferences.preferences import Preferences

# What the system draws over a window, at most; a window must not reach below the screen.
TITLE_BAR = 40
FIRST_SIZE = QSize(1366, 768)


def keep_place(window: QWidget, preferences: Preferences) -> None:
    """Remember it."""
    preferences.change(window=bytes(window.saveGeometry().toBase64().data()).decode())


def restore_place(window: QWidget, preferences: Preferences) -> None:
    """Put the window where it was last time; else 1366×768 in the middle, or the whole of a screen that is no larger."""
    kept = preferences.settings.window
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.encode()))):
        screen = QApplication.primaryScreen().availableGeometry()
        room = QSize(screen.width(), screen.height() - TITLE_BAR)
        size = FIRST_SIZE.boundedTo(room)
        window.resize(size)
        spare = room - size
        window.move(screen.left() + spare.width() // 2, screen.top() + spare.height() // 2)
        if size != FIRST_SIZE and size == size.expandedTo(window.minimumSize()):
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


@dataclass(frozen=True)
class Place:
    """Where a window is, and whether it fills the screen: Qt keeps that apart."""

    box: QRect
    is_maximised: bool


def place_of(window: QWidget) -> Place:
    """Where a window is, for the one that takes its place."""
    return Place(window.geometry(), window.isMaximized())


def put(window: QWidget, place: Place) -> None:
    """Put a window where another was."""
    window.setGeometry(place.box)
    if place.is_maximised:
        window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


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
