"""Making papers for the window, on a worker thread with a reader of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from salesbook.store.notebook import NotebookReader
from salesbook.system.progress import Progress, silent


def save_call_sheets(
    reader: NotebookReader,
    day: date,
    today: date,
    path: Path,
    language: str,
    paper: str,
    progress: Progress = silent,
) -> int:
    """Write the call sheets of a day to a file; returns the number of pages. Raises Cancelled."""
    from salesbook.reports import report_named
    from salesbook.reports.options import CallSheetOptions
    from salesbook.reports.page import paper_named
    from salesbook.reports.report import write

    report = report_named("call-sheet")
    options = CallSheetOptions(day, day)
    document = write(
        report, reader, options, today, path, language=language, paper=paper_named(paper), progress=progress
    )
    return document.pages


def call_sheets_to_print(
    reader: NotebookReader, day: date, today: date, language: str, paper: str, progress: Progress = silent
) -> bytes:
    """The call sheets of a day as a PDF in memory. Raises Cancelled."""
    from salesbook.reports import report_named
    from salesbook.reports.options import CallSheetOptions
    from salesbook.reports.page import paper_named
    from salesbook.reports.report import render

    report = report_named("call-sheet")
    content = report.gather(reader, CallSheetOptions(day, day), today, progress)
    return render(report.compose, content, language=language, paper=paper_named(paper), progress=progress).pdf
