"""Every page and dialog opens in both languages, both themes and with large text: nothing is cut off, Qt has no complaint."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.logging import Record, _QtMessageCapture

from tests.gui.cutting import cut_in
from tests.gui.screens import LANGUAGES, THEMES, Books, Tour, settle

# What the platform without a screen says of itself.
OF_THE_PLATFORM = ("This plugin does not support",)
# What a screen of 1366 × 768 has room for.
ROOM = QSize(1350, 720)


# Each language and each theme once, and the largest text in the longer words: a tour takes its time, and what a theme
# spoils it spoils in every language.
@pytest.mark.parametrize(("language", "theme", "text_size"), [*zip(LANGUAGES, THEMES, ("150", "100"), strict=True)])
def test_every_screen_opens_whole_and_without_a_warning(
    dressed: QApplication, books: Books, home: Path, qtlog: _QtMessageCapture, language: str, theme: str, text_size: str
) -> None:
    seen = []
    for name, screen in Tour(dressed, home, books, language, theme, text_size).screens():
        assert screen.isVisible(), name
        if isinstance(screen, QDialog) and text_size == "150":
            # As on a screen that has room for it: the platform without a screen has one of 800 × 600.
            screen.resize(screen.size().expandedTo(ROOM))
            settle()
        assert still_cut(screen) == [], name
        # A widget that was shown without a parent is a window of its own, and keeps the program from ending.
        assert [one for one in QApplication.topLevelWidgets() if one.isVisible() and not one.windowTitle()] == [], name
        seen.append(name)
    assert len(set(seen)) == len(seen) > 20
    assert [record.message for record in qtlog.records if is_ours(record)] == []


def still_cut(screen: QWidget) -> list[str]:
    """What is cut when all is laid out: lines that wrap push others down, one round of layouts after the other."""
    for _round in range(20):
        if not (found := cut_in(screen)):
            break
        settle()
    return found


def is_ours(record: Record) -> bool:
    return not str(record.message).startswith(OF_THE_PLATFORM)
