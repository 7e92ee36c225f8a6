"""Every page and dialog opens in both languages, both themes and with large text: nothing is cut off, every day reads as people
write it, and Qt has nothing to complain about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QLabel, QWidget
from pytestqt.logging import Record, _QtMessageCapture

from tests.gui.cutting import cut_in
from tests.gui.screens import LANGUAGES, THEMES, Books, Tour, settle

# A mark of Latin script between two Chinese words, which comes of joining them as in English.
HALF_WIDTH = re.compile("[\u4e00-\u9fff）”][,;:!?] ?[\u4e00-\u9fff（“]|[\u4e00-\u9fff] ?\\(|\\) ?[\u4e00-\u9fff]")
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
        assert [words for words in said_on(screen) if is_day_of_a_machine(words)] == [], name
        if language == "zh_CN":
            assert [words for words in said_on(screen) if HALF_WIDTH.search(words)] == [], name
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


def said_on(screen: QWidget) -> Iterator[str]:
    """The words of labels and buttons, and of every row of lists and tables."""
    named: list[QLabel | QAbstractButton] = [*screen.findChildren(QLabel), *screen.findChildren(QAbstractButton)]
    yield from (one.text() for one in named if one.isVisible())
    for view in screen.findChildren(QAbstractItemView):
        if view.isVisible() and view.model() is not None:
            yield from cells_of(view.model())


def cells_of(model: QAbstractItemModel) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(model.rowCount()):
        for column in range(columns):
            index = model.index(row, column)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(index.data(role) or "")


# Sentences that say how a day may be typed.
OF_TYPING = ("Separated by", "用逗号分隔", " may be two days; ", "可能指两个日子")


def is_day_of_a_machine(words: str) -> bool:
    """Whether they hold a day such as 2026-11-24; an example of what may be typed is none."""
    found = re.search(r"\d{4}-\d\d-\d\d", words)
    return found is not None and not any(said in words for said in OF_TYPING)
