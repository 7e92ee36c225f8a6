"""Files dropped anywhere on the window are reviewed; text and links go where they would have gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from salesbook.gui.application import Application
from salesbook.gui.first_run import FirstRun
from salesbook.gui.main_window import MainWindow
from salesbook.wording import render
from tests.gui.screens import settle, until
from tests.gui.transfer.cards import WANG, written
from tests.gui.transfer.conftest import names


def mime_of(*urls: QUrl, text: str = "") -> QMimeData:
    made = QMimeData()
    if urls:
        made.setUrls(list(urls))
    if text:
        made.setText(text)
    return made


def files_in(*files: Path) -> QMimeData:
    # As file managers do, which give the paths as text as well.
    return mime_of(*(QUrl.fromLocalFile(str(file)) for file in files), text="\n".join(map(str, files)))


def drag_over(window: QWidget, mime: QMimeData, at: QPointF) -> bool:
    """Whether the window of the system takes what is dragged over it, before any widget is asked."""
    event = QDragEnterEvent(
        at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(window.windowHandle(), event)
    return event.isAccepted()


def drop(window: QWidget, mime: QMimeData, at: QPointF) -> bool:
    event = QDropEvent(
        *(at, Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
        QEvent.Type.Drop,
    )
    event.ignore()
    QApplication.sendEvent(window.windowHandle(), event)
    return event.isAccepted()


def over(widget: QWidget, window: QWidget) -> QPointF:
    return QPointF(widget.mapTo(window, widget.rect().center()))


def test_files_are_taken_wherever_they_are_dropped(window: MainWindow, file: Path, tmp_path: Path) -> None:
    second = written(tmp_path / "second.vcf", WANG.replace("王小明", "李娜"))
    field = window.top_bar.search
    assert drag_over(window, files_in(file, second), over(field, window))
    assert drop(window, files_in(file, second), over(field, window))
    until(lambda: window.dialogs.importing.dialog is not None, 20_000)
    dialog = window.dialogs.importing.dialog
    assert dialog is not None
    assert dialog.model.review.files == ("mine.vcf", "second.vcf")
    # The field under them took nothing for text.
    assert field.text() == ""
    assert names(window.session) == []


def test_while_files_are_dragged_the_window_says_what_dropping_does(window: MainWindow, file: Path) -> None:
    from salesbook.gui.transfer.dropping import DropDoor

    door = window.findChild(DropDoor)
    assert door is not None
    drag_over(window, files_in(file), QPointF(300, 300))
    assert door.sign.isVisible()
    assert door.sign.words.text()
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert not door.sign.isVisible()


@pytest.mark.parametrize("name", ["folder", "list.xls", "visits.ics"])
def test_a_folder_or_another_format_is_refused_in_one_sentence(window: MainWindow, tmp_path: Path, name: str) -> None:
    bad = tmp_path / name
    bad.mkdir() if name == "folder" else bad.write_bytes(b"x")
    told: list[str] = []
    window.requests.refused.connect(lambda error: told.append(render(error.text)))
    assert drop(window, files_in(bad), QPointF(300, 300))
    until(lambda: bool(told))
    assert len(told) == 1
    assert name in told[0]
    assert window.dialogs.importing.job is None


@pytest.mark.parametrize(
    "mime",
    [
        mime_of(QUrl("https://a.example/mine.vcf"), text="https://a.example/mine.vcf"),
        mime_of(text="BEGIN:VCARD"),
        mime_of(),
    ],
    ids=["url", "text", "nothing"],
)
def test_links_and_text_are_left_to_what_is_under_them_and_nothing_is_fetched(
    window: MainWindow, mime: QMimeData
) -> None:
    assert not drag_over(window, mime, QPointF(300, 400))
    assert not drop(window, mime, QPointF(300, 400))
    settle()
    assert window.dialogs.importing.job is None
    assert window.dialogs.importing.dialog is None


def test_nothing_is_taken_while_a_dialog_waits_for_its_answer(window: MainWindow, file: Path) -> None:
    dialog = window.dialogs.visit((), planning=False)
    settle()
    assert not drag_over(window, files_in(file), QPointF(300, 300))
    dialog.close()
    settle()
    assert drag_over(window, files_in(file), QPointF(300, 300))


class Chosen:
    """The rep's answers to the prompts of the first run."""

    def __init__(self, *files: Path) -> None:
        self.files = files

    def files_to_import(self) -> tuple[Path, ...]:
        return self.files


@pytest.fixture
def application(dressed: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch) -> Application:
    from salesbook.store.keys import ByPassword

    monkeypatch.setattr("salesbook.gui.protection.ask_password", lambda _parent: ByPassword("long enough"))
    monkeypatch.setattr("salesbook.gui.protection.show_recovery_words", lambda *_words: None)
    made = Application(home, dressed)
    made.open(None)
    settle()
    return made


@pytest.mark.parametrize("way", ["chosen", "dropped"])
def test_the_first_run_reviews_the_files_in_the_new_notebook(application: Application, file: Path, way: str) -> None:
    welcome = application.welcome
    assert isinstance(welcome, FirstRun)
    if way == "chosen":
        welcome._prompts = Chosen(file)  # type: ignore[assignment]
        welcome.import_mine()
    else:
        assert drop(welcome, files_in(file), QPointF(100, 100))
    until(lambda: application.window is not None and application.window.is_open, 20_000)
    window = application.window
    assert window is not None
    until(lambda: window.dialogs.importing.dialog is not None, 20_000)
    dialog = window.dialogs.importing.dialog
    assert dialog is not None
    dialog.attempt()
    until(lambda: dialog.feet.currentIndex() == 1, 20_000)
    assert application.session is not None
    assert names(application.session) == ["王小明", "Anna Berg"]
    dialog.accept()
    window.close()
    settle()


@pytest.mark.parametrize("name", ["letter.doc", "folder"])
def test_the_first_run_refuses_before_it_asks_for_a_password(
    application: Application, home: Path, tmp_path: Path, name: str
) -> None:
    bad = tmp_path / name
    bad.mkdir() if name == "folder" else bad.write_bytes(b"x")
    welcome = application.welcome
    assert isinstance(welcome, FirstRun)
    assert drop(welcome, files_in(bad), QPointF(100, 100))
    until(lambda: bool(welcome.trouble.text()))
    assert name in welcome.trouble.text()
    assert list(home.glob("*.salesbook")) == []
    assert application.window is None
    welcome.close()


def test_a_file_that_is_gone_leaves_an_open_notebook_and_one_sentence(application: Application, file: Path) -> None:
    welcome = application.welcome
    assert isinstance(welcome, FirstRun)
    welcome._prompts = Chosen(file.with_name("gone.vcf"))  # type: ignore[assignment]
    welcome.import_mine()
    until(lambda: application.window is not None and application.window.is_open, 20_000)
    window = application.window
    assert window is not None
    until(window.toast.isVisible, 20_000)
    assert "gone.vcf" in window.toast.words.text()
    assert window.dialogs.importing.dialog is None
    window.close()
    settle()
