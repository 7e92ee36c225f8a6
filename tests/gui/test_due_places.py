"""The rows of Today at every width: the reason has room, the day is whole, and the chosen row says all of its reason."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, Side
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT, font_of
from salesbook.gui.today.asked_day import asked_day
from salesbook.gui.today.due_delegate import GROWS, DueDelegate
from salesbook.gui.today.due_list import DueList
from salesbook.gui.today.due_places import ENOUGH, MOST_LINES, SIDE, due_places, reason_lines
from salesbook.operations.contacts import add_contact, add_part

DAY = date.today()
LONG = "the price list with three years of service, and in writing what we said of the second line in the northern hall"


def list_with(session: Session, qtbot: QtBot, what: str, *, days_late: int = 0, width: int = 800) -> DueList:
    """A list so wide, in which one promise is due; nothing in it is chosen."""
    anna = Contact("Anna Berg")
    session.do(add_contact, Profile(anna))
    session.do(add_part, Promise(anna.id, Side.ME, what, DAY - timedelta(days=days_late)), anna.name)
    session.wait()
    due = DueList(LIGHT)
    qtbot.addWidget(due)
    due.resize(width, 500)
    due.show()
    asked = asked_day(session.reader, day=DAY, shows_all=True)
    due.show_day((asked.must, asked.worth), (len(asked.must), len(asked.worth)), DAY)
    return due


def look_of(due: DueList) -> DueDelegate:
    look = due.itemDelegate()
    assert isinstance(look, DueDelegate)
    return look


@pytest.mark.parametrize("size", [1.0, 1.5])
@pytest.mark.parametrize("width", [240, 400, 567, 760, 1100])
def test_the_reason_has_room_at_every_width(width: int, size: float) -> None:
    def px(pixels: int) -> int:
        return round(pixels * size)

    day = px(110)
    places = due_places(width, day, px)
    assert places.stacked or places.reason_width >= px(ENOUGH)
    assert not places.stacked or places.reason + places.reason_width == width - SIDE
    # Nothing of the first line stands under the day.
    ends = (places.who + places.who_width, places.face if places.marks else 0, places.reason * (not places.stacked))
    assert max(ends) < width - SIDE - day


def test_a_row_is_higher_where_its_reason_takes_a_line_of_its_own(empty_session: Session, qtbot: QtBot) -> None:
    due = list_with(empty_session, qtbot, "samples")
    one = due.visualRect(due.currentIndex()).height()
    due.resize(400, 500)
    line = QFontMetrics(font_of("body")).lineSpacing()
    qtbot.waitUntil(lambda: due.visualRect(due.currentIndex()).height() == one + line)


def test_so_many_days_overdue_are_whole(empty_session: Session, qtbot: QtBot) -> None:
    due = list_with(empty_session, qtbot, "samples", days_late=1101)
    places = look_of(due).places
    said = QFontMetrics(font_of("body", bold=True)).horizontalAdvance("1101 days overdue")
    assert not places.stacked
    assert places.reason + places.reason_width + said < due.viewport().width() - SIDE


def test_the_chosen_row_says_its_whole_reason_above_its_answers(empty_session: Session, qtbot: QtBot) -> None:
    due = list_with(empty_session, qtbot, LONG)
    row = due.currentIndex()
    line, answers = QFontMetrics(font_of("body")).lineSpacing(), due.indexWidget(row).findChildren(QPushButton)
    more = due.visualRect(row).height() - LIGHT.rows.today - GROWS
    assert more >= line
    assert more % line == 0
    qtbot.waitUntil(lambda: all(one.y() > LIGHT.rows.today - 10 + more for one in answers))
    assert row.data(Qt.ItemDataRole.ToolTipRole) == f"<qt>I promised: {LONG}</qt>"


def test_a_reason_is_broken_into_lines_without_losing_a_word(dressed: object) -> None:
    font = font_of("body")
    lines = reason_lines(LONG, font, 300, MOST_LINES)
    assert 1 < len(lines) <= MOST_LINES
    assert " ".join(lines) == LONG
    assert all(QFontMetrics(font).horizontalAdvance(line) <= 300 for line in lines)


def test_a_reason_too_long_for_its_lines_ends_in_an_ellipsis(dressed: object) -> None:
    lines = reason_lines("长" * 900, font_of("body"), 200, MOST_LINES)
    assert len(lines) == MOST_LINES
    assert lines[-1].endswith("…")
    assert not lines[0].endswith("…")
