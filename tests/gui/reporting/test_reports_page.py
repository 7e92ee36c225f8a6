"""The Reports page: every report of the list, options that make another paper, printing and saving what is shown."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from salesbook.gui.papers import Order
from salesbook.gui.reporting.preview import SIZES
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import DARK, LIGHT, apply_theme
from salesbook.gui.unexpected import Guard
from salesbook.reports import REPORTS, report_named
from salesbook.reports.report import ReportGroup
from salesbook.system.i18n import set_default_language
from salesbook.system.log import LOG
from tests.gui.reporting.conftest import TODAY, Office, Places
from tests.gui.typed import type_in, type_only


def contact_named(session: Session, name: str) -> str:
    return str(session.reader.rows("SELECT id FROM contact WHERE name = ?", name)[0][0])


def test_the_list_holds_every_report_in_its_group(office: Office) -> None:
    page = office.page()
    listed = [made.objectName() for made in page.list.findChildren(QPushButton)]
    assert listed == [report.name for report in sorted(REPORTS, key=lambda one: list(ReportGroup).index(one.group))]


@pytest.mark.parametrize("name", [report.name for report in REPORTS])
def test_every_report_has_a_field_for_each_of_its_options_and_makes_a_paper(sample_office: Office, name: str) -> None:
    page = sample_office.page()
    report = report_named(name)
    month = timedelta(days=30)
    wang = contact_named(sample_office.session, "王小明")
    page.show_report(report, {"contact_id": wang, "first": TODAY - month, "last": TODAY + month})
    page.show()
    sample_office.wait(page)
    assert set(page.form.values()) == {entry.name for entry in fields(report.options)}
    assert page.document is not None
    assert page.document.pages == page.preview.view.pages >= 1
    assert page.preview.stack.currentWidget() is page.preview.view
    assert page.preview.page.text() == f"Page 1 of {page.document.pages}"


def test_the_page_opens_with_what_is_usual_at_fit_width(sample_office: Office) -> None:
    page = sample_office.shown("letter")
    assert page.report is REPORTS[0]
    assert page.form.values()["first"] == TODAY
    assert page.panel.paper() == "letter"
    assert page.preview.view.zoomMode() is QPdfView.ZoomMode.FitToWidth
    view = page.preview.view
    assert view.horizontalScrollBar().maximum() == 0
    assert page.document is not None
    assert page.panel.print.isEnabled()
    assert page.panel.save.isEnabled()
    assert "Call sheet" in view.accessibleDescription()


def test_nothing_planned_says_so_and_offers_to_plan(office: Office, requests: Requests, qtbot: QtBot) -> None:
    page = office.shown()
    assert page.document is None
    assert page.preview.empty.what.text().startswith("No visit is planned on ")
    assert not page.panel.print.isEnabled()
    assert not page.panel.save.isEnabled()
    assert page.preview.plan.isVisible()
    with qtbot.waitSignal(requests.plan_wanted):
        page.preview.plan.click()


def test_why_there_is_no_paper_is_whole_however_many_lines_it_takes(office: Office, qtbot: QtBot) -> None:
    page = office.shown()
    page.show_report(report_named("best-customers"))
    office.wait(page)
    why = page.preview.empty.what
    assert why.text().startswith("Nobody bought anything yet")
    assert why.heightForWidth(why.width()) > why.fontMetrics().height() * 3 // 2
    qtbot.waitUntil(lambda: why.height() >= why.heightForWidth(why.width()))


def test_a_visit_planned_meanwhile_brings_its_paper(office: Office, qtbot: QtBot) -> None:
    page = office.shown()
    office.plan(office.contact("Anna"))
    qtbot.waitUntil(lambda: page.document is not None)
    assert page.preview.view.isVisible()
    assert "Anna" in page.preview.view.accessibleDescription()


def test_a_change_while_another_page_is_shown_makes_the_paper_when_it_is_looked_at(
    office: Office, qtbot: QtBot
) -> None:
    page = office.shown()
    page.hide()
    office.plan(office.contact("Anna"))
    qtbot.waitUntil(lambda: not office.session.is_busy)
    assert not page.is_waiting
    page.show()
    qtbot.waitUntil(lambda: page.document is not None)


def test_choosing_another_paper_and_language_makes_another_document(sample_office: Office) -> None:
    page = sample_office.shown()
    page.panel.languages.setCurrentIndex(page.panel.languages.findData("zh_CN"))
    page.panel.papers.setCurrentIndex(page.panel.papers.findData("letter"))
    assert page.document is None
    assert not page.panel.print.isEnabled()
    sample_office.wait(page)
    assert "拜访单" in page.preview.view.accessibleDescription()
    assert page.preview.view.document().pagePointSize(0).height() == pytest.approx(792, abs=1)


def test_days_count_once_they_are_typed_and_what_is_none_leaves_the_paper_as_it_is(
    sample_office: Office, qtbot: QtBot
) -> None:
    page = sample_office.shown()
    days = page.form.days
    days.show_days((TODAY, TODAY))
    with qtbot.assertNotEmitted(days.changed):
        # Half of “28.2.2020”, and a day to come by itself.
        type_only(days.first, "28.2.")
        type_in(days.first, "30.2.2020")
    assert days.days() == (TODAY, TODAY)
    assert days.first.is_marked
    with qtbot.waitSignal(days.changed):
        type_in(days.first, "28.2.2020")
    assert days.days() == (date(2020, 2, 28), TODAY)


def test_days_keep_their_order_and_quick_choices_fill_them(sample_office: Office, qtbot: QtBot) -> None:
    page = sample_office.shown()
    days = page.form.days
    later = TODAY + timedelta(days=3)
    type_in(days.first, later.isoformat())
    assert days.days() == (later, later)
    assert days.last.day() == later
    monday = TODAY - timedelta(days=TODAY.weekday())
    for chip, span in zip(
        days.quick,
        (
            (TODAY, TODAY),
            (monday, monday + timedelta(days=6)),
            (monday - timedelta(days=7), monday - timedelta(days=1)),
            (TODAY.replace(day=1), None),
        ),
        strict=True,
    ):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
        first, last = days.days()
        assert first == span[0]
        if span[1] is None:
            assert ((last + timedelta(days=1)).day, last.month) == (1, TODAY.month)
        else:
            assert last == span[1]
        assert chip.isChecked()
        assert page.form.options().first == first


def test_only_the_newest_of_many_choices_is_shown(sample_office: Office, qtbot: QtBot) -> None:
    page = sample_office.shown()
    made: list[object] = []
    page.press.made.connect(made.append)
    for report in REPORTS:
        page.show_report(report, {"contact_id": contact_named(sample_office.session, "王小明")})
    page.show_report(report_named("route"))
    sample_office.wait(page)
    assert len(made) == 1
    assert "Day route" in page.preview.view.accessibleDescription()


def test_page_keys_turn_pages_and_stop_at_the_ends(sample_office: Office) -> None:
    page = sample_office.shown()
    page.activateWindow()
    page.panel.save.setFocus()
    view = page.preview.view
    assert view.pages == 4
    QTest.keyClick(page.panel.save, Qt.Key.Key_PageUp)
    assert view.page == 0
    for expected in (1, 2, 3, 3):
        QTest.keyClick(page.panel.save, Qt.Key.Key_PageDown)
        assert view.page == expected
    assert page.preview.page.text() == "Page 4 of 4"
    assert view.verticalScrollBar().value() > 0


def test_the_size_is_chosen_or_changed_by_keys(sample_office: Office) -> None:
    page = sample_office.shown()
    preview, view = page.preview, page.preview.view
    preview.zoom.setCurrentIndex(SIZES.index(2.0))
    assert (view.zoomMode(), view.zoomFactor()) == (QPdfView.ZoomMode.Custom, 2.0)
    view.zoom_by(-1)
    assert view.zoomFactor() == pytest.approx(1.6)
    assert preview.zoom.placeholderText() == "160 %"
    preview.zoom.setCurrentIndex(0)
    assert view.zoomMode() is QPdfView.ZoomMode.FitToWidth
    fitted = view.shown_factor()
    view.zoom_by(1)
    assert view.zoomFactor() == pytest.approx(fitted * 1.25)


def test_what_the_font_lacks_is_named_in_one_line(office: Office) -> None:
    office.plan(office.contact("Ana 😀"))
    page = office.shown()
    assert page.preview.lacking.isVisible()
    assert page.preview.lacking.text() == "The font lacks 😀; they are printed as 〓."


def test_what_is_shown_is_saved_and_said(sample_office: Office, places: Places, qtbot: QtBot) -> None:
    page = sample_office.shown()
    with qtbot.waitSignal(sample_office.requests.saved) as told:
        page.panel.save.click()
    assert str(told.args[0]) == "Saved as paper.pdf"
    assert told.args[1] == places.place
    assert places.proposed == [f"call-sheet-{TODAY.isoformat()}.pdf"]
    assert page.document is not None
    assert places.place is not None
    assert places.place.read_bytes() == page.document.pdf


def test_a_key_saves_too_but_only_what_is_there(office: Office, places: Places, qtbot: QtBot) -> None:
    page = office.shown()
    page.activateWindow()
    page.list.take_focus()
    QTest.keyClick(page.list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert places.proposed == []
    office.plan(office.contact("Anna"))
    qtbot.waitUntil(lambda: page.document is not None)
    with qtbot.waitSignal(office.requests.saved):
        QTest.keyClick(page.list, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    # One person is visited, so the file is called after them.
    assert places.proposed == [f"call-sheet-Anna-{TODAY.isoformat()}.pdf"]


def test_the_press_rests_while_nobody_looks_and_works_again_after(sample_office: Office, qtbot: QtBot) -> None:
    page = sample_office.shown()
    page._rest.setInterval(0)
    page.hide()
    qtbot.waitUntil(lambda: not page.press.is_ready)
    page.show()
    assert page.press.is_ready
    page.show_report(report_named("route"))
    sample_office.wait(page)
    assert page.document is not None


def test_a_place_that_cannot_be_written_is_said_in_a_sentence(
    sample_office: Office, places: Places, requests: Requests, tmp_path: Path, qtbot: QtBot
) -> None:
    page = sample_office.shown()
    places.place = tmp_path / "nowhere" / "paper.pdf"
    with qtbot.waitSignal(requests.refused) as told:
        page.panel.save.click()
    assert "does not exist" in str(told.args[0].text)
    assert page.document is not None


def test_giving_up_the_place_saves_nothing(sample_office: Office, places: Places, tmp_path: Path) -> None:
    page = sample_office.shown()
    before = sorted(tmp_path.iterdir())
    places.place = None
    page.panel.save.click()
    assert sorted(tmp_path.iterdir()) == before


def test_giving_up_a_paper_says_so_and_makes_it_when_asked_again(sample_office: Office, qtbot: QtBot) -> None:
    page = sample_office.shown()
    page.make()
    page.preview.cancel.click()
    assert not page.is_waiting
    assert page.document is None
    assert page.preview.again.isVisible()
    assert page.preview.empty.what.text() == "You gave up before the paper was done."
    page.preview.again.click()
    sample_office.wait(page)
    assert page.document is not None


def test_a_press_that_died_is_told_and_the_next_order_begins_another(sample_office: Office, qtbot: QtBot) -> None:
    page = sample_office.shown()
    assert page.press._process is not None
    page.press._process.kill()
    page.press._process.join()
    page.refresh()
    sample_office.wait(page)
    assert page.document is not None


def test_a_press_that_dies_at_work_leaves_a_sentence(sample_office: Office, qtbot: QtBot) -> None:
    page = sample_office.shown()
    page.make()
    assert page.press._process is not None
    page.press._process.kill()
    qtbot.waitUntil(lambda: page.preview.empty.what.text() != "" or page.document is not None)
    assert page.document is None
    assert page.preview.empty.what.text().startswith("An error in the program")
    page.make()
    sample_office.wait(page)
    assert page.document is not None


def test_a_switch_of_language_keeps_what_was_chosen(sample_office: Office) -> None:
    page = sample_office.shown()
    wang = contact_named(sample_office.session, "王小明")
    page.show_report(report_named("visit-report"), {"contact_id": wang, "first": TODAY - timedelta(days=300)})
    page.panel.papers.setCurrentIndex(page.panel.papers.findData("letter"))
    page.preview.zoom.setCurrentIndex(SIZES.index(1.5))
    kept = page.state()
    page.press.close()
    set_default_language("zh_CN")
    again = sample_office.page()
    again.restore(kept)
    again.show()
    sample_office.wait(again)
    assert again.report.name == "visit-report"
    assert again.form.values()["contact_id"] == wang
    assert again.form.values()["first"] == TODAY - timedelta(days=300)
    assert (again.panel.language(), again.panel.paper()) == ("zh_CN", "letter")
    assert again.preview.view.zoomFactor() == 1.5
    assert "拜访报告" in again.preview.view.accessibleDescription()


@pytest.mark.parametrize(("chosen", "after"), [(None, "zh_CN"), ("zh_CN", "zh_CN"), ("en", "zh_CN")])
def test_the_language_of_the_paper_is_the_windows_also_when_the_state_is_asked_for_after_the_switch(
    sample_office: Office, chosen: str | None, after: str
) -> None:
    page = sample_office.page()
    if chosen:
        page.panel.languages.setCurrentIndex(page.panel.languages.findData(chosen))
    page.press.close()
    set_default_language("zh_CN")
    kept = page.state()
    again = sample_office.page()
    again.restore(kept)
    assert again.panel.language() == after


def test_the_paper_stays_white_in_the_dark_theme(sample_office: Office, dressed: QApplication, qtbot: QtBot) -> None:
    apply_theme(dressed, DARK)
    try:
        view = sample_office.shown(theme=DARK).preview.view.viewport()

        def colour(x: int) -> str:
            return view.grab().toImage().pixelColor(x, 40).name().upper()

        qtbot.waitUntil(lambda: colour(60) == "#FFFFFF")
        assert colour(5) == DARK.window
    finally:
        apply_theme(dressed, LIGHT)


def test_a_paper_that_an_error_of_ours_prevents_is_said_and_logged_by_its_places_alone(
    sample_office: Office, home: Path, dressed: QApplication
) -> None:
    guard = Guard(home, dressed)
    sample_office.requests.broken.connect(guard.log)
    page = sample_office.shown()
    wang = contact_named(sample_office.session, "王小明")
    # Options of a kind that no report has, with words of the notebook in them.
    for _ in range(2):
        page.press.make(sample_office.session.book, Order("route", ("王小明", wang), TODAY, "en", "a4"))
        sample_office.wait(page)
    assert page.preview.empty.what.text() == (
        "An error in the program kept this paper from being made (AttributeError)."
    )
    logged = (home / LOG).read_text(encoding="utf-8")
    assert "PaperFailed\nafter AttributeError\n  salesbook/gui/papers.py:" in logged
    assert logged.count("PaperFailed") == 1
    assert "王小明" not in logged
    assert wang not in logged
