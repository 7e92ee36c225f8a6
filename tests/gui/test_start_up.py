"""Starting: only Qt and the driver are loaded before the frame, and the day of a large book comes from another thread."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from salesbook.gui.asking import Questions
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.today.due_model import More, RowRole
from salesbook.gui.today.today_page import TodayPage
from salesbook.gui.widgets.empty_page import EmptyPage
from salesbook.queries.today import today

LATE = (
    "reportlab",
    "keyring",
    "sqlite_utils",
    "babel",
    "phonenumbers",
    "borax",
    "rapidfuzz",
    "cryptography",
    "icalendar",
    "python_calamine",
    "xlsxwriter",
)
PAGES = (
    "salesbook.gui.contacts.contacts_page",
    "salesbook.gui.stages.stages_page",
    "salesbook.gui.plan.plan_page",
    "salesbook.gui.visits.visit_dialog",
    "salesbook.formats",
    # The frame is painted before a notebook is opened.
    "salesbook.store",
    "salesbook.queries",
)
ASK = "import sys, salesbook.gui.application; print(*sys.modules)"


def test_the_window_is_imported_without_what_only_later_work_needs() -> None:
    run = subprocess.run((sys.executable, "-c", ASK), capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "PySide6.QtWidgets" in loaded
    assert not loaded & {*LATE, *PAGES}


def test_the_sources_of_what_is_imported_are_not_read() -> None:
    asked = (
        "import salesbook.gui.application, linecache; print(*(name for name in linecache.cache if 'salesbook' in name))"
    )
    run = subprocess.run((sys.executable, "-c", asked), capture_output=True, text=True, check=True)
    assert "salesbook/gui" not in run.stdout.replace("\\", "/")


# What the program runs is this guard: Qt would go on after an error in a slot and say nothing.
BREAK = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from salesbook.gui.entrance import run
from salesbook.gui.unexpected import Unexpected
from PySide6.QtWidgets import QApplication
app = QApplication(["salesbook"])
def broken():
    raise KeyError("somebody")
def look():
    if any(isinstance(one, Unexpected) and one.isVisible() for one in app.topLevelWidgets()):
        app.exit(7)
    else:
        QTimer.singleShot(20, look)
QTimer.singleShot(0, broken)
QTimer.singleShot(0, look)
sys.exit(run(Path(sys.argv[1]), None))
"""


def test_the_running_program_says_what_nothing_caught(tmp_path: Path) -> None:
    run = subprocess.run(
        (sys.executable, "-c", BREAK, tmp_path), capture_output=True, text=True, timeout=60, check=False
    )
    assert run.returncode == 7, run.stderr
    assert "KeyError" in (tmp_path / "salesbook.log").read_text()
    assert "somebody" not in run.stderr + (tmp_path / "salesbook.log").read_text()


def test_the_day_of_a_large_book_fills_the_page_after_it_is_shown(
    sample_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    page = TodayPage(sample_session, requests, LIGHT, Questions(sample_session, small=0))
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.counted) as counted:
        page.show()
        assert page.list.due.rowCount() == 0
        assert page.list.findChild(EmptyPage) is None
    assert counted.args == [len(today(sample_session.reader, sample_session.today).must)]
    assert page.list.isVisible()


def test_only_the_newest_of_several_questions_is_answered(
    sample_session: Session, requests: Requests, qtbot: QtBot
) -> None:
    page = TodayPage(sample_session, requests, LIGHT, Questions(sample_session, small=0))
    qtbot.addWidget(page)
    answers: list[int] = []
    page.counted.connect(answers.append)
    page.show()
    page.refresh()
    page.list.more.emit()
    qtbot.waitUntil(lambda: bool(answers))
    last = page.list.due.index(page.list.due.rowCount() - 1)
    assert not isinstance(last.data(RowRole), More)
    assert len(answers) == 1
