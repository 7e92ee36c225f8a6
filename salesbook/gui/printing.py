"""Printing a paper: the PDF's own pages, drawn on the printer the user chose."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

# Fine enough for the smallest type, and no printer of a rep prints finer than it can be read.
DOTS_PER_INCH = 300


def print_pdf(parent: QWidget, pdf: bytes) -> bool:
    """Ask for a printer and print all pages; False where the user gave up. The paper is already of the right size."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setResolution(DOTS_PER_INCH)
    printer.setFullPage(True)
    if not QPrintDialog(printer, parent).exec():
        return False
    draw_pages(pdf, printer)
    return True


def draw_pages(pdf: bytes, printer: QPrinter) -> int:
    """Draw every page of a PDF on a page of the printer's; returns how many. Nothing touches the disk."""
    data = QByteArray(pdf)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    painter = QPainter(printer)
    for page in range(document.pageCount()):
        if page:
            printer.newPage()
        points = document.pagePointSize(page)
        scale = printer.resolution() / 72
        size = QSize(round(points.width() * scale), round(points.height() * scale))
        painter.drawImage(0, 0, document.render(page, size))
    painter.end()
    count = document.pageCount()
    document.close()
    return count
