"""Text of 150 %: nothing is cut that fits at 100 %, and what stands beside words grows with them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.stage import Stage
from salesbook.gui.contacts.list_panel import ListPanel
from salesbook.gui.icons import icon
from salesbook.gui.reporting.options_panel import OptionsPanel
from salesbook.gui.session import Session
from salesbook.gui.theme import COMFORTABLE, LIGHT, OUR_FONT, Theme, apply_theme, font_of
from salesbook.gui.widgets.beside import Beside
from salesbook.gui.widgets.face_picker import FacePicker
from salesbook.gui.widgets.marks import StagePips, pips_width
from salesbook.gui.widgets.whole_dialog import WholeDialog
from salesbook.gui.words import button, label, number_edit, with_icon
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


@pytest.mark.parametrize("size", [1.0, 1.3, 1.5])
@pytest.mark.parametrize(
    "make",
    [
        QLineEdit,
        QComboBox,
        number_edit,
        lambda: button("Save"),
        lambda: button("Save", "small"),
        lambda: button("Stage", "chip"),
    ],
    ids=["line", "choice", "number", "button", "small-button", "chip"],
)
def test_a_part_has_room_for_its_line_and_is_as_high_with_the_focus_ring(
    dressed: QApplication, qtbot: QtBot, make: Callable[[], QWidget], size: float
) -> None:
    apply_theme(dressed, LIGHT.sized(size, COMFORTABLE))
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    first, part = QLineEdit(), make()
    for one in (first, part):
        column.addWidget(one)
    holder.show()
    holder.activateWindow()
    first.setFocus()
    QApplication.processEvents()
    high, wanted = part.height(), part.sizeHint().height()
    assert high >= part.fontMetrics().height()
    part.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert part.hasFocus()
    assert (part.height(), part.sizeHint().height()) == (high, wanted)
    apply_theme(dressed, LIGHT)


def test_the_pips_grow_with_the_words_beside_them(large: Theme, qtbot: QtBot) -> None:
    pips = StagePips(Stage.TRUST, large)
    qtbot.addWidget(pips)
    assert pips.width() == pips_width() == 4 * 12 + 3 * 3


def test_two_widgets_stand_side_by_side_only_where_both_have_room(dressed: QApplication, qtbot: QtBot) -> None:
    first, second = QWidget(), QWidget()
    first.setMinimumWidth(200)
    second.setMinimumWidth(100)
    holder = QWidget()
    qtbot.addWidget(holder)
    both = Beside(first, second, gap=10)
    both.setParent(holder)
    assert both.minimumSizeHint().width() == 200
    both.resize(310, 200)
    holder.show()
    assert not both.is_parted
    both.resize(309, 200)
    QApplication.processEvents()
    assert both.is_parted
    assert first.geometry().bottom() < second.geometry().top()
    assert (first.width(), second.width()) == (309, 309)
    second.hide()
    QApplication.processEvents()
    assert not both.is_parted
    second.show()
    both.resize(400, 200)
    QApplication.processEvents()
    assert not both.is_parted


def test_the_faces_take_two_rows_where_one_has_no_room(large: Theme, qtbot: QtBot) -> None:
    picker = FacePicker(large)
    qtbot.addWidget(picker)
    cells = picker.findChildren(QToolButton)
    picker.resize(800, 200)
    picker.show()
    QApplication.processEvents()
    assert len(cells) == 12
    assert all(is_whole(cell, picker) for cell in cells)
    assert len({cell.mapTo(picker, cell.rect().topLeft()).y() for cell in cells}) == 2
    picker.resize(1350, 200)
    QApplication.processEvents()
    assert len({cell.mapTo(picker, cell.rect().topLeft()).y() for cell in cells}) == 1


def test_a_dialog_opens_as_high_as_its_words_need(large: Theme, qtbot: QtBot) -> None:
    dialog = WholeDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    lines = [label("What is there now is kept beside it as a file, and can be opened again. " * 2) for _n in range(7)]
    for line in lines:
        line.setWordWrap(True)
        column.addWidget(line)
    dialog.setMinimumWidth(420)
    dialog.show()
    QApplication.processEvents()
    assert dialog.height() > dialog.screen().availableSize().height() * 2 / 3
    assert all(line.height() >= line.heightForWidth(line.width()) for line in lines)


def test_an_icon_grows_with_its_words(large: Theme, qtbot: QtBot) -> None:
    made = with_icon(button("Plan"), icon("calendar-days", large.text, 16))
    qtbot.addWidget(made)
    assert made.iconSize().height() == 24
    assert made.icon().actualSize(made.iconSize()) == made.iconSize()


@pytest.mark.parametrize(
    ("language", "narrow", "families"),
    [
        # A desktop that names no font leaves Latin to ours, and so does one that names a kind of fonts.
        ("en", True, [OUR_FONT]),
        ("en", True, ["Sans Serif", OUR_FONT]),
        ("zh_CN", False, [OUR_FONT]),
    ],
)
def test_quotes_are_as_wide_as_the_language_writes_them(
    dressed: QApplication, language: str, narrow: bool, families: list[str]
) -> None:
    before = dressed.font()
    ours = font_of("body")
    ours.setFamilies(families)
    dressed.setFont(ours)
    set_default_language(language)
    apply_theme(dressed, LIGHT)
    metrics = QFontMetrics(font_of("body"))
    assert all((metrics.horizontalAdvance(quote) < metrics.height() / 2) is narrow for quote in "“”‘’")
    assert metrics.horizontalAdvance("文") >= 13
    set_default_language("en")
    dressed.setFont(before)
    apply_theme(dressed, LIGHT)
