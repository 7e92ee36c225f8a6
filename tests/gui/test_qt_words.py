"""Qt's own words in Chinese: nothing of a file dialog stays English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact, MessagingId, Phone
from salesbook.domain.profile import Profile
from salesbook.gui.contacts.fact_words import language_from, language_words, service_words, stored_service
from salesbook.gui.qt_words import QtWords, keep_qt_silent, let_qt_speak
from salesbook.gui.transfer.transfer_words import lines_of
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import set_default_language
from tests.gui.screens import Books, Tour, settle, until


@pytest.fixture
def chinese(dressed: QApplication) -> Iterator[None]:
    set_default_language("zh_CN")
    let_qt_speak(dressed)
    yield
    set_default_language("en")


def test_the_labels_of_a_file_dialog_are_chinese(chinese: None, qtbot: QtBot) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    words = [label.text() for label in dialog.findChildren(QLabel) if label.text()]
    assert {"查找范围：", "文件类型："} <= set(words)
    assert not [one for one in words if one.isascii()]


def test_words_that_qt_does_not_know_stay_what_they_are(chinese: None) -> None:
    assert QApplication.translate("QFileDialog", "&No such words") == "&No such words"


def test_keys_keep_the_names_that_stand_on_them(chinese: None) -> None:
    native = QKeySequence.SequenceFormat.NativeText
    assert QKeySequence("Ctrl+Shift+Return").toString(native) == "Ctrl+Shift+Enter"
    assert QKeySequence("Delete").toString(native) in ("Delete", "Del")


def test_three_things_side_by_side_have_three_names(chinese: None) -> None:
    assert len({_("Log"), _("Record"), _("Notes")}) == 3


def test_a_service_is_called_alike_however_it_was_stored(chinese: None) -> None:
    assert {service_words(stored) for stored in ("WeChat", "微信", "weixin")} == {"微信"}
    set_default_language("en")
    assert service_words("微信") == "WeChat"
    assert service_words("Threema") == "Threema"


def test_a_service_nobody_renamed_is_stored_as_it_was(chinese: None) -> None:
    assert stored_service("weixin", "微信") == "weixin"
    assert stored_service("WeChat", " ") == "WeChat"
    assert stored_service("WeChat", "钉钉") == "DingTalk"


def test_a_language_that_an_address_book_says_by_its_code_is_named_and_stored_again_as_it_was(chinese: None) -> None:
    assert language_words("zh-Hans") == "中文"
    assert language_from("zh-Hans", "中文") == "zh-Hans"
    assert language_from("zh-Hans", "英语") == "en"
    assert language_from("", "上海话") == "上海话"
    assert language_words("上海话") == "上海话"
    assert (language_words(""), language_from("en", " ")) == ("", "")


def test_the_review_of_an_import_says_services_labels_and_languages_in_the_language_of_the_window(
    chinese: None,
) -> None:
    contact = Contact("王小明", language="en-GB")
    services = (MessagingId(contact.id, "DingTalk", "wang"), MessagingId(contact.id, "weixin", "xm"))
    lines = lines_of(Profile(contact, messaging_ids=services, phones=(Phone(contact.id, "010 5923 0000", "home fax"),)))
    assert {("钉钉", "wang"), ("微信", "xm"), ("家庭传真", "010 5923 0000"), ("语言", "英语")} <= set(lines)


LOOK_IN = "Look in:"


def test_qt_speaks_one_language_at_a_time_whoever_let_it_speak_before(chinese: None, dressed: QApplication) -> None:
    assert QApplication.translate("QFileDialog", LOOK_IN) == "查找范围："
    # As a second window of the process, or a switch of its language, does: the first may be held on to.
    set_default_language("en")
    let_qt_speak(dressed)
    assert QApplication.translate("QFileDialog", LOOK_IN) == LOOK_IN
    assert len(dressed.findChildren(QtWords)) == 1
    keep_qt_silent(dressed)
    assert QKeySequence("Return").toString(QKeySequence.SequenceFormat.NativeText) == "Return"


def test_a_switch_of_the_window_takes_qts_words_along(dressed: QApplication, home: Path, books: Books) -> None:
    tour = Tour(dressed, home, books, "zh_CN", "light")
    with tour.window(books.empty) as window:
        assert QApplication.translate("QFileDialog", LOOK_IN) == "查找范围："
        window.act("language")
        until(lambda: QApplication.translate("QFileDialog", LOOK_IN) == LOOK_IN)
        settle()
