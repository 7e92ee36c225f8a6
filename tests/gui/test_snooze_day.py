"""Any other day to snooze to: typed or chosen, and never today or before."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import Text
from salesbook.gui.today.snooze_day import SnoozeDay, days_to_snooze_to
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


def reminder(kind: ReminderKind, due: date) -> Reminder:
    return Reminder(kind, "1", "1", "2026", due, Text("birthday"))


def test_a_birthday_to_come_is_not_put_off_beyond_its_day() -> None:
    today = date(2026, 12, 2)
    offered = days_to_snooze_to(reminder(ReminderKind.DATE, date(2026, 12, 9)), today)
    assert [day.day for _words, day in offered] == [3, 5, 7, 9]
    assert offered[-1][0] == "On the day itself"
    assert [day.day for _words, day in days_to_snooze_to(reminder(ReminderKind.CARD, date(2026, 12, 3)), today)] == [3]


@pytest.mark.parametrize(
    ("kind", "due"), [(ReminderKind.PROMISE_BY_ME, date(2026, 12, 4)), (ReminderKind.DATE, date(2026, 12, 2))]
)
def test_what_can_still_be_done_later_is_put_off_as_long_as_one_likes(kind: ReminderKind, due: date) -> None:
    offered = days_to_snooze_to(reminder(kind, due), date(2026, 12, 2))
    assert [day for _words, day in offered][-1] == date(2026, 12, 16)
