"""Making papers for the window, in a process of their own with a reader of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from salesbook.store.notebook import NotebookReader
from salesbook.system.progress import Progress, silent

# The file of a notebook and its key.
Book: TypeAlias = tuple[Path, bytes]


@dataclass(frozen=True)
class Sheets:
    """Which call sheets are wanted: of the visits of a day, as things stand today, in a language on a paper."""

    day: date
    today: date
    language: str
    paper: str


def save_call_sheets(book: Book, wanted: Sheets, file: Path, progress: Progress = silent) -> int:
    """Write the call sheets of a day to a file; returns the number of pages. Raises Cancelled."""
    from salesbook.reports import report_named
    from salesbook.reports.options import CallSheetOptions
    from salesbook.reports.page import paper_named
    from salesbook.reports.report import write

    report = report_named("call-sheet")
    options = CallSheetOptions(wanted.day, wanted.day)
    how: dict[str, Any] = {"language": wanted.language, "paper": paper_named(wanted.paper), "progress": progress}
    with _read(book) as reader:
        return write(report, reader, options, wanted.today, file, **how).pages


def call_sheets_to_print(book: Book, wanted: Sheets, progress: Progress = silent) -> bytes:
    """The call sheets of a day as a PDF in memory. Raises Cancelled."""
    from salesbook.reports import report_named
    from salesbook.reports.options import CallSheetOptions
    from salesbook.reports.page import paper_named
    from salesbook.reports.report import render

    report = report_named("call-sheet")
    with _read(book) as reader:
        content = report.gather(reader, CallSheetOptions(wanted.day, wanted.day), wanted.today, progress)
    how: dict[str, Any] = {"language": wanted.language, "paper": paper_named(wanted.paper), "progress": progress}
    return render(report.compose, content, **how).pdf


def recovery_sheet_pdf(
    notebook: str, words: tuple[str, ...], day: date, paper: str, progress: Progress = silent
) -> bytes:
    """The recovery sheet as a PDF in memory, in both languages."""
    from salesbook.reports.page import paper_named
    from salesbook.reports.recovery_sheet import RecoverySheet, compose

    return compose(RecoverySheet(notebook, words, day), paper_named(paper), progress).pdf


@contextmanager
def _read(book: Book) -> Iterator[NotebookReader]:
    from salesbook.queries.settings import speak_its_words

    reader = NotebookReader.open(*book)
    try:
        speak_its_words(reader)
        yield reader
    finally:
        reader.close()
