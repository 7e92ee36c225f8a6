"""Bringing an address book into the window: in a process of its own, as one step, and cancelled without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QProgressDialog
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.errors import SalesbookError
from salesbook.gui.application import Application
from salesbook.gui.first_run import FirstRun
from salesbook.gui.importing import bring_in
from salesbook.gui.main_window import MainWindow
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.system.i18n import in_language
from salesbook.system.progress import Cancelled, silent
from salesbook.wording import render
from tests.gui.screens import settle, until

CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nTEL:{phone}\r\n{more}END:VCARD\r\n"
    for name, phone, more in (("王小明", "13800138000", ""), ("Anna Berg", "13900139000", "BDAY:no day\r\n"))
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.vcf"
    path.write_text(CARDS, "utf-8")
    return path


def names(session: Session) -> list[str]:
    return [one.name for one in session.reader.select(Contact, "1 ORDER BY key")]


def test_what_a_file_brings_is_one_step_and_one_sentence(empty_session: Session, file: Path, qtbot: QtBot) -> None:
    window = MainWindow("book", Preferences(file.parent), LIGHT)
    qtbot.addWidget(window)
    window.open(empty_session)
    window.show()
    with qtbot.waitSignal(window.requests.said, timeout=20_000) as told:
        window.dialogs.import_file(file)
    assert names(empty_session) == ["王小明", "Anna Berg"]
    with in_language("en"):
        said = render(told.args[0])
    assert said.startswith("2 contacts added; 1 value to check, line 10: ")
    with qtbot.waitSignal(empty_session.done):
        empty_session.undo()
    assert names(empty_session) == []
    with qtbot.waitSignal(window.requests.refused, timeout=20_000) as refused:
        window.dialogs.import_file(file.with_name("gone.vcf"))
    assert "gone.vcf" in str(refused.args[0])
    assert names(empty_session) == []


def test_a_cancelled_import_leaves_nothing(empty_session: Session, file: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        empty_session.write_apart(bring_in, file, progress=stop)
    assert names(empty_session) == []
    assert empty_session.write_apart(bring_in, file, progress=silent).added == 2
    assert bring_in(*empty_session.book, file).known == 2


def test_a_file_of_another_kind_is_refused_in_words(empty_session: Session, file: Path) -> None:
    with pytest.raises(SalesbookError, match=r"mine\.doc"):
        empty_session.write_apart(bring_in, file.rename(file.with_suffix(".doc")), progress=silent)


class Chosen:
    """The rep's answers to the prompts of the first run."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def file_to_import(self) -> Path:
        return self.file


@pytest.mark.parametrize("readable", [True, False])
def test_the_first_run_opens_the_notebook_whatever_becomes_of_the_file(
    dressed: QApplication, home: Path, file: Path, readable: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("salesbook.gui.protection.ask_password", lambda _parent: _password())
    monkeypatch.setattr("salesbook.gui.protection.show_recovery_words", lambda *_words: None)
    application = Application(home, dressed)
    application.open(None)
    welcome = application.welcome
    assert isinstance(welcome, FirstRun)
    welcome._prompts = Chosen(file if readable else file.with_name("gone.vcf"))  # type: ignore[assignment]
    welcome.import_mine()
    assert not welcome.isEnabled()
    until(lambda: application.window is not None and application.window.is_open, 20_000)
    assert application.session is not None
    assert application.window is not None
    assert names(application.session) == (["王小明", "Anna Berg"] if readable else [])
    settle()
    assert application.window.toast.isVisible()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QProgressDialog) and one.isVisible()]
    application.window.close()
    settle()


def _password() -> object:
    from salesbook.store.keys import ByPassword

    return ByPassword("long enough")
