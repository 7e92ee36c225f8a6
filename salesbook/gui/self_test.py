"""What the self-test sees of the window: every page drawn without a screen, and papers as the preview and the printer get them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QDeadlineTimer, QEvent, QEventLoop, QIODevice, QSize
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import Text
from salesbook.gui.actions import PAGES
from salesbook.gui.application import Application
from salesbook.system.i18n import language, set_default_language
from salesbook.system.settings import Settings, save_settings

# A page with words on it has many colours, because letters are drawn with soft edges; an empty one has a handful.
COLOURS = 24
WAIT_MILLISECONDS = 20_000
OUR_FONT = "Noto Sans SC"


def draw_pages_of(book: Path, code: str) -> tuple[str, ...]:
    """Open the window on a notebook in a language and draw every page; returns their names.

    Settings are written to the notebook's folder. Raises SalesbookError for what stays blank or speaks another language.
    """
    app = QApplication.instance() or QApplication(["salesbook"])
    assert isinstance(app, QApplication)
    spoken = language()
    save_settings(book.parent, Settings(book.name, code, theme="light"))
    set_default_language(code)
    try:
        application = Application(book.parent, app)
        _see_what_belongs_to_qt(code)
        application.open(book)
        return _drawn(application)
    finally:
        set_default_language(spoken)


def _drawn(application: Application) -> tuple[str, ...]:
    window = application.window
    assert window is not None
    try:
        _wait(lambda: window.is_open, "the window")
        for page in PAGES:
            window.show_page(page.name)
            _wait(lambda: colours_in(window.stack.grab().toImage()) > COLOURS, page.name)
    finally:
        window.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return tuple(page.name for page in PAGES)


def draw_paper(pdf: bytes) -> None:
    """Draw the first page of a PDF as the preview does, and load what prints it; raises SalesbookError where it stays blank."""
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPrintSupport import QPrinterInfo

    data = QByteArray(pdf)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    picture = document.render(0, QSize(600, 850))
    document.close()
    QPrinterInfo.availablePrinterNames()
    if colours_in(picture) <= COLOURS:
        raise SalesbookError(Text("“{name}” stays blank", name="PDF"))


def colours_in(picture: QImage) -> int:
    """How many colours a picture has; how far they cover what is under them counts, because a page of a PDF is clear."""
    plain = picture.convertToFormat(QImage.Format.Format_ARGB32)
    return len(set(memoryview(plain.constBits()).cast("I")))


def _see_what_belongs_to_qt(code: str) -> None:
    if OUR_FONT not in QFontDatabase.families():
        raise SalesbookError(Text("the font {name} is missing", name=OUR_FONT))
    if (QApplication.translate("QPlatformTheme", "Cancel") == "Cancel") != (code == "en"):
        raise SalesbookError(Text("Qt’s own words in Chinese are missing"))


def _wait(condition: Callable[[], bool], name: str) -> None:
    deadline = QDeadlineTimer(WAIT_MILLISECONDS)
    while not condition():
        if deadline.hasExpired():
            raise SalesbookError(Text("“{name}” stays blank", name=name))
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
