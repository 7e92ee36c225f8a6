"""The Settings page: everything that can be set stands there, saves itself, says so, has its effect, and is undone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QStyle, QStyleOptionButton

from salesbook.domain.errors import Refused
from salesbook.domain.evidence import Marker
from salesbook.domain.setting import KEYS
from salesbook.domain.text import Text
from salesbook.gui.application import Application
from salesbook.gui.main_window import MainWindow
from salesbook.gui.palette import Palette
from salesbook.gui.preferences.editors import WeekEditor
from salesbook.gui.preferences.row_view import RowView
from salesbook.gui.preferences.rows import SECTIONS
from salesbook.gui.stages.column_head import marker_words
from salesbook.gui.theme import COMPACT, SIZES, font_of
from salesbook.gui.today.today_page import TodayPage
from salesbook.queries.settings import method
from salesbook.system.i18n import language
from salesbook.system.settings import CHOICES, FORMS, load_settings
from salesbook.wording import marker_word, word
from tests.gui.preferences.conftest import window_of
from tests.gui.screens import wang_of
from tests.gui.settings_screens import settings_of
from tests.gui.settling import settle, until


def row_of(application: Application, name: str) -> RowView:
    """A row of the page, gone to."""
    window = window_of(application)
    window.open_setting(name)
    settle()
    return settings_of(window).rows[name]


def typed(view: RowView, words: str) -> None:
    """Type into a line as a rep does, and leave it."""
    field = view.editor
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    field.insert(words)
    field.textEdited.emit(words)
    QTest.keyClick(field, Qt.Key.Key_Return)


def chosen(view: RowView, value: str) -> None:
    """Choose from a list."""
    box = view.editor
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def after_rebuild(application: Application, before: MainWindow) -> MainWindow:
    """The window that took the other's place."""
    until(lambda: application.window is not None and application.window is not before)
    settle()
    return window_of(application)


def test_everything_that_can_be_set_stands_on_the_page() -> None:
    rows = [row for section in SECTIONS for row in section.rows]
    of_the_notebook = {row.key for row in rows if not row.here}
    here = {row.key.replace("-", "_") for row in rows if row.here}
    assert of_the_notebook == set(KEYS)
    assert here == {*CHOICES, *FORMS}
    assert len({row.name for row in rows}) == len(rows)


def test_a_name_saves_itself_says_so_and_is_undone(sample: Application) -> None:
    session = sample.session
    assert session is not None
    before = method(session.reader).my_name
    view = row_of(sample, "my-name")
    typed(view, "王 & <b>Li</b>")
    until(lambda: view.state.text() == "Saved")
    assert method(session.reader).my_name == "王 & <b>Li</b>"
    session.undo()
    until(lambda: view.editor.words() == before)
    assert method(session.reader).my_name == before


def test_typing_saves_after_a_pause_and_not_at_every_letter(sample: Application) -> None:
    session = sample.session
    assert session is not None
    view = row_of(sample, "my-company")
    field = view.editor
    assert isinstance(field, QLineEdit)
    changes = len(session.reader.journal(500))
    field.clear()
    QTest.keyClicks(field, "Boreas")
    assert len(session.reader.journal(500)) == changes
    until(lambda: view.state.text() == "Saved")
    assert method(session.reader).my_company == "Boreas"
    assert len(session.reader.journal(500)) == changes + 1


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("cadence-dating", "often", "number of days"),
        ("cadence-dating", "0", "number of days"),
        ("loyalty-line", "nan", "number from 0 to 5"),
        ("pareto-a", "101", "number from 1 to 100"),
        ("currency", "yuan", "three letters"),
        ("country", "China", "two letters"),
        ("days-off", "christmas", "2026-12-24"),
        ("quiet-from", "9 pm", "such as 21:00"),
    ],
)
def test_what_does_not_fit_is_said_and_left_standing(sample: Application, name: str, words: str, said: str) -> None:
    session = sample.session
    assert session is not None
    before, here = method(session.reader), sample.preferences.settings
    view = row_of(sample, name)
    typed(view, words)
    settle()
    assert said in view.trouble.text()
    assert view.trouble.isVisible()
    assert view.editor.words() == words
    assert (method(session.reader), sample.preferences.settings) == (before, here)
    # Another setting that saves itself meanwhile does not wipe it away.
    other = settings_of(window_of(sample)).rows["my-name"]
    typed(other, "Li")
    until(lambda: other.state.text() == "Saved")
    assert view.editor.words() == words


@pytest.mark.parametrize(
    ("name", "words", "field", "kept"),
    [
        ("my-interests", "羽毛球，tea、chess", "my_interests", ("羽毛球", "tea", "chess")),
        ("cadence-trust", "25", "cadence_trust", 25),
        ("loyalty-line", "3.5", "loyalty_line", 3.5),
        ("days-off", "2026-12-31, 2026-12-24", "days_off", ("2026-12-24", "2026-12-31")),
        ("country", "de", "country", "DE"),
        ("hospitality-limit", "5000", "hospitality_limit", 5000),
    ],
)
def test_what_fits_is_kept_in_the_notebook(
    sample: Application, name: str, words: str, field: str, kept: object
) -> None:
    session = sample.session
    assert session is not None
    view = row_of(sample, name)
    typed(view, words)
    until(lambda: getattr(method(session.reader), field) == kept)


def test_a_stricter_cadence_is_seen_in_today(sample: Application) -> None:
    window = window_of(sample)
    today = window.pages["today"]
    assert isinstance(today, TodayPage)
    today.list.more.emit()
    settle()
    before = today.list.due.rowCount()
    for stage in ("recognition", "dating", "trust", "ally"):
        view = row_of(sample, f"cadence-{stage}")
        typed(view, "1")
        until(lambda view=view: view.state.text() == "Saved")  # type: ignore[misc]
    window.show_page("today")
    until(lambda: today.list.due.rowCount() > before)


def test_working_days_are_chips_of_which_one_must_be_on(sample: Application) -> None:
    session = sample.session
    assert session is not None
    view = row_of(sample, "working-days")
    week = view.editor
    assert isinstance(week, WeekEditor)
    week.chips["sat"].click()
    until(lambda: method(session.reader).working_days[-1] == "sat")
    for day in ("mon", "tue", "wed", "thu", "fri"):
        week.chips[day].click()
    until(lambda: method(session.reader).working_days == ("sat",))
    week.chips["sat"].click()
    until(lambda: bool(view.trouble.text()))
    assert method(session.reader).working_days == ("sat",)


def test_a_late_saved_does_not_wipe_a_newer_refusal(sample: Application) -> None:
    view = row_of(sample, "cadence-dating")
    typed(view, "40")
    late = view.turn
    typed(view, "often")
    said = view.trouble.text()
    assert "number of days" in said
    view.saved(late)
    assert (view.trouble.text(), view.state.text(), view.editor.words()) == (said, "", "often")
    typed(view, "41")
    view.refused(Refused(Text("Too late.")), late)
    until(lambda: view.state.text() == "Saved")
    assert view.trouble.text() == ""


def test_an_amount_is_of_the_notebooks_currency(sample: Application) -> None:
    view = row_of(sample, "gift-limit")
    typed(row_of(sample, "currency"), "eur")
    until(lambda: view.unit.text() == "EUR")
    assert row_of(sample, "cadence-dating").unit.text() == "days"


def test_what_explains_a_box_stands_under_its_words(sample: Application) -> None:
    view = row_of(sample, "hide-names")
    settings_of(window_of(sample)).show_section("quiet")
    settle()
    box = view.editor
    assert isinstance(box, QCheckBox)
    option = QStyleOptionButton()
    box.initStyleOption(option)
    words = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, box).left() + box.x()
    assert abs(view.hint.x() + view.hint.indent() - words) <= 2


def test_a_kind_of_reminder_is_switched_off_and_on(sample: Application) -> None:
    session = sample.session
    assert session is not None
    view = row_of(sample, "rules-off:cadence")
    box = view.editor
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    QTest.keyClick(box, Qt.Key.Key_Space)
    until(lambda: method(session.reader).rules_off == ("cadence",))
    QTest.keyClick(box, Qt.Key.Key_Space)
    until(lambda: method(session.reader).rules_off == ())


def test_a_marker_is_called_what_the_rep_calls_it_and_ours_again_without_words(sample: Application) -> None:
    session = sample.session
    assert session is not None
    view = row_of(sample, f"marker-words:{Marker.JOINED_AN_ACTIVITY.value}")
    ours = word(Marker.JOINED_AN_ACTIVITY)
    typed(view, "went out, with me")
    until(lambda: marker_word(Marker.JOINED_AN_ACTIVITY) == "went out, with me")
    assert marker_words(Marker.JOINED_AN_ACTIVITY.stage) == "Went out, with me"
    assert word(Marker.JOINED_AN_ACTIVITY) == ours
    typed(view, "")
    until(lambda: marker_word(Marker.JOINED_AN_ACTIVITY) == ours)
    assert method(session.reader).marker_words == ()


def test_text_size_density_theme_and_language_change_at_once_and_keep_the_place(sample: Application) -> None:
    window = window_of(sample)
    for name, value in (("text-size", "150"), ("density", "compact"), ("theme", "dark"), ("language", "zh_CN")):
        chosen(row_of(sample, name), value)
        window = after_rebuild(sample, window)
        page = settings_of(window)
        assert window.stack.currentWidget() is page
        assert SECTIONS[page.sections.currentRow()].name == "window"
        assert page.rows[name].editor.words() == value
        assert page.rows[name].editor.hasFocus()
    assert language() == "zh_CN"
    assert window.theme.name == "dark"
    assert QApplication.font().pixelSize() == round(SIZES["body"] * 1.5)
    assert font_of("title").pixelSize() == 30
    assert window.theme.rows.two_lines == round(COMPACT.two_lines * 1.5)
    kept = load_settings(sample.preferences.home)
    assert (kept.text_size, kept.density, kept.theme, kept.language) == ("150", "compact", "dark", "zh_CN")


def test_rows_are_as_high_as_the_density_says(sample: Application) -> None:
    window = window_of(sample)
    today = window.pages["today"]
    assert isinstance(today, TodayPage)
    high = today.list.sizeHintForRow(1)
    chosen(row_of(sample, "density"), "compact")
    window = after_rebuild(sample, window)
    window.show_page("today")
    settle()
    today = window.pages["today"]
    assert isinstance(today, TodayPage)
    assert high - today.list.sizeHintForRow(1) == 8


def test_a_chosen_contact_stays_when_the_text_grows(sample: Application) -> None:
    window = window_of(sample)
    wang = wang_of(window)
    window.open_contact(wang)
    settle()
    sample.preferences.change(text_size="120")
    window = after_rebuild(sample, window)
    assert window.pages["contacts"].chosen_contacts() == (wang,)
    assert window.stack.currentWidget() is window.pages["contacts"]


def test_paper_and_notifications_are_kept_for_this_computer(sample: Application) -> None:
    chosen(row_of(sample, "paper"), "letter")
    typed(row_of(sample, "quiet-to"), "07:15")
    row_of(sample, "hide-names").editor.click()  # type: ignore[union-attr]
    row_of(sample, "autostart").editor.click()  # type: ignore[union-attr]
    chosen(row_of(sample, "lock-after"), "10")
    kept = json.loads((sample.preferences.home / "settings.json").read_text("utf-8"))
    wanted = {"paper": "letter", "quiet_to": "07:15", "hide_names": "yes", "autostart": "yes", "lock_after": "10"}
    assert kept | wanted == kept
    session = sample.session
    assert session is not None
    sheets = window_of(sample).dialogs._sheets(session.today)
    assert sheets is not None
    assert sheets.paper == "letter"


def test_settings_that_cannot_be_written_are_said(sample: Application) -> None:
    home = sample.preferences.home
    view = row_of(sample, "paper")
    (home / "settings.json").unlink()
    (home / "settings.json").mkdir()
    chosen(view, "letter")
    assert "cannot be written" in view.trouble.text()
    (home / "settings.json").rmdir()


def test_the_keyboard_goes_from_the_sections_to_the_fields(sample: Application) -> None:
    window = window_of(sample)
    window.act("settings")
    settle()
    page = settings_of(window)
    assert page.sections.hasFocus()
    QTest.keyClick(page.sections, Qt.Key.Key_Down)
    assert SECTIONS[page.sections.currentRow()].name == "window"
    QTest.keyClick(page.sections, Qt.Key.Key_Tab)
    assert page.rows["language"].editor.hasFocus()


@pytest.mark.parametrize(
    ("words", "name"), [("text size", "text-size"), ("quiet unt", "quiet-to"), ("my na", "my-name")]
)
def test_the_palette_finds_settings(sample: Application, words: str, name: str) -> None:
    window = window_of(sample)
    window.palette_list.open()
    window.top_bar.search.setText(words)
    settle()
    assert isinstance(window.palette_list, Palette)
    titles = [window.palette_list.list.item(row).text() for row in range(window.palette_list.list.count())]
    row = next(view for view in (row for section in SECTIONS for row in section.rows) if view.name == name)
    place = next(at for at, title in enumerate(titles) if title.casefold().startswith(words))
    window.palette_list.list.setCurrentRow(place)
    QTest.keyClick(window.top_bar.search, Qt.Key.Key_Return)
    settle()
    assert settings_of(window).rows[row.name].editor.hasFocus()


def test_scrolling_past_a_choice_changes_nothing(sample: Application) -> None:
    view = row_of(sample, "text-size")
    editor = view.editor
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(0, -120),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(editor, event)
    assert not event.isAccepted()
    assert editor.words() == "100"


def test_a_choice_typed_into_the_file_is_shown_as_it_is(sample: Application) -> None:
    sample.preferences.change(lock_after="7")
    assert row_of(sample, "lock-after").editor.words() == "7"


def test_the_home_is_not_named_in_the_window(sample: Application, home: Path) -> None:
    assert str(home) not in window_of(sample).windowTitle()
