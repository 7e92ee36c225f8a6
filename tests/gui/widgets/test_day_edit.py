"""A day's field: what is typed, moved, chosen, shown, and what becomes of what is no day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.days import AFTER_TODAY, FROM_TODAY, UNTIL_TODAY, Limit, Toward
from salesbook.domain.errors import Refused
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.wording import render
from tests.gui.typed import type_in, type_only
from tests.gui.widgets.day_place import TUESDAY, Clock, Place


def test_it_is_one_stop_and_says_what_it_understands_while_typing(place: Place, qtbot: QtBot) -> None:
    place.before.setFocus()
    qtbot.keyClick(place.before, Qt.Key.Key_Tab)
    assert place.field.hasFocus()
    qtbot.keyClicks(place.field, "fri")
    assert place.said == "Friday 27 November 2026"
    assert place.field.accessibleDescription() == "Friday 27 November 2026"
    assert place.field.day() == date(2026, 11, 27)
    qtbot.keyClick(place.field, Qt.Key.Key_Tab)
    assert place.after.hasFocus()
    assert (place.field.text(), place.said) == ("Fri 27 Nov 2026", "")


def test_a_settled_field_is_typed_over_at_once(place: Place, qtbot: QtBot) -> None:
    place.field.show_day(TUESDAY)
    assert place.field.text() == "Tue 24 Nov 2026"
    place.before.setFocus()
    qtbot.keyClick(place.before, Qt.Key.Key_Tab)
    # Without its weekday, which would contradict another day typed into it.
    assert (place.field.text(), place.field.selectedText()) == ("24 Nov 2026", "24 Nov 2026")
    place.field.setCursorPosition(2)
    qtbot.keyClick(place.field, Qt.Key.Key_Backspace)
    qtbot.keyClicks(place.field, "5")
    qtbot.keyClick(place.field, Qt.Key.Key_Tab)
    assert place.field.text() == "Wed 25 Nov 2026"


@pytest.mark.parametrize(
    ("typed", "settled"),
    [
        ("昨天", "2026年11月23日 周一"),
        ("下周三", "2026年12月2日 周三"),
        ("28.2.", "2027年2月28日 周日"),
        ("tomorrow", "2026年11月25日 周三"),
        ("2026-12-24", "2026年12月24日 周四"),
    ],
)
def test_a_day_of_either_language_is_written_as_the_window_does(
    chinese: None, place: Place, typed: str, settled: str
) -> None:
    type_in(place.field, typed)
    assert place.field.text() == settled


def test_what_it_wrote_is_read_back(chinese: None, place: Place, qtbot: QtBot) -> None:
    place.field.show_day(date(2027, 2, 28))
    place.before.setFocus()
    qtbot.keyClick(place.before, Qt.Key.Key_Tab)
    assert place.field.text() == "2027年2月28日"
    type_in(place.field, "2027年2月27日")
    assert place.field.day() == date(2027, 2, 27)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("30 Feb", "There is no such day as “30 Feb”; check its month and day."),
        ("2月30日", "There is no such day as “2月30日”; check its month and day."),
        ("2/3", "“2/3” may be two days; write 2027-03-02 or 2027-02-03, year, month and day."),
        ("soon", "“soon” is not a day; write it like tomorrow, fri, 28 Feb, +3d or 2026-11-24."),
        ("", "Give a day, such as tomorrow, fri or 2026-12-24."),
    ],
)
def test_what_is_no_day_stays_and_is_marked_with_its_sentence(
    place: Place, qtbot: QtBot, typed: str, sentence: str
) -> None:
    place.field.show_day(TUESDAY)
    type_in(place.field, typed)
    assert place.field.text() == typed
    assert place.field.is_marked
    assert place.field.toolTip() == sentence
    with pytest.raises(Refused) as refused:
        place.field.day()
    assert render(refused.value.text) == sentence
    place.field.complain()
    assert place.said == sentence
    assert place.field.hasFocus()
    type_only(place.field, "fri")
    assert not place.field.is_marked
    assert place.field.toolTip() == ""


def test_nothing_is_marked_while_a_word_may_still_go_on(place: Place, qtbot: QtBot) -> None:
    place.field.setFocus()
    qtbot.keyClicks(place.field, "fr")
    assert "is not a day" in place.said
    assert not place.field.is_marked
    assert place.field.last_meant is None


@pytest.mark.parametrize(
    ("limit", "typed", "sentence"),
    [
        (UNTIL_TODAY, "tomorrow", "25 Nov 2026 is still to come; give today or a day before."),
        (FROM_TODAY, "yesterday", "23 Nov 2026 is past; give today or a later day."),
        (AFTER_TODAY, "today", "24 Nov 2026 is not after today; give a day to come."),
    ],
)
def test_a_day_beyond_the_limit_is_refused_in_one_sentence(
    dressed: QApplication, qtbot: QtBot, limit: Limit, typed: str, sentence: str
) -> None:
    place = Place(qtbot, DayEdit(lambda: TUESDAY, limit=limit))
    place.field.setFocus()
    qtbot.keyClicks(place.field, typed)
    assert place.said == sentence
    qtbot.keyClick(place.field, Qt.Key.Key_Tab)
    assert place.field.is_marked
    assert place.field.text() == typed
    with pytest.raises(Refused):
        place.field.day()


@pytest.mark.parametrize(
    ("limit", "typed", "expected"),
    [
        (UNTIL_TODAY, "fri", date(2026, 11, 20)),
        (UNTIL_TODAY, "28.12.", date(2025, 12, 28)),
        (FROM_TODAY, "2 Jan", date(2027, 1, 2)),
    ],
)
def test_a_day_without_its_year_lies_on_the_side_that_is_taken(
    dressed: QApplication, qtbot: QtBot, limit: Limit, typed: str, expected: date
) -> None:
    place = Place(qtbot, DayEdit(lambda: TUESDAY, limit=limit))
    type_in(place.field, typed)
    assert place.field.day() == expected


def test_what_the_program_shows_is_not_judged_by_the_limit(dressed: QApplication, qtbot: QtBot) -> None:
    place = Place(qtbot, DayEdit(lambda: TUESDAY, limit=FROM_TODAY))
    overdue = TUESDAY - timedelta(days=9)
    place.field.show_day(overdue)
    place.field.setFocus()
    qtbot.keyClick(place.field, Qt.Key.Key_Tab)
    assert place.field.day() == overdue
    assert not place.field.is_marked
    assert place.told == []


@pytest.mark.parametrize(
    ("key", "how", "expected"),
    [
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, date(2027, 2, 1)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier, date(2027, 1, 30)),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier, date(2027, 2, 7)),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier, date(2027, 1, 24)),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, date(2027, 2, 28)),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier, date(2026, 12, 31)),
    ],
)
def test_keys_move_the_day(place: Place, qtbot: QtBot, key: Qt.Key, how: Qt.KeyboardModifier, expected: date) -> None:
    place.field.show_day(date(2027, 1, 31))
    place.field.setFocus()
    qtbot.keyClick(place.field, key, how)
    assert place.field.day() == expected
    assert place.said.endswith(str(expected.year))
    assert place.told == ["changed", "decided"]
    qtbot.keyClicks(place.field, "fri")
    assert place.field.text() == "fri"


def test_keys_stop_at_the_limit_and_begin_from_today(dressed: QApplication, qtbot: QtBot) -> None:
    place = Place(qtbot, DayEdit(lambda: TUESDAY, limit=UNTIL_TODAY))
    place.field.setFocus()
    qtbot.keyClick(place.field, Qt.Key.Key_Down)
    assert place.field.day() == TUESDAY
    qtbot.keyClick(place.field, Qt.Key.Key_Up)
    qtbot.keyClick(place.field, Qt.Key.Key_PageUp)
    assert place.field.day() == TUESDAY


def test_keys_leave_alone_what_cannot_be_read(place: Place, qtbot: QtBot) -> None:
    type_only(place.field, "30 Feb")
    place.told.clear()
    qtbot.keyClick(place.field, Qt.Key.Key_Up)
    assert place.field.text() == "30 Feb"
    assert place.told == []


def test_a_day_is_decided_once_when_it_is_left(place: Place, qtbot: QtBot) -> None:
    place.field.setFocus()
    qtbot.keyClicks(place.field, "fri")
    assert place.told == ["changed"] * 3
    qtbot.keyClick(place.field, Qt.Key.Key_Return)
    qtbot.keyClick(place.field, Qt.Key.Key_Tab)
    assert place.told == ["changed"] * 3 + ["decided"]
    place.told.clear()
    type_in(place.field, "soon")
    assert place.told == ["changed"]


def test_an_optional_day_may_be_empty(dressed: QApplication, qtbot: QtBot) -> None:
    place = Place(qtbot, DayEdit(lambda: TUESDAY, optional=True))
    place.field.show_day(TUESDAY)
    type_in(place.field, "")
    assert place.field.day_or_none() is None
    assert not place.field.is_marked


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 12, 24), "24 Dec"),
        (date(2027, 2, 28), "28 Feb"),
        (date(2027, 12, 24), "24 Dec 2027"),
        (TUESDAY, "24 Nov"),
    ],
)
def test_a_brief_field_leaves_out_the_year_that_goes_without_saying(
    dressed: QApplication, qtbot: QtBot, day: date, text: str
) -> None:
    place = Place(qtbot, DayEdit(lambda: TUESDAY, toward=Toward.FUTURE, brief=True))
    place.field.show_day(day)
    assert place.field.text() == text
    assert place.field.day() == day


def test_what_it_shows_stays_the_same_day_over_midnight(dressed: QApplication, qtbot: QtBot) -> None:
    clock = Clock()
    place = Place(qtbot, DayEdit(clock, toward=Toward.FUTURE, brief=True))
    type_in(place.field, "24 Nov")
    clock.today = TUESDAY + timedelta(days=1)
    assert place.field.day() == TUESDAY


@pytest.mark.parametrize(
    ("typed", "kept", "text", "marked"),
    [
        ("tomorrow", {"day": "2026-11-25"}, "Wed 25 Nov 2026", False),
        ("30 Feb", {"typed": "30 Feb"}, "30 Feb", True),
        ("2100-01-01", {"typed": "2100-01-01"}, "2100-01-01", True),
        ("", {"typed": ""}, "", True),
    ],
)
def test_a_draft_keeps_the_day_that_was_meant_or_what_was_typed(
    dressed: QApplication, qtbot: QtBot, typed: str, kept: dict[str, str], text: str, marked: bool
) -> None:
    clock = Clock()
    before, after = Place(qtbot, DayEdit(clock)), Place(qtbot, DayEdit(clock))
    type_only(before.field, "x")
    type_only(before.field, typed)
    assert before.field.filled() == kept
    clock.today = TUESDAY + timedelta(days=3)
    after.field.fill(before.field.filled())
    assert (after.field.text(), after.field.is_marked) == (text, marked)
    assert after.told == []


def test_what_is_said_lies_within_the_page_that_scrolls(dressed: QApplication, qtbot: QtBot) -> None:
    area, inner, field = QScrollArea(), QWidget(), DayEdit(lambda: TUESDAY)
    column = QVBoxLayout(inner)
    column.addStretch(1)
    column.addWidget(field)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.resize(220, 120)
    qtbot.addWidget(area)
    area.show()
    field.setFocus()
    qtbot.keyClicks(field, "2/3")
    (said,) = inner.findChildren(QLabel)
    assert said.isVisible()
    assert inner.rect().contains(said.geometry())
    assert not said.geometry().intersects(QRect(field.pos(), field.size()))
