"""Choosing an emotion by keys alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesbook.domain.emotion import Emotion
from salesbook.gui.theme import LIGHT
from salesbook.gui.widgets.face_picker import FacePicker
from salesbook.gui.words import ToolButton


def test_arrows_go_to_a_face_and_enter_or_space_chooses_it(dressed: QApplication, qtbot: QtBot) -> None:
    picker = FacePicker(LIGHT)
    qtbot.addWidget(picker)
    picker.show()
    with qtbot.waitActive(picker):
        picker.activateWindow()
    picked: list[Emotion | None] = []
    picker.picked.connect(picked.append)
    first, second = picker.findChildren(ToolButton)[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert (picker.chosen(), picked) == (Emotion.PLEASED, [Emotion.PLEASED])
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Space)
    assert picker.chosen() is Emotion.HAPPY
    # The same again takes it back; Enter with Ctrl is the dialog's.
    qtbot.keyClick(second, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert picker.chosen() is Emotion.HAPPY
    qtbot.keyClick(second, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert picker.chosen() is None
    assert picked[-1] is None
