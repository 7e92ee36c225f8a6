"""The calendar of a day's field: walked by keys, within the limit, in the window's language."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from salesbook.domain.days import AFTER_TODAY
from salesbook.gui.widgets.calendar_popup import CalendarPopup
from salesbook.gui.widgets.day_edit import DayEdit
from tests.gui.typed import type_in
from tests.gui.widgets.day_place import TUESDAY, Place


def popup_of(field: DayEdit) -> CalendarPopup:
    (found,) = (one for one in field.findChildren(CalendarPopup) if one.isVisible())
    return found


@pytest.mark.parametrize(
    ("key", "how"),
    [(Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)],
)
def test_a_calendar_opens_and_is_walked_by_keys(
    place: Place, qtbot: QtBot, key: Qt.Key, how: Qt.KeyboardModifier
) -> None:
    place.field.show_day(TUESDAY)
    place.field.setFocus()
    qtbot.keyClick(place.field, key, how)
    popup = popup_of(place.field)
    view = popup.findChild(QTableView)
    assert view is not None
    assert view.accessibleName() == "Day: Tuesday 24 November 2026"
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.accessibleName() == "Day: Wednesday 2 December 2026"
    qtbot.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert place.field.day() == date(2027, 1, 2)
    assert place.told == ["changed", "decided"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_F4])
def test_a_calendar_is_left_without_a_change(place: Place, qtbot: QtBot, key: Qt.Key) -> None:
    type_in(place.field, "soon")
    qtbot.mouseClick(place.field.opener, Qt.MouseButton.LeftButton)
    popup = popup_of(place.field)
    assert popup.calendar.day() == TUESDAY
    view = popup.findChild(QTableView)
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Right)
    qtbot.keyClick(view, key)
    assert not popup.isVisible()
    assert place.field.text() == "soon"


def test_a_calendar_offers_no_day_beyond_the_limit(dressed: QApplication, qtbot: QtBot) -> None:
    place = Place(qtbot, DayEdit(lambda: TUESDAY, limit=AFTER_TODAY))
    place.field.open_calendar()
    popup = popup_of(place.field)
    assert popup.calendar.day() == TUESDAY + timedelta(days=1)
    view = popup.findChild(QTableView)
    assert view is not None
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert popup.calendar.day() == TUESDAY + timedelta(days=1)


def test_the_calendar_speaks_the_language_and_begins_its_week_with_monday(chinese: None, place: Place) -> None:
    place.field.open_calendar()
    view = popup_of(place.field).findChild(QTableView)
    assert view is not None
    model = view.model()
    assert model is not None
    assert [model.index(0, column).data() for column in range(7)] == [
        "周一",
        "周二",
        "周三",
        "周四",
        "周五",
        "周六",
        "周日",
    ]
