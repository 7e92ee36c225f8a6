"""Making papers for the window, in a process of their own with a reader of their own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeAlias

from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import Text
from salesbook.store.notebook import NotebookReader
from salesbook.system.log import ErrorElsewhere, places_of
from salesbook.system.progress import Cancelled, Progress, silent

if TYPE_CHECKING:
    from salesbook.reports.report import Document

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


@dataclass(frozen=True)
class Order:
    """A paper that is wanted: a report with its options, as things stand on a day, in a language on a paper."""

    report: str
    options: Any
    today: date
    language: str
    paper: str


@dataclass(frozen=True)
class Nothing:
    """Why an order makes no paper, and whether planning a visit would change that."""

    why: Text
    plan: bool = False


@dataclass(frozen=True)
class Far:
    """How far the paper is that is being made."""

    done: int
    total: int


@dataclass(frozen=True)
class Failed:
    """Where an error of ours came from, as `system/log.py` tells it: without what it was about."""

    places: str


class PaperFailed(ErrorElsewhere):
    """A paper could not be made by an error of ours, in the process that makes papers; without places that has died."""


def made_paper(book: Book, order: Order, progress: Progress = silent) -> Document | Nothing:
    """The paper in memory, or why there is none. Raises Cancelled."""
    from salesbook.reports import report_named
    from salesbook.reports.options import NothingPlanned
    from salesbook.reports.page import paper_named
    from salesbook.reports.report import render

    report = report_named(order.report)
    try:
        with _read(book) as reader:
            order.options.check(reader)
            content = report.gather(reader, order.options, order.today, progress)
    except SalesbookError as error:
        return Nothing(error.text, isinstance(error, NothingPlanned))
    paper = paper_named(order.paper)
    return render(report.compose, content, language=order.language, paper=paper, progress=progress)


def stand_ready(pipe: Connection) -> None:
    """In a process of its own: make papers as they are ordered, until the other end of the pipe is closed.

    What comes in is `(number, book, order)`, or None to give up what is being made; a newer order does that too. What goes
    out is `(number, Far | Document | Nothing | Failed)`. The fonts are loaded before the first order comes.
    """
    from salesbook.reports.fonts import fonts

    fonts()
    while True:
        try:
            wanted = pipe.recv()
        except EOFError:
            return
        if wanted is not None:
            _fulfil(pipe, *wanted)


# How often a paper tells how far it is.
_TOLD_SECONDS = 0.1


def _fulfil(pipe: Connection, number: int, book: Book, order: Order) -> None:
    told = 0.0

    def far(done: int, total: int) -> None:
        nonlocal told
        if pipe.poll():
            raise Cancelled
        if monotonic() - told > _TOLD_SECONDS:
            told = monotonic()
            pipe.send((number, Far(done, total)))

    answer: Document | Nothing | Failed
    try:
        answer = made_paper(book, order, far)
    except Cancelled:
        return
    except Exception as error:
        answer = Failed(places_of(error))
    pipe.send((number, answer))


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
