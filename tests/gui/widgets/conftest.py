"""A day's field to try, in English or in Chinese."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesbook.domain.days import Toward
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.system.i18n import set_default_language
from tests.gui.widgets.day_place import TUESDAY, Place


@pytest.fixture
def place(dressed: QApplication, qtbot: QtBot) -> Place:
    field = DayEdit(lambda: TUESDAY, toward=Toward.FUTURE)
    field.setAccessibleName("Day")
    return Place(qtbot, field)


@pytest.fixture
def chinese(dressed: QApplication) -> Iterator[None]:
    set_default_language("zh_CN")
    yield
    set_default_language("en")
