"""Single cards of the board: how they say the last touch, and that they stay under the pointer."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesbook.gui.stages.card_places import AROUND
from salesbook.gui.stages.card_words import brief_ago_words
from tests.gui.stages.conftest import DAY, Book, D


def test_a_touch_is_said_in_whole_words_before_it_is_shortened() -> None:
    assert brief_ago_words(DAY - timedelta(days=7), DAY) == ("7 days", "7 d")
    assert brief_ago_words(DAY, DAY) == brief_ago_words(None, DAY) == ()


def test_a_pressed_card_stays_where_it_is_while_the_one_above_it_shrinks(book: Book, qtbot: QtBot) -> None:
    view = book.column(D).view
    first, second = view.cards.index(0), view.cards.index(1)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(first).center())
    place = view.visualRect(second)
    assert view.visualRect(first).height() > view.visualRect(second).height()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert view.currentIndex() == second
    assert view.visualRect(second).top() == place.top()
    # Once the pointer has gone, the column begins at its top again.
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert view.visualRect(first).top() == AROUND
