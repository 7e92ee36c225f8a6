"""The longest stall of the GUI thread in a scripted day, while 20,000 cards are imported and 200 sheets are composed.

Measured in one process, offscreen, on 10,000 contacts: a timer of the GUI thread is due every 5 ms; a stall is how much later
it comes. Behind the window a process of its own reads the cards of a file and compares them with the notebook; their review is
shown, scrolled and chosen in; another process adds them as one step, and a third composes the call sheets of a day with 200
visits, all asked for as the window does. Meanwhile the day is lived in turns of 100 ms: searching by keys, opening contacts,
scrolling the list, going to Today and back, logging a visit with its dialog. The
floor is the 100 ms that nothing may take, so this one figure is milliseconds and not a ratio of two programs: judge it on an
idle machine.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from time import perf_counter

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.bench_window_use import Opened, until
from benchmarks.big_notebook import scratch_folder
from benchmarks.figure import Figure, judge, percentile, report
from salesbook.domain.contact import Contact, Phone
from salesbook.domain.duplicates import Verdict
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.domain.visit import Participation, Visit, VisitState
from salesbook.formats.vcard_write import VCardExporter
from salesbook.gui.apart import apart
from salesbook.gui.jobs import Job
from salesbook.gui.papers import Sheets, save_call_sheets
from salesbook.gui.transfer.choices import Choice
from salesbook.gui.transfer.import_dialog import ImportDialog
from salesbook.gui.transfer.review import Review, Wanted, review_of, write
from salesbook.store.notebook import Notebook
from salesbook.system.progress import Progress, silent

CARDS, SHEETS, CONTACTS = 20_000, 200, 10_000
DUE_MS, TURN_MS = 5, 100
LONGEST = 0.100


class Watchdog(QObject):
    """Counts how late a timer of the GUI thread comes, and in which turn of the day."""

    def __init__(self) -> None:
        super().__init__()
        self.stalls: list[tuple[float, str]] = []
        self.doing = ""
        self._before = perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._come)
        self._timer.start(DUE_MS)

    def _come(self) -> None:
        now = perf_counter()
        self.stalls.append((now - self._before - DUE_MS / 1000, self.doing))
        self._before = now


class Day:
    """The turns of a day, one after the other, until the work behind the window is done."""

    def __init__(self, book: Opened, dog: Watchdog) -> None:
        self._book, self._dog = book, dog
        self._turns = self._script()
        self._timer = QTimer()
        self._timer.timeout.connect(lambda: next(self._turns))
        self._timer.start(TURN_MS)

    def end(self) -> None:
        """No more turns."""
        self._timer.stop()

    def go_on(self) -> None:
        """More turns."""
        self._timer.start(TURN_MS)

    def _script(self) -> Iterator[None]:
        window, dog = self._book.window, self._dog
        bar = self._book.list.verticalScrollBar()
        for turn in count():
            dog.doing = "search"
            window.palette_list.open()
            for key in "wang":
                QTest.keyClicks(window.top_bar.search, key)
                yield
            window.palette_list.leave()
            yield
            dog.doing = "open a contact"
            window.open_contact(self._book.other if turn % 2 else self._book.often)
            yield
            dog.doing = "scroll"
            for _step in range(5):
                bar.setValue((bar.value() + 4_000) % max(1, bar.maximum()))
                yield
            dog.doing = "log a visit"
            dialog = window.dialogs.visit((self._book.other,), planning=False)
            yield
            dialog.reject()
            yield
            dog.doing = "go to Today"
            window.show_page("today")
            yield
            dog.doing = "go to Contacts"
            window.show_page("contacts")
            yield


def plan_the_day(notebook: Notebook, day: datetime) -> None:
    """200 visits on one day, each with a contact of its own."""
    contacts = notebook.select(Contact, f"1 ORDER BY key DESC LIMIT {SHEETS}")
    with notebook.change(Text("Plan the day")) as change:
        for place, contact in enumerate(contacts):
            visit = Visit(day.date(), day.time().replace(minute=place % 60), VisitState.PLANNED)
            change.insert(visit)
            change.insert(Participation(visit.id, contact.id))


def cards(file: Path, now: datetime) -> Path:
    """A file of 20,000 cards."""
    made = []
    for number in range(CARDS):
        contact = Contact(f"Neu {number} 李小明", "李", f"小明{number}")
        made.append(Profile(contact, phones=(Phone(contact.id, f"139 0000 {number:05}", "mobile"),)))
    file.write_bytes(VCardExporter("vCard", "3.0").write(made, now, silent))
    return file


def main() -> int:
    """Live the day, and judge its longest stall."""
    app = QApplication([])
    with scratch_folder() as folder:
        book = Opened(Path(folder), CONTACTS)
        session, day = book.session, datetime.combine(book.session.today, datetime.min.time(), UTC).replace(hour=9)
        day = day.replace(year=day.year + 1)
        session.do(plan_the_day, day)
        file = cards(Path(folder) / "cards.vcf", day)
        session.wait()
        until(lambda: not session.is_busy)
        dog = Watchdog()
        script = Day(book, dog)
        times = live(book, file, day, dog, script)
        script.end()
        book.close()
    app.processEvents()
    return verdict(dog, times)


def live(book: Opened, file: Path, day: datetime, dog: Watchdog, script: Day) -> list[tuple[str, float]]:
    """Import the cards and compose the sheets; returns how long each took."""
    session, paper = book.session, file.with_suffix(".pdf")

    def asked(work: Callable[[Progress], object]) -> object:
        done: list[object] = []
        job = Job(work, book.window)
        job.succeeded.connect(done.append)
        job.start()
        until(lambda: bool(done), 300_000)
        return done[0]

    wanted = Sheets(day.date(), session.today, "zh_CN", "a4")
    start = perf_counter()
    review = asked(lambda progress: review_of(session.book, (file,), progress))
    assert isinstance(review, Review)
    read = perf_counter()
    script.end()
    wanted_cards = looked_over(book, review, dog)
    assert len(wanted_cards.added) == CARDS
    script.go_on()
    looked = perf_counter()

    def written(progress: Progress) -> bool:
        session.write_apart(write, wanted_cards, progress=progress)
        return True

    asked(written)
    session.look_round()
    imported = perf_counter()
    pages = asked(lambda progress: apart(save_call_sheets, session.book, wanted, paper, progress=progress))
    assert isinstance(pages, int)
    assert pages >= SHEETS
    composed = perf_counter()
    return [
        (f"reading and matching {CARDS} cards behind the window", read - start),
        (f"adding {CARDS} cards behind the window", imported - looked),
        (f"composing {pages} sheets behind the window", composed - imported),
    ]


def looked_over(book: Opened, review: Review, dog: Watchdog) -> Wanted:
    """Show the review, scroll through it, skip all of one kind and take them in again; returns what is to be written."""
    dog.doing = "review the cards"
    dialog = ImportDialog(book.window, book.session, book.window.requests, book.window.theme, review)
    dialog.open()
    bar = dialog.table.verticalScrollBar()
    for place in range(0, bar.maximum(), max(1, bar.maximum() // 20)):
        bar.setValue(place)
        QApplication.processEvents()
    for choice in (Choice.SKIP, Choice.ADD):
        dialog.model.choose(dialog.model.of_kind((Verdict.NEW, None)), choice)
        QApplication.processEvents()
    wanted = dialog.model.wanted()
    dialog.reject()
    QApplication.processEvents()
    return wanted


def verdict(dog: Watchdog, times: list[tuple[str, float]]) -> int:
    """Print what took how long and where the longest stalls were, and judge the longest."""
    for name, took in times:
        report(name, took)
    late = [stall for stall, _doing in dog.stalls]
    report("stall, 99th percentile", percentile(late, 0.99))
    for doing in dict.fromkeys(doing for _stall, doing in dog.stalls):
        report(f"longest stall: {doing}", max(stall for stall, where in dog.stalls if where == doing))
    return judge(Figure("longest stall of a day, against 100 ms", max(late), LONGEST, 1.0))


if __name__ == "__main__":
    sys.exit(main())
