"""Printing: every page of the PDF comes out, whole and not blank, without a file on the way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from salesbook.gui.papers import Sheets, call_sheets_to_print
from salesbook.gui.printing import LoadedPaper, NotPrinted, draw_pages, printer_for
from salesbook.gui.session import Session


def test_the_call_sheets_of_a_day_are_printed_page_by_page(sample_session: Session, tmp_path: Path) -> None:
    pdf = call_sheets_to_print(sample_session.book, Sheets(date.today(), date.today(), "zh_CN", "a4"))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    printer.setResolution(100)
    printer.setFullPage(True)
    assert draw_pages(pdf, printer) == 4
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 4
    shown = printed.render(0, printed.pagePointSize(0).toSize())
    shades = {shown.pixelColor(x, y).lightness() // 64 for x in range(0, shown.width(), 3) for y in range(0, 300, 2)}
    assert {0, 3} <= shades
    printed.close()


def test_a_range_of_pages_is_printed_alone(sample_session: Session, tmp_path: Path) -> None:
    pdf = call_sheets_to_print(sample_session.book, Sheets(date.today(), date.today(), "en", "letter"))
    with LoadedPaper(pdf) as document:
        printer = printer_for(document)
    assert printer.pageLayout().pageSize().id() is QPageSize.PageSizeId.Letter
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    told: list[tuple[int, int]] = []
    assert draw_pages(pdf, printer, lambda *far: told.append(far)) == 2
    assert told == [(0, 2), (1, 2), (2, 2)]
    printed = QPdfDocument()
    printed.load(str(tmp_path / "printed.pdf"))
    assert printed.pageCount() == 2
    printed.close()


def test_a_place_that_cannot_be_printed_to_is_refused(sample_session: Session, tmp_path: Path) -> None:
    pdf = call_sheets_to_print(sample_session.book, Sheets(date.today(), date.today(), "en", "a4"))
    with LoadedPaper(pdf) as document:
        printer = printer_for(document)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    with pytest.raises(NotPrinted):
        draw_pages(pdf, printer)
