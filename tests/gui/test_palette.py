"""The one field: people, visits and commands; Enter opens the first, also when it comes before the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.organisation import Organisation
from salesbook.domain.visit import Visit
from salesbook.gui.asking import Questions
from salesbook.gui.palette import Palette
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.top_bar import SearchField


@pytest.fixture
def acted() -> list[str]:
    return []


@pytest.fixture
def palette(sample_session: Session, requests: Requests, acted: list[str], qtbot: QtBot) -> Iterator[Palette]:
    window = QWidget()
    window.resize(1000, 700)
    field = SearchField(LIGHT)
    field.setParent(window)
    made = Palette(sample_session, requests, LIGHT, field, acted.append)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    made.open()
    yield made
    window.close()


def titles(palette: Palette) -> list[str]:
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_empty_it_shows_whom_the_rep_dealt_with_last_and_commands(palette: Palette) -> None:
    assert palette.isVisible()
    assert "Today" in titles(palette)
    assert palette.list.count() > 8


def test_a_person_is_found_by_pinyin_and_enter_opens_the_page(
    palette: Palette, sample_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    wang = next(one for one in sample_session.reader.select(Contact) if one.name == "王小明")
    qtbot.keyClicks(palette._field, "wangxm")
    assert titles(palette)[0] == "王小明"
    with qtbot.waitSignal(requests.contact_wanted) as asked:
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert asked.args == [wang.id]
    assert not palette.isVisible()


def test_enter_before_the_answer_waits_for_it(
    palette: Palette, sample_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    palette._questions.answered.disconnect()
    palette._questions = Questions(sample_session, palette, small=0)
    palette._questions.answered.connect(palette._show)
    qtbot.keyClicks(palette._field, "wangxm")
    with qtbot.waitSignal(requests.contact_wanted):
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)


def test_a_command_is_run_by_its_words(palette: Palette, acted: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(palette._field, "keyboard shortcuts")
    qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert acted == ["shortcuts"]


def test_a_name_nobody_has_offers_a_new_contact(palette: Palette, requests: Requests, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette._field, "Zzyzx")
    assert titles(palette) == ["New contact “Zzyzx”"]
    with qtbot.waitSignal(requests.new_contact_wanted) as asked:
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert asked.args == ["Zzyzx"]


def test_escape_goes_back_and_empties_the_field(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette._field, "wang")
    qtbot.keyClick(palette._field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert palette._field.text() == ""


@pytest.mark.parametrize("write", [str, lambda code: code.replace("-", "").lower()])
def test_the_code_of_a_planned_visit_offers_to_log_it(
    palette: Palette, sample_session: Session, requests: Requests, qtbot: QtBot, write: Callable[[str], str]
) -> None:
    visit = next(one for one in sample_session.reader.select(Visit) if one.code)
    assert visit.code is not None
    qtbot.keyClicks(palette._field, write(visit.code))
    assert titles(palette)[:2] == [f"Log the planned visit {visit.code}", f"Edit the planned visit {visit.code}"]
    assert not any(title.startswith("New contact") for title in titles(palette))
    with qtbot.waitSignal(requests.complete_wanted) as asked:
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert asked.args == [visit.id]


def test_a_code_that_no_planned_visit_has_is_searched_as_words(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette._field, "B7-9Z")
    assert not any("planned visit" in title for title in titles(palette))


@pytest.mark.parametrize("typed", ["hengxu", "恒序", "szhx"])
def test_an_organisation_is_found_by_its_name_pinyin_and_initials_and_opened(
    palette: Palette, sample_session: Session, requests: Requests, qtbot: QtBot, typed: str
) -> None:
    (house,) = sample_session.reader.select(Organisation, "name = '苏州恒序生物科技'")
    palette._field.insert(typed)
    qtbot.waitUntil(lambda: palette.shows_what_is_typed)
    assert titles(palette).count("苏州恒序生物科技") == 1
    palette.list.setCurrentRow(titles(palette).index("苏州恒序生物科技"))
    with qtbot.waitSignal(requests.organisation_wanted) as asked:
        qtbot.keyClick(palette._field, Qt.Key.Key_Return)
    assert asked.args == [house.id]


def test_a_person_is_not_followed_by_where_they_work_unless_it_is_called_so(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette._field, "wangxm")
    qtbot.waitUntil(lambda: palette.shows_what_is_typed)
    assert titles(palette)[0] == "王小明"
    assert "Bayer 拜耳" not in titles(palette)
