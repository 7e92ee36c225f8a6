"""Going by years through a long history: at once, however long it is, and everything can still be reached."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Channel
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, Visit
from salesbook.gui.contacts.timeline_model import PAGE, EntryRole, TimelineModel
from salesbook.gui.contacts.timeline_panel import TimelinePanel
from salesbook.queries.timeline import Entry, EntryKind, entries_at, timeline_index
from salesbook.store.notebook import Notebook
from tests.gui.contacts.conftest import DAY, Book

EACH_YEAR = 48
YEARS = tuple(range(2024, 2008, -1))


def long_history(notebook: Notebook, contact_id: str) -> None:
    visits = [
        Visit(date(year, 1 + n // 4, 1 + n % 4), channel=Channel.PHONE) for year in YEARS for n in range(EACH_YEAR)
    ]
    with notebook.change(Text("Make a long history")) as change:
        change.insert(*visits)
        change.insert(*(Participation(one.id, contact_id) for one in visits))


@pytest.fixture
def panel(book: Book, qtbot: QtBot) -> TimelinePanel:
    """Anna's timeline of 768 visits in sixteen years."""
    book.session.do(long_history, book.anna.id)
    book.session.wait()
    book.page.open_contact(book.anna.id)
    shown = book.page.contact.timeline
    qtbot.waitUntil(lambda: shown.entries.years() == YEARS)
    shown.list.setFocus()
    return shown


def current(panel: TimelinePanel) -> Entry:
    found = panel.list.currentIndex().data(EntryRole)
    assert isinstance(found, Entry)
    return found


def days(panel: TimelinePanel) -> list[date]:
    return [panel.entries.index(row, 0).data(EntryRole).day for row in range(panel.entries.rowCount())]


def test_a_history_of_one_year_has_no_years_to_choose(book: Book) -> None:
    book.page.open_contact(book.hostile.id)
    assert book.page.contact.timeline.years.isHidden()


def test_a_year_of_the_menu_is_shown_at_once(panel: TimelinePanel) -> None:
    assert panel.years.isVisible()
    assert panel.years.text() == "2024"
    menu = panel.years.open()
    assert [one.text() for one in menu.actions()] == [str(year) for year in YEARS]
    assert [one.text() for one in menu.actions() if one.isChecked()] == ["2024"]
    next(one for one in menu.actions() if one.text() == "2012").trigger()
    menu.close()
    assert (current(panel).day.year, panel.list.year(), panel.years.text()) == (2012, 2012, "2012")
    # What lies between was not read: the jump costs a page.
    assert panel.entries.rowCount() <= 2 * PAGE


def test_keys_go_a_year_back_and_forth(panel: TimelinePanel, qtbot: QtBot) -> None:
    shown = []
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(panel.list, key, Qt.KeyboardModifier.ControlModifier)
        shown.append(current(panel).day)
    assert shown == [date(year, 12, 4) for year in (2023, 2022, 2021, 2022)]
    for _time in range(30):
        qtbot.keyClick(panel.list, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert (current(panel).day, panel.years.text()) == (date(2009, 12, 4), "2009")
    qtbot.keyClick(panel.list, Qt.Key.Key_Home)
    assert (panel.list.year(), panel.entries.can_fetch_newer()) == (2024, False)


def test_going_up_after_a_jump_brings_the_newer_ones_without_a_gap(panel: TimelinePanel, qtbot: QtBot) -> None:
    panel.list.go_to_year(2015)
    for _time in range(3):
        qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    assert current(panel).day == date(2016, 1, 3)
    found = days(panel)
    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)


def test_the_wheel_at_the_top_brings_the_newer_ones(panel: TimelinePanel) -> None:
    panel.list.go_to_year(2015)
    assert panel.list.verticalScrollBar().value() == 0
    at = QPointF(60, 30)
    event = QWheelEvent(
        at,
        panel.list.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(panel.list.viewport(), event)
    assert panel.list.year() == 2016
    assert panel.list.verticalScrollBar().value() > 0


def test_a_change_meanwhile_leaves_one_where_one_is(panel: TimelinePanel, book: Book, qtbot: QtBot) -> None:
    panel.list.go_to_year(2015)
    here = current(panel).id
    newest = Visit(DAY)
    book.session.do(_log, newest, book.anna.id)
    qtbot.waitUntil(lambda: panel.entries.years()[0] == DAY.year)
    assert (current(panel).id, panel.list.year()) == (here, 2015)
    assert panel.list.currentIndex().row() == 0


def test_another_contact_begins_with_the_newest(panel: TimelinePanel, book: Book) -> None:
    panel.list.go_to_year(2015)
    book.page.open_contact(book.wang.id)
    assert not panel.entries.can_fetch_newer()


def test_a_visit_above_the_stretch_is_still_found(panel: TimelinePanel) -> None:
    newest = panel.entries.index(0, 0).data(EntryRole).id
    panel.list.go_to_year(2010)
    assert panel.reveal(newest)
    assert current(panel).id == newest


def test_a_chip_offers_the_years_of_its_kind(book: Book) -> None:
    reader = book.session.reader
    model = TimelineModel(lambda places: entries_at(reader, book.wang.id, places, DAY))
    model.show(timeline_index(reader, book.wang.id, DAY), DAY)
    model.show_kind(EntryKind.SALE)
    assert model.years() == ()


def _log(notebook: Notebook, visit: Visit, contact_id: str) -> None:
    with notebook.change(Text("Log")) as change:
        change.insert(visit, Participation(visit.id, contact_id))
