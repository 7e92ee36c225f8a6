"""The window on 100,000 contacts, against the same window on 10,000: a keystroke, opening a contact, scrolling the list.

Measured in one process, offscreen, both windows taking turns: from a key pressed in the one search field to the painted
results (95th percentile of the keystrokes of ten words); from asking for a contact with 1,000 visits to its painted page
(median); a frame of the list of contacts while it is scrolled by pixels and by the page through the whole book (95th
percentile). Floor: the same in the book of a tenth. A book ten times as large may cost twice as much.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QThreadPool, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.big_notebook import KEY, make_big_notebook, scratch_folder
from benchmarks.figure import Figure, judge, percentile, report, seconds
from salesbook.gui.application import Application
from salesbook.gui.contacts.contacts_page import ContactsPage
from salesbook.store.driver import connect
from salesbook.store.key_file import KeyFile, key_check, write_key_file
from salesbook.store.key_slots import UnprotectedSlot
from salesbook.store.keys import key_path

GROWTH = 2.0
BIG, SMALL = 100_000, 10_000
VISITS_OF_ONE = 1_000
ROUNDS = 15
WORDS = ("wang", "zhangwei", "lixm", "anna b", "1380", "报价", "样品", "上海", "王伟", "demo")
# Pixels of one turn of the wheel, and frames by the wheel and by leaps.
WHEEL, ROLLED, LEAPS = 60, 60, 60


class Opened:
    """One book in its window, with the contact who was visited most and another one."""

    def __init__(self, folder: Path, contacts: int) -> None:
        path = make_big_notebook(folder / f"{contacts}.salesbook", contacts, contacts // 5)
        write_key_file(key_path(path), KeyFile("big", key_check(KEY), (UnprotectedSlot(KEY),)))
        self.often, self.other = often_visited(path)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self._application = application = Application(folder, app)
        application.open(path)
        assert application.window is not None
        self.window = application.window
        self.window.resize(1366, 768)
        filled: list[bool] = []
        self.window.filled.connect(lambda: filled.append(True))
        until(lambda: bool(filled))
        QThreadPool.globalInstance().waitForDone()
        assert application.session is not None
        self.session = application.session
        self.window.show_page("contacts")
        page = self.window.pages["contacts"]
        assert isinstance(page, ContactsPage)
        self.list = page.panel.list
        until(lambda: len(self.list.contacts.ids) == contacts)
        until_idle()

    def type(self, words: str) -> list[float]:
        """Type words into the search field; returns the seconds of each key."""
        palette, field = self.window.palette_list, self.window.top_bar.search
        # Two windows are open, and answers are shown only where the keys go.
        self.window.activateWindow()
        until(self.window.isActiveWindow)
        palette.open()
        field.clear()
        until_idle()
        times = [seconds(lambda key=key: self._press(key)) for key in words]  # type: ignore[misc]
        palette.leave()
        until_idle()
        return times

    def _press(self, key: str) -> None:
        field = self.window.top_bar.search
        if key.isascii():
            QTest.keyClicks(field, key)
        else:
            # As an input method commits it.
            field.insert(key)
        # A large book answers on another thread: what counts is when its answer is there.
        until(lambda: self.window.palette_list.shows_what_is_typed)
        self.window.palette_list.list.viewport().repaint()

    def open_often(self) -> float:
        """Open the contact with 1,000 visits from another one; returns seconds."""
        self.window.open_contact(self.other)
        until_idle()
        return seconds(self._open)

    def _open(self) -> None:
        self.window.open_contact(self.often)
        QApplication.processEvents()
        self.window.repaint()

    def scroll(self) -> list[float]:
        """Scroll by the wheel and then by leaps; returns the seconds of each frame."""
        bar = self.list.verticalScrollBar()
        steps = [WHEEL * step for step in range(ROLLED)]
        steps += [bar.maximum() * step // LEAPS for step in range(LEAPS)]
        times = [seconds(lambda at=at: self._scroll_to(at)) for at in steps]  # type: ignore[misc]
        bar.setValue(0)
        until_idle()
        return times

    def _scroll_to(self, place: int) -> None:
        self.list.verticalScrollBar().setValue(place)
        self.list.viewport().repaint()

    def forget_rows(self) -> None:
        """Let the list ask for its rows again, as after a change."""
        self.list.contacts.show(self.list.contacts.ids, self.session.today)

    def close(self) -> None:
        """Close the window and the book."""
        self.window.close()


def often_visited(path: Path) -> tuple[str, str]:
    """Give the first contact the newest 1,000 visits; returns its id and the next one's."""
    connection = connect(path, KEY)
    connection.execute("PRAGMA query_only = OFF")
    often, other = (row[0] for row in connection.execute("SELECT id FROM contact ORDER BY key LIMIT 2"))
    for table in ("evidence", "participation"):
        connection.execute(
            f"UPDATE {table} SET contact_id = ? WHERE visit_id IN (SELECT id FROM visit ORDER BY key DESC LIMIT ?)",
            (often, VISITS_OF_ONE),
        )
    connection.commit()
    connection.close()
    return often, other


def until(condition: Callable[[], bool], milliseconds: int = 60_000) -> None:
    """Let the program work until something holds: asleep between events as it is, so that other threads go on."""
    deadline = QDeadlineTimer(milliseconds)
    awake = QTimer()
    awake.start(20)
    while not condition():
        if deadline.hasExpired():
            raise SystemExit("the window did not come so far")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def until_idle() -> None:
    """Let everything happen that is due, timers of a list that settles included."""
    deadline = QDeadlineTimer(80)
    until(deadline.hasExpired)


def main() -> int:
    """Measure both windows in turns, and judge."""
    _app = QApplication([])
    with scratch_folder() as folder:
        books = [Opened(Path(folder), contacts) for contacts in (BIG, SMALL)]
        keys: list[list[float]] = [[], []]
        opened: list[list[float]] = [[], []]
        frames: list[list[float]] = [[], []]
        for word in WORDS:
            for found, book in zip(keys, books, strict=True):
                found.extend(book.type(word))
        for turn in range(ROUNDS):
            for found, book in list(zip(opened, books, strict=True))[:: -1 if turn % 2 else 1]:
                found.append(book.open_often())
        for _turn in range(3):
            for found, book in zip(frames, books, strict=True):
                book.forget_rows()
                found.extend(book.scroll())
        for book in books:
            book.close()
    key, key_floor = (percentile(found, 0.95) for found in keys)
    open_, open_floor = (statistics.median(found) for found in opened)
    frame, frame_floor = (percentile(found, 0.95) for found in frames)
    report("keystroke to painted results, 95th percentile", key, "16 ms")
    report("keystroke to painted results, median", statistics.median(keys[0]))
    report("opening a contact with 1,000 visits", open_, "50 ms")
    report("a frame of scrolling, 95th percentile", frame, "16 ms")
    return judge(
        Figure("keystroke, 100,000 against 10,000", key, key_floor, GROWTH),
        Figure("opening, 100,000 against 10,000", open_, open_floor, GROWTH),
        Figure("scrolling, 100,000 against 10,000", frame, frame_floor, GROWTH),
    )


if __name__ == "__main__":
    sys.exit(main())
