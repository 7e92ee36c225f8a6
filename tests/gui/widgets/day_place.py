"""A window with a day's field in it, on a day that a test may turn."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from salesbook.gui.widgets.day_edit import DayEdit

TUESDAY = date(2026, 11, 24)


class Clock:
    """A day that a test may turn."""

    def __init__(self) -> None:
        self.today = TUESDAY

    def __call__(self) -> date:
        return self.today


class Place:
    """A window with a day's field between two others, and what it told."""

    def __init__(self, qtbot: QtBot, field: DayEdit) -> None:
        self.window, self.field, self.before, self.after = QWidget(), field, QLineEdit(), QLineEdit()
        column = QVBoxLayout(self.window)
        for widget in (self.before, field, self.after):
            column.addWidget(widget)
        column.addStretch(1)
        self.window.resize(400, 300)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.told: list[str] = []
        field.changed.connect(lambda: self.told.append("changed"))
        field.decided.connect(lambda: self.told.append("decided"))

    @property
    def said(self) -> str:
        """What is said under the field."""
        found = [one for one in self.window.findChildren(QLabel) if one.isVisible()]
        return found[0].text() if found else ""
