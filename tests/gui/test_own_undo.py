"""Ctrl+Z in a field of a page: what was typed first, then what was done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMainWindow, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from salesbook.gui.contacts.inline_text import InlineText
from salesbook.gui.widgets.own_undo import LineOfWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


class Window(QMainWindow):
    """A window with an Undo of its own that counts."""

    def __init__(self) -> None:
        super().__init__()
        self.undone = 0
        action = QAction("Undo", self)
        action.setShortcut(QKeySequence("Ctrl+Z"))
        action.triggered.connect(self._count)
        self.addAction(action)
        self.line, self.text = LineOfWindow(), InlineText()
        body = QWidget()
        column = QVBoxLayout(body)
        column.addWidget(self.line)
        column.addWidget(self.text)
        self.setCentralWidget(body)

    def _count(self) -> None:
        self.undone += 1


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


@pytest.mark.parametrize("name", ["line", "text"])
def test_what_was_typed_is_taken_back_before_what_was_done(window: Window, qtbot: QtBot, name: str) -> None:
    field: QLineEdit | QPlainTextEdit = getattr(window, name)
    said = field.text if isinstance(field, QLineEdit | InlineText) else field.toPlainText
    field.setFocus()
    qtbot.keyClicks(field, "tag")
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert (said(), window.undone) == ("", 0)
    qtbot.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert window.undone == 1


def test_a_line_that_was_put_away_leaves_undo_to_the_window(window: Window, qtbot: QtBot) -> None:
    window.line.setFocus()
    qtbot.keyClicks(window.line, "tag")
    window.line.setText("")
    qtbot.keyClick(window.line, Qt.Key.Key_Z, CONTROL)
    assert (window.line.text(), window.undone) == ("", 1)


def test_a_text_that_was_saved_leaves_undo_to_the_window(window: Window, qtbot: QtBot) -> None:
    window.text.setFocus()
    qtbot.keyClicks(window.text, "138")
    window.text.settle()
    qtbot.keyClick(window.text, Qt.Key.Key_Z, CONTROL)
    assert (window.text.text(), window.undone) == ("138", 1)
