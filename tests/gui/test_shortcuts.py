"""The overview of keys: it names every key of the tables, and fits the screen however large its letters are."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from salesbook.gui.actions import ACTIONS, KEYS_IN
from salesbook.gui.shortcuts import Shortcuts
from salesbook.gui.theme import COMFORTABLE, LIGHT, apply_theme
from salesbook.gui.top_bar import keys_of
from salesbook.wording import render
from tests.gui.settling import settle


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def opened(window: QWidget) -> Shortcuts:
    dialog = Shortcuts(window)
    dialog.open()
    settle()
    return dialog


def test_every_key_of_every_place_is_named(window: QWidget) -> None:
    said = [one.text() for one in opened(window).findChildren(QLabel)]
    rows = set(pairwise(said))
    wanted = {(render(action.words), keys_of(action)) for action in ACTIONS if keys_of(action)}
    wanted |= {(render(words), keys) for table in KEYS_IN.values() for words, keys in table}
    assert wanted <= rows
    assert {"Today", "Stages", "Plan"} <= set(said)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_it_fits_the_screen_and_scrolls_by_keys(dressed: QApplication, window: QWidget, scale: float) -> None:
    apply_theme(dressed, LIGHT.sized(scale, COMFORTABLE))
    dialog = opened(window)
    try:
        room = dialog.screen().availableGeometry()
        assert dialog.height() <= room.height() - 40
        assert dialog.rect().contains(dialog.close_it.geometry())
        inner, shown = dialog.listed, dialog.area.viewport()
        assert inner.width() <= shown.width()
        QTest.keyClick(dialog.area, Qt.Key.Key_End)
        bar = dialog.area.verticalScrollBar()
        assert bar.maximum() == inner.height() - shown.height()
        QTest.keyClick(dialog.area, Qt.Key.Key_PageDown)
        assert bar.value() > 0
    finally:
        dialog.accept()
        apply_theme(dressed, LIGHT)
