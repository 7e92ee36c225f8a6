"""Any other day to snooze to: typed or chosen, and never today or before."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from salesbook.gui.today.snooze_day import SnoozeDay
from tests.gui.typed import type_in, type_only

TUESDAY = date(2026, 11, 24)


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot) -> QWidget:
    """What the dialog stands over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def dialog(window: QWidget) -> SnoozeDay:
    made = SnoozeDay(window, TUESDAY)
    made.show()
    return made


def test_it_begins_with_tomorrow(dialog: SnoozeDay) -> None:
    assert dialog.day() == dialog.calendar.day() == date(2026, 11, 25)


def test_a_typed_day_is_shown_in_the_calendar(dialog: SnoozeDay, qtbot: QtBot) -> None:
    type_only(dialog.field, "下周三")
    assert dialog.calendar.day() == date(2026, 12, 2)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)


def test_a_chosen_day_is_shown_in_the_field(dialog: SnoozeDay, qtbot: QtBot) -> None:
    view = dialog.calendar.findChild(QTableView)
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert dialog.field.text().endswith("2 Dec 2026")
    assert dialog.day() == date(2026, 12, 2)


@pytest.mark.parametrize("typed", ["today", "yesterday", "30 Feb"])
def test_what_cannot_be_snoozed_to_is_kept_and_marked(dialog: SnoozeDay, qtbot: QtBot, typed: str) -> None:
    type_in(dialog.field, typed)
    with qtbot.assertNotEmitted(dialog.accepted):
        dialog.accept()
    assert dialog.field.text() == typed
    assert dialog.field.is_marked
