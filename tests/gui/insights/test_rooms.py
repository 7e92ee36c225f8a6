"""Who gets the room in Insights: words before blanks, heads never cut, points before names."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesbook.domain.lenses.customer_equity import EquityFigures
from salesbook.domain.setting import Method
from salesbook.gui.insights.insights_page import InsightsPage
from salesbook.gui.insights.lens_look import FIGURES
from salesbook.gui.insights.picture import Names
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.widgets.rows_table import Column, RowsTable, head_width

WORDS = "They compared us with the cheaper ones and asked for a discount"


def test_words_get_the_room_and_no_head_is_cut(dressed: QApplication, qtbot: QtBot) -> None:
    columns = (
        Column[str]("Contact", lambda _row: "Bo", 240),
        Column[str]("What was said", lambda row: row),
        Column[str]("Non-business value", lambda _row: "1", 60, right=True),
    )
    table = RowsTable[str](LIGHT, columns, "Objections")
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.show()
    table.show_rows([WORDS])
    assert table.columnWidth(0) < 100
    assert table.columnWidth(2) >= head_width(table, 2) > 60
    assert table.columnWidth(1) > table.fontMetrics().horizontalAdvance(WORDS)


def test_a_narrow_table_cuts_words_before_figures(dressed: QApplication, qtbot: QtBot) -> None:
    columns = (
        Column[str]("Contact", lambda _row: "Marie-Claire Fontaine-Delacroix", 400),
        Column[str]("What was said", lambda row: row),
        Column[str]("Cost", lambda _row: "¥1,234,567", 200, right=True),
    )
    table = RowsTable[str](LIGHT, columns, "Offers")
    qtbot.addWidget(table)
    table.resize(330, 300)
    table.show()
    table.show_rows([WORDS])
    assert sum(table.columnWidth(place) for place in range(3)) <= table.viewport().width()
    assert table.columnWidth(2) > table.fontMetrics().horizontalAdvance("¥1,234,567")


def test_every_section_says_in_a_whole_sentence_what_it_is_for(
    empty_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    page = InsightsPage(empty_session, requests, LIGHT)
    qtbot.addWidget(page)
    page.resize(1166, 716)
    page.show()
    for name in page.names():
        page.choose(name)
        QApplication.processEvents()
        purpose = page.section().purpose
        assert purpose.isVisible(), name
        assert purpose.text().endswith("."), name
        assert purpose.height() >= purpose.heightForWidth(purpose.width()), name
    page.close()
    empty_session.wait()


def test_the_amounts_of_a_lens_are_whole(dressed: QApplication) -> None:
    expected = FIGURES[EquityFigures][1]
    assert [expected.said(minor, Method()) for minor in (23_442_319, 11_124_000)] == ["¥234,423", "¥111,240"]


def test_a_name_avoids_points_and_names_and_only_the_chosen_one_may_not(dressed: QApplication) -> None:
    picture = QImage(200, 60, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    names = Names(painter, QRectF(0, 0, 200, 60), LIGHT)
    place = QPointF(100, 30)
    for x in range(0, 200, 6):
        for y in range(0, 60, 6):
            names.keep_free(QPointF(x, y))
    assert not names.write(place, "Anna")
    assert names.write(place, "Anna", chosen=True)
    painter.end()
