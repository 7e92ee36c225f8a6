"""Printing a paper: the PDF's own pages, drawn on the printer the user chose. Nothing touches the disk on the way."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QMarginsF, QSize, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text
from salesbook.gui.jobs import Job, progress_dialog
from salesbook.system.i18n import gettext as _
from salesbook.system.progress import Progress, silent

# Fine enough for the smallest type, and no printer of a rep prints finer than it can be read.
DOTS_PER_INCH = 300


class NotPrinted(Refused):
    """The printer, or the file that stands for one, could not be begun."""

    def __init__(self) -> None:
        super().__init__(Text("The printer does not take the paper; see whether it is on, or choose another."))


class LoadedPaper:
    """A PDF in memory, open to be drawn from; use it in a `with`."""

    def __init__(self, pdf: bytes) -> None:
        self._data = QByteArray(pdf)
        self._buffer = QBuffer(self._data)
        self.document = QPdfDocument()

    def __enter__(self) -> QPdfDocument:
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(self._buffer)
        return self.document

    def __exit__(self, *_error: object) -> None:
        self.document.close()


def print_pdf(parent: QWidget, pdf: bytes, otherwise: Callable[[SalesbookError], None]) -> Job | None:
    """Ask for a printer and print, off the GUI thread; None where the user gave up. `otherwise` gets a refusal."""
    with LoadedPaper(pdf) as document:
        pages, printer = document.pageCount(), printer_for(document)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    if not dialog.exec():
        return None
    job = Job(lambda progress: draw_pages(pdf, printer, progress), QCoreApplication.instance())
    progress_dialog(job, _("Printing"), parent)
    job.refused.connect(otherwise)
    job.ended.connect(job.deleteLater)
    job.start()
    return job


def printer_for(document: QPdfDocument) -> QPrinter:
    """A printer set to the size of the document's first page, without margins of its own: the paper has its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    points = document.pagePointSize(0)
    size = QPageSize(QSizeF(points), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    return printer


def draw_pages(pdf: bytes, printer: QPrinter, progress: Progress = silent) -> int:
    """Draw the pages that the printer is set to; returns how many. Raises NotPrinted, and Cancelled from `progress`."""
    with LoadedPaper(pdf) as document:
        wanted = pages_of(printer, document.pageCount())
        painter = QPainter()
        if not painter.begin(printer):
            raise NotPrinted
        try:
            for number, page in enumerate(wanted):
                progress(number, len(wanted))
                if number:
                    printer.newPage()
                points = document.pagePointSize(page)
                scale = printer.resolution() / 72
                size = QSize(round(points.width() * scale), round(points.height() * scale))
                painter.drawImage(0, 0, document.render(page, size))
        except BaseException:
            printer.abort()
            raise
        finally:
            painter.end()
        progress(len(wanted), len(wanted))
        return len(wanted)


def pages_of(printer: QPrinter, count: int) -> range:
    """The pages the printer is asked for, from 0; all of them unless a range was chosen."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return range(count)
    return range(min(printer.fromPage(), count) - 1, min(printer.toPage() or count, count))
