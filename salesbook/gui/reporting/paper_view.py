"""The paper as it will be printed, from memory: the pages under each other, white in every theme."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMargins, QPointF, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from salesbook.gui.theme import Theme
from salesbook.system.i18n import gettext as _

AROUND, BETWEEN = 24, 12
LEAST, MOST, STEP = 0.25, 4.0, 1.25


class PaperView(QPdfView):
    """Shows a PDF. `turned` carries the page that is looked at, from 0; `zoomed` comes when the size was changed by keys."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        # Not children of this view: half destroyed, it would still hear that its document goes. The buffer goes last.
        self._document = QPdfDocument(parent)
        self._buffer = QBuffer(parent)
        self.setDocument(self._document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setDocumentMargins(QMargins(AROUND, AROUND, AROUND, AROUND))
        self.setPageSpacing(BETWEEN)
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.setAccessibleName(_("Preview"))
        palette = self.palette()
        # The desk the paper lies on; Qt paints it in this role.
        palette.setColor(QPalette.ColorRole.Dark, QColor(theme.window))
        self.setPalette(palette)
        self.pageNavigator().currentPageChanged.connect(self._tell_page)

    @property
    def pages(self) -> int:
        """How many pages the paper has."""
        return self._document.pageCount()

    @property
    def page(self) -> int:
        """The page that is looked at, from 0."""
        return self.pageNavigator().currentPage()

    def show_pdf(self, pdf: bytes) -> None:
        """Show a paper; the place stays where it was, as far as the new one reaches."""
        place = self.verticalScrollBar().value()
        self._document.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(pdf))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.verticalScrollBar().setValue(place)
        self._tell_page(self.page)

    def turn(self, pages: int) -> None:
        """Go so many pages on, or back; past the ends nothing happens."""
        wanted = self.page + pages
        if 0 <= wanted < self.pages:
            self.pageNavigator().jump(wanted, QPointF(), self.pageNavigator().currentZoom())
            self._tell_page(wanted)

    def zoom(self, factor: float) -> None:
        """Show the paper at a multiple of its own size."""
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(max(factor, LEAST), MOST))

    def zoom_by(self, steps: int) -> None:
        """Larger or smaller by a step."""
        self.zoom(self.shown_factor() * STEP**steps)
        self.zoomed.emit()

    def shown_factor(self) -> float:
        """The factor that is seen, also while the paper fits itself to the room."""
        if self.zoomMode() is QPdfView.ZoomMode.Custom or not self.pages:
            return self.zoomFactor()
        room = self.viewport().size()
        page = self._document.pagePointSize(self.page)
        per_point = self.logicalDpiX() / 72
        across = (room.width() - 2 * AROUND) / (page.width() * per_point)
        if self.zoomMode() is QPdfView.ZoomMode.FitToWidth:
            return across
        return min(across, (room.height() - 2 * AROUND) / (page.height() * per_point))

    def _tell_page(self, page: int) -> None:
        if self.pages:
            # What a screen reader finds in the picture.
            self.setAccessibleDescription(self._document.getAllText(page).text())
        self.turned.emit(page)
