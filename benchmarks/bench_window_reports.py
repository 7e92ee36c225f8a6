"""The preview of a one-page report, from choosing it to its painted page, against making and painting it alone.

Measured in one process, offscreen, on the sample notebook: from an order on the Reports page, through the press that stands
ready, to the first page painted (median). Floor, in the same turns: the same paper made in this process with its fonts
loaded (open, gather, compose) and its first page rendered by QtPdf. What the page adds is pickling, two pipes and looking
at them, so it may cost one and a half times as much, and 25 ms that a busy machine needs to hand over twice.

Reported beside it: the very first preview of a page, which waits for the press to start and to load its fonts.
"""

from __future__ import annotations

import os
import statistics
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from benchmarks.big_notebook import KEY, scratch_folder
from benchmarks.figure import Figure, judge, report, seconds
from salesbook.gui.papers import Order, made_paper
from salesbook.gui.printing import LoadedPaper
from salesbook.gui.prompts import Prompts
from salesbook.gui.reporting.reports_page import ReportsPage
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT, apply_theme, load_fonts
from salesbook.operations.sample import make_sample
from salesbook.reports import report_named
from salesbook.reports.report import Document
from salesbook.store.key_file import KeyFile, key_check, write_key_file
from salesbook.store.key_slots import UnprotectedSlot
from salesbook.store.keys import key_path
from salesbook.store.notebook import Notebook

MARK = 1.5
HANDED_OVER = 0.025
ROUNDS = 15
NAME = "route"


def main() -> int:
    """Measure in turns, and judge."""
    app = QApplication([])
    load_fonts(app)
    apply_theme(app, LIGHT)
    with scratch_folder() as folder:
        session = Session(sample(Path(folder)), KEY)
        page, first = opened(session)
        report("the very first preview of a page", first)
        size = page.preview.view.viewport().size()
        floors: list[float] = []
        shown: list[float] = []
        for lap in range(ROUNDS + 1):
            for which in (0, 1) if lap % 2 else (1, 0):
                if which:
                    floors.append(seconds(lambda: alone(session, page, size)))
                else:
                    shown.append(seconds(lambda: ordered(page)))
        page.press.close()
        page.close()
        session.close()
    # The first lap warms what loads late.
    measured, floor = (statistics.median(times[1:]) for times in (shown, floors))
    report("preview of a one-page report", measured, "300 ms")
    return judge(Figure("a preview, against making it alone", measured - HANDED_OVER, floor, MARK))


def sample(folder: Path) -> Path:
    """The sample notebook, unprotected."""
    path = folder / "demo.salesbook"
    notebook = Notebook.create(path, KEY)
    make_sample(notebook, date.today())
    notebook.close()
    write_key_file(key_path(path), KeyFile("demo", key_check(KEY), (UnprotectedSlot(KEY),)))
    return path


def opened(session: Session) -> tuple[ReportsPage, float]:
    """The page with its first paper painted, and how long that took from nothing."""
    start = perf_counter()
    page = ReportsPage(session, Requests(), LIGHT, "a4", Prompts())
    page.resize(1166, 716)
    page.show_report(report_named(NAME))
    page.show()
    finish(page)
    return page, perf_counter() - start


def ordered(page: ReportsPage) -> None:
    """Order the paper again, until it is painted."""
    page.make()
    finish(page)


def finish(page: ReportsPage) -> None:
    """Until the paper is there and its first page is painted."""
    until(lambda: page.document is not None)
    page.preview.view.viewport().repaint()
    assert page.document is not None
    first_page(page.document.pdf, page.preview.view.viewport().size())


def alone(session: Session, page: ReportsPage, size: QSize) -> None:
    """The same paper without a page and a press."""
    order: Any = Order(NAME, page.form.options(), session.today, page.panel.language(), page.panel.paper())
    made = made_paper(session.book, order)
    assert isinstance(made, Document)
    first_page(made.pdf, size)


def first_page(pdf: bytes, size: QSize) -> None:
    """The first page as a picture: what the preview paints on a thread of its own, whose end nobody is told."""
    with LoadedPaper(pdf) as document:
        document.render(0, size)


def until(condition: Callable[[], bool]) -> None:
    """Let the program work until something holds."""
    deadline = QDeadlineTimer(60_000)
    while not condition():
        if deadline.hasExpired():
            raise SystemExit("the paper did not come")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


if __name__ == "__main__":
    sys.exit(main())
