"""Text of 150 %: nothing is cut that fits at 100 %, and icons grow with the words beside them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from salesbook.gui.contacts.list_panel import ListPanel
from salesbook.gui.icons import icon
from salesbook.gui.reporting.options_panel import OptionsPanel
from salesbook.gui.session import Session
from salesbook.gui.theme import COMFORTABLE, LIGHT, OUR_FONT, Theme, apply_theme, font_of
from salesbook.gui.words import button, with_icon
from salesbook.system.i18n import set_default_language


@pytest.fixture
def large(dressed: QApplication) -> Iterator[Theme]:
    theme = LIGHT.sized(1.5, COMFORTABLE)
    apply_theme(dressed, theme)
    yield theme
    apply_theme(dressed, LIGHT)


def is_whole(part: QWidget, holder: QWidget) -> bool:
    """Whether a widget is as large as it needs to be, and all of it is inside another."""
    corner = part.mapTo(holder, part.rect().bottomRight())
    return part.width() >= part.minimumSizeHint().width() and holder.rect().contains(corner)


def test_every_filter_and_the_saved_ones_have_room(sample_session: Session, large: Theme, qtbot: QtBot) -> None:
    panel = ListPanel(sample_session, large)
    qtbot.addWidget(panel)
    panel.resize(panel.minimumWidth(), 560)
    panel.show()
    assert panel.width() == panel.minimumWidth()
    assert len(panel.chips.chips) == 7
    for part in (*panel.chips.chips.values(), panel.saved.button):
        assert is_whole(part, panel), part.accessibleName()
    assert all(is_whole(chip, panel.chips) for chip in panel.chips.chips.values())


def test_the_options_of_a_report_are_not_cut(large: Theme, qtbot: QtBot) -> None:
    panel = OptionsPanel(large, "a4")
    qtbot.addWidget(panel)
    panel.resize(panel.width(), 560)
    panel.show()
    for part in (panel.languages, panel.papers, panel.print, panel.save):
        assert is_whole(part, panel), part.accessibleName()


def test_an_icon_grows_with_its_words(large: Theme, qtbot: QtBot) -> None:
    made = with_icon(button("Plan"), icon("calendar-days", large.text, 16))
    qtbot.addWidget(made)
    assert made.iconSize().height() == 24
    assert made.icon().actualSize(made.iconSize()) == made.iconSize()


@pytest.mark.parametrize(("language", "narrow"), [("en", True), ("zh_CN", False)])
def test_quotes_are_as_wide_as_the_language_writes_them(dressed: QApplication, language: str, narrow: bool) -> None:
    # A desktop that names no font leaves Latin to ours.
    before = dressed.font()
    ours = font_of("body")
    ours.setFamilies([OUR_FONT])
    dressed.setFont(ours)
    set_default_language(language)
    apply_theme(dressed, LIGHT)
    metrics = QFontMetrics(font_of("body"))
    assert all((metrics.horizontalAdvance(quote) < metrics.height() / 2) is narrow for quote in "“”‘’")
    assert metrics.horizontalAdvance("文") >= 13
    set_default_language("en")
    dressed.setFont(before)
    apply_theme(dressed, LIGHT)
