"""Errors of ours that nothing caught: said in one sentence, logged by places in the code, without a word of the notebook."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from salesbook.gui.apart import apart
from salesbook.gui.jobs import Job
from salesbook.gui.unexpected import Guard, Unexpected
from salesbook.system.log import LOG, LONGEST, note
from salesbook.system.progress import Progress
from tests.gui.settling import settle, until

NAME = "王伟"


@pytest.fixture
def guard(dressed: QApplication, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guard]:
    """Installed for the length of a test, in the place of pytest-qt's own."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Guard(home, dressed)
    made.install()
    yield made
    if made.said is not None:
        made.said.accept()
    settle()
    made.deleteLater()


def said_by(guard: Guard) -> Unexpected:
    until(lambda: guard.said is not None and guard.said.isVisible())
    assert guard.said is not None
    return guard.said


def raise_about(name: str) -> None:
    person = {"name": name}
    raise KeyError(f"{person} is missing")


def test_an_error_in_a_slot_is_said_once_and_logged_without_words_of_the_notebook(guard: Guard, home: Path) -> None:
    pressed = QPushButton()
    pressed.clicked.connect(lambda: raise_about(NAME))
    pressed.click()
    pressed.click()
    said = said_by(guard)
    words = [one.text() for one in said.findChildren(QLabel)]
    assert words[0] == "Something went wrong. Nothing you saved is lost."
    QTest.mouseClick(said.copy, Qt.MouseButton.LeftButton)
    copied = QApplication.clipboard().text()
    assert "KeyError\n  test_unexpected.py:" in copied
    assert " raise_about" in copied
    for told in (copied, (home / LOG).read_text(encoding="utf-8")):
        assert NAME not in told
        assert str(Path(__file__).parent) not in told
    # The same error again is no second entry.
    assert (home / LOG).read_text(encoding="utf-8").count("KeyError") == 1
    said.accept()
    settle()
    assert guard.said is None


def test_an_error_in_work_behind_the_window_is_said_too(guard: Guard, dressed: QApplication) -> None:
    ended: list[bool] = []
    job = Job(lambda _progress: raise_about(NAME), dressed)
    job.ended.connect(lambda: ended.append(True))
    job.start()
    said = said_by(guard)
    assert "KeyError\n  salesbook/gui/jobs.py:" in said.details
    assert NAME not in said.details
    until(lambda: ended == [True])


def broken(_progress: Progress) -> None:
    raise_about(NAME)


def test_an_error_in_a_process_of_its_own_is_said_too(guard: Guard, dressed: QApplication) -> None:
    Job(lambda progress: apart(broken, progress=progress), dressed).start()
    until(lambda: guard.said is not None, 30_000)
    details = said_by(guard).details
    assert details.index("WorkFailed") < details.index("after KeyError") < details.index(" raise_about")
    assert NAME not in details


def test_what_led_to_it_is_named(guard: Guard) -> None:
    def slot() -> None:
        try:
            raise_about(NAME)
        except KeyError as error:
            raise RuntimeError(NAME) from error

    pressed = QPushButton()
    pressed.clicked.connect(slot)
    pressed.click()
    details = said_by(guard).details
    assert details.index("RuntimeError") < details.index("after KeyError")
    assert NAME not in details


def test_the_log_begins_anew_before_it_grows_long_and_a_home_that_is_gone_is_no_second_error(
    guard: Guard, home: Path
) -> None:
    (home / LOG).write_text("x" * (LONGEST + 1))
    pressed = QPushButton()
    pressed.clicked.connect(lambda: raise_about(NAME))
    pressed.click()
    said_by(guard)
    assert (home / LOG).stat().st_size < LONGEST
    assert (home / f"{LOG}.1").stat().st_size > LONGEST
    from salesbook.system import clock

    note(home / "gone", clock.now(), "nobody reads this")
    assert not (home / "gone").exists()
