"""The sheet of a visit in little room: it stays on the screen, its buttons are there, and what is long is cut, not lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.gui.visits.visit_sheet import sheet_size
from salesbook.gui.widgets.value_chip import ValueChip

LONG = "a very long promise about the pump and the samples " * 8


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.fixture
def dialog(window: QWidget, empty_session: Session, requests: Requests) -> VisitDialog:
    made = VisitDialog(window, empty_session, requests, LIGHT, ())
    made.show()
    return made


def settle() -> None:
    for _round in range(3):
        QApplication.processEvents()


@pytest.mark.parametrize("available", [QSize(1366, 768), QSize(1366, 728), QSize(1024, 640)])
@pytest.mark.parametrize("text_size", [1.0, 1.5])
def test_the_sheet_with_its_frame_is_never_higher_than_the_screen(available: QSize, text_size: float) -> None:
    size = sheet_size(lambda pixels: round(pixels * text_size), available)
    assert size.height() <= available.height() - 48
    assert 980 <= size.width() <= available.width()


def test_on_a_large_screen_it_grows_with_the_text() -> None:
    assert sheet_size(lambda pixels: pixels * 2, QSize(3840, 2160)) == QSize(1960, 1376)


def test_save_is_in_sight_whatever_the_line_says(dialog: VisitDialog) -> None:
    dialog.line.setPlainText(f"Zoltan lunch happy; promised {LONG}; promised {LONG} by fri; call thu 10")
    settle()
    dialog.resize(sheet_size(LIGHT.px, QSize(1366, 640)))
    settle()
    assert dialog.width() == 980
    corner = dialog.save.mapTo(dialog, dialog.save.rect().bottomRight())
    assert dialog.rect().contains(corner)
    assert dialog.rect().contains(dialog.chips.geometry())


def test_a_dozen_long_chips_leave_the_form_its_room_and_the_last_one_is_seen(dialog: VisitDialog) -> None:
    promises = [f"promised the long report number {n} about the pump and all the samples" for n in range(12)]
    dialog.resize(980, 640)
    dialog.line.setPlainText("Zoltan lunch; " + "; ".join(promises))
    settle()
    chips = dialog.chips.findChildren(ValueChip)
    assert len(chips) > 12
    assert dialog.chips.height() < 4 * chips[0].height()
    assert (
        dialog.chips.viewport()
        .rect()
        .contains(chips[-1].mapTo(dialog.chips.viewport(), chips[-1].rect().bottomRight()))
    )
    chips[-1].click()
    settle()
    dialog.line.setPlainText("Zoltan lunch")
    settle()
    few = dialog.chips.findChildren(ValueChip)
    assert dialog.chips.height() == few[0].height()


def test_a_long_promise_is_cut_before_its_cross_and_told_whole_in_the_tool_tip(dialog: VisitDialog) -> None:
    dialog.line.setPlainText(f"Zoltan lunch; promised <b>{LONG}</b>; call thu 10")
    settle()
    long, short = (
        next(chip for chip in dialog.chips.findChildren(ValueChip) if words in chip.text())
        for words in ("promised", "Meal")
    )
    assert long.text().endswith("…  ×")
    assert long.fontMetrics().horizontalAdvance(long.text()) < long.width()
    assert long.toolTip().count("a very long promise") == 8
    assert "&lt;b&gt;" in long.toolTip()
    assert (short.text(), short.toolTip()) == ("Meal  ×", "")
    long.click()
    settle()
    assert "a very long promise" in dialog.form.note.toPlainText()


def test_the_names_that_are_offered_lie_in_a_frame_over_the_form(dialog: VisitDialog) -> None:
    popup = dialog.form.people.field.completer().popup()
    assert popup is not None
    assert popup.property("look") == "popup"
